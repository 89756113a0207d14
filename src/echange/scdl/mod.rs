//! Deposits of subsidies in the national format SCDL (schema `scdl/subventions` v2.1.1 of OpenDataFrance): read,
//! checked, written.
//!
//! | type | what it is |
//! |---|---|
//! | [`Lecteur`] | a deposit read one line at a time, in constant memory, without allocation for a valid line |
//! | [`Lecture`] | a whole deposit: records, problems, headers, totals |
//! | [`Attribution`], [`AttributionLue`] | a line, which owns its texts or borrows them |
//! | [`Entete`] | the headers, and the table of their other names |
//! | [`Probleme`], [`Code`] | what is wrong, where, and what was expected |
//! | [`Totaux`] | what was read and what was refused, which add up to the file |
//! | [`Synthese`] | the problems by kind, for people |
//! | [`check_partages`] | the subsidies that are not shared out whole |
//! | [`Ecrivain`] | a deposit that the schema accepts |
//!
//! A text has one reading or is refused: `05/12/2016`, `100000,1`, `80` for a share, `yes` and a SIRET that a
//! spreadsheet took for a number (`32402138500000.0`) are refused with what they could mean. [`Code`] lists every rule:
//! what is refused, what is put right and told, and which rules are ours and not the schema's.
//!
//! What the schema accepts is never refused for a rule of ours where it can be held: a period that ends before it
//! begins is in the record as it is written, and told.
//!
//! The deliberations of a council have their own file: [`deliberation`].
//!
//! The amount of a line is that of the whole subsidy, before it is shared: see [`Attribution`].

#![deny(clippy::arithmetic_side_effects)]

mod attribution;
mod balayage;
mod cellules;
mod champ;
mod code;
mod conditions;
mod coupe;
pub mod deliberation;
mod ecrivain;
mod entete;
mod examen;
mod fraction;
mod identite;
mod jour;
mod lecteur;
mod lecture;
mod lectures;
mod lue;
mod montant;
mod nature;
mod nombres;
mod partage;
mod probleme;
mod soupcon;
mod synthese;
mod texte;
mod totaux;
mod variantes;
mod versement;

pub use attribution::{Attribution, PontError};
pub use champ::Champ;
pub use code::{Code, Gravite, Origine};
pub use conditions::Conditions;
pub use ecrivain::Ecrivain;
pub use entete::{Appariement, ColonneLue, Entete};
pub use fraction::{Fraction, FractionError};
pub use identite::{Identite, IdentiteError};
pub use jour::{Jour, JourError};
pub use lecteur::{Lecteur, LecteurError, Ligne};
pub use lecture::Lecture;
pub use lue::AttributionLue;
pub use nature::{Nature, NatureError};
pub use partage::{PartageInexact, check_partages};
pub use probleme::{Colonne, Place, Probleme};
pub use synthese::{Genre, Synthese};
pub use texte::{
    AutresConditions, AutresConditionsError, IdRae, IdRaeError, Libelle, LibelleError, Objet,
    ObjetError,
};
pub use totaux::Totaux;
pub use variantes::VARIANTES;
pub use versement::{DateOuPeriode, Periode, Versement, VersementError, VersementSansSens};
