//! Exact ratios.

use core::cmp::Ordering;
use core::fmt;
use core::hash::{Hash, Hasher};
use core::num::NonZeroU128;
use core::str::FromStr;

use rust_decimal::Decimal;

use super::arrondi::{Arrondi, Decimales, Reste};
use super::typographie::{FINE, INSECABLE, Tampon, chiffre};
use super::{Somme, large};

/// An exact ratio: a share, or a rate of evolution, which may be negative or above 1.
///
/// Numerator and denominator are kept as given, so that a proof can show 84/168 and not 1/2; they
/// are equal and ordered by value, without overflow. A ratio becomes a number only when it is
/// printed, by long division, under a rounding that the caller names. No denominator of zero exists.
///
/// # Wire
/// The string `"84/168"`.
///
/// # Examples
/// The share of *cohésion sociale* in the case of 2023:
/// ```
/// use contrat_de_ville::{Arrondi, Decimales, Euros, Taux};
///
/// let cohesion = Euros::parse("4194646").unwrap();
/// let total = Euros::parse("6136050").unwrap();
/// let part = Taux::part(cohesion, total)?;
/// assert_eq!(part.pourcentage(Arrondi::AuPlusProche, Decimales::UNE).to_string(), "68,4\u{a0}%");
/// assert_eq!(part.pourcentage(Arrondi::Troncature, Decimales::QUATRE).to_string(), "68,3606\u{a0}%");
/// assert_eq!(part.to_string(), "419464600/613605000");
/// # Ok::<(), contrat_de_ville::nombre::TauxError>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Taux {
    numerateur: i128,
    denominateur: NonZeroU128,
}

/// Why two numbers make no [`Taux`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TauxError {
    /// A share of nothing, or an evolution from nothing.
    #[error("{numerateur}/0: no ratio to zero")]
    DenominateurNul {
        /// What was to be divided.
        numerateur: i128,
    },
    /// A share of a negative total, or an evolution from one, would read backwards.
    #[error("{numerateur}/{denominateur}: expected a positive denominator")]
    DenominateurNegatif {
        /// What was to be divided.
        numerateur: i128,
        /// What it was to be divided by.
        denominateur: i128,
    },
    /// The difference of the two amounts does not fit 128 bits.
    #[error("evolution from {avant} to {apres} cents: the difference is out of range")]
    HorsBornes {
        /// The first amount, in cents.
        avant: i128,
        /// The second amount, in cents.
        apres: i128,
    },
    /// Not the wire form.
    #[error("ratio {0:?}: expected `numerator/denominator`, whole numbers, the second positive")]
    Forme(String),
}

impl Taux {
    /// One.
    pub const UN: Self = Self { numerateur: 1, denominateur: NonZeroU128::MIN };

    /// The ratio of two numbers.
    #[must_use]
    pub const fn new(numerateur: i128, denominateur: NonZeroU128) -> Self {
        Self { numerateur, denominateur }
    }

    /// The ratio of two numbers, such as two counts.
    ///
    /// # Errors
    /// [`TauxError::DenominateurNul`] if the second is zero.
    pub fn of(
        numerateur: impl Into<i128>,
        denominateur: impl Into<u128>,
    ) -> Result<Self, TauxError> {
        let numerateur = numerateur.into();
        NonZeroU128::new(denominateur.into())
            .map(|denominateur| Self { numerateur, denominateur })
            .ok_or(TauxError::DenominateurNul { numerateur })
    }

    /// The share of an amount in another, both in cents.
    ///
    /// # Errors
    /// [`TauxError`] if the total is zero or negative.
    pub fn part(partie: impl Into<Somme>, total: impl Into<Somme>) -> Result<Self, TauxError> {
        Self::divide(partie.into().centimes(), total.into().centimes())
    }

    /// The rate of evolution from one amount to another, `(apres − avant) / avant`.
    ///
    /// # Errors
    /// [`TauxError`] if the first amount is zero or negative, or if the difference is out of range.
    ///
    /// # Examples
    /// ```
    /// use contrat_de_ville::{Arrondi, Decimales, Euros, Taux};
    ///
    /// let taux = Taux::evolution(Euros::from_centimes(100_000), Euros::from_centimes(125_600))?;
    /// let imprime = taux.pourcentage(Arrondi::AuPlusProche, Decimales::UNE);
    /// assert_eq!(format!("{imprime:+}"), "+25,6\u{a0}%");
    /// # Ok::<(), contrat_de_ville::nombre::TauxError>(())
    /// ```
    pub fn evolution(avant: impl Into<Somme>, apres: impl Into<Somme>) -> Result<Self, TauxError> {
        let (avant, apres) = (avant.into().centimes(), apres.into().centimes());
        let difference = apres.checked_sub(avant).ok_or(TauxError::HorsBornes { avant, apres })?;
        Self::divide(difference, avant)
    }

    fn divide(numerateur: i128, denominateur: i128) -> Result<Self, TauxError> {
        match u128::try_from(denominateur) {
            Ok(denominateur) => Self::of(numerateur, denominateur),
            Err(_) => Err(TauxError::DenominateurNegatif { numerateur, denominateur }),
        }
    }

    /// The numerator, as given.
    #[must_use]
    pub const fn numerateur(self) -> i128 {
        self.numerateur
    }

    /// The denominator, as given.
    #[must_use]
    pub const fn denominateur(self) -> NonZeroU128 {
        self.denominateur
    }

    /// The ratio as a percentage with that many decimals: `68,4 %`.
    #[must_use]
    pub fn pourcentage(self, arrondi: Arrondi, decimales: Decimales) -> TauxArrondi {
        self.round(arrondi, decimales, Unite::PourCent)
    }

    /// The ratio as a plain number with that many decimals: `2,674`.
    #[must_use]
    pub fn quotient(self, arrondi: Arrondi, decimales: Decimales) -> TauxArrondi {
        self.round(arrondi, decimales, Unite::Un)
    }

    /// Long division: the integer part, then one digit at a time, then the rounding.
    fn round(self, arrondi: Arrondi, decimales: Decimales, unite: Unite) -> TauxArrondi {
        let diviseur = self.denominateur.get();
        let absolu = self.numerateur.unsigned_abs();
        let mut chiffres = Chiffres::of(absolu.checked_div(diviseur).unwrap_or(0));
        let mut reste = absolu.checked_rem(diviseur).unwrap_or(0);
        for _ in 0..decimales.get().saturating_add(unite.decalage()) {
            let (chiffre, suite) = next_digit(reste, diviseur);
            chiffres.push(chiffre);
            reste = suite;
        }
        let complement = diviseur.saturating_sub(reste);
        let reste = match reste.cmp(&complement) {
            _ if reste == 0 => Reste::Nul,
            Ordering::Less => Reste::MoinsDeLaMoitie,
            Ordering::Equal => Reste::Demi,
            Ordering::Greater => Reste::PlusDeLaMoitie,
        };
        let negatif = self.numerateur < 0;
        if arrondi.is_up(negatif, chiffres.is_odd(), reste) {
            chiffres.increment();
        }
        TauxArrondi { negatif: negatif && !chiffres.is_zero(), chiffres, decimales, unite }
    }

    /// The ratio in lowest terms, for what must agree with equality.
    fn reduce(self) -> (bool, u128, u128) {
        let (mut a, mut b) = (self.numerateur.unsigned_abs(), self.denominateur.get());
        while let Some(reste) = a.checked_rem(b) {
            (a, b) = (b, reste);
        }
        let lowest = |n: u128| n.checked_div(a).unwrap_or(n);
        (
            self.numerateur < 0,
            lowest(self.numerateur.unsigned_abs()),
            lowest(self.denominateur.get()),
        )
    }
}

/// Ten times the rest, divided: the next digit and what is left, without overflow.
fn next_digit(reste: u128, diviseur: u128) -> (u8, u128) {
    if let Some(dix) = reste.checked_mul(10) {
        return (
            chiffre(dix.checked_div(diviseur).unwrap_or(0)),
            dix.checked_rem(diviseur).unwrap_or(0),
        );
    }
    let mut quotient = 0_u128;
    let mut total = 0_u128;
    for _ in 0..10 {
        // reste < diviseur: at most one divisor is reached by each addition.
        let manque = diviseur.saturating_sub(reste);
        if total >= manque {
            quotient = quotient.saturating_add(1);
            total = total.saturating_sub(manque);
        } else {
            total = total.saturating_add(reste);
        }
    }
    (chiffre(quotient), total)
}

impl PartialEq for Taux {
    fn eq(&self, autre: &Self) -> bool {
        self.cmp(autre) == Ordering::Equal
    }
}

impl Eq for Taux {}

impl PartialOrd for Taux {
    fn partial_cmp(&self, autre: &Self) -> Option<Ordering> {
        Some(self.cmp(autre))
    }
}

impl Ord for Taux {
    fn cmp(&self, autre: &Self) -> Ordering {
        let magnitude = || {
            large::compare(
                self.numerateur.unsigned_abs(),
                self.denominateur.get(),
                autre.numerateur.unsigned_abs(),
                autre.denominateur.get(),
            )
        };
        match (self.numerateur < 0, autre.numerateur < 0) {
            (false, false) => magnitude(),
            (true, true) => magnitude().reverse(),
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
        }
    }
}

impl Hash for Taux {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.reduce().hash(state);
    }
}

impl fmt::Display for Taux {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.numerateur, self.denominateur)
    }
}

impl FromStr for Taux {
    type Err = TauxError;

    fn from_str(texte: &str) -> Result<Self, Self::Err> {
        // `i128::from_str` accepts `+1`; the wire does not.
        texte
            .split_once('/')
            .filter(|_| !texte.contains('+'))
            .and_then(|(haut, bas)| Some(Self::new(haut.parse().ok()?, bas.parse().ok()?)))
            .ok_or_else(|| TauxError::Forme(texte.to_owned()))
    }
}

crate::texte::wire_as_text!(Taux, "an exact ratio as a string (\"84/168\")", pattern: "^-?[0-9]+/0*[1-9][0-9]*$");

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Unite {
    Un,
    PourCent,
}

impl Unite {
    const fn decalage(self) -> u8 {
        match self {
            Self::Un => 0,
            Self::PourCent => 2,
        }
    }
}

/// A ratio as it is printed: rounded, with its number of decimals, in French.
///
/// Width, fill, alignment and `+` are honoured. A rounded zero has no sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TauxArrondi {
    negatif: bool,
    chiffres: Chiffres,
    decimales: Decimales,
    unite: Unite,
}

impl TauxArrondi {
    /// How many of the last printed unit: 683 for `68,3 %`; `None` beyond 128 bits.
    #[must_use]
    pub fn unites(self) -> Option<i128> {
        // Negative counts grow downwards, so that the smallest can be told.
        self.chiffres.as_slice().iter().try_fold(0_i128, |total, octet| {
            let chiffre = i128::from(octet.saturating_sub(b'0'));
            let dix = total.checked_mul(10)?;
            if self.negatif { dix.checked_sub(chiffre) } else { dix.checked_add(chiffre) }
        })
    }

    /// The printed number with its decimals (`68.3` for `68,3 %`); `None` beyond 96 bits.
    #[must_use]
    pub fn to_decimal(self) -> Option<Decimal> {
        Decimal::try_from_i128_with_scale(self.unites()?, u32::from(self.decimales.get())).ok()
    }
}

impl fmt::Display for TauxArrondi {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut tampon = Tampon::<112>::new();
        if self.negatif {
            tampon.push('-');
        } else if f.sign_plus() && !self.chiffres.is_zero() {
            tampon.push('+');
        }
        let chiffres = self.chiffres.as_slice();
        let decimales = usize::from(self.decimales.get());
        // A percentage below 1 has fewer digits than it prints: the division wrote « 0 » + decimals.
        let virgule = chiffres.len().saturating_sub(decimales);
        let (entier, fraction) = chiffres.split_at_checked(virgule).unwrap_or((chiffres, &[]));
        let zeros = entier.iter().take_while(|octet| **octet == b'0').count();
        let garde = zeros.min(entier.len().saturating_sub(1));
        tampon.push_groupes(entier.get(garde..).unwrap_or(b"0"), Some(FINE));
        if decimales > 0 {
            tampon.push(',');
            tampon.push_groupes(fraction, None);
        }
        if self.unite == Unite::PourCent {
            tampon.push(INSECABLE);
            tampon.push('%');
        }
        tampon.pad(f)
    }
}

/// The digits of a quotient: 39 of the integer part, 11 of a percentage with nine decimals, a carry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Chiffres {
    octets: [u8; 52],
    longueur: u8,
}

impl Chiffres {
    fn of(entier: u128) -> Self {
        let mut tampon = Tampon::<52>::new();
        tampon.push_entier(entier, None);
        let mut chiffres = Self { octets: [b'0'; 52], longueur: 1 };
        // The first place stays 0, for a carry.
        for octet in tampon.as_str().bytes() {
            chiffres.push(octet);
        }
        chiffres
    }

    fn push(&mut self, octet: u8) {
        if let Some(place) = self.octets.get_mut(usize::from(self.longueur)) {
            *place = octet;
            self.longueur = self.longueur.saturating_add(1);
        }
    }

    fn as_slice(&self) -> &[u8] {
        self.octets.get(..usize::from(self.longueur)).unwrap_or_default()
    }

    fn is_odd(&self) -> bool {
        self.as_slice().last().is_some_and(|octet| octet % 2 == 1)
    }

    fn is_zero(&self) -> bool {
        self.as_slice().iter().all(|octet| *octet == b'0')
    }

    fn increment(&mut self) {
        let longueur = usize::from(self.longueur);
        for octet in self.octets.get_mut(..longueur).unwrap_or_default().iter_mut().rev() {
            if *octet == b'9' {
                *octet = b'0';
            } else {
                *octet = octet.saturating_add(1);
                return;
            }
        }
    }
}
