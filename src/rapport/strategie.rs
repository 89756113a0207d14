//! The strategy of a territory: its frame, its priorities, its contracts, and the way from one generation to the other.

use core::fmt::{Display, Write as _};

use chrono::NaiveDate;

use super::markdown::escape;
use super::{Cote, TableauMarkdown};
use crate::bilan::{AnneeDeSerie, OrigineDeSerie, PointDeSerie, Serie};
use crate::contrat::{
    Cadre, ConstatDeCadre, ConstatDeDuree, ConstatDeSignataires, DetailDeNiveau, DureeDuContrat,
    FicheDeContrat, MiseEnRegard, NiveauDeCadre, Passerelle, PrioritesDIntervention, Strategie,
};
use crate::identifiant::Nom;
use crate::nombre::{Arrondi, Decimales, bind, count};
use crate::temps::EnFrancais;

/// The strategy of a territory, in French, as Markdown: the frame with its printed sizes, the priorities of years, the
/// three-column slide, then each contract with the terms that texts give, what documents print, who signed and what
/// it holds. A part that nobody gave is said to be missing.
///
/// The review of 2027 is asked about on a day, or not at all. The same strategy and day give the same text.
///
/// # Examples
/// ```
/// use contrat_de_ville::contrat::Strategie;
/// use contrat_de_ville::rapport::strategie;
///
/// let texte = strategie(&Strategie::default(), Some("2024-09-24".parse()?));
/// assert!(texte.contains("- cadre non renseigné"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn strategie(strategie: &Strategie, jour: Option<NaiveDate>) -> String {
    let Strategie { cadre, priorites, regard, contrats, .. } = strategie;
    let mut texte = "## Stratégie\n\n".to_owned();
    match cadre {
        Some(cadre) => frame(&mut texte, cadre),
        None => texte += "- cadre non renseigné\n\n",
    }
    for une in priorites {
        priorities(&mut texte, une, cadre.as_ref());
    }
    match regard {
        Some(regard) => slide(&mut texte, regard),
        None => texte += "- mise en regard non renseignée\n\n",
    }
    for fiche in contrats {
        contract(&mut texte, fiche, jour);
    }
    if contrats.is_empty() {
        texte += "- contrats non renseignés\n\n";
    }
    bind(&texte)
}

fn item(texte: &mut String, puce: &str, valeur: impl Display) {
    // Writing to a string does not fail.
    let _ = writeln!(texte, "{puce} {}", escape(&valeur.to_string()));
}

/// A blank line, where there is none.
fn close(texte: &mut String) {
    if !texte.ends_with("\n\n") {
        texte.push('\n');
    }
}

/// What was found, each with its code.
fn findings<T: Display>(texte: &mut String, constats: &[T], code: fn(&T) -> &'static str) {
    for constat in constats {
        item(texte, &format!("- `{}`", code(constat)), constat);
    }
    close(texte);
}

fn frame(texte: &mut String, cadre: &Cadre) {
    let mut table = TableauMarkdown::new([
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
    let _ = writeln!(texte, "### Cadre\n\n{table}");
    for (rang, enjeu) in (1_usize..).zip(cadre.enjeux().into_iter().flatten()) {
        item(texte, "-", format!("enjeu {rang} : {}", enjeu.titre));
        for ambition in enjeu.ambitions.iter().flatten() {
            let objectifs: Vec<&str> =
                ambition.objectifs.iter().flatten().map(Nom::as_str).collect();
            let suite = if objectifs.is_empty() { "" } else { " : " };
            item(texte, "  -", format!("{}{suite}{}", ambition.titre, objectifs.join(" ; ")));
        }
    }
    close(texte);
    for enjeu in cadre.transversaux().into_iter().flatten() {
        item(texte, "- transversal :", &enjeu.titre);
    }
    close(texte);
    findings(texte, &cadre.check(), ConstatDeCadre::code);
}

fn priorities(texte: &mut String, priorites: &PrioritesDIntervention, cadre: Option<&Cadre>) {
    let PrioritesDIntervention { annee, instance, enjeux, en_tete, partout } = priorites;
    let instance = escape(instance.as_str());
    let _ = writeln!(texte, "### Priorités d’intervention {annee} ({instance})\n");
    let inconnus = cadre.map(|cadre| priorites.unknown(cadre)).unwrap_or_default();
    for titre in enjeux {
        let suite = if inconnus.contains(&titre) { ", absent du cadre" } else { "" };
        item(texte, "-", format!("{titre}{suite}"));
    }
    for marque in en_tete {
        item(texte, "- en tête de chacune :", marque);
    }
    for marque in partout {
        item(texte, "- dans toutes :", marque);
    }
    close(texte);
}

fn slide(texte: &mut String, regard: &MiseEnRegard) {
    let mut table = TableauMarkdown::new([
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
    let _ = writeln!(texte, "### Mise en regard\n\n{table}");
    for lien in regard.liens() {
        item(texte, "- lien :", format!("« {} » et « {} »", lien.un, lien.autre));
    }
    if regard.liens().is_empty() {
        texte.push_str("- aucun lien énoncé : une ligne du tableau n’en est pas un\n");
    }
    close(texte);
}

fn contract(texte: &mut String, fiche: &FicheDeContrat, jour: Option<NaiveDate>) {
    let _ = writeln!(texte, "### {}\n", escape(fiche.intitule.as_str()));
    term(texte, &fiche.duree, jour);
    match &fiche.signataires {
        None => texte.push_str("- signataires non renseignés\n\n"),
        Some(signataires) => {
            for (partie, jour) in signataires.iter() {
                let jour = jour.map_or_else(
                    || "jour non renseigné".to_owned(),
                    |jour| format!("le {}", EnFrancais(jour)),
                );
                item(texte, "- signataire :", format!("{partie}, {jour}"));
            }
            close(texte);
            if let Some(attendus) = &fiche.attendus {
                findings(texte, &signataires.check(attendus), ConstatDeSignataires::code);
            }
        }
    }
    let mut table = TableauMarkdown::new([
        ("Contenu exigé par la loi", Cote::Gauche),
        ("Présence", Cote::Gauche),
    ]);
    for (contenu, presence) in fiche.contenus.iter() {
        table.push([contenu.to_string(), presence.to_string()]);
    }
    let _ = writeln!(texte, "{table}");
}

fn term(texte: &mut String, duree: &DureeDuContrat, jour: Option<NaiveDate>) {
    let mut table = TableauMarkdown::new([
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
    let _ = writeln!(texte, "{table}");
    for imprimee in duree.imprimees() {
        item(
            texte,
            "- durée imprimée :",
            format!("« {} » ({})", imprimee.texte(), imprimee.lieu()),
        );
    }
    for mise_a_jour in duree.mises_a_jour() {
        let jour = EnFrancais(mise_a_jour.jour);
        item(texte, "- mise à jour :", format!("{jour}, {}", mise_a_jour.objet));
    }
    if let Some(jour) = jour {
        item(texte, "-", format!("au {} : {}", EnFrancais(jour), duree.revoyure_on(jour)));
    }
    close(texte);
    findings(texte, &duree.check(), ConstatDeDuree::code);
}

/// The table from one generation to the other, in French, as Markdown: each link with its weight and what it makes an
/// amount rest on, and who states it.
#[must_use]
pub fn passerelle(passerelle: &Passerelle) -> String {
    let mut table = TableauMarkdown::new([
        ("De (2015–2023)", Cote::Gauche),
        ("Vers (2024–2030)", Cote::Gauche),
        ("Poids", Cote::Droite),
        ("Fondement", Cote::Gauche),
    ]);
    for (de, cibles) in passerelle.origines() {
        let fondement = passerelle.fondement(de).map(|f| f.to_string()).unwrap_or_default();
        for (vers, poids) in cibles {
            let [de, vers] = [de, *vers].map(|cle| format!("{} {cle}", cle.code()));
            table.push([de, vers, poids.to_string(), fondement.clone()]);
        }
    }
    let source = escape(passerelle.source().as_str());
    bind(&format!("## Passerelle de 2015–2023 à 2024–2030\n\nSource : {source}\n\n{table}\n"))
}

/// A series over both generations, in French, as Markdown: each year and key with what is native, what went whole and
/// what rests on a weight, and its share; years without data are told, and never filled.
#[must_use]
pub fn serie(titre: &str, serie: &Serie) -> String {
    let mut table = TableauMarkdown::new([
        ("Année", Cote::Gauche),
        ("Thème", Cote::Gauche),
        ("Natif", Cote::Droite),
        ("Un pour un", Cote::Droite),
        ("Pondéré", Cote::Droite),
        ("Total", Cote::Droite),
        ("Part pondérée", Cote::Droite),
    ]);
    for annee in serie.annees() {
        for point in annee.points() {
            let part = point.part_ponderee().map_or_else(
                |_| "non calculable".to_owned(),
                |part| part.pourcentage(Arrondi::AuPlusProche, Decimales::UNE).to_string(),
            );
            let PointDeSerie { cle, natif, un_pour_un, pondere } = point;
            let [natif, un_pour_un, pondere, total] =
                [*natif, *un_pour_un, *pondere, point.total()].map(|somme| somme.to_string());
            let (an, cle) = (annee.annee().to_string(), format!("{} {cle}", cle.code()));
            table.push([an, cle, natif, un_pour_un, pondere, total, part]);
        }
    }
    let mut texte = format!("## {}\n\n{table}\n", escape(titre));
    for annee in serie.annees() {
        item(&mut texte, "-", origin(annee));
    }
    for annee in serie.lacunes() {
        item(&mut texte, "-", format!("{annee} : année sans donnée, non interpolée"));
    }
    close(&mut texte);
    bind(&texte)
}

fn origin(annee: &AnneeDeSerie) -> String {
    let an = annee.annee();
    let reste = annee.reste();
    let mut phrase = match annee.origine() {
        OrigineDeSerie::Native => format!("{an} : thèmes de 2024–2030"),
        OrigineDeSerie::Passee { source, methode } => {
            format!("{an} : passerelle « {source} », méthode {methode}")
        }
    };
    if !reste.is_zero() {
        let _ = write!(phrase, ", {reste} sans suite, hors du tableau");
    }
    phrase
}
