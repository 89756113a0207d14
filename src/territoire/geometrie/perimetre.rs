use super::{Distance, Surface};
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
    /// How far from the drawn boundary the real one may be: the rounding of its file.
    pub resolution: Distance,
}

impl Perimetre {
    /// A perimeter that nothing else is said of; its coordinates are taken to be rounded to the decimals that
    /// they have.
    #[must_use]
    pub fn drawn(code: CodeQuartier, surface: Surface) -> Self {
        let resolution = surface.resolution();
        Self { code, nom: None, communes: Vec::new(), surface, resolution }
    }
}
