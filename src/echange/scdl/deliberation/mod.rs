//! The deliberations of a local authority as a file of the SCDL: rows that cannot be illegal, and their writer.
//!
//! # Source
//! Schema `scdl/deliberations` of OpenDataFrance, version 2.1.5, as its documentation prints it in the
//! repository datagouv/schema.data.gouv.fr (`site/scdl/deliberations/latest/documentation.md`): seventeen
//! columns, seven of them required. Its `schema.json` itself was not read. The checks that Validata adds to it
//! are known by the documentation of validata-core (« Custom checks »), which quotes them from that file, and by
//! the README of version 2.0.0.
//!
//! | column | what it holds | checked here |
//! |---|---|---|
//! | `COLL_NOM` | name, required | a [`Nom`](crate::identifiant::Nom) |
//! | `COLL_SIRET` | `^\d{14}$`, required | a [`Siret`](crate::identifiant::Siret), with its key |
//! | `DELIB_ID` | text, required | a [`Reference`](crate::identifiant::Reference) |
//! | `DELIB_DATE` | day, required | years 1 to 9999, four digits |
//! | `DELIB_MATIERE_CODE` | `^\d\.\d{1,2}$`, required | a [`CodeDeMatiere`]: `1.1` to `1.7`, … `9.1` to `9.4` |
//! | `DELIB_MATIERE_NOM` | text, required | a [`Matiere`]: a name of ACTES is that of the code |
//! | `DELIB_OBJET` | text, required | an [`Objet`] |
//! | `BUDGET_ANNEE` | `^[0-9]{4}(\/[0-9]{4})?$` | [`Exercices`]: the second year is the later one |
//! | `BUDGET_NOM` | text | filled with `BUDGET_ANNEE`, or not at all |
//! | `PREF_ID` | « PREFNNN », « SPREFNNNM », « SGARNNN » | a [`ServiceDeControle`] |
//! | `PREF_DATE` | day | not before `DELIB_DATE` |
//! | `VOTE_EFFECTIF` … `VOTE_ABSTENTION` | five whole numbers | a [`Decompte`]: all or none, pour + contre + abstention ≤ réel ≤ effectif |
//! | `DELIB_URL` | URI | an [`Adresse`] |
//!
//! # What the columns cannot say
//! A vote by secret ballot has counts like another: no column tells it. A council that takes note (« prend
//! acte ») and a vote whose counts are not printed both have five empty cells. Blank and void votes have no
//! column; see [`BlancsEtNuls`].

#![deny(clippy::arithmetic_side_effects)]

mod adresse;
mod budget;
mod controle;
mod ecrivain;
mod ligne;
mod matiere;
mod objet;
mod pont;
mod vote;

pub use adresse::{Adresse, AdresseError};
pub use budget::{Budget, Exercices, ExercicesError};
pub use controle::{ServiceDeControle, ServiceDeControleError};
pub use ecrivain::{COLONNES, Ecrivain};
pub use ligne::{Champs, DeliberationPubliee, DeliberationPublieeError};
pub use matiere::{CodeDeMatiere, CodeDeMatiereError, Domaine, Matiere, MatiereError};
pub use objet::{Objet, ObjetError};
pub use pont::{Complement, PontError};
pub use vote::{BlancsEtNuls, CellulesDeVote, Decompte, DecompteError};
