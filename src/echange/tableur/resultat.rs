//! What is asked of a workbook, and what was read off it.

use std::collections::BTreeMap;

use core::fmt;

use serde::{Deserialize, Serialize};

use super::correspondance::{Correspondance, TableLue};
use super::probleme::{LectureIncomplete, Probleme};
use super::total::TotalLu;
use crate::bilan::Cumul;
use crate::contrat::Generation;
use crate::financement::{Etat, Programmation, Stade};
use crate::identifiant::{Annee, CodeContrat, Reference};
use crate::nombre::{Convention, count};

/// What a workbook does not say, and its caller does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "echange.tableur.Demande")
)]
#[serde(deny_unknown_fields)]
pub struct Demande {
    /// The contract.
    pub contrat: CodeContrat,
    /// The year.
    pub annee: Annee,
    /// The generation, which says whether piliers or themes are read.
    pub generation: Generation,
    /// How amounts that are texts are read.
    pub convention: Convention,
    /// Which column is which field, as far as headers do not tell.
    #[serde(default)]
    pub correspondance: Correspondance,
}

/// A programme as it was read off a workbook, and everything that was not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lecture {
    /// Where the actions were found.
    pub actions: TableLue,
    /// Where the money was found.
    pub financements: TableLue,
    /// The rows that were read, through the gate of [`Saisie`](crate::financement::Saisie); `None` only beyond its limits.
    pub partielle: Option<Programmation>,
    /// The states of the actions that were read, where the table says them.
    pub etats: Vec<(Reference, Etat)>,
    /// Every problem, by table and by row.
    pub problemes: Vec<Probleme>,
    /// Every printed total, with what stands above it.
    pub totaux: Vec<TotalLu>,
    /// The amounts of the rows that were read, by stage.
    pub lu: BTreeMap<Stade, Cumul>,
    /// The amounts of the rows that were refused, by stage, where it could be read.
    pub refuse: BTreeMap<Option<Stade>, Cumul>,
    /// How many cells of amounts of the rows refused could not be read.
    pub illisibles: u64,
}

impl Lecture {
    /// The whole programme.
    ///
    /// A total that does not tie does not refuse a programme: it is for people to judge.
    ///
    /// # Errors
    /// [`LectureIncomplete`] if a row was refused: what was read is handed back.
    pub fn complete(self) -> Result<Programmation, LectureIncomplete> {
        match self.partielle {
            Some(programmation) if self.problemes.is_empty() => Ok(programmation),
            partielle => Err(LectureIncomplete {
                problemes: self.problemes,
                partielle: partielle.map(Box::new),
            }),
        }
    }
}

impl fmt::Display for Lecture {
    /// In French, for an agent: what each column was taken for, the totals, the problems, the sums.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for table in [&self.actions, &self.financements] {
            writeln!(f, "{table}")?;
        }
        self.totaux.iter().try_for_each(|total| writeln!(f, "{total}"))?;
        self.problemes.iter().try_for_each(|probleme| writeln!(f, "{probleme}"))?;
        let stade = |stade: Option<Stade>| {
            stade.map_or_else(|| "stade non lu".to_owned(), |stade| stade.to_string())
        };
        let lus = self.lu.iter().map(|(cle, cumul)| ("Lu", Some(*cle), cumul));
        let refuses = self.refuse.iter().map(|(cle, cumul)| ("Refusé", *cle, cumul));
        for (quoi, cle, cumul) in lus.chain(refuses) {
            let nombre = u32::try_from(cumul.nombre()).unwrap_or(u32::MAX);
            let montants = count(nombre, "montant", "montants");
            writeln!(f, "{quoi}, {}\u{a0}: {montants}, {}", stade(cle), cumul.total())?;
        }
        Ok(())
    }
}
