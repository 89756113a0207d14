//! Payments: raw rows, right and nearly right. Names and ids are fictitious.

use contrat_de_ville::Euros;
use contrat_de_ville::bilan::Ventilation;
use contrat_de_ville::financement::{
    Beneficiaire, CelluleDeContrats, ContratsPayes, Personne, ValeurBrute, Versement,
    VersementBrut, VersementsLus,
};

fn read(json: &str) -> VersementsLus {
    VersementsLus::read(serde_json::from_str::<Vec<VersementBrut>>(json).unwrap())
}

fn told(lus: &VersementsLus) -> Vec<String> {
    lus.problemes().iter().map(ToString::to_string).collect()
}

fn euros(centimes: i64) -> Euros {
    Euros::from_centimes(centimes)
}

/// A row of each file, and all that it says.
#[test]
fn rows_of_the_two_kinds() {
    let lus = read(
        r#"[{"id_poste":"00112R000102","code_tiers":"77554402601284","raison_sociale":"CENTRE A","annee":2020,"montant":19875.06,"code_cv":"CV002","insee_dep":"01","insee_reg":"84"},
            {"id_poste":"D01307","code_tiers":"ASSOCIATION B","raison_sociale":"ASSOCIATION B","montant":7164,"annee":"2021","code_cv":"CV380CV384","insee_dep":"973","insee_reg":"03"},
            {"code_tiers":"200072460","montant":"-12.5","annee":2022,"code_cv":null}]"#,
    );
    assert_eq!(told(&lus), [""; 0]);
    let versements: Vec<&Versement> = lus.versements().collect();
    assert_eq!(versements[0].montant, euros(1_987_506));
    assert_eq!(versements[0].region.as_ref().unwrap().as_str(), "84");
    assert_eq!(versements[1].montant, euros(716_400));
    assert_eq!(versements[1].annee.get(), 2021);
    assert_eq!(versements[1].contrats_payes().to_string(), "CV380 et CV384");
    assert_eq!(versements[2].montant, euros(-1_250));
    assert!(matches!(versements[2].beneficiaire, Beneficiaire::Siren(_)));
    assert_eq!(versements[2].contrats_payes(), ContratsPayes::NON_DITS);
    assert_eq!(versements[2].reference, None);

    assert_eq!(
        serde_json::to_string(versements[1]).unwrap(),
        r#"{"reference":"D01307","beneficiaire":{"nom":"ASSOCIATION B"},"raison_sociale":"ASSOCIATION B","montant":"7164.00","annee":2021,"contrats":"CV380CV384","departement":"973","region":"03"}"#
    );
    for versement in versements {
        let fil = serde_json::to_string(versement).unwrap();
        assert_eq!(&serde_json::from_str::<Versement>(&fil).unwrap(), versement);
    }
}

/// Every problem of every row, and no row half read.
#[test]
fn rows_nearly_right() {
    let lus = read(
        r#"[{},
            {"id_poste":12,"code_tiers":"77554402601285","raison_sociale":"","annee":1789,"montant":0.001,"code_cv":"CV38","insee_dep":"1","insee_reg":84},
            {"code_tiers":"A","annee":2020,"montant":1},
            {"code_tiers":"12345678","annee":"20 20","montant":"1 704"},
            {"code_tiers":"A","annee":2020.0,"montant":1e300},
            {"code_tiers":"A","annee":"2020","montant":92233720368547759},
            {"code_tiers":"A","annee":2020,"montant":18446744073709551615},
            {"code_tiers":"A","annee":2020,"montant":1234567890123456.0}]"#,
    );
    let montant = "expected whole euros, a double of at most 15 digits and two decimals, or a text as `1704613.00`";
    let annee = "expected 1990 to 2099, a whole number or four digits";
    assert_eq!(
        told(&lus),
        [
            "row 1, code_tiers: nothing there, expected a value".to_owned(),
            "row 1, annee: nothing there, expected a value".to_owned(),
            "row 1, montant: nothing there, expected a value".to_owned(),
            "row 2, id_poste: 12 is a number, expected a text, which keeps leading zeros".to_owned(),
            "row 2, code_tiers: SIRET \"77554402601285\": wrong Luhn key".to_owned(),
            "row 2, raison_sociale: \"\": expected a name, 1 to 256 characters, no control character, no blank around them".to_owned(),
            format!("row 2, annee: year \"1789\": {annee}"),
            format!("row 2, montant: amount \"0.001\": {montant}"),
            "row 2, code_cv: codes \"CV38\", character 1: no contract code starts there".to_owned(),
            "row 2, insee_dep: département \"1\": expected `01` to `95` without `20`, `2A`, `2B`, `971` to `978`, `984` or `986` to `988`".to_owned(),
            "row 2, insee_reg: 84 is a number, expected a text, which keeps leading zeros".to_owned(),
            "row 4, code_tiers: payee \"12345678\": expected fourteen digits, nine digits, or a name, which has letters".to_owned(),
            format!("row 4, annee: year \"20 20\": {annee}"),
            format!("row 4, montant: amount \"1 704\": {montant}"),
            format!("row 5, annee: year \"2020.0\": {annee}"),
            format!("row 5, montant: amount \"1e300\": {montant}"),
            format!("row 6, montant: amount \"92233720368547759\": {montant}"),
            format!("row 7, montant: amount \"18446744073709551615\": {montant}"),
            format!("row 8, montant: amount \"1234567890123456.0\": {montant}"),
        ]
    );
    assert_eq!(lus.lignes().iter().map(|(ligne, _)| *ligne).collect::<Vec<_>>(), [3]);
    let ecartees: Vec<usize> = lus.ecartees().iter().map(|(ligne, _)| *ligne).collect();
    assert_eq!(ecartees, [1, 2, 4, 5, 6, 7, 8]);
    assert_eq!(lus.ecartees()[1].1.id_poste, ValeurBrute::from(12));

    let refus = lus.clone().into_all().unwrap_err();
    assert!(refus.to_string().starts_with(
        "19 problems: row 1, code_tiers: nothing there, expected a value; row 1, annee: "
    ));
    assert_eq!(refus.cause.as_slice().len(), 19);
    assert_eq!(*refus.rendu, lus);
    let seul = read(r#"[{"code_tiers":"A","annee":2020}]"#).into_all().unwrap_err();
    assert_eq!(seul.to_string(), "1 problem: row 1, montant: nothing there, expected a value");
}

/// One wrong value is enough, in a column that may be empty as in any other.
#[test]
fn a_row_is_never_half_read() {
    for champ in ["id_poste", "raison_sociale", "code_cv", "insee_dep", "insee_reg"] {
        let lus = read(&format!(r#"[{{"code_tiers":"A","annee":2020,"montant":1,"{champ}":""}}]"#));
        assert_eq!((lus.lignes().len(), lus.problemes().len()), (0, 1), "{champ}");
        assert_eq!(lus.problemes()[0].champ.to_string(), champ);
        assert_eq!(lus.ecartees().len(), 1);
    }
}

#[test]
fn rows_of_another_shape() {
    for (json, attendu) in [
        (r#"[{"id":"F1"}]"#, "unknown field `id`"),
        (r#"[{"annee":2020,"annee":2020}]"#, "duplicate field `annee`"),
        (r#"[{"montant":[1]}]"#, "invalid type: sequence, expected a text, a number or null"),
        (
            r#"[{"montant":true}]"#,
            "invalid type: boolean `true`, expected a text, a number or null",
        ),
    ] {
        let error = serde_json::from_str::<Vec<VersementBrut>>(json).unwrap_err().to_string();
        assert!(error.starts_with(attendu), "{error}");
    }
    let versement = r#"{"beneficiaire":{"nom":"A"},"montant":"1.00","annee":2020"#;
    assert!(serde_json::from_str::<Versement>(&format!("{versement}}}")).is_ok());
    for intrus in [r#","autre":1}"#, r#","annee":2020}"#, r#","contrats":"CV38"}"#] {
        assert!(serde_json::from_str::<Versement>(&format!("{versement}{intrus}")).is_err());
    }
}

/// A key is the contracts, not how a cell writes them; what is of two contracts is under both together.
#[test]
fn contracts_of_a_payment() {
    let cellule = |texte: &str| texte.parse::<CelluleDeContrats>().unwrap();
    assert_eq!(cellule("CV384CV380").contrats(), cellule("CV380\r\nCV384").contrats());
    assert_eq!(cellule("CV072\r\nCV072\r\n").contrats().unique(), "CV072".parse().ok());
    assert_eq!(cellule("CV072\r\nCV072\r\n").as_str(), "CV072\r\nCV072\r\n");
    assert_eq!(cellule("CV384CV380").contrats().unique(), None);
    assert!(cellule("CV384CV380").contrats().is_plusieurs());
    assert!(!cellule("CV384").contrats().is_plusieurs());
    assert_eq!(ContratsPayes::NON_DITS.unique(), None);
    assert!(!ContratsPayes::NON_DITS.is_plusieurs());
    assert_eq!(cellule("CV003CV001CV002").contrats().to_string(), "CV001, CV002 et CV003");
    assert_eq!(cellule("CV001").contrats().to_string(), "CV001");
    let error = serde_json::from_str::<ContratsPayes>(r#"["CV001","CV001"]"#).unwrap_err();
    assert!(error.to_string().starts_with("contract CV001 given twice: expected each once"));

    let lus = read(
        r#"[{"code_tiers":"A","annee":2020,"montant":10,"code_cv":"CV001"},
            {"code_tiers":"A","annee":2020,"montant":20,"code_cv":"CV001CV002","insee_dep":"62"},
            {"code_tiers":"A","annee":2021,"montant":40}]"#,
    );
    let par_contrat: Ventilation<ContratsPayes> =
        lus.versements().map(Versement::par_contrat).collect();
    let dits: Vec<(String, i128)> = par_contrat
        .iter()
        .map(|(cle, cumul)| (cle.to_string(), cumul.total().centimes()))
        .collect();
    assert_eq!(
        dits,
        [("contrat non dit", 4_000), ("CV001", 1_000), ("CV001 et CV002", 2_000)]
            .map(|(cle, centimes)| (cle.to_owned(), centimes))
    );
    let par_departement: Ventilation<_> =
        lus.versements().map(Versement::par_departement).collect();
    assert_eq!(par_departement.get(&None).unwrap().total().centimes(), 5_000);
    let par_annee: Ventilation<_> = lus.versements().map(Versement::par_annee).collect();
    assert_eq!(par_annee.get(&2020_u16.try_into().unwrap()).unwrap().total().centimes(), 3_000);
}

/// A number is no name, whatever road it comes by.
#[test]
fn a_name_on_the_wire_has_letters() {
    for texte in ["77554402601284", "77554402601285", "775544026", "12"] {
        let json = format!(r#"{{"nom":"{texte}"}}"#);
        let attendu = format!(
            "payee \"{texte}\": expected fourteen digits, nine digits, or a name, which has letters"
        );
        assert_eq!(serde_json::from_str::<Beneficiaire>(&json).unwrap_err().to_string(), attendu);
        assert_eq!(serde_json::from_str::<Personne>(&json).unwrap_err().to_string(), attendu);
    }
    for json in
        [r#"{"siret":"77554402601284"}"#, r#"{"siren":"775544026"}"#, r#"{"nom":"ASSOCIATION A"}"#]
    {
        let lu: Beneficiaire = serde_json::from_str(json).unwrap();
        assert_eq!(serde_json::to_string(&lu).unwrap(), json);
        let personne = serde_json::to_string(&lu.personne()).unwrap();
        assert_eq!(serde_json::from_str::<Personne>(&personne).unwrap(), lu.personne());
    }
    for json in [
        r#"{"siren":"775544026","nom":"A"}"#,
        r#"{"rna":"W062000001"}"#,
        "{}",
        r#""ASSOCIATION A""#,
    ] {
        assert!(serde_json::from_str::<Beneficiaire>(json).is_err(), "{json}");
        assert!(serde_json::from_str::<Personne>(json).is_err(), "{json}");
    }
}

/// A letter among the digits of a number is a slip, not a name.
#[test]
fn a_number_with_a_slip_is_no_name() {
    for texte in ["7755440260128O", "77554402601284".replace('7', "I").as_str(), "77554402b"] {
        let attendu = format!(
            "payee {texte:?}: nine or fourteen characters, most of them digits, expected digits alone or a name"
        );
        assert_eq!(texte.parse::<Beneficiaire>().unwrap_err().to_string(), attendu);
        let json = format!(r#"{{"nom":"{texte}"}}"#);
        assert_eq!(serde_json::from_str::<Personne>(&json).unwrap_err().to_string(), attendu);
    }
    // An RNA is of no SIREN: it is kept as a name, which may be that of any.
    for texte in ["AMICALE62", "CLUB 1901 A 62", "W062000001", "A2345678", "14 JUILLET 1789"] {
        assert!(matches!(texte.parse(), Ok(Beneficiaire::Nom(_))), "{texte}");
    }
}
