use core::fmt;

use serde::{Serialize, Serializer};

/// What can be given or chosen beside a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Cle {
    /// Whose public holidays count.
    Zone,
    /// The order at the end of a month.
    Ordre,
    /// The count of the month of consultation.
    Politique,
    /// Where the claimant lives.
    Residence,
    /// The day of the session.
    Seance,
    /// What is asked.
    Cherche,
    /// How many clear days.
    Jours,
    /// Whether days are clear.
    JoursFrancs,
    /// The day of dispatch.
    Envoi,
    /// The day of receipt.
    Reception,
    /// Which step of an appeal is asked.
    Etape,
    /// The day on which the court is seised.
    Depot,
    /// The day of the judgment.
    Jugement,
    /// The last day granted for opinions.
    Cloture,
    /// When silence takes effect.
    PriseDEffet,
    /// What silence on a recours gracieux does.
    Silence,
    /// The year of signature.
    Signature,
    /// The year of the renewal of municipal councils.
    Renouvellement,
}

impl Cle {
    pub(super) const TOUTES: [Self; 18] = [
        Self::Zone,
        Self::Ordre,
        Self::Politique,
        Self::Residence,
        Self::Seance,
        Self::Cherche,
        Self::Jours,
        Self::JoursFrancs,
        Self::Envoi,
        Self::Reception,
        Self::Etape,
        Self::Depot,
        Self::Jugement,
        Self::Cloture,
        Self::PriseDEffet,
        Self::Silence,
        Self::Signature,
        Self::Renouvellement,
    ];

    pub(super) fn parse(texte: &str) -> Option<Self> {
        Self::TOUTES.into_iter().find(|cle| cle.nom() == texte)
    }

    /// The key as it is written.
    #[must_use]
    pub const fn nom(self) -> &'static str {
        match self {
            Self::Zone => "zone",
            Self::Ordre => "ordre",
            Self::Politique => "politique",
            Self::Residence => "residence",
            Self::Seance => "seance",
            Self::Cherche => "cherche",
            Self::Jours => "jours",
            Self::JoursFrancs => "jours-francs",
            Self::Envoi => "envoi",
            Self::Reception => "reception",
            Self::Etape => "etape",
            Self::Depot => "depot",
            Self::Jugement => "jugement",
            Self::Cloture => "cloture",
            Self::PriseDEffet => "prise-d-effet",
            Self::Silence => "silence",
            Self::Signature => "signature",
            Self::Renouvellement => "renouvellement",
        }
    }

    /// What it takes.
    #[must_use]
    pub const fn attendu(self) -> &'static str {
        match self {
            Self::Zone => "a zone of public holidays, such as `metropole` or `alsace-moselle`",
            Self::Ordre => "`A` (the month, then the day) or `B` (the day, then the month)",
            Self::Politique => "`quantieme`, `quantieme-report`, `franc` or `franc-report`",
            Self::Residence => "`proche`, `outre-mer` or `etranger`",
            Self::Seance
            | Self::Envoi
            | Self::Reception
            | Self::Depot
            | Self::Jugement
            | Self::Cloture => "a day, such as `2024-09-27`",
            Self::Cherche => {
                "`dernier-envoi`, `premiere-seance`, `seconde-convocation` or `derniere-signature`"
            }
            Self::Jours => "`1`, `3` or `5`",
            Self::JoursFrancs => "`oui` or `non`",
            Self::Etape => "`rejet-implicite` or `recours`",
            Self::PriseDEffet => "`dernier-jour` or `lendemain`",
            Self::Silence => {
                "`fait-courir`, `attend-un-rejet-expres` or `sans-accuse-de-reception`"
            }
            Self::Signature | Self::Renouvellement => "a year, 1990 to 2099",
        }
    }
}

impl Serialize for Cle {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.nom())
    }
}

impl fmt::Display for Cle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.nom())
    }
}

crate::texte::schema_as!(
    Cle,
    crate::texte::one_of("What can be given or chosen beside a day.", Cle::TOUTES)
);
