//! How each rule answers.

use chrono::{Datelike as _, NaiveDate};

use super::fiche::Solution;
use super::valeurs::{Cherche, Etape, Valeurs};
use super::{Cle, QuestionError, Resultat};
use crate::contrat::DureeLegale;
use crate::droit::Regle;
use crate::financement::{LieuDuBien, abattement_latest_signature};
use crate::identifiant::Annee;
use crate::procedure::outils::{count, days};
use crate::procedure::{
    Decision, Depot, EffetDuSilence, Etat, Evenement, Ouverture, PriseDEffet, Recours, Verdict,
    Voie, clear_days, minimums,
};
use crate::temps::{
    Decompte, Delai, EnFrancais, HorsPeriode, Politique, Residence, VendrediSaint, Zone,
};

fn start(v: Valeurs, regle: Regle) -> Result<NaiveDate, QuestionError> {
    v.depart.ok_or(QuestionError::DepartManquant(regle))
}

/// The zone, or any that gives the same: every reading of an open key is tried before.
pub(super) fn zone(v: Valeurs) -> Zone {
    let sans = if v.alsace_moselle {
        Zone::AlsaceMoselle(VendrediSaint::NonFerie)
    } else {
        Zone::Metropole
    };
    v.zone.unwrap_or(sans)
}

fn ordered(delai: Delai, v: Valeurs) -> Delai {
    v.ordre.map_or(delai, |ordre| delai.with_ordre(ordre))
}

pub(super) fn only(v: Valeurs, permis: &[Cherche]) -> Result<(), QuestionError> {
    match v.cherche {
        Some(autre) if !permis.contains(&autre) => {
            let attendues = permis.iter().map(|cherche| cherche.nom()).collect();
            Err(QuestionError::AutreCherche { valeur: autre.nom(), attendues })
        }
        _ => Ok(()),
    }
}

pub(super) fn term(delai: Delai, v: Valeurs) -> Result<Solution, QuestionError> {
    let regle = delai.regle().unwrap_or(Regle::DelaiQuantieme);
    let echeance = ordered(delai, v).prove(start(v, regle)?)?;
    Ok((Resultat::Jour(echeance.terme()), echeance.to_string()))
}

fn timeline(v: Valeurs, residence: Residence, regle: Regle) -> Result<Recours, QuestionError> {
    let decision = Decision::Publiee { jour: start(v, regle)? };
    let recours = Recours::new(decision, zone(v), residence)?;
    Ok(match v.ordre {
        Some(ordre) => recours.with_ordre(ordre),
        None => recours,
    })
}

/// The timeline with one more event, judged on the day that is given, or that is tried.
fn judged(
    mut recours: Recours,
    evenement: Evenement,
    v: Valeurs,
) -> Result<Recours, QuestionError> {
    recours.apply(evenement)?;
    Ok(match v.jugement {
        Some(jugement) => recours.judged_on(jugement)?,
        None => recours,
    })
}

const fn word(verdict: Verdict) -> Resultat {
    Resultat::Verdict(match verdict {
        Verdict::DansLeDelai => "recevable",
        Verdict::Tardif => "tardif",
        Verdict::Indecidable => "indecidable",
    })
}

pub(super) fn appeal(v: Valeurs, residence: Residence) -> Result<Solution, QuestionError> {
    match v.depot {
        None => term(Delai::recours_contentieux_de(residence, zone(v)), v),
        Some(depot) => {
            let recours = timeline(v, residence, Regle::DelaiRecours2m)?;
            seised(recours, Depot::handed_over(depot), v)
        }
    }
}

pub(super) fn posted(v: Valeurs) -> Result<Solution, QuestionError> {
    let recours = timeline(v, Residence::Proche, Regle::PostalDate)?;
    seised(recours, letter(v)?, v)
}

fn letter(v: Valeurs) -> Result<Depot, QuestionError> {
    let reception = v.reception.ok_or(QuestionError::CleManquante(Cle::Reception))?;
    Ok(match v.envoi {
        Some(envoi) => Depot::posted(envoi, reception)?,
        None => Depot::handed_over(reception),
    })
}

fn seised(recours: Recours, depot: Depot, v: Valeurs) -> Result<Solution, QuestionError> {
    let recours = judged(recours, Evenement::Requete { depot }, v)?;
    let etat = recours.etat_on(depot.reception());
    let Etat::Saisi { verdict, periode, .. } = etat else {
        return Ok((word(Verdict::Indecidable), etat.to_string()));
    };
    let preuve = periode.map(|periode| periode.prove()).transpose()?;
    let preuve = preuve.map(|echeance| format!("\n{echeance}")).unwrap_or_default();
    Ok((word(verdict), format!("{etat}{preuve}")))
}

pub(super) fn gracious(v: Valeurs) -> Result<Solution, QuestionError> {
    let depot = letter(v)?;
    let silence = EffetDuSilence::FaitCourirLeDelai;
    let recours = timeline(v, Residence::Proche, Regle::RecoursGracieux)?;
    let recours = judged(recours, Evenement::Gracieux { voie: Voie::Gracieux, depot, silence }, v)?;
    let etat = recours.etat_on(depot.reception());
    let Etat::Pendant { rejet, ensuite } = etat else {
        let incertain = matches!(etat, Etat::Incertain { .. });
        let verdict = if incertain { Verdict::Indecidable } else { Verdict::Tardif };
        return Ok((word(verdict), etat.to_string()));
    };
    match (v.etape, ensuite) {
        (None, _) => Ok((word(Verdict::DansLeDelai), etat.to_string())),
        (Some(Etape::Recours), Ouverture::Delai(periode)) => {
            let fin = periode.prove()?;
            let preuve = format!("Rejet implicite\n{rejet}\n\nRecours contentieux\n{fin}");
            Ok((Resultat::Jour(fin.terme()), preuve))
        }
        (Some(Etape::RejetImplicite | Etape::Recours), _) => {
            Ok((Resultat::Jour(rejet.terme()), rejet.to_string()))
        }
    }
}

pub(super) fn convocation(v: Valeurs, delai: Delai) -> Result<Solution, QuestionError> {
    only(v, &[Cherche::DernierEnvoi, Cherche::PremiereSeance])?;
    let regle = delai.regle().unwrap_or(Regle::Convocation5ClearDays);
    match (v.cherche, v.depart, v.seance) {
        (Some(Cherche::DernierEnvoi), _, Some(seance)) => {
            let envoi = delai.latest_start(seance)?.latest();
            Ok((Resultat::Jour(envoi), delai.prove(envoi)?.to_string()))
        }
        (Some(Cherche::DernierEnvoi), _, None) => Err(QuestionError::CleManquante(Cle::Seance)),
        (None, Some(envoi), Some(seance)) => Ok(convened(delai, envoi, seance)),
        (None, None, Some(_)) => Err(QuestionError::DepartManquant(regle)),
        (Some(_), ..) | (None, _, None) => term(delai, v),
    }
}

/// A count, negative where the second day is the earlier; French plurals start at two.
fn counted(nombre: i64, singulier: &str, pluriel: &str) -> String {
    format!("{nombre} {}", if nombre.unsigned_abs() < 2 { singulier } else { pluriel })
}

/// Clear days need no calendar: this answers on any day.
fn convened(delai: Delai, envoi: NaiveDate, seance: NaiveDate) -> Solution {
    let (compte, un, plusieurs) = match delai.decompte() {
        Decompte::Franc => (clear_days(envoi, seance), "jour franc", "jours francs"),
        Decompte::Quantieme => (days(envoi, seance), "jour", "jours"),
    };
    let requis = u32::from(delai.duree().nombre());
    let mot = if compte >= requis { "valide" } else { "irreguliere" };
    let regle = delai.regle().map(|regle| format!(" [{regle}]")).unwrap_or_default();
    let preuve = format!(
        "Du {:#} au {:#} : {} ; il en faut {requis}{regle}",
        EnFrancais(envoi),
        EnFrancais(seance),
        count(compte, un, plusieurs),
    );
    (Resultat::Verdict(mot), preuve)
}

pub(super) fn consultation(v: Valeurs) -> Result<Solution, QuestionError> {
    let depart = start(v, Regle::ConsultMinDelay)?;
    let politique = v.politique.unwrap_or(Politique::FrancReport);
    let delai = ordered(Delai::consultation(politique, zone(v)), v);
    let Some(cloture) = v.cloture else {
        return term(delai, v);
    };
    let premier = delai.prove(depart)?;
    let mot = if cloture >= premier.terme() { "conforme" } else { "trop-courte" };
    let mut preuve = format!(
        "Du {} au {} : {}",
        EnFrancais(depart),
        EnFrancais(cloture),
        counted(cloture.signed_duration_since(depart).num_days(), "jour", "jours"),
    );
    for minimum in minimums(depart, cloture, zone(v))? {
        let respecte = if minimum.respecte { "respecté" } else { "non respecté" };
        let jour = EnFrancais(minimum.premier);
        preuve = format!("{preuve}\n{} : {jour}, {respecte}", minimum.politique);
    }
    Ok((Resultat::Verdict(mot), format!("{preuve}\n\n{premier}")))
}

pub(super) fn tacit(v: Valeurs) -> Result<Solution, QuestionError> {
    let cloture = v.cloture.ok_or(QuestionError::CleManquante(Cle::Cloture))?;
    let effet = v.prise_d_effet.unwrap_or(PriseDEffet::Lendemain);
    let depuis = effet.since(cloture).ok_or(HorsPeriode::Jour(cloture))?;
    let preuve = format!(
        "Dernier jour accordé : {:#}\nRéputé favorable depuis le {:#} [{}]",
        EnFrancais(cloture),
        EnFrancais(depuis),
        Regle::ConsultTacit,
    );
    Ok((Resultat::Jour(depuis), preuve))
}

pub(super) fn abatement(v: Valeurs) -> Result<Solution, QuestionError> {
    only(v, &[Cherche::DerniereSignature])?;
    let depart = start(v, Regle::Tfpb30)?;
    let annee = u16::try_from(depart.year()).ok().and_then(Annee::new);
    let annee = annee.ok_or(HorsPeriode::Jour(depart))?;
    // One year has a day of its own in métropole only: there, the place must be given.
    if annee.get() == 2025 && v.zone.is_none() && !v.alsace_moselle {
        return Err(QuestionError::CleManquante(Cle::Zone));
    }
    let lieu = match zone(v) {
        Zone::Metropole | Zone::AlsaceMoselle(_) => LieuDuBien::Metropole,
        Zone::Guadeloupe
        | Zone::Guyane
        | Zone::Martinique
        | Zone::Mayotte
        | Zone::LaReunion
        | Zone::SaintBarthelemy
        | Zone::SaintMartin
        | Zone::SaintPierreEtMiquelon => LieuDuBien::Dom,
    };
    let jour = abattement_latest_signature(annee, lieu)?;
    let preuve = format!(
        "Première application : {annee}\nSignature au plus tard le {:#} [{}]",
        EnFrancais(jour),
        Regle::Tfpb30,
    );
    Ok((Resultat::Jour(jour), preuve))
}

pub(super) fn contract(v: Valeurs) -> Result<Solution, QuestionError> {
    let signature = v.signature.ok_or(QuestionError::CleManquante(Cle::Signature))?;
    let renouvellement =
        v.renouvellement.ok_or(QuestionError::CleManquante(Cle::Renouvellement))?;
    let DureeLegale { du, au } = DureeLegale::of(renouvellement, signature)?;
    let preuve = format!(
        "Conseils municipaux renouvelés en {renouvellement}, contrat signé en {signature}\n\
         Du {} au {} [{}]\nLes lois de finances ont ensuite prorogé des contrats : leurs dates sont des données",
        EnFrancais(du),
        EnFrancais(au),
        Regle::ContractTerm,
    );
    Ok((Resultat::Intervalle { du, au }, preuve))
}
