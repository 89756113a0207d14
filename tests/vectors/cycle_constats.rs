//! What lives contradict or do not say. All fictitious.

use contrat_de_ville::financement::{Anomalie, Etat, Fait, Parcours, Stade};

use crate::cycle::{depot, live, montants, repris};
use crate::programmation::{caf, etat, euros, reference};

#[track_caller]
fn findings(parcours: &Parcours, attendus: &[(&str, &str)]) {
    let constats = parcours.check();
    let lus: Vec<(&str, String)> =
        constats.iter().map(|constat| (constat.code(), constat.to_string())).collect();
    let lus: Vec<(&str, String)> = lus
        .into_iter()
        .map(|(code, phrase)| (code, phrase.replace(['\u{A0}', '\u{202F}'], " ")))
        .collect();
    let lus: Vec<(&str, &str)> =
        lus.iter().map(|(code, phrase)| (*code, phrase.as_str())).collect();
    assert_eq!(lus, attendus);
}

#[test]
fn a_regular_life_has_no_finding() {
    let mut parcours = depot(&[(etat(), 600_000)]);
    live(
        &mut parcours,
        [
            ("2023-02-01", Fait::Recevabilite),
            ("2023-03-01", Fait::Instruction { propose: montants(&[(etat(), 500_000)]) }),
            ("2023-04-03", Fait::Soutien { accorde: montants(&[(etat(), 600_000)]) }),
            ("2023-04-04", Fait::Convention { reference: Some(reference("C-1")) }),
            ("2023-05-02", Fait::Engagement { montants: montants(&[(etat(), 600_000)]) }),
            ("2023-06-01", Fait::Versement { montants: montants(&[(etat(), 600_000)]) }),
            ("2023-12-31", Fait::Solde),
        ],
    );
    findings(&parcours, &[]);
}

#[test]
fn each_stage_is_bounded_by_the_one_before() {
    let mut parcours = depot(&[(etat(), 400_000)]);
    live(
        &mut parcours,
        [
            ("2023-02-01", Fait::Recevabilite),
            ("2023-03-01", Fait::Instruction { propose: montants(&[]) }),
            (
                "2023-04-03",
                Fait::Soutien { accorde: montants(&[(etat(), 400_001), (caf(), 50_000)]) },
            ),
            ("2023-05-02", Fait::Engagement { montants: montants(&[(etat(), 400_002)]) }),
            ("2023-06-01", Fait::Versement { montants: montants(&[(etat(), 400_003)]) }),
            ("2023-12-31", Fait::Solde),
        ],
    );
    let anct = "ANCT, programme 147, programmation du contrat de ville";
    findings(
        &parcours,
        &[
            (
                "ACCORDE-SUPERIEUR-A-DEMANDE",
                &format!("{anct} : accordé 4 000,01 €, au-dessus du montant demandé (4 000,00 €)"),
            ),
            (
                "ENGAGE-SUPERIEUR-A-ACCORDE",
                &format!("{anct} : engagé 4 000,02 €, au-dessus du montant accordé (4 000,01 €)"),
            ),
            (
                "VERSE-SUPERIEUR-A-ENGAGE",
                &format!("{anct} : versé 4 000,03 €, au-dessus du montant engagé (4 000,02 €)"),
            ),
            (
                "SOLDE-INEGAL",
                &format!("{anct} : soldé, mais versé 4 000,03 € pour 4 000,02 € engagés"),
            ),
            (
                "ACCORDE-JAMAIS-DEMANDE",
                "CAF, droit commun : accordé 500,00 €, jamais demandé à cette source",
            ),
        ],
    );
}

#[test]
fn what_is_left_after_a_withdrawal_is_told_once() {
    let parcours = repris(
        Etat::Retire,
        &[
            (Stade::Demande, &[(caf(), 100_000)]),
            (Stade::Engage, &[(caf(), 90_000)]),
            (Stade::Verse, &[(caf(), 30_000)]),
        ],
    );
    findings(
        &parcours,
        &[
            (
                "RESTE-A-DESENGAGER",
                "CAF, droit commun : 900,00 € à désengager, l’accord étant repris",
            ),
            ("RESTE-A-REVERSER", "CAF, droit commun : 300,00 € à reverser, l’accord étant repris"),
        ],
    );
}

#[test]
fn what_a_file_does_not_state_is_not_checkable() {
    let parcours = repris(Etat::Verse, &[(Stade::Verse, &[(caf(), 30_000)])]);
    findings(
        &parcours,
        &[(
            "NON-VERIFIABLE",
            "CAF, droit commun : versé 300,00 €, montant engagé non renseigné : non vérifiable",
        )],
    );
    findings(
        &repris(Etat::Soutenu, &[(Stade::Accorde, &[(caf(), 0)])]),
        &[("SANS-MONTANT", "soutenu, mais aucun montant accordé")],
    );
    findings(&repris(Etat::Solde, &[]), &[("SANS-MONTANT", "soldé, mais aucun montant versé")]);
    findings(
        &repris(Etat::Engage, &[(Stade::Accorde, &[(caf(), 10)])]),
        &[
            ("SANS-MONTANT", "engagé, mais aucun montant engagé"),
            (
                "NON-VERIFIABLE",
                "CAF, droit commun : accordé 0,10 €, montant demandé non renseigné : non vérifiable",
            ),
        ],
    );
    findings(&repris(Etat::Depose, &[]), &[]);
}

/// A file that was taken over may state the requests to some sources only.
#[test]
fn a_source_that_a_file_does_not_state_was_perhaps_asked() {
    let parcours = repris(
        Etat::Soutenu,
        &[(Stade::Demande, &[(etat(), 1)]), (Stade::Accorde, &[(caf(), 50_000)])],
    );
    findings(
        &parcours,
        &[(
            "NON-VERIFIABLE",
            "CAF, droit commun : accordé 500,00 €, montant demandé non renseigné : non vérifiable",
        )],
    );
}

/// Nothing was granted when the file was taken over: all that is granted since is known.
#[test]
fn what_the_first_state_excludes_is_known_to_be_nothing() {
    let mut parcours = repris(Etat::Recevable, &[(Stade::Demande, &[(etat(), 100)])]);
    live(
        &mut parcours,
        [
            ("2023-07-01", Fait::Instruction { propose: montants(&[]) }),
            ("2023-07-02", Fait::Soutien { accorde: montants(&[(etat(), 100)]) }),
            ("2023-07-03", Fait::Engagement { montants: montants(&[(caf(), 50_000)]) }),
        ],
    );
    findings(
        &parcours,
        &[(
            "ENGAGE-SUPERIEUR-A-ACCORDE",
            "CAF, droit commun : engagé 500,00 €, au-dessus du montant accordé (0,00 €)",
        )],
    );
}

#[test]
fn an_amount_that_is_told_in_part_is_checked_as_far_as_it_can() {
    let base = repris(Etat::Verse, &[(Stade::Engage, &[(caf(), 50_000)])]);
    let paye = |c| {
        let mut parcours = base.clone();
        live(
            &mut parcours,
            [("2023-07-01", Fait::Versement { montants: montants(&[(caf(), c)]) })],
        );
        parcours
    };
    let engage = (
        "NON-VERIFIABLE",
        "CAF, droit commun : engagé 500,00 €, montant accordé non renseigné : non vérifiable",
    );
    findings(
        &paye(50_000),
        &[
            engage,
            (
                "MONTANT-INCOMPLET",
                "CAF, droit commun : versé 500,00 € depuis la reprise, montant antérieur non renseigné : non \
                 vérifiable",
            ),
        ],
    );
    // Too much already.
    findings(
        &paye(50_001),
        &[
            engage,
            (
                "VERSE-SUPERIEUR-A-ENGAGE",
                "CAF, droit commun : versé 500,01 €, au-dessus du montant engagé (500,00 €)",
            ),
        ],
    );
}

#[test]
fn findings_are_data() {
    let parcours = repris(Etat::Verse, &[(Stade::Verse, &[(caf(), 30_000)])]);
    assert_eq!(
        parcours.check(),
        [Anomalie::NonVerifiable {
            source: caf(),
            stade: Stade::Verse,
            montant: euros(30_000),
            borne: Stade::Engage,
        }]
    );
    assert_eq!(
        serde_json::to_value(parcours.check()).unwrap(),
        serde_json::json!([{ "non_verifiable": {
            "source": caf(), "stade": "verse", "montant": "300.00", "borne": "engage",
        } }])
    );
}
