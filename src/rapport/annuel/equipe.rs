//! The team, as posts: nobody is named.

use core::fmt;
use core::num::NonZeroU16;
use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::identifiant::{Annee, Nom};

/// As what somebody holds a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Titre {
    /// Holder.
    Titulaire,
    /// Until there is one.
    Interim,
}

impl fmt::Display for Titre {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Titulaire => "titulaire",
            Self::Interim => "intérim",
        })
    }
}

/// A post held by somebody, from a day and until another, where they are printed.
///
/// # Interpretation
/// « jusqu’au 1er novembre » does not say whether that day is in it: on the day of a change, nothing is held to be
/// vacant, and nothing twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "OccupationBrute")]
pub struct Occupation {
    titre: Titre,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::jour::Jour>"))]
    du: Option<NaiveDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::jour::Jour>"))]
    jusqu_au: Option<NaiveDate>,
}

/// A period that ends before it starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[error("post held from {du} until {jusqu_au}: expected the first day, then a later one")]
pub struct OccupationError {
    /// The first day.
    pub du: NaiveDate,
    /// The last.
    pub jusqu_au: NaiveDate,
}

impl Occupation {
    /// Held from a day, until another; `None` where nothing is printed: since before the year, or still at its end.
    ///
    /// # Errors
    /// [`OccupationError`] if it ends on the first day or before.
    pub fn new(
        titre: Titre,
        du: Option<NaiveDate>,
        jusqu_au: Option<NaiveDate>,
    ) -> Result<Self, OccupationError> {
        match (du, jusqu_au) {
            (Some(du), Some(jusqu_au)) if jusqu_au <= du => Err(OccupationError { du, jusqu_au }),
            _ => Ok(Self { titre, du, jusqu_au }),
        }
    }

    /// As what.
    #[must_use]
    pub const fn titre(self) -> Titre {
        self.titre
    }

    /// From that day, where it is printed.
    #[must_use]
    pub const fn du(self) -> Option<NaiveDate> {
        self.du
    }

    /// Until that day, where it is printed.
    #[must_use]
    pub const fn jusqu_au(self) -> Option<NaiveDate> {
        self.jusqu_au
    }

    /// Whether the post is surely held by it on that day: neither its first day nor its last is told.
    fn holds(self, jour: NaiveDate) -> bool {
        self.du.is_none_or(|du| du < jour) && self.jusqu_au.is_none_or(|fin| jour < fin)
    }
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "Occupation", deny_unknown_fields)]
struct OccupationBrute {
    titre: Titre,
    #[serde(default, deserialize_with = "crate::jour::deserialize_option")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::jour::Jour>"))]
    du: Option<NaiveDate>,
    #[serde(default, deserialize_with = "crate::jour::deserialize_option")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::jour::Jour>"))]
    jusqu_au: Option<NaiveDate>,
}

impl TryFrom<OccupationBrute> for Occupation {
    type Error = OccupationError;

    fn try_from(brute: OccupationBrute) -> Result<Self, OccupationError> {
        Self::new(brute.titre, brute.du, brute.jusqu_au)
    }
}

/// Posts of one function, and who holds them when. Where no holder is told, nothing is said of a vacancy.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Poste {
    /// The function, in plain words: no name of anybody.
    pub fonction: Nom,
    /// How many posts.
    pub nombre: NonZeroU16,
    /// Who holds them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub occupations: Vec<Occupation>,
}

/// A period over which posts are not held by as many as there are.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EcartDePostes {
    /// The function.
    pub fonction: Nom,
    /// The first day that is sure.
    #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
    pub du: NaiveDate,
    /// The last.
    #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
    pub au: NaiveDate,
    /// How many hold a post.
    pub occupes: u32,
    /// How many posts there are.
    pub postes: NonZeroU16,
}

impl EcartDePostes {
    /// Whether posts are vacant; held more than once otherwise.
    #[must_use]
    pub fn is_vacancy(&self) -> bool {
        self.occupes < u32::from(self.postes.get())
    }
}

/// The team of a year: posts by function, each function once.
///
/// # Examples
/// ```
/// use contrat_de_ville::identifiant::Annee;
/// use contrat_de_ville::rapport::annuel::Equipe;
///
/// let equipe: Equipe = serde_json::from_str(r#"[{
///     "fonction": "direction", "nombre": 1,
///     "occupations": [
///         { "titre": "interim", "jusqu_au": "2023-11-01" },
///         { "titre": "titulaire", "du": "2023-11-15" }
///     ]
/// }]"#)?;
/// let [vacance] = &equipe.ecarts(Annee::new(2023).unwrap())[..] else { panic!() };
/// assert_eq!((vacance.du.to_string(), vacance.au.to_string()), ("2023-11-02".into(), "2023-11-14".into()));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "Vec<Poste>", into = "Vec<Poste>")]
pub struct Equipe(Vec<Poste>);

/// One function stands twice.
#[derive(Clone, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[error("function « {0} »: given twice, expected its posts once")]
pub struct EquipeError(pub Nom);

impl TryFrom<Vec<Poste>> for Equipe {
    type Error = EquipeError;

    fn try_from(postes: Vec<Poste>) -> Result<Self, EquipeError> {
        let mut par_fonction = BTreeMap::new();
        for mut poste in postes {
            poste.occupations.sort_unstable_by_key(|tenue| (tenue.du, tenue.jusqu_au, tenue.titre));
            let fonction = poste.fonction.clone();
            if par_fonction.insert(fonction.clone(), poste).is_some() {
                return Err(EquipeError(fonction));
            }
        }
        Ok(Self(par_fonction.into_values().collect()))
    }
}

impl From<Equipe> for Vec<Poste> {
    fn from(equipe: Equipe) -> Self {
        equipe.0
    }
}

impl Equipe {
    /// The posts, by function.
    #[must_use]
    pub fn postes(&self) -> &[Poste] {
        &self.0
    }

    /// How many posts there are.
    #[must_use]
    pub fn effectif(&self) -> u64 {
        self.0.iter().map(|poste| u64::from(poste.nombre.get())).fold(0, u64::saturating_add)
    }

    /// The periods of a year over which posts are vacant, or held more than once.
    #[must_use]
    pub fn ecarts(&self, annee: Annee) -> Vec<EcartDePostes> {
        self.0.iter().flat_map(|poste| poste.ecarts(annee)).collect()
    }
}

impl Poste {
    fn ecarts(&self, annee: Annee) -> Vec<EcartDePostes> {
        if self.occupations.is_empty() {
            return Vec::new();
        }
        let annee = i32::from(annee.get());
        let avant = annee.checked_sub(1).and_then(|avant| NaiveDate::from_ymd_opt(avant, 12, 31));
        let apres = annee.checked_add(1).and_then(|apres| NaiveDate::from_ymd_opt(apres, 1, 1));
        let changes =
            self.occupations.iter().flat_map(|tenue| [tenue.du, tenue.jusqu_au]).flatten();
        let dans = changes.filter(|jour| jour.year() == annee);
        // Days at which what is held may change: what is between two of them is sure.
        let bornes: BTreeSet<NaiveDate> = avant.into_iter().chain(apres).chain(dans).collect();
        bornes
            .iter()
            .zip(bornes.iter().skip(1))
            .filter_map(|(borne, suivante)| {
                let (du, au) = (borne.succ_opt()?, suivante.pred_opt()?);
                let occupes = self.occupations.iter().filter(|tenue| tenue.holds(du)).count();
                let occupes = u32::try_from(occupes).unwrap_or(u32::MAX);
                let ecart = du <= au && occupes != u32::from(self.nombre.get());
                let fonction = self.fonction.clone();
                ecart.then_some(EcartDePostes { fonction, du, au, occupes, postes: self.nombre })
            })
            .collect()
    }
}
