//! Pivots, amounts and shares.

use std::collections::BTreeMap;
use std::fs;
use std::hint::black_box;
use std::path::Path;

use contrat_de_ville::Euros;
use contrat_de_ville::bilan::Croisement;
use contrat_de_ville::contrat::{Classement, Generation, Pilier, Thematique};
use contrat_de_ville::financement::{
    Action, Credits, Dispositif, Financeur, NatureFinanceur, NatureOperateur, Operateur, ParSource,
    ParThematique, Programmation, Saisie, Source, Stade,
};
use contrat_de_ville::identifiant::{Annee, CodeContrat, Reference};
use contrat_de_ville::nombre::{Convention, Methode};

use crate::{Partie, Reponse, measure};

const ANNEE: Annee = Annee::new(2023).unwrap();
const LIGNES_PAR_ACTION: usize = 5;
struct Donnees {
    piliers: Vec<u8>,
    sources: Vec<u8>,
    centimes: Vec<i64>,
    poids: Vec<(u32, u64)>,
    montants: String,
}

impl Donnees {
    fn read(dossier: &Path) -> Self {
        let octets = |nom: &str| fs::read(dossier.join(nom)).unwrap();
        let words = |nom: &str| octets(nom).as_chunks().0.to_vec();
        Self {
            piliers: octets("pilier"),
            sources: octets("source"),
            centimes: words("centimes").into_iter().map(i64::from_le_bytes).collect(),
            poids: (0..).zip(words("poids").into_iter().map(u64::from_le_bytes)).collect(),
            montants: fs::read_to_string(dossier.join("montants")).unwrap(),
        }
    }
}

fn sources() -> Vec<Source> {
    (0..=u8::MAX)
        .map(|rang| {
            let nom = format!("Source {rang}").parse().unwrap();
            let financeur = Financeur::named(NatureFinanceur::Autre, nom);
            Source::new(financeur, Dispositif::ContratDeVille, Credits::Specifiques)
        })
        .collect()
}

fn programmation(donnees: &Donnees, sources: &[Source], lignes: usize) -> Programmation {
    let operateur = Operateur {
        nom: "Fictif".parse().unwrap(),
        nature: NatureOperateur::Association,
        siret: None,
    };
    let mut saisie =
        Saisie::new(CodeContrat::parse("CV000").unwrap(), ANNEE, Generation::ContratsDeVille);
    for debut in (0..lignes).step_by(LIGNES_PAR_ACTION) {
        let reference: Reference = format!("A{debut:09}").parse().unwrap();
        saisie.add_action(Action {
            reference: reference.clone(),
            titre: String::new(),
            operateur: operateur.clone(),
            classement: Classement::Pilier(Pilier::TOUS[usize::from(donnees.piliers[debut])]),
            transversaux: [].into(),
            quartiers: [].into(),
            annee: ANNEE,
        });
        for rang in debut..lignes.min(debut + LIGNES_PAR_ACTION) {
            let source = &sources[usize::from(donnees.sources[rang])];
            let montant = Euros::from_centimes(donnees.centimes[rang]);
            saisie.add_ligne(&reference, source, Stade::Accorde, montant);
        }
    }
    saisie.finish().unwrap()
}

/// Every cell as pilier, source, count and cents, for the peers to be held to.
fn pivot(programmation: &Programmation, sources: &[Source]) -> Reponse {
    let tranche = programmation.tranche(Stade::Accorde);
    let (duree, pivot) = measure(|| Croisement::of(black_box(tranche), &ParThematique, &ParSource));
    let place = |rang: Option<usize>| i128::try_from(rang.unwrap()).unwrap();
    let cellules = pivot.iter().flat_map(|(thematique, source, cumul)| {
        let pilier = Pilier::TOUS.iter().position(|p| Thematique::Pilier(*p) == *thematique);
        let source = sources.iter().position(|s| s == *source);
        [place(pilier), place(source), cumul.nombre().into(), cumul.total().centimes()]
    });
    (duree, cellules.collect())
}

/// The total of the first texts, which is all that a slow peer reads.
fn lecture(textes: &[&str], temoins: usize) -> Reponse {
    let total = |textes: &[&str]| {
        textes.iter().fold(0_i64, |total, texte| {
            let montant = Convention::VirguleDecimale.read_euros(texte).unwrap();
            total.wrapping_add(montant.centimes())
        })
    };
    let (duree, _) = measure(|| total(black_box(textes)));
    (duree, vec![total(&textes[..temoins]).into()])
}

fn repartition(poids: &[(u32, u64)], unites: i64) -> Reponse {
    let (duree, repartition) =
        measure(|| Methode::PlusFortsRestes.apportion(unites, black_box(poids)).unwrap());
    (duree, repartition.iter().map(|(_, part)| part.into()).collect())
}

/// What answers the commands, once the columns are read.
pub fn answers(dossier: &Path) -> Partie {
    let donnees = Donnees::read(dossier);
    let sources = sources();
    let mut programmations = BTreeMap::new();
    Box::new(move |commande| match *commande {
        ["pivot", lignes] => {
            let lignes = lignes.parse().unwrap();
            let programmation = programmations
                .entry(lignes)
                .or_insert_with(|| programmation(&donnees, &sources, lignes));
            pivot(programmation, &sources)
        }
        ["lecture", temoins] => {
            let textes: Vec<&str> = donnees.montants.lines().collect();
            lecture(&textes, temoins.parse().unwrap())
        }
        ["repartition", unites] => repartition(&donnees.poids, unites.parse().unwrap()),
        _ => panic!("unknown command {commande:?}"),
    })
}
