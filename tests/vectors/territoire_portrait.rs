//! The record of a territory: what contradicts itself is refused with its place.

use contrat_de_ville::rapport;
use contrat_de_ville::territoire::{Contrats, LigneDeContrat, Portrait, Signalement};

const CAS: &str = include_str!("../../examples/donnees/cabbalr-territoire.json");

/// One change to the record of the case, and what is said of it.
#[track_caller]
fn refused(avant: &str, apres: &str, attendu: &str) {
    assert!(CAS.contains(avant), "{avant}");
    let lu = serde_json::from_str::<Portrait>(&CAS.replacen(avant, apres, 1));
    let refus = match lu {
        Ok(portrait) => rapport::territoire(&portrait).unwrap_err().to_string(),
        Err(error) => error.to_string(),
    };
    assert!(refus.contains(attendu), "{refus}\nexpected {attendu}");
}

#[test]
fn records_that_contradict_themselves() {
    refused("\"qpv\": 16", "\"qpv\": 22", "comptes: 22 QPV of 21 quarters");
    refused("{\"communes\": 16", "{\"communes\": 14", "communes: 15 are named, 14 counted");
    refused(
        "\"epci\": \"200072460\",\n",
        "\"epci\": \"246200729\",\n",
        "epci: unknown EPCI 246200729",
    );
    refused("\"jour\": \"2024-09-24\"", "\"jour\": \"2016-09-24\"", "it starts on 2017-01-01 only");
    refused(
        "\"jour\": \"2024-09-24\"",
        "\"jour\": \"2024-9-24\"",
        "expected a day of the calendar",
    );
    refused(
        "\"codes\": [",
        "\"codes\": [\"59350\", ",
        "communes: 59350 is not in the COG of the record",
    );
    refused("\"seuil\": \"2/1\"", "\"seuil\": 2.0", "an exact ratio as a string");
    refused("\"seuil\": \"2/1\"", "\"seuil\": \"1/2\"", "threshold 1/2: expected a ratio above 1");
    refused("\"seuil\"", "\"seuils\"", "unknown field");
    refused(
        "\"contrats_2015\"",
        "\"communautaires\": [\"A\", \"B\", \"C\", \"D\", \"E\", \"F\"], \"contrats_2015\"",
        "communautaires: 6 are named, the counts leave 5",
    );
    refused("{\"qpv\": \"QN06204M\"}", "{\"qpv\": \"QP062004\"}", "a code of the other geography");
}

/// What a record lacks is said, not made up.
#[test]
fn what_is_not_said() {
    let mut portrait: Portrait = serde_json::from_str(CAS).unwrap();
    portrait.habitants = None;
    portrait.suivi = None;
    let printed = |portrait: &Portrait| {
        rapport::territoire(portrait).unwrap().to_string().replace(['\u{a0}', '\u{202f}'], " ")
    };
    let texte = printed(&portrait);
    assert!(texte.contains("- Agglomération : population non dite\n"));
    assert!(texte.contains("- En QPV, géographie de 2015 : au moins 33 129, part non calculée\n"));
    assert!(!texte.contains("## Référents"));

    // A commune that is not in the COG of the record is told, and printed by its code.
    let json = CAS.replace("\"communes\": [\"62048\"]", "\"communes\": [\"62048\", \"93059\"]");
    assert_ne!(json, CAS);
    let texte = printed(&serde_json::from_str(&json).unwrap());
    assert!(texte.contains("`COMMUNE-HORS-COG` QN06204M : QN06204M est dit dans la commune 93059"));
    assert!(texte.contains("Auchel, 93059"));

    // A population that may be believed is a share.
    let json = CAS.replace("66969", "30000");
    let texte = printed(&serde_json::from_str(&json).unwrap());
    assert!(texte.contains("- En QPV, géographie de 2024 : 30 000, soit 10,9 % (30000/275736)\n"));
    assert!(!texte.contains("ECART-DE-POPULATION"));

    // What is followed around the quarters, with how sure its rule is.
    let json = CAS.replace(
        "\"contrats_2015\"",
        "\"alentours\": [{\"veille_active\": {\"nom\": \"Fictif\", \"communes\": [\"62119\"]}}], \"contrats_2015\"",
    );
    let texte = printed(&serde_json::from_str(&json).unwrap());
    assert!(texte.contains("- Veille active : Fictif, Béthune (de mémoire, non vérifié)\n"));
}

/// Others that ended in the agglomeration may have held more; without them, what is found is all.
#[test]
fn what_others_held_is_not_found() {
    let printed = |json: &str| {
        let portrait: Portrait = serde_json::from_str(json).unwrap();
        rapport::territoire(&portrait).unwrap().to_string().replace(['\u{a0}', '\u{202f}'], " ")
    };
    assert!(printed(CAS).contains(" : au moins 33 129, soit au moins 12,0 % (33129/275736)\n"));
    let dits = CAS.replace(", \"autres_non_dits\": true", "");
    assert_ne!(dits, CAS);
    assert!(printed(&dits).contains("de 2015 : 33 129, soit 12,0 % (33129/275736)\n"));
    // They ended before any contract of 2024.
    let texte = printed(&CAS.replace("66969", "30000"));
    assert!(texte.contains("de 2024 : 30 000, soit 10,9 %"), "{texte}");
}

/// A contract of an EPCI that the lineage does not know is told, and counted under nobody.
#[test]
fn holders_that_are_unknown_are_told() {
    let mut portrait: Portrait = serde_json::from_str(CAS).unwrap();
    let mut lignes = portrait.contrats_2015.lignes().to_vec();
    let inconnu = LigneDeContrat {
        code: "CV222".parse().unwrap(),
        titulaire: "246200729".parse().unwrap(),
        ..lignes[0].clone()
    };
    lignes.push(inconnu);
    portrait.contrats_2015 = Contrats::new(lignes);
    assert_eq!(portrait.populations().unwrap()[0], Ok(33_129));
    let texte =
        rapport::territoire(&portrait).unwrap().to_string().replace(['\u{a0}', '\u{202f}'], " ");
    let attendu =
        "- `TITULAIRE-INCONNU` CV222 : CV222 est à 246200729, absent de la lignée chargée";
    assert!(texte.contains(attendu), "{texte}");
}

/// A row of a contract twice hides nothing: its people are not counted twice, and no share stands on them.
#[test]
fn a_contract_row_twice_is_not_counted_twice() {
    let mut portrait: Portrait = serde_json::from_str(CAS).unwrap();
    let mut lignes = portrait.contrats_2015.lignes().to_vec();
    lignes.push(lignes[0].clone());
    portrait.contrats_2015 = Contrats::new(lignes);
    assert!(portrait.populations().unwrap()[0].is_err());
    let texte =
        rapport::territoire(&portrait).unwrap().to_string().replace(['\u{a0}', '\u{202f}'], " ");
    for attendu in [
        "- En QPV, géographie de 2015 : non comptée, une ligne de CV221 en double, part non calculée\n",
        "- En QPV, géographie de 2024 : 66 969, part non calculée, chiffre à vérifier\n",
        "`CONTRAT-EN-PLUSIEURS-LIGNES` CV221",
    ] {
        assert!(texte.contains(attendu), "{texte}");
    }
}

/// A finding of each source comes out of the record, and is printed.
#[test]
fn every_source_is_checked() {
    for (avant, apres, code) in [
        ("\"communes\": [\"62048\"]", "\"communes\": [\"93059\"]", "COMMUNE-HORS-COG"),
        ("\"statut\": \"MODIFIE\"", "\"statut\": \"INCHANGE\"", "SUFFIXE-CONTREDIT"),
        (", \"population\": 2797", "", "POPULATION-NON-DITE"),
        (", \"population\": 66969", "", "POPULATION-NON-DITE"),
        (
            "\"referent\": \"R1\", \"commune\": \"62048\"",
            "\"referent\": \"R1\", \"commune\": \"62023\"",
            "COMMUNE-HORS-CONTRAT",
        ),
    ] {
        // Blanks of the record are those of its layout.
        let serre: String = CAS.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(serre.contains(avant), "{avant}");
        let portrait: Portrait = serde_json::from_str(&serre.replacen(avant, apres, 1)).unwrap();
        let codes: Vec<_> = portrait.check().unwrap().iter().map(Signalement::code).collect();
        assert!(codes.contains(&code), "{codes:?}");
        assert!(
            rapport::territoire(&portrait).unwrap().to_string().contains(&format!("`{code}`")),
            "{code}"
        );
    }
}

/// Quarters of the agglomeration that are named, that are none; one of 2015 that is gone.
#[test]
fn quarters_as_printed() {
    let printed = |json: String| {
        assert_ne!(json, CAS);
        let portrait: Portrait = serde_json::from_str(&json).unwrap();
        rapport::territoire(&portrait).unwrap().to_string().replace(['\u{a0}', '\u{202f}'], " ")
    };
    let sans = printed(CAS.replace("\"quartiers\": 21", "\"quartiers\": 16"));
    assert!(
        sans.contains("- 16 quartiers au contrat : 16 de l’État et 0 d’intérêt communautaire\n")
    );
    assert!(!sans.contains("D’intérêt communautaire :"));
    let nommes = printed(CAS.replace(
        "\"contrats_2015\"",
        "\"communautaires\": [\"QC-1\", \"QC-2\"], \"contrats_2015\"",
    ));
    assert!(nommes.contains("- D’intérêt communautaire : QC-1, QC-2, 3 identifiants non dits ;"));
    let disparu = printed(CAS.replace("\"liste_2015\": [", "\"liste_2015\": [\"QP062099\", "));
    assert!(disparu.contains("| QP062099 |          | disparu    |         | QP062099 "));
}

#[test]
fn the_wire_gives_the_record_back() {
    let portrait: Portrait = serde_json::from_str(CAS).unwrap();
    let fil = serde_json::to_string(&portrait).unwrap();
    assert_eq!(serde_json::from_str::<Portrait>(&fil).unwrap(), portrait);
}
