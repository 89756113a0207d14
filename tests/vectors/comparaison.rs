//! Comparisons and indicators, by hand. Every figure here is fictitious.

use contrat_de_ville::bilan::{
    ActionsComparees, ActionsDistinctes, CofinancementError, Comparaison, Concentration,
    ConcentrationError, LigneComparee, Mouvement, Ventilation, montant_par_beneficiaire,
    taux_de_cofinancement,
};
use contrat_de_ville::financement::{
    Lot, ParAction, ParLieu, Ponderation, Programmation, ProgrammationVentilee, SelonAction, Stade,
};
use contrat_de_ville::identifiant::{Annee, CodeContrat};
use contrat_de_ville::nombre::{Arrondi, Decimales, Euros, Methode, Somme, Taux, TauxError};

use crate::programmation::{action, caf, etat, euros, population, reference, saisie};

fn programmation(lignes: &[(&str, i64)]) -> Programmation {
    let mut saisie = saisie();
    for (texte, centimes) in lignes {
        saisie.add_action(action(texte, &[]));
        saisie.add_ligne(&reference(texte), &etat(), Stade::Accorde, euros(*centimes));
        saisie.add_ligne(&reference(texte), &caf(), Stade::Demande, euros(1));
    }
    saisie.finish().unwrap()
}

#[test]
fn new_gone_up_down_stable() {
    let avant =
        programmation(&[("A-22", 400), ("B-22", 500), ("C-22", 0), ("D-22", 70), ("E-22", 0)]);
    let apres =
        programmation(&[("A-23", 500), ("B-23", 400), ("C-23", 0), ("E-23", 9), ("F-23", 60)]);
    let base = SelonAction::new(|action| action.reference.as_str()[..1].to_owned());
    let comparaison = Comparaison::of_tranches(
        avant.tranche(Stade::Accorde),
        apres.tranche(Stade::Accorde),
        &base,
    )
    .unwrap();
    let lues: Vec<_> = comparaison
        .lignes()
        .iter()
        .map(|l| (l.cle().as_str(), l.mouvement(), l.ecart().centimes()))
        .collect();
    assert_eq!(
        lues,
        [
            ("A", Mouvement::Hausse, 100),
            ("B", Mouvement::Baisse, -100),
            ("C", Mouvement::Stable, 0),
            ("D", Mouvement::Disparu, -70),
            ("E", Mouvement::Hausse, 9),
            ("F", Mouvement::Nouveau, 60),
        ]
    );
    assert_eq!((comparaison.avant().centimes(), comparaison.apres().centimes()), (970, 969));
    assert_eq!(comparaison.ecart().centimes(), -1);
    assert_eq!(comparaison.evolution().unwrap().to_string(), "-1/970");
    let taux: Vec<Option<Result<String, TauxError>>> = comparaison
        .lignes()
        .iter()
        .map(|ligne| {
            ligne.evolution().map(|taux| {
                taux.map(|taux| taux.pourcentage(Arrondi::AuPlusProche, Decimales::UNE).to_string())
            })
        })
        .collect();
    assert_eq!(
        taux,
        [
            Some(Ok("25,0\u{a0}%".to_owned())),
            Some(Ok("-20,0\u{a0}%".to_owned())),
            Some(Err(TauxError::DenominateurNul { numerateur: 0 })),
            Some(Ok("-100,0\u{a0}%".to_owned())),
            Some(Err(TauxError::DenominateurNul { numerateur: 9 })), // from nothing
            None,
        ]
    );
    // By reference, the two years have no action in common.
    let par_reference = Comparaison::of_tranches(
        avant.tranche(Stade::Accorde),
        apres.tranche(Stade::Accorde),
        &ParAction,
    )
    .unwrap();
    assert_eq!(par_reference.of_mouvement(Mouvement::Disparu).count(), 5);
    assert_eq!(par_reference.of_mouvement(Mouvement::Nouveau).count(), 5);
    assert_eq!(par_reference.ecart(), comparaison.ecart());

    let refus = Comparaison::of_tranches(
        avant.tranche(Stade::Accorde),
        apres.tranche(Stade::Demande),
        &base,
    )
    .unwrap_err();
    assert_eq!(refus.to_string(), "« accordé » and « demandé »: expected one stage on both sides");
    let textes = Mouvement::TOUS.map(|mouvement| mouvement.to_string());
    assert_eq!(textes, ["nouveau", "disparu", "en hausse", "en baisse", "stable"]);
}

/// What a quarter gains by another key is not money that moved.
#[test]
fn splits_compare_by_one_key_and_one_method() {
    let mut saisie = saisie();
    saisie.add_action(action("A", &["QP062004", "QP062005"]));
    saisie.add_ligne(&reference("A"), &etat(), Stade::Accorde, euros(90));
    let programmation = saisie.finish().unwrap();
    let fendue =
        |methode, ponderation| programmation.clone().ventilate(methode, ponderation).unwrap();
    let population = || population(&[("QP062004", 2), ("QP062005", 1)]);
    let egale = fendue(Methode::PlusFortsRestes, Ponderation::Egale);
    let autre_cle = fendue(Methode::PlusFortsRestes, population());
    let autre_methode = fendue(Methode::Hondt, Ponderation::Egale);
    let compare = |avant: &ProgrammationVentilee, apres: &ProgrammationVentilee| {
        Comparaison::of_tranches(
            avant.tranche(Stade::Accorde),
            apres.tranche(Stade::Accorde),
            &ParLieu,
        )
        .map(|comparaison| comparaison.of_mouvement(Mouvement::Stable).count())
        .map_err(|erreur| erreur.to_string())
    };
    assert_eq!(compare(&egale, &egale), Ok(2));
    assert_eq!(
        compare(&egale, &autre_cle),
        Err("split by « parts égales » (plus forts restes) and by « population » (plus forts restes): \
             expected one key and one method on both sides"
            .to_owned())
    );
    assert!(compare(&egale, &autre_methode).is_err());
}

#[test]
fn comparisons_on_the_wire() {
    let json = r#"[{"cle":"A","avant":"1.00","apres":"2.00"},{"cle":"B","apres":"0.00"},{"cle":"C","avant":"-3.00"}]"#;
    let lue: Comparaison<String> = serde_json::from_str(json).unwrap();
    assert_eq!(serde_json::to_string(&lue).unwrap(), json);
    let mouvements: Vec<Mouvement> = lue.lignes().iter().map(LigneComparee::mouvement).collect();
    assert_eq!(mouvements, [Mouvement::Hausse, Mouvement::Nouveau, Mouvement::Disparu]);
    assert_eq!(
        lue.lignes()[2].evolution(),
        Some(Err(TauxError::DenominateurNegatif { numerateur: 300, denominateur: -300 }))
    );
    let refuse =
        |json: &str| serde_json::from_str::<Comparaison<String>>(json).unwrap_err().to_string();
    assert_eq!(
        refuse(
            r#"[{"cle":"B","avant":"1.00"},{"cle":"A","avant":"1.00"},{"cle":"B","apres":"1.00"}]"#
        ),
        "a key stands twice (rank 1 of the sorted keys), expected each key once"
    );
    assert!(
        refuse(r#"[{"cle":"A"}]"#)
            .starts_with("a key on neither side: expected an amount before, after, or both")
    );
    assert!(refuse(r#"[{"cle":"A","avant":"1.00","pendant":"1.00"}]"#).contains("pendant"));
    // A rise of less than nothing: the difference does not fit.
    let (moins, plus) = (Somme::from_centimes(i128::MIN).plain(), Somme::from_centimes(1).plain());
    let error = refuse(&format!(r#"[{{"cle":"A","avant":"{moins}","apres":"{plus}"}}]"#));
    assert!(
        error.starts_with(&format!("from {moins} € to {plus} €: the difference is out of range"))
    );
    assert!(refuse(&format!(r#"[{{"cle":"A","avant":"{moins}"}}]"#)).contains("to 0.00 €"));
    assert_eq!(serde_json::to_string(&Mouvement::Disparu).unwrap(), r#""disparu""#);
}

#[test]
fn actions_of_two_years_by_the_base_of_their_reference() {
    let lot = |annee| Lot {
        contrat: CodeContrat::parse("CV221").unwrap(),
        annee: Annee::new(annee).unwrap(),
    };
    let avant = ActionsDistinctes::of(lot(2022), ["A-01", "A-02", "B-01"].map(reference));
    let apres = ActionsDistinctes::of(lot(2023), ["A-01", "C-01"].map(reference));
    let base = |_: Lot, r: &contrat_de_ville::identifiant::Reference| r.as_str()[..1].to_owned();
    let comparees = ActionsComparees::of(&avant, &apres, base);
    assert_eq!(
        serde_json::to_string(&comparees).unwrap(),
        r#"{"nouvelles":["C"],"disparues":["B"],"maintenues":["A"]}"#
    );
}

#[test]
fn what_others_than_one_source_bring() {
    let somme = Somme::from_centimes;
    assert_eq!(taux_de_cofinancement(somme(30), somme(100)).unwrap().to_string(), "70/100");
    assert_eq!(taux_de_cofinancement(somme(0), somme(100)).unwrap(), Taux::UN);
    assert_eq!(taux_de_cofinancement(somme(100), somme(100)).unwrap().to_string(), "0/100");
    assert_eq!(
        taux_de_cofinancement(somme(101), somme(100)).unwrap_err().to_string(),
        "1.01 € of 1.00 €: expected a part between zero and the whole"
    );
    assert_eq!(
        taux_de_cofinancement(somme(-1), somme(100)),
        Err(CofinancementError::PartieHorsDuTotal { partie: somme(-1), total: somme(100) })
    );
    assert_eq!(
        taux_de_cofinancement(somme(0), somme(0)),
        Err(CofinancementError::Taux(TauxError::DenominateurNul { numerateur: 0 }))
    );
    assert!(taux_de_cofinancement(somme(i128::MIN), somme(i128::MAX)).is_err());
    assert_eq!(taux_de_cofinancement(Euros::ZERO, somme(i128::MAX)).unwrap(), Taux::UN);
}

#[test]
fn for_one_beneficiary() {
    let taux = montant_par_beneficiaire(euros(100_000), Some(3)).unwrap();
    let imprime = |arrondi| taux.quotient(arrondi, Decimales::DEUX).to_string();
    assert_eq!(taux.to_string(), "100000/300");
    assert_eq!(imprime(Arrondi::AuPlusProche), "333,33");
    assert_eq!(imprime(Arrondi::ParExces), "333,34");
    assert_eq!(
        montant_par_beneficiaire(euros(1), Some(0)).unwrap_err().to_string(),
        "population of the beneficiaries is zero"
    );
    assert_eq!(
        montant_par_beneficiaire(Somme::from_centimes(i128::MIN), Some(u64::MAX))
            .unwrap()
            .denominateur()
            .get(),
        u128::from(u64::MAX) * 100
    );
}

#[test]
fn concentration_by_hand() {
    let somme = |centimes: i128| Somme::from_centimes(centimes);
    let une = Concentration::of([("A", somme(1)), ("B", somme(0))]).unwrap();
    assert_eq!((une.hhi(), une.nombre_equivalent(), une.nombre()), (Taux::UN, Taux::UN, 1));
    let quatre = Concentration::of(["A", "B", "C", "D"].map(|cle| (cle, somme(250)))).unwrap();
    assert_eq!(quatre.hhi().to_string(), "4/16");
    assert_eq!(quatre.nombre_equivalent().to_string(), "16/4");
    assert_eq!(quatre.part_des_premiers(3).to_string(), "3/4");
    assert_eq!(quatre.part_des_premiers(0).to_string(), "0/4");
    assert_eq!(quatre.part_des_premiers(9), Taux::UN);
    let par_operateur: Ventilation<&str> =
        [("A", euros(600)), ("B", euros(300)), ("A", euros(300))].into_iter().collect();
    assert_eq!(par_operateur.concentration().unwrap().hhi().to_string(), "10/16");
}

#[test]
fn amounts_without_a_concentration() {
    let somme = |centimes: i128| Somme::from_centimes(centimes);
    let refuse = |montants: &[(&'static str, i128)]| {
        let montants = montants.iter().map(|(cle, centimes)| (*cle, somme(*centimes)));
        Concentration::of(montants).unwrap_err()
    };
    assert_eq!(
        refuse(&[("A", 1), ("B", -5)]).to_string(),
        "\"B\": -0.05 € is no share, expected zero or more"
    );
    assert_eq!(
        refuse(&[("A", 1), ("A", 2)]).to_string(),
        "key \"A\" given twice: expected each key once"
    );
    assert_eq!(refuse(&[("A", 0)]).to_string(), "no amount above zero: expected at least one");
    assert_eq!(refuse(&[]), ConcentrationError::SansMontant);
    assert_eq!(
        refuse(&[("A", i128::MAX), ("B", 1)]).to_string(),
        "amounts too large, or too fine, for an exact sum of squares"
    );
    assert_eq!(refuse(&[("A", i128::MAX), ("B", i128::MAX - 1)]), ConcentrationError::HorsBornes);
    assert!(matches!(refuse(&[("A", i128::MIN)]), ConcentrationError::Negatif { .. }));
    // The edge: the square of 13 043 817 825 332 782 212 is the last to fit 127 bits.
    let bord = 13_043_817_825_332_782_212;
    assert!(Concentration::of([("A", somme(bord - 1)), ("B", somme(1))]).is_ok());
    assert!(Concentration::of([("A", somme(bord)), ("B", somme(1))]).is_err());
    // What all amounts have in common does not count.
    let enormes = [("A", somme(i128::MAX)), ("B", somme(i128::MAX))];
    assert_eq!(Concentration::of(enormes).unwrap().hhi().to_string(), "2/4");
}
