//! The participation of residents and of elected members.

use core::fmt::Write as _;

use super::markdown::escape;
use super::{Cote, TableauMarkdown};
use crate::concertation::{
    Atelier, CompteDesVoix, Concertation, Journee, Masque, Question, SousThemes, Visibilite,
    VoteParGommettes,
};
use crate::identifiant::Reference;
use crate::nombre::{Arrondi, Decimales, Taux, bind, count, print_entier};
use crate::temps::EnFrancais;

const NON_DIT: &str = "non dit";

/// The participation around a contract, in French, as Markdown: workshops and visits, the votes with their ranking in
/// all and by workshop, days of slots, then what is not told or does not fit.
///
/// Workshops below the threshold of a vote are not shown, nor is what would give them by a subtraction; shares are
/// rounded to the nearest tenth of a percent, half up. The same record gives the same text.
#[must_use]
pub fn concertation(concertation: &Concertation) -> String {
    let mut texte = "## Concertation\n\n".to_owned();
    if let Some(avertissement) = &concertation.avertissement {
        // Writing to a string does not fail.
        let _ = writeln!(texte, "> {}\n", escape(avertissement.as_str()));
    }
    if !concertation.ateliers.is_empty() {
        workshops(&mut texte, &concertation.ateliers);
    }
    for question in &concertation.questions {
        rule(&mut texte, question);
        texte.push_str("- Résultats non dits\n\n");
        themes(&mut texte, question);
    }
    for vote in &concertation.votes {
        ballot(&mut texte, concertation, vote);
    }
    for journee in &concertation.journees {
        slots(&mut texte, journee);
    }
    let constats = concertation.check();
    let _ = writeln!(texte, "### Constats\n");
    if constats.is_empty() {
        let _ = writeln!(texte, "Aucun.");
    }
    for constat in constats {
        let _ = writeln!(texte, "- `{}` {}", constat.code(), escape(&constat.to_string()));
    }
    texte.push('\n');
    bind(&texte)
}

fn workshops(texte: &mut String, ateliers: &[Atelier]) {
    let mut table = TableauMarkdown::new([
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
    let _ = writeln!(texte, "### Ateliers et visites\n\n{table}");
}

fn rule(texte: &mut String, question: &Question) {
    let _ =
        writeln!(texte, "### Vote par gommettes\n\n« {} »\n", escape(question.texte().as_str()));
    let _ = writeln!(
        texte,
        "- Règle : {} au plus par personne ; {} ; {}",
        count(question.au_plus().get(), "gommette", "gommettes"),
        question.cumul(),
        question.reponses_libres(),
    );
}

fn ballot(texte: &mut String, concertation: &Concertation, vote: &VoteParGommettes) {
    let question = vote.depouillement.question();
    let masque = vote.depouillement.mask(vote.seuil);
    rule(texte, question);
    let ateliers = u32::try_from(masque.ateliers().len()).unwrap_or(u32::MAX);
    if ateliers == 0 {
        let _ = writeln!(texte, "- Aucun vote dépouillé\n");
        themes(texte, question);
        return;
    }
    let _ = writeln!(texte, "- {}", count(ateliers, "atelier dépouillé", "ateliers dépouillés"));
    match masque.total() {
        Some(total) => {
            people(texte, total);
            texte.push('\n');
            ranking(texte, question, total);
            answers(texte, total);
            // What is not there is not zero.
            let _ = writeln!(
                texte,
                "Sous-thèmes et réponses libres : montrés tous ateliers réunis, à partir de {} personnes.\n",
                masque.seuil()
            );
        }
        None => {
            let _ = writeln!(
                texte,
                "- Résultats non montrés : moins de {} personnes ont voté, tous ateliers réunis\n",
                masque.seuil()
            );
        }
    }
    by_workshop(texte, concertation, question, &masque);
}

/// The themes of a sheet on which nobody has voted.
fn themes(texte: &mut String, question: &Question) {
    let mut table = TableauMarkdown::new([("Thème", Cote::Gauche), ("Sous-thèmes", Cote::Droite)]);
    for theme in question.themes() {
        let nombre = match &theme.sous_themes {
            SousThemes::NonDits => NON_DIT.to_owned(),
            SousThemes::Comptes(nombre) => nombre.to_string(),
            SousThemes::Intitules(titres) => titres.len().to_string(),
        };
        table.push([format!("{} – {}", theme.cle, theme.titre), nombre]);
    }
    let _ = writeln!(texte, "{table}");
}

fn people(texte: &mut String, compte: &CompteDesVoix) {
    let [personnes, gommettes, a_part] =
        [compte.personnes(), compte.gommettes(), compte.a_part().total()].map(print_entier);
    let _ = writeln!(texte, "- Bulletins valides : {personnes}, qui portent {gommettes} gommettes");
    let motifs = compte.a_part().par_motif().into_iter().filter(|(_, nombre)| *nombre > 0);
    let motifs: Vec<String> =
        motifs.map(|(sort, nombre)| format!("{sort}, {}", print_entier(nombre))).collect();
    let motifs =
        if motifs.is_empty() { String::new() } else { format!(" ({})", motifs.join(" ; ")) };
    let _ = writeln!(texte, "- Bulletins à part, qui ne comptent pas : {a_part}{motifs}");
    if compte.sans_a_part() > 0 {
        let _ = writeln!(
            texte,
            "- Ateliers dont les bulletins à part ne sont pas connus : {}",
            print_entier(compte.sans_a_part())
        );
    }
    if compte.sans_details() > 0 {
        let _ = writeln!(
            texte,
            "- Ateliers dont les sous-thèmes et les réponses libres ne sont pas connus : {}",
            print_entier(compte.sans_details())
        );
    }
}

fn ranking(texte: &mut String, question: &Question, compte: &CompteDesVoix) {
    let mut table = TableauMarkdown::new([
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
    let _ = writeln!(texte, "{table}");
    if !compte.sous_themes().is_empty() {
        let mut table =
            TableauMarkdown::new([("Sous-thème", Cote::Gauche), ("Gommettes", Cote::Droite)]);
        for (gommette, voix) in compte.sous_themes() {
            let rang = gommette.sous_theme.map_or(0, |rang| usize::from(rang.get()));
            let titre = question.theme(gommette.theme).and_then(|theme| match &theme.sous_themes {
                SousThemes::Intitules(titres) => titres.get(rang.checked_sub(1)?),
                SousThemes::NonDits | SousThemes::Comptes(_) => None,
            });
            let titre = titre.map(|titre| format!(" – {titre}")).unwrap_or_default();
            table.push([format!("{gommette}{titre}"), print_entier(voix.gommettes)]);
        }
        let _ = writeln!(texte, "{table}");
    }
}

fn answers(texte: &mut String, compte: &CompteDesVoix) {
    if compte.reponses().is_empty() {
        return;
    }
    let _ = writeln!(texte, "Réponses libres, telles qu’écrites :\n");
    for (reponse, nombre) in compte.reponses() {
        let fois =
            if *nombre > 1 { format!(", {} fois", print_entier(*nombre)) } else { String::new() };
        let _ = writeln!(texte, "- « {} »{fois}", escape(reponse));
    }
    texte.push('\n');
}

fn by_workshop(
    texte: &mut String,
    concertation: &Concertation,
    question: &Question,
    masque: &Masque,
) {
    let _ = writeln!(texte, "#### Par atelier\n");
    let mut ateliers: Vec<_> = masque.ateliers().iter().collect();
    // By time where it is told; stable: then by key.
    ateliers.sort_by_key(|(cle, _)| concertation.atelier(cle).map(|atelier| atelier.quand));
    for (cle, vue) in ateliers {
        let nom = label(concertation, cle);
        let seuil = masque.seuil();
        let _ = match vue {
            Visibilite::Montre(compte) => {
                let _ = writeln!(texte, "**{nom}**\n");
                people(texte, compte);
                texte.push('\n');
                ranking(texte, question, compte);
                continue;
            }
            Visibilite::SousLeSeuil => {
                writeln!(texte, "**{nom}** : non montré, moins de {seuil} votants\n")
            }
            Visibilite::ContreLaDifference => writeln!(
                texte,
                "**{nom}** : non montré ; s’il l’était, un groupe de moins de {seuil} votants se déduirait du total\n"
            ),
        };
    }
    if let Some(ensemble) = masque.masques() {
        let _ = writeln!(
            texte,
            "Ateliers non montrés, ensemble : {} personnes, {} gommettes.\n",
            print_entier(ensemble.personnes()),
            print_entier(ensemble.gommettes())
        );
    }
}

/// What a workshop is, where it is told; its key where it is not.
fn label(concertation: &Concertation, cle: &Reference) -> String {
    match concertation.atelier(cle) {
        Some(atelier) => {
            let objet = atelier.objet.as_ref().map(|objet| format!(" – {objet}"));
            escape(&format!("{}, {}{}", atelier.genre, atelier.quand, objet.unwrap_or_default()))
        }
        None => escape(cle.as_str()),
    }
}

fn slots(texte: &mut String, journee: &Journee) {
    let mut table = TableauMarkdown::new([
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
    let titre = escape(journee.titre.as_str());
    let _ = writeln!(texte, "### {titre}, {:#}\n\n{table}", EnFrancais(journee.jour));
}
