//! Reduced VAT on social home ownership, in a quarter and near it.

use core::fmt;

use chrono::NaiveDate;
use serde::ser::SerializeStruct as _;
use serde::{Deserialize, Serialize, Serializer};

use super::{Certitude, Distance, Ecartement, Intervalle, Rayon, Surface, Zonage};
use crate::droit::{Lecture, Regle};
use crate::identifiant::{CodeQpv, CodeQuartier};
use crate::nombre::{bind, write_centiemes};
use crate::temps::EnFrancais;
use crate::territoire::{Millesime, MillesimeError};

/// What a quarter is under, on the day that the permit is applied for; none where it is not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct EngagementsDuQuartier {
    /// A contrat de ville.
    pub contrat_de_ville: Option<bool>,
    /// A *convention de rénovation urbaine*.
    pub renovation_urbaine: Option<bool>,
    /// A *convention de renouvellement urbain* (NPNRU).
    pub renouvellement_urbain: Option<bool>,
}

/// The ground that dwellings cover, and that of the whole that they are part of.
#[derive(Clone, Copy, Debug)]
pub struct Batiment<'a> {
    /// The dwellings: « entièrement situés à moins de 300 mètres » is of them.
    pub logements: &'a Surface,
    /// The *ensemble immobilier*: « partiellement … et entièrement … » is of it.
    pub ensemble: &'a Surface,
    /// How far either may be off.
    pub exactitude: Distance,
}

/// Whether dwellings are where the reduced rate is open, with the lengths that decide it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ZoneTva {
    quartier: CodeQuartier,
    jour: NaiveDate,
    /// The list that the quarter is of, if it is law.
    millesime: Option<Millesime>,
    article: Lecture,
    liste: Option<NaiveDate>,
    engagements: EngagementsDuQuartier,
    logements: Ecartement,
    ensemble: Ecartement,
    exactitude: Distance,
}

/// Which words of the article the dwellings fall under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ClasseTva {
    /// a) In the quarter, or wholly at less than 300 m of it.
    Entierement300,
    /// b) Partly at less than 300 m and wholly at less than 500 m of a quarter under a *convention de
    /// renouvellement urbain*.
    Partiellement300Entierement500,
    /// Neither.
    Hors,
    /// It cannot be said: what is not known, or the accuracy, decides.
    Indecidable,
}

/// Why nothing is said of dwellings and a quarter.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ZoneTvaError {
    /// Not a quarter of the State's list, and under no convention of renovation.
    #[error(
        "quarter {0}: expected a QPV, or a quarter under a convention of renovation; one of the agglomeration's own has no tax effect"
    )]
    PasUnQpv(CodeQuartier),
    /// A quarter that is not among the perimeters.
    #[error("quarter {0}: its perimeter is not among those given")]
    Inconnu(CodeQuartier),
    /// A quarter of a list that is not law on that day.
    #[error("quarter {code}: not of the list that is law on {jour}, {millesime}")]
    AutreListe {
        /// The quarter.
        code: CodeQpv,
        /// The day of the application.
        jour: NaiveDate,
        /// The list that is law on it.
        millesime: Millesime,
    },
    /// No list is known to be law on that day.
    #[error(transparent)]
    Millesime(#[from] MillesimeError),
}

impl Zonage {
    /// Whether dwellings are in the zone of the reduced rate around a quarter, on the day of the application
    /// for the building permit.
    ///
    /// Which quarters are near a building is asked of [`Zonage::locate_footprint`].
    ///
    /// # Source
    /// [`Regle::Tva300500`]: dwellings that « sont situés dans un quartier faisant l’objet d’une convention de
    /// rénovation urbaine » or in a QPV under a contrat de ville, or « sont entièrement situés à moins de 300
    /// mètres de la limite de ces quartiers »; or in a whole « partiellement situé à moins de 300 mètres et
    /// entièrement situé à moins de 500 mètres de la limite » of a QPV under a convention de renouvellement
    /// urbain.
    ///
    /// # Interpretation
    /// The article does not say how a distance is measured. Here it is on the ground, from the nearest place of
    /// the perimeter; what is inside is at zero; a distance of 300 m is not less than 300 m. Each quarter is looked
    /// at alone: dwellings that are near two quarters, and wholly near neither, are not in the zone. A quarter
    /// under a convention of renovation need not be a QPV, and a QPV has its other effects on the days of its list.
    /// Only the place is looked at: other conditions of the reduced rate are not, nor whether VAT applies there at
    /// all ([`Regle::TvaNonApplicable`], from memory).
    ///
    /// # Errors
    /// [`ZoneTvaError`] for a quarter whose perimeter is not here; for one that is no QPV, or whose list is not law
    /// on that day, unless it is under a convention of renovation. Where the law was not read for that day, the
    /// last list that was is taken and the answer says so ([`ZoneTva::article`], [`ZoneTva::liste_lue_jusqu_au`]).
    ///
    /// # Examples
    /// ```
    /// use contrat_de_ville::territoire::geometrie::*;
    ///
    /// // Fictitious: a quarter under a contract, and a building some 220 to 290 m to its east.
    /// let carre = vec![[2.0, 48.0], [2.01, 48.0], [2.01, 48.01], [2.0, 48.0101]];
    /// let (surface, _) = Surface::read([[carre]])?;
    /// let code = "QN07599N".parse::<contrat_de_ville::identifiant::CodeQpv>()?.into();
    /// let zonage = Zonage::new([Perimetre::drawn(code, surface)])?;
    /// let (immeuble, _) = Surface::read([[vec![[2.013, 48.005], [2.0138, 48.005], [2.0138, 48.0052]]]])?;
    ///
    /// let quartiers = zonage.locate_footprint(&immeuble, Rayon::CINQ_CENTS)?;
    /// let code = quartiers[0].code();
    /// let engagements =
    ///     EngagementsDuQuartier { contrat_de_ville: Some(true), ..EngagementsDuQuartier::default() };
    /// let classify = |jour: &str, exactitude: f64| -> Result<_, Box<dyn std::error::Error>> {
    ///     let exactitude = Distance::from_metres(exactitude)?;
    ///     let batiment = Batiment { logements: &immeuble, ensemble: &immeuble, exactitude };
    ///     Ok(zonage.zone_tva(code, batiment, jour.parse()?, engagements)?.classe())
    /// };
    /// assert_eq!(classify("2024-06-01", 1.0)?, ClasseTva::Entierement300);
    /// assert_eq!(classify("2024-06-01", 20.0)?, ClasseTva::Indecidable);
    /// assert!(classify("2023-06-01", 1.0).is_err()); // the list of 2015 was law
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn zone_tva(
        &self,
        code: &CodeQuartier,
        batiment: Batiment<'_>,
        jour: NaiveDate,
        engagements: EngagementsDuQuartier,
    ) -> Result<ZoneTva, ZoneTvaError> {
        let renove = engagements.renovation_urbaine == Some(true);
        let (millesime, liste) = match law_of(code, jour) {
            Ok((millesime, liste)) => (Some(millesime), liste),
            Err(_) if renove => (None, None),
            Err(error) => return Err(error),
        };
        let perimetre = self.get(code).ok_or_else(|| ZoneTvaError::Inconnu(code.clone()))?;
        Ok(ZoneTva {
            quartier: code.clone(),
            jour,
            millesime,
            article: Regle::Tva300500.texte().lecture_on(jour),
            liste,
            engagements,
            logements: perimetre.surface.spread(batiment.logements),
            ensemble: perimetre.surface.spread(batiment.ensemble),
            exactitude: batiment.exactitude.saturating_add(perimetre.resolution),
        })
    }
}

/// The list of a quarter, if it is law on a day; and the last day that was read, where that is before.
fn law_of(
    code: &CodeQuartier,
    jour: NaiveDate,
) -> Result<(Millesime, Option<NaiveDate>), ZoneTvaError> {
    let qpv = code.qpv().ok_or_else(|| ZoneTvaError::PasUnQpv(code.clone()))?;
    let (millesime, liste) = match Millesime::on(jour, qpv.departement()) {
        Ok(millesime) => (millesime, None),
        Err(MillesimeError::ApresLecture { dernier, lu_jusqu_au, .. }) => {
            (dernier, Some(lu_jusqu_au))
        }
        Err(error) => return Err(error.into()),
    };
    if millesime.geographie != qpv.geographie() {
        return Err(ZoneTvaError::AutreListe { code: qpv, jour, millesime });
    }
    Ok((millesime, liste))
}

impl ZoneTva {
    /// The quarter.
    #[must_use]
    pub const fn quartier(&self) -> &CodeQuartier {
        &self.quartier
    }

    /// The list that it is of, if that is law on the day.
    #[must_use]
    pub const fn millesime(&self) -> Option<Millesime> {
        self.millesime
    }

    /// Whether the article was read for that day.
    #[must_use]
    pub const fn article(&self) -> Lecture {
        self.article
    }

    /// The last day for which the lists of quarters were read, where the application is later.
    #[must_use]
    pub const fn liste_lue_jusqu_au(&self) -> Option<NaiveDate> {
        self.liste
    }

    /// How near and how far the dwellings are, as drawn.
    #[must_use]
    pub const fn logements(&self) -> Ecartement {
        self.logements
    }

    /// How near and how far the whole is, as drawn.
    #[must_use]
    pub const fn ensemble(&self) -> Ecartement {
        self.ensemble
    }

    /// What both drawings together may be off by.
    #[must_use]
    pub const fn exactitude(&self) -> Distance {
        self.exactitude
    }

    /// a) In a QPV under a contract or a quarter under a convention of renovation, or wholly at less than 300 m of
    /// it.
    #[must_use]
    pub fn entierement_300(&self) -> Certitude {
        let EngagementsDuQuartier { contrat_de_ville, renovation_urbaine, .. } = self.engagements;
        self.of_a_qpv(contrat_de_ville)
            .or(renovation_urbaine.into())
            .and(self.wide(self.logements.plus_loin).is_under(Rayon::TROIS_CENTS))
    }

    /// b) In a whole that is partly at less than 300 m and wholly at less than 500 m of a QPV under a convention of
    /// renewal.
    #[must_use]
    pub fn partiellement_300_entierement_500(&self) -> Certitude {
        let Ecartement { plus_proche, plus_loin } = self.ensemble;
        self.of_a_qpv(self.engagements.renouvellement_urbain)
            .and(self.wide(plus_proche).is_under(Rayon::TROIS_CENTS))
            .and(self.wide(plus_loin).is_under(Rayon::CINQ_CENTS))
    }

    /// What a quarter is under, where its list is law.
    fn of_a_qpv(&self, fait: Option<bool>) -> Certitude {
        if self.millesime.is_some() { fait.into() } else { Certitude::Non }
    }

    /// Which words of the article they fall under, a) before b).
    #[must_use]
    pub fn classe(&self) -> ClasseTva {
        match (self.entierement_300(), self.partiellement_300_entierement_500()) {
            (Certitude::Oui, _) => ClasseTva::Entierement300,
            (_, Certitude::Oui) => ClasseTva::Partiellement300Entierement500,
            (Certitude::Non, Certitude::Non) => ClasseTva::Hors,
            (Certitude::Indecidable | Certitude::Non, Certitude::Indecidable | Certitude::Non) => {
                ClasseTva::Indecidable
            }
        }
    }

    /// How far under 300 m the furthest place of the dwellings is for sure, in metres; negative where it is not.
    #[must_use]
    pub fn marge_300(&self) -> f64 {
        margin(Rayon::TROIS_CENTS, self.wide(self.logements.plus_loin))
    }

    /// How far under 500 m the furthest place of the whole is for sure, in metres; negative where it is not.
    #[must_use]
    pub fn marge_500(&self) -> f64 {
        margin(Rayon::CINQ_CENTS, self.wide(self.ensemble.plus_loin))
    }

    fn wide(&self, intervalle: Intervalle) -> Intervalle {
        intervalle.widened(self.exactitude)
    }
}

impl fmt::Display for ClasseTva {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&bind(match self {
            Self::Entierement300 => "situé dans le quartier ou entièrement à moins de 300 m",
            Self::Partiellement300Entierement500 => {
                "partiellement à moins de 300 m et entièrement à moins de 500 m, convention de renouvellement urbain"
            }
            Self::Hors => "hors de la zone",
            Self::Indecidable => "indécidable",
        }))
    }
}

fn margin(rayon: Rayon, intervalle: Intervalle) -> f64 {
    rayon.metres() - intervalle.au_plus.metres()
}

/// Metres to the centimetre, in French.
struct EnMetres(f64);

impl fmt::Display for EnMetres {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        #[allow(clippy::cast_possible_truncation)] // saturates
        let centimetres = (self.0 * 100.0).floor() as i128;
        write_centiemes(centimetres, 'm', f)
    }
}

impl fmt::Display for ZoneTva {
    /// The class, then what decides it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut lignes = vec![
            format!("{} : {}", self.quartier, self.classe()),
            match self.millesime {
                Some(millesime) => {
                    format!("  demande de permis du {} ; {millesime}", EnFrancais(self.jour))
                }
                None => format!(
                    "  demande de permis du {} ; pas un QPV ce jour-là",
                    EnFrancais(self.jour)
                ),
            },
            format!(
                "  logements au plus loin {}, ensemble au plus près {} et au plus loin {} ; exactitude {}",
                self.logements.plus_loin.au_plus,
                self.ensemble.plus_proche.au_plus,
                self.ensemble.plus_loin.au_plus,
                self.exactitude
            ),
            format!(
                "  a) contrat de ville ou rénovation urbaine, entièrement à moins de 300 m : {} (marge {})",
                self.entierement_300(),
                EnMetres(self.marge_300())
            ),
            format!(
                "  b) renouvellement urbain, en partie à moins de 300 m, entièrement à moins de 500 m : {} (marge sur 500 m : {})",
                self.partiellement_300_entierement_500(),
                EnMetres(self.marge_500())
            ),
            format!("  {} ({})", Regle::Tva300500, Regle::Tva300500.texte().confiance),
        ];
        match self.article {
            Lecture::Lue | Lecture::SansDates => {}
            Lecture::Avant { depuis } => lignes.push(format!(
                "  l’article a été lu dans sa version en vigueur depuis le {}, postérieure à la demande",
                EnFrancais(depuis)
            )),
            Lecture::Apres { etat } | Lecture::DebutInconnu { etat } => lignes
                .push(format!("  l’article n’a pas été lu au-delà du {}", EnFrancais(etat))),
        }
        if let Some(lu) = self.liste {
            lignes.push(format!(
                "  les listes de quartiers n’ont pas été lues au-delà du {}",
                EnFrancais(lu)
            ));
        }
        f.write_str(&bind(&lignes.join("\n")))
    }
}

impl Serialize for ZoneTva {
    /// What decides, and what it decides.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut zone = serializer.serialize_struct("ZoneTva", 12)?;
        zone.serialize_field("quartier", &self.quartier)?;
        zone.serialize_field("jour", &self.jour)?;
        zone.serialize_field("classe", &self.classe())?;
        zone.serialize_field("entierement_300", &self.entierement_300())?;
        zone.serialize_field(
            "partiellement_300_entierement_500",
            &self.partiellement_300_entierement_500(),
        )?;
        zone.serialize_field("logements", &self.logements)?;
        zone.serialize_field("ensemble", &self.ensemble)?;
        zone.serialize_field("exactitude", &self.exactitude)?;
        zone.serialize_field("engagements", &self.engagements)?;
        zone.serialize_field("millesime", &self.millesime)?;
        zone.serialize_field("article", &self.article)?;
        zone.serialize_field("liste_lue_jusqu_au", &self.liste)?;
        zone.end()
    }
}

/// What [`ZoneTva`] writes, field by field.
#[cfg(feature = "schema")]
#[derive(schemars::JsonSchema)]
#[schemars(rename = "ZoneTva")]
#[allow(dead_code)] // a schema alone
struct ZoneTvaEcrite {
    quartier: CodeQuartier,
    jour: crate::jour::Jour,
    classe: ClasseTva,
    entierement_300: Certitude,
    partiellement_300_entierement_500: Certitude,
    logements: Ecartement,
    ensemble: Ecartement,
    exactitude: Distance,
    engagements: EngagementsDuQuartier,
    millesime: Option<Millesime>,
    article: Lecture,
    liste_lue_jusqu_au: Option<crate::jour::Jour>,
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for ZoneTva {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        ZoneTvaEcrite::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        ZoneTvaEcrite::json_schema(generator)
    }
}
