use core::fmt;

use chrono::{Datelike as _, NaiveDate};
use serde::{Deserialize, Serialize};

use super::jour::{Quantieme, date, rank, rank_of};
use super::{
    Duree, Echeance, HorsPeriode, Jours, JoursError, JoursTravailles, Ordre, SelonOrdre, Unite,
    Zone,
};
use crate::droit::Regle;

/// Which days of a delay count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Decompte {
    /// *De quantième à quantième*: the day of the start does not count, that of the term does.
    Quantieme,
    /// *Franc*: neither counts, so that the last day on which one may act is a day later.
    Franc,
}

/// Whether a term on a Saturday, a Sunday or a public holiday is carried over to the next day that is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Report {
    /// It stays where it is.
    Sans,
    /// It is carried over, under the public holidays of a zone.
    Vers(Zone),
}

/// How to get from a start to a term: how long, which days count, carried over or not.
///
/// A rule of law is a named constructor, which carries its [`Regle`]; a delay of one's own is built by
/// [`Delai::new`], whose three arguments have no default.
///
/// The steps always come in the order of the law: months, then the *jour franc*, then carrying over (CE 30
/// December 2014, n° 372473, *Uchaux*). Only the first two can change places, and only if the caller says
/// so ([`Delai::with_ordre`]).
///
/// # Examples
/// The case, published on Friday 27 September 2024:
/// ```
/// use contrat_de_ville::droit::Regle;
/// use contrat_de_ville::temps::{Delai, Zone};
///
/// let recours = Delai::recours_contentieux(Zone::Metropole);
/// assert_eq!(recours.term("2024-09-27".parse().unwrap())?.to_string(), "2024-11-28");
/// assert_eq!(recours.regle(), Some(Regle::DelaiRecours2m));
/// // The last publication whose period has run out by then:
/// let derniere = recours.latest_start("2024-11-28".parse().unwrap())?.unique();
/// assert_eq!(derniere.unwrap().to_string(), "2024-09-27");
/// # Ok::<(), contrat_de_ville::temps::DelaiError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "super::lois::DelaiBrut")]
pub struct Delai {
    pub(super) duree: Duree,
    pub(super) decompte: Decompte,
    pub(super) report: Report,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) ordre: Option<Ordre>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) regle: Option<Regle>,
}

/// Why a delay has no one term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum DelaiError {
    /// The days have no answer.
    #[error(transparent)]
    Jours(#[from] JoursError),
    /// The two orders give two days, and the delay names none.
    #[error(
        "orders differ from {depart}: {} or {}; expected the order to be named",
        termes.mois_puis_jour, termes.jour_puis_mois
    )]
    OrdresDivergents {
        /// The start.
        depart: NaiveDate,
        /// Both terms.
        termes: SelonOrdre<NaiveDate>,
    },
}

impl From<HorsPeriode> for DelaiError {
    fn from(error: HorsPeriode) -> Self {
        Self::Jours(error.into())
    }
}

/// In French: how long, which days count, carried over under whose holidays.
impl fmt::Display for Delai {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.duree)?;
        if let Unite::JoursOuvres(zone) | Unite::JoursOuvrables(zone) = self.duree.unite() {
            write!(f, " ({zone})")?;
        }
        if self.decompte == Decompte::Franc {
            f.write_str(", franc")?;
        }
        match self.report {
            Report::Sans => f.write_str(", sans report"),
            Report::Vers(zone) => write!(f, ", reporté, jours fériés de la zone {zone}"),
        }
    }
}

/// What each step of a delay adds, by rank of day.
#[derive(Clone, Copy)]
pub(super) struct Pas {
    /// After the length.
    pub(super) quantieme: u32,
    /// The month had no such day.
    pub(super) fin_de_mois: bool,
    /// After the suspension and the *jour franc*.
    pub(super) franc: u32,
    /// After carrying over.
    pub(super) terme: u32,
}

impl Delai {
    /// A delay of one's own, that no rule names.
    #[must_use]
    pub const fn new(duree: Duree, decompte: Decompte, report: Report) -> Self {
        Self { duree, decompte, report, ordre: None, regle: None }
    }

    /// The same delay under a named order, for months that end before the day of the start does.
    #[must_use]
    pub const fn with_ordre(self, ordre: Ordre) -> Self {
        Self { ordre: Some(ordre), ..self }
    }

    /// How long it is.
    #[must_use]
    pub const fn duree(self) -> Duree {
        self.duree
    }

    /// Which days count.
    #[must_use]
    pub const fn decompte(self) -> Decompte {
        self.decompte
    }

    /// Whether it is carried over.
    #[must_use]
    pub const fn report(self) -> Report {
        self.report
    }

    /// The order, if one was named.
    #[must_use]
    pub const fn ordre(self) -> Option<Ordre> {
        self.ordre
    }

    /// The rule of law that it is of, if any.
    #[must_use]
    pub const fn regle(self) -> Option<Regle> {
        self.regle
    }

    /// The term: the last day on which one may act, or the day on which silence is an answer.
    ///
    /// # Errors
    /// [`DelaiError::OrdresDivergents`] with both days where the orders differ and none was named;
    /// [`HorsPeriode`] outside 1990–2099.
    #[inline]
    pub fn term(self, depart: NaiveDate) -> Result<NaiveDate, DelaiError> {
        if let Some(ordre) = self.ordre.or(self.only_order()) {
            return Ok(self.term_under(ordre, depart, 0)?);
        }
        let termes = self.both(depart, 0)?;
        termes.unique().ok_or(DelaiError::OrdresDivergents { depart, termes })
    }

    /// The term under each order; the same twice if an order was named, or if none matters.
    ///
    /// # Errors
    /// As [`Delai::term`], but for the orders.
    pub fn terms(self, depart: NaiveDate) -> Result<SelonOrdre<NaiveDate>, JoursError> {
        self.terms_suspended(depart, 0)
    }

    /// The term with its steps.
    ///
    /// # Errors
    /// As [`Delai::term`].
    pub fn prove(self, depart: NaiveDate) -> Result<Echeance, DelaiError> {
        Echeance::of(self, depart, 0)
    }

    /// The latest start whose term is on `au` or before, under each order.
    ///
    /// # Errors
    /// [`HorsPeriode`] if `au` is outside 1990–2099, or if no start of these years has such a term.
    pub fn latest_start(self, au: NaiveDate) -> Result<SelonOrdre<NaiveDate>, HorsPeriode> {
        let rang = rank_of(au)?;
        let jour =
            |ordre| self.latest_rank(ordre, rang).and_then(date).ok_or(HorsPeriode::Resultat(au));
        let seul = self.ordre.or(self.only_order());
        let mois_puis_jour = jour(seul.unwrap_or(Ordre::MoisPuisJour))?;
        let jour_puis_mois =
            if seul.is_some() { mois_puis_jour } else { jour(Ordre::JourPuisMois)? };
        Ok(SelonOrdre { mois_puis_jour, jour_puis_mois })
    }

    /// The first and the last start that have this term, under each order; `None` where no start has it.
    ///
    /// # Errors
    /// [`HorsPeriode`] if the term is outside 1990–2099, or the starts may be.
    ///
    /// # Examples
    /// A term of Monday 3 March 2025 is that of publications on six days:
    /// ```
    /// use contrat_de_ville::temps::{Delai, Ordre, Zone};
    ///
    /// let recours = Delai::recours_contentieux(Zone::Metropole);
    /// let departs = recours.starts("2025-03-03".parse().unwrap())?.under(Ordre::MoisPuisJour);
    /// let (premier, dernier) = departs.unwrap();
    /// assert_eq!((premier.to_string(), dernier.to_string()), ("2024-12-28".into(), "2025-01-02".into()));
    /// assert_eq!(recours.starts("2025-03-02".parse().unwrap())?.unique(), Some(None)); // a Sunday
    /// # Ok::<(), contrat_de_ville::temps::HorsPeriode>(())
    /// ```
    pub fn starts(
        self,
        terme: NaiveDate,
    ) -> Result<SelonOrdre<Option<(NaiveDate, NaiveDate)>>, HorsPeriode> {
        let rang = rank_of(terme)?;
        let sans = HorsPeriode::Resultat(terme);
        let veille = rang.checked_sub(1).ok_or(sans)?;
        let departs = |ordre| {
            let ordre = self.ordre.unwrap_or(ordre);
            let premier = self.latest_rank(ordre, veille).ok_or(sans)?.wrapping_add(1);
            let dernier = self.latest_rank(ordre, rang).ok_or(sans)?;
            Ok((premier <= dernier).then(|| date(premier).zip(date(dernier))).flatten())
        };
        Ok(SelonOrdre {
            mois_puis_jour: departs(Ordre::MoisPuisJour)?,
            jour_puis_mois: departs(Ordre::JourPuisMois)?,
        })
    }

    /// The order if there is nothing to order: no *jour franc*, or no month.
    #[inline]
    pub(super) const fn only_order(self) -> Option<Ordre> {
        match (self.decompte, self.duree.unite()) {
            (Decompte::Franc, Unite::Mois | Unite::Annees) => None,
            _ => Some(Ordre::MoisPuisJour),
        }
    }

    #[inline]
    fn both(self, depart: NaiveDate, suspendu: u32) -> Result<SelonOrdre<NaiveDate>, JoursError> {
        let mois_puis_jour = self.term_under(Ordre::MoisPuisJour, depart, suspendu)?;
        // Before the 28th no month is too short, whatever comes first.
        let jour_puis_mois = if depart.day() < 28 {
            mois_puis_jour
        } else {
            self.term_under(Ordre::JourPuisMois, depart, suspendu)?
        };
        Ok(SelonOrdre { mois_puis_jour, jour_puis_mois })
    }

    /// As [`Delai::terms`], of a delay that did not run for so many days.
    pub(super) fn terms_suspended(
        self,
        depart: NaiveDate,
        suspendu: u32,
    ) -> Result<SelonOrdre<NaiveDate>, JoursError> {
        let Some(ordre) = self.ordre.or(self.only_order()) else {
            return self.both(depart, suspendu);
        };
        let terme = self.term_under(ordre, depart, suspendu)?;
        Ok(SelonOrdre { mois_puis_jour: terme, jour_puis_mois: terme })
    }

    #[inline]
    fn term_under(
        self,
        ordre: Ordre,
        depart: NaiveDate,
        suspendu: u32,
    ) -> Result<NaiveDate, JoursError> {
        let pas = self.steps(ordre, depart, suspendu)?;
        Ok(date(pas.terme).ok_or(HorsPeriode::Resultat(depart))?)
    }

    /// Each step under an order, with so many days of suspension.
    #[inline]
    pub(super) fn steps(
        self,
        ordre: Ordre,
        depart: NaiveDate,
        suspendu: u32,
    ) -> Result<Pas, JoursError> {
        let trop = HorsPeriode::Resultat(depart);
        let nombre = u32::from(self.duree.nombre());
        let franc = u32::from(self.decompte == Decompte::Franc);
        let rang = rank_of(depart)?;
        let jour_d_abord = franc == 1 && ordre == Ordre::JourPuisMois;
        let (quantieme, fin_de_mois) = match self.duree.unite() {
            Unite::Jours => (rang.saturating_add(nombre), false),
            Unite::Semaines => (rang.saturating_add(nombre.saturating_mul(7)), false),
            Unite::Mois | Unite::Annees => {
                let fois = if self.duree.unite() == Unite::Annees { 12 } else { 1 };
                let debut = Quantieme::of(depart);
                let debut = if jour_d_abord { debut.and_then(Quantieme::lendemain) } else { debut };
                let apres = debut.and_then(|debut| debut.after(nombre.saturating_mul(fois)));
                apres.ok_or(trop)?
            }
            Unite::JoursOuvres(zone) => (worked(Jours::ouvres(zone), depart, nombre)?, false),
            Unite::JoursOuvrables(zone) => (worked(Jours::ouvrables(zone), depart, nombre)?, false),
        };
        // In months the day was added before them, under the second order.
        let en_mois = matches!(self.duree.unite(), Unite::Mois | Unite::Annees);
        let reste = if jour_d_abord && en_mois { 0 } else { franc };
        let franc = quantieme.saturating_add(suspendu).saturating_add(reste);
        let terme = match self.report {
            Report::Sans => Some(franc),
            Report::Vers(zone) => Jours::ouvres(zone).worked_from(franc),
        };
        Ok(Pas { quantieme, fin_de_mois, franc, terme: terme.ok_or(trop)? })
    }

    /// The rank of the latest start whose term is not after one: terms never go back as starts go on.
    fn latest_rank(self, ordre: Ordre, terme: u32) -> Option<u32> {
        let in_time = |depart: u32| {
            let pas = date(depart).and_then(|depart| self.steps(ordre, depart, 0).ok());
            pas.is_some_and(|pas| pas.terme <= terme)
        };
        let (court, long) = self.duree.en_jours();
        // In time below `bas`, late from `haut` on.
        let mut haut = terme.saturating_sub(court).checked_add(1)?;
        // The *jour franc* and days that are not worked come on top; more of them only cost time.
        let mut bas = terme.saturating_sub(long.saturating_add(8));
        if !in_time(bas) {
            bas = 0;
        }
        while bas < haut {
            let milieu = bas.midpoint(haut);
            if in_time(milieu) {
                bas = milieu.checked_add(1)?;
            } else {
                haut = milieu;
            }
        }
        bas.checked_sub(1)
    }
}

fn worked(jours: Jours, depart: NaiveDate, nombre: u32) -> Result<u32, JoursError> {
    let jour = jours.add(depart, i32::try_from(nombre).unwrap_or(i32::MAX))?;
    Ok(rank(jour).ok_or(HorsPeriode::Resultat(depart))?)
}
