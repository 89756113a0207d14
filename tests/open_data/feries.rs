//! Public holidays of thirteen territories, 2006 to 2031, against ours.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use contrat_de_ville::identifiant::Annee;
use contrat_de_ville::temps::{Fete, VendrediSaint, Zone, ZoneError};

use crate::{folder, rows};

type Jours = BTreeSet<(NaiveDate, Fete)>;

fn fete(nom: &str) -> Fete {
    match nom {
        "1er janvier" => Fete::JourDeLAn,
        "Vendredi saint" => Fete::VendrediSaint,
        "Lundi de Pâques" => Fete::LundiDePaques,
        "1er mai" => Fete::FeteDuTravail,
        "8 mai" => Fete::Victoire1945,
        "Ascension" => Fete::Ascension,
        "Lundi de Pentecôte" => Fete::LundiDePentecote,
        "14 juillet" => Fete::FeteNationale,
        "Assomption" => Fete::Assomption,
        "Toussaint" => Fete::Toussaint,
        "11 novembre" => Fete::Armistice,
        "Jour de Noël" => Fete::Noel,
        "2ème jour de Noël" => Fete::SecondJourDeNoel,
        "Abolition de l'esclavage" => Fete::AbolitionDeLEsclavage,
        _ => panic!("a holiday of no name known: {nom}"),
    }
}

fn published(fichier: &str) -> Jours {
    let lignes = rows(&format!("jours_feries/{fichier}")).unwrap();
    let jours: Jours = lignes
        .iter()
        .map(|ligne| {
            assert_eq!(ligne["date"][..4], ligne["annee"]);
            (ligne["date"].parse().unwrap(), fete(&ligne["nom_jour_ferie"]))
        })
        .collect();
    assert_eq!(jours.len(), lignes.len(), "{fichier}: a row twice");
    jours
}

fn ours(zone: Zone) -> Jours {
    let annees = (2006..=2031).map(|annee| Annee::new(annee).unwrap());
    annees.flat_map(|annee| zone.feries(annee)).map(|ferie| (ferie.jour, ferie.fete)).collect()
}

/// The day of abolition in each of some years.
fn abolition(annees: std::ops::RangeInclusive<u16>, jour: &str) -> Jours {
    annees
        .map(|annee| (format!("{annee}-{jour}").parse().unwrap(), Fete::AbolitionDeLEsclavage))
        .collect()
}

/// What the data have and we do not, then what we have and the data do not.
fn differences(zone: Zone) -> (Jours, Jours) {
    // The décret that names the day is of 2012; what was law there before was not read.
    if zone == Zone::SaintBarthelemy {
        return (abolition(2006..=2011, "10-09"), Jours::new());
    }
    // The same; and since 2018 the data have the 28th, which a circular tolerates: the article that was
    // read says the 27th, and was never changed.
    if zone == Zone::SaintMartin {
        let avant = abolition(2006..=2011, "05-27");
        let depuis = abolition(2018..=2031, "05-28");
        return (avant.union(&depuis).copied().collect(), abolition(2018..=2031, "05-27"));
    }
    (Jours::new(), Jours::new())
}

#[track_caller]
fn hold(zone: Zone, publies: &Jours) {
    let notres = ours(zone);
    let de_trop: Jours = publies.difference(&notres).copied().collect();
    let manquants: Jours = notres.difference(publies).copied().collect();
    assert_eq!((de_trop, manquants), differences(zone), "{zone}");
}

#[test]
fn holidays_of_each_zone_are_those_published() {
    let Some(dossier) = folder() else { return };
    let fichiers = std::fs::read_dir(dossier.join("jours_feries")).unwrap();
    let (mut zones, mut non_lues) = (BTreeSet::new(), 0);
    for fichier in fichiers {
        let fichier = fichier.unwrap().file_name().into_string().unwrap();
        // The file without a zone has the rows of all the others.
        let Some(texte) = fichier.strip_prefix("jours_feries_") else { continue };
        let texte = texte.strip_suffix(".csv").unwrap();
        match texte.parse::<Zone>() {
            Ok(zone) => {
                hold(zone, &published(&fichier));
                zones.insert(zone);
            }
            // The data have Good Friday, as in the communes where it is one.
            Err(ZoneError::VendrediSaint(_)) => {
                let mut publies = published(&fichier);
                let zone = Zone::AlsaceMoselle(VendrediSaint::Ferie);
                hold(zone, &publies);
                zones.insert(zone);
                publies.retain(|(_, fete)| *fete != Fete::VendrediSaint);
                let zone = Zone::AlsaceMoselle(VendrediSaint::NonFerie);
                hold(zone, &publies);
                zones.insert(zone);
            }
            Err(error) => {
                assert_eq!(error, ZoneError::NonLue(texte.to_owned()));
                non_lues += 1;
            }
        }
    }
    assert!(zones.into_iter().eq(Zone::TOUTES.into_iter().collect::<BTreeSet<_>>()));
    // New Caledonia, French Polynesia, Wallis-et-Futuna.
    assert_eq!(non_lues, 3);
}

/// Two on one day are two rows: 1 May 2008 is Ascension too, 10 June 2019 Whit Monday too in Guyane.
#[test]
fn two_holidays_on_one_day_are_both_published() {
    if folder().is_none() {
        return;
    }
    for (fichier, jour) in
        [("jours_feries_metropole.csv", "2008-05-01"), ("jours_feries_guyane.csv", "2019-06-10")]
    {
        let jour: NaiveDate = jour.parse().unwrap();
        assert_eq!(published(fichier).iter().filter(|(autre, _)| *autre == jour).count(), 2);
    }
}
