//! A term with its steps: the proof that a reader can follow and a tool can store.

use core::fmt;

use chrono::{Datelike as _, NaiveDate};
use serde::{Deserialize, Serialize, Serializer};

use super::delai::Pas;
use super::jour::date;
use super::{
    Decompte, Delai, DelaiError, Duree, EnFrancais, HorsPeriode, JoursError, Ordre, Report, Unite,
    Zone,
};
use crate::droit::{Confiance, Lecture, Regle};
use crate::nombre::INSECABLE;

/// Why a step of a proof goes from a day to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Motif {
    /// The length of the delay; the day of the start does not count.
    Duree {
        /// How long.
        duree: Duree,
        /// The month of the term has no such day: its last one stands for it.
        fin_de_mois: bool,
    },
    /// The delay did not run for so many days.
    Suspension {
        /// How many.
        jours: u32,
    },
    /// The day of the term does not count either.
    JourFranc,
    /// The day is a Saturday, a Sunday or a public holiday of the zone, and so are those that follow up to
    /// the new one.
    Report(Zone),
}

/// A step of a proof.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Etape {
    /// From this day.
    #[serde(deserialize_with = "crate::jour::deserialize")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
    pub de: NaiveDate,
    /// To this one.
    #[serde(deserialize_with = "crate::jour::deserialize")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
    pub a: NaiveDate,
    /// Why.
    pub motif: Motif,
    /// The rule that says so; none for a delay of the caller's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub regle: Option<Regle>,
}

/// A deadline that proves itself: a delay, its start, each step, and the term.
///
/// It is a value: copied without allocation, compared, printed in French with `Display`, and stored. What
/// is stored is computed again on the way in, so that a proof that was tampered with is refused.
///
/// # Examples
/// ```
/// use contrat_de_ville::temps::{Delai, Zone};
///
/// let echeance = Delai::recours_contentieux(Zone::Metropole).prove("2025-10-24".parse().unwrap())?;
/// assert_eq!(echeance.terme().to_string(), "2025-12-26");
/// let texte = echeance.to_string().replace('\u{a0}', " ");
/// assert!(texte.starts_with("Départ : vendredi 24 octobre 2025, jour qui ne compte pas\n"));
/// assert!(texte.contains("Jour franc, le jour du terme ne compte pas : jeudi 25 décembre 2025"));
/// assert!(texte.contains("Report (jeudi, Noël [Code du travail, art. L. 3133-1]) : vendredi 26"));
/// # Ok::<(), contrat_de_ville::temps::DelaiError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "EcheanceBrute")]
pub struct Echeance {
    delai: Delai,
    #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
    depart: NaiveDate,
    suspendu: u32,
    etapes: [Etape; MAX],
    nombre: u8,
}

/// Length, suspension, *jour franc*, carrying over.
const MAX: usize = 4;

impl Echeance {
    pub(super) fn of(delai: Delai, depart: NaiveDate, suspendu: u32) -> Result<Self, DelaiError> {
        let ordre = delai.ordre.or(delai.only_order());
        if ordre.is_none() {
            let termes = delai.terms_suspended(depart, suspendu)?;
            if termes.unique().is_none() {
                return Err(DelaiError::OrdresDivergents { depart, termes });
            }
        }
        let ordre = ordre.unwrap_or(Ordre::MoisPuisJour);
        let pas = delai.steps(ordre, depart, suspendu)?;
        Ok(Self::from_steps(delai, depart, suspendu, ordre, pas)?)
    }

    fn from_steps(
        delai: Delai,
        depart: NaiveDate,
        suspendu: u32,
        ordre: Ordre,
        pas: Pas,
    ) -> Result<Self, JoursError> {
        let jour = |rang| date(rang).ok_or(HorsPeriode::Resultat(depart));
        let motif = Motif::Duree { duree: delai.duree, fin_de_mois: pas.fin_de_mois };
        let rien = Etape { de: depart, a: depart, motif, regle: delai.regle };
        let mut echeance = Self { delai, depart, suspendu, etapes: [rien; MAX], nombre: 0 };
        let franc = delai.decompte == Decompte::Franc;
        let jour_d_abord = franc && ordre == Ordre::JourPuisMois && delai.only_order().is_none();
        let franc_par = delai.regle.map(|regle| jurisprudence(regle).unwrap_or(regle));
        if jour_d_abord {
            let lendemain = depart.succ_opt().ok_or(HorsPeriode::Resultat(depart))?;
            echeance.push(lendemain, Motif::JourFranc, franc_par);
        }
        echeance.push(jour(pas.quantieme)?, motif, delai.regle);
        if suspendu > 0 {
            let apres = pas.quantieme.saturating_add(suspendu);
            echeance.push(jour(apres)?, Motif::Suspension { jours: suspendu }, None);
        }
        if franc && !jour_d_abord {
            echeance.push(jour(pas.franc)?, Motif::JourFranc, franc_par);
        }
        if let Report::Vers(zone) = delai.report
            && pas.terme != pas.franc
        {
            let par = delai.regle.map(|r| jurisprudence(r).unwrap_or(Regle::DelaiReport));
            echeance.push(jour(pas.terme)?, Motif::Report(zone), par);
        }
        Ok(echeance)
    }

    fn push(&mut self, a: NaiveDate, motif: Motif, regle: Option<Regle>) {
        let de = self.terme();
        if let Some(place) = self.etapes.get_mut(usize::from(self.nombre)) {
            *place = Etape { de, a, motif, regle };
            self.nombre = self.nombre.saturating_add(1);
        }
    }

    /// The delay.
    #[must_use]
    pub const fn delai(&self) -> Delai {
        self.delai
    }

    /// The day that it starts from.
    #[must_use]
    pub const fn depart(&self) -> NaiveDate {
        self.depart
    }

    /// How many days it did not run.
    #[must_use]
    pub const fn suspendu(&self) -> u32 {
        self.suspendu
    }

    /// The steps: each starts where the one before it ends, and the last ends on the term.
    #[must_use]
    pub fn etapes(&self) -> &[Etape] {
        self.etapes.get(..usize::from(self.nombre)).unwrap_or_default()
    }

    /// The term.
    #[must_use]
    pub fn terme(&self) -> NaiveDate {
        self.etapes().last().map_or(self.depart, |etape| etape.a)
    }

    /// Whether the text of the rule was read for the day of the start; `None` without a rule.
    #[must_use]
    pub fn lecture(&self) -> Option<Lecture> {
        self.delai.regle.map(|regle| regle.texte().lecture_on(self.depart))
    }
}

/// The decisions that say how an appeal is counted; other texts say it themselves.
const fn jurisprudence(regle: Regle) -> Option<Regle> {
    if matches!(regle, Regle::DelaiRecours2m | Regle::DelaiDistance | Regle::RejetImplicite) {
        Some(Regle::DelaiFranc)
    } else if matches!(regle, Regle::Defere) {
        Some(Regle::DefereFranc)
    } else {
        None
    }
}

impl fmt::Display for Echeance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let jour = EnFrancais(self.depart);
        writeln!(f, "Départ{INSECABLE}: {jour:#}, jour qui ne compte pas")?;
        writeln!(f, "Décompte{INSECABLE}: {}", self.delai)?;
        for etape in self.etapes() {
            // Under the second order the day comes before the months.
            if etape.motif == Motif::JourFranc && etape.de == self.depart {
                write!(f, "Jour franc, compté d’abord{INSECABLE}: {:#}", EnFrancais(etape.a))?;
                etape.cite(f)?;
            } else {
                etape.fmt(f)?;
            }
            writeln!(f)?;
        }
        write!(f, "Terme{INSECABLE}: {:#}", EnFrancais(self.terme()))?;
        if self.delai.only_order().is_none() && self.depart.day() > 27 {
            write!(f, "\nFin de mois{INSECABLE}: ")?;
            match self.delai.ordre {
                Some(ordre) => ordre.fmt(f)?,
                None => f.write_str("les deux ordres donnent ce jour")?,
            }
        }
        if self.delai.regle.is_none() {
            write!(
                f,
                "\nRéserve{INSECABLE}: délai donné par l’appelant, qu’aucune règle ne nomme"
            )?;
        }
        match self.lecture() {
            None | Some(Lecture::Lue) => Ok(()),
            Some(lecture) => write!(f, "\nRéserve{INSECABLE}: {}", reserve(lecture)),
        }
    }
}

/// What a reader must know of a text that was not read for the day.
pub(crate) fn reserve(lecture: Lecture) -> String {
    match lecture {
        Lecture::Lue => String::new(),
        Lecture::Avant { depuis } => format!(
            "texte lu dans sa version en vigueur depuis le {}, non vérifié pour un départ antérieur",
            EnFrancais(depuis)
        ),
        Lecture::Apres { etat } => format!(
            "texte lu en l’état du {}, non vérifié pour un départ postérieur",
            EnFrancais(etat)
        ),
        Lecture::DebutInconnu { etat } => {
            format!("texte lu en l’état du {}, sans la date de cette version", EnFrancais(etat))
        }
        Lecture::SansDates => "version du texte non datée".to_owned(),
    }
}

impl fmt::Display for Etape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.motif {
            Motif::Duree { duree, fin_de_mois } => {
                write!(f, "{duree}")?;
                if matches!(duree.unite(), Unite::Mois | Unite::Annees) {
                    f.write_str(", de quantième à quantième")?;
                }
                if fin_de_mois {
                    f.write_str(", dernier jour d’un mois plus court")?;
                }
            }
            Motif::Suspension { jours: 1 } => write!(f, "Suspension d’1{INSECABLE}jour")?,
            Motif::Suspension { jours } => write!(f, "Suspension de {jours}{INSECABLE}jours")?,
            Motif::JourFranc => f.write_str("Jour franc, le jour du terme ne compte pas")?,
            Motif::Report(zone) => {
                f.write_str("Report (")?;
                closed_days(self.de, self.a, zone, f)?;
                f.write_str(")")?;
            }
        }
        write!(f, "{INSECABLE}: {:#}", EnFrancais(self.a))?;
        self.cite(f)
    }
}

impl Etape {
    /// The rule, how sure it is, and whether it holds by analogy only: the Code de procédure civile does not
    /// bind the administration.
    fn cite(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(regle) = self.regle else {
            return Ok(());
        };
        write!(f, " [{regle}")?;
        if regle == Regle::DelaiReport {
            f.write_str(", par analogie")?;
        }
        match regle.texte().confiance {
            Confiance::Texte => f.write_str("]"),
            moins @ (Confiance::Secondaire | Confiance::Memoire) => {
                write!(f, "{INSECABLE}; {moins}]")
            }
        }
    }
}

/// Why each day from one to another, excluded, is closed.
fn closed_days(
    du: NaiveDate,
    au: NaiveDate,
    zone: Zone,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    for (rang, jour) in du.iter_days().take_while(|jour| *jour < au).enumerate() {
        if rang > 0 {
            f.write_str(", puis ")?;
        }
        f.write_str(EnFrancais(jour).weekday())?;
        for ferie in zone.feries_on(jour) {
            write!(f, ", {} [{}]", ferie.fete, ferie.regle)?;
        }
    }
    Ok(())
}

impl Serialize for Echeance {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        #[serde(rename = "Echeance")]
        struct Fil<'a> {
            delai: Delai,
            depart: NaiveDate,
            #[serde(skip_serializing_if = "Option::is_none")]
            suspendu: Option<u32>,
            etapes: &'a [Etape],
            terme: NaiveDate,
        }
        Fil {
            delai: self.delai,
            depart: self.depart,
            suspendu: (self.suspendu > 0).then_some(self.suspendu),
            etapes: self.etapes(),
            terme: self.terme(),
        }
        .serialize(serializer)
    }
}

/// A deadline as it travels.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct EcheanceBrute {
    delai: Delai,
    #[serde(deserialize_with = "crate::jour::deserialize")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
    depart: NaiveDate,
    #[serde(default)]
    suspendu: u32,
    etapes: Vec<Etape>,
    #[serde(deserialize_with = "crate::jour::deserialize")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
    terme: NaiveDate,
}

/// Why a stored deadline is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
enum EcheanceError {
    #[error(transparent)]
    Delai(#[from] DelaiError),
    #[error("the term {lu} is not what its delay gives from {depart}: expected {calcule}")]
    Terme { depart: NaiveDate, lu: NaiveDate, calcule: NaiveDate },
    #[error("the steps from {depart} are not those of its delay, which lead to {calcule}")]
    Etapes { depart: NaiveDate, calcule: NaiveDate },
}

impl TryFrom<EcheanceBrute> for Echeance {
    type Error = EcheanceError;

    fn try_from(brute: EcheanceBrute) -> Result<Self, EcheanceError> {
        let EcheanceBrute { delai, depart, suspendu, etapes, terme: lu } = brute;
        let echeance = Self::of(delai, depart, suspendu)?;
        let calcule = echeance.terme();
        if lu != calcule {
            return Err(EcheanceError::Terme { depart, lu, calcule });
        }
        if etapes != echeance.etapes() {
            return Err(EcheanceError::Etapes { depart, calcule });
        }
        Ok(echeance)
    }
}
