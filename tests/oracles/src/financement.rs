//! Payments, rules of co-funding, comparisons, envelopes, scenarios.

use std::collections::BTreeSet;
use std::error::Error;

use chrono::NaiveDate;
use contrat_de_ville::bilan::{
    Comparaison, Concentration, ConcentrationError, Mouvement, Ventilation,
};
use contrat_de_ville::financement::regle::{
    BaseDuCout, Dotations, Exemption, FondsDeConcours, Formalite, Grandeur, LectureDuMinimum,
    MontantPositif, NatureEpci, ParticipationMinimale, SituationDuBeneficiaire, Subvention,
    TauxDeParticipation, Verdict, examine_conventions,
};
use contrat_de_ville::financement::{
    Beneficiaire, CleDeRapprochement, Critere, Decision, Difference, Doublons, Echelon, Enveloppe,
    Enveloppes, Financeur, NatureFinanceur, Personne, Programmation, Rapprochement, RegleDeDoublon,
    Scenario, Stade, Versement, VersementBrut, VersementsLus,
};
use contrat_de_ville::identifiant::Annee;
use contrat_de_ville::{Euros, Somme};
use serde_json::{Value, from_str, from_value, json};

type Answer = Result<Value, Box<dyn Error>>;

pub fn answer(question: &str, arguments: Value) -> Answer {
    match question {
        "payments" => payments(from_value(arguments)?),
        "matching" => matching(from_value(arguments)?),
        "doubles" => doubles(from_value(arguments)?),
        "equipment_fund" => equipment_fund(from_value(arguments)?),
        "own_share" => own_share(from_value(arguments)?),
        "state_grants" => state_grants(from_value(arguments)?),
        "conventions" => conventions(from_value(arguments)?),
        "concentration" => concentration(from_value(arguments)?),
        "comparison" => Ok(comparison(from_value(arguments)?)),
        "difference" => difference(from_value(arguments)?),
        "envelopes" => envelopes(from_value(arguments)?),
        _ => Err("unknown question".into()),
    }
}

fn plain(somme: impl Into<Somme>) -> Value {
    somme.into().plain().to_string().into()
}

fn read(texte: &str) -> Result<Vec<Versement>, Box<dyn Error>> {
    let brutes: Vec<VersementBrut> = from_str(texte)?;
    Ok(VersementsLus::read(brutes).into_all()?)
}

fn payments((texte, cle): (String, String)) -> Answer {
    let lus = read(&texte)?;
    let bilan: Ventilation<Option<String>> = match cle.as_str() {
        "contrat" => lus
            .iter()
            .map(|v| {
                let codes: Vec<String> =
                    v.contrats_payes().iter().map(|code| code.to_string()).collect();
                (Some(codes.join("+")), v.montant)
            })
            .collect(),
        "departement" => lus
            .iter()
            .map(|v| (v.departement.map(|departement| departement.to_string()), v.montant))
            .collect(),
        _ => lus.iter().map(|v| (Some(v.annee.to_string()), v.montant)).collect(),
    };
    Ok(bilan
        .iter()
        .map(|(cle, cumul)| json!([cle, cumul.nombre(), plain(cumul.total())]))
        .collect())
}

fn matching((avant, apres): (String, String)) -> Answer {
    let (avant, apres) = (read(&avant)?, read(&apres)?);
    let demandes = avant.iter().filter_map(|v| Some((v.reference.clone()?, v.montant)));
    let payes = apres.iter().map(|v| (v.reference.clone(), v.montant));
    let rapprochement = Rapprochement::new(CleDeRapprochement::Reference, demandes, payes);
    let side = |vide: bool, total: Somme| if vide { Value::Null } else { plain(total) };
    Ok(rapprochement
        .groupes()
        .iter()
        .map(|groupe| {
            json!([
                groupe.cle().to_string(),
                side(groupe.demandes().is_empty(), groupe.total_des_demandes()),
                side(groupe.versements().is_empty(), groupe.total_des_versements()),
            ])
        })
        .collect())
}

fn doubles((texte, criteres): (String, Vec<Critere>)) -> Answer {
    let doublons = Doublons::find(RegleDeDoublon::new(criteres)?, read(&texte)?);
    let groupes = doublons.groupes().len();
    let tri = doublons.merge();
    Ok(json!([groupes, tri.ecartees().len(), plain(tri.total_ecarte())]))
}

/// A day for which every text was read.
fn jour() -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 9, 24).unwrap_or_default()
}

fn word(verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::Respectee => "respectee",
        Verdict::Enfreinte => "enfreinte",
        _ => "autre",
    }
}

fn equipment_fund(
    (cout, subventions, fonds): (MontantPositif, MontantPositif, MontantPositif),
) -> Answer {
    let faits = FondsDeConcours {
        epci: NatureEpci::CommunauteDAgglomeration,
        base: BaseDuCout::Ht,
        cout: Some(cout),
        subventions: Some(subventions),
        fonds: vec![Some(fonds)],
        equipement: Some(true),
        deliberation_epci: None,
        deliberation_commune: None,
    };
    let examens = faits.examine(jour());
    let plafond = faits.plafond().ok_or("no cap")?;
    Ok(json!([word(examens.first().ok_or("no finding")?.verdict()), plain(plafond)]))
}

fn own_share(
    (taux, participation, autres): (TauxDeParticipation, MontantPositif, MontantPositif),
) -> Answer {
    let faits = ParticipationMinimale {
        participation: Some(participation),
        autres_publics: Some(autres),
        incertains: MontantPositif::ZERO,
        investissement: Some(true),
        taux: Some(taux),
        exemption: Some(Exemption::Aucune),
    };
    let minimum = faits.minimum().ok_or("no least share")?;
    Ok(json!([word(faits.examine(jour()).verdict()), plain(minimum)]))
}

fn state_grants((depense, [detr, dsil]): (MontantPositif, [MontantPositif; 2])) -> Answer {
    let faits = Dotations {
        depense: Some(depense),
        detr: Some(detr),
        dpv: Some(MontantPositif::ZERO),
        dsil: Some(dsil),
        dsid: Some(MontantPositif::ZERO),
        minimum: LectureDuMinimum::Ensemble,
    };
    Ok(word(faits.examine(jour()).first().ok_or("no finding")?.verdict()).into())
}

type Grant = (String, u8, Annee, MontantPositif);

fn conventions((subventions,): (Vec<Grant>,)) -> Answer {
    // Payees are told apart by numbers of legal persons that exist.
    let sirens = ["200044055", "241300276", "200050532"];
    let subventions = subventions
        .into_iter()
        .map(|(autorite, rang, annee, montant)| {
            let nature = match autorite.as_str() {
                "Région" => NatureFinanceur::Region,
                _ => NatureFinanceur::Departement,
            };
            let siren = sirens.get(usize::from(rang)).ok_or("no such payee")?.parse()?;
            Ok(Subvention {
                autorite: Financeur::try_from(nature)?,
                beneficiaire: Beneficiaire::Siren(siren),
                annee,
                montant,
            })
        })
        .collect::<Result<Vec<_>, Box<dyn Error>>>()?;
    let situation = |_: &Financeur, _: Annee, _: &Personne| SituationDuBeneficiaire {
        droit_prive: Some(true),
        convention: Some(Formalite::Absente),
    };
    let mut dues: Vec<(String, usize, u16, Value)> = Vec::new();
    for vu in examine_conventions(&subventions, situation, jour()) {
        if vu.examen.verdict() != &Verdict::Enfreinte {
            continue;
        }
        let siren = vu.personne.to_string().replace([' ', '\u{a0}', '\u{202f}'], "");
        let rang = sirens.iter().position(|autre| *autre == siren).ok_or("no such payee")?;
        let total = vu.examen.montant(Grandeur::TotalAnnuel).ok_or("no total")?;
        dues.push((vu.autorite.to_string(), rang, vu.annee.get(), plain(total)));
    }
    dues.sort_by(|a, b| (&a.0, a.1, a.2).cmp(&(&b.0, b.1, b.2)));
    Ok(json!(dues))
}

fn concentration((montants,): (Vec<Euros>,)) -> Answer {
    let paires = montants.iter().enumerate().map(|(rang, euros)| (rang, Somme::from(*euros)));
    match Concentration::of(paires) {
        Ok(concentration) => Ok(concentration.hhi().to_string().into()),
        Err(ConcentrationError::SansMontant) => Ok("sans_montant".into()),
        Err(ConcentrationError::HorsBornes) => Ok("hors_bornes".into()),
        Err(autre) => Err(autre.into()),
    }
}

type Paires = Vec<(String, Euros)>;

fn comparison((avant, apres): (Paires, Paires)) -> Value {
    let bilan = |paires: Paires| paires.into_iter().collect::<Ventilation<String>>();
    Comparaison::of(&bilan(avant), &bilan(apres))
        .lignes()
        .iter()
        .map(|ligne| {
            let sens = match ligne.mouvement() {
                Mouvement::Nouveau => "nouveau",
                Mouvement::Disparu => "disparu",
                Mouvement::Hausse => "hausse",
                Mouvement::Baisse => "baisse",
                Mouvement::Stable => "stable",
            };
            let cotes = [ligne.avant().map(plain), ligne.apres().map(plain)];
            json!([ligne.cle(), cotes[0], cotes[1], plain(ligne.ecart()), sens])
        })
        .collect()
}

type Cellules = Vec<(String, String, Euros)>;

fn difference((base, decisions): (Cellules, Cellules)) -> Answer {
    let source = |nom: &str| {
        json!({
            "financeur": {"nature": "autre", "nom": nom},
            "dispositif": "aucun",
            "credits": "droit_commun",
        })
    };
    let references: BTreeSet<&String> = base.iter().map(|(action, ..)| action).collect();
    let programmation: Programmation = from_value(json!({
        "contrat": "CV000",
        "annee": 2023,
        "generation": "contrats_de_ville",
        "actions": references.iter().map(|reference| json!({
            "reference": reference,
            "titre": "",
            "operateur": {"nom": "Fictif", "nature": "autre"},
            "classement": {"pilier": "pilotage"},
            "annee": 2023,
        })).collect::<Value>(),
        "lignes": base.iter().map(|(action, nom, montant)| json!({
            "action": action,
            "source": source(nom),
            "stade": "accorde",
            "montant": montant,
        })).collect::<Value>(),
    }))?;
    let decisions = decisions
        .into_iter()
        .map(|(action, nom, montant)| {
            let source = from_value(source(&nom))?;
            Ok(Decision { action: action.parse()?, source, montant })
        })
        .collect::<Result<Vec<_>, Box<dyn Error>>>()?;
    let scenario = Scenario::new("Essai".parse()?, programmation.lot(), Stade::Accorde, decisions)?;
    let essai = scenario.apply(&programmation)?;
    let tranches = (programmation.tranche(Stade::Accorde), essai.tranche(Stade::Accorde));
    let difference = Difference::of(tranches.0, tranches.1)?;
    let lignes = difference.lignes().iter();
    Ok(lignes
        .map(|l| json!([l.action.as_str(), l.source.financeur().to_string(), plain(l.ecart)]))
        .collect())
}

type Noeud = (String, Option<String>, Euros);

fn envelopes((noeuds, montants): (Vec<Noeud>, Paires)) -> Answer {
    let enveloppes = noeuds
        .into_iter()
        .map(|(code, parent, notifie)| {
            Ok(Enveloppe {
                code: code.parse()?,
                libelle: code.parse()?,
                // An axis may be cut into others, as deep as it takes.
                echelon: Echelon::Axe,
                parent: parent.map(|parent| parent.parse()).transpose()?,
                notifie: Some(notifie),
            })
        })
        .collect::<Result<Vec<_>, Box<dyn Error>>>()?;
    let montants = montants
        .into_iter()
        .map(|(code, montant)| Ok((code.parse()?, montant)))
        .collect::<Result<Vec<_>, Box<dyn Error>>>()?;
    let etat = Enveloppes::new(enveloppes)?.follow(Stade::Engage, montants)?;
    Ok(etat
        .etats()
        .iter()
        .map(|noeud| {
            let exces = |code: &str| {
                etat.depassements()
                    .find(|d| d.code == *noeud.code() && d.code_de_constat() == code)
                    .map_or(Somme::ZERO, |depassement| depassement.ecart())
            };
            json!([
                noeud.code().as_str(),
                plain(noeud.consomme()),
                plain(noeud.delegue()),
                plain(exces("DEPASSEMENT-DE-CONSOMMATION")),
                plain(exces("DEPASSEMENT-DE-DELEGATION")),
            ])
        })
        .collect())
}
