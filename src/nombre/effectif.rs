//! How many people, by sex where it is known.

use core::fmt;

use serde::{Deserialize, Serialize};

use super::{Taux, TauxError, count};

/// How many people, by sex. Those whose sex was not noted are counted apart: « not known » is not zero, and no one is
/// moved to one side by a rule of three.
///
/// The total is the sum of the three, which fits 64 bits; a total that a document prints is held against it with
/// [`EffectifParSexe::check`].
///
/// # Wire
/// `{"femmes": 14, "hommes": 9, "inconnu": 3}`: the three are written, zeros too.
///
/// # Examples
/// ```
/// use contrat_de_ville::nombre::{Arrondi, Decimales, EffectifParSexe};
///
/// let presents = EffectifParSexe { femmes: 14, hommes: 7, inconnu: 3 };
/// assert_eq!(presents.total(), 24);
/// let part = presents.part_des_femmes_connues()?;
/// assert_eq!(part.to_string(), "14/21");
/// // Of all who were there, from 14/24, if the three are men, to 17/24.
/// let [basse, haute] = presents.bornes_des_femmes()?;
/// let imprime = |taux: contrat_de_ville::Taux| taux.pourcentage(Arrondi::AuPlusProche, Decimales::UNE).to_string();
/// assert_eq!([imprime(basse), imprime(haute)], ["58,3\u{a0}%", "70,8\u{a0}%"]);
/// # Ok::<(), contrat_de_ville::nombre::TauxError>(())
/// ```
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct EffectifParSexe {
    /// Women.
    pub femmes: u32,
    /// Men.
    pub hommes: u32,
    /// People whose sex is not known.
    pub inconnu: u32,
}

/// A printed total is not the sum of its parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct EcartDEffectif {
    /// The parts.
    pub effectif: EffectifParSexe,
    /// The total as printed.
    pub imprime: u64,
}

impl EffectifParSexe {
    /// People of whom no sex was noted.
    #[must_use]
    pub const fn not_split(inconnu: u32) -> Self {
        Self { femmes: 0, hommes: 0, inconnu }
    }

    /// Everyone.
    #[must_use]
    pub fn total(self) -> u64 {
        self.connus().saturating_add(self.inconnu.into())
    }

    /// Those whose sex is known.
    #[must_use]
    pub fn connus(self) -> u64 {
        u64::from(self.femmes).saturating_add(self.hommes.into())
    }

    /// Both together, part by part; `None` where a part leaves 32 bits.
    #[must_use]
    pub fn checked_add(self, autre: Self) -> Option<Self> {
        Some(Self {
            femmes: self.femmes.checked_add(autre.femmes)?,
            hommes: self.hommes.checked_add(autre.hommes)?,
            inconnu: self.inconnu.checked_add(autre.inconnu)?,
        })
    }

    /// The share of women among those whose sex is known.
    ///
    /// # Errors
    /// [`TauxError::DenominateurNul`] if the sex of no one is known.
    pub fn part_des_femmes_connues(self) -> Result<Taux, TauxError> {
        Taux::of(self.femmes, self.connus())
    }

    /// The share of men among those whose sex is known.
    ///
    /// # Errors
    /// [`TauxError::DenominateurNul`] if the sex of no one is known.
    pub fn part_des_hommes_connus(self) -> Result<Taux, TauxError> {
        Taux::of(self.hommes, self.connus())
    }

    /// Between which shares of everyone women are: the least if no one of unknown sex is a woman, the most if all are.
    ///
    /// # Errors
    /// [`TauxError::DenominateurNul`] if there is no one.
    pub fn bornes_des_femmes(self) -> Result<[Taux; 2], TauxError> {
        let haute = u64::from(self.femmes).saturating_add(self.inconnu.into());
        Ok([Taux::of(self.femmes, self.total())?, Taux::of(haute, self.total())?])
    }

    /// The parts held against a total printed elsewhere; `None` where they tie.
    ///
    /// # Examples
    /// ```
    /// use contrat_de_ville::nombre::EffectifParSexe;
    ///
    /// let presents = EffectifParSexe { femmes: 14, hommes: 7, inconnu: 3 };
    /// assert_eq!(presents.check(24), None);
    /// assert_eq!(
    ///     presents.check(25).unwrap().to_string().replace('\u{a0}', " "),
    ///     "25 imprimé au total, 24 compté : 14 femmes, 7 hommes, 3 non renseignés"
    /// );
    /// ```
    #[must_use]
    pub fn check(self, imprime: u64) -> Option<EcartDEffectif> {
        (self.total() != imprime).then_some(EcartDEffectif { effectif: self, imprime })
    }
}

impl fmt::Display for EffectifParSexe {
    /// In French: `14 femmes, 7 hommes, 3 non renseignés`, the three always said.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}, {}, {}",
            count(self.femmes, "femme", "femmes"),
            count(self.hommes, "homme", "hommes"),
            count(self.inconnu, "non renseigné", "non renseignés"),
        )
    }
}

impl fmt::Display for EcartDEffectif {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [imprime, total] = [self.imprime, self.effectif.total()].map(super::print_entier);
        let texte = format!("{imprime} imprimé au total, {total} compté : {}", self.effectif);
        f.write_str(&super::bind(&texte))
    }
}
