//! A contract as one record, and what its parts do not agree on.

use core::fmt;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{
    BaseDeDuree, Contenus, DureeDuContrat, Echelle, Signataires, SignatairesAttendus,
    TerritoireDuContrat,
};
use crate::droit::Regle;
use crate::identifiant::{Annee, Nom};
use crate::nombre::bind;
use crate::temps::EnFrancais;

/// A contract: its title, its term, who signed it, what it holds.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FicheDeContrat {
    /// Its title.
    pub intitule: Nom,
    /// Its term.
    pub duree: DureeDuContrat,
    /// Who signed it; `None` where nobody said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signataires: Option<Signataires>,
    /// Whom it concerns, to hold those who signed against.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attendus: Option<SignatairesAttendus>,
    /// Which of the six contents of the law it has.
    #[serde(default)]
    pub contenus: Contenus,
}

/// What two parts of a contract do not agree on. What each part says of itself is its own `check`.
///
/// `Display` is a French sentence, [`ConstatDeFiche::code`] is stable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ConstatDeFiche {
    /// Concluded at the scale of communes in métropole, which the law allows overseas only.
    EchelleReserveeOutreMer,
    /// The days of all who signed are known, and none is of the year of signature that the term is computed from.
    AutreAnneeDeSignature {
        /// The year of the term.
        annee: Annee,
        /// The last day on which a party signed.
        #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
        derniere: NaiveDate,
    },
    /// The days of all who signed are known, and none is the day of signature that the term is computed from.
    AutreJourDeSignature {
        /// The day of the term.
        #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
        jour: NaiveDate,
        /// The last day on which a party signed.
        #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
        derniere: NaiveDate,
    },
}

impl ConstatDeFiche {
    /// The stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::EchelleReserveeOutreMer => "ECHELLE-RESERVEE-OUTRE-MER",
            Self::AutreAnneeDeSignature { .. } => "AUTRE-ANNEE-DE-SIGNATURE",
            Self::AutreJourDeSignature { .. } => "AUTRE-JOUR-DE-SIGNATURE",
        }
    }

    /// The rule that it rests on, if it is one of law.
    #[must_use]
    pub const fn regle(&self) -> Option<Regle> {
        match self {
            Self::EchelleReserveeOutreMer => Some(Regle::ContractScaleOutreMer),
            Self::AutreAnneeDeSignature { .. } | Self::AutreJourDeSignature { .. } => None,
        }
    }
}

impl fmt::Display for ConstatDeFiche {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let signe = |quand: &str, derniere: &NaiveDate| {
            let derniere = EnFrancais(*derniere);
            format!(
                "durée calculée d’une signature {quand}, aucun signataire n’en est : dernière signature le {derniere}"
            )
        };
        let phrase = match self {
            Self::EchelleReserveeOutreMer => {
                "contrat à l’échelle communale en métropole ; la loi ne le permet qu’outre-mer"
                    .to_owned()
            }
            Self::AutreAnneeDeSignature { annee, derniere } => {
                signe(&format!("de {annee}"), derniere)
            }
            Self::AutreJourDeSignature { jour, derniere } => {
                signe(&format!("du {}", EnFrancais(*jour)), derniere)
            }
        };
        f.write_str(&bind(&phrase))
    }
}

impl FicheDeContrat {
    /// What its parts do not agree on.
    ///
    /// # Interpretation
    /// Neither the law nor the circular says which signature of several is that of the contract: the term agrees with
    /// those who signed as soon as one of them signed then, or one day is not known.
    #[must_use]
    pub fn check(&self) -> Vec<ConstatDeFiche> {
        let mut constats = Vec::new();
        let communale = self.attendus.as_ref().is_some_and(|a| a.echelle == Echelle::Communale);
        if communale && self.duree.territoire() == TerritoireDuContrat::Metropole {
            constats.push(ConstatDeFiche::EchelleReserveeOutreMer);
        }
        let jours = self.signataires.iter().flat_map(Signataires::iter).map(|(_, jour)| jour);
        let Some(jours) = jours.collect::<Option<Vec<NaiveDate>>>() else { return constats };
        let Some(derniere) = jours.iter().max().copied() else { return constats };
        constats.extend(match self.duree.base() {
            BaseDeDuree::Loi2014 { signature: annee, .. }
                if !jours.iter().any(|jour| jour.year() == i32::from(annee.get())) =>
            {
                Some(ConstatDeFiche::AutreAnneeDeSignature { annee, derniere })
            }
            BaseDeDuree::Circulaire2023 { signature: Some(jour) } if !jours.contains(&jour) => {
                Some(ConstatDeFiche::AutreJourDeSignature { jour, derniere })
            }
            BaseDeDuree::Loi2014 { .. } | BaseDeDuree::Circulaire2023 { .. } => None,
        });
        constats
    }
}
