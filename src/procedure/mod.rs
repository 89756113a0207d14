//! The procedure.

#![deny(clippy::arithmetic_side_effects)]

mod consultation;
mod question;
mod recours;

pub use consultation::{
    Alerte, ApprobationRefusee, Avis, AvisRefuse, AvisTardif, Choix, ClotureRefusee, Conseil,
    Consultation, EcartDesCommunes, Envoi, EnvoiRefuse, Forme, Installation, Minimum, Modalites,
    ModalitesError, Observation, Organisme, Phase, PointDeDepart, Position, Prevision, PriseDEffet,
    Projet, ProjetAmende, PublicationRefusee, RapportApprouve, RapportPublie, RegimeDuRapport,
    Statut, Suite, SuiteRefusee, Territoire, minimums,
};
pub use question::{Cle, Depart, Fiche, Question, QuestionError, Reponse, Resultat};
pub use recours::{
    Cause, Decision, Depot, DepotError, EffetDuSilence, Etat, Evenement, Ouverture, Periode,
    Recours, RecoursError, SansDelai, Verdict,
};
