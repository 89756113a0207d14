//! Findings in French.

use core::fmt;

use super::{Borne, EtatDuTerme, Irregularite, Publication, Quorum, SansEffet, Terme};
use crate::droit::Lecture;
use crate::nombre::bind;
use crate::procedure::outils::count;
use crate::temps::EnFrancais;

impl Irregularite {
    #[allow(clippy::too_many_lines)] // one sentence a finding
    fn phrase(&self) -> String {
        match self {
            Self::ConvocationTardive(controle) | Self::ConvocationConditionnelle(controle) => {
                controle.to_string()
            }
            Self::RegimeEtranger(_) => {
                "le régime de convocation n’est pas celui de l’autorité".to_owned()
            }
            Self::UrgenceRefusee(_) => "le conseil n’a pas approuvé l’urgence".to_owned(),
            Self::SansNoteDeSynthese => "convocation sans note explicative de synthèse".to_owned(),
            Self::AutreDroit => {
                "seconde convocation sous un droit qui n’est pas celui du conseil".to_owned()
            }
            Self::SansRappelDeLaRegle => {
                "la seconde convocation ne rappelle pas la règle qui la régit".to_owned()
            }
            Self::EffectifImpossible { voix, en_exercice } => format!(
                "{} et représentés pour {} en exercice",
                count(*voix, "membre présent", "membres présents"),
                count(*en_exercice, "membre", "membres")
            ),
            Self::PouvoirsEnTrop { pouvoirs, presents } => format!(
                "{} pour {} au plus, qui n’en portent qu’un chacun",
                count(*pouvoirs, "pouvoir", "pouvoirs"),
                count(*presents, "membre présent", "membres présents")
            ),
            Self::QuorumNonAtteint { presents, requis } => format!(
                "quorum non atteint : {}, {requis} requis",
                count(*presents, "membre présent", "membres présents")
            ),
            Self::QuorumIncertain { au_moins, au_plus, requis } => format!(
                "quorum incertain : de {au_moins} à {}, {requis} requis",
                count(*au_plus, "membre présent", "membres présents")
            ),
            Self::EnExerciceInconnu { presents } => {
                let borne = Quorum::largest_for(*presents).map(|quorum| {
                    let nombre = count(quorum.en_exercice(), "membre", "membres");
                    format!(", le quorum est atteint pour une assemblée de {nombre} au plus")
                });
                format!(
                    "nombre de membres en exercice non connu : avec {}{}",
                    count(*presents, "membre présent", "membres présents"),
                    borne.unwrap_or_else(
                        || ", le quorum n’est atteint pour aucune assemblée".to_owned()
                    )
                )
            }
            Self::TropDeVoix { suffrages, voix } => {
                format!("{suffrages} suffrages pour {}", count(*voix, "voix", "voix"))
            }
            Self::ResultatContredit { adoptee, issue } => format!(
                "délibération dite {}, or le décompte la donne {issue}",
                if *adoptee { "adoptée" } else { "rejetée" }
            ),
            Self::PartageSansPresident => {
                "partage égal des voix, et le vote du président n’est pas connu".to_owned()
            }
            Self::InteressesAuVote { nombre } => format!(
                "{} pris part à la délibération",
                count(*nombre, "membre intéressé a", "membres intéressés ont")
            ),
            Self::AvisPosterieur { jour, seance } => format!(
                "avis de commission du {}, après la séance du {}",
                EnFrancais(*jour),
                EnFrancais(*seance)
            ),
            Self::SansSecretaire => "aucun secrétaire de séance n’a été désigné".to_owned(),
            Self::NonDelegable { organe } => format!(
                "acte pris par {organe}, alors que l’assemblée ne peut déléguer les orientations de la politique de la ville"
            ),
            Self::SeanceNonExaminee { organe } => {
                format!("acte pris par {organe} : les règles de ses réunions n’ont pas été lues")
            }
            Self::PublicationSansEffet { publication, raison } => {
                let Publication { jour, mode } = publication;
                let jour = EnFrancais(*jour);
                match raison {
                    SansEffet::AvantLActe => format!("{mode} du {jour} : avant l’acte lui-même"),
                    SansEffet::AutreMode { attendu, .. } => {
                        format!("{mode} du {jour} sans effet : le mode attendu est {attendu}")
                    }
                }
            }
            Self::PublicationNonLue { publication: Publication { jour, mode } } => format!(
                "{mode} du {} : le texte alors en vigueur n’a pas été lu pour ce mode",
                EnFrancais(*jour)
            ),
            Self::DelaiDeRecoursNonOuvert { publication: Publication { jour, .. } } => format!(
                "affichage d’urgence du {} : le délai de recours ne court qu’à compter de la publication",
                EnFrancais(*jour)
            ),
            Self::TransmissionAvantLActe { jour, adoption } => format!(
                "transmission reçue le {}, avant l’acte du {}",
                EnFrancais(*jour),
                EnFrancais(*adoption)
            ),
            Self::QualiteEtrangere { qualite } => {
                format!("signature en qualité de {qualite}, que l’autorité n’a pas")
            }
            Self::TermeNonRespecte(terme) | Self::FaitAvantLeDepart(terme) => print_terme(terme),
            Self::ProcesVerbalArreteTropTot { arrete, seance } => format!(
                "procès-verbal arrêté le {}, alors qu’il l’est à la séance qui suit celle du {}",
                EnFrancais(*arrete),
                EnFrancais(*seance)
            ),
            Self::RegistreSigneParLesMembres => {
                "registre signé par les membres présents, formule d’avant le 1er juillet 2022"
                    .to_owned()
            }
            Self::FaitManquant(fait) => format!("fait non connu : {fait}"),
            Self::TexteNonLu { jour, lecture, .. } => match lecture {
                Lecture::Avant { depuis } => format!(
                    "texte lu dans sa version en vigueur depuis le {}, non vérifié au {}",
                    EnFrancais(*depuis),
                    EnFrancais(*jour)
                ),
                Lecture::Apres { etat } => format!(
                    "texte lu en l’état du {}, non vérifié au {}",
                    EnFrancais(*etat),
                    EnFrancais(*jour)
                ),
                Lecture::Lue | Lecture::DebutInconnu { .. } | Lecture::SansDates => {
                    format!("texte non daté, non vérifié au {}", EnFrancais(*jour))
                }
            },
            Self::HorsPeriode { jour } => {
                format!("{} : hors des années 1990 à 2099", EnFrancais(*jour))
            }
        }
    }
}

fn print_terme(terme: &Terme) -> String {
    let quoi = terme.quoi();
    let echeance = terme.echeance();
    let fait = terme.fait().map_or_else(String::new, |fait| EnFrancais(fait).to_string());
    let jours = match terme.etat() {
        EtatDuTerme::NonRespecte { jours } => count(jours, "jour", "jours"),
        EtatDuTerme::SansFait | EtatDuTerme::Respecte | EtatDuTerme::AvantLeDepart => {
            let depart = EnFrancais(echeance.depart());
            return format!("{quoi} le {fait}, avant le {depart} d’où court le délai");
        }
    };
    let terme = EnFrancais(echeance.terme());
    match quoi.borne() {
        Borne::AuPlusTot => format!("{quoi} le {fait}, {jours} trop tôt : au plus tôt le {terme}"),
        Borne::AuPlusTard => {
            format!("{quoi} le {fait}, {jours} trop tard : au plus tard le {terme}")
        }
    }
}

impl fmt::Display for Irregularite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut phrase = self.phrase();
        if let Some(regle) = self.regle() {
            phrase = format!("{phrase} [{regle}]");
        }
        f.write_str(&bind(&format!("{} : {phrase}", self.gravite())))
    }
}
