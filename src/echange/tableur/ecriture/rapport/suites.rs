//! Urban renewal, opinions, days of the procedure, findings.

use super::super::grille::{Case, Grille};
use super::ClasseurDuRapport;
use crate::identifiant::Nom;

pub(super) fn sheets(classeur: &ClasseurDuRapport<'_>) -> Vec<Grille> {
    [renewal(classeur), opinions(classeur), calendar(classeur), findings(classeur)]
        .into_iter()
        .flatten()
        .collect()
}

fn renewal(classeur: &ClasseurDuRapport<'_>) -> Option<Grille> {
    let operations = classeur.rapport.renouvellement.iter().flat_map(|r| &r.fiche().operations);
    let rangees = operations.map(|operation| {
        let maitres: Vec<&str> = operation.maitres_d_ouvrage.iter().map(Nom::as_str).collect();
        [
            Case::text(&operation.commune),
            Case::text_or_blank(operation.quartier.as_ref()),
            Case::text(&operation.titre),
            Case::text_or_blank(operation.nature),
            Case::text(maitres.join(", ")),
            Case::text_or_blank(operation.stade.as_ref()),
            Case::text_or_blank(operation.avancement()),
        ]
    });
    let entetes = [
        "Commune",
        "Quartier",
        "Opération",
        "Nature",
        "Maîtrise d’ouvrage",
        "Stade imprimé",
        "Avancement",
    ];
    classeur.sheet("Renouvellement urbain", "Opérations de renouvellement urbain", entetes, rangees)
}

/// A row an observation, and one for an opinion that observes nothing.
fn opinions(classeur: &ClasseurDuRapport<'_>) -> Option<Grille> {
    let annexes = classeur.rapport.opinions()?;
    let annexes = annexes.as_ref();
    let rangees = annexes.avis().iter().flat_map(|avis| {
        let debut = || [Case::text(&avis.organisme), Case::text(avis.prononce)];
        let source = || Case::text_or_blank(avis.provenance.as_ref());
        let observations = avis.observations.iter().map(move |observation| {
            let [organisme, prononce] = debut();
            let suite = annexes.suite(&observation.reference).map(|suite| suite.texte.as_str());
            let (reference, texte) =
                (Case::text(&observation.reference), Case::text(&observation.texte));
            [
                organisme,
                prononce,
                reference,
                texte,
                Case::text(suite.unwrap_or("non dite")),
                source(),
            ]
        });
        let sans = avis.observations.is_empty().then(|| {
            let [organisme, prononce] = debut();
            [organisme, prononce, Case::Vide, Case::Vide, Case::Vide, source()]
        });
        observations.chain(sans).collect::<Vec<_>>()
    });
    let entetes = ["Organisme", "Avis", "Observation", "Texte", "Suite", "Source"];
    classeur.sheet("Avis", "Avis annexés, et la suite de chaque observation", entetes, rangees)
}

fn calendar(classeur: &ClasseurDuRapport<'_>) -> Option<Grille> {
    let echeancier = classeur.rapport.echeancier()?.ok()?;
    let rangees = echeancier.entrees().iter().map(|entree| {
        [
            Case::Jour(entree.jour),
            Case::text(entree.nature),
            Case::text(&entree.quoi),
            Case::text(&entree.qui),
            Case::text_or_blank(entree.regle),
            entree.accompli.map_or(Case::Vide, Case::Jour),
        ]
    });
    let entetes = ["Jour", "Nature", "Quoi", "Qui", "Texte", "Accompli le"];
    let grille = classeur.sheet("Calendrier", "Calendrier de la procédure", entetes, rangees)?;
    Some(grille.without_blank(&["Accompli le"]))
}

fn findings(classeur: &ClasseurDuRapport<'_>) -> Option<Grille> {
    let rangees = classeur.rapport.check().into_iter().map(|constat| {
        let chiffres =
            constat.chiffres.iter().map(|(nom, valeur)| format!("{nom}\u{a0}: {valeur}"));
        let chiffres: Vec<String> = chiffres.collect();
        [
            Case::text(constat.code),
            Case::text_or_blank(constat.section),
            Case::text(&constat.lieu),
            Case::text(&constat.phrase),
            Case::text(chiffres.join("\n")),
        ]
    });
    let entetes = ["Code", "Section", "Lieu", "Constat", "Chiffres"];
    classeur.sheet("Constats", "Ce qui manque, et ce qui ne concorde pas", entetes, rangees)
}
