use core::fmt;
use std::collections::BTreeMap;

use serde::Serialize;

use super::fraction::UN;
use super::{Attribution, Jour, Libelle, Objet};
use crate::identifiant::Siret;
use crate::nombre::{Euros, Taux, bind, print_entier};

/// A subsidy whose shares do not add up to the whole: some of it is in no line of the file, or counted twice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PartageInexact {
    id_attribuant: Siret,
    reference_decision: Option<Libelle>,
    date_convention: Jour,
    objet: Objet,
    montant: Euros,
    lignes: u64,
    total: Taux,
}

impl PartageInexact {
    /// Who grants it.
    #[must_use]
    pub const fn id_attribuant(&self) -> Siret {
        self.id_attribuant
    }

    /// The act that decides.
    #[must_use]
    pub const fn reference_decision(&self) -> Option<&Libelle> {
        self.reference_decision.as_ref()
    }

    /// The whole amount.
    #[must_use]
    pub const fn montant(&self) -> Euros {
        self.montant
    }

    /// How many lines it has.
    #[must_use]
    pub const fn lignes(&self) -> u64 {
        self.lignes
    }

    /// What the shares add up to.
    #[must_use]
    pub const fn total(&self) -> Taux {
        self.total
    }
}

impl fmt::Display for PartageInexact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            id_attribuant,
            reference_decision,
            date_convention,
            objet,
            montant,
            lignes,
            total,
        } = self;
        let reference = reference_decision.as_ref().map_or("sans référence", Libelle::as_str);
        let total = percent(*total);
        let s = if *lignes > 1 { "s" } else { "" };
        f.write_str(&bind(&format!(
            "{id_attribuant}, {reference}, {date_convention}, « {objet} », {montant} : {lignes} ligne{s}, dont les \
             parts font {total}\u{a0}% au lieu de 100\u{a0}%"
        )))
    }
}

/// A sum of shares as a percentage, exact: one that is printed as the whole is the whole.
fn percent(total: Taux) -> String {
    // Its denominator is that of every share, where sixteen decimals of a percentage end.
    let parts = u128::try_from(total.numerateur()).unwrap_or_default();
    let un = u128::from(UN) / 100;
    let entier = u64::try_from(parts.checked_div(un).unwrap_or_default()).unwrap_or(u64::MAX);
    let decimales = format!("{:016}", parts.checked_rem(un).unwrap_or_default());
    match decimales.trim_end_matches('0') {
        "" => print_entier(entier),
        decimales => format!("{},{decimales}", print_entier(entier)),
    }
}

/// The subsidies whose shares do not add up to one, in the order of who grants, act, day, purpose and amount.
///
/// # Interpretation
/// Lines are of one subsidy where who grants, the act, the day, the purpose and the amount are all the same: the
/// schema has no number of a subsidy. Two subsidies alike in all are taken for one, whose shares add up to two.
#[must_use]
pub fn check_partages<'a>(
    attributions: impl IntoIterator<Item = &'a Attribution>,
) -> Vec<PartageInexact> {
    let mut totaux: BTreeMap<_, (u64, u128)> = BTreeMap::new();
    for attribution in attributions {
        let cle = (
            attribution.id_attribuant,
            &attribution.reference_decision,
            attribution.date_convention,
            &attribution.objet,
            attribution.montant,
        );
        let (lignes, parts) = totaux.entry(cle).or_default();
        *lignes = lignes.saturating_add(1);
        *parts = parts.saturating_add(attribution.pourcentage_subvention.parts().into());
    }
    let inexacts = totaux.into_iter().filter(|(_, (_, parts))| *parts != u128::from(UN));
    inexacts
        .filter_map(
            |((id_attribuant, reference, date_convention, objet, montant), (lignes, parts))| {
                Some(PartageInexact {
                    id_attribuant,
                    reference_decision: reference.clone(),
                    date_convention,
                    objet: objet.clone(),
                    montant,
                    lignes,
                    total: Taux::of(i128::try_from(parts).ok()?, UN).ok()?,
                })
            },
        )
        .collect()
}
