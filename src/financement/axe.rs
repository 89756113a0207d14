//! What lines are grouped by.

use super::ligne::{Ligne, LigneVentilee, Stade};
use super::ponderation::{CleDeVentilation, Lieu};
use super::programmation::{Programmation, Tranche};
use super::ventilee::TrancheVentilee;
use super::{Action, Operateur, Source};
use crate::contrat::Thematique;
use crate::identifiant::Reference;
use crate::nombre::Methode;

/// Lines of one stage: a [`Tranche`] or a [`TrancheVentilee`].
pub trait Vue<'p>: Copy + sealed::Sealed {
    /// What a line is.
    type Ligne: Copy + 'p;

    /// The programme of the lines.
    fn programmation(self) -> &'p Programmation;

    /// Their stage.
    fn stade(self) -> Stade;

    /// The lines, by action and source.
    fn lignes(self) -> &'p [Self::Ligne];

    /// How they are split over places: the key and the method; `None` where they are whole.
    fn partage(self) -> Option<(CleDeVentilation, Methode)>;

    /// The amount of a line, and its ranks.
    fn as_ligne(ligne: &Self::Ligne) -> &Ligne;
}

mod sealed {
    pub trait Sealed {}
    impl Sealed for super::Tranche<'_> {}
    impl<L> Sealed for super::TrancheVentilee<'_, L> {}

    // Ranks that lie would lose money in silence.
    pub trait Axe {}
    impl Axe for super::ParSource {}
    impl Axe for super::ParThematique {}
    impl Axe for super::ParOperateur {}
    impl Axe for super::ParAction {}
    impl Axe for super::ParLieu {}
    impl<F> Axe for super::SelonSource<F> {}
    impl<F> Axe for super::SelonAction<F> {}
}

impl<'p> Vue<'p> for Tranche<'p> {
    type Ligne = Ligne;

    fn programmation(self) -> &'p Programmation {
        self.programmation()
    }

    fn stade(self) -> Stade {
        self.stade()
    }

    fn lignes(self) -> &'p [Ligne] {
        self.lignes()
    }

    fn partage(self) -> Option<(CleDeVentilation, Methode)> {
        None
    }

    #[inline]
    fn as_ligne(ligne: &Ligne) -> &Ligne {
        ligne
    }
}

impl<'p, L: Lieu> Vue<'p> for TrancheVentilee<'p, L> {
    type Ligne = LigneVentilee;

    fn programmation(self) -> &'p Programmation {
        self.ventilee().programmation()
    }

    fn stade(self) -> Stade {
        self.stade()
    }

    fn lignes(self) -> &'p [LigneVentilee] {
        self.lignes()
    }

    fn partage(self) -> Option<(CleDeVentilation, Methode)> {
        Some((self.ventilee().cle(), self.ventilee().methode()))
    }

    #[inline]
    fn as_ligne(ligne: &LigneVentilee) -> &Ligne {
        ligne.ligne()
    }
}

/// What lines are grouped by: a typed key, ranked once, read off a line without a hash.
///
/// [`ParSource`], [`ParThematique`], [`ParOperateur`], [`ParAction`] and [`ParLieu`] group by what
/// the programme holds; [`SelonSource`] and [`SelonAction`] by what the caller reads off a source or an
/// action. A key of several actions or sources is computed once for each of them, never once a line.
pub trait Axe<'p, V: Vue<'p>>: sealed::Axe {
    /// The key.
    type Cle: Ord + Clone;

    /// The keys, sorted and without duplicates, and the rank of the key of a line.
    fn rank(&self, vue: V) -> (Vec<Self::Cle>, impl Fn(&V::Ligne) -> usize);
}

/// By source.
#[derive(Clone, Copy, Debug, Default)]
pub struct ParSource;

/// By pilier of 2015–2023, or by theme of *Engagements Quartiers 2030*.
#[derive(Clone, Copy, Debug, Default)]
pub struct ParThematique;

/// By operator.
#[derive(Clone, Copy, Debug, Default)]
pub struct ParOperateur;

/// By action.
#[derive(Clone, Copy, Debug, Default)]
pub struct ParAction;

/// By place, once the programme is split over places: by quarter or by commune, as the type of the split
/// says; `None` where an action states none.
///
/// # Examples
/// Lines that are not split cannot be grouped by place:
/// ```compile_fail
/// # use contrat_de_ville::{bilan::Ventilation, financement::{ParLieu, Tranche}};
/// fn by_quarter(tranche: Tranche<'_>) { let _ = Ventilation::of(tranche, &ParLieu); }
/// ```
/// Once split, they can, by the places that they were split over:
/// ```
/// # use contrat_de_ville::{bilan::Ventilation, financement::{ParLieu, TrancheVentilee}, identifiant::*};
/// fn by_quarter(tranche: TrancheVentilee<'_>) -> Ventilation<Option<&CodeQuartier>> {
///     Ventilation::of(tranche, &ParLieu)
/// }
/// fn by_commune(tranche: TrancheVentilee<'_, CodeCommune>) -> Ventilation<Option<&CodeCommune>> {
///     Ventilation::of(tranche, &ParLieu)
/// }
/// ```
/// And by no other:
/// ```compile_fail
/// # use contrat_de_ville::{bilan::Ventilation, financement::{ParLieu, TrancheVentilee}, identifiant::*};
/// fn mixed(tranche: TrancheVentilee<'_>) -> Ventilation<Option<&CodeCommune>> {
///     Ventilation::of(tranche, &ParLieu)
/// }
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct ParLieu;

/// By what the caller reads off a source: who pays, the section, the legal nature of the credits.
///
/// # Examples
/// ```
/// use contrat_de_ville::financement::SelonSource;
///
/// let par_credits = SelonSource::new(|source| source.credits());
/// # let _ = par_credits;
/// ```
#[derive(Clone, Copy, Debug)]
pub struct SelonSource<F>(F);

/// By what the caller reads off an action: the kind of its operator, its sub-theme.
#[derive(Clone, Copy, Debug)]
pub struct SelonAction<F>(F);

impl<F> SelonSource<F> {
    /// Groups by what `cle` reads off a source.
    pub fn new<K>(cle: F) -> Self
    where
        F: Fn(&Source) -> K,
    {
        Self(cle)
    }
}

impl<F> SelonAction<F> {
    /// Groups by what `cle` reads off an action.
    pub fn new<K>(cle: F) -> Self
    where
        F: Fn(&Action) -> K,
    {
        Self(cle)
    }
}

impl<'p, V: Vue<'p>> Axe<'p, V> for ParSource {
    type Cle = &'p Source;

    fn rank(&self, vue: V) -> (Vec<&'p Source>, impl Fn(&V::Ligne) -> usize) {
        (vue.programmation().sources().iter().collect(), |ligne: &V::Ligne| {
            usize::from(V::as_ligne(ligne).source)
        })
    }
}

impl<'p, V: Vue<'p>> Axe<'p, V> for ParThematique {
    type Cle = Thematique;

    fn rank(&self, vue: V) -> (Vec<Thematique>, impl Fn(&V::Ligne) -> usize) {
        (vue.programmation().thematiques().to_vec(), |ligne: &V::Ligne| {
            usize::from(V::as_ligne(ligne).thematique)
        })
    }
}

impl<'p, V: Vue<'p>> Axe<'p, V> for ParAction {
    type Cle = &'p Reference;

    fn rank(&self, vue: V) -> (Vec<&'p Reference>, impl Fn(&V::Ligne) -> usize) {
        let references = vue.programmation().actions().iter().map(|action| &action.reference);
        (references.collect(), |ligne: &V::Ligne| V::as_ligne(ligne).action as usize)
    }
}

impl<'p, V: Vue<'p>> Axe<'p, V> for ParOperateur {
    type Cle = &'p Operateur;

    fn rank(&self, vue: V) -> (Vec<&'p Operateur>, impl Fn(&V::Ligne) -> usize) {
        let rangs = vue.programmation().operateur_de();
        (vue.programmation().operateurs().iter().collect(), move |ligne: &V::Ligne| {
            rangs.get(V::as_ligne(ligne).action as usize).map_or(0, |rang| *rang as usize)
        })
    }
}

impl<'p, L: Lieu> Axe<'p, TrancheVentilee<'p, L>> for ParLieu {
    type Cle = Option<&'p L>;

    fn rank(
        &self,
        vue: TrancheVentilee<'p, L>,
    ) -> (Vec<Option<&'p L>>, impl Fn(&LigneVentilee) -> usize) {
        let lieux = vue.ventilee().lieux().iter().map(Some);
        (core::iter::once(None).chain(lieux).collect(), |ligne: &LigneVentilee| ligne.lieu as usize)
    }
}

impl<'p, V: Vue<'p>, K: Ord + Clone, F: Fn(&Source) -> K> Axe<'p, V> for SelonSource<F> {
    type Cle = K;

    fn rank(&self, vue: V) -> (Vec<K>, impl Fn(&V::Ligne) -> usize) {
        let (cles, rangs) = rank_all(vue.programmation().sources().iter().map(&self.0));
        (cles, move |ligne: &V::Ligne| rang(&rangs, usize::from(V::as_ligne(ligne).source)))
    }
}

impl<'p, V: Vue<'p>, K: Ord + Clone, F: Fn(&Action) -> K> Axe<'p, V> for SelonAction<F> {
    type Cle = K;

    fn rank(&self, vue: V) -> (Vec<K>, impl Fn(&V::Ligne) -> usize) {
        let (cles, rangs) = rank_all(vue.programmation().actions().iter().map(&self.0));
        (cles, move |ligne: &V::Ligne| rang(&rangs, V::as_ligne(ligne).action as usize))
    }
}

#[inline]
fn rang(rangs: &[u32], place: usize) -> usize {
    rangs.get(place).map_or(0, |rang| *rang as usize)
}

/// The distinct keys, sorted, and the rank of each item's among them.
fn rank_all<K: Ord + Clone>(cles: impl Iterator<Item = K>) -> (Vec<K>, Vec<u32>) {
    let toutes: Vec<K> = cles.collect();
    let mut triees = toutes.clone();
    triees.sort_unstable();
    triees.dedup();
    let rangs = toutes
        .iter()
        .map(|cle| {
            triees.binary_search(cle).ok().and_then(|rang| u32::try_from(rang).ok()).unwrap_or(0)
        })
        .collect();
    (triees, rangs)
}
