//! Holidays and worked days of some years, by hand.

use contrat_de_ville::identifiant::Annee;
use contrat_de_ville::temps::{
    HorsPeriode, Jours, JoursError, JoursTravailles, VendrediSaint, Zone, paques,
};

use crate::temps::jour;

fn annee(annee: u16) -> Annee {
    Annee::new(annee).unwrap()
}

#[test]
fn easter() {
    for (an, attendu) in [
        (1990, "1990-04-15"),
        (2000, "2000-04-23"),
        (2008, "2008-03-23"),
        (2024, "2024-03-31"),
        (2025, "2025-04-20"),
        // The latest that there can be, then the two exceptions of Gauss's rule.
        (2038, "2038-04-25"),
        (2049, "2049-04-18"),
        (2076, "2076-04-19"),
        (2099, "2099-04-12"),
    ] {
        assert_eq!(paques(annee(an)), jour(attendu));
    }
}

#[track_caller]
fn holidays(zone: Zone, an: u16, attendus: &[&str]) {
    let feries: Vec<String> =
        zone.feries(annee(an)).map(|ferie| format!("{} {}", ferie.jour, ferie.fete)).collect();
    assert_eq!(feries, attendus);
}

#[test]
fn holidays_of_some_years() {
    // Ascension is 1 May: eleven holidays on ten days.
    holidays(
        Zone::Metropole,
        2008,
        &[
            "2008-01-01 jour de l’An",
            "2008-03-24 lundi de Pâques",
            "2008-05-01 1er Mai",
            "2008-05-01 Ascension",
            "2008-05-08 8 Mai",
            "2008-05-12 lundi de Pentecôte",
            "2008-07-14 14 Juillet",
            "2008-08-15 Assomption",
            "2008-11-01 Toussaint",
            "2008-11-11 11 Novembre",
            "2008-12-25 Noël",
        ],
    );
    let alsace = |vendredi| Zone::AlsaceMoselle(vendredi);
    let le = |zone: Zone, texte: &str| -> Vec<String> {
        zone.feries_on(jour(texte)).map(|ferie| ferie.fete.to_string()).collect()
    };
    assert_eq!(le(Zone::Guyane, "2019-06-10"), ["lundi de Pentecôte", "abolition de l’esclavage"]);
    assert_eq!(le(Zone::Metropole, "2019-06-10"), ["lundi de Pentecôte"]);
    assert_eq!(le(alsace(VendrediSaint::Ferie), "2025-04-18"), ["Vendredi saint"]);
    assert!(le(alsace(VendrediSaint::NonFerie), "2025-04-18").is_empty());
    assert_eq!(le(alsace(VendrediSaint::NonFerie), "2025-12-26"), ["second jour de Noël"]);
    assert!(le(Zone::Metropole, "2025-12-26").is_empty());
    assert!(le(Zone::SaintMartin, "2024-05-28").is_empty(), "tolerated, and in no text");
    assert!(le(Zone::SaintMartin, "2017-03-28").is_empty(), "a misprint of the article");
}

/// The texts that named the local days, one after another.
#[test]
fn a_holiday_names_its_text() {
    let regle = |zone: Zone, texte: &str| {
        zone.feries_on(jour(texte)).last().map(|ferie| ferie.regle.texte().id)
    };
    for (zone, texte, attendu) in [
        (Zone::LaReunion, "2017-12-20", Some("HOL-OVERSEAS-1983")),
        (Zone::LaReunion, "2018-12-20", Some("HOL-OVERSEAS")),
        (Zone::Mayotte, "1990-04-27", Some("HOL-OVERSEAS-1983")),
        (Zone::Martinique, "2024-05-22", Some("HOL-OVERSEAS")),
        (Zone::SaintBarthelemy, "2011-10-09", None),
        (Zone::SaintBarthelemy, "2012-10-09", Some("HOL-OVERSEAS-2012")),
        (Zone::SaintBarthelemy, "2018-10-09", Some("HOL-OVERSEAS")),
        (Zone::SaintMartin, "2011-05-27", None),
        (Zone::SaintMartin, "2017-05-27", Some("HOL-OVERSEAS-2012")),
        (Zone::SaintPierreEtMiquelon, "2024-07-14", Some("HOL-NATIONAL")),
        (Zone::AlsaceMoselle(VendrediSaint::Ferie), "2024-03-29", Some("HOL-ALSACE-MOSELLE")),
    ] {
        assert_eq!(regle(zone, texte), attendu, "{zone} {texte}");
    }
}

#[test]
fn worked_days() {
    let ouvres = Jours::ouvres(Zone::Metropole);
    let ouvrables = Jours::ouvrables(Zone::Metropole);
    // Saturday 1 November 2025; the week of Ascension 2024, with 8 May.
    assert_eq!(ouvrables.on_or_after(jour("2025-11-01")), Ok(jour("2025-11-03")));
    assert_eq!(ouvres.next(jour("2024-05-07")), Ok(jour("2024-05-10")));
    assert_eq!(ouvres.previous(jour("2024-05-10")), Ok(jour("2024-05-07")));
    assert_eq!(ouvres.add(jour("2024-05-10"), -1), Ok(jour("2024-05-07")));
    assert_eq!(ouvres.add(jour("2024-05-10"), 0), Ok(jour("2024-05-10")));
    let ferme = jour("2024-05-09");
    assert_eq!(ouvres.add(ferme, 0), Err(JoursError::ZeroDUnJourChome(ferme)));
    // The years whose counts are printed everywhere: 2024 had 252 jours ouvrés, 2023 had 251.
    assert_eq!(ouvres.count(jour("2024-01-01"), jour("2025-01-01")), Ok(252));
    assert_eq!(ouvres.count(jour("2023-01-01"), jour("2024-01-01")), Ok(251));
    // The first worked day of the period and the last.
    let premier = jour("1990-01-01");
    assert_eq!(ouvres.next(premier), Ok(jour("1990-01-02")));
    assert_eq!(ouvres.on_or_before(premier), Err(HorsPeriode::Resultat(premier)));
    assert_eq!(ouvres.on_or_before(jour("2099-12-31")), Ok(jour("2099-12-31")));
    let dernier = jour("2099-12-31");
    assert_eq!(ouvres.next(dernier), Err(HorsPeriode::Resultat(dernier)));
}
