//! The gate of a programme. Every action here is fictitious.

use contrat_de_ville::bilan::{Recoupement, Ventilation};
use contrat_de_ville::contrat::{Classement, Generation, Pilier, Theme};
use contrat_de_ville::financement::{
    Action, Credits, Dispositif, Financeur, NatureFinanceur, NatureOperateur, Operateur,
    ParQuartier, ParSource, Probleme, Programmation, Programme, Saisie, SelonSource, Source,
    SourceError, Stade,
};
use contrat_de_ville::identifiant::{Annee, CodeContrat, CodeQuartier, Reference};
use contrat_de_ville::nombre::{Euros, Methode, RepartitionError};

const ANNEE: Annee = Annee::new(2023).unwrap();
const CONTRAT: CodeContrat = CodeContrat::parse("CV221").unwrap();

fn reference(texte: &str) -> Reference {
    texte.parse().unwrap()
}

fn action(texte: &str, quartiers: &[&str]) -> Action {
    Action {
        reference: reference(texte),
        titre: format!("Action fictive {texte}"),
        operateur: Operateur {
            nom: "Association fictive".parse().unwrap(),
            nature: NatureOperateur::Association,
            siret: None,
        },
        classement: Classement::Pilier(Pilier::CohesionSociale),
        transversaux: [].into(),
        quartiers: quartiers.iter().map(|code| CodeQuartier::Qpv(code.parse().unwrap())).collect(),
        annee: ANNEE,
    }
}

fn etat() -> Source {
    let etat = Financeur::named(NatureFinanceur::Etat, "ANCT".parse().unwrap());
    Source::new(etat, Dispositif::ContratDeVille, Credits::Specifiques)
        .with_programme(Programme::POLITIQUE_DE_LA_VILLE)
        .unwrap()
}

fn caf() -> Source {
    Source::new(NatureFinanceur::Caf.try_into().unwrap(), Dispositif::Aucun, Credits::DroitCommun)
}

fn euros(centimes: i64) -> Euros {
    Euros::from_centimes(centimes)
}

fn saisie() -> Saisie {
    Saisie::new(CONTRAT, ANNEE, Generation::ContratsDeVille)
}

#[test]
fn every_problem_is_reported_at_once_with_its_place() {
    let mut saisie = saisie();
    saisie.add_ligne(&reference("B"), &etat(), Stade::Accorde, euros(1));
    saisie.add_action(action("A", &[]));
    saisie.add_action(action("A", &[]));
    saisie.add_action(Action { annee: Annee::new(2022).unwrap(), ..action("C", &[]) });
    saisie
        .add_action(Action { classement: Classement::Theme(Theme::Education), ..action("D", &[]) });
    saisie.add_ligne(&reference("A"), &etat(), Stade::Accorde, euros(1));
    saisie.add_ligne(&reference("E"), &etat(), Stade::Accorde, euros(1));
    let problemes = saisie.finish().unwrap_err();
    assert_eq!(
        problemes.as_slice(),
        [
            Probleme::ReferenceEnDouble { action: 2, premiere: 1, reference: reference("A") },
            Probleme::AutreAnnee {
                action: 3,
                reference: reference("C"),
                annee: Annee::new(2022).unwrap(),
                attendue: ANNEE
            },
            Probleme::AutreGeneration {
                action: 4,
                reference: reference("D"),
                attendue: Generation::ContratsDeVille
            },
            Probleme::ActionInconnue { ligne: 1, reference: reference("B") },
            Probleme::ActionInconnue { ligne: 3, reference: reference("E") },
        ]
    );
    assert_eq!(
        problemes.to_string(),
        "5 problems: action 2: reference \"A\" is that of action 1; action 3 (C): year 2022, expected 2023; \
         action 4 (D): classed outside the generation « Contrats de ville 2015–2023 »; line 1: no action \"B\"; \
         line 3: no action \"E\""
    );
}

#[test]
fn a_line_may_come_before_its_action() {
    let mut saisie = saisie();
    saisie.add_ligne(&reference("A"), &caf(), Stade::Verse, euros(-5));
    saisie.add_action(action("A", &[]));
    let programmation = saisie.finish().unwrap();
    let lignes: Vec<_> = programmation
        .tranche(Stade::Verse)
        .iter()
        .map(|(a, s, m)| (a.reference.as_str(), s.clone(), m))
        .collect();
    assert_eq!(lignes, [("A", caf(), euros(-5))]);
    assert!(programmation.action(&reference("A")).is_some());
    assert!(programmation.action(&reference("B")).is_none());
}

#[test]
fn stages_never_mix() {
    let mut saisie = saisie();
    saisie.add_action(action("A", &[]));
    saisie.add_ligne(&reference("A"), &etat(), Stade::Demande, euros(1_000));
    saisie.add_ligne(&reference("A"), &etat(), Stade::Accorde, euros(700));
    saisie.add_ligne(&reference("A"), &caf(), Stade::Accorde, euros(300));
    let programmation = saisie.finish().unwrap();
    let total = |stade| {
        Ventilation::of(programmation.tranche(stade), &ParSource).total().total().centimes()
    };
    assert_eq!(
        (total(Stade::Demande), total(Stade::Accorde), total(Stade::Engage)),
        (1_000, 1_000, 0)
    );
    let credits =
        Ventilation::of(programmation.tranche(Stade::Accorde), &SelonSource::new(Source::credits));
    assert_eq!(credits.get(&Credits::DroitCommun).unwrap().total().centimes(), 300);
    assert!(Recoupement::of(programmation.tranche(Stade::Accorde)).is_proved());
}

#[test]
fn split_over_quarters_to_the_cent() {
    let mut saisie = saisie();
    saisie.add_action(action("A", &["QP062004", "QP062005", "QP062006"]));
    saisie.add_action(action("B", &[]));
    saisie.add_ligne(&reference("A"), &etat(), Stade::Accorde, euros(100));
    saisie.add_ligne(&reference("B"), &etat(), Stade::Accorde, euros(50));
    let programmation = saisie.finish().unwrap();

    // No weight: refused, and the programme comes back.
    let refus = programmation.clone().ventilate(Methode::PlusFortsRestes, |_, _| 0).unwrap_err();
    assert_eq!(*refus.rendu, programmation);
    assert_eq!(
        refus.cause.as_slice()[0].cause,
        RepartitionError::SansPoids { unites: 100, cles: 3 }
    );
    assert_eq!(
        refus.to_string(),
        "1 line(s) cannot be split: action A: 100 units to share out over 3 keys: expected a positive weight"
    );

    let ventilee = programmation.clone().ventilate(Methode::PlusFortsRestes, |_, _| 1).unwrap();
    let par_quartier = Ventilation::of(ventilee.tranche(Stade::Accorde), &ParQuartier);
    let montants: Vec<(String, i128)> = par_quartier
        .iter()
        .map(|(quartier, cumul)| {
            (quartier.map_or_else(String::new, ToString::to_string), cumul.total().centimes())
        })
        .collect();
    let attendus = [("", 50), ("QP062004", 34), ("QP062005", 33), ("QP062006", 33)];
    assert_eq!(montants, attendus.map(|(quartier, centimes)| (quartier.to_owned(), centimes)));
    assert_eq!(ventilee.into_programmation(), programmation);
}

#[test]
fn sources() {
    assert_eq!(etat().to_string(), "ANCT, programme 147, programmation du contrat de ville");
    assert_eq!(caf().to_string(), "CAF, droit commun");
    assert_eq!(Financeur::try_from(NatureFinanceur::Autre), Err(SourceError::AutreSansNom));
    assert_eq!(
        caf().with_programme(Programme::POLITIQUE_DE_LA_VILLE).unwrap_err().to_string(),
        "programme 147 of the State's budget under CAF: only the State pays on it"
    );
    assert_eq!(
        Programme::try_from(14).unwrap_err().to_string(),
        "programme 14: expected 100 to 999"
    );
    let json = serde_json::to_string(&etat()).unwrap();
    assert_eq!(
        json,
        r#"{"financeur":{"nature":"etat","nom":"ANCT"},"programme":147,"dispositif":"contrat_de_ville","credits":"specifiques"}"#
    );
    assert_eq!(serde_json::from_str::<Source>(&json).unwrap(), etat());
    let autre = json.replace("\"etat\"", "\"region\"");
    assert!(
        serde_json::from_str::<Source>(&autre)
            .unwrap_err()
            .to_string()
            .contains("only the State pays")
    );
}

#[test]
fn the_wire_goes_through_the_gate() {
    let mut saisie = saisie();
    saisie.add_action(action("B", &["QP062004"]));
    saisie.add_action(action("A", &[]));
    saisie.add_ligne(&reference("B"), &caf(), Stade::Accorde, euros(250));
    saisie.add_ligne(&reference("A"), &etat(), Stade::Demande, euros(1_050));
    let programmation = saisie.finish().unwrap();
    let json = serde_json::to_string(&programmation).unwrap();
    assert_eq!(serde_json::from_str::<Programmation>(&json).unwrap(), programmation);
    let refuse = serde_json::from_str::<Programmation>(
        &json.replace("\"action\":\"A\"", "\"action\":\"Z\""),
    );
    assert!(refuse.unwrap_err().to_string().starts_with("1 problem: line 1: no action \"Z\""));
}
