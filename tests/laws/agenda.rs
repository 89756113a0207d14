//! Laws of the iCalendar file: the same bytes from the same values, whole days, and no text that could end a
//! line. Read back by a few lines of our own, which know RFC 5545 and nothing of the crate that writes it.

use std::collections::BTreeSet;

use chrono::{DateTime, Datelike as _, NaiveDate, TimeDelta, Utc};
use contrat_de_ville::droit::Regle;
use contrat_de_ville::echange::Agenda;
use contrat_de_ville::procedure::{Echeancier, Entree, Nature};
use contrat_de_ville::temps::{Delai, Echeance, Zone};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use crate::outils::any_text;
use crate::recours_outils::{any_day, days, plus};

/// Lines that were folded are made whole; each is a name with its parameters, and a value.
fn unfolded(texte: &str) -> Vec<(String, String)> {
    let entier = texte.replace("\r\n ", "").replace("\r\n\t", "");
    let lignes = entier.strip_suffix("\r\n").unwrap_or(&entier).split("\r\n");
    lignes
        .map(|ligne| {
            let (nom, valeur) = ligne.split_once(':').unwrap_or((ligne, ""));
            (nom.to_owned(), valeur.to_owned())
        })
        .collect()
}

fn values<'a>(lignes: &'a [(String, String)], nom: &str) -> Vec<&'a str> {
    lignes.iter().filter(|(autre, _)| autre == nom).map(|(_, valeur)| valeur.as_str()).collect()
}

/// Each component of a kind, with its lines, those of what it holds included.
fn components(lignes: &[(String, String)], sorte: &str) -> Vec<Vec<(String, String)>> {
    let mut tous = Vec::new();
    let mut ouvert: Option<Vec<(String, String)>> = None;
    for ligne in lignes {
        if ligne == &("BEGIN".to_owned(), sorte.to_owned()) {
            ouvert = Some(Vec::new());
        } else if ligne == &("END".to_owned(), sorte.to_owned()) {
            tous.extend(ouvert.take());
        } else if let Some(lignes) = &mut ouvert {
            lignes.push(ligne.clone());
        }
    }
    tous
}

/// TEXT of RFC 5545, read back.
fn unescaped(valeur: &str) -> String {
    let mut texte = String::new();
    let mut caracteres = valeur.chars();
    while let Some(c) = caracteres.next() {
        match (c, if c == '\\' { caracteres.next() } else { None }) {
            ('\\', Some('n' | 'N')) => texte.push('\n'),
            ('\\', Some(autre)) => texte.push(autre),
            _ => texte.push(c),
        }
    }
    texte
}

/// What may stand in a text that people type, and what no line may hold.
fn texts() -> impl Strategy<Value = String> {
    let pieges = [
        "BEGIN:VEVENT",
        "x\r\nEND:VCALENDAR\r\n",
        "a;b,c\\n:d\"e",
        "\u{85}\u{2028}\u{b}\u{c}\u{7f}\0",
        "é\u{a0}« à l’État » €",
        "\\",
    ];
    let pieges = select(pieges.map(str::to_owned).to_vec());
    prop_oneof![any_text(), (any_text(), pieges, any_text()).prop_map(|(a, b, c)| a + &b + &c)]
}

fn natures() -> impl Strategy<Value = Nature> {
    select(vec![
        Nature::Fait,
        Nature::Prevu,
        Nature::AuPlusTot,
        Nature::AuPlusTard,
        Nature::Possible,
        Nature::Depuis,
    ])
}

fn entries() -> impl Strategy<Value = Vec<Entree>> {
    let jour = prop_oneof![4 => days(), 1 => any_day()];
    let entree =
        (natures(), texts(), texts(), days(), option::of(days()), 0..3_u8, "\\PC{0,70}", jour);
    vec(entree, 0..6).prop_map(|entrees| {
        let entrees = entrees.into_iter().enumerate();
        let lines = entrees.map(|(rang, (nature, quoi, qui, depart, accompli, par, cle, jour))| {
            let preuve = Delai::recours_contentieux(Zone::Metropole).prove(depart).ok();
            let preuve = preuve.filter(|_| par == 0);
            let cle = cle.replace(char::is_whitespace, "-");
            // Four digits of a year are what the format has room for.
            let jour = if (0..=9_999).contains(&jour.year()) { jour } else { depart };
            Entree {
                // A day that is proved is that of its proof.
                jour: preuve.map_or(jour, |preuve: Echeance| preuve.terme()),
                cle: format!("{rang}-{cle}"),
                nature,
                quoi,
                qui,
                regle: (par == 1).then_some(Regle::Defere),
                preuve,
                accompli,
            }
        });
        lines.collect()
    })
}

fn agendas() -> impl Strategy<Value = Agenda> {
    let espace = "[a-z0-9]{1,8}[!-~é€]{0,40}[a-z0-9]{1,8}".prop_map(|texte| texte.parse().unwrap());
    let rappels = vec((0..400_i64).prop_map(TimeDelta::hours), 0..4);
    let horodatage = (0..4_000_000_000_i64).prop_map(|s| DateTime::from_timestamp(s, 0).unwrap());
    (texts(), espace, horodatage, rappels).prop_map(|(nom, espace, horodatage, rappels)| Agenda {
        nom,
        espace,
        horodatage,
        rappels,
    })
}

fn stamp(instant: DateTime<Utc>) -> String {
    instant.format("%Y%m%dT%H%M%SZ").to_string()
}

fn compact(jour: NaiveDate) -> String {
    format!("{:04}{:02}{:02}", jour.year(), jour.month(), jour.day())
}

proptest! {
    #[test]
    fn same_input_same_bytes(agenda in agendas(), entrees in entries()) {
        let echeancier = Echeancier::of(entrees.clone()).unwrap();
        let texte = agenda.write(&echeancier);
        prop_assert_eq!(&agenda.write(&Echeancier::of(entrees).unwrap()), &texte);
        prop_assert_eq!(&agenda.clone().write(&echeancier), &texte);
        let lignes = unfolded(&texte);
        // The instant is the one that was given, in events and alarms alike.
        for valeur in values(&lignes, "DTSTAMP") {
            prop_assert_eq!(valeur, stamp(agenda.horodatage));
        }
        let nombre = values(&lignes, "BEGIN").len() - 1;
        prop_assert_eq!(values(&lignes, "DTSTAMP").len(), nombre);
    }

    #[test]
    fn every_line_ends_in_crlf_and_is_at_most_75_bytes(agenda in agendas(), entrees in entries()) {
        let texte = agenda.write(&Echeancier::of(entrees).unwrap());
        prop_assert!(texte.ends_with("END:VCALENDAR\r\n"), "{}", texte);
        for ligne in texte.split_terminator("\r\n") {
            prop_assert!(ligne.len() <= 75, "{} bytes: {:?}", ligne.len(), ligne);
            prop_assert!(!ligne.chars().any(char::is_control), "{:?}", ligne);
        }
    }

    #[test]
    fn one_event_a_line_with_its_key_and_its_whole_day(agenda in agendas(), entrees in entries()) {
        let echeancier = Echeancier::of(entrees).unwrap();
        let evenements = components(&unfolded(&agenda.write(&echeancier)), "VEVENT");
        prop_assert_eq!(evenements.len(), echeancier.entrees().len());
        for (evenement, entree) in evenements.iter().zip(echeancier.entrees()) {
            // The first id is that of the event; alarms have their own, behind it.
            let ids = values(evenement, "UID");
            let id = format!("{}@{}", entree.cle, agenda.espace);
            prop_assert!(ids.iter().any(|lu| unescaped(lu) == id), "{:?} has no {}", ids, id);
            let debut = compact(entree.jour);
            prop_assert_eq!(values(evenement, "DTSTART;VALUE=DATE"), [debut]);
            let fin = compact(plus(entree.jour, 1));
            prop_assert_eq!(values(evenement, "DTEND;VALUE=DATE"), [fin]);
            prop_assert_eq!(values(evenement, "TRANSP"), ["TRANSPARENT"]);
        }
        let ids: Vec<String> = evenements.iter().flat_map(|e| values(e, "UID")).map(unescaped).collect();
        prop_assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{:?}", ids);
    }

    #[test]
    fn no_text_injects_a_line(agenda in agendas(), entrees in entries()) {
        let echeancier = Echeancier::of(entrees).unwrap();
        let lignes = unfolded(&agenda.write(&echeancier));
        let connus = [
            "BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "METHOD", "X-WR-CALNAME", "UID", "DTSTAMP",
            "SUMMARY", "DESCRIPTION", "CLASS", "CATEGORIES", "TRANSP", "DTSTART;VALUE=DATE",
            "DTEND;VALUE=DATE", "ACTION", "TRIGGER",
        ];
        for (nom, _) in &lignes {
            prop_assert!(connus.contains(&nom.as_str()), "{:?} is no line of ours", nom);
        }
        prop_assert_eq!(values(&lignes, "X-WR-CALNAME").len(), 1);
        prop_assert_eq!(values(&lignes, "END").iter().filter(|v| **v == "VCALENDAR").count(), 1);
        // And what is said is what was given, but for control characters.
        let plain = |texte: &str| texte.replace(char::is_control, " ");
        prop_assert_eq!(unescaped(values(&lignes, "X-WR-CALNAME")[0]), plain(&agenda.nom));
        for (evenement, entree) in components(&lignes, "VEVENT").iter().zip(echeancier.entrees()) {
            let suite = match entree.nature {
                Nature::Fait => String::new(),
                Nature::Prevu | Nature::AuPlusTot | Nature::AuPlusTard | Nature::Possible | Nature::Depuis => {
                    format!(" ({})", entree.nature)
                }
            };
            let titre = plain(&entree.quoi) + &suite;
            prop_assert_eq!(unescaped(values(evenement, "SUMMARY")[0]), titre);
            let description = unescaped(values(evenement, "DESCRIPTION")[0]);
            let mut dits = vec![plain(&entree.qui)];
            match (entree.preuve, entree.regle) {
                (Some(preuve), _) => dits.extend(preuve.to_string().lines().map(str::to_owned)),
                (None, Some(regle)) => dits.push(regle.to_string()),
                (None, None) => {}
            }
            prop_assert_eq!(description.split('\n').collect::<Vec<_>>(), dits);
        }
    }

    #[test]
    fn alarms_ring_when_the_caller_says_for_what_is_still_to_do(agenda in agendas(), entrees in entries()) {
        let echeancier = Echeancier::of(entrees).unwrap();
        let evenements = components(&unfolded(&agenda.write(&echeancier)), "VEVENT");
        for (evenement, entree) in evenements.iter().zip(echeancier.entrees()) {
            let alarmes = components(evenement, "VALARM");
            let sonne = matches!(entree.nature, Nature::Prevu | Nature::AuPlusTard | Nature::Possible);
            let attendues = if sonne && entree.accompli.is_none() { agenda.rappels.len() } else { 0 };
            prop_assert_eq!(alarmes.len(), attendues);
            for (alarme, avant) in alarmes.iter().zip(&agenda.rappels) {
                prop_assert_eq!(values(alarme, "ACTION"), ["DISPLAY"]);
                let declencheur = values(alarme, "TRIGGER");
                prop_assert_eq!(declencheur.len(), 1);
                prop_assert_eq!(seconds(declencheur[0]), -avant.num_seconds(), "{:?}", declencheur);
            }
        }
    }
}

/// A duration of RFC 5545, in seconds: `-P7DT0S`, `-PT86400S`, `PT0S`.
fn seconds(texte: &str) -> i64 {
    let (signe, reste) = texte.strip_prefix('-').map_or((1, texte), |reste| (-1, reste));
    let mut total = 0;
    let mut nombre = 0;
    for c in reste.chars() {
        if let Some(chiffre) = c.to_digit(10) {
            nombre = nombre * 10 + i64::from(chiffre);
            continue;
        }
        let unite = match c {
            'W' => 604_800,
            'D' => 86_400,
            'H' => 3_600,
            'M' => 60,
            'S' => 1,
            'P' | 'T' => 0,
            autre => panic!("{autre:?} in the duration {texte}"),
        };
        total += nombre * unite;
        nombre = 0;
    }
    signe * total
}
