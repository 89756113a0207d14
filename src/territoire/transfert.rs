use core::fmt;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Correspondance, NatureDeLien};
use crate::identifiant::{CodeQpv, Geographie};
use crate::nombre::{Euros, Methode, RepartitionError, Somme};

/// What is carried from one list to the next: amounts to the cent, or counts.
pub trait Quantite: Copy + sealed::Unites {
    /// What many of them add up to, without overflow.
    type Total: Copy + Default;

    /// One more.
    #[must_use]
    fn add(total: Self::Total, quantite: Self) -> Self::Total;
}

mod sealed {
    pub trait Unites {
        fn to_unites(self) -> i64;
        fn from_unites(unites: i64) -> Self;
    }
}

impl sealed::Unites for Euros {
    fn to_unites(self) -> i64 {
        self.centimes()
    }

    fn from_unites(unites: i64) -> Self {
        Self::from_centimes(unites)
    }
}

impl Quantite for Euros {
    type Total = Somme;

    fn add(total: Somme, quantite: Self) -> Somme {
        total.merge(quantite.into())
    }
}

impl sealed::Unites for u32 {
    fn to_unites(self) -> i64 {
        self.into()
    }

    fn from_unites(unites: i64) -> Self {
        // A part of a count is between zero and that count.
        Self::try_from(unites).unwrap_or(0)
    }
}

impl Quantite for u32 {
    type Total = u64;

    fn add(total: u64, quantite: Self) -> u64 {
        total.saturating_add(quantite.into())
    }
}

/// The weight of one link: inhabitants, dwellings, whatever the caller states.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Poids {
    /// The quarter of 2015.
    pub de: CodeQpv,
    /// The quarter of 2024.
    pub vers: CodeQpv,
    /// The weight.
    pub poids: u64,
}

/// A quantity, or a part of one, that went to a quarter of 2024.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PartTransferee<T> {
    /// The quarter of 2015.
    pub de: CodeQpv,
    /// The quarter of 2024.
    pub vers: CodeQpv,
    /// What went.
    pub valeur: T,
    /// How the quarters are linked.
    pub nature: NatureDeLien,
}

/// Why a quantity has nowhere to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SansSuite {
    /// The list of 2015 has the quarter, and no row follows it.
    Disparu,
    /// The table does not have the quarter at all.
    HorsTable,
}

impl fmt::Display for SansSuite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Disparu => "quartier sans successeur",
            Self::HorsTable => "quartier absent de la table",
        })
    }
}

/// A quantity that went nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Reste<T> {
    /// The quarter of 2015.
    pub de: CodeQpv,
    /// Why.
    pub motif: SansSuite,
    /// What stays.
    pub valeur: T,
}

/// Quantities of 2015 on the quarters of 2024: parts and rests add up to what was given.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Transfert<T> {
    parts: Vec<PartTransferee<T>>,
    restes: Vec<Reste<T>>,
}

/// Why quantities cannot be carried across.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TransfertError {
    /// What is carried is of 2015.
    #[error("{0}: expected a code of 2015")]
    PasDe2015(CodeQpv),
    /// A quarter that was split, and no weight says how.
    #[error("{de} has several successors, and the link to {vers} has no weight")]
    PoidsManquant {
        /// The quarter of 2015.
        de: CodeQpv,
        /// The successor without a weight.
        vers: CodeQpv,
    },
    /// A weight for quarters that no row links.
    #[error("weight from {de} to {vers}: no row links them")]
    PoidsSansLien {
        /// The quarter of 2015.
        de: CodeQpv,
        /// The quarter of 2024.
        vers: CodeQpv,
    },
    /// Two weights for one link.
    #[error("weight from {de} to {vers}: given twice")]
    PoidsEnDouble {
        /// The quarter of 2015.
        de: CodeQpv,
        /// The quarter of 2024.
        vers: CodeQpv,
    },
    /// The weights of a quarter share nothing out.
    #[error("{de}: {cause}")]
    Repartition {
        /// The quarter of 2015.
        de: CodeQpv,
        /// Why.
        cause: RepartitionError<CodeQpv>,
    },
}

impl Correspondance {
    /// Carries quantities of the quarters of 2015 to those of 2024.
    ///
    /// A quarter with one successor gives it everything, and needs no weight. One with several is shared out
    /// under the method, in proportion to the weights, to the cent or to the unit. What has no successor stays
    /// in a rest with its reason.
    ///
    /// # Errors
    /// [`TransfertError`]: a weight is missing, given twice or of no link, the weights share nothing out, or a
    /// code is not of 2015.
    ///
    /// # Examples
    /// Ten cents of a quarter that was split, by fictitious inhabitants:
    /// ```
    /// use contrat_de_ville::identifiant::CodeQpv;
    /// use contrat_de_ville::nombre::{Euros, Methode};
    /// use contrat_de_ville::territoire::{Correspondance, Poids, TransfertError};
    ///
    /// let table: Correspondance = serde_json::from_str(r#"{"lignes": [
    ///     {"code": "QN01344M", "libelle": "A", "statut": "MODIFIE", "parents": [{"code": "QP013044", "libelle": "A"}]},
    ///     {"code": "QN01345M", "libelle": "B", "statut": "MODIFIE", "parents": [{"code": "QP013044", "libelle": "A"}]}
    /// ]}"#)?;
    /// let code = |texte| CodeQpv::parse(texte).unwrap();
    /// let (de, montants) = (code("QP013044"), [(code("QP013044"), Euros::from_centimes(10))].into());
    /// let sans = table.carry(&montants, Methode::PlusFortsRestes, &[]);
    /// assert!(matches!(sans, Err(TransfertError::PoidsManquant { .. })));
    ///
    /// let poids = [("QN01344M", 2_000), ("QN01345M", 1_000)]
    ///     .map(|(vers, poids)| Poids { de, vers: code(vers), poids });
    /// let transfert = table.carry(&montants, Methode::PlusFortsRestes, &poids)?;
    /// let par_quartier = transfert.by_quarter();
    /// assert_eq!(par_quartier[&code("QN01344M")].centimes(), 7);
    /// assert_eq!(transfert.total().centimes(), 10);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn carry<T: Quantite>(
        &self,
        quantites: &BTreeMap<CodeQpv, T>,
        methode: Methode,
        poids: &[Poids],
    ) -> Result<Transfert<T>, TransfertError> {
        let par_lien = self.weights(poids)?;
        let mut transfert = Transfert { parts: Vec::new(), restes: Vec::new() };
        for (de, valeur) in quantites {
            let (de, valeur) = (*de, *valeur);
            if de.geographie() != Geographie::De2015 {
                return Err(TransfertError::PasDe2015(de));
            }
            let mut rest = |motif| transfert.restes.push(Reste { de, motif, valeur });
            let (Ok(groupe), Ok(suites)) = (self.groupe(de), self.successors(de)) else {
                rest(SansSuite::HorsTable);
                continue;
            };
            let nature = groupe.nature();
            if suites.len() <= 1 {
                match suites.first() {
                    Some(vers) => {
                        let vers = *vers;
                        transfert.parts.push(PartTransferee { de, vers, valeur, nature });
                    }
                    None => rest(SansSuite::Disparu),
                }
                continue;
            }
            let mut parties = Vec::with_capacity(suites.len());
            for vers in suites.iter().copied() {
                let poids = par_lien.get(&(de, vers)).copied();
                parties.push((vers, poids.ok_or(TransfertError::PoidsManquant { de, vers })?));
            }
            let repartition = methode
                .apportion(valeur.to_unites(), &parties)
                .map_err(|cause| TransfertError::Repartition { de, cause })?;
            transfert.parts.extend(repartition.iter().map(|(vers, unites)| PartTransferee {
                de,
                vers: *vers,
                valeur: T::from_unites(unites),
                nature,
            }));
        }
        Ok(transfert)
    }

    fn weights(
        &self,
        poids: &[Poids],
    ) -> Result<BTreeMap<(CodeQpv, CodeQpv), u64>, TransfertError> {
        let mut par_lien = BTreeMap::new();
        for Poids { de, vers, poids } in poids.iter().copied() {
            if !self.successors(de).is_ok_and(|suites| suites.contains(&vers)) {
                return Err(TransfertError::PoidsSansLien { de, vers });
            }
            if par_lien.insert((de, vers), poids).is_some() {
                return Err(TransfertError::PoidsEnDouble { de, vers });
            }
        }
        Ok(par_lien)
    }
}

impl<T: Quantite> Transfert<T> {
    /// What went, by quarter of 2015, then of 2024.
    #[must_use]
    pub fn parts(&self) -> &[PartTransferee<T>] {
        &self.parts
    }

    /// What went nowhere, by quarter of 2015.
    #[must_use]
    pub fn restes(&self) -> &[Reste<T>] {
        &self.restes
    }

    /// What each quarter of 2024 receives.
    #[must_use]
    pub fn by_quarter(&self) -> BTreeMap<CodeQpv, T::Total> {
        let mut totaux = BTreeMap::new();
        for part in &self.parts {
            let total: &mut T::Total = totaux.entry(part.vers).or_default();
            *total = T::add(*total, part.valeur);
        }
        totaux
    }

    /// Parts and rests, added up again: what was given.
    #[must_use]
    pub fn total(&self) -> T::Total {
        let parts = self.parts.iter().map(|part| part.valeur);
        let restes = self.restes.iter().map(|reste| reste.valeur);
        parts.chain(restes).fold(T::Total::default(), T::add)
    }
}
