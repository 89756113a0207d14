//! The workbook of a yearly report.

mod annexe;
mod avis;
mod calendrier;
mod constats;
mod fonds;
mod parties;
mod publies;
mod renouvellement;
mod sommaire;

use chrono::{DateTime, Utc};

use super::classeur::{ClasseurDeProgrammation, ClasseurEcrit, EcritureError, save};
use super::grille::Grille;
use crate::financement::{Problemes, Stade};
use crate::nombre::{Arrondi, Decimales};
use crate::procedure::DossierError;
use crate::rapport::annuel::{AnnexeError, CalendrierError, Enonce, RapportAnnuel};

/// A yearly report, written as a workbook: a first sheet that says what it is, then a sheet for each part that the
/// report holds.
///
/// | sheets | when |
/// |---|---|
/// | « Rapport » | always: title, warning, legal frame, state of each section, sheets, parts that have none |
/// | « Annexe dépenses », « Annexe recettes », « Annexe actions », « Annexe lignes » | the budget annex can be drawn |
/// | « Chiffres publiés » | figures are published: numbers, and as printed |
/// | those of [`ClasseurDeProgrammation`] | the actions of the year make a programme |
/// | « Fonds de concours », « Opérations aidées » | a fund is told, of urban renewal too |
/// | « Indicateurs », « Bénéficiaires », « Focus », « Équipe » | so are they |
/// | « Avis et suites » | opinions are annexed, or the consultation closed |
/// | « Renouvellement », « Suivi du renouvellement » | urban renewal is told |
/// | « Calendrier » | the procedure has one |
/// | « Constats » | always: what [`RapportAnnuel::check`] finds |
///
/// Totals of the annex are formulas over its rows, with their exact values: a row that is put right changes them. They
/// are values alone from 10¹⁰ € on, where adding binary fractions may not give the cents. Those of other sheets are
/// values, as in [`ClasseurDeProgrammation`].
///
/// Nothing is taken from a clock: the same report and the same values give the same bytes.
///
/// # Examples
/// ```
/// use chrono::DateTime;
/// use contrat_de_ville::echange::tableur::ClasseurDuRapport;
/// use contrat_de_ville::financement::Stade;
/// use contrat_de_ville::nombre::{Arrondi, Decimales};
/// use contrat_de_ville::rapport::annuel::RapportAnnuel;
///
/// let rapport: RapportAnnuel = serde_json::from_str(r#"{
///     "contrat": "CV221", "annee": 2023,
///     "equipe": [{ "fonction": "direction", "nombre": 1 }],
///     "annexe_budgetaire": { "depenses": "chiffres_publies" }
/// }"#)?;
/// let ecrit = ClasseurDuRapport {
///     rapport: &rapport,
///     stade: Stade::Accorde,
///     arrondi: Arrondi::AuPlusProche,
///     decimales: Decimales::UNE,
///     cree: DateTime::from_timestamp(1_700_000_000, 0).unwrap(),
/// }
/// .write()?;
/// assert!(ecrit.classeur.octets.starts_with(b"PK"));
/// // The annex is drawn from figures that the report does not have: its first sheet says so too.
/// let [annexe] = &ecrit.non_ecrites[..] else { panic!() };
/// assert_eq!(
///     annexe.to_string(),
///     "budget annex drawn from published figures: the report has none",
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct ClasseurDuRapport<'r> {
    /// The report.
    pub rapport: &'r RapportAnnuel,
    /// The stage at which the actions of the year are broken down.
    pub stade: Stade,
    /// How shares of that breakdown are rounded, one by one.
    pub arrondi: Arrondi,
    /// Their decimals.
    pub decimales: Decimales,
    /// The instant of creation, in the properties of the file.
    pub cree: DateTime<Utc>,
}

/// A workbook, and the parts of the report that contradict themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RapportEcrit {
    /// The workbook.
    pub classeur: ClasseurEcrit,
    /// The parts that have no sheet although the report tells them.
    pub non_ecrites: Vec<PartieNonEcrite>,
}

/// Why a part that the report tells has no sheet.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PartieNonEcrite {
    /// The budget annex cannot be drawn.
    #[error(transparent)]
    Annexe(#[from] AnnexeError),
    /// The actions of the year make no programme.
    #[error("actions of the year: {0}")]
    Exercice(#[from] Problemes),
    /// The procedure has no calendar.
    #[error("calendar of the procedure: {0}")]
    Calendrier(#[from] DossierError),
}

impl ClasseurDuRapport<'_> {
    /// The file.
    ///
    /// # Errors
    /// [`EcritureError`] if a text or the number of rows is beyond what a workbook holds, or the instant beyond
    /// what its properties hold.
    pub fn write(&self) -> Result<RapportEcrit, EcritureError> {
        let mut non_ecrites = Vec::new();
        let mut grilles = self.sheets(&mut non_ecrites);
        grilles.insert(0, sommaire::sheet(self, &grilles, &non_ecrites));
        let classeur = save(&self.title(), self.cree, self.decimales, &grilles)?;
        Ok(RapportEcrit { classeur, non_ecrites })
    }

    fn sheets(&self, non_ecrites: &mut Vec<PartieNonEcrite>) -> Vec<Grille> {
        let mut grilles = Vec::new();
        match self.rapport.annexe() {
            Some(Ok(annexe)) => grilles.extend(annexe::sheets(self, &annexe)),
            Some(Err(cause)) => non_ecrites.push(cause.into()),
            None => {}
        }
        grilles.extend(self.rapport.chiffres.as_ref().map(|releve| publies::sheet(self, releve)));
        grilles.extend(self.programme(non_ecrites));
        grilles.extend(fonds::sheets(self));
        grilles.extend(parties::sheets(self));
        grilles.extend(avis::sheet(self));
        grilles.extend(renouvellement::sheets(self));
        match self.rapport.echeancier() {
            Ok(echeancier) => grilles.push(calendrier::sheet(self, &echeancier)),
            Err(CalendrierError::SansProcedure) => {}
            Err(CalendrierError::Dossier(cause)) => non_ecrites.push(cause.into()),
        }
        grilles.push(constats::sheet(self));
        grilles
    }

    fn programme(&self, non_ecrites: &mut Vec<PartieNonEcrite>) -> Vec<Grille> {
        let Some(exercice) = &self.rapport.exercice else { return Vec::new() };
        let programmation = match exercice.suivi.programmation() {
            Ok(programmation) => programmation,
            Err(cause) => {
                non_ecrites.push(cause.into());
                return Vec::new();
            }
        };
        let Self { stade, arrondi, decimales, cree, .. } = *self;
        let (titre, tranche) = (&self.title(), programmation.tranche(stade));
        ClasseurDeProgrammation { titre, tranche, constats: &[], arrondi, decimales, cree }.sheets()
    }

    fn title(&self) -> String {
        let RapportAnnuel { titre, annee, contrat, .. } = self.rapport;
        let titre = titre.as_ref().map(Enonce::to_string);
        titre.unwrap_or_else(|| format!("Rapport annuel {annee}, contrat {contrat}"))
    }

    /// What stands above a table.
    fn titles(&self, sujet: &str) -> [String; 2] {
        let RapportAnnuel { annee, contrat, .. } = self.rapport;
        [self.title(), format!("{sujet} · contrat {contrat} · année {annee}")]
    }
}

/// Headers of a table.
fn headers<const N: usize>(entetes: [&str; N]) -> Vec<String> {
    entetes.map(str::to_owned).into()
}

/// Texts one below another in a cell.
fn lines<T: ToString>(textes: impl IntoIterator<Item = T>) -> String {
    let textes: Vec<String> = textes.into_iter().map(|texte| texte.to_string()).collect();
    textes.join("\n")
}
