//! The table of transitions, pair by pair.

use std::collections::BTreeSet;

use contrat_de_ville::financement::GenreDeFait::{
    Abandon, Ajournement, Convention, Desengagement, Engagement, Instruction, Irrecevabilite,
    Recevabilite, Reduction, Refus, Reorientation, Retrait, Reversement, Solde, Soutien, Versement,
};
use contrat_de_ville::financement::{Etat, GenreDeFait};

/// Each state with what is lawful in it, in the order of the kinds of facts.
const ATTENDUS: [(Etat, &[(GenreDeFait, Etat)]); 14] = [
    (
        Etat::Depose,
        &[
            (Recevabilite, Etat::Recevable),
            (Irrecevabilite, Etat::Irrecevable),
            (Reorientation, Etat::Reoriente),
            (Abandon, Etat::Abandonne),
        ],
    ),
    (
        Etat::Recevable,
        &[
            (Irrecevabilite, Etat::Irrecevable),
            (Instruction, Etat::Instruit),
            (Reorientation, Etat::Reoriente),
            (Abandon, Etat::Abandonne),
        ],
    ),
    (Etat::Irrecevable, &[]),
    (
        Etat::Instruit,
        &[
            (Instruction, Etat::Instruit),
            (Soutien, Etat::Soutenu),
            (Refus, Etat::Refuse),
            (Ajournement, Etat::Ajourne),
            (Reorientation, Etat::Reoriente),
            (Abandon, Etat::Abandonne),
        ],
    ),
    (
        Etat::Soutenu,
        &[
            (Soutien, Etat::Soutenu),
            (Convention, Etat::Conventionne),
            (Engagement, Etat::Engage),
            (Reduction, Etat::Soutenu),
            (Abandon, Etat::Abandonne),
            (Retrait, Etat::Retire),
        ],
    ),
    (Etat::Refuse, &[]),
    (
        Etat::Ajourne,
        &[
            (Instruction, Etat::Instruit),
            (Soutien, Etat::Soutenu),
            (Refus, Etat::Refuse),
            (Ajournement, Etat::Ajourne),
            (Reorientation, Etat::Reoriente),
            (Abandon, Etat::Abandonne),
        ],
    ),
    (Etat::Reoriente, &[]),
    (
        Etat::Conventionne,
        &[
            (Soutien, Etat::Conventionne),
            (Convention, Etat::Conventionne),
            (Engagement, Etat::Engage),
            (Reduction, Etat::Conventionne),
            (Abandon, Etat::Abandonne),
            (Retrait, Etat::Retire),
        ],
    ),
    (
        Etat::Engage,
        &[
            (Soutien, Etat::Engage),
            (Convention, Etat::Engage),
            (Engagement, Etat::Engage),
            (Desengagement, Etat::Engage),
            (Versement, Etat::Verse),
            (Reduction, Etat::Engage),
            (Abandon, Etat::Abandonne),
            (Retrait, Etat::Retire),
        ],
    ),
    (
        Etat::Verse,
        &[
            (Soutien, Etat::Verse),
            (Convention, Etat::Verse),
            (Engagement, Etat::Verse),
            (Desengagement, Etat::Verse),
            (Versement, Etat::Verse),
            (Reversement, Etat::Verse),
            (Reduction, Etat::Verse),
            (Solde, Etat::Solde),
            (Abandon, Etat::Abandonne),
            (Retrait, Etat::Retire),
        ],
    ),
    (Etat::Solde, &[(Desengagement, Etat::Solde), (Reversement, Etat::Solde)]),
    (Etat::Abandonne, &[(Desengagement, Etat::Abandonne), (Reversement, Etat::Abandonne)]),
    (Etat::Retire, &[(Desengagement, Etat::Retire), (Reversement, Etat::Retire)]),
];

/// The table of the docs, row by row.
#[test]
fn the_table_of_the_docs_is_that_of_the_code() {
    let etat_of = |mot: &str| Etat::TOUS.into_iter().find(|etat| etat.libelle() == mot).unwrap();
    let source = include_str!("../../src/financement/cycle/transition.rs");
    let mut documentees = BTreeSet::new();
    for ligne in source.lines().filter_map(|ligne| ligne.trim().strip_prefix("/// | ")) {
        let cases: Vec<&str> = ligne.trim_end_matches(" |").split(" | ").collect();
        let [fait, depuis, vers] = cases[..] else { panic!("{ligne}") };
        if fait == "fait" {
            continue;
        }
        let genre = GenreDeFait::TOUS.into_iter().find(|genre| genre.libelle() == fait).unwrap();
        for depuis in depuis.split(", ").map(etat_of) {
            let vers = if vers == "inchangé" { depuis } else { etat_of(vers) };
            assert!(documentees.insert((depuis, genre, vers)), "{ligne}");
        }
    }
    let lawful = Etat::TOUS.into_iter().flat_map(|etat| {
        GenreDeFait::TOUS.map(move |genre| etat.after(genre).map(|vers| (etat, genre, vers)))
    });
    assert_eq!(lawful.flatten().collect::<BTreeSet<_>>(), documentees);
    assert_eq!(documentees.len(), 56);
}

/// Every state and kind of fact, each pair lawful or refused with what was lawful.
#[test]
fn every_pair_of_state_and_fact() {
    assert_eq!(ATTENDUS.map(|(etat, _)| etat), Etat::TOUS);
    for (etat, licites) in ATTENDUS {
        let lus: Vec<_> = etat.lawful().map(|genre| (genre, etat.after(genre).unwrap())).collect();
        assert_eq!(lus, licites, "{etat}");
        for genre in GenreDeFait::TOUS {
            let attendu = licites.iter().find(|(g, _)| *g == genre).map(|(_, vers)| *vers);
            assert_eq!(etat.after(genre), attendu, "{genre} in {etat}");
        }
    }
}
