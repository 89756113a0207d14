use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::suivi_fil::SuiviBrut;
use super::{Etat, Evenement, EvenementRefuse, Parcours};
use crate::Refus;
use crate::contrat::Generation;
use crate::financement::{
    Action, CleDeRapprochement, CleRapprochee, Lot, Probleme, Problemes, Programmation, Saisie,
};
use crate::identifiant::{Annee, CodeContrat, Reference};

/// The actions of a contract and a year, each with its life.
///
/// What happens to one action does not depend on the others: events of different actions can be applied in
/// any order.
///
/// # Examples
/// ```
/// use contrat_de_ville::{Euros, Stade};
/// use contrat_de_ville::contrat::{Classement, Generation, Pilier};
/// use contrat_de_ville::financement::{
///     Action, Credits, Dispositif, Etat, Evenement, Fait, Financeur, Montants, NatureOperateur, Operateur,
///     Parcours, Reprise, Source, Suivi,
/// };
/// use contrat_de_ville::identifiant::{Annee, CodeContrat};
///
/// let annee = Annee::new(2023).unwrap();
/// let mut suivi = Suivi::new(CodeContrat::parse("CV221").unwrap(), annee, Generation::ContratsDeVille);
/// let action = Action {
///     reference: "A-1".parse()?,
///     titre: "Apprendre à nager".to_owned(),
///     operateur: Operateur { nom: "Une association".parse()?, nature: NatureOperateur::Association, siret: None },
///     classement: Classement::Pilier(Pilier::CohesionSociale),
///     transversaux: [].into(),
///     quartiers: [].into(),
///     annee,
/// };
/// let etat = Source::new(Financeur::ETAT, Dispositif::ContratDeVille, Credits::Specifiques);
/// let refusee = Reprise::new(Etat::read("non retenu")?)
///     .with(Stade::Demande, Montants::new([(etat, Euros::parse("4500").unwrap())])?)?;
/// suivi.add(action, Parcours::new(Evenement { jour: "2023-06-30".parse()?, fait: Fait::Reprise(refusee) })?)?;
///
/// let programmation = suivi.programmation()?;
/// assert_eq!(programmation.tranche(Stade::Demande).iter().count(), 1);
/// assert_eq!(programmation.tranche(Stade::Accorde).iter().count(), 0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "financement.Suivi")
)]
#[serde(try_from = "SuiviBrut", into = "SuiviBrut")]
pub struct Suivi {
    contrat: CodeContrat,
    annee: Annee,
    generation: Generation,
    pub(super) actions: BTreeMap<Reference, (Action, Parcours)>,
}

/// Why an event is not taken in.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SuiviError {
    /// No action has that reference.
    #[error("no action {:?}", .0.as_str())]
    ActionInconnue(Reference),
    /// Its life refuses it.
    #[error("action {reference}: {cause}")]
    Refuse {
        /// The action.
        reference: Reference,
        /// Why.
        cause: EvenementRefuse,
    },
}

impl Suivi {
    /// No action yet.
    #[must_use]
    pub const fn new(contrat: CodeContrat, annee: Annee, generation: Generation) -> Self {
        Self { contrat, annee, generation, actions: BTreeMap::new() }
    }

    /// Adds an action and its life so far.
    ///
    /// # Errors
    /// A [`Refus`] that hands both back, with every problem: a reference that is already there, another
    /// year, the other generation. The numbers are those of the order of references, the new one last.
    pub fn add(
        &mut self,
        action: Action,
        parcours: Parcours,
    ) -> Result<(), Refus<(Action, Parcours), Problemes>> {
        let numero = self.actions.len().saturating_add(1);
        let mut problemes = Vec::new();
        if self.actions.contains_key(&action.reference) {
            // Counted on refusal only: a hundred thousand actions are added one by one.
            let avant = self.actions.range::<Reference, _>(..&action.reference).count();
            problemes.push(Probleme::ReferenceEnDouble {
                action: numero,
                premiere: avant.saturating_add(1),
                reference: action.reference.clone(),
            });
        }
        problemes.extend(misplaced(self, &action, numero));
        if problemes.is_empty() {
            self.actions.insert(action.reference.clone(), (action, parcours));
            Ok(())
        } else {
            Err(Refus { rendu: Box::new((action, parcours)), cause: Problemes::of(problemes) })
        }
    }

    /// Takes an event of an action in.
    ///
    /// # Errors
    /// A [`Refus`] that hands the event back, if no action has that reference or if its life refuses the
    /// event ([`Parcours::apply`]); nothing is changed.
    pub fn apply(
        &mut self,
        reference: &Reference,
        evenement: Evenement,
    ) -> Result<(), Refus<Evenement, SuiviError>> {
        let Some((_, parcours)) = self.actions.get_mut(reference) else {
            let cause = SuiviError::ActionInconnue(reference.clone());
            return Err(Refus { rendu: Box::new(evenement), cause });
        };
        parcours.apply(evenement).map_err(|Refus { rendu, cause }| Refus {
            rendu,
            cause: SuiviError::Refuse { reference: reference.clone(), cause },
        })
    }

    /// Its contract.
    #[must_use]
    pub const fn contrat(&self) -> CodeContrat {
        self.contrat
    }

    /// Its year.
    #[must_use]
    pub const fn annee(&self) -> Annee {
        self.annee
    }

    /// Its generation.
    #[must_use]
    pub const fn generation(&self) -> Generation {
        self.generation
    }

    /// Its contract and its year.
    #[must_use]
    pub const fn lot(&self) -> Lot {
        Lot { contrat: self.contrat, annee: self.annee }
    }

    /// The actions and their lives, by reference.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&Action, &Parcours)> {
        self.actions.values().map(|(action, parcours)| (action, parcours))
    }

    /// The life of an action.
    #[must_use]
    pub fn parcours(&self, reference: &Reference) -> Option<&Parcours> {
        self.actions.get(reference).map(|(_, parcours)| parcours)
    }

    /// The actions of each dossier with their lives, by reference: « annuel » and « complémentaire » lines of
    /// one action together. A reference of no known form is a dossier of its own.
    #[must_use]
    pub fn dossiers(&self) -> BTreeMap<CleRapprochee, Vec<(&Action, &Parcours)>> {
        let mut dossiers: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for (action, parcours) in self.iter() {
            let dossier = CleDeRapprochement::Dossier.of(&action.reference);
            dossiers.entry(dossier).or_default().push((action, parcours));
        }
        dossiers
    }

    /// How many actions are in each state; a state without any is left out.
    #[must_use]
    pub fn effectifs(&self) -> BTreeMap<Etat, usize> {
        count(self.iter().map(|(_, parcours)| parcours.etat()))
    }

    /// How many actions were in each state at the end of a day; those that had not begun are left out.
    #[must_use]
    pub fn effectifs_on(&self, jour: NaiveDate) -> BTreeMap<Etat, usize> {
        count(self.iter().filter_map(|(_, parcours)| parcours.etat_on(jour)))
    }

    /// The programme: every action, and one line for each line of its history.
    ///
    /// Lines are not summed: what is taken back stays seen, beside what it takes back, and the total of a
    /// stage is the same. Lines of 0 move nothing and are left out, so that a count of what is granted does
    /// not take in what was granted nothing: a refused request has no line of that stage.
    ///
    /// # Errors
    /// [`Problemes`] beyond 65 536 different sources.
    pub fn programmation(&self) -> Result<Programmation, Problemes> {
        self.enter(|_| true)
    }

    /// The programme as it was at the end of a day: the actions that had begun, and what had happened.
    ///
    /// # Errors
    /// [`Problemes`] beyond 65 536 different sources.
    pub fn programmation_on(&self, jour: NaiveDate) -> Result<Programmation, Problemes> {
        self.enter(|fait_le| fait_le <= jour)
    }

    fn enter(&self, known: impl Fn(NaiveDate) -> bool) -> Result<Programmation, Problemes> {
        let mut saisie = Saisie::new(self.contrat, self.annee, self.generation);
        for (action, parcours) in self.iter() {
            if !parcours.evenements().any(|evenement| known(evenement.jour)) {
                continue;
            }
            saisie.add_action(action.clone());
            for ligne in parcours.lignes() {
                if known(ligne.jour) && !ligne.montant.is_zero() {
                    saisie.add_ligne(&action.reference, &ligne.source, ligne.stade, ligne.montant);
                }
            }
        }
        saisie.finish().map_err(|refus| refus.cause)
    }
}

/// What does not fit the year and the generation of a suivi.
pub(super) fn misplaced(suivi: &Suivi, action: &Action, numero: usize) -> Vec<Probleme> {
    let reference = || action.reference.clone();
    let autre_annee = (action.annee != suivi.annee).then(|| Probleme::AutreAnnee {
        action: numero,
        reference: reference(),
        annee: action.annee,
        attendue: suivi.annee,
    });
    let generation = action.classement.thematique().generation();
    let autre_generation = (generation != suivi.generation).then(|| Probleme::AutreGeneration {
        action: numero,
        reference: reference(),
        attendue: suivi.generation,
    });
    autre_annee.into_iter().chain(autre_generation).collect()
}

fn count(etats: impl Iterator<Item = Etat>) -> BTreeMap<Etat, usize> {
    let mut effectifs = BTreeMap::new();
    for etat in etats {
        let nombre: &mut usize = effectifs.entry(etat).or_default();
        *nombre = nombre.saturating_add(1);
    }
    effectifs
}
