//! Scenarios and differences, by hand. Every action and every figure here is fictitious.

use contrat_de_ville::financement::{
    Decision, Difference, DifferenceError, Lot, Probleme, ProblemeDApplication, ProblemeDeScenario,
    Programmation, Scenario, Source, Stade,
};
use contrat_de_ville::identifiant::{Annee, CodeContrat};
use contrat_de_ville::nombre::Somme;

use crate::programmation::{action, caf, etat, euros, reference, saisie};

const LOT: Lot =
    Lot { contrat: CodeContrat::parse("CV221").unwrap(), annee: Annee::new(2023).unwrap() };

fn programmation(lignes: &[(&str, &Source, Stade, i64)]) -> Programmation {
    let mut saisie = saisie();
    saisie.add_action(action("A", &[]));
    saisie.add_action(action("B", &[]));
    for (texte, source, stade, centimes) in lignes {
        saisie.add_ligne(&reference(texte), source, *stade, euros(*centimes));
    }
    saisie.finish().unwrap()
}

fn base() -> Programmation {
    programmation(&[
        ("A", &etat(), Stade::Demande, 900),
        ("A", &etat(), Stade::Accorde, 500),
        ("A", &etat(), Stade::Accorde, 100),
        ("B", &etat(), Stade::Accorde, 300),
    ])
}

fn decision(texte: &str, source: &Source, centimes: i64) -> Decision {
    Decision { action: reference(texte), source: source.clone(), montant: euros(centimes) }
}

fn scenario(decisions: Vec<Decision>) -> Scenario {
    Scenario::new("Essai".parse().unwrap(), LOT, Stade::Accorde, decisions).unwrap()
}

fn lignes(programmation: &Programmation, stade: Stade) -> Vec<(String, Source, i64)> {
    let tranche = programmation.tranche(stade);
    tranche.iter().map(|(a, s, m)| (a.reference.to_string(), s.clone(), m.centimes())).collect()
}

#[test]
fn so_much_instead_from_a_source_that_is_there_from_a_new_one_and_nothing() {
    let base = base();
    let essai = scenario(vec![
        decision("A", &etat(), 650),
        decision("A", &caf(), 40),
        decision("B", &etat(), 0),
    ]);
    assert_eq!((essai.nom().as_str(), essai.lot(), essai.stade()), ("Essai", LOT, Stade::Accorde));
    assert_eq!(essai.decisions().len(), 3);
    let obtenue = essai.apply(&base).unwrap();
    let attendues = [("A", etat(), 650), ("A", caf(), 40), ("B", etat(), 0)]
        .map(|(a, s, c)| (a.to_owned(), s, c));
    assert_eq!(lignes(&obtenue, Stade::Accorde), attendues);
    assert_eq!(lignes(&obtenue, Stade::Demande), lignes(&base, Stade::Demande));

    let difference =
        Difference::of(base.tranche(Stade::Accorde), obtenue.tranche(Stade::Accorde)).unwrap();
    let lues: Vec<_> = difference
        .lignes()
        .iter()
        .map(|l| (l.action.as_str(), l.source.clone(), l.ecart.centimes()))
        .collect();
    assert_eq!(lues, [("A", etat(), 50), ("A", caf(), 40), ("B", etat(), -300)]);
    assert_eq!(difference.total(), Somme::from_centimes(-210));
    assert_eq!((difference.lot(), difference.stade()), (LOT, Stade::Accorde));
}

#[test]
fn a_difference_keeps_the_lines_of_what_it_is_put_on() {
    let base = base();
    let autre = scenario(vec![decision("A", &etat(), 650)]).apply(&base).unwrap();
    let difference =
        Difference::of(base.tranche(Stade::Accorde), autre.tranche(Stade::Accorde)).unwrap();
    let obtenue = difference.apply(&base).unwrap();
    let attendues = [("A", etat(), 50), ("A", etat(), 100), ("A", etat(), 500), ("B", etat(), 300)];
    assert_eq!(lignes(&obtenue, Stade::Accorde), attendues.map(|(a, s, c)| (a.to_owned(), s, c)));
}

#[test]
fn every_problem_of_an_application_is_told_at_once() {
    let ailleurs = Lot { annee: Annee::new(2022).unwrap(), ..LOT };
    let essai = Scenario::new(
        "Ailleurs".parse().unwrap(),
        ailleurs,
        Stade::Accorde,
        [
            decision("Z", &etat(), 1),
            decision("Y", &etat(), 1),
            decision("Z", &caf(), 1),
            decision("A", &caf(), 1),
        ],
    )
    .unwrap();
    let problemes = essai.apply(&base()).unwrap_err();
    assert_eq!(
        problemes.to_string(),
        "3 problems: made for CV221 2022, applied to CV221 2023; no action \"Y\" in the programme; \
         no action \"Z\" in the programme"
    );
    assert_eq!(
        problemes.as_slice()[1],
        ProblemeDApplication::ActionInconnue { reference: reference("Y") }
    );
}

#[test]
fn one_source_of_an_action_is_decided_once() {
    let decisions =
        vec![decision("A", &caf(), 1), decision("A", &etat(), 1), decision("A", &caf(), 2)];
    let refus =
        Scenario::new("Deux".parse().unwrap(), LOT, Stade::Accorde, decisions.clone()).unwrap_err();
    assert_eq!(*refus.rendu, decisions);
    assert_eq!(
        refus.cause.as_slice(),
        [ProblemeDeScenario::DecisionEnDouble {
            decision: 3,
            premiere: 1,
            contenu: decision("A", &caf(), 2)
        }]
    );
    assert_eq!(
        refus.to_string(),
        "1 problem: decision 3: action A, « CAF, droit commun », is decided by decision 1"
    );
}

/// Between the smallest and the largest amount lies more than one line can hold.
#[test]
fn a_difference_out_of_range_is_told_and_refused_where_it_is_put_on() {
    let petite = programmation(&[("A", &caf(), Stade::Accorde, i64::MIN)]);
    let grande = programmation(&[("A", &caf(), Stade::Accorde, i64::MAX)]);
    let difference =
        Difference::of(petite.tranche(Stade::Accorde), grande.tranche(Stade::Accorde)).unwrap();
    assert_eq!(difference.total().centimes(), i128::from(u64::MAX));
    let problemes = difference.apply(&petite).unwrap_err();
    assert_eq!(
        problemes.to_string(),
        "1 problem: action A, « CAF, droit commun »: 184467440737095516.15 € does not fit in one line, \
         expected -92233720368547758.08 to 92233720368547758.07 €"
    );
}

#[test]
fn more_sources_than_a_programme_holds() {
    let sources = (0..=65_536_u32).map(|rang| {
        let nom = format!("Source {rang}").parse().unwrap();
        let autre = contrat_de_ville::financement::NatureFinanceur::Autre;
        let financeur = contrat_de_ville::financement::Financeur::named(autre, nom);
        Source::new(financeur, caf().dispositif().clone(), caf().credits())
    });
    let decisions: Vec<Decision> = sources.map(|source| decision("A", &source, 1)).collect();
    let problemes = scenario(decisions.clone()).apply(&programmation(&[])).unwrap_err();
    assert_eq!(
        problemes.as_slice(),
        [ProblemeDApplication::Programme(Probleme::TropDeSources { nombre: 65_537 })]
    );
    assert_eq!(
        problemes.to_string(),
        "1 problem: 65537 different sources, expected at most 65 536"
    );
    let aussi = [decisions, vec![decision("Z", &etat(), 1)]].concat();
    assert_eq!(
        scenario(aussi).apply(&programmation(&[])).unwrap_err().to_string(),
        "2 problems: no action \"Z\" in the programme; 65537 different sources, expected at most 65 536"
    );
}

#[test]
fn sides_of_two_stages_or_of_two_contracts_make_no_difference() {
    let base = base();
    let erreur =
        Difference::of(base.tranche(Stade::Accorde), base.tranche(Stade::Verse)).unwrap_err();
    assert_eq!(erreur.to_string(), "« accordé » and « versé »: expected one stage on both sides");
    let json = serde_json::to_string(&base).unwrap().replace("CV221", "CV223");
    let ailleurs: Programmation = serde_json::from_str(&json).unwrap();
    let erreur =
        Difference::of(base.tranche(Stade::Accorde), ailleurs.tranche(Stade::Accorde)).unwrap_err();
    assert_eq!(
        erreur.to_string(),
        "CV221 2023 and CV223 2023: expected one contract and one year on both sides"
    );
    let sur = |p: &Programmation, stade| {
        Difference::of(programmation(&[]).tranche(stade), p.tranche(stade)).unwrap()
    };
    let (accorde, verse) = (sur(&base, Stade::Accorde), sur(&base, Stade::Verse));
    let refus = accorde.clone().merge(verse.clone()).unwrap_err();
    assert_eq!(*refus.rendu, (accorde.clone(), verse));
    assert_eq!(
        refus.cause,
        DifferenceError::DeuxStades { avant: Stade::Accorde, apres: Stade::Verse }
    );
    let refus = accorde.apply(&ailleurs).unwrap_err();
    assert_eq!(refus.to_string(), "1 problem: made for CV221 2023, applied to CV223 2023");
}

#[test]
fn scenarios_and_differences_on_the_wire() {
    let source = serde_json::to_string(&caf()).unwrap();
    let decision =
        |montant: &str| format!(r#"{{"action":"A","source":{source},"montant":"{montant}"}}"#);
    let scenario = |decisions: &str| {
        format!(
            r#"{{"nom":"Essai","lot":{{"contrat":"CV221","annee":2023}},"stade":"accorde","decisions":[{decisions}]}}"#
        )
    };
    let json = scenario(&decision("1.50"));
    let lu: Scenario = serde_json::from_str(&json).unwrap();
    assert_eq!(serde_json::to_string(&lu).unwrap(), json);
    let deux = scenario(&format!("{},{}", decision("1.50"), decision("2.00")));
    assert!(serde_json::from_str::<Scenario>(&deux).is_err());

    let ligne = |ecart: &str| format!(r#"{{"action":"A","source":{source},"ecart":"{ecart}"}}"#);
    let difference = |lignes: &str| {
        format!(
            r#"{{"lot":{{"contrat":"CV221","annee":2023}},"stade":"accorde","lignes":[{lignes}]}}"#
        )
    };
    let json = difference(&ligne("-1.50"));
    let lue: Difference = serde_json::from_str(&json).unwrap();
    assert_eq!(serde_json::to_string(&lue).unwrap(), json);
    let refuse = |json: &str| serde_json::from_str::<Difference>(json).unwrap_err().to_string();
    assert_eq!(
        refuse(&difference(&ligne("0.00"))),
        "action A, « CAF, droit commun »: a difference of nothing is no line"
    );
    assert_eq!(
        refuse(&difference(&format!("{},{}", ligne("2.00"), ligne("1.00")))),
        "action A, « CAF, droit commun », stands twice: expected one line"
    );
}
