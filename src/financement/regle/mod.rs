//! The rules of co-funding: facts in, findings out.
//!
//! A rule is a record of facts, where `None` is what is not known, and its `examine`, which takes a day and
//! gives an [`Examen`] for each condition: a verdict, figures, the article, how it was read, a French
//! sentence.
//!
//! | facts | rule |
//! |---|---|
//! | [`FondsDeConcours`] | `FDC-CAP` and its like by kind of EPCI |
//! | [`ParticipationMinimale`] | `MIN-OWN-SHARE-20` |
//! | [`Dotations`] | `PUBLIC-AID-80` |
//! | [`Subvention`]s, by [`examine_conventions`] | `SUBSIDY-CONVENTION-23K` |
//! | [`DonneesEssentielles`] | `SUBSIDY-OPEN-DATA` |
//! | [`ContratDEngagement`], [`CompteRenduFinancier`], [`ComptesCertifies`] | `SUBSIDY-CONDITIONS-…` |
//! | [`Reversement`] | `SUBSIDY-CONTROL` |
//! | [`Abattement`] | `TFPB-30`, `TFPB-30-2025` |
//! | [`Pacte`] | `PACTE-FINANCIER-1Y` |
//! | [`ObjectifCpo`], [`PochesDePauvrete`] | targets of the circulaire of 31 August 2023 |
//! | [`Plan::check`](super::Plan::check) | arithmetic, no rule of law |
//! | a [`Cas`] | any of them, stored in one list |
//!
//! What is not known is tried every way: if it cannot change the answer, the answer is given; if it can, the
//! finding is [`Verdict::NonVerifiable`] and says what is missing. On a day before the version that was read,
//! a rule is [`Verdict::HorsPeriode`] and nothing is judged; on a later one it is judged, and the finding says
//! that the text was not verified for that day.

#![deny(clippy::arithmetic_side_effects)]

mod abattement;
mod cas;
mod chiffre;
mod circulaire;
mod conditions;
mod convention;
mod donnees;
mod dotations;
mod examen;
mod examen_lu;
mod faits;
mod fonds_de_concours;
mod formalite;
mod montant;
mod pacte;
mod participation;
mod point;
mod verdict;

pub use abattement::Abattement;
pub use cas::Cas;
pub(in crate::financement) use chiffre::Chiffres;
pub use chiffre::{Chiffre, Grandeur, Nature, Valeur};
pub use circulaire::{ObjectifCpo, PochesDePauvrete};
pub use conditions::{CompteRenduFinancier, ComptesCertifies, ContratDEngagement, Reversement};
pub use convention::{
    ExamenDeConvention, ProblemeDeSubvention, ProblemesDeSubventions, SituationDuBeneficiaire,
    Subvention, examine_conventions,
};
pub use donnees::DonneesEssentielles;
pub use dotations::{Dotations, LectureDuMinimum};
pub use examen::{Examen, Fondement};
pub use examen_lu::ExamenError;
pub use fonds_de_concours::{BaseDuCout, FondsDeConcours, NatureEpci};
pub use formalite::Formalite;
pub use montant::{MontantNegatif, MontantPositif};
pub use pacte::Pacte;
pub use participation::{Exemption, ParticipationMinimale, TauxDeParticipation};
pub use point::Point;
pub use verdict::{Manque, Objet, Verdict};
