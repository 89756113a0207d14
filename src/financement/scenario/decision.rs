//! Provisional decisions.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::probleme::{ProblemeDeScenario, ProblemesDeScenario};
use crate::Refus;
use crate::financement::programmation::Lot;
use crate::financement::{Source, Stade};
use crate::identifiant::{Nom, Reference};
use crate::nombre::Euros;

/// So much, instead of what is there, from a source to an action.
///
/// An amount of nothing is a decision: a line of zero, as a refused request is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "financement.Decision")
)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// The action, one of the programme.
    pub action: Reference,
    /// The source, which the programme need not have yet.
    pub source: Source,
    /// How much, in all, whatever lines are there.
    pub montant: Euros,
}

/// Provisional decisions on one stage of the programme of a contract and a year.
///
/// # Wire
/// The name, the contract and year, the stage, and the list of decisions, in any order; read through the same gate.
///
/// # Examples
/// ```
/// use contrat_de_ville::Euros;
/// use contrat_de_ville::financement::{
///     Credits, Decision, Dispositif, Financeur, Lot, Programmation, Scenario, Source, Stade,
/// };
/// use contrat_de_ville::identifiant::{Annee, CodeContrat};
///
/// let lot = Lot { contrat: CodeContrat::parse("CV221").unwrap(), annee: Annee::new(2023).unwrap() };
/// let etat = Source::new(Financeur::ETAT, Dispositif::ContratDeVille, Credits::Specifiques);
/// let decision = Decision { action: "F-9".parse()?, source: etat, montant: Euros::parse("3000").unwrap() };
/// let scenario = Scenario::new("Trois mille euros".parse()?, lot, Stade::Accorde, [decision.clone()])?;
///
/// // An action that the programme does not have is refused, by its reference.
/// let vide: Programmation = serde_json::from_str(
///     r#"{"contrat": "CV221", "annee": 2023, "generation": "contrats_de_ville", "actions": [], "lignes": []}"#,
/// )?;
/// assert_eq!(
///     scenario.apply(&vide).unwrap_err().to_string(),
///     "1 problem: no action \"F-9\" in the programme"
/// );
///
/// // Two decisions on one source of one action leave the choice open.
/// let deux = Scenario::new("Deux fois".parse()?, lot, Stade::Accorde, [decision.clone(), decision]);
/// assert_eq!(
///     deux.unwrap_err().to_string(),
///     "1 problem: decision 2: action F-9, « État, programmation du contrat de ville », is decided by decision 1"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "ScenarioBrut", into = "ScenarioBrut")]
pub struct Scenario {
    nom: Nom,
    lot: Lot,
    stade: Stade,
    /// By action and source, one of each.
    decisions: Vec<Decision>,
}

impl Scenario {
    /// These decisions, under a name.
    ///
    /// # Errors
    /// A [`Refus`] that hands the decisions back, with every source of an action that is decided twice.
    pub fn new(
        nom: Nom,
        lot: Lot,
        stade: Stade,
        decisions: impl IntoIterator<Item = Decision>,
    ) -> Result<Self, Refus<Vec<Decision>, ProblemesDeScenario>> {
        let mut decisions: Vec<Decision> = decisions.into_iter().collect();
        let mut premieres: BTreeMap<(&Reference, &Source), usize> = BTreeMap::new();
        let mut problemes = Vec::new();
        for (numero, decision) in (1_usize..).zip(&decisions) {
            let premiere = *premieres.entry((&decision.action, &decision.source)).or_insert(numero);
            if premiere != numero {
                problemes.push(ProblemeDeScenario::DecisionEnDouble {
                    decision: numero,
                    premiere,
                    contenu: decision.clone(),
                });
            }
        }
        if let Err(cause) = ProblemesDeScenario::none(problemes) {
            return Err(Refus { rendu: Box::new(decisions), cause });
        }
        decisions.sort_unstable();
        Ok(Self { nom, lot, stade, decisions })
    }

    /// What it is called.
    #[must_use]
    pub fn nom(&self) -> &Nom {
        &self.nom
    }

    /// The contract and the year that it is made for.
    #[must_use]
    pub fn lot(&self) -> Lot {
        self.lot
    }

    /// The stage that it decides.
    #[must_use]
    pub fn stade(&self) -> Stade {
        self.stade
    }

    /// Its decisions, by action and source.
    #[must_use]
    pub fn decisions(&self) -> &[Decision] {
        &self.decisions
    }
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "Scenario", deny_unknown_fields)]
struct ScenarioBrut {
    nom: Nom,
    lot: Lot,
    stade: Stade,
    decisions: Vec<Decision>,
}

impl TryFrom<ScenarioBrut> for Scenario {
    type Error = ProblemesDeScenario;

    fn try_from(brut: ScenarioBrut) -> Result<Self, Self::Error> {
        let ScenarioBrut { nom, lot, stade, decisions } = brut;
        Self::new(nom, lot, stade, decisions).map_err(|refus| refus.cause)
    }
}

impl From<Scenario> for ScenarioBrut {
    fn from(scenario: Scenario) -> Self {
        let Scenario { nom, lot, stade, decisions } = scenario;
        Self { nom, lot, stade, decisions }
    }
}
