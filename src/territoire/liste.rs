use core::fmt;
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Millesime, MillesimeError, Quartier};
use crate::droit::Lecture;
use crate::identifiant::{CodeCommune, CodeQpv, Geographie, Nom};
use crate::nombre::INSECABLE;
use crate::temps::EnFrancais;

/// The quarters of one geography, as a caller loads them: the whole national file, or a part of it, which then
/// answers for that part alone.
///
/// # Wire
/// `{"geographie": "2024", "quartiers": […]}`.
///
/// # Examples
/// ```
/// use contrat_de_ville::identifiant::{CodeQpv, Geographie};
/// use contrat_de_ville::territoire::{Inscription, Liste, Quartier};
///
/// let code = CodeQpv::parse("QN06208M").unwrap();
/// let quartier =
///     Quartier { code: code.into(), nom: "Mont Liébaut".parse()?, communes: [].into(), population: None };
/// let liste = Liste::new(Geographie::De2024, [quartier])?;
///
/// let jour = "2024-09-24".parse()?;
/// assert!(matches!(liste.find_on(code, jour)?.inscription, Inscription::Inscrit(_)));
/// let absent = CodeQpv::parse("QN06299M").unwrap();
/// assert_eq!(liste.find_on(absent, jour)?.inscription, Inscription::Absent);
/// let ancien = liste.find_on(CodeQpv::parse("QP062008").unwrap(), jour)?;
/// assert_eq!(
///     ancien.to_string(),
///     "code de la géographie de 2015, en vigueur du 1er\u{a0}janvier\u{a0}2015 au 31\u{a0}décembre\u{a0}2023"
/// );
///
/// // After the last day for which the law was read, the answer says so.
/// assert_eq!(
///     liste.find_on(code, "2026-11-24".parse()?)?.to_string(),
///     "inscrit\u{a0}: Mont Liébaut (QN06208M)\u{a0}; droit lu jusqu’au 15\u{a0}janvier\u{a0}2026"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "Brute", into = "Brute")]
pub struct Liste {
    geographie: Geographie,
    quartiers: BTreeMap<CodeQpv, Quartier>,
}

/// The wire form.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Brute {
    geographie: Geographie,
    quartiers: Vec<Quartier>,
}

/// What is wrong in a list, with the place of the quarter in the order of entry, from 1.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ProblemeDeListe {
    /// A *quartier d'intérêt communautaire*, which no décret lists.
    #[error("quarter {place} ({id}): not a QPV, which the State's list has alone")]
    Communautaire {
        /// Its place.
        place: usize,
        /// Its local id.
        id: String,
    },
    /// A code of the other geography.
    #[error("quarter {place} ({code}): a code of the other geography")]
    AutreGeographie {
        /// Its place.
        place: usize,
        /// Its code.
        code: CodeQpv,
    },
    /// A code twice.
    #[error("quarter {place} ({code}): this code was given before")]
    EnDouble {
        /// Its place.
        place: usize,
        /// Its code.
        code: CodeQpv,
    },
    /// A row that names a quarter otherwise than a row before.
    #[error("row {ligne} ({code}): named {nom:?}, and {avant:?} before", nom = nom.as_str(), avant = avant.as_str())]
    AutreNom {
        /// The row.
        ligne: usize,
        /// The code.
        code: CodeQpv,
        /// The name of the row.
        nom: Nom,
        /// The name of the row before.
        avant: Nom,
    },
    /// A row twice.
    #[error("row {ligne} ({code}): commune {commune} was given before")]
    LigneEnDouble {
        /// The row.
        ligne: usize,
        /// The code.
        code: CodeQpv,
        /// The commune.
        commune: CodeCommune,
    },
}

/// Every problem of a list, in the order of entry; never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProblemesDeListe(Vec<ProblemeDeListe>);

super::problemes!(ProblemesDeListe, ProblemeDeListe);

/// Whether a code is on the list that is law on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Inscription<'a> {
    /// On it.
    Inscrit(&'a Quartier),
    /// A code of the other geography: law on these days.
    AutreGeographie(Millesime),
    /// A code of this geography, and of another list of it: law on these days. In Mayotte alone.
    AutreListe(Millesime),
    /// A code of this geography that is not on it.
    Absent,
}

impl fmt::Display for Inscription<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Inscrit(quartier) => write!(f, "inscrit{INSECABLE}: {quartier}"),
            Self::AutreGeographie(millesime) => write!(f, "code de la {millesime}"),
            Self::AutreListe(millesime) => {
                write!(f, "code d’une autre liste [{}], {millesime}", millesime.regle)
            }
            Self::Absent => f.write_str("code bien formé, absent de la liste"),
        }
    }
}

/// Whether a code is on the list that is law on a day, and whether the law was read for that day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct InscriptionLue<'a> {
    /// The answer, of the last list that was read.
    pub inscription: Inscription<'a>,
    /// Whether that list was read for that day: [`Lecture::Apres`] where it may have changed since.
    pub lecture: Lecture,
}

impl fmt::Display for InscriptionLue<'_> {
    /// The answer, then up to which day the law was read where the day is later.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inscription.fmt(f)?;
        match self.lecture {
            Lecture::Apres { etat } => {
                write!(f, "{INSECABLE}; droit lu jusqu’au {}", EnFrancais(etat))
            }
            Lecture::Lue
            | Lecture::Avant { .. }
            | Lecture::DebutInconnu { .. }
            | Lecture::SansDates => Ok(()),
        }
    }
}

/// Why a list cannot say whether a code is on it on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum InscriptionError {
    /// No list is known to be law on that day.
    #[error(transparent)]
    Millesime(#[from] MillesimeError),
    /// The list that was loaded is not the one that is law on that day.
    #[error("code {code}, day {jour}: {} is law, another list was loaded", en_vigueur.regle.texte().id)]
    ListeNonChargee {
        /// The code asked.
        code: CodeQpv,
        /// The day asked.
        jour: NaiveDate,
        /// What is law.
        en_vigueur: Millesime,
    },
}

impl Liste {
    /// A list of one geography.
    ///
    /// # Errors
    /// [`ProblemesDeListe`], every one with its place.
    pub fn new(
        geographie: Geographie,
        quartiers: impl IntoIterator<Item = Quartier>,
    ) -> Result<Self, ProblemesDeListe> {
        let mut problemes = Vec::new();
        let mut siens = BTreeMap::new();
        for (place, quartier) in (1_usize..).zip(quartiers) {
            let Some(code) = quartier.qpv() else {
                let id = quartier.code.to_string();
                problemes.push(ProblemeDeListe::Communautaire { place, id });
                continue;
            };
            if code.geographie() != geographie {
                problemes.push(ProblemeDeListe::AutreGeographie { place, code });
            } else if siens.insert(code, quartier).is_some() {
                problemes.push(ProblemeDeListe::EnDouble { place, code });
            }
        }
        ProblemesDeListe::none(problemes)?;
        Ok(Self { geographie, quartiers: siens })
    }

    /// A list from the rows of a published file, one a quarter and a commune, in any order.
    ///
    /// # Errors
    /// [`ProblemesDeListe`], every one with its place: rows that contradict each other first.
    pub fn from_rows(
        geographie: Geographie,
        lignes: impl IntoIterator<Item = (CodeQpv, Nom, CodeCommune)>,
    ) -> Result<Self, ProblemesDeListe> {
        let mut problemes = Vec::new();
        let mut quartiers: BTreeMap<CodeQpv, Quartier> = BTreeMap::new();
        for (ligne, (code, nom, commune)) in (1_usize..).zip(lignes) {
            let quartier = quartiers.entry(code).or_insert_with(|| Quartier {
                code: code.into(),
                nom: nom.clone(),
                communes: BTreeSet::new(),
                population: None,
            });
            if quartier.nom != nom {
                let avant = quartier.nom.clone();
                problemes.push(ProblemeDeListe::AutreNom { ligne, code, nom, avant });
            }
            if !quartier.communes.insert(commune) {
                problemes.push(ProblemeDeListe::LigneEnDouble { ligne, code, commune });
            }
        }
        ProblemesDeListe::none(problemes)?;
        Self::new(geographie, quartiers.into_values())
    }

    /// Of which codes.
    #[must_use]
    pub const fn geographie(&self) -> Geographie {
        self.geographie
    }

    /// Its quarters, by code.
    #[must_use]
    pub fn quartiers(&self) -> impl ExactSizeIterator<Item = &Quartier> {
        self.quartiers.values()
    }

    /// The quarter of a code, whatever the day.
    #[must_use]
    pub fn get(&self, code: CodeQpv) -> Option<&Quartier> {
        self.quartiers.get(&code)
    }

    /// Whether a code is on the list that is law on a day. After the last day for which the law was read, the
    /// last list that was is taken, and the answer says so ([`InscriptionLue::lecture`]).
    ///
    /// # Source
    /// The rule of each [`Millesime`].
    ///
    /// # Interpretation
    /// In Mayotte, a code with the letter C is of the law that makes a quarter of each commune, and another code
    /// of 2024 is of the list of the décret. The letter is read off the national file, where the 17 codes of
    /// Mayotte have it and no other does; the text that was published does not explain it.
    ///
    /// # Errors
    /// [`InscriptionError`] before the first list, for a territory whose décrets were not read, after the day on
    /// which the last list says that it ends, or if another list than this one is law.
    pub fn find_on(
        &self,
        code: CodeQpv,
        jour: NaiveDate,
    ) -> Result<InscriptionLue<'_>, InscriptionError> {
        let (en_vigueur, lecture) = match Millesime::on(jour, code.departement()) {
            Ok(millesime) => (millesime, millesime.regle.texte().lecture_on(jour)),
            Err(MillesimeError::ApresLecture { dernier, lu_jusqu_au, .. })
                if dernier.au.is_none() =>
            {
                (dernier, Lecture::Apres { etat: lu_jusqu_au })
            }
            Err(error) => return Err(error.into()),
        };
        let answer = |inscription| Ok(InscriptionLue { inscription, lecture });
        let sien = Millesime::of_code(code)?;
        if code.geographie() != en_vigueur.geographie {
            return answer(sien.map_or(Inscription::Absent, Inscription::AutreGeographie));
        }
        if self.geographie != en_vigueur.geographie {
            return Err(InscriptionError::ListeNonChargee { code, jour, en_vigueur });
        }
        answer(match sien.filter(|sien| sien.regle != en_vigueur.regle) {
            Some(sien) => Inscription::AutreListe(sien),
            None => self.get(code).map_or(Inscription::Absent, Inscription::Inscrit),
        })
    }

    /// The quarters that lie in one of the communes at least.
    pub fn in_communes(&self, communes: &BTreeSet<CodeCommune>) -> impl Iterator<Item = &Quartier> {
        self.quartiers().filter(|quartier| !quartier.communes.is_disjoint(communes))
    }

    /// The quarters of a name, as it is written: a name is not a key.
    pub fn named(&self, nom: &str) -> impl Iterator<Item = &Quartier> {
        self.quartiers().filter(move |quartier| quartier.nom.as_str() == nom)
    }
}

impl TryFrom<Brute> for Liste {
    type Error = ProblemesDeListe;

    fn try_from(brute: Brute) -> Result<Self, Self::Error> {
        Self::new(brute.geographie, brute.quartiers)
    }
}

impl From<Liste> for Brute {
    fn from(liste: Liste) -> Self {
        Self { geographie: liste.geographie, quartiers: liste.quartiers.into_values().collect() }
    }
}
