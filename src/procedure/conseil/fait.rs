//! Facts that a check needs.

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::droit::Regle;

/// One row a fact: its stable code, the rule that needs it, what it is in French.
macro_rules! faits {
    ($($(#[$doc:meta])* $nom:ident = $code:literal, $regle:ident, $texte:literal;)*) => {
        /// A fact that a check needs, and that is not known.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "procedure.Fait"))]
        #[serde(rename_all = "snake_case")]
        #[non_exhaustive]
        pub enum Fait {
            $($(#[$doc])* $nom,)*
        }

        impl Fait {
            /// Every fact.
            pub const TOUS: [Self; [$($code),*].len()] = [$(Self::$nom),*];

            /// The stable code of a finding that it is missing.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$nom => $code,)*
                }
            }

            /// The rule that needs it.
            #[must_use]
            pub const fn regle(self) -> Regle {
                match self {
                    $(Self::$nom => Regle::$regle,)*
                }
            }
        }

        impl fmt::Display for Fait {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(match self {
                    $(Self::$nom => $texte,)*
                })
            }
        }
    };
}

faits! {
    /// The convocation, or its dates.
    Convocation = "FAIT-CONVOCATION", ConvocationNonProrogee, "l’envoi de la convocation";
    /// Whether the council approved the urgency.
    VoteSurLUrgence = "FAIT-URGENCE", Convocation5ClearDays, "le vote du conseil sur l’urgence";
    /// The same in a commune of fewer than 3 500 inhabitants.
    VoteSurLUrgencePetiteCommune = "FAIT-URGENCE-PETITE-COMMUNE", Convocation3ClearDays, "le vote du conseil sur l’urgence";
    /// Whether a note went with the convocation.
    NoteDeSynthese = "FAIT-NOTE-DE-SYNTHESE", Convocation5ClearDays, "l’envoi de la note explicative de synthèse";
    /// Which session without quorum a second call follows.
    SecondAppel = "FAIT-SECOND-APPEL", Quorum, "la séance sans quorum qui dispense celle-ci de quorum";
    /// Whether the second convocation quoted its rule.
    RappelDeLaRegle = "FAIT-RAPPEL-DE-LA-REGLE", AlsaceMoselleSecondeConvocation, "le rappel de la règle dans la seconde convocation";
    /// Who was there.
    Presence = "FAIT-PRESENCE", Quorum, "le nombre de membres présents";
    /// The proxies.
    Pouvoirs = "FAIT-POUVOIRS", Proxy, "le nombre de pouvoirs";
    /// The vote.
    Vote = "FAIT-VOTE", Majority, "le résultat du vote";
    /// The counts of the vote.
    Comptage = "FAIT-COMPTAGE", Majority, "le décompte des voix";
    /// Whether interested members took part.
    Interet = "FAIT-INTERET", Interest, "la participation de membres intéressés";
    /// Whether a secretary was named.
    Secretaire = "FAIT-SECRETAIRE", Secretary, "la désignation d’un secrétaire de séance";
    /// The publication of the act.
    Publication = "FAIT-PUBLICATION", Executory, "la publication de l’acte";
    /// Its transmission.
    Transmission = "FAIT-TRANSMISSION", Transmission, "la transmission de l’acte au représentant de l’État";
    /// Who signed it.
    Signature = "FAIT-SIGNATURE", Executory, "le signataire de l’acte";
    /// Who certified that it is executory.
    Certification = "FAIT-CERTIFICATION", Executory, "l’auteur de la certification du caractère exécutoire";
    /// The delegation of who signs by delegation.
    Delegation = "FAIT-DELEGATION", Executory, "l’acte de délégation du signataire";
    /// The day on which the list of deliberations was published.
    Liste = "FAIT-LISTE", List1w, "la publication de la liste des délibérations";
    /// The session that settled the minutes.
    ArretDuProcesVerbal = "FAIT-ARRET-DU-PV", Secretary, "la séance qui a arrêté le procès-verbal";
    /// The publication of the minutes.
    ProcesVerbal = "FAIT-PV", Pv1w, "la publication du procès-verbal";
    /// Who signed the register.
    Registre = "FAIT-REGISTRE", Register, "les signataires du registre";
    /// The copy to the councillors of the communes.
    Copie = "FAIT-COPIE", Copy1m, "l’envoi de la copie aux conseillers des communes";
}
