use super::NiveauDeCadre;
use crate::identifiant::Nom;

/// Why lists are not the frame of a contract.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CadreError {
    /// Two siblings have one title, whatever its case and accents.
    #[error(
        "{} {rang} of {}: title {:?} given twice, first as {:?}; expected each once among its siblings",
        niveau.singulier(),
        place(parent.as_ref()),
        titre.as_str(),
        premier.as_str()
    )]
    TitreEnDouble {
        /// The level.
        niveau: NiveauDeCadre,
        /// The title above it; none at the top.
        parent: Option<Nom>,
        /// Its place in its list, from 1.
        rang: usize,
        /// The title, as the second has it.
        titre: Nom,
        /// The title, as the first has it.
        premier: Nom,
    },
    /// A list of nothing: « none » and « not detailed » are two answers.
    #[error(
        "{} of {}: an empty list may say that there are none or that they are not detailed; expected at least one, or no list where they are not detailed",
        niveau.pluriel(),
        place(parent.as_ref())
    )]
    ListeVide {
        /// The level.
        niveau: NiveauDeCadre,
        /// The title above it; none at the top.
        parent: Option<Nom>,
    },
}

fn place(parent: Option<&Nom>) -> String {
    parent.map_or_else(|| "the contract".to_owned(), |titre| format!("{:?}", titre.as_str()))
}
