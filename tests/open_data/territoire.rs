//! The territory of the real files: quarters, communes, EPCI, correspondence.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use contrat_de_ville::identifiant::{CodeCommune, CodeQpv, Geographie, Nom, Siren};
use contrat_de_ville::territoire::{
    Cog, Commune, Correspondance, EtatDeCommune, Inscription, LigneDeCorrespondance, Liste,
    NatureDeLien, Parent, Quartier, Signalement,
};

use crate::rows;

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
    let mut quartiers: BTreeMap<CodeQpv, Quartier> = BTreeMap::new();
    let mut communes: BTreeMap<CodeCommune, Commune> = BTreeMap::new();
    for ligne in &lignes {
        let (code, commune) = (qpv(&ligne["code_qp"]), ligne["insee_com"].parse().unwrap());
        let nom: Nom = ligne["lib_qp"].parse().unwrap();
        let quartier = quartiers.entry(code).or_insert_with(|| Quartier {
            code: code.into(),
            nom: nom.clone(),
            communes: BTreeSet::new(),
            population: None,
        });
        assert_eq!(quartier.nom, nom);
        assert!(quartier.communes.insert(commune), "{ligne:?}");
        // Empty in the rows of a code that the COG of 2026 does not have.
        if let Ok(nom) = ligne["nom_commune_cog2026"].parse() {
            let epci = ligne["siren_epci_2026"].parse().ok();
            let lue = Commune { code: commune, nom, epci };
            assert_eq!(communes.entry(commune).or_insert_with(|| lue.clone()), &lue);
        }
    }
    let liste = Liste::new(Geographie::De2024, quartiers.into_values()).unwrap();
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
    assert!(matches!(liste.find_on(qpv("QN06208M"), le), Ok(Inscription::Inscrit(_))));
    assert!(matches!(liste.find_on(qpv("QP062008"), le), Ok(Inscription::AutreGeographie(_))));
    assert_eq!(liste.find_on(qpv("QN06208I"), le), Ok(Inscription::Absent));

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
