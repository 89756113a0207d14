//! Requests and payments matched, and lines split over several actions. References are fictitious.

use contrat_de_ville::Euros;
use contrat_de_ville::financement::{
    CleDeRapprochement, CleRapprochee, Groupe, LignePayee, PartDeVersement, Partage, PartageError,
    Rapprochement, RegleDePartage,
};
use contrat_de_ville::identifiant::Reference;
use contrat_de_ville::nombre::Methode;

fn reference(texte: &str) -> Reference {
    texte.parse().unwrap()
}

fn euros(centimes: i64) -> Euros {
    Euros::from_centimes(centimes)
}

/// 1 000 € for two actions, granted 2 000 and 1 000: 666,67 and 333,33.
#[test]
fn splits() {
    let (a, b, c) = (reference("A"), reference("B"), reference("C"));
    let parts = |partage: &Partage| -> Vec<(String, u64, i64)> {
        let dite = |part: &PartDeVersement| {
            (part.reference.to_string(), part.poids, part.montant.centimes())
        };
        partage.parts().iter().map(dite).collect()
    };
    let methode = Methode::PlusFortsRestes;
    let accorde = Partage::by_granted(
        euros(100_000),
        methode,
        [(b.clone(), euros(100_000)), (a.clone(), euros(200_000)), (c.clone(), Euros::ZERO)],
    )
    .unwrap();
    assert_eq!(
        parts(&accorde),
        [
            ("A".to_owned(), 200_000, 66_667),
            ("B".to_owned(), 100_000, 33_333),
            ("C".to_owned(), 0, 0)
        ]
    );
    assert_eq!((accorde.regle(), accorde.methode()), (RegleDePartage::Accorde, methode));
    let egal = Partage::equal(euros(-100), methode, [a.clone(), b.clone(), c.clone()]).unwrap();
    assert_eq!(parts(&egal).iter().map(|(.., part)| part).sum::<i64>(), -100);
    assert_eq!(egal.regle(), RegleDePartage::Egal);
    let poids = Partage::by_weights(euros(10), methode, [(a.clone(), 3), (b.clone(), 7)]).unwrap();
    assert_eq!(parts(&poids), [("A".to_owned(), 3, 3), ("B".to_owned(), 7, 7)]);
    assert_eq!(
        RegleDePartage::Accorde.to_string() + ", " + &poids.regle().to_string(),
        "au prorata de l’accordé, selon des poids donnés"
    );

    let error = |partage: Result<Partage, PartageError>| partage.unwrap_err().to_string();
    assert_eq!(
        error(Partage::by_granted(euros(1), methode, [(a.clone(), euros(-1))])),
        "A: granted -0.01 €, expected zero or more"
    );
    assert_eq!(
        error(Partage::equal(euros(1), methode, [a.clone(), a.clone()])),
        "key Reference(\"A\") given twice: expected each key once"
    );
    assert!(Partage::equal(euros(1), methode, []).is_err());
    assert!(Partage::by_weights(euros(1), methode, [(a.clone(), 0)]).is_err());
    assert!(Partage::equal(euros(1), Methode::Adams, [a, b]).is_err());

    let fil = serde_json::to_string(&poids).unwrap();
    assert_eq!(
        fil,
        r#"{"regle":"poids","methode":"plus_forts_restes","montant":"0.10","parts":[{"reference":"A","poids":3,"montant":"0.03"},{"reference":"B","poids":7,"montant":"0.07"}]}"#
    );
    assert_eq!(serde_json::from_str::<Partage>(&fil).unwrap(), poids);
    let wrong = |avant: &str, apres: &str| {
        serde_json::from_str::<Partage>(&fil.replace(avant, apres)).unwrap_err().to_string()
    };
    assert_eq!(wrong("0.07", "0.08"), "B: part of 0.08 €, expected 0.07 €");
    assert_eq!(wrong(r#""poids","m"#, r#""egal","m"#), "A: weight 3, expected 1 for equal shares");
    assert!(wrong(r#""montant":"0.10","#, "").starts_with("missing field `montant`"));
    let enorme =
        fil.replace(r#""poids","m"#, r#""accorde","m"#).replace(":3,", ":9223372036854775808,");
    assert_eq!(
        serde_json::from_str::<Partage>(&enorme).unwrap_err().to_string(),
        "A: granted 9223372036854775808 cents, expected at most 2^63 - 1"
    );
}

/// Three dossiers, one line for two of them, one payment under no request and one under no reference.
fn rapprochement(cle: CleDeRapprochement) -> Rapprochement {
    let demandes = [
        ("DA00000001-01", 400_000),
        ("DA00000001-02", 150_000),
        ("DA00000002-01", 90_000),
        ("00000003-01", 70_000),
        ("ancienne 7", 5_000),
        ("ancienne 7", 5_000),
    ]
    .map(|(texte, centimes)| (reference(texte), euros(centimes)));
    let partage = Partage::by_granted(
        euros(240_000),
        Methode::PlusFortsRestes,
        [(reference("DA00000001-02"), euros(150_000)), (reference("DA00000002-01"), euros(90_000))],
    )
    .unwrap();
    let lignes = [
        (Some(reference("DA00000001-01")), euros(400_000)).into(),
        (Some(reference("DA00000001-01")), euros(-25_000)).into(),
        LignePayee::from(partage),
        (Some(reference("DA00000009-01")), euros(1_000)).into(),
        // A base alone is no known form: it is not taken for a request of it.
        (Some(reference("00000003")), euros(70_000)).into(),
        (None, euros(500)).into(),
    ];
    Rapprochement::new(cle, demandes, lignes)
}

#[test]
fn matching_by_dossier() {
    let vu = rapprochement(CleDeRapprochement::Dossier);
    let dits: Vec<(String, i128, i128, i128)> = vu
        .groupes()
        .iter()
        .map(|groupe| {
            (
                groupe.cle().to_string(),
                groupe.total_des_demandes().centimes(),
                groupe.total_des_versements().centimes(),
                groupe.ecart().centimes(),
            )
        })
        .collect();
    assert_eq!(
        dits,
        [
            ("00000003", 70_000, 0, -70_000),
            ("DA00000001", 550_000, 525_000, -25_000),
            ("DA00000002", 90_000, 90_000, 0),
            ("DA00000009", 0, 1_000, 1_000),
            ("00000003", 0, 70_000, 70_000),
            ("ancienne 7", 10_000, 0, -10_000),
        ]
        .map(|(cle, a, b, c)| (cle.to_owned(), a, b, c))
    );
    let cles = |groupes: Vec<&Groupe>| -> Vec<String> {
        groupes.iter().map(|groupe| groupe.cle().to_string()).collect()
    };
    assert_eq!(cles(vu.rapproches().collect()), ["DA00000001", "DA00000002"]);
    assert_eq!(cles(vu.sans_versement().collect()), ["00000003", "ancienne 7"]);
    assert_eq!(cles(vu.sans_demande().collect()), ["DA00000009", "00000003"]);
    assert_eq!(vu.groupes()[4].cle(), &CleRapprochee::Reference(reference("00000003")));
    assert_eq!(vu.sans_reference().collect::<Vec<_>>(), [euros(500)]);
    assert_eq!(vu.total_des_demandes().centimes(), 720_000);
    assert_eq!(vu.total_des_versements().centimes(), 686_500);
    assert_eq!(vu.illisibles(), [&reference("00000003"), &reference("ancienne 7")]);
    assert_eq!(vu.demandes_repetees(), [(&reference("ancienne 7"), 2)]);
    assert_eq!(vu.versements_repetes(), [(&reference("DA00000001-01"), 2)]);
    let parts: Vec<bool> = vu.groupes()[1].versements().iter().map(|v| v.partage).collect();
    assert_eq!(parts, [false, false, true]);

    let fil = serde_json::to_string(&vu).unwrap();
    assert!(fil.starts_with(
        r#"{"cle":"dossier","demandes":[{"reference":"00000003-01","montant":"700.00"}"#
    ));
    assert_eq!(serde_json::from_str::<Rapprochement>(&fil).unwrap(), vu);
}

#[test]
fn matching_by_whole_reference() {
    let vu = rapprochement(CleDeRapprochement::Reference);
    let seuls: Vec<(String, i128)> = vu
        .rapproches()
        .map(|groupe| (groupe.cle().to_string(), groupe.ecart().centimes()))
        .collect();
    assert_eq!(
        seuls,
        [("DA00000001-01", -25_000), ("DA00000001-02", 0), ("DA00000002-01", 0)]
            .map(|(cle, ecart)| (cle.to_owned(), ecart))
    );
    assert!(vu.illisibles().is_empty());
    assert_eq!(vu.cle().to_string(), "référence entière");
    assert_eq!(CleDeRapprochement::Dossier.to_string(), "base du dossier");
}

/// A part of nothing pays nobody: what it would go to stays without payment.
#[test]
fn a_part_of_nothing_is_no_payment() {
    let demandes = [("DA00000001-01", 100_000), ("DA00000002-01", 50_000)]
        .map(|(texte, centimes)| (reference(texte), euros(centimes)));
    let accordes =
        [(reference("DA00000001-01"), euros(80_000)), (reference("DA00000002-01"), Euros::ZERO)];
    let partage = Partage::by_granted(euros(80_000), Methode::PlusFortsRestes, accordes).unwrap();
    let vu = Rapprochement::new(CleDeRapprochement::Dossier, demandes, [partage.clone()]);
    let cles = |groupes: Vec<&Groupe>| -> Vec<String> {
        groupes.iter().map(|groupe| groupe.cle().to_string()).collect()
    };
    assert_eq!(cles(vu.rapproches().collect()), ["DA00000001"]);
    assert_eq!(cles(vu.sans_versement().collect()), ["DA00000002"]);
    // The split itself is kept whole, with its part of nothing.
    assert_eq!(vu.lignes(), [LignePayee::from(partage)]);
    // A line of nothing under one reference is a line that the file has.
    let rien = [(Some(reference("DA00000002-01")), Euros::ZERO)];
    let vu = Rapprochement::new(
        CleDeRapprochement::Dossier,
        [(reference("DA00000002-01"), euros(50_000))],
        rien,
    );
    assert_eq!(vu.rapproches().count(), 1);
}
