//! Quarters on the ground.

use std::collections::BTreeSet;

use super::super::{Cote, Tableau};
use crate::identifiant::{CodeQuartier, Nom};
use crate::territoire::geometrie::{Perimetre, Surface};
use crate::territoire::{Liste, Portrait};

/// A quarter of a map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LieuDeCarte {
    /// Its code.
    pub code: CodeQuartier,
    /// Its name, where it is said.
    pub nom: Option<Nom>,
    /// Where it is.
    pub surface: Surface,
}

impl LieuDeCarte {
    /// The code, and the name where it is said.
    #[must_use]
    pub fn libelle(&self) -> String {
        let nom = self.nom.as_ref().map(|nom| format!(", {nom}"));
        format!("{}{}", self.code, nom.unwrap_or_default())
    }
}

/// Quarters seen from above, north up, each under its number in the list.
///
/// # Examples
/// ```
/// use contrat_de_ville::rapport::{Carte, Figure, Graphique};
/// use contrat_de_ville::territoire::geometrie::{Perimetre, Surface};
///
/// // Fictitious.
/// let (surface, _) = Surface::read([[[[2.64, 50.53], [2.65, 50.53], [2.65, 50.54], [2.64, 50.53]]]])?;
/// let perimetre = Perimetre::drawn("QN06299N".parse::<contrat_de_ville::identifiant::CodeQpv>()?.into(), surface);
/// let carte = Graphique::new("Quartiers", Figure::Carte(Carte::of(&[perimetre])));
/// assert_eq!(carte.description(), "Carte, nord en haut. 1\u{a0}: QN06299N.");
/// assert_eq!(carte.tableau().rangees(), [["1", "QN06299N", ""]]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carte {
    lieux: Vec<LieuDeCarte>,
}

impl Carte {
    /// The quarters of these perimeters, by code; those of one code keep their order.
    #[must_use]
    pub fn of<'p>(perimetres: impl IntoIterator<Item = &'p Perimetre>) -> Self {
        let lieux = perimetres.into_iter().map(|perimetre| {
            let Perimetre { code, nom, surface, .. } = perimetre;
            LieuDeCarte { code: code.clone(), nom: nom.clone(), surface: surface.clone() }
        });
        let mut lieux: Vec<LieuDeCarte> = lieux.collect();
        lieux.sort_by(|un, autre| un.code.cmp(&autre.code));
        Self { lieux }
    }

    /// Those of the perimeters that are of a quarter which the territory lists.
    #[must_use]
    pub fn of_portrait<'p>(
        portrait: &Portrait,
        perimetres: impl IntoIterator<Item = &'p Perimetre>,
    ) -> Self {
        let listes = portrait.listes.iter();
        let codes: BTreeSet<&CodeQuartier> =
            listes.flat_map(Liste::quartiers).map(|quartier| &quartier.code).collect();
        Self::of(perimetres.into_iter().filter(|perimetre| codes.contains(&perimetre.code)))
    }

    /// The quarters, in order: the first has number 1.
    #[must_use]
    pub fn lieux(&self) -> &[LieuDeCarte] {
        &self.lieux
    }

    pub(super) fn description(&self) -> String {
        let lieux = (1_usize..).zip(&self.lieux);
        let lieux = lieux.map(|(numero, lieu)| format!("{numero}\u{a0}: {}", lieu.libelle()));
        let lieux: Vec<String> = lieux.collect();
        format!("Carte, nord en haut. {}.", lieux.join(" ; "))
    }

    pub(super) fn tableau(&self) -> Tableau {
        let colonnes = [("N°", Cote::Droite), ("Quartier", Cote::Gauche), ("Nom", Cote::Gauche)];
        let mut tableau = Tableau::new(colonnes);
        for (numero, LieuDeCarte { code, nom, .. }) in (1_usize..).zip(&self.lieux) {
            let nom = nom.as_ref().map_or_else(String::new, ToString::to_string);
            tableau.push([numero.to_string(), code.to_string(), nom]);
        }
        tableau
    }
}
