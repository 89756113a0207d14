//! How each rule answers.

use chrono::{Datelike as _, NaiveDate};

use super::fiche::Solution;
use super::valeurs::{Cherche, Etape, Valeurs};
use super::{Cle, QuestionError, Resultat};
use crate::contrat::DureeLegale;
use crate::droit::{Lecture, Regle};
use crate::financement::{LieuDuBien, abattement_latest_signature};
use crate::identifiant::Annee;
use crate::procedure::outils::{count, days};
use crate::procedure::{
    Decision, Depot, EffetDuSilence, Etat, Evenement, Ouverture, PriseDEffet, Recours, Verdict,
    Voie, clear_days, minimums,
};
use crate::temps::{
    Decompte, Delai, EnFrancais, HorsPeriode, Ordre, Politique, Residence, VendrediSaint, Zone,
    reserve,
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
    let recours = timeline(v, near(v), Regle::PostalDate)?;
    seised(recours, letter(v)?, v)
}

/// Who says nothing of it lives near the court, as in the ordinary rule.
fn near(v: Valeurs) -> Residence {
    v.residence.unwrap_or(Residence::Proche)
}

/// A proof that is no deadline, with what a reader must know of its rule on a day.
fn read_for(preuve: &str, regle: Regle, jour: NaiveDate) -> String {
    let texte = regle.texte();
    let preuve = format!("{preuve}\n[{regle} ; {}]", texte.confiance);
    match texte.lecture_on(jour) {
        Lecture::Lue => preuve,
        autre @ (Lecture::Avant { .. }
        | Lecture::Apres { .. }
        | Lecture::DebutInconnu { .. }
        | Lecture::SansDates) => format!("{preuve}\nRéserve : {}", reserve(autre)),
    }
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
    // The ordinary rule, which is that of a third party against a published act.
    let silence = v.silence.unwrap_or(EffetDuSilence::FaitCourirLeDelai);
    let recours = timeline(v, near(v), Regle::RecoursGracieux)?;
    let recours = judged(recours, Evenement::Gracieux { voie: Voie::Gracieux, depot, silence }, v)?;
    let etat = recours.etat_on(depot.reception());
    let said = read_for(&etat.to_string(), Regle::RecoursGracieux, depot.reception());
    let Etat::Pendant { rejet, ensuite } = etat else {
        let incertain = matches!(etat, Etat::Incertain { .. });
        let verdict = if incertain { Verdict::Indecidable } else { Verdict::Tardif };
        return Ok((word(verdict), said));
    };
    match (v.etape, ensuite) {
        (None, _) => Ok((word(Verdict::DansLeDelai), said)),
        (Some(Etape::Recours), Ouverture::Delai(periode)) => {
            let fin = periode.prove()?;
            let preuve = format!("Rejet implicite\n{rejet}\n\nRecours contentieux\n{fin}");
            Ok((Resultat::Jour(fin.terme()), preuve))
        }
        (Some(Etape::Recours), Ouverture::SansDelai(_)) => {
            Ok((Resultat::Verdict("sans-delai"), said))
        }
        (Some(Etape::RejetImplicite), _) => Ok((Resultat::Jour(rejet.terme()), rejet.to_string())),
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
    let preuve = format!(
        "Du {:#} au {:#} : {} ; il en faut {requis}",
        EnFrancais(envoi),
        EnFrancais(seance),
        count(compte, un, plusieurs),
    );
    let preuve = delai.regle().map_or(preuve.clone(), |regle| read_for(&preuve, regle, envoi));
    (Resultat::Verdict(mot), preuve)
}

/// The last day that is granted, which is not before the start.
fn granted(v: Valeurs, depart: NaiveDate, cloture: NaiveDate) -> Result<(), QuestionError> {
    if cloture < depart {
        let valeur = format!("{cloture}, before {}", v.depart.unwrap_or(depart));
        return Err(QuestionError::Valeur { cle: Cle::Cloture, valeur });
    }
    Ok(())
}

pub(super) fn consultation(v: Valeurs) -> Result<Solution, QuestionError> {
    let depart = start(v, Regle::ConsultMinDelay)?;
    let politique = v.politique.unwrap_or(Politique::FrancReport);
    let delai = ordered(Delai::consultation(politique, zone(v)), v);
    let Some(cloture) = v.cloture else {
        return term(delai, v);
    };
    granted(v, depart, cloture)?;
    let premier = delai.prove(depart)?;
    let mot = if cloture >= premier.terme() { "conforme" } else { "trop-courte" };
    let mut preuve = format!(
        "Du {} au {} : {}",
        EnFrancais(depart),
        EnFrancais(cloture),
        counted(cloture.signed_duration_since(depart).num_days(), "jour", "jours"),
    );
    let ordre = v.ordre.unwrap_or(Ordre::MoisPuisJour);
    for minimum in minimums(depart, cloture, zone(v), ordre)? {
        let respecte = if minimum.respecte { "respecté" } else { "non respecté" };
        let jour = EnFrancais(minimum.premier);
        preuve = format!("{preuve}\n{} : {jour}, {respecte}", minimum.politique.libelle());
    }
    Ok((Resultat::Verdict(mot), format!("{preuve}\n\n{premier}")))
}

pub(super) fn tacit(v: Valeurs) -> Result<Solution, QuestionError> {
    let cloture = v.cloture.ok_or(QuestionError::CleManquante(Cle::Cloture))?;
    let depart = start(v, Regle::ConsultTacit)?;
    granted(v, depart, cloture)?;
    let effet = v.prise_d_effet.unwrap_or(PriseDEffet::Lendemain);
    let depuis = effet.since(cloture).ok_or(HorsPeriode::Jour(cloture))?;
    // Whatever the count, silence under a month is no opinion.
    let mois = Delai::consultation(Politique::Quantieme, zone(v)).prove(depart)?;
    let dernier = format!("Dernier jour accordé : {:#}", EnFrancais(cloture));
    if cloture < mois.terme() {
        let preuve = format!("{dernier}, moins d’un mois : le silence n’est pas un avis\n{mois}");
        return Ok((Resultat::Verdict("trop-courte"), preuve));
    }
    let preuve = format!("{dernier}\nRéputé favorable depuis le {:#}", EnFrancais(depuis));
    Ok((Resultat::Jour(depuis), read_for(&preuve, Regle::ConsultTacit, depart)))
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
        "Première application : {annee}\nSignature au plus tard le {:#}",
        EnFrancais(jour),
    );
    let regle = if annee.get() < 2025 { Regle::Tfpb30 } else { Regle::Tfpb30Depuis2025 };
    Ok((Resultat::Jour(jour), read_for(&preuve, regle, depart)))
}

pub(super) fn contract(v: Valeurs) -> Result<Solution, QuestionError> {
    let signature = v.signature.ok_or(QuestionError::CleManquante(Cle::Signature))?;
    let renouvellement =
        v.renouvellement.ok_or(QuestionError::CleManquante(Cle::Renouvellement))?;
    let DureeLegale { du, au } = DureeLegale::of(renouvellement, signature)?;
    // A day that is given is of the year of the renewal.
    if let Some(depart) = v.depart.filter(|depart| depart.year() != i32::from(renouvellement.get()))
    {
        return Err(QuestionError::Valeur {
            cle: Cle::Renouvellement,
            valeur: format!("{renouvellement}, not the year of {depart}"),
        });
    }
    let preuve = format!(
        "Conseils municipaux renouvelés en {renouvellement}, contrat signé en {signature}\n\
         Du {} au {}\nLes lois de finances ont ensuite prorogé des contrats : leurs dates sont des données",
        EnFrancais(du),
        EnFrancais(au),
    );
    Ok((Resultat::Intervalle { du, au }, read_for(&preuve, Regle::ContractTerm, du)))
}
