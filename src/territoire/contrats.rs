use core::fmt;
use core::num::NonZeroU32;
use core::str::FromStr;
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Laquelle, Lignee, LigneeError, PopulationError, Signalement};
use crate::identifiant::{CodeCommune, CodeContrat, CodeDepartement, Nom, Siren};

/// Who holds a contract: an EPCI, or a commune alone, as overseas.
///
/// # Wire
/// The code as published: a SIREN of nine digits, or the five characters of a commune.
///
/// # Examples
/// ```
/// use contrat_de_ville::territoire::Titulaire;
///
/// let papeete: Titulaire = "98735".parse()?;
/// assert!(matches!(papeete, Titulaire::Commune(_)));
/// assert!(matches!("200072460".parse()?, Titulaire::Epci(_)));
/// assert!("2000724".parse::<Titulaire>().is_err());
/// # Ok::<(), contrat_de_ville::territoire::TitulaireError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Titulaire {
    /// An EPCI.
    Epci(Siren),
    /// A commune.
    Commune(CodeCommune),
}

/// A text is neither a SIREN nor the code of a commune: the text refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("holder {0:?}: expected a SIREN of nine digits, or the five characters of a commune")]
pub struct TitulaireError(pub String);

impl From<Siren> for Titulaire {
    fn from(siren: Siren) -> Self {
        Self::Epci(siren)
    }
}

impl From<CodeCommune> for Titulaire {
    fn from(code: CodeCommune) -> Self {
        Self::Commune(code)
    }
}

impl fmt::Display for Titulaire {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Epci(siren) => siren.fmt(f),
            Self::Commune(code) => code.fmt(f),
        }
    }
}

impl FromStr for Titulaire {
    type Err = TitulaireError;

    fn from_str(texte: &str) -> Result<Self, Self::Err> {
        let siren = texte.parse().map(Self::Epci);
        let titulaire = siren.or_else(|_| texte.parse().map(Self::Commune));
        titulaire.map_err(|_| TitulaireError(texte.to_owned()))
    }
}

crate::texte::wire_as_text!(Titulaire, "the SIREN of an EPCI or the code of a commune, a string", pattern: concat!("^(?:[0-9]{9}|", crate::identifiant::motif_commune!(), ")$"));

/// A row of a published list of contracts.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LigneDeContrat {
    /// The code.
    pub code: CodeContrat,
    /// Who holds it.
    pub titulaire: Titulaire,
    /// The label, as published.
    pub libelle: Nom,
    /// The département, where it is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub departement: Option<CodeDepartement>,
    /// The inhabitants of its QPV, where they are said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub population: Option<NonZeroU32>,
}

impl LigneDeContrat {
    /// The people of the QPV of these rows, which are of different contracts or départements.
    ///
    /// # Interpretation
    /// Two rows of one contract and one holder are two parts of it only if they say two départements, as the
    /// rows of CV043 do. Otherwise which of them is right is not said, even where they say the same figure.
    ///
    /// # Errors
    /// [`PopulationError`] if a row does not say it, or there is none; if contracts of 2015 and of 2024 stand
    /// side by side, as in the list of 2024 overseas; if one row stands twice.
    pub fn population_of(lignes: &[&Self]) -> Result<u64, PopulationError> {
        let de_2015 = |ligne: &&Self| is_2015(ligne.code);
        if lignes.iter().copied().any(|l| de_2015(&l)) && !lignes.iter().all(de_2015) {
            return Err(PopulationError::DeuxGenerations);
        }
        let repeats = |(rang, ligne): &(usize, &&Self)| {
            lignes.iter().take(*rang).any(|avant| avant.may_repeat(ligne))
        };
        if let Some((_, ligne)) = lignes.iter().enumerate().find(repeats) {
            let Self { code: contrat, titulaire, departement, .. } = **ligne;
            return Err(PopulationError::LigneEnDouble { contrat, titulaire, departement });
        }
        let dites = lignes.iter().map(|ligne| ligne.population.map(|n| u64::from(n.get())));
        let somme = dites.reduce(|somme, suite| somme.zip(suite).map(|(a, b)| a.saturating_add(b)));
        somme.flatten().ok_or(PopulationError::NonDite(Laquelle::DesQuartiers))
    }

    /// Whether both may be one part of a contract: one holder, and not two départements.
    fn may_repeat(&self, autre: &Self) -> bool {
        let deux = self.departement.zip(autre.departement).is_some_and(|(un, deux)| un != deux);
        self.code == autre.code && self.titulaire == autre.titulaire && !deux
    }
}

/// The codes of 2015 have no département.
const fn is_2015(code: CodeContrat) -> bool {
    code.departement().is_none()
}

/// A published list of contracts, rows kept as they are.
///
/// One code may have several rows: several holders, or one in several départements. A holder may have several
/// contracts.
///
/// # Wire
/// The rows.
///
/// # Examples
/// ```
/// use contrat_de_ville::territoire::Contrats;
///
/// let liste: Contrats = serde_json::from_str(r#"[
///     {"code": "CN98701M", "titulaire": "98735", "libelle": "987 - Papeete", "population": 73292},
///     {"code": "CN98701M", "titulaire": "98712", "libelle": "987 - Arue", "population": 73292}
/// ]"#)?;
/// let codes: Vec<_> = liste.check().iter().map(|signalement| signalement.code()).collect();
/// assert_eq!(codes, ["CONTRAT-A-PLUSIEURS-TITULAIRES", "POPULATION-REPETEE"]);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Contrats(Vec<LigneDeContrat>);

impl Contrats {
    /// The list of these rows.
    #[must_use]
    pub const fn new(lignes: Vec<LigneDeContrat>) -> Self {
        Self(lignes)
    }

    /// The rows, in the order of the list.
    #[must_use]
    pub fn lignes(&self) -> &[LigneDeContrat] {
        &self.0
    }

    /// The rows of a contract.
    pub fn of_code(&self, code: CodeContrat) -> impl Iterator<Item = &LigneDeContrat> {
        self.0.iter().filter(move |ligne| ligne.code == code)
    }

    /// The rows whose holder is followed on a day by this one, or is it.
    ///
    /// Holders that the lineage does not know are none of its rows: [`Contrats::check_holders`] tells them, and
    /// [`Lignee::has_untold_since`] whether others held some that are not found. A commune holds what is published
    /// as its own: mergers of communes are not followed.
    ///
    /// # Errors
    /// [`LigneeError`] if it is an EPCI that is unknown, or starts after that day.
    pub fn held_by(
        &self,
        titulaire: Titulaire,
        jour: NaiveDate,
        lignee: &Lignee,
    ) -> Result<Vec<&LigneDeContrat>, LigneeError> {
        let on = |titulaire| match titulaire {
            Titulaire::Epci(siren) => lignee.successor_on(siren, jour).map(Titulaire::Epci),
            Titulaire::Commune(_) => Ok(titulaire),
        };
        let courant = on(titulaire)?;
        Ok(self.0.iter().filter(|ligne| on(ligne.titulaire) == Ok(courant)).collect())
    }

    /// Who holds on a day what the published holders of a contract held; nobody if it has no row.
    ///
    /// # Interpretation
    /// An EPCI without any event, known to the lineage or not, goes on as it is, and so does a commune.
    ///
    /// # Errors
    /// [`LigneeError::PasEncoreCree`] if a holder starts after that day.
    ///
    /// # Examples
    /// ```
    /// use contrat_de_ville::territoire::{Contrats, Lignee};
    ///
    /// let liste: Contrats = serde_json::from_str(r#"[
    ///     {"code": "CV221", "titulaire": "200044055", "libelle": "62 - CA de Béthune Bruay"}
    /// ]"#)?;
    /// let lignee: Lignee = serde_json::from_str(r#"{
    ///     "epci": [{"siren": "200044055", "nom": "A"}, {"siren": "200072460", "nom": "B"}],
    ///     "evenements": [{"fusion": {"jour": "2017-01-01", "de": ["200044055"], "vers": "200072460"}}]
    /// }"#)?;
    /// let titulaires = liste.holders_on("CV221".parse()?, "2024-09-24".parse()?, &lignee)?;
    /// assert_eq!(titulaires, ["200072460".parse()?].into());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn holders_on(
        &self,
        code: CodeContrat,
        jour: NaiveDate,
        lignee: &Lignee,
    ) -> Result<BTreeSet<Titulaire>, LigneeError> {
        let titulaires = self.of_code(code).map(|ligne| match ligne.titulaire {
            Titulaire::Epci(siren) => match lignee.successor_on(siren, jour) {
                Err(LigneeError::Inconnu(siren)) => Ok(Titulaire::Epci(siren)),
                suivi => suivi.map(Titulaire::Epci),
            },
            commune @ Titulaire::Commune(_) => Ok(commune),
        });
        titulaires.collect()
    }

    /// The EPCI that hold a contract and that the lineage does not know: what they hold is under nobody.
    #[must_use]
    pub fn check_holders(&self, lignee: &Lignee) -> Vec<Signalement> {
        let inconnus = self.0.iter().filter_map(|ligne| match ligne.titulaire {
            Titulaire::Epci(epci) => lignee.get(epci).is_err().then_some((ligne.code, epci)),
            Titulaire::Commune(_) => None,
        });
        let inconnus: BTreeSet<_> = inconnus.collect();
        let tell = |(contrat, epci)| Signalement::TitulaireInconnu { contrat, epci };
        inconnus.into_iter().map(tell).collect()
    }

    /// What is published twice, or not said, sorted by kind, then by code.
    #[must_use]
    pub fn check(&self) -> Vec<Signalement> {
        let mut par_code: BTreeMap<CodeContrat, Vec<&LigneDeContrat>> = BTreeMap::new();
        for ligne in &self.0 {
            par_code.entry(ligne.code).or_default().push(ligne);
        }
        let mut signalements = Vec::new();
        for (contrat, lignes) in par_code {
            let titulaires: BTreeSet<Titulaire> =
                lignes.iter().map(|ligne| ligne.titulaire).collect();
            for titulaire in titulaires.iter().copied() {
                let siennes = || lignes.iter().filter(|ligne| ligne.titulaire == titulaire);
                if siennes().count() > 1 {
                    let departements = siennes().filter_map(|ligne| ligne.departement).collect();
                    let lignes = siennes().count();
                    signalements.push(Signalement::ContratEnPlusieursLignes {
                        contrat,
                        titulaire,
                        lignes,
                        departements,
                    });
                }
                if siennes().any(|ligne| ligne.population.is_none()) {
                    signalements.push(Signalement::PopulationNonDite { contrat, titulaire });
                }
            }
            if titulaires.len() > 1 {
                let populations: BTreeSet<_> =
                    lignes.iter().map(|ligne| ligne.population).collect();
                if let (1, Some(Some(population))) = (populations.len(), populations.first()) {
                    let (population, titulaires) = (*population, titulaires.clone());
                    signalements.push(Signalement::PopulationRepetee {
                        contrat,
                        population,
                        titulaires,
                    });
                }
                signalements.push(Signalement::ContratAPlusieursTitulaires { contrat, titulaires });
            }
        }
        signalements.extend(self.mixed_generations());
        signalements.sort();
        signalements
    }

    fn mixed_generations(&self) -> impl Iterator<Item = Signalement> {
        let mut par_titulaire: BTreeMap<Titulaire, BTreeSet<CodeContrat>> = BTreeMap::new();
        for ligne in &self.0 {
            par_titulaire.entry(ligne.titulaire).or_default().insert(ligne.code);
        }
        par_titulaire.into_iter().filter_map(|(titulaire, contrats)| {
            let anciens = contrats.iter().filter(|code| is_2015(**code)).count();
            (0 < anciens && anciens < contrats.len())
                .then_some(Signalement::DeuxGenerations { titulaire, contrats })
        })
    }
}
