//! A programme split over places.

use std::collections::BTreeSet;

use super::ligne::{Ligne, LigneVentilee, Stade};
use super::pesage::Pesage;
use super::ponderation::{CleDeVentilation, Lieu, Ponderation};
use super::probleme_de_ventilation::{
    CauseDeVentilation, ProblemeDeVentilation, ProblemesDeVentilation,
};
use super::{Action, Programmation};
use crate::Refus;
use crate::identifiant::CodeQuartier;
use crate::nombre::{Euros, Methode, RepartitionError};

/// A programme whose lines are split over the places that each action serves: quarters, or communes.
///
/// One action serves several places, so that money by place needs weights, and a method that shares
/// cents out: both are named by the caller, once for the whole programme, and kept. The split adds up to
/// the cent, line by line. An action whose places are not stated stays apart, under no place; a line of
/// nothing is a share of nothing in each place of its action, and needs no weight. A count of lines then
/// counts shares of lines; distinct actions are the same before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgrammationVentilee<L = CodeQuartier> {
    programmation: Programmation,
    methode: Methode,
    ponderation: Ponderation<L>,
    /// Sorted.
    lieux: Vec<L>,
    /// By stage, action, source and place; rank 0 is no place.
    lignes: Vec<LigneVentilee>,
}

impl Programmation {
    /// Splits each line over the quarters of its action, in proportion to their weights.
    ///
    /// # Errors
    /// A [`Refus`] that hands the programme back: see [`Programmation::ventilate_over`].
    ///
    /// # Examples
    /// See [`ParLieu`](super::ParLieu).
    pub fn ventilate(
        self,
        methode: Methode,
        ponderation: Ponderation<CodeQuartier>,
    ) -> Result<ProgrammationVentilee, Refus<Self, ProblemesDeVentilation>> {
        self.ventilate_over(methode, ponderation, |action| action.quartiers.clone())
    }

    /// Splits each line over the places that `lieux` states of its action, in proportion to their weights:
    /// communes, of which an action says nothing, or quarters other than those that it says.
    ///
    /// # Errors
    /// A [`Refus`] that hands the programme back, with every action one of whose weights is not said, or that has a
    /// weight where it is not, and every line whose split the method refuses: no positive weight, or fewer cents
    /// than places under a method that gives one to each.
    ///
    /// # Examples
    /// ```
    /// use contrat_de_ville::financement::{Ponderation, Programmation};
    /// use contrat_de_ville::identifiant::CodeCommune;
    /// use contrat_de_ville::nombre::Methode;
    ///
    /// # fn demo(programmation: Programmation) {
    /// let bethune = CodeCommune::parse("62119").unwrap();
    /// let par_commune =
    ///     programmation.ventilate_over(Methode::PlusFortsRestes, Ponderation::Egale, |_| [bethune].into());
    /// # let _ = par_commune;
    /// # }
    /// ```
    pub fn ventilate_over<L: Lieu>(
        self,
        methode: Methode,
        ponderation: Ponderation<L>,
        lieux: impl Fn(&Action) -> BTreeSet<L>,
    ) -> Result<ProgrammationVentilee<L>, Refus<Self, ProblemesDeVentilation<L>>> {
        let lieux_des_actions: Vec<BTreeSet<L>> = self.actions().iter().map(lieux).collect();
        let lieux: Vec<L> = lieux_des_actions
            .iter()
            .flatten()
            .collect::<BTreeSet<_>>()
            .into_iter()
            .cloned()
            .collect();
        let pesage = Pesage::new(&ponderation, &lieux);

        let mut lignes = Vec::with_capacity(self.lignes().len());
        let mut problemes = Vec::new();
        let mut mal_pesees: BTreeSet<u32> = BTreeSet::new();
        // Lines come by action: each is weighed once a stage, not once a line.
        let mut courante: Option<(u32, Vec<(u32, u64)>)> = None;
        for ligne in self.lignes() {
            let place = ligne.action as usize;
            let (Some(action), Some(lieux)) =
                (self.actions().get(place), lieux_des_actions.get(place))
            else {
                continue;
            };
            // Nothing is nothing for each place, whatever the weights and what the method gives each: a refused
            // request still stands in the places that its action states.
            if ligne.montant.is_zero() {
                let parts = pesage.ranks(lieux);
                lignes.extend(parts.map(|lieu| LigneVentilee { ligne: *ligne, lieu }));
                continue;
            }
            if mal_pesees.contains(&ligne.action) {
                continue;
            }
            let poids = match courante.take() {
                Some((rang, poids)) if rang == ligne.action => poids,
                _ => match pesage.weigh(action, lieux) {
                    Ok(poids) => poids,
                    Err(causes) => {
                        mal_pesees.insert(ligne.action);
                        problemes.extend(causes.into_iter().map(|cause| ProblemeDeVentilation {
                            reference: action.reference.clone(),
                            cause,
                        }));
                        continue;
                    }
                },
            };
            if lieux.is_empty() {
                lignes.push(LigneVentilee { ligne: *ligne, lieu: 0 });
                courante = Some((ligne.action, poids));
                continue;
            }
            match methode.split(ligne.montant, &poids) {
                Ok(parts) => lignes.extend(parts.montants().map(|(lieu, montant)| LigneVentilee {
                    ligne: Ligne { montant, ..*ligne },
                    lieu: *lieu,
                })),
                Err(cause) => problemes.push(ProblemeDeVentilation {
                    reference: action.reference.clone(),
                    cause: explain(&cause, ligne.stade),
                }),
            }
            courante = Some((ligne.action, poids));
        }
        match ProblemesDeVentilation::none(problemes) {
            Ok(()) => Ok(ProgrammationVentilee {
                programmation: self,
                methode,
                ponderation,
                lieux,
                lignes,
            }),
            Err(cause) => Err(Refus { rendu: Box::new(self), cause }),
        }
    }
}

fn explain<L: Lieu>(cause: &RepartitionError<u32>, stade: Stade) -> CauseDeVentilation<L> {
    let cause = match *cause {
        RepartitionError::SansPoids { unites, cles } => {
            RepartitionError::SansPoids { unites, cles }
        }
        RepartitionError::MoinsDUnitesQueDeParties { methode, unites, parties } => {
            RepartitionError::MoinsDUnitesQueDeParties { methode, unites, parties }
        }
        // Ranks collide beyond 2³² − 2 places only.
        RepartitionError::CleEnDouble { .. } => return CauseDeVentilation::TropDeLieux,
    };
    CauseDeVentilation::Repartition { stade, cause }
}

impl<L> ProgrammationVentilee<L> {
    /// The programme that was split.
    #[must_use]
    pub fn programmation(&self) -> &Programmation {
        &self.programmation
    }

    /// The programme back, the split dropped.
    #[must_use]
    pub fn into_programmation(self) -> Programmation {
        self.programmation
    }

    /// The method of the split.
    #[must_use]
    pub fn methode(&self) -> Methode {
        self.methode
    }

    /// The weights of the split.
    #[must_use]
    pub fn ponderation(&self) -> &Ponderation<L> {
        &self.ponderation
    }

    /// The places served, in order.
    #[must_use]
    pub fn lieux(&self) -> &[L] {
        &self.lieux
    }

    /// The split lines of one stage.
    #[must_use]
    pub fn tranche(&self, stade: Stade) -> TrancheVentilee<'_, L> {
        let debut = self.lignes.partition_point(|l| l.ligne.stade < stade);
        let fin = self.lignes.partition_point(|l| l.ligne.stade <= stade);
        TrancheVentilee {
            ventilee: self,
            stade,
            lignes: self.lignes.get(debut..fin).unwrap_or_default(),
        }
    }

    fn lieu(&self, rang: u32) -> Option<&L> {
        self.lieux.get((rang as usize).checked_sub(1)?)
    }
}

impl<L: Lieu> ProgrammationVentilee<L> {
    /// The key of the split: what its weights are.
    #[must_use]
    pub fn cle(&self) -> CleDeVentilation {
        self.ponderation.cle()
    }
}

/// The split lines of one stage of a [`ProgrammationVentilee`].
#[derive(Debug)]
pub struct TrancheVentilee<'p, L = CodeQuartier> {
    ventilee: &'p ProgrammationVentilee<L>,
    stade: Stade,
    lignes: &'p [LigneVentilee],
}

// Derived, these would ask that a place be `Copy`.
impl<L> Clone for TrancheVentilee<'_, L> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<L> Copy for TrancheVentilee<'_, L> {}

impl<'p, L> TrancheVentilee<'p, L> {
    /// The split programme.
    #[must_use]
    pub fn ventilee(self) -> &'p ProgrammationVentilee<L> {
        self.ventilee
    }

    /// The stage.
    #[must_use]
    pub fn stade(self) -> Stade {
        self.stade
    }

    /// The split lines.
    #[must_use]
    pub fn lignes(self) -> &'p [LigneVentilee] {
        self.lignes
    }

    /// The split lines, each with its action, its place where stated, and its amount.
    pub fn iter(self) -> impl Iterator<Item = (&'p Action, Option<&'p L>, Euros)> {
        self.lignes.iter().filter_map(move |ligne| {
            let action = self.ventilee.programmation.actions().get(ligne.ligne.action as usize)?;
            Some((action, self.ventilee.lieu(ligne.lieu), ligne.ligne.montant))
        })
    }
}
