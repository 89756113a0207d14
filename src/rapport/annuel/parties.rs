//! The plain records of a report as Markdown.

use core::fmt::Write as _;

use super::{Equipe, FicheDeRenouvellement, Focus, FondsDeConcours, Resultats};
use crate::identifiant::Nom;
use crate::nombre::{EffectifParSexe, count};
use crate::rapport::markdown::escape;
use crate::rapport::{Cote, TableauMarkdown};
use crate::temps::EnFrancais;

/// Names in the order given.
fn names<'n>(noms: impl IntoIterator<Item = &'n Nom>) -> String {
    noms.into_iter().map(Nom::as_str).collect::<Vec<_>>().join(", ")
}

fn show<T: ToString>(valeur: Option<T>) -> String {
    valeur.map_or_else(String::new, |valeur| valeur.to_string())
}

pub(super) fn funds(t: &mut String, niveau: &str, fonds: &[FondsDeConcours]) {
    for un in fonds {
        let mut table = TableauMarkdown::new([
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
        let provenance = escape(&un.provenance.to_string());
        // Writing to a string does not fail.
        let _ = writeln!(
            t,
            "{niveau}{}\n\n{table}\nSource : {provenance}.\n",
            escape(un.titre.as_str())
        );
    }
}

pub(super) fn focus(t: &mut String, focus: &[Focus]) {
    for un in focus {
        let (titre, operateur) = (escape(un.titre.as_str()), escape(un.operateur.as_str()));
        let _ = writeln!(t, "### Focus : {titre}\n\n- Opérateur : {operateur}");
        for ages in &un.ages {
            let _ = writeln!(t, "- {} : {}", ages.valeur, escape(&ages.provenance.to_string()));
        }
        if let Some(nombre) = un.nombre_de_communes {
            let _ = write!(t, "- {}", count(nombre, "commune", "communes"));
            let nommees = escape(&names(&un.communes));
            let _ = match nommees.as_str() {
                "" => writeln!(t, ", non nommées"),
                nommees => writeln!(t, " : {nommees}"),
            };
        } else if !un.communes.is_empty() {
            let _ = writeln!(t, "- Communes : {}", escape(&names(&un.communes)));
        }
        for point in &un.points {
            let _ = writeln!(t, "- {}", escape(point.as_str()));
        }
        t.push('\n');
    }
}

pub(super) fn results(t: &mut String, resultats: &Resultats) {
    if !resultats.indicateurs.is_empty() {
        let mut table = TableauMarkdown::new([
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
        let _ = writeln!(t, "### Indicateurs\n\n{table}");
    }
    if !resultats.beneficiaires.is_empty() {
        let mut table = TableauMarkdown::new([
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
        let _ = writeln!(t, "### Bénéficiaires\n\n{table}");
    }
}

pub(super) fn team(t: &mut String, equipe: &Equipe) {
    let mut table = TableauMarkdown::new([
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
    let _ = writeln!(t, "### Équipe : {}\n\n{table}", count(effectif, "poste", "postes"));
}

pub(super) fn renewal(t: &mut String, fiche: &FicheDeRenouvellement) {
    for quartier in &fiche.quartiers {
        let code = quartier.code.map(|code| format!(", {code}"));
        let (nom, commune) = (escape(quartier.nom.as_str()), escape(quartier.commune.as_str()));
        let _ = writeln!(t, "- Quartier {nom} ({commune}){}", code.unwrap_or_default());
    }
    for revue in &fiche.revues {
        let pilotes = match names(&revue.pilotes) {
            aucun if aucun.is_empty() => aucun,
            pilotes => format!(", pilotes : {}", escape(&pilotes)),
        };
        let _ = writeln!(t, "- {revue} : {}{pilotes}", EnFrancais(revue.jour));
    }
    if let Some(charte) = &fiche.charte_gusp {
        let jour = charte.signee_le.map(|jour| format!(" le {}", EnFrancais(jour)));
        let (signataires, quartiers) = (names(&charte.signataires), names(&charte.quartiers));
        let _ = writeln!(
            t,
            "- Charte GUSP signée{} par {}, pour {}",
            jour.unwrap_or_default(),
            escape(&signataires),
            escape(&quartiers)
        );
    }
    for remarque in &fiche.remarques {
        let _ = writeln!(t, "- {}", escape(remarque.as_str()));
    }
    t.push('\n');
    if !fiche.operations.is_empty() {
        let mut table = TableauMarkdown::new([
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
        let _ = writeln!(t, "### Opérations de renouvellement urbain\n\n{table}");
    }
    funds(t, "### ", &fiche.fonds_de_concours);
}
