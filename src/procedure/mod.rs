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

mod conseil;
mod consultation;
mod dossier;
mod echeancier;
mod entrees;
mod outils;
mod question;
mod recours;

pub use conseil::{
    Acte, Appel, Autorite, AvisDeCommission, BaseDuControle, Borne, ControleDeConvocation,
    Convocation, ConvocationError, Deliberation, Demande, DroitDuConseil, Effectif, Effet,
    EtatDuPoint, EtatDuTerme, Executoire, ExigenceDeQuorum, Fait, Feuille, Gravite, Initiative,
    Irregularite, Issue, Lieu, Matiere, Membre, MiseADisposition, ModeDePublication, ModeDeScrutin,
    Mouvement, NonExecutoire, Organe, Plage, Pouvoir, Presence, ProblemeDeSeance,
    ProblemesDeSeance, ProcesVerbal, Publication, Qualite, Quoi, Quorum, RegimeDeConvocation,
    Retrait, RetraitMotif, SansEffet, Scrutin, ScrutinError, Seance, SecondAppel,
    SecondeConvocation, Sens, SensDeLAvis, SensDuPresident, SignatairesDuRegistre, Signature,
    Suffrages, Terme, Urgence, VerdictDeConvocation, Vote, clear_days,
};
pub use consultation::{
    Alerte, ApprobationRefusee, Avis, AvisRefuse, AvisTardif, Choix, ClotureRefusee, Conseil,
    Consultation, EcartDesCommunes, Envoi, EnvoiRefuse, Forme, Installation, Minimum, Modalites,
    ModalitesError, Observation, Organisme, Phase, PointDeDepart, Position, Prevision, PriseDEffet,
    Projet, ProjetAmende, PublicationRefusee, RapportApprouve, RapportPublie, RegimeDuRapport,
    Statut, Suite, SuiteRefusee, Territoire, minimums,
};
pub use dossier::{Dossier, DossierError};
pub use echeancier::{Echeancier, EcheancierError, Entree, Nature, Suivi};
pub use question::{Cle, Depart, Fiche, Question, QuestionError, Reponse, Resultat, Variante};
pub use recours::{
    Cause, Decision, Depot, DepotError, EffetDuSilence, Etat, Evenement, Ouverture, Periode,
    Recours, RecoursError, SansDelai, Verdict, Voie,
};
