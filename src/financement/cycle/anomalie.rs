use core::fmt;

use serde::Serialize;

use super::{Etat, Parcours};
use crate::financement::{Source, Stade};
use crate::nombre::{Euros, bind};

/// A finding on the money of an action: what real files hold and should not, or do not say.
///
/// `Display` is a French sentence, [`Anomalie::code`] is stable. Nothing is repaired.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "financement.Anomalie")
)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Anomalie {
    /// A source has more at a stage than at the one that bounds it: granted above asked, committed above
    /// granted, paid above committed.
    Depasse {
        /// The source.
        source: Source,
        /// The stage.
        stade: Stade,
        /// What the source has there.
        montant: Euros,
        /// The stage that bounds it.
        borne: Stade,
        /// What the source has at that one.
        plafond: Euros,
    },
    /// A source grants, and the request asks other sources only.
    JamaisDemande {
        /// The source.
        source: Source,
        /// What it grants.
        accorde: Euros,
    },
    /// Settled, and paid is not committed.
    SoldeInegal {
        /// The source.
        source: Source,
        /// What is committed.
        engage: Euros,
        /// What is paid.
        verse: Euros,
    },
    /// Given up or withdrawn, and money is still committed.
    ResteADesengager {
        /// The source.
        source: Source,
        /// How much.
        montant: Euros,
    },
    /// Given up or withdrawn, and money that was paid is not given back.
    ResteAReverser {
        /// The source.
        source: Source,
        /// How much.
        montant: Euros,
    },
    /// The state tells of money, and no amount does.
    SansMontant {
        /// The state.
        etat: Etat,
        /// The stage that it tells of.
        stade: Stade,
    },
    /// An action taken over from a file that does not state what was there, and more was added since: the
    /// whole is not known.
    MontantIncomplet {
        /// The source.
        source: Source,
        /// The stage.
        stade: Stade,
        /// What was added since.
        depuis: Euros,
    },
    /// The bound of an amount is not stated: they cannot be compared.
    NonVerifiable {
        /// The source.
        source: Source,
        /// The stage.
        stade: Stade,
        /// What the source has there.
        montant: Euros,
        /// The stage that bounds it, which is not stated.
        borne: Stade,
    },
}

impl Anomalie {
    /// The stable code of the kind of finding.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Depasse { stade: Stade::Verse, .. } => "VERSE-SUPERIEUR-A-ENGAGE",
            Self::Depasse { stade: Stade::Engage, .. } => "ENGAGE-SUPERIEUR-A-ACCORDE",
            Self::Depasse { .. } => "ACCORDE-SUPERIEUR-A-DEMANDE",
            Self::JamaisDemande { .. } => "ACCORDE-JAMAIS-DEMANDE",
            Self::SoldeInegal { .. } => "SOLDE-INEGAL",
            Self::ResteADesengager { .. } => "RESTE-A-DESENGAGER",
            Self::ResteAReverser { .. } => "RESTE-A-REVERSER",
            Self::SansMontant { .. } => "SANS-MONTANT",
            Self::MontantIncomplet { .. } => "MONTANT-INCOMPLET",
            Self::NonVerifiable { .. } => "NON-VERIFIABLE",
        }
    }

    /// The source, where the finding is on one.
    #[must_use]
    pub const fn source(&self) -> Option<&Source> {
        match self {
            Self::Depasse { source, .. }
            | Self::JamaisDemande { source, .. }
            | Self::SoldeInegal { source, .. }
            | Self::ResteADesengager { source, .. }
            | Self::ResteAReverser { source, .. }
            | Self::MontantIncomplet { source, .. }
            | Self::NonVerifiable { source, .. } => Some(source),
            Self::SansMontant { .. } => None,
        }
    }
}

impl fmt::Display for Anomalie {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let phrase = match self {
            Self::Depasse { source, stade, montant, borne, plafond } => {
                format!("{source} : {stade} {montant}, au-dessus du montant {borne} ({plafond})")
            }
            Self::JamaisDemande { source, accorde } => {
                format!("{source} : accordé {accorde}, jamais demandé à cette source")
            }
            Self::SoldeInegal { source, engage, verse } => {
                format!("{source} : soldé, mais versé {verse} pour {engage} engagés")
            }
            Self::ResteADesengager { source, montant } => {
                format!("{source} : {montant} à désengager, l’accord étant repris")
            }
            Self::ResteAReverser { source, montant } => {
                format!("{source} : {montant} à reverser, l’accord étant repris")
            }
            Self::SansMontant { etat, stade } => {
                format!("{etat}, mais aucun montant {stade}")
            }
            Self::MontantIncomplet { source, stade, depuis } => format!(
                "{source} : {stade} {depuis} depuis la reprise, montant antérieur non renseigné : non vérifiable"
            ),
            Self::NonVerifiable { source, stade, montant, borne } => format!(
                "{source} : {stade} {montant}, montant {borne} non renseigné : non vérifiable"
            ),
        };
        f.write_str(&bind(&phrase))
    }
}

/// Each stage that is bounded by another.
const BORNES: [(Stade, Stade); 3] = [
    (Stade::Accorde, Stade::Demande),
    (Stade::Engage, Stade::Accorde),
    (Stade::Verse, Stade::Engage),
];

impl Parcours {
    /// What the amounts contradict, source by source, or do not say. Never a refusal.
    ///
    /// # Examples
    /// ```
    /// use contrat_de_ville::Euros;
    /// use contrat_de_ville::financement::{
    ///     Credits, Dispositif, Etat, Evenement, Fait, Financeur, Montants, Parcours, Reprise, Source, Stade,
    /// };
    ///
    /// let etat = Source::new(Financeur::ETAT, Dispositif::Aucun, Credits::Specifiques);
    /// let montants = |texte| Montants::new([(etat.clone(), Euros::parse(texte).unwrap())]).unwrap();
    /// let reprise = Reprise::new(Etat::Verse)
    ///     .with(Stade::Engage, montants("4000"))?
    ///     .with(Stade::Verse, montants("4500"))?;
    /// let parcours = Parcours::new(Evenement { jour: "2023-12-31".parse()?, fait: Fait::Reprise(reprise) })?;
    /// let codes: Vec<_> = parcours.check().iter().map(|anomalie| anomalie.code()).collect();
    /// assert_eq!(codes, ["NON-VERIFIABLE", "VERSE-SUPERIEUR-A-ENGAGE"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn check(&self) -> Vec<Anomalie> {
        let mut anomalies = Vec::new();
        if let Some(stade) = stage_told_by(self.etat())
            && self.somme(stade).is_zero()
        {
            anomalies.push(Anomalie::SansMontant { etat: self.etat(), stade });
        }
        for source in self.sources() {
            self.check_source(source, &mut anomalies);
        }
        anomalies
    }

    fn check_source(&self, source: &Source, anomalies: &mut Vec<Anomalie>) {
        let repris = matches!(self.etat(), Etat::Abandonne | Etat::Retire);
        let demandes = self.totaux(Stade::Demande).count();
        for (stade, borne) in BORNES {
            // What is not the whole is too much already if it is above the bound.
            let ecrit = self.written(stade, source).filter(|montant| !montant.is_zero());
            let Some(montant) = ecrit else {
                continue;
            };
            let complet = self.total(stade, source).is_some();
            let source = source.clone();
            // After the grant is taken back, what is left says more.
            if repris && borne == Stade::Accorde {
                continue;
            }
            let plafond = if borne == Stade::Demande {
                self.written(borne, &source)
            } else {
                self.total(borne, &source)
            };
            match plafond {
                // A request that states no source at all is not one that asks for nothing, and a file that is
                // taken over states the sources that it knows.
                None if borne == Stade::Demande && self.is_whole() && demandes > 0 => {
                    anomalies.push(Anomalie::JamaisDemande { source, accorde: montant });
                }
                Some(plafond) if montant > plafond => {
                    anomalies.push(Anomalie::Depasse { source, stade, montant, borne, plafond });
                }
                _ if !complet => {
                    anomalies.push(Anomalie::MontantIncomplet { source, stade, depuis: montant });
                }
                None => {
                    anomalies.push(Anomalie::NonVerifiable { source, stade, montant, borne });
                }
                Some(_) => {}
            }
        }
        if self.etat() == Etat::Solde
            && let (Some(engage), Some(verse)) =
                (self.total(Stade::Engage, source), self.total(Stade::Verse, source))
            && engage != verse
        {
            anomalies.push(Anomalie::SoldeInegal { source: source.clone(), engage, verse });
        }
        if repris {
            let positif = |montant: Option<Euros>| montant.filter(|montant| !montant.is_zero());
            if let Some(montant) = positif(self.reste_a_desengager(source)) {
                let source = source.clone();
                anomalies.push(Anomalie::ResteADesengager { source, montant });
            }
            if let Some(montant) = positif(self.reste_a_reverser(source)) {
                anomalies.push(Anomalie::ResteAReverser { source: source.clone(), montant });
            }
        }
    }
}

/// The stage whose money a state tells of.
const fn stage_told_by(etat: Etat) -> Option<Stade> {
    match etat {
        Etat::Soutenu | Etat::Conventionne => Some(Stade::Accorde),
        Etat::Engage => Some(Stade::Engage),
        Etat::Verse | Etat::Solde => Some(Stade::Verse),
        Etat::Depose
        | Etat::Recevable
        | Etat::Irrecevable
        | Etat::Instruit
        | Etat::Refuse
        | Etat::Ajourne
        | Etat::Reoriente
        | Etat::Abandonne
        | Etat::Retire => None,
    }
}
