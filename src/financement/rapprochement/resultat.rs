use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    CleDeRapprochement, CleRapprochee, DemandeARapprocher, Groupe, LignePayee, VersementRapproche,
};
use crate::identifiant::{Reference, ReferenceDeDossier};
use crate::nombre::{Euros, Somme};

/// Requests matched with payments by reference: what is matched, and what stays alone on either side.
///
/// Every line is in one place, so that amounts add up: requests are those that are matched and those without
/// payment; payments are those that are matched, those without request and those without reference. The order
/// of the input changes nothing. A part of nothing of a split line is no payment; it is still in
/// [`Rapprochement::lignes`].
///
/// # Wire
/// The key, the requests and the lines of payment; groups are made again.
///
/// # Examples
/// Fictitious: an « annuel », its « complémentaire », and a payment under the first reference alone.
/// ```
/// use contrat_de_ville::Euros;
/// use contrat_de_ville::financement::{CleDeRapprochement, Rapprochement};
/// use contrat_de_ville::identifiant::Reference;
///
/// let demandes = [("DA00042724-01", 4_000_00), ("DA00042724-02", 1_500_00), ("DA00050000-01", 900_00)]
///     .map(|(texte, centimes)| (texte.parse::<Reference>().unwrap(), Euros::from_centimes(centimes)));
/// let paye = [(Some("DA00042724-01".parse::<Reference>()?), Euros::from_centimes(5_500_00))];
///
/// let rapprochement = Rapprochement::new(CleDeRapprochement::Dossier, demandes.clone(), paye.clone());
/// assert_eq!(rapprochement.rapproches().map(|groupe| groupe.ecart().centimes()).collect::<Vec<_>>(), [0]);
/// assert_eq!(rapprochement.sans_versement().count(), 1);
///
/// let entier = Rapprochement::new(CleDeRapprochement::Reference, demandes, paye);
/// assert_eq!(entier.rapproches().map(|groupe| groupe.ecart().centimes()).collect::<Vec<_>>(), [1_500_00]);
/// assert_eq!(entier.sans_versement().count(), 2);
/// # Ok::<(), contrat_de_ville::identifiant::ReferenceError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(from = "RapprochementBrut", into = "RapprochementBrut")]
pub struct Rapprochement {
    cle: CleDeRapprochement,
    /// Sorted.
    demandes: Vec<DemandeARapprocher>,
    /// Sorted.
    lignes: Vec<LignePayee>,
    /// By key.
    groupes: Vec<Groupe>,
}

impl Rapprochement {
    /// Matches requests with lines of payment.
    #[must_use]
    pub fn new(
        cle: CleDeRapprochement,
        demandes: impl IntoIterator<Item = impl Into<DemandeARapprocher>>,
        lignes: impl IntoIterator<Item = impl Into<LignePayee>>,
    ) -> Self {
        let mut demandes: Vec<DemandeARapprocher> = demandes.into_iter().map(Into::into).collect();
        let mut lignes: Vec<LignePayee> = lignes.into_iter().map(Into::into).collect();
        demandes.sort_unstable();
        lignes.sort_unstable();
        let mut groupes: BTreeMap<CleRapprochee, Groupe> = BTreeMap::new();
        for demande in &demandes {
            group(&mut groupes, cle.of(&demande.reference)).demandes.push(demande.clone());
        }
        for versement in lignes.iter().flat_map(parts) {
            group(&mut groupes, cle.of(&versement.reference)).versements.push(versement);
        }
        let mut groupes: Vec<Groupe> = groupes.into_values().collect();
        // Parts of split lines come after lines of one reference.
        for groupe in &mut groupes {
            groupe.versements.sort_unstable();
        }
        Self { cle, demandes, lignes, groupes }
    }

    /// What was matched by.
    #[must_use]
    pub const fn cle(&self) -> CleDeRapprochement {
        self.cle
    }

    /// The requests, by reference and amount.
    #[must_use]
    pub fn demandes(&self) -> &[DemandeARapprocher] {
        &self.demandes
    }

    /// The lines of payment, sorted, with the rule of those that were split.
    #[must_use]
    pub fn lignes(&self) -> &[LignePayee] {
        &self.lignes
    }

    /// Every group, by key.
    #[must_use]
    pub fn groupes(&self) -> &[Groupe] {
        &self.groupes
    }

    /// The groups that have requests and payments.
    pub fn rapproches(&self) -> impl Iterator<Item = &Groupe> {
        self.groupes.iter().filter(|groupe| groupe.is_rapproche())
    }

    /// The groups of requests without payment.
    pub fn sans_versement(&self) -> impl Iterator<Item = &Groupe> {
        self.groupes.iter().filter(|groupe| groupe.versements().is_empty())
    }

    /// The groups of payments without request.
    pub fn sans_demande(&self) -> impl Iterator<Item = &Groupe> {
        self.groupes.iter().filter(|groupe| groupe.demandes().is_empty())
    }

    /// The amounts of the lines of payment without reference, in order.
    pub fn sans_reference(&self) -> impl Iterator<Item = Euros> {
        self.lignes.iter().filter_map(|ligne| match ligne {
            LignePayee::SansReference { montant } => Some(*montant),
            LignePayee::Une { .. } | LignePayee::Partagee(_) => None,
        })
    }

    /// Total of the requests.
    #[must_use]
    pub fn total_des_demandes(&self) -> Somme {
        self.demandes.iter().map(|demande| demande.montant).sum()
    }

    /// Total of the lines of payment.
    #[must_use]
    pub fn total_des_versements(&self) -> Somme {
        self.lignes.iter().map(LignePayee::montant).sum()
    }

    /// References that several requests have, and how many.
    #[must_use]
    pub fn demandes_repetees(&self) -> Vec<(&Reference, usize)> {
        repeated(self.demandes.iter().map(|demande| &demande.reference))
    }

    /// References that several lines of payment have, and how many: an advance and a balance, or one line twice.
    #[must_use]
    pub fn versements_repetes(&self) -> Vec<(&Reference, usize)> {
        let versements = self.groupes.iter().flat_map(Groupe::versements);
        repeated(versements.map(|versement| &versement.reference))
    }

    /// By *dossier*, the references of no known form, each once: they were matched whole.
    #[must_use]
    pub fn illisibles(&self) -> Vec<&Reference> {
        if self.cle == CleDeRapprochement::Reference {
            return Vec::new();
        }
        let demandes = self.demandes.iter().map(|demande| &demande.reference);
        let versements = self.groupes.iter().flat_map(Groupe::versements).map(|v| &v.reference);
        count(demandes.chain(versements))
            .into_keys()
            .filter(|reference| ReferenceDeDossier::try_from(*reference).is_err())
            .collect()
    }
}

fn group(groupes: &mut BTreeMap<CleRapprochee, Groupe>, cle: CleRapprochee) -> &mut Groupe {
    groupes.entry(cle).or_insert_with_key(|cle| Groupe::new(cle.clone()))
}

fn parts(ligne: &LignePayee) -> Vec<VersementRapproche> {
    let of = |reference: &Reference, montant, partage| VersementRapproche {
        reference: reference.clone(),
        montant,
        partage,
    };
    match ligne {
        LignePayee::Une { reference, montant } => vec![of(reference, *montant, false)],
        LignePayee::SansReference { .. } => Vec::new(),
        // Whom a split gives nothing was not paid: its request must not look matched.
        LignePayee::Partagee(partage) => {
            let payees = partage.parts().iter().filter(|part| !part.montant.is_zero());
            payees.map(|part| of(&part.reference, part.montant, true)).collect()
        }
    }
}

fn count<'r>(references: impl Iterator<Item = &'r Reference>) -> BTreeMap<&'r Reference, usize> {
    let mut fois = BTreeMap::<&Reference, usize>::new();
    for reference in references {
        let vu = fois.entry(reference).or_default();
        *vu = vu.saturating_add(1);
    }
    fois
}

fn repeated<'r>(references: impl Iterator<Item = &'r Reference>) -> Vec<(&'r Reference, usize)> {
    count(references).into_iter().filter(|(_, fois)| *fois > 1).collect()
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "Rapprochement", deny_unknown_fields)]
struct RapprochementBrut {
    cle: CleDeRapprochement,
    demandes: Vec<DemandeARapprocher>,
    lignes: Vec<LignePayee>,
}

impl From<RapprochementBrut> for Rapprochement {
    fn from(brut: RapprochementBrut) -> Self {
        Self::new(brut.cle, brut.demandes, brut.lignes)
    }
}

impl From<Rapprochement> for RapprochementBrut {
    fn from(rapprochement: Rapprochement) -> Self {
        let Rapprochement { cle, demandes, lignes, .. } = rapprochement;
        Self { cle, demandes, lignes }
    }
}
