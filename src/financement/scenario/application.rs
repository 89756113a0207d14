//! Scenarios and differences put onto a programme, which is left as it is.

use std::collections::BTreeSet;

use super::decision::{Decision, Scenario};
use super::difference::Difference;
use super::probleme::{ProblemeDApplication, ProblemesDApplication};
use crate::financement::programmation::Lot;
use crate::financement::{Programmation, Saisie, Source, Stade};
use crate::identifiant::Reference;
use crate::nombre::Euros;

impl Scenario {
    /// The programme with these decisions; `base` is unchanged.
    ///
    /// A decision stands instead of every line of its action and source at the stage. A new source is taken,
    /// since a source says all that it is; a new action is not.
    ///
    /// # Errors
    /// [`ProblemesDApplication`], with every problem: another contract or year, actions that the programme does
    /// not have, more sources than a programme holds.
    pub fn apply(&self, base: &Programmation) -> Result<Programmation, ProblemesDApplication> {
        let references = self.decisions().iter().map(|decision| &decision.action);
        let problemes = misplaced(self.lot(), references, base);
        let decides: BTreeSet<(&Reference, &Source)> =
            self.decisions().iter().map(|decision| (&decision.action, &decision.source)).collect();
        let mut saisie = copy(base, |stade, action, source| {
            stade != self.stade() || !decides.contains(&(action, source))
        });
        for Decision { action, source, montant } in self.decisions() {
            if base.action(action).is_some() {
                saisie.add_ligne(action, source, self.stade(), *montant);
            }
        }
        finish(saisie, problemes)
    }
}

impl Difference {
    /// The programme with these lines added to its own; `base` is unchanged.
    ///
    /// # Errors
    /// [`ProblemesDApplication`], with every problem: another contract or year, actions that the programme does
    /// not have, lines that no amount can hold, more sources than a programme holds.
    pub fn apply(&self, base: &Programmation) -> Result<Programmation, ProblemesDApplication> {
        let references = self.lignes().iter().map(|ligne| &ligne.action);
        let mut problemes = misplaced(self.lot(), references, base);
        let mut saisie = copy(base, |_, _, _| true);
        for ligne in self.lignes() {
            match Euros::try_from(ligne.ecart) {
                Ok(montant) if base.action(&ligne.action).is_some() => {
                    saisie.add_ligne(&ligne.action, &ligne.source, self.stade(), montant);
                }
                Ok(_) => {}
                Err(_) => problemes.push(ProblemeDApplication::HorsBornes {
                    reference: ligne.action.clone(),
                    source: ligne.source.clone(),
                    montant: ligne.ecart,
                }),
            }
        }
        finish(saisie, problemes)
    }
}

/// Another contract or year, and each action that the programme does not have, once.
fn misplaced<'r>(
    lot: Lot,
    references: impl Iterator<Item = &'r Reference>,
    base: &Programmation,
) -> Vec<ProblemeDApplication> {
    let mut problemes = Vec::new();
    if lot != base.lot() {
        problemes.push(ProblemeDApplication::AutreLot { lot, programmation: base.lot() });
    }
    let inconnues: BTreeSet<&Reference> =
        references.filter(|reference| base.action(reference).is_none()).collect();
    problemes.extend(
        inconnues
            .into_iter()
            .map(|reference| ProblemeDApplication::ActionInconnue { reference: reference.clone() }),
    );
    problemes
}

/// The actions of a programme, and those of its lines that are kept.
fn copy(base: &Programmation, keep: impl Fn(Stade, &Reference, &Source) -> bool) -> Saisie {
    let mut saisie = Saisie::new(base.contrat(), base.annee(), base.generation());
    for action in base.actions() {
        saisie.add_action(action.clone());
    }
    for stade in Stade::TOUS {
        for (action, source, montant) in base.tranche(stade).iter() {
            if keep(stade, &action.reference, source) {
                saisie.add_ligne(&action.reference, source, stade, montant);
            }
        }
    }
    saisie
}

/// The programme, if neither what is applied nor its own gate has a problem.
fn finish(
    saisie: Saisie,
    mut problemes: Vec<ProblemeDApplication>,
) -> Result<Programmation, ProblemesDApplication> {
    match saisie.finish() {
        Ok(programmation) => ProblemesDApplication::none(problemes).map(|()| programmation),
        Err(refus) => {
            let porte = refus.cause.as_slice().iter().cloned();
            problemes.extend(porte.map(ProblemeDApplication::Programme));
            Err(ProblemesDApplication::of(problemes))
        }
    }
}
