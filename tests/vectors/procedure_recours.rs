//! The days of an appeal in the record of the case: what was lodged has not lapsed, what no longer binds is not
//! listed, and both days are where the order is not named.

use contrat_de_ville::procedure::{
    Depot, Dossier, Echeancier, EffetDuSilence, Evenement, Nature, Suivi, Voie,
};
use contrat_de_ville::temps::{Ordre, Residence};

use crate::procedure::{dossier, falls, jour};

fn gracieux(envoi: Option<&str>, reception: &str) -> Evenement {
    let depot = envoi.map_or(Depot::handed_over(jour(reception)), |envoi| {
        Depot::posted(jour(envoi), jour(reception)).unwrap()
    });
    Evenement::Gracieux { voie: Voie::Gracieux, depot, silence: EffetDuSilence::FaitCourirLeDelai }
}

fn seised(envoi: &str, reception: &str) -> Evenement {
    Evenement::Requete { depot: Depot::posted(jour(envoi), jour(reception)).unwrap() }
}

fn with(evenements: &[Evenement]) -> Echeancier {
    Dossier { recours: evenements.to_vec(), ..dossier() }.echeancier().unwrap()
}

#[test]
fn what_was_lodged_has_not_lapsed() {
    let suivi = |echeancier: &Echeancier, cle: &str, le| {
        echeancier.get(cle).map(|entree| entree.suivi_on(jour(le)))
    };
    // The court, by a letter posted on the last day: done on that day.
    let saisi = with(&[seised("2024-11-28", "2024-12-02")]);
    assert_eq!(saisi.get("recours-contentieux").unwrap().accompli, Some(jour("2024-11-28")));
    assert_eq!(suivi(&saisi, "recours-contentieux", "2024-12-03"), Some(Suivi::Acquis));
    falls(&saisi, "recours-1", "2024-12-02", Nature::Fait);
    assert_eq!(
        saisi.get("recours-1").unwrap().quoi.replace('\u{a0}', " "),
        "tribunal saisi, posté le 28 novembre 2024"
    );
    // Received on the last day: the day of receipt is enough.
    let recu = with(&[seised("2024-11-26", "2024-11-28")]);
    assert_eq!(recu.get("recours-contentieux").unwrap().accompli, Some(jour("2024-11-28")));
    // Posted a day late.
    let tardif = with(&[seised("2024-11-29", "2024-12-02")]);
    assert_eq!(suivi(&tardif, "recours-contentieux", "2024-12-03"), Some(Suivi::FaitEnRetard));
    // A recours gracieux in time: the first period binds nobody any more.
    let depose = with(&[gracieux(None, "2024-11-28")]);
    assert_eq!(suivi(&depose, "recours-contentieux", "2024-11-29"), None);
    assert_eq!(suivi(&depose, "recours-gracieux", "2024-11-29"), Some(Suivi::Acquis));
    falls(&depose, "rejet-implicite", "2025-01-28", Nature::Depuis);
    falls(&depose, "recours-apres-rejet", "2025-03-31", Nature::Possible);
    // On the very day of the publication too.
    let aussitot = with(&[gracieux(None, "2024-09-27")]);
    assert_eq!(suivi(&aussitot, "recours-gracieux", "2024-11-29"), Some(Suivi::Acquis));
    falls(&aussitot, "recours-apres-rejet", "2025-01-28", Nature::Possible);
    // Too late it changes nothing.
    let tard = with(&[gracieux(None, "2024-11-29")]);
    assert_eq!(suivi(&tard, "recours-contentieux", "2024-11-30"), Some(Suivi::Ferme));
    assert_eq!(suivi(&tard, "recours-gracieux", "2024-11-30"), Some(Suivi::FaitEnRetard));
    assert_eq!(suivi(&tard, "recours-apres-rejet", "2024-11-30"), None);
    // Refused, then the court: the second period is kept too.
    let notification = jour("2024-12-20");
    let rejet =
        Evenement::RejetExpres { voie: Voie::Gracieux, notification, voies_mentionnees: true };
    let refuse = with(&[gracieux(None, "2024-11-28"), rejet]);
    falls(&refuse, "recours-apres-rejet", "2025-02-21", Nature::Possible);
    assert_eq!(suivi(&refuse, "recours-apres-rejet", "2025-02-22"), Some(Suivi::Ferme));
    let refuse = with(&[gracieux(None, "2024-11-28"), rejet, seised("2025-02-20", "2025-02-24")]);
    assert_eq!(suivi(&refuse, "recours-apres-rejet", "2025-02-25"), Some(Suivi::Acquis));
    assert_eq!(suivi(&refuse, "recours-contentieux", "2025-02-25"), None);
}

#[test]
fn both_days_are_listed_where_the_order_is_not_named() {
    let mut dossier = dossier();
    dossier.consultation = None;
    let acte = &mut dossier.deliberation.acte;
    acte.adoption = jour("2023-12-19");
    acte.transmission = Some(jour("2023-12-30"));
    acte.publications[0].jour = jour("2023-12-30");
    let echeancier = dossier.echeancier().unwrap();
    for cle in ["defere", "recours-contentieux", "recours-gracieux"] {
        // The key is that of the named order, so that an event is moved and not added.
        falls(&echeancier, cle, "2024-03-01", Nature::Possible);
        falls(&echeancier, &format!("{cle}-ordre-b"), "2024-02-29", Nature::Possible);
    }
    let quoi = echeancier.get("defere-ordre-b").unwrap().quoi.replace('\u{a0}', " ");
    assert_eq!(
        quoi,
        "déféré au tribunal administratif, si l’on compte le jour franc, puis le mois (ordre B)"
    );
    dossier.ordre = Some(Ordre::MoisPuisJour);
    let echeancier = dossier.echeancier().unwrap();
    falls(&echeancier, "defere", "2024-03-01", Nature::Possible);
    falls(&echeancier, "recours-contentieux", "2024-03-01", Nature::Possible);
    // Far from the court, no order changes anything here, and the déféré stays as it is.
    dossier.residence = Residence::Etranger;
    let echeancier = dossier.echeancier().unwrap();
    falls(&echeancier, "defere", "2024-03-01", Nature::Possible);
    falls(&echeancier, "recours-contentieux", "2024-05-02", Nature::Possible);
}
