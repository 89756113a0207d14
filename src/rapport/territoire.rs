//! A territory in French: what sources print of it, what they do not say, and what they contradict.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{Document, Ligne, quartiers};
use crate::identifiant::{CodeCommune, Geographie};
use crate::nombre::{Arrondi, Decimales, count, print_entier};
use crate::temps::EnFrancais;
use crate::territoire::{
    Couverture, LigneDeContrat, PopulationError, Portrait, PortraitError, Signalement,
};

/// A territory: the agglomeration and its contracts, communes, quarters and what changed, people,
/// referents, and what to look at.
///
/// # Errors
/// [`PortraitError`] if the counts of the record contradict what it names, or the agglomeration is unknown.
///
/// # Examples
/// The territory of the case:
/// ```
/// use contrat_de_ville::rapport;
/// use contrat_de_ville::territoire::Portrait;
///
/// const CAS: &str =
///     include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/donnees/cabbalr-territoire.json"));
/// let portrait: Portrait = serde_json::from_str(CAS)?;
/// let document = rapport::territoire(&portrait)?;
/// assert!(document.to_string().contains("| QP062057 | QN06255M | un pour un | modifié |"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn territoire(portrait: &Portrait) -> Result<Document, PortraitError> {
    let mut document = Document::new(&portrait.titre);
    let jour = EnFrancais(portrait.jour);
    document.paragraph(format!("Source : {}. Au {jour}.", portrait.source));
    agglomeration(&mut document, portrait)?;
    communes(&mut document, portrait)?;
    quartiers::quarters(&mut document, portrait)?;
    quartiers::changes(&mut document, portrait);
    people(&mut document, portrait)?;
    coverage(&mut document, portrait);
    document.heading(2, "À regarder");
    let signalements = portrait.check()?;
    if signalements.is_empty() {
        document.item("Rien que ces sources contredisent ou taisent");
    }
    let mut sans_referent = BTreeSet::new();
    for signalement in signalements {
        if let Signalement::CommuneSansReferent { commune, .. } = signalement {
            sans_referent.insert(commune);
            continue;
        }
        let code = Ligne::new().code(signalement.code());
        document.item(code.text(&format!(" {} : {signalement}", signalement.lieu())));
    }
    if !sans_referent.is_empty() {
        let nombre = communes_count(&sans_referent, "sans référent");
        let nommees = names(portrait, &sans_referent);
        let code = Ligne::new().code("COMMUNE-SANS-REFERENT");
        document.item(code.text(&format!(" {nombre} le {jour} : {nommees}")));
    }
    Ok(document)
}

fn agglomeration(document: &mut Document, portrait: &Portrait) -> Result<(), PortraitError> {
    let epci = portrait.lignee.get(portrait.epci)?;
    document.heading(2, "Agglomération");
    document.item(epci.to_string());
    for evenement in portrait.lignee.evenements() {
        document.item(capital(&evenement.to_string()));
    }
    for (annee, lignes) in ["2015", "2024"].into_iter().zip(portrait.contrats()?) {
        let contrats: Vec<String> = lignes.into_iter().map(contract).collect();
        let contrats =
            if contrats.is_empty() { "non dits".to_owned() } else { contrats.join(" ; ") };
        document.item(format!("Contrats de {annee} : {contrats}"));
    }
    Ok(())
}

fn contract(ligne: &LigneDeContrat) -> String {
    let population = ligne.population.map_or_else(
        || "population non dite".to_owned(),
        |nombre| count(nombre.get(), "habitant en QPV", "habitants en QPV"),
    );
    let LigneDeContrat { code, titulaire, libelle, .. } = ligne;
    format!("{code} de {titulaire}, « {libelle} », {population}")
}

fn communes(document: &mut Document, portrait: &Portrait) -> Result<(), PortraitError> {
    let (comptees, non_dites) = (portrait.comptes.communes, portrait.unnamed_communes()?);
    let nommees = &portrait.communes.codes;
    document.heading(2, "Communes");
    let au_contrat = count(comptees, "commune", "communes");
    document.item(format!("{au_contrat} au contrat, d’après son compte"));
    document.item(format!(
        "{} ({}) : {}",
        count(comptees.saturating_sub(non_dites), "nommée", "nommées"),
        portrait.communes.lieu,
        names(portrait, nommees)
    ));
    if non_dites > 0 {
        let reste = count(non_dites, "commune du contrat", "communes du contrat");
        document
            .item(format!("{reste} au moins qu’aucune source lue ne nomme, et que rien ne devine"));
    }
    for liste in &portrait.listes {
        let touchees: BTreeSet<CodeCommune> =
            liste.quartiers().flat_map(|quartier| quartier.communes.iter().copied()).collect();
        let geographie = liste.geographie();
        if touchees.is_empty() {
            document.item(format!("Communes des quartiers de la {geographie} : non dites"));
            continue;
        }
        let siennes = portrait.cog.communes_of(portrait.epci);
        let (dedans, dehors): (BTreeSet<_>, BTreeSet<_>) =
            touchees.iter().partition(|code| siennes.contains(code));
        let hors = if dehors.is_empty() {
            String::new()
        } else {
            format!(" et {} hors d’elle ({})", dehors.len(), outside(portrait, &dehors))
        };
        document.item(format!(
            "Les quartiers de la {geographie} touchent {}{hors} : ce n’est pas la liste du contrat",
            communes_count(&dedans, "de l’agglomération")
        ));
        let autres: BTreeSet<CodeCommune> = dedans.difference(nommees).copied().collect();
        if !autres.is_empty() {
            let autres = names(portrait, &autres);
            document.item(format!("Touchées et non nommées : {autres}"));
        }
    }
    Ok(())
}

fn communes_count(codes: &BTreeSet<CodeCommune>, quoi: &str) -> String {
    let nombre = u32::try_from(codes.len()).unwrap_or(u32::MAX);
    format!("{} {quoi}", count(nombre, "commune", "communes"))
}

fn name(portrait: &Portrait, code: CodeCommune) -> String {
    let commune = portrait.cog.get(code);
    commune.map_or_else(|| code.to_string(), |commune| commune.nom.to_string())
}

pub(super) fn names(portrait: &Portrait, codes: &BTreeSet<CodeCommune>) -> String {
    codes.iter().map(|code| name(portrait, *code)).collect::<Vec<_>>().join(", ")
}

/// Communes of another EPCI, with its name.
fn outside(portrait: &Portrait, codes: &BTreeSet<CodeCommune>) -> String {
    let nommes = codes.iter().map(|code| {
        let siren = portrait.cog.get(*code).and_then(|commune| commune.epci);
        let epci = siren.and_then(|siren| portrait.lignee.get(siren).ok());
        let epci = epci.map_or("EPCI non dit", |epci| epci.nom.as_str());
        format!("{}, {epci}", name(portrait, *code))
    });
    nommes.collect::<Vec<_>>().join(" ; ")
}

fn people(document: &mut Document, portrait: &Portrait) -> Result<(), PortraitError> {
    document.heading(2, "Population");
    match &portrait.habitants {
        Some(habitants) => {
            let nombre = count(habitants.nombre.get(), "habitant", "habitants");
            document.item(format!("Agglomération : {nombre} ({})", habitants.source));
        }
        None => document.item("Agglomération : population non dite"),
    }
    let populations = portrait.populations()?;
    // People counted twice in 2015 leave nothing to verify those of 2024 by.
    let doute = matches!(populations[0], Err(PopulationError::LigneEnDouble { .. }))
        || portrait.check()?.iter().any(|s| s.code() == "ECART-DE-POPULATION");
    let lignes = populations.into_iter().zip(portrait.parts()?).zip(portrait.are_least()?);
    for (geographie, ((population, part), plancher)) in
        [Geographie::De2015, Geographie::De2024].into_iter().zip(lignes)
    {
        let au_moins = if plancher { "au moins " } else { "" };
        let population = match population {
            Ok(population) => format!("{au_moins}{}", print_entier(population)),
            Err(PopulationError::LigneEnDouble { .. }) => "non comptée".to_owned(),
            Err(_) => "non dite".to_owned(),
        };
        let part = match part {
            // A share of a figure to be verified would pass for one that was.
            _ if doute && geographie == Geographie::De2024 => {
                "part non calculée, chiffre à vérifier".to_owned()
            }
            Ok(part) => {
                let imprime = part.pourcentage(Arrondi::AuPlusProche, Decimales::UNE);
                format!("soit {au_moins}{imprime} ({part})")
            }
            Err(PopulationError::DeuxGenerations) => {
                "contrats de deux générations, part non calculée".to_owned()
            }
            Err(PopulationError::LigneEnDouble { contrat, .. }) => {
                format!("une ligne de {contrat} en double, part non calculée")
            }
            Err(PopulationError::PartieTropGrande { .. }) => {
                "plus que l’agglomération, part non calculée".to_owned()
            }
            Err(_) => "part non calculée".to_owned(),
        };
        document.item(format!("En QPV, {geographie} : {population}, {part}"));
    }
    Ok(())
}

/// On the day, and around each day on which someone stops.
fn coverage(document: &mut Document, portrait: &Portrait) {
    let Some(suivi) = &portrait.suivi else {
        return;
    };
    document.heading(2, "Référents");
    document.item(capital(&suivi.note));
    let fins = suivi.affectations.affectations().iter().filter_map(|affectation| affectation.au);
    let jours: BTreeSet<NaiveDate> =
        fins.flat_map(|fin| [Some(fin), fin.succ_opt()]).flatten().chain([portrait.jour]).collect();
    for jour in jours {
        let couverture = suivi.affectations.coverage_on(&portrait.communes.codes, jour);
        document.item(format!("Le {} : {}", EnFrancais(jour), covered(portrait, &couverture)));
    }
}

fn covered(portrait: &Portrait, couverture: &Couverture) -> String {
    let nombre = u32::try_from(couverture.suivies.len()).unwrap_or(u32::MAX);
    let suivies = count(nombre, "commune nommée suivie", "communes nommées suivies");
    if couverture.sans_referent.is_empty() {
        return format!("{suivies}, aucune sans référent");
    }
    format!("{suivies}, sans référent : {}", names(portrait, &couverture.sans_referent))
}

/// The first letter as a capital.
pub(super) fn capital(texte: &str) -> String {
    let mut caracteres = texte.chars();
    let premier = caracteres.next().into_iter().flat_map(char::to_uppercase);
    premier.chain(caracteres).collect()
}
