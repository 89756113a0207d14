use std::io::Read;

use serde::Serialize;

use super::{Attribution, Entete, Lecteur, LecteurError, Place, Probleme, Totaux};
use crate::echange::Encodage;

/// A whole deposit: every record and every problem, in memory. [`Lecteur`] gives the same one line at a time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "echange.scdl.Lecture")
)]
pub struct Lecture {
    entete: Entete,
    encodage: Encodage,
    lignes_windows_1252: u64,
    attributions: Vec<(Place, Attribution)>,
    problemes: Vec<Probleme>,
    totaux: Totaux,
}

impl Lecture {
    /// Reads a deposit to its end.
    ///
    /// # Errors
    /// As [`Lecteur::new`] and [`Lecteur::read`].
    pub fn read(octets: impl Read) -> Result<Self, LecteurError> {
        let mut lecteur = Lecteur::new(octets)?;
        let mut attributions = Vec::new();
        let mut problemes = lecteur.entete().problemes().to_vec();
        while let Some(ligne) = lecteur.read()? {
            problemes.extend_from_slice(ligne.problemes());
            if let Some(lue) = ligne.attribution() {
                attributions.push((ligne.place(), lue.to_attribution()));
            }
        }
        Ok(Self {
            encodage: lecteur.encodage(),
            lignes_windows_1252: lecteur.lignes_windows_1252(),
            totaux: lecteur.totaux(),
            entete: lecteur.into_entete(),
            attributions,
            problemes,
        })
    }

    /// The headers.
    #[must_use]
    pub const fn entete(&self) -> &Entete {
        &self.entete
    }

    /// How the file was read.
    #[must_use]
    pub const fn encodage(&self) -> Encodage {
        self.encodage
    }

    /// How many lines were in Windows-1252.
    #[must_use]
    pub const fn lignes_windows_1252(&self) -> u64 {
        self.lignes_windows_1252
    }

    /// Every record, with the place of its line.
    #[must_use]
    pub fn attributions(&self) -> &[(Place, Attribution)] {
        &self.attributions
    }

    /// Every problem, those of the headers first.
    #[must_use]
    pub fn problemes(&self) -> &[Probleme] {
        &self.problemes
    }

    /// What was read and refused.
    #[must_use]
    pub const fn totaux(&self) -> Totaux {
        self.totaux
    }
}
