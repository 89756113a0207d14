//! The life of an action. Every action here is fictitious.

use chrono::NaiveDate;
use contrat_de_ville::financement::{
    Etat, Evenement, EvenementRefuse, Fait, GenreDeFait, Montants, Parcours, Reprise,
    RepriseExcessive, Source, Stade,
};
use contrat_de_ville::nombre::Euros;

use crate::programmation::{caf, etat, euros};

pub fn montants(paires: &[(Source, i64)]) -> Montants {
    Montants::new(paires.iter().map(|(source, c)| (source.clone(), euros(*c)))).unwrap()
}

pub fn le(jour: &str, fait: Fait) -> Evenement {
    Evenement { jour: jour.parse().unwrap(), fait }
}

pub fn depot(paires: &[(Source, i64)]) -> Parcours {
    Parcours::new(le("2023-01-10", Fait::Depot { demande: montants(paires) })).unwrap()
}

pub fn repris(etat: Etat, par_stade: &[(Stade, &[(Source, i64)])]) -> Parcours {
    let reprise = par_stade.iter().fold(Reprise::new(etat), |reprise, (stade, paires)| {
        reprise.with(*stade, montants(paires)).unwrap()
    });
    Parcours::new(le("2023-06-30", Fait::Reprise(reprise))).unwrap()
}

#[track_caller]
pub fn live(parcours: &mut Parcours, faits: impl IntoIterator<Item = (&'static str, Fait)>) {
    for (jour, fait) in faits {
        parcours.apply(le(jour, fait)).unwrap();
    }
}

#[track_caller]
fn refused(parcours: &mut Parcours, evenement: &Evenement) -> EvenementRefuse {
    let avant = parcours.clone();
    let refus = parcours.apply(evenement.clone()).unwrap_err();
    assert_eq!(*refus.rendu, *evenement);
    assert_eq!(parcours, &avant);
    refus.cause
}

/// Asked 6 000 of the State and 1 500 of the CAF; proposed then granted less, by two sources on two days.
fn soutenu() -> Parcours {
    let mut parcours = depot(&[(etat(), 600_000), (caf(), 150_000)]);
    live(
        &mut parcours,
        [
            ("2023-02-01", Fait::Recevabilite),
            ("2023-03-01", Fait::Instruction { propose: montants(&[(etat(), 500_000)]) }),
            ("2023-04-03", Fait::Soutien { accorde: montants(&[(etat(), 450_000)]) }),
            ("2023-04-20", Fait::Soutien { accorde: montants(&[(caf(), 150_000)]) }),
        ],
    );
    parcours
}

#[test]
fn sources_are_granted_on_their_own_days_and_lines_keep_all() {
    let parcours = soutenu();
    assert_eq!(parcours.etat(), Etat::Soutenu);
    assert_eq!(parcours.etat_on("2023-03-31".parse().unwrap()), Some(Etat::Instruit));
    assert_eq!(parcours.etat_on("2023-01-09".parse().unwrap()), None);
    assert_eq!(parcours.somme(Stade::Accorde).centimes(), 600_000);
    assert_eq!(parcours.total(Stade::Accorde, &caf()), Some(euros(150_000)));
    assert_eq!(parcours.total(Stade::Propose, &caf()), Some(Euros::ZERO));
    let lignes: Vec<_> = parcours
        .lignes()
        .iter()
        .map(|ligne| (ligne.jour.to_string(), ligne.stade, ligne.montant.centimes()))
        .collect();
    // Sources are in order: the State before the CAF.
    assert_eq!(
        lignes,
        [
            ("2023-01-10".to_owned(), Stade::Demande, 600_000),
            ("2023-01-10".to_owned(), Stade::Demande, 150_000),
            ("2023-03-01".to_owned(), Stade::Propose, 500_000),
            ("2023-04-03".to_owned(), Stade::Accorde, 450_000),
            ("2023-04-20".to_owned(), Stade::Accorde, 150_000),
        ]
    );
}

#[test]
fn a_new_examination_replaces_the_proposal_of_the_same_source() {
    let mut parcours = depot(&[(etat(), 600_000)]);
    live(
        &mut parcours,
        [
            ("2023-02-01", Fait::Recevabilite),
            (
                "2023-03-01",
                Fait::Instruction { propose: montants(&[(etat(), 500_000), (caf(), 1)]) },
            ),
            ("2023-03-10", Fait::Ajournement),
            ("2023-03-20", Fait::Instruction { propose: montants(&[(etat(), 300_000)]) }),
        ],
    );
    assert_eq!(parcours.total(Stade::Propose, &etat()), Some(euros(300_000)));
    assert_eq!(parcours.total(Stade::Propose, &caf()), Some(euros(1)));
    let proposes: Vec<_> = parcours
        .lignes()
        .iter()
        .filter(|ligne| ligne.stade == Stade::Propose)
        .map(|ligne| ligne.montant.centimes())
        .collect();
    assert_eq!(proposes, [500_000, 1, -500_000, 300_000]);
}

/// 4 500 granted and committed, 2 000 paid, then given up; 500 only are given back.
#[test]
fn what_is_given_up_is_taken_back_and_what_is_left_is_told() {
    let mut parcours = soutenu();
    live(
        &mut parcours,
        [
            ("2023-05-02", Fait::Engagement { montants: montants(&[(etat(), 450_000)]) }),
            ("2023-06-01", Fait::Versement { montants: montants(&[(etat(), 200_000)]) }),
            ("2023-09-01", Fait::Abandon),
            ("2023-09-15", Fait::Desengagement { montants: montants(&[(etat(), 250_000)]) }),
            ("2023-10-01", Fait::Reversement { montants: montants(&[(etat(), 50_000)]) }),
        ],
    );
    assert_eq!(parcours.etat(), Etat::Abandonne);
    assert!(parcours.somme(Stade::Accorde).is_zero());
    assert_eq!(parcours.reste_a_desengager(&etat()), Some(euros(200_000)));
    assert_eq!(parcours.reste_a_reverser(&etat()), Some(euros(150_000)));
    assert_eq!(parcours.reste_a_reverser(&caf()), Some(Euros::ZERO));
    let repris: Vec<_> = parcours
        .lignes()
        .iter()
        .filter(|ligne| ligne.jour.to_string() == "2023-09-01")
        .map(|ligne| (ligne.stade, ligne.montant.centimes()))
        .collect();
    assert_eq!(repris, [(Stade::Accorde, -450_000), (Stade::Accorde, -150_000)]);
}

#[test]
fn a_reduction_leaves_the_rest_of_the_grant() {
    let mut parcours = soutenu();
    live(
        &mut parcours,
        [
            ("2023-05-02", Fait::Engagement { montants: montants(&[(etat(), 450_000)]) }),
            ("2023-06-01", Fait::Reduction { montants: montants(&[(etat(), 100_000)]) }),
        ],
    );
    assert_eq!(parcours.total(Stade::Accorde, &etat()), Some(euros(350_000)));
    assert_eq!(parcours.reste_a_desengager(&etat()), Some(euros(100_000)));
    assert_eq!(
        refused(
            &mut parcours,
            &le("2023-06-02", Fait::Reduction { montants: montants(&[(etat(), 350_001)]) })
        ),
        EvenementRefuse::AuDela {
            genre: GenreDeFait::Reduction,
            stade: Stade::Accorde,
            depassements: vec![RepriseExcessive {
                source: etat(),
                repris: euros(350_001),
                present: euros(350_000),
                complet: true,
            }],
        }
    );
    live(
        &mut parcours,
        [("2023-06-02", Fait::Reduction { montants: montants(&[(etat(), 350_000)]) })],
    );
    // What is at nothing already is not taken back again.
    live(&mut parcours, [("2023-06-03", Fait::Retrait)]);
    let dernieres: Vec<_> = parcours
        .lignes()
        .iter()
        .filter(|ligne| ligne.jour.to_string() == "2023-06-03")
        .map(|ligne| (ligne.source.clone(), ligne.montant.centimes()))
        .collect();
    assert_eq!(dernieres, [(caf(), -150_000)]);
}

#[test]
fn refusals_say_what_was_expected() {
    let mut parcours = soutenu();
    let cases = [
        (
            le("2023-04-19", Fait::Convention { reference: None }),
            "2023-04-19: expected 2023-04-20 or later, the day of what came before",
        ),
        (
            le("2023-05-02", Fait::Versement { montants: montants(&[(etat(), 1)]) }),
            "« versement » in state « soutenu »: expected soutien; convention; engagement; réduction; \
             abandon; retrait",
        ),
        (
            le("2023-05-02", Fait::Depot { demande: Montants::VIDE }),
            "« dépôt » in state « soutenu »: expected soutien; convention; engagement; réduction; \
             abandon; retrait",
        ),
        (
            le(
                "2023-05-02",
                Fait::Reduction { montants: montants(&[(etat(), 450_001), (caf(), 150_001)]) },
            ),
            "« réduction » beyond what is « accordé »: ANCT, programme 147, programmation du contrat de \
             ville: 4500.01 €, expected at most 4500.00 €; CAF, droit commun: 1500.01 €, expected at most \
             1500.00 €",
        ),
        (
            le("2023-05-02", Fait::Soutien { accorde: montants(&[(caf(), i64::MAX)]) }),
            "total « accordé » out of range, at most 2^63 - 1 cents fit: CAF, droit commun",
        ),
    ];
    for (evenement, texte) in cases {
        assert_eq!(refused(&mut parcours, &evenement).to_string(), texte);
    }
    let mut refuse = depot(&[]);
    live(&mut refuse, [("2023-01-10", Fait::Irrecevabilite)]);
    assert_eq!(
        refused(&mut refuse, &le("2023-05-02", Fait::Recevabilite)).to_string(),
        "« recevabilité » in state « irrecevable »: expected nothing more"
    );
    let premier = Parcours::new(le("2023-05-02", Fait::Refus)).unwrap_err();
    assert_eq!(premier.to_string(), "« refus » comes first: expected « dépôt » or « reprise »");
}

#[test]
fn the_ends_of_the_calendar_and_of_amounts() {
    let demande = montants(&[(etat(), i64::MAX)]);
    let mut parcours =
        Parcours::new(Evenement { jour: NaiveDate::MIN, fait: Fait::Depot { demande } }).unwrap();
    assert_eq!(parcours.etat_on(NaiveDate::MIN), Some(Etat::Depose));
    parcours.apply(Evenement { jour: NaiveDate::MAX, fait: Fait::Recevabilite }).unwrap();
    assert_eq!(parcours.etat_on(NaiveDate::MAX), Some(Etat::Recevable));
    let json = serde_json::to_string(&parcours).unwrap();
    assert_eq!(serde_json::from_str::<Parcours>(&json).unwrap(), parcours);
}
