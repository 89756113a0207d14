use core::fmt;
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{NatureDePartie, Partie, RoleLegal, Signataires};
use crate::droit::Regle;
use crate::nombre::bind;

/// At which scale a contract is concluded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Echelle {
    /// That of an EPCI, as the law has it.
    Intercommunale,
    /// That of communes, which the law allows overseas: « peuvent être conclus à l’échelle communale »
    /// ([`Regle::ContractScaleOutreMer`]). No EPCI is then asked.
    Communale,
}

/// Whom a contract concerns, as whoever asks states it: the law names kinds of bodies, not bodies.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SignatairesAttendus {
    /// The scale.
    pub echelle: Echelle,
    /// The parties that are expected; the State always is.
    pub parties: BTreeSet<Partie>,
}

/// What the list of those who signed lacks or does not tell.
///
/// `Display` is a French sentence, [`ConstatDeSignataires::code`] is stable.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ConstatDeSignataires {
    /// A party that is expected and whose kind the law names did not sign.
    PartieLegaleAbsente {
        /// The party.
        partie: Partie,
        /// How the law makes a party of it.
        role: RoleLegal,
    },
    /// A party that is expected, and that the law does not name, did not sign.
    PartieAttendueAbsente {
        /// The party.
        partie: Partie,
    },
    /// It signed, the day is not known.
    JourInconnu {
        /// The party.
        partie: Partie,
    },
    /// It signed, and nobody expected it, though the law names its kind.
    NonAttendue {
        /// The party.
        partie: Partie,
    },
    /// The law names a kind of which none is expected and none signed.
    NatureLegaleAbsente {
        /// The kind.
        nature: NatureDePartie,
        /// How the law makes parties of it.
        role: RoleLegal,
    },
    /// The law says « l’Etat et ses établissements publics » without saying which: none signed and none was expected,
    /// and whether one is missing cannot be told.
    EtablissementsNonNommes,
}

impl ConstatDeSignataires {
    /// The stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::PartieLegaleAbsente { .. } => "PARTIE-LEGALE-ABSENTE",
            Self::PartieAttendueAbsente { .. } => "PARTIE-ATTENDUE-ABSENTE",
            Self::JourInconnu { .. } => "JOUR-INCONNU",
            Self::NonAttendue { .. } => "PARTIE-NON-ATTENDUE",
            Self::NatureLegaleAbsente { .. } => "NATURE-LEGALE-ABSENTE",
            Self::EtablissementsNonNommes => "ETABLISSEMENTS-NON-NOMMES",
        }
    }

    /// The rule that it rests on, if it is one of law.
    #[must_use]
    pub const fn regle(&self) -> Option<Regle> {
        match self {
            Self::PartieLegaleAbsente { .. }
            | Self::NatureLegaleAbsente { .. }
            | Self::EtablissementsNonNommes => Some(Regle::ContractParties),
            Self::PartieAttendueAbsente { .. }
            | Self::JourInconnu { .. }
            | Self::NonAttendue { .. } => None,
        }
    }

    /// The party that it is about, if it is about one.
    #[must_use]
    pub const fn partie(&self) -> Option<&Partie> {
        match self {
            Self::PartieLegaleAbsente { partie, .. }
            | Self::PartieAttendueAbsente { partie }
            | Self::JourInconnu { partie }
            | Self::NonAttendue { partie } => Some(partie),
            Self::NatureLegaleAbsente { .. } | Self::EtablissementsNonNommes => None,
        }
    }
}

impl fmt::Display for ConstatDeSignataires {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let loi = |role: &RoleLegal| match role {
            RoleLegal::Conclusion => "la loi fait conclure le contrat avec elle",
            RoleLegal::Signature => "la loi fait signer le contrat par elle",
        };
        let phrase = match self {
            Self::PartieLegaleAbsente { partie, role } => {
                format!("{partie} : partie attendue et absente des signataires ; {}", loi(role))
            }
            Self::PartieAttendueAbsente { partie } => format!(
                "{partie} : partie attendue et absente des signataires ; la loi ne l’exige pas"
            ),
            Self::JourInconnu { partie } => {
                format!("{partie} : signataire, jour de signature non renseigné")
            }
            Self::NonAttendue { partie } => {
                format!("{partie} : signataire, absente des parties attendues")
            }
            Self::NatureLegaleAbsente { nature, role } => format!(
                "aucune partie de nature « {nature} » attendue ni signataire ; {}",
                match role {
                    RoleLegal::Conclusion => "la loi fait conclure le contrat avec une au moins",
                    RoleLegal::Signature => "la loi fait signer le contrat par une au moins",
                }
            ),
            Self::EtablissementsNonNommes => {
                "établissements publics de l’État : la loi ne dit pas lesquels, aucun n’est attendu ni signataire ; non vérifiable".to_owned()
            }
        };
        f.write_str(&bind(&phrase))
    }
}

impl Signataires {
    /// Who is missing, by law or not, and what is not told: by party, then by kind.
    #[must_use]
    pub fn check(&self, attendus: &SignatairesAttendus) -> Vec<ConstatDeSignataires> {
        let mut constats = Vec::new();
        let concerne =
            |nature| !(attendus.echelle == Echelle::Communale && nature == NatureDePartie::Epci);
        let etat = [&Partie::Etat].into_iter();
        let parties: BTreeSet<&Partie> =
            etat.chain(&attendus.parties).chain(self.iter().map(|(partie, _)| partie)).collect();
        for partie in &parties {
            let role = partie.nature().role();
            let voulue = **partie == Partie::Etat || attendus.parties.contains(*partie);
            let jour = self.jours().get(*partie).copied();
            let partie = || (*partie).clone();
            if jour.is_some() && role.is_some() && !voulue {
                constats.push(ConstatDeSignataires::NonAttendue { partie: partie() });
            }
            constats.extend(match (jour, role) {
                (None, Some(role)) if concerne(partie().nature()) => {
                    Some(ConstatDeSignataires::PartieLegaleAbsente { partie: partie(), role })
                }
                (None, _) => Some(ConstatDeSignataires::PartieAttendueAbsente { partie: partie() }),
                (Some(None), _) => Some(ConstatDeSignataires::JourInconnu { partie: partie() }),
                (Some(Some(_)), _) => None,
            });
        }
        let sans = |nature: &NatureDePartie| !parties.iter().any(|p| p.nature() == *nature);
        let natures = NatureDePartie::TOUTES.into_iter();
        // Which public bodies is not said: that none is there is another finding.
        let nommee =
            |nature: &NatureDePartie| *nature != NatureDePartie::EtablissementPublicDeLEtat;
        constats.extend(natures.filter(|n| concerne(*n)).filter(nommee).filter(sans).filter_map(
            |nature| {
                let role = nature.role()?;
                Some(ConstatDeSignataires::NatureLegaleAbsente { nature, role })
            },
        ));
        if sans(&NatureDePartie::EtablissementPublicDeLEtat) {
            constats.push(ConstatDeSignataires::EtablissementsNonNommes);
        }
        constats
    }
}
