//! Appeals for the laws: a decision, and what happens to it, in an order that can be.

use chrono::{Datelike as _, Days, Months, NaiveDate, Weekday};
use contrat_de_ville::procedure::{
    Decision, Depot, EffetDuSilence, Etat, Evenement, Ouverture, Periode, Recours, Verdict, Voie,
};
use contrat_de_ville::temps::{Ordre, Residence, Zone};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

pub fn date(annee: i32, mois: u32, jour: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(annee, mois, jour).unwrap()
}

pub fn plus(jour: NaiveDate, jours: u64) -> NaiveDate {
    jour + Days::new(jours)
}

pub fn minus(jour: NaiveDate, jours: u64) -> NaiveDate {
    jour - Days::new(jours)
}

/// The first day from this one on that is neither of a weekend nor a holiday: the law, day by day.
pub fn carried(mut jour: NaiveDate, zone: Zone) -> NaiveDate {
    while matches!(jour.weekday(), Weekday::Sat | Weekday::Sun)
        || zone.feries_on(jour).next().is_some()
    {
        jour = plus(jour, 1);
    }
    jour
}

/// Days of which two months, and two more, end well within the years covered: any, those around the end of
/// a month, and those around the decisions on posting.
pub fn days() -> impl Strategy<Value = NaiveDate> {
    let ends = (0..100 * 12_u32, 0..=4_u64)
        .prop_map(|(mois, avant)| minus(date(1991, 1, 2) + Months::new(mois), avant));
    prop_oneof![
        (0..36_000_u64).prop_map(|rang| plus(date(1991, 1, 1), rang)),
        ends,
        (0..=160_u64).prop_map(|rang| plus(date(2024, 1, 15), rang)),
        (0..=160_u64).prop_map(|rang| plus(date(2025, 3, 1), rang)),
    ]
}

/// Any day of the calendar of `chrono`, its first and its last among them.
pub fn any_day() -> impl Strategy<Value = NaiveDate> {
    let bornes = [
        NaiveDate::MIN,
        NaiveDate::MAX,
        date(1989, 12, 31),
        date(1990, 1, 1),
        date(2099, 12, 31),
        date(2100, 1, 1),
    ];
    let fin = (0..=400_u64).prop_map(|avant| minus(date(2100, 1, 5), avant));
    prop_oneof![select(bornes.to_vec()), fin, days()]
}

pub fn zones() -> impl Strategy<Value = Zone> {
    select(Zone::TOUTES.to_vec())
}

pub fn residences() -> impl Strategy<Value = Residence> {
    select(vec![Residence::Proche, Residence::OutreMer, Residence::Etranger])
}

pub fn silences() -> impl Strategy<Value = EffetDuSilence> {
    select(vec![
        EffetDuSilence::FaitCourirLeDelai,
        EffetDuSilence::AttendUnRejetExpres,
        EffetDuSilence::SansAccuseDeReception,
    ])
}

pub fn decisions(jour: impl Strategy<Value = NaiveDate>) -> impl Strategy<Value = Decision> {
    (jour, 0..4_u8).prop_map(|(jour, sorte)| match sorte {
        0 | 1 => Decision::Publiee { jour },
        2 => Decision::Notifiee { jour, voies_mentionnees: true },
        _ => Decision::Notifiee { jour, voies_mentionnees: false },
    })
}

/// A letter received on a day; posted so many days before, or handed over.
pub fn letter(reception: NaiveDate, avant: Option<u64>) -> Depot {
    avant.map_or(Depot::handed_over(reception), |avant| {
        Depot::posted(minus(reception, avant), reception).unwrap()
    })
}

#[derive(Clone, Debug)]
pub struct Histoire {
    pub decision: Decision,
    pub zone: Zone,
    pub residence: Residence,
    pub evenements: Vec<Evenement>,
}

impl Histoire {
    pub fn start(&self) -> Recours {
        Recours::new(self.decision, self.zone, self.residence).unwrap()
    }

    pub fn timeline(&self) -> Recours {
        self.after(self.evenements.len())
    }

    /// After the first events.
    pub fn after(&self, nombre: usize) -> Recours {
        apply(self.start(), &self.evenements[..nombre])
    }

    /// Days on which something may change: each event, each term, and the days around them.
    pub fn days(&self) -> Vec<NaiveDate> {
        let recours = self.timeline();
        let evenements = self.evenements.iter().map(|evenement| evenement.jour());
        let mut jours: Vec<NaiveDate> =
            [self.decision.jour()].into_iter().chain(evenements).collect();
        for jour in jours.clone() {
            jours.extend(turns(&recours.etat_on(jour)));
        }
        let mut autour: Vec<NaiveDate> = jours
            .iter()
            .flat_map(|jour| (0..=4_u64).map(|ecart| plus(minus(*jour, 2), ecart)))
            .collect();
        autour.sort_unstable();
        autour.dedup();
        autour
    }
}

pub fn apply(mut recours: Recours, evenements: &[Evenement]) -> Recours {
    for evenement in evenements {
        recours.apply(*evenement).unwrap();
    }
    recours
}

/// The days on which a state says that it changes.
fn turns(etat: &Etat) -> Vec<NaiveDate> {
    let both = |periode: &Periode| vec![periode.termes.earliest(), periode.termes.latest()];
    match etat {
        Etat::Ouvert(periode) | Etat::AuDernierJour(periode) | Etat::Forclos(periode) => {
            both(periode)
        }
        Etat::Pendant { rejet, ensuite: Ouverture::Delai(periode) } => {
            [both(periode), vec![rejet.terme()]].concat()
        }
        Etat::Incertain {
            sans: Ouverture::Delai(sans),
            rejet,
            ensuite: Ouverture::Delai(periode),
        } => [both(sans), both(periode), vec![rejet.terme()]].concat(),
        Etat::Incertain { sans: Ouverture::Delai(sans), rejet, .. } => {
            [both(sans), vec![rejet.terme()]].concat()
        }
        Etat::Pendant { rejet, .. } | Etat::Incertain { rejet, .. } => vec![rejet.terme()],
        Etat::PasEncore | Etat::SansDelai(_) | Etat::Saisi { .. } => Vec::new(),
        autre => panic!("a state that the laws do not know: {autre:?}"),
    }
}

/// What can follow one another: G a recours gracieux, R its refusal, Q the court.
const SUITES: [&str; 16] = [
    "", "G", "GR", "GQ", "GRQ", "Q", "GG", "GGRQ", "GRGQ", "GGQ", "H", "GH", "GHRS", "GHSR",
    "GHRQ", "HGSQ",
];

/// How far an event is from the one before it.
#[derive(Clone, Copy, Debug)]
enum Saut {
    Jours(u64),
    /// Around a day on which the state changes: a uniform draw would hardly meet one.
    Terme(Index, u64),
}

impl Saut {
    fn from(self, jour: NaiveDate, recours: &Recours) -> NaiveDate {
        match self {
            Self::Jours(jours) => plus(jour, jours),
            Self::Terme(index, ecart) => {
                let termes = turns(&recours.etat_on(jour));
                let terme = termes.get(index.index(termes.len().max(1)));
                minus(plus(terme.copied().unwrap_or(jour), ecart), 2).max(jour)
            }
        }
    }
}

/// Histories of letters that are posted, or handed over, as `posted` says.
pub fn histories(posted: bool) -> impl Strategy<Value = Histoire> {
    let saut = prop_oneof![
        (0..=7_u64).prop_map(Saut::Jours),
        (0..=250_u64).prop_map(Saut::Jours),
        (any::<Index>(), 0..=5_u64).prop_map(|(index, ecart)| Saut::Terme(index, ecart)),
        (any::<Index>(), 0..=5_u64).prop_map(|(index, ecart)| Saut::Terme(index, ecart)),
    ];
    let avant = proptest::option::of(0..=7_u64);
    let pas = (saut, avant, silences(), prop::bool::weighted(0.8));
    (decisions(days()), zones(), residences(), select(SUITES.to_vec()), vec(pas, 4)).prop_map(
        move |(decision, zone, residence, suite, pas)| {
            let mut histoire = Histoire { decision, zone, residence, evenements: Vec::new() };
            let mut jour = decision.jour();
            for (lettre, (saut, avant, silence, voies_mentionnees)) in suite.chars().zip(pas) {
                jour = saut.from(jour, &histoire.timeline());
                let depot = letter(jour, avant.filter(|_| posted));
                let voie = if "HS".contains(lettre) { Voie::Hierarchique } else { Voie::Gracieux };
                histoire.evenements.push(match lettre {
                    'G' | 'H' => Evenement::Gracieux { voie, depot, silence },
                    'R' | 'S' => {
                        Evenement::RejetExpres { voie, notification: jour, voies_mentionnees }
                    }
                    _ => Evenement::Requete { depot },
                });
            }
            histoire
        },
    )
}

pub const ORDRES: [Ordre; 2] = [Ordre::MoisPuisJour, Ordre::JourPuisMois];

/// What a state says, less the days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dit {
    PasEncore,
    Ouvert,
    Pendant,
    SansDelai,
    SelonLOrdre,
    Incertain,
    Forclos,
    Saisi(Verdict),
}

pub fn said(etat: &Etat) -> Dit {
    match etat {
        Etat::PasEncore => Dit::PasEncore,
        Etat::Ouvert(_) => Dit::Ouvert,
        Etat::Pendant { .. } => Dit::Pendant,
        Etat::SansDelai(_) => Dit::SansDelai,
        Etat::AuDernierJour(_) => Dit::SelonLOrdre,
        Etat::Incertain { .. } => Dit::Incertain,
        Etat::Forclos(_) => Dit::Forclos,
        Etat::Saisi { verdict, .. } => Dit::Saisi(*verdict),
        autre => panic!("a state that the laws do not know: {autre:?}"),
    }
}

impl Dit {
    /// It leaves something open, that a choice may settle.
    pub fn is_open(self) -> bool {
        matches!(self, Self::SelonLOrdre | Self::Incertain | Self::Saisi(Verdict::Indecidable))
    }
}
