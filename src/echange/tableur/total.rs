//! Rows of totals: recognised, never read as a line, and checked against what stands above.

use std::collections::BTreeMap;

use core::fmt;

use super::adresse::{Adresse, Colonne};
use super::champ::Champ;
use super::classeur::{Rangee, Valeur};
use super::correspondance::{Sens, TableLue};
use super::libelle::normalize;
use super::montant;
use crate::nombre::{Convention, Euros, Somme, bind};

/// The total of a column, as printed in a table, and what stands above it.
///
/// # Interpretation
/// A row is a total if its first filled cell is a text whose first word is *total*, *totaux* or *sous-total*,
/// and if no other field of it is filled but amounts. A sub-total is of what stands above it since the total or
/// sub-total before; a total is of everything above, or of what stands above since the total before: both
/// are tried. Rows that are refused count, as far as their amounts can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TotalLu {
    /// The cell of the amount.
    pub adresse: Adresse,
    /// The label of the row.
    pub libelle: String,
    /// What stands in the cell, as it is read.
    pub texte: String,
    /// The amount printed; none where the cell is no amount.
    pub imprime: Option<Euros>,
    /// The exact sum of what it is of.
    pub calcule: Somme,
    /// Of what.
    pub base: BaseDeTotal,
    /// Whether both agree.
    pub verdict: VerdictDeTotal,
}

/// What a total is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BaseDeTotal {
    /// Everything above.
    DepuisLeDebut,
    /// What stands above since the total before, whatever sub-totals stand between.
    DepuisLeTotalPrecedent,
    /// What stands above since the total or sub-total before.
    DepuisLePrecedent,
}

/// Whether a printed total is the sum of what it is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum VerdictDeTotal {
    /// It is.
    Juste,
    /// It is not.
    Faux,
    /// An amount above, or the total itself, cannot be read.
    Indecidable,
}

impl TotalLu {
    /// What the printed total has more than the sum; `None` where it is no amount.
    #[must_use]
    pub fn ecart(&self) -> Option<Somme> {
        Some(Somme::from(self.imprime?).minus(self.calcule))
    }
}

impl fmt::Display for TotalLu {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let base = match self.base {
            BaseDeTotal::DepuisLeDebut => "de toutes les lignes au-dessus",
            BaseDeTotal::DepuisLeTotalPrecedent => "des lignes depuis le total précédent",
            BaseDeTotal::DepuisLePrecedent => "des lignes depuis le total ou sous-total précédent",
        };
        let Self { adresse, libelle, calcule, .. } = self;
        let phrase = match (self.imprime, self.verdict) {
            (None, _) => format!(
                "{adresse} : « {libelle} » imprime « {} », qui n’est pas un montant ; somme {base} : {calcule}",
                self.texte
            ),
            (Some(imprime), VerdictDeTotal::Juste) => {
                format!("{adresse} : « {libelle} », {imprime}, est la somme {base}")
            }
            (Some(imprime), VerdictDeTotal::Faux) => format!(
                "{adresse} : « {libelle} » imprime {imprime}, la somme {base} est {calcule}, écart {:+}",
                Somme::from(imprime).minus(*calcule)
            ),
            (Some(imprime), VerdictDeTotal::Indecidable) => format!(
                "{adresse} : « {libelle} » imprime {imprime}, la somme {base} est {calcule} sans les montants illisibles"
            ),
        };
        f.write_str(&bind(&phrase))
    }
}

/// The sums of the columns of amounts while rows go by.
#[derive(Default)]
pub(super) struct Cumuls {
    colonnes: BTreeMap<Colonne, Colonnes>,
}

#[derive(Clone, Copy, Default)]
struct Colonnes {
    debut: Cumul,
    total_precedent: Cumul,
    precedent: Cumul,
}

#[derive(Clone, Copy, Default)]
struct Cumul {
    somme: Somme,
    illisible: bool,
}

impl Cumul {
    fn add(&mut self, montant: Option<Euros>) {
        match montant {
            Some(montant) => self.somme = self.somme.merge(montant.into()),
            None => self.illisible = true,
        }
    }
}

impl Cumuls {
    /// Takes an amount of a row in; `None` for one that cannot be read.
    pub(super) fn add(&mut self, colonne: Colonne, montant: Option<Euros>) {
        let colonnes = self.colonnes.entry(colonne).or_default();
        colonnes.debut.add(montant);
        colonnes.total_precedent.add(montant);
        colonnes.precedent.add(montant);
    }

    /// Checks a row of totals, and starts afresh below it.
    pub(super) fn check(
        &mut self,
        table: &TableLue,
        ligne: u32,
        cellules: &Rangee,
        libelle: &str,
        convention: Convention,
    ) -> Vec<TotalLu> {
        let partiel = normalize(libelle).starts_with("sous");
        let mut totaux = Vec::new();
        for colonne in table.amount_columns() {
            let Some(valeur) = cellules.get(&colonne) else { continue };
            let Colonnes { debut, total_precedent, precedent } =
                self.colonnes.get(&colonne).copied().unwrap_or_default();
            let lu = montant::read(valeur, convention);
            let texte = match &lu {
                Ok(montant) => montant.to_string(),
                Err(refus) => refus.valeur.clone(),
            };
            let imprime = lu.ok();
            let is = |cumul: Cumul| imprime.is_some_and(|imprime| cumul.somme == imprime.into());
            let (base, cumul) = if partiel {
                (BaseDeTotal::DepuisLePrecedent, precedent)
            } else if !is(debut) && is(total_precedent) {
                (BaseDeTotal::DepuisLeTotalPrecedent, total_precedent)
            } else {
                (BaseDeTotal::DepuisLeDebut, debut)
            };
            let verdict = if imprime.is_none() || cumul.illisible {
                VerdictDeTotal::Indecidable
            } else if is(cumul) {
                VerdictDeTotal::Juste
            } else {
                VerdictDeTotal::Faux
            };
            totaux.push(TotalLu {
                adresse: Adresse {
                    feuille: table.feuille.as_str().into(),
                    ligne,
                    colonne: Some(colonne),
                },
                libelle: libelle.to_owned(),
                texte,
                imprime,
                calcule: cumul.somme,
                base,
                verdict,
            });
        }
        for colonnes in self.colonnes.values_mut() {
            colonnes.precedent = Cumul::default();
            if !partiel {
                colonnes.total_precedent = Cumul::default();
            }
        }
        totaux
    }
}

/// The label of a row of totals; `None` for any other row.
pub(super) fn label<'r>(table: &TableLue, cellules: &'r Rangee) -> Option<&'r str> {
    let (premiere, valeur) = cellules.iter().next()?;
    let Valeur::Texte(texte) = valeur else { return None };
    let normal = normalize(texte);
    let mut mots = normal.split(' ');
    let total = matches!(
        (mots.next(), mots.next()),
        (Some("total" | "totaux" | "soustotal"), _) | (Some("sous"), Some("total" | "totaux"))
    );
    let seul = table.colonnes.iter().all(|colonne| {
        let libelle = colonne.colonne == *premiere;
        libelle != colonne.sens.is_amount() || !cellules.contains_key(&colonne.colonne)
    });
    (total && seul).then(|| texte.trim())
}

impl TableLue {
    /// The columns of amounts, from left to right.
    pub(super) fn amount_columns(&self) -> impl Iterator<Item = Colonne> {
        let montants = self.colonnes.iter().filter(|colonne| colonne.sens.is_amount());
        montants.map(|colonne| colonne.colonne)
    }
}

impl Sens {
    /// Whether a column holds amounts.
    pub(super) fn is_amount(&self) -> bool {
        match self {
            Self::Champ(champ) => *champ == Champ::Montant || champ.stade().is_some(),
            Self::Source(_) => true,
        }
    }
}
