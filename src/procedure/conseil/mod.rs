//! The council and its act: when it may meet, who is there, what it votes, and when its deliberation binds.

mod acte;
mod convocation;
mod deliberation;
mod demande;
mod effectif;
mod examen;
mod examen_acte;
mod fait;
mod feuille;
mod irregularite;
mod phrase;
mod pointage;
mod probleme;
mod publication;
mod quorum;
mod regime;
mod scrutin;
mod seance;
mod terme;

pub use acte::{Acte, Executoire, Matiere, NonExecutoire, Organe, Qualite, Signature};
pub use convocation::{BaseDuControle, ControleDeConvocation, Convocation, ConvocationError};
pub use deliberation::{
    AvisDeCommission, Deliberation, MiseADisposition, ProcesVerbal, SecondAppel, SensDeLAvis,
    SignatairesDuRegistre,
};
pub use demande::{Demande, Initiative};
pub use effectif::{Effectif, ExigenceDeQuorum, Plage};
pub use fait::Fait;
pub use feuille::{Feuille, Membre, Mouvement, Pouvoir, Presence, Retrait, RetraitMotif, Sens};
pub use irregularite::{Gravite, Irregularite};
pub use probleme::{Lieu, ProblemeDeSeance, ProblemesDeSeance};
pub use publication::{Autorite, Effet, ModeDePublication, Publication, SansEffet};
pub use quorum::{Appel, DroitDuConseil, Quorum, SecondeConvocation};
pub use regime::{RegimeDeConvocation, Urgence, VerdictDeConvocation, clear_days};
pub use scrutin::{Issue, ModeDeScrutin, Scrutin, ScrutinError, SensDuPresident, Suffrages, Vote};
pub use seance::{EtatDuPoint, Seance};
pub use terme::{Borne, EtatDuTerme, Quoi, Terme};
