use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::identifiant::Nom;
use crate::texte::fold;

/// First level of the nomenclature ACTES.
///
/// # Source
/// The nine names are those that Validata takes before the oblique (`nomenclature-actes-value`), in their order.
///
/// # Interpretation
/// Their numbers are that order: the schema itself says so of 8 only (code `8.4`, « domaines de compétences par
/// thèmes/aménagement du territoire »).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Domaine {
    /// 1.
    CommandePublique,
    /// 2.
    Urbanisme,
    /// 3.
    DomaineEtPatrimoine,
    /// 4.
    FonctionPublique,
    /// 5.
    InstitutionsEtViePolitique,
    /// 6.
    LibertesPubliques,
    /// 7.
    FinancesLocales,
    /// 8.
    CompetencesParThemes,
    /// 9.
    AutresCompetences,
}

impl Domaine {
    /// Every one, in the order of their numbers.
    pub const TOUS: [Self; 9] = [
        Self::CommandePublique,
        Self::Urbanisme,
        Self::DomaineEtPatrimoine,
        Self::FonctionPublique,
        Self::InstitutionsEtViePolitique,
        Self::LibertesPubliques,
        Self::FinancesLocales,
        Self::CompetencesParThemes,
        Self::AutresCompetences,
    ];

    /// Its number, 1 to 9.
    #[must_use]
    pub const fn numero(self) -> u8 {
        match self {
            Self::CommandePublique => 1,
            Self::Urbanisme => 2,
            Self::DomaineEtPatrimoine => 3,
            Self::FonctionPublique => 4,
            Self::InstitutionsEtViePolitique => 5,
            Self::LibertesPubliques => 6,
            Self::FinancesLocales => 7,
            Self::CompetencesParThemes => 8,
            Self::AutresCompetences => 9,
        }
    }

    /// Its name as the schema wants it: in lower case, with accents.
    #[must_use]
    pub const fn libelle(self) -> &'static str {
        match self {
            Self::CommandePublique => "commande publique",
            Self::Urbanisme => "urbanisme",
            Self::DomaineEtPatrimoine => "domaine et patrimoine",
            Self::FonctionPublique => "fonction publique",
            Self::InstitutionsEtViePolitique => "institutions et vie politique",
            Self::LibertesPubliques => "libertés publiques et pouvoirs de police",
            Self::FinancesLocales => "finances locales",
            Self::CompetencesParThemes => "domaines de compétences par thèmes",
            Self::AutresCompetences => "autres domaines de compétences",
        }
    }

    /// How many second levels the schema lists.
    const fn rangs(self) -> u8 {
        match self {
            Self::CommandePublique => 7,
            Self::Urbanisme => 3,
            Self::DomaineEtPatrimoine => 6,
            Self::FonctionPublique | Self::LibertesPubliques => 5,
            Self::InstitutionsEtViePolitique => 8,
            Self::FinancesLocales => 10,
            Self::CompetencesParThemes => 9,
            Self::AutresCompetences => 4,
        }
    }
}

impl fmt::Display for Domaine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.libelle())
    }
}

/// Code of the second level of the nomenclature ACTES: `8.5`, `7.10`.
///
/// # Source
/// `DELIB_MATIERE_CODE`: « '1.1' à '1.7', '2.1' à '2.3', '3.1' à '3.6', '4.1' à '4.5', '5.1' à '5.8', '6.1' à
/// '6.5', '7.1' à '7.10', '8.1' à 8.9', '9.1' à '9.4' ».
///
/// # Examples
/// ```
/// use contrat_de_ville::echange::scdl::deliberation::{CodeDeMatiere, Domaine};
///
/// let code: CodeDeMatiere = "7.10".parse()?;
/// assert_eq!(code.domaine(), Domaine::FinancesLocales);
/// // In the order of numbers, not of texts.
/// assert!(code > "7.9".parse()?);
/// assert!("8.10".parse::<CodeDeMatiere>().is_err());
/// # Ok::<(), contrat_de_ville::echange::scdl::deliberation::CodeDeMatiereError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CodeDeMatiere {
    domaine: Domaine,
    rang: u8,
}

/// Why a text is not a [`CodeDeMatiere`]. Each variant carries the text refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CodeDeMatiereError {
    /// Not `8.5`: a digit from 1 to 9, a point, a number without leading zero.
    #[error(
        "code of ACTES {0:?}: expected a digit from 1 to 9, a point and one or two digits, as `8.5`"
    )]
    Forme(String),
    /// No such second level.
    #[error("code of ACTES {texte:?}: expected {domaine}.1 to {domaine}.{rangs}")]
    Rang {
        /// The text refused.
        texte: String,
        /// The number of the first level.
        domaine: u8,
        /// How many second levels it has.
        rangs: u8,
    },
}

impl CodeDeMatiere {
    /// The first level.
    #[must_use]
    pub const fn domaine(self) -> Domaine {
        self.domaine
    }

    /// The number of the second level.
    #[must_use]
    pub const fn rang(self) -> u8 {
        self.rang
    }
}

impl fmt::Display for CodeDeMatiere {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{}.{}", self.domaine.numero(), self.rang))
    }
}

impl FromStr for CodeDeMatiere {
    type Err = CodeDeMatiereError;

    fn from_str(texte: &str) -> Result<Self, Self::Err> {
        let shape = || CodeDeMatiereError::Forme(texte.to_owned());
        let (numero, rang) = texte.split_once('.').ok_or_else(shape)?;
        let plain = matches!(rang.as_bytes(), [b'1'..=b'9'] | [b'1'..=b'9', b'0'..=b'9']);
        let rang: u8 = plain.then(|| rang.parse().ok()).flatten().ok_or_else(shape)?;
        let named = |domaine: &Domaine| domaine.numero().to_string() == numero;
        let domaine = Domaine::TOUS.into_iter().find(named).ok_or_else(shape)?;
        if rang > domaine.rangs() {
            let texte = texte.to_owned();
            let (domaine, rangs) = (domaine.numero(), domaine.rangs());
            return Err(CodeDeMatiereError::Rang { texte, domaine, rangs });
        }
        Ok(Self { domaine, rang })
    }
}

crate::texte::wire_as_text!(
    CodeDeMatiere,
    "a code of ACTES, as `8.5`",
    pattern: "^(?:1\\.[1-7]|2\\.[1-3]|3\\.[1-6]|[46]\\.[1-5]|5\\.[1-8]|7\\.(?:[1-9]|10)|8\\.[1-9]|9\\.[1-4])$"
);

/// What a deliberation is filed under: a code of ACTES, and a name, of ACTES or of the authority's own.
///
/// # Source
/// `DELIB_MATIERE_NOM`: a name of ACTES is that of the first level, an oblique, and that of the second, « en
/// minuscules accentuées, sans virgule ni parenthèse »; any other is free. The names of the second level were
/// not read from a source: the caller gives them.
///
/// # Interpretation
/// The description allows a name of one's own; Validata (`nomenclature-actes-value`) refuses it. Such a row
/// is accepted by the schema alone: see [`Matiere::is_actes`].
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "echange.scdl.deliberation.Matiere")
)]
#[serde(try_from = "MatiereBrute")]
pub struct Matiere {
    code: CodeDeMatiere,
    nom: Nom,
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct MatiereBrute {
    code: CodeDeMatiere,
    nom: Nom,
}

impl TryFrom<MatiereBrute> for Matiere {
    type Error = MatiereError;

    fn try_from(brute: MatiereBrute) -> Result<Self, MatiereError> {
        Self::new(brute.code, brute.nom)
    }
}

/// Why a name does not go with a code of ACTES. Each variant carries the name refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum MatiereError {
    /// It is a name of ACTES, of another first level.
    #[error("name {texte:?} under code {code}: expected {attendu:?} before the oblique", texte = nom.as_str(), attendu = code.domaine().libelle())]
    AutreDomaine {
        /// The name refused.
        nom: Nom,
        /// The code that it was given with.
        code: CodeDeMatiere,
    },
    /// It is a name of ACTES, not written as the schema wants.
    #[error(
        "name {texte:?}: expected both levels in lower case, `/` without a blank between them, no comma and no parenthesis",
        texte = .0.as_str()
    )]
    Ecriture(Nom),
}

impl Matiere {
    /// A code and a name that goes with it.
    ///
    /// # Errors
    /// [`MatiereError`] if what stands before the oblique is a first level of ACTES, whatever its case and
    /// accents, and not that of the code, or if the name is not written as names of ACTES are.
    ///
    /// # Examples
    /// ```
    /// use contrat_de_ville::echange::scdl::deliberation::Matiere;
    ///
    /// // The example of the schema.
    /// let nom = "domaines de compétences par thèmes/aménagement du territoire".parse()?;
    /// assert!(Matiere::new("8.4".parse()?, nom)?.is_actes());
    /// assert!(!Matiere::new("8.4".parse()?, "URBANISME".parse()?)?.is_actes());
    /// assert!(Matiere::new("8.4".parse()?, "urbanisme/documents d’urbanisme".parse()?).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(code: CodeDeMatiere, nom: Nom) -> Result<Self, MatiereError> {
        let Some((domaine, sous_matiere)) = levels(&nom) else { return Ok(Self { code, nom }) };
        if domaine != code.domaine {
            return Err(MatiereError::AutreDomaine { nom, code });
        }
        let written = nom.as_str().strip_prefix(domaine.libelle());
        let right = written.is_some_and(|reste| reste.starts_with('/'))
            && !sous_matiere.is_empty()
            && sous_matiere.trim() == sous_matiere
            && !sous_matiere.contains([',', '(', ')', '/'])
            && !sous_matiere.contains(char::is_uppercase);
        if right { Ok(Self { code, nom }) } else { Err(MatiereError::Ecriture(nom)) }
    }

    /// The code.
    #[must_use]
    pub const fn code(&self) -> CodeDeMatiere {
        self.code
    }

    /// The name.
    #[must_use]
    pub const fn nom(&self) -> &Nom {
        &self.nom
    }

    /// Whether the name is one of ACTES: Validata refuses the others.
    #[must_use]
    pub fn is_actes(&self) -> bool {
        levels(&self.nom).is_some()
    }
}

/// Both levels of a name of ACTES, the first read whatever its case and accents.
fn levels(nom: &Nom) -> Option<(Domaine, &str)> {
    let (premier, second) = nom.as_str().split_once('/')?;
    let premier = fold(premier.trim());
    let domaine = Domaine::TOUS.into_iter().find(|domaine| fold(domaine.libelle()) == premier)?;
    Some((domaine, second))
}
