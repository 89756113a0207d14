use core::fmt;

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::{
    BaseDeDuree, DureeDuContrat, DureeImprimee, EtapeDeDuree, LectureDeDuree, TerritoireDuContrat,
};
use crate::droit::Regle;
use crate::identifiant::Annee;
use crate::nombre::bind;
use crate::temps::EnFrancais;

/// What documents and texts say of the term of a contract, where they differ or do not tell.
///
/// `Display` is a French sentence, [`ConstatDeDuree::code`] is stable. What is printed is never corrected.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ConstatDeDuree {
    /// A document starts the contract in a year in which no text starts it.
    DebutDifferent {
        /// What is printed.
        imprimee: DureeImprimee,
        /// The terms that texts give.
        etapes: Vec<EtapeDeDuree>,
    },
    /// A document ends the contract in a year in which no text ends it.
    FinDifferente {
        /// What is printed.
        imprimee: DureeImprimee,
        /// The terms that texts give.
        etapes: Vec<EtapeDeDuree>,
    },
    /// The printed end is the last one that texts give, and the law of 2014 alone does not give it.
    FinParProlongation {
        /// What is printed.
        imprimee: DureeImprimee,
        /// The extension.
        etape: EtapeDeDuree,
    },
    /// The printed end is one that a later text carried further.
    FinProlongee {
        /// What is printed.
        imprimee: DureeImprimee,
        /// The last extension.
        etape: EtapeDeDuree,
    },
    /// Two readings of the circular give two ends.
    LecturesDivergentes {
        /// One.
        un: EtapeDeDuree,
        /// The other.
        autre: EtapeDeDuree,
    },
    /// The circular says six years, and from which day is not known.
    SignatureInconnue,
    /// Signed after the last day that the circular gives.
    SignatureTardive {
        /// The day of signature.
        #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
        signature: NaiveDate,
        /// The last day.
        #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
        limite: NaiveDate,
    },
    /// Signed before the day of the circular that it would rest on.
    SignatureAnterieure {
        /// The day of signature.
        #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
        signature: NaiveDate,
        /// The day of the circular.
        #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
        circulaire: NaiveDate,
    },
    /// The circular is for métropole, and no text was read for overseas.
    TexteNonLu,
}

impl ConstatDeDuree {
    /// The stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::DebutDifferent { .. } => "DEBUT-DIFFERENT",
            Self::FinDifferente { .. } => "FIN-DIFFERENTE",
            Self::FinParProlongation { .. } => "FIN-PAR-PROLONGATION",
            Self::FinProlongee { .. } => "FIN-PROLONGEE",
            Self::LecturesDivergentes { .. } => "LECTURES-DIVERGENTES",
            Self::SignatureInconnue => "SIGNATURE-INCONNUE",
            Self::SignatureTardive { .. } => "SIGNATURE-TARDIVE",
            Self::SignatureAnterieure { .. } => "SIGNATURE-ANTERIEURE",
            Self::TexteNonLu => "TEXTE-NON-LU",
        }
    }

    /// The printed term that it is about, with its place, if it is about one.
    #[must_use]
    pub const fn imprimee(&self) -> Option<&DureeImprimee> {
        match self {
            Self::DebutDifferent { imprimee, .. }
            | Self::FinDifferente { imprimee, .. }
            | Self::FinParProlongation { imprimee, .. }
            | Self::FinProlongee { imprimee, .. } => Some(imprimee),
            Self::LecturesDivergentes { .. }
            | Self::SignatureInconnue
            | Self::SignatureTardive { .. }
            | Self::SignatureAnterieure { .. }
            | Self::TexteNonLu => None,
        }
    }
}

impl fmt::Display for ConstatDeDuree {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let printed =
            |imprimee: &DureeImprimee| format!("« {} » ({})", imprimee.texte(), imprimee.lieu());
        let several = |etapes: &[EtapeDeDuree], jour: fn(&EtapeDeDuree) -> NaiveDate| {
            let mut jours: Vec<NaiveDate> = etapes.iter().map(jour).collect();
            jours.dedup();
            let jours: Vec<String> = jours.into_iter().map(|j| EnFrancais(j).to_string()).collect();
            jours.join(" ou le ")
        };
        let end = |etape: &EtapeDeDuree| EnFrancais(etape.au).to_string();
        let phrase = match self {
            Self::DebutDifferent { imprimee, etapes } => format!(
                "{} : début imprimé en {}, les textes le fixent le {}",
                printed(imprimee),
                imprimee.du(),
                several(etapes, |etape| etape.du)
            ),
            Self::FinDifferente { imprimee, etapes } => format!(
                "{} : fin imprimée en {}, les textes la fixent le {}",
                printed(imprimee),
                imprimee.au(),
                several(etapes, |etape| etape.au)
            ),
            Self::FinParProlongation { imprimee, etape } => format!(
                "{} : fin le {} par prolongation ({}), non par la loi de 2014",
                printed(imprimee),
                end(etape),
                etape.regle
            ),
            Self::FinProlongee { imprimee, etape } => format!(
                "{} : fin imprimée en {}, portée au {} par prolongation ({})",
                printed(imprimee),
                imprimee.au(),
                end(etape),
                etape.regle
            ),
            Self::LecturesDivergentes { un, autre } => format!(
                "deux lectures du terme : {}, fin le {} ; {}, fin le {}",
                un.lecture,
                end(un),
                autre.lecture,
                end(autre)
            ),
            Self::SignatureInconnue => {
                "jour de signature non renseigné : le terme de six ans n’est pas calculable".to_owned()
            }
            Self::SignatureTardive { signature, limite } => format!(
                "signé le {}, après le {} que fixe la circulaire",
                EnFrancais(*signature),
                EnFrancais(*limite)
            ),
            Self::SignatureAnterieure { signature, circulaire } => format!(
                "signé le {}, avant la circulaire du {}",
                EnFrancais(*signature),
                EnFrancais(*circulaire)
            ),
            Self::TexteNonLu => {
                "contrat d’outre-mer : la circulaire vaut pour la métropole, aucun autre texte n’a été lu".to_owned()
            }
        };
        f.write_str(&bind(&phrase))
    }
}

impl DureeDuContrat {
    /// What documents and texts do not agree on, document by document, then what texts leave open.
    #[must_use]
    pub fn check(&self) -> Vec<ConstatDeDuree> {
        let mut constats = Vec::new();
        if !self.etapes().is_empty() {
            constats.extend(self.imprimees().iter().flat_map(|imprimee| self.compare(imprimee)));
        }
        if let BaseDeDuree::Circulaire2023 { signature } = self.base() {
            constats.extend(self.examine(signature));
        }
        constats
    }

    fn compare(&self, imprimee: &DureeImprimee) -> Vec<ConstatDeDuree> {
        let etapes = || self.etapes().to_vec();
        let imprimee = || imprimee.clone();
        let is = |annee: Annee, jour: NaiveDate| i32::from(annee.get()) == jour.year();
        let mut constats = Vec::new();
        if !self.etapes().iter().any(|etape| is(imprimee().du(), etape.du)) {
            constats
                .push(ConstatDeDuree::DebutDifferent { imprimee: imprimee(), etapes: etapes() });
        }
        let fin = self.etapes().iter().rev().find(|etape| is(imprimee().au(), etape.au));
        let derniere = self.etapes().last();
        constats.extend(match (fin, derniere) {
            (None, _) => {
                Some(ConstatDeDuree::FinDifferente { imprimee: imprimee(), etapes: etapes() })
            }
            (Some(_), Some(etape))
                if etape.lecture == LectureDeDuree::Prolongation && fin != derniere =>
            {
                Some(ConstatDeDuree::FinProlongee { imprimee: imprimee(), etape: *etape })
            }
            (Some(etape), _) if etape.lecture == LectureDeDuree::Prolongation => {
                Some(ConstatDeDuree::FinParProlongation { imprimee: imprimee(), etape: *etape })
            }
            (Some(_), _) => None,
        });
        constats
    }

    fn examine(&self, signature: Option<NaiveDate>) -> Vec<ConstatDeDuree> {
        if self.territoire() == TerritoireDuContrat::OutreMer {
            return vec![ConstatDeDuree::TexteNonLu];
        }
        let mut constats = Vec::new();
        if signature.is_none() {
            constats.push(ConstatDeDuree::SignatureInconnue);
        }
        if let [un, autre] = self.etapes()
            && un.au != autre.au
        {
            constats.push(ConstatDeDuree::LecturesDivergentes { un: *un, autre: *autre });
        }
        let limite = NaiveDate::from_ymd_opt(2024, 3, 31);
        let circulaire = Regle::Circulaire2030.texte().depuis;
        if let (Some(signature), Some(limite)) = (signature, limite)
            && signature > limite
        {
            constats.push(ConstatDeDuree::SignatureTardive { signature, limite });
        }
        if let (Some(signature), Some(circulaire)) = (signature, circulaire)
            && signature < circulaire
        {
            constats.push(ConstatDeDuree::SignatureAnterieure { signature, circulaire });
        }
        constats
    }
}
