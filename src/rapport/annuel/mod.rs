//! The report of a year as data: what the décret n° 2015-1118 asks for, annexes, the urban renewal, the budget
//! annex, and what is missing or does not tie.

#![deny(clippy::arithmetic_side_effects)]

mod annexe_budgetaire;
mod avancement;
mod avis;
mod enonce;
mod equipe;
mod focus;
mod fonds;
mod provenance;
mod renouvellement;
mod sections;

pub use annexe_budgetaire::{
    AnnexeBudgetaire, LigneDeMoyens, Moyens, MoyensDUneAction, MoyensDUnePartie,
};
pub use avancement::{Avancement, NatureDOperation};
pub use avis::{AvisAnnexe, AvisAnnexes, AvisAnnexesError, Prononce};
pub use enonce::{Enonce, EnonceError};
pub use equipe::{EcartDePostes, Equipe, EquipeError, Occupation, OccupationError, Poste, Titre};
pub use focus::{Ages, AgesError, Focus};
pub use fonds::{FondsDeConcours, OperationAidee};
pub use provenance::{Pages, PagesError, Provenance, Sourcee};
pub use renouvellement::{
    CharteGusp, FicheDeRenouvellement, OperationDeRenouvellement, QuartierRenouvele,
    Renouvellement, RenouvellementError, RevueDeProjets,
};
pub use sections::{
    EtatDeSection, Exigence, LigneDeSection, SectionDuRapport, Sections, SectionsError,
};
