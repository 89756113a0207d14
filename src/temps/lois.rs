//! The delays that a text of law names.

use serde::Deserialize;

use super::{Decompte, Delai, Duree, Ordre, Politique, Report, Zone};
use crate::droit::Regle;

/// Where a claimant lives, seen from the court.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, Deserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Residence {
    /// No more time: in métropole for a court there, in the territory for a court overseas.
    Proche,
    /// One month more: overseas for a court of métropole, elsewhere for a court overseas.
    OutreMer,
    /// Two months more: abroad.
    Etranger,
}

/// How many clear days a convocation needs.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, Deserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum JoursFrancs {
    /// Neither the day of dispatch nor that of the session counts.
    Francs,
    /// The day of the session does.
    NonFrancs,
}

impl Delai {
    const fn of(regle: Regle, duree: Option<Duree>, decompte: Decompte, report: Report) -> Self {
        let duree = match duree {
            Some(duree) => duree,
            // No rule has a length of zero; a test of every constructor holds them.
            None => Duree::UN_JOUR,
        };
        Self { duree, decompte, report, ordre: None, regle: Some(regle) }
    }

    /// Two months to appeal to the court, from the notification or the publication: the term is the last
    /// day on which the appeal is received, or posted where that counts.
    ///
    /// # Source
    /// [`Regle::DelaiRecours2m`]: « dans les deux mois à partir de la notification ou de la publication de la
    /// décision attaquée »; franc and carried over by [`Regle::DelaiFranc`].
    ///
    /// # Interpretation
    /// Which local holidays count was not decided: the caller names the zone. That of the seat of the
    /// court is the usual reading.
    ///
    /// # Examples
    /// Notified on Tuesday 10 April 2012, *Uchaux*: 10 June is a Sunday, the *jour franc* makes it Monday 11
    /// June, and an appeal of the 12th was late. Carried over first, it would have been in time.
    /// ```
    /// use contrat_de_ville::temps::{Delai, Zone};
    ///
    /// let recours = Delai::recours_contentieux(Zone::Metropole);
    /// assert_eq!(recours.term("2012-04-10".parse().unwrap())?.to_string(), "2012-06-11");
    /// # Ok::<(), contrat_de_ville::temps::DelaiError>(())
    /// ```
    #[must_use]
    pub const fn recours_contentieux(zone: Zone) -> Self {
        Self::of(Regle::DelaiRecours2m, Duree::mois(2), Decompte::Franc, Report::Vers(zone))
    }

    /// The same for a claimant who lives far from the court: months are added before the *jour franc*.
    ///
    /// # Source
    /// [`Regle::DelaiDistance`]: « augmenté d’un mois », « augmenté de deux mois pour les personnes qui
    /// demeurent à l’étranger ».
    #[must_use]
    pub const fn recours_contentieux_de(residence: Residence, zone: Zone) -> Self {
        let mois = match residence {
            Residence::Proche => return Self::recours_contentieux(zone),
            Residence::OutreMer => 3,
            Residence::Etranger => 4,
        };
        Self::of(Regle::DelaiDistance, Duree::mois(mois), Decompte::Franc, Report::Vers(zone))
    }

    /// Two months to appeal from the birth of an implicit refusal, or from an express one.
    ///
    /// # Source
    /// [`Regle::RejetImplicite`], and [`Regle::DelaiFranc`] for the count.
    #[must_use]
    pub const fn recours_apres_rejet(zone: Zone) -> Self {
        Self::of(Regle::RejetImplicite, Duree::mois(2), Decompte::Franc, Report::Vers(zone))
    }

    /// Two months for the préfet to refer an act to the court, from its transmission.
    ///
    /// # Source
    /// [`Regle::Defere`]: « dans les deux mois suivant leur transmission »; franc and carried over by
    /// [`Regle::DefereFranc`].
    #[must_use]
    pub const fn defere(zone: Zone) -> Self {
        Self::of(Regle::Defere, Duree::mois(2), Decompte::Franc, Report::Vers(zone))
    }

    /// Two months of silence on a recours administratif: the term is the day on which the refusal is born.
    ///
    /// # Source
    /// [`Regle::Silence2m`]: « le silence gardé pendant plus de deux mois sur un recours administratif par
    /// l’autorité compétente vaut décision de rejet ». Neither franc nor carried over
    /// ([`Regle::SilenceNonFranc`]): it may be born on a Sunday.
    #[must_use]
    pub const fn silence() -> Self {
        Self::of(Regle::Silence2m, Duree::mois(2), Decompte::Quantieme, Report::Sans)
    }

    /// Five clear days between a convocation and its session, in an EPCI and in a commune of 3 500
    /// inhabitants and more: the term is the first day on which the council may meet.
    ///
    /// # Source
    /// [`Regle::Convocation5ClearDays`]: « Le délai de convocation est fixé à cinq jours francs. » Never
    /// extended by a holiday ([`Regle::ConvocationNonProrogee`]).
    #[must_use]
    pub const fn convocation_5_jours() -> Self {
        Self::of(Regle::Convocation5ClearDays, Duree::jours(5), Decompte::Franc, Report::Sans)
    }

    /// The same in urgency: one clear day; the council votes on the urgency when it opens.
    #[must_use]
    pub const fn convocation_d_urgence() -> Self {
        Self::of(Regle::Convocation5ClearDays, Duree::jours(1), Decompte::Franc, Report::Sans)
    }

    /// Three clear days in a commune of fewer than 3 500 inhabitants.
    ///
    /// # Source
    /// [`Regle::Convocation3ClearDays`]: « trois jours francs au moins avant celui de la réunion ».
    #[must_use]
    pub const fn convocation_3_jours() -> Self {
        Self::of(Regle::Convocation3ClearDays, Duree::jours(3), Decompte::Franc, Report::Sans)
    }

    /// The same in urgency: one clear day.
    #[must_use]
    pub const fn convocation_d_urgence_petite_commune() -> Self {
        Self::of(Regle::Convocation3ClearDays, Duree::jours(1), Decompte::Franc, Report::Sans)
    }

    /// Three clear days before the first meeting that follows the elections.
    ///
    /// # Source
    /// [`Regle::ConvocationPremiereReunion`].
    #[must_use]
    pub const fn convocation_premiere_reunion() -> Self {
        Self::of(Regle::ConvocationPremiereReunion, Duree::jours(3), Decompte::Franc, Report::Sans)
    }

    /// Three days before a session in Alsace and Moselle.
    ///
    /// # Source
    /// [`Regle::AlsaceMoselle`]: « elle est faite trois jours au moins avant la séance ».
    ///
    /// # Interpretation
    /// The text does not say that the days are clear: the caller says how they are counted.
    #[must_use]
    pub const fn convocation_alsace_moselle(jours: JoursFrancs) -> Self {
        Self::of(Regle::AlsaceMoselle, Duree::jours(3), jours.decompte(), Report::Sans)
    }

    /// The day before, in urgency, in Alsace and Moselle: « et, en cas d’urgence, la veille ».
    #[must_use]
    pub const fn convocation_d_urgence_alsace_moselle() -> Self {
        Self::of(Regle::AlsaceMoselle, Duree::jours(1), Decompte::Quantieme, Report::Sans)
    }

    /// Three days between a session without quorum and the second one, which needs none.
    ///
    /// # Source
    /// [`Regle::Quorum`]: « à nouveau convoqué à trois jours au moins d’intervalle ».
    ///
    /// # Interpretation
    /// The text does not say that the days are clear: the caller says how they are counted.
    #[must_use]
    pub const fn seconde_convocation(jours: JoursFrancs) -> Self {
        Self::of(Regle::Quorum, Duree::jours(3), jours.decompte(), Report::Sans)
    }

    /// A week to publish the list of deliberations, from the session.
    ///
    /// # Source
    /// [`Regle::List1w`]: « Dans un délai d’une semaine ».
    ///
    /// # Interpretation
    /// Seven days, not carried over: the text has no rule of count.
    #[must_use]
    pub const fn liste_des_deliberations() -> Self {
        Self::of(Regle::List1w, Duree::semaines(1), Decompte::Quantieme, Report::Sans)
    }

    /// A week to publish the minutes, from the session that settled them.
    ///
    /// # Source
    /// [`Regle::Pv1w`]: « Dans la semaine qui suit la séance au cours de laquelle il a été arrêté ».
    ///
    /// # Interpretation
    /// Seven days, not carried over: the text has no rule of count.
    #[must_use]
    pub const fn proces_verbal() -> Self {
        Self::of(Regle::Pv1w, Duree::semaines(1), Decompte::Quantieme, Report::Sans)
    }

    /// A month to send a copy to the councillors of the member communes, from the session.
    ///
    /// # Source
    /// [`Regle::Copy1m`].
    ///
    /// # Interpretation
    /// *De quantième à quantième*, not carried over: the text has no rule of count.
    #[must_use]
    pub const fn copie_aux_conseillers() -> Self {
        Self::of(Regle::Copy1m, Duree::mois(1), Decompte::Quantieme, Report::Sans)
    }

    /// The least time that the bodies consulted on the draft have, under a count that the caller names.
    ///
    /// # Source
    /// [`Regle::ConsultMinDelay`]: « Le délai qui leur est réservé ne peut être inférieur à un mois. »
    ///
    /// # Interpretation
    /// The décret does not say how the month is counted: see [`Politique`]. A *franc* count is that of the
    /// month, then one day more; [`Delai::with_ordre`] names the other order, which is later for a sending
    /// on the last day of a short month.
    #[must_use]
    pub const fn consultation(politique: Politique, zone: Zone) -> Self {
        let (decompte, report) = politique.parts(zone);
        let delai = Self::of(Regle::ConsultMinDelay, Duree::mois(1), decompte, report);
        match decompte {
            Decompte::Quantieme => delai,
            Decompte::Franc => delai.with_ordre(Ordre::MoisPuisJour),
        }
    }

    /// Three months to put the essential data of a subsidy online, from the signature of the convention.
    ///
    /// # Source
    /// [`Regle::SubsidyOpenData`]: « au plus tard trois mois à compter de la date de signature de la
    /// convention ».
    ///
    /// # Interpretation
    /// *De quantième à quantième*, not carried over: the text has no rule of count.
    #[must_use]
    pub const fn donnees_essentielles() -> Self {
        Self::of(Regle::SubsidyOpenData, Duree::mois(3), Decompte::Quantieme, Report::Sans)
    }

    /// A year to adopt a financial and fiscal pact, from the entry into force of the contract.
    ///
    /// # Source
    /// [`Regle::PacteFinancier1y`]: « au plus tard un an après l’entrée en vigueur du contrat de ville ».
    ///
    /// # Interpretation
    /// *De quantième à quantième*, not carried over: the text has no rule of count.
    #[must_use]
    pub const fn pacte_financier() -> Self {
        Self::of(Regle::PacteFinancier1y, Duree::annees(1), Decompte::Quantieme, Report::Sans)
    }

    /// Whether a constructor gives this delay, its order aside.
    #[allow(clippy::wildcard_enum_match_arm)] // no other rule is a delay
    fn is_of_its_rule(self) -> bool {
        let Some(regle) = self.regle else {
            return true;
        };
        let zone = match self.report {
            Report::Sans => Zone::Metropole,
            Report::Vers(zone) => zone,
        };
        let lois = match regle {
            Regle::DelaiRecours2m => vec![Self::recours_contentieux(zone)],
            Regle::DelaiDistance => [Residence::OutreMer, Residence::Etranger]
                .map(|residence| Self::recours_contentieux_de(residence, zone))
                .to_vec(),
            Regle::RejetImplicite => vec![Self::recours_apres_rejet(zone)],
            Regle::Defere => vec![Self::defere(zone)],
            Regle::Silence2m => vec![Self::silence()],
            Regle::Convocation5ClearDays => {
                vec![Self::convocation_5_jours(), Self::convocation_d_urgence()]
            }
            Regle::Convocation3ClearDays => {
                vec![Self::convocation_3_jours(), Self::convocation_d_urgence_petite_commune()]
            }
            Regle::ConvocationPremiereReunion => vec![Self::convocation_premiere_reunion()],
            Regle::AlsaceMoselle => vec![
                Self::convocation_alsace_moselle(JoursFrancs::NonFrancs),
                Self::convocation_alsace_moselle(JoursFrancs::Francs),
                Self::convocation_d_urgence_alsace_moselle(),
            ],
            Regle::Quorum => vec![
                Self::seconde_convocation(JoursFrancs::NonFrancs),
                Self::seconde_convocation(JoursFrancs::Francs),
            ],
            Regle::List1w => vec![Self::liste_des_deliberations()],
            Regle::Pv1w => vec![Self::proces_verbal()],
            Regle::Copy1m => vec![Self::copie_aux_conseillers()],
            Regle::ConsultMinDelay => {
                Politique::TOUTES.map(|politique| Self::consultation(politique, zone)).to_vec()
            }
            Regle::SubsidyOpenData => vec![Self::donnees_essentielles()],
            Regle::PacteFinancier1y => vec![Self::pacte_financier()],
            _ => Vec::new(),
        };
        lois.into_iter().any(|loi| loi == Self { ordre: loi.ordre, ..self })
    }
}

impl JoursFrancs {
    const fn decompte(self) -> Decompte {
        match self {
            Self::Francs => Decompte::Franc,
            Self::NonFrancs => Decompte::Quantieme,
        }
    }
}

/// A delay as it travels.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct DelaiBrut {
    duree: Duree,
    decompte: Decompte,
    report: Report,
    #[serde(default)]
    ordre: Option<Ordre>,
    #[serde(default)]
    regle: Option<Regle>,
}

/// A delay that names a rule whose delay is another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a delay of {duree} is not that of {regle}, which it names")]
pub(super) struct AutreRegle {
    duree: Duree,
    regle: Regle,
}

impl TryFrom<DelaiBrut> for Delai {
    type Error = AutreRegle;

    fn try_from(brut: DelaiBrut) -> Result<Self, AutreRegle> {
        let DelaiBrut { duree, decompte, report, ordre, regle } = brut;
        let delai = Self { duree, decompte, report, ordre, regle };
        match regle {
            Some(regle) if !delai.is_of_its_rule() => Err(AutreRegle { duree, regle }),
            _ => Ok(delai),
        }
    }
}
