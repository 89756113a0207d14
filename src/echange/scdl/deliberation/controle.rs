use core::fmt;
use core::str::FromStr;

use crate::identifiant::CodeDepartement;

/// Who exercises the *contrôle de légalité*: `PREF038`, `SPREF0622`, `SGAR059`.
///
/// # Source
/// `PREF_ID`: « 'NNN' correspond au numéro sur 3 caractères du département préfixé par '0' […] 'M' correspond
/// au numéro sur un chiffre de l'arrondissement ». The schema sets no pattern.
///
/// # Examples
/// ```
/// use contrat_de_ville::echange::scdl::deliberation::ServiceDeControle;
///
/// let service: ServiceDeControle = "SPREF0622".parse()?;
/// assert_eq!((service.departement().to_string().as_str(), service.arrondissement()), ("62", Some(2)));
/// assert!("SPREF62".parse::<ServiceDeControle>().is_err());
/// # Ok::<(), contrat_de_ville::echange::scdl::deliberation::ServiceDeControleError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ServiceDeControle {
    rang: Rang,
    departement: CodeDepartement,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Rang {
    Prefecture,
    /// The number of the arrondissement, 1 to 9.
    SousPrefecture(u8),
    Sgar,
}

/// Why a text is not a [`ServiceDeControle`]. Each variant carries the text refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ServiceDeControleError {
    /// Not one of the three forms.
    #[error(
        "legality control {0:?}: expected `PREF` or `SGAR` and three characters, or `SPREF`, three characters and a digit from 1 to 9"
    )]
    Forme(String),
    /// No such département.
    #[error("legality control {0:?}: no such département")]
    Departement(String),
}

impl ServiceDeControle {
    /// A *préfecture*.
    #[must_use]
    pub const fn prefecture(departement: CodeDepartement) -> Self {
        Self { rang: Rang::Prefecture, departement }
    }

    /// The *sous-préfecture* of an arrondissement; `None` if its number is not 1 to 9.
    #[must_use]
    pub const fn sous_prefecture(departement: CodeDepartement, arrondissement: u8) -> Option<Self> {
        match arrondissement {
            1..=9 => Some(Self { rang: Rang::SousPrefecture(arrondissement), departement }),
            _ => None,
        }
    }

    /// A *secrétariat général pour les affaires régionales*, by a département.
    #[must_use]
    pub const fn sgar(departement: CodeDepartement) -> Self {
        Self { rang: Rang::Sgar, departement }
    }

    /// The département.
    #[must_use]
    pub const fn departement(self) -> CodeDepartement {
        self.departement
    }

    /// The number of the arrondissement, of a *sous-préfecture*.
    #[must_use]
    pub const fn arrondissement(self) -> Option<u8> {
        match self.rang {
            Rang::SousPrefecture(arrondissement) => Some(arrondissement),
            Rang::Prefecture | Rang::Sgar => None,
        }
    }
}

impl fmt::Display for ServiceDeControle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let departement = format!("{:0>3}", self.departement.to_string());
        f.pad(&match self.rang {
            Rang::Prefecture => format!("PREF{departement}"),
            Rang::SousPrefecture(arrondissement) => format!("SPREF{departement}{arrondissement}"),
            Rang::Sgar => format!("SGAR{departement}"),
        })
    }
}

impl FromStr for ServiceDeControle {
    type Err = ServiceDeControleError;

    fn from_str(texte: &str) -> Result<Self, Self::Err> {
        let shape = || ServiceDeControleError::Forme(texte.to_owned());
        let (rang, departement) = if let Some(reste) = texte.strip_prefix("SPREF") {
            let (departement, arrondissement) = reste.split_at_checked(3).ok_or_else(shape)?;
            match arrondissement.as_bytes() {
                [chiffre @ b'1'..=b'9'] => {
                    (Rang::SousPrefecture(chiffre.wrapping_sub(b'0')), departement)
                }
                _ => return Err(shape()),
            }
        } else if let Some(departement) = texte.strip_prefix("PREF") {
            (Rang::Prefecture, departement)
        } else {
            (Rang::Sgar, texte.strip_prefix("SGAR").ok_or_else(shape)?)
        };
        if departement.len() != 3 {
            return Err(shape());
        }
        let court = departement.strip_prefix('0').unwrap_or(departement);
        let departement =
            court.parse().map_err(|_| ServiceDeControleError::Departement(texte.to_owned()))?;
        Ok(Self { rang, departement })
    }
}

crate::texte::wire_as_text!(
    ServiceDeControle,
    "a service of legality control, `PREF038`, `SPREF0622` or `SGAR059`",
    pattern: concat!(
        "^(?:(?:PREF|SGAR)(?:0(?:0[1-9]|[13-8][0-9]|2[1-9AB]|9[0-5])|97[1-8]|98[4678])",
        "|SPREF(?:0(?:0[1-9]|[13-8][0-9]|2[1-9AB]|9[0-5])|97[1-8]|98[4678])[1-9])$",
    )
);
