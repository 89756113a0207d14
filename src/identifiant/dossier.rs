//! References of real *dossiers*, read into what they say.

use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Serialize};

use super::chiffres::number;
use super::{Annee, Reference};

/// A [`Reference`] of one of the three forms met in real *dossiers*: base, and rank of the request in it.
///
/// | form | example | base | rank |
/// |---|---|---|---|
/// | [`Numero`](FormeDeDossier::Numero) | `00054562-01` | `00054562` | 1 |
/// | [`Da`](FormeDeDossier::Da) | `DA00042724-02` | `DA00042724` | 2 |
/// | [`Service`](FormeDeDossier::Service) | `PREFD44-25-0001-1` | `PREFD44-25-0001` | 1 |
///
/// The « annuel » and the « complémentaire » of one action share the base. The text is given back as it
/// was; requests are in the order of their base, then of their rank as a number.
///
/// # Interpretation
/// No text defines these forms: they are read off real references, and nothing nearly so is accepted. The two
/// digits of a year are those of 2000 to 2099. Ranks start at 1: a rank of 0 is refused.
///
/// # Examples
/// ```
/// use contrat_de_ville::identifiant::ReferenceDeDossier;
///
/// let annuel: ReferenceDeDossier = "DA00042724-01".parse()?;
/// let complementaire: ReferenceDeDossier = "DA00042724-02".parse()?;
/// assert!(annuel.same_dossier(&complementaire) && annuel < complementaire);
/// assert_eq!((complementaire.base().as_str(), complementaire.rang()), ("DA00042724", 2));
///
/// let prefecture: ReferenceDeDossier = "PREFD44-25-0001-1".parse()?;
/// assert_eq!(prefecture.service(), Some("PREFD44"));
/// assert_eq!((prefecture.annee().map(|annee| annee.get()), prefecture.numero()), (Some(2025), Some(1)));
///
/// assert!("DA00042724".parse::<ReferenceDeDossier>().is_err());
/// # Ok::<(), contrat_de_ville::identifiant::ReferenceDeDossierError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReferenceDeDossier {
    // In this order: a base has one form.
    base: Reference,
    rang: u16,
    dit: Dit,
}

/// What a form says beside base and rank.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Dit {
    Numero,
    Da,
    Service { annee: Annee, numero: u16 },
}

/// The form of a [`ReferenceDeDossier`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum FormeDeDossier {
    /// Eight digits, and a rank of two: `00054562-01`.
    Numero,
    /// `DA`, eight digits, and a rank of two: `DA00042724-02`.
    Da,
    /// A service, two digits of a year, a number of four, and a rank without leading zero:
    /// `PREFD44-25-0001-1`.
    Service,
}

/// Why a text is not a [`ReferenceDeDossier`]. Each variant carries the text refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReferenceDeDossierError {
    /// None of the known forms.
    #[error(
        "dossier {0:?}: expected eight digits and a rank (`00054562-01`), `DA`, eight digits and a rank (`DA00042724-02`), or a service, a year, a number and a rank (`PREFD44-25-0001-1`)"
    )]
    Forme(String),
    /// A known form, with the rank 0.
    #[error("dossier {0:?}: ranks start at 1")]
    RangNul(String),
}

/// Longest name of a service: that of the longest met, twice and more.
const SERVICE: usize = 16;

impl ReferenceDeDossier {
    /// What the requests of one *dossier* share.
    #[must_use]
    pub fn base(&self) -> &Reference {
        &self.base
    }

    /// The rank of the request within its *dossier*, from 1.
    #[must_use]
    pub const fn rang(&self) -> u16 {
        self.rang
    }

    /// The form that was recognised.
    #[must_use]
    pub const fn forme(&self) -> FormeDeDossier {
        match self.dit {
            Dit::Numero => FormeDeDossier::Numero,
            Dit::Da => FormeDeDossier::Da,
            Dit::Service { .. } => FormeDeDossier::Service,
        }
    }

    /// The year, which one form only says.
    #[must_use]
    pub const fn annee(&self) -> Option<Annee> {
        match self.dit {
            Dit::Service { annee, .. } => Some(annee),
            Dit::Numero | Dit::Da => None,
        }
    }

    /// The number within the service and the year, which one form only says.
    #[must_use]
    pub const fn numero(&self) -> Option<u16> {
        match self.dit {
            Dit::Service { numero, .. } => Some(numero),
            Dit::Numero | Dit::Da => None,
        }
    }

    /// The service, which one form only says.
    #[must_use]
    pub fn service(&self) -> Option<&str> {
        match self.dit {
            Dit::Service { .. } => self.base.as_str().split_once('-').map(|(service, _)| service),
            Dit::Numero | Dit::Da => None,
        }
    }

    /// Whether both are requests of one *dossier*: « annuel » and « complémentaire » of one action.
    #[must_use]
    pub fn same_dossier(&self, autre: &Self) -> bool {
        self.base == autre.base
    }
}

fn small(texte: &str, largeur: usize) -> Option<u16> {
    number(texte.as_bytes()).filter(|_| texte.len() == largeur)?.try_into().ok()
}

/// Base, rank and what the form says; the rank may still be 0.
fn read(texte: &str) -> Option<(&str, u16, Dit)> {
    let (base, rang) = texte.rsplit_once('-')?;
    let eight = |chiffres: &str| chiffres.len() == 8 && number(chiffres.as_bytes()).is_some();
    if eight(base) {
        return Some((base, small(rang, 2)?, Dit::Numero));
    }
    if base.strip_prefix("DA").is_some_and(eight) {
        return Some((base, small(rang, 2)?, Dit::Da));
    }
    let (reste, numero) = base.rsplit_once('-')?;
    let (service, annee) = reste.rsplit_once('-')?;
    let nomme = service.len() <= SERVICE
        && service.starts_with(|c: char| c.is_ascii_uppercase())
        && service.bytes().all(|octet| octet.is_ascii_uppercase() || octet.is_ascii_digit());
    let annee = Annee::new(small(annee, 2)?.checked_add(2000)?)?;
    let dit = Dit::Service { annee, numero: small(numero, 4)? };
    let court = rang.len() <= 3 && (rang == "0" || !rang.starts_with('0'));
    (nomme && court).then_some((base, small(rang, rang.len())?, dit))
}

impl FromStr for ReferenceDeDossier {
    type Err = ReferenceDeDossierError;

    fn from_str(texte: &str) -> Result<Self, Self::Err> {
        let lu = read(texte)
            .and_then(|(base, rang, dit)| Some(Self { base: base.parse().ok()?, rang, dit }));
        match lu {
            None => Err(ReferenceDeDossierError::Forme(texte.to_owned())),
            Some(Self { rang: 0, .. }) => Err(ReferenceDeDossierError::RangNul(texte.to_owned())),
            Some(reference) => Ok(reference),
        }
    }
}

impl TryFrom<&Reference> for ReferenceDeDossier {
    type Error = ReferenceDeDossierError;

    fn try_from(reference: &Reference) -> Result<Self, Self::Error> {
        reference.as_str().parse()
    }
}

impl fmt::Display for ReferenceDeDossier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&match self.dit {
            Dit::Numero | Dit::Da => format!("{}-{:02}", self.base, self.rang),
            Dit::Service { .. } => format!("{}-{}", self.base, self.rang),
        })
    }
}

crate::texte::wire_as_text!(ReferenceDeDossier, "the reference of a dossier, a string", pattern: "^(?:(?:DA)?[0-9]{8}-(?:0[1-9]|[1-9][0-9])|[A-Z][A-Z0-9]{0,15}-[0-9]{2}-[0-9]{4}-[1-9][0-9]{0,2})$");
