//! Distinct actions, as a set.

use std::collections::{BTreeMap, BTreeSet};

use core::fmt;

use serde::{Deserialize, Serialize};

use super::Mesure;
use crate::financement::Lot;
use crate::identifiant::{Annee, CodeContrat, Reference};

/// Which actions: the set of (contract, year, reference), which becomes a number only when read.
///
/// An action with five financers is five lines and one action. Counts of parts do not add up: an
/// action that two sources support is in both counts. So parts are merged as sets, by union, and a part
/// merged twice changes nothing.
///
/// # Examples
/// ```
/// use contrat_de_ville::bilan::{ActionsDistinctes, Mesure};
/// use contrat_de_ville::financement::Lot;
/// use contrat_de_ville::identifiant::{Annee, CodeContrat};
///
/// let lot = Lot { contrat: CodeContrat::parse("CV221").unwrap(), annee: Annee::new(2023).unwrap() };
/// let etat = ActionsDistinctes::of(lot, ["A-1".parse()?, "A-2".parse()?]);
/// let region = ActionsDistinctes::of(lot, ["A-2".parse()?]);
/// assert_eq!(etat.merge(region).nombre().get(), 2); // and not 3
/// # Ok::<(), contrat_de_ville::identifiant::ReferenceError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActionsDistinctes {
    /// No set is empty.
    lots: BTreeMap<Lot, BTreeSet<Reference>>,
}

/// A number of distinct actions. It has no addition: merge the sets that it was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NombreDActions(u64);

impl NombreDActions {
    /// The number, for printing and for ratios.
    #[must_use]
    pub const fn get(self) -> u64 {
        self.0
    }
}

impl fmt::Display for NombreDActions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl ActionsDistinctes {
    /// Actions of one contract and one year.
    #[must_use]
    pub fn of(lot: Lot, references: impl IntoIterator<Item = Reference>) -> Self {
        let references: BTreeSet<Reference> = references.into_iter().collect();
        let lots = if references.is_empty() { BTreeMap::new() } else { [(lot, references)].into() };
        Self { lots }
    }

    /// How many there are.
    #[must_use]
    pub fn nombre(&self) -> NombreDActions {
        let tailles = self.lots.values().map(|references| references.len() as u64);
        NombreDActions(tailles.fold(0, u64::saturating_add))
    }

    /// Each of them, by contract, year and reference.
    pub fn iter(&self) -> impl Iterator<Item = (Lot, &Reference)> {
        self.lots
            .iter()
            .flat_map(|(lot, references)| references.iter().map(|reference| (*lot, reference)))
    }

    /// Those of either: union.
    #[must_use]
    pub fn merge(mut self, autre: Self) -> Self {
        for (lot, references) in autre.lots {
            self.lots.entry(lot).or_default().extend(references);
        }
        self
    }
}

impl Mesure for ActionsDistinctes {
    fn merge(self, autre: Self) -> Self {
        Self::merge(self, autre)
    }
}

/// On the wire, a list of contracts and years, each with its references.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "Lot", deny_unknown_fields)]
struct LotSurLeFil {
    contrat: CodeContrat,
    annee: Annee,
    references: BTreeSet<Reference>,
}

impl Serialize for ActionsDistinctes {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.lots.iter().map(|(lot, references)| LotSurLeFil {
            contrat: lot.contrat,
            annee: lot.annee,
            references: references.clone(),
        }))
    }
}

impl<'de> Deserialize<'de> for ActionsDistinctes {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let lots = Vec::<LotSurLeFil>::deserialize(deserializer)?;
        // A union: a contract and year given twice loses nothing.
        Ok(lots
            .into_iter()
            .map(|LotSurLeFil { contrat, annee, references }| {
                Self::of(Lot { contrat, annee }, references)
            })
            .fold(Self::default(), Self::merge))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for ActionsDistinctes {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "ActionsDistinctes".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Vec::<LotSurLeFil>::json_schema(generator)
    }
}
