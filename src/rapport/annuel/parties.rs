//! The plain records of a report.

use super::{Equipe, FicheDeRenouvellement, Focus, FondsDeConcours, Resultats};
use crate::identifiant::Nom;
use crate::nombre::{EffectifParSexe, count};
use crate::rapport::{Cote, Document, Tableau};
use crate::temps::EnFrancais;

/// Names in the order given.
fn names<'n>(noms: impl IntoIterator<Item = &'n Nom>) -> String {
    noms.into_iter().map(Nom::as_str).collect::<Vec<_>>().join(", ")
}

fn show<T: ToString>(valeur: Option<T>) -> String {
    valeur.map_or_else(String::new, |valeur| valeur.to_string())
}

pub(super) fn funds(document: &mut Document, niveau: u8, fonds: &[FondsDeConcours]) {
    for un in fonds {
        let mut table = Tableau::new([
            ("Commune", Cote::Gauche),
            ("Opération", Cote::Gauche),
            ("Montant", Cote::Droite),
        ]);
        for aidee in &un.operations {
            let (commune, objet) = (&aidee.operation.commune, &aidee.operation.objet);
            table.push([commune.to_string(), objet.to_string(), aidee.montant.to_string()]);
        }
        table.push(["Somme".to_owned(), String::new(), un.total().to_string()]);
        if let Some(imprime) = un.total_imprime {
            table.push(["Total imprimé".to_owned(), String::new(), imprime.to_string()]);
        }
        document.heading(niveau, un.titre.as_str());
        document.table(table);
        document.paragraph(format!("Source : {}.", un.provenance));
    }
}

pub(super) fn focus(document: &mut Document, focus: &[Focus]) {
    for un in focus {
        document.heading(3, &format!("Focus : {}", un.titre));
        document.item(format!("Opérateur : {}", un.operateur));
        for ages in &un.ages {
            document.item(format!("{} : {}", ages.valeur, ages.provenance));
        }
        if let Some(nombre) = un.nombre_de_communes {
            let nommees = match names(&un.communes).as_str() {
                "" => ", non nommées".to_owned(),
                nommees => format!(" : {nommees}"),
            };
            document.item(format!("{}{nommees}", count(nombre, "commune", "communes")));
        } else if !un.communes.is_empty() {
            document.item(format!("Communes : {}", names(&un.communes)));
        }
        for point in &un.points {
            document.item(point.as_str());
        }
    }
}

pub(super) fn results(document: &mut Document, resultats: &Resultats) {
    if !resultats.indicateurs.is_empty() {
        let mut table = Tableau::new([
            ("Indicateur", Cote::Gauche),
            ("Unité", Cote::Gauche),
            ("Avant", Cote::Droite),
            ("Après", Cote::Droite),
            ("Cible", Cote::Droite),
            ("Source", Cote::Gauche),
        ]);
        for lu in &resultats.indicateurs {
            let (libelle, unite) = (lu.libelle.to_string(), lu.unite.to_string());
            let [avant, apres, cible] = [lu.avant, lu.apres, lu.cible].map(show);
            table.push([libelle, unite, avant, apres, cible, lu.provenance.to_string()]);
        }
        document.heading(3, "Indicateurs");
        document.table(table);
    }
    if !resultats.beneficiaires.is_empty() {
        let mut table = Tableau::new([
            ("Bénéficiaires", Cote::Gauche),
            ("Prévus", Cote::Gauche),
            ("Réels", Cote::Gauche),
            ("Source", Cote::Gauche),
        ]);
        let by_sex = |effectif: Option<EffectifParSexe>| {
            effectif.map_or_else(String::new, |effectif| effectif.to_string())
        };
        for lu in &resultats.beneficiaires {
            let [prevus, reels] = [lu.prevus, lu.reels].map(by_sex);
            table.push([lu.quoi.to_string(), prevus, reels, lu.provenance.to_string()]);
        }
        document.heading(3, "Bénéficiaires");
        document.table(table);
    }
}

pub(super) fn team(document: &mut Document, equipe: &Equipe) {
    let mut table = Tableau::new([
        ("Fonction", Cote::Gauche),
        ("Postes", Cote::Droite),
        ("Occupation", Cote::Gauche),
    ]);
    for poste in equipe.postes() {
        let occupations = poste.occupations.iter().map(|tenue| {
            let du = tenue.du().map(|du| format!(" depuis le {}", EnFrancais(du)));
            let fin = tenue.jusqu_au().map(|fin| format!(" jusqu’au {}", EnFrancais(fin)));
            format!("{}{}{}", tenue.titre(), du.unwrap_or_default(), fin.unwrap_or_default())
        });
        let occupations: Vec<String> = occupations.collect();
        let occupations = match occupations.as_slice() {
            [] => "non dite".to_owned(),
            tenues => tenues.join(" ; "),
        };
        table.push([poste.fonction.to_string(), poste.nombre.to_string(), occupations]);
    }
    let effectif = u32::try_from(equipe.effectif()).unwrap_or(u32::MAX);
    document.heading(3, &format!("Équipe : {}", count(effectif, "poste", "postes")));
    document.table(table);
}

pub(super) fn renewal(document: &mut Document, fiche: &FicheDeRenouvellement) {
    for quartier in &fiche.quartiers {
        let code = quartier.code.map(|code| format!(", {code}"));
        let (nom, commune, code) = (&quartier.nom, &quartier.commune, code.unwrap_or_default());
        document.item(format!("Quartier {nom} ({commune}){code}"));
    }
    for revue in &fiche.revues {
        let pilotes = match names(&revue.pilotes) {
            aucun if aucun.is_empty() => aucun,
            pilotes => format!(", pilotes : {pilotes}"),
        };
        document.item(format!("{revue} : {}{pilotes}", EnFrancais(revue.jour)));
    }
    if let Some(charte) = &fiche.charte_gusp {
        let jour = charte.signee_le.map(|jour| format!(" le {}", EnFrancais(jour)));
        let (signataires, quartiers) = (names(&charte.signataires), names(&charte.quartiers));
        let jour = jour.unwrap_or_default();
        document.item(format!("Charte GUSP signée{jour} par {signataires}, pour {quartiers}"));
    }
    for remarque in &fiche.remarques {
        document.item(remarque.as_str());
    }
    if !fiche.operations.is_empty() {
        let mut table = Tableau::new([
            ("Commune", Cote::Gauche),
            ("Quartier", Cote::Gauche),
            ("Opération", Cote::Gauche),
            ("Nature", Cote::Gauche),
            ("Maîtrise d’ouvrage", Cote::Gauche),
            ("Stade imprimé", Cote::Gauche),
            ("Avancement", Cote::Gauche),
        ]);
        for operation in &fiche.operations {
            table.push([
                operation.commune.to_string(),
                show(operation.quartier.as_ref()),
                operation.titre.to_string(),
                show(operation.nature),
                names(&operation.maitres_d_ouvrage),
                show(operation.stade.as_ref()),
                show(operation.avancement()),
            ]);
        }
        document.heading(3, "Opérations de renouvellement urbain");
        document.table(table);
    }
    funds(document, 3, &fiche.fonds_de_concours);
}
