//! The gate of a programme: everything is ranked once, every problem is reported at once.

use std::collections::HashMap;

use core::fmt;

use super::ligne::{Ligne, Stade};
use super::programmation::{Programmation, Rangee};
use super::{Action, Source};
use crate::Refus;
use crate::contrat::Generation;
use crate::identifiant::{Annee, CodeContrat, Reference};
use crate::nombre::Euros;

/// A programme being entered: actions and lines in any order, then [`Saisie::finish`].
///
/// # Examples
/// A fictitious action with one source:
/// ```
/// use contrat_de_ville::Euros;
/// use contrat_de_ville::contrat::{Classement, Generation, Pilier};
/// use contrat_de_ville::financement::{
///     Action, Credits, Dispositif, Financeur, NatureOperateur, Operateur, Saisie, Source, Stade,
/// };
/// use contrat_de_ville::identifiant::{Annee, CodeContrat};
///
/// let annee = Annee::new(2023).unwrap();
/// let mut saisie = Saisie::new(CodeContrat::parse("CV221").unwrap(), annee, Generation::ContratsDeVille);
/// saisie.add_action(Action {
///     reference: "A-1".parse()?,
///     titre: "Apprendre à nager".to_owned(),
///     operateur: Operateur { nom: "Une association".parse()?, nature: NatureOperateur::Association, siret: None },
///     classement: Classement::Pilier(Pilier::CohesionSociale),
///     transversaux: [].into(),
///     quartiers: [].into(),
///     annee,
/// });
/// let etat = Source::new(Financeur::ETAT, Dispositif::ContratDeVille, Credits::Specifiques);
/// saisie.add_ligne(&"A-1".parse()?, &etat, Stade::Accorde, Euros::parse("4500").unwrap());
/// saisie.add_ligne(&"A-2".parse()?, &etat, Stade::Accorde, Euros::parse("800").unwrap());
///
/// let refus = saisie.finish().unwrap_err();
/// assert_eq!(refus.to_string(), "1 problem: line 2: no action \"A-2\"");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Saisie {
    contrat: CodeContrat,
    annee: Annee,
    generation: Generation,
    actions: Vec<Action>,
    /// Every reference seen, with its id and the place of the action that has it.
    references: HashMap<Reference, (u32, Option<usize>)>,
    /// The reference of each id.
    par_id: Vec<Reference>,
    sources: HashMap<Source, u32>,
    lignes: Vec<LigneSaisie>,
    problemes: Vec<Probleme>,
}

#[derive(Clone, Copy, Debug)]
struct LigneSaisie {
    montant: Euros,
    action: u32,
    source: u32,
    stade: Stade,
}

/// What is wrong in a programme, with its place: the number of the action or of the line in the order
/// of entry, from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Probleme {
    /// Two actions of one reference.
    ReferenceEnDouble {
        /// Number of the second action.
        action: usize,
        /// Number of the first.
        premiere: usize,
        /// The reference.
        reference: Reference,
    },
    /// An action of another year.
    AutreAnnee {
        /// Number of the action.
        action: usize,
        /// Its reference.
        reference: Reference,
        /// Its year.
        annee: Annee,
        /// The year of the programme.
        attendue: Annee,
    },
    /// An action classed in the other generation of contracts.
    AutreGeneration {
        /// Number of the action.
        action: usize,
        /// Its reference.
        reference: Reference,
        /// The generation of the programme.
        attendue: Generation,
    },
    /// A line of an action that was not entered.
    ActionInconnue {
        /// Number of the line.
        ligne: usize,
        /// The reference that it names.
        reference: Reference,
    },
    /// More than 65 536 different sources.
    TropDeSources {
        /// How many there are.
        nombre: usize,
    },
    /// More than 4 294 967 295 different references.
    TropDeReferences,
}

impl fmt::Display for Probleme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ReferenceEnDouble { action, premiere, reference } => {
                write!(
                    f,
                    "action {action}: reference {:?} is that of action {premiere}",
                    reference.as_str()
                )
            }
            Self::AutreAnnee { action, reference, annee, attendue } => {
                write!(f, "action {action} ({reference}): year {annee}, expected {attendue}")
            }
            Self::AutreGeneration { action, reference, attendue } => {
                write!(
                    f,
                    "action {action} ({reference}): classed outside the generation « {attendue} »"
                )
            }
            Self::ActionInconnue { ligne, reference } => {
                write!(f, "line {ligne}: no action {:?}", reference.as_str())
            }
            Self::TropDeSources { nombre } => {
                write!(f, "{nombre} different sources, expected at most 65 536")
            }
            Self::TropDeReferences => write!(f, "too many different references"),
        }
    }
}

/// Every problem of a programme, in the order of entry: actions, then lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problemes(Vec<Probleme>);

impl Problemes {
    pub(super) fn of(problemes: Vec<Probleme>) -> Self {
        Self(problemes)
    }

    /// The problems; never empty.
    #[must_use]
    pub fn as_slice(&self) -> &[Probleme] {
        &self.0
    }
}

impl fmt::Display for Problemes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} problem{}", self.0.len(), if self.0.len() > 1 { "s" } else { "" })?;
        for (rang, probleme) in self.0.iter().enumerate() {
            write!(f, "{} {probleme}", if rang == 0 { ":" } else { ";" })?;
        }
        Ok(())
    }
}

impl core::error::Error for Problemes {}

impl Saisie {
    /// A programme of one contract, one year and one generation, still empty.
    #[must_use]
    pub fn new(contrat: CodeContrat, annee: Annee, generation: Generation) -> Self {
        Self {
            contrat,
            annee,
            generation,
            actions: Vec::new(),
            references: HashMap::new(),
            par_id: Vec::new(),
            sources: HashMap::new(),
            lignes: Vec::new(),
            problemes: Vec::new(),
        }
    }

    /// Enters an action.
    pub fn add_action(&mut self, action: Action) {
        let numero = self.actions.len().saturating_add(1);
        let reference = action.reference.clone();
        self.intern(&reference);
        match self.references.get_mut(&reference) {
            Some((_, Some(place))) => self.problemes.push(Probleme::ReferenceEnDouble {
                action: numero,
                premiere: place.saturating_add(1),
                reference: reference.clone(),
            }),
            Some((_, place @ None)) => *place = Some(self.actions.len()),
            // Too many references, already a problem.
            None => {}
        }
        if action.annee != self.annee {
            self.problemes.push(Probleme::AutreAnnee {
                action: numero,
                reference: reference.clone(),
                annee: action.annee,
                attendue: self.annee,
            });
        }
        if action.classement.thematique().generation() != self.generation {
            let attendue = self.generation;
            self.problemes.push(Probleme::AutreGeneration { action: numero, reference, attendue });
        }
        self.actions.push(action);
    }

    /// Enters a line; its action may come later.
    pub fn add_ligne(&mut self, action: &Reference, source: &Source, stade: Stade, montant: Euros) {
        let action = self.intern(action);
        let source = if let Some(id) = self.sources.get(source) {
            *id
        } else {
            let id = u32::try_from(self.sources.len()).unwrap_or(u32::MAX);
            self.sources.insert(source.clone(), id);
            id
        };
        self.lignes.push(LigneSaisie { montant, action, source, stade });
    }

    fn intern(&mut self, reference: &Reference) -> u32 {
        if let Some((id, _)) = self.references.get(reference) {
            return *id;
        }
        let Ok(id) = u32::try_from(self.par_id.len()) else {
            if self.problemes.last() != Some(&Probleme::TropDeReferences) {
                self.problemes.push(Probleme::TropDeReferences);
            }
            return u32::MAX;
        };
        self.references.insert(reference.clone(), (id, None));
        self.par_id.push(reference.clone());
        id
    }

    /// Those met on entry, then those that only the whole shows.
    fn problems(&self) -> Vec<Probleme> {
        let mut problemes = self.problemes.clone();
        for (ligne, entree) in (1_usize..).zip(&self.lignes) {
            let inconnue = self.par_id.get(entree.action as usize).filter(|reference| {
                self.references.get(*reference).is_some_and(|(_, place)| place.is_none())
            });
            if let Some(reference) = inconnue {
                problemes.push(Probleme::ActionInconnue { ligne, reference: reference.clone() });
            }
        }
        if self.sources.len() > usize::from(u16::MAX) + 1 {
            problemes.push(Probleme::TropDeSources { nombre: self.sources.len() });
        }
        problemes
    }

    /// The programme, ranked.
    ///
    /// # Errors
    /// A [`Refus`] with every problem, each with its place; what was entered is handed back, so that
    /// missing actions can be added.
    pub fn finish(mut self) -> Result<Programmation, Refus<Self, Problemes>> {
        let problemes = self.problems();
        if !problemes.is_empty() {
            return Err(Refus { rendu: Box::new(self), cause: Problemes(problemes) });
        }

        self.actions.sort_unstable_by(|a, b| a.reference.cmp(&b.reference));
        let mut rang_des_actions = vec![0_u32; self.par_id.len()];
        for (rang, action) in (0_u32..).zip(&self.actions) {
            if let Some((id, _)) = self.references.get(&action.reference)
                && let Some(place) = rang_des_actions.get_mut(*id as usize)
            {
                *place = rang;
            }
        }
        let mut sources: Vec<(Source, u32)> = self.sources.into_iter().collect();
        sources.sort_unstable();
        let mut rang_des_sources = vec![0_u16; sources.len()];
        for (rang, (_, id)) in (0_u16..=u16::MAX).zip(&sources) {
            if let Some(place) = rang_des_sources.get_mut(*id as usize) {
                *place = rang;
            }
        }
        let rangee =
            Rangee::of(self.actions, sources.into_iter().map(|(source, _)| source).collect());
        let lignes = self
            .lignes
            .iter()
            .map(|ligne| {
                let action = rang_des_actions.get(ligne.action as usize).copied().unwrap_or(0);
                Ligne {
                    montant: ligne.montant,
                    action,
                    source: rang_des_sources.get(ligne.source as usize).copied().unwrap_or(0),
                    thematique: rangee.thematique_of(action),
                    stade: ligne.stade,
                }
            })
            .collect();
        Ok(Programmation::of(self.contrat, self.annee, self.generation, rangee, lignes))
    }
}
