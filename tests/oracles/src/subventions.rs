//! Deposits of subsidies: read with what is refused, and written.

use std::error::Error;

use contrat_de_ville::echange::scdl::{Attribution, Champ, Ecrivain, Gravite, Lecteur};
use serde_json::{Value, from_value, json};

/// Of each line: whether it is read, and its problems as code, gravity, field and whose rule; then the totals.
pub fn read(arguments: Value) -> Result<Value, Box<dyn Error>> {
    let (texte,): (String,) = from_value(arguments)?;
    let mut lecteur = Lecteur::new(texte.as_bytes())?;
    let mut lignes = Vec::new();
    while let Some(ligne) = lecteur.read()? {
        let problemes: Vec<Value> = ligne
            .problemes()
            .iter()
            .map(|probleme| {
                let champ = probleme.champ().map(Champ::nom);
                json!([probleme.code(), probleme.gravite(), champ, probleme.regle()])
            })
            .collect();
        lignes.push(json!([ligne.attribution().is_some(), problemes]));
    }
    let totaux = lecteur.totaux();
    Ok(json!({
        "lignes": lignes,
        "bloquee": lecteur.entete().problemes().iter().any(|p| p.gravite() == Gravite::Bloquante),
        "lues": totaux.lues,
        "refusees": totaux.refusees,
        "illisibles": totaux.illisibles,
        "montant_lu": totaux.montant_lu.plain().to_string(),
        "montant_refuse": totaux.montant_refuse.plain().to_string(),
        "montant": totaux.montant().plain().to_string(),
    }))
}

/// The deposit of records given on the wire.
pub fn written(arguments: Value) -> Result<Value, Box<dyn Error>> {
    let (attributions,): (Vec<Attribution>,) = from_value(arguments)?;
    let mut ecrivain = Ecrivain::new(Vec::new())?;
    for attribution in &attributions {
        ecrivain.write(attribution)?;
    }
    Ok(String::from_utf8(ecrivain.finish()?)?.into())
}
