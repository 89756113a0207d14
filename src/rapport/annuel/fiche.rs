//! The record of a yearly report.

use std::borrow::Cow;
use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    AnnexeBudgetaire, AvisAnnexes, Enonce, Equipe, Focus, FondsDeConcours, LigneDeMoyens,
    Renouvellement, Resultats, Sections, Sourcee,
};
use crate::bilan::{FicheDeSerie, Serie, TirageError};
use crate::concertation::Concertation;
use crate::contrat::Strategie;
use crate::controle::Releve;
use crate::financement::{Problemes, Stade};
use crate::identifiant::{Annee, CodeContrat, Nom};
use crate::nombre::Euros;
use crate::procedure::{Dossier, RegimeDuRapport, Territoire};
use crate::rapport::Exercice;
use crate::territoire::Portrait;

/// Under which law the report is drawn up. The caller names it; [`RapportAnnuel::check`] holds it against the text of
/// that day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CadreLegal {
    /// Why it is drawn up.
    pub regime: RegimeDuRapport,
    /// Where.
    pub territoire: Territoire,
    /// The day for which the law is asked: that of the deliberation, as a rule.
    #[serde(deserialize_with = "crate::jour::deserialize")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
    pub jour: NaiveDate,
}

/// What the expenses of the budget annex are drawn from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum BaseDesDepenses {
    /// The actions of the year, at a stage.
    Exercice {
        /// The stage.
        stade: Stade,
    },
    /// The published figures.
    ChiffresPublies,
    /// These lines.
    Lignes(Vec<LigneDeMoyens>),
}

/// What the budget annex is drawn from, and the totals that are printed of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct EntreesDeLAnnexe {
    /// The expenses.
    pub depenses: BaseDesDepenses,
    /// The receipts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recettes: Vec<LigneDeMoyens>,
    /// The total of expenses, where it is printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total_des_depenses: Option<Euros>,
    /// The total of receipts, where it is printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total_des_recettes: Option<Euros>,
}

/// Why there is no budget annex.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AnnexeError {
    /// It is drawn from actions that the report does not have.
    #[error("budget annex drawn from the actions of the year: the report has none")]
    SansExercice,
    /// It is drawn from published figures that the report does not have.
    #[error("budget annex drawn from published figures: the report has none")]
    SansChiffres,
    /// The published figures do not tell the crédits spécifiques.
    #[error("budget annex drawn from published figures: their crédits spécifiques are not known")]
    SpecifiquesInconnus,
    /// The actions make no programme.
    #[error(transparent)]
    Programmation(#[from] Problemes),
}

/// The report of a contract and a year, as data. Only they are needed: a part that is not known is left out, and
/// [`RapportAnnuel::check`] says what the décret misses.
///
/// # Wire
/// Unknown fields are refused; each part goes through its own gate.
///
/// # Examples
/// ```
/// use contrat_de_ville::rapport::annuel::{self, CodeDuRapport, RapportAnnuel};
///
/// let rapport: RapportAnnuel = serde_json::from_str(r#"{
///     "contrat": "CV221", "annee": 2023,
///     "renouvellement": {
///         "quartiers": [{ "nom": "Un quartier fictif", "commune": "Une commune" }],
///         "operations": [{ "commune": "Une commune", "titre": "une école", "maitres_d_ouvrage": ["La ville"] }]
///     },
///     "sections": [
///         { "section": "renouvellement_urbain", "etat": { "sans_objet": { "motif": "aucune opération" } } }
///     ]
/// }"#)?;
/// let codes: Vec<CodeDuRapport> = rapport.check().iter().map(|constat| constat.code).collect();
/// assert!(codes.contains(&CodeDuRapport::SectionContredite));
/// assert!(annuel::document(&rapport).to_string().contains("# Rapport annuel 2023, contrat CV221"));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RapportAnnuel {
    /// What a reader must know first: that all is fictitious, that figures are provisional.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub avertissement: Option<Enonce>,
    /// The title, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub titre: Option<Enonce>,
    /// The contract.
    pub contrat: CodeContrat,
    /// Its other codes: published lists keep those of before a merger of EPCI.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub autres_contrats: BTreeSet<CodeContrat>,
    /// The year.
    pub annee: Annee,
    /// The law under which it is drawn up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cadre: Option<CadreLegal>,
    /// Which contents of the décret it has.
    #[serde(default, skip_serializing_if = "Sections::is_empty")]
    pub sections: Sections,
    /// The strategy of the territory, and its contracts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub strategie: Option<Strategie>,
    /// The territory.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub territoire: Option<Portrait>,
    /// What the year obtained.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resultats: Option<Resultats>,
    /// The published figures.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chiffres: Option<Releve>,
    /// The actions of the year, and what they are held against.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exercice: Option<Exercice>,
    /// The years of the contract and of the one before, under the keys that each was classed by; drawn as one series
    /// by [`RapportAnnuel::draw_serie`], with the passerelle of the strategy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub serie: Option<FicheDeSerie>,
    /// The fonds de concours that are not of urban renewal.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fonds_de_concours: Vec<FondsDeConcours>,
    /// The actions put forward, in the order of the document.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub focus: Vec<Focus>,
    /// The participation of residents and of elected members.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub concertation: Option<Concertation>,
    /// The team.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub equipe: Option<Equipe>,
    /// The urban renewal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub renouvellement: Option<Renouvellement>,
    /// The signatory communes that received the DSU.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub communes_dsu: Vec<Sourcee<Nom>>,
    /// The council and the consultation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub procedure: Option<Dossier>,
    /// The annexed opinions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub avis: Option<AvisAnnexes>,
    /// What the budget annex is drawn from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub annexe_budgetaire: Option<EntreesDeLAnnexe>,
}

impl RapportAnnuel {
    /// A report of which nothing else is known.
    #[must_use]
    pub fn new(contrat: CodeContrat, annee: Annee) -> Self {
        Self {
            avertissement: None,
            titre: None,
            contrat,
            autres_contrats: BTreeSet::new(),
            annee,
            cadre: None,
            sections: Sections::new(),
            strategie: None,
            territoire: None,
            resultats: None,
            chiffres: None,
            exercice: None,
            serie: None,
            fonds_de_concours: Vec::new(),
            focus: Vec::new(),
            concertation: None,
            equipe: None,
            renouvellement: None,
            communes_dsu: Vec::new(),
            procedure: None,
            avis: None,
            annexe_budgetaire: None,
        }
    }

    /// The series over both generations; `None` where the report has none.
    ///
    /// # Errors
    /// [`TirageError`] if a year of 2015–2023 has no passerelle, or one that does not carry it across.
    #[must_use]
    pub fn draw_serie(&self) -> Option<Result<Serie, TirageError>> {
        let passerelle = self.strategie.as_ref().and_then(|s| s.passerelle.as_ref());
        Some(self.serie.as_ref()?.draw(passerelle))
    }

    /// The budget annex; `None` where the report says nothing to draw it from.
    ///
    /// # Errors
    /// [`AnnexeError`] if the part that it is drawn from is not there, or does not tell.
    #[must_use]
    pub fn annexe(&self) -> Option<Result<AnnexeBudgetaire, AnnexeError>> {
        let entrees = self.annexe_budgetaire.as_ref()?;
        Some(self.draw(entrees))
    }

    fn draw(&self, entrees: &EntreesDeLAnnexe) -> Result<AnnexeBudgetaire, AnnexeError> {
        let recettes = &entrees.recettes;
        match &entrees.depenses {
            BaseDesDepenses::Lignes(lignes) => Ok(AnnexeBudgetaire::of_lignes(lignes, recettes)),
            BaseDesDepenses::ChiffresPublies => {
                let releve = self.chiffres.as_ref().ok_or(AnnexeError::SansChiffres)?;
                AnnexeBudgetaire::of_releve(releve, recettes)
                    .ok_or(AnnexeError::SpecifiquesInconnus)
            }
            BaseDesDepenses::Exercice { stade } => {
                let exercice = self.exercice.as_ref().ok_or(AnnexeError::SansExercice)?;
                let programmation = exercice.suivi.programmation()?;
                Ok(AnnexeBudgetaire::of_tranche(programmation.tranche(*stade), recettes))
            }
        }
    }

    /// The opinions: those of the record, or else those of the consultation that closed.
    #[must_use]
    pub fn opinions(&self) -> Option<Cow<'_, AvisAnnexes>> {
        let de_la_consultation = || self.closed_consultation().map(AvisAnnexes::of);
        let du_rapport = self.avis.as_ref().map(Cow::Borrowed);
        du_rapport.or_else(|| de_la_consultation().map(Cow::Owned))
    }

    /// The fonds de concours, those of urban renewal last.
    pub fn fonds(&self) -> impl Iterator<Item = &FondsDeConcours> {
        let renouvellement = self.renouvellement.iter();
        let siens = renouvellement.flat_map(|renouvele| &renouvele.fiche().fonds_de_concours);
        self.fonds_de_concours.iter().chain(siens)
    }
}
