//! Rows of the file of deliberations: cells through the gates of the library, and the file written back.

use std::error::Error;

use contrat_de_ville::echange::scdl::deliberation::{
    Budget, CellulesDeVote, Champs, Decompte, DeliberationPubliee, Ecrivain, Matiere,
};
use serde_json::{Value, from_value, json};

/// The file of rows given as seventeen cells each; `null` for one that is refused.
pub fn written(arguments: Value) -> Result<Value, Box<dyn Error>> {
    let (lignes,): (Vec<[String; 17]>,) = from_value(arguments)?;
    let lignes = lignes.iter().map(row).collect::<Vec<_>>();
    let mut ecrivain = Ecrivain::new(Vec::new())?;
    for ligne in lignes.iter().flatten() {
        ecrivain.write(ligne)?;
    }
    let texte = String::from_utf8(ecrivain.finish()?)?;
    let refus: Vec<Option<String>> =
        lignes.iter().map(|ligne| ligne.as_ref().err().cloned()).collect();
    let sans_colonne: Vec<u32> = lignes
        .iter()
        .flatten()
        .map(|ligne| ligne.champs().vote.map_or(0, Decompte::sans_colonne))
        .collect();
    let actes: Vec<bool> =
        lignes.iter().flatten().map(|ligne| ligne.champs().matiere.is_actes()).collect();
    Ok(json!({ "texte": texte, "refus": refus, "sans_colonne": sans_colonne, "actes": actes }))
}

/// A cell that is empty holds nothing; five counts or none, both cells of a budget or none.
fn row(cellules: &[String; 17]) -> Result<DeliberationPubliee, String> {
    let [
        collectivite,
        siret,
        reference,
        adoption,
        code,
        nom,
        objet,
        annee,
        budget,
        service,
        transmission,
        votes @ ..,
        adresse,
    ] = cellules;
    let budget = match (annee.as_str(), budget.as_str()) {
        ("", "") => None,
        (annee, nom) => Some(Budget {
            exercices: told("BUDGET_ANNEE", annee.parse())?,
            nom: told("BUDGET_NOM", nom.parse())?,
        }),
    };
    let vote = if votes.iter().all(String::is_empty) {
        None
    } else {
        let [effectif, reel, pour, contre, abstention] =
            [&votes[0], &votes[1], &votes[2], &votes[3], &votes[4]]
                .map(|vote| told("VOTE", vote.parse::<u32>()));
        let cellules = CellulesDeVote {
            effectif: effectif?,
            reel: reel?,
            pour: pour?,
            contre: contre?,
            abstention: abstention?,
        };
        Some(told("VOTES", Decompte::try_from(cellules))?)
    };
    // Days go through serde, as those of the crate do: other readers of days are lenient.
    let champs = json!({
        "collectivite": collectivite,
        "siret": siret,
        "reference": reference,
        "adoption": adoption,
        "matiere": told("DELIB_MATIERE", matiere(code, nom))?,
        "objet": objet,
        "budget": budget,
        "service": optional(service),
        "transmission": optional(transmission),
        "vote": vote,
        "adresse": optional(adresse),
    });
    let champs = told("CHAMPS", from_value::<Champs>(champs))?;
    told("LIGNE", DeliberationPubliee::new(champs))
}

fn matiere(code: &str, nom: &str) -> Result<Matiere, Box<dyn Error>> {
    Ok(Matiere::new(code.parse()?, nom.parse()?)?)
}

fn optional(cellule: &str) -> Option<&str> {
    (!cellule.is_empty()).then_some(cellule)
}

fn told<T, E: ToString>(quoi: &str, lu: Result<T, E>) -> Result<T, String> {
    lu.map_err(|erreur| format!("{quoi}: {}", erreur.to_string()))
}
