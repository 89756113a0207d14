//! The actions of a year, from request to payment, and the life of one of them.

use super::{Cote, Document, Tableau};
use crate::financement::{Action, Etat, Parcours, Stade, Suivi};
use crate::nombre::{Somme, count};
use crate::temps::EnFrancais;

/// Where the actions of a contract and a year stand, in French: by state how many there are and how
/// much they have at each stage, the totals, then what contradicts itself or is still due.
///
/// The same actions give the same document.
#[must_use]
pub fn suivi(suivi: &Suivi) -> Document {
    let mut table = Tableau::new([
        ("État", Cote::Gauche),
        ("Actions", Cote::Droite),
        ("Demandé", Cote::Droite),
        ("Proposé", Cote::Droite),
        ("Accordé", Cote::Droite),
        ("Engagé", Cote::Droite),
        ("Versé", Cote::Droite),
    ]);
    let mut row = |nom: &str, garde: &dyn Fn(Etat) -> bool| {
        let vies = || suivi.iter().map(|(_, parcours)| parcours).filter(|p| garde(p.etat()));
        let total = |stade| vies().map(|parcours| parcours.somme(stade)).sum::<Somme>().to_string();
        let [demande, propose, accorde, engage, verse] = Stade::TOUS.map(total);
        let nombre = vies().count().to_string();
        table.push([nom.to_owned(), nombre, demande, propose, accorde, engage, verse]);
    };
    for etat in suivi.effectifs().into_keys() {
        row(etat.libelle(), &|autre| autre == etat);
    }
    row("Total", &|_| true);
    let dossiers = u32::try_from(suivi.dossiers().len()).unwrap_or(u32::MAX);
    let mut document = Document::part();
    document.heading(2, &format!("Suivi des actions, {}", suivi.lot()));
    document.table(table);
    let dossiers = count(dossiers, "dossier", "dossiers");
    document.item(format!("{dossiers}, « annuel » et « complémentaire » ensemble"));
    let mut anomalies = 0_u32;
    for (action, parcours) in suivi.iter() {
        for anomalie in parcours.check() {
            anomalies = anomalies.saturating_add(1);
            let Action { reference, titre, .. } = action;
            document.item(format!("{reference}, « {titre} » : {anomalie}"));
        }
    }
    document.item(count(anomalies, "constat", "constats"));
    document
}

/// The life of one action, in French: each event with its day, the state that it leads to, and the
/// signed amounts that it moves.
#[must_use]
pub fn parcours(action: &Action, parcours: &Parcours) -> Document {
    let mut table = Tableau::new([
        ("Jour", Cote::Gauche),
        ("Fait", Cote::Gauche),
        ("État", Cote::Gauche),
        ("Stade", Cote::Gauche),
        ("Source", Cote::Gauche),
        ("Montant", Cote::Droite),
    ]);
    for (evenement, etat, ecritures) in parcours.journal() {
        let jour = EnFrancais(evenement.jour).to_string();
        let mut debut = [jour, evenement.fait.genre().to_string(), etat.to_string()];
        if ecritures.is_empty() {
            let [jour, fait, etat] = debut;
            table.push([jour, fait, etat, String::new(), String::new(), String::new()]);
            continue;
        }
        for ecriture in ecritures {
            let [jour, fait, etat] = core::mem::take(&mut debut);
            let (stade, source) = (ecriture.stade.to_string(), ecriture.source.to_string());
            table.push([jour, fait, etat, stade, source, format!("{:+}", ecriture.montant)]);
        }
    }
    let Action { reference, titre, .. } = action;
    let mut document = Document::part();
    document.heading(2, &format!("Vie de l’action {reference}, « {titre} »"));
    document.table(table);
    document
}
