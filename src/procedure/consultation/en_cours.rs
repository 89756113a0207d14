use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    Avis, AvisRefuse, Choix, Conseil, Envoi, EnvoiRefuse, Installation, Minimum, ModalitesError,
    Organisme, Projet, ProjetAmende, Statut, minimums,
};
use crate::refus::Refus;
use crate::temps::JoursError;

/// The consultation under way: the draft was sent, opinions are awaited.
///
/// # Source
/// [`Regle::ConsultTacit`](crate::droit::Regle::ConsultTacit): « A défaut de réponse dans le délai imparti,
/// l’avis est réputé favorable. » The time is the one that was granted, not the minimum.
///
/// # Interpretation
/// An opinion is in time if it reaches who consults on the last day or before. A time shorter than the
/// minimum makes nobody's silence an opinion. A conseil citoyen that was not set up is not silent.
///
/// # Examples
/// ```
/// use chrono::NaiveDate;
/// use contrat_de_ville::identifiant::CodeCommune;
/// use contrat_de_ville::procedure::{
///     AvisTardif, Choix, Envoi, Modalites, Organisme, PointDeDepart, PriseDEffet, Projet,
///     RegimeDuRapport, Statut,
/// };
/// use contrat_de_ville::temps::{Ordre, Politique, Zone};
///
/// let jour = |texte: &str| texte.parse::<NaiveDate>().unwrap();
/// let bethune = Organisme::Commune(CodeCommune::parse("62119").unwrap());
/// let communes = vec![CodeCommune::parse("62119").unwrap()];
/// let modalites =
///     Modalites::new(jour("2024-09-24"), RegimeDuRapport::Volontaire, communes, vec![])?;
/// let choix = Choix {
///     politique: Politique::FrancReport,
///     zone: Zone::Metropole,
///     ordre: Ordre::MoisPuisJour,
///     point_de_depart: PointDeDepart::Envoi,
///     prise_d_effet: PriseDEffet::Lendemain,
///     avis_tardif: AvisTardif::Annexe,
/// };
/// let envoi = |envoye| Envoi { organisme: bethune.clone(), envoye, recu: None, cloture: None };
///
/// // Less than a month: refused, and the draft is handed back.
/// let refus = Projet::new(modalites)
///     .send(vec![envoi(jour("2024-10-20"))], jour("2024-11-18"), choix)
///     .unwrap_err();
/// let consultation =
///     refus.rendu.send(vec![envoi(jour("2024-09-30"))], jour("2024-11-18"), choix)?;
///
/// let statut = |le| consultation.statut_on(&bethune, jour(le));
/// assert_eq!(statut("2024-11-18"), Statut::Attendu { jusqu_au: jour("2024-11-18") });
/// assert_eq!(statut("2024-11-19"), Statut::ReputeFavorable { depuis: jour("2024-11-19") });
/// assert!(consultation.close(jour("2024-11-19")).is_ok());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "ConsultationBrute")]
pub struct Consultation {
    projet: Projet,
    #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
    cloture: NaiveDate,
    choix: Choix,
    envois: Vec<Envoi>,
    avis: Vec<Avis>,
}

/// Why a consultation cannot close.
#[derive(Clone, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum ClotureRefusee {
    /// Bodies are awaited, or were forgotten: each with its status.
    #[error("the consultation cannot close on {jour}: {} pending, first {}", attendus.len(), first(attendus))]
    Attendus {
        /// The day that was asked.
        jour: NaiveDate,
        /// Who.
        attendus: Vec<(Organisme, Statut)>,
    },
    /// An opinion came in later.
    #[error("the consultation cannot close on {jour}: {organisme} gave its opinion on {recu}")]
    AvisPosterieur {
        /// The day that was asked.
        jour: NaiveDate,
        /// Whose.
        organisme: Organisme,
        /// On this day.
        recu: NaiveDate,
    },
}

fn first(attendus: &[(Organisme, Statut)]) -> String {
    attendus.first().map(|(organisme, _)| organisme.to_string()).unwrap_or_default()
}

impl Consultation {
    pub(super) fn open(
        projet: Projet,
        envois: Vec<Envoi>,
        cloture: NaiveDate,
        choix: Choix,
    ) -> Result<Self, Refus<Projet, EnvoiRefuse>> {
        let refuse = |projet, cause| Err(Refus { rendu: Box::new(projet), cause });
        if envois.is_empty() {
            return refuse(projet, EnvoiRefuse::Aucun);
        }
        let mut consultation =
            Self { projet, cloture, choix, envois: Vec::new(), avis: Vec::new() };
        for envoi in envois {
            if let Err(cause) = consultation.add_envoi(envoi) {
                return refuse(consultation.projet, cause);
            }
        }
        Ok(consultation)
    }

    /// The draft and its arrangements.
    #[must_use]
    pub const fn projet(&self) -> &Projet {
        &self.projet
    }

    /// The last day that was granted, to those who have none of their own.
    #[must_use]
    pub const fn cloture(&self) -> NaiveDate {
        self.cloture
    }

    /// What the caller chose.
    #[must_use]
    pub const fn choix(&self) -> Choix {
        self.choix
    }

    /// The sendings, in the order of the bodies.
    #[must_use]
    pub fn envois(&self) -> &[Envoi] {
        &self.envois
    }

    /// The opinions that came in, in the order of the bodies.
    #[must_use]
    pub fn avis(&self) -> &[Avis] {
        &self.avis
    }

    /// Sends the draft to another body.
    ///
    /// # Errors
    /// [`EnvoiRefuse`]; nothing is changed.
    pub fn add_envoi(&mut self, envoi: Envoi) -> Result<(), EnvoiRefuse> {
        let (rang, premier) = self.check_envoi(&envoi)?;
        if let (Some(premier), Some(depart)) = (premier, envoi.depart(self.choix)) {
            let cloture = envoi.cloture.unwrap_or(self.cloture);
            if cloture < premier {
                let politique = self.choix.politique;
                let Envoi { organisme, .. } = envoi;
                return Err(EnvoiRefuse::TropCourt {
                    organisme,
                    depart,
                    cloture,
                    premier,
                    politique,
                });
            }
        }
        self.envois.insert(rang, envoi);
        Ok(())
    }

    /// The place of a sending, and the first lawful last day where it is known.
    fn check_envoi(&self, envoi: &Envoi) -> Result<(usize, Option<NaiveDate>), EnvoiRefuse> {
        let organisme = envoi.organisme.clone();
        let modalites = self.projet.modalites();
        let deliberation = modalites.deliberation();
        if !modalites.consults(&organisme) {
            return Err(EnvoiRefuse::NonConsulte(organisme));
        }
        let Err(rang) = self.rank(&organisme) else {
            return Err(EnvoiRefuse::EnDouble(organisme));
        };
        let envoye = envoi.envoye;
        if envoye < deliberation {
            return Err(EnvoiRefuse::AvantLesModalites { organisme, envoye, deliberation });
        }
        if let Some(recu) = envoi.recu.filter(|recu| *recu < envoye) {
            return Err(EnvoiRefuse::RecuAvantLEnvoi { organisme, envoye, recu });
        }
        match envoi.earliest_closing(self.choix) {
            Ok(premier) => Ok((rang, premier)),
            Err(cause) => Err(EnvoiRefuse::Jours { organisme, cause }),
        }
    }

    /// Says on which day a body received the draft. That is a fact: if it leaves less than the minimum, it
    /// is recorded all the same, and the body's silence is no opinion until it is granted more.
    ///
    /// # Errors
    /// [`EnvoiRefuse`] if the draft was not sent to it, or later; nothing is changed.
    pub fn record_reception(
        &mut self,
        organisme: &Organisme,
        recu: NaiveDate,
    ) -> Result<(), EnvoiRefuse> {
        let choix = self.choix;
        let organisme = organisme.clone();
        let Some(envoi) = self.envoi_mut(&organisme) else {
            return Err(EnvoiRefuse::NonEnvoye(organisme));
        };
        let envoye = envoi.envoye;
        if recu < envoye {
            return Err(EnvoiRefuse::RecuAvantLEnvoi { organisme, envoye, recu });
        }
        let apres = Envoi { recu: Some(recu), ..envoi.clone() };
        if let Err(cause) = apres.earliest_closing(choix) {
            return Err(EnvoiRefuse::Jours { organisme, cause });
        }
        *envoi = apres;
        Ok(())
    }

    /// Grants a body a later last day than it had.
    ///
    /// # Errors
    /// [`EnvoiRefuse::NonEnvoye`] if the draft was not sent to it; [`EnvoiRefuse::Raccourci`] if the day is
    /// before the one it had; nothing is changed.
    pub fn extend(&mut self, organisme: &Organisme, cloture: NaiveDate) -> Result<(), EnvoiRefuse> {
        let commune = self.cloture;
        let organisme = organisme.clone();
        let Some(envoi) = self.envoi_mut(&organisme) else {
            return Err(EnvoiRefuse::NonEnvoye(organisme));
        };
        let accordee = envoi.cloture.unwrap_or(commune);
        if cloture < accordee {
            return Err(EnvoiRefuse::Raccourci { organisme, accordee, cloture });
        }
        envoi.cloture = Some(cloture);
        Ok(())
    }

    /// Takes an opinion in, in time or late; or a document that is none: a letter of the mayor, the
    /// contribution of a party to the contract.
    ///
    /// # Errors
    /// [`AvisRefuse`]; nothing is changed.
    pub fn record_avis(&mut self, avis: Avis) -> Result<(), AvisRefuse> {
        let organisme = &avis.organisme;
        let envoye = match organisme {
            Organisme::Signataire(_) => self.envois.iter().map(|envoi| envoi.envoye).min(),
            Organisme::Commune(_) | Organisme::ConseilCitoyen(_) => {
                if !self.projet.modalites().consults(organisme) {
                    return Err(AvisRefuse::NonConsulte(organisme.clone()));
                }
                self.envoi(organisme).map(|envoi| envoi.envoye)
            }
        };
        let Some(envoye) = envoye else {
            return Err(AvisRefuse::NonEnvoye(organisme.clone()));
        };
        if avis.recu < envoye {
            let (organisme, recu) = (organisme.clone(), avis.recu);
            return Err(AvisRefuse::AvantLEnvoi { organisme, recu, envoye });
        }
        if !avis.forme.suits(organisme) {
            let organisme = organisme.clone();
            return Err(AvisRefuse::Forme { organisme, forme: avis.forme });
        }
        if avis.forme.is_opinion_of(organisme) && self.opinion(organisme).is_some() {
            return Err(AvisRefuse::EnDouble(organisme.clone()));
        }
        let rang = self.avis.partition_point(|autre| autre <= &avis);
        for (place, observation) in avis.observations.iter().enumerate() {
            let ici = avis.observations.iter().take(place);
            let ailleurs = self.avis.iter().flat_map(|avis| &avis.observations);
            if ici.chain(ailleurs).any(|autre| autre.reference == observation.reference) {
                return Err(AvisRefuse::ObservationEnDouble(observation.reference.clone()));
            }
        }
        self.avis.insert(rang, avis);
        Ok(())
    }

    /// Says whether a quarter has its conseil citoyen, which the arrangements did not know, or which changed.
    ///
    /// # Errors
    /// [`ModalitesError::QuartierInconnu`] if the arrangements do not have the quarter, and
    /// [`ModalitesError::DejaConsulte`] if it is said not to be there, and was sent the draft or answered;
    /// nothing is changed.
    pub fn record_installation(&mut self, conseil: Conseil) -> Result<(), ModalitesError> {
        let organisme = Organisme::ConseilCitoyen(conseil.quartier);
        let absent = conseil.installation == Installation::NonConstitue;
        if absent && self.envoi(&organisme).is_some() {
            return Err(ModalitesError::DejaConsulte(conseil.quartier));
        }
        self.projet.record_installation(conseil)
    }

    /// Which of the four counts each body's time meets, for those whose start is known.
    ///
    /// # Errors
    /// [`JoursError`] if a month ends outside 1990–2099.
    pub fn minimums(&self) -> Result<Vec<(&Organisme, [Minimum; 4])>, JoursError> {
        let known = |envoi: &'_ Envoi| envoi.depart(self.choix);
        let commences = self.envois.iter().filter_map(|envoi| Some((envoi, known(envoi)?)));
        commences
            .map(|(envoi, depart)| {
                let cloture = envoi.cloture.unwrap_or(self.cloture);
                Ok((
                    &envoi.organisme,
                    minimums(depart, cloture, self.choix.zone, self.choix.ordre)?,
                ))
            })
            .collect()
    }

    /// Where a body stands on a day, as known on that day.
    #[must_use]
    pub fn statut_on(&self, organisme: &Organisme, jour: NaiveDate) -> Statut {
        let avis = self.opinion(organisme).filter(|avis| avis.recu <= jour);
        let modalites = self.projet.modalites();
        if !modalites.consults(organisme) {
            let absent = |conseil: &&super::Conseil| {
                conseil.installation == Installation::NonConstitue
                    && *organisme == Organisme::ConseilCitoyen(conseil.quartier)
            };
            return match avis {
                Some(avis) => Statut::Rendu { recu: avis.recu, position: avis.position },
                None if modalites.conseils().iter().any(|conseil| absent(&conseil)) => {
                    Statut::NonConstitue
                }
                None => Statut::NonAttendu,
            };
        }
        let Some(envoi) = self.envoi(organisme).filter(|envoi| envoi.envoye <= jour) else {
            return Statut::NonEnvoye;
        };
        let cloture = envoi.cloture.unwrap_or(self.cloture);
        if let Some(Avis { recu, position, .. }) = avis.filter(|avis| avis.recu <= cloture) {
            return Statut::Rendu { recu: *recu, position: *position };
        }
        let connu = envoi.depart(self.choix).filter(|depart| *depart <= jour);
        // What was accepted has its month within the years covered.
        let premier = envoi.earliest_closing(self.choix).ok().flatten();
        let (Some(_), Some(premier)) = (connu, premier) else {
            return Statut::EnvoyeNonRecu { envoye: envoi.envoye };
        };
        let depuis = self.choix.prise_d_effet.since(cloture).unwrap_or(NaiveDate::MAX);
        if cloture < premier {
            Statut::DelaiTropCourt { premier }
        } else if let Some(Avis { recu, position, .. }) = avis {
            Statut::Tardif { recu: *recu, position: *position, repute_favorable: depuis }
        } else if jour <= cloture {
            Statut::Attendu { jusqu_au: cloture }
        } else if self.projet.modalites().is_unknown(organisme) {
            Statut::ReputeFavorableSiConstitue { depuis }
        } else {
            Statut::ReputeFavorable { depuis }
        }
    }

    /// Where everyone stands on a day: each body to consult, each conseil citoyen that was not set up, and
    /// each party that contributed.
    #[must_use]
    pub fn statuts_on(&self, jour: NaiveDate) -> Vec<(Organisme, Statut)> {
        let conseils = self.projet.modalites().conseils().iter();
        let absents = conseils.filter(|c| c.installation == Installation::NonConstitue);
        let absents = absents.map(|conseil| Organisme::ConseilCitoyen(conseil.quartier));
        let parties = self.avis.iter().map(|avis| &avis.organisme);
        let parties = parties.filter(|o| matches!(o, Organisme::Signataire(_))).cloned();
        let mut tous: Vec<Organisme> =
            self.projet.modalites().consulted().chain(absents).chain(parties).collect();
        tous.sort_unstable();
        tous.into_iter()
            .map(|organisme| (organisme.clone(), self.statut_on(&organisme, jour)))
            .collect()
    }

    /// Closes the consultation: everyone gave an opinion or is deemed favourable.
    ///
    /// # Errors
    /// A [`Refus`] with everyone who is still pending, or with an opinion that came in later; the
    /// consultation is handed back.
    pub fn close(self, jour: NaiveDate) -> Result<ProjetAmende, Refus<Self, ClotureRefusee>> {
        let mut attendus = self.statuts_on(jour);
        attendus.retain(|(_, statut)| statut.is_pending());
        let cause = if let Some(avis) = self.avis.iter().find(|avis| avis.recu > jour) {
            let (organisme, recu) = (avis.organisme.clone(), avis.recu);
            ClotureRefusee::AvisPosterieur { jour, organisme, recu }
        } else if attendus.is_empty() {
            return Ok(ProjetAmende::of(self, jour));
        } else {
            ClotureRefusee::Attendus { jour, attendus }
        };
        Err(Refus { rendu: Box::new(self), cause })
    }

    pub(super) fn envoi(&self, organisme: &Organisme) -> Option<&Envoi> {
        self.rank(organisme).ok().and_then(|rang| self.envois.get(rang))
    }

    fn envoi_mut(&mut self, organisme: &Organisme) -> Option<&mut Envoi> {
        self.rank(organisme).ok().and_then(|rang| self.envois.get_mut(rang))
    }

    fn rank(&self, organisme: &Organisme) -> Result<usize, usize> {
        self.envois.binary_search_by(|envoi| envoi.organisme.cmp(organisme))
    }

    /// The opinion that is awaited from a body, if it came in.
    pub(in crate::procedure) fn opinion(&self, organisme: &Organisme) -> Option<&Avis> {
        let mut siens = self.avis.iter().filter(|avis| avis.organisme == *organisme);
        siens.find(|avis| avis.forme.is_opinion_of(organisme))
    }
}

/// A consultation as it travels.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct ConsultationBrute {
    projet: Projet,
    #[serde(deserialize_with = "crate::jour::deserialize")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
    cloture: NaiveDate,
    choix: Choix,
    envois: Vec<Envoi>,
    avis: Vec<Avis>,
}

/// Why a stored consultation is none.
#[derive(Debug, thiserror::Error)]
enum ConsultationError {
    #[error(transparent)]
    Envoi(#[from] EnvoiRefuse),
    #[error(transparent)]
    Avis(#[from] AvisRefuse),
}

impl TryFrom<ConsultationBrute> for Consultation {
    type Error = ConsultationError;

    fn try_from(brute: ConsultationBrute) -> Result<Self, ConsultationError> {
        let ConsultationBrute { projet, cloture, choix, envois, avis } = brute;
        if envois.is_empty() {
            return Err(EnvoiRefuse::Aucun.into());
        }
        let mut consultation =
            Self { projet, cloture, choix, envois: Vec::new(), avis: Vec::new() };
        for envoi in envois {
            // A receipt that leaves less than the minimum may have been recorded after the sending.
            let connu = envoi.recu.is_some();
            if connu && choix.point_de_depart == super::PointDeDepart::Reception {
                let (rang, _) = consultation.check_envoi(&envoi)?;
                consultation.envois.insert(rang, envoi);
            } else {
                consultation.add_envoi(envoi)?;
            }
        }
        for avis in avis {
            consultation.record_avis(avis)?;
        }
        Ok(consultation)
    }
}
