//! Official codes, each a type of its own: well formed by construction, small, ordered as its text.
//!
//! `FromStr` is the one gate, and serde goes through it: codes travel as strings, so that no leading
//! zero is lost. Each has a `const fn parse` that returns an `Option`, for literals.
//!
//! Well formed is all that a code proves. Whether it is on a list on a given day is another question.

mod annee;
mod chiffres;
mod commune;
mod contrat;
mod departement;
mod dossier;
mod qpv;
mod quartier;
mod reference;
mod rna;
mod siren;
mod siret;

pub use annee::{Annee, AnneeError};
#[cfg(feature = "schema")]
pub(crate) use commune::motif_commune;
pub use commune::{CodeCommune, CodeCommuneError};
#[cfg(feature = "schema")]
pub(crate) use contrat::motif_contrat;
pub use contrat::{CodeContrat, CodeContratError};
pub use departement::{CodeDepartement, CodeDepartementError};
pub use dossier::{FormeDeDossier, ReferenceDeDossier, ReferenceDeDossierError};
pub use qpv::{CodeQpv, CodeQpvError, Geographie, Suffixe};
pub use quartier::CodeQuartier;
pub use reference::{CodeEnveloppe, CodeEnveloppeError, Nom, NomError, Reference, ReferenceError};
pub use rna::{Rna, RnaError};
pub use siren::{Siren, SirenError};
pub use siret::{Siret, SiretError};
