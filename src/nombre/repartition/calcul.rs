//! The two algorithms, over bare weights: linear to set out, then one heap step a unit to correct.

use std::collections::BinaryHeap;

use super::methode::{Diviseur, Priorite};
use crate::nombre::large::Large;

/// Units by weight, and which weights stand level for the last unit.
pub(super) struct Calcul {
    pub(super) parts: Vec<u64>,
    /// Ranks of those level at the margin, with whether each has its unit; empty without a tie.
    pub(super) egalite: Vec<(usize, bool)>,
}

/// Largest remainder: each quota cut off, then one unit to the largest remainders.
pub(super) fn largest_remainder(unites: u64, poids: &[u64]) -> Calcul {
    let total = sum(poids);
    let mut parts = Vec::with_capacity(poids.len());
    let mut restes = Vec::with_capacity(poids.len());
    let mut distribuees = 0_u64;
    for poids in poids {
        let (quota, reste) = quota(unites, *poids, total);
        distribuees = distribuees.saturating_add(quota);
        parts.push(quota);
        restes.push(reste);
    }
    // Below the number of positive remainders, since remainders add up to that many totals.
    let manquantes = usize::try_from(unites.saturating_sub(distribuees)).unwrap_or(usize::MAX);
    let mut ordre = restes.clone();
    ordre.sort_unstable_by(|a, b| b.cmp(a));
    let Some(seuil) = manquantes.checked_sub(1).and_then(|rang| ordre.get(rang)).copied() else {
        return Calcul { parts, egalite: Vec::new() };
    };
    let mut egalite = Vec::new();
    for (rang, (part, reste)) in parts.iter_mut().zip(&restes).enumerate() {
        if *reste > seuil {
            *part = part.saturating_add(1);
        } else if *reste == seuil {
            egalite.push((rang, false));
        }
    }
    let servis = ordre.iter().filter(|reste| **reste > seuil).count();
    let contestees = manquantes.saturating_sub(servis);
    if contestees == egalite.len() {
        for (rang, _) in egalite.drain(..) {
            add(&mut parts, rang, 1);
        }
    } else {
        for (rang, servi) in egalite.iter_mut().take(contestees) {
            *servi = true;
            add(&mut parts, *rang, 1);
        }
    }
    Calcul { parts, egalite }
}

/// A divisor method. It starts from the method's own rounding at `unites / total`, which is its
/// exact answer for a neighbouring number of units, then gives or takes back one at a time.
/// (Starting from quotas cut off is wrong: a method may leave a party below its quota.)
pub(super) fn divisor(diviseur: Diviseur, unites: u64, poids: &[u64]) -> Calcul {
    let total = sum(poids);
    // A method that always rounds one way is off by half a unit a party: aim beside by as much.
    let parties = poids.iter().filter(|poids| **poids > 0).count();
    let ecart = u64::try_from(parties / 2).unwrap_or(0);
    let visees = match diviseur {
        Diviseur::Adams => unites.saturating_sub(ecart),
        Diviseur::Hondt => unites.saturating_add(ecart),
        Diviseur::SainteLague | Diviseur::HuntingtonHill | Diviseur::Dean => unites,
    };
    let mut parts: Vec<u64> = poids
        .iter()
        .map(|poids| if *poids == 0 { 0 } else { rounded(diviseur, visees, *poids, total) })
        .collect();
    let distribuees: u128 = sum(&parts);
    let voulues = u128::from(unites);
    let marge = if distribuees < voulues {
        give(diviseur, voulues.saturating_sub(distribuees), poids, &mut parts)
    } else {
        take_back(diviseur, distribuees.saturating_sub(voulues), poids, &mut parts)
    };
    let mut egalite = level(diviseur, poids, &parts, &marge);
    settle(&mut parts, &mut egalite);
    Calcul { parts, egalite }
}

/// The least claim that was served, and the best that was left out.
struct Marge {
    dernier: Option<Priorite>,
    exclu: Option<Priorite>,
}

fn give(diviseur: Diviseur, unites: u128, poids: &[u64], parts: &mut [u64]) -> Marge {
    let mut tas: BinaryHeap<(Priorite, usize)> = poids
        .iter()
        .zip(parts.iter())
        .enumerate()
        .filter(|(_, (poids, _))| **poids > 0)
        .map(|(rang, (poids, part))| (diviseur.priorite(*poids, *part), rang))
        .collect();
    let mut dernier = None;
    for _ in 0..unites {
        let Some(mut tete) = tas.peek_mut() else { break };
        let rang = tete.1;
        let (Some(part), Some(poids)) = (parts.get_mut(rang), poids.get(rang)) else { break };
        *part = part.saturating_add(1);
        dernier = Some(tete.0);
        tete.0 = diviseur.priorite(*poids, *part);
    }
    Marge { dernier, exclu: tas.peek().map(|tete| tete.0) }
}

/// Takes none back where none is too many: the heap then tells the least claim served.
fn take_back(diviseur: Diviseur, unites: u128, poids: &[u64], parts: &mut [u64]) -> Marge {
    use core::cmp::Reverse;
    let last = |poids: u64, part: u64| Some(diviseur.priorite(poids, part.checked_sub(1)?));
    let mut tas: BinaryHeap<Reverse<(Priorite, usize)>> = poids
        .iter()
        .zip(parts.iter())
        .enumerate()
        .filter_map(|(rang, (poids, part))| Some(Reverse((last(*poids, *part)?, rang))))
        .collect();
    let mut exclu = None;
    for _ in 0..unites {
        let Some(Reverse((priorite, rang))) = tas.pop() else { break };
        let (Some(part), Some(poids)) = (parts.get_mut(rang), poids.get(rang)) else { break };
        *part = part.saturating_sub(1);
        exclu = Some(priorite);
        if let Some(priorite) = last(*poids, *part) {
            tas.push(Reverse((priorite, rang)));
        }
    }
    let exclu = exclu.or_else(|| {
        let claims = poids.iter().zip(parts.iter()).filter(|(poids, _)| **poids > 0);
        claims.map(|(poids, part)| diviseur.priorite(*poids, *part)).max()
    });
    Marge { dernier: tas.peek().map(|Reverse(tete)| tete.0), exclu }
}

/// Who stands level for the last unit: those whose last claim equals the best claim left out.
fn level(diviseur: Diviseur, poids: &[u64], parts: &[u64], marge: &Marge) -> Vec<(usize, bool)> {
    let (Some(dernier), Some(exclu)) = (marge.dernier, marge.exclu) else { return Vec::new() };
    if dernier != exclu {
        return Vec::new();
    }
    let claims = |(rang, (poids, part)): (usize, (&u64, &u64))| {
        let kept = part.checked_sub(1).map(|s| (diviseur.priorite(*poids, s), rang, true));
        kept.into_iter().chain([(diviseur.priorite(*poids, *part), rang, false)])
    };
    poids
        .iter()
        .zip(parts)
        .enumerate()
        .filter(|(_, (poids, _))| **poids > 0)
        .flat_map(claims)
        .filter(|(priorite, ..)| *priorite == dernier)
        .map(|(_, rang, servi)| (rang, servi))
        .collect()
}

/// The contested units go to the first ranks, whomever the heap served.
fn settle(parts: &mut [u64], egalite: &mut [(usize, bool)]) {
    let contestees = egalite.iter().filter(|(_, servi)| *servi).count();
    for (place, (rang, servi)) in egalite.iter_mut().enumerate() {
        let voulu = place < contestees;
        if let Some(part) = parts.get_mut(*rang) {
            *part = part.saturating_add(u64::from(voulu)).saturating_sub(u64::from(*servi));
        }
        *servi = voulu;
    }
}

/// `poids × unites / total` rounded as the method rounds: up when the quota reaches the divisor.
fn rounded(diviseur: Diviseur, unites: u64, poids: u64, total: u128) -> u64 {
    let (quota, reste) = quota(unites, poids, total);
    let up = match diviseur {
        Diviseur::Adams => true,
        Diviseur::Hondt => false,
        Diviseur::SainteLague => reste >= total.saturating_sub(reste),
        // Squared: quota² ≥ s (s + 1), each side times total².
        Diviseur::HuntingtonHill => {
            let produit = u128::from(poids).wrapping_mul(u128::from(unites));
            let plancher = u128::from(quota).wrapping_mul(total);
            Large::product(produit, produit)
                >= Large::product(plancher, plancher.saturating_add(total))
        }
        Diviseur::Dean => {
            diviseur.priorite(poids, quota) >= Priorite::Fraction(total, u128::from(unites.max(1)))
        }
    };
    if up { quota.saturating_add(1) } else { quota }
}

/// The whole part and the remainder of `poids × unites / total`: a product below 2¹²⁸.
fn quota(unites: u64, poids: u64, total: u128) -> (u64, u128) {
    let produit = u128::from(poids).wrapping_mul(u128::from(unites));
    let quota = produit.checked_div(total).unwrap_or(0);
    (u64::try_from(quota).unwrap_or(u64::MAX), produit.checked_rem(total).unwrap_or(0))
}

/// Below 2⁶⁴ weights, so below 2¹²⁸.
fn sum(poids: &[u64]) -> u128 {
    poids.iter().fold(0_u128, |total, poids| total.saturating_add(u128::from(*poids)))
}

fn add(parts: &mut [u64], rang: usize, unites: u64) {
    if let Some(part) = parts.get_mut(rang) {
        *part = part.saturating_add(unites);
    }
}
