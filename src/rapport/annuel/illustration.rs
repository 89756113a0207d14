//! The charts of a report, drawn from what it holds.

use std::collections::BTreeMap;

use super::RapportAnnuel;
use crate::bilan::{Comparaison, Serie, Ventilation};
use crate::controle::Tableau;
use crate::financement::{ParLieu, ParSource, ParThematique, Stade};
use crate::nombre::Somme;
use crate::rapport::{Barres, Exercice, Figure, Frise, Graphique};

/// Those of the published figures, of the actions of the year, and of the procedure. A part that contradicts itself has
/// none: the findings say why.
pub(super) fn of(annuel: &RapportAnnuel) -> Vec<Graphique> {
    let mut graphiques = Vec::new();
    if let Some(releve) = &annuel.chiffres {
        let publication = releve.publication();
        graphiques.extend(published("Pilier ou thème", &publication.thematiques));
        graphiques.extend(published("Source", &publication.credits_specifiques));
    }
    if let (Some(fiche), Some(Ok(serie))) = (&annuel.serie, annuel.draw_serie()) {
        graphiques.extend(chart(fiche.intitule().as_str(), years(&serie)));
    }
    if let Some(exercice) = &annuel.exercice {
        graphiques.extend(year(exercice).unwrap_or_default());
    }
    if let Ok(echeancier) = annuel.echeancier()
        && !echeancier.entrees().is_empty()
    {
        let frise = Frise::of_echeancier(&echeancier);
        graphiques.push(Graphique::new("Calendrier", Figure::Frise(frise)));
    }
    graphiques
}

/// A table of print, where its amounts are known; beside the year before, where that is printed.
fn published<K>(cle: &str, tableau: &Tableau<K>) -> Option<Graphique> {
    let amount = |ligne: &crate::controle::LigneImprimee<K>| {
        Some(Somme::from(ligne.chiffres.montant.get()?.euros()))
    };
    let before = |ligne: &crate::controle::LigneImprimee<K>| {
        Some(Somme::from(ligne.chiffres.precedent.get()?.euros()))
    };
    let barres = if tableau.lignes.iter().any(|ligne| before(ligne).is_some()) {
        let series = ["Année précédente".to_owned(), "Année".to_owned()];
        let lignes = tableau.lignes.iter();
        let lignes = lignes.map(|ligne| (ligne.libelle.clone(), [before(ligne), amount(ligne)]));
        Barres::compared(cle, series, lignes)
    } else {
        let lignes = tableau.lignes.iter();
        let lignes: Option<Vec<_>> =
            lignes.map(|ligne| Some((ligne.libelle.clone(), amount(ligne)?))).collect();
        Barres::of(cle, lignes?)
    };
    chart(&tableau.titre, barres)
}

/// Each year beside what of it rests on a weight; a year without data has no bar.
fn years(serie: &Serie) -> Barres {
    let known = serie.annees().iter().map(|annee| {
        let pondere: Somme = annee.points().iter().map(|point| point.pondere).sum();
        (annee.annee(), [Some(pondere), Some(annee.total())])
    });
    let sans = serie.lacunes().into_iter().map(|annee| (annee, [None, None]));
    let lignes: BTreeMap<_, _> = known.chain(sans).collect();
    let lignes = lignes.into_iter().map(|(annee, montants)| (annee.to_string(), montants));
    Barres::compared("Année", ["Selon un poids", "Total"].map(str::to_owned), lignes)
}

fn chart(titre: &str, barres: Barres) -> Option<Graphique> {
    (!barres.lignes().is_empty()).then(|| Graphique::new(titre, Figure::Barres(barres)))
}

/// What is granted: by pilier or theme, beside the year before, by source, by quarter.
fn year(exercice: &Exercice) -> Option<Vec<Graphique>> {
    let programmation = exercice.suivi.programmation().ok()?;
    let accorde = programmation.tranche(Stade::Accorde);
    let mut graphiques = Vec::new();
    let themes = Ventilation::of(accorde, &ParThematique);
    let lignes = themes.iter().map(|(theme, cumul)| (theme.to_string(), cumul.total()));
    graphiques.extend(chart("Accordé par pilier ou thème", Barres::of("Pilier ou thème", lignes)));
    let sources = Ventilation::of(accorde, &ParSource);
    let lignes = sources.iter().map(|(source, cumul)| (source.to_string(), cumul.total()));
    graphiques.extend(chart("Accordé par source", Barres::of("Source", lignes)));
    if let Some(suivi) = &exercice.avant {
        let avant = suivi.programmation().ok()?;
        let themes =
            Comparaison::of_tranches(avant.tranche(Stade::Accorde), accorde, &ParThematique)
                .ok()?;
        let annees = [suivi.annee().to_string(), programmation.annee().to_string()];
        let titre = format!("Accordé par pilier ou thème, {}", annees.join(" et "));
        let lignes = themes
            .lignes()
            .iter()
            .map(|ligne| (ligne.cle().to_string(), [ligne.avant(), ligne.apres()]));
        graphiques.extend(chart(&titre, Barres::compared("Pilier ou thème", annees, lignes)));
    }
    if let Some(partage) = &exercice.ventilation {
        let ventilee =
            programmation.ventilate(partage.methode, partage.ponderation.clone()).ok()?;
        let quartiers = Ventilation::of(ventilee.tranche(Stade::Accorde), &ParLieu);
        let (cle, methode) = (ventilee.cle(), ventilee.methode());
        let titre = format!("Accordé par quartier, clé « {cle} », méthode {methode}");
        let lignes = quartiers.iter().map(|(lieu, cumul)| {
            let nom = lieu.map_or_else(|| "quartier non dit".to_owned(), ToString::to_string);
            (nom, cumul.total())
        });
        graphiques.extend(chart(&titre, Barres::of("Quartier", lignes)));
    }
    Some(graphiques)
}
