use super::Surface;
use crate::identifiant::{CodeCommune, CodeQuartier, Nom};

/// The perimeter of a quarter, as a file gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Perimetre {
    /// The quarter.
    pub code: CodeQuartier,
    /// Its name, which is no key: « Centre Ville » names 28 quarters of the national list.
    pub nom: Option<Nom>,
    /// The communes that it lies in, as the file has them, in order.
    pub communes: Vec<CodeCommune>,
    /// Where it is.
    pub surface: Surface,
}
