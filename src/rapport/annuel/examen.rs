//! The check of a report: part by part, then one against another.

use chrono::Datelike;

use super::{
    CadreLegal, CodeDuRapport as Code, ConstatDuRapport, EtatDeSection, Exigence, RapportAnnuel,
    SectionDuRapport as Section,
};
use crate::controle::Releve;
use crate::nombre::count;
use crate::procedure::{Phase, ProjetAmende, RegimeDuRapport};
use crate::rapport;
use crate::temps::EnFrancais;

impl RapportAnnuel {
    /// What is missing, and every figure that does not tie: by section in the order of the décret, annexes and the
    /// whole first. Neither the order of parts nor that of their lists changes it.
    #[must_use]
    pub fn check(&self) -> Vec<ConstatDuRapport> {
        let mut constats = Vec::new();
        self.check_sections(&mut constats);
        self.check_law(&mut constats);
        self.check_identity(&mut constats);
        self.check_strategy(&mut constats);
        self.check_participation(&mut constats);
        self.check_figures(&mut constats);
        self.check_funds(&mut constats);
        self.check_people(&mut constats);
        self.check_opinions(&mut constats);
        self.check_annex(&mut constats);
        self.check_parts(&mut constats);
        constats.sort();
        constats.dedup();
        constats
    }

    fn check_sections(&self, constats: &mut Vec<ConstatDuRapport>) {
        for section in Section::TOUTES {
            let lieu = section.to_string();
            let requise = section.exigence() == Exigence::Requise;
            let facultative = section.exigence() == Exigence::Facultative;
            let constat = match self.sections.get(section) {
                None if facultative => None,
                None => Some((Code::SectionNonDite, "la fiche ne dit pas si elle est présente")),
                Some(EtatDeSection::Absente { motif: None }) if !facultative => {
                    Some((Code::SectionSansMotif, "absente, sans que le motif soit dit"))
                }
                Some(EtatDeSection::Absente { motif: Some(_) }) if requise => {
                    Some((Code::SectionAbsente, "absente, alors que le décret la demande"))
                }
                Some(_) => None,
            };
            if let Some((code, phrase)) = constat {
                let mut constat = ConstatDuRapport::new(code, &lieu, phrase).within(section);
                if let Some(EtatDeSection::Absente { motif: Some(motif) }) =
                    self.sections.get(section)
                {
                    constat = constat.with("motif", motif);
                }
                constats.push(constat);
            }
            let absente = match self.sections.get(section) {
                None | Some(EtatDeSection::Presente { .. }) => continue,
                Some(EtatDeSection::Absente { .. }) => "absente",
                Some(EtatDeSection::SansObjet { .. }) => "sans objet",
            };
            if let Some((quoi, nombre)) = self.held_in(section) {
                let phrase = format!("dite « {absente} », alors que le rapport a {quoi}");
                let constat = ConstatDuRapport::new(Code::SectionContredite, &lieu, &phrase);
                constats.push(constat.within(section).with("nombre", &nombre));
            }
        }
    }

    /// What the report holds that a section is about.
    fn held_in(&self, section: Section) -> Option<(String, u32)> {
        let held = |nombre: usize, un: &str, plusieurs: &str| {
            let nombre = u32::try_from(nombre).unwrap_or(u32::MAX);
            (nombre > 0).then(|| (count(nombre, un, plusieurs), nombre))
        };
        match section {
            Section::RenouvellementUrbain => {
                let operations = self.renouvellement.as_ref()?.fiche().operations.len();
                held(operations, "opération de renouvellement", "opérations de renouvellement")
            }
            Section::DeveloppementSocialUrbain => {
                let communes = self.communes_dsu.len();
                held(communes, "commune qui reçoit la DSU", "communes qui reçoivent la DSU")
            }
            Section::Actions => {
                let suivies = self.exercice.iter().flat_map(|exercice| exercice.suivi.iter());
                let actions = suivies.count().saturating_add(self.focus.len());
                held(actions, "action", "actions")
            }
            Section::Orientations
            | Section::Evolution
            | Section::AutresSignataires
            | Section::Perspectives
            | Section::Articulation => None,
        }
    }

    fn check_law(&self, constats: &mut Vec<ConstatDuRapport>) {
        let cadre = self.cadre;
        let consultee = self.procedure.as_ref().and_then(|dossier| dossier.consultation.as_ref());
        if let Some(CadreLegal { regime, territoire, jour }) = cadre {
            let texte = RegimeDuRapport::of_the_text(jour, territoire);
            if texte != Some(regime) {
                let du_texte = texte.map_or("aucun rapport".to_owned(), |texte| texte.to_string());
                let phrase =
                    format!("« {regime} », le texte au {} dit : {du_texte}", EnFrancais(jour));
                let constat = ConstatDuRapport::new(Code::AutreRegime, "cadre", &phrase);
                constats.push(constat.with("choisi", &regime).with("texte", &du_texte));
            }
            let de_la_consultation = consultee.map(|phase| phase.projet().modalites().regime());
            if let Some(autre) = de_la_consultation.filter(|autre| *autre != regime) {
                let phrase = format!("« {regime} », la consultation dit : {autre}");
                let constat = ConstatDuRapport::new(Code::AutreRegime, "procédure", &phrase);
                constats.push(constat.with("cadre", &regime).with("consultation", &autre));
            }
        }
        let seance = self.procedure.as_ref().map(|dossier| dossier.deliberation.acte.adoption);
        let jours = [("cadre", cadre.map(|cadre| cadre.jour)), ("procédure", seance)];
        for (lieu, jour) in jours {
            let annee = i32::from(self.annee.get());
            if let Some(jour) = jour.filter(|jour| jour.year() < annee) {
                let phrase =
                    format!("le {}, avant l’année {annee} dont on rend compte", EnFrancais(jour));
                let constat = ConstatDuRapport::new(Code::AvantLAnnee, lieu, &phrase);
                constats.push(constat.with("jour", &jour).with("annee", &annee));
            }
        }
    }

    fn check_identity(&self, constats: &mut Vec<ConstatDuRapport>) {
        let releve = self.chiffres.as_ref().map(Releve::publication);
        let lot = self.exercice.as_ref().map(|exercice| exercice.suivi.lot());
        let annees = [
            ("chiffres publiés", releve.map(|releve| releve.annee)),
            ("exercice", lot.map(|lot| lot.annee)),
        ];
        for (lieu, annee) in annees {
            if let Some(annee) = annee.filter(|annee| *annee != self.annee) {
                let phrase = format!("de l’année {annee}, le rapport est de {}", self.annee);
                let constat = ConstatDuRapport::new(Code::AutreAnnee, lieu, &phrase);
                constats.push(constat.with("partie", &annee).with("rapport", &self.annee));
            }
        }
        let siens = |code| code == self.contrat || self.autres_contrats.contains(&code);
        if let Some(contrat) = lot.map(|lot| lot.contrat).filter(|code| !siens(*code)) {
            let phrase = format!("du contrat {contrat}, le rapport est de {}", self.contrat);
            let constat = ConstatDuRapport::new(Code::AutreContrat, "exercice", &phrase);
            constats.push(constat.with("partie", &contrat).with("rapport", &self.contrat));
        }
        let generation = self.exercice.as_ref().map(|exercice| exercice.suivi.generation());
        let publiee = releve.map(|releve| releve.generation);
        if let Some((publiee, generation)) =
            publiee.zip(generation).filter(|(un, autre)| un != autre)
        {
            let phrase = format!("« {generation} », les chiffres publiés sont de « {publiee} »");
            let constat = ConstatDuRapport::new(Code::AutreGeneration, "exercice", &phrase);
            constats.push(constat.with("exercice", &generation).with("chiffres", &publiee));
        }
    }

    /// The consultation, once it closed.
    pub(crate) fn closed_consultation(&self) -> Option<&ProjetAmende> {
        match self.procedure.as_ref()?.consultation.as_ref()? {
            Phase::Projet(_) | Phase::Consultation(_) => None,
            Phase::ProjetAmende(amende) => Some(amende),
            Phase::RapportApprouve(rapport) => Some(rapport.projet()),
            Phase::RapportPublie(publie) => Some(publie.rapport().projet()),
        }
    }

    fn check_parts(&self, constats: &mut Vec<ConstatDuRapport>) {
        let mut say = |lieu: &str, section: Option<Section>, cause: String| {
            let phrase = "la partie se contredit, et ne peut être imprimée";
            let constat = ConstatDuRapport::new(Code::PartieContradictoire, lieu, phrase);
            constats.push(ConstatDuRapport { section, ..constat.with("cause", &cause) });
        };
        if let Some(Err(cause)) = self.territoire.as_ref().map(rapport::territoire) {
            say("territoire", Some(Section::Evolution), cause.to_string());
        }
        if let Some(Err(cause)) = self.exercice.as_ref().map(rapport::exercice) {
            say("exercice", Some(Section::Actions), cause.to_string());
        }
        if let Some(Err(cause)) = self.procedure.as_ref().map(rapport::procedure) {
            say("procédure", None, cause.to_string());
        }
    }
}
