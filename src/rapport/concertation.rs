//! The participation of residents and of elected members.

use super::{Cote, Document, Ligne, Tableau};
use crate::concertation::{
    Atelier, CompteDesVoix, Concertation, Journee, Masque, Question, SousThemes, Visibilite,
    VoteParGommettes,
};
use crate::identifiant::Reference;
use crate::nombre::{Arrondi, Decimales, Taux, count, print_entier};
use crate::temps::EnFrancais;

const NON_DIT: &str = "non dit";

/// The participation around a contract, in French, as a document: workshops and visits, the votes with their ranking in
/// all and by workshop, days of slots, then what is not told or does not fit.
///
/// Workshops below the threshold of a vote are not shown, nor is what would give them by a subtraction; shares are
/// rounded to the nearest tenth of a percent, half up. The same record gives the same document.
#[must_use]
pub fn concertation(concertation: &Concertation) -> Document {
    let mut document = body(concertation);
    document.heading(3, "Constats");
    let constats = concertation.check();
    if constats.is_empty() {
        document.paragraph("Aucun.");
    }
    for constat in constats {
        document.item(Ligne::new().code(constat.code()).text(&format!(" {constat}")));
    }
    document
}

/// The participation without what its check finds.
pub(super) fn body(concertation: &Concertation) -> Document {
    let mut document = Document::part();
    document.heading(2, "Concertation");
    if let Some(avertissement) = &concertation.avertissement {
        document.quote(avertissement.as_str());
    }
    if !concertation.ateliers.is_empty() {
        workshops(&mut document, &concertation.ateliers);
    }
    for question in &concertation.questions {
        rule(&mut document, question);
        document.item("Résultats non dits");
        themes(&mut document, question);
    }
    for vote in &concertation.votes {
        ballot(&mut document, concertation, vote);
    }
    for journee in &concertation.journees {
        slots(&mut document, journee);
    }
    document
}

fn workshops(document: &mut Document, ateliers: &[Atelier]) {
    let mut table = Tableau::new([
        ("Date", Cote::Gauche),
        ("Genre", Cote::Gauche),
        ("Objet", Cote::Gauche),
        ("Lieu", Cote::Gauche),
        ("Femmes", Cote::Droite),
        ("Hommes", Cote::Droite),
        ("Non renseigné", Cote::Droite),
        ("Présents", Cote::Droite),
    ]);
    for atelier in ateliers {
        let communes = atelier.communes.map(|nombre| count(nombre.get(), "commune", "communes"));
        let lieu = atelier.lieu.as_ref().map(ToString::to_string);
        let lieu: Vec<String> = lieu.into_iter().chain(communes).collect();
        let lieu = if lieu.is_empty() { NON_DIT.to_owned() } else { lieu.join(", ") };
        let effectif = atelier.effectif();
        let nombre = |nombre: Option<u64>| nombre.map_or_else(|| NON_DIT.to_owned(), print_entier);
        // Of a total alone, no count by sex is known: not even that there are none.
        let connu = atelier.presents;
        table.push([
            atelier.quand.to_string(),
            atelier.genre.to_string(),
            atelier.objet.as_ref().map(ToString::to_string).unwrap_or_default(),
            lieu,
            nombre(connu.map(|presents| presents.femmes.into())),
            nombre(connu.map(|presents| presents.hommes.into())),
            nombre(effectif.map(|presents| presents.inconnu.into())),
            nombre(effectif.map(crate::nombre::EffectifParSexe::total)),
        ]);
    }
    document.heading(3, "Ateliers et visites");
    document.table(table);
}

fn rule(document: &mut Document, question: &Question) {
    document.heading(3, "Vote par gommettes");
    document.paragraph(format!("« {} »", question.texte()));
    document.item(format!(
        "Règle : {} au plus par personne ; {} ; {}",
        count(question.au_plus().get(), "gommette", "gommettes"),
        question.cumul(),
        question.reponses_libres(),
    ));
}

fn ballot(document: &mut Document, concertation: &Concertation, vote: &VoteParGommettes) {
    let question = vote.depouillement.question();
    let masque = vote.depouillement.mask(vote.seuil);
    rule(document, question);
    let ateliers = u32::try_from(masque.ateliers().len()).unwrap_or(u32::MAX);
    if ateliers == 0 {
        document.item("Aucun vote dépouillé");
        themes(document, question);
        return;
    }
    document.item(count(ateliers, "atelier dépouillé", "ateliers dépouillés"));
    match masque.total() {
        Some(total) => {
            people(document, total);
            ranking(document, question, total);
            answers(document, total);
            // What is not there is not zero.
            document.paragraph(format!(
                "Sous-thèmes et réponses libres : montrés tous ateliers réunis, à partir de {} personnes.",
                masque.seuil()
            ));
        }
        None => document.item(format!(
            "Résultats non montrés : moins de {} personnes ont voté, tous ateliers réunis",
            masque.seuil()
        )),
    }
    by_workshop(document, concertation, question, &masque);
}

/// The themes of a sheet on which nobody has voted.
fn themes(document: &mut Document, question: &Question) {
    let mut table = Tableau::new([("Thème", Cote::Gauche), ("Sous-thèmes", Cote::Droite)]);
    for theme in question.themes() {
        let nombre = match &theme.sous_themes {
            SousThemes::NonDits => NON_DIT.to_owned(),
            SousThemes::Comptes(nombre) => nombre.to_string(),
            SousThemes::Intitules(titres) => titres.len().to_string(),
        };
        table.push([format!("{} – {}", theme.cle, theme.titre), nombre]);
    }
    document.table(table);
}

fn people(document: &mut Document, compte: &CompteDesVoix) {
    let [personnes, gommettes, a_part] =
        [compte.personnes(), compte.gommettes(), compte.a_part().total()].map(print_entier);
    document.item(format!("Bulletins valides : {personnes}, qui portent {gommettes} gommettes"));
    let motifs = compte.a_part().par_motif().into_iter().filter(|(_, nombre)| *nombre > 0);
    let motifs: Vec<String> =
        motifs.map(|(sort, nombre)| format!("{sort}, {}", print_entier(nombre))).collect();
    let motifs =
        if motifs.is_empty() { String::new() } else { format!(" ({})", motifs.join(" ; ")) };
    document.item(format!("Bulletins à part, qui ne comptent pas : {a_part}{motifs}"));
    if compte.sans_a_part() > 0 {
        let nombre = print_entier(compte.sans_a_part());
        document.item(format!("Ateliers dont les bulletins à part ne sont pas connus : {nombre}"));
    }
    if compte.sans_details() > 0 {
        let nombre = print_entier(compte.sans_details());
        document.item(format!(
            "Ateliers dont les sous-thèmes et les réponses libres ne sont pas connus : {nombre}"
        ));
    }
}

fn ranking(document: &mut Document, question: &Question, compte: &CompteDesVoix) {
    let mut table = Tableau::new([
        ("Rang", Cote::Droite),
        ("Thème", Cote::Gauche),
        ("Gommettes", Cote::Droite),
        ("Part des gommettes", Cote::Droite),
        ("Part des personnes", Cote::Droite),
    ]);
    let share = |part: Option<Taux>| {
        part.map_or_else(
            || "non connue".to_owned(),
            |part| part.pourcentage(Arrondi::AuPlusProche, Decimales::UNE).to_string(),
        )
    };
    for ligne in compte.ranking() {
        let rang = match (ligne.rang, ligne.ex_aequo) {
            (rang, 0) => rang.to_string(),
            (rang, _) => format!("{rang} ex æquo"),
        };
        let titre = question.theme(ligne.theme).map(|theme| theme.titre.to_string());
        table.push([
            rang,
            format!("{} – {}", ligne.theme, titre.unwrap_or_default()),
            print_entier(ligne.voix.gommettes),
            share(compte.part_des_gommettes(ligne.theme)),
            share(compte.part_des_personnes(ligne.theme)),
        ]);
    }
    document.table(table);
    if !compte.sous_themes().is_empty() {
        let mut table = Tableau::new([("Sous-thème", Cote::Gauche), ("Gommettes", Cote::Droite)]);
        for (gommette, voix) in compte.sous_themes() {
            let rang = gommette.sous_theme.map_or(0, |rang| usize::from(rang.get()));
            let titre = question.theme(gommette.theme).and_then(|theme| match &theme.sous_themes {
                SousThemes::Intitules(titres) => titres.get(rang.checked_sub(1)?),
                SousThemes::NonDits | SousThemes::Comptes(_) => None,
            });
            let titre = titre.map(|titre| format!(" – {titre}")).unwrap_or_default();
            table.push([format!("{gommette}{titre}"), print_entier(voix.gommettes)]);
        }
        document.table(table);
    }
}

fn answers(document: &mut Document, compte: &CompteDesVoix) {
    if compte.reponses().is_empty() {
        return;
    }
    document.paragraph("Réponses libres, telles qu’écrites :");
    for (reponse, nombre) in compte.reponses() {
        let fois =
            if *nombre > 1 { format!(", {} fois", print_entier(*nombre)) } else { String::new() };
        document.item(format!("« {reponse} »{fois}"));
    }
}

fn by_workshop(
    document: &mut Document,
    concertation: &Concertation,
    question: &Question,
    masque: &Masque,
) {
    document.heading(4, "Par atelier");
    let mut ateliers: Vec<_> = masque.ateliers().iter().collect();
    // By time where it is told; stable: then by key.
    ateliers.sort_by_key(|(cle, _)| concertation.atelier(cle).map(|atelier| atelier.quand));
    for (cle, vue) in ateliers {
        let nom = Ligne::new().strong(&label(concertation, cle));
        let seuil = masque.seuil();
        match vue {
            Visibilite::Montre(compte) => {
                document.paragraph(nom);
                people(document, compte);
                ranking(document, question, compte);
            }
            Visibilite::SousLeSeuil => {
                document.paragraph(nom.text(&format!(" : non montré, moins de {seuil} votants")));
            }
            Visibilite::ContreLaDifference => document.paragraph(nom.text(&format!(
                " : non montré ; s’il l’était, un groupe de moins de {seuil} votants se déduirait du total"
            ))),
        }
    }
    if let Some(ensemble) = masque.masques() {
        document.paragraph(format!(
            "Ateliers non montrés, ensemble : {} personnes, {} gommettes.",
            print_entier(ensemble.personnes()),
            print_entier(ensemble.gommettes())
        ));
    }
}

/// What a workshop is, where it is told; its key where it is not.
fn label(concertation: &Concertation, cle: &Reference) -> String {
    match concertation.atelier(cle) {
        Some(atelier) => {
            let objet = atelier.objet.as_ref().map(|objet| format!(" – {objet}"));
            format!("{}, {}{}", atelier.genre, atelier.quand, objet.unwrap_or_default())
        }
        None => cle.to_string(),
    }
}

fn slots(document: &mut Document, journee: &Journee) {
    let mut table = Tableau::new([
        ("N°", Cote::Droite),
        ("Début", Cote::Droite),
        ("Fin", Cote::Droite),
        ("Quoi", Cote::Gauche),
    ]);
    let heure = |heure: Option<crate::concertation::Heure>| {
        heure.map_or_else(|| NON_DIT.to_owned(), |heure| heure.to_string())
    };
    for (place, creneau) in (1_usize..).zip(&journee.creneaux) {
        let objet = creneau.objet.to_string();
        table.push([place.to_string(), heure(creneau.debut), heure(creneau.fin), objet]);
    }
    document.heading(3, &format!("{}, {:#}", journee.titre, EnFrancais(journee.jour)));
    document.table(table);
}
