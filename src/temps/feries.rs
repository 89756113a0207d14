//! Public holidays, zone by zone and year by year.

// Ranks of days and parts of years of 1990 to 2099: nothing here comes near a limit of its type.
#![allow(clippy::arithmetic_side_effects)]

use core::fmt;

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::jour::{date, rank_in};
use super::{VendrediSaint, Zone};
use crate::droit::Regle;
use crate::identifiant::Annee;

/// What is celebrated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Fete {
    /// 1 January.
    JourDeLAn,
    /// The Friday before Easter.
    VendrediSaint,
    /// The Monday after Easter.
    LundiDePaques,
    /// 1 May.
    FeteDuTravail,
    /// 8 May.
    Victoire1945,
    /// The 39th day after Easter, a Thursday.
    Ascension,
    /// The 50th day after Easter.
    LundiDePentecote,
    /// 14 July.
    FeteNationale,
    /// 15 August.
    Assomption,
    /// 1 November.
    Toussaint,
    /// 11 November.
    Armistice,
    /// 25 December.
    Noel,
    /// 26 December.
    SecondJourDeNoel,
    /// The day of the territory.
    AbolitionDeLEsclavage,
}

impl fmt::Display for Fete {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::JourDeLAn => "jour de l’An",
            Self::VendrediSaint => "Vendredi saint",
            Self::LundiDePaques => "lundi de Pâques",
            Self::FeteDuTravail => "1er Mai",
            Self::Victoire1945 => "8 Mai",
            Self::Ascension => "Ascension",
            Self::LundiDePentecote => "lundi de Pentecôte",
            Self::FeteNationale => "14 Juillet",
            Self::Assomption => "Assomption",
            Self::Toussaint => "Toussaint",
            Self::Armistice => "11 Novembre",
            Self::Noel => "Noël",
            Self::SecondJourDeNoel => "second jour de Noël",
            Self::AbolitionDeLEsclavage => "abolition de l’esclavage",
        })
    }
}

/// A public holiday of a zone and a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Ferie {
    /// The day.
    #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
    pub jour: NaiveDate,
    /// What is celebrated. Two on one day are two of these, and one day off.
    pub fete: Fete,
    /// The text that makes it one in that year. Its
    /// [`Texte::lecture_on`](crate::droit::Texte::lecture_on) says whether it was read for the day.
    pub regle: Regle,
}

/// The holidays of a zone and a year, by rank of day: those of each zone are fourteen at most.
#[derive(Clone, Copy)]
pub(super) struct Liste {
    fetes: [(u32, Fete); 14],
    nombre: usize,
}

impl Liste {
    const fn push(&mut self, jour: u32, fete: Fete) {
        #[allow(clippy::indexing_slicing)] // eleven, two of Alsace-Moselle or one of a territory
        {
            self.fetes[self.nombre] = (jour, fete);
        }
        self.nombre += 1;
    }

    /// In constants, by index below [`Liste::len`].
    pub(super) const fn day(&self, rang: usize) -> u32 {
        #[allow(clippy::indexing_slicing)] // as above
        self.fetes[rang].0
    }

    pub(super) const fn len(&self) -> usize {
        self.nombre
    }

    /// The holidays of a year of the period.
    pub(super) const fn of(zone: Zone, annee: u16) -> Self {
        let mut liste = Self { fetes: [(0, Fete::JourDeLAn); 14], nombre: 0 };
        let paques = easter(annee);
        liste.push(rank_in(annee, 1, 1), Fete::JourDeLAn);
        liste.push(paques + 1, Fete::LundiDePaques);
        liste.push(rank_in(annee, 5, 1), Fete::FeteDuTravail);
        liste.push(rank_in(annee, 5, 8), Fete::Victoire1945);
        liste.push(paques + 39, Fete::Ascension);
        liste.push(paques + 50, Fete::LundiDePentecote);
        liste.push(rank_in(annee, 7, 14), Fete::FeteNationale);
        liste.push(rank_in(annee, 8, 15), Fete::Assomption);
        liste.push(rank_in(annee, 11, 1), Fete::Toussaint);
        liste.push(rank_in(annee, 11, 11), Fete::Armistice);
        liste.push(rank_in(annee, 12, 25), Fete::Noel);
        let abolition = match zone {
            Zone::AlsaceMoselle(vendredi) => {
                if matches!(vendredi, VendrediSaint::Ferie) {
                    liste.push(paques - 2, Fete::VendrediSaint);
                }
                liste.push(rank_in(annee, 12, 26), Fete::SecondJourDeNoel);
                None
            }
            Zone::Mayotte => Some((4, 27)),
            Zone::Martinique => Some((5, 22)),
            Zone::Guadeloupe => Some((5, 27)),
            Zone::Guyane => Some((6, 10)),
            Zone::LaReunion => Some((12, 20)),
            // What was law there before the décret of 2012 was not read.
            Zone::SaintBarthelemy if annee >= 2012 => Some((10, 9)),
            Zone::SaintMartin if annee >= 2012 => Some((5, 27)),
            Zone::Metropole
            | Zone::SaintPierreEtMiquelon
            | Zone::SaintBarthelemy
            | Zone::SaintMartin => None,
        };
        if let Some((mois, jour)) = abolition {
            liste.push(rank_in(annee, mois, jour), Fete::AbolitionDeLEsclavage);
        }
        liste
    }
}

/// Rank of Easter Sunday, by the algorithm of Meeus, Jones and Butcher, whose letters these are.
#[allow(clippy::many_single_char_names)]
const fn easter(annee: u16) -> u32 {
    let (a, b, c) = (annee % 19, annee / 100, annee % 100);
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    rank_in(annee, (n / 31) as usize, n % 31 + 1)
}

/// Easter Sunday.
///
/// # Examples
/// ```
/// use contrat_de_ville::{identifiant::Annee, temps::paques};
///
/// assert_eq!(paques(Annee::new(2024).unwrap()).to_string(), "2024-03-31");
/// ```
#[must_use]
pub fn paques(annee: Annee) -> NaiveDate {
    // A year has its Easter, and it is of the period.
    date(easter(annee.get())).unwrap_or(NaiveDate::MIN)
}

impl Zone {
    /// The public holidays of a year, in the order of days.
    ///
    /// # Source
    /// Code du travail, L. 3133-1, L. 3134-13 and L. 3422-2 ([`Regle::HolNational`],
    /// [`Regle::HolAlsaceMoselle`], [`Regle::HolOverseas`]); before 2018 the local days rest on the texts of
    /// 1983 and 2012 ([`Regle::HolOverseas1983`], [`Regle::HolOverseas2012`]), through secondary sources.
    ///
    /// # Interpretation
    /// The eleven national days were the same in all the years covered; the article that was read is of
    /// 2016. In Saint-Martin and Saint-Barthélemy nothing is counted before 2012: what was law there was
    /// not read. The article printed 28 March for Saint-Martin in 2016 and 2017, by mistake as all sources
    /// say; 27 May is kept for these years, as the décret of 2012 has it.
    ///
    /// # Examples
    /// Two on one day:
    /// ```
    /// use contrat_de_ville::identifiant::Annee;
    /// use contrat_de_ville::temps::Zone;
    ///
    /// let feries: Vec<String> = Zone::Metropole
    ///     .feries(Annee::new(2008).unwrap())
    ///     .filter(|ferie| ferie.jour.to_string() == "2008-05-01")
    ///     .map(|ferie| ferie.fete.to_string())
    ///     .collect();
    /// assert_eq!(feries, ["1er Mai", "Ascension"]);
    /// ```
    pub fn feries(self, annee: Annee) -> impl Iterator<Item = Ferie> + use<> {
        let mut liste = Liste::of(self, annee.get());
        let fetes = liste.fetes.get_mut(..liste.nombre).unwrap_or_default();
        fetes.sort_unstable();
        liste.fetes.into_iter().take(liste.nombre).filter_map(move |(jour, fete)| {
            Some(Ferie { jour: date(jour)?, fete, regle: self.regle_of(fete, annee) })
        })
    }

    /// The public holidays that a day is: none, one, or two. None outside 1990–2099.
    ///
    /// # Examples
    /// ```
    /// use chrono::NaiveDate;
    /// use contrat_de_ville::droit::Regle;
    /// use contrat_de_ville::temps::Zone;
    ///
    /// let jour = NaiveDate::from_ymd_opt(2024, 12, 20).unwrap();
    /// let ferie = Zone::LaReunion.feries_on(jour).next().unwrap();
    /// assert_eq!(ferie.regle, Regle::HolOverseas);
    /// assert_eq!(Zone::Metropole.feries_on(jour).count(), 0);
    /// ```
    pub fn feries_on(self, jour: NaiveDate) -> impl Iterator<Item = Ferie> + use<> {
        let annee = u16::try_from(jour.year()).ok().and_then(Annee::new);
        let feries = annee.into_iter().flat_map(move |annee| self.feries(annee));
        feries.filter(move |ferie| ferie.jour == jour)
    }

    const fn regle_of(self, fete: Fete, annee: Annee) -> Regle {
        match fete {
            Fete::VendrediSaint | Fete::SecondJourDeNoel => Regle::HolAlsaceMoselle,
            Fete::AbolitionDeLEsclavage if annee.get() >= 2018 => Regle::HolOverseas,
            Fete::AbolitionDeLEsclavage => match self {
                Self::SaintBarthelemy | Self::SaintMartin => Regle::HolOverseas2012,
                Self::Metropole
                | Self::AlsaceMoselle(_)
                | Self::Guadeloupe
                | Self::Guyane
                | Self::Martinique
                | Self::Mayotte
                | Self::LaReunion
                | Self::SaintPierreEtMiquelon => Regle::HolOverseas1983,
            },
            Fete::JourDeLAn
            | Fete::LundiDePaques
            | Fete::FeteDuTravail
            | Fete::Victoire1945
            | Fete::Ascension
            | Fete::LundiDePentecote
            | Fete::FeteNationale
            | Fete::Assomption
            | Fete::Toussaint
            | Fete::Armistice
            | Fete::Noel => Regle::HolNational,
        }
    }
}
