//! The check of the passerelle and of the series against the figures of the year.

use core::fmt::Display;
use std::collections::{BTreeMap, BTreeSet};

use super::{CodeDuRapport as Code, ConstatDuRapport, RapportAnnuel, SectionDuRapport as Section};
use crate::bilan::{FicheDAnnee, FicheDeSerie, Ventilation};
use crate::contrat::{Classement, Generation, ResteDePassage, Thematique};
use crate::controle::{Cellule, Publication, Releve};
use crate::financement::{ParThematique, Stade};
use crate::nombre::Somme;

impl RapportAnnuel {
    /// Every key of 2015–2023 that the year uses has its row: its actions say which, or the published figures where
    /// there is no action.
    pub(super) fn check_passerelle(&self, constats: &mut Vec<ConstatDuRapport>) {
        let Some(passerelle) = self.strategie.as_ref().and_then(|s| s.passerelle.as_ref()) else {
            return;
        };
        let suivies = self.exercice.iter().flat_map(|exercice| exercice.suivi.iter());
        let mut cles: BTreeSet<Classement> = suivies.map(|(action, _)| action.classement).collect();
        if self.exercice.is_none() {
            let publiees = self.chiffres.iter().map(Releve::publication);
            let lignes = publiees.flat_map(|publication| &publication.thematiques.lignes);
            cles.extend(lignes.map(|ligne| Classement::from(ligne.cle)));
        }
        cles.retain(|cle| cle.thematique().generation() == Generation::ContratsDeVille);
        for cle in cles {
            if let Some(motif) = passerelle.missing(cle) {
                let code = cle.code();
                let phrase = format!("{code} « {cle} », employé en {} : {motif}", self.annee);
                let constat = ConstatDuRapport::new(Code::Strategie, "passerelle", &phrase);
                let constat = constat.within(Section::Orientations);
                constats.push(constat.with("contrôle", &"SANS-PASSERELLE").with("clé", &code));
            }
        }
    }

    pub(super) fn check_serie(&self, constats: &mut Vec<ConstatDuRapport>) {
        let Some((fiche, tirage)) = self.serie.as_ref().zip(self.draw_serie()) else { return };
        let mut say =
            |controle: &str, lieu: &str, phrase: &str, nom: &str, valeur: &dyn Display| {
                let constat =
                    ConstatDuRapport::new(Code::Serie, lieu, phrase).within(Section::Actions);
                constats.push(constat.with("contrôle", &controle).with(nom, valeur));
            };
        match tirage {
            Err(cause) => {
                let phrase = "la passerelle manque, ou ne porte pas une de ses années";
                say("SERIE-INDISPONIBLE", "série", phrase, "cause", &cause);
            }
            Ok(serie) => {
                for annee in serie.annees() {
                    let lieu = format!("série, {}", annee.annee());
                    for ResteDePassage { de, motif, montant } in annee.restes() {
                        let phrase =
                            format!("{} « {de} » : {montant} sans suite, {motif}", de.code());
                        say("SANS-SUITE", &lieu, &phrase, "reste", montant);
                    }
                }
            }
        }
        let lieu = format!("série, {}", self.annee);
        match fiche.get(self.annee) {
            None => {
                let phrase = "l’année du rapport n’y est pas";
                say("ANNEE-ABSENTE", &lieu, phrase, "rapport", &self.annee);
            }
            Some(annee) => self.compare_serie(fiche, annee, &lieu, constats),
        }
    }

    /// The year of the report, as the series has it, beside what the report says of it.
    fn compare_serie(
        &self,
        fiche: &FicheDeSerie,
        annee: &FicheDAnnee,
        lieu: &str,
        constats: &mut Vec<ConstatDuRapport>,
    ) {
        let etrangers = annee.contrats.iter().filter(|code| !self.has_contract(**code));
        for contrat in etrangers {
            let phrase = format!("du contrat {contrat}, le rapport est de {}", self.contrat);
            let constat = ConstatDuRapport::new(Code::AutreContrat, lieu, &phrase);
            constats.push(constat.with("partie", contrat).with("rapport", &self.contrat));
        }
        let montants = annee.by_thematique();
        let publiee = self.chiffres.as_ref().map(Releve::publication);
        if let Some(publication) = publiee.filter(|publiee| publiee.annee == self.annee) {
            if annee.generation() == Some(publication.generation) {
                compare_print(&montants, publication, lieu, constats);
            } else {
                other_generation(lieu, annee, publication.generation, "chiffres publiés", constats);
            }
        }
        let exercice = self.exercice.as_ref().filter(|e| e.suivi.annee() == self.annee);
        let Some((exercice, stade)) = exercice.zip(fiche.stade()) else { return };
        let generation = exercice.suivi.generation();
        if annee.generation() != Some(generation) {
            other_generation(lieu, annee, generation, "exercice", constats);
            return;
        }
        // Where the actions make no programme, the check of parts says so.
        if let Ok(programmation) = exercice.suivi.programmation() {
            let bilan = Ventilation::of(programmation.tranche(stade), &ParThematique);
            let calcules = bilan.iter().map(|(cle, cumul)| (*cle, cumul.total())).collect();
            compare_actions(&montants, &calcules, stade, lieu, constats);
        }
    }
}

fn other_generation(
    lieu: &str,
    annee: &FicheDAnnee,
    autre: Generation,
    partie: &str,
    constats: &mut Vec<ConstatDuRapport>,
) {
    let Some(sienne) = annee.generation() else { return };
    let phrase = format!("« {sienne} », la partie « {partie} » est de « {autre} »");
    let constat = ConstatDuRapport::new(Code::AutreGeneration, lieu, &phrase);
    constats.push(constat.with("série", &sienne).with(partie, &autre));
}

/// Printed figures stand for intervals: what would be printed so is no difference.
fn compare_print(
    montants: &BTreeMap<Thematique, Somme>,
    publication: &Publication,
    lieu: &str,
    constats: &mut Vec<ConstatDuRapport>,
) {
    let mut hold = |cle: Option<Thematique>, dans_la_serie: Somme, imprime: &dyn Display| {
        let quoi = cle.map_or_else(|| "total".to_owned(), |cle| cle.to_string());
        let phrase = format!("{quoi} : {dans_la_serie}, les chiffres publiés disent {imprime}");
        let constat = ConstatDuRapport::new(Code::Serie, lieu, &phrase).within(Section::Actions);
        let mut constat = constat.with("contrôle", &"CHIFFRE-DIFFERENT");
        if let Some(cle) = cle {
            constat = constat.with("clé", &Classement::from(cle).code());
        }
        constats.push(constat.with("série", &dans_la_serie).with("publié", imprime));
    };
    let lignes = &publication.thematiques.lignes;
    for ligne in lignes {
        let dans_la_serie = montants.get(&ligne.cle).copied().unwrap_or_default();
        if let Cellule::Imprime(imprime) = &ligne.chiffres.montant {
            let (bas, haut) = imprime.bornes();
            if !(bas..=haut).contains(&dans_la_serie) {
                hold(Some(ligne.cle), dans_la_serie, imprime);
            }
        }
    }
    for (cle, montant) in montants {
        let publie = lignes.iter().any(|ligne| ligne.cle == *cle);
        if !lignes.is_empty() && !publie && !montant.is_zero() {
            hold(Some(*cle), *montant, &"aucun montant");
        }
    }
    let (total, imprime) = (montants.values().copied().sum(), &publication.total.montant);
    let (bas, haut) = imprime.bornes();
    if !(bas..=haut).contains(&total) {
        hold(None, total, imprime);
    }
}

fn compare_actions(
    montants: &BTreeMap<Thematique, Somme>,
    calcules: &BTreeMap<Thematique, Somme>,
    stade: Stade,
    lieu: &str,
    constats: &mut Vec<ConstatDuRapport>,
) {
    let cles: BTreeSet<&Thematique> = montants.keys().chain(calcules.keys()).collect();
    for cle in cles {
        let [dans_la_serie, calcule] =
            [montants, calcules].map(|liste| liste.get(cle).copied().unwrap_or_default());
        if dans_la_serie != calcule {
            let phrase =
                format!("{cle} : {dans_la_serie}, les actions font {calcule} au stade « {stade} »");
            let constat = ConstatDuRapport::new(Code::Serie, lieu, &phrase);
            let constat = constat.within(Section::Actions).with("contrôle", &"MONTANT-DIFFERENT");
            let constat = constat.with("clé", &Classement::from(*cle).code());
            constats.push(constat.with("série", &dans_la_serie).with("actions", &calcule));
        }
    }
}
