//! Answers on stdout, one line of JSON each, the questions of `check.py` on stdin.
//!
//! A question is `[name, arguments]`. Numbers that JSON readers may round travel as strings.

mod deliberations;
mod document;
mod financement;
mod page;
mod perimetres;
mod subventions;
mod tableur;

use std::cmp::Ordering;
use std::error::Error;
use std::hash::{BuildHasher, RandomState};
use std::io::{self, BufRead, BufWriter, Write};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use contrat_de_ville::echange::Agenda;
use contrat_de_ville::identifiant::{Annee, Siren, Siret};
use contrat_de_ville::nombre::{Convention, Methode, RepartitionError, TauxArrondi};
use contrat_de_ville::procedure::Echeancier;
use contrat_de_ville::temps::{
    Calendrier, Delai, EnFrancais, Jours, JoursTravailles, SelonOrdre, Semaine, Zone,
};
use contrat_de_ville::territoire::geometrie::Zonage;
use contrat_de_ville::{Arrondi, Decimales, Dossier, Euros, Somme, Taux};
use serde::de::DeserializeOwned;
use serde_json::{Value, from_str, from_value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let mut sortie = BufWriter::new(io::stdout().lock());
    let mut zonage = None;
    for ligne in io::stdin().lock().lines() {
        let ligne = ligne?;
        let reponse = answer(&ligne, &mut zonage).map_err(|error| format!("{ligne}: {error}"))?;
        writeln!(sortie, "{reponse}")?;
    }
    Ok(sortie.flush()?)
}

fn answer(ligne: &str, zonage: &mut Option<Zonage>) -> Result<Value, Box<dyn Error>> {
    let read = |zonage| Option::as_ref(zonage).ok_or("no perimeters were read");
    let (question, arguments): (String, Value) = from_str(ligne)?;
    Ok(match question.as_str() {
        "amount" => from_value::<(Euros,)>(arguments)?.0.to_string().into(),
        "total" => from_value::<(Somme,)>(arguments)?.0.to_string().into(),
        "percentage" => {
            let (taux, arrondi, decimales): (Taux, Arrondi, Decimales) = from_value(arguments)?;
            printed(taux.pourcentage(arrondi, decimales))
        }
        "quotient" => {
            let (taux, arrondi, decimales): (Taux, Arrondi, Decimales) = from_value(arguments)?;
            printed(taux.quotient(arrondi, decimales))
        }
        "order" => {
            let (gauche, droite): (Taux, Taux) = from_value(arguments)?;
            order(gauche, droite)
        }
        "read_amount" => {
            let (convention, texte): (Convention, String) = from_value(arguments)?;
            json!(convention.read_euros(&texte).ok().map(|euros| euros.plain().to_string()))
        }
        "read_number" => {
            let (convention, texte): (Convention, String) = from_value(arguments)?;
            json!(convention.read_nombre(&texte).ok().map(|nombre| nombre.to_string()))
        }
        "siren" => {
            let (texte,): (String,) = from_value(arguments)?;
            json!(texte.parse::<Siren>().ok().map(|siren| siren.to_string()))
        }
        "siret" => {
            let (texte,): (String,) = from_value(arguments)?;
            json!(texte.parse::<Siret>().ok().map(|siret| siret.to_string()))
        }
        "shares" => {
            let (methode, unites, poids): (Methode, i64, Vec<(String, u64)>) =
                from_value(arguments)?;
            shares(methode, unites, &poids)
        }
        "holidays" => {
            let (zone, annee): (Zone, Annee) = from_value(arguments)?;
            zone.feries(annee).map(|ferie| ferie.jour.to_string()).collect()
        }
        "worked" => {
            let (zone, semaine, jour, nombre): (_, _, _, i32) = from_value(arguments)?;
            twice(zone, semaine, |jours| worked(jours, jour, nombre))
        }
        "count" => {
            let (zone, semaine, du, au): (_, _, _, NaiveDate) = from_value(arguments)?;
            twice(zone, semaine, |jours| json!(jours.count(du, au).ok()))
        }
        "words" => {
            let (jour,): (NaiveDate,) = from_value(arguments)?;
            let jour = EnFrancais(jour);
            json!([jour.to_string(), format!("{jour:#}")])
        }
        "terms" => {
            let (delai, depart): (Delai, NaiveDate) = from_value(arguments)?;
            json!(delai.terms(depart).ok().map(in_order))
        }
        "latest_start" => {
            let (delai, au): (Delai, NaiveDate) = from_value(arguments)?;
            json!(delai.latest_start(au).ok().map(in_order))
        }
        "agenda" => {
            let (entrees, options): (Echeancier, Options) = split(arguments)?;
            agenda(&entrees, options)?.into()
        }
        "agenda_of" => {
            let (dossier, options): (Dossier, Options) = split(arguments)?;
            agenda(&dossier.echeancier()?, options)?.into()
        }
        "perimeters" => perimetres::read(arguments, zonage)?,
        "near" => perimetres::near(arguments, read(zonage)?)?,
        "near_each" => perimetres::near_each(arguments, read(zonage)?)?,
        "ring" => perimetres::ring(arguments)?,
        "boundary" => perimetres::boundary(arguments)?,
        "deposit" => subventions::read(arguments)?,
        "deposit_written" => subventions::written(arguments)?,
        "deliberations" => deliberations::written(arguments)?,
        "markdown" => document::markdown(arguments)?,
        "page" => page::page(arguments)?,
        "workbook" => tableur::workbook(arguments)?,
        "report_workbook" => tableur::report(arguments)?,
        _ => return financement::answer(&question, arguments),
    })
}

/// Name, space of ids, instant, days before which an alarm rings.
type Options = (String, String, DateTime<Utc>, Vec<i64>);

/// The first argument, then the others.
fn split<T: DeserializeOwned, U: DeserializeOwned>(arguments: Value) -> serde_json::Result<(T, U)> {
    let Value::Array(mut premier) = arguments else {
        return from_value(arguments);
    };
    let suite = premier.split_off(premier.len().min(1));
    Ok((from_value(premier.pop().into())?, from_value(suite.into())?))
}

fn agenda(echeancier: &Echeancier, options: Options) -> Result<String, Box<dyn Error>> {
    let (nom, espace, horodatage, jours) = options;
    let rappels = jours.into_iter().map(TimeDelta::days).collect();
    let agenda = Agenda { nom, espace: espace.parse()?, horodatage, rappels };
    Ok(agenda.write(echeancier))
}

/// The text, then the number of its last unit.
fn printed(taux: TauxArrondi) -> Value {
    json!([taux.to_string(), taux.unites().map(|unites| unites.to_string())])
}

/// The order, then what must agree with it: equality, and the hash of equal ratios.
fn order(gauche: Taux, droite: Taux) -> Value {
    let ordre = match gauche.cmp(&droite) {
        Ordering::Less => -1,
        Ordering::Equal => 0,
        Ordering::Greater => 1,
    };
    let hasher = RandomState::new();
    json!([ordre, gauche == droite, hasher.hash_one(gauche) == hasher.hash_one(droite)])
}

/// From the tables of the library, then from those of a caller.
fn twice(zone: Zone, semaine: Semaine, f: impl Fn(&dyn JoursTravailles) -> Value) -> Value {
    let jours = Jours::new(zone, semaine);
    json!([f(&jours), f(&Calendrier::new(jours))])
}

fn worked(jours: &dyn JoursTravailles, jour: NaiveDate, nombre: i32) -> Value {
    json!([
        jours.is_worked(jour).ok(),
        jours.next(jour).ok(),
        jours.previous(jour).ok(),
        jours.on_or_after(jour).ok(),
        jours.on_or_before(jour).ok(),
        jours.add(jour, nombre).ok(),
    ])
}

fn in_order(jours: SelonOrdre<NaiveDate>) -> [NaiveDate; 2] {
    [jours.mois_puis_jour, jours.jour_puis_mois]
}

fn shares(methode: Methode, unites: i64, poids: &[(String, u64)]) -> Value {
    match methode.apportion(unites, poids) {
        Ok(repartition) => json!({
            "parts": repartition.iter().map(|(_, unites)| unites).collect::<Vec<_>>(),
            "tie": repartition.egalite().map(|egalite| (&egalite.servis, &egalite.ecartes)),
        }),
        Err(error) => json!({ "refusal": refusal(&error) }),
    }
}

fn refusal(error: &RepartitionError<String>) -> String {
    match error {
        RepartitionError::SansPoids { .. } => "no positive weight".to_owned(),
        RepartitionError::MoinsDUnitesQueDeParties { .. } => "fewer units than parties".to_owned(),
        RepartitionError::CleEnDouble { .. } => "key given twice".to_owned(),
        autre => autre.to_string(),
    }
}
