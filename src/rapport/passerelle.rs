//! The way from one generation of contracts to the other, and a series over both.

use super::{Cote, Document, Tableau};
use crate::bilan::{AnneeDeSerie, OrigineDeSerie, PointDeSerie, Serie};
use crate::contrat::{EgaliteDePassage, Passerelle, ResteDePassage};
use crate::nombre::{Arrondi, Decimales};

/// The table from one generation to the other, in French, as a document: each link with its weight and what it makes
/// an amount rest on, and who states it.
#[must_use]
pub fn passerelle(passerelle: &Passerelle) -> Document {
    let mut table = Tableau::new([
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
    let mut document = Document::part();
    document.heading(2, "Passerelle de 2015–2023 à 2024–2030");
    document.paragraph(format!("Source : {}", passerelle.source()));
    document.table(table);
    document
}

/// A series over both generations, in French, as a document: each year and key with what is native, what went whole
/// and what rests on a weight, and its share; years without data are told, and never filled.
#[must_use]
pub fn serie(titre: &str, serie: &Serie) -> Document {
    let mut table = Tableau::new([
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
    let mut document = Document::part();
    document.heading(2, titre);
    document.table(table);
    for annee in serie.annees() {
        document.item(origin(annee));
        for ResteDePassage { de, motif, montant } in annee.restes() {
            document.detail(format!("{} {de} : {montant} sans suite, {motif}", de.code()));
        }
        for EgaliteDePassage { de, servis, ecartes } in annee.egalites() {
            let [servis, ecartes] = [servis, ecartes]
                .map(|cles| cles.iter().map(|cle| cle.code()).collect::<Vec<_>>().join(", "));
            document.detail(format!(
                "{} {de} : derniers centimes à égalité, donnés à {servis} et non à {ecartes} par l’ordre des listes nationales",
                de.code()
            ));
        }
    }
    for annee in serie.lacunes() {
        document.item(format!("{annee} : année sans donnée, non interpolée"));
    }
    document
}

fn origin(annee: &AnneeDeSerie) -> String {
    let an = annee.annee();
    let origine = match annee.origine() {
        OrigineDeSerie::Native => format!("{an} : thèmes de 2024–2030"),
        OrigineDeSerie::Passee { source, methode } => {
            format!("{an} : passerelle « {source} », méthode {methode}")
        }
    };
    match annee.reste() {
        reste if reste.is_zero() => origine,
        reste => format!("{origine}, {reste} sans suite, hors du tableau"),
    }
}
