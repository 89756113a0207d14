use core::num::NonZeroU32;
use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    Alentour, Cog, Contrats, Correspondance, LigneDeContrat, Lignee, LigneeError, Liste,
    PopulationError, Referents, SeuilDEcart, Signalement, compare_populations, part_en_qpv,
};
use crate::droit::Regle;
use crate::identifiant::{CodeCommune, Reference, Siren};
use crate::nombre::Taux;

/// The record of a territory: what sources print of it, each apart. What is not printed is left out, and stays
/// not said.
///
/// [`rapport::territoire`](crate::rapport::territoire) prints it.
///
/// # Examples
/// The territory of the case: 16 communes, whose list is not printed, and 15 named elsewhere; 21 quarters, 16 of
/// the State.
/// ```
/// use contrat_de_ville::territoire::Portrait;
///
/// const CAS: &str =
///     include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/donnees/cabbalr-territoire.json"));
/// let portrait: Portrait = serde_json::from_str(CAS)?;
/// assert_eq!(portrait.unnamed_communes()?, 1);
/// assert_eq!(portrait.communautaires()?, (5, 5));
/// assert_eq!(portrait.populations()?, [Ok(33_129), Ok(66_969)]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Portrait {
    /// What it is of.
    pub titre: String,
    /// Where the facts come from.
    pub source: String,
    /// The day it is asked on.
    #[serde(deserialize_with = "crate::jour::deserialize")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
    pub jour: NaiveDate,
    /// The agglomeration.
    pub epci: Siren,
    /// What it was before.
    pub lignee: Lignee,
    /// The communes that the record names.
    pub cog: Cog,
    /// The counts of the contract, as printed.
    pub comptes: Comptes,
    /// The communes that a source names for the contract.
    pub communes: CommunesNommees,
    /// The lists of quarters, one a geography.
    pub listes: Vec<Liste>,
    /// The table from one to the next.
    pub correspondance: Correspondance,
    /// The ids of the *quartiers d'intérêt communautaire*, where a source prints them.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub communautaires: BTreeSet<Reference>,
    /// What is followed around the quarters.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alentours: Vec<Alentour>,
    /// The contracts of 2015.
    pub contrats_2015: Contrats,
    /// The contracts of 2024.
    pub contrats_2024: Contrats,
    /// The inhabitants of the agglomeration, where they are said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub habitants: Option<Habitants>,
    /// From which ratio a population of one list to the next is to be verified.
    pub seuil: SeuilDEcart,
    /// Who follows which commune.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suivi: Option<SuiviDesCommunes>,
}

/// Counts that a contract prints of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Comptes {
    /// Its communes.
    pub communes: u32,
    /// Its quarters, of the State and of the agglomeration.
    pub quartiers: u32,
    /// Those of the State.
    pub qpv: u32,
}

/// Communes that a source names. That they are of the contract is a reading, where its own list is not printed.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CommunesNommees {
    /// Where, in French.
    pub lieu: String,
    /// Their codes.
    pub codes: BTreeSet<CodeCommune>,
}

/// People of a whole, and where the figure comes from.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Habitants {
    /// How many.
    pub nombre: NonZeroU32,
    /// Where the figure comes from, in French.
    pub source: String,
}

/// Who follows which commune, and what must be known of it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SuiviDesCommunes {
    /// A note for readers, in French.
    pub note: String,
    /// The assignments.
    pub affectations: Referents,
}

/// Why a record holds no portrait.
#[derive(Clone, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum PortraitError {
    /// The agglomeration is unknown, or starts later.
    #[error("epci: {0}")]
    Lignee(#[from] LigneeError),
    /// More QPV than quarters.
    #[error("comptes: {qpv} QPV of {quartiers} quarters")]
    TropDeQpv {
        /// Of the State.
        qpv: u32,
        /// In all.
        quartiers: u32,
    },
    /// More *quartiers d'intérêt communautaire* are named than the counts leave.
    #[error("communautaires: {nommes} are named, the counts leave {place}")]
    TropDeCommunautaires {
        /// Named.
        nommes: usize,
        /// What the counts leave.
        place: u32,
    },
    /// More communes are named than counted.
    #[error("communes: {nommees} are named, {comptees} counted")]
    TropDeCommunes {
        /// Named.
        nommees: usize,
        /// Counted.
        comptees: u32,
    },
    /// A commune is named and its code is not in the COG of the record.
    #[error("communes: {0} is not in the COG of the record")]
    CommuneInconnue(CodeCommune),
}

impl Portrait {
    /// How many communes of the contract no source names, if those named are all of it.
    ///
    /// # Errors
    /// [`PortraitError`] if more are named than counted, or one is unknown.
    pub fn unnamed_communes(&self) -> Result<u32, PortraitError> {
        let (codes, comptees) = (&self.communes.codes, self.comptes.communes);
        if let Some(inconnue) = codes.iter().find(|code| self.cog.get(**code).is_none()) {
            return Err(PortraitError::CommuneInconnue(*inconnue));
        }
        let nommees = codes.len();
        let reste = u32::try_from(nommees).ok().and_then(|nommees| comptees.checked_sub(nommees));
        reste.ok_or(PortraitError::TropDeCommunes { nommees, comptees })
    }

    /// How many *quartiers d'intérêt communautaire* the counts leave, and how many of them no source names.
    ///
    /// # Errors
    /// [`PortraitError`] if the counts contradict each other, or the ids.
    pub fn communautaires(&self) -> Result<(u32, u32), PortraitError> {
        let Comptes { quartiers, qpv, .. } = self.comptes;
        let place =
            quartiers.checked_sub(qpv).ok_or(PortraitError::TropDeQpv { qpv, quartiers })?;
        let nommes = self.communautaires.len();
        let reste = u32::try_from(nommes).ok().and_then(|nommes| place.checked_sub(nommes));
        let reste = reste.ok_or(PortraitError::TropDeCommunautaires { nommes, place })?;
        Ok((place, reste))
    }

    /// The rows of the contracts of 2015, then of 2024, under the agglomeration.
    ///
    /// # Errors
    /// [`PortraitError::Lignee`].
    pub fn contrats(&self) -> Result<[Vec<&LigneDeContrat>; 2], PortraitError> {
        Ok([
            self.contrats_2015.held_by(self.epci.into(), self.jour, &self.lignee)?,
            self.contrats_2024.held_by(self.epci.into(), self.jour, &self.lignee)?,
        ])
    }

    /// The people of the QPV under the agglomeration, in 2015, then in 2024.
    ///
    /// # Errors
    /// [`PortraitError::Lignee`]; inside, [`PopulationError`] where the rows do not say it.
    pub fn populations(&self) -> Result<[Result<u64, PopulationError>; 2], PortraitError> {
        Ok(self.contrats()?.map(|lignes| LigneDeContrat::population_of(&lignes)))
    }

    /// Whether the populations, in 2015, then in 2024, are the least that it may be: EPCI that are not told ended
    /// in it, and held contracts that are not found.
    ///
    /// # Interpretation
    /// Contracts of a generation are held on the first day of its first list of quarters, or later: whoever ended
    /// before held none.
    ///
    /// # Errors
    /// [`PortraitError::Lignee`].
    pub fn are_least(&self) -> Result<[bool; 2], PortraitError> {
        let since = |regle: Regle| {
            let depuis = regle.texte().depuis.unwrap_or(NaiveDate::MIN);
            self.lignee.has_untold_since(self.epci, depuis, self.jour)
        };
        Ok([since(Regle::QpvListe2015Metropole)?, since(Regle::QpvListe2024Metropole)?])
    }

    /// The share of the people of the agglomeration who live in a QPV, in 2015, then in 2024.
    ///
    /// # Errors
    /// [`PortraitError::Lignee`]; inside, [`PopulationError`] where a figure is not said.
    pub fn parts(&self) -> Result<[Result<Taux, PopulationError>; 2], PortraitError> {
        let tout = self.habitants.as_ref().map(|habitants| habitants.nombre.get().into());
        Ok(self.populations()?.map(|population| part_en_qpv(Some(population?), tout)))
    }

    /// What the sources contradict each other in, or do not say: communes, correspondence, contracts, people,
    /// referents on the day.
    ///
    /// # Errors
    /// [`PortraitError::Lignee`].
    pub fn check(&self) -> Result<Vec<Signalement>, PortraitError> {
        let mut signalements = Vec::new();
        for liste in &self.listes {
            signalements.extend(self.cog.check(liste, self.jour));
        }
        signalements.extend(self.correspondance.check());
        signalements.extend(self.contrats_2015.check());
        signalements.extend(self.contrats_2024.check());
        signalements.extend(self.contrats_2015.check_holders(&self.lignee));
        signalements.extend(self.contrats_2024.check_holders(&self.lignee));
        let [avant, apres] = self.populations()?;
        let nom = self.lignee.get(self.epci)?.nom.clone();
        // No comparison without both figures: that one is not said, or stands twice, is told above.
        signalements
            .extend(compare_populations(nom, avant.ok(), apres.ok(), self.seuil).ok().flatten());
        if let Some(suivi) = &self.suivi {
            let couverture = suivi.affectations.coverage_on(&self.communes.codes, self.jour);
            signalements.extend(couverture.check());
        }
        Ok(signalements)
    }
}
