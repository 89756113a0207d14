//! Which polygons are near a place: cells of latitude and longitude, those that are empty left out.

use super::Point;
use super::bloc::{Blocs, Boite, Boites, Depart, Polygone};
use super::metrique::{Planchers, Rangee};

/// A cell is 2¹⁷ units wide, 1 459 m from south to north.
const DECALAGE: u32 = 17;
/// A polygon over more cells than that is looked at from everywhere.
const CASES_MAX: i64 = 4_096;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Cle {
    y: i32,
    x: i32,
}

impl Cle {
    #[inline]
    fn of(point: Point) -> Self {
        Self { y: point.y >> DECALAGE, x: point.x >> DECALAGE }
    }

    /// Both numbers have fifteen bits.
    #[inline]
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    fn pack(self) -> u32 {
        u32::from(self.y as u16) << 16 | u32::from(self.x as u16)
    }

    fn boite(self) -> Boite {
        let debut = |c: i32| c << DECALAGE;
        let fin = |c: i32| debut(c) | ((1 << DECALAGE) - 1);
        Boite { ouest: debut(self.x), sud: debut(self.y), est: fin(self.x), nord: fin(self.y) }
    }
}

/// A cell, or a free place for one.
#[derive(Clone, Copy, Debug)]
struct Case {
    cle: u32,
    rangee: u32,
    debut: u32,
    fin: u32,
}

impl Case {
    const LIBRE: Self = Self { cle: 0, rangee: 0, debut: 0, fin: 0 };

    #[inline]
    fn is_free(self) -> bool {
        self.debut == self.fin
    }
}

/// A polygon near a cell.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidat {
    pub(super) boite: Boites<1>,
    pub(super) rang: u32,
}

/// A cell with what is near it.
pub(super) struct Ouverte<'g> {
    rangee: &'g Rangee,
    pub(super) candidats: &'g [Candidat],
}

impl Ouverte<'_> {
    #[inline]
    pub(super) fn depart(&self, point: Point) -> Depart {
        Depart::new(point, self.rangee.scale(point), self.rangee.planchers())
    }
}

/// The cells, found by hashing.
#[derive(Clone, Debug)]
pub(super) struct Grille {
    /// A power of two of them, at most half filled.
    cases: Vec<Case>,
    decalage: u32,
    rangees: Vec<Rangee>,
    candidats: Vec<Candidat>,
    vastes: Vec<u32>,
    /// Where no cell is.
    ailleurs: Rangee,
}

impl Grille {
    /// Each cell with the polygons that contain a point of it or are within reach, in metres.
    pub(super) fn new(blocs: &Blocs, polygones: &[(Polygone, u32)], portee: f64) -> Self {
        let mut presences = Vec::new();
        let mut vastes = Vec::new();
        for (rang, (polygone, _)) in (0..).zip(polygones) {
            let (est, nord) = margins(&polygone.boite, portee);
            let boite = polygone.boite.grown(est, nord);
            let (debut, fin) = (
                Cle::of(Point { x: boite.ouest, y: boite.sud }),
                Cle::of(Point { x: boite.est, y: boite.nord }),
            );
            let cote = |a: i32, b: i32| i64::from(b).saturating_sub(a.into()).saturating_add(1);
            if cote(debut.x, fin.x).saturating_mul(cote(debut.y, fin.y)) > CASES_MAX {
                vastes.push(rang);
                continue;
            }
            let candidat = Candidat { boite: Boites::of([polygone.boite]), rang };
            let cles = (debut.y..=fin.y).flat_map(|y| (debut.x..=fin.x).map(move |x| Cle { y, x }));
            let proches = cles.filter(|cle| {
                let case = cle.boite();
                let coin = Point { x: case.ouest, y: case.sud };
                // A cell that no ring comes near is inside from end to end, or outside.
                blocs.may_meet(polygone, &case.grown(est, nord))
                    || blocs.contains(polygone, &Depart::anywhere(coin, portee))
            });
            presences.extend(proches.map(|cle| (cle, candidat)));
        }
        // Of a cell, in the order of the polygons.
        presences.sort_by_key(|(cle, _)| *cle);
        Self::of(&presences, vastes, portee)
    }

    fn of(presences: &[(Cle, Candidat)], vastes: Vec<u32>, portee: f64) -> Self {
        let suites = runs(presences.iter().map(|(cle, _)| *cle));
        let taille = suites.len().saturating_mul(2).next_power_of_two().max(2);
        let mut grille = Self {
            cases: vec![Case::LIBRE; taille],
            decalage: u32::BITS.saturating_sub(taille.trailing_zeros()),
            rangees: Vec::new(),
            candidats: presences.iter().map(|(_, candidat)| *candidat).collect(),
            vastes,
            ailleurs: Rangee::at(0.0, 0.0, portee),
        };
        let mut fin = 0_u32;
        let mut derniere = None;
        for (cle, compte) in suites {
            if derniere != Some(cle.y) {
                derniere = Some(cle.y);
                let boite = cle.boite();
                let (sud, nord) = (f64::from(boite.sud), f64::from(boite.nord));
                grille.rangees.push(Rangee::at(f64::midpoint(sud, nord), nord - sud, portee));
            }
            let rangee = u32::try_from(grille.rangees.len()).unwrap_or(0).saturating_sub(1);
            let debut = fin;
            fin = fin.saturating_add(compte);
            grille.insert(Case { cle: cle.pack(), rangee, debut, fin });
        }
        grille
    }

    fn insert(&mut self, case: Case) {
        let mut place = self.place(case.cle);
        while self.cases.get(place).is_some_and(|case| !case.is_free()) {
            place = self.next(place);
        }
        if let Some(libre) = self.cases.get_mut(place) {
            *libre = case;
        }
    }

    #[inline]
    fn place(&self, cle: u32) -> usize {
        (cle.wrapping_mul(0x9E37_79B1) >> self.decalage) as usize
    }

    #[inline]
    fn next(&self, place: usize) -> usize {
        place.wrapping_add(1) & self.cases.len().wrapping_sub(1)
    }

    /// The rank of the cell of a point, where something is near; below [`Grille::len`].
    #[inline]
    pub(super) fn find(&self, point: Point) -> Option<usize> {
        let cle = Cle::of(point).pack();
        let mut place = self.place(cle);
        loop {
            match self.cases.get(place) {
                Some(case) if case.is_free() => return None,
                Some(case) if case.cle == cle => return Some(place),
                Some(_) => place = self.next(place),
                None => return None,
            }
        }
    }

    /// The cell of a rank that [`Grille::find`] gave.
    #[inline]
    pub(super) fn open(&self, case: usize) -> Ouverte<'_> {
        let ouverte = self.cases.get(case).and_then(|case| {
            let rangee = self.rangees.get(case.rangee as usize)?;
            let candidats = self.candidats.get(case.debut as usize..case.fin as usize)?;
            Some(Ouverte { rangee, candidats })
        });
        ouverte.unwrap_or(Ouverte { rangee: &self.ailleurs, candidats: &[] })
    }

    /// The polygons that are in no cell.
    #[inline]
    pub(super) fn vastes(&self) -> &[u32] {
        &self.vastes
    }

    /// How many places for cells.
    pub(super) fn len(&self) -> usize {
        self.cases.len()
    }

    pub(super) fn octets(&self) -> usize {
        [
            size_of_val(self.cases.as_slice()),
            size_of_val(self.rangees.as_slice()),
            size_of_val(self.candidats.as_slice()),
            size_of_val(self.vastes.as_slice()),
        ]
        .into_iter()
        .fold(0, usize::saturating_add)
    }
}

/// Units to the east and to the north that hold so many metres, anywhere in a box grown by them.
#[allow(clippy::cast_possible_truncation)] // saturates
fn margins(boite: &Boite, metres: f64) -> (i32, i32) {
    let loin = if boite.nord.saturating_add(boite.sud) > 0 { boite.nord } else { boite.sud };
    let Planchers { est, nord } = Planchers::around(loin, metres);
    ((metres / f64::from(est)).ceil() as i32, (metres / f64::from(nord)).ceil() as i32)
}

/// Each key of a sorted list, with how often it is there.
fn runs(cles: impl Iterator<Item = Cle>) -> Vec<(Cle, u32)> {
    let mut suites: Vec<(Cle, u32)> = Vec::new();
    for cle in cles {
        match suites.last_mut() {
            Some((derniere, compte)) if *derniere == cle => *compte = compte.saturating_add(1),
            _ => suites.push((cle, 1)),
        }
    }
    suites
}
