//! Payments that stand twice, and those that nearly do. Names and ids are fictitious.

use contrat_de_ville::financement::{
    Critere, Doublons, RegleDeDoublon, Versement, VersementBrut, VersementsLus,
};

fn versements(json: &str) -> Vec<Versement> {
    let brutes = serde_json::from_str::<Vec<VersementBrut>>(json).unwrap();
    VersementsLus::read(brutes).into_all().unwrap()
}

#[test]
fn doubles_and_near_doubles() {
    // Rows 1 and 3 are one; each other row differs from them by one field.
    let lignes = versements(
        r#"[{"id_poste":"F1","code_tiers":"A","raison_sociale":"N","annee":2020,"montant":10,"code_cv":"CV001","insee_dep":"62","insee_reg":"32"},
            {"id_poste":"F2","code_tiers":"A","raison_sociale":"N","annee":2020,"montant":10,"code_cv":"CV001","insee_dep":"62","insee_reg":"32"},
            {"id_poste":"F1","code_tiers":"A","raison_sociale":"N","annee":2020,"montant":10,"code_cv":"CV001","insee_dep":"62","insee_reg":"32"},
            {"id_poste":"F1","code_tiers":"B","raison_sociale":"N","annee":2020,"montant":10,"code_cv":"CV001","insee_dep":"62","insee_reg":"32"},
            {"id_poste":"F1","code_tiers":"A","raison_sociale":"M","annee":2020,"montant":10,"code_cv":"CV001","insee_dep":"62","insee_reg":"32"},
            {"id_poste":"F1","code_tiers":"A","raison_sociale":"N","annee":2021,"montant":10,"code_cv":"CV001","insee_dep":"62","insee_reg":"32"},
            {"id_poste":"F1","code_tiers":"A","raison_sociale":"N","annee":2020,"montant":10.01,"code_cv":"CV001","insee_dep":"62","insee_reg":"32"},
            {"id_poste":"F1","code_tiers":"A","raison_sociale":"N","annee":2020,"montant":10,"code_cv":"CV001CV002","insee_dep":"62","insee_reg":"32"},
            {"id_poste":"F1","code_tiers":"A","raison_sociale":"N","annee":2020,"montant":10,"code_cv":"CV001","insee_dep":"59","insee_reg":"32"},
            {"id_poste":"F1","code_tiers":"A","raison_sociale":"N","annee":2020,"montant":10,"code_cv":"CV001","insee_dep":"62","insee_reg":"11"},
            {"id_poste":"F1","code_tiers":"A","raison_sociale":"N","annee":2020,"montant":10,"code_cv":"CV001","insee_reg":"32"}]"#,
    );
    let champs = [
        (Critere::Reference, 2),
        (Critere::Beneficiaire, 4),
        (Critere::RaisonSociale, 5),
        (Critere::Annee, 6),
        (Critere::Montant, 7),
        (Critere::Contrats, 8),
        (Critere::Departement, 9),
        (Critere::Region, 10),
    ];
    let tous: Vec<Critere> = champs.iter().map(|(critere, _)| *critere).collect();
    let regle = RegleDeDoublon::new(tous.clone()).unwrap();
    assert_eq!(
        regle.to_string(),
        "même référence, bénéficiaire, raison sociale, montant, année, contrats, département, région"
    );
    let doublons = Doublons::find(regle, lignes.clone());
    assert_eq!(doublons.groupes(), [vec![1, 3]]);
    assert_eq!(doublons.incomparables(), [11]);
    // Without a field, the row that differs by it is a double too.
    for (critere, ligne) in champs {
        let regle = RegleDeDoublon::new(tous.iter().copied().filter(|c| *c != critere)).unwrap();
        let groupes = Doublons::find(regle, lignes.clone()).groupes().to_vec();
        let mut attendu = vec![1, 3, ligne];
        if critere == Critere::Departement {
            attendu.push(11);
        }
        attendu.sort_unstable();
        assert_eq!(groupes, [attendu], "{critere}");
    }

    let garde = doublons.clone().keep_all();
    assert_eq!((garde.gardees().len(), garde.ecartees().len()), (11, 0));
    assert_eq!(garde.total_garde().centimes(), 11_001);
    let tri = doublons.clone().merge();
    assert_eq!(tri.ecartees().iter().map(|(ligne, _)| *ligne).collect::<Vec<_>>(), [3]);
    assert_eq!(tri.total_garde().centimes(), 10_001);
    assert_eq!(tri.total_ecarte().centimes(), 1_000);

    let fil = serde_json::to_string(&doublons).unwrap();
    assert!(fil.starts_with(r#"{"regle":["reference","beneficiaire","#));
    assert_eq!(serde_json::from_str::<Doublons>(&fil).unwrap(), doublons);
}

#[test]
fn rules_of_doubles() {
    assert_eq!(
        RegleDeDoublon::new([]).unwrap_err().to_string(),
        "a rule of doubles without a field: expected at least one"
    );
    assert_eq!(
        RegleDeDoublon::new([Critere::Annee, Critere::Annee]).unwrap_err().to_string(),
        "field « année » given twice in a rule of doubles"
    );
    assert!(serde_json::from_str::<RegleDeDoublon>(r#"["nom"]"#).is_err());
    // The object and the programme of these rows are not said: nothing can be said of them.
    let lignes = versements(
        r#"[{"code_tiers":"A","annee":2020,"montant":10},{"code_tiers":"A","annee":2020,"montant":10}]"#,
    );
    for critere in [Critere::Objet, Critere::Programme, Critere::Reference, Critere::Contrats] {
        let regle = RegleDeDoublon::new([critere, Critere::Montant]).unwrap();
        let doublons = Doublons::find(regle, lignes.clone());
        assert_eq!((doublons.groupes().len(), doublons.incomparables()), (0, &[1, 2][..]));
    }
    let mut lignes = lignes;
    for (versement, objet) in lignes.iter_mut().zip(["x", "y"]) {
        versement.objet = objet.parse().ok();
        versement.programme = 147_u16.try_into().ok();
    }
    let doubles = |criteres: &[Critere]| {
        let regle = RegleDeDoublon::new(criteres.iter().copied()).unwrap();
        Doublons::find(regle, lignes.clone()).groupes().len()
    };
    assert_eq!(doubles(&[Critere::Programme]), 1);
    assert_eq!(doubles(&[Critere::Programme, Critere::Objet]), 0);
}

/// The rows of a file, of which the second is set aside: doubles are told by the rows that the file has.
#[test]
fn doubles_by_the_rows_of_their_file() {
    let brutes: Vec<VersementBrut> = serde_json::from_str(
        r#"[{"code_tiers":"A","annee":2020,"montant":10},
            {"code_tiers":"A","annee":2020,"montant":"dix"},
            {"code_tiers":"A","annee":2020,"montant":10},
            {"code_tiers":"B","annee":2020,"montant":20}]"#,
    )
    .unwrap();
    let (lignes, ecartees) = VersementsLus::read(brutes).into_lignes();
    assert_eq!(ecartees.iter().map(|(ligne, _)| *ligne).collect::<Vec<_>>(), [2]);
    let regle = || RegleDeDoublon::new([Critere::Beneficiaire, Critere::Montant]).unwrap();
    // The first row of the file is kept, whatever the order that rows are given in.
    let melees = [lignes[2].clone(), lignes[1].clone(), lignes[0].clone()];
    let doublons = Doublons::find_rows(regle(), melees).unwrap();
    assert_eq!(doublons.groupes(), [vec![1, 3]]);
    assert_eq!(doublons.lignes(), lignes);
    assert_eq!(doublons, Doublons::find_rows(regle(), lignes.clone()).unwrap());
    let fil = serde_json::to_string(&doublons).unwrap();
    assert!(fil.contains(r#""lignes":[[1,{"#), "{fil}");
    assert_eq!(serde_json::from_str::<Doublons>(&fil).unwrap(), doublons);
    let tri = doublons.merge();
    assert_eq!(tri.gardees().iter().map(|(ligne, _)| *ligne).collect::<Vec<_>>(), [1, 4]);
    assert_eq!(tri.ecartees().iter().map(|(ligne, _)| *ligne).collect::<Vec<_>>(), [3]);

    let deux = vec![lignes[1].clone(), lignes[0].clone(), lignes[1].clone()];
    let refus = Doublons::find_rows(regle(), deux.clone()).unwrap_err();
    assert_eq!(refus.to_string(), "row 3 given twice: expected each once");
    assert_eq!(*refus.rendu, deux);
    let fil = fil.replace("[[1,", "[[3,");
    let error = serde_json::from_str::<Doublons>(&fil).unwrap_err().to_string();
    assert!(error.starts_with("row 3 given twice"), "{error}");
}
