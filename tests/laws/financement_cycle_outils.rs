//! What the laws of a life share: gestures that become events of a life as it stands, so that long lawful
//! lives are met, and unlawful events too.

use chrono::{Days, NaiveDate};
use contrat_de_ville::financement::{
    Credits, Dispositif, Etat, Evenement, Fait, Financeur, GenreDeFait, Montants, NatureFinanceur,
    Parcours, Reprise, Source, Stade,
};
use contrat_de_ville::nombre::Euros;
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::sample::{Index, select};

pub fn source(rang: usize) -> Source {
    let nom = format!("Source {rang}").parse().unwrap();
    Source::new(
        Financeur::named(NatureFinanceur::Autre, nom),
        Dispositif::Aucun,
        Credits::Specifiques,
    )
}

/// Cents that an amount of a fact can be: ordinary, nothing, or as large as they come.
fn positifs() -> impl Strategy<Value = i64> {
    prop_oneof![
        6 => 0..=1_000_000_i64,
        1 => select(vec![0, 1, i64::MAX / 2, i64::MAX - 1, i64::MAX]),
    ]
}

pub fn montants() -> impl Strategy<Value = Montants> {
    btree_map(0..3_usize, positifs(), 0..3).prop_map(|paires| {
        let paires = paires.into_iter().map(|(rang, c)| (source(rang), Euros::from_centimes(c)));
        Montants::new(paires).unwrap()
    })
}

/// An event to be: which kind, among all or among the lawful ones; how many days later; which amounts,
/// or which part of what is there.
#[derive(Clone, Debug)]
pub struct Geste {
    licite: bool,
    fin: bool,
    genre: Index,
    jours: i64,
    montants: Montants,
    part: Option<u8>,
}

pub fn geste() -> impl Strategy<Value = Geste> {
    let jours = prop_oneof![8 => 0..20_i64, 1 => -3..0_i64];
    let part = prop_oneof![3 => (0..=4_u8).prop_map(Some), 1 => Just(None)];
    let (licite, fin) = (prop::bool::weighted(0.8), prop::bool::weighted(0.1));
    (licite, fin, any::<Index>(), jours, montants(), part).prop_map(
        |(licite, fin, genre, jours, montants, part)| Geste {
            licite,
            fin,
            genre,
            jours,
            montants,
            part,
        },
    )
}

pub fn gestes() -> impl Strategy<Value = Vec<Geste>> {
    vec(geste(), 0..30)
}

fn fait(genre: GenreDeFait, montants: Montants) -> Fait {
    match genre {
        GenreDeFait::Depot => Fait::Depot { demande: montants },
        GenreDeFait::Recevabilite => Fait::Recevabilite,
        GenreDeFait::Irrecevabilite => Fait::Irrecevabilite,
        GenreDeFait::Instruction => Fait::Instruction { propose: montants },
        GenreDeFait::Soutien => Fait::Soutien { accorde: montants },
        GenreDeFait::Refus => Fait::Refus,
        GenreDeFait::Ajournement => Fait::Ajournement,
        GenreDeFait::Reorientation => Fait::Reorientation { vers: "Droit commun".parse().unwrap() },
        GenreDeFait::Convention => Fait::Convention { reference: None },
        GenreDeFait::Engagement => Fait::Engagement { montants },
        GenreDeFait::Desengagement => Fait::Desengagement { montants },
        GenreDeFait::Versement => Fait::Versement { montants },
        GenreDeFait::Reversement => Fait::Reversement { montants },
        GenreDeFait::Reduction => Fait::Reduction { montants },
        GenreDeFait::Solde => Fait::Solde,
        GenreDeFait::Abandon => Fait::Abandon,
        GenreDeFait::Retrait => Fait::Retrait,
        GenreDeFait::Reprise => Fait::Reprise(Reprise::new(Etat::Instruit)),
    }
}

fn ends(genre: GenreDeFait) -> bool {
    matches!(
        genre,
        GenreDeFait::Irrecevabilite
            | GenreDeFait::Refus
            | GenreDeFait::Reorientation
            | GenreDeFait::Solde
            | GenreDeFait::Abandon
            | GenreDeFait::Retrait
    )
}

/// The stage that a fact takes from, if it does.
pub fn stage_taken(genre: GenreDeFait) -> Option<Stade> {
    let prises = [
        (GenreDeFait::Desengagement, Stade::Engage),
        (GenreDeFait::Reversement, Stade::Verse),
        (GenreDeFait::Reduction, Stade::Accorde),
    ];
    prises.into_iter().find_map(|(g, stade)| (g == genre).then_some(stade))
}

impl Geste {
    pub fn event(&self, parcours: &Parcours) -> Evenement {
        // What ends a life would end nearly all of them at once.
        let permis: Vec<GenreDeFait> =
            parcours.etat().lawful().filter(|genre| self.fin || !ends(*genre)).collect();
        let genre = if self.licite && !permis.is_empty() {
            *self.genre.get(&permis)
        } else {
            *self.genre.get(&GenreDeFait::TOUS)
        };
        let mut montants = self.montants.clone();
        if let (Some(stade), Some(part)) = (stage_taken(genre), self.part) {
            let paires = parcours.totaux(stade).map(|(source, total)| {
                let centimes = i128::from(total.centimes()) * i128::from(part) / 4;
                (source.clone(), Euros::from_centimes(i64::try_from(centimes).unwrap()))
            });
            montants = Montants::new(paires.collect::<Vec<_>>()).unwrap();
        }
        let dernier = parcours.evenements().last().unwrap().jour;
        Evenement { jour: later(dernier, self.jours), fait: fait(genre, montants) }
    }
}

/// So many days later, or the same day at the ends of the calendar.
fn later(jour: NaiveDate, jours: i64) -> NaiveDate {
    let ecart = Days::new(jours.unsigned_abs());
    let decale =
        if jours < 0 { jour.checked_sub_days(ecart) } else { jour.checked_add_days(ecart) };
    decale.unwrap_or(jour)
}

fn first_day() -> impl Strategy<Value = NaiveDate> {
    prop_oneof![
        8 => Just("2023-01-10".parse().unwrap()),
        1 => Just(NaiveDate::MIN),
        1 => Just(NaiveDate::MAX),
    ]
}

/// A life of one event: a dépôt, or a reprise in any state with the amounts that it can hold.
pub fn debut() -> impl Strategy<Value = Parcours> {
    let depot = montants().prop_map(|demande| Fait::Depot { demande });
    prop_oneof![2 => depot, 1 => reprise().prop_map(Fait::Reprise)].prop_flat_map(|fait| {
        first_day()
            .prop_map(move |jour| Parcours::new(Evenement { jour, fait: fait.clone() }).unwrap())
    })
}

pub fn reprise() -> impl Strategy<Value = Reprise> {
    (select(Etat::TOUS.to_vec()), vec(montants(), 5)).prop_map(|(etat, par_stade)| {
        Stade::TOUS
            .into_iter()
            .zip(par_stade)
            .fold(Reprise::new(etat), |reprise, (stade, montants)| {
                reprise.clone().with(stade, montants).unwrap_or(reprise)
            })
    })
}

/// A life after gestures, those that it refuses dropped.
pub fn live(mut parcours: Parcours, gestes: &[Geste]) -> Parcours {
    for geste in gestes {
        let evenement = geste.event(&parcours);
        drop(parcours.apply(evenement));
    }
    parcours
}

pub fn parcours() -> impl Strategy<Value = Parcours> {
    (debut(), gestes()).prop_map(|(debut, gestes)| live(debut, &gestes))
}
