//! The State's budget: programme, *budget opérationnel de programme*, *unité opérationnelle*.

use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Serialize};

/// A programme of the State's budget: 147, 163… The number of a line of the budget law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(extend("minimum" = 100, "maximum" = 999)))]
#[serde(try_from = "u16", into = "u16")]
pub struct Programme(u16);

/// A number that no programme has: the number refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("programme {0}: expected 100 to 999")]
pub struct ProgrammeError(pub u16);

impl Programme {
    /// *Politique de la ville*.
    pub const POLITIQUE_DE_LA_VILLE: Self = Self(147);

    /// The programme of that number, or `None` outside 100–999.
    #[must_use]
    pub const fn new(numero: u16) -> Option<Self> {
        match numero {
            100..=999 => Some(Self(numero)),
            _ => None,
        }
    }

    /// Its label, for the programmes that a *programmation* meets; `None` for any other.
    ///
    /// # Source
    /// The table of programmes of Data État (public repository `dataregion/DataEtatRegion-back`, file
    /// `20220929_ref_theme_prog/code_programme_theme.csv`), labels of 2022.
    ///
    /// # Interpretation
    /// A number outlives its label, which a budget law may rename: this is the label of 2022, not that of the
    /// year of a payment.
    ///
    /// # Examples
    /// ```
    /// use contrat_de_ville::financement::Programme;
    ///
    /// assert_eq!(Programme::POLITIQUE_DE_LA_VILLE.libelle(), Some("Politique de la ville"));
    /// assert_eq!(Programme::new(999).and_then(Programme::libelle), None);
    /// ```
    #[must_use]
    pub const fn libelle(self) -> Option<&'static str> {
        Some(match self.0 {
            101 => "Accès au droit et à la justice",
            102 => "Accès et retour à l’emploi",
            103 => "Accompagnement des mutations économiques et développement de l’emploi",
            104 => "Intégration et accès à la nationalité française",
            112 => "Impulsion et coordination de la politique d’aménagement du territoire",
            119 => "Concours financiers aux collectivités territoriales et à leurs groupements",
            123 => "Conditions de vie outre-mer",
            129 => "Coordination du travail gouvernemental",
            131 => "Création",
            135 => "Urbanisme, territoires et amélioration de l’habitat",
            137 => "Égalité entre les femmes et les hommes",
            138 => "Emploi outre-mer",
            140 => "Enseignement scolaire public du premier degré",
            141 => "Enseignement scolaire public du second degré",
            147 => "Politique de la ville",
            157 => "Handicap et dépendance",
            163 => "Jeunesse et vie associative",
            176 => "Police nationale",
            177 => "Hébergement, parcours vers le logement et insertion des personnes vulnérables",
            182 => "Protection judiciaire de la jeunesse",
            216 => "Conduite et pilotage des politiques de l’intérieur",
            219 => "Sport",
            230 => "Vie de l’élève",
            303 => "Immigration et asile",
            304 => "Inclusion sociale et protection des personnes",
            361 => "Transmission des savoirs et démocratisation de la culture",
            _ => return None,
        })
    }
}

impl TryFrom<u16> for Programme {
    type Error = ProgrammeError;

    fn try_from(numero: u16) -> Result<Self, Self::Error> {
        Self::new(numero).ok_or(ProgrammeError(numero))
    }
}

impl From<Programme> for u16 {
    fn from(programme: Programme) -> Self {
        programme.0
    }
}

impl fmt::Display for Programme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("programme {}", self.0))
    }
}

/// Four capital letters or digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Segment([u8; 4]);

impl Segment {
    fn read(texte: &str) -> Option<Self> {
        let octets = <[u8; 4]>::try_from(texte.as_bytes()).ok()?;
        let droit = octets.iter().all(|o| o.is_ascii_uppercase() || o.is_ascii_digit());
        droit.then_some(Self(octets))
    }
}

impl fmt::Display for Segment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|octet| fmt::Write::write_char(f, char::from(*octet)))
    }
}

/// Code of a *budget opérationnel de programme* (BOP): the programme on four digits, and four characters.
///
/// # Source
/// Décret n° 2012-1246, article 64, for what a BOP is; for the code, see [`CodeUo`].
///
/// # Examples
/// ```
/// use contrat_de_ville::financement::{CodeBop, Programme};
///
/// let bop: CodeBop = "0177-D013".parse()?;
/// assert_eq!(Some(bop.programme()), Programme::new(177));
/// assert!("177-D013".parse::<CodeBop>().is_err());
/// # Ok::<(), contrat_de_ville::financement::CodeBopError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CodeBop {
    programme: Programme,
    bop: Segment,
}

/// Why a text is not a [`CodeBop`]: the text refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "BOP {0:?}: expected a programme on four digits, `-` and four capital letters or digits (`0177-D013`)"
)]
pub struct CodeBopError(pub String);

impl CodeBop {
    /// The programme that it is a part of.
    #[must_use]
    pub const fn programme(self) -> Programme {
        self.programme
    }

    fn read(texte: &str) -> Option<Self> {
        let (programme, bop) = texte.split_once('-')?;
        let quatre = programme.len() == 4 && programme.bytes().all(|o| o.is_ascii_digit());
        let numero = programme.parse().ok().filter(|_| quatre)?;
        Some(Self { programme: Programme::new(numero)?, bop: Segment::read(bop)? })
    }
}

impl FromStr for CodeBop {
    type Err = CodeBopError;

    fn from_str(texte: &str) -> Result<Self, Self::Err> {
        Self::read(texte).ok_or_else(|| CodeBopError(texte.to_owned()))
    }
}

impl fmt::Display for CodeBop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{:04}-{}", self.programme.0, self.bop))
    }
}

crate::texte::wire_as_text!(CodeBop, "the code of a BOP, a string of nine characters", pattern: "^0[1-9][0-9]{2}-[0-9A-Z]{4}$");

/// Code of an *unité opérationnelle* (UO), the *centre financier* of a payment: its BOP, and four characters.
///
/// Exports of Chorus write it bare or behind the four characters of a financial area and a `/`, which is kept
/// and takes no part in what the code names: see [`CodeUo::without_perimetre`].
///
/// # Source
/// The form is read off the *centres financiers* of three public repositories: `0354-CDMA-CDAT`, labelled « UO
/// niveau central » under the programme `0354` (`dataregion/DataEtatRegion-back`), `XX00/0177-D013-DD13`
/// (`betagouv/api-subventions-asso`) and `BG00/0129-CAHC-DISI`.
///
/// # Interpretation
/// No text was read for it. That the first two parts are the BOP is our reading of the three levels.
///
/// # Examples
/// ```
/// use contrat_de_ville::financement::{CodeUo, Programme};
///
/// let uo: CodeUo = "BG00/0129-CAHC-DISI".parse()?;
/// assert_eq!(uo.bop().to_string(), "0129-CAHC");
/// assert_eq!(uo.bop().programme().libelle(), Some("Coordination du travail gouvernemental"));
/// assert_eq!(uo.without_perimetre(), "0129-CAHC-DISI".parse()?);
/// # Ok::<(), contrat_de_ville::financement::CodeUoError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CodeUo {
    bop: CodeBop,
    uo: Segment,
    perimetre: Option<Segment>,
}

/// Why a text is not a [`CodeUo`]: the text refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "UO {0:?}: expected a BOP, `-` and four capital letters or digits (`0354-CDMA-CDAT`), alone or after four characters and `/`"
)]
pub struct CodeUoError(pub String);

impl CodeUo {
    /// The BOP that it is a part of.
    #[must_use]
    pub const fn bop(self) -> CodeBop {
        self.bop
    }

    /// The same unit, without the financial area that an export wrote before it.
    #[must_use]
    pub const fn without_perimetre(self) -> Self {
        Self { perimetre: None, ..self }
    }

    fn read(texte: &str) -> Option<Self> {
        let (perimetre, code) = match texte.split_once('/') {
            Some((perimetre, code)) => (Some(Segment::read(perimetre)?), code),
            None => (None, texte),
        };
        let (bop, uo) = code.rsplit_once('-')?;
        Some(Self { bop: CodeBop::read(bop)?, uo: Segment::read(uo)?, perimetre })
    }
}

impl FromStr for CodeUo {
    type Err = CodeUoError;

    fn from_str(texte: &str) -> Result<Self, Self::Err> {
        Self::read(texte).ok_or_else(|| CodeUoError(texte.to_owned()))
    }
}

impl fmt::Display for CodeUo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let code = format!("{}-{}", self.bop, self.uo);
        f.pad(&match self.perimetre {
            Some(perimetre) => format!("{perimetre}/{code}"),
            None => code,
        })
    }
}

crate::texte::wire_as_text!(CodeUo, "the code of a UO, a string of 14 or 19 characters", pattern: "^(?:[0-9A-Z]{4}/)?0[1-9][0-9]{2}-[0-9A-Z]{4}-[0-9A-Z]{4}$");
