//! The ratios that a year is known by.

use core::fmt::Debug;

use super::Document;
use crate::bilan::{
    CofinancementError, ConcentrationError, Ventilation, taux_de_cofinancement, taux_de_soutien,
    total_sur_specifiques,
};
use crate::financement::{
    Credits, Etat, NatureFinanceur, ParOperateur, SelonSource, Source, Suivi, Tranche,
};
use crate::nombre::{Arrondi, Decimales, Somme, Taux, TauxError, count, print_entier};
use crate::territoire::{PopulationError, montant_par_habitant};

const TROP_GRANDS: &str = "montants trop grands";

/// The indicators of a year, in French, as a list: supported of filed, leverage, what others than the State
/// bring, concentration by operator, amount for one inhabitant. One that cannot be computed says why.
#[must_use]
pub fn indicateurs(suivi: &Suivi, tranche: Tranche<'_>, habitants: Option<u64>) -> Document {
    let mut document = Document::part();
    document.heading(2, &format!("Indicateurs, stade « {} »", tranche.stade()));
    let deposees = suivi.iter().len() as u64;
    let soutenues = suivi.iter().filter(|(_, p)| is_supported(p.etat())).count() as u64;
    let filed = count(u32::try_from(deposees).unwrap_or(u32::MAX), "déposée", "déposées");
    line(
        &mut document,
        "actions soutenues",
        taux_de_soutien(soutenues, deposees)
            .map(|taux| format!("{} sur {filed}, soit {}", print_entier(soutenues), percent(taux)))
            .map_err(|_| "aucune action déposée"),
    );
    let credits = Ventilation::of(tranche, &SelonSource::new(Source::credits));
    let total = credits.total().total();
    let specifiques = credits.get(&Credits::Specifiques).map_or(Somme::ZERO, |cumul| cumul.total());
    line(
        &mut document,
        "pour un euro de crédits spécifiques, en tout",
        total_sur_specifiques(total, specifiques).map(plain).map_err(|cause| match cause {
            TauxError::DenominateurNul { .. } => "aucun crédit spécifique",
            TauxError::DenominateurNegatif { .. } => "crédits spécifiques négatifs",
            TauxError::HorsBornes { .. } | TauxError::Forme(_) => TROP_GRANDS,
        }),
    );
    let natures = SelonSource::new(|source: &Source| source.financeur().nature());
    let natures = Ventilation::of(tranche, &natures);
    let etat = natures.get(&NatureFinanceur::Etat).map_or(Somme::ZERO, |cumul| cumul.total());
    line(
        &mut document,
        "part apportée par d’autres que l’État (taux de cofinancement)",
        taux_de_cofinancement(etat, total).map(percent).map_err(|cause| match cause {
            CofinancementError::Taux(TauxError::DenominateurNul { .. }) => "aucun montant",
            CofinancementError::PartieHorsDuTotal { .. } => "montants négatifs",
            CofinancementError::Taux(_) => TROP_GRANDS,
        }),
    );
    let concentration = Ventilation::of(tranche, &ParOperateur).concentration();
    line(
        &mut document,
        "concentration par opérateur (indice de Herfindahl-Hirschman)",
        concentration
            .map(|concentration| {
                let nombre = concentration.nombre_equivalent();
                let nombre = nombre.quotient(Arrondi::AuPlusProche, Decimales::UNE);
                let hhi = percent(concentration.hhi());
                format!("{hhi} ; nombre équivalent d’opérateurs de même poids : {nombre}")
            })
            .map_err(|cause| concentrated(&cause)),
    );
    line(
        &mut document,
        "euros par habitant des quartiers",
        montant_par_habitant(total, habitants).map(plain).map_err(|cause| match cause {
            PopulationError::NonDite(_) => "il manque le nombre d’habitants",
            PopulationError::Nulle(_) => "aucun habitant",
            PopulationError::PartieTropGrande { .. }
            | PopulationError::DeuxGenerations
            | PopulationError::LigneEnDouble { .. } => "population incohérente",
        }),
    );
    document
}

const fn concentrated<K: Debug>(cause: &ConcentrationError<K>) -> &'static str {
    match cause {
        ConcentrationError::Negatif { .. } => "un opérateur a un montant négatif",
        ConcentrationError::SansMontant => "aucun montant",
        ConcentrationError::CleEnDouble { .. } => "un opérateur figure deux fois",
        ConcentrationError::HorsBornes => TROP_GRANDS,
    }
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

fn line(document: &mut Document, nom: &str, valeur: Result<String, &str>) {
    let valeur = valeur.unwrap_or_else(|cause| format!("non calculable, {cause}"));
    document.item(format!("{nom} : {valeur}"));
}
