//! A published table.

use serde::{Deserialize, Serialize};

use super::imprime::{Cellule, MontantImprime, TauxImprime};
use crate::nombre::{Convention, LectureError};

/// A published table, as printed: rows under a typed key, and a total where there is one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Tableau_for_{K}"))]
#[serde(deny_unknown_fields)]
pub struct Tableau<K> {
    /// Its title.
    pub titre: String,
    /// Its rows, in the order of print.
    pub lignes: Vec<LigneImprimee<K>>,
    /// Its row of totals.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<ChiffresImprimes>,
}

/// A row of a published table. On the wire its key, its label and its figures stand side by side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "LigneImprimee_for_{K}")
)]
#[serde(from = "LigneSurLeFil<K>")]
pub struct LigneImprimee<K> {
    /// What the row is about.
    pub cle: K,
    /// Its label, as printed.
    pub libelle: String,
    /// Its figures.
    #[serde(flatten)]
    pub chiffres: ChiffresImprimes,
}

/// The figures of a row.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ChiffresImprimes {
    /// A number of actions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nombre: Option<u64>,
    /// An amount.
    #[serde(default, skip_serializing_if = "Cellule::is_empty")]
    pub montant: Cellule<MontantImprime>,
    /// The share of the amount in the total.
    #[serde(default, skip_serializing_if = "Cellule::is_empty")]
    pub taux: Cellule<TauxImprime>,
    /// The amount of the year before.
    #[serde(default, skip_serializing_if = "Cellule::is_empty")]
    pub precedent: Cellule<MontantImprime>,
    /// The rate of evolution from the year before.
    #[serde(default, skip_serializing_if = "Cellule::is_empty")]
    pub evolution: Cellule<TauxImprime>,
}

/// How a row is read: written out, since a flattened struct would let an unknown field go by.
#[derive(Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "LigneImprimee_for_{K}")
)]
#[serde(rename = "LigneImprimee", deny_unknown_fields)]
struct LigneSurLeFil<K> {
    cle: K,
    libelle: String,
    #[serde(default)]
    nombre: Option<u64>,
    #[serde(default)]
    montant: Cellule<MontantImprime>,
    #[serde(default)]
    taux: Cellule<TauxImprime>,
    #[serde(default)]
    precedent: Cellule<MontantImprime>,
    #[serde(default)]
    evolution: Cellule<TauxImprime>,
}

impl<K> From<LigneSurLeFil<K>> for LigneImprimee<K> {
    fn from(ligne: LigneSurLeFil<K>) -> Self {
        let LigneSurLeFil { cle, libelle, nombre, montant, taux, precedent, evolution } = ligne;
        let chiffres = ChiffresImprimes { nombre, montant, taux, precedent, evolution };
        Self { cle, libelle, chiffres }
    }
}

/// Why rows make no table: the row is numbered from 1, without the header.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TableauError {
    /// A cell that is no figure, *nc* or blank.
    #[error("row {ligne}, column `{colonne}`: {cause}")]
    Cellule {
        /// Number of the row.
        ligne: usize,
        /// The column: `montant` or `taux`.
        colonne: &'static str,
        /// Why the cell cannot be read.
        cause: LectureError,
    },
    /// A row that seems to add up others, and would count them twice.
    #[error(
        "row {ligne}: {libelle:?} seems to add up other rows, expected parts and one row `Total`"
    )]
    Cumul {
        /// Number of the row.
        ligne: usize,
        /// Its label.
        libelle: String,
    },
    /// A second row labelled *Total*.
    #[error("row {ligne}: a second row `Total`, expected one at most")]
    TotalEnDouble {
        /// Number of the row.
        ligne: usize,
    },
}

/// What a row is, by its label.
enum Rangee {
    Partie,
    Total,
    Cumul,
}

impl Rangee {
    fn of(libelle: &str) -> Self {
        let plie = libelle.to_lowercase().replace('é', "e");
        let mot = plie.trim_end_matches([':', ' ', '\u{a0}']);
        match mot {
            "total" | "total general" | "totaux" => Self::Total,
            autre if autre.starts_with("total ") || autre.starts_with("sous-total") => Self::Cumul,
            _ => Self::Partie,
        }
    }
}

impl Tableau<String> {
    /// A table from rows of texts `[libelle, montant, taux]`, whose numbers follow `convention`; the row
    /// labelled *Total*, *Total général* or *Totaux* is the total.
    ///
    /// # Errors
    /// [`TableauError`] at the first cell that is no figure, *nc* or blank, at a second total, or at a row
    /// such as *Sous-total*.
    ///
    /// # Examples
    /// ```
    /// use contrat_de_ville::controle::Tableau;
    /// use contrat_de_ville::nombre::Convention::{Stricte, VirguleDecimale};
    ///
    /// let rangees = [["A", "600", "60,0"], ["B", "400", "40,0"], ["Total", "1.000", "100,0"]];
    /// let tableau = Tableau::from_rows("Recettes", VirguleDecimale, rangees)?;
    /// assert_eq!((tableau.lignes.len(), tableau.total.is_some()), (2, true));
    /// let error = Tableau::from_rows("Recettes", Stricte, [["A", "1.704", ""]]).unwrap_err();
    /// assert!(error.to_string().starts_with("row 1, column `montant`: \"1.704\": ambiguous"));
    /// # Ok::<(), contrat_de_ville::controle::TableauError>(())
    /// ```
    pub fn from_rows<T: AsRef<str>>(
        titre: impl Into<String>,
        convention: Convention,
        rangees: impl IntoIterator<Item = [T; 3]>,
    ) -> Result<Self, TableauError> {
        let mut tableau = Self { titre: titre.into(), lignes: Vec::new(), total: None };
        for (ligne, [libelle, montant, taux]) in (1_usize..).zip(rangees) {
            let place = |colonne| move |cause| TableauError::Cellule { ligne, colonne, cause };
            let chiffres = ChiffresImprimes {
                montant: Cellule::read(montant.as_ref(), |texte| {
                    MontantImprime::read(texte, convention)
                })
                .map_err(place("montant"))?,
                taux: Cellule::read(taux.as_ref(), |texte| TauxImprime::read(texte, convention))
                    .map_err(place("taux"))?,
                ..ChiffresImprimes::default()
            };
            let libelle = libelle.as_ref().trim().to_owned();
            match Rangee::of(&libelle) {
                Rangee::Partie => {
                    tableau.lignes.push(LigneImprimee { cle: libelle.clone(), libelle, chiffres });
                }
                Rangee::Total if tableau.total.is_none() => tableau.total = Some(chiffres),
                Rangee::Total => return Err(TableauError::TotalEnDouble { ligne }),
                Rangee::Cumul => return Err(TableauError::Cumul { ligne, libelle }),
            }
        }
        Ok(tableau)
    }
}
