//! Which column is which field: what the caller gives, what was found, what is wrong.

use std::collections::BTreeMap;

use core::fmt;

use serde::{Deserialize, Serialize};

use super::adresse::{Adresse, Colonne};
use super::champ::{Champ, Table};
use crate::financement::Source;

/// What the caller says of a workbook. What is not said is found by the headers, and shown: see
/// [`TableLue`].
///
/// # Examples
/// The amounts of a sheet « Budget » stand in column `F`, all of them granted:
/// ```
/// use contrat_de_ville::echange::tableur::{Champ, Correspondance};
///
/// let correspondance: Correspondance = serde_json::from_str(r#"{
///     "financements": {
///         "feuille": "Budget",
///         "colonnes": {"montant": "F"},
///         "valeurs": {"stade": "accordé", "credits": "droit commun"}
///     }
/// }"#)?;
/// assert_eq!(correspondance.financements.valeurs[&Champ::Stade], "accordé");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "echange.tableur.Correspondance")
)]
#[serde(deny_unknown_fields, default)]
pub struct Correspondance {
    /// Where the actions are.
    pub actions: TableDonnee,
    /// Where the money is.
    pub financements: TableDonnee,
    /// The sources that labels stand for: headers of columns in a matrix, or cells under « Source ». A label is
    /// compared as a header is. No source is ever read off a label that is not here: a label seldom tells the
    /// scheme, and never whether the credits are *spécifiques*.
    pub sources: BTreeMap<String, Source>,
}

/// What the caller says of one table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct TableDonnee {
    /// The name of its sheet; without, the only visible one whose headers fit.
    pub feuille: Option<String>,
    /// The row of its headers, from 1; without, the first of those that most headers are recognised in.
    pub entete: Option<u32>,
    /// The columns of fields, whatever their headers.
    #[cfg_attr(
        feature = "schema",
        schemars(schema_with = "crate::texte::keyed::<Champ, Colonne>")
    )]
    pub colonnes: BTreeMap<Champ, Colonne>,
    /// Fields without column, the same in every row, as a cell would say them.
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::texte::keyed::<Champ, String>"))]
    pub valeurs: BTreeMap<Champ, String>,
}

/// A table as it was found: its place, and what each column was taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableLue {
    /// Which one.
    pub table: Table,
    /// The name of its sheet.
    pub feuille: String,
    /// The row of its headers, from 1.
    pub entete: u32,
    /// What stands above the headers: titles, often merged.
    pub titres: Vec<(Adresse, String)>,
    /// The columns that are read, from left to right.
    pub colonnes: Vec<ColonneLue>,
    /// The columns in which something stands and that are not read: their headers, blank where there is none.
    pub ignorees: Vec<(Colonne, String)>,
    /// Fields without column, the same in every row.
    pub valeurs: BTreeMap<Champ, String>,
    /// What became of its rows.
    pub rangees: Rangees,
}

impl fmt::Display for TableLue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { table, feuille, entete, rangees, .. } = self;
        writeln!(
            f,
            "Table des {table}\u{a0}: feuille «\u{a0}{feuille}\u{a0}», en-têtes ligne {entete}"
        )?;
        for ColonneLue { colonne, entete, sens, reconnue } in &self.colonnes {
            writeln!(f, "  {colonne} «\u{a0}{entete}\u{a0}» → {sens} ({reconnue})")?;
        }
        for (champ, valeur) in &self.valeurs {
            writeln!(f, "  partout «\u{a0}{valeur}\u{a0}» → {champ} ({})", Reconnaissance::Donnee)?;
        }
        for (colonne, entete) in &self.ignorees {
            writeln!(f, "  {colonne} «\u{a0}{entete}\u{a0}» n’est pas lue")?;
        }
        let Rangees { lues, refusees, totaux, vides } = rangees;
        writeln!(f, "  lignes lues {lues}, refusées {refusees}, de totaux {totaux}, vides {vides}")
    }
}

/// What became of the rows of a table, below its headers and down to its last one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Rangees {
    /// Read.
    pub lues: u64,
    /// Refused, with at least one problem each.
    pub refusees: u64,
    /// Totals, checked and never read.
    pub totaux: u64,
    /// Blank, where something is read.
    pub vides: u64,
}

/// A column, and what it was taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColonneLue {
    /// The column.
    pub colonne: Colonne,
    /// Its header, as written.
    pub entete: String,
    /// What it holds.
    pub sens: Sens,
    /// How that is known.
    pub reconnue: Reconnaissance,
}

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sens {
    /// A field.
    Champ(Champ),
    /// The amounts of a source, in a matrix.
    Source(Source),
}

impl fmt::Display for Sens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Champ(champ) => champ.fmt(f),
            Self::Source(source) => source.fmt(f),
        }
    }
}

/// How the sense of a column is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Reconnaissance {
    /// The caller gave it.
    Donnee,
    /// Its header is the one that this crate writes.
    Libelle,
    /// Its header is another that is recognised.
    Synonyme,
}

impl fmt::Display for Reconnaissance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Donnee => "donné par l’appelant",
            Self::Libelle => "libellé",
            Self::Synonyme => "synonyme",
        })
    }
}

/// Why a workbook is no programme: the tables are not there, or their columns do not tell.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ProblemeDeCorrespondance {
    /// No sheet of that name.
    #[error("table of {table}: no sheet {feuille:?}, expected one of {presentes:?}")]
    FeuilleInconnue {
        /// The table.
        table: Table,
        /// The name that was given.
        feuille: String,
        /// The sheets that there are.
        presentes: Vec<String>,
    },
    /// No visible sheet has the headers of the table.
    #[error(
        "table of {table}: no visible sheet has a row of its headers, looked at {feuilles:?}; name the sheet and the row"
    )]
    TableIntrouvable {
        /// The table.
        table: Table,
        /// The sheets that were looked at.
        feuilles: Vec<String>,
    },
    /// Several sheets have the headers of the table.
    #[error("table of {table}: may be any of {feuilles:?}; name the sheet")]
    FeuillesPossibles {
        /// The table.
        table: Table,
        /// The sheets that may be it.
        feuilles: Vec<String>,
    },
    /// A field that must be read has no column and no value.
    #[error(
        "sheet {feuille:?}, headers of row {entete}: no column of {}, expected « {} »; give its column or its value",
        .champs.first().map_or("", |champ| champ.libelle()),
        .champs.iter().map(|champ| champ.libelle()).collect::<Vec<_>>().join(" » or « ")
    )]
    ChampManquant {
        /// The sheet.
        feuille: String,
        /// The row of the headers.
        entete: u32,
        /// The field, and those that would do instead of it.
        champs: Vec<Champ>,
    },
    /// Two columns of one field.
    #[error("{premiere} and {seconde} are both « {champ} »: give the column")]
    ChampEnDouble {
        /// The field.
        champ: Champ,
        /// The header of the first.
        premiere: Adresse,
        /// The header of the second.
        seconde: Adresse,
    },
    /// Two columns of one source.
    #[error("{premiere} and {seconde} are both of the source {source_commune}")]
    SourceEnDouble {
        /// The source.
        source_commune: Box<Source>,
        /// The header of the first.
        premiere: Adresse,
        /// The header of the second.
        seconde: Adresse,
    },
    /// Two labels of [`Correspondance::sources`] that are compared as equal.
    #[error("the labels {premier:?} and {second:?} are compared as one and stand for two sources")]
    LibelleEnDouble {
        /// One label.
        premier: String,
        /// The other.
        second: String,
    },
    /// Both forms at once: a column of amounts, and columns of sources.
    #[error(
        "sheet {feuille:?}: {montant} is an amount and {source_de} a source, expected one row a line or one column a source"
    )]
    DeuxFormes {
        /// The sheet.
        feuille: String,
        /// The header of the amount.
        montant: Adresse,
        /// The header of the source.
        source_de: Adresse,
    },
    /// A field of the other table.
    #[error("« {champ} » is no field of the table of {table}")]
    AutreTable {
        /// The table.
        table: Table,
        /// The field.
        champ: Champ,
    },
    /// A field that was given a column and a value.
    #[error("table of {table}: « {champ} » has a column and a value, expected one of them")]
    ColonneEtValeur {
        /// The table.
        table: Table,
        /// The field.
        champ: Champ,
    },
    /// A field that was given a blank value.
    #[error("table of {table}: the value of « {champ} » is blank, expected a text, or no value")]
    ValeurVide {
        /// The table.
        table: Table,
        /// The field.
        champ: Champ,
    },
    /// A column that was given to two fields.
    #[error(
        "table of {table}: column {colonne} is given to « {premier} » and to « {second} », expected one field"
    )]
    ColonneDeDeuxChamps {
        /// The table.
        table: Table,
        /// The column.
        colonne: Colonne,
        /// One field.
        premier: Champ,
        /// The other.
        second: Champ,
    },
}

/// Every problem that keeps the tables from being read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProblemesDeCorrespondance(pub(super) Vec<ProblemeDeCorrespondance>);

impl ProblemesDeCorrespondance {
    /// The problems; never empty.
    #[must_use]
    pub fn as_slice(&self) -> &[ProblemeDeCorrespondance] {
        &self.0
    }
}

impl fmt::Display for ProblemesDeCorrespondance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (rang, probleme) in self.0.iter().enumerate() {
            write!(f, "{}{probleme}", if rang == 0 { "" } else { "; " })?;
        }
        Ok(())
    }
}

impl core::error::Error for ProblemesDeCorrespondance {}
