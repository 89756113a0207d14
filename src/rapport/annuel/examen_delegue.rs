//! The check of parts that check themselves: their findings, under the section that they are of.

use super::{CodeDuRapport as Code, ConstatDuRapport, RapportAnnuel, SectionDuRapport as Section};
use crate::concertation::Concertation;
use crate::contrat::Strategie;

impl RapportAnnuel {
    pub(super) fn check_strategy(&self, constats: &mut Vec<ConstatDuRapport>) {
        for dit in self.strategie.iter().flat_map(Strategie::check) {
            let constat = ConstatDuRapport::new(Code::Strategie, &dit.lieu, &dit.phrase);
            constats.push(constat.within(Section::Orientations).with("contrôle", &dit.code));
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
