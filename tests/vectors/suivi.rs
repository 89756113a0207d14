//! The actions of a year with their lives. All fictitious.

use contrat_de_ville::contrat::{Classement, Generation, Theme};
use contrat_de_ville::financement::{Action, Etat, Fait, Programmation, Stade, Suivi, SuiviError};
use contrat_de_ville::identifiant::{Annee, CodeContrat};

use crate::cycle::{depot, le, live, montants, repris};
use crate::programmation::{action, caf, etat, reference};

fn suivi() -> Suivi {
    let annee = Annee::new(2023).unwrap();
    Suivi::new(CodeContrat::parse("CV221").unwrap(), annee, Generation::ContratsDeVille)
}

/// One granted and reduced, one refused, one withdrawn.
fn year() -> Suivi {
    let mut suivi = suivi();
    let mut reduite = depot(&[(etat(), 600_000)]);
    live(
        &mut reduite,
        [
            ("2023-02-01", Fait::Recevabilite),
            ("2023-03-01", Fait::Instruction { propose: montants(&[]) }),
            ("2023-04-03", Fait::Soutien { accorde: montants(&[(etat(), 450_000)]) }),
            ("2023-05-03", Fait::Reduction { montants: montants(&[(etat(), 50_000)]) }),
        ],
    );
    suivi.add(action("A", &[]), reduite).unwrap();
    let refusee = repris(
        Etat::Refuse,
        &[(Stade::Demande, &[(etat(), 100_000)]), (Stade::Accorde, &[(etat(), 0)])],
    );
    suivi.add(action("B", &[]), refusee).unwrap();
    suivi.add(action("C", &[]), depot(&[(caf(), 20_000)])).unwrap();
    suivi.apply(&reference("C"), le("2023-02-01", Fait::Abandon)).unwrap();
    suivi
}

#[test]
fn a_year_counts_by_state_and_becomes_a_programme() {
    let suivi = year();
    assert_eq!(
        suivi.effectifs().into_iter().collect::<Vec<_>>(),
        [(Etat::Soutenu, 1), (Etat::Refuse, 1), (Etat::Abandonne, 1)]
    );
    assert_eq!(
        suivi.effectifs_on("2023-01-31".parse().unwrap()).into_iter().collect::<Vec<_>>(),
        [(Etat::Depose, 2)]
    );
    let amounts = |programmation: &Programmation, stade| -> Vec<(String, i64)> {
        let lignes = programmation.tranche(stade);
        lignes.iter().map(|(a, _, m)| (a.reference.to_string(), m.centimes())).collect()
    };
    let programmation = suivi.programmation().unwrap();
    assert_eq!(
        amounts(&programmation, Stade::Accorde),
        [("A".to_owned(), -50_000), ("A".to_owned(), 450_000)]
    );
    assert_eq!(
        amounts(&programmation, Stade::Demande),
        [("A".to_owned(), 600_000), ("B".to_owned(), 100_000), ("C".to_owned(), 20_000)]
    );
    let avril = suivi.programmation_on("2023-04-30".parse().unwrap()).unwrap();
    assert_eq!(amounts(&avril, Stade::Accorde), [("A".to_owned(), 450_000)]);
    assert_eq!(avril.actions().len(), 2);
    assert_eq!(avril.lot(), suivi.lot());
}

#[test]
fn actions_of_elsewhere_are_refused_and_handed_back() {
    let mut suivi = year();
    let avant = suivi.clone();
    let ailleurs = Action {
        annee: Annee::new(2022).unwrap(),
        classement: Classement::Theme(Theme::Education),
        ..action("B", &[])
    };
    let refus = suivi.add(ailleurs.clone(), depot(&[])).unwrap_err();
    assert_eq!(*refus.rendu, (ailleurs, depot(&[])));
    assert_eq!(
        refus.to_string(),
        "3 problems: action 4: reference \"B\" is that of action 2; action 4 (B): year 2022, expected 2023; \
         action 4 (B): classed outside the generation « Contrats de ville 2015–2023 »"
    );
    let refus = suivi.apply(&reference("Z"), le("2023-12-01", Fait::Solde)).unwrap_err();
    assert_eq!(refus.cause, SuiviError::ActionInconnue(reference("Z")));
    assert_eq!(refus.to_string(), "no action \"Z\"");
    let refus = suivi.apply(&reference("B"), le("2023-12-01", Fait::Solde)).unwrap_err();
    assert_eq!(refus.to_string(), "action B: « solde » in state « refusé »: expected nothing more");
    assert_eq!(suivi, avant);
}

#[test]
fn a_year_on_the_wire_is_refused_with_every_problem() {
    let suivi = year();
    let mut json = serde_json::to_value(&suivi).unwrap();
    assert_eq!(serde_json::from_value::<Suivi>(json.clone()).unwrap(), suivi);
    json["actions"][0]["action"]["annee"] = 2024.into();
    json["actions"][1]["evenements"] = serde_json::json!([]);
    json["actions"][2]["action"]["reference"] = "A".into();
    json["actions"][2]["evenements"][1]["fait"] = "solde".into();
    assert_eq!(
        serde_json::from_value::<Suivi>(json).unwrap_err().to_string(),
        "action 1 (A): year 2024, expected 2023; action 2 (B): no event: expected « dépôt » or « reprise » \
         first; action 3: reference \"A\" is that of action 1; action 3 (A): event 2: « solde » in state \
         « déposé »: expected recevabilité; irrecevabilité; réorientation; abandon"
    );
    let mut json = serde_json::to_value(&suivi).unwrap();
    json["programme"] = 1.into();
    assert!(serde_json::from_value::<Suivi>(json).is_err());
}

#[test]
fn annual_and_complementary_lines_are_one_dossier() {
    let mut suivi = suivi();
    for (nom, c) in [("00054562-02", 50_000), ("00054562-01", 100_000), ("A-01", 1)] {
        suivi.add(action(nom, &[]), depot(&[(etat(), c)])).unwrap();
    }
    let lus: Vec<(String, Vec<&str>, i128)> = suivi
        .dossiers()
        .into_iter()
        .map(|(cle, actions)| {
            let references = actions.iter().map(|(action, _)| action.reference.as_str()).collect();
            let demande = actions.iter().map(|(_, parcours)| parcours.somme(Stade::Demande));
            (cle.to_string(), references, demande.sum::<contrat_de_ville::Somme>().centimes())
        })
        .collect();
    assert_eq!(
        lus,
        [
            ("00054562".to_owned(), vec!["00054562-01", "00054562-02"], 150_000),
            ("A-01".to_owned(), vec!["A-01"], 1),
        ]
    );
}
