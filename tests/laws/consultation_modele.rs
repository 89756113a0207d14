//! The consultation against a naive model: facts in maps, and what was known on a day asked of them anew.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use contrat_de_ville::identifiant::CodeCommune;
use contrat_de_ville::procedure::{
    Avis, Choix, Consultation, Envoi, Organisme, PointDeDepart, Position, Statut,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::consultation_outils::{
    absent, choices, consulted, earliest, modalites, opinion, party, positions, silent, since,
};
use crate::recours_outils::{days, minus, plus};

#[derive(Clone, Debug)]
enum Operation {
    Envoi(Envoi),
    Reception(Organisme, NaiveDate),
    Prolongation(Organisme, NaiveDate),
    Avis(Avis),
}

struct Modele {
    deliberation: NaiveDate,
    cloture: NaiveDate,
    choix: Choix,
    envoye: BTreeMap<Organisme, NaiveDate>,
    recu: BTreeMap<Organisme, NaiveDate>,
    propre: BTreeMap<Organisme, NaiveDate>,
    avis: BTreeMap<Organisme, (NaiveDate, Position)>,
}

impl Modele {
    fn start(&self, organisme: &Organisme) -> Option<NaiveDate> {
        match self.choix.point_de_depart {
            PointDeDepart::Envoi => self.envoye.get(organisme).copied(),
            PointDeDepart::Reception => self.recu.get(organisme).copied(),
        }
    }

    fn last_day(&self, organisme: &Organisme) -> NaiveDate {
        self.propre.get(organisme).copied().unwrap_or(self.cloture)
    }

    /// Whether it is taken in.
    fn apply(&mut self, operation: &Operation) -> bool {
        match operation {
            Operation::Envoi(envoi) => {
                let Envoi { organisme, envoye, recu, cloture } = envoi;
                let permis = consulted().contains(organisme)
                    && !self.envoye.contains_key(organisme)
                    && *envoye >= self.deliberation
                    && recu.is_none_or(|recu| recu >= *envoye);
                let depart = match self.choix.point_de_depart {
                    PointDeDepart::Envoi => Some(*envoye),
                    PointDeDepart::Reception => *recu,
                };
                let dernier = cloture.unwrap_or(self.cloture);
                let assez = depart.is_none_or(|depart| dernier >= earliest(depart, self.choix));
                if permis && assez {
                    self.envoye.insert(organisme.clone(), *envoye);
                    self.recu.extend(recu.map(|recu| (organisme.clone(), recu)));
                    self.propre.extend(cloture.map(|cloture| (organisme.clone(), cloture)));
                }
                permis && assez
            }
            Operation::Reception(organisme, jour) => {
                let permis = self.envoye.get(organisme).is_some_and(|envoye| jour >= envoye);
                if permis {
                    self.recu.insert(organisme.clone(), *jour);
                }
                permis
            }
            Operation::Prolongation(organisme, jour) => {
                let permis =
                    self.envoye.contains_key(organisme) && *jour >= self.last_day(organisme);
                if permis {
                    self.propre.insert(organisme.clone(), *jour);
                }
                permis
            }
            Operation::Avis(avis) => {
                let envoye = if avis.organisme == party() {
                    self.envoye.values().min()
                } else {
                    self.envoye.get(&avis.organisme)
                };
                let permis = envoye.is_some_and(|envoye| avis.recu >= *envoye)
                    && !self.avis.contains_key(&avis.organisme);
                if permis {
                    self.avis.insert(avis.organisme.clone(), (avis.recu, avis.position));
                }
                permis
            }
        }
    }

    fn statut_on(&self, organisme: &Organisme, jour: NaiveDate) -> Statut {
        let known = |jours: Option<NaiveDate>| jours.filter(|connu| *connu <= jour);
        let avis = self.avis.get(organisme).filter(|(recu, _)| *recu <= jour).copied();
        if *organisme == absent() {
            return Statut::NonConstitue;
        }
        if !consulted().contains(organisme) {
            return avis
                .map_or(Statut::NonAttendu, |(recu, position)| Statut::Rendu { recu, position });
        }
        let Some(envoye) = known(self.envoye.get(organisme).copied()) else {
            return Statut::NonEnvoye;
        };
        let dernier = self.last_day(organisme);
        let depuis = since(dernier, self.choix);
        let premier = known(self.start(organisme)).map(|depart| earliest(depart, self.choix));
        match (avis, premier) {
            (Some((recu, position)), _) if recu <= dernier => Statut::Rendu { recu, position },
            (_, None) => Statut::EnvoyeNonRecu { envoye },
            (_, Some(premier)) if premier > dernier => Statut::DelaiTropCourt { premier },
            (Some((recu, position)), _) => {
                Statut::Tardif { recu, position, repute_favorable: depuis }
            }
            (None, _) if jour > dernier => silent(organisme, depuis),
            (None, _) => Statut::Attendu { jusqu_au: dernier },
        }
    }
}

fn apply(consultation: &mut Consultation, operation: Operation) -> bool {
    match operation {
        Operation::Envoi(envoi) => consultation.add_envoi(envoi).is_ok(),
        Operation::Reception(qui, jour) => consultation.record_reception(&qui, jour).is_ok(),
        Operation::Prolongation(qui, jour) => consultation.extend(&qui, jour).is_ok(),
        Operation::Avis(avis) => consultation.record_avis(avis).is_ok(),
    }
}

/// Another commune, that nobody consults.
fn stranger() -> Organisme {
    Organisme::Commune(CodeCommune::parse("59350").unwrap())
}

fn everyone() -> Vec<Organisme> {
    [consulted(), vec![absent(), party(), stranger()]].concat()
}

/// Operations by distance from the deliberation, so that some are refused and most are not.
fn operations() -> impl Strategy<Value = Vec<(Organisme, u8, i64, u64, u64, Position)>> {
    // Those to consult come up more often than the others.
    let qui = select([consulted(), consulted(), everyone()].concat());
    vec((qui, 0..8_u8, -3..70_i64, 0..30_u64, 0..90_u64, positions()), 0..24)
}

proptest! {
    #[test]
    fn facts_in_any_order_give_what_a_naive_model_gives(
        deliberation in days(),
        choix in choices(),
        duree in 20..80_u64,
        operations in operations(),
    ) {
        let cloture = plus(deliberation, duree + 28);
        // What was sent first: a draft that nobody was sent is not under consultation.
        let premier =
            Envoi { organisme: consulted().remove(0), envoye: deliberation, recu: None, cloture: None };
        let projet = contrat_de_ville::procedure::Projet::new(modalites(deliberation));
        let mut consultation = projet.send(vec![premier.clone()], cloture, choix).unwrap();
        let mut modele = Modele {
            deliberation,
            cloture,
            choix,
            envoye: [(premier.organisme, deliberation)].into(),
            recu: BTreeMap::new(),
            propre: BTreeMap::new(),
            avis: BTreeMap::new(),
        };
        for (organisme, sorte, ecart, poste, marge, position) in operations {
            let jour = if ecart < 0 {
                minus(deliberation, ecart.unsigned_abs())
            } else {
                plus(deliberation, ecart.unsigned_abs())
            };
            let operation = match sorte {
                0..=2 => Operation::Envoi(Envoi {
                    organisme,
                    envoye: jour,
                    recu: (sorte == 1).then(|| minus(plus(jour, poste), 1)),
                    cloture: (sorte == 2).then(|| plus(jour, 25 + marge / 4)),
                }),
                3 | 4 => Operation::Reception(organisme, plus(jour, poste)),
                5 => Operation::Prolongation(organisme, minus(plus(cloture, marge), 30)),
                _ => Operation::Avis(opinion(organisme, plus(jour, marge), position)),
            };
            let permis = modele.apply(&operation);
            prop_assert_eq!(apply(&mut consultation, operation.clone()), permis, "{:?}", operation);
        }
        for organisme in everyone() {
            let mut jour = minus(deliberation, 4);
            while jour < plus(deliberation, 240) {
                let attendu = modele.statut_on(&organisme, jour);
                prop_assert_eq!(consultation.statut_on(&organisme, jour), attendu, "{} on {}", organisme, jour);
                jour = plus(jour, 1);
            }
        }
        // Stored and resumed, it is the same; whatever the order in which it was built.
        let json = serde_json::to_string(&consultation).unwrap();
        prop_assert_eq!(serde_json::from_str::<Consultation>(&json).unwrap(), consultation);
    }
}
