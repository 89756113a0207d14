//! A programme split over quarters.

use core::fmt;

use super::ligne::{Ligne, LigneVentilee, Stade};
use super::{Action, Programmation};
use crate::Refus;
use crate::identifiant::{CodeQuartier, Reference};
use crate::nombre::{Euros, Methode, RepartitionError};

/// A programme whose lines are split over the quarters that each action serves.
///
/// One action serves several quarters, so that money by quarter needs weights, and a method that
/// shares cents out: both are named by the caller, once for the whole programme. The split adds up to
/// the cent, line by line. An action whose quarters are not stated stays apart, under no quarter. A
/// count of lines then counts shares of lines; distinct actions are the same before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgrammationVentilee {
    programmation: Programmation,
    methode: Methode,
    /// Sorted.
    quartiers: Vec<CodeQuartier>,
    /// By stage, action, source and quarter; rank 0 is no quarter.
    lignes: Vec<LigneVentilee>,
}

/// Why a line cannot be split over the quarters of its action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProblemeDeVentilation {
    /// The action.
    pub reference: Reference,
    /// Why.
    pub cause: RepartitionError<CodeQuartier>,
}

/// Every line that cannot be split, by stage, action and source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProblemesDeVentilation(Vec<ProblemeDeVentilation>);

impl ProblemesDeVentilation {
    /// The problems; never empty.
    #[must_use]
    pub fn as_slice(&self) -> &[ProblemeDeVentilation] {
        &self.0
    }
}

impl fmt::Display for ProblemesDeVentilation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot split {} line{}", self.0.len(), if self.0.len() > 1 { "s" } else { "" })?;
        for (rang, ProblemeDeVentilation { reference, cause }) in self.0.iter().enumerate() {
            write!(f, "{} action {reference}: {cause}", if rang == 0 { ":" } else { ";" })?;
        }
        Ok(())
    }
}

impl core::error::Error for ProblemesDeVentilation {}

impl Programmation {
    /// Splits each line over the quarters of its action, in proportion to `poids`.
    ///
    /// # Errors
    /// A [`Refus`] that hands the programme back, with every line whose split the method refuses: no
    /// positive weight, or fewer cents than quarters under a method that gives one to each.
    ///
    /// # Examples
    /// See [`ParQuartier`](super::ParQuartier).
    pub fn ventilate(
        self,
        methode: Methode,
        poids: impl Fn(&Action, &CodeQuartier) -> u64,
    ) -> Result<ProgrammationVentilee, Refus<Self, ProblemesDeVentilation>> {
        let mut quartiers: Vec<CodeQuartier> =
            self.actions().iter().flat_map(|action| action.quartiers.iter().cloned()).collect();
        quartiers.sort_unstable();
        quartiers.dedup();
        let mut lignes = Vec::with_capacity(self.lignes().len());
        let mut problemes = Vec::new();
        for ligne in self.lignes() {
            let Some(action) = self.actions().get(ligne.action as usize) else { continue };
            // Nothing to share out is no share for a quarter, whatever the method gives each.
            if action.quartiers.is_empty() || ligne.montant.is_zero() {
                lignes.push(LigneVentilee { ligne: *ligne, quartier: 0 });
                continue;
            }
            let pesees: Vec<(CodeQuartier, u64)> = action
                .quartiers
                .iter()
                .map(|quartier| (quartier.clone(), poids(action, quartier)))
                .collect();
            match methode.split(ligne.montant, &pesees) {
                Ok(parts) => {
                    lignes.extend(parts.montants().map(|(quartier, montant)| LigneVentilee {
                        ligne: Ligne { montant, ..*ligne },
                        quartier: rank_of(&quartiers, quartier),
                    }));
                }
                Err(cause) => problemes
                    .push(ProblemeDeVentilation { reference: action.reference.clone(), cause }),
            }
        }
        if problemes.is_empty() {
            Ok(ProgrammationVentilee { programmation: self, methode, quartiers, lignes })
        } else {
            Err(Refus { rendu: Box::new(self), cause: ProblemesDeVentilation(problemes) })
        }
    }
}

/// Rank 0 is no quarter.
fn rank_of(quartiers: &[CodeQuartier], quartier: &CodeQuartier) -> u32 {
    quartiers
        .binary_search(quartier)
        .ok()
        .and_then(|rang| u32::try_from(rang.saturating_add(1)).ok())
        .unwrap_or(0)
}

impl ProgrammationVentilee {
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

    /// The quarters served, in order.
    #[must_use]
    pub fn quartiers(&self) -> &[CodeQuartier] {
        &self.quartiers
    }

    /// The split lines of one stage.
    #[must_use]
    pub fn tranche(&self, stade: Stade) -> TrancheVentilee<'_> {
        let debut = self.lignes.partition_point(|l| l.ligne.stade < stade);
        let fin = self.lignes.partition_point(|l| l.ligne.stade <= stade);
        TrancheVentilee {
            ventilee: self,
            stade,
            lignes: self.lignes.get(debut..fin).unwrap_or_default(),
        }
    }
}

/// The split lines of one stage of a [`ProgrammationVentilee`].
#[derive(Clone, Copy, Debug)]
pub struct TrancheVentilee<'p> {
    ventilee: &'p ProgrammationVentilee,
    stade: Stade,
    lignes: &'p [LigneVentilee],
}

impl<'p> TrancheVentilee<'p> {
    /// The split programme.
    #[must_use]
    pub fn ventilee(self) -> &'p ProgrammationVentilee {
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

    /// The split lines, each with its action, its quarter where stated, and its amount.
    pub fn iter(self) -> impl Iterator<Item = (&'p Action, Option<&'p CodeQuartier>, Euros)> {
        self.lignes.iter().filter_map(move |ligne| {
            let action = self.ventilee.programmation.actions().get(ligne.ligne.action as usize)?;
            Some((action, self.ventilee.quartier(ligne.quartier), ligne.ligne.montant))
        })
    }
}

impl ProgrammationVentilee {
    pub(super) fn quartier(&self, rang: u32) -> Option<&CodeQuartier> {
        self.quartiers.get((rang as usize).checked_sub(1)?)
    }
}
