use serde::Serialize;

use crate::nombre::{Euros, Somme};

/// What a file holds and what was kept of it: read and refused add up to the file.
///
/// Amounts are those of whole subsidies, which lines of several payees repeat: see
/// [`Attribution`](super::Attribution).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Totaux {
    /// Lines that gave a record.
    pub lues: u64,
    /// The amounts of those lines.
    pub montant_lu: Somme,
    /// Lines that gave none.
    pub refusees: u64,
    /// The amounts of those lines, where they can be read.
    pub montant_refuse: Somme,
    /// Refused lines whose amount cannot be read: whatever they hold is in no total.
    pub illisibles: u64,
}

impl Totaux {
    /// Adds the other part: associative, commutative, with the default as identity.
    #[must_use]
    pub const fn merge(self, autre: Self) -> Self {
        Self {
            lues: self.lues.wrapping_add(autre.lues),
            montant_lu: self.montant_lu.merge(autre.montant_lu),
            refusees: self.refusees.wrapping_add(autre.refusees),
            montant_refuse: self.montant_refuse.merge(autre.montant_refuse),
            illisibles: self.illisibles.wrapping_add(autre.illisibles),
        }
    }

    /// Every line of the file.
    #[must_use]
    pub const fn lignes(self) -> u64 {
        self.lues.wrapping_add(self.refusees)
    }

    /// Every amount of the file that can be read.
    #[must_use]
    pub const fn montant(self) -> Somme {
        self.montant_lu.merge(self.montant_refuse)
    }

    /// Adds a line.
    pub(super) fn add(&mut self, lue: bool, montant: Option<Euros>) {
        let somme = montant.map_or(Somme::ZERO, Somme::from);
        if lue {
            self.lues = self.lues.wrapping_add(1);
            self.montant_lu = self.montant_lu.merge(somme);
        } else {
            self.refusees = self.refusees.wrapping_add(1);
            self.montant_refuse = self.montant_refuse.merge(somme);
            self.illisibles = self.illisibles.wrapping_add(montant.is_none().into());
        }
    }
}
