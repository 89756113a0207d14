use super::{
    Adresse, BlancsEtNuls, Budget, Champs, Decompte, DecompteError, DeliberationPubliee,
    DeliberationPublieeError, Matiere, Objet, ServiceDeControle,
};
use crate::identifiant::{Nom, Reference, Siret};
use crate::procedure::{
    Deliberation, Effectif, ExigenceDeQuorum, Issue, Organe, Scrutin, ScrutinError,
};

/// What the file wants and a [`Deliberation`] does not know.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Complement {
    /// The official name of the authority.
    pub collectivite: Nom,
    /// Its SIRET.
    pub siret: Siret,
    /// The reference of the deliberation.
    pub reference: Reference,
    /// What it is filed under.
    pub matiere: Matiere,
    /// What it is about.
    pub objet: Objet,
    /// The budget, if it touches one.
    pub budget: Option<Budget>,
    /// Who exercises the control, if it is known.
    pub service: Option<ServiceDeControle>,
    /// Where it may be read.
    pub adresse: Option<Adresse>,
    /// The members who may vote, where the deliberation has counts and does not say it.
    pub effectif: Option<u32>,
    /// What becomes of blank and void votes, if there are any.
    pub blancs_et_nuls: Option<BlancsEtNuls>,
}

/// Why a deliberation is not a row of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum PontError {
    /// A decision of the mayor or of the president is no deliberation.
    #[error("act of {0}: expected one of the assembly or of the bureau")]
    PasUneDeliberation(Organe),
    /// The file is of what was adopted.
    #[error("not adopted: the file is of deliberations that were")]
    NonAdoptee,
    /// The result that is printed is not that of the counts.
    #[error("printed as adopted, and the counts say: {0}")]
    IssueContredite(Issue),
    /// The counts are known, and not the members who may vote: five cells are filled, or none.
    #[error("the counts of the vote are known: expected the number of members who may vote")]
    EffectifInconnu,
    /// Two numbers of members who may vote.
    #[error("{donne} members may vote, by the caller: expected {connu}, by the deliberation")]
    EffectifContredit {
        /// By the deliberation.
        connu: u32,
        /// By the caller.
        donne: u32,
    },
    /// More votes than voices.
    #[error(transparent)]
    Scrutin(#[from] ScrutinError),
    /// The counts do not hold together.
    #[error(transparent)]
    Decompte(#[from] DecompteError),
    /// The row does not.
    #[error(transparent)]
    Ligne(#[from] DeliberationPublieeError),
}

impl DeliberationPubliee {
    /// The row of a deliberation: its day, its reception by the State and the counts of its vote come from it,
    /// the rest from the caller.
    ///
    /// # Interpretation
    /// `VOTE_EFFECTIF` is « l'effectif total des représentants élus susceptibles de participer au vote »: the
    /// members in office, less those who stand aside, which [`ExigenceDeQuorum::EnExercice`] counts. A vote whose
    /// counts are not printed, and no vote at all, leave the five cells empty.
    ///
    /// # Errors
    /// [`PontError`]: an act of the executive, what was not adopted, counts that contradict the result or one
    /// another, and counts without a number of members who may vote.
    ///
    /// # Examples
    /// ```
    /// use contrat_de_ville::echange::scdl::deliberation::{Complement, DeliberationPubliee, Matiere};
    /// use contrat_de_ville::procedure::{
    ///     Acte, Autorite, Deliberation, DroitDuConseil, Matiere as Competence, Organe,
    /// };
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let acte = Acte {
    ///     autorite: Autorite::EpciAFiscalitePropre,
    ///     organe: Organe::Assemblee,
    ///     matiere: Competence::OrientationDeLaPolitiqueDeLaVille,
    ///     adoption: "2024-09-24".parse()?,
    ///     urgence: false,
    ///     transmission: Some("2024-09-27".parse()?),
    ///     publications: vec![],
    ///     signature: None,
    ///     certification: None,
    /// };
    /// let complement = Complement {
    ///     collectivite: "Agglomération fictive".parse()?,
    ///     siret: "77554402601284".parse()?,
    ///     reference: "F-2024-17".parse()?,
    ///     matiere: Matiere::new("8.5".parse()?, "politique de la ville".parse()?)?,
    ///     objet: "Rapport fictif".parse()?,
    ///     budget: None,
    ///     service: None,
    ///     adresse: None,
    ///     effectif: None,
    ///     blancs_et_nuls: None,
    /// };
    /// let deliberation = Deliberation::of(acte, DroitDuConseil::General);
    /// let ligne = DeliberationPubliee::of(&deliberation, complement)?;
    /// assert_eq!(ligne.champs().transmission, deliberation.acte.transmission);
    /// assert_eq!(ligne.champs().vote, None);
    /// # Ok(())
    /// # }
    /// ```
    pub fn of(deliberation: &Deliberation, complement: Complement) -> Result<Self, PontError> {
        let acte = &deliberation.acte;
        if acte.organe == Organe::Executif {
            return Err(PontError::PasUneDeliberation(acte.organe));
        }
        let vote = match &deliberation.vote {
            None => None,
            Some(vote) if !vote.adoptee => return Err(PontError::NonAdoptee),
            Some(vote) => vote
                .scrutin
                .map(|scrutin| count(scrutin, deliberation.effectif, &complement))
                .transpose()?,
        };
        let champs = Champs {
            collectivite: complement.collectivite,
            siret: complement.siret,
            reference: complement.reference,
            adoption: acte.adoption,
            matiere: complement.matiere,
            objet: complement.objet,
            budget: complement.budget,
            service: complement.service,
            transmission: acte.transmission,
            vote,
            adresse: complement.adresse,
        };
        Ok(Self::new(champs)?)
    }
}

fn count(
    scrutin: Scrutin,
    effectif: Option<Effectif>,
    complement: &Complement,
) -> Result<Decompte, PontError> {
    let issue = scrutin.issue();
    if issue.is_adopted() == Some(false) {
        return Err(PontError::IssueContredite(issue));
    }
    if let Some(voix) = effectif.and_then(Effectif::voix) {
        scrutin.check_voix(voix)?;
    }
    let connu = effectif.and_then(|effectif| match effectif.exigence {
        ExigenceDeQuorum::EnExercice(connu) => Some(connu),
        ExigenceDeQuorum::EnExerciceInconnu | ExigenceDeQuorum::Aucune => None,
    });
    let effectif = match (connu, complement.effectif) {
        (Some(connu), Some(donne)) if connu != donne => {
            return Err(PontError::EffectifContredit { connu, donne });
        }
        (Some(effectif), _) | (None, Some(effectif)) => effectif,
        (None, None) => return Err(PontError::EffectifInconnu),
    };
    Ok(Decompte::of(scrutin.suffrages(), effectif, complement.blancs_et_nuls)?)
}
