//! The territory of the real files: quarters, communes, EPCI, correspondence.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroU32;

use chrono::NaiveDate;
use contrat_de_ville::identifiant::{CodeCommune, CodeQpv, Geographie, Nom, Siren};
use contrat_de_ville::territoire::{
    CodesLus, Cog, Commune, Contrats, Correspondance, Epci, EtatDeCommune, EvenementEpci,
    Inscription, LigneDeContrat, LigneDeCorrespondance, Lignee, Liste, NatureDeLien, Parent,
    Quartier, SeuilDEcart, Signalement, compare_populations, part_en_qpv,
};

use crate::{read, rows};

fn jour(texte: &str) -> NaiveDate {
    texte.parse().unwrap()
}

fn qpv(texte: &str) -> CodeQpv {
    texte.parse().unwrap()
}

/// The quarters and the communes of the national file, from its rows QPV × commune × EPCI.
fn national() -> Option<(Liste, Cog)> {
    let lignes = rows("qpv/qpv2024_commune_epci.csv")?;
    assert_eq!(lignes.len(), 1_776);
    let mut quartiers = Vec::new();
    let mut communes: BTreeMap<CodeCommune, Commune> = BTreeMap::new();
    for ligne in &lignes {
        let (code, commune) = (qpv(&ligne["code_qp"]), ligne["insee_com"].parse().unwrap());
        quartiers.push((code, ligne["lib_qp"].parse::<Nom>().unwrap(), commune));
        // Empty in the rows of a code that the COG of 2026 does not have.
        if let Ok(nom) = ligne["nom_commune_cog2026"].parse() {
            let epci = ligne["siren_epci_2026"].parse().ok();
            let lue = Commune { code: commune, nom, epci };
            assert_eq!(communes.entry(commune).or_insert_with(|| lue.clone()), &lue);
        }
    }
    let liste = Liste::from_rows(Geographie::De2024, quartiers).unwrap();
    Some((liste, Cog::new(jour("2026-01-01"), communes.into_values(), []).unwrap()))
}

#[test]
fn quarters_of_the_national_file() {
    let Some((liste, cog)) = national() else { return };
    assert_eq!(liste.quartiers().len(), 1_584);
    assert_eq!(liste.quartiers().filter(|quartier| quartier.communes.len() > 1).count(), 149);
    assert_eq!(liste.named("Centre Ville").count(), 28);

    // On the list, of the other one, or on neither.
    let le = jour("2024-09-24");
    let find = |code| liste.find_on(qpv(code), le).unwrap().inscription;
    assert!(matches!(find("QN06208M"), Inscription::Inscrit(_)));
    assert!(matches!(find("QP062008"), Inscription::AutreGeographie(_)));
    assert_eq!(find("QN06208I"), Inscription::Absent);

    // One quarter, two agglomerations.
    let [cabbalr, lens_lievin] =
        ["200072460", "246200364"].map(|siren| siren.parse::<Siren>().unwrap());
    for epci in [cabbalr, lens_lievin] {
        let communes = cog.communes_of(epci);
        assert!(liste.in_communes(&communes).any(|q| q.qpv() == Some(qpv("QN06216M"))), "{epci}");
    }
    let communes = cog.communes_of(cabbalr);
    let siens: Vec<&Quartier> = liste.in_communes(&communes).collect();
    assert_eq!((siens.len(), communes.len()), (16, 19));
    let touchees: BTreeSet<CodeCommune> =
        siens.iter().flat_map(|quartier| quartier.communes.iter().copied()).collect();
    let hors: Vec<String> = touchees.difference(&communes).map(ToString::to_string).collect();
    assert_eq!(hors, ["62464"]);
}

/// Three quarters of Seine-Saint-Denis lie in a commune that the COG of 2026 does not have.
#[test]
fn obsolete_commune_of_the_national_file() {
    let Some((liste, cog)) = national() else { return };
    let obsolete: CodeCommune = "93059".parse().unwrap();
    assert_eq!(cog.state_on(obsolete, cog.au()), EtatDeCommune::HorsCog);
    let dits: Vec<String> = cog
        .check(&liste, cog.au())
        .iter()
        .map(|signalement| format!("{} {}", signalement.code(), signalement.lieu()))
        .collect();
    assert_eq!(
        dits,
        ["COMMUNE-HORS-COG QN09335M", "COMMUNE-HORS-COG QN09336I", "COMMUNE-HORS-COG QN09342M"]
    );
}

/// One table: the label, the status and the parents stand in columns that each file names its own way.
fn table(chemin: &str, statut: &str, parents: &[(&str, &str)]) -> Option<Correspondance> {
    let lignes = rows(chemin)?.into_iter().map(|ligne| LigneDeCorrespondance {
        code: qpv(&ligne["qp2024"]),
        libelle: ligne["label_qp2024"].parse().unwrap(),
        statut: ligne[statut].parse().unwrap(),
        parents: parents
            .iter()
            .filter(|(code, _)| !ligne[*code].is_empty())
            .map(|(code, libelle)| Parent {
                code: qpv(&ligne[*code]),
                libelle: ligne[*libelle].parse().unwrap(),
            })
            .collect(),
    });
    Some(Correspondance::new(lignes, None).unwrap())
}

fn told(signalements: &[Signalement]) -> Vec<String> {
    signalements.iter().map(|s| format!("{} {}", s.code(), s.lieu())).collect()
}

#[test]
fn correspondence_of_the_pas_de_calais() {
    let Some(table) = table(
        "qpv/correspondance_qp2024_qp2015_dep62.csv",
        "statut",
        &[("qp2015", "label_qp2015")],
    ) else {
        return;
    };
    assert_eq!(table.lignes().len(), 64);
    assert_eq!(told(&table.check()), [""; 0]);
    let count = |nature| table.groupes().iter().filter(|groupe| groupe.nature() == nature).count();
    assert_eq!(
        [NatureDeLien::UnPourUn, NatureDeLien::Scission, NatureDeLien::Nouveau].map(count),
        [61, 1, 1]
    );
    assert_eq!(table.groupes().len(), 63);
    // The sixteen of the case, one by one.
    for (avant, apres) in (4..=18).map(|n| (n, n)).chain([(57, 55)]) {
        let (avant, apres) = (qpv(&format!("QP062{avant:03}")), qpv(&format!("QN062{apres:02}M")));
        assert_eq!(table.successors(avant), Ok(&[apres].into()));
        assert_eq!(table.nature(avant), Ok(NatureDeLien::UnPourUn));
    }
}

/// The rows kept for what is wrong in them: each contradiction is told, and no other.
#[test]
fn correspondence_of_the_special_cases() {
    let Some(table) = table(
        "qpv/correspondance_qp2024_qp2015_cas_particuliers.csv",
        "statut_publie",
        &[("qp2015_1", "label_qp2015_1"), ("qp2015_2", "label_qp2015_2")],
    ) else {
        return;
    };
    assert_eq!(table.lignes().len(), 21);
    let signalements = table.check();
    assert_eq!(
        told(&signalements),
        [
            "SUFFIXE-CONTREDIT ligne\u{a0}15",
            "CODES-CROISES lignes\u{a0}16 et 17",
            "PARENT-PARTAGE lignes\u{a0}13 et 14",
            "LIBELLES-DIFFERENTS lignes\u{a0}11 et 12",
            "LIBELLE-ECRIT-AUTREMENT ligne\u{a0}15",
            "LIBELLE-ECRIT-AUTREMENT ligne\u{a0}20",
            "LIBELLE-ECRIT-AUTREMENT ligne\u{a0}21",
        ]
    );
    assert_eq!(signalements[0].to_string(), "QN01325M finit par M, et la table le dit inchangé");
    assert_eq!(
        signalements[1].to_string(),
        "codes croisés\u{a0}: QN02612M a le libellé de QP026012, et QN02611M celui de QP026011"
    );
    assert_eq!(
        signalements[2].to_string(),
        "QP075007 est dit inchangé en QN07505I, et se retrouve aussi en QN07506M"
    );
    assert_eq!(
        signalements[3].to_string(),
        "QP068005 a plusieurs libellés\u{a0}: «\u{a0}Péricentre\u{a0}» et «\u{a0}Péricentre bis\u{a0}»"
    );
    let count = |nature| table.groupes().iter().filter(|groupe| groupe.nature() == nature).count();
    assert_eq!(
        [
            NatureDeLien::Fusion,
            NatureDeLien::Scission,
            NatureDeLien::UnPourUn,
            NatureDeLien::Nouveau
        ]
        .map(count),
        [3, 5, 6, 1]
    );
}

/// A published list of contracts: populations stand there as doubles, whole numbers all of them.
fn contrats(chemin: &str) -> Option<Contrats> {
    let geojson: serde_json::Value = serde_json::from_str(&read(chemin)?).unwrap();
    let lignes = geojson["features"].as_array().unwrap().iter().map(|feature| {
        let lu = &feature["properties"];
        let population = lu["pop"].as_number().map(|nombre| {
            let texte = nombre.to_string();
            texte.strip_suffix(".0").unwrap().parse::<NonZeroU32>().unwrap()
        });
        LigneDeContrat {
            code: lu["code_cv"].as_str().unwrap().parse().unwrap(),
            titulaire: lu["codgeo"].as_str().unwrap().parse().unwrap(),
            libelle: lu["lib_cv"].as_str().unwrap().parse().unwrap(),
            departement: lu["insee_dep"].as_str().map(|code| code.parse().unwrap()),
            population,
        }
    });
    Some(Contrats::new(lignes.collect()))
}

#[test]
fn contracts_published_twice_or_without_population() {
    let Some(avant) = contrats("contrats/contrats_2015-2023.geojson") else { return };
    let apres = contrats("contrats/contrats_2024-2030.geojson").unwrap();
    assert_eq!((avant.lignes().len(), apres.lignes().len()), (434, 448));
    assert_eq!(told(&avant.check()), ["CONTRAT-EN-PLUSIEURS-LIGNES CV043"]);
    // Overseas the list of 2024 keeps contracts of 2015 beside the new ones.
    let (melees, autres): (Vec<_>, Vec<_>) =
        told(&apres.check()).into_iter().partition(|dit| dit.starts_with("DEUX-GENERATIONS"));
    assert_eq!(melees.len(), 44);
    assert_eq!(
        autres,
        [
            "CONTRAT-A-PLUSIEURS-TITULAIRES CN98701M",
            "CONTRAT-A-PLUSIEURS-TITULAIRES CV428",
            "POPULATION-REPETEE CN98701M",
            "POPULATION-REPETEE CV428",
            "POPULATION-NON-DITE CN07303M",
        ]
    );
}

/// The contracts of 2015 are found under the agglomeration of today, and its population does not hold.
#[test]
fn contracts_of_the_agglomeration() {
    let Some(avant) = contrats("contrats/contrats_2015-2023.geojson") else { return };
    let apres = contrats("contrats/contrats_2024-2030.geojson").unwrap();
    let siren = |texte: &str| texte.parse::<Siren>().unwrap();
    let cabbalr = siren("200072460");
    let membres = [siren("200044055"), siren("246200802")];
    let epci = membres.into_iter().chain([cabbalr]);
    let fusion = EvenementEpci::Fusion {
        jour: jour("2017-01-01"),
        de: membres.into(),
        vers: cabbalr,
        autres_non_dits: true,
    };
    let epci = epci.map(|siren| Epci { siren, nom: siren.to_string().parse().unwrap() });
    let lignee = Lignee::new(epci, [fusion]).unwrap();

    let le = jour("2024-09-24");
    let held = |liste: &Contrats, par: Siren, le| {
        let tenus = liste.held_by(par.into(), le, &lignee).unwrap();
        let codes: Vec<String> = tenus.iter().map(|ligne| ligne.code.to_string()).collect();
        let population = LigneDeContrat::population_of(&tenus).unwrap();
        (codes.join(" "), population)
    };
    assert_eq!(held(&avant, cabbalr, le), ("CV221 CV223".to_owned(), 30_332 + 2_797));
    assert_eq!(held(&avant, membres[0], le), ("CV221 CV223".to_owned(), 33_129));
    assert_eq!(held(&avant, membres[0], jour("2016-06-30")), ("CV221".to_owned(), 30_332));
    let nouveau = held(&apres, cabbalr, le);
    assert_eq!(nouveau, ("CN06201M".to_owned(), 66_969));

    let ecart = compare_populations(
        "CN06201M".parse().unwrap(),
        Some(33_129),
        Some(nouveau.1),
        SeuilDEcart::new("2/1".parse().unwrap()).unwrap(),
    );
    assert_eq!(ecart.unwrap().unwrap().code(), "ECART-DE-POPULATION");
    let epci = rows("cog/epci_2026.csv").unwrap();
    let ligne = epci.iter().find(|ligne| ligne["siren"] == "200072460").unwrap();
    let part = part_en_qpv(Some(33_129), ligne["populationMunicipale"].parse().ok()).unwrap();
    assert_eq!(part.to_string(), "33129/275736");
}

/// The dirty keys of the payments and of the projects: all are read apart, none is refused, none is guessed.
#[test]
fn dirty_contract_codes_of_the_payments() {
    let Some(projets) = rows("bop147/dauphin2020_nb_projets_par_cv_theme.csv") else { return };
    let mut cellules: BTreeSet<String> =
        projets.into_iter().map(|mut ligne| ligne.remove("code_cv").unwrap()).collect();
    for fichier in ["adulte-relais", "postes-fonjep"] {
        for annee in 2020..=2022 {
            let json = read(&format!("bop147/{fichier}-{annee}.json")).unwrap();
            let lignes: Vec<serde_json::Value> = serde_json::from_str(&json).unwrap();
            cellules
                .extend(lignes.iter().map(|ligne| ligne["code_cv"].as_str().unwrap().to_owned()));
        }
    }
    let sales: Vec<(String, String)> = cellules
        .iter()
        .map(|cellule| (cellule.clone(), CodesLus::read(cellule).unwrap()))
        .filter(|(_, lus)| !lus.is_clean())
        .map(|(cellule, lus)| (cellule, lus.to_string()))
        .collect();
    let attendues = [
        ("CV046\r\nCV137\r\n", "CV046 et CV137, blancs ou fins de ligne autour"),
        ("CV047\r\n", "CV047, blancs ou fins de ligne autour"),
        ("CV072\r\nCV072\r\n", "CV072, code répété, blancs ou fins de ligne autour"),
        ("CV088\r\n", "CV088, blancs ou fins de ligne autour"),
        ("CV090\r\n", "CV090, blancs ou fins de ligne autour"),
        ("CV092\r\n", "CV092, blancs ou fins de ligne autour"),
        ("CV105\r\n", "CV105, blancs ou fins de ligne autour"),
        ("CV230\r\n", "CV230, blancs ou fins de ligne autour"),
        ("CV368\r\nCV368", "CV368, code répété, blancs ou fins de ligne autour"),
        ("CV380CV384", "CV380 et CV384, codes collés"),
        ("CV382CV384", "CV382 et CV384, codes collés"),
        ("CV383CV384", "CV383 et CV384, codes collés"),
    ];
    assert_eq!(sales, attendues.map(|(a, b)| (a.to_owned(), b.to_owned())));
}
