use core::fmt;
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::contrat::PilierAnnonce;
use crate::identifiant::Nom;
use crate::texte::fold;

/// An entry of a [`MiseEnRegard`], by its column.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum EntreeDeRegard {
    /// A pilier announced by the State.
    Annonce(PilierAnnonce),
    /// An axis of the *projet de territoire*.
    Axe(Nom),
    /// A proposal of the evaluation of past contracts.
    Proposition(Nom),
}

impl EntreeDeRegard {
    const fn colonne(&self) -> u8 {
        match self {
            Self::Annonce(_) => 0,
            Self::Axe(_) => 1,
            Self::Proposition(_) => 2,
        }
    }
}

impl fmt::Display for EntreeDeRegard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Annonce(pilier) => pilier.fmt(f),
            Self::Axe(titre) | Self::Proposition(titre) => titre.fmt(f),
        }
    }
}

/// A link that someone stated between entries of two columns. It has no direction.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LienDeRegard {
    /// One end.
    pub un: EntreeDeRegard,
    /// The other.
    pub autre: EntreeDeRegard,
}

/// The three-column slide: what the State announced, what the local project says, what the evaluation of the past
/// contracts proposes. Side by side is not linked: only links that a caller states are links.
///
/// # Examples
/// ```
/// use contrat_de_ville::contrat::MiseEnRegard;
///
/// let regard: MiseEnRegard = serde_json::from_str(r#"{
///     "annonces": ["plein_emploi", "tranquillite"],
///     "axes": ["Transitions économiques"],
///     "propositions": ["Insertion socioprofessionnelle"],
///     "liens": [{"un": {"annonce": "plein_emploi"}, "autre": {"axe": "Transitions économiques"}}]
/// }"#)?;
/// assert_eq!(regard.liens().len(), 1);
/// let inconnu = r#"{"liens": [{"un": {"axe": "A"}, "autre": {"proposition": "B"}}]}"#;
/// assert!(serde_json::from_str::<MiseEnRegard>(inconnu).is_err());
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "Brut", into = "Brut")]
pub struct MiseEnRegard {
    annonces: Vec<PilierAnnonce>,
    axes: Vec<Nom>,
    propositions: Vec<Nom>,
    liens: BTreeSet<LienDeRegard>,
}

/// The wire form.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "MiseEnRegard", deny_unknown_fields)]
struct Brut {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    annonces: Vec<PilierAnnonce>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    axes: Vec<Nom>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    propositions: Vec<Nom>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    liens: Vec<LienDeRegard>,
}

/// Why columns and links are not a [`MiseEnRegard`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum MiseEnRegardError {
    /// An entry twice in its column, whatever its case and accents.
    #[error("row {rang}: {:?} given twice in its column, expected each entry once", entree.to_string())]
    EntreeEnDouble {
        /// Its row, from 1.
        rang: usize,
        /// The entry.
        entree: EntreeDeRegard,
    },
    /// A link to an entry that no column has.
    #[error("link {rang}: no entry {:?} in its column, expected both ends among the entries", entree.to_string())]
    EntreeInconnue {
        /// The place of the link, from 1.
        rang: usize,
        /// The entry.
        entree: EntreeDeRegard,
    },
    /// A link between two entries of one column.
    #[error("link {rang}: {:?} and {:?} are of one column, expected entries of two", lien.un.to_string(), lien.autre.to_string())]
    MemeColonne {
        /// The place of the link, from 1.
        rang: usize,
        /// The link.
        lien: LienDeRegard,
    },
    /// A link twice, in either direction.
    #[error("link {rang}: {:?} and {:?} given twice, expected each link once, in whichever direction", lien.un.to_string(), lien.autre.to_string())]
    LienEnDouble {
        /// The place of the link, from 1.
        rang: usize,
        /// The link.
        lien: LienDeRegard,
    },
}

impl MiseEnRegard {
    /// The columns in the order of the slide, and links in any order.
    ///
    /// # Errors
    /// [`MiseEnRegardError`]: an entry twice in its column, a link to no entry, inside a column, or twice.
    pub fn new(
        annonces: Vec<PilierAnnonce>,
        axes: Vec<Nom>,
        propositions: Vec<Nom>,
        liens: impl IntoIterator<Item = LienDeRegard>,
    ) -> Result<Self, MiseEnRegardError> {
        column(annonces.iter().copied().map(EntreeDeRegard::Annonce))?;
        column(axes.iter().cloned().map(EntreeDeRegard::Axe))?;
        column(propositions.iter().cloned().map(EntreeDeRegard::Proposition))?;
        let mut regard = Self { annonces, axes, propositions, liens: BTreeSet::new() };
        for (rang, lien) in (1_usize..).zip(liens) {
            if let Some(entree) = [&lien.un, &lien.autre].into_iter().find(|e| !regard.has(e)) {
                return Err(MiseEnRegardError::EntreeInconnue { rang, entree: entree.clone() });
            }
            let LienDeRegard { un, autre } = lien;
            let lien = if autre < un {
                LienDeRegard { un: autre, autre: un }
            } else {
                LienDeRegard { un, autre }
            };
            if lien.un.colonne() == lien.autre.colonne() {
                return Err(MiseEnRegardError::MemeColonne { rang, lien });
            }
            if !regard.liens.insert(lien.clone()) {
                return Err(MiseEnRegardError::LienEnDouble { rang, lien });
            }
        }
        Ok(regard)
    }

    /// The piliers announced by the State, in the order of the slide.
    #[must_use]
    pub fn annonces(&self) -> &[PilierAnnonce] {
        &self.annonces
    }

    /// The axes of the projet de territoire, in the order of the slide.
    #[must_use]
    pub fn axes(&self) -> &[Nom] {
        &self.axes
    }

    /// The proposals of the evaluation, in the order of the slide.
    #[must_use]
    pub fn propositions(&self) -> &[Nom] {
        &self.propositions
    }

    /// The links that were stated, each from the left column to the right one.
    #[must_use]
    pub const fn liens(&self) -> &BTreeSet<LienDeRegard> {
        &self.liens
    }

    fn has(&self, entree: &EntreeDeRegard) -> bool {
        match entree {
            EntreeDeRegard::Annonce(pilier) => self.annonces.contains(pilier),
            EntreeDeRegard::Axe(titre) => self.axes.contains(titre),
            EntreeDeRegard::Proposition(titre) => self.propositions.contains(titre),
        }
    }
}

fn column(entrees: impl Iterator<Item = EntreeDeRegard>) -> Result<(), MiseEnRegardError> {
    let mut vues = BTreeSet::new();
    for (rang, entree) in (1_usize..).zip(entrees) {
        if !vues.insert(fold(&entree.to_string())) {
            return Err(MiseEnRegardError::EntreeEnDouble { rang, entree });
        }
    }
    Ok(())
}

impl TryFrom<Brut> for MiseEnRegard {
    type Error = MiseEnRegardError;

    fn try_from(brut: Brut) -> Result<Self, Self::Error> {
        Self::new(brut.annonces, brut.axes, brut.propositions, brut.liens)
    }
}

impl From<MiseEnRegard> for Brut {
    fn from(regard: MiseEnRegard) -> Self {
        let MiseEnRegard { annonces, axes, propositions, liens } = regard;
        Self { annonces, axes, propositions, liens: liens.into_iter().collect() }
    }
}
