//! Reduced VAT on social home ownership, in a quarter and near it.

use core::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Certitude, Distance, Ecartement, Intervalle, Rayon, Surface, Zonage};
use crate::droit::{Lecture, Regle};
use crate::identifiant::{CodeQpv, CodeQuartier};
use crate::nombre::bind;
use crate::temps::EnFrancais;
use crate::territoire::{Millesime, MillesimeError};

/// What a quarter is under, on the day that the permit is applied for; none where it is not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EngagementsDuQuartier {
    /// A contrat de ville.
    pub contrat_de_ville: Option<bool>,
    /// A *convention de rénovation urbaine*.
    pub renovation_urbaine: Option<bool>,
    /// A *convention de renouvellement urbain* (NPNRU).
    pub renouvellement_urbain: Option<bool>,
}

/// Whether dwellings are where the reduced rate is open, with the lengths that decide it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ZoneTva {
    quartier: CodeQpv,
    jour: NaiveDate,
    millesime: Millesime,
    lecture: Lecture,
    engagements: EngagementsDuQuartier,
    ecartement: Ecartement,
    exactitude: Distance,
}

/// Which words of the article the dwellings fall under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
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
    /// Not a quarter of the State's list: it has no tax effect.
    #[error("quarter {0}: expected a QPV, a quarter of the agglomeration's own has no tax effect")]
    PasUnQpv(CodeQuartier),
    /// A quarter that is not among the perimeters.
    #[error("quarter {0}: its perimeter is not among those given")]
    Inconnu(CodeQpv),
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
    /// `emprise` is the ground that they cover, `exactitude` how far it may be off; that of the perimeter
    /// ([`Perimetre::resolution`](super::Perimetre::resolution)) is added to it.
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
    /// the perimeter; what is inside is at zero; a distance of 300 m is not less than 300 m. Only the place is
    /// looked at: other conditions of the reduced rate are not.
    ///
    /// # Errors
    /// [`ZoneTvaError`] for a quarter that is no QPV, whose perimeter is not here, or whose list is not law on
    /// that day. Where the law was not read up to that day, the last list that was is taken and the answer says
    /// so ([`ZoneTva::lecture`]).
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
    /// let code = &zonage.perimetres()[0].code;
    /// let engagements =
    ///     EngagementsDuQuartier { contrat_de_ville: Some(true), ..EngagementsDuQuartier::default() };
    /// let classify = |jour: &str, exactitude: f64| -> Result<_, Box<dyn std::error::Error>> {
    ///     let exactitude = Distance::from_metres(exactitude)?;
    ///     Ok(zonage.zone_tva(code, &immeuble, exactitude, jour.parse()?, engagements)?.classe())
    /// };
    /// assert_eq!(classify("2024-06-01", 1.0)?, ClasseTva::Entierement300);
    /// assert_eq!(classify("2024-06-01", 20.0)?, ClasseTva::Indecidable);
    /// assert!(classify("2023-06-01", 1.0).is_err()); // the list of 2015 was law
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn zone_tva(
        &self,
        code: &CodeQuartier,
        emprise: &Surface,
        exactitude: Distance,
        jour: NaiveDate,
        engagements: EngagementsDuQuartier,
    ) -> Result<ZoneTva, ZoneTvaError> {
        let CodeQuartier::Qpv(quartier) = *code else {
            return Err(ZoneTvaError::PasUnQpv(code.clone()));
        };
        let (millesime, lecture) = match Millesime::on(jour, quartier.departement()) {
            Ok(millesime) => (millesime, Regle::Tva300500.texte().lecture_on(jour)),
            Err(MillesimeError::ApresLecture { dernier, lu_jusqu_au, .. }) => {
                (dernier, Lecture::Apres { etat: lu_jusqu_au })
            }
            Err(error) => return Err(error.into()),
        };
        if millesime.geographie != quartier.geographie() {
            return Err(ZoneTvaError::AutreListe { code: quartier, jour, millesime });
        }
        let perimetre = self.get(code).ok_or(ZoneTvaError::Inconnu(quartier))?;
        let ecartement = perimetre.surface.spread(emprise);
        let exactitude = exactitude.saturating_add(perimetre.resolution);
        Ok(ZoneTva { quartier, jour, millesime, lecture, engagements, ecartement, exactitude })
    }
}

impl ZoneTva {
    /// The quarter.
    #[must_use]
    pub const fn quartier(&self) -> CodeQpv {
        self.quartier
    }

    /// The list that was law.
    #[must_use]
    pub const fn millesime(&self) -> Millesime {
        self.millesime
    }

    /// Whether the law was read for that day.
    #[must_use]
    pub const fn lecture(&self) -> Lecture {
        self.lecture
    }

    /// How near and how far the dwellings are, as drawn.
    #[must_use]
    pub const fn ecartement(&self) -> Ecartement {
        self.ecartement
    }

    /// What both drawings together may be off by.
    #[must_use]
    pub const fn exactitude(&self) -> Distance {
        self.exactitude
    }

    /// a) In a quarter under a contract or a convention of renovation, or wholly at less than 300 m of it.
    #[must_use]
    pub fn entierement_300(&self) -> Certitude {
        let EngagementsDuQuartier { contrat_de_ville, renovation_urbaine, .. } = self.engagements;
        Certitude::from(contrat_de_ville)
            .or(renovation_urbaine.into())
            .and(self.wide(self.ecartement.plus_loin).is_under(Rayon::TROIS_CENTS))
    }

    /// b) Partly at less than 300 m and wholly at less than 500 m of a quarter under a convention of renewal.
    #[must_use]
    pub fn partiellement_300_entierement_500(&self) -> Certitude {
        let Ecartement { plus_proche, plus_loin } = self.ecartement;
        Certitude::from(self.engagements.renouvellement_urbain)
            .and(self.wide(plus_proche).is_under(Rayon::TROIS_CENTS))
            .and(self.wide(plus_loin).is_under(Rayon::CINQ_CENTS))
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

    /// How far the furthest place is, as drawn, under a length: the margin in metres, negative beyond it.
    #[must_use]
    pub fn marge(&self, rayon: Rayon) -> f64 {
        rayon.metres() - self.ecartement.plus_loin.au_plus.metres()
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

impl fmt::Display for ZoneTva {
    /// The class, then what decides it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Ecartement { plus_proche, plus_loin } = self.ecartement;
        let lignes = [
            format!("{} : {}", self.quartier, self.classe()),
            format!("  demande de permis du {} ; {}", EnFrancais(self.jour), self.millesime),
            format!(
                "  au plus près {}, au plus loin {} ; exactitude {}",
                plus_proche.au_plus, plus_loin.au_plus, self.exactitude
            ),
            format!(
                "  a) contrat de ville ou rénovation urbaine, entièrement à moins de 300 m : {} (marge {:.2} m)",
                self.entierement_300(),
                self.marge(Rayon::TROIS_CENTS)
            )
            .replace('.', ","),
            format!(
                "  b) renouvellement urbain, en partie à moins de 300 m, entièrement à moins de 500 m : {} (marge {:.2} m)",
                self.partiellement_300_entierement_500(),
                self.marge(Rayon::CINQ_CENTS)
            )
            .replace('.', ","),
            format!("  {} ({})", Regle::Tva300500, Regle::Tva300500.texte().confiance),
        ];
        f.write_str(&bind(&lignes.join("\n")))?;
        if let Lecture::Apres { etat } = self.lecture {
            write!(f, "\n  le droit n’a pas été lu au-delà du {}", EnFrancais(etat))?;
        }
        Ok(())
    }
}
