//! The report of a year as data: what the décret n° 2015-1118 asks for, annexes, the urban renewal, the budget
//! annex, and what is missing or does not tie.
//!
//! | question | answer |
//! |---|---|
//! | what does the décret ask for, and does the report have it? | [`SectionDuRapport`], [`Sections`] |
//! | where was a figure read? | [`Provenance`], [`Sourcee`] |
//! | which opinions are annexed, and what follows each observation? | [`AvisAnnexes`] |
//! | what of urban renewal? | [`Renouvellement`], [`FondsDeConcours`] |
//! | which actions are put forward? | [`Focus`] |
//! | who works on it, as posts? | [`Equipe`] |
//! | what was obtained, and for whom? | [`Resultats`] |
//! | what does each party bring and receive? | [`AnnexeBudgetaire`] |
//! | what is missing, or does not tie? | [`RapportAnnuel::check`] |
//! | which days does its procedure have? | [`RapportAnnuel::echeancier`] |
//! | what is printed? | [`document()`] |

#![deny(clippy::arithmetic_side_effects)]

mod annexe_budgetaire;
mod annexes;
mod avancement;
mod avis;
mod calendrier;
mod constat;
mod document;
mod enonce;
mod equipe;
mod examen;
mod examen_delegue;
mod examen_parties;
mod examen_serie;
mod fiche;
mod focus;
mod fonds;
mod illustration;
mod parties;
mod provenance;
mod renouvellement;
mod resultats;
mod sections;
mod valeur;

pub use annexe_budgetaire::{
    AnnexeBudgetaire, LigneDeMoyens, Moyens, MoyensDUneAction, MoyensDUnePartie,
};
pub use avancement::{Avancement, NatureDOperation};
pub use avis::{AvisAnnexe, AvisAnnexes, AvisAnnexesError, Prononce};
pub use calendrier::CalendrierError;
pub use constat::{CodeDuRapport, ConstatDuRapport};
pub use document::document;
pub use enonce::{Enonce, EnonceError};
pub use equipe::{EcartDePostes, Equipe, EquipeError, Occupation, OccupationError, Poste, Titre};
pub use fiche::{AnnexeError, BaseDesDepenses, CadreLegal, EntreesDeLAnnexe, RapportAnnuel};
pub use focus::{Ages, AgesError, Focus};
pub use fonds::{FondsDeConcours, OperationAidee};
pub use provenance::{Pages, PagesError, Provenance, Sourcee};
pub use renouvellement::{
    CharteGusp, FicheDeRenouvellement, OperationDeRenouvellement, QuartierRenouvele,
    Renouvellement, RenouvellementError, RevueDeProjets,
};
pub use resultats::{Beneficiaires, IndicateurDeResultat, Resultats};
pub use sections::{
    EtatDeSection, Exigence, LigneDeSection, SectionDuRapport, Sections, SectionsError,
};
pub use valeur::{ValeurMesuree, ValeurMesureeError};
