//! A few quarters near a point, without allocation as long as they are few.

use super::Distance;

/// A quarter by its rank, and how far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Proche {
    pub(super) rang: u32,
    pub(super) distance: Distance,
}

impl Proche {
    /// What fills a place until something comes there.
    pub(super) const RIEN: Self = Self { rang: 0, distance: Distance::ZERO };
}

/// More than that many within 300 m was never met.
const SUR_PLACE: usize = 4;

#[derive(Clone, Debug)]
pub(super) enum Liste {
    SurPlace { longueur: usize, proches: [Proche; SUR_PLACE] },
    Longue(Vec<Proche>),
}

impl Default for Liste {
    #[inline]
    fn default() -> Self {
        Self::SurPlace { longueur: 0, proches: [Proche::RIEN; SUR_PLACE] }
    }
}

impl Liste {
    #[inline]
    pub(super) fn as_slice(&self) -> &[Proche] {
        match self {
            Self::SurPlace { longueur, proches } => proches.get(..*longueur).unwrap_or_default(),
            Self::Longue(proches) => proches,
        }
    }

    fn as_mut_slice(&mut self) -> &mut [Proche] {
        match self {
            Self::SurPlace { longueur, proches } => {
                proches.get_mut(..*longueur).unwrap_or_default()
            }
            Self::Longue(proches) => proches,
        }
    }

    /// Adds a polygon of a quarter: of several, the nearest counts.
    #[inline]
    pub(super) fn push(&mut self, proche: Proche) {
        if let Some(connu) = self.as_mut_slice().iter_mut().find(|connu| connu.rang == proche.rang)
        {
            connu.distance = connu.distance.min(proche.distance);
            return;
        }
        if let Self::SurPlace { longueur, proches } = self {
            if let Some(place) = proches.get_mut(*longueur) {
                *place = proche;
                *longueur = longueur.saturating_add(1);
                return;
            }
            *self = Self::Longue(proches.to_vec());
        }
        if let Self::Longue(proches) = self {
            proches.push(proche);
        }
    }

    /// The nearest first, then by code.
    #[inline]
    pub(super) fn sort(&mut self) {
        let proches = self.as_mut_slice();
        if proches.len() > 1 {
            proches.sort_unstable_by_key(|proche| (proche.distance, proche.rang));
        }
    }
}
