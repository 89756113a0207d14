use serde::{Deserialize, Serialize};

use super::Distance;

/// How sure the place of a point is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Precision {
    /// The real place is no further than that.
    Rayon(Distance),
    /// Nothing is known: no distance decides anything.
    Inconnue,
}

/// A scale that turns the score of a geocoder into a radius of error: which score is worth which radius is
/// the caller's to say, geocoders do not.
///
/// # Examples
/// ```
/// use contrat_de_ville::territoire::geometrie::{Bareme, Distance, Precision};
///
/// // A house number, then a street; below, nothing is known.
/// let (numero, rue) = (Distance::from_metres(10.0)?, Distance::from_metres(150.0)?);
/// let bareme = Bareme::new([(0.8, numero), (0.5, rue)])?;
/// assert_eq!(bareme.precision(0.93)?, Precision::Rayon(numero));
/// assert_eq!(bareme.precision(0.5)?, Precision::Rayon(rue));
/// assert_eq!(bareme.precision(0.2)?, Precision::Inconnue);
/// assert!(bareme.precision(93.0).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Bareme {
    /// The highest score first.
    paliers: Vec<(f64, Distance)>,
}

/// Why steps make no [`Bareme`], or a number is no score.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum BaremeError {
    /// Not a score.
    #[error("score {0}: expected a number between 0 and 1")]
    Score(f64),
    /// One score, two radii.
    #[error("score {0}: given twice, expected one radius for each")]
    Doublon(f64),
    /// A better score with a longer radius.
    #[error(
        "score {score}: its radius {rayon} is longer than that of a lower score, expected shorter"
    )]
    Croissant {
        /// The better score.
        score: f64,
        /// Its radius.
        rayon: Distance,
    },
}

impl Bareme {
    /// Steps: the least score of each, and its radius.
    ///
    /// # Errors
    /// [`BaremeError`] if a score is not between 0 and 1, comes twice, or is worth less than a lower one.
    pub fn new(paliers: impl IntoIterator<Item = (f64, Distance)>) -> Result<Self, BaremeError> {
        let mut paliers: Vec<(f64, Distance)> = paliers.into_iter().collect();
        for (score, _) in &paliers {
            check(*score)?;
        }
        paliers.sort_by(|(a, _), (b, _)| b.total_cmp(a));
        for ((score, rayon), (suivant, plus_long)) in paliers.iter().zip(paliers.iter().skip(1)) {
            if score <= suivant {
                return Err(BaremeError::Doublon(*score));
            }
            if rayon > plus_long {
                return Err(BaremeError::Croissant { score: *score, rayon: *rayon });
            }
        }
        Ok(Self { paliers })
    }

    /// How sure a place of that score is.
    ///
    /// # Errors
    /// [`BaremeError::Score`] if the number is not between 0 and 1.
    pub fn precision(&self, score: f64) -> Result<Precision, BaremeError> {
        check(score)?;
        let palier = self.paliers.iter().find(|(moindre, _)| score >= *moindre);
        Ok(palier.map_or(Precision::Inconnue, |(_, rayon)| Precision::Rayon(*rayon)))
    }
}

fn check(score: f64) -> Result<(), BaremeError> {
    if (0.0..=1.0).contains(&score) { Ok(()) } else { Err(BaremeError::Score(score)) }
}
