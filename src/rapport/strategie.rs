//! The strategy of a territory: its frame, its priorities, its contracts.

use chrono::NaiveDate;

use super::{Cote, Document, Ligne, Tableau};
use crate::contrat::{
    Cadre, ConstatDeStrategie, DetailDeNiveau, FicheDeContrat, MiseEnRegard, NiveauDeCadre,
    PrioritesDIntervention, Strategie,
};
use crate::identifiant::Nom;
use crate::nombre::count;
use crate::temps::EnFrancais;

/// The strategy of a territory, in French, as a document: the frame with its printed sizes, the priorities of years,
/// the three-column slide, each contract with the terms that texts give, what documents print, who signed and what
/// it holds, then what does not fit. A part that nobody gave is said to be missing.
///
/// The review of 2027 is asked about on a day, or not at all. The same strategy and day give the same document.
///
/// # Examples
/// ```
/// use contrat_de_ville::contrat::Strategie;
/// use contrat_de_ville::rapport::strategie;
///
/// let document = strategie(&Strategie::default(), Some("2024-09-24".parse()?));
/// assert!(document.to_string().contains("- cadre non renseigné"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn strategie(strategie: &Strategie, jour: Option<NaiveDate>) -> Document {
    let mut document = body(strategie, jour);
    findings(&mut document, strategie);
    document
}

/// The strategy without what its checks find.
pub(super) fn body(strategie: &Strategie, jour: Option<NaiveDate>) -> Document {
    let Strategie { cadre, priorites, regard, contrats, passerelle } = strategie;
    let mut document = Document::part();
    document.heading(2, "Stratégie");
    match cadre {
        Some(cadre) => frame(&mut document, cadre),
        None => document.item("cadre non renseigné"),
    }
    for une in priorites {
        priorities(&mut document, une, cadre.as_ref());
    }
    match regard {
        Some(regard) => slide(&mut document, regard),
        None => document.item("mise en regard non renseignée"),
    }
    for fiche in contrats {
        contract(&mut document, fiche, jour);
    }
    if contrats.is_empty() {
        document.item("contrats non renseignés");
    }
    if let Some(stated) = passerelle {
        document.append(1, super::passerelle(stated));
    }
    document
}

fn findings(document: &mut Document, strategie: &Strategie) {
    let constats = strategie.check();
    if !constats.is_empty() {
        document.heading(3, "Constats");
    }
    for ConstatDeStrategie { lieu, code, phrase } in constats {
        document.item(Ligne::new().code(code).text(&format!(" {lieu} : {phrase}")));
    }
}

fn frame(document: &mut Document, cadre: &Cadre) {
    let mut table = Tableau::new([
        ("Niveau", Cote::Gauche),
        ("Annoncés", Cote::Droite),
        ("Titrés", Cote::Droite),
        ("Détail", Cote::Gauche),
    ]);
    let known = |nombre: Option<u32>, sinon: &str| {
        nombre.map_or_else(|| sinon.to_owned(), |nombre| nombre.to_string())
    };
    for niveau in NiveauDeCadre::TOUS {
        let detail = cadre.detail(niveau);
        let dit = match detail {
            DetailDeNiveau::NonDetaille => "non détaillé".to_owned(),
            DetailDeNiveau::Partiel { branches, .. } => {
                format!("partiel, {} sans détail", count(branches, "branche", "branches"))
            }
            DetailDeNiveau::Complet { .. } => "complet".to_owned(),
        };
        let declare = known(cadre.effectifs().get(niveau), "non dit");
        table.push([niveau.to_string(), declare, known(detail.titres(), "aucun titre"), dit]);
    }
    document.heading(3, "Cadre");
    document.table(table);
    for (rang, enjeu) in (1_usize..).zip(cadre.enjeux().into_iter().flatten()) {
        document.item(format!("enjeu {rang} : {}", enjeu.titre));
        for ambition in enjeu.ambitions.iter().flatten() {
            let objectifs: Vec<&str> =
                ambition.objectifs.iter().flatten().map(Nom::as_str).collect();
            let suite = if objectifs.is_empty() { "" } else { " : " };
            document.detail(format!("{}{suite}{}", ambition.titre, objectifs.join(" ; ")));
        }
    }
    for enjeu in cadre.transversaux().into_iter().flatten() {
        document.item(format!("transversal : {}", enjeu.titre));
    }
}

fn priorities(document: &mut Document, priorites: &PrioritesDIntervention, cadre: Option<&Cadre>) {
    let PrioritesDIntervention { annee, instance, enjeux, en_tete, partout } = priorites;
    document.heading(3, &format!("Priorités d’intervention {annee} ({instance})"));
    let inconnus = cadre.map(|cadre| priorites.unknown(cadre)).unwrap_or_default();
    for titre in enjeux {
        let suite = if inconnus.contains(&titre) { ", absent du cadre" } else { "" };
        document.item(format!("{titre}{suite}"));
    }
    for marque in en_tete {
        document.item(format!("en tête de chacune : {marque}"));
    }
    for marque in partout {
        document.item(format!("dans toutes : {marque}"));
    }
}

fn slide(document: &mut Document, regard: &MiseEnRegard) {
    let mut table = Tableau::new([
        ("Piliers annoncés par l’État", Cote::Gauche),
        ("Axes du projet de territoire", Cote::Gauche),
        ("Propositions de l’évaluation", Cote::Gauche),
    ]);
    let (annonces, axes) = (regard.annonces(), regard.axes());
    let propositions = regard.propositions();
    for rang in 0..annonces.len().max(axes.len()).max(propositions.len()) {
        let titre = |liste: &[Nom]| liste.get(rang).map(ToString::to_string).unwrap_or_default();
        let annonce = annonces.get(rang).map(ToString::to_string).unwrap_or_default();
        table.push([annonce, titre(axes), titre(propositions)]);
    }
    document.heading(3, "Mise en regard");
    document.table(table);
    for lien in regard.liens() {
        document.item(format!("lien : « {} » et « {} »", lien.un, lien.autre));
    }
    if regard.liens().is_empty() {
        document.item("aucun lien énoncé : une ligne du tableau n’en est pas un");
    }
}

fn contract(document: &mut Document, fiche: &FicheDeContrat, jour: Option<NaiveDate>) {
    document.heading(3, fiche.intitule.as_str());
    term(document, fiche, jour);
    match &fiche.signataires {
        None => document.item("signataires non renseignés"),
        Some(signataires) => {
            for (partie, jour) in signataires.iter() {
                let jour = jour.map_or_else(
                    || "jour non renseigné".to_owned(),
                    |jour| format!("le {}", EnFrancais(jour)),
                );
                document.item(format!("signataire : {partie}, {jour}"));
            }
        }
    }
    let mut table =
        Tableau::new([("Contenu exigé par la loi", Cote::Gauche), ("Présence", Cote::Gauche)]);
    for (contenu, presence) in fiche.contenus.iter() {
        table.push([contenu.to_string(), presence.to_string()]);
    }
    document.table(table.with_legende(&format!("{} : contenus", fiche.intitule)));
}

fn term(document: &mut Document, fiche: &FicheDeContrat, jour: Option<NaiveDate>) {
    let FicheDeContrat { intitule, duree, .. } = fiche;
    let mut table = Tableau::new([
        ("Du", Cote::Gauche),
        ("Au", Cote::Gauche),
        ("Lecture", Cote::Gauche),
        ("Texte", Cote::Gauche),
        ("Confiance", Cote::Gauche),
    ]);
    for etape in duree.etapes() {
        let (du, au) = (EnFrancais(etape.du).to_string(), EnFrancais(etape.au).to_string());
        let confiance = etape.regle.texte().confiance.to_string();
        table.push([du, au, etape.lecture.to_string(), etape.regle.to_string(), confiance]);
    }
    document.table(table.with_legende(&format!("{intitule} : durée")));
    for imprimee in duree.imprimees() {
        document.item(format!("durée imprimée : « {} » ({})", imprimee.texte(), imprimee.lieu()));
    }
    for mise_a_jour in duree.mises_a_jour() {
        let jour = EnFrancais(mise_a_jour.jour);
        document.item(format!("mise à jour : {jour}, {}", mise_a_jour.objet));
    }
    if let Some(jour) = jour {
        document.item(format!("au {} : {}", EnFrancais(jour), duree.revoyure_on(jour)));
    }
}
