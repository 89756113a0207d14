//! The check of parts that check themselves: their findings, under the section that they are of.

use core::fmt::Display;

use super::{CodeDuRapport as Code, ConstatDuRapport, RapportAnnuel, SectionDuRapport as Section};
use crate::concertation::Concertation;
use crate::contrat::Cadre;

impl RapportAnnuel {
    pub(super) fn check_strategy(&self, constats: &mut Vec<ConstatDuRapport>) {
        let Some(strategie) = &self.strategie else { return };
        let mut say = |lieu: &str, code: &str, phrase: &dyn Display| {
            let constat = ConstatDuRapport::new(Code::Strategie, lieu, &phrase.to_string());
            constats.push(constat.within(Section::Orientations).with("contrôle", &code));
        };
        for constat in strategie.cadre.iter().flat_map(Cadre::check) {
            say("cadre", constat.code(), &constat);
        }
        for priorites in &strategie.priorites {
            let inconnus = strategie.cadre.iter().flat_map(|cadre| priorites.unknown(cadre));
            for enjeu in inconnus {
                let phrase = format!("« {enjeu} » n’est pas un enjeu du cadre");
                say(&format!("priorités {}", priorites.annee), "ENJEU-INCONNU", &phrase);
            }
        }
        for fiche in &strategie.contrats {
            let lieu = fiche.intitule.as_str();
            for constat in fiche.check() {
                say(lieu, constat.code(), &constat);
            }
            for constat in fiche.duree.check() {
                say(lieu, constat.code(), &constat);
            }
            let signes = fiche.signataires.iter().zip(&fiche.attendus);
            for constat in signes.flat_map(|(signataires, attendus)| signataires.check(attendus)) {
                say(lieu, constat.code(), &constat);
            }
            for constat in fiche.contenus.check() {
                say(lieu, constat.code(), &constat);
            }
        }
    }

    pub(super) fn check_participation(&self, constats: &mut Vec<ConstatDuRapport>) {
        for constat in self.concertation.iter().flat_map(Concertation::check) {
            let code = constat.code();
            let dit =
                ConstatDuRapport::new(Code::Concertation, "concertation", &constat.to_string());
            constats.push(dit.within(Section::Perspectives).with("contrôle", &code));
        }
    }
}
