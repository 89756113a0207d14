//! Pivot pilier × source with count and exact sum, through the generic public API.
//!
//! Data is synthetic: a fixed generator, nothing of a real programme.

use contrat_de_ville::bilan::Croisement;
use contrat_de_ville::contrat::{Classement, Generation, Pilier};
use contrat_de_ville::financement::{
    Action, Credits, Dispositif, Financeur, NatureFinanceur, NatureOperateur, Operateur, ParSource,
    ParThematique, Programmation, Saisie, Source, Stade,
};
use contrat_de_ville::identifiant::{Annee, CodeContrat, Reference};
use contrat_de_ville::nombre::Euros;
use divan::{Bencher, black_box};

const ANNEE: Annee = Annee::new(2023).unwrap();
const SOURCES: usize = 8;

/// A programme of so many lines, five an action, over four piliers and eight sources.
fn programmation(lignes: usize) -> Programmation {
    let mut graine = 42_u64;
    let mut next = |borne: u64| {
        graine =
            graine.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (graine >> 33) % borne
    };
    let sources: Vec<Source> = (0..SOURCES)
        .map(|rang| {
            let nom = format!("Source {rang}").parse().unwrap();
            let financeur = Financeur::named(NatureFinanceur::Autre, nom);
            Source::new(financeur, Dispositif::ContratDeVille, Credits::Specifiques)
        })
        .collect();
    let operateur = Operateur {
        nom: "Fictif".parse().unwrap(),
        nature: NatureOperateur::Association,
        siret: None,
    };
    let mut saisie =
        Saisie::new(CodeContrat::parse("CV000").unwrap(), ANNEE, Generation::ContratsDeVille);
    let mut reference: Option<Reference> = None;
    for rang in 0..lignes {
        if rang % 5 == 0 || reference.is_none() {
            let nouvelle: Reference = format!("A{rang:09}").parse().unwrap();
            saisie.add_action(Action {
                reference: nouvelle.clone(),
                titre: String::new(),
                operateur: operateur.clone(),
                classement: Classement::Pilier(Pilier::TOUS[usize::try_from(next(4)).unwrap()]),
                transversaux: [].into(),
                quartiers: [].into(),
                annee: ANNEE,
            });
            reference = Some(nouvelle);
        }
        let source = &sources[usize::try_from(next(SOURCES as u64)).unwrap()];
        let montant = Euros::from_centimes(i64::try_from(next(5_000_000)).unwrap());
        saisie.add_ligne(reference.as_ref().unwrap(), source, Stade::Accorde, montant);
    }
    saisie.finish().unwrap()
}

#[divan::bench(args = [139, 700, 100_000, 10_000_000], sample_count = 20)]
fn pilier_source(bencher: Bencher<'_, '_>, lignes: usize) {
    let programmation = programmation(lignes);
    let tranche = programmation.tranche(Stade::Accorde);
    bencher
        .counter(divan::counter::ItemsCount::new(lignes))
        .bench(|| Croisement::of(black_box(tranche), &ParThematique, &ParSource));
}

fn main() {
    divan::main();
}
