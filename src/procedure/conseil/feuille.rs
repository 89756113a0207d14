//! The attendance sheet, as it is filled in.

use core::num::NonZeroU32;

use serde::{Deserialize, Serialize};

use super::{Appel, DroitDuConseil, ProblemesDeSeance, Seance};
use crate::Refus;

/// Where a member is when the session opens.
///
/// # Interpretation
/// In an EPCI who sits by video is there ([`Regle::QuorumVisio`](crate::droit::Regle::QuorumVisio)): the
/// caller enters them as present. That such a session votes by public ballot only is not checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Presence {
    /// There.
    Present,
    /// Not there, and sent word.
    Excuse,
    /// Not there.
    Absent,
}

/// A member in office.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Membre<M> {
    /// Who, by the caller's id.
    pub membre: M,
    /// Where they are when the session opens.
    pub presence: Presence,
}

/// Which way a member goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Sens {
    /// There from that item on.
    Arrivee,
    /// No longer there from that item on.
    Depart,
}

/// A member who arrives or leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "procedure.Mouvement")
)]
#[serde(deny_unknown_fields)]
pub struct Mouvement<M> {
    /// From which item on.
    pub point: u32,
    /// Who.
    pub membre: M,
    /// Which way.
    pub sens: Sens,
}

/// A proxy: an absent member's vote, cast by one who is there.
///
/// # Source
/// [`Regle::Proxy`](crate::droit::Regle::Proxy): « Un même conseiller municipal ne peut être porteur que d’un
/// seul pouvoir. […] Sauf cas de maladie dûment constatée, il ne peut être valable pour plus de trois
/// séances consécutives. »
///
/// # Interpretation
/// A proxy lapses from the item at which its giver arrives, and does not come back if they leave again. It
/// has a voice at the items for which its holder is there. A member holds one at a time: a second is
/// refused unless the first has lapsed by then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Pouvoir<M> {
    /// Who gives it.
    pub mandant: M,
    /// Who holds it.
    pub mandataire: M,
    /// From which item on: 1 for the whole session.
    pub point: u32,
    /// How many sittings in a row it is for, this one included.
    pub seances: NonZeroU32,
    /// An illness was duly noted (*maladie dûment constatée*).
    pub maladie: bool,
}

/// Why a member takes no part in an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RetraitMotif {
    /// Interested in the matter ([`Regle::Interest`](crate::droit::Regle::Interest)): not counted as present,
    /// still counted among the members in office.
    Interet,
    /// Standing aside under article L. 1111-6, II ([`Regle::Deport`](crate::droit::Regle::Deport)): counted
    /// neither as present nor among the members in office.
    Deport,
}

/// A member who takes no part in an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Retrait<M> {
    /// Which item.
    pub point: u32,
    /// Who.
    pub membre: M,
    /// Why.
    pub motif: RetraitMotif,
}

/// The attendance sheet of a session, as it is filled in; [`Feuille::finish`] checks it whole.
///
/// # Examples
/// Three members in office; the second gave a proxy, and arrives at item 2:
/// ```
/// use core::num::NonZeroU32;
/// use contrat_de_ville::procedure::{
///     Appel, DroitDuConseil, Feuille, Membre, Mouvement, Pouvoir, Presence, Sens,
/// };
///
/// let feuille = Feuille {
///     points: 2,
///     appel: Appel::Premier,
///     droit: DroitDuConseil::General,
///     membres: vec![
///         Membre { membre: "A", presence: Presence::Present },
///         Membre { membre: "B", presence: Presence::Excuse },
///         Membre { membre: "C", presence: Presence::Present },
///     ],
///     mouvements: vec![Mouvement { point: 2, membre: "B", sens: Sens::Arrivee }],
///     pouvoirs: vec![Pouvoir {
///         mandant: "B",
///         mandataire: "A",
///         point: 1,
///         seances: NonZeroU32::MIN,
///         maladie: false,
///     }],
///     retraits: vec![],
/// };
/// let seance = feuille.clone().finish().unwrap();
/// let [premier, second] = [1, 2].map(|point| seance.at(point).unwrap());
/// assert_eq!((premier.presents, premier.pouvoirs, premier.voix()), (2, 1, 3));
/// assert_eq!((second.presents, second.pouvoirs, second.voix()), (3, 0, 3)); // the proxy has lapsed
///
/// // Every problem at once, and the sheet is handed back.
/// let mut fausse = feuille;
/// fausse.pouvoirs[0].mandataire = "D";
/// fausse.mouvements[0].sens = Sens::Depart;
/// let refus = fausse.finish().unwrap_err();
/// assert_eq!(
///     refus.to_string(),
///     "2 problems: movement 1: leaves at item 2, but is not there; holder of proxy 1: not a member in office"
/// );
/// assert_eq!(refus.rendu.membres.len(), 3);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Feuille<M> {
    /// How many items were examined.
    pub points: u32,
    /// Which call the session answers.
    pub appel: Appel,
    /// Which law the council sits under.
    pub droit: DroitDuConseil,
    /// The members in office, each once.
    pub membres: Vec<Membre<M>>,
    /// Who arrived and who left, item after item.
    #[serde(default = "Vec::<Mouvement<M>>::new")]
    pub mouvements: Vec<Mouvement<M>>,
    /// The proxies.
    #[serde(default = "Vec::<Pouvoir<M>>::new")]
    pub pouvoirs: Vec<Pouvoir<M>>,
    /// Who took no part in which item.
    #[serde(default = "Vec::<Retrait<M>>::new")]
    pub retraits: Vec<Retrait<M>>,
}

impl<M: Ord> Feuille<M> {
    /// The session, if the sheet holds together.
    ///
    /// # Errors
    /// A [`Refus`] with every problem, each with its place; the sheet is handed back.
    pub fn finish(self) -> Result<Seance<M>, Refus<Self, ProblemesDeSeance>> {
        Seance::of(self)
    }
}
