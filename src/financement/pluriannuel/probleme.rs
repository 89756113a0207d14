use core::fmt;

use std::collections::BTreeMap;

use super::Annuite;
use crate::identifiant::Annee;
use crate::nombre::{Euros, RepartitionError, Somme};

/// What is wrong in the years of a convention.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ProblemeDeConvention {
    /// No year.
    SansAnnee,
    /// A year given twice.
    AnneeEnDouble(Annee),
    /// An amount below zero.
    Negatif(Annuite),
    /// More to be paid up to a year than is committed up to it.
    PaiementAvantEngagement {
        /// The year.
        annee: Annee,
        /// CP up to it.
        cp: Somme,
        /// AE up to it.
        ae: Somme,
    },
    /// The totals differ by something else than what is stated.
    Ecart {
        /// Total of AE.
        ae: Somme,
        /// Total of CP.
        cp: Somme,
        /// The difference stated.
        enonce: Euros,
    },
}

impl fmt::Display for ProblemeDeConvention {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SansAnnee => f.write_str("no year, expected one at least"),
            Self::AnneeEnDouble(annee) => write!(f, "{annee} given twice, expected each year once"),
            Self::Negatif(Annuite { annee, ae, cp }) => {
                write!(f, "{annee}: AE {} €, CP {} €, expected 0 or more", ae.plain(), cp.plain())
            }
            Self::PaiementAvantEngagement { annee, cp, ae } => write!(
                f,
                "up to {annee}: CP {} €, expected at most the AE, {} €",
                cp.plain(),
                ae.plain()
            ),
            Self::Ecart { ae, cp, enonce } => write!(
                f,
                "AE {} € less CP {} €: expected the difference stated, {} €",
                ae.plain(),
                cp.plain(),
                enonce.plain()
            ),
        }
    }
}

/// Every problem of the years of a convention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProblemesDeConvention(pub(super) Vec<ProblemeDeConvention>);

impl ProblemesDeConvention {
    /// The problems; never empty.
    #[must_use]
    pub fn as_slice(&self) -> &[ProblemeDeConvention] {
        &self.0
    }
}

impl fmt::Display for ProblemesDeConvention {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (rang, probleme) in self.0.iter().enumerate() {
            write!(f, "{}{probleme}", if rang == 0 { "" } else { "; " })?;
        }
        Ok(())
    }
}

impl core::error::Error for ProblemesDeConvention {}

/// Why a total is not split over years.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EchelonnementError {
    /// The method refuses.
    #[error(transparent)]
    Repartition(#[from] RepartitionError<Annee>),
    /// The total is below zero.
    #[error(transparent)]
    Convention(#[from] ProblemesDeConvention),
}

/// Takes years in order.
pub(super) fn problems(annuites: &[Annuite], ecart: Euros) -> Vec<ProblemeDeConvention> {
    if annuites.is_empty() {
        return vec![ProblemeDeConvention::SansAnnee];
    }
    let mut problemes = Vec::new();
    let mut par_annee: BTreeMap<Annee, usize> = BTreeMap::new();
    for annuite in annuites {
        let nombre = par_annee.entry(annuite.annee).or_default();
        *nombre = nombre.saturating_add(1);
        if *nombre == 2 {
            problemes.push(ProblemeDeConvention::AnneeEnDouble(annuite.annee));
        }
        if annuite.ae.is_negative() || annuite.cp.is_negative() {
            problemes.push(ProblemeDeConvention::Negatif(*annuite));
        }
    }
    let up_to = |annee, montant: fn(&Annuite) -> Euros| -> Somme {
        annuites.iter().filter(|annuite| annuite.annee <= annee).map(montant).sum()
    };
    for annee in par_annee.into_keys() {
        let (ae, cp) = (up_to(annee, |a| a.ae), up_to(annee, |a| a.cp));
        if cp > ae {
            problemes.push(ProblemeDeConvention::PaiementAvantEngagement { annee, cp, ae });
        }
    }
    let (ae, cp) = (up_to(Annee::MAX, |a| a.ae), up_to(Annee::MAX, |a| a.cp));
    if ae.minus(cp) != Somme::from(ecart) {
        problemes.push(ProblemeDeConvention::Ecart { ae, cp, enonce: ecart });
    }
    problemes
}
