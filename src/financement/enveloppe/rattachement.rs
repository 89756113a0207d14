//! A stage of a programme attached to envelopes.

use core::fmt;

use serde::Serialize;

use super::{Depassement, Enveloppes, EtatDEnveloppe};
use crate::financement::{Action, Source, Stade, Tranche};
use crate::identifiant::{CodeEnveloppe, Reference};
use crate::nombre::{Euros, Somme};

/// What envelopes hold, delegate and have left at a stage, and what none of them takes.
///
/// What is attached and what is not add up to the stage.
///
/// # Examples
/// See [`Enveloppes::attach`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EtatDesEnveloppes {
    stade: Stade,
    /// By code.
    etats: Vec<EtatDEnveloppe>,
    hors: Vec<HorsEnveloppe>,
}

/// Money that no envelope takes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct HorsEnveloppe {
    /// The action.
    pub reference: Reference,
    /// Where the money comes from.
    pub source: Source,
    /// How much, over the lines of that action and source.
    pub montant: Somme,
}

/// An amount attached to an envelope that is not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RattachementInconnu {
    /// Number of the line, from 1.
    pub ligne: usize,
    /// Its action, where it has one.
    pub reference: Option<Reference>,
    /// The code.
    pub code: CodeEnveloppe,
}

/// Every amount attached to an envelope that is not there, in the order of lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RattachementsInconnus(Vec<RattachementInconnu>);

impl RattachementsInconnus {
    /// The amounts; never empty.
    #[must_use]
    pub fn as_slice(&self) -> &[RattachementInconnu] {
        &self.0
    }
}

impl fmt::Display for RattachementInconnu {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}", self.ligne)?;
        if let Some(reference) = &self.reference {
            write!(f, " (action {reference})")?;
        }
        write!(f, ": no envelope {:?}", self.code.as_str())
    }
}

impl fmt::Display for RattachementsInconnus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        crate::refus::write_all(f, &self.0)
    }
}

impl core::error::Error for RattachementsInconnus {}

impl Enveloppes {
    /// Attaches each line of a stage to the envelope that `regle` names for its action and its source; where
    /// it names none, the line is told apart.
    ///
    /// # Errors
    /// [`RattachementsInconnus`], with every line whose envelope is not there.
    ///
    /// # Examples
    /// ```
    /// use contrat_de_ville::financement::{Dispositif, Enveloppes, Stade, Tranche};
    /// use contrat_de_ville::identifiant::CodeEnveloppe;
    ///
    /// # fn demo(enveloppes: &Enveloppes, tranche: Tranche<'_>) -> Result<(), Box<dyn std::error::Error>> {
    /// let code: CodeEnveloppe = "BOP147-62".parse()?;
    /// let suivi = enveloppes.attach(tranche, |_, source| {
    ///     (*source.dispositif() == Dispositif::ContratDeVille).then(|| code.clone())
    /// })?;
    /// for depassement in suivi.depassements() {
    ///     println!("{depassement}");
    /// }
    /// for hors in suivi.hors() {
    ///     println!("{} : {} hors enveloppe", hors.reference, hors.montant);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn attach(
        &self,
        tranche: Tranche<'_>,
        regle: impl Fn(&Action, &Source) -> Option<CodeEnveloppe>,
    ) -> Result<EtatDesEnveloppes, RattachementsInconnus> {
        let mut rattachement = Rattachement::of(self);
        let mut hors: Vec<HorsEnveloppe> = Vec::new();
        for (ligne, (action, source, montant)) in (1_usize..).zip(tranche.iter()) {
            let reference = &action.reference;
            match regle(action, source) {
                Some(code) => rattachement.add(ligne, Some(reference), code, montant),
                // Lines come by action and source.
                None => match hors.last_mut() {
                    Some(dernier)
                        if dernier.reference == *reference && dernier.source == *source =>
                    {
                        dernier.montant = dernier.montant.merge(montant.into());
                    }
                    _ => hors.push(HorsEnveloppe {
                        reference: reference.clone(),
                        source: source.clone(),
                        montant: montant.into(),
                    }),
                },
            }
        }
        rattachement.finish(tranche.stade(), hors)
    }

    /// Follows amounts that are attached already, such as payments of another file.
    ///
    /// # Errors
    /// [`RattachementsInconnus`], with every amount whose envelope is not there.
    pub fn follow(
        &self,
        stade: Stade,
        montants: impl IntoIterator<Item = (CodeEnveloppe, Euros)>,
    ) -> Result<EtatDesEnveloppes, RattachementsInconnus> {
        let mut rattachement = Rattachement::of(self);
        for (ligne, (code, montant)) in (1_usize..).zip(montants) {
            rattachement.add(ligne, None, code, montant);
        }
        rattachement.finish(stade, Vec::new())
    }
}

struct Rattachement<'e> {
    enveloppes: &'e Enveloppes,
    /// What each envelope has of its own, by rank.
    propres: Vec<Somme>,
    inconnus: Vec<RattachementInconnu>,
}

impl<'e> Rattachement<'e> {
    fn of(enveloppes: &'e Enveloppes) -> Self {
        let propres = vec![Somme::ZERO; enveloppes.as_slice().len()];
        Self { enveloppes, propres, inconnus: Vec::new() }
    }

    fn add(&mut self, ligne: usize, action: Option<&Reference>, code: CodeEnveloppe, de: Euros) {
        let rang = self.enveloppes.rank(&code);
        match rang.and_then(|rang| self.propres.get_mut(rang)) {
            Some(propre) => *propre = propre.merge(de.into()),
            None => {
                self.inconnus.push(RattachementInconnu { ligne, reference: action.cloned(), code });
            }
        }
    }

    fn finish(
        self,
        stade: Stade,
        hors: Vec<HorsEnveloppe>,
    ) -> Result<EtatDesEnveloppes, RattachementsInconnus> {
        if !self.inconnus.is_empty() {
            return Err(RattachementsInconnus(self.inconnus));
        }
        let enveloppes = self.enveloppes;
        let mut etats: Vec<EtatDEnveloppe> = enveloppes
            .as_slice()
            .iter()
            .zip(self.propres)
            .map(|(enveloppe, propre)| EtatDEnveloppe {
                code: enveloppe.code.clone(),
                libelle: enveloppe.libelle.clone(),
                parent: enveloppe.parent.clone(),
                notifie: enveloppe.notifie,
                delegue: Somme::ZERO,
                non_notifiees: Vec::new(),
                propre,
                consomme: propre,
            })
            .collect();
        for (rang, enveloppe) in enveloppes.as_slice().iter().enumerate() {
            let dessus = enveloppes.parent(rang).and_then(|parent| etats.get_mut(parent));
            let Some(dessus) = dessus else { continue };
            match enveloppe.notifie {
                Some(notifie) => dessus.delegue = dessus.delegue.merge(notifie.into()),
                None => dessus.non_notifiees.push(enveloppe.code.clone()),
            }
        }
        // From the leaves up: an envelope has all of its parts before it is added to the one above.
        for rang in enveloppes.descente().iter().rev() {
            let consomme = etats.get(*rang).map_or(Somme::ZERO, |etat| etat.consomme);
            if let Some(dessus) = enveloppes.parent(*rang).and_then(|parent| etats.get_mut(parent))
            {
                dessus.consomme = dessus.consomme.merge(consomme);
            }
        }
        Ok(EtatDesEnveloppes { stade, etats, hors })
    }
}

impl EtatDesEnveloppes {
    /// The stage of what is attached.
    #[must_use]
    pub fn stade(&self) -> Stade {
        self.stade
    }

    /// Each envelope, by code.
    #[must_use]
    pub fn etats(&self) -> &[EtatDEnveloppe] {
        &self.etats
    }

    /// The envelope of that code.
    #[must_use]
    pub fn get(&self, code: &CodeEnveloppe) -> Option<&EtatDEnveloppe> {
        let rang = self.etats.binary_search_by(|etat| etat.code.cmp(code)).ok()?;
        self.etats.get(rang)
    }

    /// What no envelope takes, by action and source.
    #[must_use]
    pub fn hors(&self) -> &[HorsEnveloppe] {
        &self.hors
    }

    /// All that is attached.
    #[must_use]
    pub fn rattache(&self) -> Somme {
        self.etats.iter().map(EtatDEnveloppe::propre).sum()
    }

    /// All that no envelope takes.
    #[must_use]
    pub fn non_rattache(&self) -> Somme {
        self.hors.iter().map(|hors| hors.montant).sum()
    }

    /// The stage: what is attached and what is not.
    #[must_use]
    pub fn total(&self) -> Somme {
        self.rattache().merge(self.non_rattache())
    }

    /// Each envelope that is exceeded, by code. One whose notified amount is not known is not among them,
    /// which says nothing of it: see [`EtatDEnveloppe::reste_a_consommer`].
    pub fn depassements(&self) -> impl Iterator<Item = Depassement> {
        self.etats.iter().flat_map(|etat| etat.depassements(self.stade))
    }
}
