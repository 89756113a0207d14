//! The procedure.

#![deny(clippy::arithmetic_side_effects)]

mod consultation;
mod recours;

pub use consultation::{
    Alerte, ApprobationRefusee, Avis, AvisRefuse, AvisTardif, Choix, ClotureRefusee, Conseil,
    Consultation, EcartDesCommunes, Envoi, EnvoiRefuse, Forme, Installation, Minimum, Modalites,
    ModalitesError, Observation, Organisme, Phase, PointDeDepart, Prevision, PriseDEffet, Projet,
    ProjetAmende, PublicationRefusee, RapportApprouve, RapportPublie, RegimeDuRapport, Sens,
    Statut, Suite, SuiteRefusee, Territoire, minimums,
};
pub use recours::{
    Cause, Decision, Depot, DepotError, EffetDuSilence, Etat, Evenement, Ouverture, Periode,
    Recours, RecoursError, SansDelai, Verdict,
};
