use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Charge, EntreeDePlan, Origine, Produit, StatutDeProduit, Valorisation};
use crate::financement::{Credits, Source};
use crate::nombre::{Somme, Taux, TauxError};

/// The financing plan of one operation: charges and produits in money, and what is in kind apart on both
/// sides. No amount is below zero.
///
/// # Examples
/// A fictitious action, whose plan is short of 500 €:
/// ```
/// use contrat_de_ville::Euros;
/// use contrat_de_ville::financement::{
///     Charge, Compte, Credits, Dispositif, EntreeDePlan, Financeur, Origine, Plan, Produit, Source,
///     StatutDeProduit,
/// };
///
/// let euros = |texte| Euros::parse(texte).unwrap();
/// let etat = Source::new(Financeur::ETAT, Dispositif::ContratDeVille, Credits::Specifiques);
/// let plan = Plan::new(EntreeDePlan {
///     charges: vec![Charge {
///         libelle: "Salaires".parse()?,
///         compte: Compte::new(64),
///         montant: euros("6000"),
///     }],
///     produits: vec![
///         Produit {
///             origine: Origine::Source(etat.clone()),
///             statut: StatutDeProduit::Sollicite,
///             montant: euros("4500"),
///         },
///         Produit {
///             origine: Origine::RessourcesPropres,
///             statut: StatutDeProduit::Acquis,
///             montant: euros("1000"),
///         },
///     ],
///     ..EntreeDePlan::default()
/// })?;
/// assert_eq!(plan.balance().to_string(), "-500,00\u{a0}€");
/// assert_eq!(plan.parts()?[0].taux.to_string(), "450000/550000");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "EntreeDePlan", into = "EntreeDePlan")]
pub struct Plan {
    pub(super) entree: EntreeDePlan,
}

/// What one source brings, and its share in all produits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PartDeSource {
    /// The source.
    pub source: Source,
    /// How much, all its lines together.
    pub montant: Somme,
    /// Its rate of co-funding: its share in all produits.
    pub taux: Taux,
}

impl Plan {
    /// Charges, in the order of entry.
    #[must_use]
    pub fn charges(&self) -> &[Charge] {
        &self.entree.charges
    }

    /// Produits, in the order of entry.
    #[must_use]
    pub fn produits(&self) -> &[Produit] {
        &self.entree.produits
    }

    /// What is used in kind: account 86.
    #[must_use]
    pub fn emplois_en_nature(&self) -> &[Valorisation] {
        &self.entree.emplois_en_nature
    }

    /// What is brought in kind: account 87.
    #[must_use]
    pub fn contributions_en_nature(&self) -> &[Valorisation] {
        &self.entree.contributions_en_nature
    }

    /// All charges, in money.
    #[must_use]
    pub fn total_charges(&self) -> Somme {
        self.charges().iter().map(|charge| charge.montant).sum()
    }

    /// All produits, in money.
    #[must_use]
    pub fn total_produits(&self) -> Somme {
        self.produits().iter().map(|produit| produit.montant).sum()
    }

    /// Produits less charges, in money.
    #[must_use]
    pub fn balance(&self) -> Somme {
        self.total_produits().minus(self.total_charges())
    }

    /// Account 87 less account 86.
    #[must_use]
    pub fn balance_en_nature(&self) -> Somme {
        let total =
            |lignes: &[Valorisation]| -> Somme { lignes.iter().map(|ligne| ligne.montant).sum() };
        total(self.contributions_en_nature()).minus(total(self.emplois_en_nature()))
    }

    fn sum_if(&self, keep: impl Fn(&Produit) -> bool) -> Somme {
        self.produits().iter().filter(|produit| keep(produit)).map(|produit| produit.montant).sum()
    }

    /// What the one that carries the operation brings.
    #[must_use]
    pub fn own_share(&self) -> Somme {
        self.sum_if(|produit| produit.origine == Origine::RessourcesPropres)
    }

    /// Produits of other payers on credits of that nature: with [`Plan::own_share`], both make all produits.
    #[must_use]
    pub fn total_of_credits(&self, credits: Credits) -> Somme {
        self.sum_if(|produit| match &produit.origine {
            Origine::Source(source) => source.credits() == credits,
            Origine::RessourcesPropres => false,
        })
    }

    /// Produits that are asked for, or obtained.
    #[must_use]
    pub fn total_of_statut(&self, statut: StatutDeProduit) -> Somme {
        self.sum_if(|produit| produit.statut == statut)
    }

    /// What each source brings and its rate of co-funding, by source.
    ///
    /// # Errors
    /// [`TauxError`] if there is a source and all produits are zero.
    pub fn parts(&self) -> Result<Vec<PartDeSource>, TauxError> {
        let total = self.total_produits();
        let mut sources: BTreeMap<&Source, Somme> = BTreeMap::new();
        for produit in self.produits() {
            if let Origine::Source(source) = &produit.origine {
                let montant = sources.entry(source).or_default();
                *montant = montant.merge(produit.montant.into());
            }
        }
        let part = |(source, montant): (&Source, Somme)| {
            let taux = Taux::part(montant, total)?;
            Ok(PartDeSource { source: source.clone(), montant, taux })
        };
        sources.into_iter().map(part).collect()
    }
}
