//! A year of a series, by theme or sub-theme of 2024–2030.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::contrat::{Classement, Thematique};
use crate::identifiant::{Annee, Nom};
use crate::nombre::{Methode, Somme, Taux, TauxError};

/// A year of a [`Serie`](super::Serie).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AnneeDeSerie {
    pub(super) annee: Annee,
    pub(super) origine: OrigineDeSerie,
    /// By key, each once.
    pub(super) points: Vec<PointDeSerie>,
    pub(super) reste: Somme,
}

/// Where the amounts of a year come from.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum OrigineDeSerie {
    /// They were classed under the keys of 2024–2030.
    Native,
    /// They were classed under those of 2015–2023, and carried across.
    Passee {
        /// Who states the table.
        source: Nom,
        /// The method under which weights shared amounts out.
        methode: Methode,
    },
}

/// An amount of a year and a key, by what it rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PointDeSerie {
    /// The theme or sub-theme of 2024–2030.
    pub cle: Classement,
    /// Classed there.
    pub natif: Somme,
    /// Carried from origins that went whole.
    pub un_pour_un: Somme,
    /// Carried from origins that weights shared out.
    pub pondere: Somme,
}

impl PointDeSerie {
    /// All of it.
    #[must_use]
    pub const fn total(&self) -> Somme {
        self.natif.merge(self.un_pour_un).merge(self.pondere)
    }

    /// The share of it that rests on a weight.
    ///
    /// # Errors
    /// [`TauxError`] if the total is zero or negative.
    pub fn part_ponderee(&self) -> Result<Taux, TauxError> {
        Taux::part(self.pondere, self.total())
    }
}

impl AnneeDeSerie {
    /// The year.
    #[must_use]
    pub const fn annee(&self) -> Annee {
        self.annee
    }

    /// Where its amounts come from.
    #[must_use]
    pub const fn origine(&self) -> &OrigineDeSerie {
        &self.origine
    }

    /// Its points, in the order of the national lists.
    #[must_use]
    pub fn points(&self) -> &[PointDeSerie] {
        &self.points
    }

    /// What was carried nowhere: it is in no point.
    #[must_use]
    pub const fn reste(&self) -> Somme {
        self.reste
    }

    /// The point of a key, if the year has it.
    #[must_use]
    pub fn get(&self, cle: Classement) -> Option<&PointDeSerie> {
        let place = self.points.binary_search_by_key(&cle, |point| point.cle).ok()?;
        self.points.get(place)
    }

    /// All points as one amount, by what it rests on, under each theme: those of its sub-themes and its own.
    #[must_use]
    pub fn by_theme(&self) -> BTreeMap<Thematique, PointDeSerie> {
        let mut themes: BTreeMap<Thematique, PointDeSerie> = BTreeMap::new();
        for point in &self.points {
            let theme = point.cle.thematique();
            let cle = Classement::from(theme);
            let somme = match themes.get(&theme) {
                Some(deja) => PointDeSerie {
                    cle,
                    natif: deja.natif.merge(point.natif),
                    un_pour_un: deja.un_pour_un.merge(point.un_pour_un),
                    pondere: deja.pondere.merge(point.pondere),
                },
                None => PointDeSerie { cle, ..*point },
            };
            themes.insert(theme, somme);
        }
        themes
    }

    /// Points and rest: what the year held before any passerelle.
    #[must_use]
    pub fn total(&self) -> Somme {
        self.points.iter().map(PointDeSerie::total).sum::<Somme>().merge(self.reste)
    }
}
