//! Who is paid.

use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, de};

use super::Operateur;
use crate::identifiant::{Nom, NomError, Siren, SirenError, Siret, SiretError};

/// Who was paid: an establishment, a legal person, or a name where the source says no number.
///
/// # Wire
/// `{"siret": "77554402601284"}`, `{"siren": "…"}` or `{"nom": "…"}`; what is no name as a text is none
/// here either.
///
/// # Examples
/// ```
/// use contrat_de_ville::financement::Beneficiaire;
///
/// assert!(matches!("77554402601284".parse()?, Beneficiaire::Siret(_)));
/// assert!(matches!("ASS. LE REZO".parse()?, Beneficiaire::Nom(_)));
/// // Digits alone are a number: one with a wrong key is not taken for a name, nor one with a letter in it.
/// assert!("77554402601285".parse::<Beneficiaire>().is_err());
/// assert!("7755440260128O".parse::<Beneficiaire>().is_err());
/// # Ok::<(), contrat_de_ville::financement::BeneficiaireError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Beneficiaire {
    /// An establishment.
    Siret(Siret),
    /// A legal person.
    Siren(Siren),
    /// A name: FONJEP's `code_tiers` is one. An RNA, of which no SIREN is known, is kept here.
    Nom(#[serde(deserialize_with = "name")] Nom),
}

impl Beneficiaire {
    /// The operator of an action: by its SIRET, or by its name alone.
    #[must_use]
    pub fn of(operateur: &Operateur) -> Self {
        operateur.siret.map_or_else(|| Self::Nom(operateur.nom.clone()), Self::Siret)
    }

    /// The legal person, whatever the establishment.
    ///
    /// # Examples
    /// ```
    /// use contrat_de_ville::financement::Beneficiaire;
    ///
    /// let etablissement: Beneficiaire = "77554402601284".parse()?;
    /// let personne: Beneficiaire = "775544026".parse()?;
    /// assert_eq!(etablissement.personne(), personne.personne());
    /// # Ok::<(), contrat_de_ville::financement::BeneficiaireError>(())
    /// ```
    #[must_use]
    pub fn personne(&self) -> Personne {
        match self {
            Self::Siren(siren) => Personne::Siren(*siren),
            Self::Siret(siret) => Personne::Siren(siret.siren()),
            Self::Nom(nom) => Personne::Nom(nom.clone()),
        }
    }
}

/// Whose money is added up: a legal person, or a name that may be that of any.
///
/// # Wire
/// `{"siren": "775544026"}` or `{"nom": "…"}`, as for a [`Beneficiaire`].
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Personne {
    /// A legal person.
    Siren(Siren),
    /// A name: it may be one of the others.
    Nom(#[serde(deserialize_with = "name")] Nom),
}

impl fmt::Display for Personne {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Siren(siren) => siren.fmt(f),
            Self::Nom(nom) => nom.fmt(f),
        }
    }
}

/// Why a text names nobody.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BeneficiaireError {
    /// Fourteen digits that are no SIRET.
    #[error(transparent)]
    Siret(#[from] SiretError),
    /// Nine digits that are no SIREN.
    #[error(transparent)]
    Siren(#[from] SirenError),
    /// No letter, and neither nine nor fourteen digits.
    #[error("payee {0:?}: expected fourteen digits, nine digits, or a name, which has letters")]
    SansLettre(String),
    /// As long as a number, and more digits than letters: a slip of the pen would make another payee.
    #[error(
        "payee {0:?}: nine or fourteen characters, most of them digits, expected digits alone or a name"
    )]
    PresqueNumero(String),
    /// Not a name.
    #[error(transparent)]
    Nom(#[from] NomError),
}

/// A number under the key of names would be another payee than the one who has it.
fn check_name(texte: &str) -> Result<(), BeneficiaireError> {
    if !texte.chars().any(char::is_alphabetic) {
        return Err(BeneficiaireError::SansLettre(texte.to_owned()));
    }
    let chiffres = texte.bytes().filter(u8::is_ascii_digit).count();
    let serre = matches!(texte.len(), 9 | 14) && texte.bytes().all(|o| o.is_ascii_alphanumeric());
    if serre && chiffres > texte.len() / 2 {
        return Err(BeneficiaireError::PresqueNumero(texte.to_owned()));
    }
    Ok(())
}

fn name<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Nom, D::Error> {
    let nom = Nom::deserialize(deserializer)?;
    check_name(nom.as_str()).map_err(de::Error::custom)?;
    Ok(nom)
}

impl FromStr for Beneficiaire {
    type Err = BeneficiaireError;

    fn from_str(texte: &str) -> Result<Self, Self::Err> {
        match (texte.len(), texte.bytes().all(|octet| octet.is_ascii_digit())) {
            (14, true) => Ok(Self::Siret(texte.parse()?)),
            (9, true) => Ok(Self::Siren(texte.parse()?)),
            _ => {
                check_name(texte)?;
                Ok(Self::Nom(texte.parse()?))
            }
        }
    }
}

impl fmt::Display for Beneficiaire {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Siret(siret) => siret.fmt(f),
            Self::Siren(siren) => siren.fmt(f),
            Self::Nom(nom) => nom.fmt(f),
        }
    }
}
