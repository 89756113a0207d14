//! The money of a year as one record, and as one document.

mod erreur;
mod fiche;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{
    Document, campagne, comparaison, difference, enveloppes, examens, indicateurs, parcours, plan,
    rapprochement, suivi, ventilation,
};
use crate::bilan::{Comparaison, Ventilation};
use crate::financement::regle::{
    Examen, Formalite, SituationDuBeneficiaire, Subvention, Verdict, examine_conventions,
};
use crate::financement::{
    Action, Beneficiaire, CritereDeDesserte, Decision, Desserte, Difference, Financeur, Operateur,
    ParLieu, ParThematique, Personne, Programmation, Rapprochement, Scenario, SelonAction, Source,
    Stade, Suivi,
};
use crate::identifiant::{CodeEnveloppe, CodeQuartier, Reference};
use crate::nombre::{Euros, Somme, SommeError, count, print_entier};

pub use erreur::ExerciceError;
pub use fiche::{
    CasIntitule, CleDePartage, ConventionConnue, Exercice, Paiements, PlanIntitule, Rattachement,
    RegimeDeParticipation, SourcePublique,
};

/// A year of programming, in French: its campaign, where actions stand and the lives asked for, plans, payments, findings
/// of rules, envelopes, scenarios, the year before by theme and by action, quarters, indicators. What is granted is told;
/// a part that is not given has no section.
///
/// Actions of two years are compared by their title, which lines of one action share: references change every year.
/// Where several operators bear a title, each is told apart by its name.
///
/// The same record gives the same document.
///
/// # Errors
/// [`ExerciceError`] if a part contradicts another.
pub fn exercice(exercice: &Exercice) -> Result<Document, ExerciceError> {
    let programmation = exercice.suivi.programmation()?;
    let accorde = programmation.tranche(Stade::Accorde);
    let mut document = Document::new(&format!("Programmation {}", exercice.suivi.lot()));
    if let Some(avertissement) = &exercice.avertissement {
        document.quote(avertissement.as_str());
    }
    if let Some(faite) = &exercice.campagne {
        let (dite, annee) = (faite.annee(), exercice.suivi.annee());
        if dite != annee {
            return Err(ExerciceError::AutreCampagne { campagne: dite, annee });
        }
        document.append(0, campagne(faite));
    }
    document.append(0, suivi(&exercice.suivi));
    for reference in &exercice.vies {
        let vie = exercice.suivi.parcours(reference).zip(programmation.action(reference));
        let (vie, action) = vie.ok_or_else(|| ExerciceError::ActionInconnue(reference.clone()))?;
        document.append(0, parcours(action, vie));
    }
    for entree in &exercice.plans {
        let titre = format!("Plan de financement, « {} »", entree.titre);
        document.append(0, plan(&titre, &entree.plan));
        if let Some(regime) = &entree.participation {
            document.append(0, examens(&[own_share(entree, regime, exercice.jour)?]));
        }
    }
    if let Some(faits) = &exercice.paiements {
        document.append(0, payments(faits, &programmation)?);
    }
    document.append(0, rules(exercice, &programmation)?);
    if let Some(arbre) = &exercice.enveloppes {
        let payeurs = payers(exercice)?;
        let regle = |_: &Action, source: &Source| payeurs.get(source).copied().cloned();
        document.append(0, enveloppes(&arbre.attach(accorde, regle)?));
    }
    for scenario in &exercice.scenarios {
        document.append(0, what_if(scenario, &programmation)?);
    }
    if let Some(avant) = &exercice.avant {
        document.append(0, year_before(avant, &programmation)?);
    }
    document.append(0, indicateurs(&exercice.suivi, accorde, exercice.habitants));
    document.append(0, quarters(exercice, programmation)?);
    Ok(document)
}

/// Whether the least own share is reached in a plan.
fn own_share(
    PlanIntitule { titre, plan, .. }: &PlanIntitule,
    regime: &RegimeDeParticipation,
    jour: NaiveDate,
) -> Result<Examen, ExerciceError> {
    let mut publics = BTreeMap::new();
    for SourcePublique { source, publique } in &regime.publics {
        if publics.insert(source, *publique).is_some() {
            let (titre, en_double) = (titre.clone(), Box::new(source.clone()));
            return Err(ExerciceError::SourcePubliqueEnDouble { titre, en_double });
        }
    }
    let public = |source: &Source| publics.get(source).copied();
    let RegimeDeParticipation { investissement, taux, exemption, .. } = *regime;
    Ok(plan.participation_minimale(investissement, taux, exemption, public)?.examine(jour))
}

/// What actions were to be paid beside what another file says was paid.
fn payments(faits: &Paiements, programmation: &Programmation) -> Result<Document, SommeError> {
    let Paiements { cle, stade, financeur, lignes } = faits;
    let mut totaux: BTreeMap<&Reference, Somme> = BTreeMap::new();
    for (action, source, montant) in programmation.tranche(*stade).iter() {
        if financeur.as_ref().is_none_or(|financeur| financeur == source.financeur()) {
            let total = totaux.entry(&action.reference).or_default();
            *total = total.merge(montant.into());
        }
    }
    let demandes = totaux
        .into_iter()
        .map(|(reference, total)| Ok((reference.clone(), Euros::try_from(total)?)))
        .collect::<Result<Vec<_>, SommeError>>()?;
    let de = financeur.as_ref().map_or_else(String::new, |financeur| format!(" de {financeur}"));
    let titre = format!("Versements{de} et montants au stade « {stade} », par {cle}");
    Ok(rapprochement(&titre, &Rapprochement::new(*cle, demandes, lignes.iter().cloned())))
}

/// The envelope of each source.
fn payers(exercice: &Exercice) -> Result<BTreeMap<&Source, &CodeEnveloppe>, ExerciceError> {
    let mut payeurs = BTreeMap::new();
    for Rattachement { source, enveloppe } in &exercice.rattachements {
        if let Some(autre) = payeurs.insert(source, enveloppe) {
            return Err(ExerciceError::DeuxEnveloppes {
                en_double: Box::new(source.clone()),
                un: autre.clone(),
                autre: enveloppe.clone(),
            });
        }
    }
    Ok(payeurs)
}

/// Findings of the facts that are given, each under what it is of, then of the conventions that the grants of the year
/// ask for.
fn rules(exercice: &Exercice, programmation: &Programmation) -> Result<Document, ExerciceError> {
    let mut document = Document::part();
    document.heading(2, "Règles de cofinancement");
    for groupe in exercice.regles.chunk_by(|un, autre| un.titre == autre.titre) {
        let vus = groupe.iter().flat_map(|dit| dit.cas.examine(exercice.jour));
        let vus: Vec<Examen> = vus.collect();
        document.heading(3, groupe.first().map_or("", |premier| &premier.titre));
        document.append(0, examens(&vus));
    }
    let annee = programmation.annee();
    document.heading(3, &format!("Conventions des subventions de {annee}"));
    let operateurs = bodies(programmation);
    let mut connues = signed(&exercice.conventions)?;
    let situation = |autorite: &Financeur, _, personne: &Personne| SituationDuBeneficiaire {
        droit_prive: operateurs.get(personne).and_then(|siens| is_private(siens)),
        convention: connues.get(&(autorite, personne.clone())).copied(),
    };
    let subventions = Subvention::of_tranche(programmation.tranche(Stade::Accorde))?;
    let mut sans_objet = 0_u32;
    let vues = examine_conventions(&subventions, situation, exercice.jour);
    for vue in &vues {
        connues.remove(&(&vue.autorite, vue.personne.clone()));
        if let Verdict::SansObjet(_) = vue.examen.verdict() {
            sans_objet = sans_objet.saturating_add(1);
            continue;
        }
        let siens = operateurs.get(&vue.personne).and_then(|siens| siens.first());
        let nom = siens.map(|operateur| operateur.nom.to_string());
        let (de, a) = (vue.autorite.to_string(), nom.unwrap_or_else(|| vue.personne.to_string()));
        document.item(format!("{} : {de}, pour {a}. {}", vue.examen.code(), vue.examen));
    }
    // A name written in another way would leave a convention aside in silence.
    for (autorite, personne) in connues.keys() {
        document.item(format!(
            "{autorite}, pour {personne} : convention dite, aucune subvention accordée"
        ));
    }
    let totaux = count(sans_objet, "total de l’année", "totaux de l’année");
    document.item(format!("{totaux}, par financeur et bénéficiaire, sans convention obligatoire"));
    Ok(document)
}

/// What is known of conventions, by who grants and who is paid.
fn signed(
    conventions: &[ConventionConnue],
) -> Result<BTreeMap<(&Financeur, Personne), Formalite>, ExerciceError> {
    let mut connues = BTreeMap::new();
    for ConventionConnue { autorite, beneficiaire, formalite } in conventions {
        let beneficiaire = beneficiaire.personne();
        if connues.insert((autorite, beneficiaire.clone()), *formalite).is_some() {
            let autorite = autorite.clone();
            return Err(ExerciceError::ConventionEnDouble { autorite, beneficiaire });
        }
    }
    Ok(connues)
}

/// The operators, by who is paid: several may be one legal person.
fn bodies(programmation: &Programmation) -> BTreeMap<Personne, Vec<&Operateur>> {
    let mut personnes: BTreeMap<Personne, Vec<&Operateur>> = BTreeMap::new();
    for operateur in programmation.operateurs() {
        personnes.entry(Beneficiaire::of(operateur).personne()).or_default().push(operateur);
    }
    personnes
}

/// Whether one legal person is of private law; not known where its operators are told of two kinds.
fn is_private(operateurs: &[&Operateur]) -> Option<bool> {
    let mut dits = operateurs.iter().map(|operateur| operateur.nature.is_private());
    let premier = dits.next()?;
    if dits.all(|dit| dit == premier) { premier } else { None }
}

/// What a scenario changes, and its decisions that change nothing.
fn what_if(scenario: &Scenario, base: &Programmation) -> Result<Document, ExerciceError> {
    let nom = scenario.nom().to_string();
    let essai = scenario
        .apply(base)
        .map_err(|cause| ExerciceError::Scenario { nom: nom.clone(), cause })?;
    let stade = scenario.stade();
    let ecart = Difference::of(base.tranche(stade), essai.tranche(stade))?;
    let mut document = difference(&format!("Scénario « {nom} »"), &ecart, base);
    let changes: BTreeSet<(&Reference, &Source)> =
        ecart.lignes().iter().map(|ligne| (&ligne.action, &ligne.source)).collect();
    for Decision { action, source, montant } in scenario.decisions() {
        if !changes.contains(&(action, source)) {
            document.item(format!("{action}, {source} : déjà {montant}, rien ne change"));
        }
    }
    Ok(document)
}

/// What is granted beside the year before, by theme and by action.
fn year_before(avant: &Suivi, programmation: &Programmation) -> Result<Document, ExerciceError> {
    if avant.annee() >= programmation.annee() {
        let (avant, annee) = (avant.annee(), programmation.annee());
        return Err(ExerciceError::AnneeDAvant { avant, annee });
    }
    let annees = format!("{} et {}", avant.annee(), programmation.annee());
    let avant = avant.programmation()?;
    let mut porteurs: BTreeMap<&str, BTreeSet<Personne>> = BTreeMap::new();
    for action in avant.actions().iter().chain(programmation.actions()) {
        let personne = Beneficiaire::of(&action.operateur).personne();
        porteurs.entry(&action.titre).or_default().insert(personne);
    }
    let titre = SelonAction::new(|action: &Action| {
        let Action { titre, operateur, .. } = action;
        let un_seul = porteurs.get(titre.as_str()).is_none_or(|porteurs| porteurs.len() < 2);
        if un_seul { titre.clone() } else { format!("{titre} ({})", operateur.nom) }
    });
    let (avant, apres) = (avant.tranche(Stade::Accorde), programmation.tranche(Stade::Accorde));
    let themes = Comparaison::of_tranches(avant, apres, &ParThematique)?;
    let actions = Comparaison::of_tranches(avant, apres, &titre)?;
    let titre = format!("Accordé par pilier ou thème, {annees}");
    let mut document = comparaison(&titre, "Pilier ou thème", &themes);
    let titre = format!("Accordé par action, {annees}");
    document.append(0, comparaison(&titre, "Action", &actions));
    Ok(document)
}

/// What is granted by quarter, and which quarters of the list are served.
fn quarters(exercice: &Exercice, programmation: Programmation) -> Result<Document, ExerciceError> {
    let desserte = served(&exercice.quartiers, &programmation);
    let Some(CleDePartage { methode, ponderation }) = &exercice.ventilation else {
        return Ok(desserte);
    };
    let ventilee =
        programmation.ventilate(*methode, ponderation.clone()).map_err(|refus| refus.cause)?;
    let par_quartier = Ventilation::of(ventilee.tranche(Stade::Accorde), &ParLieu)
        .map_keys(|lieu| lieu.map_or_else(|| "quartier non dit".to_owned(), ToString::to_string));
    let (cle, methode) = (ventilee.cle(), ventilee.methode());
    let titre = format!("Accordé par quartier, clé « {cle} », méthode {methode}");
    let mut document = ventilation(&titre, "Quartier", &par_quartier);
    document.append(0, desserte);
    Ok(document)
}

/// The quarters of the list that nothing serves, and what the list or the actions do not say.
fn served(quartiers: &[CodeQuartier], programmation: &Programmation) -> Document {
    let mut document = Document::part();
    if quartiers.is_empty() {
        return document;
    }
    let desserte =
        Desserte::of(quartiers, programmation, CritereDeDesserte::Soutien(Stade::Accorde));
    let (servis, sans) = (desserte.servis().len(), desserte.sans_action().len());
    let [servis, liste] = [servis, servis.saturating_add(sans)]
        .map(|nombre| u32::try_from(nombre).unwrap_or(u32::MAX));
    document.heading(2, "Quartiers desservis");
    let servis = count(servis, "quartier desservi", "quartiers desservis");
    document.item(format!("{servis} sur {}", print_entier(liste.into())));
    for quartier in desserte.sans_action() {
        document.item(format!("{quartier} : aucune action soutenue"));
    }
    for quartier in desserte.hors_liste().keys() {
        document.item(format!("{quartier} : action soutenue, quartier absent de la liste"));
    }
    if !desserte.is_certain() {
        let nombre = u32::try_from(desserte.sans_quartier().len()).unwrap_or(u32::MAX);
        let actions = count(nombre, "action soutenue", "actions soutenues");
        document
            .item(format!("{actions} sans quartier dit : un autre quartier peut être desservi"));
    }
    document
}
