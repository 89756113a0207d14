//! The council: each finding and each problem once, by its text.

use core::num::NonZeroU32;

use contrat_de_ville::procedure::{
    Acte, Appel, Autorite, AvisDeCommission, Deliberation, Demande, DroitDuConseil, Effectif,
    Effet, ExigenceDeQuorum, Fait, Feuille, Gravite, Initiative, Irregularite, Issue, Membre,
    ModeDePublication, ModeDeScrutin, Mouvement, NonExecutoire, Organe, Plage, Pouvoir, Presence,
    Publication, Qualite, Quoi, RegimeDeConvocation, Retrait, RetraitMotif, SansEffet, Scrutin,
    ScrutinError, SecondAppel, SecondeConvocation, Sens, SensDeLAvis, SensDuPresident, Suffrages,
    Urgence, Vote,
};
use contrat_de_ville::temps::JoursFrancs;

use super::conseil::{cas, jour, plain};

/// The finding of that code, without its rule.
#[track_caller]
fn finding(deliberation: &Deliberation, code: &str) -> String {
    let trouve = deliberation.check();
    let constat = trouve.iter().find(|constat| constat.code() == code);
    let constat = constat.unwrap_or_else(|| panic!("{code} in {trouve:?}"));
    let texte = plain(constat);
    texte.split(" [").next().unwrap().to_owned()
}

/// The finding of that code in the case once changed.
#[track_caller]
fn changed(code: &str, change: impl FnOnce(&mut Deliberation)) -> String {
    let mut cas = cas();
    change(&mut cas);
    finding(&cas, code)
}

fn vote(pour: u32, contre: u32, mode: ModeDeScrutin) -> Vote {
    let suffrages = Suffrages { pour, contre, ..Suffrages::default() };
    Vote { adoptee: true, mention: None, scrutin: Some(Scrutin::new(suffrages, mode).unwrap()) }
}

const PUBLIC: ModeDeScrutin = ModeDeScrutin::Public { president: None };

#[test]
fn findings_on_the_convocation() {
    let envoyee = changed("CONVOCATION-TARDIVE", |d| {
        d.convocation.as_mut().unwrap().envoyee = Some(jour("2024-09-19"));
    });
    assert_eq!(
        envoyee,
        "irrégularité : convocation envoyée le 19 septembre 2024 pour le 24 septembre 2024 : 4 jours \
         francs, il en manque 1 ; dernier envoi possible le 18 septembre 2024"
    );
    assert_eq!(
        changed("REGIME-ETRANGER", |d| {
            d.convocation.as_mut().unwrap().regime =
                RegimeDeConvocation::PetiteCommune(Urgence::Sans);
        }),
        "irrégularité : le régime de convocation n’est pas celui de l’autorité"
    );
    let urgence = |approuvee| {
        move |d: &mut Deliberation| {
            let convocation = d.convocation.as_mut().unwrap();
            convocation.regime = RegimeDeConvocation::Epci(Urgence::Declaree);
            convocation.urgence_approuvee = approuvee;
        }
    };
    assert_eq!(
        changed("URGENCE-REFUSEE", urgence(Some(false))),
        "irrégularité : le conseil n’a pas approuvé l’urgence"
    );
    assert_eq!(
        changed("FAIT-URGENCE", urgence(None)),
        "indécidable : fait non connu : le vote du conseil sur l’urgence"
    );
    assert_eq!(
        changed("SANS-NOTE-DE-SYNTHESE", |d| {
            d.convocation.as_mut().unwrap().note_de_synthese = Some(false);
        }),
        "irrégularité : convocation sans note explicative de synthèse"
    );
    assert_eq!(
        changed("FAIT-CONVOCATION", |d| d.convocation.as_mut().unwrap().datee = None),
        "indécidable : fait non connu : l’envoi de la convocation"
    );
    assert_eq!(
        changed("HORS-PERIODE", |d| d.acte.adoption = jour("2100-09-24")),
        "indécidable : 24 septembre 2100 : hors des années 1990 à 2099"
    );
}

#[test]
fn findings_on_a_second_call() {
    let second = |premiere: &str, regle| {
        let appel = SecondAppel { premiere: jour(premiere), regle };
        move |d: &mut Deliberation| d.second_appel = Some(appel)
    };
    let general = SecondeConvocation::General { jours: JoursFrancs::Francs };
    assert_eq!(
        changed("TERME-NON-RESPECTE", second("2024-09-21", general)),
        "irrégularité : seconde séance le 24 septembre 2024, 1 jour trop tôt : au plus tôt le 25 septembre 2024"
    );
    let local = |rappelle_la_regle| SecondeConvocation::AlsaceMoselle { rappelle_la_regle };
    assert_eq!(
        changed("AUTRE-DROIT", second("2024-09-20", local(Some(true)))),
        "irrégularité : seconde convocation sous un droit qui n’est pas celui du conseil"
    );
    assert_eq!(
        changed("SANS-RAPPEL-DE-LA-REGLE", second("2024-09-20", local(Some(false)))),
        "irrégularité : la seconde convocation ne rappelle pas la règle qui la régit"
    );
    assert_eq!(
        changed("FAIT-RAPPEL-DE-LA-REGLE", second("2024-09-20", local(None))),
        "indécidable : fait non connu : le rappel de la règle dans la seconde convocation"
    );
    // In time, it needs no quorum; a day too early, it does.
    let codes = |premiere: &str| {
        let mut cas = cas();
        second(premiere, general)(&mut cas);
        cas.effectif.as_mut().unwrap().exigence = ExigenceDeQuorum::EnExercice(300);
        cas.check().iter().map(Irregularite::code).collect::<Vec<_>>()
    };
    assert!(!codes("2024-09-20").contains(&"QUORUM-NON-ATTEINT"));
    assert!(codes("2024-09-21").contains(&"QUORUM-NON-ATTEINT"));
    assert_eq!(
        changed("FAIT-SECOND-APPEL", |d| {
            d.effectif.as_mut().unwrap().exigence = ExigenceDeQuorum::Aucune;
        }),
        "indécidable : fait non connu : la séance sans quorum qui dispense celle-ci de quorum"
    );
}

#[test]
fn findings_on_presence_and_votes() {
    let effectif = |en_exercice, au_moins, au_plus, pouvoirs| {
        move |d: &mut Deliberation| {
            d.effectif = Some(Effectif {
                exigence: ExigenceDeQuorum::EnExercice(en_exercice),
                presents: Plage::new(au_moins, au_plus).unwrap(),
                pouvoirs: Some(pouvoirs),
            });
        }
    };
    assert_eq!(
        changed("QUORUM-NON-ATTEINT", effectif(152, 75, 76, 60)),
        "irrégularité : quorum non atteint : 76 membres présents, 77 requis"
    );
    assert_eq!(
        changed("QUORUM-INCERTAIN", effectif(152, 76, 77, 21)),
        "indécidable : quorum incertain : de 76 à 77 membres présents, 77 requis"
    );
    assert_eq!(
        changed("EFFECTIF-IMPOSSIBLE", effectif(132, 112, 113, 21)),
        "irrégularité : 133 membres présents et représentés pour 132 membres en exercice"
    );
    assert_eq!(
        changed("POUVOIRS-EN-TROP", effectif(152, 10, 10, 11)),
        "irrégularité : 11 pouvoirs pour 10 membres présents au plus, qui n’en portent qu’un chacun"
    );
    assert_eq!(
        changed("TROP-DE-VOIX", |d| d.vote = Some(vote(130, 5, ModeDeScrutin::Secret))),
        "irrégularité : 135 suffrages pour 134 voix"
    );
    assert_eq!(
        changed("RESULTAT-CONTREDIT", |d| d.vote = Some(vote(60, 60, ModeDeScrutin::Secret))),
        "irrégularité : délibération dite adoptée, or le décompte la donne non adoptée, partage des voix que \
         rien ne départage"
    );
    assert_eq!(
        changed("PARTAGE-SANS-PRESIDENT", |d| d.vote = Some(vote(60, 60, PUBLIC))),
        "indécidable : partage égal des voix, et le vote du président n’est pas connu"
    );
    assert_eq!(
        changed("INTERESSES-AU-VOTE", |d| d.interesses_ayant_pris_part = Some(2)),
        "irrégularité : 2 membres intéressés ont pris part à la délibération"
    );
}

#[test]
fn findings_on_the_session() {
    let tard = AvisDeCommission {
        commission: "Cohésion sociale".to_owned(),
        jour: jour("2024-09-25"),
        sens: SensDeLAvis::Favorable,
    };
    assert_eq!(
        changed("AVIS-POSTERIEUR", |d| d.avis.push(tard)),
        "irrégularité : avis de commission du 25 septembre 2024, après la séance du 24 septembre 2024"
    );
    assert_eq!(
        changed("SANS-SECRETAIRE", |d| d.secretaire_designe = Some(false)),
        "irrégularité : aucun secrétaire de séance n’a été désigné"
    );
    assert_eq!(
        changed("TERME-NON-RESPECTE", |d| d.liste = Some(jour("2024-10-03"))),
        "irrégularité : publication de la liste des délibérations le 3 octobre 2024, 2 jours trop tard : au plus \
         tard le 1er octobre 2024"
    );
    assert_eq!(
        changed("FAIT-AVANT-LE-DEPART", |d| d.copie = Some(jour("2024-09-23"))),
        "irrégularité : envoi de la copie aux conseillers des communes le 23 septembre 2024, avant le 24 septembre \
         2024 d’où court le délai"
    );
    assert_eq!(
        changed("PV-ARRETE-TROP-TOT", |d| d.proces_verbal.arrete = Some(jour("2024-09-24"))),
        "irrégularité : procès-verbal arrêté le 24 septembre 2024, alors qu’il l’est à la séance qui suit celle du \
         24 septembre 2024"
    );
    assert_eq!(
        finding(&cas(), "REGISTRE-SIGNE-PAR-LES-MEMBRES"),
        "irrégularité : registre signé par les membres présents, formule d’avant le 1er juillet 2022"
    );
    // In Alsace and Moselle article L. 2121-15 does not apply.
    let mut local = cas();
    local.droit = DroitDuConseil::AlsaceMoselle;
    local.secretaire_designe = None;
    local.proces_verbal.arrete = Some(jour("2024-12-10"));
    let codes: Vec<_> = local.check().iter().map(Irregularite::code).collect();
    assert!(!codes.iter().any(|code| ["FAIT-SECRETAIRE", "FAIT-PV"].contains(code)), "{codes:?}");
    // Before the reform the list and the register were others: that is said.
    let avant = changed("TEXTE-NON-LU", |d| d.acte.adoption = jour("2021-09-24"));
    assert!(
        avant.starts_with("réserve : texte lu dans sa version en vigueur depuis le "),
        "{avant}"
    );
    let mut avant = cas();
    avant.acte.adoption = jour("2021-09-24");
    let codes: Vec<_> = avant.check().iter().map(Irregularite::code).collect();
    assert!(!codes.contains(&"REGISTRE-SIGNE-PAR-LES-MEMBRES") && !codes.contains(&"FAIT-LISTE"));
}

#[test]
fn findings_on_the_act() {
    assert_eq!(
        changed("NON-DELEGABLE", |d| d.acte.organe = Organe::Bureau),
        "irrégularité : acte pris par le bureau, alors que l’assemblée ne peut déléguer les orientations de la \
         politique de la ville"
    );
    assert_eq!(
        changed("SEANCE-NON-EXAMINEE", |d| d.acte.organe = Organe::Executif),
        "réserve : acte pris par l’exécutif : les règles de ses réunions n’ont pas été lues"
    );
    let affichage = |jour_d_affichage: &str| Publication {
        jour: jour(jour_d_affichage),
        mode: ModeDePublication::Affichage,
    };
    assert_eq!(
        changed("PUBLICATION-SANS-EFFET", |d| d.acte.publications = vec![affichage("2024-09-27")]),
        "irrégularité : affichage du 27 septembre 2024 sans effet : le mode attendu est publication électronique"
    );
    assert_eq!(
        changed("PUBLICATION-SANS-EFFET", |d| d.acte.publications.push(affichage("2024-09-23"))),
        "irrégularité : affichage du 23 septembre 2024 : avant l’acte lui-même"
    );
    assert_eq!(
        changed("DELAI-DE-RECOURS-NON-OUVERT", |d| {
            d.acte.urgence = true;
            d.acte.publications = vec![affichage("2024-09-25")];
        }),
        "réserve : affichage d’urgence du 25 septembre 2024 : le délai de recours ne court qu’à compter de la \
         publication"
    );
    assert_eq!(
        changed("PUBLICATION-NON-LUE", |d| {
            d.acte.adoption = jour("2022-06-20");
            d.acte.publications[0].jour = jour("2022-06-30");
        }),
        "indécidable : publication électronique du 30 juin 2022 : le texte alors en vigueur n’a pas été lu pour ce \
         mode"
    );
    assert_eq!(
        changed("TRANSMISSION-AVANT-L-ACTE", |d| d.acte.transmission = Some(jour("2024-09-23"))),
        "irrégularité : transmission reçue le 23 septembre 2024, avant l’acte du 24 septembre 2024"
    );
    assert_eq!(
        changed("QUALITE-ETRANGERE", |d| {
            d.acte.signature.as_mut().unwrap().qualite = Qualite::Maire;
        }),
        "irrégularité : signature en qualité de maire, que l’autorité n’a pas"
    );
    // Posting beside the publication that counts is no fault.
    let mut deux = cas();
    deux.acte.publications.push(affichage("2024-09-25"));
    assert_eq!(deux.check(), cas().check());
}

#[test]
fn every_missing_fact_of_a_bare_act_is_found() {
    let nu = Acte {
        transmission: None,
        publications: vec![],
        signature: None,
        certification: None,
        ..cas().acte
    };
    let trouve = Deliberation::of(nu, DroitDuConseil::General).check();
    assert!(trouve.iter().all(|constat| constat.gravite() == Gravite::Indecidable), "{trouve:?}");
    let codes: Vec<_> = trouve.iter().map(Irregularite::code).collect();
    assert_eq!(
        codes,
        [
            "FAIT-CONVOCATION",
            "FAIT-PRESENCE",
            "FAIT-VOTE",
            "FAIT-INTERET",
            "FAIT-SECRETAIRE",
            "FAIT-ARRET-DU-PV",
            "FAIT-REGISTRE",
            "FAIT-PUBLICATION",
            "FAIT-TRANSMISSION",
            "FAIT-SIGNATURE",
            "FAIT-CERTIFICATION",
            "FAIT-LISTE",
            "FAIT-COPIE",
        ]
    );
    let mut codes: Vec<_> = Fait::TOUS.iter().map(|fait| fait.code()).collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), Fait::TOUS.len());
}

#[test]
fn a_publication_counts_by_authority_and_by_day() {
    use ModeDePublication::{Affichage, Electronique, Papier};
    let acte = |autorite, urgence| Acte { autorite, urgence, ..cas().acte };
    let effet = |autorite, mode, le: &str| {
        let acte = Acte { adoption: jour("2022-06-01"), ..acte(autorite, false) };
        acte.effet_of(Publication { jour: jour(le), mode })
    };
    let epci = Autorite::EpciAFiscalitePropre;
    // The last day of the former rule, and the first of the new one.
    assert!(matches!(effet(epci, Affichage, "2022-06-30"), Effet::Plein(_)));
    assert!(matches!(effet(epci, Papier, "2022-06-30"), Effet::Plein(_)));
    assert!(matches!(effet(epci, Electronique, "2022-06-30"), Effet::NonLu(_)));
    assert!(matches!(
        effet(epci, Affichage, "2022-07-01"),
        Effet::Aucun(SansEffet::AutreMode { attendu: Electronique, .. })
    ));
    assert!(matches!(effet(epci, Electronique, "2022-07-01"), Effet::Plein(_)));
    let commune = Autorite::CommuneDe3500EtPlus;
    assert!(matches!(effet(commune, Affichage, "2022-07-01"), Effet::Aucun(_)));
    for mode in [Affichage, Electronique, Papier] {
        for autorite in [Autorite::PetiteCommune { mode }, Autorite::SyndicatDeCommunes { mode }] {
            for autre in [Affichage, Electronique, Papier] {
                let compte = matches!(effet(autorite, autre, "2022-07-01"), Effet::Plein(_));
                assert_eq!(compte, autre == mode);
            }
        }
    }
    // Urgency helps posting, and nothing else.
    let urgence = acte(epci, true);
    let le = |mode| urgence.effet_of(Publication { jour: jour("2024-09-25"), mode });
    assert!(matches!(le(Affichage), Effet::ExecutoireSeulement(_)));
    assert!(matches!(le(Papier), Effet::Aucun(_)));
}

#[test]
fn what_is_missing_to_be_executory_is_named() {
    let manque = |publie: bool, transmis: bool| {
        let mut acte = cas().acte;
        if !publie {
            acte.publications.clear();
        }
        acte.transmission = acte.transmission.filter(|_| transmis);
        acte.executoire().unwrap_err()
    };
    assert_eq!(manque(true, false), NonExecutoire { publication: false, transmission: true });
    assert_eq!(manque(true, false).to_string(), "not executory: expected a transmission");
    assert_eq!(
        manque(false, true).to_string(),
        "not executory: expected a publication that counts"
    );
    assert_eq!(
        manque(false, false).to_string(),
        "not executory: expected a publication that counts, and a transmission"
    );
}

#[test]
fn ballots_say_who_decides() {
    let public = |president| ModeDeScrutin::Public { president };
    let issue = |pour, contre, abstentions, mode| {
        let suffrages = Suffrages { pour, contre, abstentions, ..Suffrages::default() };
        Scrutin::new(suffrages, mode).map(Scrutin::issue)
    };
    assert_eq!(issue(2, 1, 100, PUBLIC), Ok(Issue::AdopteeALaMajorite));
    assert_eq!(issue(1, 2, 0, PUBLIC), Ok(Issue::RejeteeALaMajorite));
    assert_eq!(issue(0, 0, 9, PUBLIC), Ok(Issue::SansSuffrageExprime));
    let (pour, contre) = (SensDuPresident::Pour, SensDuPresident::Contre);
    assert_eq!(issue(3, 3, 0, public(Some(pour))), Ok(Issue::AdopteeParLePresident));
    assert_eq!(issue(3, 3, 0, public(Some(contre))), Ok(Issue::RejeteeParLePresident));
    let abstention = public(Some(SensDuPresident::Abstention));
    assert_eq!(issue(3, 3, 1, abstention), Ok(Issue::RejeteeAuPartage));
    assert_eq!(issue(3, 3, 0, ModeDeScrutin::Secret), Ok(Issue::RejeteeAuPartage));
    assert_eq!(issue(3, 3, 0, PUBLIC), Ok(Issue::PartageSansPresident));
    assert_eq!(
        issue(3, 0, 0, public(Some(contre))).unwrap_err().to_string(),
        "the president's vote (Contre) is not among the votes: that side has none"
    );
    let grand = Suffrages {
        pour: u32::MAX,
        contre: u32::MAX,
        abstentions: u32::MAX,
        blancs: u32::MAX,
        nuls: u32::MAX,
    };
    assert_eq!(grand.total(), 5 * u64::from(u32::MAX));
    let erreur = Scrutin::new(grand, PUBLIC).unwrap().check_voix(134).unwrap_err();
    assert!(matches!(erreur, ScrutinError::TropDeVoix { voix: 134, .. }));
    assert_eq!(
        erreur.to_string(),
        "21474836475 votes, expected 134 at most: the voices at that item"
    );
}

#[test]
fn requests_are_founded_from_their_threshold_on() {
    assert_eq!([0, 1, 4, 5, 8].map(|n| Demande::ScrutinPublicNominatif.seuil(n)), [1, 1, 1, 2, 2]);
    assert_eq!([0, 1, 3, 4, 6].map(|n| Demande::ScrutinSecret.seuil(n)), [1, 1, 1, 2, 2]);
    assert_eq!(Demande::HuisClosCommune.seuil(100), 3);
    assert_eq!(Demande::HuisClosEpci.seuil(100), 5);
    for (demande, executif, nomination) in [
        (Demande::ScrutinPublicNominatif, false, false),
        (Demande::ScrutinSecret, false, true),
        (Demande::HuisClosCommune, true, false),
        (Demande::HuisClosEpci, true, false),
    ] {
        assert_eq!(demande.is_founded(Initiative::Executif, 50), executif);
        assert_eq!(demande.is_founded(Initiative::Nomination, 50), nomination);
        let seuil = demande.seuil(50);
        assert!(demande.is_founded(Initiative::Membres(seuil), 50));
        assert!(!demande.is_founded(Initiative::Membres(seuil - 1), 50));
    }
}

fn pouvoir(mandant: &'static str, mandataire: &'static str, point: u32) -> Pouvoir<&'static str> {
    Pouvoir { mandant, mandataire, point, seances: NonZeroU32::MIN, maladie: false }
}

#[test]
fn every_problem_of_a_sheet_is_said_at_once() {
    let present = |membre| Membre { membre, presence: Presence::Present };
    let absent = |membre| Membre { membre, presence: Presence::Absent };
    let mouvement = |point, membre, sens| Mouvement { point, membre, sens };
    let retrait = |point, membre| Retrait { point, membre, motif: RetraitMotif::Interet };
    let longue = Pouvoir { seances: NonZeroU32::new(4).unwrap(), ..pouvoir("E", "B", 1) };
    let feuille = Feuille {
        points: 5,
        appel: Appel::Premier,
        droit: DroitDuConseil::General,
        membres: vec![
            present("A"),
            present("B"),
            absent("C"),
            absent("D"),
            absent("E"),
            present("A"),
        ],
        mouvements: vec![
            mouvement(3, "Z", Sens::Arrivee),
            mouvement(6, "C", Sens::Arrivee),
            mouvement(3, "A", Sens::Arrivee),
            mouvement(2, "C", Sens::Depart),
            mouvement(4, "B", Sens::Depart),
            mouvement(4, "B", Sens::Arrivee),
        ],
        pouvoirs: vec![
            pouvoir("C", "A", 1),
            pouvoir("D", "A", 2),
            pouvoir("C", "B", 1),
            longue,
            pouvoir("A", "A", 1),
            pouvoir("A", "B", 1),
            pouvoir("D", "E", 0),
            pouvoir("D", "B", 4),
            pouvoir("Y", "X", 1),
        ],
        retraits: vec![retrait(1, "A"), retrait(1, "A"), retrait(9, "W")],
    };
    let refus = feuille.clone().finish().unwrap_err();
    assert_eq!(*refus.rendu, feuille);
    let textes: Vec<_> = refus.cause.as_slice().iter().map(ToString::to_string).collect();
    assert_eq!(
        textes,
        [
            "member 6: already entered as member 1",
            "movement 1: not a member in office",
            "movement 2: item 6, expected 1 to 5",
            "movement 3: arrives at item 3, but is there already",
            "movement 4: item 2 after item 3",
            "movement 4: leaves at item 2, but is not there",
            "movement 6: a second one of the same member at item 4",
            "proxy 2: its holder has proxy 1 at that time",
            "proxy 3: its giver gave proxy 1 for that time",
            "proxy 4: for 4 sittings in a row, expected 3 at most unless an illness is noted",
            "proxy 4: its holder has proxy 3 at that time",
            "proxy 5: its giver is its holder",
            "proxy 6: its giver is there at item 1",
            "proxy 7: item 0, expected 1 to 5",
            "proxy 8: its holder is not there at item 4",
            "proxy 8: its giver gave proxy 2 for that time",
            "proxy 8: its holder has proxy 3 at that time",
            "giver of proxy 9: not a member in office",
            "holder of proxy 9: not a member in office",
            "withdrawal 2: same member and item as withdrawal 1",
            "withdrawal 3: item 9, expected 1 to 5",
            "withdrawal 3: not a member in office",
        ]
    );
    let vide = Feuille { points: 0, membres: vec![], ..feuille };
    let refus = Feuille { mouvements: vec![], pouvoirs: vec![], retraits: vec![], ..vide }.finish();
    assert_eq!(
        refus.unwrap_err().to_string(),
        "2 problems: no item, expected one or more; no member in office"
    );
}

#[test]
fn a_proxy_lives_while_its_giver_is_away_and_speaks_while_its_holder_is_there() {
    let membre = |membre, presence| Membre { membre, presence };
    let mouvement = |point, membre, sens| Mouvement { point, membre, sens };
    let malade = Pouvoir {
        seances: NonZeroU32::new(9).unwrap(),
        maladie: true,
        ..pouvoir("absente", "porteuse", 1)
    };
    let seance = Feuille {
        points: 8,
        appel: Appel::Premier,
        droit: DroitDuConseil::General,
        membres: vec![
            membre("porteuse", Presence::Present),
            membre("absente", Presence::Excuse),
            membre("autre", Presence::Present),
        ],
        mouvements: vec![
            mouvement(2, "porteuse", Sens::Depart),
            mouvement(3, "porteuse", Sens::Arrivee),
            mouvement(4, "absente", Sens::Arrivee),
            mouvement(6, "absente", Sens::Depart),
        ],
        // The second proxy of the same two: the first has lapsed.
        pouvoirs: vec![malade, pouvoir("absente", "porteuse", 7)],
        retraits: vec![Retrait { point: 8, membre: "absente", motif: RetraitMotif::Deport }],
    }
    .finish()
    .unwrap();
    let pouvoirs: Vec<_> = seance.points().map(|etat| etat.pouvoirs).collect();
    assert_eq!(pouvoirs, [1, 0, 1, 0, 0, 0, 1, 0]);
    assert_eq!(seance.voix_of(&"porteuse", 1), Some(2));
    assert_eq!(seance.voix_of(&"absente", 1), Some(0));
    assert_eq!(seance.voix_of(&"inconnue", 1), None);
    assert_eq!((seance.voix_of(&"autre", 9), seance.at(0)), (None, None));
    assert_eq!(seance.at(8).map(|etat| (etat.en_exercice, etat.deports)), Some((2, 1)));
    // Standing aside lowers the quorum, being interested does not.
    assert_eq!(seance.at(7).unwrap().requis, Some(2));
    let mut feuille = seance.into_feuille();
    feuille.retraits[0].motif = RetraitMotif::Interet;
    feuille.droit = DroitDuConseil::AlsaceMoselle;
    feuille.retraits.push(Retrait { point: 8, membre: "autre", motif: RetraitMotif::Interet });
    let etat = feuille.clone().finish().unwrap().at(8).unwrap();
    assert_eq!((etat.en_exercice, etat.interets, etat.requis), (3, 2, None)); // two of three: half or more
    feuille.droit = DroitDuConseil::General;
    let etat = feuille.finish().unwrap().at(8).unwrap();
    assert_eq!((etat.requis, etat.is_quorum_met()), (Some(2), false));
}

#[test]
fn limits_of_what_is_found() {
    let codes = |change: &dyn Fn(&mut Deliberation)| {
        let mut cas = cas();
        change(&mut cas);
        cas.check().iter().map(Irregularite::code).collect::<Vec<_>>()
    };
    // An opinion of the day itself, a list published on the evening of the session.
    let avec = codes(&|d| {
        d.avis[0].jour = d.acte.adoption;
        d.liste = Some(d.acte.adoption);
    });
    assert!(
        !avec.contains(&"AVIS-POSTERIEUR") && !avec.contains(&"FAIT-AVANT-LE-DEPART"),
        "{avec:?}"
    );
    // Received on the day of the act.
    let le_jour = codes(&|d| d.acte.transmission = Some(d.acte.adoption));
    assert!(!le_jour.contains(&"TRANSMISSION-AVANT-L-ACTE"));
    // A second session has the interval of the second call, and not the delay of the first.
    let mut seconde = cas();
    seconde.convocation.as_mut().unwrap().envoyee = Some(jour("2024-09-20"));
    let quoi = |d: &Deliberation| d.echeances().map(|t| t.unwrap().quoi()).collect::<Vec<_>>();
    assert_eq!(quoi(&seconde)[0], Quoi::Seance);
    let regle = SecondeConvocation::General { jours: JoursFrancs::NonFrancs };
    seconde.second_appel = Some(SecondAppel { premiere: jour("2024-09-19"), regle });
    assert_eq!(quoi(&seconde)[0], Quoi::SecondeSeance);
    assert!(!quoi(&seconde).contains(&Quoi::Seance));
    // As many proxies as members who may be there.
    let effectif = |pouvoirs| {
        let presents = Plage::new(20, 21).unwrap();
        let exigence = ExigenceDeQuorum::EnExercice(60);
        Some(Effectif { exigence, presents, pouvoirs })
    };
    assert!(!codes(&|d| d.effectif = effectif(Some(21))).contains(&"POUVOIRS-EN-TROP"));
    assert!(codes(&|d| d.effectif = effectif(Some(22))).contains(&"POUVOIRS-EN-TROP"));
    assert!(codes(&|d| d.effectif = effectif(None)).contains(&"FAIT-POUVOIRS"));
    // A second session in Alsace and Moselle needs no quorum from the day after the first.
    let regle = SecondeConvocation::AlsaceMoselle { rappelle_la_regle: Some(true) };
    let second = |premiere: &'static str| {
        codes(&move |d| {
            d.droit = DroitDuConseil::AlsaceMoselle;
            d.effectif = effectif(Some(0));
            d.second_appel = Some(SecondAppel { premiere: jour(premiere), regle });
        })
    };
    assert!(!second("2024-09-23").contains(&"QUORUM-NON-ATTEINT"));
    assert!(second("2024-09-24").contains(&"QUORUM-NON-ATTEINT"));
}

#[test]
fn each_authority_has_its_rules_of_convocation() {
    let mode = ModeDePublication::Affichage;
    let (epci, syndicat) = (Autorite::EpciAFiscalitePropre, Autorite::SyndicatDeCommunes { mode });
    let (commune, petite) = (Autorite::CommuneDe3500EtPlus, Autorite::PetiteCommune { mode });
    let jours = JoursFrancs::Francs;
    let (general, local) = (DroitDuConseil::General, DroitDuConseil::AlsaceMoselle);
    let convient = |regime, autorite, droit| {
        let mut cas = cas();
        cas.acte.autorite = autorite;
        cas.droit = droit;
        cas.convocation.as_mut().unwrap().regime = regime;
        !cas.check().iter().any(|constat| constat.code() == "REGIME-ETRANGER")
    };
    for droit in [general, local] {
        for autorite in [epci, syndicat, commune, petite] {
            let est = |autre: &[Autorite]| autre.contains(&autorite);
            let urgence = Urgence::Declaree;
            for (regime, attendu) in [
                (RegimeDeConvocation::Epci(urgence), est(&[epci, syndicat])),
                (RegimeDeConvocation::CommuneDe3500EtPlus(urgence), est(&[commune])),
                (RegimeDeConvocation::PetiteCommune(urgence), est(&[petite]) && droit == general),
                (RegimeDeConvocation::PremiereReunion, true),
                (RegimeDeConvocation::AlsaceMoselle { jours }, est(&[petite]) && droit == local),
                (RegimeDeConvocation::AlsaceMoselleEnUrgence, est(&[petite]) && droit == local),
            ] {
                assert_eq!(convient(regime, autorite, droit), attendu, "{regime:?} {autorite:?}");
            }
        }
    }
}

#[test]
fn two_proxies_of_one_holder_are_refused_whichever_starts_first() {
    let membre = |membre, presence| Membre { membre, presence };
    let feuille = Feuille {
        points: 4,
        appel: Appel::Premier,
        droit: DroitDuConseil::General,
        membres: vec![
            membre("A", Presence::Present),
            membre("B", Presence::Absent),
            membre("C", Presence::Absent),
        ],
        mouvements: vec![],
        pouvoirs: vec![pouvoir("B", "A", 3), pouvoir("C", "A", 1)],
        retraits: vec![],
    };
    let dit = "1 problem: proxy 2: its holder has proxy 1 at that time";
    assert_eq!(feuille.clone().finish().unwrap_err().to_string(), dit);
    let mut inverse = feuille.clone();
    inverse.pouvoirs.reverse();
    assert_eq!(inverse.finish().unwrap_err().to_string(), dit);
    // C arrives in time: their proxy has lapsed.
    let mut suite = feuille;
    suite.mouvements.push(Mouvement { point: 3, membre: "C", sens: Sens::Arrivee });
    assert!(suite.finish().is_ok());
}
