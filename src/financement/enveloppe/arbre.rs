//! The tree of envelopes, and its gate.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::probleme::{ProblemeDEnveloppe, ProblemesDEnveloppes};
use super::{Echelon, probleme};
use crate::Refus;
use crate::identifiant::{CodeContrat, CodeEnveloppe, Nom};
use crate::nombre::Euros;

/// Credits notified to a level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Enveloppe {
    /// What tells it from the others.
    pub code: CodeEnveloppe,
    /// What it is called.
    pub libelle: Nom,
    /// Its level.
    pub echelon: Echelon,
    /// The envelope that it is part of; none if it stands by itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<CodeEnveloppe>,
    /// What is notified; `None` where it is not known, which is not zero.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notifie: Option<Euros>,
}

/// Envelopes, each once, each under one that is there: one tree or several, since a contract has an
/// envelope of the State, another of the region, another of its agglomeration.
///
/// # Wire
/// The list of the envelopes, in any order; read through the same gate.
///
/// # Examples
/// A fictitious delegation, and a code that is not there:
/// ```
/// use contrat_de_ville::financement::{Echelon, Enveloppe, Enveloppes};
/// use contrat_de_ville::Euros;
///
/// let region = Enveloppe {
///     code: "BOP-R".parse()?,
///     libelle: "BOP régional".parse()?,
///     echelon: Echelon::Region,
///     parent: None,
///     notifie: Euros::parse("100000"),
/// };
/// let departement = Enveloppe {
///     code: "UO-62".parse()?,
///     libelle: "UO du département".parse()?,
///     echelon: Echelon::Departement("62".parse()?),
///     parent: Some("BOP-R".parse()?),
///     notifie: Euros::parse("40000"),
/// };
/// let enveloppes = Enveloppes::new([departement.clone(), region])?;
/// assert_eq!(enveloppes.enfants(&"BOP-R".parse()?).count(), 1);
///
/// let refus = Enveloppes::new([departement]).unwrap_err();
/// assert_eq!(
///     refus.to_string(),
///     "2 problems: envelope 1 (UO-62): no envelope \"BOP-R\" to be part of; \
///      no root: expected an envelope that is part of no other"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "Vec<Enveloppe>", into = "Vec<Enveloppe>")]
pub struct Enveloppes {
    /// By code.
    liste: Vec<Enveloppe>,
    /// The rank of the parent of each.
    parents: Vec<Option<usize>>,
    /// Every rank, each before those of its children.
    descente: Vec<usize>,
}

impl Enveloppes {
    /// The tree, or the trees, of these envelopes.
    ///
    /// # Errors
    /// A [`Refus`] that hands them back, with every problem at once: see [`ProblemeDEnveloppe`].
    pub fn new(
        enveloppes: impl IntoIterator<Item = Enveloppe>,
    ) -> Result<Self, Refus<Vec<Enveloppe>, ProblemesDEnveloppes>> {
        let entrees: Vec<Enveloppe> = enveloppes.into_iter().collect();
        let problemes = probleme::find(&entrees);
        if let Err(cause) = ProblemesDEnveloppes::none(problemes) {
            return Err(Refus { rendu: Box::new(entrees), cause });
        }
        let mut liste = entrees;
        liste.sort_unstable_by(|a, b| a.code.cmp(&b.code));
        let rangs: BTreeMap<&CodeEnveloppe, usize> =
            liste.iter().enumerate().map(|(rang, enveloppe)| (&enveloppe.code, rang)).collect();
        let parents: Vec<Option<usize>> =
            liste.iter().map(|enveloppe| rangs.get(enveloppe.parent.as_ref()?).copied()).collect();
        let descente = descend(&parents);
        Ok(Self { liste, parents, descente })
    }

    /// The envelopes, by code.
    #[must_use]
    pub fn as_slice(&self) -> &[Enveloppe] {
        &self.liste
    }

    /// The envelope of that code.
    #[must_use]
    pub fn get(&self, code: &CodeEnveloppe) -> Option<&Enveloppe> {
        self.liste.get(self.rank(code)?)
    }

    /// Those that are part of no other, by code.
    pub fn racines(&self) -> impl Iterator<Item = &Enveloppe> {
        self.liste.iter().filter(|enveloppe| enveloppe.parent.is_none())
    }

    /// Those that are part of that one, one level down, by code.
    pub fn enfants(&self, code: &CodeEnveloppe) -> impl Iterator<Item = &Enveloppe> {
        self.liste.iter().filter(move |enveloppe| enveloppe.parent.as_ref() == Some(code))
    }

    /// The envelopes of a contract, by code: it may have several.
    pub fn of_contrat(&self, contrat: CodeContrat) -> impl Iterator<Item = &Enveloppe> {
        let echelon = Echelon::Contrat(contrat);
        self.liste.iter().filter(move |enveloppe| enveloppe.echelon == echelon)
    }

    pub(super) fn rank(&self, code: &CodeEnveloppe) -> Option<usize> {
        self.liste.binary_search_by(|enveloppe| enveloppe.code.cmp(code)).ok()
    }

    pub(super) fn parent(&self, rang: usize) -> Option<usize> {
        self.parents.get(rang).copied().flatten()
    }

    /// Every rank, each before those of its children.
    pub(super) fn descente(&self) -> &[usize] {
        &self.descente
    }
}

/// Every rank, each before those of its children. The gate has refused cycles.
fn descend(parents: &[Option<usize>]) -> Vec<usize> {
    let mut enfants: Vec<Vec<usize>> = vec![Vec::new(); parents.len()];
    let mut a_visiter = Vec::new();
    for (rang, parent) in parents.iter().enumerate() {
        match parent.and_then(|parent| enfants.get_mut(parent)) {
            Some(freres) => freres.push(rang),
            None => a_visiter.push(rang),
        }
    }
    let mut descente = Vec::with_capacity(parents.len());
    while let Some(rang) = a_visiter.pop() {
        descente.push(rang);
        a_visiter.extend(enfants.get(rang).into_iter().flatten());
    }
    descente
}

impl TryFrom<Vec<Enveloppe>> for Enveloppes {
    type Error = ProblemesDEnveloppes;

    fn try_from(enveloppes: Vec<Enveloppe>) -> Result<Self, Self::Error> {
        Self::new(enveloppes).map_err(|refus| refus.cause)
    }
}

impl From<Enveloppes> for Vec<Enveloppe> {
    fn from(enveloppes: Enveloppes) -> Self {
        enveloppes.liste
    }
}

impl ProblemesDEnveloppes {
    fn none(problemes: Vec<ProblemeDEnveloppe>) -> Result<(), Self> {
        if problemes.is_empty() { Ok(()) } else { Err(Self::of(problemes)) }
    }
}
