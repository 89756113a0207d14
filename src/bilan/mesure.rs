//! What is measured of a group of lines: each measure is a commutative monoid.

use core::iter::Sum;

use serde::{Deserialize, Serialize};

use super::ActionsDistinctes;
use crate::financement::{Ligne, Programmation};
use crate::nombre::{Euros, Somme};

/// What can be merged in any order and grouping with the same result; the default is the identity.
pub trait Mesure: Clone + Default + PartialEq {
    /// Both parts as one: associative, commutative, with the default as identity.
    #[must_use]
    fn merge(self, autre: Self) -> Self;
}

/// A [`Mesure`] that is read off lines: [`Cumul`], [`ActionsDistinctes`], or both as a pair.
pub trait MesureDeLignes: Mesure {
    /// What is kept while lines go by.
    type Accumulateur: Clone + Default;

    /// Takes one line in. Lines come by action.
    fn add(accumulateur: &mut Self::Accumulateur, ligne: &Ligne);

    /// The measure, or `None` if no line went by.
    fn finish(accumulateur: Self::Accumulateur, programmation: &Programmation) -> Option<Self>;
}

/// How many lines, and how much: exact whatever the order in which lines arrive or parts meet.
///
/// # Wire
/// `{"nombre": 2, "total": "22.50"}`. A total larger than that many amounts can be is refused.
///
/// # Examples
/// ```
/// use contrat_de_ville::Euros;
/// use contrat_de_ville::bilan::Cumul;
///
/// let cumul: Cumul = [1_500, 750].map(Euros::from_centimes).into_iter().sum();
/// assert_eq!((cumul.nombre(), cumul.total().to_string().as_str()), (2, "22,50\u{a0}€"));
/// assert!(serde_json::from_str::<Cumul>(r#"{"nombre": 0, "total": "22.50"}"#).is_err());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "CumulBrut")]
pub struct Cumul {
    nombre: u64,
    total: Somme,
}

/// A total that so many amounts cannot make.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a total of {} € is more than {nombre} amounts can make", .total.plain())]
pub struct CumulError {
    /// How many lines were said.
    pub nombre: u64,
    /// The total that was said.
    pub total: Somme,
}

impl Cumul {
    /// One line.
    #[must_use]
    pub fn of(montant: Euros) -> Self {
        Self { nombre: 1, total: montant.into() }
    }

    /// How many lines.
    #[must_use]
    pub const fn nombre(self) -> u64 {
        self.nombre
    }

    /// How much.
    #[must_use]
    pub const fn total(self) -> Somme {
        self.total
    }

    /// Adds the other part: associative, commutative, with the default as identity.
    #[must_use]
    pub const fn merge(self, autre: Self) -> Self {
        Self {
            nombre: self.nombre.wrapping_add(autre.nombre),
            total: self.total.merge(autre.total),
        }
    }
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "Cumul", deny_unknown_fields)]
struct CumulBrut {
    nombre: u64,
    total: Somme,
}

impl TryFrom<CumulBrut> for Cumul {
    type Error = CumulError;

    fn try_from(CumulBrut { nombre, total }: CumulBrut) -> Result<Self, Self::Error> {
        // Below 2¹²⁷ in absolute value.
        let fois = |montant: Euros| i128::from(nombre).wrapping_mul(i128::from(montant.centimes()));
        if (fois(Euros::MIN)..=fois(Euros::MAX)).contains(&total.centimes()) {
            Ok(Self { nombre, total })
        } else {
            Err(CumulError { nombre, total })
        }
    }
}

impl Sum<Euros> for Cumul {
    fn sum<I: Iterator<Item = Euros>>(montants: I) -> Self {
        montants.map(Self::of).fold(Self::default(), Self::merge)
    }
}

impl Mesure for Cumul {
    fn merge(self, autre: Self) -> Self {
        Self::merge(self, autre)
    }
}

/// A [`Cumul`] while lines go by: 64 bits are added, and carried over when they would overflow.
#[derive(Clone, Copy, Debug, Default)]
pub struct CumulEnCours {
    courant: i64,
    nombre: u64,
    report: Somme,
}

impl MesureDeLignes for Cumul {
    type Accumulateur = CumulEnCours;

    #[inline]
    fn add(accumulateur: &mut CumulEnCours, ligne: &Ligne) {
        let montant = ligne.montant();
        accumulateur.nombre = accumulateur.nombre.wrapping_add(1);
        match accumulateur.courant.checked_add(montant.centimes()) {
            Some(courant) => accumulateur.courant = courant,
            None => accumulateur.carry(montant),
        }
    }

    #[inline]
    fn finish(accumulateur: CumulEnCours, _: &Programmation) -> Option<Self> {
        let CumulEnCours { courant, nombre, report } = accumulateur;
        let total = report.merge(Euros::from_centimes(courant).into());
        (nombre > 0).then_some(Self { nombre, total })
    }
}

impl CumulEnCours {
    #[cold]
    fn carry(&mut self, montant: Euros) {
        self.report = self.report.merge(Euros::from_centimes(self.courant).into());
        self.courant = montant.centimes();
    }
}

impl Mesure for Somme {
    fn merge(self, autre: Self) -> Self {
        Self::merge(self, autre)
    }
}

impl MesureDeLignes for ActionsDistinctes {
    /// Ranks, in order: lines come by action.
    type Accumulateur = Vec<u32>;

    #[inline]
    fn add(accumulateur: &mut Vec<u32>, ligne: &Ligne) {
        if accumulateur.last() != Some(&ligne.rang_de_action()) {
            accumulateur.push(ligne.rang_de_action());
        }
    }

    fn finish(accumulateur: Vec<u32>, programmation: &Programmation) -> Option<Self> {
        let actions = programmation.actions();
        let references = accumulateur
            .iter()
            .filter_map(|rang| actions.get(*rang as usize))
            .map(|action| action.reference.clone());
        (!accumulateur.is_empty()).then(|| Self::of(programmation.lot(), references))
    }
}

impl<A: Mesure, B: Mesure> Mesure for (A, B) {
    fn merge(self, autre: Self) -> Self {
        (self.0.merge(autre.0), self.1.merge(autre.1))
    }
}

impl<A: MesureDeLignes, B: MesureDeLignes> MesureDeLignes for (A, B) {
    type Accumulateur = (A::Accumulateur, B::Accumulateur);

    #[inline]
    fn add(accumulateur: &mut Self::Accumulateur, ligne: &Ligne) {
        A::add(&mut accumulateur.0, ligne);
        B::add(&mut accumulateur.1, ligne);
    }

    fn finish((a, b): Self::Accumulateur, programmation: &Programmation) -> Option<Self> {
        Some((A::finish(a, programmation)?, B::finish(b, programmation)?))
    }
}
