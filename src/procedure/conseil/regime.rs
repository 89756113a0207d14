//! The rules of convocation, by authority.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::droit::Regle;
use crate::procedure::outils::{days, prove};
use crate::temps::{Delai, Echeance, HorsPeriode, JoursFrancs};

/// Whether the executive called the council in urgency, which shortens the delay.
///
/// The choice is the executive's; the council votes on it at the opening, see
/// [`urgence_approuvee`](super::Convocation::urgence_approuvee).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Urgence {
    /// The ordinary delay.
    Sans,
    /// The shortened one.
    Declaree,
}

/// Which rule a convocation is under.
///
/// # Source
/// [`Regle::Convocation5ClearDays`]: « Le délai de convocation est fixé à cinq jours francs. En cas
/// d’urgence, le délai peut être abrégé par le maire sans pouvoir être toutefois inférieur à un jour
/// franc. » [`Regle::ConvocationEpci`] makes it hold for every EPCI, whatever its population.
/// [`Regle::Convocation3ClearDays`], [`Regle::ConvocationPremiereReunion`] and [`Regle::AlsaceMoselle`] for
/// the others. [`Regle::ConvocationNonProrogee`]: clear days run from the day after dispatch; Saturdays,
/// Sundays and holidays count and never extend them.
///
/// # Interpretation
/// What counts is the day of dispatch, not that of receipt. A first meeting has no shortened delay: the
/// text that was read names none. A Senate amendment of October 2025 (n° 54, on the bill that became loi n°
/// 2025-1249 of 22 December 2025) proposed 7 and 5 clear days instead of 5 and 3: whether it was adopted was
/// not verified, and an [`Echeance`] that starts after 1 October 2024 says that its text was not read for
/// that day.
///
/// # Examples
/// ```
/// use contrat_de_ville::procedure::{RegimeDeConvocation, Urgence};
///
/// let epci = RegimeDeConvocation::Epci(Urgence::Sans);
/// // The case: a session on Tuesday 24 September 2024.
/// assert_eq!(epci.latest_sending("2024-09-24".parse().unwrap())?.to_string(), "2024-09-18");
/// // Christmas and a weekend count like other days.
/// assert_eq!(epci.earliest_session("2024-12-20".parse().unwrap())?.to_string(), "2024-12-26");
/// # Ok::<(), contrat_de_ville::temps::HorsPeriode>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum RegimeDeConvocation {
    /// An EPCI: five clear days, one in urgency.
    Epci(Urgence),
    /// A commune of 3 500 inhabitants and more, in Alsace and Moselle too: five clear days, one in urgency.
    CommuneDe3500EtPlus(Urgence),
    /// A commune of fewer than 3 500 inhabitants: three clear days, one in urgency.
    PetiteCommune(Urgence),
    /// The first meeting after the elections: three clear days.
    PremiereReunion,
    /// A commune of fewer than 3 500 inhabitants in Alsace and Moselle: three days before the session.
    AlsaceMoselle {
        /// Whether those days are clear, which the text does not say.
        jours: JoursFrancs,
    },
    /// The same in urgency: the day before.
    AlsaceMoselleEnUrgence,
}

impl RegimeDeConvocation {
    /// The delay between the dispatch and the session.
    #[must_use]
    pub const fn delai(self) -> Delai {
        match self {
            Self::Epci(Urgence::Sans) | Self::CommuneDe3500EtPlus(Urgence::Sans) => {
                Delai::convocation_5_jours()
            }
            Self::Epci(Urgence::Declaree) | Self::CommuneDe3500EtPlus(Urgence::Declaree) => {
                Delai::convocation_d_urgence()
            }
            Self::PetiteCommune(Urgence::Sans) => Delai::convocation_3_jours(),
            Self::PetiteCommune(Urgence::Declaree) => Delai::convocation_d_urgence_petite_commune(),
            Self::PremiereReunion => Delai::convocation_premiere_reunion(),
            Self::AlsaceMoselle { jours } => Delai::convocation_alsace_moselle(jours),
            Self::AlsaceMoselleEnUrgence => Delai::convocation_d_urgence_alsace_moselle(),
        }
    }

    /// The rules that it rests on, that of the delay first.
    #[must_use]
    pub const fn articles(self) -> &'static [Regle] {
        const FRANCS: Regle = Regle::ConvocationNonProrogee;
        match self {
            Self::Epci(_) => &[Regle::Convocation5ClearDays, Regle::ConvocationEpci, FRANCS],
            Self::CommuneDe3500EtPlus(_) => &[Regle::Convocation5ClearDays, FRANCS],
            Self::PetiteCommune(_) => &[Regle::Convocation3ClearDays, FRANCS],
            Self::PremiereReunion => &[Regle::ConvocationPremiereReunion, FRANCS],
            Self::AlsaceMoselle { .. } | Self::AlsaceMoselleEnUrgence => &[Regle::AlsaceMoselle],
        }
    }

    /// Whether the council was called in urgency.
    #[must_use]
    pub const fn urgence(self) -> Urgence {
        match self {
            Self::Epci(urgence)
            | Self::CommuneDe3500EtPlus(urgence)
            | Self::PetiteCommune(urgence) => urgence,
            Self::PremiereReunion | Self::AlsaceMoselle { .. } => Urgence::Sans,
            Self::AlsaceMoselleEnUrgence => Urgence::Declaree,
        }
    }

    /// Whether a *note explicative de synthèse* goes with the convocation ([`Regle::Convocation5ClearDays`]).
    #[must_use]
    pub const fn has_note_de_synthese(self) -> bool {
        matches!(self, Self::Epci(_) | Self::CommuneDe3500EtPlus(_))
    }

    /// The first day on which the council may meet, with its proof.
    ///
    /// # Errors
    /// [`HorsPeriode`] outside 1990–2099.
    pub fn prove(self, envoi: NaiveDate) -> Result<Echeance, HorsPeriode> {
        prove(self.delai(), envoi)
    }

    /// The first day on which the council may meet.
    ///
    /// # Errors
    /// [`HorsPeriode`] outside 1990–2099.
    pub fn earliest_session(self, envoi: NaiveDate) -> Result<NaiveDate, HorsPeriode> {
        self.prove(envoi).map(|echeance| echeance.terme())
    }

    /// The last day on which the convocation of a session may be sent.
    ///
    /// # Errors
    /// [`HorsPeriode`] outside 1990–2099.
    pub fn latest_sending(self, seance: NaiveDate) -> Result<NaiveDate, HorsPeriode> {
        // Delays of days have one order.
        self.delai().latest_start(seance).map(|envois| envois.mois_puis_jour)
    }

    /// Whether a session may be held, called on that day, with its proof.
    ///
    /// # Errors
    /// [`HorsPeriode`] outside 1990–2099.
    pub fn check(
        self,
        envoi: NaiveDate,
        seance: NaiveDate,
    ) -> Result<(VerdictDeConvocation, Echeance), HorsPeriode> {
        let francs = clear_days(envoi, seance);
        let echeance = self.prove(envoi)?;
        let premiere = echeance.terme();
        let verdict = if seance >= premiere {
            VerdictDeConvocation::Reguliere { francs, marge: days(premiere, seance) }
        } else {
            VerdictDeConvocation::Irreguliere {
                francs,
                manquants: days(seance, premiere),
                dernier_envoi: self.latest_sending(seance)?,
            }
        };
        Ok((verdict, echeance))
    }
}

/// How many clear days there are between a dispatch and a session: neither counts, every other day does.
/// None if the session is not later. No calendar is needed: this answers for any day.
///
/// # Examples
/// ```
/// use contrat_de_ville::procedure::clear_days;
///
/// let (envoi, seance) = ("2024-09-18".parse().unwrap(), "2024-09-24".parse().unwrap());
/// assert_eq!(clear_days(envoi, seance), 5);
/// assert_eq!(clear_days(seance, seance), 0);
/// ```
#[must_use]
pub fn clear_days(envoi: NaiveDate, seance: NaiveDate) -> u32 {
    days(envoi, seance).saturating_sub(1)
}

/// Whether a session was called in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum VerdictDeConvocation {
    /// In time.
    Reguliere {
        /// The clear days between the dispatch and the session.
        francs: u32,
        /// How many days later it could have been sent.
        marge: u32,
    },
    /// Too late.
    Irreguliere {
        /// The clear days between the dispatch and the session.
        francs: u32,
        /// How many days are missing.
        manquants: u32,
        /// When it should have been sent at the latest.
        #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
        dernier_envoi: NaiveDate,
    },
}

impl VerdictDeConvocation {
    /// Whether the session was called in time.
    #[must_use]
    pub const fn is_reguliere(self) -> bool {
        matches!(self, Self::Reguliere { .. })
    }
}
