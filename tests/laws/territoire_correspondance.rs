//! Laws of the table from the quarters of 2015 to those of 2024, and of what is carried across.

use std::collections::{BTreeMap, BTreeSet};

use contrat_de_ville::identifiant::{CodeQpv, Nom};
use contrat_de_ville::nombre::{Euros, Methode, Somme};
use contrat_de_ville::territoire::{
    Correspondance, LigneDeCorrespondance, NatureDeLien, Parent, Poids, SansSuite, Signalement,
    StatutPublie, TransfertError,
};
use proptest::prelude::*;
use proptest::sample::select;

type Liens = BTreeSet<(u8, u8)>;

fn avant(numero: u8) -> CodeQpv {
    format!("QP062{numero:03}").parse().unwrap()
}

fn apres(numero: u8) -> CodeQpv {
    format!("QN062{numero:02}M").parse().unwrap()
}

fn nom(texte: &str) -> Nom {
    texte.parse().unwrap()
}

/// Any links between eight quarters of 2015 and eight of 2024; few enough that groups stay apart.
fn liens() -> impl Strategy<Value = Liens> {
    prop::collection::btree_set((1..=8_u8, 1..=8_u8), 0..9)
}

/// One row a quarter of 2024, all eight of them.
fn lignes(liens: &Liens) -> Vec<LigneDeCorrespondance> {
    let ligne = |vers: u8| LigneDeCorrespondance {
        code: apres(vers),
        libelle: nom(&format!("Quartier {vers}")),
        statut: StatutPublie::Modifie,
        parents: liens
            .iter()
            .filter(|(_, autre)| *autre == vers)
            .map(|(de, _)| Parent { code: avant(*de), libelle: nom(&format!("Ancien {de}")) })
            .collect(),
    };
    (1..=8).map(ligne).collect()
}

fn liste() -> Vec<CodeQpv> {
    (1..=8).map(avant).collect()
}

fn table(liens: &Liens) -> Correspondance {
    Correspondance::new(lignes(liens), Some(&liste())).unwrap()
}

/// Quarters that a walk along links reaches, by repeating all links until nothing is new.
fn reached(liens: &Liens, depart: CodeQpv) -> BTreeSet<CodeQpv> {
    let mut vus = BTreeSet::from([depart]);
    loop {
        let nombre = vus.len();
        for (de, vers) in liens {
            let (de, vers) = (avant(*de), apres(*vers));
            if vus.contains(&de) || vus.contains(&vers) {
                vus.extend([de, vers]);
            }
        }
        if vus.len() == nombre {
            return vus;
        }
    }
}

/// The same finding, whatever the rows are numbered.
fn kinds(signalements: &[Signalement]) -> BTreeSet<String> {
    signalements.iter().map(|s| format!("{} {s}", s.code())).collect()
}

proptest! {
    #[test]
    fn successors_invert_predecessors(liens in liens()) {
        let table = table(&liens);
        for de in (1..=8).map(avant) {
            for vers in (1..=8).map(apres) {
                prop_assert_eq!(
                    table.successors(de).unwrap().contains(&vers),
                    table.predecessors(vers).unwrap().contains(&de)
                );
            }
        }
        prop_assert!(table.liens().eq(liens.iter().map(|(de, vers)| (avant(*de), apres(*vers)))));
    }

    /// A group is what links reach; each code is in one; its nature is read off its sizes.
    #[test]
    fn groups_are_what_links_hold_together(liens in liens()) {
        let table = table(&liens);
        let codes = || (1..=8).flat_map(|numero| [avant(numero), apres(numero)]);
        for code in codes() {
            let groupe = table.groupe(code).unwrap();
            let tous: BTreeSet<_> = groupe.avant.union(&groupe.apres).copied().collect();
            prop_assert_eq!(tous, reached(&liens, code));
            let attendue = match (groupe.avant.len(), groupe.apres.len()) {
                (1, 1) => NatureDeLien::UnPourUn,
                (0, 1) => NatureDeLien::Nouveau,
                (1, 0) => NatureDeLien::Disparu,
                (_, 1) => NatureDeLien::Fusion,
                (1, _) => NatureDeLien::Scission,
                _ => NatureDeLien::Recomposition,
            };
            prop_assert_eq!(table.nature(code), Ok(attendue));
        }
        let tailles = table.groupes().iter().map(|groupe| groupe.avant.len() + groupe.apres.len());
        prop_assert_eq!(tailles.sum::<usize>(), 16);
    }

    /// Rows in any order, and one row a link instead of one a quarter: the same links, groups and findings.
    #[test]
    fn order_of_rows_does_not_matter(liens in liens(), cles in prop::collection::vec(any::<u32>(), 8)) {
        let droite = table(&liens);
        let mut melange: Vec<_> = cles.iter().zip(lignes(&liens)).collect();
        melange.sort_by_key(|(cle, _)| **cle);
        let melange = Correspondance::new(melange.into_iter().map(|(_, ligne)| ligne), Some(&liste())).unwrap();
        let eclatees = lignes(&liens).into_iter().flat_map(|ligne| {
            let seules = ligne.parents.iter().map(|parent| vec![parent.clone()]);
            let parents: Vec<_> = if ligne.parents.is_empty() { vec![vec![]] } else { seules.collect() };
            parents.into_iter().map(move |parents| LigneDeCorrespondance { parents, ..ligne.clone() })
        });
        let eclatee = Correspondance::new(eclatees, Some(&liste())).unwrap();
        for autre in [melange, eclatee] {
            prop_assert_eq!(autre.groupes(), droite.groupes());
            prop_assert!(autre.liens().eq(droite.liens()));
            prop_assert_eq!(kinds(&autre.check()), kinds(&droite.check()));
        }
    }

    #[test]
    fn the_wire_gives_a_table_back(liens in liens(), avec in any::<bool>()) {
        let liste = liste();
        let table = Correspondance::new(lignes(&liens), avec.then_some(&liste[..])).unwrap();
        let fil = serde_json::to_string(&table).unwrap();
        prop_assert_eq!(serde_json::from_str::<Correspondance>(&fil).unwrap(), table);
    }

    /// Without the list of 2015 nothing is said to be gone; with it, what no row follows is.
    #[test]
    fn gone_is_told_by_the_list_only(liens in liens()) {
        let sans = Correspondance::new(lignes(&liens), None).unwrap();
        prop_assert!(sans.groupes().iter().all(|groupe| groupe.nature() != NatureDeLien::Disparu));
        let avec = table(&liens);
        for numero in 1..=8 {
            let suivi = liens.iter().any(|(de, _)| *de == numero);
            prop_assert_eq!(avec.nature(avant(numero)) != Ok(NatureDeLien::Disparu), suivi);
            prop_assert_eq!(sans.successors(avant(numero)).is_ok(), suivi);
        }
    }

    /// To the cent, whatever the method and the weights: what arrives and what stays is what was given.
    #[test]
    fn carried_amounts_sum_to_whole(
        liens in liens(),
        montants in prop::collection::btree_map(1..=9_u8, any::<i64>(), 0..9),
        poids in prop::collection::vec(1..10_000_u64, 9),
        methode in select(vec![Methode::PlusFortsRestes, Methode::SainteLague, Methode::Hondt]),
    ) {
        let table = table(&liens);
        let poids: Vec<Poids> = liens
            .iter()
            .zip(poids)
            .map(|((de, vers), poids)| Poids { de: avant(*de), vers: apres(*vers), poids })
            .collect();
        // The ninth is in no row and on no list.
        let montants: BTreeMap<_, _> =
            montants.into_iter().map(|(de, c)| (avant(de), Euros::from_centimes(c))).collect();
        let transfert = table.carry(&montants, methode, &poids).unwrap();
        prop_assert_eq!(transfert.total(), montants.values().copied().sum::<Somme>());
        let arrive: Somme = transfert.by_quarter().into_values().sum();
        let reste: Somme = transfert.restes().iter().map(|reste| reste.valeur).sum();
        prop_assert_eq!(arrive.merge(reste), transfert.total());
        for (de, montant) in &montants {
            let parts: Somme =
                transfert.parts().iter().filter(|part| part.de == *de).map(|part| part.valeur).sum();
            if let Some(reste) = transfert.restes().iter().find(|reste| reste.de == *de) {
                prop_assert_eq!((reste.valeur, parts), (*montant, Somme::default()));
                prop_assert_eq!(reste.motif == SansSuite::HorsTable, *de == avant(9));
            } else {
                prop_assert_eq!(parts, Somme::from(*montant));
            }
        }
    }

    /// Counts too: as amounts of as many cents.
    #[test]
    fn counts_are_carried_as_cents(liens in liens(), nombres in prop::collection::vec(any::<u32>(), 8)) {
        let table = table(&liens);
        let poids: Vec<Poids> = liens
            .iter()
            .map(|(de, vers)| Poids { de: avant(*de), vers: apres(*vers), poids: (*de + *vers).into() })
            .collect();
        let codes = || (1..=8).map(avant).zip(nombres.clone());
        let comptes: BTreeMap<_, u32> = codes().collect();
        let montants: BTreeMap<_, _> = codes().map(|(c, n)| (c, Euros::from_centimes(n.into()))).collect();
        let comptes = table.carry(&comptes, Methode::SainteLague, &poids).unwrap();
        let montants = table.carry(&montants, Methode::SainteLague, &poids).unwrap();
        let centimes = montants.by_quarter().into_iter().map(|(vers, somme)| (vers, somme.centimes()));
        prop_assert!(comptes.by_quarter().into_iter().map(|(v, n)| (v, i128::from(n))).eq(centimes));
        prop_assert_eq!(i128::from(comptes.total()), montants.total().centimes());
    }

    /// A quarter that was split is carried with the weight of each of its links, and not without one.
    #[test]
    fn a_missing_weight_is_refused(liens in liens(), de in 1..=8_u8) {
        let table = table(&liens);
        let suites: Vec<u8> = liens.iter().filter(|(a, _)| *a == de).map(|(_, vers)| *vers).collect();
        let montant = [(avant(de), Euros::from_centimes(100))].into();
        let mut poids: Vec<Poids> =
            suites.iter().map(|vers| Poids { de: avant(de), vers: apres(*vers), poids: 1 }).collect();
        prop_assert!(table.carry(&montant, Methode::PlusFortsRestes, &poids).is_ok());
        let retire = poids.pop();
        let sans = table.carry(&montant, Methode::PlusFortsRestes, &poids);
        match retire.filter(|_| suites.len() > 1) {
            Some(Poids { de, vers, .. }) => {
                prop_assert_eq!(sans, Err(TransfertError::PoidsManquant { de, vers }));
            }
            None => prop_assert!(sans.is_ok()),
        }
    }
}
