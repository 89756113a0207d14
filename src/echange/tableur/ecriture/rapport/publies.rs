//! The published figures, as numbers and as they are printed.

use super::super::case::Case;
use super::super::grille::Grille;
use super::{ClasseurDuRapport, headers, lines};
use crate::controle::{
    Cellule, ChiffresImprimes, Dit, EtatDossier, Inclusion, Mention, MontantImprime, Publication,
    Rappel, Releve, Tableau, TauxImprime,
};
use crate::nombre::{Somme, bind};

/// What a row of the sheet holds; on the way to cells.
#[derive(Default)]
struct Rangee {
    id: String,
    tableau: String,
    libelle: String,
    lu: String,
    chiffres: ChiffresImprimes,
    renvoi: String,
}

pub(super) fn sheet(classeur: &ClasseurDuRapport<'_>, releve: &Releve) -> Grille {
    let publication = releve.publication();
    let mut rangees = heads(publication);
    table(&mut rangees, "thematiques", &publication.thematiques);
    table(&mut rangees, "credits_specifiques", &publication.credits_specifiques);
    if let Some(fonds) = &publication.fonds_de_cohesion_sociale {
        table(&mut rangees, "fonds_de_cohesion_sociale", fonds);
    }
    for (rang, fonds) in (1_usize..).zip(&publication.fonds_de_concours) {
        table(&mut rangees, &format!("fonds_de_concours.{rang}"), fonds);
    }
    sentences(&mut rangees, publication);
    let sujet = format!(
        "Chiffres publiés, tels qu’imprimés : {}, {}, {}",
        publication.titre, publication.source, publication.generation
    );
    Grille {
        nom: "Chiffres publiés",
        titres: classeur.titles(&bind(&sujet)),
        entetes: headers([
            "Tableau",
            "Ligne",
            "Lue comme",
            "Projets",
            "Montant",
            "Montant imprimé",
            "Taux",
            "Taux imprimé",
            "Année précédente",
            "Année précédente, imprimée",
            "Évolution",
            "Évolution imprimée",
            "Identifiant",
            "Renvoie à",
        ]),
        rangees: rangees.into_iter().map(cells).collect(),
        totaux: Vec::new(),
        notes: vec![
            bind("« nc » : non communiqué. Les totaux sont ceux qui sont imprimés ; « Constats » dit ceux qui ne concordent pas."),
        ],
    }
    .without_blank(&[
        "Lue comme",
        "Projets",
        "Taux",
        "Taux imprimé",
        "Année précédente",
        "Année précédente, imprimée",
        "Évolution",
        "Évolution imprimée",
        "Renvoie à",
    ])
}

fn cells(rangee: Rangee) -> Vec<Case> {
    let ChiffresImprimes { nombre, montant, taux, precedent, evolution } = rangee.chiffres;
    let mut cases =
        vec![Case::Texte(rangee.tableau), Case::Texte(rangee.libelle), Case::Texte(rangee.lu)];
    cases.push(nombre.map_or(Case::Vide, Case::Nombre));
    cases.extend(amount(&montant));
    cases.extend(rate(&taux));
    cases.extend(amount(&precedent));
    cases.extend(rate(&evolution));
    cases.extend([Case::Texte(rangee.id), Case::Texte(rangee.renvoi)]);
    cases
}

fn amount(cellule: &Cellule<MontantImprime>) -> [Case; 2] {
    let nombre = cellule.get().map(|imprime| Somme::from(imprime.euros()));
    [nombre.map_or(Case::Vide, Case::Montant), Case::text(cellule)]
}

fn rate(cellule: &Cellule<TauxImprime>) -> [Case; 2] {
    [cellule.get().cloned().map_or(Case::Vide, Case::Taux), Case::text(cellule)]
}

/// The total of the year and the projects.
fn heads(publication: &Publication) -> Vec<Rangee> {
    let whole = |id: &str, libelle: String, chiffres: ChiffresImprimes| {
        let (id, tableau) = (id.to_owned(), "Année".to_owned());
        Rangee { id, tableau, libelle, chiffres, ..Rangee::default() }
    };
    let count = |nombre: u64| ChiffresImprimes { nombre: Some(nombre), ..Default::default() };
    let montant = Cellule::Imprime(publication.total.montant.clone());
    let total = ChiffresImprimes { montant, ..Default::default() };
    let noms = lines(["total de l’année".to_owned()].into_iter().chain(
        publication.total.intitules.iter().map(|intitule| bind(&format!("« {intitule} »"))),
    ));
    let dossiers = publication.dossiers;
    let mut rangees = vec![
        whole("total", noms, total),
        whole("dossiers.deposes", "projets déposés".to_owned(), count(dossiers.deposes)),
        whole("dossiers.soutenus", "projets soutenus".to_owned(), count(dossiers.soutenus)),
    ];
    rangees.extend(dossiers.associatifs.map(|associatifs| {
        let parmi = match associatifs.parmi {
            EtatDossier::Deposes => "projets associatifs, parmi les déposés",
            EtatDossier::Soutenus => "projets associatifs, parmi les soutenus",
        };
        whole("dossiers.associatifs", parmi.to_owned(), count(associatifs.nombre))
    }));
    rangees
}

fn table<K: ToString>(rangees: &mut Vec<Rangee>, prefixe: &str, tableau: &Tableau<K>) {
    let titre = || tableau.titre.clone();
    rangees.extend((1_usize..).zip(&tableau.lignes).map(|(rang, ligne)| Rangee {
        id: format!("{prefixe}.{rang}"),
        tableau: titre(),
        libelle: ligne.libelle.clone(),
        lu: ligne.cle.to_string(),
        chiffres: ligne.chiffres.clone(),
        renvoi: String::new(),
    }));
    rangees.extend(tableau.total.clone().map(|chiffres| Rangee {
        id: format!("{prefixe}.total"),
        tableau: titre(),
        libelle: "Total imprimé".to_owned(),
        chiffres,
        ..Rangee::default()
    }));
}

/// Sentences that print a figure again, what is said of inclusions, remarks.
fn sentences(rangees: &mut Vec<Rangee>, publication: &Publication) {
    let sentence = |tableau: &str, libelle: &str, chiffres, renvoi| {
        let (tableau, libelle) = (tableau.to_owned(), libelle.to_owned());
        Rangee { tableau, libelle, chiffres, renvoi, ..Rangee::default() }
    };
    for Mention { texte, taux, numerateur, denominateur } in &publication.mentions {
        let chiffres =
            ChiffresImprimes { taux: Cellule::Imprime(taux.clone()), ..Default::default() };
        let renvoi = match (numerateur, denominateur) {
            (None, None) => String::new(),
            (haut, bas) => {
                let [haut, bas] = [haut, bas].map(|id| id.as_deref().unwrap_or("non dit"));
                format!("{haut} / {bas}")
            }
        };
        rangees.push(sentence("Mention d’un taux", texte, chiffres, renvoi));
    }
    for Rappel { texte, montant, chiffre } in &publication.rappels {
        let chiffres =
            ChiffresImprimes { montant: Cellule::Imprime(montant.clone()), ..Default::default() };
        rangees.push(sentence("Rappel d’un montant", texte, chiffres, chiffre.clone()));
    }
    for Inclusion { partie, tout, dit } in &publication.inclusions {
        let dit = match dit {
            Dit::Dedans => "dit compris dans le total",
            Dit::Dehors => "dit en dehors du total",
            Dit::NonDit => "compris dans le total ou non, ce n’est pas dit",
        };
        let renvoi = format!("{partie} / {tout}");
        rangees.push(sentence("Inclusion", dit, ChiffresImprimes::default(), renvoi));
    }
    for remarque in &publication.remarques {
        let chiffres = ChiffresImprimes::default();
        rangees.push(sentence("Remarque", remarque, chiffres, String::new()));
    }
}
