//! The gate of a programme. Every action here is fictitious.

use contrat_de_ville::bilan::{Recoupement, Ventilation};
use contrat_de_ville::contrat::{Classement, Generation, Pilier, Thematique, Theme};
use contrat_de_ville::financement::{
    Action, AxeFcs, CauseDeVentilation, CleDeVentilation, Credits, Dispositif, Financeur,
    NatureFinanceur, NatureOperateur, Operateur, ParLieu, ParSource, Ponderation, Probleme,
    Programmation, Programme, Saisie, Section, SelonSource, Source, SourceError, Stade,
};
use contrat_de_ville::identifiant::{Annee, CodeContrat, CodeQuartier, Nom, Reference};
use contrat_de_ville::nombre::{Euros, Methode, RepartitionError};

const ANNEE: Annee = Annee::new(2023).unwrap();
const CONTRAT: CodeContrat = CodeContrat::parse("CV221").unwrap();

pub fn reference(texte: &str) -> Reference {
    texte.parse().unwrap()
}

pub fn action(texte: &str, quartiers: &[&str]) -> Action {
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

pub fn etat() -> Source {
    let etat = Financeur::named(NatureFinanceur::Etat, "ANCT".parse().unwrap());
    Source::new(etat, Dispositif::ContratDeVille, Credits::Specifiques)
        .with_programme(Programme::POLITIQUE_DE_LA_VILLE)
        .unwrap()
}

pub fn caf() -> Source {
    Source::new(NatureFinanceur::Caf.try_into().unwrap(), Dispositif::Aucun, Credits::DroitCommun)
}

pub fn euros(centimes: i64) -> Euros {
    Euros::from_centimes(centimes)
}

/// Inhabitants of quarters (fictitious).
pub fn population(habitants: &[(&str, u64)]) -> Ponderation {
    let quartier = |code: &str| CodeQuartier::Qpv(code.parse().unwrap());
    Ponderation::Population(habitants.iter().map(|(code, n)| (quartier(code), *n)).collect())
}

pub fn saisie() -> Saisie {
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
    let problemes = saisie.finish().unwrap_err().cause;
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
fn a_refused_entry_is_handed_back_to_be_completed() {
    let mut saisie = saisie();
    saisie.add_ligne(&reference("A"), &etat(), Stade::Accorde, euros(100));
    let mut rendue = *saisie.finish().unwrap_err().rendu;
    rendue.add_action(action("A", &[]));
    let programmation = rendue.finish().unwrap();
    assert_eq!(programmation.tranche(Stade::Accorde).lignes().len(), 1);
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
    let refus = programmation
        .clone()
        .ventilate(
            Methode::PlusFortsRestes,
            population(&[("QP062004", 0), ("QP062005", 0), ("QP062006", 0)]),
        )
        .unwrap_err();
    assert_eq!(*refus.rendu, programmation);
    assert_eq!(
        refus.cause.as_slice()[0].cause,
        CauseDeVentilation::Repartition {
            stade: Stade::Accorde,
            cause: RepartitionError::SansPoids { unites: 100, cles: 3 }
        }
    );
    assert_eq!(
        refus.to_string(),
        "1 problem: action A: « accordé »: 100 units to share out over 3 keys: expected a positive weight"
    );

    let ventilee =
        programmation.clone().ventilate(Methode::PlusFortsRestes, Ponderation::Egale).unwrap();
    let par_quartier = Ventilation::of(ventilee.tranche(Stade::Accorde), &ParLieu);
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

/// A line holds its source in 16 bits: 65 536 sources are ranked, one more is refused.
#[test]
fn sources_have_a_limit() {
    let mut saisie = saisie();
    saisie.add_action(action("A", &[]));
    let source = |rang: u32| {
        let local = Dispositif::Local(format!("Fonds {rang:05}").parse().unwrap());
        Source::new(NatureFinanceur::Caf.try_into().unwrap(), local, Credits::DroitCommun)
    };
    for rang in 0..65_536 {
        saisie.add_ligne(&reference("A"), &source(rang), Stade::Accorde, euros(rang.into()));
    }
    let programmation = saisie.clone().finish().unwrap();
    let derniere = programmation.tranche(Stade::Accorde).iter().last().unwrap();
    assert_eq!((derniere.1, derniere.2), (&source(65_535), euros(65_535)));
    let rang = programmation.tranche(Stade::Accorde).lignes().last().unwrap().rang_de_source();
    assert_eq!(rang, 65_535);

    saisie.add_ligne(&reference("A"), &source(65_536), Stade::Accorde, euros(1));
    let problemes = saisie.finish().unwrap_err();
    assert_eq!(problemes.cause.as_slice(), [Probleme::TropDeSources { nombre: 65_537 }]);
    assert_eq!(
        problemes.to_string(),
        "1 problem: 65537 different sources, expected at most 65 536"
    );
}

/// What a programme says of itself: each list sorted, without what stands twice.
#[test]
fn a_programme_is_ranked() {
    let mut saisie = saisie();
    let commune = Operateur {
        nom: "Commune fictive".parse().unwrap(),
        nature: NatureOperateur::Commune,
        siret: None,
    };
    saisie.add_action(Action {
        operateur: commune.clone(),
        classement: Classement::Pilier(Pilier::Pilotage),
        ..action("C", &[])
    });
    saisie.add_action(action("B", &[]));
    saisie.add_action(action("A", &[]));
    saisie.add_ligne(&reference("C"), &caf(), Stade::Accorde, euros(3));
    saisie.add_ligne(&reference("A"), &etat(), Stade::Accorde, euros(2));
    saisie.add_ligne(&reference("A"), &etat(), Stade::Verse, euros(1));
    let programmation = saisie.finish().unwrap();
    assert_eq!(programmation.contrat(), CONTRAT);
    assert_eq!(programmation.annee(), ANNEE);
    assert_eq!(programmation.lot().to_string(), "CV221 2023");
    assert_eq!(programmation.generation(), Generation::ContratsDeVille);
    let references: Vec<&str> =
        programmation.actions().iter().map(|action| action.reference.as_str()).collect();
    assert_eq!(references, ["A", "B", "C"]);
    assert_eq!(programmation.sources(), [etat(), caf()]);
    let operateurs: Vec<String> =
        programmation.operateurs().iter().map(ToString::to_string).collect();
    assert_eq!(operateurs, ["Association fictive", "Commune fictive"]);
    assert_eq!(programmation.operateurs()[1], commune);
    assert_eq!(
        programmation.thematiques(),
        [Thematique::Pilier(Pilier::CohesionSociale), Thematique::Pilier(Pilier::Pilotage)]
    );

    let tranche = programmation.tranche(Stade::Accorde);
    assert_eq!(tranche.stade(), Stade::Accorde);
    assert_eq!(*tranche.programmation(), programmation);
    let lignes: Vec<_> = tranche
        .lignes()
        .iter()
        .map(|l| (l.rang_de_action(), l.rang_de_source(), l.stade(), l.montant().centimes()))
        .collect();
    assert_eq!(lignes, [(0, 0, Stade::Accorde, 2), (2, 1, Stade::Accorde, 3)]);
}

#[test]
fn a_split_programme_tells_its_method_its_quarters_and_its_lines() {
    let mut saisie = saisie();
    saisie.add_action(action("A", &["QP062005", "QP062004"]));
    saisie.add_action(action("B", &["QP062006"]));
    saisie.add_action(action("C", &[]));
    for (texte, stade, centimes) in [
        ("A", Stade::Demande, 999),
        ("A", Stade::Accorde, 300),
        ("B", Stade::Accorde, 50),
        ("C", Stade::Accorde, 7),
        ("C", Stade::Verse, 888),
    ] {
        saisie.add_ligne(&reference(texte), &caf(), stade, euros(centimes));
    }
    let programmation = saisie.finish().unwrap();
    // Twice as many inhabitants in the first quarter.
    let poids = population(&[("QP062004", 2_000), ("QP062005", 1_000), ("QP062006", 1_000)]);
    let ventilee = programmation.clone().ventilate(Methode::SainteLague, poids.clone()).unwrap();
    assert_eq!(*ventilee.programmation(), programmation);
    assert_eq!(ventilee.methode(), Methode::SainteLague);
    assert_eq!(ventilee.cle(), CleDeVentilation::Population);
    assert_eq!(*ventilee.ponderation(), poids);
    let quartiers: Vec<String> = ventilee.lieux().iter().map(ToString::to_string).collect();
    assert_eq!(quartiers, ["QP062004", "QP062005", "QP062006"]);

    let tranche = ventilee.tranche(Stade::Accorde);
    assert_eq!(tranche.stade(), Stade::Accorde);
    assert_eq!(*tranche.ventilee(), ventilee);
    let lignes: Vec<_> = tranche
        .iter()
        .map(|(action, quartier, montant)| {
            let quartier = quartier.map_or_else(String::new, ToString::to_string);
            (action.reference.to_string(), quartier, montant.centimes())
        })
        .collect();
    let attendues =
        [("A", "QP062004", 200), ("A", "QP062005", 100), ("B", "QP062006", 50), ("C", "", 7)];
    assert_eq!(lignes, attendues.map(|(a, q, c)| (a.to_owned(), q.to_owned(), c)));
    let montants: Vec<i64> =
        tranche.lignes().iter().map(|ligne| ligne.ligne().montant().centimes()).collect();
    assert_eq!(montants, [200, 100, 50, 7]);
}

#[test]
fn a_source_tells_its_parts() {
    let nom: Nom = "Conseil régional fictif".parse().unwrap();
    let region = Source::new(
        Financeur::named(NatureFinanceur::Region, nom.clone()),
        Dispositif::FondsDeCohesionSociale(Some(AxeFcs::InclusionNumerique)),
        Credits::DroitCommun,
    );
    assert_eq!((region.section(), region.programme()), (None, None));
    let region = region.with_section(Section::Investissement);
    assert_eq!(
        region.to_string(),
        "Conseil régional fictif, Fonds de cohésion sociale, inclusion numérique, investissement, droit commun"
    );
    assert_eq!(region.section(), Some(Section::Investissement));
    assert_eq!(region.credits(), Credits::DroitCommun);
    assert_eq!(
        *region.dispositif(),
        Dispositif::FondsDeCohesionSociale(Some(AxeFcs::InclusionNumerique))
    );
    assert_eq!(region.financeur().nature(), NatureFinanceur::Region);
    assert_eq!(region.financeur().nom(), Some(&nom));
    assert_eq!(caf().financeur().nom(), None);
    assert_eq!(etat().programme(), Programme::new(147));
    let json = serde_json::to_string(&region).unwrap();
    assert!(json.contains(r#""section":"investissement""#), "{json}");
    assert_eq!(serde_json::from_str::<Source>(&json).unwrap(), region);
    // « autre » says nothing without a name, on the wire as elsewhere.
    assert!(serde_json::from_str::<Financeur>(r#"{"nature":"autre"}"#).is_err());
    assert_eq!((Programme::new(99), Programme::new(1_000)), (None, None));
    assert_eq!(Programme::new(999).map(u16::from), Some(999));
}
