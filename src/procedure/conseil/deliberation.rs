//! A deliberation with all that surrounds it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Acte, Convocation, DroitDuConseil, Effectif, Quoi, SecondeConvocation, Terme, Vote};
use crate::droit::{Lecture, Regle};
use crate::procedure::outils::prove;
use crate::temps::{Delai, HorsPeriode};

/// The second call that a session answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SecondAppel {
    /// The session that had no quorum.
    #[serde(deserialize_with = "crate::jour::deserialize")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
    pub premiere: NaiveDate,
    /// The rule of the second call.
    pub regle: SecondeConvocation,
}

/// What a commission thinks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SensDeLAvis {
    /// In favour.
    Favorable,
    /// In favour, with reserves.
    FavorableAvecReserves,
    /// Against.
    Defavorable,
}

/// The opinion of a commission.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AvisDeCommission {
    /// Which commission.
    pub commission: String,
    /// When.
    #[serde(deserialize_with = "crate::jour::deserialize")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
    pub jour: NaiveDate,
    /// What it thinks.
    pub sens: SensDeLAvis,
}

/// The minutes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ProcesVerbal {
    /// The session that settled them, if it is known.
    #[serde(default, deserialize_with = "crate::jour::deserialize_option")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::jour::Jour>"))]
    pub arrete: Option<NaiveDate>,
    /// When they were put online, if it is known.
    #[serde(default, deserialize_with = "crate::jour::deserialize_option")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::jour::Jour>"))]
    pub publie: Option<NaiveDate>,
}

/// Who signed the register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SignatairesDuRegistre {
    /// The mayor or the president, and the secretaries: the rule since 1 July 2022.
    ExecutifEtSecretaires,
    /// The members present: the rule before.
    MembresPresents,
}

/// Where and until when the public may read what was decided, as printed. No rule is checked.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MiseADisposition {
    /// Where: « siège de la communauté d’agglomération ».
    pub lieux: Vec<String>,
    /// Until when: « jusqu’au prochain rapport ».
    pub duree: String,
}

/// A deliberation with all that surrounds it. What is not known is `None`, and
/// [`check`](Deliberation::check) says so.
///
/// # Examples
/// A council without secretary, an act that was never transmitted:
/// ```
/// use chrono::NaiveDate;
/// use contrat_de_ville::procedure::{
///     Acte, Autorite, Deliberation, DroitDuConseil, Gravite, Matiere, Organe, Quoi,
/// };
///
/// let adoption: NaiveDate = "2024-09-24".parse().unwrap();
/// let acte = Acte {
///     autorite: Autorite::EpciAFiscalitePropre,
///     organe: Organe::Assemblee,
///     matiere: Matiere::OrientationDeLaPolitiqueDeLaVille,
///     adoption,
///     urgence: false,
///     transmission: None,
///     publications: vec![],
///     signature: None,
///     certification: None,
/// };
/// let mut deliberation = Deliberation::of(acte, DroitDuConseil::General);
/// deliberation.secretaire_designe = Some(false);
/// let trouve = deliberation.check();
/// let irregulier = trouve.iter().find(|constat| constat.gravite() == Gravite::Irreguliere).unwrap();
/// assert_eq!(irregulier.code(), "SANS-SECRETAIRE");
/// assert!(trouve.iter().any(|constat| constat.code() == "FAIT-TRANSMISSION"));
///
/// // The list of deliberations is due within a week.
/// let termes = deliberation.echeances().collect::<Result<Vec<_>, _>>()?;
/// let liste = termes.iter().find(|terme| terme.quoi() == Quoi::ListeDesDeliberations).unwrap();
/// assert_eq!(liste.echeance().terme().to_string(), "2024-10-01");
/// # Ok::<(), contrat_de_ville::temps::HorsPeriode>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Deliberation {
    /// The act; its day is that of the session.
    pub acte: Acte,
    /// Which law the council sits under.
    pub droit: DroitDuConseil,
    /// The convocation.
    #[serde(default)]
    pub convocation: Option<Convocation>,
    /// The second call that the session answers, if it is one.
    #[serde(default)]
    pub second_appel: Option<SecondAppel>,
    /// Who was there for this item.
    #[serde(default)]
    pub effectif: Option<Effectif>,
    /// The vote.
    #[serde(default)]
    pub vote: Option<Vote>,
    /// How many interested members took part.
    #[serde(default)]
    pub interesses_ayant_pris_part: Option<u32>,
    /// The opinions of commissions.
    #[serde(default)]
    pub avis: Vec<AvisDeCommission>,
    /// Whether a secretary was named at the opening.
    #[serde(default)]
    pub secretaire_designe: Option<bool>,
    /// When the list of deliberations was posted up and put online.
    #[serde(default, deserialize_with = "crate::jour::deserialize_option")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::jour::Jour>"))]
    pub liste: Option<NaiveDate>,
    /// The minutes.
    #[serde(default)]
    pub proces_verbal: ProcesVerbal,
    /// Who signed the register.
    #[serde(default)]
    pub registre: Option<SignatairesDuRegistre>,
    /// When a copy was sent to the councillors of the communes.
    #[serde(default, deserialize_with = "crate::jour::deserialize_option")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::jour::Jour>"))]
    pub copie: Option<NaiveDate>,
    /// Where the public may read it.
    #[serde(default)]
    pub mise_a_disposition: Option<MiseADisposition>,
}

impl Deliberation {
    /// An act of which nothing else is known yet.
    #[must_use]
    pub const fn of(acte: Acte, droit: DroitDuConseil) -> Self {
        Self {
            acte,
            droit,
            convocation: None,
            second_appel: None,
            effectif: None,
            vote: None,
            interesses_ayant_pris_part: None,
            avis: Vec::new(),
            secretaire_designe: None,
            liste: None,
            proces_verbal: ProcesVerbal { arrete: None, publie: None },
            registre: None,
            copie: None,
            mise_a_disposition: None,
        }
    }

    /// Whether a rule of the reform of 1 July 2022 holds for the session.
    pub(super) fn is_under(&self, regle: Regle) -> bool {
        !matches!(regle.texte().lecture_on(self.acte.adoption), Lecture::Avant { .. })
    }

    /// Its terms, each with its proof and with the day on which it was done, if it is known: the session
    /// itself, called on a known day; the second session; the list of deliberations; the minutes, once they
    /// are settled; the copy to the councillors of the communes.
    ///
    /// # Interpretation
    /// The list and the minutes are due since 1 July 2022; the minutes not in Alsace and Moselle, where
    /// article L. 2121-15 does not apply; the copy for an EPCI. The periods for appeals are not here:
    /// they start from [`Acte::opposable`] and from the transmission.
    ///
    /// # Errors
    /// Each term is [`HorsPeriode`] on its own if it is outside 1990–2099.
    pub fn echeances(&self) -> impl Iterator<Item = Result<Terme, HorsPeriode>> + use<> {
        let seance = self.acte.adoption;
        let assemblee = self.acte.organe == super::Organe::Assemblee;
        let appel =
            self.second_appel.and_then(|appel| appel.regle.prove(appel.premiere).transpose());
        let convocation = self.convocation.filter(|_| self.second_appel.is_none());
        let envoi =
            convocation.and_then(|convocation| Some((convocation.regime, convocation.envoyee?)));
        let liste = self.is_under(Regle::List1w);
        let arrete = self
            .proces_verbal
            .arrete
            .filter(|_| self.is_under(Regle::Pv1w) && self.droit == DroitDuConseil::General);
        let copie = self.acte.autorite.is_epci();
        let termes = [
            envoi.map(|(regime, envoi)| Terme::of(Quoi::Seance, regime.prove(envoi), Some(seance))),
            appel.map(|echeance| Terme::of(Quoi::SecondeSeance, echeance, Some(seance))),
            liste.then(|| {
                let echeance = prove(Delai::liste_des_deliberations(), seance);
                Terme::of(Quoi::ListeDesDeliberations, echeance, self.liste)
            }),
            arrete.map(|arrete| {
                let echeance = prove(Delai::proces_verbal(), arrete);
                Terme::of(Quoi::ProcesVerbal, echeance, self.proces_verbal.publie)
            }),
            copie.then(|| {
                let echeance = prove(Delai::copie_aux_conseillers(), seance);
                Terme::of(Quoi::CopieAuxConseillers, echeance, self.copie)
            }),
        ];
        termes.into_iter().flatten().filter(move |_| assemblee)
    }
}
