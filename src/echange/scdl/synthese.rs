use core::fmt;
use std::collections::BTreeMap;

use serde::Serialize;

use super::{Champ, Code, Gravite, Origine, Probleme};
use crate::nombre::{bind, print_entier};

/// How many first places of a kind are kept.
const PREMIERS: usize = 3;

/// The problems of a deposit by kind and field, with the first of each: as much memory for a line as for a million.
///
/// # Display
/// For a terminal, in French: the blocking first, then the repaired, then the remarks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Synthese {
    #[serde(serialize_with = "as_list")]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<Genre>"))]
    genres: BTreeMap<(Gravite, Code, Option<Champ>), Genre>,
}

/// The problems of one kind in one field.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Genre {
    nombre: u64,
    premiers: Vec<Probleme>,
}

impl Genre {
    /// How many.
    #[must_use]
    pub const fn nombre(&self) -> u64 {
        self.nombre
    }

    /// The first three, in the order of the file.
    #[must_use]
    pub fn premiers(&self) -> &[Probleme] {
        &self.premiers
    }
}

impl Synthese {
    /// Adds problems, in the order of the file.
    pub fn extend(&mut self, problemes: &[Probleme]) {
        for probleme in problemes {
            let cle = (probleme.gravite(), probleme.code(), probleme.champ());
            let genre = self.genres.entry(cle).or_default();
            genre.nombre = genre.nombre.saturating_add(1);
            if genre.premiers.len() < PREMIERS {
                genre.premiers.push(probleme.clone());
            }
        }
    }

    /// How many problems of a gravity.
    #[must_use]
    pub fn count(&self, gravite: Gravite) -> u64 {
        let genres = self.genres.iter().filter(|((autre, ..), _)| *autre == gravite);
        genres.fold(0, |total, (_, genre)| total.saturating_add(genre.nombre))
    }

    /// Every kind, the blocking first, in the order of the codes and of the fields.
    pub fn iter(&self) -> impl Iterator<Item = (Code, Option<Champ>, &Genre)> {
        self.genres.iter().map(|((_, code, champ), genre)| (*code, *champ, genre))
    }
}

fn as_list<S: serde::Serializer>(
    genres: &BTreeMap<(Gravite, Code, Option<Champ>), Genre>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(genres.values())
}

impl fmt::Display for Synthese {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let titres = [
            (Gravite::Bloquante, "Problèmes bloquants"),
            (Gravite::Reparee, "Écritures réparées"),
            (Gravite::Remarque, "Remarques"),
        ];
        for (gravite, titre) in titres {
            let nombre = print_entier(self.count(gravite));
            writeln!(f, "{}", bind(&format!("{titre} : {nombre}")))?;
            for ((_, code, champ), genre) in self.genres.iter().filter(|((g, ..), _)| *g == gravite)
            {
                let ou = champ.map_or(String::new(), |champ| format!(" ({champ})"));
                let regle = match (gravite, code.origine(*champ)) {
                    (Gravite::Bloquante, Origine::Bibliotheque) => ", que le schéma accepte",
                    _ => "",
                };
                let nombre = print_entier(genre.nombre);
                let genre_dit = format!("  {nombre} × {}{ou}{regle} [{code}]", code.phrase());
                writeln!(f, "{}", bind(&genre_dit))?;
                for probleme in &genre.premiers {
                    writeln!(f, "    {probleme}")?;
                }
            }
        }
        Ok(())
    }
}
