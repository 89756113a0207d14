//! Seminars, workshops, visits.

use core::fmt;
use core::num::NonZeroU32;

use serde::{Deserialize, Serialize};

use crate::identifiant::{Nom, Reference};
use crate::nombre::{EcartDEffectif, EffectifParSexe, bind, count};
use crate::temps::JourOuMois;

/// What people came for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum GenreDAtelier {
    /// A *séminaire*.
    Seminaire,
    /// An *atelier de concertation partagée*.
    AtelierDeConcertationPartagee,
    /// A visit.
    Visite,
    /// A *revue de projets*.
    RevueDeProjets,
    /// A *comité de pilotage*.
    ComiteDePilotage,
    /// A *comité de négociation*.
    ComiteDeNegociation,
    /// Something else, by its name.
    Autre(Nom),
}

impl fmt::Display for GenreDAtelier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Seminaire => "séminaire",
            Self::AtelierDeConcertationPartagee => "atelier de concertation partagée",
            Self::Visite => "visite",
            Self::RevueDeProjets => "revue de projets",
            Self::ComiteDePilotage => "comité de pilotage",
            Self::ComiteDeNegociation => "comité de négociation",
            Self::Autre(nom) => nom.as_str(),
        })
    }
}

/// A seminar, a workshop, a visit, as it is told. What is not told is left out, and is not zero.
///
/// # Examples
/// ```
/// use contrat_de_ville::concertation::Atelier;
///
/// let atelier: Atelier = serde_json::from_str(r#"{
///     "cle": "juin", "quand": "2023-06", "genre": "atelier_de_concertation_partagee",
///     "presents": {"femmes": 12, "hommes": 7, "inconnu": 0}, "total_imprime": 20
/// }"#)?;
/// let constats: Vec<_> = atelier.check().iter().map(|constat| constat.to_string().replace('\u{a0}', " ")).collect();
/// assert_eq!(constats, [
///     "jour non dit, seulement juin 2023",
///     "présents : 20 imprimé au total, 19 compté : 12 femmes, 7 hommes, 0 non renseigné",
/// ]);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Atelier {
    /// A key, by which votes refer to it.
    pub cle: Reference,
    /// When.
    pub quand: JourOuMois,
    /// What people came for.
    pub genre: GenreDAtelier,
    /// What it was about, or who came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub objet: Option<Nom>,
    /// Where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lieu: Option<Nom>,
    /// How many communes it went to or gathered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub communes: Option<NonZeroU32>,
    /// The people present, by sex.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub presents: Option<EffectifParSexe>,
    /// The people present, as a total printed beside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total_imprime: Option<u32>,
}

/// What is not told of a workshop, or does not tie.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "SCREAMING-KEBAB-CASE")]
pub enum ConstatDAtelier {
    /// Only the month is known.
    JourNonDit(JourOuMois),
    /// Nobody was counted.
    PresentsNonDits,
    /// Only a total is printed: no data by sex.
    SexeNonDit {
        /// The total.
        total: u32,
    },
    /// The sex of some of the people is not known.
    SexePartiel(EffectifParSexe),
    /// The total printed is not that of the people by sex.
    #[serde(rename = "ECART-D-EFFECTIF")]
    Ecart(EcartDEffectif),
}

impl ConstatDAtelier {
    /// A stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::JourNonDit(_) => "JOUR-NON-DIT",
            Self::PresentsNonDits => "PRESENTS-NON-DITS",
            Self::SexeNonDit { .. } => "SEXE-NON-DIT",
            Self::SexePartiel(_) => "SEXE-PARTIEL",
            Self::Ecart(_) => "ECART-D-EFFECTIF",
        }
    }
}

impl Atelier {
    /// The people present: by sex where it is known, or of unknown sex where only a total is printed.
    #[must_use]
    pub fn effectif(&self) -> Option<EffectifParSexe> {
        self.presents.or(self.total_imprime.map(EffectifParSexe::not_split))
    }

    /// What is not told, or does not tie.
    #[must_use]
    pub fn check(&self) -> Vec<ConstatDAtelier> {
        let jour = self.quand.jour().is_none().then_some(ConstatDAtelier::JourNonDit(self.quand));
        let presents = match (self.presents, self.total_imprime) {
            (None, None) => Some(ConstatDAtelier::PresentsNonDits),
            (None, Some(total)) => Some(ConstatDAtelier::SexeNonDit { total }),
            (Some(presents), _) if presents.inconnu > 0 => {
                Some(ConstatDAtelier::SexePartiel(presents))
            }
            (Some(_), _) => None,
        };
        let ecart = self
            .presents
            .zip(self.total_imprime)
            .and_then(|(presents, total)| presents.check(total.into()).map(ConstatDAtelier::Ecart));
        jour.into_iter().chain(presents).chain(ecart).collect()
    }
}

impl fmt::Display for ConstatDAtelier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let texte = match self {
            Self::JourNonDit(mois) => format!("jour non dit, seulement {mois}"),
            Self::PresentsNonDits => "présents non comptés".to_owned(),
            Self::SexeNonDit { total } => {
                format!("présents : {}, sexe non dit", count(*total, "personne", "personnes"))
            }
            Self::SexePartiel(presents) => format!(
                "présents : sexe non renseigné pour {}",
                count(presents.inconnu, "personne", "personnes")
            ),
            Self::Ecart(ecart) => format!("présents : {ecart}"),
        };
        f.write_str(&bind(&texte))
    }
}
