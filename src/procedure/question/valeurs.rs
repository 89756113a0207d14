use chrono::NaiveDate;

use super::{Cle, Depart, Fiche, QuestionError};
use crate::droit::Regle;
use crate::identifiant::Annee;
use crate::jour::parse;
use crate::procedure::{EffetDuSilence, PriseDEffet};
use crate::temps::{JoursFrancs, Ordre, Politique, Residence, VendrediSaint, Zone};

/// What is asked of a rule that answers more than one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cherche {
    DernierEnvoi,
    PremiereSeance,
    SecondeConvocation,
    DerniereSignature,
}

impl Cherche {
    const TOUTES: [Self; 4] = [
        Self::DernierEnvoi,
        Self::PremiereSeance,
        Self::SecondeConvocation,
        Self::DerniereSignature,
    ];

    pub(super) const fn nom(self) -> &'static str {
        match self {
            Self::DernierEnvoi => "dernier-envoi",
            Self::PremiereSeance => "premiere-seance",
            Self::SecondeConvocation => "seconde-convocation",
            Self::DerniereSignature => "derniere-signature",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Etape {
    RejetImplicite,
    Recours,
}

/// What is given or chosen, read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Valeurs {
    pub(super) depart: Option<NaiveDate>,
    pub(super) zone: Option<Zone>,
    /// Alsace and Moselle, without saying whether Good Friday is a holiday.
    pub(super) alsace_moselle: bool,
    pub(super) ordre: Option<Ordre>,
    pub(super) politique: Option<Politique>,
    pub(super) residence: Option<Residence>,
    pub(super) seance: Option<NaiveDate>,
    pub(super) cherche: Option<Cherche>,
    pub(super) jours: Option<u16>,
    pub(super) jours_francs: Option<JoursFrancs>,
    pub(super) envoi: Option<NaiveDate>,
    pub(super) reception: Option<NaiveDate>,
    pub(super) etape: Option<Etape>,
    pub(super) depot: Option<NaiveDate>,
    pub(super) jugement: Option<NaiveDate>,
    pub(super) cloture: Option<NaiveDate>,
    pub(super) prise_d_effet: Option<PriseDEffet>,
    pub(super) silence: Option<EffetDuSilence>,
    pub(super) signature: Option<Annee>,
    pub(super) renouvellement: Option<Annee>,
}

impl Valeurs {
    pub(super) fn parse<'a>(
        fiche: &Fiche,
        depart: &str,
        mots: impl Iterator<Item = &'a str>,
    ) -> Result<Self, QuestionError> {
        let mut valeurs = Self::default();
        if !depart.is_empty() {
            let jour = parse(depart).map_err(|_| QuestionError::Depart(depart.to_owned()))?;
            valeurs.depart = Some(jour);
        } else if fiche.depart == Depart::Obligatoire {
            return Err(QuestionError::DepartManquant(fiche.regle));
        }
        let mut donnees = Vec::new();
        for mot in mots {
            let (nom, valeur) = mot.split_once('=').unwrap_or((mot, ""));
            let connue = Cle::parse(nom).filter(|cle| mot.contains('=') && fiche.has(*cle));
            let Some(cle) = connue else {
                let attendues = fiche.cles().collect();
                return Err(QuestionError::CleInconnue { mot: mot.to_owned(), attendues });
            };
            if donnees.contains(&cle) {
                return Err(QuestionError::CleEnDouble(cle));
            }
            donnees.push(cle);
            let lue = valeurs.read(cle, valeur);
            lue.ok_or_else(|| QuestionError::Valeur { cle, valeur: valeur.to_owned() })?;
        }
        let manquante = fiche.obligatoires.iter().find(|cle| !donnees.contains(cle));
        manquante.map_or(Ok(valeurs), |cle| Err(QuestionError::CleManquante(*cle)))
    }

    /// `None` if the key does not take the value.
    fn read(&mut self, cle: Cle, texte: &str) -> Option<()> {
        let jour = || parse(texte).ok();
        let annee = || {
            let nombre = texte.parse::<u16>().ok().filter(|nombre| nombre.to_string() == texte);
            nombre.and_then(Annee::new)
        };
        match cle {
            Cle::Zone if texte == "alsace-moselle" => self.alsace_moselle = true,
            Cle::Zone => self.zone = Some(texte.parse().ok()?),
            Cle::Ordre => {
                self.ordre = Some(match texte {
                    "A" => Ordre::MoisPuisJour,
                    "B" => Ordre::JourPuisMois,
                    _ => return None,
                });
            }
            Cle::Politique => self.politique = Some(texte.parse().ok()?),
            Cle::Residence => {
                self.residence = Some(match texte {
                    "proche" => Residence::Proche,
                    "outre-mer" => Residence::OutreMer,
                    "etranger" => Residence::Etranger,
                    _ => return None,
                });
            }
            Cle::Cherche => {
                self.cherche = Some(Cherche::TOUTES.into_iter().find(|c| c.nom() == texte)?);
            }
            Cle::Jours => {
                self.jours = Some(match texte {
                    "1" => 1,
                    "3" => 3,
                    "5" => 5,
                    _ => return None,
                });
            }
            Cle::JoursFrancs => {
                self.jours_francs = Some(match texte {
                    "oui" => JoursFrancs::Francs,
                    "non" => JoursFrancs::NonFrancs,
                    _ => return None,
                });
            }
            Cle::Etape => {
                self.etape = Some(match texte {
                    "rejet-implicite" => Etape::RejetImplicite,
                    "recours" => Etape::Recours,
                    _ => return None,
                });
            }
            Cle::Silence => {
                self.silence = Some(match texte {
                    "fait-courir" => EffetDuSilence::FaitCourirLeDelai,
                    "attend-un-rejet-expres" => EffetDuSilence::AttendUnRejetExpres,
                    "sans-accuse-de-reception" => EffetDuSilence::SansAccuseDeReception,
                    _ => return None,
                });
            }
            Cle::PriseDEffet => {
                self.prise_d_effet = Some(match texte {
                    "dernier-jour" => PriseDEffet::DernierJour,
                    "lendemain" => PriseDEffet::Lendemain,
                    _ => return None,
                });
            }
            Cle::Seance => self.seance = Some(jour()?),
            Cle::Envoi => self.envoi = Some(jour()?),
            Cle::Reception => self.reception = Some(jour()?),
            Cle::Depot => self.depot = Some(jour()?),
            Cle::Jugement => self.jugement = Some(jour()?),
            Cle::Cloture => self.cloture = Some(jour()?),
            Cle::Signature => self.signature = Some(annee()?),
            Cle::Renouvellement => self.renouvellement = Some(annee()?),
        }
        Some(())
    }

    /// Every reading of a key that the law leaves open, if it is not settled; each with its value as text.
    #[allow(clippy::wildcard_enum_match_arm)] // a key that is settled, or that the law leaves not open
    pub(super) fn readings(self, cle: Cle, regle: Regle) -> Vec<(String, Self)> {
        match cle {
            Cle::Jugement if self.jugement.is_none() => {
                // Judged the day before the decision on posting, or since.
                let depuis = posting(regle).and_then(|regle| regle.texte().depuis);
                let jours = depuis.and_then(|depuis| Some([depuis.pred_opt()?, depuis]));
                let apres = |jour: &NaiveDate| self.reception.is_none_or(|recu| recu <= *jour);
                let jours: Vec<_> = jours.into_iter().flatten().filter(apres).collect();
                if jours.is_empty() {
                    return vec![(String::new(), self)];
                }
                let reading =
                    |jour: NaiveDate| (jour.to_string(), Self { jugement: Some(jour), ..self });
                jours.into_iter().map(reading).collect()
            }
            Cle::Zone if self.zone.is_none() => {
                let alsace =
                    [VendrediSaint::NonFerie, VendrediSaint::Ferie].map(Zone::AlsaceMoselle);
                let zones = if self.alsace_moselle { &alsace[..] } else { &Zone::TOUTES };
                let reading = |zone: &Zone| (zone.to_string(), Self { zone: Some(*zone), ..self });
                zones.iter().map(reading).collect()
            }
            Cle::Ordre if self.ordre.is_none() => {
                [("A", Ordre::MoisPuisJour), ("B", Ordre::JourPuisMois)]
                    .map(|(nom, ordre)| (nom.to_owned(), Self { ordre: Some(ordre), ..self }))
                    .into()
            }
            Cle::Politique if self.politique.is_none() => Politique::TOUTES
                .map(|politique| {
                    (politique.to_string(), Self { politique: Some(politique), ..self })
                })
                .into(),
            Cle::JoursFrancs if self.jours_francs.is_none() => {
                [("non", JoursFrancs::NonFrancs), ("oui", JoursFrancs::Francs)]
                    .map(|(nom, jours)| {
                        (nom.to_owned(), Self { jours_francs: Some(jours), ..self })
                    })
                    .into()
            }
            Cle::PriseDEffet if self.prise_d_effet.is_none() => {
                [("dernier-jour", PriseDEffet::DernierJour), ("lendemain", PriseDEffet::Lendemain)]
                    .map(|(nom, effet)| {
                        (nom.to_owned(), Self { prise_d_effet: Some(effet), ..self })
                    })
                    .into()
            }
            _ => vec![(String::new(), self)],
        }
    }
}

/// The decision on posting that a rule turns on.
fn posting(regle: Regle) -> Option<Regle> {
    if regle == Regle::PostalDate {
        return Some(regle);
    }
    (regle == Regle::RecoursGracieux).then_some(Regle::PostalDateGracieux)
}
