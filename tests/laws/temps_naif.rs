//! Calendars done another way than in the crate: Easter by Gauss, holidays from days written as text,
//! worked days by a walk from each day to the next.

use std::collections::HashSet;

use chrono::{Datelike as _, Days, NaiveDate, Weekday};
use contrat_de_ville::temps::{Fete, Semaine, VendrediSaint, Zone};

pub const DEBUT: NaiveDate = NaiveDate::from_ymd_opt(1990, 1, 1).unwrap();
pub const FIN: NaiveDate = NaiveDate::from_ymd_opt(2099, 12, 31).unwrap();

/// The same every year, wherever one is.
const FIXES: [(&str, Fete); 8] = [
    ("01-01", Fete::JourDeLAn),
    ("05-01", Fete::FeteDuTravail),
    ("05-08", Fete::Victoire1945),
    ("07-14", Fete::FeteNationale),
    ("08-15", Fete::Assomption),
    ("11-01", Fete::Toussaint),
    ("11-11", Fete::Armistice),
    ("12-25", Fete::Noel),
];

pub fn tous_les_jours() -> Vec<NaiveDate> {
    DEBUT.iter_days().take_while(|jour| *jour <= FIN).collect()
}

/// How many days after 1 January 1990.
#[track_caller]
pub fn rang(jour: NaiveDate) -> usize {
    usize::try_from(jour.signed_duration_since(DEBUT).num_days()).unwrap()
}

/// Gauss's rule, as it stands from 1900 to 2099, with its two exceptions.
pub fn paques(annee: i32) -> NaiveDate {
    let lune = (19 * (annee % 19) + 24) % 30;
    let semaine = (2 * (annee % 4) + 4 * (annee % 7) + 6 * lune + 5) % 7;
    let apres_le_21_mars = match (lune, semaine) {
        (29, 6) => 29,
        (28, 6) if annee % 19 > 10 => 28,
        _ => lune + semaine + 1,
    };
    NaiveDate::from_ymd_opt(annee, 3, 21).unwrap() + days(apres_le_21_mars)
}

fn days(nombre: i32) -> Days {
    Days::new(u64::try_from(nombre).unwrap())
}

fn day_of(annee: i32, mois_et_jour: &str) -> NaiveDate {
    format!("{annee}-{mois_et_jour}").parse().unwrap()
}

/// The holidays of a zone in a year, in no order.
pub fn feries(zone: Zone, annee: i32) -> Vec<(NaiveDate, Fete)> {
    let paques = paques(annee);
    let mut feries: Vec<_> =
        FIXES.iter().map(|(jour, fete)| (day_of(annee, jour), *fete)).collect();
    feries.push((paques + days(1), Fete::LundiDePaques));
    feries.push((paques + days(39), Fete::Ascension));
    feries.push((paques + days(50), Fete::LundiDePentecote));
    let abolition = match zone {
        Zone::Mayotte => "04-27",
        Zone::Martinique => "05-22",
        Zone::Guadeloupe => "05-27",
        Zone::SaintMartin if annee > 2011 => "05-27",
        Zone::Guyane => "06-10",
        Zone::SaintBarthelemy if annee > 2011 => "10-09",
        Zone::LaReunion => "12-20",
        Zone::AlsaceMoselle(vendredi) => {
            feries.push((day_of(annee, "12-26"), Fete::SecondJourDeNoel));
            if vendredi == VendrediSaint::Ferie {
                feries.push((paques - days(2), Fete::VendrediSaint));
            }
            return feries;
        }
        Zone::Metropole
        | Zone::SaintPierreEtMiquelon
        | Zone::SaintMartin
        | Zone::SaintBarthelemy => return feries,
    };
    feries.push((day_of(annee, abolition), Fete::AbolitionDeLEsclavage));
    feries
}

/// The worked days of a zone and a week, by rank of day.
pub struct Naif {
    pub travaille: Vec<bool>,
    /// The first worked day from each day on.
    pub depuis: Vec<Option<NaiveDate>>,
    /// The last worked day up to each day.
    pub jusque: Vec<Option<NaiveDate>>,
    /// How many there are before each day, and before 1 January 2100.
    pub avant: Vec<usize>,
    /// The worked days themselves.
    pub liste: Vec<NaiveDate>,
}

impl Naif {
    pub fn new(zone: Zone, semaine: Semaine) -> Self {
        let feries: HashSet<NaiveDate> =
            (1990..=2099).flat_map(|annee| feries(zone, annee)).map(|(jour, _)| jour).collect();
        let repos: &[Weekday] = match semaine {
            Semaine::Ouvres => &[Weekday::Sat, Weekday::Sun],
            Semaine::Ouvrables => &[Weekday::Sun],
        };
        let jours = tous_les_jours();
        let is_worked =
            |jour: &NaiveDate| !repos.contains(&jour.weekday()) && !feries.contains(jour);
        let travaille: Vec<bool> = jours.iter().map(is_worked).collect();
        let mut dernier = None;
        let jusque = jours.iter().map(|jour| last_seen(&mut dernier, *jour, is_worked(jour)));
        let jusque = jusque.collect();
        let mut suivant = None;
        let depuis = jours.iter().rev();
        let depuis = depuis.map(|jour| last_seen(&mut suivant, *jour, is_worked(jour)));
        let mut depuis: Vec<_> = depuis.collect();
        depuis.reverse();
        let mut avant = vec![0];
        for (nombre, travaille) in travaille.iter().enumerate() {
            avant.push(avant[nombre] + usize::from(*travaille));
        }
        let liste = jours.iter().copied().filter(is_worked).collect();
        Self { travaille, depuis, jusque, avant, liste }
    }

    /// How many closed days follow each other at most.
    pub fn longest_closed_run(&self) -> usize {
        self.travaille.split(|travaille| *travaille).map(<[bool]>::len).max().unwrap_or(0)
    }
}

fn last_seen(vu: &mut Option<NaiveDate>, jour: NaiveDate, travaille: bool) -> Option<NaiveDate> {
    if travaille {
        *vu = Some(jour);
    }
    *vu
}
