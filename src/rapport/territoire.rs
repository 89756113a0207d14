//! A territory in French: what sources print of it, what they do not say, and what they contradict.

use core::fmt::Write as _;
use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::markdown::escape;
use super::{Cote, TableauMarkdown};
use crate::identifiant::{CodeCommune, CodeQpv, Geographie};
use crate::nombre::{Arrondi, Decimales, bind, count, print_entier};
use crate::temps::EnFrancais;
use crate::territoire::{
    Alentour, Couverture, Effet, LigneDeContrat, Liste, Millesime, NatureDeLien, PopulationError,
    Portrait, PortraitError, Quartier, Signalement,
};

/// A territory as Markdown: the agglomeration and its contracts, communes, quarters and what changed, people,
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
/// let texte = rapport::territoire(&portrait)?;
/// assert!(texte.contains("| QP062057 | QN06255M | un pour un | modifié |"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn territoire(portrait: &Portrait) -> Result<String, PortraitError> {
    let mut texte = String::new();
    // Writing to a string does not fail.
    let _ = writeln!(
        texte,
        "# {}\n\nSource : {}. Au {}.\n",
        escape(&portrait.titre),
        escape(&portrait.source),
        EnFrancais(portrait.jour)
    );
    agglomeration(&mut texte, portrait)?;
    communes(&mut texte, portrait)?;
    quarters(&mut texte, portrait)?;
    changes(&mut texte, portrait);
    people(&mut texte, portrait)?;
    coverage(&mut texte, portrait);
    texte.push_str("## À regarder\n\n");
    let signalements = portrait.check()?;
    if signalements.is_empty() {
        texte.push_str("- Rien que ces sources contredisent ou taisent\n");
    }
    let mut sans_referent = BTreeSet::new();
    for signalement in signalements {
        if let Signalement::CommuneSansReferent { commune, .. } = signalement {
            sans_referent.insert(commune);
            continue;
        }
        let (lieu, phrase) = (escape(&signalement.lieu()), escape(&signalement.to_string()));
        let _ = writeln!(texte, "- `{}` {lieu} : {phrase}", signalement.code());
    }
    if !sans_referent.is_empty() {
        let _ = writeln!(
            texte,
            "- `COMMUNE-SANS-REFERENT` {} le {} : {}",
            communes_count(&sans_referent, "sans référent"),
            EnFrancais(portrait.jour),
            names(portrait, &sans_referent)
        );
    }
    Ok(bind(&texte))
}

fn agglomeration(texte: &mut String, portrait: &Portrait) -> Result<(), PortraitError> {
    let epci = portrait.lignee.get(portrait.epci)?;
    let _ = writeln!(texte, "## Agglomération\n\n- {}", escape(&epci.to_string()));
    for evenement in portrait.lignee.evenements() {
        let _ = writeln!(texte, "- {}", capital(&escape(&evenement.to_string())));
    }
    for (annee, lignes) in ["2015", "2024"].into_iter().zip(portrait.contrats()?) {
        let contrats: Vec<String> = lignes.into_iter().map(contract).collect();
        let contrats =
            if contrats.is_empty() { "non dits".to_owned() } else { contrats.join(" ; ") };
        let _ = writeln!(texte, "- Contrats de {annee} : {contrats}");
    }
    texte.push('\n');
    Ok(())
}

fn contract(ligne: &LigneDeContrat) -> String {
    let population = ligne.population.map_or_else(
        || "population non dite".to_owned(),
        |nombre| count(nombre.get(), "habitant en QPV", "habitants en QPV"),
    );
    let (titulaire, libelle) = (ligne.titulaire, escape(ligne.libelle.as_str()));
    format!("{} de {titulaire}, « {libelle} », {population}", ligne.code)
}

fn communes(texte: &mut String, portrait: &Portrait) -> Result<(), PortraitError> {
    let (comptees, non_dites) = (portrait.comptes.communes, portrait.unnamed_communes()?);
    let nommees = &portrait.communes.codes;
    let _ = writeln!(
        texte,
        "## Communes\n\n- {} au contrat, dont {} ({}) : {}",
        count(comptees, "commune", "communes"),
        count(comptees.saturating_sub(non_dites), "nommée", "nommées"),
        escape(&portrait.communes.lieu),
        names(portrait, nommees)
    );
    if non_dites > 0 {
        let _ =
            writeln!(texte, "- {}, sans supposition", count(non_dites, "non dite", "non dites"));
    }
    for liste in &portrait.listes {
        let touchees: BTreeSet<CodeCommune> =
            liste.quartiers().flat_map(|quartier| quartier.communes.iter().copied()).collect();
        let geographie = liste.geographie();
        if touchees.is_empty() {
            let _ = writeln!(texte, "- Communes des quartiers de la {geographie} : non dites");
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
        let _ = writeln!(
            texte,
            "- Les quartiers de la {geographie} touchent {}{hors} : ce n’est pas la liste du contrat",
            communes_count(&dedans, "de l’agglomération")
        );
        let autres: BTreeSet<CodeCommune> = dedans.difference(nommees).copied().collect();
        if !autres.is_empty() {
            let autres = names(portrait, &autres);
            let _ = writeln!(texte, "- Touchées et non nommées au contrat : {autres}");
        }
    }
    texte.push('\n');
    Ok(())
}

fn communes_count(codes: &BTreeSet<CodeCommune>, quoi: &str) -> String {
    let nombre = u32::try_from(codes.len()).unwrap_or(u32::MAX);
    format!("{} {quoi}", count(nombre, "commune", "communes"))
}

fn name(portrait: &Portrait, code: CodeCommune) -> String {
    let commune = portrait.cog.get(code);
    commune.map_or_else(|| code.to_string(), |commune| escape(commune.nom.as_str()))
}

fn names(portrait: &Portrait, codes: &BTreeSet<CodeCommune>) -> String {
    codes.iter().map(|code| name(portrait, *code)).collect::<Vec<_>>().join(", ")
}

/// Communes of another EPCI, with its name.
fn outside(portrait: &Portrait, codes: &BTreeSet<CodeCommune>) -> String {
    let nommes = codes.iter().map(|code| {
        let siren = portrait.cog.get(*code).and_then(|commune| commune.epci);
        let epci = siren.and_then(|siren| portrait.lignee.get(siren).ok());
        let epci = epci.map_or("EPCI non dit", |epci| epci.nom.as_str());
        format!("{}, {}", name(portrait, *code), escape(epci))
    });
    nommes.collect::<Vec<_>>().join(" ; ")
}

fn quarters(texte: &mut String, portrait: &Portrait) -> Result<(), PortraitError> {
    let comptes = portrait.comptes;
    let (communautaires, non_dits) = portrait.communautaires()?;
    let _ = writeln!(
        texte,
        "## Quartiers\n\n- {} au contrat : {} de l’État et {}",
        count(comptes.quartiers, "quartier", "quartiers"),
        comptes.qpv,
        count(communautaires, "d’intérêt communautaire", "d’intérêt communautaire"),
    );
    let ids = portrait.communautaires.iter().map(|id| escape(id.as_str()));
    let non_dits =
        (non_dits > 0).then(|| count(non_dits, "identifiant non dit", "identifiants non dits"));
    let ids: Vec<String> = ids.chain(non_dits).collect();
    if communautaires > 0 {
        let _ = writeln!(
            texte,
            "- D’intérêt communautaire : {} ; ce ne sont pas des QPV, et aucun des effets qui suivent n’y est attaché",
            ids.join(", ")
        );
    }
    for liste in &portrait.listes {
        let _ = writeln!(texte, "- {}", capital(&in_force(liste, portrait.jour)));
    }
    for effet in Effet::TOUS {
        let condition =
            effet.condition().map(|condition| format!(", sous conditions ({condition})"));
        let (condition, regle) = (condition.unwrap_or_default(), effet.regle());
        let _ = writeln!(texte, "- Effet d’un QPV : {effet}{condition} [{regle}]");
    }
    for alentour in &portrait.alentours {
        let confiance = alentour.regle().texte().confiance;
        let ou = match alentour {
            Alentour::QuartierVecu { commune, .. } => commune.iter().copied().collect(),
            Alentour::VeilleActive { communes, .. } => communes.clone(),
        };
        let ou = if ou.is_empty() { String::new() } else { format!(", {}", names(portrait, &ou)) };
        let _ = writeln!(texte, "- {}{ou} ({confiance})", capital(&escape(&alentour.to_string())));
    }
    texte.push('\n');
    Ok(())
}

/// How many quarters a list holds, and since when, until when it is law where the first of them is.
fn in_force(liste: &Liste, jour: NaiveDate) -> String {
    let nombre = u32::try_from(liste.quartiers().len()).unwrap_or(u32::MAX);
    let quartiers = count(nombre, "quartier", "quartiers");
    let departement = liste.quartiers().find_map(Quartier::qpv).map(CodeQpv::departement);
    let millesimes = departement.and_then(|departement| Millesime::all(departement).ok());
    let siens = millesimes.into_iter().flatten();
    let siens: Vec<Millesime> =
        siens.filter(|millesime| millesime.geographie == liste.geographie()).collect();
    match siens.iter().find(|millesime| millesime.is_law_on(jour)).or(siens.first()) {
        Some(millesime) => {
            let est = if millesime.is_law_on(jour) { "liste du jour" } else { "pas celle du jour" };
            format!("{millesime} [{}] : {est}, {quartiers}", millesime.regle)
        }
        None => format!("{} : jours non lus, {quartiers}", liste.geographie()),
    }
}

fn changes(texte: &mut String, portrait: &Portrait) {
    let table = &portrait.correspondance;
    let mut tableau = TableauMarkdown::new([
        ("2015", Cote::Gauche),
        ("2024", Cote::Gauche),
        ("Lien", Cote::Gauche),
        ("Publié", Cote::Gauche),
        ("Nom", Cote::Gauche),
        ("Communes de 2024", Cote::Gauche),
    ]);
    let quarter = |code: CodeQpv| portrait.listes.iter().find_map(|liste| liste.get(code));
    let label = |code: &CodeQpv| {
        quarter(*code).map_or_else(|| code.to_string(), |quartier| quartier.nom.to_string())
    };
    for groupe in table.groupes() {
        let list = |codes: &BTreeSet<CodeQpv>, dit: &dyn Fn(&CodeQpv) -> String| {
            codes
                .iter()
                .map(dit)
                .collect::<BTreeSet<_>>()
                .into_iter()
                .collect::<Vec<_>>()
                .join(", ")
        };
        let statuts: BTreeSet<_> =
            groupe.apres.iter().flat_map(|code| table.statuts(*code)).collect();
        let statuts: Vec<String> = statuts.iter().map(ToString::to_string).collect();
        let (avant, apres) = (list(&groupe.avant, &label), list(&groupe.apres, &label));
        let nom = match groupe.nature() {
            NatureDeLien::Nouveau => apres,
            NatureDeLien::Disparu => avant,
            _ if avant == apres => apres,
            NatureDeLien::UnPourUn
            | NatureDeLien::Fusion
            | NatureDeLien::Scission
            | NatureDeLien::Recomposition => format!("{avant} → {apres}"),
        };
        let communes: BTreeSet<CodeCommune> = groupe
            .apres
            .iter()
            .filter_map(|code| quarter(*code))
            .fold(BTreeSet::new(), |communes, quartier| &communes | &quartier.communes);
        let communes: Vec<String> = communes
            .iter()
            .map(|code| {
                portrait.cog.get(*code).map_or_else(|| code.to_string(), |c| c.nom.to_string())
            })
            .collect();
        tableau.push([
            list(&groupe.avant, &CodeQpv::to_string),
            list(&groupe.apres, &CodeQpv::to_string),
            groupe.nature().to_string(),
            statuts.join(", "),
            nom,
            communes.join(", "),
        ]);
    }
    let _ = writeln!(texte, "## De 2015 à 2024\n\n{tableau}");
}

fn people(texte: &mut String, portrait: &Portrait) -> Result<(), PortraitError> {
    texte.push_str("## Population\n\n");
    match &portrait.habitants {
        Some(habitants) => {
            let (nombre, source) =
                (count(habitants.nombre.get(), "habitant", "habitants"), escape(&habitants.source));
            let _ = writeln!(texte, "- Agglomération : {nombre} ({source})");
        }
        None => texte.push_str("- Agglomération : population non dite\n"),
    }
    let doute = portrait.check()?.iter().any(|s| s.code() == "ECART-DE-POPULATION");
    let lignes = portrait.populations()?.into_iter().zip(portrait.parts()?);
    for (geographie, (population, part)) in
        [Geographie::De2015, Geographie::De2024].into_iter().zip(lignes)
    {
        let population = population.map_or_else(|| "non dite".to_owned(), print_entier);
        let part = match part {
            // A share of a figure to be verified would pass for one that was.
            _ if doute && geographie == Geographie::De2024 => {
                "part non calculée, chiffre à vérifier".to_owned()
            }
            Ok(part) => {
                let imprime = part.pourcentage(Arrondi::AuPlusProche, Decimales::UNE);
                format!("soit {imprime} ({part})")
            }
            Err(PopulationError::PartieTropGrande { .. }) => {
                "plus que l’agglomération, part non calculée".to_owned()
            }
            Err(_) => "part non calculée".to_owned(),
        };
        let _ = writeln!(texte, "- En QPV, {geographie} : {population}, {part}");
    }
    texte.push('\n');
    Ok(())
}

/// On the day, and around each day on which someone stops.
fn coverage(texte: &mut String, portrait: &Portrait) {
    let Some(suivi) = &portrait.suivi else {
        return;
    };
    let _ = writeln!(texte, "## Référents\n\n- {}", capital(&escape(&suivi.note)));
    let fins = suivi.affectations.affectations().iter().filter_map(|affectation| affectation.au);
    let jours: BTreeSet<NaiveDate> =
        fins.flat_map(|fin| [Some(fin), fin.succ_opt()]).flatten().chain([portrait.jour]).collect();
    for jour in jours {
        let couverture = suivi.affectations.coverage_on(&portrait.communes.codes, jour);
        let _ = writeln!(texte, "- Le {} : {}", EnFrancais(jour), covered(portrait, &couverture));
    }
    texte.push('\n');
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
fn capital(texte: &str) -> String {
    let mut caracteres = texte.chars();
    let premier = caracteres.next().into_iter().flat_map(char::to_uppercase);
    premier.chain(caracteres).collect()
}
