//! The check of figures, people, opinions and the budget annex.

use super::{
    AvisAnnexes, CodeDuRapport as Code, ConstatDuRapport, RapportAnnuel,
    SectionDuRapport as Section,
};
use crate::controle::{Releve, Tableau, Verdict};
use crate::nombre::{Euros, Somme, count, print_entier};
use crate::temps::EnFrancais;

impl RapportAnnuel {
    pub(super) fn check_figures(&self, constats: &mut Vec<ConstatDuRapport>) {
        for lu in self.chiffres.iter().flat_map(Releve::audit) {
            if matches!(lu.verdict, Verdict::NonConforme | Verdict::Explique) {
                let mut constat = ConstatDuRapport::new(Code::ChiffrePublie, &lu.lieu, &lu.phrase)
                    .within(Section::Actions)
                    .with("contrôle", &lu.code)
                    .with("verdict", &lu.verdict);
                constat.chiffres.extend(lu.chiffres);
                constats.push(constat);
            }
        }
    }

    pub(super) fn check_funds(&self, constats: &mut Vec<ConstatDuRapport>) {
        for fonds in self.fonds() {
            let lieu = fonds.titre.as_str();
            let total = fonds.total();
            if let (Some(ecart), Some(imprime)) = (fonds.ecart(), fonds.total_imprime) {
                let phrase = format!("total imprimé {imprime}, les opérations font {total}");
                let constat = ConstatDuRapport::new(Code::FondsDeConcours, lieu, &phrase);
                let constat = constat.with("imprimé", &imprime).with("somme", &total);
                constats.push(constat.within(Section::Actions).with("écart", &ecart));
            }
            let publies = self.chiffres.iter().flat_map(|r| &r.publication().fonds_de_concours);
            let meme = publies.filter(|tableau| tableau.titre == lieu);
            for publie in meme.filter_map(Tableau::montant) {
                if publie != total {
                    let phrase =
                        format!("les opérations font {total}, les chiffres publiés {publie}");
                    let constat = ConstatDuRapport::new(Code::FondsDeConcours, lieu, &phrase);
                    let constat = constat.with("somme", &total).with("publié", &publie);
                    constats.push(constat.within(Section::Actions));
                }
            }
        }
    }

    pub(super) fn check_people(&self, constats: &mut Vec<ConstatDuRapport>) {
        let beneficiaires = self.resultats.iter().flat_map(|resultats| &resultats.beneficiaires);
        for entree in beneficiaires {
            for (dit, effectif) in [("prévus", entree.prevus), ("réels", entree.reels)] {
                let Some(effectif) = effectif.filter(|effectif| effectif.inconnu > 0) else {
                    continue;
                };
                let (inconnus, total) = (effectif.inconnu, print_entier(effectif.total()));
                let inconnus = print_entier(inconnus.into());
                let phrase =
                    format!("bénéficiaires {dit} : {inconnus} sur {total} non ventilés par sexe");
                let lieu = entree.quoi.as_str();
                let constat = ConstatDuRapport::new(Code::NonVentileParSexe, lieu, &phrase);
                let constat = constat.within(Section::Perspectives);
                constats.push(constat.with("non ventilés", &inconnus).with("total", &total));
            }
        }
        for focus in &self.focus {
            let lieu = focus.titre.as_str();
            if focus.has_diverging_ages() {
                let mut ages: Vec<String> = focus
                    .ages
                    .iter()
                    .map(|lu| format!("{} ({})", lu.valeur, lu.provenance))
                    .collect();
                ages.sort();
                let phrase = format!("âges imprimés : {}", ages.join(", "));
                let constat = ConstatDuRapport::new(Code::AgesDivergents, lieu, &phrase);
                constats.push(constat.within(Section::Actions));
            }
            if let Some(nombre) = focus.nombre_de_communes.filter(|_| focus.has_other_communes()) {
                let nommees = focus.communes.len();
                let phrase = format!("{nombre} communes imprimées, {nommees} nommées");
                let constat = ConstatDuRapport::new(Code::CommunesNommees, lieu, &phrase);
                let constat = constat.with("imprimées", &nombre).with("nommées", &nommees);
                constats.push(constat.within(Section::Actions));
            }
        }
        for ecart in self.equipe.iter().flat_map(|equipe| equipe.ecarts(self.annee)) {
            let code = if ecart.is_vacancy() { Code::PosteVacant } else { Code::PosteEnTrop };
            let (du, au) = (EnFrancais(ecart.du), EnFrancais(ecart.au));
            let occupes = count(ecart.occupes, "occupé", "occupés");
            let postes = count(ecart.postes.get().into(), "poste", "postes");
            let phrase = format!("du {du} au {au}, {occupes} pour {postes}");
            let constat = ConstatDuRapport::new(code, ecart.fonction.as_str(), &phrase);
            let constat = constat.with("du", &ecart.du).with("au", &ecart.au);
            let constat = constat.with("occupés", &ecart.occupes).with("postes", &ecart.postes);
            constats.push(constat.within(Section::Perspectives));
        }
    }

    pub(super) fn check_opinions(&self, constats: &mut Vec<ConstatDuRapport>) {
        let lieu = "avis des communes et des conseils citoyens";
        let de_la_consultation = self.closed_consultation().map(AvisAnnexes::of);
        if self.avis.is_none() && de_la_consultation.is_none() {
            let phrase = "aucun avis n’est annexé";
            constats.push(ConstatDuRapport::new(Code::AvisAbsents, lieu, phrase));
        }
        if let (Some(annexes), Some(consultation)) = (&self.avis, &de_la_consultation) {
            for avis in consultation.avis() {
                if !annexes.avis().iter().any(|autre| autre.organisme == avis.organisme) {
                    let phrase = format!("{}, non annexé", avis.prononce);
                    let lieu = avis.organisme.to_string();
                    constats.push(ConstatDuRapport::new(Code::AvisNonAnnexe, &lieu, &phrase));
                }
            }
        }
        for annexes in self.avis.iter().chain(&de_la_consultation) {
            for (avis, observation) in annexes.unanswered() {
                let phrase = format!(
                    "observation {} sans suite : {}",
                    observation.reference, observation.texte
                );
                let lieu = avis.organisme.to_string();
                let constat = ConstatDuRapport::new(Code::AvisSansSuite, &lieu, &phrase);
                constats.push(constat.with("observation", &observation.reference));
            }
        }
    }

    pub(super) fn check_annex(&self, constats: &mut Vec<ConstatDuRapport>) {
        let lieu = "annexe budgétaire";
        let Some((annexe, entrees)) = self.annexe().zip(self.annexe_budgetaire.as_ref()) else {
            return;
        };
        let annexe = match annexe {
            Ok(annexe) => annexe,
            Err(cause) => {
                let phrase = "la partie dont elle est tirée manque, ou ne la donne pas";
                let constat = ConstatDuRapport::new(Code::AnnexeIndisponible, lieu, phrase);
                constats.push(constat.with("cause", &cause));
                return;
            }
        };
        let mut hold = |quoi: &str, calcule: Somme, imprime: Option<Euros>| {
            let Some(imprime) = imprime.map(Somme::from).filter(|total| *total != calcule) else {
                return;
            };
            let ecart = calcule.minus(imprime);
            let phrase = format!("{quoi} : total imprimé {imprime}, les parties font {calcule}");
            let constat = ConstatDuRapport::new(Code::AnnexeTotal, lieu, &phrase);
            let constat = constat.with("imprimé", &imprime).with("somme", &calcule);
            constats.push(constat.with("écart", &ecart));
        };
        hold("dépenses", annexe.total_depenses().total(), entrees.total_des_depenses);
        hold("recettes", annexe.total_recettes().total(), entrees.total_des_recettes);
    }
}
