//! The ratios that a year is known by.

use core::fmt::{Display, Write as _};

use crate::bilan::{Ventilation, taux_de_soutien, total_sur_specifiques};
use crate::financement::{Credits, Etat, ParOperateur, SelonSource, Source, Suivi, Tranche};
use crate::nombre::{Arrondi, Decimales, Somme, Taux, bind, print_entier};
use crate::territoire::montant_par_habitant;

/// The indicators of a year, in French, as a Markdown list: supported of filed, leverage, concentration by operator,
/// amount for one inhabitant. One that cannot be computed says why.
#[must_use]
pub fn indicateurs(suivi: &Suivi, tranche: Tranche<'_>, habitants: Option<u64>) -> String {
    let mut texte = format!("## Indicateurs, stade « {} »\n\n", tranche.stade());
    let deposees = suivi.iter().len() as u64;
    let soutenues = suivi.iter().filter(|(_, p)| is_supported(p.etat())).count() as u64;
    let (d, s) = (print_entier(deposees), print_entier(soutenues));
    line(
        &mut texte,
        &format!("actions soutenues : {s} sur {d} déposées"),
        taux_de_soutien(soutenues, deposees).map(percent),
    );
    let credits = Ventilation::of(tranche, &SelonSource::new(Source::credits));
    let specifiques = credits.get(&Credits::Specifiques).map_or(Somme::ZERO, |cumul| cumul.total());
    line(
        &mut texte,
        "pour un euro de crédits spécifiques, en tout",
        total_sur_specifiques(credits.total().total(), specifiques).map(plain),
    );
    let concentration = Ventilation::of(tranche, &ParOperateur).concentration();
    line(
        &mut texte,
        "concentration par opérateur (indice de Herfindahl-Hirschman)",
        concentration.as_ref().map(|concentration| {
            let nombre =
                concentration.nombre_equivalent().quotient(Arrondi::AuPlusProche, Decimales::UNE);
            format!("{}, soit {nombre} opérateurs de même poids", percent(concentration.hhi()))
        }),
    );
    line(
        &mut texte,
        "euros par habitant des quartiers",
        montant_par_habitant(credits.total().total(), habitants).map(plain),
    );
    texte.push('\n');
    bind(&texte)
}

/// Granted, whatever followed but the end of the grant.
const fn is_supported(etat: Etat) -> bool {
    matches!(etat, Etat::Soutenu | Etat::Conventionne | Etat::Engage | Etat::Verse | Etat::Solde)
}

fn percent(taux: Taux) -> String {
    taux.pourcentage(Arrondi::AuPlusProche, Decimales::UNE).to_string()
}

fn plain(taux: Taux) -> String {
    taux.quotient(Arrondi::AuPlusProche, Decimales::DEUX).to_string()
}

fn line<E: Display>(texte: &mut String, nom: &str, valeur: Result<String, E>) {
    let valeur = valeur.unwrap_or_else(|_| "non calculable".to_owned());
    // Writing to a string does not fail.
    let _ = writeln!(texte, "- {nom} : {valeur}");
}
