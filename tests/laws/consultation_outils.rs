//! Consultations for the laws: three communes, three conseils citoyens, one of them not set up, and what is
//! sent to each.

use chrono::{Months, NaiveDate};
use contrat_de_ville::identifiant::{CodeCommune, CodeQpv};
use contrat_de_ville::procedure::{
    Avis, AvisTardif, Choix, Conseil, Consultation, Envoi, Forme, Installation, Modalites,
    Observation, Organisme, PointDeDepart, Position, PriseDEffet, Projet, RegimeDuRapport, Statut,
};
use contrat_de_ville::temps::{Ordre, Politique};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::recours_outils::{carried, days, plus, zones};

pub fn commune(rang: usize) -> Organisme {
    let codes = ["62119", "62178", "62510"];
    Organisme::Commune(CodeCommune::parse(codes[rang]).unwrap())
}

pub fn conseil(rang: usize) -> Organisme {
    let codes = ["QN06201M", "QN06202M", "QN06203M"];
    Organisme::ConseilCitoyen(CodeQpv::parse(codes[rang]).unwrap())
}

/// Everyone to consult, in order.
pub fn consulted() -> Vec<Organisme> {
    vec![commune(0), commune(1), commune(2), conseil(0), conseil(1)]
}

/// The conseil citoyen that was not set up.
pub fn absent() -> Organisme {
    conseil(2)
}

pub fn party() -> Organisme {
    Organisme::Signataire("Bailleur fictif".parse().unwrap())
}

pub fn modalites(deliberation: NaiveDate) -> Modalites {
    let communes = (0..3).filter_map(|rang| match commune(rang) {
        Organisme::Commune(code) => Some(code),
        Organisme::ConseilCitoyen(_) | Organisme::Signataire(_) => None,
    });
    let installations =
        [Installation::Constitue, Installation::NonPrecisee, Installation::NonConstitue];
    let conseils = installations.into_iter().enumerate().filter_map(|(rang, installation)| {
        match conseil(rang) {
            Organisme::ConseilCitoyen(quartier) => Some(Conseil { quartier, installation }),
            Organisme::Commune(_) | Organisme::Signataire(_) => None,
        }
    });
    Modalites::new(
        deliberation,
        RegimeDuRapport::Volontaire,
        communes.collect(),
        conseils.collect(),
    )
    .unwrap()
}

pub fn choices() -> impl Strategy<Value = Choix> {
    let politiques = select(Politique::TOUTES.to_vec());
    let ordres = select(vec![Ordre::MoisPuisJour, Ordre::JourPuisMois]);
    (politiques, zones(), ordres, any::<[bool; 3]>()).prop_map(
        |(politique, zone, ordre, [reception, lendemain, annexe])| Choix {
            politique,
            zone,
            ordre,
            point_de_depart: if reception {
                PointDeDepart::Reception
            } else {
                PointDeDepart::Envoi
            },
            prise_d_effet: if lendemain {
                PriseDEffet::Lendemain
            } else {
                PriseDEffet::DernierJour
            },
            avis_tardif: if annexe { AvisTardif::Annexe } else { AvisTardif::Ecarte },
        },
    )
}

/// The first lawful last day, with the months of `chrono` and nothing of the crate's.
pub fn earliest(depart: NaiveDate, choix: Choix) -> NaiveDate {
    let un_mois = Months::new(1);
    let jour = match (choix.politique, choix.ordre) {
        (Politique::Quantieme | Politique::QuantiemeReport, _) => depart + un_mois,
        (Politique::Franc | Politique::FrancReport, Ordre::MoisPuisJour) => {
            plus(depart + un_mois, 1)
        }
        (Politique::Franc | Politique::FrancReport, Ordre::JourPuisMois) => {
            plus(depart, 1) + un_mois
        }
    };
    match choix.politique {
        Politique::Quantieme | Politique::Franc => jour,
        Politique::QuantiemeReport | Politique::FrancReport => carried(jour, choix.zone),
    }
}

/// The first day on which silence is an opinion.
pub fn since(cloture: NaiveDate, choix: Choix) -> NaiveDate {
    match choix.prise_d_effet {
        PriseDEffet::DernierJour => cloture,
        PriseDEffet::Lendemain => plus(cloture, 1),
    }
}

/// What is sent to everyone, with a time that is long enough for each.
#[derive(Clone, Debug)]
pub struct Cas {
    pub projet: Projet,
    pub choix: Choix,
    pub cloture: NaiveDate,
    /// In the order of [`consulted`].
    pub envois: Vec<Envoi>,
}

impl Cas {
    pub fn send(&self) -> Consultation {
        self.projet.clone().send(self.envois.clone(), self.cloture, self.choix).unwrap()
    }

    /// The day that the time of a body runs from.
    pub fn start(&self, rang: usize) -> NaiveDate {
        let envoi = &self.envois[rang];
        match self.choix.point_de_depart {
            PointDeDepart::Envoi => envoi.envoye,
            PointDeDepart::Reception => envoi.recu.unwrap(),
        }
    }

    pub fn since(&self) -> NaiveDate {
        since(self.cloture, self.choix)
    }

    /// The same, counted from another day: the least time of all.
    pub fn counted_from(mut self, point_de_depart: PointDeDepart) -> Self {
        self.choix.point_de_depart = point_de_depart;
        let premiers = (0..self.envois.len()).map(|rang| earliest(self.start(rang), self.choix));
        self.cloture = premiers.max().unwrap();
        self
    }
}

/// Sent to everyone and received by everyone, until the least time of all, or so many days more.
pub fn cases() -> impl Strategy<Value = Cas> {
    let envoi = (0..40_u64, 0..15_u64);
    let marge = prop_oneof![Just(0), 0..60_u64];
    (days(), choices(), vec(envoi, 5), marge).prop_map(|(deliberation, choix, delais, marge)| {
        let envois: Vec<Envoi> = consulted()
            .into_iter()
            .zip(delais)
            .map(|(organisme, (envoi, poste))| {
                let envoye = plus(deliberation, envoi);
                Envoi { organisme, envoye, recu: Some(plus(envoye, poste)), cloture: None }
            })
            .collect();
        let projet = Projet::new(modalites(deliberation));
        let cas = Cas { projet, choix, cloture: deliberation, envois };
        let cas = cas.counted_from(choix.point_de_depart);
        Cas { cloture: plus(cas.cloture, marge), ..cas }
    })
}

/// What silence is: whether the second conseil citoyen was set up is not known.
pub fn silent(organisme: &Organisme, depuis: NaiveDate) -> Statut {
    if *organisme == conseil(1) {
        Statut::ReputeFavorableSiConstitue { depuis }
    } else {
        Statut::ReputeFavorable { depuis }
    }
}

pub fn opinion(organisme: Organisme, recu: NaiveDate, position: Position) -> Avis {
    let forme = match organisme {
        Organisme::Commune(_) | Organisme::Signataire(_) => Forme::Deliberation,
        Organisme::ConseilCitoyen(_) => Forme::AvisDuConseil,
    };
    Avis { organisme, recu, position, forme, observations: Vec::new() }
}

pub fn observation(reference: &str) -> Observation {
    Observation { reference: reference.parse().unwrap(), texte: format!("Observation {reference}") }
}

pub fn positions() -> impl Strategy<Value = Position> {
    select(vec![
        Position::Favorable,
        Position::FavorableAvecReserves,
        Position::Defavorable,
        Position::Contribution,
    ])
}
