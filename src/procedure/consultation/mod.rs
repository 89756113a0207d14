//! The consultation on the yearly report, décret n° 2015-1118: a draft is sent, opinions come in or are
//! deemed favourable, the draft is amended, approved and published.
//!
//! Each phase is a type, and a step consumes it: an unlawful order does not compile. A step that is
//! refused hands back what was lent ([`Refus`](crate::Refus)). [`Phase`] stores any of them.
//!
//! A consultation is opened by sending the draft:
//! ```
//! # use contrat_de_ville::procedure::{Choix, Consultation, Envoi, Projet};
//! # use chrono::NaiveDate;
//! fn open(projet: Projet, envois: Vec<Envoi>, cloture: NaiveDate, choix: Choix) -> Option<Consultation> {
//!     projet.send(envois, cloture, choix).ok()
//! }
//! ```
//! and not otherwise:
//! ```compile_fail,E0451
//! # use contrat_de_ville::procedure::{Choix, Consultation, Envoi, Projet};
//! # use chrono::NaiveDate;
//! fn open(projet: Projet, envois: Vec<Envoi>, cloture: NaiveDate, choix: Choix) -> Option<Consultation> {
//!     Some(Consultation { projet, cloture, choix, envois, avis: Vec::new() })
//! }
//! ```
//!
//! What is approved was under consultation, and closed:
//! ```
//! # use contrat_de_ville::procedure::{Consultation, RapportApprouve};
//! # use chrono::NaiveDate;
//! fn approve(consultation: Consultation, jour: NaiveDate) -> Option<RapportApprouve> {
//!     consultation.close(jour).ok()?.approve(jour).ok()
//! }
//! ```
//! A draft that was not has no such step:
//! ```compile_fail,E0599
//! # use contrat_de_ville::procedure::{Projet, RapportApprouve};
//! # use chrono::NaiveDate;
//! fn approve(projet: Projet, jour: NaiveDate) -> Option<RapportApprouve> {
//!     projet.approve(jour).ok()
//! }
//! ```

mod alerte;
mod amende;
mod approuve;
mod avis;
mod choix;
mod en_cours;
mod envoi;
mod minimum;
mod modalites;
mod organisme;
mod phase;
mod projet;
mod regime;
mod statut;

pub use alerte::Alerte;
pub use amende::{ApprobationRefusee, ProjetAmende, Suite, SuiteRefusee};
pub use approuve::{PublicationRefusee, RapportApprouve, RapportPublie};
pub use avis::{Avis, AvisRefuse, Forme, Observation, Position};
pub use choix::{AvisTardif, Choix, PointDeDepart, PriseDEffet};
pub use en_cours::{ClotureRefusee, Consultation};
pub use envoi::{Envoi, EnvoiRefuse};
pub use minimum::{Minimum, minimums};
pub use modalites::{Conseil, EcartDesCommunes, Installation, Modalites, ModalitesError};
pub use organisme::Organisme;
pub use phase::Phase;
pub use projet::{Prevision, Projet};
pub use regime::{RegimeDuRapport, Territoire};
pub use statut::Statut;
