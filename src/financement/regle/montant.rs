use core::fmt;

use serde::{Deserialize, Serialize};

use crate::nombre::{Euros, Somme};

/// An amount that is not below zero: a cost, a grant, an own share.
///
/// # Examples
/// ```
/// use contrat_de_ville::Euros;
/// use contrat_de_ville::financement::regle::MontantPositif;
///
/// const SEUIL: MontantPositif = MontantPositif::parse("23000").unwrap();
/// assert_eq!(SEUIL.euros(), Euros::from_centimes(2_300_000));
/// assert!(MontantPositif::new(Euros::from_centimes(-1)).is_none());
/// ```
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(try_from = "Euros", into = "Euros")]
pub struct MontantPositif(Euros);

/// An amount is below zero: the amount refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("amount {} €: expected zero or more", .0.plain())]
pub struct MontantNegatif(pub Euros);

impl MontantPositif {
    /// Nothing.
    pub const ZERO: Self = Self(Euros::from_centimes(0));
    /// The largest amount.
    pub const MAX: Self = Self(Euros::MAX);

    /// The amount, or `None` below zero.
    #[must_use]
    pub const fn new(montant: Euros) -> Option<Self> {
        if montant.is_negative() { None } else { Some(Self(montant)) }
    }

    /// The plain form read, as [`Euros::parse`] does, or `None` if it is none, or below zero.
    #[must_use]
    pub const fn parse(texte: &str) -> Option<Self> {
        match Euros::parse(texte) {
            Some(montant) => Self::new(montant),
            None => None,
        }
    }

    /// The amount.
    #[must_use]
    pub const fn euros(self) -> Euros {
        self.0
    }

    /// Its cents: never below zero.
    pub(in crate::financement) fn cents(self) -> i128 {
        i128::from(self.0.centimes())
    }
}

impl TryFrom<Euros> for MontantPositif {
    type Error = MontantNegatif;

    fn try_from(montant: Euros) -> Result<Self, Self::Error> {
        Self::new(montant).ok_or(MontantNegatif(montant))
    }
}

impl From<MontantPositif> for Euros {
    fn from(montant: MontantPositif) -> Self {
        montant.0
    }
}

impl From<MontantPositif> for Somme {
    fn from(montant: MontantPositif) -> Self {
        montant.0.into()
    }
}

impl fmt::Display for MontantPositif {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

crate::texte::schema_as!(
    MontantPositif,
    schemars::json_schema!({
        "description": "An amount in euros, zero or more: a string, exact to the cent (`\"1704613.00\"`), or a whole number. A float is refused.",
        "anyOf": [
            { "type": "string", "pattern": "^(?:[0-9]+(?:\\.[0-9]{1,2})?|-0+(?:\\.0{1,2})?)$" },
            { "type": "integer", "minimum": 0, "maximum": 92_233_720_368_547_758_i64 },
        ],
    })
);
