//! The council: the case, the published deadlines, nearly valid input refused, each text once.

use core::num::NonZeroU32;

use chrono::NaiveDate;
use contrat_de_ville::droit::Lecture;
use contrat_de_ville::procedure::{
    Acte, Appel, Autorite, AvisDeCommission, BaseDuControle, Convocation, ConvocationError,
    Deliberation, DroitDuConseil, Effectif, EtatDuTerme, ExigenceDeQuorum, Feuille, Gravite,
    Irregularite, Matiere, Membre, MiseADisposition, ModeDePublication, Mouvement, Organe, Plage,
    Pouvoir, Presence, ProcesVerbal, Publication, Qualite, Quoi, RegimeDeConvocation, Seance,
    SecondeConvocation, Sens, SensDeLAvis, SignatairesDuRegistre, Signature, Urgence,
    VerdictDeConvocation, Vote, clear_days,
};
use contrat_de_ville::temps::{HorsPeriode, JoursFrancs};

pub fn jour(texte: &str) -> NaiveDate {
    texte.parse().unwrap()
}

const EPCI: RegimeDeConvocation = RegimeDeConvocation::Epci(Urgence::Sans);

pub fn plain(texte: &impl ToString) -> String {
    texte.to_string().replace(['\u{a0}', '\u{202f}'], " ")
}

/// The deliberation of the case, as it is printed.
pub fn cas() -> Deliberation {
    let vice_president = Signature { qualite: Qualite::VicePresident, delegation: None };
    let acte = Acte {
        autorite: Autorite::EpciAFiscalitePropre,
        organe: Organe::Assemblee,
        matiere: Matiere::OrientationDeLaPolitiqueDeLaVille,
        adoption: jour("2024-09-24"),
        urgence: false,
        transmission: Some(jour("2024-09-27")),
        publications: vec![Publication {
            jour: jour("2024-09-27"),
            mode: ModeDePublication::Electronique,
        }],
        signature: Some(vice_president.clone()),
        certification: Some(vice_president),
    };
    Deliberation {
        convocation: Some(Convocation {
            regime: EPCI,
            datee: Some(jour("2024-09-18")),
            envoyee: None,
            urgence_approuvee: None,
            note_de_synthese: None,
        }),
        effectif: Some(Effectif {
            exigence: ExigenceDeQuorum::EnExerciceInconnu,
            presents: Plage::new(112, 113).unwrap(),
            pouvoirs: Some(21),
        }),
        vote: Some(Vote {
            adoptee: true,
            mention: Some("à la majorité absolue".to_owned()),
            scrutin: None,
        }),
        avis: vec![AvisDeCommission {
            commission: "Cohésion sociale".to_owned(),
            jour: jour("2024-09-11"),
            sens: SensDeLAvis::Favorable,
        }],
        secretaire_designe: Some(true),
        registre: Some(SignatairesDuRegistre::MembresPresents),
        mise_a_disposition: Some(MiseADisposition {
            lieux: vec!["siège de l’agglomération".to_owned(), "mairies concernées".to_owned()],
            duree: "jusqu’au prochain rapport".to_owned(),
        }),
        ..Deliberation::of(acte, DroitDuConseil::General)
    }
}

#[test]
fn the_case_is_executory_on_27_september_and_says_what_is_not_printed() {
    let cas = cas();
    let executoire = cas.acte.executoire().unwrap();
    assert_eq!(executoire.jour(), jour("2024-09-27"));
    assert_eq!(
        plain(&executoire),
        "exécutoire le 27 septembre 2024 [Code général des collectivités territoriales, art. L. 2131-1, I] : \
         publication électronique le 27 septembre 2024 [Code général des collectivités territoriales, art. \
         L. 5211-3], transmission reçue le 27 septembre 2024 [Code général des collectivités territoriales, \
         art. L. 2131-2]"
    );
    assert_eq!(cas.acte.opposable().unwrap().jour, jour("2024-09-27"));

    let trouve = cas.check();
    let codes: Vec<_> = trouve.iter().map(Irregularite::code).collect();
    assert_eq!(
        codes,
        [
            "CONVOCATION-CONDITIONNELLE",
            "FAIT-NOTE-DE-SYNTHESE",
            "EN-EXERCICE-INCONNU",
            "FAIT-COMPTAGE",
            "FAIT-INTERET",
            "FAIT-ARRET-DU-PV",
            "REGISTRE-SIGNE-PAR-LES-MEMBRES",
            "FAIT-DELEGATION",
            "FAIT-LISTE",
            "FAIT-COPIE",
        ]
    );
    assert_eq!(
        plain(&trouve[0]),
        "indécidable : convocation datée du 18 septembre 2024, envoi non connu, pour le 24 septembre 2024 : \
         si envoyée ce jour-là, 5 jours francs, délai respecté sans jour de reste [Code général des \
         collectivités territoriales, art. L. 2121-12]"
    );
    assert_eq!(
        plain(&trouve[2]),
        "indécidable : nombre de membres en exercice non connu : avec 112 membres présents, le quorum est \
         atteint pour une assemblée de 223 membres au plus [Code général des collectivités territoriales, \
         art. L. 2121-17]"
    );
    // No-break spaces where French has them.
    assert!(trouve[2].to_string().starts_with("indécidable\u{a0}: nombre"));
    assert!(trouve[2].to_string().contains("112\u{a0}membres"));
}

#[test]
fn what_is_known_of_the_case_makes_no_finding() {
    let mut cas = cas();
    let convocation = cas.convocation.as_mut().unwrap();
    convocation.envoyee = convocation.datee;
    convocation.note_de_synthese = Some(true);
    let effectif = cas.effectif.as_mut().unwrap();
    effectif.exigence = ExigenceDeQuorum::EnExercice(152);
    let suffrages = r#"{"adoptee":true,"scrutin":{"suffrages":{"pour":120,"contre":4,"abstentions":10},"mode":"secret"}}"#;
    cas.vote = Some(serde_json::from_str(suffrages).unwrap());
    cas.interesses_ayant_pris_part = Some(0);
    cas.proces_verbal =
        ProcesVerbal { arrete: Some(jour("2024-09-30")), publie: Some(jour("2024-10-07")) };
    cas.registre = Some(SignatairesDuRegistre::ExecutifEtSecretaires);
    cas.acte.signature.as_mut().unwrap().delegation = Some("arrêté fictif".to_owned());
    cas.acte.certification = cas.acte.signature.clone();
    cas.liste = Some(jour("2024-10-01"));
    cas.copie = Some(jour("2024-10-24"));
    assert_eq!(cas.check(), []);

    // Minutes settled in December 2024: the text was read as of 1 October.
    cas.proces_verbal =
        ProcesVerbal { arrete: Some(jour("2024-12-10")), publie: Some(jour("2024-12-17")) };
    let trouve = cas.check();
    assert_eq!(trouve.len(), 1);
    assert_eq!(
        plain(&trouve[0]),
        "réserve : texte lu en l’état du 1er octobre 2024, non vérifié au 10 décembre 2024 [Code général \
         des collectivités territoriales, art. L. 2121-15]"
    );
}

#[test]
fn the_sheet_of_the_case_counts_113_and_then_112_before_question_6() {
    let membre = |numero: u32| Membre {
        membre: numero,
        presence: match numero {
            0..=111 => Presence::Present,
            112..=133 => Presence::Absent,
            _ => Presence::Excuse,
        },
    };
    let feuille = Feuille {
        points: 8,
        appel: Appel::Premier,
        droit: DroitDuConseil::General,
        membres: (0..152).map(membre).collect(),
        mouvements: vec![Mouvement { point: 6, membre: 112, sens: Sens::Arrivee }],
        pouvoirs: (113..134).map(|numero| pouvoir(numero, numero - 113)).collect(),
        retraits: vec![],
    };
    let seance = feuille.finish().unwrap();
    let points: Vec<_> =
        seance.points().map(|etat| (etat.presents, etat.pouvoirs, etat.requis)).collect();
    assert_eq!(points[..5], [(112, 21, Some(77)); 5]);
    assert_eq!(points[5..], [(113, 21, Some(77)); 3]);
    assert!(seance.points().all(|etat| etat.is_quorum_met()));
}

fn pouvoir<M>(mandant: M, mandataire: M) -> Pouvoir<M> {
    Pouvoir { mandant, mandataire, point: 1, seances: NonZeroU32::MIN, maladie: false }
}

#[test]
fn deadlines_are_the_published_ones() {
    let verdict = |regime: RegimeDeConvocation, envoi: &str, seance: &str| {
        regime.check(jour(envoi), jour(seance)).unwrap().0
    };
    // CONVOCATION-5-CLEAR-DAYS
    assert_eq!(
        verdict(EPCI, "2024-09-18", "2024-09-24"),
        VerdictDeConvocation::Reguliere { francs: 5, marge: 0 }
    );
    assert_eq!(
        verdict(EPCI, "2024-09-19", "2024-09-24"),
        VerdictDeConvocation::Irreguliere {
            francs: 4,
            manquants: 1,
            dernier_envoi: jour("2024-09-18")
        }
    );
    assert_eq!(EPCI.latest_sending(jour("2024-12-10")), Ok(jour("2024-12-04")));
    let petite = RegimeDeConvocation::PetiteCommune(Urgence::Sans);
    assert_eq!(petite.earliest_session(jour("2024-09-18")), Ok(jour("2024-09-22")));
    // D'André: sent on Thursday 21 December, session on Tuesday 26; 1989 is of no calendar, 1995 has the same days.
    assert_eq!(
        petite.check(jour("1989-12-21"), jour("1989-12-26")),
        Err(HorsPeriode::Jour(jour("1989-12-21")))
    );
    assert!(verdict(petite, "1995-12-21", "1995-12-26").is_reguliere());
    // ALSACE-MOSELLE
    let local = |jours| RegimeDeConvocation::AlsaceMoselle { jours };
    assert_eq!(
        local(JoursFrancs::NonFrancs).earliest_session(jour("2024-09-18")),
        Ok(jour("2024-09-21"))
    );
    assert_eq!(
        local(JoursFrancs::Francs).earliest_session(jour("2024-09-18")),
        Ok(jour("2024-09-22"))
    );
    let veille = RegimeDeConvocation::AlsaceMoselleEnUrgence;
    assert_eq!(veille.latest_sending(jour("2024-09-18")), Ok(jour("2024-09-17")));
    // QUORUM
    let seconde = SecondeConvocation::General { jours: JoursFrancs::NonFrancs };
    assert_eq!(seconde.prove(jour("2024-09-24")).unwrap().unwrap().terme(), jour("2024-09-27"));
    let seconde = SecondeConvocation::AlsaceMoselle { rappelle_la_regle: Some(true) };
    assert_eq!(seconde.prove(jour("2024-09-24")), Ok(None));
    // LIST-1W and PV-1W
    let mut cas = cas();
    cas.proces_verbal.arrete = Some(jour("2024-12-10"));
    let terme = |quoi: Quoi| {
        let termes: Vec<_> = cas.echeances().collect::<Result<_, _>>().unwrap();
        termes.into_iter().find(|terme| terme.quoi() == quoi).unwrap()
    };
    assert_eq!(terme(Quoi::ListeDesDeliberations).echeance().terme(), jour("2024-10-01"));
    assert_eq!(terme(Quoi::ProcesVerbal).echeance().terme(), jour("2024-12-17"));
    assert_eq!(terme(Quoi::CopieAuxConseillers).echeance().terme(), jour("2024-10-24"));
    assert_eq!(terme(Quoi::CopieAuxConseillers).etat(), EtatDuTerme::SansFait);
    let apres = Some(Lecture::Apres { etat: jour("2024-10-01") });
    assert_eq!(terme(Quoi::ProcesVerbal).echeance().lecture(), apres);
}

#[test]
fn urgency_shortens_to_one_clear_day_but_for_a_first_meeting() {
    for regime in [
        RegimeDeConvocation::Epci(Urgence::Declaree),
        RegimeDeConvocation::CommuneDe3500EtPlus(Urgence::Declaree),
        RegimeDeConvocation::PetiteCommune(Urgence::Declaree),
    ] {
        assert_eq!(regime.earliest_session(jour("2024-09-18")), Ok(jour("2024-09-20")));
        assert_eq!(regime.urgence(), Urgence::Declaree);
    }
    let premiere = RegimeDeConvocation::PremiereReunion;
    assert_eq!(premiere.earliest_session(jour("2024-09-18")), Ok(jour("2024-09-22")));
    assert_eq!(premiere.urgence(), Urgence::Sans);
}

#[test]
fn a_convocation_without_any_date_is_refused() {
    let convocation = Convocation {
        regime: EPCI,
        datee: None,
        envoyee: None,
        urgence_approuvee: None,
        note_de_synthese: None,
    };
    let erreur = convocation.check(jour("2024-09-24")).unwrap_err();
    assert_eq!(erreur, ConvocationError::SansDate);
    assert_eq!(
        erreur.to_string(),
        "convocation: expected the day of its sending, or at least the day that it bears"
    );
    let erreur = Convocation { datee: Some(jour("2100-01-01")), ..convocation }
        .check(jour("2100-01-07"))
        .unwrap_err();
    assert_eq!(erreur.to_string(), "2100-01-01: expected a day of 1990 to 2099");
    // Counting needs no calendar: CE, 13 October 1993, d'André, three clear days at least.
    assert_eq!(clear_days(jour("1989-12-21"), jour("1989-12-26")), 4);
    // The sending counts where both are known.
    let tardive = Convocation {
        datee: Some(jour("2024-09-18")),
        envoyee: Some(jour("2024-09-20")),
        ..convocation
    };
    let controle = tardive.check(jour("2024-09-24")).unwrap();
    assert_eq!(controle.base, BaseDuControle::Envoi);
    assert_eq!(
        plain(&controle),
        "convocation envoyée le 20 septembre 2024 pour le 24 septembre 2024 : 3 jours francs, il en manque 2 ; \
         dernier envoi possible le 18 septembre 2024"
    );
    let large = Convocation { envoyee: Some(jour("2024-09-16")), ..convocation };
    assert_eq!(
        plain(&large.check(jour("2024-09-24")).unwrap()),
        "convocation envoyée le 16 septembre 2024 pour le 24 septembre 2024 : 7 jours francs, délai respecté \
         avec 2 jours de reste"
    );
}

#[test]
fn wire_refuses_what_is_nearly_right() {
    let cas = serde_json::to_string(&cas()).unwrap();
    assert_eq!(serde_json::from_str::<Deliberation>(&cas).unwrap(), self::cas());
    let refuse = |de: &str, par: &str| {
        assert!(cas.contains(de), "{de} in {cas}");
        serde_json::from_str::<Deliberation>(&cas.replacen(de, par, 1)).unwrap_err().to_string()
    };
    assert!(
        refuse("\"secretaire_designe\"", "\"secretaire\"")
            .starts_with("unknown field `secretaire`")
    );
    assert!(
        refuse("\"au_moins\":112", "\"au_moins\":114")
            .starts_with("from 114 to 113: expected the least first")
    );
    assert!(refuse("\"electronique\"", "\"numerique\"").starts_with("unknown variant `numerique`"));
}

#[test]
fn a_stored_session_is_checked_again() {
    let json = r#"{"points":1,"appel":"premier","droit":"general",
        "membres":[{"membre":"A","presence":"present"},{"membre":"B","presence":"excuse"}],
        "pouvoirs":[{"mandant":"B","mandataire":"A","point":1,"seances":3,"maladie":false}]}"#;
    let seance: Seance<String> = serde_json::from_str(json).unwrap();
    assert_eq!(seance.at(1).unwrap().voix(), 2);
    let refuse = |de: &str, par: &str| {
        assert!(json.contains(de));
        let erreur =
            serde_json::from_str::<Seance<String>>(&json.replacen(de, par, 1)).unwrap_err();
        erreur.to_string()
    };
    assert_eq!(
        refuse("\"seances\":3", "\"seances\":4"),
        "1 problem: proxy 1: for 4 sittings in a row, expected 3 at most unless an illness is noted"
    );
    assert!(refuse("\"seances\":3", "\"seances\":0").contains("nonzero u32"));
    assert_eq!(
        refuse("\"excuse\"", "\"present\""),
        "1 problem: proxy 1: its giver is there at item 1"
    );
    assert!(refuse("\"points\":1", "\"point\":1").starts_with("unknown field `point`"));
    assert_eq!(Gravite::Indecidable.to_string(), "indécidable");
}
