//! The workbook that a chef de projet opens.

use chrono::{DateTime, Utc};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use super::formats::Formats;
use super::grille::Grille;
use super::{bilans, controle, saisie};
use crate::controle::Constat;
use crate::echange::tableur::Adresse;
use crate::financement::Tranche;
use crate::nombre::{Arrondi, Decimales};

/// A programme and its breakdowns at one stage, written as a workbook.
///
/// « Actions » and « Financements » hold the whole programme, every stage of it, and are read back by
/// [`Classeur::read_programmation`](crate::echange::tableur::Classeur::read_programmation). Then come the
/// breakdowns of the stage: by pilier or theme, by source, source × pilier, by operator, by quarter; then « Contrôle »,
/// the same total by several roads, and the findings. Tables have filters, headers stay in sight and are repeated on paper.
///
/// Totals are values and not formulas: any reader sees them, and they are exact to the cent, where the sum of a
/// spreadsheet adds binary fractions. A filter does not change them.
///
/// Nothing is taken from a clock: the same programme and the same values give the same bytes.
///
/// # Examples
/// ```
/// use chrono::DateTime;
/// use contrat_de_ville::contrat::{Classement, Generation, Pilier};
/// use contrat_de_ville::echange::tableur::{Classeur, ClasseurDeProgrammation, Demande};
/// use contrat_de_ville::financement::{
///     Action, Credits, Dispositif, Financeur, NatureOperateur, Operateur, Saisie, Source, Stade,
/// };
/// use contrat_de_ville::identifiant::{Annee, CodeContrat};
/// use contrat_de_ville::nombre::{Arrondi, Convention, Decimales};
///
/// let (contrat, annee) = (CodeContrat::parse("CV221").unwrap(), Annee::new(2023).unwrap());
/// let generation = Generation::ContratsDeVille;
/// let mut saisie = Saisie::new(contrat, annee, generation);
/// saisie.add_action(Action {
///     reference: "F-1".parse()?,
///     titre: "=Action fictive".to_owned(), // a text, and no formula
///     operateur: Operateur { nom: "Une association".parse()?, nature: NatureOperateur::Association, siret: None },
///     classement: Classement::Pilier(Pilier::CohesionSociale),
///     transversaux: [].into(),
///     quartiers: [].into(),
///     annee,
/// });
/// let caf = Source::new(Financeur::CAF, Dispositif::Aucun, Credits::DroitCommun);
/// saisie.add_ligne(&"F-1".parse()?, &caf, Stade::Accorde, "1500.50".parse()?);
/// let programmation = saisie.finish()?;
///
/// let ecrit = ClasseurDeProgrammation {
///     titre: "Programmation fictive",
///     tranche: programmation.tranche(Stade::Accorde),
///     constats: &[],
///     arrondi: Arrondi::AuPlusProche,
///     decimales: Decimales::UNE,
///     cree: DateTime::from_timestamp(1_700_000_000, 0).unwrap(),
/// }
/// .write()?;
/// assert!(ecrit.en_texte.is_empty());
///
/// let demande = Demande {
///     contrat, annee, generation, convention: Convention::Stricte, correspondance: Default::default(),
/// };
/// let relue = Classeur::read(&ecrit.octets, "")?.read_programmation(&demande)?.complete()?;
/// assert_eq!(relue, programmation);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct ClasseurDeProgrammation<'p> {
    /// Above each table, and in the properties of the file.
    pub titre: &'p str,
    /// The programme, and the stage that is broken down.
    pub tranche: Tranche<'p>,
    /// Findings of an audit, for « Contrôle ».
    pub constats: &'p [Constat],
    /// How shares are rounded, one by one.
    pub arrondi: Arrondi,
    /// Their decimals.
    pub decimales: Decimales,
    /// The instant of creation, in the properties of the file.
    pub cree: DateTime<Utc>,
}

/// A workbook, and what it could not hold as numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClasseurEcrit {
    /// The XLSX file.
    pub octets: Vec<u8>,
    /// What no number cell holds, written as texts: amounts, measures and counts of more than fifteen digits, days
    /// before March 1900 or after 9999.
    pub en_texte: Vec<Adresse>,
}

/// Why a workbook is not written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EcritureError {
    /// A text that no cell holds.
    #[error("{adresse}: a text of {longueur} characters, expected 32 767 at most")]
    TexteTropLong {
        /// The cell.
        adresse: Adresse,
        /// How long it is.
        longueur: usize,
    },
    /// More rows than a sheet has.
    #[error("sheet {feuille:?}: {rangees} rows, expected 1 048 576 at most")]
    TropDeRangees {
        /// The sheet.
        feuille: &'static str,
        /// How many there would be.
        rangees: usize,
    },
    /// An instant that no file holds.
    #[error("{0}: expected an instant from 1900 to 9999")]
    Instant(DateTime<Utc>),
    /// What the writer of the format refuses.
    #[error("the workbook cannot be written: {0}")]
    Classeur(String),
}

impl From<XlsxError> for EcritureError {
    fn from(cause: XlsxError) -> Self {
        Self::Classeur(cause.to_string())
    }
}

impl ClasseurDeProgrammation<'_> {
    /// The file.
    ///
    /// # Errors
    /// [`EcritureError`] if a text or the number of rows is beyond what a workbook holds, or the instant
    /// beyond what its properties hold.
    pub fn write(&self) -> Result<ClasseurEcrit, EcritureError> {
        save(self.titre, self.cree, self.decimales, &self.sheets())
    }

    pub(super) fn sheets(&self) -> Vec<Grille> {
        let mut grilles = vec![saisie::actions(self), saisie::lines(self)];
        grilles.extend(bilans::all(self));
        grilles.push(controle::sheet(self));
        grilles
    }

    /// What stands above a table.
    pub(super) fn titles(&self, sujet: &str) -> [String; 2] {
        let programmation = self.tranche.programmation();
        let generation = programmation.generation();
        let lot = programmation.lot();
        [self.titre.to_owned(), format!("{sujet} · contrat {lot} · {generation}")]
    }
}

/// The file of some sheets.
pub(super) fn save(
    titre: &str,
    cree: DateTime<Utc>,
    decimales: Decimales,
    grilles: &[Grille],
) -> Result<ClasseurEcrit, EcritureError> {
    let instant = ExcelDateTime::from_timestamp(cree.timestamp())
        .map_err(|_| EcritureError::Instant(cree))?;
    let mut classeur = Workbook::new();
    classeur.set_properties(
        &DocProperties::new()
            .set_title(titre)
            .set_comment("Écrit par contrat-de-ville")
            .set_creation_datetime(&instant),
    );
    let formats = Formats::new(decimales);
    let mut en_texte = Vec::new();
    for grille in grilles {
        let feuille = classeur.add_worksheet();
        en_texte.append(&mut grille.write(feuille, &formats)?);
    }
    Ok(ClasseurEcrit { octets: classeur.save_to_buffer()?, en_texte })
}
