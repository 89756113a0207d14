//! Questions that the rules refuse, each text once; and what is answered while keys stay open.

use contrat_de_ville::procedure::{Cle, Fiche, Question, QuestionError, Reponse, Resultat};

#[track_caller]
fn asked(mots: &str) -> Result<Reponse, QuestionError> {
    Question::parse(mots.split(' ')).and_then(|question| question.answer())
}

#[track_caller]
fn refused(mots: &str, texte: &str) {
    match asked(mots) {
        Err(error) => assert_eq!(error.to_string(), texte, "{mots}"),
        Ok(reponse) => panic!("{mots} is answered:\n{reponse}"),
    }
}

/// The readings, in order, each with what leads to it.
#[track_caller]
fn readings(mots: &str) -> Vec<(String, String)> {
    let reponse = asked(mots).unwrap();
    assert_eq!(reponse.settled().is_none(), reponse.variantes().len() > 1, "{mots}");
    let choices = |choix: &[(Cle, Vec<String>)]| {
        let choix = choix.iter().map(|(cle, noms)| format!("{cle}={}", noms.join("|")));
        choix.collect::<Vec<_>>().join(" ")
    };
    let variantes = reponse.variantes().iter();
    variantes.map(|v| (v.resultat.to_string(), choices(&v.choix))).collect()
}

#[track_caller]
fn read_as(mots: &str, attendu: &[(&str, &str)]) {
    let lues = readings(mots);
    let lues: Vec<(&str, &str)> = lues.iter().map(|(r, c)| (r.as_str(), c.as_str())).collect();
    assert_eq!(lues, attendu, "{mots}");
}

#[test]
fn a_rule_that_cannot_be_asked_is_refused() {
    refused(
        "DELAI-RECOURS-3M 2024-09-27",
        "rule \"DELAI-RECOURS-3M\": expected the id of a rule, such as `DELAI-RECOURS-2M`",
    );
    refused("", "rule \"\": expected the id of a rule, such as `DELAI-RECOURS-2M`");
    refused(
        "FDC-CAP 2024-09-27",
        "FDC-CAP: this rule computes no day, expected one of those that are listed",
    );
}

#[test]
fn a_start_that_is_no_day_is_refused() {
    refused("SILENCE-2M 27/09/2024", "start \"27/09/2024\": expected a day, such as `2024-09-27`");
    refused("SILENCE-2M 2024-09-31", "start \"2024-09-31\": expected a day, such as `2024-09-27`");
    refused("SILENCE-2M", "SILENCE-2M: expected the day that it starts from");
    refused("SILENCE-2M ", "SILENCE-2M: expected the day that it starts from");
    refused(
        "CONVOCATION-5-CLEAR-DAYS seance=2024-09-24",
        "CONVOCATION-5-CLEAR-DAYS: expected the day that it starts from",
    );
}

#[test]
fn a_key_that_the_rule_does_not_have_is_refused_with_those_that_it_has() {
    refused(
        "SILENCE-2M 2024-09-27 zone=metropole",
        "\"zone=metropole\": expected no key: this rule has none",
    );
    refused("DEFERE 2024-09-27 jour=2", "\"jour=2\": expected `ordre=…`, `zone=…`");
    // A key of another rule, and a word that is no pair.
    refused(
        "DEFERE 2024-09-27 seance=2024-09-27",
        "\"seance=2024-09-27\": expected `ordre=…`, `zone=…`",
    );
    refused("DEFERE 2024-09-27 ordre", "\"ordre\": expected `ordre=…`, `zone=…`");
    refused("DEFERE 2024-09-27 2024-09-28", "\"2024-09-28\": expected `ordre=…`, `zone=…`");
}

#[test]
fn a_key_given_twice_or_left_out_is_refused() {
    refused("DEFERE 2024-09-27 ordre=A ordre=A", "ordre: given twice, expected once");
    refused(
        "DEFERE 2024-09-27 ordre=A;zone=metropole;ordre=B",
        "ordre: given twice, expected once",
    );
    refused(
        "DELAI-DISTANCE 2024-09-27",
        "residence: left out, expected `proche`, `outre-mer` or `etranger`",
    );
    refused(
        "RECOURS-GRACIEUX 2024-09-27 envoi=2024-09-27",
        "reception: left out, expected a day, such as `2024-09-27`",
    );
    refused(
        "CONVOCATION-5-CLEAR-DAYS cherche=dernier-envoi",
        "seance: left out, expected a day, such as `2024-09-27`",
    );
}

#[test]
fn a_value_that_a_key_does_not_take_is_refused_with_those_that_it_takes() {
    refused(
        "DEFERE 2024-09-27 zone=corse",
        "zone=corse: expected a zone of public holidays, such as `metropole` or `alsace-moselle`",
    );
    refused(
        "DEFERE 2024-09-27 ordre=a",
        "ordre=a: expected `A` (the month, then the day) or `B` (the day, then the month)",
    );
    refused(
        "CONSULT-MIN-DELAY 2024-09-30 politique=",
        "politique=: expected `quantieme`, `quantieme-report`, `franc` or `franc-report`",
    );
    refused(
        "DELAI-DISTANCE 2024-09-27 residence=loin",
        "residence=loin: expected `proche`, `outre-mer` or `etranger`",
    );
    refused(
        "DELAI-RECOURS-2M 2024-09-27 depot=demain",
        "depot=demain: expected a day, such as `2024-09-27`",
    );
    refused(
        "QUORUM 2024-09-24 cherche=tout",
        "cherche=tout: expected `dernier-envoi`, `premiere-seance`, `seconde-convocation` or `derniere-signature`",
    );
    // It is a value of the key, and not one of this rule.
    refused(
        "QUORUM 2024-09-24 cherche=dernier-envoi",
        "cherche=dernier-envoi: not asked of this rule, expected `seconde-convocation`",
    );
    refused(
        "CONVOCATION-5-CLEAR-DAYS 2024-09-18 cherche=derniere-signature",
        "cherche=derniere-signature: not asked of this rule, expected `dernier-envoi` or `premiere-seance`",
    );
    refused("CONVOCATION-5-CLEAR-DAYS 2024-09-18 jours=2", "jours=2: expected `1`, `3` or `5`");
    refused("QUORUM 2024-09-24 jours-francs=true", "jours-francs=true: expected `oui` or `non`");
    refused(
        "RECOURS-GRACIEUX 2024-09-27 reception=2024-10-01 etape=rejet",
        "etape=rejet: expected `rejet-implicite` or `recours`",
    );
    refused(
        "CONSULT-TACIT 2024-09-30 cloture=2024-11-18 prise-d-effet=veille",
        "prise-d-effet=veille: expected `dernier-jour` or `lendemain`",
    );
    refused(
        "CONTRACT-TERM signature=14 renouvellement=2014",
        "signature=14: expected a year, 1990 to 2099",
    );
}

#[test]
fn what_cannot_have_happened_is_refused() {
    refused(
        "POSTAL-DATE 2024-09-27 envoi=2024-11-28;reception=2024-11-27",
        "posted on 2024-11-28 and received on 2024-11-27: expected the receipt on the same day or later",
    );
    refused(
        "DELAI-RECOURS-2M 2024-09-27 depot=2024-09-26",
        "2024-09-26: expected 2024-09-27 or later, the day of what came before",
    );
    refused(
        "POSTAL-DATE 2024-09-27 envoi=2024-11-28;reception=2024-12-02;jugement=2024-12-01",
        "2024-12-02: expected 2024-12-01 or earlier, the day of the judgment",
    );
    refused("SILENCE-2M 2099-12-30", "what is counted from 2099-12-30 ends outside 1990 to 2099");
    refused("SILENCE-2M 1989-12-31", "1989-12-31: expected a day of 1990 to 2099");
    refused(
        "CONTRACT-TERM signature=2013 renouvellement=2014",
        "signed in 2013, councils renewed in 2014: expected the same year, or the next",
    );
    refused(
        "TFPB-30 2025-01-01",
        "zone: left out, expected a zone of public holidays, such as `metropole` or `alsace-moselle`",
    );
    refused(
        "TFPB-30 2014-01-01",
        "relief of 2014: expected 2016 to 2023, or 2025 to 2030, the years of the texts that were read",
    );
}

#[test]
fn an_open_key_is_tried_with_each_of_its_values() {
    read_as("DELAI-RECOURS-2M 2024-09-27", &[("2024-11-28", "")]);
    read_as("DELAI-RECOURS-2M 2023-12-30", &[("2024-03-01", "ordre=A"), ("2024-02-29", "ordre=B")]);
    // 20 December is a holiday in La Réunion; the order changes nothing, and is not named.
    let autres = "zone=metropole|alsace-moselle-sans-vendredi-saint|alsace-moselle-vendredi-saint|guadeloupe|\
                  guyane|martinique|mayotte|saint-barthelemy|saint-martin|saint-pierre-et-miquelon";
    let la_reunion = ("2024-12-23", "zone=la-reunion");
    read_as("DELAI-RECOURS-2M 2024-10-19", &[("2024-12-20", autres), la_reunion]);
    read_as(
        "QUORUM 2024-09-24",
        &[("2024-09-27", "jours-francs=non"), ("2024-09-28", "jours-francs=oui")],
    );
    read_as(
        "CONSULT-TACIT 2024-09-30 cloture=2024-11-18",
        &[("2024-11-18", "prise-d-effet=dernier-jour"), ("2024-11-19", "prise-d-effet=lendemain")],
    );
    read_as(
        "CONSULT-MIN-DELAY 2025-01-31 cloture=2025-03-01",
        &[
            ("conforme", "politique=quantieme|quantieme-report|franc"),
            ("trop-courte", "politique=franc-report"),
        ],
    );
}

#[test]
fn alsace_moselle_without_good_friday_is_two_zones() {
    // The term is Good Friday, 18 April 2025; Easter Monday follows.
    read_as(
        "DELAI-RECOURS-2M 2025-02-17 zone=alsace-moselle",
        &[
            ("2025-04-18", "zone=alsace-moselle-sans-vendredi-saint"),
            ("2025-04-22", "zone=alsace-moselle-vendredi-saint"),
        ],
    );
    // On any other day they agree, and 26 December is a holiday in both.
    read_as("DELAI-RECOURS-2M 2025-10-24 zone=alsace-moselle", &[("2025-12-29", "")]);
    read_as(
        "DELAI-RECOURS-2M 2025-02-17 zone=alsace-moselle-vendredi-saint",
        &[("2025-04-22", "")],
    );
    // A rule that does not carry over: the place alone matters.
    read_as("TFPB-30 2025-01-01 zone=alsace-moselle", &[("2025-03-31", "")]);
}

#[test]
fn open_keys_are_tried_together() {
    // Order A and posting that counts: nothing less makes it in time.
    read_as(
        "POSTAL-DATE 2023-12-30 envoi=2024-03-01;reception=2024-03-02",
        &[("tardif", ""), ("recevable", "ordre=A jugement=2024-05-13")],
    );
    read_as(
        "POSTAL-DATE 2023-12-30 envoi=2024-03-01;reception=2024-03-02 ordre=A",
        &[("tardif", "jugement=2024-05-12"), ("recevable", "jugement=2024-05-13")],
    );
    read_as(
        "POSTAL-DATE 2023-12-30 envoi=2024-03-01;reception=2024-03-02 jugement=2024-06-01",
        &[("recevable", "ordre=A"), ("tardif", "ordre=B")],
    );
    // A recours gracieux has its own day: 30 June 2025.
    read_as(
        "RECOURS-GRACIEUX 2024-06-27 envoi=2024-08-28;reception=2024-09-03",
        &[("tardif", "jugement=2025-06-29"), ("recevable", "jugement=2025-06-30")],
    );
    // Received since, it is judged since.
    read_as(
        "RECOURS-GRACIEUX 2025-05-05 envoi=2025-07-07;reception=2025-07-09",
        &[("recevable", "")],
    );
    // A zone that is named leaves the end of the month open.
    let lues = readings("DELAI-RECOURS-2M 2024-12-30 zone=la-reunion");
    assert_eq!(lues.len(), 2, "{lues:?}");
}

#[test]
fn what_the_law_settles_needs_no_choice() {
    read_as("CONVOCATION-5-CLEAR-DAYS 2024-09-18", &[("2024-09-24", "")]);
    read_as("CONVOCATION-5-CLEAR-DAYS 2024-09-18 jours=1", &[("2024-09-20", "")]);
    read_as("CONVOCATION-5-CLEAR-DAYS 2024-09-18 jours=3", &[("2024-09-22", "")]);
    read_as("ALSACE-MOSELLE 2024-09-18 jours-francs=oui", &[("2024-09-22", "")]);
    read_as("COPY-1M 2024-09-24", &[("2024-10-24", "")]);
    read_as("PACTE-FINANCIER-1Y 2024-03-31", &[("2025-03-31", "")]);
    read_as("CONTRACT-TERM signature=2015 renouvellement=2014", &[("2016-01-01/2020-12-31", "")]);
    read_as("DELAI-DISTANCE 2024-09-27 residence=etranger", &[("2025-01-28", "")]);
    read_as("DELAI-DISTANCE 2024-09-27 residence=proche", &[("2024-11-28", "")]);
    read_as("DELAI-DISTANCE 2024-09-27 residence=outre-mer depot=2024-12-30", &[("recevable", "")]);
    read_as("DELAI-DISTANCE 2024-09-27 residence=outre-mer depot=2024-12-31", &[("tardif", "")]);
    read_as("CONSULT-MIN-DELAY 2024-09-30 ordre=B;politique=franc", &[("2024-11-01", "")]);
}

#[test]
fn clear_days_are_counted_in_french() {
    let preuve = |mots: &str| asked(mots).unwrap().variantes()[0].preuve.replace('\u{a0}', " ");
    assert!(
        preuve("CONVOCATION-5-CLEAR-DAYS 2024-09-18 seance=2024-09-20").starts_with(
            "Du mercredi 18 septembre 2024 au vendredi 20 septembre 2024 : 1 jour franc ; il en faut 5\n["
        )
    );
    assert!(
        preuve("ALSACE-MOSELLE 2024-09-18 seance=2024-09-19")
            .contains(" : 1 jour ; il en faut 3\n[")
    );
    assert!(
        preuve("CONSULT-MIN-DELAY 2024-09-30 cloture=2024-10-01")
            .starts_with("Du 30 septembre 2024 au 1er octobre 2024 : 1 jour\n")
    );
    assert!(
        preuve("CONVOCATION-5-CLEAR-DAYS 2024-09-18 seance=2024-09-24")
            .contains(" : 5 jours francs ;")
    );
}

#[test]
fn every_rule_that_is_listed_can_be_asked() {
    assert_eq!(Fiche::toutes().len(), 18);
    for fiche in Fiche::toutes() {
        let id = fiche.regle.texte().id;
        // One that can do without a day needs other keys, or gives a result all the same.
        let mots = [
            ("DELAI-DISTANCE", "residence=etranger"),
            ("POSTAL-DATE", "envoi=2024-10-01;reception=2024-10-01"),
            ("RECOURS-GRACIEUX", "reception=2024-10-01"),
            ("CONSULT-TACIT", "cloture=2024-11-18"),
            ("CONTRACT-TERM", "signature=2023;renouvellement=2023"),
        ];
        let cles = mots.iter().find(|(regle, _)| *regle == id).map_or("", |(_, cles)| cles);
        let reponse = asked(&format!("{id} 2023-09-27 {cles}")).unwrap();
        assert!(!reponse.variantes().is_empty());
        let texte = fiche.to_string().replace('\u{a0}', " ");
        assert_eq!(texte.lines().count(), 3, "{texte}");
        assert!(texte.starts_with(&format!("{id} : {}\n", fiche.objet)), "{texte}");
        for cle in fiche.cles() {
            assert!(texte.contains(&format!("{cle}=…")), "{cle} is not in {texte}");
        }
    }
}

/// The judgment decides here; the order, which was tried too, does not, and both of its days are said.
#[test]
fn a_proof_names_what_decides_and_nothing_else() {
    let mots = "RECOURS-GRACIEUX 2023-12-30 envoi=2024-02-29;reception=2024-03-05";
    read_as(mots, &[("tardif", "jugement=2025-06-29"), ("recevable", "jugement=2025-06-30")]);
    let preuve = asked(mots).unwrap().variantes()[0].preuve.replace('\u{a0}', " ");
    assert_eq!(
        preuve,
        "Recours contentieux fermé : il était ouvert jusqu’au jeudi 29 février 2024 ou au vendredi 1er mars 2024, selon l’ordre en fin de mois (publication de l’acte du 30 décembre 2023)\n[Code des relations entre le public et l’administration, art. L. 411-2 ; texte lu]"
    );
}

#[test]
fn questions_are_equal_if_they_ask_the_same() {
    let question = |mots: &str| Question::parse(mots.split(' ')).unwrap();
    let une = question("LIST-1W 2024-09-24");
    assert_eq!(une, question("LIST-1W 2024-09-24"));
    assert_ne!(une, question("PV-1W 2024-09-24"));
    assert_ne!(une, question("LIST-1W 2024-09-25"));
    assert_eq!(une.fiche(), Fiche::of(une.fiche().regle).unwrap());
}

#[test]
fn a_result_alone_or_every_reading_with_its_proof() {
    let texte = |mots: &str| asked(mots).unwrap().to_string().replace('\u{a0}', " ");
    assert_eq!(
        texte("LIST-1W 2024-09-24"),
        "2024-10-01\n\nDépart : mardi 24 septembre 2024, jour qui ne compte pas\nDécompte : 1 semaine, sans report\n\
         1 semaine : mardi 1er octobre 2024 [Code général des collectivités territoriales, art. L. 2121-25]\n\
         Terme : mardi 1er octobre 2024"
    );
    let deux = texte("CONSULT-TACIT 2024-09-30 cloture=2024-11-18");
    let paragraphes: Vec<&str> = deux.split("\n\n").collect();
    assert_eq!(
        paragraphes[0],
        "Le droit lu ne tranche pas, selon le choix :\n2024-11-18  prise-d-effet=dernier-jour\n\
         2024-11-19  prise-d-effet=lendemain"
    );
    assert_eq!(paragraphes.len(), 3);
    assert!(paragraphes[1].starts_with("2024-11-18\nDernier jour accordé"), "{deux}");
    assert_eq!(
        asked("CONTRACT-TERM signature=2014 renouvellement=2014").unwrap().settled(),
        Some(Resultat::Intervalle {
            du: "2015-01-01".parse().unwrap(),
            au: "2020-12-31".parse().unwrap()
        })
    );
}
