//! Timelines of appeals, by hand: the case, what is undecided, and the text of each state and refusal.

use chrono::NaiveDate;
use contrat_de_ville::procedure::{
    Cause, Decision, Depot, EffetDuSilence, Etat, Evenement, Recours, RecoursError, Verdict, Voie,
};
use contrat_de_ville::temps::{Ordre, Residence, Zone};

const COURT: EffetDuSilence = EffetDuSilence::FaitCourirLeDelai;

fn jour(texte: &str) -> NaiveDate {
    texte.parse().unwrap()
}

fn published(le: &str) -> Recours {
    Recours::new(Decision::Publiee { jour: jour(le) }, Zone::Metropole, Residence::Proche).unwrap()
}

fn notified(le: &str, voies_mentionnees: bool) -> Recours {
    let decision = Decision::Notifiee { jour: jour(le), voies_mentionnees };
    Recours::new(decision, Zone::Metropole, Residence::Proche).unwrap()
}

fn gracieux(le: &str, silence: EffetDuSilence) -> Evenement {
    Evenement::Gracieux { voie: Voie::Gracieux, depot: Depot::handed_over(jour(le)), silence }
}

fn posted(envoi: &str, reception: &str) -> Depot {
    Depot::posted(jour(envoi), jour(reception)).unwrap()
}

fn refusal(le: &str, voies_mentionnees: bool) -> Evenement {
    Evenement::RejetExpres { voie: Voie::Gracieux, notification: jour(le), voies_mentionnees }
}

fn seised(le: &str) -> Evenement {
    Evenement::Requete { depot: Depot::handed_over(jour(le)) }
}

#[track_caller]
fn after<const N: usize>(mut recours: Recours, evenements: [Evenement; N]) -> Recours {
    for evenement in evenements {
        recours.apply(evenement).unwrap();
    }
    recours
}

#[track_caller]
fn says(recours: &Recours, le: &str, texte: &str) {
    assert_eq!(recours.etat_on(jour(le)).to_string().replace('\u{a0}', " "), texte, "on {le}");
}

#[track_caller]
fn verdict(recours: &Recours, le: &str) -> Verdict {
    let etat = recours.etat_on(jour(le));
    let Etat::Saisi { verdict, .. } = etat else { panic!("not seised: {etat}") };
    verdict
}

#[test]
fn every_state_of_the_case_is_said_in_french() {
    let recours = published("2024-09-27");
    says(&recours, "2024-09-26", "Rien ne court encore");
    let ouvert = "jusqu’au jeudi 28 novembre 2024 (publication de l’acte du 27 septembre 2024)";
    says(&recours, "2024-09-27", &format!("Recours contentieux ouvert {ouvert}"));
    says(&recours, "2024-11-28", &format!("Recours contentieux ouvert {ouvert}"));
    says(&recours, "2024-11-29", &format!("Recours contentieux fermé : il était ouvert {ouvert}"));

    let recours = after(recours, [gracieux("2024-11-28", COURT)]);
    let ensuite =
        "jusqu’au lundi 31 mars 2025 (rejet implicite du recours gracieux du 28 janvier 2025)";
    says(
        &recours,
        "2025-01-27",
        &format!(
            "Recours gracieux pendant : le silence vaudra rejet le mardi 28 janvier 2025, puis recours contentieux ouvert {ensuite}"
        ),
    );
    says(&recours, "2025-01-28", &format!("Recours contentieux ouvert {ensuite}"));
    says(&recours, "2025-04-01", &format!("Recours contentieux fermé : il était ouvert {ensuite}"));

    let recours = after(recours, [seised("2025-04-01")]);
    says(
        &recours,
        "2025-04-01",
        &format!("Tribunal saisi le 1er avril 2025 : tardif, le recours étant ouvert {ensuite}"),
    );
}

#[test]
fn the_end_of_a_month_leaves_two_days() {
    let recours = published("2023-12-30");
    let ouvert = "jusqu’au jeudi 29 février 2024 ou au vendredi 1er mars 2024, selon l’ordre en fin de mois (publication de l’acte du 30 décembre 2023)";
    says(&recours, "2024-02-29", &format!("Recours contentieux ouvert {ouvert}"));
    says(
        &recours,
        "2024-03-01",
        &format!("Recours contentieux ouvert selon un ordre seulement, {ouvert}"),
    );
    let saisi = after(recours.clone(), [seised("2024-03-01")]);
    says(
        &saisi,
        "2024-03-01",
        &format!("Tribunal saisi le 1er mars 2024 : indécidable, le recours étant ouvert {ouvert}"),
    );
    assert_eq!(
        verdict(&saisi.clone().with_ordre(Ordre::MoisPuisJour), "2024-03-01"),
        Verdict::DansLeDelai
    );
    assert_eq!(verdict(&saisi.with_ordre(Ordre::JourPuisMois), "2024-03-01"), Verdict::Tardif);

    let recours = after(recours, [gracieux("2024-03-01", COURT)]);
    says(
        &recours,
        "2024-03-01",
        &format!(
            "Indécidable : le recours gracieux est venu à temps ou trop tard ; dans le premier cas le silence vaudra rejet le mercredi 1er mai 2024, dans le second le recours contentieux était ouvert {ouvert}"
        ),
    );
}

#[test]
fn no_time_limit_where_the_law_sets_none() {
    let recours = notified("2024-09-27", false);
    let sans = "Recours contentieux ouvert sans délai opposable [Code de justice administrative, art. R. 421-5], dans un délai raisonnable [CE, Ass., 13 juillet 2016, n° 387763 ; de mémoire, non vérifié]";
    says(&recours, "2030-01-01", sans);
    let saisi = after(recours.clone(), [seised("2030-01-01")]);
    says(&saisi, "2030-01-01", "Tribunal saisi le 1er janvier 2030 : dans le délai");
    // A recours gracieux opens a period that can run out.
    let recours = after(recours, [gracieux("2025-02-03", COURT)]);
    says(
        &recours,
        "2025-04-03",
        "Recours contentieux ouvert jusqu’au mercredi 4 juin 2025 (rejet implicite du recours gracieux du 3 avril 2025)",
    );

    let assemblee = after(
        published("2024-09-27"),
        [gracieux("2024-10-01", EffetDuSilence::AttendUnRejetExpres)],
    );
    says(
        &assemblee,
        "2024-10-02",
        "Recours gracieux pendant : le silence vaudra rejet le dimanche 1er décembre 2024, sans délai opposable ensuite [Code de justice administrative, art. R. 421-3, 1°]",
    );
    says(
        &assemblee,
        "2026-01-01",
        "Recours contentieux ouvert sans délai opposable [Code de justice administrative, art. R. 421-3, 1°]",
    );
    // Years later, an express refusal makes the period run.
    let assemblee = after(assemblee, [refusal("2026-01-05", true)]);
    says(
        &assemblee,
        "2026-01-05",
        "Recours contentieux ouvert jusqu’au vendredi 6 mars 2026 (notification du rejet du recours gracieux du 5 janvier 2026)",
    );

    let accuse = after(
        notified("2024-09-27", true),
        [gracieux("2024-10-01", EffetDuSilence::SansAccuseDeReception)],
    );
    says(
        &accuse,
        "2024-12-01",
        "Recours contentieux ouvert sans délai opposable [Code des relations entre le public et l’administration, art. L. 112-6]",
    );
}

/// In time if the recours gracieux was, late if it was late: the refusal, notified since, says until when.
#[test]
fn a_refusal_counts_although_the_recours_gracieux_is_undecided() {
    // Lodged on 1 March 2024: in time under order A only. Silence would be a refusal on 1 May, open until 2
    // July. It was refused on 20 June: until 21 August.
    let undecided = after(published("2023-12-30"), [gracieux("2024-03-01", COURT)]);
    let recours = after(undecided.clone(), [refusal("2024-06-20", true)]);
    let ouvert = "jusqu’au jeudi 29 février 2024 ou au vendredi 1er mars 2024, selon l’ordre en fin de mois (publication de l’acte du 30 décembre 2023)";
    says(
        &recours,
        "2024-06-20",
        &format!(
            "Indécidable : le recours gracieux est venu à temps ou trop tard ; dans le premier cas le recours contentieux est ouvert jusqu’au mercredi 21 août 2024 (notification du rejet du recours gracieux du 20 juin 2024), dans le second le recours contentieux était ouvert {ouvert}"
        ),
    );
    let seised_on = |le| verdict(&after(recours.clone(), [seised(le)]), le);
    assert_eq!(seised_on("2024-08-21"), Verdict::Indecidable);
    assert_eq!(seised_on("2024-08-22"), Verdict::Tardif);
    // After 2 July it only confirms.
    let confirme = after(undecided.clone(), [refusal("2024-07-03", true), seised("2024-07-04")]);
    assert_eq!(verdict(&confirme, "2024-07-04"), Verdict::Tardif);
    // Without the remedies it binds nobody.
    let sans = after(undecided, [refusal("2024-06-20", false)]);
    says(
        &sans,
        "2024-06-20",
        &format!(
            "Indécidable : le recours gracieux est venu à temps ou trop tard ; dans le premier cas le recours contentieux est ouvert sans délai opposable [Code de justice administrative, art. R. 421-5], dans le second le recours contentieux était ouvert {ouvert}"
        ),
    );
    assert_eq!(verdict(&after(sans, [seised("2030-01-01")]), "2030-01-01"), Verdict::Indecidable);
}

/// An express refusal on the day that one order leaves open: it restarts the period, or only confirms.
#[test]
fn a_refusal_on_the_day_that_the_order_leaves_open_is_undecided() {
    // Refused by silence on 30 December 2023: open until 29 February or 1 March 2024.
    let recours = after(
        published("2023-10-02"),
        [gracieux("2023-10-30", COURT), refusal("2024-03-01", true)],
    );
    says(
        &recours,
        "2024-03-01",
        "Indécidable : le rejet du recours gracieux est venu à temps ou trop tard ; dans le premier cas le recours contentieux est ouvert jusqu’au jeudi 2 mai 2024 (notification du rejet du recours gracieux du 1er mars 2024), dans le second le recours contentieux était ouvert jusqu’au jeudi 29 février 2024 ou au vendredi 1er mars 2024, selon l’ordre en fin de mois (rejet implicite du recours gracieux du 30 décembre 2023)",
    );
    let recours = after(recours, [seised("2024-05-02")]);
    assert_eq!(verdict(&recours, "2024-05-02"), Verdict::Indecidable);
    let under = |ordre| verdict(&recours.clone().with_ordre(ordre), "2024-05-02");
    assert_eq!(under(Ordre::MoisPuisJour), Verdict::DansLeDelai);
    assert_eq!(under(Ordre::JourPuisMois), Verdict::Tardif);
}

/// One that came too late is as if it were not.
#[test]
fn a_letter_posted_in_time_counts_after_one_that_was_late() {
    // Published on 5 May 2025: open until Monday 7 July.
    let depot = posted("2025-07-07", "2025-07-09");
    let recours = after(
        published("2025-05-05"),
        [
            gracieux("2025-07-08", COURT),
            Evenement::Gracieux { voie: Voie::Gracieux, depot, silence: COURT },
        ],
    );
    says(
        &recours,
        "2025-07-08",
        "Recours contentieux fermé : il était ouvert jusqu’au lundi 7 juillet 2025 (publication de l’acte du 5 mai 2025)",
    );
    says(
        &recours,
        "2025-07-09",
        "Recours gracieux pendant : le silence vaudra rejet le mardi 9 septembre 2025, puis recours contentieux ouvert jusqu’au lundi 10 novembre 2025 (rejet implicite du recours gracieux du 9 septembre 2025)",
    );
}

/// 30 September and three months: under one order the term is the last day covered, under the other it is
/// the day after. What one order alone can answer is refused, so that naming the other loses no answer.
#[test]
fn naming_another_order_at_the_end_of_the_calendar_loses_nothing() {
    let decision = Decision::Publiee { jour: jour("2099-07-01") };
    let recours = Recours::new(decision, Zone::Metropole, Residence::OutreMer).unwrap();
    let mut recours = recours.with_ordre(Ordre::MoisPuisJour);
    let refus = recours.apply(gracieux("2099-07-30", COURT));
    assert!(matches!(refus, Err(RecoursError::Jours(_))), "{refus:?}");
    let recours = recours.with_ordre(Ordre::JourPuisMois);
    assert!(matches!(recours.etat_on(jour("2099-08-01")), Etat::Ouvert(_)));
}

#[test]
fn what_cannot_have_happened_is_refused_with_its_text() {
    #[track_caller]
    fn refused(recours: &Recours, evenement: Evenement, texte: &str) {
        let mut apres = recours.clone();
        assert_eq!(apres.apply(evenement).unwrap_err().to_string(), texte);
        assert_eq!(apres, *recours);
    }
    let recours = published("2024-09-27");
    refused(
        &recours,
        gracieux("2024-09-26", COURT),
        "2024-09-26: expected 2024-09-27 or later, the day of what came before",
    );
    refused(
        &recours,
        refusal("2024-10-01", true),
        "a refusal notified on 2024-10-01: no such recours was lodged before",
    );
    let refuse =
        after(recours.clone(), [gracieux("2024-10-01", COURT), refusal("2024-10-15", true)]);
    refused(
        &refuse,
        refusal("2024-10-16", true),
        "a refusal notified on 2024-10-16: that recours was refused on 2024-10-15",
    );
    let saisi = after(refuse, [seised("2024-10-20")]);
    refused(&saisi, refusal("2024-10-21", true), "2024-10-21: the court was seised on 2024-10-20");
    let juge = recours.clone().judged_on(jour("2024-12-01")).unwrap();
    refused(
        &juge,
        seised("2024-12-02"),
        "2024-12-02: expected 2024-12-01 or earlier, the day of the judgment",
    );
    assert_eq!(
        saisi.judged_on(jour("2024-10-19")).unwrap_err(),
        RecoursError::ApresLeJugement { jour: jour("2024-10-20"), jugement: jour("2024-10-19") }
    );
    let tard = Recours::new(
        Decision::Publiee { jour: jour("2099-12-01") },
        Zone::Metropole,
        Residence::Proche,
    );
    assert_eq!(
        tard.unwrap_err().to_string(),
        "what is counted from 2099-12-01 ends outside 1990 to 2099"
    );
    assert_eq!(
        Depot::posted(jour("2024-10-02"), jour("2024-10-01")).unwrap_err().to_string(),
        "posted on 2024-10-02 and received on 2024-10-01: expected the receipt on the same day or later"
    );
}

#[test]
fn what_happens_on_the_day_of_the_judgment_is_taken() {
    let juge = || published("2024-09-27").judged_on(jour("2025-02-11")).unwrap();
    let recours = after(juge(), [seised("2025-02-11")]);
    assert_eq!(verdict(&recours, "2025-02-11"), Verdict::Tardif);
    let trop_tard = juge().apply(seised("2025-02-12"));
    let (jour, jugement) = (jour("2025-02-12"), jour("2025-02-11"));
    assert_eq!(trop_tard, Err(RecoursError::ApresLeJugement { jour, jugement }));
}

#[test]
fn a_stored_timeline_is_replayed_on_the_way_in() {
    let stocke = r#"{
        "decision": { "publiee": { "jour": "2024-09-27" } },
        "zone": "metropole",
        "residence": "proche",
        "evenements": [
            { "gracieux": { "voie": "gracieux", "depot": { "envoi": "2024-11-27", "reception": "2024-11-28" }, "silence": "fait_courir_le_delai" } },
            { "rejet_expres": { "voie": "gracieux", "notification": "2024-12-10", "voies_mentionnees": true } },
            { "requete": { "depot": { "reception": "2025-02-11" } } }
        ]
    }"#;
    let recours: Recours = serde_json::from_str(stocke).unwrap();
    assert_eq!(verdict(&recours, "2025-02-11"), Verdict::DansLeDelai);
    let read = |texte: &str| serde_json::from_str::<Recours>(texte).map_err(|e| e.to_string());
    for (de, a, texte) in [
        ("2024-12-10", "2024-11-10", "2024-11-10: expected 2024-11-28 or later"),
        ("2024-11-27", "2024-11-29", "posted on 2024-11-29 and received on 2024-11-28"),
        (
            r#""residence": "proche","#,
            r#""residence": "proche", "juge": 1,"#,
            "unknown field `juge`",
        ),
        (r#""residence": "proche","#, "", "missing field `residence`"),
        (
            r#""residence": "proche","#,
            r#""residence": "proche", "jugement": "2025-02-10","#,
            "2025-02-11: expected 2025-02-10 or earlier",
        ),
        ("rejet_expres", "requete", "unknown field `voie`"),
        ("2024-09-27", "1989-09-27", "1989-09-27: expected a day of 1990 to 2099"),
    ] {
        let error = read(&stocke.replace(de, a)).unwrap_err();
        assert!(error.starts_with(texte), "{error}");
    }
}

/// CRPA L. 411-2: the period starts again when both are refused.
#[test]
fn a_gracieux_and_a_hierarchique_are_both_awaited() {
    let hierarchique = |le: &str| Evenement::Gracieux {
        voie: Voie::Hierarchique,
        depot: Depot::handed_over(jour(le)),
        silence: COURT,
    };
    let refusal_of = |voie, le: &str| Evenement::RejetExpres {
        voie,
        notification: jour(le),
        voies_mentionnees: true,
    };
    let deux =
        after(published("2024-09-27"), [gracieux("2024-10-10", COURT), hierarchique("2024-11-25")]);
    // Silence on the first falls on 10 December, on the second on 25 January.
    assert!(matches!(deux.etat_on(jour("2025-01-24")), Etat::Pendant { .. }));
    let Etat::Ouvert(periode) = deux.etat_on(jour("2025-02-12")) else { panic!() };
    assert_eq!(
        (periode.depart, periode.termes.unique()),
        (jour("2025-01-25"), Some(jour("2025-03-26")))
    );

    // The second is refused first: the first is awaited until its silence.
    let mut un = deux.clone();
    un.apply(refusal_of(Voie::Hierarchique, "2024-12-02")).unwrap();
    let Etat::Pendant { rejet, .. } = un.etat_on(jour("2024-12-02")) else { panic!() };
    assert_eq!(rejet.terme(), jour("2024-12-10"));
    // On the day of that silence both are refused: the notification opens the period.
    let mut meme_jour = deux.clone();
    meme_jour.apply(refusal_of(Voie::Hierarchique, "2024-12-10")).unwrap();
    let Etat::Ouvert(periode) = meme_jour.etat_on(jour("2024-12-10")) else { panic!() };
    assert_eq!((periode.cause, periode.depart), (Cause::RejetExpres, jour("2024-12-10")));
    // Then refused too: two months from there.
    un.apply(refusal_of(Voie::Gracieux, "2024-12-05")).unwrap();
    let Etat::Ouvert(periode) = un.etat_on(jour("2024-12-05")) else { panic!() };
    assert_eq!(periode.depart, jour("2024-12-05"));

    // The first is refused: the second is awaited all the same.
    let mut premier = deux.clone();
    premier.apply(refusal_of(Voie::Gracieux, "2024-12-02")).unwrap();
    let Etat::Pendant { rejet, .. } = premier.etat_on(jour("2025-01-24")) else { panic!() };
    assert_eq!(rejet.terme(), jour("2025-01-25"));

    // The second came too late: the first alone counts.
    let tard =
        after(published("2024-09-27"), [gracieux("2024-10-10", COURT), hierarchique("2024-11-29")]);
    let Etat::Ouvert(periode) = tard.etat_on(jour("2024-12-10")) else { panic!() };
    assert_eq!(periode.depart, jour("2024-12-10"));
    // What was not lodged is not refused.
    let mut seul = after(published("2024-09-27"), [gracieux("2024-10-10", COURT)]);
    let refus = seul.apply(refusal_of(Voie::Hierarchique, "2024-12-02"));
    assert_eq!(refus, Err(RecoursError::RejetSansRecours { jour: jour("2024-12-02") }));
}

/// A judgment comes after all that is known: what is received since the decision is judged since.
/// Two letters posted on the last day, 18 March 2024, and received on the next; the one is refused expressly at once,
/// the silence on the other opens until 22 July.
#[test]
fn two_letters_that_may_both_be_late_leave_the_request_undecided() {
    let letter = |voie| Evenement::Gracieux {
        voie,
        depot: posted("2024-03-18", "2024-03-19"),
        silence: COURT,
    };
    let recours = after(
        published("2024-01-15"),
        [
            letter(Voie::Gracieux),
            letter(Voie::Hierarchique),
            refusal("2024-03-20", true),
            seised("2024-07-01"),
        ],
    );
    assert_eq!(verdict(&recours, "2024-07-01"), Verdict::Indecidable);
    let judged = |le: &str| recours.clone().judged_on(jour(le)).unwrap();
    assert_eq!(verdict(&judged("2024-12-31"), "2024-07-01"), Verdict::Tardif);
    assert_eq!(verdict(&judged("2025-06-30"), "2024-07-01"), Verdict::DansLeDelai);
}

#[test]
fn a_later_event_settles_the_rule_on_posting() {
    let poste = Evenement::Gracieux {
        voie: Voie::Gracieux,
        depot: posted("2025-05-12", "2025-05-14"),
        silence: COURT,
    };
    let recours = after(published("2025-03-10"), [poste]);
    assert!(matches!(recours.etat_on(jour("2025-06-01")), Etat::Incertain { .. }));
    let saisi = after(recours, [seised("2025-08-15")]);
    assert_eq!(verdict(&saisi, "2025-08-15"), Verdict::DansLeDelai);
}
