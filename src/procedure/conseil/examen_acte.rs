//! The check of a deliberation as an act: competence, publication, transmission, terms.

use super::examen::Examen;
use super::{Effet, EtatDuTerme, Fait, Irregularite, Matiere, Organe, Quoi, SansEffet};
use crate::droit::{Lecture, Regle};

impl Examen<'_> {
    pub(super) fn check_competence(&mut self) {
        let acte = &self.deliberation.acte;
        if acte.autorite.is_epci() && acte.matiere == Matiere::OrientationDeLaPolitiqueDeLaVille {
            self.apply(Regle::PolvilleNotDelegable);
            if acte.organe != Organe::Assemblee {
                self.find(Irregularite::NonDelegable { organe: acte.organe });
            }
        }
    }

    pub(super) fn check_acte(&mut self) {
        let acte = &self.deliberation.acte;
        self.apply(Regle::Executory);
        for publication in acte.publications.iter().copied() {
            let opposable = acte.opposable().is_some();
            match acte.effet_of(publication) {
                Effet::Plein(regle) => {
                    self.textes.insert(regle, publication.jour);
                }
                Effet::ExecutoireSeulement(_) if !opposable => {
                    self.find(Irregularite::DelaiDeRecoursNonOuvert { publication });
                }
                Effet::Aucun(raison @ SansEffet::AvantLActe) => {
                    self.find(Irregularite::PublicationSansEffet { publication, raison });
                }
                // Posting up beside the publication that counts is no fault.
                Effet::Aucun(raison @ SansEffet::AutreMode { .. }) if !opposable => {
                    self.find(Irregularite::PublicationSansEffet { publication, raison });
                }
                Effet::NonLu(_) if !opposable => {
                    self.find(Irregularite::PublicationNonLue { publication });
                }
                Effet::ExecutoireSeulement(_) | Effet::Aucun(_) | Effet::NonLu(_) => {}
            }
        }
        if acte.publications.is_empty() {
            self.miss(Fait::Publication);
        }
        match acte.transmission {
            Some(jour) if jour < acte.adoption => {
                let adoption = acte.adoption;
                self.find(Irregularite::TransmissionAvantLActe { jour, adoption });
            }
            Some(_) => {}
            None => self.miss(Fait::Transmission),
        }
        let signatures =
            [(&acte.signature, Fait::Signature), (&acte.certification, Fait::Certification)];
        let mut deleguee = false;
        for (signature, fait) in signatures {
            let Some(signature) = signature else {
                self.miss(fait);
                continue;
            };
            let qualite = signature.qualite;
            if qualite.is_epci() != acte.autorite.is_epci() {
                self.find(Irregularite::QualiteEtrangere { qualite });
            }
            deleguee |= qualite.is_deleguee() && signature.delegation.is_none();
        }
        if deleguee {
            self.miss(Fait::Delegation);
        }
    }

    pub(super) fn check_termes(&mut self) {
        for terme in self.deliberation.echeances() {
            let terme = match terme {
                Ok(terme) => terme,
                Err(hors) => {
                    self.hors_periode(hors);
                    continue;
                }
            };
            // The check of the convocation has said it, with more.
            if terme.quoi() == Quoi::Seance {
                continue;
            }
            if let Some(regle) = terme.echeance().delai().regle() {
                self.textes.insert(regle, terme.echeance().depart());
            }
            match (terme.etat(), terme.quoi()) {
                (EtatDuTerme::NonRespecte { .. }, _) => {
                    self.find(Irregularite::TermeNonRespecte(terme));
                }
                (EtatDuTerme::AvantLeDepart, _) => {
                    self.find(Irregularite::FaitAvantLeDepart(terme));
                }
                (EtatDuTerme::SansFait, Quoi::ListeDesDeliberations) => self.miss(Fait::Liste),
                (EtatDuTerme::SansFait, Quoi::ProcesVerbal) => self.miss(Fait::ProcesVerbal),
                (EtatDuTerme::SansFait, Quoi::CopieAuxConseillers) => self.miss(Fait::Copie),
                // A session has a day.
                (EtatDuTerme::Respecte, _)
                | (EtatDuTerme::SansFait, Quoi::Seance | Quoi::SecondeSeance) => {}
            }
        }
    }

    /// What was found, each day outside the period once, then the texts that were not read for their day.
    pub(super) fn finish(mut self) -> Vec<Irregularite> {
        let mut hors = Vec::new();
        self.trouve.retain(|constat| {
            let Irregularite::HorsPeriode { jour } = constat else {
                return true;
            };
            let nouveau = !hors.contains(jour);
            hors.push(*jour);
            nouveau
        });
        for (regle, jour) in self.textes {
            match regle.texte().lecture_on(jour) {
                lecture @ (Lecture::Avant { .. } | Lecture::Apres { .. }) => {
                    self.trouve.push(Irregularite::TexteNonLu { regle, jour, lecture });
                }
                Lecture::Lue | Lecture::DebutInconnu { .. } | Lecture::SansDates => {}
            }
        }
        self.trouve
    }
}
