//! The procedure: the council and its act, appeals against it, the consultation on the report.
//!
//! | question | answer |
//! |---|---|
//! | was the council called in time? | [`Convocation::check`], [`RegimeDeConvocation`] |
//! | who is there at each item, with how many voices, is there a quorum? | a [`Feuille`], finished into a [`Seance`]; [`Quorum`] where only counts are known |
//! | is it adopted? | [`Scrutin::issue`], [`Vote`] |
//! | who may ask for a secret ballot or a closed session? | [`Demande`] |
//! | since when is the act executory, and when do appeals start? | [`Acte::executoire`], [`Acte::opposable`] |
//! | what is wrong, or cannot be said? | [`Deliberation::check`] |
//! | what is due, and when? | [`Deliberation::echeances`] |
//! | what appeal is open on a day, until when, why? | [`Recours`] |
//! | where does the consultation on the report stand? | [`Projet`], [`Consultation`], [`ProjetAmende`], [`RapportApprouve`], [`RapportPublie`]; stored as a [`Phase`] |
//! | every day of it all, with its proof? | a [`Dossier`], and its [`Echeancier`] |
//! | what does a rule answer, asked by its id? | [`Question`] |
//!
//! Members are opaque: the caller's own ids, counted and never named. A fact that is not known is `None`,
//! and the check says that it is missing.

#![deny(clippy::arithmetic_side_effects)]

mod acte;
mod consultation;
mod convocation;
mod deliberation;
mod demande;
mod dossier;
mod echeancier;
mod effectif;
mod entrees;
mod examen;
mod examen_acte;
mod fait;
mod feuille;
mod irregularite;
mod outils;
mod phrase;
mod pointage;
mod probleme;
mod publication;
mod question;
mod quorum;
mod recours;
mod regime;
mod scrutin;
mod seance;
mod terme;

pub use acte::{Acte, Executoire, Matiere, NonExecutoire, Organe, Qualite, Signature};
pub use consultation::{
    Alerte, ApprobationRefusee, Avis, AvisRefuse, AvisTardif, Choix, ClotureRefusee, Conseil,
    Consultation, EcartDesCommunes, Envoi, EnvoiRefuse, Forme, Installation, Minimum, Modalites,
    ModalitesError, Observation, Organisme, Phase, PointDeDepart, Position, Prevision, PriseDEffet,
    Projet, ProjetAmende, PublicationRefusee, RapportApprouve, RapportPublie, RegimeDuRapport,
    Statut, Suite, SuiteRefusee, Territoire, minimums,
};
pub use convocation::{BaseDuControle, ControleDeConvocation, Convocation, ConvocationError};
pub use deliberation::{
    AvisDeCommission, Deliberation, MiseADisposition, ProcesVerbal, SecondAppel, SensDeLAvis,
    SignatairesDuRegistre,
};
pub use demande::{Demande, Initiative};
pub use dossier::{Dossier, DossierError};
pub use echeancier::{Echeancier, EcheancierError, Entree, Nature, Suivi};
pub use effectif::{Effectif, ExigenceDeQuorum, Plage};
pub use fait::Fait;
pub use feuille::{Feuille, Membre, Mouvement, Pouvoir, Presence, Retrait, RetraitMotif, Sens};
pub use irregularite::{Gravite, Irregularite};
pub use probleme::{Lieu, ProblemeDeSeance, ProblemesDeSeance};
pub use publication::{Autorite, Effet, ModeDePublication, Publication, SansEffet};
pub use question::{Cle, Depart, Fiche, Question, QuestionError, Reponse, Resultat, Variante};
pub use quorum::{Appel, DroitDuConseil, Quorum, SecondeConvocation};
pub use recours::{
    Cause, Decision, Depot, DepotError, EffetDuSilence, Etat, Evenement, Ouverture, Periode,
    Recours, RecoursError, SansDelai, Verdict,
};
pub use regime::{RegimeDeConvocation, Urgence, VerdictDeConvocation, clear_days};
pub use scrutin::{Issue, ModeDeScrutin, Scrutin, ScrutinError, SensDuPresident, Suffrages, Vote};
pub use seance::{EtatDuPoint, Seance};
pub use terme::{Borne, EtatDuTerme, Quoi, Terme};
