//! What a reader must look at in a consultation: findings, never silence.

use core::fmt;

use chrono::NaiveDate;
use serde::Serialize;

use super::{
    Consultation, Forme, Installation, Minimum, Modalites, Organisme, Projet, RegimeDuRapport,
    Statut, Territoire,
};
use crate::droit::Regle;
use crate::nombre::INSECABLE;
use crate::temps::{EnFrancais, Ordre, Politique, Zone};

/// A finding on a consultation.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Alerte {
    /// The regime that was named is not that of the text on the day of the deliberation.
    AutreRegime {
        /// Named by the caller.
        choisi: RegimeDuRapport,
        /// What the text says, if it speaks of a report.
        texte: Option<RegimeDuRapport>,
    },
    /// The communes that are named are not as many as there are said to be.
    CommunesNonNommees {
        /// Said to be.
        annoncees: u32,
        /// Named.
        nommees: u32,
    },
    /// Whether a conseil citoyen was set up is not known.
    InstallationInconnue(Organisme),
    /// A body to consult has not been sent the draft.
    Oublie(Organisme),
    /// A conseil citoyen was not set up: nobody is consulted there, and nobody is silent.
    NonConstitue(Organisme),
    /// The draft was sent, its receipt is not known, and the time runs from there.
    ReceptionInconnue(Organisme),
    /// The time of a body is shorter than the minimum.
    DelaiTropCourt {
        /// Whose.
        organisme: Organisme,
        /// The first lawful last day.
        #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
        premier: NaiveDate,
    },
    /// The time that is granted, or planned, does not meet this count.
    MinimumNonRespecte {
        /// Whose; none where it is planned for all.
        organisme: Option<Organisme>,
        /// The count.
        politique: Politique,
        /// Its first lawful last day.
        #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
        premier: NaiveDate,
    },
    /// The opinion of a commune is not a deliberation of its council.
    SansDeliberation(Organisme),
    /// An opinion came after the last day.
    Tardif {
        /// Whose.
        organisme: Organisme,
        /// On this day.
        #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
        recu: NaiveDate,
    },
}

impl Alerte {
    /// The stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::AutreRegime { .. } => "AUTRE-REGIME",
            Self::CommunesNonNommees { .. } => "COMMUNES-NON-NOMMEES",
            Self::InstallationInconnue(_) => "INSTALLATION-INCONNUE",
            Self::Oublie(_) => "OUBLIE",
            Self::NonConstitue(_) => "NON-CONSTITUE",
            Self::ReceptionInconnue(_) => "RECEPTION-INCONNUE",
            Self::DelaiTropCourt { .. } => "DELAI-TROP-COURT",
            Self::MinimumNonRespecte { .. } => "MINIMUM-NON-RESPECTE",
            Self::SansDeliberation(_) => "SANS-DELIBERATION",
            Self::Tardif { .. } => "AVIS-TARDIF",
        }
    }

    /// The rule.
    #[must_use]
    pub const fn regle(&self) -> Regle {
        match self {
            Self::AutreRegime { choisi, .. } => choisi.regle(),
            Self::Oublie(_) | Self::ReceptionInconnue(_) | Self::CommunesNonNommees { .. } => {
                Regle::ConsultWho
            }
            Self::NonConstitue(_) | Self::InstallationInconnue(_) => Regle::CcExistence,
            Self::DelaiTropCourt { .. } | Self::MinimumNonRespecte { .. } => Regle::ConsultMinDelay,
            Self::SansDeliberation(_) => Regle::OpinionOfMunicipalCouncil,
            Self::Tardif { .. } => Regle::ConsultTacit,
        }
    }
}

impl fmt::Display for Alerte {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AutreRegime { choisi, texte: Some(texte) } => {
                write!(
                    f,
                    "régime choisi{INSECABLE}: {choisi}{INSECABLE}; le texte lu dit{INSECABLE}: {texte}"
                )
            }
            Self::AutreRegime { choisi, texte: None } => {
                write!(
                    f,
                    "régime choisi{INSECABLE}: {choisi}{INSECABLE}; aucun texte lu ne le prévoit ce jour-là"
                )
            }
            Self::CommunesNonNommees { annoncees, nommees } => match nommees {
                0 => write!(f, "{annoncees} communes annoncées, aucune nommée"),
                1 => write!(f, "{annoncees} communes annoncées, une seule nommée"),
                _ => write!(f, "{annoncees} communes annoncées, {nommees} nommées"),
            },
            Self::InstallationInconnue(qui) => {
                write!(f, "{qui}{INSECABLE}: constitué ou non, ce n’est pas précisé")
            }
            Self::Oublie(qui) => write!(f, "{qui}{INSECABLE}: projet non envoyé"),
            Self::NonConstitue(qui) => {
                write!(f, "{qui}{INSECABLE}: non constitué, son silence n’est pas un avis")
            }
            Self::ReceptionInconnue(qui) => {
                write!(f, "{qui}{INSECABLE}: réception non connue, le délai n’est pas ouvert")
            }
            Self::DelaiTropCourt { organisme, premier } => write!(
                f,
                "{organisme}{INSECABLE}: délai inférieur au minimum, qui finit le {}",
                EnFrancais(*premier)
            ),
            Self::MinimumNonRespecte { organisme, politique, premier } => {
                if let Some(organisme) = organisme {
                    write!(f, "{organisme}{INSECABLE}: ")?;
                }
                write!(
                    f,
                    "délai inférieur au minimum du décompte «{INSECABLE}{}{INSECABLE}», qui finit le {}",
                    politique.libelle(),
                    EnFrancais(*premier)
                )
            }
            Self::SansDeliberation(qui) => {
                write!(f, "{qui}{INSECABLE}: l’avis n’est pas une délibération du conseil")
            }
            Self::Tardif { organisme, recu } => {
                write!(f, "{organisme}{INSECABLE}: avis reçu en retard, le {}", EnFrancais(*recu))
            }
        }
    }
}

impl Projet {
    /// Every finding on the arrangements, and on what is planned.
    #[must_use]
    pub fn check(&self, territoire: Territoire, zone: Zone, ordre: Ordre) -> Vec<Alerte> {
        let mut alertes = self.modalites().check(territoire);
        let minimums = self.planned_minimums(zone, ordre).and_then(Result::ok);
        alertes.extend(minimums.iter().flatten().filter(|m| !m.respecte).map(|m| short(None, m)));
        alertes
    }
}

impl Modalites {
    fn check(&self, territoire: Territoire) -> Vec<Alerte> {
        let choisi = self.regime();
        let texte = RegimeDuRapport::of_the_text(self.deliberation(), territoire);
        let mut alertes = Vec::new();
        if texte != Some(choisi) {
            alertes.push(Alerte::AutreRegime { choisi, texte });
        }
        let nommees = u32::try_from(self.communes().len()).unwrap_or(u32::MAX);
        if let Some(annoncees) = self.communes_annoncees().filter(|nombre| *nombre != nommees) {
            alertes.push(Alerte::CommunesNonNommees { annoncees, nommees });
        }
        let inconnus =
            self.conseils().iter().filter(|c| c.installation == Installation::NonPrecisee);
        let inconnus = inconnus.map(|conseil| Organisme::ConseilCitoyen(conseil.quartier));
        alertes.extend(inconnus.map(Alerte::InstallationInconnue));
        alertes
    }
}

fn short(organisme: Option<Organisme>, minimum: &Minimum) -> Alerte {
    let Minimum { politique, premier, .. } = *minimum;
    Alerte::MinimumNonRespecte { organisme, politique, premier }
}

impl Consultation {
    /// Every finding, as known on a day.
    #[must_use]
    pub fn check(&self, jour: NaiveDate, territoire: Territoire) -> Vec<Alerte> {
        let mut alertes = self.projet().modalites().check(territoire);
        for (organisme, statut) in self.statuts_on(jour) {
            match statut {
                Statut::NonConstitue => alertes.push(Alerte::NonConstitue(organisme)),
                Statut::NonEnvoye => alertes.push(Alerte::Oublie(organisme)),
                Statut::EnvoyeNonRecu { .. } => alertes.push(Alerte::ReceptionInconnue(organisme)),
                Statut::DelaiTropCourt { premier } => {
                    alertes.push(Alerte::DelaiTropCourt { organisme, premier });
                }
                Statut::Tardif { recu, .. } => alertes.push(Alerte::Tardif { organisme, recu }),
                Statut::Attendu { .. }
                | Statut::Rendu { .. }
                | Statut::ReputeFavorable { .. }
                | Statut::ReputeFavorableSiConstitue { .. }
                | Statut::NonAttendu => {}
            }
        }
        for (organisme, minimums) in self.minimums().unwrap_or_default() {
            let manques = minimums.iter().filter(|minimum| !minimum.respecte);
            alertes.extend(manques.map(|minimum| short(Some(organisme.clone()), minimum)));
        }
        let connus = self.avis().iter().filter(|avis| avis.recu <= jour);
        let communes = connus.filter(|avis| matches!(avis.organisme, Organisme::Commune(_)));
        let autres = communes.filter(|avis| avis.forme != Forme::Deliberation);
        alertes.extend(autres.map(|avis| Alerte::SansDeliberation(avis.organisme.clone())));
        alertes
    }
}
