//! A fictitious year: its totals, computed apart by another program over the same file, then as printed.

use contrat_de_ville::bilan::Ventilation;
use contrat_de_ville::financement::{Credits, ParOperateur, SelonSource, Source, Stade};
use contrat_de_ville::rapport::{self, Exercice};

use crate::golden;

const FICTIF: &str = include_str!("../../examples/donnees/programmation-fictive.json");

fn exercice() -> Exercice {
    serde_json::from_str(FICTIF).unwrap()
}

#[test]
fn figures_of_a_fictitious_year() {
    let exercice = exercice();
    let programmation = exercice.suivi.programmation().unwrap();
    let total = |stade| {
        let bilan = Ventilation::of(programmation.tranche(stade), &ParOperateur);
        bilan.total().total().plain().to_string()
    };
    assert_eq!(
        Stade::TOUS.map(total),
        ["617000.00", "494500.00", "316300.00", "323250.00", "255700.00"]
    );
    let accorde = programmation.tranche(Stade::Accorde);
    let credits = Ventilation::of(accorde, &SelonSource::new(Source::credits));
    let specifiques = credits.get(&Credits::Specifiques).unwrap().total();
    assert_eq!(specifiques.plain().to_string(), "297500.00");
    let concentration = Ventilation::of(accorde, &ParOperateur).concentration().unwrap();
    assert_eq!(concentration.hhi(), "987953/10004569".parse().unwrap());
    let avant = exercice.avant.unwrap().programmation().unwrap();
    let avant = Ventilation::of(avant.tranche(Stade::Accorde), &ParOperateur).total();
    assert_eq!(avant.total().plain().to_string(), "371000.00");
}

#[test]
fn document_of_a_fictitious_year() {
    golden("programmation.md", &rapport::exercice(&exercice()).unwrap().to_string());
}
