//! What a check of a deliberation finds.

use core::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    ControleDeConvocation, Fait, Issue, Organe, Publication, Qualite, RegimeDeConvocation,
    SansEffet, Terme,
};
use crate::droit::{Lecture, Regle};

/// How much a finding says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Gravite {
    /// A rule is not kept, or two facts contradict each other.
    Irreguliere,
    /// What is known does not tell.
    Indecidable,
    /// Nothing wrong: something that a reader must know.
    Reserve,
}

impl fmt::Display for Gravite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Irreguliere => "irrégularité",
            Self::Indecidable => "indécidable",
            Self::Reserve => "réserve",
        })
    }
}

/// A finding on a deliberation. `Display` is a French sentence; [`Irregularite::code`] is stable.
///
/// A finding says that a rule is not kept, never that a court would annul.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Irregularite {
    /// The council was called too late.
    ConvocationTardive(ControleDeConvocation),
    /// The sending of the convocation is not known: whether it was in time if sent on the day that it bears.
    ConvocationConditionnelle(ControleDeConvocation),
    /// The convocation is under a rule that is not that of the authority.
    RegimeEtranger(RegimeDeConvocation),
    /// The council did not approve the urgency.
    UrgenceRefusee(RegimeDeConvocation),
    /// No *note explicative de synthèse* went with the convocation.
    SansNoteDeSynthese,
    /// A second call under a law that is not that of the council.
    AutreDroit,
    /// The second convocation did not quote its rule.
    SansRappelDeLaRegle,
    /// More members present and represented than in office.
    EffectifImpossible {
        /// Present at least, and proxies.
        voix: u32,
        /// In office.
        en_exercice: u32,
    },
    /// More proxies than members to hold one each.
    PouvoirsEnTrop {
        /// Proxies.
        pouvoirs: u32,
        /// Members present at most.
        presents: u32,
    },
    /// No quorum.
    QuorumNonAtteint {
        /// Members present at most.
        presents: u32,
        /// How many are needed.
        requis: u32,
    },
    /// Whether there is a quorum depends on who was there at that item.
    QuorumIncertain {
        /// Members present at least.
        au_moins: u32,
        /// Members present at most.
        au_plus: u32,
        /// How many are needed.
        requis: u32,
    },
    /// The members in office are not known.
    EnExerciceInconnu {
        /// Members present at least.
        presents: u32,
    },
    /// More votes than voices.
    TropDeVoix {
        /// Votes, abstentions included.
        suffrages: u64,
        /// Voices.
        voix: u32,
    },
    /// The counts give another result than the one printed.
    ResultatContredit {
        /// Printed as adopted.
        adoptee: bool,
        /// What the counts give.
        issue: Issue,
    },
    /// A tie, and the president's side is not known.
    PartageSansPresident,
    /// Interested members took part.
    InteressesAuVote {
        /// How many.
        nombre: u32,
    },
    /// The opinion of a commission is later than the session.
    AvisPosterieur {
        /// Its day.
        #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
        jour: NaiveDate,
        /// The session.
        #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
        seance: NaiveDate,
    },
    /// No secretary was named.
    SansSecretaire,
    /// Not the council, for what it cannot delegate.
    NonDelegable {
        /// Who took the act.
        organe: Organe,
    },
    /// The rules of the meetings of that body were not read.
    SeanceNonExaminee {
        /// Who took the act.
        organe: Organe,
    },
    /// A publication that does nothing.
    PublicationSansEffet {
        /// The publication.
        publication: Publication,
        /// Why.
        raison: SansEffet,
    },
    /// A publication of whose day the text was not read.
    PublicationNonLue {
        /// The publication.
        publication: Publication,
    },
    /// The act was only posted up in urgency: appeals do not run.
    DelaiDeRecoursNonOuvert {
        /// The posting.
        publication: Publication,
    },
    /// Received by the representative of the State before the act was taken.
    TransmissionAvantLActe {
        /// The day.
        #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
        jour: NaiveDate,
        /// The day of the act.
        #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
        adoption: NaiveDate,
    },
    /// Signed or certified in a capacity that the authority does not have.
    QualiteEtrangere {
        /// The capacity.
        qualite: Qualite,
    },
    /// Done too early or too late.
    TermeNonRespecte(Terme),
    /// Done before what it follows.
    FaitAvantLeDepart(Terme),
    /// The minutes were settled on the day of the session or before: the next one settles them.
    ProcesVerbalArreteTropTot {
        /// The day.
        #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
        arrete: NaiveDate,
        /// The session.
        #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
        seance: NaiveDate,
    },
    /// The register is signed by the members present, which is the rule of before 1 July 2022.
    RegistreSigneParLesMembres,
    /// A fact is missing.
    FaitManquant(Fait),
    /// A rule was applied, or left aside, on a day for which its text was not read.
    TexteNonLu {
        /// The rule.
        regle: Regle,
        /// The day.
        #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
        jour: NaiveDate,
        /// What was read.
        lecture: Lecture,
    },
    /// A day outside the years that calendars cover.
    HorsPeriode {
        /// The day.
        #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
        jour: NaiveDate,
    },
}

impl Irregularite {
    /// The stable code of the kind of finding.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::ConvocationTardive(_) => "CONVOCATION-TARDIVE",
            Self::ConvocationConditionnelle(_) => "CONVOCATION-CONDITIONNELLE",
            Self::RegimeEtranger(_) => "REGIME-ETRANGER",
            Self::UrgenceRefusee(_) => "URGENCE-REFUSEE",
            Self::SansNoteDeSynthese => "SANS-NOTE-DE-SYNTHESE",
            Self::AutreDroit => "AUTRE-DROIT",
            Self::SansRappelDeLaRegle => "SANS-RAPPEL-DE-LA-REGLE",
            Self::EffectifImpossible { .. } => "EFFECTIF-IMPOSSIBLE",
            Self::PouvoirsEnTrop { .. } => "POUVOIRS-EN-TROP",
            Self::QuorumNonAtteint { .. } => "QUORUM-NON-ATTEINT",
            Self::QuorumIncertain { .. } => "QUORUM-INCERTAIN",
            Self::EnExerciceInconnu { .. } => "EN-EXERCICE-INCONNU",
            Self::TropDeVoix { .. } => "TROP-DE-VOIX",
            Self::ResultatContredit { .. } => "RESULTAT-CONTREDIT",
            Self::PartageSansPresident => "PARTAGE-SANS-PRESIDENT",
            Self::InteressesAuVote { .. } => "INTERESSES-AU-VOTE",
            Self::AvisPosterieur { .. } => "AVIS-POSTERIEUR",
            Self::SansSecretaire => "SANS-SECRETAIRE",
            Self::NonDelegable { .. } => "NON-DELEGABLE",
            Self::SeanceNonExaminee { .. } => "SEANCE-NON-EXAMINEE",
            Self::PublicationSansEffet { .. } => "PUBLICATION-SANS-EFFET",
            Self::PublicationNonLue { .. } => "PUBLICATION-NON-LUE",
            Self::DelaiDeRecoursNonOuvert { .. } => "DELAI-DE-RECOURS-NON-OUVERT",
            Self::TransmissionAvantLActe { .. } => "TRANSMISSION-AVANT-L-ACTE",
            Self::QualiteEtrangere { .. } => "QUALITE-ETRANGERE",
            Self::TermeNonRespecte(_) => "TERME-NON-RESPECTE",
            Self::FaitAvantLeDepart(_) => "FAIT-AVANT-LE-DEPART",
            Self::ProcesVerbalArreteTropTot { .. } => "PV-ARRETE-TROP-TOT",
            Self::RegistreSigneParLesMembres => "REGISTRE-SIGNE-PAR-LES-MEMBRES",
            Self::FaitManquant(fait) => fait.code(),
            Self::TexteNonLu { .. } => "TEXTE-NON-LU",
            Self::HorsPeriode { .. } => "HORS-PERIODE",
        }
    }

    /// How much it says.
    #[must_use]
    pub const fn gravite(&self) -> Gravite {
        match self {
            Self::ConvocationTardive(_)
            | Self::UrgenceRefusee(_)
            | Self::SansNoteDeSynthese
            | Self::SansRappelDeLaRegle
            | Self::EffectifImpossible { .. }
            | Self::PouvoirsEnTrop { .. }
            | Self::QuorumNonAtteint { .. }
            | Self::TropDeVoix { .. }
            | Self::ResultatContredit { .. }
            | Self::InteressesAuVote { .. }
            | Self::AvisPosterieur { .. }
            | Self::SansSecretaire
            | Self::NonDelegable { .. }
            | Self::PublicationSansEffet { .. }
            | Self::TransmissionAvantLActe { .. }
            | Self::QualiteEtrangere { .. }
            | Self::TermeNonRespecte(_)
            | Self::FaitAvantLeDepart(_)
            | Self::ProcesVerbalArreteTropTot { .. }
            | Self::RegistreSigneParLesMembres
            | Self::RegimeEtranger(_)
            | Self::AutreDroit => Gravite::Irreguliere,
            Self::ConvocationConditionnelle(_)
            | Self::QuorumIncertain { .. }
            | Self::EnExerciceInconnu { .. }
            | Self::PartageSansPresident
            | Self::PublicationNonLue { .. }
            | Self::FaitManquant(_)
            | Self::HorsPeriode { .. } => Gravite::Indecidable,
            Self::SeanceNonExaminee { .. }
            | Self::DelaiDeRecoursNonOuvert { .. }
            | Self::TexteNonLu { .. } => Gravite::Reserve,
        }
    }

    /// The rule that it rests on; none for two facts that contradict each other, or a day of no calendar.
    #[must_use]
    pub fn regle(&self) -> Option<Regle> {
        Some(match self {
            Self::ConvocationTardive(controle) | Self::ConvocationConditionnelle(controle) => {
                return controle.echeance.delai().regle();
            }
            Self::RegimeEtranger(regime) | Self::UrgenceRefusee(regime) => {
                return regime.delai().regle();
            }
            Self::SansNoteDeSynthese => Regle::Convocation5ClearDays,
            Self::AutreDroit => Regle::AlsaceMoselleExclues,
            Self::SansRappelDeLaRegle => Regle::AlsaceMoselleSecondeConvocation,
            Self::PouvoirsEnTrop { .. } => Regle::Proxy,
            Self::QuorumNonAtteint { .. }
            | Self::QuorumIncertain { .. }
            | Self::EnExerciceInconnu { .. } => Regle::Quorum,
            Self::ResultatContredit { .. } | Self::PartageSansPresident => Regle::Majority,
            Self::InteressesAuVote { .. } => Regle::Interest,
            Self::SansSecretaire | Self::ProcesVerbalArreteTropTot { .. } => Regle::Secretary,
            Self::NonDelegable { .. } => Regle::PolvilleNotDelegable,
            Self::PublicationNonLue { .. } => Regle::PublicationAvant2022,
            Self::DelaiDeRecoursNonOuvert { .. } => Regle::EPublicationUrgence,
            Self::QualiteEtrangere { .. } => Regle::Executory,
            Self::TermeNonRespecte(terme) | Self::FaitAvantLeDepart(terme) => {
                return terme.echeance().delai().regle();
            }
            Self::RegistreSigneParLesMembres => Regle::Register,
            Self::FaitManquant(fait) => fait.regle(),
            Self::PublicationSansEffet { raison: SansEffet::AutreMode { regle, .. }, .. }
            | Self::TexteNonLu { regle, .. } => *regle,
            Self::EffectifImpossible { .. }
            | Self::TropDeVoix { .. }
            | Self::AvisPosterieur { .. }
            | Self::SeanceNonExaminee { .. }
            | Self::PublicationSansEffet { raison: SansEffet::AvantLActe, .. }
            | Self::TransmissionAvantLActe { .. }
            | Self::HorsPeriode { .. } => return None,
        })
    }
}
