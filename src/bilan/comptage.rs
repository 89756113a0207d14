//! One pass over lines: a dense table of cells where it is small, a sort where it is not.

use super::MesureDeLignes;
use crate::financement::Vue;

/// What lines left in each cell, by rank.
pub(super) enum Comptage<A> {
    /// One for each rank, reached or not.
    Dense(Vec<A>),
    /// Those reached, in order.
    Creux(Vec<(u64, A)>),
}

/// Reads each line once; `cellules` is how many ranks there are.
pub(super) fn count<'p, V: Vue<'p>, M: MesureDeLignes>(
    vue: V,
    cellules: u64,
    rang: impl Fn(&V::Ligne) -> u64,
) -> Comptage<M::Accumulateur> {
    let lignes = vue.lignes();
    // Zeroing a table costs more than sorting once cells outnumber lines by far.
    let seuil = (lignes.len() as u64).saturating_mul(4).saturating_add(1024);
    match usize::try_from(cellules) {
        Ok(taille) if cellules <= seuil => Comptage::Dense(dense::<V, M>(lignes, taille, rang)),
        _ => Comptage::Creux(sparse::<V, M>(lignes, rang)),
    }
}

fn dense<'p, V: Vue<'p>, M: MesureDeLignes>(
    lignes: &[V::Ligne],
    taille: usize,
    rang: impl Fn(&V::Ligne) -> u64,
) -> Vec<M::Accumulateur> {
    let mut table = vec![M::Accumulateur::default(); taille];
    for ligne in lignes {
        let place = usize::try_from(rang(ligne)).unwrap_or(usize::MAX);
        if let Some(accumulateur) = table.get_mut(place) {
            M::add(accumulateur, V::as_ligne(ligne));
        }
    }
    table
}

fn sparse<'p, V: Vue<'p>, M: MesureDeLignes>(
    lignes: &[V::Ligne],
    rang: impl Fn(&V::Ligne) -> u64,
) -> Vec<(u64, M::Accumulateur)> {
    let mut rangees: Vec<(u64, &V::Ligne)> =
        lignes.iter().map(|ligne| (rang(ligne), ligne)).collect();
    // Stable: within a cell, lines still come by action.
    rangees.sort_by_key(|(rang, _)| *rang);
    let mut atteintes: Vec<(u64, M::Accumulateur)> = Vec::new();
    for (rang, ligne) in rangees {
        match atteintes.last_mut() {
            Some((courant, accumulateur)) if *courant == rang => {
                M::add(accumulateur, V::as_ligne(ligne));
            }
            _ => {
                let mut accumulateur = M::Accumulateur::default();
                M::add(&mut accumulateur, V::as_ligne(ligne));
                atteintes.push((rang, accumulateur));
            }
        }
    }
    atteintes
}
