//! The money: sources, actions, lines of one stage, the programme of a year.
//!
//! *Source*: who pays, through which scheme. *Action*: what is funded, and who carries it. *Ligne*: one
//! amount of one [`Stade`]. *Programmation*: the actions and lines of a contract and a year.
//! *Tranche*: its lines of one stage, the only way to a bilan. *Ponderation*: the weights by which amounts are
//! split over quarters or communes. *Enveloppe*: credits notified to a level, and what is attached to them.
//! *Scenario*: provisional decisions over a programme; *Difference*: what they change.
//! *Plan*: charges and produits of one operation. [`regle`]: the rules of co-funding, as findings.

mod abattement;
mod action;
mod axe;
mod beneficiaire;
mod dispositif;
mod doublon;
mod enveloppe;
mod financeur;
mod ligne;
mod nomenclature;
mod plan;
mod ponderation;
mod probleme_de_ventilation;
mod programmation;
mod rapprochement;
pub mod regle;
mod saisie;
mod scenario;
mod source;
mod ventilee;
mod versement;

pub use abattement::{AbattementError, LieuDuBien, abattement_latest_signature};
pub use action::{Action, NatureOperateur, Operateur};
pub use axe::{
    Axe, ParAction, ParLieu, ParOperateur, ParSource, ParThematique, SelonAction, SelonSource, Vue,
};
pub use beneficiaire::{Beneficiaire, BeneficiaireError, Personne};
pub use dispositif::{AxeFcs, Dispositif};
pub use doublon::{Critere, Doublons, RegleDeDoublon, RegleDeDoublonError, Tri};
pub use enveloppe::{
    Depassement, Echelon, Enveloppe, Enveloppes, EtatDEnveloppe, EtatDesEnveloppes, HorsEnveloppe,
    MotifDeDepassement, ProblemeDEnveloppe, ProblemesDEnveloppes, RattachementInconnu,
    RattachementsInconnus,
};
pub use financeur::{Financeur, NatureFinanceur};
pub use ligne::{Ligne, LigneVentilee, Stade};
pub use nomenclature::{CodeBop, CodeBopError, CodeUo, CodeUoError, Programme, ProgrammeError};
pub use plan::{
    Charge, Compte, CompteError, EntreeDePlan, ListeDuPlan, Origine, PartDeSource, Plan,
    ProblemeDePlan, ProblemesDePlan, Produit, StatutDeProduit, Valorisation,
};
pub use ponderation::{CleDeVentilation, Lieu, Ponderation, PonderationError};
pub use probleme_de_ventilation::{
    CauseDeVentilation, ProblemeDeVentilation, ProblemesDeVentilation,
};
pub use programmation::{Lot, Programmation, Tranche};
pub use rapprochement::{
    CleDeRapprochement, CleRapprochee, DemandeARapprocher, Groupe, LignePayee, PartDeVersement,
    Partage, PartageError, Rapprochement, RegleDePartage, VersementRapproche,
};
pub use saisie::{Probleme, Problemes, Saisie};
pub use scenario::{
    Decision, Difference, DifferenceError, LigneDeDifference, ProblemeDApplication,
    ProblemeDeScenario, ProblemesDApplication, ProblemesDeScenario, Scenario,
};
pub use source::{Credits, Section, Source, SourceError};
pub use ventilee::{ProgrammationVentilee, TrancheVentilee};
pub use versement::{
    CauseDeVersement, CelluleDeContrats, ChampDeVersement, ContratRepete, ContratsPayes,
    ProblemeDeVersement, ProblemesDeVersement, ValeurBrute, Versement, VersementBrut,
    VersementsLus,
};
