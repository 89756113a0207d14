//! The check of a deliberation: every finding at once. The council here, the act beside.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{
    Autorite, Convocation, ConvocationError, Deliberation, DroitDuConseil, ExigenceDeQuorum, Fait,
    Irregularite, Organe, Quorum, RegimeDeConvocation, ScrutinError, SecondeConvocation,
    SignatairesDuRegistre, Urgence,
};
use crate::droit::Regle;
use crate::temps::HorsPeriode;

impl Deliberation {
    /// Every finding, in the order of the procedure: what is irregular, what cannot be said because a fact
    /// is missing, what a reader must know. A rule that is kept makes none.
    ///
    /// # Interpretation
    /// A rule is checked as it was read, even on a day for which it was not, and then
    /// [`Irregularite::TexteNonLu`] says so; the obligations that the reform of 1 July 2022 created are
    /// left aside before it, and it says that too. Opinions of commissions must not be later than the
    /// session: no text asks for one.
    #[must_use]
    pub fn check(&self) -> Vec<Irregularite> {
        let mut examen = Examen { deliberation: self, trouve: Vec::new(), textes: BTreeMap::new() };
        if self.acte.organe == Organe::Assemblee {
            examen.check_convocation();
            examen.check_effectif();
            examen.check_vote();
            examen.check_seance();
        } else {
            examen.find(Irregularite::SeanceNonExaminee { organe: self.acte.organe });
        }
        examen.check_competence();
        examen.check_acte();
        examen.check_termes();
        examen.finish()
    }
}

pub(super) struct Examen<'d> {
    pub(super) deliberation: &'d Deliberation,
    pub(super) trouve: Vec<Irregularite>,
    /// The rules applied, with the day of each.
    pub(super) textes: BTreeMap<Regle, NaiveDate>,
}

impl Examen<'_> {
    pub(super) fn find(&mut self, constat: Irregularite) {
        self.trouve.push(constat);
    }

    pub(super) fn miss(&mut self, fait: Fait) {
        self.find(Irregularite::FaitManquant(fait));
    }

    pub(super) fn hors_periode(&mut self, hors: HorsPeriode) {
        let (HorsPeriode::Jour(jour) | HorsPeriode::Resultat(jour)) = hors;
        self.find(Irregularite::HorsPeriode { jour });
    }

    /// Applies a rule on the day of the session.
    pub(super) fn apply(&mut self, regle: Regle) {
        self.textes.insert(regle, self.deliberation.acte.adoption);
    }

    /// Whether a rule of the reform of 2022 holds; if not, that is said.
    fn holds(&mut self, regle: Regle) -> bool {
        self.apply(regle);
        self.deliberation.is_under(regle)
    }

    fn check_convocation(&mut self) {
        let Deliberation { acte, convocation, second_appel, droit, .. } = self.deliberation;
        if let Some(appel) = second_appel {
            let attendu = match appel.regle {
                SecondeConvocation::General { .. } => {
                    self.apply(Regle::Quorum);
                    DroitDuConseil::General
                }
                SecondeConvocation::AlsaceMoselle { rappelle_la_regle } => {
                    self.apply(Regle::AlsaceMoselleSecondeConvocation);
                    match rappelle_la_regle {
                        Some(true) => {}
                        Some(false) => self.find(Irregularite::SansRappelDeLaRegle),
                        None => self.miss(Fait::RappelDeLaRegle),
                    }
                    DroitDuConseil::AlsaceMoselle
                }
            };
            if attendu != *droit {
                self.find(Irregularite::AutreDroit);
            }
            return;
        }
        let Some(convocation) = convocation else {
            self.miss(Fait::Convocation);
            return;
        };
        if !fits(convocation.regime, acte.autorite, *droit) {
            self.find(Irregularite::RegimeEtranger(convocation.regime));
        }
        match convocation.check(acte.adoption) {
            Ok(controle) => {
                let depart = controle.echeance.depart();
                for regle in convocation.regime.articles() {
                    self.textes.insert(*regle, depart);
                }
                if convocation.envoyee.is_none() {
                    self.find(Irregularite::ConvocationConditionnelle(controle));
                } else if !controle.verdict.is_reguliere() {
                    self.find(Irregularite::ConvocationTardive(controle));
                }
            }
            Err(ConvocationError::SansDate) => self.miss(Fait::Convocation),
            Err(ConvocationError::HorsPeriode(hors)) => self.hors_periode(hors),
        }
        self.check_forme(convocation);
    }

    fn check_forme(&mut self, convocation: &Convocation) {
        let regime = convocation.regime;
        // Whether the council votes on it in Alsace and Moselle was not read.
        let vote = match regime {
            RegimeDeConvocation::Epci(Urgence::Declaree)
            | RegimeDeConvocation::CommuneDe3500EtPlus(Urgence::Declaree) => {
                Some(Fait::VoteSurLUrgence)
            }
            RegimeDeConvocation::PetiteCommune(Urgence::Declaree) => {
                Some(Fait::VoteSurLUrgencePetiteCommune)
            }
            RegimeDeConvocation::Epci(Urgence::Sans)
            | RegimeDeConvocation::CommuneDe3500EtPlus(Urgence::Sans)
            | RegimeDeConvocation::PetiteCommune(Urgence::Sans)
            | RegimeDeConvocation::PremiereReunion
            | RegimeDeConvocation::AlsaceMoselle { .. }
            | RegimeDeConvocation::AlsaceMoselleEnUrgence => None,
        };
        match (vote, convocation.urgence_approuvee) {
            (Some(_), Some(false)) => self.find(Irregularite::UrgenceRefusee(regime)),
            (Some(fait), None) => self.miss(fait),
            (Some(_), Some(true)) | (None, _) => {}
        }
        if regime.has_note_de_synthese() {
            match convocation.note_de_synthese {
                Some(true) => {}
                Some(false) => self.find(Irregularite::SansNoteDeSynthese),
                None => self.miss(Fait::NoteDeSynthese),
            }
        }
    }

    /// Whether a second call was held late enough to need no quorum.
    fn has_second_appel(&self) -> bool {
        let seance = self.deliberation.acte.adoption;
        self.deliberation.second_appel.is_some_and(|appel| {
            match appel.regle.prove(appel.premiere) {
                Ok(Some(echeance)) => seance >= echeance.terme(),
                Ok(None) => seance > appel.premiere,
                Err(_) => false,
            }
        })
    }

    fn check_effectif(&mut self) {
        let Some(effectif) = self.deliberation.effectif else {
            self.miss(Fait::Presence);
            return;
        };
        self.apply(Regle::Quorum);
        let presents = effectif.presents;
        match effectif.pouvoirs {
            Some(pouvoirs) if pouvoirs > presents.au_plus() => {
                let presents = presents.au_plus();
                self.find(Irregularite::PouvoirsEnTrop { pouvoirs, presents });
            }
            Some(_) => {}
            None => self.miss(Fait::Pouvoirs),
        }
        let dispense = self.has_second_appel();
        match effectif.exigence {
            ExigenceDeQuorum::EnExercice(en_exercice) => {
                let voix = presents.au_moins().saturating_add(effectif.pouvoirs.unwrap_or(0));
                if voix > en_exercice {
                    self.find(Irregularite::EffectifImpossible { voix, en_exercice });
                }
                let requis = Quorum::of(en_exercice).requis();
                let (au_moins, au_plus) = (presents.au_moins(), presents.au_plus());
                match effectif.is_quorum_met() {
                    Some(false) if !dispense => {
                        self.find(Irregularite::QuorumNonAtteint { presents: au_plus, requis });
                    }
                    None if !dispense => {
                        self.find(Irregularite::QuorumIncertain { au_moins, au_plus, requis });
                    }
                    Some(_) | None => {}
                }
            }
            ExigenceDeQuorum::EnExerciceInconnu if dispense => {}
            ExigenceDeQuorum::EnExerciceInconnu => {
                self.find(Irregularite::EnExerciceInconnu { presents: presents.au_moins() });
            }
            // In Alsace and Moselle, half of the members or more may be interested.
            ExigenceDeQuorum::Aucune
                if self.deliberation.second_appel.is_none()
                    && self.deliberation.droit == DroitDuConseil::General =>
            {
                self.miss(Fait::SecondAppel);
            }
            ExigenceDeQuorum::Aucune => {}
        }
    }

    fn check_vote(&mut self) {
        let Some(vote) = &self.deliberation.vote else {
            self.miss(Fait::Vote);
            return;
        };
        self.apply(Regle::Majority);
        let Some(scrutin) = vote.scrutin else {
            self.miss(Fait::Comptage);
            return;
        };
        match scrutin.issue().is_adopted() {
            Some(adoptee) if adoptee == vote.adoptee => {}
            Some(_) => self.find(Irregularite::ResultatContredit {
                adoptee: vote.adoptee,
                issue: scrutin.issue(),
            }),
            None => self.find(Irregularite::PartageSansPresident),
        }
        let voix = self.deliberation.effectif.and_then(super::Effectif::voix);
        if let Some(Err(ScrutinError::TropDeVoix { suffrages, voix })) =
            voix.map(|voix| scrutin.check_voix(voix))
        {
            self.find(Irregularite::TropDeVoix { suffrages, voix });
        }
    }

    fn check_seance(&mut self) {
        let Deliberation { acte, avis, .. } = self.deliberation;
        let seance = acte.adoption;
        self.apply(Regle::Interest);
        match self.deliberation.interesses_ayant_pris_part {
            Some(0) => {}
            Some(nombre) => self.find(Irregularite::InteressesAuVote { nombre }),
            None => self.miss(Fait::Interet),
        }
        for avis in avis.iter().filter(|avis| avis.jour > seance) {
            self.find(Irregularite::AvisPosterieur { jour: avis.jour, seance });
        }
        // Article L. 2121-15, on the secretary and the minutes, does not apply in Alsace and Moselle.
        if self.deliberation.droit == DroitDuConseil::General {
            self.apply(Regle::Secretary);
            match self.deliberation.secretaire_designe {
                Some(true) => {}
                Some(false) => self.find(Irregularite::SansSecretaire),
                None => self.miss(Fait::Secretaire),
            }
            if self.holds(Regle::Pv1w) {
                match self.deliberation.proces_verbal.arrete {
                    Some(arrete) if arrete <= seance => {
                        self.find(Irregularite::ProcesVerbalArreteTropTot { arrete, seance });
                    }
                    Some(_) => {}
                    None => self.miss(Fait::ArretDuProcesVerbal),
                }
            }
        }
        if self.holds(Regle::Register) {
            match self.deliberation.registre {
                Some(SignatairesDuRegistre::ExecutifEtSecretaires) => {}
                Some(SignatairesDuRegistre::MembresPresents) => {
                    self.find(Irregularite::RegistreSigneParLesMembres);
                }
                None => self.miss(Fait::Registre),
            }
        }
        self.apply(Regle::List1w);
    }
}

/// Whether a rule of convocation may be that of an authority; a first meeting may be any one's.
fn fits(regime: RegimeDeConvocation, autorite: Autorite, droit: DroitDuConseil) -> bool {
    match regime {
        RegimeDeConvocation::PremiereReunion => true,
        RegimeDeConvocation::Epci(_) => autorite.is_epci(),
        RegimeDeConvocation::CommuneDe3500EtPlus(_) => autorite == Autorite::CommuneDe3500EtPlus,
        RegimeDeConvocation::PetiteCommune(_) => {
            matches!(autorite, Autorite::PetiteCommune { .. }) && droit == DroitDuConseil::General
        }
        RegimeDeConvocation::AlsaceMoselle { .. } | RegimeDeConvocation::AlsaceMoselleEnUrgence => {
            matches!(autorite, Autorite::PetiteCommune { .. })
                && droit == DroitDuConseil::AlsaceMoselle
        }
    }
}
