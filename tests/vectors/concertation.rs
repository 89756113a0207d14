//! The participation that the case prints: the question of the vote, its themes, the day of the *comité de
//! négociation*. Results are not printed, and are fictitious where there are some.

use contrat_de_ville::concertation::{
    Atelier, CommunesRecues, Concertation, ConstatDeConcertation, ConstatDeJournee, Cumul, Heure,
    Journee, Question, SousThemes,
};
use contrat_de_ville::identifiant::Nom;
use contrat_de_ville::rapport;
use contrat_de_ville::temps::JourOuMois;

const FICTIF: &str = include_str!("../../examples/donnees/gommettes-fictives.json");

fn record() -> Concertation {
    serde_json::from_str(FICTIF).unwrap()
}

fn plain(texte: &str) -> String {
    texte.replace(['\u{a0}', '\u{202f}'], " ")
}

fn nom(texte: &str) -> Nom {
    texte.parse().unwrap()
}

#[test]
fn question_of_the_case_has_its_eight_themes() {
    let record = record();
    let question: &Question = record.votes[0].depouillement.question();
    assert_eq!(
        question.texte().as_str(),
        "Quels sont pour vous les 3 thématiques les plus importantes ?"
    );
    assert_eq!(question.au_plus().get(), 3);
    let themes: Vec<_> = question
        .themes()
        .iter()
        .map(|t| (t.cle.lettre(), t.titre.as_str(), t.sous_themes.nombre().unwrap()))
        .collect();
    assert_eq!(
        themes,
        [
            ('A', "réussite éducative dès le plus jeune âge", 4),
            ('B', "accès au droit, aux services publics et aux biens de première nécessité", 8),
            ('C', "égalité et lutte contre les discriminations", 2),
            ('D', "émancipation des jeunes", 7),
            ('E', "santé physique et mentale", 5),
            ('F', "mobilité", 4),
            ('G', "rénovation urbaine et qualité du cadre de vie", 6),
            ('H', "accès au logement et vie dans le logement", 5),
        ]
    );
    assert_eq!(themes.iter().map(|(_, _, nombre)| nombre).sum::<usize>(), 41);
    assert!(question.themes().iter().all(|t| matches!(t.sous_themes, SousThemes::Comptes(_))));
}

#[test]
fn comite_of_11_july_2023_lacks_what_print_leaves_out() {
    let record = record();
    let journee = &record.journees[0];
    assert_eq!((journee.creneaux.len(), journee.jour.to_string().as_str()), (16, "2023-07-11"));
    let heures: Vec<String> = journee
        .creneaux
        .iter()
        .map(|c| {
            let [debut, fin] =
                [c.debut, c.fin].map(|h| h.map_or("–".to_owned(), |h| h.to_string()));
            plain(&format!("{debut} → {fin} : {}", c.objet))
        })
        .collect();
    assert_eq!(
        heures,
        [
            "9 h → – : accueil",
            "9 h 30 → 10 h : Auchel",
            "10 h → 10 h 15 : Cauchy-à-la-Tour",
            "10 h 15 → 10 h 45 : Beuvry, Labourse",
            "10 h 45 → 11 h 15 : Nœux-les-Mines",
            "11 h 15 → 11 h 45 : Lillers",
            "11 h 45 → 12 h 15 : Divion",
            "– → – : pause",
            "13 h 30 → 14 h 15 : Béthune",
            "14 h 15 → 14 h 45 : Bruay-la-Buissière",
            "14 h 45 → 15 h 15 : Houdain",
            "15 h 15 → 15 h 30 : Haillicourt",
            "15 h 30 → 16 h : Haisnes",
            "16 h → 16 h 30 : Barlin",
            "16 h 30 → 17 h : Calonne-Ricouart",
            "17 h → 17 h 15 : « Marles-les-Mir » (coupé)",
        ]
    );
    let attendues = ["AUCHEL", "Noeux-les-mines", "Auchy-les-Mines", "AUCHY-LES-MINES"].map(nom);
    let attendue = Journee { attendues: attendues.into(), ..journee.clone() };
    let constats: Vec<String> =
        attendue.check().iter().map(|c| plain(&format!("{} | {c}", c.code()))).collect();
    assert_eq!(
        constats,
        [
            "SANS-FIN | créneau 1 (accueil) : début à 9 h, pas de fin imprimée",
            "CRENEAU-PARTAGE | créneau 4 : partagé par 2 communes, Beuvry, Labourse",
            "TROU | entre les créneaux 7 et 9 : 75 minutes sans créneau, de 12 h 15 à 13 h 30, que le créneau 8, sans horaire complet, peut occuper",
            "SANS-HORAIRE | créneau 8 (pause) : ni début ni fin imprimés",
            "NOM-COUPE | créneau 16 : « Marles-les-Mir », nom coupé à l’impression, aucune commune n’en est déduite",
            "COMMUNE-SANS-CRENEAU | Auchy-les-Mines : aucun créneau à ce nom ; 1 nom est coupé à l’impression",
        ]
    );
}

fn findings(creneaux: &str) -> Vec<String> {
    let texte = format!(
        r#"{{"jour": "2023-07-11", "titre": "Fictive", "creneaux": {creneaux}, "attendues": ["Béthune"]}}"#
    );
    let journee: Journee = serde_json::from_str(&texte).unwrap();
    journee.check().iter().map(|constat| plain(&constat.to_string())).collect()
}

#[test]
fn each_finding_of_a_day_says_its_figures() {
    assert_eq!(
        findings(
            r#"[
                {"debut": "10:00", "fin": "11:00", "objet": {"communes": [{"nom": "Bethune"}]}},
                {"debut": "10:45", "fin": "11:15", "objet": {"communes": [{"nom": "BÉTHUNE"}]}},
                {"debut": "09:00", "fin": "08:00", "objet": {"autre": "mot du président"}},
                {"fin": "11:10", "objet": "pause"},
                {"debut": "11:15", "objet": "pause"},
                {"debut": "12:00", "fin": "12:01", "objet": "accueil"}
            ]"#
        ),
        [
            "créneaux 1 et 2 : 15 minutes en commun",
            "créneaux 2 et 4 : du temps en commun, d’une durée inconnue faute d’une heure",
            "entre les créneaux 2 et 6 : 45 minutes sans créneau, de 11 h 15 à 12 h, que les créneaux 4, 5, sans horaire complet, peuvent occuper",
            "créneau 2 : BÉTHUNE, déjà au créneau 1",
            "créneau 3 : fin à 8 h, qui devrait suivre le début à 9 h",
            "créneau 3 : début à 9 h, avant celui du créneau 2 imprimé plus haut, à 10 h 45",
            "créneau 4 (pause) : pas de début imprimé, fin à 11 h 10",
            "créneau 5 (pause) : début à 11 h 15, pas de fin imprimée",
        ]
    );
    assert_eq!(findings("[]"), ["Béthune : aucun créneau"]);
    assert_eq!(
        findings(
            r#"[
                {"debut": "10:00", "fin": "10:00", "objet": {"communes": [{"nom": "Béthune"}]}},
                {"debut": "11:00", "fin": "12:00", "objet": "pause"},
                {"debut": "12:01", "fin": "12:30", "objet": "pause"}
            ]"#
        ),
        [
            "créneau 1 : fin à 10 h, qui devrait suivre le début à 10 h",
            "entre les créneaux 2 et 3 : 1 minute sans créneau, de 12 h à 12 h 01",
        ]
    );
}

/// A slot with one hour meets another only where that hour is inside: touching is not meeting.
#[test]
fn hour_alone_meets_a_slot_from_its_start_and_until_its_end() {
    let meets = |seul: &str| {
        findings(&format!(
            r#"[{{"debut": "10:00", "fin": "11:00", "objet": "pause"}}, {{{seul}, "objet": "pause"}}]"#
        ))
        .iter()
        .any(|constat| constat.contains("durée inconnue"))
    };
    for (seul, attendu) in [
        (r#""debut": "09:59""#, false),
        (r#""debut": "10:00""#, true),
        (r#""debut": "10:59""#, true),
        (r#""debut": "11:00""#, false),
        (r#""fin": "10:00""#, false),
        (r#""fin": "10:01""#, true),
        (r#""fin": "11:00""#, true),
        (r#""fin": "11:01""#, false),
    ] {
        assert_eq!(meets(seul), attendu, "{seul}");
    }
}

#[test]
fn findings_of_workshops_tell_unknown_from_zero() {
    let check = |presents: &str| -> Vec<String> {
        let texte =
            format!(r#"{{"cle": "a", "quand": "2023-05-25", "genre": "seminaire"{presents}}}"#);
        let atelier: Atelier = serde_json::from_str(&texte).unwrap();
        let constats = atelier.check();
        constats.iter().map(|constat| plain(&format!("{} | {constat}", constat.code()))).collect()
    };
    assert_eq!(check(""), ["PRESENTS-NON-DITS | présents non comptés"]);
    assert_eq!(
        check(r#", "total_imprime": 1"#),
        ["SEXE-NON-DIT | présents : 1 personne, sexe non dit"]
    );
    assert_eq!(
        check(r#", "presents": {"femmes": 0, "hommes": 0, "inconnu": 0}, "total_imprime": 0"#),
        [""; 0]
    );
    assert_eq!(
        check(r#", "presents": {"femmes": 3, "hommes": 1, "inconnu": 2}, "total_imprime": 5"#),
        [
            "SEXE-PARTIEL | présents : sexe non renseigné pour 2 personnes",
            "ECART-D-EFFECTIF | présents : 5 imprimé au total, 6 compté : 3 femmes, 1 homme, 2 non renseignés",
        ]
    );
    let zero = r#"{"cle": "a", "quand": "2023", "genre": "seminaire"}"#;
    assert!(serde_json::from_str::<Atelier>(zero).is_err());
    let partiel = r#"{"femmes": 3, "hommes": 1}"#;
    let refus = serde_json::from_str::<contrat_de_ville::nombre::EffectifParSexe>(partiel);
    assert!(refus.unwrap_err().to_string().contains("missing field `inconnu`"));
}

#[test]
fn record_tells_keys_that_are_wrong() {
    let mut record = record();
    record.ateliers[1].cle = "seminaire".parse().unwrap();
    let constats = record.check();
    let debut: Vec<String> =
        constats.iter().take(2).map(|c| plain(&format!("{} | {c}", c.code()))).collect();
    assert_eq!(
        debut,
        [
            "CLE-D-ATELIER-EN-DOUBLE | deux ateliers sous la clé seminaire, une seule attendue",
            "ATELIER-INCONNU | vote d’un atelier qui n’est pas décrit, juin",
        ]
    );
}

#[test]
fn refusals_say_what_was_expected() {
    assert_eq!(
        "24:00".parse::<Heure>().unwrap_err().to_string(),
        r#"hour "24:00": expected hours and minutes as `09:30`, from `00:00` to `23:59`"#
    );
    assert_eq!(
        "2023-00".parse::<JourOuMois>().unwrap_err().to_string(),
        r#""2023-00": expected a day of the calendar as `2023-05-25`, or a month as `2023-06`"#
    );
    assert!(JourOuMois::of_month(10_000, 1).is_none() && JourOuMois::of_month(2023, 13).is_none());
    assert_eq!(
        CommunesRecues::try_from(vec![]).unwrap_err().to_string(),
        "a slot of communes without a commune: expected at least one"
    );
    let secondes = chrono::NaiveTime::from_hms_opt(9, 30, 1).unwrap();
    assert_eq!(Heure::of(secondes), None);
}

#[test]
fn gap_is_data() {
    let trou = record().journees[0].check()[2].clone();
    let ConstatDeJournee::Trou { place, suivant, minutes, sans_horaire, .. } = trou else {
        panic!("{trou:?}")
    };
    assert_eq!((place, suivant, minutes, sans_horaire), (7, 9, 75, vec![8]));
}

#[test]
fn report_of_a_question_without_votes_prints_its_themes() {
    let mut record = record();
    let question = record.votes[0].depouillement.question().clone();
    record.votes[0].depouillement = contrat_de_ville::concertation::Depouillement::new(question);
    record.ateliers.clear();
    record.journees.clear();
    assert_eq!(record.check().pop().map(|constat| constat.code()), Some("RESULTATS-NON-DITS"));
    let texte = plain(&rapport::concertation(&record).to_string());
    assert!(texte.contains("- Aucun vote dépouillé\n"), "{texte}");
    assert!(texte.contains("| C – égalité et lutte contre les discriminations "), "{texte}");
    record.votes.clear();
    let texte = plain(&rapport::concertation(&record).to_string());
    assert!(texte.ends_with("### Constats\n\nAucun.\n"), "{texte}");
}

/// An agent filters by code: a finding is on the wire under the code that it says.
#[test]
fn findings_are_on_the_wire_under_their_codes() {
    let mut record = record();
    record.ateliers[1].cle = "seminaire".parse().unwrap();
    record.ateliers[0].total_imprime = Some(3);
    for constat in record.check() {
        let fil = serde_json::to_value(&constat).unwrap();
        let sien = ["atelier", "journee"].iter().find_map(|de| fil.get(de)?.get("constat"));
        let sien = sien.unwrap_or(&fil);
        let texte = sien.as_str().map(str::to_owned);
        let etiquette = sien.get("code").and_then(|code| code.as_str()).map(str::to_owned);
        let cle = sien.as_object().and_then(|champs| champs.keys().next().cloned());
        assert_eq!(texte.or(etiquette).or(cle).as_deref(), Some(constat.code()), "{sien}");
    }
}

const CAS: &str = include_str!("../../examples/donnees/cabbalr-2023-concertation.json");

#[test]
fn vote_of_the_case_says_what_print_leaves_out() {
    let cas: Concertation = serde_json::from_str(CAS).unwrap();
    let [question] = &cas.questions[..] else { panic!() };
    let fictive = record();
    let votee = fictive.votes[0].depouillement.question();
    assert_eq!((question.texte(), question.themes()), (votee.texte(), votee.themes()));
    assert_eq!((question.au_plus(), question.cumul()), (votee.au_plus(), Cumul::NonDit));
    let dits: Vec<String> = cas
        .check()
        .iter()
        .filter(|constat| {
            constat.code().ends_with("-NON-DIT") || constat.code().ends_with("-NON-DITS")
        })
        .map(|constat| plain(&constat.to_string()))
        .filter(|phrase| phrase.starts_with('«'))
        .collect();
    assert_eq!(
        dits,
        [
            "« Quels sont pour vous les 3 thématiques les plus importantes ? », non dit si une personne peut mettre plusieurs gommettes sur un thème",
            "« Quels sont pour vous les 3 thématiques les plus importantes ? », résultats non dits",
        ]
    );
    let texte = plain(&rapport::concertation(&cas).to_string());
    assert!(texte.contains("- Résultats non dits\n"), "{texte}");
    assert!(texte.contains("plusieurs gommettes sur un thème ou une seule, non dit"), "{texte}");
}

#[test]
fn question_that_is_there_twice_is_told() {
    let mut record = record();
    record.questions = vec![record.votes[0].depouillement.question().clone()];
    let codes: Vec<&str> = record.check().iter().map(ConstatDeConcertation::code).take(2).collect();
    assert_eq!(codes, ["QUESTION-EN-DOUBLE", "RESULTATS-NON-DITS"]);
    let brut = serde_json::to_value(&record.questions[0]).unwrap().to_string();
    let muette = brut.replace("\"ouvertes\"", "\"non_dit\"");
    record.questions = vec![serde_json::from_str(&muette).unwrap()];
    record.votes.clear();
    let phrase = plain(&record.check()[0].to_string());
    assert_eq!(record.check()[0].code(), "REPONSES-NON-DITES");
    assert!(
        phrase.ends_with("non dit si la feuille a une place pour une réponse libre"),
        "{phrase}"
    );
}

/// Each day expects its own communes, and says of which day a finding is.
#[test]
fn each_day_has_its_own_communes() {
    let mut record = record();
    let second = Journee {
        jour: "2023-07-12".parse().unwrap(),
        creneaux: Vec::new(),
        attendues: vec![nom("Auchel")],
        ..record.journees[0].clone()
    };
    record.journees.push(second);
    let absentes: Vec<String> = record
        .check()
        .iter()
        .filter(|constat| constat.code() == "COMMUNE-SANS-CRENEAU")
        .map(|constat| plain(&constat.to_string()))
        .collect();
    assert_eq!(
        absentes,
        [
            "Comité de négociation sur les nouveaux périmètres, 12 juillet 2023, Auchel : aucun créneau"
        ]
    );
}
