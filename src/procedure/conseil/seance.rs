//! A session that was checked: who is there at each item, with how many voices.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::pointage::Pointage;
use super::{Appel, DroitDuConseil, Feuille, ProblemesDeSeance, Quorum, RetraitMotif};
use crate::Refus;

/// A session whose sheet holds together; [`Seance::at`] answers item by item.
///
/// It is stored as its sheet, which is checked again on the way in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seance<M> {
    feuille: Feuille<M>,
    suivis: Vec<Suivi>,
    pouvoirs: Vec<PouvoirRange>,
    /// By item and rank of member.
    retraits: BTreeMap<(u32, usize), RetraitMotif>,
}

/// Where a member is, from item to item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Suivi {
    pub(super) present: bool,
    /// The items at which they arrive or leave.
    pub(super) bascules: Vec<u32>,
}

impl Suivi {
    pub(super) fn is_present_at(&self, point: u32) -> bool {
        let fois = self.bascules.iter().filter(|bascule| **bascule <= point).count();
        self.present == fois.is_multiple_of(2)
    }
}

/// A proxy, by ranks of members.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PouvoirRange {
    /// Its number in the sheet.
    pub(super) numero: usize,
    pub(super) mandant: usize,
    pub(super) mandataire: usize,
    pub(super) du: u32,
    /// The item at which its giver arrives.
    pub(super) au: Option<u32>,
}

impl PouvoirRange {
    fn is_valid_at(&self, point: u32) -> bool {
        self.du <= point && self.au.is_none_or(|au| point < au)
    }

    pub(super) fn overlaps(&self, autre: &Self) -> bool {
        self.is_valid_at(autre.du) || autre.is_valid_at(self.du)
    }
}

/// What a council is at an item.
///
/// # Interpretation
/// The quorum is looked at item by item ([`Regle::QuorumParPoint`](crate::droit::Regle::QuorumParPoint), from
/// memory). A member who takes no part in an item is not counted as present for it, and neither a proxy that
/// they gave nor one that they hold has a voice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EtatDuPoint {
    /// The item.
    pub point: u32,
    /// The members in office, less those who stand aside under article L. 1111-6.
    pub en_exercice: u32,
    /// The members who are there and take part.
    pub presents: u32,
    /// The proxies that have a voice.
    pub pouvoirs: u32,
    /// The members withdrawn as interested.
    pub interets: u32,
    /// The members who stand aside under article L. 1111-6.
    pub deports: u32,
    /// How many must be present; none after a second call, nor in Alsace and Moselle where half of the
    /// members or more are interested.
    pub requis: Option<u32>,
}

impl EtatDuPoint {
    /// The voices that can be cast: one a member who is there, one a proxy.
    #[must_use]
    pub const fn voix(&self) -> u32 {
        self.presents.saturating_add(self.pouvoirs)
    }

    /// Whether the council may deliberate: by presence alone, proxies do not count.
    #[must_use]
    pub fn is_quorum_met(&self) -> bool {
        self.requis.is_none_or(|requis| self.presents >= requis)
    }
}

impl<M: Ord> Seance<M> {
    pub(super) fn of(feuille: Feuille<M>) -> Result<Self, Refus<Feuille<M>, ProblemesDeSeance>> {
        let mut pointage = Pointage::of(&feuille);
        pointage.read_mouvements(&feuille.mouvements);
        pointage.read_pouvoirs(&feuille.pouvoirs);
        pointage.read_retraits(&feuille.retraits);
        let Pointage { problemes, suivis, pouvoirs, retraits, .. } = pointage;
        if !problemes.is_empty() {
            let cause = ProblemesDeSeance(problemes);
            return Err(Refus { rendu: Box::new(feuille), cause });
        }
        let retraits = retraits.into_iter().map(|(place, (_, motif))| (place, motif)).collect();
        Ok(Self { feuille, suivis, pouvoirs, retraits })
    }
}

impl<M> Seance<M> {
    /// The sheet.
    #[must_use]
    pub const fn feuille(&self) -> &Feuille<M> {
        &self.feuille
    }

    /// The sheet, to be filled in again.
    #[must_use]
    pub fn into_feuille(self) -> Feuille<M> {
        self.feuille
    }

    /// The council at an item, from 1; `None` for an item that the session did not have.
    #[must_use]
    pub fn at(&self, point: u32) -> Option<EtatDuPoint> {
        if !(1..=self.feuille.points).contains(&point) {
            return None;
        }
        let mut etat = EtatDuPoint {
            point,
            en_exercice: 0,
            presents: 0,
            pouvoirs: 0,
            interets: 0,
            deports: 0,
            requis: None,
        };
        for rang in 0..self.suivis.len() {
            let (nombre, en_exercice) = match self.retraits.get(&(point, rang)) {
                None if self.takes_part(rang, point) => (&mut etat.presents, 1),
                None => {
                    etat.en_exercice = etat.en_exercice.saturating_add(1);
                    continue;
                }
                Some(RetraitMotif::Interet) => (&mut etat.interets, 1),
                Some(RetraitMotif::Deport) => (&mut etat.deports, 0),
            };
            *nombre = nombre.saturating_add(1);
            etat.en_exercice = etat.en_exercice.saturating_add(en_exercice);
        }
        let pouvoirs = self.pouvoirs.iter().filter(|pouvoir| self.has_voice(pouvoir, point));
        etat.pouvoirs = u32::try_from(pouvoirs.count()).unwrap_or(u32::MAX);
        let retires = etat.interets.saturating_add(etat.deports);
        let membres = etat.en_exercice.saturating_add(etat.deports);
        let sans_quorum = self.feuille.appel == Appel::Second
            || self.feuille.droit == DroitDuConseil::AlsaceMoselle
                && retires >= membres.saturating_sub(retires);
        etat.requis = (!sans_quorum).then(|| Quorum::of(etat.en_exercice).requis());
        Some(etat)
    }

    /// The council at each item.
    pub fn points(&self) -> impl Iterator<Item = EtatDuPoint> + '_ {
        (1..=self.feuille.points).map_while(|point| self.at(point))
    }

    fn takes_part(&self, rang: usize, point: u32) -> bool {
        self.suivis.get(rang).is_some_and(|suivi| suivi.is_present_at(point))
            && !self.retraits.contains_key(&(point, rang))
    }

    fn has_voice(&self, pouvoir: &PouvoirRange, point: u32) -> bool {
        pouvoir.is_valid_at(point)
            && !self.retraits.contains_key(&(point, pouvoir.mandant))
            && self.takes_part(pouvoir.mandataire, point)
    }
}

impl<M: PartialEq> Seance<M> {
    /// How many voices a member casts at an item: none, their own, or with that of the absent member whose
    /// proxy they hold. `None` for who is not in office, and for an item that the session did not have.
    #[must_use]
    pub fn voix_of(&self, membre: &M, point: u32) -> Option<u32> {
        if !(1..=self.feuille.points).contains(&point) {
            return None;
        }
        let rang = self.feuille.membres.iter().position(|autre| autre.membre == *membre)?;
        let portes = self.pouvoirs.iter().filter(|pouvoir| pouvoir.mandataire == rang);
        let portes = portes.filter(|pouvoir| self.has_voice(pouvoir, point)).count();
        let sienne = u32::from(self.takes_part(rang, point));
        Some(u32::try_from(portes).unwrap_or(u32::MAX).saturating_add(sienne))
    }
}

impl<M: Serialize> Serialize for Seance<M> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.feuille.serialize(serializer)
    }
}

impl<'de, M: Deserialize<'de> + Ord> Deserialize<'de> for Seance<M> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Feuille::deserialize(deserializer)?.finish().map_err(|refus| de::Error::custom(refus.cause))
    }
}

#[cfg(feature = "schema")]
impl<M: schemars::JsonSchema> schemars::JsonSchema for Seance<M> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("Seance_for_{}", M::schema_name()).into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Feuille::<M>::json_schema(generator)
    }
}
