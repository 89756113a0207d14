//! The workbook of a yearly report.

mod annexe;
mod chiffres;
mod gens;
mod suites;

use chrono::{DateTime, Utc};

use super::classeur::{ClasseurDeProgrammation, ClasseurEcrit, EcritureError, write_sheets};
use super::grille::{Case, Grille};
use crate::financement::Stade;
use crate::nombre::{Arrondi, Decimales, bind};
use crate::rapport::annuel::{
    CodeDuRapport, EtatDeSection, Exigence, RapportAnnuel, SectionDuRapport,
};
use crate::temps::EnFrancais;

/// A yearly report, written as a workbook: a sheet for each part that it holds.
///
/// « Rapport » says under which law it is drawn up and which sections of the décret it has. Then come the published
/// figures, the fonds de concours, the budget annex (expenses, receipts, actions), indicators, beneficiaries by sex,
/// actions put forward, the team, workshops, urban renewal, opinions, the calendar of the procedure, and what
/// [`RapportAnnuel::check`] finds. Where it holds the actions of the year, the sheets of [`ClasseurDeProgrammation`] follow.
/// A part that contradicts itself has no sheet, and « Rapport » says so.
///
/// Amounts and days are numbers and dates; texts are texts, whatever they begin with. Totals are values, as in that
/// workbook. Nothing is taken from a clock: the same report and the same values give the same bytes.
///
/// # Examples
/// ```
/// use chrono::DateTime;
/// use contrat_de_ville::echange::tableur::{Classeur, ClasseurDuRapport};
/// use contrat_de_ville::financement::Stade;
/// use contrat_de_ville::nombre::{Arrondi, Decimales};
/// use contrat_de_ville::rapport::annuel::RapportAnnuel;
///
/// let rapport: RapportAnnuel =
///     serde_json::from_str(r#"{ "contrat": "CV221", "annee": 2023, "titre": "Rapport fictif" }"#)?;
/// let ecrit = ClasseurDuRapport {
///     rapport: &rapport,
///     stade: Stade::Accorde,
///     arrondi: Arrondi::AuPlusProche,
///     decimales: Decimales::UNE,
///     cree: DateTime::from_timestamp(1_700_000_000, 0).unwrap(),
/// }
/// .write()?;
/// assert!(Classeur::read(&ecrit.octets, "").is_ok());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct ClasseurDuRapport<'r> {
    /// The report.
    pub rapport: &'r RapportAnnuel,
    /// The stage by which the actions of the year are broken down.
    pub stade: Stade,
    /// How shares are rounded, one by one.
    pub arrondi: Arrondi,
    /// Their decimals.
    pub decimales: Decimales,
    /// The instant of creation, in the properties of the file.
    pub cree: DateTime<Utc>,
}

impl ClasseurDuRapport<'_> {
    /// The file.
    ///
    /// # Errors
    /// [`EcritureError`] if a text or the number of rows is beyond what a workbook holds, or the instant beyond what
    /// its properties hold.
    pub fn write(&self) -> Result<ClasseurEcrit, EcritureError> {
        let rapport = self.rapport;
        let titre = self.title();
        let mut grilles = vec![self.summary()];
        grilles.extend(chiffres::sheets(self));
        grilles.extend(annexe::sheets(self));
        grilles.extend(gens::sheets(self));
        grilles.extend(suites::sheets(self));
        let programmation =
            rapport.exercice.as_ref().map(|exercice| exercice.suivi.programmation());
        if let Some(Ok(programmation)) = &programmation {
            let tranche = programmation.tranche(self.stade);
            let (arrondi, decimales, cree) = (self.arrondi, self.decimales, self.cree);
            let constats = &[];
            let classeur = ClasseurDeProgrammation {
                titre: &titre,
                tranche,
                constats,
                arrondi,
                decimales,
                cree,
            };
            grilles.extend(classeur.sheets());
        }
        write_sheets(&grilles, &titre, self.decimales, self.cree)
    }

    fn title(&self) -> String {
        let RapportAnnuel { titre, contrat, annee, .. } = self.rapport;
        let titre = titre.as_ref().map(ToString::to_string);
        titre.unwrap_or_else(|| format!("Rapport annuel {annee}, contrat {contrat}"))
    }

    /// A sheet without totals nor notes; none without rows.
    fn sheet<const N: usize>(
        &self,
        nom: &'static str,
        sujet: &str,
        entetes: [&str; N],
        rangees: impl IntoIterator<Item = [Case; N]>,
    ) -> Option<Grille> {
        let rangees: Vec<Vec<Case>> = rangees.into_iter().map(Into::into).collect();
        let RapportAnnuel { contrat, annee, .. } = self.rapport;
        (!rangees.is_empty()).then(|| Grille {
            nom,
            titres: [self.title(), bind(&format!("{sujet} · contrat {contrat} · {annee}"))],
            entetes: entetes.map(str::to_owned).into(),
            rangees,
            total: None,
            notes: Vec::new(),
        })
    }

    fn summary(&self) -> Grille {
        let rapport = self.rapport;
        let rangees = SectionDuRapport::TOUTES.map(|section| {
            let exigence = match section.exigence() {
                Exigence::Requise => "requise",
                Exigence::Facultative => "facultative",
                Exigence::Conditionnelle => "s’il y a lieu",
            };
            let etat = rapport.sections.get(section).map(EtatDeSection::to_string);
            let etat = etat.unwrap_or_else(|| "non dite".to_owned());
            [section.to_string(), exigence.to_owned(), etat, section.texte().to_owned()]
                .map(|texte| Case::text(bind(&texte)))
                .into()
        });
        let mut notes = vec![match rapport.cadre {
            Some(cadre) => {
                let jour = EnFrancais(cadre.jour);
                format!("Régime au {jour} : {} ({})", cadre.regime, cadre.regime.regle())
            }
            None => "Régime non dit".to_owned(),
        }];
        notes.extend(rapport.avertissement.iter().map(ToString::to_string));
        let contredites = rapport.check().into_iter().filter(|constat| {
            matches!(
                constat.code,
                CodeDuRapport::PartieContradictoire | CodeDuRapport::AnnexeIndisponible
            )
        });
        notes.extend(contredites.map(|constat| format!("Sans feuille, {constat}")));
        let RapportAnnuel { contrat, annee, .. } = rapport;
        Grille {
            nom: "Rapport",
            titres: [self.title(), format!("Sections du rapport · contrat {contrat} · {annee}")],
            entetes: ["Section", "Demandée", "État", "Texte du décret"].map(str::to_owned).into(),
            rangees: rangees.into(),
            total: None,
            notes: notes.iter().map(|note| bind(note)).collect(),
        }
    }
}
