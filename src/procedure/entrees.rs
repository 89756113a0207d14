//! The lines that each part of a procedure gives to the list of its days.

#![allow(clippy::similar_names)] // what and who: `quoi`, `qui`

use chrono::NaiveDate;

use super::{
    Acte, Borne, Cause, Consultation, Deliberation, Depot, Entree, Etat, Evenement, Minimum,
    Nature, Organisme, Ouverture, Periode, Phase, Projet, Quoi, Recours, Statut,
};
use crate::droit::Regle;
use crate::nombre::bind;
use crate::temps::{Delai, DelaiError, Echeance, EnFrancais, Ordre, Zone};

const EXECUTIF: &str = "exécutif de l’autorité";
const REQUERANT: &str = "requérant";
const ETAT: &str = "représentant de l’État";

fn line(cle: impl Into<String>, jour: NaiveDate, nature: Nature, quoi: &str, qui: &str) -> Entree {
    let (quoi, qui) = (bind(quoi), bind(qui));
    Entree { cle: cle.into(), jour, nature, quoi, qui, regle: None, preuve: None, accompli: None }
}

fn by(entree: Entree, regle: Regle) -> Entree {
    Entree { regle: Some(regle), ..entree }
}

fn proved(entree: Entree, preuve: Echeance) -> Entree {
    Entree { jour: preuve.terme(), regle: preuve.delai().regle(), preuve: Some(preuve), ..entree }
}

/// One line, or one under each order where they differ at the end of a month.
fn termed(entree: Entree, delai: Delai, depart: NaiveDate) -> Result<Vec<Entree>, DelaiError> {
    match delai.prove(depart) {
        Ok(preuve) => Ok(vec![proved(entree, preuve)]),
        Err(DelaiError::OrdresDivergents { .. }) => {
            // The key does not change once an order is named, so that an event of a calendar is moved.
            [(Ordre::MoisPuisJour, ""), (Ordre::JourPuisMois, "-ordre-b")]
                .into_iter()
                .map(|(ordre, suffixe)| {
                    let cle = format!("{}{suffixe}", entree.cle);
                    let quoi = bind(&format!("{}, si l’on compte {ordre}", entree.quoi));
                    let entree = Entree { cle, quoi, ..entree.clone() };
                    Ok(proved(entree, delai.with_ordre(ordre).prove(depart)?))
                })
                .collect()
        }
        Err(error) => Err(error),
    }
}

pub(super) fn of_deliberation(deliberation: &Deliberation) -> Result<Vec<Entree>, DelaiError> {
    let acte = &deliberation.acte;
    let mut lignes = Vec::new();
    for (rang, avis) in (1_u32..).zip(&deliberation.avis) {
        let quoi = format!("avis de la commission « {} »", avis.commission);
        lignes.push(line(
            format!("commission-{rang}"),
            avis.jour,
            Nature::Fait,
            &quoi,
            &avis.commission,
        ));
    }
    if let Some(convocation) = &deliberation.convocation {
        if let Some(jour) = convocation.datee {
            let quoi = "convocation datée de ce jour";
            lignes.push(line("convocation-datee", jour, Nature::Fait, quoi, EXECUTIF));
        }
        if let Some(jour) = convocation.envoyee {
            let quoi = "envoi de la convocation";
            lignes.push(line("convocation-envoyee", jour, Nature::Fait, quoi, EXECUTIF));
        }
        let regime = convocation.regime;
        let dernier = regime.latest_sending(acte.adoption)?;
        let quoi = "dernier envoi de la convocation à la séance";
        let entree = line("convocation-dernier-envoi", dernier, Nature::AuPlusTard, quoi, EXECUTIF);
        lignes.push(Entree {
            regle: regime.delai().regle(),
            preuve: Some(regime.prove(dernier)?),
            accompli: convocation.envoyee,
            ..entree
        });
    }
    lignes.push(line("seance", acte.adoption, Nature::Fait, "séance, délibération", "assemblée"));
    if let Some(jour) = acte.transmission {
        let entree = line("transmission", jour, Nature::Fait, "transmission reçue", ETAT);
        lignes.push(by(entree, Regle::Transmission));
    }
    for (rang, publication) in (1_u32..).zip(&acte.publications) {
        let quoi = publication.mode.to_string();
        let cle = format!("publication-{rang}");
        lignes.push(line(cle, publication.jour, Nature::Fait, &quoi, EXECUTIF));
    }
    if let Ok(executoire) = acte.executoire() {
        let quoi = "acte exécutoire";
        let entree = line("executoire", executoire.jour(), Nature::Depuis, quoi, "tous");
        lignes.push(by(entree, Regle::Executory));
    }
    for terme in deliberation.echeances() {
        let terme = terme?;
        let cle = match terme.quoi() {
            Quoi::Seance => "premiere-seance",
            Quoi::SecondeSeance => "seconde-seance",
            Quoi::ListeDesDeliberations => "liste-des-deliberations",
            Quoi::ProcesVerbal => "proces-verbal",
            Quoi::CopieAuxConseillers => "copie-aux-conseillers",
        };
        let nature = match terme.quoi().borne() {
            Borne::AuPlusTot => Nature::AuPlusTot,
            Borne::AuPlusTard => Nature::AuPlusTard,
        };
        let entree = line(cle, acte.adoption, nature, &terme.quoi().to_string(), EXECUTIF);
        let entree = Entree { accompli: terme.fait(), ..entree };
        lignes.push(proved(entree, *terme.echeance()));
    }
    Ok(lignes)
}

pub(super) fn of_defere(
    acte: &Acte,
    zone: Zone,
    ordre: Option<Ordre>,
) -> Result<Vec<Entree>, DelaiError> {
    let Some(transmission) = acte.transmission else {
        return Ok(Vec::new());
    };
    let delai = Delai::defere(zone);
    let delai = ordre.map_or(delai, |ordre| delai.with_ordre(ordre));
    let quoi = "déféré au tribunal administratif";
    termed(line("defere", transmission, Nature::Possible, quoi, ETAT), delai, transmission)
}

pub(super) fn of_recours(recours: &Recours) -> Result<Vec<Entree>, DelaiError> {
    let mut lignes = Vec::new();
    let mut etats = recours.evenements().iter().map(|evenement| recours.etat_on(evenement.jour()));
    let interrompu = etats.any(|etat| is_interrupted(&etat));
    let saisi = recours.evenements().iter().find_map(|evenement| match evenement {
        Evenement::Requete { depot } => Some(*depot),
        Evenement::Gracieux { .. } | Evenement::RejetExpres { .. } => None,
    });
    if let Some(periode) = recours.first_period() {
        if !interrompu {
            let quoi = "saisir le tribunal administratif";
            lignes.extend(until("recours-contentieux", quoi, &periode, saisi)?);
        }
        let depose = recours.evenements().iter().find_map(|evenement| match evenement {
            Evenement::Gracieux { depot, .. } => Some(*depot),
            Evenement::Requete { .. } | Evenement::RejetExpres { .. } => None,
        });
        let quoi = "déposer un recours gracieux, qui interrompt le délai";
        let jours = until("recours-gracieux", quoi, &periode, depose)?;
        lignes.extend(jours.into_iter().map(|entree| by(entree, Regle::RecoursGracieux)));
    }
    for (rang, evenement) in (1_u32..).zip(recours.evenements()) {
        let (quoi, depot) = match evenement {
            Evenement::Gracieux { depot, .. } => ("recours gracieux reçu", Some(*depot)),
            Evenement::Requete { depot } => ("tribunal saisi", Some(*depot)),
            Evenement::RejetExpres { .. } => ("rejet du recours gracieux notifié", None),
        };
        let envoi = depot.and_then(Depot::envoi);
        let quoi = envoi
            .map_or(quoi.to_owned(), |envoi| format!("{quoi}, posté le {}", EnFrancais(envoi)));
        let cle = format!("recours-{rang}");
        lignes.push(line(cle, evenement.jour(), Nature::Fait, &quoi, REQUERANT));
    }
    let Some(dernier) = recours.evenements().last() else {
        return Ok(lignes);
    };
    match recours.etat_on(dernier.jour()) {
        Etat::Pendant { rejet, ensuite } => {
            let quoi = "rejet implicite du recours gracieux";
            let entree = line("rejet-implicite", rejet.terme(), Nature::Depuis, quoi, EXECUTIF);
            lignes.push(proved(entree, rejet));
            if let Ouverture::Delai(periode) = ensuite {
                let quoi = "saisir le tribunal administratif après le rejet implicite";
                lignes.extend(until("recours-apres-rejet", quoi, &periode, None)?);
            }
        }
        Etat::Ouvert(periode)
        | Etat::AuDernierJour(periode)
        | Etat::Forclos(periode)
        | Etat::Saisi { periode: Some(periode), .. }
            if follows_a_refusal(&periode) =>
        {
            let quoi = "saisir le tribunal administratif après le rejet";
            lignes.extend(until("recours-apres-rejet", quoi, &periode, saisi)?);
        }
        Etat::Incertain { rejet, ensuite, .. } => {
            let quoi = "rejet implicite du recours gracieux, s’il est venu à temps";
            let entree = line("rejet-implicite", rejet.terme(), Nature::Depuis, quoi, EXECUTIF);
            lignes.push(proved(entree, rejet));
            if let Ouverture::Delai(periode) = ensuite {
                let quoi =
                    "saisir le tribunal administratif, si le recours gracieux est venu à temps";
                lignes.extend(until("recours-apres-rejet", quoi, &periode, None)?);
            }
        }
        Etat::PasEncore
        | Etat::Ouvert(_)
        | Etat::SansDelai(_)
        | Etat::AuDernierJour(_)
        | Etat::Forclos(_)
        | Etat::Saisi { .. } => {}
    }
    Ok(lignes)
}

const fn follows_a_refusal(periode: &Periode) -> bool {
    matches!(periode.cause, Cause::RejetImplicite | Cause::RejetExpres)
}

/// Whether the first period is no longer the one that binds: a recours gracieux came in time.
fn is_interrupted(etat: &Etat) -> bool {
    match etat {
        Etat::Pendant { .. } | Etat::SansDelai(_) | Etat::Saisi { periode: None, .. } => true,
        Etat::Ouvert(periode)
        | Etat::AuDernierJour(periode)
        | Etat::Forclos(periode)
        | Etat::Saisi { periode: Some(periode), .. } => follows_a_refusal(periode),
        Etat::PasEncore | Etat::Incertain { .. } => false,
    }
}

/// The last day of a period, and the day on which it was kept: that of dispatch where receipt came later.
fn until(
    cle: &str,
    quoi: &str,
    periode: &Periode,
    depot: Option<Depot>,
) -> Result<Vec<Entree>, DelaiError> {
    let accompli = depot.map(|depot| {
        let envoi = depot.envoi().filter(|_| depot.reception() > periode.termes.earliest());
        envoi.unwrap_or(depot.reception())
    });
    let entree = line(cle, periode.depart, Nature::Possible, quoi, REQUERANT);
    termed(Entree { accompli, ..entree }, periode.delai, periode.depart)
}

pub(super) fn of_phase(phase: &Phase, zone: Zone, ordre: Ordre) -> Result<Vec<Entree>, DelaiError> {
    let mut lignes = of_plan(phase.projet(), phase.consultation(), zone, ordre)?;
    if let Some(consultation) = phase.consultation() {
        lignes.extend(of_consultation(consultation));
    }
    let (amende, approuve, publie) = match phase {
        Phase::Projet(_) | Phase::Consultation(_) => (None, None, None),
        Phase::ProjetAmende(amende) => (Some(amende), None, None),
        Phase::RapportApprouve(rapport) => (Some(rapport.projet()), Some(rapport), None),
        Phase::RapportPublie(publie) => {
            (Some(publie.rapport().projet()), Some(publie.rapport()), Some(publie))
        }
    };
    if let Some(amende) = amende {
        let quoi = "clôture de la consultation, avis annexés";
        let entree = line("cloture", amende.clos_le(), Nature::Fait, quoi, EXECUTIF);
        lignes.push(by(entree, Regle::ReportAnnexes));
    }
    if let Some(rapport) = approuve {
        let quoi = "approbation du rapport";
        let entree = line("approbation", rapport.approuve_le(), Nature::Fait, quoi, "assemblée");
        lignes.push(by(entree, Regle::ReportApprovalSuites));
    }
    if let Some(publie) = publie {
        let quoi = format!("rapport rendu public : {}", publie.lieux().join(", "));
        let entree = line("rapport-public", publie.publie_le(), Nature::Fait, &quoi, EXECUTIF);
        lignes.push(by(entree, Regle::ReportPublic));
    }
    Ok(lignes)
}

/// What is planned, as long as nothing is sent.
fn of_plan(
    projet: &Projet,
    consultation: Option<&Consultation>,
    zone: Zone,
    ordre: Ordre,
) -> Result<Vec<Entree>, DelaiError> {
    let Some(prevision) = projet.prevision().filter(|_| consultation.is_none()) else {
        return Ok(Vec::new());
    };
    let quoi = "envoi du projet de rapport aux communes et aux conseils citoyens";
    let mut lignes = vec![line("envoi-prevu", prevision.envoi, Nature::Prevu, quoi, EXECUTIF)];
    for minimum in projet.planned_minimums(zone, ordre).transpose()?.into_iter().flatten() {
        lignes.push(of_minimum(&minimum, prevision.envoi)?);
    }
    let quoi = "dernier jour accordé pour les avis";
    let cloture = line(
        "cloture-prevue",
        prevision.cloture,
        Nature::Prevu,
        quoi,
        "communes et conseils citoyens",
    );
    lignes.push(cloture);
    if let Some(depuis) = prevision.prise_d_effet.since(prevision.cloture) {
        let quoi = "avis réputé favorable de qui n’a pas répondu";
        let entree =
            line("repute-favorable", depuis, Nature::Depuis, quoi, "communes et conseils citoyens");
        lignes.push(by(entree, Regle::ConsultTacit));
    }
    Ok(lignes)
}

fn of_minimum(minimum: &Minimum, depart: NaiveDate) -> Result<Entree, DelaiError> {
    let quoi = format!("fin de la consultation, décompte « {} »", minimum.politique.libelle());
    let cle = format!("minimum-{}", minimum.politique);
    let entree = line(cle, minimum.premier, Nature::AuPlusTot, &quoi, EXECUTIF);
    Ok(proved(entree, minimum.delai.prove(depart)?))
}

fn of_consultation(consultation: &Consultation) -> Vec<Entree> {
    let choix = consultation.choix();
    let mut lignes = Vec::new();
    for envoi in consultation.envois() {
        let (cle, qui) = (key(&envoi.organisme), envoi.organisme.to_string());
        let quoi = "envoi du projet de rapport";
        lignes.push(line(format!("envoi-{cle}"), envoi.envoye, Nature::Fait, quoi, &qui));
        if let Some(recu) = envoi.recu {
            let quoi = "réception du projet de rapport";
            lignes.push(line(format!("reception-{cle}"), recu, Nature::Fait, quoi, &qui));
        }
        let cloture = envoi.cloture.unwrap_or(consultation.cloture());
        let avis = consultation.opinion(&envoi.organisme);
        let quoi = "rendre son avis sur le projet de rapport";
        let entree = line(format!("avis-{cle}"), cloture, Nature::Possible, quoi, &qui);
        let entree = by(entree, Regle::ConsultMinDelay);
        let depuis = choix.prise_d_effet.since(cloture);
        if let Some(depuis) = depuis
            && let Some(lendemain) = cloture.succ_opt()
            && let Statut::ReputeFavorable { .. } =
                consultation.statut_on(&envoi.organisme, lendemain)
        {
            let quoi = "avis réputé favorable s’il n’est pas rendu";
            let tacite = line(format!("tacite-{cle}"), depuis, Nature::Depuis, quoi, &qui);
            lignes.push(by(tacite, Regle::ConsultTacit));
        }
        lignes.push(Entree { accompli: avis.map(|avis| avis.recu), ..entree });
    }
    let parties = consultation.avis().iter();
    let parties = parties.filter(|avis| matches!(avis.organisme, Organisme::Signataire(_)));
    for (rang, avis) in (1_u32..).zip(parties) {
        let (cle, qui) = (format!("contribution-{rang}"), avis.organisme.to_string());
        lignes.push(line(cle, avis.recu, Nature::Fait, "contribution", &qui));
    }
    lignes
}

fn key(organisme: &Organisme) -> String {
    match organisme {
        Organisme::Commune(code) => code.to_string(),
        Organisme::ConseilCitoyen(code) => code.to_string(),
        Organisme::Signataire(nom) => nom.to_string(),
    }
}
