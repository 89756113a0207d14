//! A year of a series, by theme or sub-theme of 2024–2030.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::contrat::{
    Classement, EgaliteDePassage, Passage, ResteDePassage, SelonFondement, Thematique,
};
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
    pub(super) restes: Vec<ResteDePassage>,
    pub(super) egalites: Vec<EgaliteDePassage>,
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
    /// A year whose amounts were classed under the keys of 2024–2030, each key once and in order.
    pub(super) fn native(
        annee: Annee,
        montants: impl IntoIterator<Item = (Classement, Somme)>,
    ) -> Self {
        let (un_pour_un, pondere) = (Somme::ZERO, Somme::ZERO);
        let point = |(cle, natif)| PointDeSerie { cle, natif, un_pour_un, pondere };
        let points = montants.into_iter().map(point).collect();
        let origine = OrigineDeSerie::Native;
        Self { annee, origine, points, restes: Vec::new(), egalites: Vec::new() }
    }

    pub(super) fn carried(annee: Annee, passage: &Passage) -> Self {
        let point = |(cle, recu): (Classement, SelonFondement)| {
            let SelonFondement { un_pour_un, pondere } = recu;
            PointDeSerie { cle, natif: Somme::ZERO, un_pour_un, pondere }
        };
        let points = passage.by_target().into_iter().map(point).collect();
        let restes = passage.restes().to_vec();
        let (source, methode) = (passage.source().clone(), passage.methode());
        let origine = OrigineDeSerie::Passee { source, methode };
        Self { annee, origine, points, restes, egalites: passage.egalites().to_vec() }
    }

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

    /// What was carried nowhere, by key of 2015–2023, and why: it is in no point.
    #[must_use]
    pub fn restes(&self) -> &[ResteDePassage] {
        &self.restes
    }

    /// All that was carried nowhere, as one amount.
    #[must_use]
    pub fn reste(&self) -> Somme {
        self.restes.iter().map(|reste| reste.montant).sum()
    }

    /// The ties of the passage that the order of keys settled; empty in a native year.
    #[must_use]
    pub fn egalites(&self) -> &[EgaliteDePassage] {
        &self.egalites
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
        self.points.iter().map(PointDeSerie::total).sum::<Somme>().merge(self.reste())
    }
}
