//! Days along a line.

use chrono::NaiveDate;

use super::super::{Cote, Tableau};
use crate::procedure::{Echeancier, Entree};
use crate::temps::EnFrancais;

/// A day, or the days of a delay up to its term.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Jalon {
    /// What.
    pub libelle: String,
    /// The day from which a delay runs.
    pub depuis: Option<NaiveDate>,
    /// The day, or the term.
    pub jour: NaiveDate,
}

impl From<&Entree> for Jalon {
    fn from(entree: &Entree) -> Self {
        let depuis = entree.preuve.as_ref().map(|preuve| preuve.depart().min(entree.jour));
        let depuis = depuis.filter(|depart| *depart < entree.jour);
        Self { libelle: format!("{} : {}", entree.nature, entree.quoi), depuis, jour: entree.jour }
    }
}

/// Days along a line, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Frise {
    jalons: Vec<Jalon>,
}

impl Frise {
    /// The days given, sorted; those of one day keep their order.
    #[must_use]
    pub fn of(jalons: impl IntoIterator<Item = Jalon>) -> Self {
        let mut jalons: Vec<Jalon> = jalons.into_iter().collect();
        jalons.sort_by_key(|jalon| jalon.jour);
        Self { jalons }
    }

    /// The days of a procedure. A day that is worked out is drawn with the delay that leads to it.
    #[must_use]
    pub fn of_echeancier(echeancier: &Echeancier) -> Self {
        Self::of(echeancier.entrees().iter().map(Jalon::from))
    }

    /// The days, in order.
    #[must_use]
    pub fn jalons(&self) -> &[Jalon] {
        &self.jalons
    }

    pub(super) fn description(&self) -> String {
        let jalons: Vec<String> = self
            .jalons
            .iter()
            .map(|jalon| {
                let depuis = jalon.depuis.map(|depuis| format!("du {} au ", EnFrancais(depuis)));
                let jour = EnFrancais(jalon.jour);
                format!("{}{jour}, {}", depuis.unwrap_or_default(), jalon.libelle)
            })
            .collect();
        format!("Frise des jours. {}.", jalons.join(" ; "))
    }

    pub(super) fn tableau(&self) -> Tableau {
        let colonnes = [("Jour", Cote::Gauche), ("Depuis", Cote::Gauche), ("Quoi", Cote::Gauche)];
        let mut tableau = Tableau::new(colonnes);
        for Jalon { libelle, depuis, jour } in &self.jalons {
            let depuis = depuis.map_or_else(String::new, |depuis| EnFrancais(depuis).to_string());
            tableau.push([EnFrancais(*jour).to_string(), depuis, libelle.clone()]);
        }
        tableau
    }
}
