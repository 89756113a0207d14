//! Payments of programme 147: every row is read, totals are to the cent, pivots tie, doubles are counted.
//!
//! The figures were computed apart, with another program over the same files.

use contrat_de_ville::bilan::{Croisement, Ventilation};
use contrat_de_ville::financement::{
    Beneficiaire, CleDeRapprochement, ContratsPayes, Critere, Doublons, Groupe, Rapprochement,
    RegleDeDoublon, Versement, VersementBrut, VersementsLus,
};
use contrat_de_ville::identifiant::{Annee, CodeDepartement};
use contrat_de_ville::{Euros, Somme};

use crate::read;

/// Every row of a file; none is set aside.
fn versements(fichier: &str, annee: u16) -> Option<Vec<Versement>> {
    let json = read(&format!("bop147/{fichier}-{annee}.json"))?;
    let brutes: Vec<VersementBrut> = serde_json::from_str(&json).unwrap();
    // Nothing is lost: the rows are written again as they were.
    let publie: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(serde_json::to_value(&brutes).unwrap(), publie, "{fichier} {annee}");
    Some(VersementsLus::read(brutes).into_all().unwrap())
}

fn total<'v>(versements: impl IntoIterator<Item = &'v Versement>) -> String {
    versements.into_iter().map(|v| v.montant).sum::<Somme>().plain().to_string()
}

/// What a file holds.
struct Attendu {
    fichier: &'static str,
    annee: u16,
    lignes: (usize, &'static str),
    /// Keys of contracts; rows of several contracts, and what they come to.
    contrats: (usize, usize, &'static str),
    /// Keys of départements; rows without one, and what they come to.
    departements: (usize, usize, &'static str),
    pas_de_calais: &'static str,
    cv221: &'static str,
}

const FICHIERS: [Attendu; 6] = [
    Attendu {
        fichier: "adulte-relais",
        annee: 2020,
        lignes: (4_660, "92617779.60"),
        contrats: (385, 64, "1272003.84"),
        departements: (101, 21, "417376.26"),
        pas_de_calais: "2206131.66",
        cv221: "198750.60",
    },
    Attendu {
        fichier: "adulte-relais",
        annee: 2021,
        lignes: (5_377, "107926176.14"),
        contrats: (403, 65, "1304668.30"),
        departements: (101, 23, "461651.86"),
        pas_de_calais: "2810054.80",
        cv221: "260933.66",
    },
    Attendu {
        fichier: "adulte-relais",
        annee: 2022,
        lignes: (5_623, "119511242.00"),
        contrats: (402, 82, "1742828.00"),
        departements: (101, 23, "488842.00"),
        pas_de_calais: "3273116.00",
        cv221: "276302.00",
    },
    Attendu {
        fichier: "postes-fonjep",
        annee: 2020,
        lignes: (1_455, "10166014.50"),
        contrats: (282, 2, "14328.00"),
        departements: (98, 0, "0.00"),
        pas_de_calais: "168354.00",
        cv221: "19701.00",
    },
    Attendu {
        fichier: "postes-fonjep",
        annee: 2021,
        lignes: (1_462, "10266609.00"),
        contrats: (278, 2, "14328.00"),
        departements: (99, 0, "0.00"),
        pas_de_calais: "171936.00",
        cv221: "21492.00",
    },
    Attendu {
        fichier: "postes-fonjep",
        annee: 2022,
        lignes: (1_429, "10074972.00"),
        contrats: (275, 1, "7164.00"),
        departements: (99, 0, "0.00"),
        pas_de_calais: "186264.00",
        cv221: "21492.00",
    },
];

/// Control totals of the published files, and what their pivots hold.
#[test]
fn totals_to_the_cent_and_pivots_that_tie() {
    for attendu in FICHIERS {
        let Some(lus) = versements(attendu.fichier, attendu.annee) else { return };
        assert_eq!((lus.len(), total(&lus).as_str()), attendu.lignes);

        let par_contrat: Ventilation<ContratsPayes> =
            lus.iter().map(Versement::par_contrat).collect();
        let par_departement: Ventilation<Option<CodeDepartement>> =
            lus.iter().map(Versement::par_departement).collect();
        let par_annee: Ventilation<Annee> = lus.iter().map(Versement::par_annee).collect();
        let croisement: Croisement<ContratsPayes, Option<CodeDepartement>, Somme> = lus
            .iter()
            .map(|v| ((v.contrats_payes(), v.departement), Somme::from(v.montant)))
            .collect();
        for vu in [par_contrat.total(), par_departement.total(), par_annee.total()] {
            assert_eq!(vu.nombre(), lus.len() as u64);
            assert_eq!(vu.total().plain().to_string(), attendu.lignes.1);
        }
        assert_eq!(croisement.total().plain().to_string(), attendu.lignes.1);
        assert_eq!(par_annee.len(), 1);

        let apart = |choisi: fn(&Versement) -> bool| {
            let choisis: Vec<&Versement> = lus.iter().filter(|v| choisi(v)).collect();
            (choisis.len(), total(choisis))
        };
        let (nombre, somme) = apart(|v| v.contrats_payes().is_plusieurs());
        assert_eq!((par_contrat.len(), nombre, somme.as_str()), attendu.contrats);
        let (nombre, somme) = apart(|v| v.departement.is_none());
        assert_eq!((par_departement.len(), nombre, somme.as_str()), attendu.departements);
        let pas_de_calais = Some("62".parse().unwrap());
        let cumul = par_departement.get(&pas_de_calais).unwrap();
        assert_eq!(cumul.total().plain().to_string(), attendu.pas_de_calais);
        let cv221: ContratsPayes = vec!["CV221".parse().unwrap()].try_into().unwrap();
        let cumul = par_contrat.get(&cv221).unwrap();
        assert_eq!(cumul.total().plain().to_string(), attendu.cv221);
    }
}

/// All SIRET of adulte-relais have their key; FONJEP names its payees.
#[test]
fn payees() {
    for annee in 2020..=2022 {
        let Some(lus) = versements("adulte-relais", annee) else { return };
        assert!(lus.iter().all(|v| matches!(v.beneficiaire, Beneficiaire::Siret(_))));
        let lus = versements("postes-fonjep", annee).unwrap();
        for versement in &lus {
            let Beneficiaire::Nom(nom) = &versement.beneficiaire else {
                panic!("{versement:?}");
            };
            assert_eq!(Some(nom), versement.raison_sociale.as_ref());
        }
    }
}

/// Everything that the files say, and the fields that make a payment one of a payee in a year.
#[test]
fn doubles_of_the_files() {
    let tout = [
        Critere::Reference,
        Critere::Beneficiaire,
        Critere::RaisonSociale,
        Critere::Montant,
        Critere::Annee,
        Critere::Contrats,
        Critere::Departement,
        Critere::Region,
    ];
    let poste = [Critere::Reference, Critere::Annee];
    let large = [Critere::Beneficiaire, Critere::Montant, Critere::Annee];
    // Groups, then rows beyond the first of each, under each rule; what merging exact doubles sets aside.
    for (fichier, annee, exacts, postes, larges, ecarte) in [
        ("adulte-relais", 2020, (0, 0), (5, 5), (924, 2_105), "0.00"),
        ("adulte-relais", 2021, (0, 0), (5, 5), (1_072, 2_536), "0.00"),
        ("adulte-relais", 2022, (0, 0), (1, 1), (1_089, 2_706), "0.00"),
        ("postes-fonjep", 2020, (16, 22), (16, 22), (156, 199), "154026.00"),
        ("postes-fonjep", 2021, (17, 23), (17, 23), (153, 197), "157608.00"),
        ("postes-fonjep", 2022, (17, 23), (17, 23), (172, 223), "161190.00"),
    ] {
        let Some(lus) = versements(fichier, annee) else { return };
        let sans_departement = lus.iter().filter(|v| v.departement.is_none()).count();
        for (criteres, attendu, incomparables) in
            [(&tout[..], exacts, sans_departement), (&poste, postes, 0), (&large, larges, 0)]
        {
            let regle = RegleDeDoublon::new(criteres.iter().copied()).unwrap();
            let doublons = Doublons::find(regle, lus.clone());
            let groupes = doublons.groupes().len();
            assert_eq!(doublons.incomparables().len(), incomparables);
            let tri = doublons.merge();
            assert_eq!((groupes, tri.ecartees().len()), attendu, "{fichier} {annee} {criteres:?}");
            assert_eq!(tri.gardees().len() + tri.ecartees().len(), lus.len());
            assert_eq!(
                tri.total_garde().merge(tri.total_ecarte()).plain().to_string(),
                total(&lus)
            );
            if criteres == tout {
                assert_eq!(tri.total_ecarte().plain().to_string(), ecarte);
            }
        }
    }
}

/// The posts of a year and those of the next, by their id.
#[test]
fn posts_of_2020_and_of_2021() {
    for (fichier, communs, partis, nouveaux) in [
        (
            "adulte-relais",
            (3_431, "68270831.10", "68946701.70"),
            (1_224, "24346948.50"),
            (1_941, "38979474.44"),
        ),
        (
            "postes-fonjep",
            (1_376, "9766024.50", "9882738.00"),
            (57, "399990.00"),
            (63, "383871.00"),
        ),
    ] {
        let Some(avant) = versements(fichier, 2020) else { return };
        let apres = versements(fichier, 2021).unwrap();
        let avant_par_poste =
            avant.iter().map(|versement| (versement.reference.clone().unwrap(), versement.montant));
        let rapprochement =
            Rapprochement::new(CleDeRapprochement::Reference, avant_par_poste, &apres);
        let demandes = |groupes: &[&Groupe]| {
            groupes.iter().map(|g| g.total_des_demandes()).sum::<Somme>().plain().to_string()
        };
        let payes = |groupes: &[&Groupe]| {
            groupes.iter().map(|g| g.total_des_versements()).sum::<Somme>().plain().to_string()
        };
        let vus: Vec<&Groupe> = rapprochement.rapproches().collect();
        assert_eq!(
            (vus.len(), demandes(&vus).as_str(), payes(&vus).as_str()),
            communs,
            "{fichier}"
        );
        let vus: Vec<&Groupe> = rapprochement.sans_versement().collect();
        assert_eq!((vus.len(), demandes(&vus).as_str()), partis, "{fichier}");
        let vus: Vec<&Groupe> = rapprochement.sans_demande().collect();
        assert_eq!((vus.len(), payes(&vus).as_str()), nouveaux, "{fichier}");
        assert_eq!(rapprochement.sans_reference().collect::<Vec<Euros>>(), []);
        assert_eq!(rapprochement.total_des_demandes().plain().to_string(), total(&avant));
        assert_eq!(rapprochement.total_des_versements().plain().to_string(), total(&apres));
    }
}
