use core::fmt;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::table::foundation;
use super::{Fondement, Passerelle};
use crate::contrat::{Classement, Generation};
use crate::identifiant::Nom;
use crate::nombre::{Egalite, Euros, Methode, RepartitionError, Somme, SommeError};

/// An amount, or a part of one, that went to a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PartPassee {
    /// The key of 2015–2023.
    pub de: Classement,
    /// The key of 2024–2030.
    pub vers: Classement,
    /// What went.
    pub montant: Somme,
    /// What it rests on.
    pub fondement: Fondement,
}

/// Why an amount has nowhere to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum MotifDeReste {
    /// The table has nothing of its pilier.
    HorsTable,
    /// The table has its pilier, or sub-themes of it, and not the key itself: nothing is spread or lumped.
    AutreNiveau,
}

impl fmt::Display for MotifDeReste {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::HorsTable => "absent de la passerelle",
            Self::AutreNiveau => "passerelle donnée à un autre niveau du même pilier",
        })
    }
}

/// An amount that went nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ResteDePassage {
    /// The key of 2015–2023.
    pub de: Classement,
    /// Why.
    pub motif: MotifDeReste,
    /// What stays.
    pub montant: Somme,
}

/// Targets that stood level for the last cents of an origin: the order of the national lists settled it, and nothing
/// that anyone stated.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EgaliteDePassage {
    /// The key of 2015–2023.
    pub de: Classement,
    /// Those that got a cent, in the order of the lists.
    pub servis: Vec<Classement>,
    /// Those that did not, with the same claim, in the order of the lists.
    pub ecartes: Vec<Classement>,
}

/// What a target received, by what it rests on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SelonFondement {
    /// From origins that went whole.
    pub un_pour_un: Somme,
    /// From origins that weights shared out.
    pub pondere: Somme,
}

impl SelonFondement {
    /// Both.
    #[must_use]
    pub const fn total(self) -> Somme {
        self.un_pour_un.merge(self.pondere)
    }
}

/// Amounts of 2015–2023 under the keys of 2024–2030: parts and rests add up to what was given, to the cent. Where only
/// the order of keys said who gets the last cents, it says so ([`Passage::egalites`]).
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Passage {
    source: Nom,
    methode: Methode,
    parts: Vec<PartPassee>,
    restes: Vec<ResteDePassage>,
    egalites: Vec<EgaliteDePassage>,
}

/// Why amounts cannot be carried across.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PassageError {
    /// What is carried is of 2015–2023.
    #[error("« {0} » is of 2024–2030, expected a pilier or a sub-theme of 2015–2023")]
    PasDe2015(Classement),
    /// The method refuses.
    #[error("« {de} »: {cause}")]
    Repartition {
        /// The key of 2015–2023.
        de: Classement,
        /// Why.
        cause: RepartitionError<Classement>,
    },
    /// A total that is shared out is too large: what goes whole has no bound.
    #[error("« {de} »: {cause}")]
    HorsBornes {
        /// The key of 2015–2023.
        de: Classement,
        /// Why.
        cause: SommeError,
    },
}

impl Passerelle {
    /// Carries amounts across: an origin with one target gives it everything, one with several is shared out to the
    /// cent under the method, and what the table does not have stays in a rest with its reason.
    ///
    /// Amounts come in any order. Those of one key are added up first, so that how they were cut changes no cent.
    ///
    /// # Errors
    /// [`PassageError`]: a key of 2024–2030, fewer cents than targets under a method that gives one to each, or a
    /// total to share out beyond one amount.
    pub fn carry<M: Into<Somme>>(
        &self,
        montants: impl IntoIterator<Item = (Classement, M)>,
        methode: Methode,
    ) -> Result<Passage, PassageError> {
        let mut totaux: BTreeMap<Classement, Somme> = BTreeMap::new();
        for (de, montant) in montants {
            if de.thematique().generation() != Generation::ContratsDeVille {
                return Err(PassageError::PasDe2015(de));
            }
            let total = totaux.entry(de).or_default();
            *total = total.merge(montant.into());
        }
        let mut passage = Passage {
            source: self.source().clone(),
            methode,
            parts: Vec::new(),
            restes: Vec::new(),
            egalites: Vec::new(),
        };
        for (de, montant) in totaux {
            if let Some(cibles) = self.targets(de) {
                passage.share(de, montant, cibles)?;
            } else {
                let motif = self.reason(de);
                passage.restes.push(ResteDePassage { de, motif, montant });
            }
        }
        Ok(passage)
    }

    /// Why an amount of a key would stay; `None` if the table has the key.
    #[must_use]
    pub fn missing(&self, de: Classement) -> Option<MotifDeReste> {
        self.targets(de).is_none().then(|| self.reason(de))
    }

    fn reason(&self, de: Classement) -> MotifDeReste {
        if self.origines().any(|(autre, _)| autre.thematique() == de.thematique()) {
            MotifDeReste::AutreNiveau
        } else {
            MotifDeReste::HorsTable
        }
    }
}

impl Passage {
    fn share(
        &mut self,
        de: Classement,
        montant: Somme,
        cibles: &BTreeMap<Classement, u64>,
    ) -> Result<(), PassageError> {
        let fondement = foundation(cibles);
        let part = |vers, montant| PartPassee { de, vers, montant, fondement };
        if let (Fondement::UnPourUn, Some(vers)) = (fondement, cibles.keys().next()) {
            self.parts.push(part(*vers, montant));
            return Ok(());
        }
        let entier =
            Euros::try_from(montant).map_err(|cause| PassageError::HorsBornes { de, cause })?;
        let poids: Vec<(Classement, u64)> = cibles.iter().map(|(c, p)| (*c, *p)).collect();
        let repartition = self
            .methode
            .split(entier, &poids)
            .map_err(|cause| PassageError::Repartition { de, cause })?;
        self.parts.extend(repartition.montants().map(|(vers, m)| part(*vers, m.into())));
        if let Some(Egalite { servis, ecartes }) = repartition.egalite() {
            let (servis, ecartes) = (servis.clone(), ecartes.clone());
            self.egalites.push(EgaliteDePassage { de, servis, ecartes });
        }
        Ok(())
    }

    /// Who states the table.
    #[must_use]
    pub const fn source(&self) -> &Nom {
        &self.source
    }

    /// The method under which weights shared amounts out.
    #[must_use]
    pub const fn methode(&self) -> Methode {
        self.methode
    }

    /// What went, by key of 2015–2023, then of 2024–2030.
    #[must_use]
    pub fn parts(&self) -> &[PartPassee] {
        &self.parts
    }

    /// What went nowhere, by key of 2015–2023.
    #[must_use]
    pub fn restes(&self) -> &[ResteDePassage] {
        &self.restes
    }

    /// The ties that the order of keys settled, by key of 2015–2023; empty if weights alone said who gets what.
    #[must_use]
    pub fn egalites(&self) -> &[EgaliteDePassage] {
        &self.egalites
    }

    /// What each target received, by what it rests on.
    #[must_use]
    pub fn by_target(&self) -> BTreeMap<Classement, SelonFondement> {
        let mut cibles: BTreeMap<Classement, SelonFondement> = BTreeMap::new();
        for part in &self.parts {
            let cible = cibles.entry(part.vers).or_default();
            let montant = part.montant;
            match part.fondement {
                Fondement::UnPourUn => cible.un_pour_un = cible.un_pour_un.merge(montant),
                Fondement::Pondere => cible.pondere = cible.pondere.merge(montant),
            }
        }
        cibles
    }

    /// Parts and rests, added up again: what was given.
    #[must_use]
    pub fn total(&self) -> Somme {
        let parts = self.parts.iter().map(|part| part.montant);
        parts.chain(self.restes.iter().map(|reste| reste.montant)).sum()
    }
}
