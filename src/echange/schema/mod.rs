//! JSON Schema (draft 2020-12) of every type that is read or written.
//!
//! Each public type that has serde has [`JsonSchema`](schemars::JsonSchema), drawn from the same attributes,
//! wire types and macros as its serde. [`of`] gives the schema of one; [`Document::TOUS`] lists those that tools
//! exchange.
//!
//! # What a schema promises
//! What serde reads validates, and what is written validates. What validates and is refused when it is read falls
//! under one of [`REGLES`]. Two forms go the other way: `serde_json` reads them, nothing writes them, and the
//! schema refuses them.
//!
//! - A struct as the array of its fields, in their order: `["CV221", 2023, …]`.
//! - `null` beside the name of a variant that holds nothing: `{"metropole": null}` for `"metropole"`.
//!
//! # Examples
//! ```
//! use contrat_de_ville::echange::schema;
//! use contrat_de_ville::identifiant::Siren;
//!
//! let siren = schema::of::<Siren>();
//! assert_eq!(siren.get("minLength"), Some(&9.into()));
//!
//! let suivi = schema::Document::find("suivi").unwrap().schema();
//! assert_eq!(suivi.get("additionalProperties"), Some(&false.into()));
//! ```

mod document;
mod exact;
mod regle;

pub use document::Document;
pub use exact::of;
pub use regle::{REGLES, RegleHorsSchema};
