//! The annex to the budget: what each party brings and receives under the contract.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Enonce;
use crate::controle::Releve;
use crate::financement::{Credits, Financeur, Tranche};
use crate::identifiant::Reference;
use crate::nombre::{Euros, Somme};

/// An amount under the contract: whose, and of which credits, where they are said.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LigneDeMoyens {
    /// The party; none where it is not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub partie: Option<Financeur>,
    /// *Crédits spécifiques* or *droit commun*; none where it is not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credits: Option<Credits>,
    /// What it is, as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub libelle: Option<Enonce>,
    /// The amount.
    pub montant: Euros,
}

/// Means of the politique de la ville, of droit commun, and those of which neither is said: never put in one of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Moyens {
    /// *Crédits spécifiques*.
    pub specifiques: Somme,
    /// *Droit commun*.
    pub droit_commun: Somme,
    /// Neither is said.
    pub non_precise: Somme,
}

impl Moyens {
    /// The means of one amount.
    #[must_use]
    pub fn of(credits: Option<Credits>, montant: Somme) -> Self {
        match credits {
            Some(Credits::Specifiques) => Self { specifiques: montant, ..Self::default() },
            Some(Credits::DroitCommun) => Self { droit_commun: montant, ..Self::default() },
            None => Self { non_precise: montant, ..Self::default() },
        }
    }

    /// Both together: associative, commutative, with [`Moyens::default`] as identity.
    #[must_use]
    pub const fn merge(self, autre: Self) -> Self {
        Self {
            specifiques: self.specifiques.merge(autre.specifiques),
            droit_commun: self.droit_commun.merge(autre.droit_commun),
            non_precise: self.non_precise.merge(autre.non_precise),
        }
    }

    /// The three together.
    #[must_use]
    pub const fn total(self) -> Somme {
        self.specifiques.merge(self.droit_commun).merge(self.non_precise)
    }
}

/// What one party brings, or receives.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MoyensDUnePartie {
    /// The party; none where it is not said.
    pub partie: Option<Financeur>,
    /// Its means.
    pub moyens: Moyens,
}

/// What one action has.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MoyensDUneAction {
    /// Its reference.
    pub reference: Reference,
    /// Its title.
    pub titre: String,
    /// Its means.
    pub moyens: Moyens,
}

/// The yearly statement of receipts and expenses under the contract, by party.
///
/// # Source
/// [`Regle::BudgetAnnex`](crate::droit::Regle::BudgetAnnex): « un état, annexé à leur budget, retraçant les recettes et
/// les dépenses correspondant aux engagements pris dans le cadre de ces contrats. Y figurent l’ensemble des actions
/// conduites et des moyens apportés par les différentes parties au contrat […] en distinguant les moyens qui relèvent
/// de la politique de la ville de ceux qui relèvent du droit commun. »
///
/// # Interpretation
/// The means that parties bring to actions are its expenses. What is said to be neither specific nor droit commun
/// stands in a column of its own.
///
/// # Examples
/// The case prints its crédits spécifiques, and does not break the rest down:
/// ```
/// use contrat_de_ville::controle::Releve;
/// use contrat_de_ville::rapport::annuel::AnnexeBudgetaire;
///
/// const CAS: &str =
///     include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/donnees/cabbalr-2023.json"));
/// let releve: Releve = serde_json::from_str(CAS)?;
/// let annexe = AnnexeBudgetaire::of_releve(&releve, &[]).unwrap();
/// let moyens = annexe.total_depenses();
/// assert_eq!(moyens.specifiques.to_string(), "2\u{202f}294\u{202f}871,00\u{a0}€");
/// assert!(moyens.droit_commun.is_zero());
/// assert_eq!(moyens.non_precise.to_string(), "3\u{202f}841\u{202f}179,00\u{a0}€");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AnnexeBudgetaire {
    depenses: Vec<MoyensDUnePartie>,
    recettes: Vec<MoyensDUnePartie>,
    actions: Vec<MoyensDUneAction>,
}

type ParPartie = BTreeMap<(bool, Option<Financeur>), Moyens>;

fn add(moyens: &mut ParPartie, partie: Option<Financeur>, apport: Moyens) {
    // A party that is not said comes last.
    let total = moyens.entry((partie.is_none(), partie)).or_default();
    *total = total.merge(apport);
}

fn list(moyens: ParPartie) -> Vec<MoyensDUnePartie> {
    moyens.into_iter().map(|((_, partie), moyens)| MoyensDUnePartie { partie, moyens }).collect()
}

fn of_lines(lignes: &[LigneDeMoyens]) -> Vec<MoyensDUnePartie> {
    let mut moyens = ParPartie::new();
    for LigneDeMoyens { partie, credits, montant, .. } in lignes {
        add(&mut moyens, partie.clone(), Moyens::of(*credits, (*montant).into()));
    }
    list(moyens)
}

impl AnnexeBudgetaire {
    /// Of lines alone, in any order: no action is told.
    #[must_use]
    pub fn of_lignes(depenses: &[LigneDeMoyens], recettes: &[LigneDeMoyens]) -> Self {
        let [depenses, recettes] = [depenses, recettes].map(of_lines);
        Self { depenses, recettes, actions: Vec::new() }
    }

    /// Of the lines of a programme at one stage, which the caller names, and of receipts.
    #[must_use]
    pub fn of_tranche(tranche: Tranche<'_>, recettes: &[LigneDeMoyens]) -> Self {
        let mut depenses = ParPartie::new();
        let mut actions: BTreeMap<&Reference, (&str, Moyens)> = BTreeMap::new();
        for (action, source, montant) in tranche.iter() {
            let moyens = Moyens::of(Some(source.credits()), montant.into());
            add(&mut depenses, Some(source.financeur().clone()), moyens);
            let (_, total) =
                actions.entry(&action.reference).or_insert((&action.titre, Moyens::default()));
            *total = total.merge(moyens);
        }
        let actions = actions.into_iter().map(|(reference, (titre, moyens))| MoyensDUneAction {
            reference: reference.clone(),
            titre: titre.to_owned(),
            moyens,
        });
        Self { depenses: list(depenses), recettes: of_lines(recettes), actions: actions.collect() }
    }

    /// Of published figures: each printed amount of the crédits spécifiques, what their printed total has besides, of
    /// which the party is not said, and what the total of all leaves, of which the credits are not said either: the
    /// annex ties to both printed totals. `None` where the crédits spécifiques are not known.
    #[must_use]
    pub fn of_releve(releve: &Releve, recettes: &[LigneDeMoyens]) -> Option<Self> {
        let mut depenses = ParPartie::new();
        let mut dits = Somme::default();
        for ligne in &releve.publication().credits_specifiques.lignes {
            let Some(montant) = ligne.chiffres.montant.get() else { continue };
            let moyens = Moyens::of(Some(ligne.cle.credits()), montant.euros().into());
            add(&mut depenses, Some(ligne.cle.financeur().clone()), moyens);
            dits = dits.merge(moyens.specifiques);
        }
        let sans_partie = Moyens {
            specifiques: releve.specifiques()?.minus(dits),
            non_precise: releve.reste()?,
            ..Moyens::default()
        };
        if sans_partie != Moyens::default() {
            add(&mut depenses, None, sans_partie);
        }
        Some(Self { depenses: list(depenses), recettes: of_lines(recettes), actions: Vec::new() })
    }

    /// The expenses, by party; those of no said party come last.
    #[must_use]
    pub fn depenses(&self) -> &[MoyensDUnePartie] {
        &self.depenses
    }

    /// The receipts, by party; those of no said party come last.
    #[must_use]
    pub fn recettes(&self) -> &[MoyensDUnePartie] {
        &self.recettes
    }

    /// The actions that a programme tells, by reference.
    #[must_use]
    pub fn actions(&self) -> &[MoyensDUneAction] {
        &self.actions
    }

    /// All expenses.
    #[must_use]
    pub fn total_depenses(&self) -> Moyens {
        total(&self.depenses)
    }

    /// All receipts.
    #[must_use]
    pub fn total_recettes(&self) -> Moyens {
        total(&self.recettes)
    }
}

fn total(parties: &[MoyensDUnePartie]) -> Moyens {
    parties.iter().map(|partie| partie.moyens).fold(Moyens::default(), Moyens::merge)
}
