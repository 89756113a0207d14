use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::depot::Retenu;
use super::{
    Cause, Depot, EffetDuSilence, Etat, Evenement, Ouverture, Periode, RecoursError, SansDelai,
    Verdict, Voie,
};
use crate::droit::Regle;
use crate::temps::{Delai, DelaiError, Echeance, HorsPeriode, JoursError, Ordre, Residence, Zone};

/// What the period first runs from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "procedure.Decision")
)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Decision {
    /// An act that is published: a deliberation. Its period runs without telling the remedies.
    Publiee {
        /// On this day.
        #[serde(deserialize_with = "crate::jour::deserialize")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
        jour: NaiveDate,
    },
    /// A decision that is notified to whom it concerns.
    Notifiee {
        /// On this day.
        #[serde(deserialize_with = "crate::jour::deserialize")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
        jour: NaiveDate,
        /// Whether it tells the remedies and their time limits.
        voies_mentionnees: bool,
    },
}

/// An appeal and its timeline.
///
/// # Source
/// [`Regle::DelaiRecours2m`], [`Regle::VoiesEtDelais`], [`Regle::RecoursGracieux`], [`Regle::Silence2m`],
/// [`Regle::RejetImplicite`], [`Regle::RejetDUneAssemblee`], [`Regle::PostalDate`],
/// [`Regle::PostalDateGracieux`].
///
/// # Interpretation
/// A recours gracieux lodged in time interrupts the period once ([`Regle::RecoursGracieuxUneFois`], from
/// memory): a second one changes nothing. One of each kind, gracieux and hiérarchique, both lodged in the
/// first period, are to be refused both before it starts again. An express refusal makes the period run
/// from its notification if it comes before the implicit one, or in the period that the implicit one
/// opened; later it only confirms. One that does not tell the remedies binds nobody; case law, from memory
/// ([`Regle::DelaiRaisonnable`]), then asks for a reasonable time, which is not computed. Posting counts on
/// the day of dispatch for what is judged from 13 May 2024 on (for a recours gracieux, from 30 June 2025
/// on), and a judgment comes after all that is known: an older letter, posted in time and received late, is
/// « indécidable » until the day of judgment is given. Electoral disputes and limits in hours have other
/// rules.
///
/// # Examples
/// The case: published on 27 September 2024, a recours gracieux on the last day, then silence.
/// ```
/// use chrono::NaiveDate;
/// use contrat_de_ville::procedure::{
///     Decision, Depot, EffetDuSilence, Etat, Evenement, Ouverture, Recours, Voie,
/// };
/// use contrat_de_ville::temps::{Residence, Zone};
///
/// let jour = |texte: &str| texte.parse::<NaiveDate>().unwrap();
/// let mut recours =
///     Recours::new(Decision::Publiee { jour: jour("2024-09-27") }, Zone::Metropole, Residence::Proche)?;
/// let Etat::Ouvert(periode) = recours.etat_on(jour("2024-10-15")) else { panic!() };
/// assert_eq!(periode.termes.unique(), Some(jour("2024-11-28")));
///
/// recours.apply(Evenement::Gracieux {
///     voie: Voie::Gracieux,
///     depot: Depot::handed_over(jour("2024-11-28")),
///     silence: EffetDuSilence::FaitCourirLeDelai,
/// })?;
/// let Etat::Pendant { rejet, ensuite } = recours.etat_on(jour("2024-12-15")) else { panic!() };
/// assert_eq!(rejet.terme(), jour("2025-01-28"));
/// let Ouverture::Delai(periode) = ensuite else { panic!() };
/// assert_eq!(periode.termes.unique(), Some(jour("2025-03-31")));
/// assert!(matches!(recours.etat_on(jour("2025-04-01")), Etat::Forclos(_)));
/// # Ok::<(), contrat_de_ville::procedure::RecoursError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "RecoursBrut")]
pub struct Recours {
    decision: Decision,
    zone: Zone,
    residence: Residence,
    #[serde(skip_serializing_if = "Option::is_none")]
    ordre: Option<Ordre>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::jour::Jour>"))]
    jugement: Option<NaiveDate>,
    evenements: Vec<Evenement>,
}

/// A recours that is to be answered.
#[derive(Clone, Copy)]
struct Attente {
    voie: Voie,
    /// When silence on it becomes a refusal.
    rejet: Echeance,
    /// What its refusal opens.
    ensuite: Ouverture,
}

/// What is open after some events, whatever the day.
#[derive(Clone, Copy)]
#[allow(clippy::large_enum_variant)] // one a timeline
enum Situation {
    Ouverte(Ouverture),
    /// `attente` is the recours whose refusal opens the next period; `autre` one lodged before it by the
    /// other way, which is not refused expressly.
    Gracieux {
        avant: Ouverture,
        verdict: Verdict,
        attente: Attente,
        autre: Option<Attente>,
    },
    Saisi {
        jour: NaiveDate,
        verdict: Verdict,
        periode: Option<Periode>,
    },
}

impl Decision {
    /// The day of publication or of notification.
    #[must_use]
    pub const fn jour(self) -> NaiveDate {
        match self {
            Self::Publiee { jour } | Self::Notifiee { jour, .. } => jour,
        }
    }
}

#[allow(clippy::large_types_passed_by_value)] // a step takes a situation and gives the next
impl Recours {
    /// A timeline that starts with the publication or the notification of an act.
    ///
    /// Local holidays are those of `zone`: that of the seat of the court is the usual reading.
    ///
    /// # Errors
    /// [`RecoursError::Jours`] if the day or the term is outside 1990–2099.
    pub fn new(decision: Decision, zone: Zone, residence: Residence) -> Result<Self, RecoursError> {
        let recours =
            Self { decision, zone, residence, ordre: None, jugement: None, evenements: Vec::new() };
        recours.start()?;
        Ok(recours)
    }

    /// The same timeline under a named order for the end of a month.
    #[must_use]
    pub fn with_ordre(self, ordre: Ordre) -> Self {
        Self { ordre: Some(ordre), ..self }
    }

    /// The same timeline, judged on a day: the rule on posting depends on it.
    ///
    /// # Errors
    /// [`RecoursError::ApresLeJugement`] if the decision or an event is later.
    pub fn judged_on(self, jugement: NaiveDate) -> Result<Self, RecoursError> {
        let jour = self.last_day();
        if jour > jugement {
            return Err(RecoursError::ApresLeJugement { jour, jugement });
        }
        Ok(Self { jugement: Some(jugement), ..self })
    }

    /// What the period first runs from.
    #[must_use]
    pub const fn decision(&self) -> Decision {
        self.decision
    }

    /// What happened since, in order.
    #[must_use]
    pub fn evenements(&self) -> &[Evenement] {
        &self.evenements
    }

    /// Takes an event in. One that comes too late is taken in, and changes nothing: only what cannot have
    /// happened is refused.
    ///
    /// # Errors
    /// [`RecoursError`] if it is earlier than the last one, if it refuses what was not lodged, or if the
    /// court is seised; nothing is changed.
    pub fn apply(&mut self, evenement: Evenement) -> Result<(), RecoursError> {
        let jour = evenement.jour();
        let dernier = self.last_day();
        if jour < dernier {
            return Err(RecoursError::Anterieur { jour, dernier });
        }
        if let Some(jugement) = self.jugement.filter(|jugement| jour > *jugement) {
            return Err(RecoursError::ApresLeJugement { jour, jugement });
        }
        // It is the last of all.
        if let Some(Evenement::Requete { depot }) = self.evenements.last() {
            return Err(RecoursError::DejaSaisi { jour, saisi: depot.reception() });
        }
        if let Evenement::RejetExpres { voie, .. } = evenement {
            let mut passes = self.evenements.iter();
            let same =
                |e: &&Evenement| matches!(e, Evenement::RejetExpres { voie: v, .. } if *v == voie);
            if let Some(rejet) = passes.clone().find(same) {
                return Err(RecoursError::DejaRejete { jour, premier: rejet.jour() });
            }
            if !passes.any(|e| matches!(e, Evenement::Gracieux { voie: v, .. } if *v == voie)) {
                return Err(RecoursError::RejetSansRecours { jour });
            }
        }
        self.check_terms(evenement)?;
        self.evenements.push(evenement);
        Ok(())
    }

    /// Every term that an event may lead to, under both orders: a choice made later loses no answer.
    fn check_terms(&self, evenement: Evenement) -> Result<(), JoursError> {
        let libre = Self { ordre: None, ..self.clone() };
        match evenement {
            Evenement::Gracieux { depot, silence, .. } => {
                libre.after_silence(silence, implicit_refusal(depot.reception())?.terme()).map(drop)
            }
            Evenement::RejetExpres { notification, .. } => {
                libre.after_refusal(Cause::RejetExpres, notification).map(drop)
            }
            Evenement::Requete { .. } => Ok(()),
        }
    }

    /// What is open on a day, as known on that day: later events are not looked at.
    #[must_use]
    pub fn etat_on(&self, jour: NaiveDate) -> Etat {
        if jour < self.decision.jour() {
            return Etat::PasEncore;
        }
        // What was accepted has its terms.
        let Ok(situation) = self.situation(Some(jour)) else {
            return Etat::PasEncore;
        };
        match situation {
            Situation::Ouverte(ouverture) => open_on(ouverture, jour),
            Situation::Saisi { jour: saisi, verdict, periode } => {
                let verdict = self.verdict_of_every_choice(jour).unwrap_or(verdict);
                Etat::Saisi { jour: saisi, verdict, periode }
            }
            Situation::Gracieux { avant, verdict, attente, autre } => match verdict {
                Verdict::Tardif => open_on(avant, jour),
                Verdict::Indecidable => {
                    let ensuite = opening(attente, autre);
                    Etat::Incertain { sans: avant, rejet: attente.rejet, ensuite }
                }
                Verdict::DansLeDelai => {
                    let ensuite = opening(attente, autre);
                    if jour < attente.rejet.terme() {
                        Etat::Pendant { rejet: attente.rejet, ensuite }
                    } else {
                        open_on(ensuite, jour)
                    }
                }
            },
        }
    }

    /// What is said of the request once the order and the day of judgment are named, each as it may be: one
    /// answer if all give it. Several letters that may each be late leave more worlds than a situation holds.
    fn verdict_of_every_choice(&self, jour: NaiveDate) -> Option<Verdict> {
        let deux = || vec![Ordre::MoisPuisJour, Ordre::JourPuisMois];
        let ordres = self.ordre.map_or_else(deux, |ordre| vec![ordre]);
        let dernier = self.last_day();
        let bascules = [Regle::PostalDate, Regle::PostalDateGracieux];
        let jugements = self.jugement.map_or_else(
            || {
                let depuis = bascules.into_iter().filter_map(|regle| regle.texte().depuis);
                depuis
                    .flat_map(|depuis| [depuis.pred_opt(), Some(depuis)])
                    .flatten()
                    .map(|jugement| jugement.max(dernier))
                    .collect()
            },
            |jugement| vec![jugement],
        );
        let mut verdicts = ordres.into_iter().flat_map(|ordre| {
            jugements.iter().filter_map(move |jugement| {
                let nomme = Self { ordre: Some(ordre), jugement: Some(*jugement), ..self.clone() };
                match nomme.situation(Some(jour)).ok()? {
                    Situation::Saisi { verdict, .. } => Some(verdict),
                    Situation::Ouverte(_) | Situation::Gracieux { .. } => None,
                }
            })
        });
        let premier = verdicts.next()?;
        Some(if verdicts.all(|verdict| verdict == premier) {
            premier
        } else {
            Verdict::Indecidable
        })
    }

    /// The period that the publication or the notification opens, if it binds.
    pub(in crate::procedure) fn first_period(&self) -> Option<Periode> {
        match self.start() {
            Ok(Situation::Ouverte(Ouverture::Delai(periode))) => Some(periode),
            _ => None,
        }
    }

    fn last_day(&self) -> NaiveDate {
        self.evenements.last().map_or(self.decision.jour(), |dernier| dernier.jour())
    }

    fn start(&self) -> Result<Situation, JoursError> {
        let delai = self.ordered(Delai::recours_contentieux_de(self.residence, self.zone));
        let (cause, jour, voies_mentionnees) = match self.decision {
            Decision::Publiee { jour } => (Cause::Publication, jour, true),
            Decision::Notifiee { jour, voies_mentionnees } => {
                (Cause::Notification, jour, voies_mentionnees)
            }
        };
        Ok(Situation::Ouverte(told(Periode::of(cause, delai, jour)?, voies_mentionnees)))
    }

    /// After the events known on a day, or after all.
    fn situation(&self, jour: Option<NaiveDate>) -> Result<Situation, JoursError> {
        let connu = |evenement: &&Evenement| jour.is_none_or(|jour| evenement.jour() <= jour);
        let connus: Vec<Evenement> = self.evenements.iter().take_while(connu).copied().collect();
        let dernier = connus.last().map_or(self.decision.jour(), |evenement| evenement.jour());
        connus.into_iter().try_fold(self.start()?, |situation, e| self.after(situation, e, dernier))
    }

    fn after(
        &self,
        situation: Situation,
        evenement: Evenement,
        dernier: NaiveDate,
    ) -> Result<Situation, JoursError> {
        match evenement {
            Evenement::Gracieux { voie, depot, silence } => {
                self.lodged(situation, voie, depot, silence, dernier)
            }
            Evenement::RejetExpres { voie, notification, voies_mentionnees } => {
                self.refused(situation, voie, notification, voies_mentionnees)
            }
            Evenement::Requete { depot } => Ok(self.seised(situation, depot, dernier)),
        }
    }

    fn lodged(
        &self,
        situation: Situation,
        voie: Voie,
        depot: Depot,
        silence: EffetDuSilence,
        dernier: NaiveDate,
    ) -> Result<Situation, JoursError> {
        let avant = match situation {
            Situation::Ouverte(ouverture) => ouverture,
            Situation::Gracieux { avant, .. } => avant,
            Situation::Saisi { .. } => return Ok(situation),
        };
        let verdict = match avant {
            Ouverture::Delai(periode) if is_first(periode.cause) => {
                periode.judge(depot.retained(Regle::PostalDateGracieux, self.jugement, dernier))
            }
            Ouverture::SansDelai(SansDelai::VoiesNonMentionnees) => Verdict::DansLeDelai,
            // After a refusal a new one changes nothing.
            Ouverture::Delai(_) | Ouverture::SansDelai(_) => return Ok(situation),
        };
        let rejet = implicit_refusal(depot.reception())?;
        let attente = Attente { voie, rejet, ensuite: self.after_silence(silence, rejet.terme())? };
        Ok(match situation {
            // Both lodged in time: the period starts again when both are refused, and this one, which came
            // later, is refused later by silence.
            Situation::Gracieux {
                verdict: Verdict::DansLeDelai,
                attente: premier,
                autre: None,
                ..
            } if premier.voie != voie => match verdict {
                Verdict::DansLeDelai => {
                    Situation::Gracieux { avant, verdict, attente, autre: Some(premier) }
                }
                Verdict::Tardif => situation,
                Verdict::Indecidable => {
                    Situation::Gracieux { avant: premier.ensuite, verdict, attente, autre: None }
                }
            },
            // What would make the first one count makes this one count too.
            Situation::Gracieux {
                verdict: Verdict::Indecidable,
                attente: premier,
                autre: None,
                ..
            } if premier.voie != voie && verdict != Verdict::Tardif => Situation::Gracieux {
                avant,
                verdict: Verdict::Indecidable,
                attente,
                autre: Some(premier),
            },
            // One that came too late is as if it were not: another may have been posted in time.
            Situation::Ouverte(_) | Situation::Gracieux { verdict: Verdict::Tardif, .. } => {
                Situation::Gracieux { avant, verdict, attente, autre: None }
            }
            Situation::Gracieux { .. } | Situation::Saisi { .. } => situation,
        })
    }

    fn refused(
        &self,
        situation: Situation,
        voie: Voie,
        notification: NaiveDate,
        voies_mentionnees: bool,
    ) -> Result<Situation, JoursError> {
        let Situation::Gracieux {
            avant,
            verdict: verdict @ (Verdict::DansLeDelai | Verdict::Indecidable),
            attente,
            autre,
        } = situation
        else {
            return Ok(situation);
        };
        if let Some(autre) = autre {
            let (refuse, reste) =
                if voie == attente.voie { (attente, autre) } else { (autre, attente) };
            // The other is still to be answered: the period waits for it.
            if refuse.voie == voie && notification < reste.rejet.terme() {
                return Ok(Situation::Gracieux { avant, verdict, attente: reste, autre: None });
            }
        } else if voie != attente.voie {
            return Ok(situation);
        }
        let periode = self.after_refusal(Cause::RejetExpres, notification)?;
        let expres = told(periode, voies_mentionnees);
        let jour = Retenu::Un(notification);
        Ok(match (verdict, attente.ensuite) {
            // It only confirms the implicit one.
            (_, Ouverture::Delai(implicite)) if implicite.judge(jour) == Verdict::Tardif => {
                situation
            }
            (Verdict::DansLeDelai, Ouverture::Delai(implicite))
                if implicite.judge(jour) == Verdict::Indecidable =>
            {
                let verdict = Verdict::Indecidable;
                let apres = Attente { ensuite: expres, ..attente };
                Situation::Gracieux { avant: attente.ensuite, verdict, attente: apres, autre: None }
            }
            (Verdict::DansLeDelai, _) => Situation::Ouverte(expres),
            _ => {
                let attente = Attente { ensuite: expres, ..attente };
                Situation::Gracieux { avant, verdict, attente, autre: None }
            }
        })
    }

    fn seised(&self, situation: Situation, depot: Depot, dernier: NaiveDate) -> Situation {
        let retenu = depot.retained(Regle::PostalDate, self.jugement, dernier);
        let judge = |ouverture| match ouverture {
            Ouverture::Delai(periode) => (periode.judge(retenu), Some(periode)),
            Ouverture::SansDelai(_) => (Verdict::DansLeDelai, None),
        };
        let (verdict, periode) = match situation {
            Situation::Saisi { .. } => return situation,
            Situation::Ouverte(ouverture) => judge(ouverture),
            Situation::Gracieux { avant, verdict, attente, autre } => match verdict {
                Verdict::Tardif => judge(avant),
                // Before the refusal is born there is no time limit to miss.
                Verdict::DansLeDelai if retenu.latest() <= attente.rejet.terme() => (verdict, None),
                Verdict::DansLeDelai => judge(opening(attente, autre)),
                // It is asked of every choice: see `verdict_of_every_choice`.
                Verdict::Indecidable => (verdict, judge(avant).1),
            },
        };
        Situation::Saisi { jour: depot.reception(), verdict, periode }
    }

    fn after_silence(
        &self,
        silence: EffetDuSilence,
        jour: NaiveDate,
    ) -> Result<Ouverture, JoursError> {
        Ok(match silence {
            EffetDuSilence::FaitCourirLeDelai => {
                Ouverture::Delai(self.after_refusal(Cause::RejetImplicite, jour)?)
            }
            EffetDuSilence::AttendUnRejetExpres => {
                Ouverture::SansDelai(SansDelai::RejetImpliciteDUneAssemblee)
            }
            EffetDuSilence::SansAccuseDeReception => {
                Ouverture::SansDelai(SansDelai::SansAccuseDeReception)
            }
        })
    }

    fn after_refusal(&self, cause: Cause, jour: NaiveDate) -> Result<Periode, JoursError> {
        let delai = match self.residence {
            Residence::Proche => Delai::recours_apres_rejet(self.zone),
            loin @ (Residence::OutreMer | Residence::Etranger) => {
                Delai::recours_contentieux_de(loin, self.zone)
            }
        };
        Periode::of(cause, self.ordered(delai), jour)
    }

    fn ordered(&self, delai: Delai) -> Delai {
        self.ordre.map_or(delai, |ordre| delai.with_ordre(ordre))
    }
}

const fn is_first(cause: Cause) -> bool {
    matches!(cause, Cause::Publication | Cause::Notification)
}

/// What opens once both are refused by silence: nothing that binds, if the silence on one binds nobody.
fn opening(attente: Attente, autre: Option<Attente>) -> Ouverture {
    match autre.map(|autre| autre.ensuite) {
        Some(sans @ Ouverture::SansDelai(_)) => sans,
        Some(Ouverture::Delai(_)) | None => attente.ensuite,
    }
}

/// A period whose notification does not tell the remedies binds nobody.
const fn told(periode: Periode, voies_mentionnees: bool) -> Ouverture {
    if voies_mentionnees {
        Ouverture::Delai(periode)
    } else {
        Ouverture::SansDelai(SansDelai::VoiesNonMentionnees)
    }
}

fn implicit_refusal(reception: NaiveDate) -> Result<Echeance, JoursError> {
    Delai::silence().prove(reception).map_err(|error| match error {
        DelaiError::Jours(error) => error,
        // It is not franc: there is nothing to order.
        DelaiError::OrdresDivergents { depart, .. } => HorsPeriode::Resultat(depart).into(),
    })
}

fn open_on(ouverture: Ouverture, jour: NaiveDate) -> Etat {
    match ouverture {
        Ouverture::SansDelai(cause) => Etat::SansDelai(cause),
        Ouverture::Delai(periode) if jour <= periode.termes.earliest() => Etat::Ouvert(periode),
        Ouverture::Delai(periode) if jour > periode.termes.latest() => Etat::Forclos(periode),
        Ouverture::Delai(periode) => Etat::AuDernierJour(periode),
    }
}

/// A timeline as it travels.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct RecoursBrut {
    decision: Decision,
    zone: Zone,
    residence: Residence,
    #[serde(default)]
    ordre: Option<Ordre>,
    #[serde(default, deserialize_with = "crate::jour::deserialize_option")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::jour::Jour>"))]
    jugement: Option<NaiveDate>,
    #[serde(default)]
    evenements: Vec<Evenement>,
}

impl TryFrom<RecoursBrut> for Recours {
    type Error = RecoursError;

    fn try_from(brut: RecoursBrut) -> Result<Self, RecoursError> {
        let mut recours = Self::new(brut.decision, brut.zone, brut.residence)?;
        recours.ordre = brut.ordre;
        for evenement in brut.evenements {
            recours.apply(evenement)?;
        }
        brut.jugement.map_or(Ok(recours.clone()), |jugement| recours.judged_on(jugement))
    }
}
