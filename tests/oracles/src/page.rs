//! The page of a report, and how many tables and charts its data has.

use std::error::Error;

use contrat_de_ville::rapport::annuel::{self, RapportAnnuel};
use contrat_de_ville::rapport::{self, Bloc};
use serde_json::{Value, from_value, json};

pub fn page(arguments: Value) -> Result<Value, Box<dyn Error>> {
    let (rapport,): (RapportAnnuel,) = from_value(arguments)?;
    let document = annuel::document(&rapport);
    let count = |of: fn(&Bloc) -> bool| document.blocs().iter().filter(|bloc| of(bloc)).count();
    let tables = count(|bloc| matches!(bloc, Bloc::Tableau(_)));
    let charts = count(|bloc| matches!(bloc, Bloc::Graphique(_)));
    Ok(json!({ "html": rapport::page::html(&document), "tables": tables, "charts": charts }))
}
