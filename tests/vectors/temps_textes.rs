//! What days, delays and proofs say of themselves; error texts once a variant.

use contrat_de_ville::droit::{Confiance, Regle};
use contrat_de_ville::temps::{
    Cours, Decompte, Delai, Duree, EnFrancais, Incident, Jours, JoursTravailles, Ordre, Politique,
    Report, Unite, Zone,
};

use crate::temps::jour;

/// Blanks that do not break are written as blanks here.
#[track_caller]
pub fn says(valeur: &impl std::fmt::Display, attendu: &str) {
    assert_eq!(valeur.to_string().replace('\u{a0}', " "), attendu);
}

pub fn recours() -> Delai {
    Delai::recours_contentieux(Zone::Metropole)
}

pub fn mois(nombre: u16) -> Duree {
    Duree::mois(nombre).unwrap()
}

#[test]
fn days_in_french() {
    for (texte, attendu) in [
        ("2024-01-01", "lundi 1er janvier 2024"),
        ("2024-02-29", "jeudi 29 février 2024"),
        ("2024-03-31", "dimanche 31 mars 2024"),
        ("2024-04-02", "mardi 2 avril 2024"),
        ("2024-05-01", "mercredi 1er mai 2024"),
        ("2024-06-21", "vendredi 21 juin 2024"),
        ("2024-07-11", "jeudi 11 juillet 2024"),
        ("2024-08-31", "samedi 31 août 2024"),
        ("2024-09-27", "vendredi 27 septembre 2024"),
        ("2024-10-10", "jeudi 10 octobre 2024"),
        ("2024-11-12", "mardi 12 novembre 2024"),
        ("2024-12-25", "mercredi 25 décembre 2024"),
    ] {
        let jour = EnFrancais(jour(texte));
        let (semaine, sans_semaine) = attendu.split_once(' ').unwrap();
        says(&format!("{jour:#}"), attendu);
        says(&jour, sans_semaine);
        assert_eq!(jour.weekday(), semaine);
        assert!(!format!("{jour:#}").contains(' '), "its blanks do not break");
    }
}

#[test]
fn lengths_and_choices() {
    let duree = |nombre, unite| Duree::new(nombre, unite).unwrap();
    for (unite, un, deux) in [
        (Unite::Jours, "1 jour", "2 jours"),
        (Unite::JoursOuvres(Zone::Guyane), "1 jour ouvré", "2 jours ouvrés"),
        (Unite::JoursOuvrables(Zone::Guyane), "1 jour ouvrable", "2 jours ouvrables"),
        (Unite::Semaines, "1 semaine", "2 semaines"),
        (Unite::Mois, "1 mois", "2 mois"),
        (Unite::Annees, "1 an", "2 ans"),
    ] {
        says(&duree(1, unite), un);
        says(&duree(2, unite), deux);
        assert_eq!(Duree::new(0, unite), None);
    }
    let zone = Zone::Guyane;
    let constructeurs = [
        Duree::jours(3),
        Duree::jours_ouvres(3, zone),
        Duree::jours_ouvrables(3, zone),
        Duree::semaines(3),
        Duree::mois(3),
        Duree::annees(3),
    ];
    let unites = constructeurs.map(|duree| duree.map(|duree| (duree.nombre(), duree.unite())));
    assert_eq!(
        unites.map(Option::unwrap),
        [
            (3, Unite::Jours),
            (3, Unite::JoursOuvres(zone)),
            (3, Unite::JoursOuvrables(zone)),
            (3, Unite::Semaines),
            (3, Unite::Mois),
            (3, Unite::Annees),
        ]
    );
    says(&Ordre::MoisPuisJour, "le mois, puis le jour franc (ordre A)");
    says(&Ordre::JourPuisMois, "le jour franc, puis le mois (ordre B)");
    let politiques = Politique::TOUTES.map(|politique| format!("{politique:>16}"));
    assert_eq!(
        politiques,
        ["       quantieme", "quantieme-report", "           franc", "    franc-report"]
    );
    says(&Confiance::Texte, "texte lu");
    says(&Confiance::Secondaire, "source secondaire");
    says(&Confiance::Memoire, "de mémoire, non vérifié");
    says(&Regle::DelaiRecours2m, "Code de justice administrative, art. R. 421-1");
    says(&Regle::DefereFranc, "CE, 5 juin 2009, n° 312682");
}

const R_421_1: &str = "[Code de justice administrative, art. R. 421-1]";
const DECINES: &str = "[CE, Sect., 4 juin 1954, Commune de Décines-Charpieu ; CE, 19 septembre 2014, n° 362568 ; source secondaire]";

#[test]
fn proofs_of_appeals() {
    says(
        &recours().prove(jour("2025-10-24")).unwrap(),
        &format!(
            "Départ : vendredi 24 octobre 2025, jour qui ne compte pas\n\
             Décompte : 2 mois, franc, reporté, jours fériés de la zone metropole\n\
             2 mois, de quantième à quantième : mercredi 24 décembre 2025 {R_421_1}\n\
             Jour franc, le jour du terme ne compte pas : jeudi 25 décembre 2025 {DECINES}\n\
             Report (jeudi, Noël [Code du travail, art. L. 3133-1]) : vendredi 26 décembre 2025 {DECINES}\n\
             Terme : vendredi 26 décembre 2025\n\
             Réserve : texte lu en l’état du 1er octobre 2024, non vérifié pour un départ postérieur"
        ),
    );
    says(
        &recours().with_ordre(Ordre::JourPuisMois).prove(jour("2023-12-30")).unwrap(),
        &format!(
            "Départ : samedi 30 décembre 2023, jour qui ne compte pas\n\
             Décompte : 2 mois, franc, reporté, jours fériés de la zone metropole\n\
             Jour franc, compté d’abord : dimanche 31 décembre 2023 {DECINES}\n\
             2 mois, de quantième à quantième, dernier jour d’un mois plus court : jeudi 29 février 2024 {R_421_1}\n\
             Terme : jeudi 29 février 2024\n\
             Fin de mois : le jour franc, puis le mois (ordre B)"
        ),
    );
    let both = recours().prove(jour("2024-07-31")).unwrap().to_string();
    assert!(both.ends_with("\nFin de mois\u{a0}: les deux ordres donnent ce jour"), "{both}");
    // Before the 28th no order is worth a word, and the text was read for this day: no reserve.
    let tranquille = recours().prove(jour("2024-09-27")).unwrap().to_string();
    assert!(tranquille.ends_with("\nTerme\u{a0}: jeudi\u{a0}28\u{a0}novembre\u{a0}2024"));
    let ancien = recours().prove(jour("2012-04-10")).unwrap().to_string().replace('\u{a0}', " ");
    assert!(
        ancien.ends_with(
            "\nRéserve : texte lu dans sa version en vigueur depuis le 1er janvier 2020, non vérifié pour un départ antérieur"
        ),
        "{ancien}"
    );
}

#[test]
fn proofs_of_other_delays() {
    says(
        &Delai::defere(Zone::Metropole).prove(jour("2024-09-27")).unwrap(),
        "Départ : vendredi 27 septembre 2024, jour qui ne compte pas\n\
         Décompte : 2 mois, franc, reporté, jours fériés de la zone metropole\n\
         2 mois, de quantième à quantième : mercredi 27 novembre 2024 [Code général des collectivités territoriales, art. L. 2131-6]\n\
         Jour franc, le jour du terme ne compte pas : jeudi 28 novembre 2024 [CE, 5 juin 2009, n° 312682 ; source secondaire]\n\
         Terme : jeudi 28 novembre 2024\n\
         Réserve : texte lu en l’état du 1er octobre 2024, sans la date de cette version",
    );
    says(
        &Delai::consultation(Politique::FrancReport, Zone::Metropole)
            .prove(jour("2025-01-31"))
            .unwrap(),
        "Départ : vendredi 31 janvier 2025, jour qui ne compte pas\n\
         Décompte : 1 mois, franc, reporté, jours fériés de la zone metropole\n\
         1 mois, de quantième à quantième, dernier jour d’un mois plus court : vendredi 28 février 2025 [Décret n° 2015-1118 du 3 septembre 2015, art. 2 ; source secondaire]\n\
         Jour franc, le jour du terme ne compte pas : samedi 1er mars 2025 [Décret n° 2015-1118 du 3 septembre 2015, art. 2 ; source secondaire]\n\
         Report (samedi, puis dimanche) : lundi 3 mars 2025 [Code de procédure civile, art. 642, par analogie]\n\
         Terme : lundi 3 mars 2025\n\
         Fin de mois : le mois, puis le jour franc (ordre A)\n\
         Réserve : version du texte non datée",
    );
    // Days have no order to name: naming one adds no word.
    let propre = Delai::new(Duree::jours(1).unwrap(), Decompte::Franc, Report::Vers(Zone::Guyane))
        .with_ordre(Ordre::JourPuisMois);
    says(
        &propre.prove(jour("2019-06-08")).unwrap(),
        "Départ : samedi 8 juin 2019, jour qui ne compte pas\n\
         Décompte : 1 jour, franc, reporté, jours fériés de la zone guyane\n\
         1 jour : dimanche 9 juin 2019\n\
         Jour franc, le jour du terme ne compte pas : lundi 10 juin 2019\n\
         Report (lundi, lundi de Pentecôte [Code du travail, art. L. 3133-1], abolition de l’esclavage [Code du travail, art. L. 3422-2]) : mardi 11 juin 2019\n\
         Terme : mardi 11 juin 2019\n\
         Réserve : délai donné par l’appelant, qu’aucune règle ne nomme",
    );
}

#[test]
fn what_happened_to_a_delay() {
    let mut cours = Cours::new(Delai::silence(), jour("2024-03-04"));
    cours.apply(Incident::Suspension(jour("2024-03-20"))).unwrap();
    says(
        &cours,
        "Du 4 mars 2024 au 20 mars 2024 (exclu) : court\n\
         Depuis le 20 mars 2024 : suspendu, sans terme",
    );
    cours.apply(Incident::Reprise(jour("2024-03-21"))).unwrap();
    says(
        &cours,
        "Du 4 mars 2024 au 20 mars 2024 (exclu) : court\n\
         Du 20 mars 2024 au 21 mars 2024 (exclu) : suspendu\n\
         Depuis le 21 mars 2024 : court\n\
         Départ : lundi 4 mars 2024, jour qui ne compte pas\n\
         Décompte : 2 mois, sans report\n\
         2 mois, de quantième à quantième : samedi 4 mai 2024 [Code des relations entre le public et l’administration, art. L. 411-7 et L. 231-4]\n\
         Suspension d’1 jour : dimanche 5 mai 2024\n\
         Terme : dimanche 5 mai 2024",
    );
    cours.apply(Incident::Suspension(jour("2024-03-22"))).unwrap();
    cours.apply(Incident::Reprise(jour("2024-03-31"))).unwrap();
    assert!(
        cours.to_string().contains("\nSuspension de 10\u{a0}jours\u{a0}: mardi\u{a0}14\u{a0}mai")
    );

    let mut cours = Cours::new(recours(), jour("2023-11-15"));
    cours.apply(Incident::Redemarrage(jour("2023-12-30"))).unwrap();
    says(
        &cours,
        "Du 15 novembre 2023 au 30 décembre 2023 (exclu) : effacé\n\
         Depuis le 30 décembre 2023 : court\n\
         Terme : vendredi 1er mars 2024 ou jeudi 29 février 2024, selon l’ordre",
    );
    says(
        &Cours::new(recours(), jour("2099-12-01")),
        "Depuis le 1er décembre 2099 : court\nSans terme de 1990 à 2099",
    );
}

#[test]
fn errors_of_days_and_delays() {
    let ouvres = Jours::ouvres(Zone::Metropole);
    let (dimanche, lundi) = (jour("2024-11-03"), jour("2024-11-04"));
    let hors = ouvres.next(jour("2100-01-01")).unwrap_err();
    says(&hors, "2100-01-01: expected a day of 1990 to 2099");
    let hors = ouvres.next(jour("2099-12-31")).unwrap_err();
    says(&hors, "what is counted from 2099-12-31 ends outside 1990 to 2099");
    says(
        &ouvres.add(dimanche, 0).unwrap_err(),
        "zero days from 2024-11-03, which is not worked: expected one day or more, or a day that is worked",
    );
    says(
        &ouvres.count(lundi, dimanche).unwrap_err(),
        "from 2024-11-04 to 2024-11-03: expected the end on or after the start",
    );
    says(
        &recours().term(jour("2023-12-30")).unwrap_err(),
        "orders differ from 2023-12-30: 2024-03-01 or 2024-02-29; expected the order to be named",
    );
    says(
        &recours().term(jour("1989-12-31")).unwrap_err(),
        "1989-12-31: expected a day of 1990 to 2099",
    );

    let mut cours = Cours::new(Delai::silence(), jour("2025-03-03"));
    let refus = |cours: &Cours, incident| cours.clone().apply(incident).unwrap_err();
    says(
        &refus(&cours, Incident::Suspension(jour("2025-03-02"))),
        "2025-03-02: expected 2025-03-03 or later, the day of what happened last",
    );
    says(
        &refus(&cours, Incident::Redemarrage(jour("2025-05-04"))),
        "2025-05-04: the delay ran out on 2025-05-03",
    );
    says(
        &refus(&cours, Incident::Reprise(jour("2025-03-04"))),
        "2025-03-04: the delay is not suspended",
    );
    cours.apply(Incident::Suspension(jour("2025-03-20"))).unwrap();
    says(&cours.echeance().unwrap_err(), "the delay is suspended since 2025-03-20");
    says(
        &refus(&cours, Incident::Reprise(jour("2099-12-31"))),
        "what is counted from 2025-03-03 ends outside 1990 to 2099",
    );
}
