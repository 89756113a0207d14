//! The money: sources, actions, lines of one stage, the programme of a year.
//!
//! *Source*: who pays, through which scheme. *Action*: what is funded, and who carries it. *Ligne*: one
//! amount of one [`Stade`]. *Programmation*: the actions and lines of a contract and a year.
//! *Tranche*: its lines of one stage, the only way to a bilan.
//!
//! | question | answer |
//! |---|---|
//! | where does a request stand, since when, with how much of each source? | a [`Parcours`], event by event; a [`Suivi`] of a year |
//! | how do a file's labels and amounts enter? | [`Etat::read`], [`Reprise`] |
//! | what did the year's campaign do, and when? | a [`Campagne`] |
//! | what is due in which year? | a [`ConventionPluriannuelle`] |
//! | does the budget of an action hold? | a [`Plan`] |
//! | is a rule of co-funding kept, by which article? | [`regle`] |
//! | how much for each quarter, each commune? | [`Programmation::ventilate`], under a [`Ponderation`] |
//! | which quarters are left out? | [`Desserte`] |
//! | what is left of an envelope, and which one is exceeded? | [`Enveloppes`] |
//! | what if? | a [`Scenario`], and the [`Difference`] that it makes |
//! | what was paid, to whom? | [`VersementsLus`] |
//! | which request was paid, which not? | a [`Rapprochement`] |
//! | what stands twice? | [`Doublons`] |

mod abattement;
mod action;
mod axe;
mod beneficiaire;
mod campagne;
mod cycle;
mod desserte;
mod dispositif;
mod doublon;
mod enveloppe;
mod financeur;
mod imputation;
mod ligne;
mod nomenclature;
mod pesage;
mod plan;
mod pluriannuel;
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
pub use campagne::{
    AnomalieDeCampagne, AvisDeComite, Campagne, EtapeDeCampagne, Jalon, JalonError,
};
pub use cycle::{
    Anomalie, Contradiction, Ecriture, Etat, Evenement, EvenementRefuse, Fait, GenreDeFait,
    Montants, MontantsError, Parcours, ParcoursError, ProblemeDeLibelle, ProblemeDeMontant,
    ProblemeDeSuivi, ProblemesDeLibelles, ProblemesDeSuivi, Reprise, RepriseError,
    RepriseExcessive, Suivi, SuiviError,
};
pub use desserte::{CritereDeDesserte, Desserte};
pub use dispositif::{AxeFcs, Dispositif};
pub use doublon::{Critere, Doublons, LigneRepetee, RegleDeDoublon, RegleDeDoublonError, Tri};
pub use enveloppe::{
    Depassement, Echelon, Enveloppe, Enveloppes, EtatDEnveloppe, EtatDesEnveloppes, HorsEnveloppe,
    MotifDeDepassement, ProblemeDEnveloppe, ProblemesDEnveloppes, RattachementInconnu,
    RattachementsInconnus,
};
pub use financeur::{Financeur, NatureFinanceur};
pub use imputation::{Imputation, ImputationError};
pub use ligne::{Ligne, LigneVentilee, Stade};
pub use nomenclature::{CodeBop, CodeBopError, CodeUo, CodeUoError, Programme, ProgrammeError};
pub use plan::{
    Charge, Compte, CompteError, EntreeDePlan, ListeDuPlan, Origine, PartDeSource, Plan,
    ProblemeDePlan, ProblemesDePlan, Produit, StatutDeProduit, Valorisation,
};
pub use pluriannuel::{
    Annuite, ConventionPluriannuelle, EchelonnementError, ProblemeDeConvention,
    ProblemesDeConvention, RythmeDEngagement,
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
