use core::fmt;
use core::str::FromStr;

use super::Siren;
use super::chiffres::{PAIRES, lanes, lanes_number, lanes_sum, luhn_sum, number};

/// Number of an establishment in the SIRENE register: a [`Siren`], then five digits (*NIC*), with a
/// Luhn key over the fourteen.
///
/// # La Poste
/// Establishments of La Poste (SIREN 356000000) are numbered outside the Luhn key: the sum of their
/// fourteen digits is a multiple of five. Its seat, 35600000000048, has the Luhn key. This rule is
/// the one that public validators apply (python-stdnum among them); no text of law was read for it.
///
/// # Examples
/// ```
/// use contrat_de_ville::identifiant::Siret;
///
/// let siret: Siret = "77554402601284".parse()?;
/// assert_eq!(siret.siren().to_string(), "775544026");
/// assert_eq!(siret.nic(), 1284);
/// assert!("35600000000048".parse::<Siret>().is_ok());
/// assert!("77554402601285".parse::<Siret>().is_err());
/// # Ok::<(), contrat_de_ville::identifiant::SiretError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Siret {
    // Apart, so that the proof of each is kept; together 8 bytes, ordered as the text.
    siren: Siren,
    nic: u32,
}

/// Why a text is not a [`Siret`]. Each variant carries the text refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SiretError {
    /// Not fourteen digits.
    #[error("SIRET {0:?}: expected fourteen digits")]
    Forme(String),
    /// The first nine digits are not a SIREN.
    #[error("SIRET {0:?}: its first nine digits are not a SIREN")]
    Siren(String),
    /// The key does not agree with the other digits.
    #[error("SIRET {0:?}: wrong Luhn key")]
    Cle(String),
    /// An establishment of La Poste whose digits do not add up to a multiple of five.
    #[error("SIRET {0:?}: digits of an establishment of La Poste add up to a multiple of five")]
    LaPoste(String),
}

const LA_POSTE: u64 = 356_000_000;
const SIEGE_DE_LA_POSTE: u64 = 35_600_000_000_048;
const NIC: u64 = 100_000;

impl Siret {
    /// Reads the fourteen digits, as [`FromStr`] does, in a `const`: `None` where it refuses.
    #[must_use]
    pub const fn parse(texte: &str) -> Option<Self> {
        let octets = texte.as_bytes();
        let (Some(debut), Some(fin), 14) =
            (octets.first_chunk::<8>(), octets.last_chunk::<8>(), octets.len())
        else {
            return None;
        };
        let (Some(debut), Some(fin)) = (lanes(*debut), lanes(*fin)) else {
            return None;
        };
        // The seventh and eighth digits are in both words.
        let fin = fin & !0xFFFF;
        let siren = lanes_number(debut) * 10 + (fin >> 16 & 0xF);
        let nic = lanes_number(fin & !0xFF_FFFF);
        let la_poste = siren == LA_POSTE && siren * NIC + nic != SIEGE_DE_LA_POSTE;
        let right = if la_poste {
            (lanes_sum(debut) + lanes_sum(fin)).is_multiple_of(5)
        } else {
            (luhn_sum(debut, PAIRES) + luhn_sum(fin, PAIRES)).is_multiple_of(10)
        };
        // The key of the first nine digits, where the others are doubled.
        let siren_right = (luhn_sum(debut, !PAIRES) + (fin >> 16 & 0xF)).is_multiple_of(10);
        match Siren::from_parts(siren, right && siren_right) {
            #[allow(clippy::cast_possible_truncation)] // below 10⁵
            Some(siren) => Some(Self { siren, nic: nic as u32 }),
            None => None,
        }
    }

    /// The legal person that the establishment belongs to.
    #[must_use]
    pub const fn siren(self) -> Siren {
        self.siren
    }

    /// The internal number of the establishment (*NIC*), five digits.
    #[must_use]
    pub const fn nic(self) -> u32 {
        self.nic
    }
}

impl fmt::Display for Siret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{}{:05}", self.siren, self.nic))
    }
}

impl FromStr for Siret {
    type Err = SiretError;

    fn from_str(texte: &str) -> Result<Self, Self::Err> {
        Self::parse(texte).ok_or_else(|| {
            let texte = texte.to_owned();
            match number(texte.as_bytes()) {
                Some(nombre) if texte.len() == 14 => match nombre / NIC {
                    siren if Siren::from_number(siren).is_none() => SiretError::Siren(texte),
                    LA_POSTE => SiretError::LaPoste(texte),
                    _ => SiretError::Cle(texte),
                },
                _ => SiretError::Forme(texte),
            }
        })
    }
}

crate::texte::wire_as_text!(Siret, "a SIRET, a string of fourteen digits", pattern: "^[0-9]{14}$");
