//! The fonds de concours, and the operations that they help to pay.

use super::super::case::Case;
use super::super::grille::Grille;
use super::{ClasseurDuRapport, headers};
use crate::nombre::Somme;
use crate::rapport::annuel::FondsDeConcours;

pub(super) fn sheets(classeur: &ClasseurDuRapport<'_>) -> Vec<Grille> {
    let rapport = classeur.rapport;
    let renouvellement = rapport.renouvellement.iter();
    let renouvellement = renouvellement.flat_map(|r| &r.fiche().fonds_de_concours);
    let fonds: Vec<(&str, &FondsDeConcours)> = rapport
        .fonds_de_concours
        .iter()
        .map(|fonds| ("non", fonds))
        .chain(renouvellement.map(|fonds| ("oui", fonds)))
        .collect();
    if fonds.is_empty() {
        return Vec::new();
    }
    let totals = fonds.iter().map(|(renouvellement, fonds)| {
        let imprime = fonds.total_imprime.map(Somme::from);
        let ecart = imprime.map(|imprime| fonds.total().minus(imprime));
        let operations = u64::try_from(fonds.operations.len()).unwrap_or(u64::MAX);
        vec![
            Case::text(&fonds.titre),
            Case::text(renouvellement),
            Case::Nombre(operations),
            Case::Montant(fonds.total()),
            imprime.map_or_else(|| Case::text("non imprimé"), Case::Montant),
            ecart.map_or(Case::Vide, Case::Montant),
            Case::text(&fonds.provenance),
        ]
    });
    let totaux = Grille {
        nom: "Fonds de concours",
        titres: classeur.titles("Fonds de concours, somme des opérations et total imprimé"),
        entetes: headers([
            "Fonds",
            "Renouvellement urbain",
            "Opérations",
            "Somme",
            "Total imprimé",
            "Écart",
            "Source",
        ]),
        rangees: totals.collect(),
        // Nothing says that funds add up.
        totaux: Vec::new(),
        notes: Vec::new(),
    };
    let operations = fonds.iter().flat_map(|(_, fonds)| {
        fonds.operations.iter().map(|aidee| {
            vec![
                Case::text(&fonds.titre),
                Case::text(&aidee.operation.commune),
                Case::text(&aidee.operation.objet),
                Case::Montant(aidee.montant.into()),
            ]
        })
    });
    let operations = Grille {
        nom: "Opérations aidées",
        titres: classeur.titles("Opérations aidées par un fonds de concours"),
        entetes: headers(["Fonds", "Commune", "Opération", "Montant"]),
        rangees: operations.collect(),
        totaux: Vec::new(),
        notes: Vec::new(),
    };
    vec![totaux, operations]
}
