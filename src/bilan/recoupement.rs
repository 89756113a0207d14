//! The proof that nothing is counted twice.

use super::{Cumul, Ventilation};
use crate::financement::{
    Lieu, ParAction, ParLieu, ParOperateur, ParSource, ParThematique, TrancheVentilee, Vue,
};
use crate::nombre::Somme;

/// One total reached by several roads: by source, by pilier, by action…
///
/// # Examples
/// Two tables of a report that should tell the same money:
/// ```
/// use contrat_de_ville::bilan::{Cumul, Recoupement};
/// use contrat_de_ville::nombre::Euros;
///
/// let total = |centimes: [i64; 2]| -> Cumul { centimes.map(Euros::from_centimes).into_iter().sum() };
/// let recoupement = Recoupement::new([("par source", total([700, 300])), ("par pilier", total([600, 390]))]);
/// assert!(!recoupement.is_proved());
/// let ecarts: Vec<_> = recoupement.ecarts().map(|(voie, ecart)| (voie, ecart.centimes())).collect();
/// assert_eq!(ecarts, [("par pilier", -10)]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recoupement<N = &'static str> {
    voies: Vec<(N, Cumul)>,
}

impl Recoupement {
    /// The lines of a stage, added up one by one, by source, by pilier or theme, by operator and by
    /// action. They must agree; a difference would be a defect of this crate.
    pub fn of<'p, V: Vue<'p>>(vue: V) -> Self {
        let une_a_une = vue.lignes().iter().map(|ligne| V::as_ligne(ligne).montant()).sum();
        Self::new([
            ("ligne à ligne", une_a_une),
            ("par source", Ventilation::of(vue, &ParSource).total()),
            ("par pilier ou thème", Ventilation::of(vue, &ParThematique).total()),
            ("par opérateur", Ventilation::of(vue, &ParOperateur).total()),
            ("par action", Ventilation::of(vue, &ParAction).total()),
        ])
    }

    /// The lines of a stage that were split over places, against the same lines before the split.
    #[must_use]
    pub fn of_split<L: Lieu>(vue: TrancheVentilee<'_, L>) -> Self {
        let entiere = vue.ventilee().programmation().tranche(vue.stade());
        Self::new([
            ("avant la ventilation", Ventilation::of(entiere, &ParSource).total()),
            ("par lieu", Ventilation::of(vue, &ParLieu).total()),
            ("par source", Ventilation::of(vue, &ParSource).total()),
            ("par action", Ventilation::of(vue, &ParAction).total()),
        ])
    }
}

impl<N: Clone> Recoupement<N> {
    /// Any totals that should be one; the first is what the others are held against.
    pub fn new(voies: impl IntoIterator<Item = (N, Cumul)>) -> Self {
        Self { voies: voies.into_iter().collect() }
    }

    /// Each road with its total.
    #[must_use]
    pub fn voies(&self) -> &[(N, Cumul)] {
        &self.voies
    }

    /// The roads whose amount is not that of the first, each with what it has more.
    pub fn ecarts(&self) -> impl Iterator<Item = (N, Somme)> {
        let reference = self.voies.first().map(|(_, cumul)| cumul.total()).unwrap_or_default();
        self.voies
            .iter()
            .map(move |(nom, cumul)| (nom.clone(), cumul.total().minus(reference)))
            .filter(|(_, ecart)| !ecart.is_zero())
    }

    /// Whether every road gives the same amount; one road alone proves nothing.
    #[must_use]
    pub fn is_proved(&self) -> bool {
        self.voies.len() > 1 && self.ecarts().next().is_none()
    }
}
