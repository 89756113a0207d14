use serde::{Deserialize, Serialize};

use crate::procedure::Suffrages;

/// The five cells of a vote, as numbers that nobody checked; [`Decompte`] is what they become.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CellulesDeVote {
    /// `VOTE_EFFECTIF`: the members who may take part in the vote, there or not.
    pub effectif: u32,
    /// `VOTE_REEL`: those who did.
    pub reel: u32,
    /// `VOTE_POUR`.
    pub pour: u32,
    /// `VOTE_CONTRE`.
    pub contre: u32,
    /// `VOTE_ABSTENTION`.
    pub abstention: u32,
}

/// The counts of a vote: pour + contre + abstention ≤ réel ≤ effectif.
///
/// # Interpretation
/// `VOTE_REEL` is « l’effectif total des élus ayant réellement participé au vote (exclusion des absents) ». By
/// that sentence alone it could be the members present. It is their voices, proxies included: Validata wants
/// it equal to pour + contre + abstention (`sum-columns-value`), and a vote by proxy is among these. So an
/// absent member whose proxy votes takes part, and one without proxy does not.
///
/// # Examples
/// The example of the schema, and one more voice than votes:
/// ```
/// use contrat_de_ville::echange::scdl::deliberation::{CellulesDeVote, Decompte};
///
/// let exemple = CellulesDeVote { effectif: 43, reel: 40, pour: 25, contre: 10, abstention: 5 };
/// assert_eq!(Decompte::try_from(exemple)?.sans_colonne(), 0);
///
/// let erreur = Decompte::try_from(CellulesDeVote { pour: 26, ..exemple }).unwrap_err();
/// assert_eq!(
///     erreur.to_string(),
///     "26 for, 10 against and 5 abstentions: expected 40 at most, those who took part",
/// );
/// # Ok::<(), contrat_de_ville::echange::scdl::deliberation::DecompteError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "echange.scdl.deliberation.Decompte", extend("allOf" = [{ "properties": { "effectif": { "minimum": 1 } } }])))]
#[serde(try_from = "CellulesDeVote", into = "CellulesDeVote")]
pub struct Decompte(CellulesDeVote);

/// Why five numbers are not the counts of a vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum DecompteError {
    /// Nobody could vote: what was not voted has five empty cells, and no zeros.
    #[error(
        "no member may vote: expected one at least, or no count at all where nothing was voted"
    )]
    SansEffectif,
    /// More members took part than there are.
    #[error("{reel} took part in the vote: expected {effectif} at most, the members who may")]
    ReelAuDelaDeLEffectif {
        /// Those who took part.
        reel: u32,
        /// Those who may.
        effectif: u32,
    },
    /// More votes than members who took part.
    #[error(
        "{pour} for, {contre} against and {abstention} abstentions: expected {reel} at most, those who took part"
    )]
    VoixAuDelaDuReel {
        /// For.
        pour: u32,
        /// Against.
        contre: u32,
        /// Abstentions.
        abstention: u32,
        /// Those who took part.
        reel: u32,
    },
    /// Blank or void votes, which have no column, and no [`BlancsEtNuls`] to say what becomes of them.
    #[error(
        "{blancs} blank and {nuls} void votes have no column: expected a choice, among those who took part or apart"
    )]
    BulletinsSansColonne {
        /// Blank.
        blancs: u32,
        /// Void.
        nuls: u32,
    },
    /// The votes do not fit a number of members.
    #[error("{0} votes: expected a number of members, 4 294 967 295 at most")]
    TropDeVoix(u64),
}

/// What becomes of blank and void votes, which have no column. Neither reading is told by the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum BlancsEtNuls {
    /// Among those who took part, as the description says. Validata then refuses the row: its sum is not
    /// `VOTE_REEL`.
    Participants,
    /// Nowhere, as Validata wants. The file then says that fewer members took part than did.
    Ecartes,
}

impl TryFrom<CellulesDeVote> for Decompte {
    type Error = DecompteError;

    fn try_from(cellules: CellulesDeVote) -> Result<Self, DecompteError> {
        let CellulesDeVote { effectif, reel, pour, contre, abstention } = cellules;
        if effectif == 0 {
            return Err(DecompteError::SansEffectif);
        }
        if reel > effectif {
            return Err(DecompteError::ReelAuDelaDeLEffectif { reel, effectif });
        }
        if voices(cellules) > u64::from(reel) {
            return Err(DecompteError::VoixAuDelaDuReel { pour, contre, abstention, reel });
        }
        Ok(Self(cellules))
    }
}

impl From<Decompte> for CellulesDeVote {
    fn from(decompte: Decompte) -> Self {
        decompte.0
    }
}

/// Three numbers of 32 bits: the sum of 64 never saturates.
fn voices(cellules: CellulesDeVote) -> u64 {
    [cellules.pour, cellules.contre, cellules.abstention]
        .into_iter()
        .fold(0, |total, voix| u64::from(voix).saturating_add(total))
}

impl Decompte {
    /// The counts of a ballot, public or secret.
    ///
    /// # Errors
    /// [`DecompteError::BulletinsSansColonne`] if there are blank or void votes and no choice was made; the
    /// others where the figures do not hold together.
    ///
    /// # Examples
    /// ```
    /// use contrat_de_ville::echange::scdl::deliberation::{BlancsEtNuls, CellulesDeVote, Decompte};
    /// use contrat_de_ville::procedure::Suffrages;
    ///
    /// let suffrages = Suffrages { pour: 30, contre: 2, blancs: 3, ..Suffrages::default() };
    /// assert!(Decompte::of(suffrages, 43, None).is_err());
    /// let decompte = Decompte::of(suffrages, 43, Some(BlancsEtNuls::Participants))?;
    /// assert_eq!((CellulesDeVote::from(decompte).reel, decompte.sans_colonne()), (35, 3));
    /// let decompte = Decompte::of(suffrages, 43, Some(BlancsEtNuls::Ecartes))?;
    /// assert_eq!((CellulesDeVote::from(decompte).reel, decompte.sans_colonne()), (32, 0));
    /// # Ok::<(), contrat_de_ville::echange::scdl::deliberation::DecompteError>(())
    /// ```
    pub fn of(
        suffrages: Suffrages,
        effectif: u32,
        choix: Option<BlancsEtNuls>,
    ) -> Result<Self, DecompteError> {
        let Suffrages { pour, contre, abstentions: abstention, blancs, nuls } = suffrages;
        let cellules = CellulesDeVote { effectif, reel: 0, pour, contre, abstention };
        let reel = match choix {
            _ if blancs == 0 && nuls == 0 => voices(cellules),
            None => return Err(DecompteError::BulletinsSansColonne { blancs, nuls }),
            Some(BlancsEtNuls::Participants) => suffrages.total(),
            Some(BlancsEtNuls::Ecartes) => voices(cellules),
        };
        let reel = u32::try_from(reel).map_err(|_| DecompteError::TropDeVoix(reel))?;
        Self::try_from(CellulesDeVote { reel, ..cellules })
    }

    /// The five cells.
    #[must_use]
    pub const fn cellules(self) -> CellulesDeVote {
        self.0
    }

    /// Those who took part and are in no column: blank and void votes. Validata wants none.
    #[must_use]
    pub fn sans_colonne(self) -> u32 {
        u32::try_from(u64::from(self.0.reel).saturating_sub(voices(self.0))).unwrap_or(u32::MAX)
    }
}
