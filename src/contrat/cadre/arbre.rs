use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{CadreError, DetailDeNiveau, Effectifs, NiveauDeCadre};
use crate::contrat::Transversal;
use crate::identifiant::Nom;
use crate::texte::fold;

/// An *enjeu structurant*, and the ambitions in which it is declined.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Enjeu {
    /// Its title, as the contract has it.
    pub titre: Nom,
    /// Its ambitions, all of them; `None` where they are not detailed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ambitions: Option<Vec<Ambition>>,
}

/// An *ambition*, and the objectifs in which it is declined.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Ambition {
    /// Its title, as the contract has it.
    pub titre: Nom,
    /// The titles of its objectifs, all of them; `None` where they are not detailed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub objectifs: Option<Vec<Nom>>,
}

/// An *enjeu transversal*: its own title, and the marks of actions that it covers. One title may cover two marks:
/// « l’égalité femmes-hommes et la lutte contre les discriminations ».
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct EnjeuTransversal {
    /// Its title, as the contract has it.
    pub titre: Nom,
    /// The marks of actions that it covers; none where nobody said.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub marques: BTreeSet<Transversal>,
}

/// The frame of a contract: enjeux, ambitions, objectifs, in the order of the contract, beside the sizes that a
/// document prints.
///
/// What is not detailed is `None`, never an empty list: a tree of which some branches are detailed says so at each
/// of its levels ([`Cadre::detail`]), and no number of it is a size of the contract unless the level is complete.
///
/// # Wire
/// `{"enjeux": […], "transversaux": […], "effectifs": {…}}`, each of which may be left out.
///
/// # Examples
/// Three enjeux of which one is detailed, ten ambitions printed (fictitious titles):
/// ```
/// use contrat_de_ville::contrat::{Cadre, ConstatDeCadre, DetailDeNiveau, NiveauDeCadre};
///
/// let cadre: Cadre = serde_json::from_str(r#"{
///     "enjeux": [
///         {"titre": "A", "ambitions": [{"titre": "A1"}, {"titre": "A2"}]},
///         {"titre": "B"},
///         {"titre": "C"}
///     ],
///     "effectifs": {"enjeux": 3, "ambitions": 10, "objectifs": 35}
/// }"#)?;
/// let detail = cadre.detail(NiveauDeCadre::Ambition);
/// assert_eq!(detail, DetailDeNiveau::Partiel { titres: 2, branches: 2 });
/// assert_eq!(cadre.detail(NiveauDeCadre::Objectif), DetailDeNiveau::NonDetaille);
/// assert!(!cadre.is_complete());
/// assert_eq!(
///     cadre.check()[1].to_string(),
///     "35\u{a0}objectifs\u{a0}: niveau compté, non détaillé",
/// );
/// assert!(serde_json::from_str::<Cadre>(r#"{"enjeux": []}"#).is_err());
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "Brut", into = "Brut")]
pub struct Cadre {
    enjeux: Option<Vec<Enjeu>>,
    transversaux: Option<Vec<EnjeuTransversal>>,
    effectifs: Effectifs,
}

/// The wire form.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "Cadre", deny_unknown_fields)]
struct Brut {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    enjeux: Option<Vec<Enjeu>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    transversaux: Option<Vec<EnjeuTransversal>>,
    #[serde(default)]
    effectifs: Effectifs,
}

impl Cadre {
    /// A frame: `None` for a level of which no title is known.
    ///
    /// # Errors
    /// [`CadreError`]: two siblings of one title, or an empty list.
    pub fn new(
        enjeux: Option<Vec<Enjeu>>,
        transversaux: Option<Vec<EnjeuTransversal>>,
        effectifs: Effectifs,
    ) -> Result<Self, CadreError> {
        use NiveauDeCadre::{Ambition, Enjeu, Objectif, Transversal};
        let titres = enjeux.as_ref().map(|enjeux| enjeux.iter().map(|enjeu| &enjeu.titre));
        siblings(Enjeu, None, titres)?;
        for enjeu in enjeux.iter().flatten() {
            let titres = enjeu.ambitions.as_ref().map(|liste| liste.iter().map(|a| &a.titre));
            siblings(Ambition, Some(&enjeu.titre), titres)?;
            for ambition in enjeu.ambitions.iter().flatten() {
                let titres = ambition.objectifs.as_ref().map(|liste| liste.iter());
                siblings(Objectif, Some(&ambition.titre), titres)?;
            }
        }
        let titres = transversaux.as_ref().map(|liste| liste.iter().map(|enjeu| &enjeu.titre));
        siblings(Transversal, None, titres)?;
        Ok(Self { enjeux, transversaux, effectifs })
    }

    /// The enjeux structurants, in the order of the contract; `None` where no title is known.
    #[must_use]
    pub fn enjeux(&self) -> Option<&[Enjeu]> {
        self.enjeux.as_deref()
    }

    /// The enjeux transversaux, in the order of the contract; `None` where no title is known.
    #[must_use]
    pub fn transversaux(&self) -> Option<&[EnjeuTransversal]> {
        self.transversaux.as_deref()
    }

    /// How many of each level there are said to be.
    #[must_use]
    pub const fn effectifs(&self) -> &Effectifs {
        &self.effectifs
    }

    /// What the tree tells of a level.
    #[must_use]
    pub fn detail(&self, niveau: NiveauDeCadre) -> DetailDeNiveau {
        let Some(enjeux) = &self.enjeux else {
            return match niveau {
                NiveauDeCadre::Transversal => whole(self.transversaux.as_deref()),
                NiveauDeCadre::Enjeu | NiveauDeCadre::Ambition | NiveauDeCadre::Objectif => {
                    DetailDeNiveau::NonDetaille
                }
            };
        };
        match niveau {
            NiveauDeCadre::Enjeu => whole(Some(enjeux)),
            NiveauDeCadre::Transversal => whole(self.transversaux.as_deref()),
            NiveauDeCadre::Ambition => {
                gather(enjeux.iter().map(|enjeu| enjeu.ambitions.as_ref().map(Vec::len)))
            }
            NiveauDeCadre::Objectif => gather(enjeux.iter().flat_map(|enjeu| {
                // An enjeu without ambitions is one branch of which no objectif is known.
                let sans = enjeu.ambitions.is_none().then_some(None);
                let ambitions = enjeu.ambitions.iter().flatten();
                sans.into_iter().chain(ambitions.map(|a| a.objectifs.as_ref().map(Vec::len)))
            })),
        }
    }

    /// How many branches are titled above a level.
    pub(super) fn branches(&self, niveau: NiveauDeCadre) -> u32 {
        let enjeux = self.enjeux.iter().flatten();
        number(match niveau {
            NiveauDeCadre::Enjeu | NiveauDeCadre::Transversal => 0,
            NiveauDeCadre::Ambition => enjeux.count(),
            NiveauDeCadre::Objectif => {
                // An enjeu without ambitions has at least one.
                let siennes = enjeux.map(|enjeu| enjeu.ambitions.as_ref().map_or(1, Vec::len));
                siennes.fold(0, usize::saturating_add)
            }
        })
    }

    /// Whether every level is listed whole, and as many as its size says where it is said.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        NiveauDeCadre::TOUS.into_iter().all(|niveau| self.detail(niveau).is_complete())
            && self.check().is_empty()
    }
}

/// The level of one list.
fn whole<T>(liste: Option<&[T]>) -> DetailDeNiveau {
    liste.map_or(DetailDeNiveau::NonDetaille, |liste| DetailDeNiveau::Complet {
        titres: number(liste.len()),
    })
}

/// The level of a list a branch.
fn gather(branches: impl Iterator<Item = Option<usize>>) -> DetailDeNiveau {
    let (mut titres, mut detaillees, mut sans) = (0_usize, 0_u32, 0_u32);
    for branche in branches {
        match branche {
            Some(nombre) => {
                titres = titres.saturating_add(nombre);
                detaillees = detaillees.saturating_add(1);
            }
            None => sans = sans.saturating_add(1),
        }
    }
    let titres = number(titres);
    match (detaillees, sans) {
        (0, _) => DetailDeNiveau::NonDetaille,
        (_, 0) => DetailDeNiveau::Complet { titres },
        (_, branches) => DetailDeNiveau::Partiel { titres, branches },
    }
}

fn number(nombre: usize) -> u32 {
    u32::try_from(nombre).unwrap_or(u32::MAX)
}

fn siblings<'a>(
    niveau: NiveauDeCadre,
    parent: Option<&Nom>,
    titres: Option<impl ExactSizeIterator<Item = &'a Nom>>,
) -> Result<(), CadreError> {
    let Some(titres) = titres else { return Ok(()) };
    if titres.len() == 0 {
        return Err(CadreError::ListeVide { niveau, parent: parent.cloned() });
    }
    let mut vus = BTreeMap::new();
    for (rang, titre) in (1_usize..).zip(titres) {
        if let Some(premier) = vus.insert(fold(titre.as_str()), titre) {
            return Err(CadreError::TitreEnDouble {
                niveau,
                parent: parent.cloned(),
                rang,
                titre: titre.clone(),
                premier: premier.clone(),
            });
        }
    }
    Ok(())
}

impl TryFrom<Brut> for Cadre {
    type Error = CadreError;

    fn try_from(Brut { enjeux, transversaux, effectifs }: Brut) -> Result<Self, Self::Error> {
        Self::new(enjeux, transversaux, effectifs)
    }
}

impl From<Cadre> for Brut {
    fn from(cadre: Cadre) -> Self {
        let Cadre { enjeux, transversaux, effectifs } = cadre;
        Self { enjeux, transversaux, effectifs }
    }
}
