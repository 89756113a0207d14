//! The quarters of a territory: what lists them, what the law attaches to them, what they were before.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::territoire::{capital, names};
use super::{Cote, Document, Tableau};
use crate::identifiant::{CodeCommune, CodeQpv};
use crate::nombre::count;
use crate::territoire::{
    Alentour, Effet, Liste, Millesime, NatureDeLien, Portrait, PortraitError, Quartier,
};

pub(super) fn quarters(document: &mut Document, portrait: &Portrait) -> Result<(), PortraitError> {
    let comptes = portrait.comptes;
    let (communautaires, non_dits) = portrait.communautaires()?;
    document.heading(2, "Quartiers");
    document.item(format!(
        "{} au contrat : {} de l’État et {}",
        count(comptes.quartiers, "quartier", "quartiers"),
        comptes.qpv,
        count(communautaires, "d’intérêt communautaire", "d’intérêt communautaire"),
    ));
    let ids = portrait.communautaires.iter().map(ToString::to_string);
    let non_dits =
        (non_dits > 0).then(|| count(non_dits, "identifiant non dit", "identifiants non dits"));
    let ids: Vec<String> = ids.chain(non_dits).collect();
    if communautaires > 0 {
        document.item(format!(
            "D’intérêt communautaire : {} ; ce ne sont pas des QPV, et aucun des effets qui suivent n’y est attaché",
            ids.join(", ")
        ));
    }
    for liste in &portrait.listes {
        document.item(capital(&in_force(liste, portrait.jour)));
    }
    for effet in Effet::TOUS {
        let condition =
            effet.condition().map(|condition| format!(", sous conditions ({condition})"));
        let (condition, regle) = (condition.unwrap_or_default(), effet.regle());
        document.item(format!("Effet d’un QPV : {effet}{condition} [{regle}]"));
    }
    for alentour in &portrait.alentours {
        let confiance = alentour.regle().texte().confiance;
        let ou = match alentour {
            Alentour::QuartierVecu { commune, .. } => commune.iter().copied().collect(),
            Alentour::VeilleActive { communes, .. } => communes.clone(),
        };
        let ou = if ou.is_empty() { String::new() } else { format!(", {}", names(portrait, &ou)) };
        document.item(format!("{}{ou} ({confiance})", capital(&alentour.to_string())));
    }
    Ok(())
}

/// How many quarters a list holds, and since when, until when it is law where the first of them is.
fn in_force(liste: &Liste, jour: NaiveDate) -> String {
    let nombre = u32::try_from(liste.quartiers().len()).unwrap_or(u32::MAX);
    let quartiers = count(nombre, "quartier", "quartiers");
    let departement = liste.quartiers().find_map(Quartier::qpv).map(CodeQpv::departement);
    let millesimes = departement.and_then(|departement| Millesime::all(departement).ok());
    let siens = millesimes.into_iter().flatten();
    let siens: Vec<Millesime> =
        siens.filter(|millesime| millesime.geographie == liste.geographie()).collect();
    match siens.iter().find(|millesime| millesime.is_law_on(jour)).or(siens.first()) {
        Some(millesime) => {
            let est = if millesime.is_law_on(jour) { "liste du jour" } else { "pas celle du jour" };
            format!("{millesime} [{}] : {est}, {quartiers}", millesime.regle)
        }
        None => format!("{} : jours non lus, {quartiers}", liste.geographie()),
    }
}

pub(super) fn changes(document: &mut Document, portrait: &Portrait) {
    let table = &portrait.correspondance;
    let mut tableau = Tableau::new([
        ("2015", Cote::Gauche),
        ("2024", Cote::Gauche),
        ("Lien", Cote::Gauche),
        ("Publié", Cote::Gauche),
        ("Nom", Cote::Gauche),
        ("Communes de 2024", Cote::Gauche),
    ]);
    let quarter = |code: CodeQpv| portrait.listes.iter().find_map(|liste| liste.get(code));
    let label = |code: &CodeQpv| {
        quarter(*code).map_or_else(|| code.to_string(), |quartier| quartier.nom.to_string())
    };
    for groupe in table.groupes() {
        let list = |codes: &BTreeSet<CodeQpv>, dit: &dyn Fn(&CodeQpv) -> String| {
            codes
                .iter()
                .map(dit)
                .collect::<BTreeSet<_>>()
                .into_iter()
                .collect::<Vec<_>>()
                .join(", ")
        };
        let statuts: BTreeSet<_> =
            groupe.apres.iter().flat_map(|code| table.statuts(*code)).collect();
        let statuts: Vec<String> = statuts.iter().map(ToString::to_string).collect();
        let (avant, apres) = (list(&groupe.avant, &label), list(&groupe.apres, &label));
        let nom = match groupe.nature() {
            NatureDeLien::Nouveau => apres,
            NatureDeLien::Disparu => avant,
            _ if avant == apres => apres,
            NatureDeLien::UnPourUn
            | NatureDeLien::Fusion
            | NatureDeLien::Scission
            | NatureDeLien::Recomposition => format!("{avant} → {apres}"),
        };
        let communes: BTreeSet<CodeCommune> = groupe
            .apres
            .iter()
            .filter_map(|code| quarter(*code))
            .fold(BTreeSet::new(), |communes, quartier| &communes | &quartier.communes);
        let communes: Vec<String> = communes
            .iter()
            .map(|code| {
                portrait.cog.get(*code).map_or_else(|| code.to_string(), |c| c.nom.to_string())
            })
            .collect();
        tableau.push([
            list(&groupe.avant, &CodeQpv::to_string),
            list(&groupe.apres, &CodeQpv::to_string),
            groupe.nature().to_string(),
            statuts.join(", "),
            nom,
            communes.join(", "),
        ]);
    }
    document.heading(2, "De 2015 à 2024");
    document.table(tableau);
}
