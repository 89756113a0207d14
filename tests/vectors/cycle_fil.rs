//! Lives and amounts on the wire; actions taken over from a file. All fictitious.

use contrat_de_ville::financement::{
    Etat, Fait, Montants, MontantsError, Parcours, ParcoursError, Reprise, Stade,
};
use contrat_de_ville::nombre::Euros;

use crate::cycle::{depot, le, live, montants, repris};
use crate::programmation::{caf, etat, euros};

#[test]
fn a_life_on_the_wire() {
    let mut parcours = depot(&[(caf(), 150_000)]);
    live(
        &mut parcours,
        [("2023-02-01", Fait::Reorientation { vers: "Ville Vie Vacances".parse().unwrap() })],
    );
    let json = serde_json::json!([
        { "jour": "2023-01-10", "fait": { "depot": { "demande": [{
            "source": { "financeur": { "nature": "caf" }, "dispositif": "aucun", "credits": "droit_commun" },
            "montant": "1500.00",
        }] } } },
        { "jour": "2023-02-01", "fait": { "reorientation": { "vers": "Ville Vie Vacances" } } },
    ]);
    assert_eq!(serde_json::to_value(&parcours).unwrap(), json);
    assert_eq!(serde_json::from_value::<Parcours>(json).unwrap(), parcours);
}

#[track_caller]
fn wire_error(json: &str) -> String {
    let erreur = serde_json::from_str::<Parcours>(json).unwrap_err().to_string();
    erreur.split(" at line").next().unwrap().to_owned()
}

#[test]
fn nearly_valid_lives_are_refused_on_the_wire() {
    for (json, texte) in [
        ("[]", "no event: expected « dépôt » or « reprise » first"),
        (
            r#"[{"jour": "2023-01-10", "fait": "refus"}]"#,
            "event 1: « refus » comes first: expected « dépôt » or « reprise »",
        ),
        (
            r#"[{"jour": "2023-01-10", "fait": {"depot": {"demande": []}}}, {"jour": "2023-01-09", "fait": "recevabilite"}]"#,
            "event 2: 2023-01-09: expected 2023-01-10 or later, the day of what came before",
        ),
        (
            r#"[{"jour": "10/01/2023", "fait": {"depot": {"demande": []}}}]"#,
            "day \"10/01/2023\": expected a day of the calendar as `2024-09-27`",
        ),
        (
            r#"[{"jour": "2023-01-10", "fait": {"depot": {"demandes": []}}}]"#,
            "unknown field `demandes`, expected `demande`",
        ),
    ] {
        assert_eq!(wire_error(json), texte);
    }
    assert_eq!(Parcours::try_from(vec![]), Err(ParcoursError::Vide));
}

#[test]
fn amounts_by_source_are_refused_with_every_problem() {
    let refus: MontantsError =
        Montants::new([(etat(), euros(-1)), (caf(), euros(5)), (caf(), euros(5))]).unwrap_err();
    assert_eq!(
        refus.to_string(),
        "amounts by source: ANCT, programme 147, programmation du contrat de ville: -0.01 €, expected 0 or \
         more; CAF, droit commun: 5.00 € then 5.00 €, expected each source once"
            .replace("5.00", "0.05")
    );
    let vide = Montants::default();
    assert!(vide.is_empty() && vide.total().is_zero());
    assert!(!montants(&[(etat(), 0)]).is_empty());
}

#[test]
fn a_file_is_taken_over_with_what_it_states_only() {
    let mut parcours = repris(
        Etat::Engage,
        &[(Stade::Accorde, &[(etat(), 450_000)]), (Stade::Engage, &[(etat(), 400_000)])],
    );
    assert!(!parcours.is_whole());
    assert_eq!(parcours.total(Stade::Demande, &etat()), None);
    // A request that is committed is not paid yet: that is known.
    assert_eq!(parcours.total(Stade::Verse, &etat()), Some(Euros::ZERO));
    assert_eq!(parcours.reste_a_reverser(&etat()), Some(Euros::ZERO));
    assert_eq!(parcours.reste_a_desengager(&etat()), Some(Euros::ZERO));
    live(
        &mut parcours,
        [("2023-07-01", Fait::Versement { montants: montants(&[(etat(), 400_000)]) })],
    );
    assert_eq!((parcours.etat(), parcours.somme(Stade::Verse).centimes()), (Etat::Verse, 400_000));

    let refuse = repris(Etat::Refuse, &[(Stade::Demande, &[(etat(), 600_000)])]);
    assert_eq!(refuse.total(Stade::Accorde, &etat()), Some(Euros::ZERO));
    assert_eq!(refuse.total(Stade::Accorde, &caf()), Some(Euros::ZERO));
    assert_eq!(refuse.total(Stade::Engage, &etat()), Some(Euros::ZERO));
}

/// Paid before the file was taken over, and not stated: what is paid since is not the whole.
#[test]
fn what_a_file_does_not_state_is_not_nothing_once_more_is_added() {
    let mut parcours = repris(Etat::Verse, &[(Stade::Engage, &[(caf(), 400_000)])]);
    let versement = |c| Fait::Versement { montants: montants(&[(caf(), c)]) };
    live(&mut parcours, [("2023-07-01", versement(10_000))]);
    assert_eq!(parcours.total(Stade::Verse, &caf()), None);
    assert_eq!(parcours.somme(Stade::Verse).centimes(), 10_000);
    assert_eq!(parcours.reste_a_reverser(&caf()), None);
    // A new commitment tells no more of the first.
    let mut engage = repris(Etat::Engage, &[]);
    live(
        &mut engage,
        [
            ("2023-07-01", Fait::Engagement { montants: montants(&[(caf(), 10_000)]) }),
            ("2023-07-02", versement(400_000)),
        ],
    );
    assert_eq!(engage.total(Stade::Engage, &caf()), None);
    assert!(engage.check().iter().all(|constat| constat.code() != "VERSE-SUPERIEUR-A-ENGAGE"));
    // A new proposal replaces the one that was not stated.
    let mut ajourne = repris(Etat::Ajourne, &[]);
    assert_eq!(ajourne.total(Stade::Propose, &caf()), None);
    let propose = montants(&[(caf(), 10_000)]);
    live(&mut ajourne, [("2023-07-01", Fait::Instruction { propose })]);
    assert_eq!(ajourne.total(Stade::Propose, &caf()), Some(euros(10_000)));
    // What is given back beyond what is told may be lawful: the refusal says what is missing.
    let trop = le("2023-07-02", Fait::Reversement { montants: montants(&[(caf(), 10_001)]) });
    assert_eq!(
        parcours.apply(trop).unwrap_err().to_string(),
        "« reversement » beyond what is « versé »: CAF, droit commun: 100.01 €, expected at most 100.00 €, as \
         what was there before the reprise is not stated"
    );
    live(
        &mut parcours,
        [("2023-07-02", Fait::Reversement { montants: montants(&[(caf(), 10_000)]) })],
    );
}

/// Which stages can hold money in which state: demandé, proposé, accordé, engagé, versé.
#[test]
fn a_state_holds_no_money_of_later_stages() {
    for (etat_repris, attendu) in [
        (Etat::Depose, "D...."),
        (Etat::Recevable, "D...."),
        (Etat::Irrecevable, "D...."),
        (Etat::Instruit, "DP..."),
        (Etat::Soutenu, "DPA.."),
        (Etat::Refuse, "DP..."),
        (Etat::Ajourne, "DP..."),
        (Etat::Reoriente, "DP..."),
        (Etat::Conventionne, "DPA.."),
        (Etat::Engage, "DPAE."),
        (Etat::Verse, "DPAEV"),
        (Etat::Solde, "DPAEV"),
        (Etat::Abandonne, "DP.EV"),
        (Etat::Retire, "DP.EV"),
    ] {
        for (stade, lettre) in Stade::TOUS.into_iter().zip(attendu.chars()) {
            let with = |c| Reprise::new(etat_repris).with(stade, montants(&[(etat(), c)]));
            assert_eq!(with(1).is_ok(), lettre != '.', "{etat_repris} {stade}");
            assert!(with(0).is_ok(), "{etat_repris} {stade}");
        }
    }
}

#[test]
fn contradictions_of_a_reprise_come_all_at_once() {
    let json = serde_json::json!({
        "etat": "refuse",
        "demande": [{ "source": caf(), "montant": "100.00" }],
        "accorde": [{ "source": caf(), "montant": "50.00" }],
        "verse": [{ "source": caf(), "montant": "0.01" }, { "source": etat(), "montant": "0.00" }],
    });
    assert_eq!(
        serde_json::from_value::<Reprise>(json).unwrap_err().to_string(),
        "amounts that the state contradicts: « refusé » with 50.00 € « accordé », CAF, droit commun: expected \
         0; « refusé » with 0.01 € « versé », CAF, droit commun: expected 0"
    );
}
