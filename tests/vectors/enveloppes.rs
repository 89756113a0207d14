//! Envelopes, by hand. Every figure here is fictitious.

use contrat_de_ville::financement::{
    Depassement, Dispositif, Echelon, Enveloppe, Enveloppes, EtatDesEnveloppes, MotifDeDepassement,
    ProblemeDEnveloppe, Stade,
};
use contrat_de_ville::identifiant::{CodeContrat, CodeEnveloppe, Siren};
use contrat_de_ville::nombre::{Euros, Somme};

use crate::programmation::{action, caf, etat, euros, reference, saisie};

fn code(texte: &str) -> CodeEnveloppe {
    texte.parse().unwrap()
}

fn enveloppe(texte: &str, echelon: Echelon, parent: &str, notifie: Option<i64>) -> Enveloppe {
    Enveloppe {
        code: code(texte),
        libelle: format!("Enveloppe {texte}").parse().unwrap(),
        echelon,
        parent: (!parent.is_empty()).then(|| code(parent)),
        notifie: notifie.map(|euros| Euros::from_centimes(euros * 100)),
    }
}

const CV221: Echelon = Echelon::Contrat(CodeContrat::parse("CV221").unwrap());
const CV223: Echelon = Echelon::Contrat(CodeContrat::parse("CV223").unwrap());

fn pas_de_calais() -> Echelon {
    Echelon::Departement("62".parse().unwrap())
}

fn fonds() -> Echelon {
    Echelon::Fonds(Siren::parse("200072460").unwrap())
}

/// The State's credits down to two contracts, and the fund of an agglomeration for one of them.
fn enveloppes() -> Enveloppes {
    Enveloppes::new([
        enveloppe("UO-62", pas_de_calais(), "BOP-R32", Some(50_000)),
        enveloppe("P147", Echelon::National, "", None),
        enveloppe("BOP-R32", Echelon::Region, "P147", Some(100_000)),
        enveloppe("UO-59", Echelon::Departement("59".parse().unwrap()), "BOP-R32", Some(60_000)),
        enveloppe("UO-62/CV221", CV221, "UO-62", Some(30_000)),
        enveloppe("UO-62/CV223", CV223, "UO-62", None),
        enveloppe("FCS", fonds(), "", Some(9_000)),
        enveloppe("FCS/CV221", CV221, "FCS", Some(0)),
    ])
    .unwrap()
}

fn somme(euros: i128) -> Somme {
    Somme::from_centimes(euros * 100)
}

fn plain(texte: &str) -> String {
    texte.replace(['\u{a0}', '\u{202f}'], " ")
}

#[test]
fn a_tree_tells_its_roots_its_parts_and_the_envelopes_of_a_contract() {
    let enveloppes = enveloppes();
    let codes = |liste: Vec<&Enveloppe>| -> Vec<String> {
        liste.into_iter().map(|enveloppe| enveloppe.code.to_string()).collect()
    };
    assert_eq!(codes(enveloppes.racines().collect()), ["FCS", "P147"]);
    assert_eq!(codes(enveloppes.enfants(&code("BOP-R32")).collect()), ["UO-59", "UO-62"]);
    let contrat = CodeContrat::parse("CV221").unwrap();
    assert_eq!(codes(enveloppes.of_contrat(contrat).collect()), ["FCS/CV221", "UO-62/CV221"]);
    assert_eq!(enveloppes.get(&code("UO-62")).unwrap().echelon, pas_de_calais());
    assert_eq!(enveloppes.get(&code("UO-80")), None);
    assert_eq!(enveloppes.as_slice().len(), 8);
}

#[test]
fn a_stage_attached_down_the_tree() {
    let mut saisie = saisie();
    for texte in ["A", "B", "C"] {
        saisie.add_action(action(texte, &[]));
    }
    for (texte, source, stade, montant) in [
        ("A", etat(), Stade::Engage, 20_000),
        ("A", etat(), Stade::Engage, 15_000),
        ("A", etat(), Stade::Verse, 999), // another stage
        ("A", caf(), Stade::Engage, 700),
        ("A", caf(), Stade::Engage, 50),
        ("B", etat(), Stade::Engage, 1_000),
        ("B", caf(), Stade::Engage, 0),
        ("C", etat(), Stade::Engage, -400), // a withdrawal
    ] {
        saisie.add_ligne(&reference(texte), &source, stade, euros(montant * 100));
    }
    let programmation = saisie.finish().unwrap();
    let tranche = programmation.tranche(Stade::Engage);
    let enveloppes = enveloppes();
    let suivi = enveloppes
        .attach(tranche, |action, source| match action.reference.as_str() {
            _ if *source.dispositif() != Dispositif::ContratDeVille => None,
            "A" => Some(code("UO-62/CV221")),
            "B" => Some(code("UO-62/CV223")),
            _ => Some(code("UO-62")),
        })
        .unwrap();

    let etat_de = |texte: &str| suivi.get(&code(texte)).unwrap();
    let contrat = etat_de("UO-62/CV221");
    assert_eq!(contrat.libelle().as_str(), "Enveloppe UO-62/CV221");
    assert_eq!((contrat.propre(), contrat.consomme()), (somme(35_000), somme(35_000)));
    assert_eq!(contrat.reste_a_consommer(), Some(somme(-5_000)));
    assert_eq!(contrat.reste_a_deleguer(), Some(somme(-5_000)), "all of it is its own");
    let autre = etat_de("UO-62/CV223");
    assert_eq!(
        (autre.notifie(), autre.consomme(), autre.reste_a_consommer()),
        (None, somme(1_000), None)
    );
    let departement = etat_de("UO-62");
    assert_eq!((departement.propre(), departement.consomme()), (somme(-400), somme(35_600)));
    assert_eq!(departement.delegue(), somme(30_000));
    assert_eq!(departement.non_notifiees(), [code("UO-62/CV223")]);
    assert_eq!(departement.reste_a_deleguer(), None, "not checkable");
    assert_eq!(departement.reste_a_consommer(), Some(somme(14_400)));
    let region = etat_de("BOP-R32");
    assert_eq!((region.delegue(), region.consomme()), (somme(110_000), somme(35_600)));
    assert_eq!(region.reste_a_deleguer(), Some(somme(-10_000)));
    let national = etat_de("P147");
    assert_eq!((national.reste_a_deleguer(), national.reste_a_consommer()), (None, None));
    assert_eq!(etat_de("FCS").reste_a_deleguer(), Some(somme(9_000)));

    let hors: Vec<_> = suivi
        .hors()
        .iter()
        .map(|hors| (hors.reference.as_str(), hors.source.clone(), hors.montant))
        .collect();
    assert_eq!(hors, [("A", caf(), somme(750)), ("B", caf(), somme(0))]);
    assert_eq!((suivi.rattache(), suivi.non_rattache()), (somme(35_600), somme(750)));
    assert_eq!(suivi.total(), somme(36_350));

    let depassements: Vec<Depassement> = suivi.depassements().collect();
    let phrases: Vec<String> = depassements.iter().map(|d| plain(&d.to_string())).collect();
    assert_eq!(
        phrases,
        [
            "enveloppe BOP-R32 (Enveloppe BOP-R32) : 110 000,00 € délégués pour 100 000,00 € notifiés, \
             soit 10 000,00 € de trop",
            "enveloppe UO-62/CV221 (Enveloppe UO-62/CV221) : 35 000,00 € au stade « engagé » pour \
             30 000,00 € notifiés, soit 5 000,00 € de trop",
        ]
    );
    assert!(depassements[0].to_string().contains(")\u{a0}: 110\u{202f}000,00\u{a0}€"));
    let codes: Vec<_> = depassements.iter().map(Depassement::code_de_constat).collect();
    assert_eq!(codes, ["DEPASSEMENT-DE-DELEGATION", "DEPASSEMENT-DE-CONSOMMATION"]);
}

/// A part that is not known does not hide what is certain.
#[test]
fn an_overrun_that_is_certain_without_every_part() {
    let enveloppes = Enveloppes::new([
        enveloppe("F", fonds(), "", Some(100)),
        enveloppe("F/1", Echelon::Axe, "F", Some(101)),
        enveloppe("F/2", Echelon::Axe, "F", None),
    ])
    .unwrap();
    let suivi = enveloppes.follow(Stade::Accorde, []).unwrap();
    let depassements: Vec<Depassement> = suivi.depassements().collect();
    assert_eq!(depassements.len(), 1);
    assert_eq!(
        depassements[0].motif,
        MotifDeDepassement::Delegation { non_notifiees: vec![code("F/2")] }
    );
    assert_eq!(
        plain(&depassements[0].to_string()),
        "enveloppe F (Enveloppe F) : 101,00 € délégués pour 100,00 € notifiés, \
         soit au moins 1,00 € de trop"
    );
    // Below two euros, in the singular.
    let peu = Enveloppes::new([
        enveloppe("F", fonds(), "", Some(0)),
        enveloppe("F/1", Echelon::Axe, "F", Some(1)),
    ])
    .unwrap();
    let depassement = peu.follow(Stade::Accorde, []).unwrap().depassements().next().unwrap();
    assert_eq!(
        plain(&depassement.to_string()),
        "enveloppe F (Enveloppe F) : 1,00 € délégué pour 0,00 € notifié, soit 1,00 € de trop"
    );
    // As much as notified is no overrun.
    let exact = [(code("F/1"), euros(10_000))];
    assert_eq!(enveloppes.follow(Stade::Accorde, exact).unwrap().depassements().count(), 1);
    let un_de_plus = [(code("F/1"), euros(10_001))];
    assert_eq!(enveloppes.follow(Stade::Accorde, un_de_plus).unwrap().depassements().count(), 2);
}

#[test]
fn amounts_attached_to_what_is_not_there_are_all_told() {
    let enveloppes = enveloppes();
    let mut saisie = saisie();
    saisie.add_action(action("A", &[]));
    saisie.add_ligne(&reference("A"), &etat(), Stade::Engage, euros(1));
    saisie.add_ligne(&reference("A"), &caf(), Stade::Engage, euros(1));
    let programmation = saisie.finish().unwrap();
    let refus = enveloppes
        .attach(programmation.tranche(Stade::Engage), |_, source| {
            Some(code(if *source == caf() { "caf" } else { "FCS" }))
        })
        .unwrap_err();
    assert_eq!(refus.to_string(), "1 problem: line 2 (action A): no envelope \"caf\"");
    let refus = enveloppes
        .follow(
            Stade::Engage,
            [(code("X"), euros(1)), (code("FCS"), euros(1)), (code("Y"), euros(0))],
        )
        .unwrap_err();
    assert_eq!(
        refus.to_string(),
        "2 problems: line 1: no envelope \"X\"; line 3: no envelope \"Y\""
    );
    assert_eq!(refus.as_slice()[1].ligne, 3);
}

#[test]
fn the_gate_tells_every_problem_at_once() {
    let entrees = vec![
        enveloppe("A", Echelon::Region, "", Some(-1)),
        enveloppe("B", Echelon::National, "A", None),
        enveloppe("A", Echelon::Region, "", None),
        enveloppe("C", Echelon::Axe, "Z", None),
        enveloppe("E", Echelon::Axe, "D", None),
        enveloppe("D", Echelon::Axe, "F", None),
        enveloppe("F", Echelon::Axe, "E", None),
        enveloppe("G", Echelon::Axe, "F", None), // hangs from the circle, is not of it
        enveloppe("H", Echelon::Axe, "H", None),
    ];
    let refus = Enveloppes::new(entrees.clone()).unwrap_err();
    assert_eq!(*refus.rendu, entrees);
    assert_eq!(
        refus.to_string(),
        "6 problems: envelope 1 (A): -1.00 € notified, expected zero or more; \
         envelope 2 (B): level « national » under level « région », which cannot hold it; \
         envelope 3: code \"A\" is that of envelope 1; \
         envelope 4 (C): no envelope \"Z\" to be part of; \
         each part of the next, in a circle: D, F, E; \
         each part of the next, in a circle: H"
    );
    assert_eq!(
        refus.cause.as_slice()[4],
        ProblemeDEnveloppe::Cycle { codes: vec![code("D"), code("F"), code("E")] }
    );
    let vide = Enveloppes::new([]).unwrap_err();
    assert_eq!(
        vide.to_string(),
        "1 problem: no root: expected an envelope that is part of no other"
    );
    let sans_racine = Enveloppes::new([enveloppe("H", Echelon::Axe, "H", None)]).unwrap_err();
    assert_eq!(
        sans_racine.cause.as_slice(),
        [ProblemeDEnveloppe::Cycle { codes: vec![code("H")] }, ProblemeDEnveloppe::SansRacine]
    );
}

#[test]
fn levels() {
    let tous = [Echelon::National, Echelon::Region, pas_de_calais(), fonds(), CV221, Echelon::Axe];
    for (haut, un) in tous.iter().enumerate() {
        for (bas, autre) in tous.iter().enumerate() {
            // The fund of an EPCI is its own money: no envelope of the State holds it.
            let attendu = bas != 3 && (haut < bas || (haut == 5 && bas == 5));
            assert_eq!(un.may_hold(autre), attendu, "{un} over {autre}");
        }
    }
    assert!(!CV221.may_hold(&CV223));
    let sous = enveloppe("FCS", fonds(), "P147", None);
    let refus =
        Enveloppes::new([enveloppe("P147", Echelon::National, "", None), sous]).unwrap_err();
    assert_eq!(
        refus.to_string(),
        "1 problem: envelope 2 (FCS): level « fonds de l’EPCI 200072460 » under level « national », \
         which cannot hold it"
    );
    let textes: Vec<String> = tous.iter().map(ToString::to_string).collect();
    assert_eq!(
        textes,
        [
            "national",
            "région",
            "département 62",
            "fonds de l’EPCI 200072460",
            "contrat CV221",
            "axe"
        ]
    );
}

#[test]
fn envelopes_on_the_wire() {
    let json = r#"[{"code":"F","libelle":"Fonds","echelon":{"fonds":"200072460"},"notifie":"94162.00"},{"code":"F/1","libelle":"Axe 1","echelon":"axe","parent":"F"}]"#;
    let enveloppes: Enveloppes = serde_json::from_str(json).unwrap();
    assert_eq!(serde_json::to_string(&enveloppes).unwrap(), json);
    assert_eq!(enveloppes.get(&code("F")).unwrap().notifie, Some(euros(9_416_200)));
    for refuse in [
        "[]",
        r#"[{"code":"F","libelle":"Fonds","echelon":"axe","parent":"F"}]"#,
        r#"[{"code":"F","libelle":"Fonds","echelon":"axe","notifie":"-1"}]"#,
        r#"[{"code":"F","libelle":"Fonds","echelon":"axe","notifie":1.5}]"#,
        r#"[{"code":" F","libelle":"Fonds","echelon":"axe"}]"#,
        r#"[{"code":"F","libelle":"Fonds","echelon":"axe","couleur":"bleu"}]"#,
        r#"[{"code":"F","code":"F","libelle":"Fonds","echelon":"axe"}]"#,
        r#"[{"code":"F","libelle":"Fonds","echelon":"quartier"}]"#,
    ] {
        assert!(serde_json::from_str::<Enveloppes>(refuse).is_err(), "{refuse}");
    }
    let suivi = enveloppes.follow(Stade::Engage, [(code("F/1"), euros(100))]).unwrap();
    let json = serde_json::to_value(&suivi).unwrap();
    assert_eq!(json["etats"][1]["consomme"], "1.00");
    assert_eq!(json["stade"], "engage");
}

/// What an envelope pays itself is not there to be delegated: 60 delegated and 50 of its own are 10 more than 100,
/// although neither its parts nor what is used so far are.
#[test]
fn what_an_envelope_uses_itself_is_not_left_to_delegate() {
    let enveloppes = Enveloppes::new([
        enveloppe("F", fonds(), "", Some(100)),
        enveloppe("F/1", Echelon::Axe, "F", Some(60)),
    ])
    .unwrap();
    let suivi = |propre: i64, dessous: i64| {
        let montants = [(code("F"), euros(propre * 100)), (code("F/1"), euros(dessous * 100))];
        enveloppes.follow(Stade::Engage, montants).unwrap()
    };
    let reste = |suivi: &EtatDesEnveloppes| {
        let etat = suivi.get(&code("F")).unwrap();
        (etat.reste_a_deleguer(), etat.reste_a_consommer())
    };
    let juste = suivi(40, 0);
    assert_eq!(reste(&juste), (Some(somme(0)), Some(somme(60))));
    assert_eq!(juste.depassements().count(), 0);
    assert_eq!(reste(&suivi(-5, 0)).0, Some(somme(45)), "given back");
    let trop = suivi(50, 0);
    assert_eq!(reste(&trop), (Some(somme(-10)), Some(somme(50))));
    let told = |suivi: &EtatDesEnveloppes| -> Vec<(&'static str, i128)> {
        let depassements = suivi.depassements();
        depassements.map(|d| (d.code_de_constat(), d.ecart().centimes() / 100)).collect()
    };
    assert_eq!(told(&trop), [("DEPASSEMENT-D-EMPLOI", 10)]);
    assert_eq!(
        plain(&trop.depassements().next().unwrap().to_string()),
        "enveloppe F (Enveloppe F) : 110,00 € délégués, ou employés en propre au stade « engagé », \
         pour 100,00 € notifiés, soit 10,00 € de trop"
    );
    // The part is exceeded too, and so is all that is used.
    assert_eq!(
        told(&suivi(50, 61)),
        [
            ("DEPASSEMENT-D-EMPLOI", 10),
            ("DEPASSEMENT-DE-CONSOMMATION", 11),
            ("DEPASSEMENT-DE-CONSOMMATION", 1)
        ]
    );
    // Each euro delegated is used, or none is its own, or there is no part: it is told once.
    assert_eq!(told(&suivi(50, 60)), [("DEPASSEMENT-DE-CONSOMMATION", 10)]);
    assert_eq!(told(&suivi(0, 101)).len(), 2);
    let seule = Enveloppes::new([enveloppe("F", fonds(), "", Some(100))]).unwrap();
    let suivi = seule.follow(Stade::Engage, [(code("F"), euros(10_100))]).unwrap();
    assert_eq!(told(&suivi), [("DEPASSEMENT-DE-CONSOMMATION", 1)]);
}
