use core::fmt;

use serde::{Deserialize, Serialize};

use super::{Etat, Montants};
use crate::financement::{Source, Stade};
use crate::nombre::Euros;

/// The state and the amounts under which an action is taken over from a file.
///
/// Real files hold a label and amounts, not the facts that led there. A stage without amounts is not
/// stated, which is not the same as nothing.
///
/// # Examples
/// ```
/// use contrat_de_ville::Euros;
/// use contrat_de_ville::financement::{
///     Credits, Dispositif, Etat, Financeur, Montants, Reprise, Source, Stade,
/// };
///
/// let etat = Source::new(Financeur::ETAT, Dispositif::ContratDeVille, Credits::Specifiques);
/// let montants = |texte| Montants::new([(etat.clone(), Euros::parse(texte).unwrap())]).unwrap();
///
/// let refusee = Reprise::new(Etat::Refuse)
///     .with(Stade::Demande, montants("4500"))?
///     .with(Stade::Accorde, montants("0"))?;
/// assert_eq!(refusee.etat(), Etat::Refuse);
///
/// let refus = refusee.with(Stade::Accorde, montants("4500")).unwrap_err();
/// assert_eq!(
///     refus.to_string(),
///     "amounts that the state contradicts: « refusé » with 4500.00 € « accordé », État, programmation du \
///      contrat de ville: expected 0"
/// );
/// # Ok::<(), contrat_de_ville::financement::RepriseError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "RepriseBrute", into = "RepriseBrute")]
pub struct Reprise {
    etat: Etat,
    /// In the order of stages.
    montants: [Montants; 5],
}

/// An amount that a state contradicts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// The state.
    pub etat: Etat,
    /// The stage of the amount.
    pub stade: Stade,
    /// Its source.
    pub source: Source,
    /// The amount.
    pub montant: Euros,
}

impl fmt::Display for Contradiction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { etat, stade, source, montant } = self;
        write!(f, "« {etat} » with {} € « {stade} », {source}: expected 0", montant.plain())
    }
}

/// Every amount that the state contradicts, by stage and source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RepriseError(Vec<Contradiction>);

impl RepriseError {
    /// The contradictions; never empty.
    #[must_use]
    pub fn as_slice(&self) -> &[Contradiction] {
        &self.0
    }
}

impl fmt::Display for RepriseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("amounts that the state contradicts: ")?;
        super::erreur::write_list(&self.0, f)
    }
}

impl core::error::Error for RepriseError {}

impl Etat {
    /// Whether a request in this state can hold money at a stage.
    pub(super) const fn can_hold(self, stade: Stade) -> bool {
        match stade {
            Stade::Demande => true,
            Stade::Propose => !matches!(self, Self::Depose | Self::Recevable | Self::Irrecevable),
            Stade::Accorde => matches!(
                self,
                Self::Soutenu | Self::Conventionne | Self::Engage | Self::Verse | Self::Solde
            ),
            Stade::Engage => matches!(
                self,
                Self::Engage | Self::Verse | Self::Solde | Self::Abandonne | Self::Retire
            ),
            Stade::Verse => {
                matches!(self, Self::Verse | Self::Solde | Self::Abandonne | Self::Retire)
            }
        }
    }
}

impl Reprise {
    /// A state, no amount stated.
    #[must_use]
    pub const fn new(etat: Etat) -> Self {
        const VIDE: Montants = Montants::VIDE;
        Self { etat, montants: [VIDE; 5] }
    }

    /// The same, with the amounts of a stage instead of those stated before.
    ///
    /// # Errors
    /// [`RepriseError`], with every amount that the state contradicts: nothing is proposed before a request
    /// is examined, granted to one that is refused, put off, given up or withdrawn, committed before it is
    /// granted, paid before it is committed.
    pub fn with(mut self, stade: Stade, montants: Montants) -> Result<Self, RepriseError> {
        let contradictions = contradictions(self.etat, stade, &montants);
        if !contradictions.is_empty() {
            return Err(RepriseError(contradictions));
        }
        if let Some(place) = self.montants.get_mut(stade as usize) {
            *place = montants;
        }
        Ok(self)
    }

    /// The state.
    #[must_use]
    pub const fn etat(&self) -> Etat {
        self.etat
    }

    /// The amounts stated at a stage.
    #[must_use]
    pub const fn montants(&self, stade: Stade) -> &Montants {
        let [demande, propose, accorde, engage, verse] = &self.montants;
        match stade {
            Stade::Demande => demande,
            Stade::Propose => propose,
            Stade::Accorde => accorde,
            Stade::Engage => engage,
            Stade::Verse => verse,
        }
    }
}

fn contradictions(etat: Etat, stade: Stade, montants: &Montants) -> Vec<Contradiction> {
    let tenus = montants.iter().filter(|(_, montant)| !etat.can_hold(stade) && !montant.is_zero());
    tenus
        .map(|(source, montant)| Contradiction { etat, stade, source: source.clone(), montant })
        .collect()
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "Reprise", deny_unknown_fields)]
struct RepriseBrute {
    etat: Etat,
    #[serde(default, skip_serializing_if = "Montants::is_empty")]
    demande: Montants,
    #[serde(default, skip_serializing_if = "Montants::is_empty")]
    propose: Montants,
    #[serde(default, skip_serializing_if = "Montants::is_empty")]
    accorde: Montants,
    #[serde(default, skip_serializing_if = "Montants::is_empty")]
    engage: Montants,
    #[serde(default, skip_serializing_if = "Montants::is_empty")]
    verse: Montants,
}

impl TryFrom<RepriseBrute> for Reprise {
    type Error = RepriseError;

    fn try_from(brute: RepriseBrute) -> Result<Self, Self::Error> {
        let RepriseBrute { etat, demande, propose, accorde, engage, verse } = brute;
        let montants = [demande, propose, accorde, engage, verse];
        let problemes: Vec<Contradiction> = Stade::TOUS
            .into_iter()
            .zip(&montants)
            .flat_map(|(stade, montants)| contradictions(etat, stade, montants))
            .collect();
        if problemes.is_empty() {
            Ok(Self { etat, montants })
        } else {
            Err(RepriseError(problemes))
        }
    }
}

impl From<Reprise> for RepriseBrute {
    fn from(reprise: Reprise) -> Self {
        let Reprise { etat, montants: [demande, propose, accorde, engage, verse] } = reprise;
        Self { etat, demande, propose, accorde, engage, verse }
    }
}
