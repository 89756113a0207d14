//! The tables of programming that people keep in spreadsheets: XLSX, ODS and CSV in, XLSX out; the
//! yearly report, XLSX out.
//!
//! | question | answer |
//! |---|---|
//! | what is this file? | a [`Format`], told by its bytes; a [`Classeur`] |
//! | which column is which field? | a [`Correspondance`] says, or headers do ([`Champ`]); a [`TableLue`] shows |
//! | what does it hold? | a [`Lecture`]: the programme, every [`Probleme`] at its [`Adresse`], every [`TotalLu`] |
//! | how is a programme given to people? | a [`ClasseurDeProgrammation`]: the two tables, the breakdowns, the control |
//! | how is a yearly report given to people? | a [`ClasseurDuRapport`]: a sheet for each part that it holds |

#![deny(clippy::arithmetic_side_effects)]

mod action;
mod adresse;
mod champ;
mod classeur;
mod correspondance;
mod ecriture;
mod etendue;
mod financement;
mod format;
mod lecture;
mod lecture_csv;
mod lecture_ods;
mod lecture_xlsx;
mod libelle;
mod liste;
mod montant;
mod probleme;
mod rangee;
mod reperage;
mod reste;
mod resultat;
mod total;

pub use adresse::{Adresse, Colonne, ColonneError};
pub use champ::{Champ, Table};
pub use classeur::{Classeur, ClasseurError};
pub use correspondance::{
    ColonneLue, Correspondance, ProblemeDeCorrespondance, ProblemesDeCorrespondance, Rangees,
    Reconnaissance, Sens, TableDonnee, TableLue,
};
pub use ecriture::{
    ClasseurDeProgrammation, ClasseurDuRapport, ClasseurEcrit, EcritureError, PartieNonEcrite,
    RapportEcrit,
};
pub use format::Format;
pub use probleme::{CodeDeProbleme, LectureIncomplete, Probleme};
pub use resultat::{Demande, Lecture};
pub use total::{BaseDeTotal, TotalLu, VerdictDeTotal};
