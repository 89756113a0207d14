//! Laws of the attendance sheet, against a table of who is there at each item.

use core::num::NonZeroU32;
use std::collections::BTreeSet;

use contrat_de_ville::procedure::{
    Appel, DroitDuConseil, Feuille, Membre, Mouvement, Pouvoir, Presence, ProblemeDeSeance,
    Retrait, RetraitMotif, Seance, Sens,
};
use proptest::collection::{btree_set, vec};
use proptest::prelude::*;
use proptest::sample::select;

const POINTS: u32 = 6;

/// Where each member is at each item, from 1.
fn table(feuille: &Feuille<u8>) -> Vec<[bool; POINTS as usize + 1]> {
    let place = |entree: &Membre<u8>| {
        let mut la = [entree.presence == Presence::Present; POINTS as usize + 1];
        for mouvement in feuille.mouvements.iter().filter(|m| m.membre == entree.membre) {
            la[mouvement.point as usize..].fill(mouvement.sens == Sens::Arrivee);
        }
        la
    };
    feuille.membres.iter().map(place).collect()
}

/// The items at which a proxy has not lapsed.
fn lives(la: &[[bool; POINTS as usize + 1]], pouvoir: &Pouvoir<u8>) -> BTreeSet<u32> {
    let mandant = la[usize::from(pouvoir.mandant)];
    (pouvoir.point..=POINTS).take_while(|point| !mandant[*point as usize]).collect()
}

/// Sheets that hold together: moves alternate from where each member is, and a proxy is given by who is
/// away to who is there and holds none at that time.
fn feuilles() -> impl Strategy<Value = Feuille<u8>> {
    let presences = [Presence::Present, Presence::Excuse, Presence::Absent].to_vec();
    let membres = vec((select(presences), btree_set(1..=POINTS, 0..3)), 1..8);
    let voulus = vec((any::<u8>(), any::<u8>(), 1..=POINTS, 1..=3_u32), 0..10);
    let motifs = [RetraitMotif::Interet, RetraitMotif::Deport].to_vec();
    let retraits = vec((any::<u8>(), 1..=POINTS, select(motifs)), 0..4);
    let appels = select(vec![Appel::Premier, Appel::Premier, Appel::Second]);
    let droits = select(vec![DroitDuConseil::General, DroitDuConseil::AlsaceMoselle]);
    (membres, voulus, retraits, appels, droits).prop_map(
        |(membres, voulus, retraits, appel, droit)| {
            let nombre = u8::try_from(membres.len()).unwrap();
            let mut feuille = Feuille {
                points: POINTS,
                appel,
                droit,
                membres: vec![],
                mouvements: vec![],
                pouvoirs: vec![],
                retraits: vec![],
            };
            for (membre, (presence, bascules)) in (0..).zip(membres) {
                feuille.membres.push(Membre { membre, presence });
                let mut present = presence == Presence::Present;
                for point in bascules {
                    let sens = if present { Sens::Depart } else { Sens::Arrivee };
                    present = !present;
                    feuille.mouvements.push(Mouvement { point, membre, sens });
                }
            }
            feuille.mouvements.sort_by_key(|mouvement| mouvement.point);
            let la = table(&feuille);
            for (mandant, mandataire, point, seances) in voulus {
                let (mandant, mandataire) = (mandant % nombre, mandataire % nombre);
                let seances = NonZeroU32::new(seances).unwrap();
                let pouvoir = Pouvoir { mandant, mandataire, point, seances, maladie: false };
                let vie = lives(&la, &pouvoir);
                let seul = feuille.pouvoirs.iter().all(|autre| {
                    let partage = autre.mandant == mandant || autre.mandataire == mandataire;
                    !partage || lives(&la, autre).is_disjoint(&vie)
                });
                if vie.contains(&point) && la[usize::from(mandataire)][point as usize] && seul {
                    feuille.pouvoirs.push(pouvoir);
                }
            }
            let mut places = BTreeSet::new();
            for (membre, point, motif) in retraits {
                let membre = membre % nombre;
                if places.insert((membre, point)) {
                    feuille.retraits.push(Retrait { point, membre, motif });
                }
            }
            feuille
        },
    )
}

fn withdrawn(feuille: &Feuille<u8>, membre: u8, point: u32) -> Option<RetraitMotif> {
    let mut retraits = feuille.retraits.iter();
    retraits.find(|r| r.membre == membre && r.point == point).map(|r| r.motif)
}

proptest! {
    #[test]
    fn quorum_counts_presence_only(feuille in feuilles()) {
        let la = table(&feuille);
        let mut sans = feuille.clone();
        sans.pouvoirs.clear();
        let (seance, sans) = (feuille.clone().finish().unwrap(), sans.finish().unwrap());
        for point in 1..=POINTS {
            let etat = seance.at(point).unwrap();
            let membres = 0..u8::try_from(la.len()).unwrap();
            let presents = membres.clone().filter(|membre| {
                la[usize::from(*membre)][point as usize] && withdrawn(&feuille, *membre, point).is_none()
            });
            prop_assert_eq!(etat.presents as usize, presents.count());
            let retires: Vec<_> =
                membres.clone().filter_map(|membre| withdrawn(&feuille, membre, point)).collect();
            let deports = retires.iter().filter(|motif| **motif == RetraitMotif::Deport).count();
            prop_assert_eq!(etat.en_exercice as usize, la.len() - deports);
            prop_assert_eq!((etat.interets + etat.deports) as usize, retires.len());
            let dispense = feuille.appel == Appel::Second
                || feuille.droit == DroitDuConseil::AlsaceMoselle && 2 * retires.len() >= la.len();
            let assez = 2 * etat.presents > etat.en_exercice;
            prop_assert_eq!(etat.is_quorum_met(), dispense || assez);
            prop_assert_eq!(etat.requis.is_none(), dispense);
            // Without any proxy it is the same council.
            let sans = sans.at(point).unwrap();
            prop_assert_eq!(sans.voix(), etat.presents);
            prop_assert_eq!(sans.is_quorum_met(), etat.is_quorum_met());
        }
    }

    #[test]
    fn an_absent_giver_has_one_voice_through_its_holder(feuille in feuilles()) {
        let la = table(&feuille);
        let seance = feuille.clone().finish().unwrap();
        for etat in seance.points() {
            let point = etat.point;
            let takes_part = |membre: u8| {
                la[usize::from(membre)][point as usize] && withdrawn(&feuille, membre, point).is_none()
            };
            let mut total = 0;
            for entree in &feuille.membres {
                let portes = feuille.pouvoirs.iter().filter(|pouvoir| {
                    pouvoir.mandataire == entree.membre
                        && takes_part(entree.membre)
                        && lives(&la, pouvoir).contains(&point)
                        && withdrawn(&feuille, pouvoir.mandant, point).is_none()
                });
                let attendu = portes.count() + usize::from(takes_part(entree.membre));
                let voix = seance.voix_of(&entree.membre, point).unwrap();
                prop_assert_eq!(voix as usize, attendu);
                prop_assert!(voix <= 2, "one proxy a holder");
                total += voix;
            }
            prop_assert_eq!(total, etat.voix());
            prop_assert!(etat.pouvoirs <= etat.presents);
        }
    }

    /// Whatever is wrong is said, in the order of the sheet, and what is right beside it is not.
    #[test]
    fn every_problem_is_reported_at_once(feuille in feuilles(), fautes in any::<[bool; 6]>()) {
        let mut fausse = feuille;
        let inconnu = 200;
        let mut attendus = 0;
        let mut faute = |presente: bool, nombre: usize| {
            attendus += if presente { nombre } else { 0 };
            presente
        };
        if faute(fautes[0], 1) {
            fausse.membres.push(fausse.membres[0]);
        }
        if faute(fautes[1], 1) {
            fausse.mouvements.push(Mouvement { point: POINTS, membre: inconnu, sens: Sens::Depart });
        }
        let seances = NonZeroU32::MIN;
        if faute(fautes[2], 2) {
            let (mandant, mandataire) = (inconnu, inconnu + 1);
            fausse.pouvoirs.push(Pouvoir { mandant, mandataire, point: 1, seances, maladie: false });
        }
        if faute(fautes[3], 2) {
            let longue = NonZeroU32::new(4).unwrap();
            let (mandant, mandataire) = (0, 0);
            fausse.pouvoirs.push(Pouvoir { mandant, mandataire, point: 1, seances: longue, maladie: false });
        }
        if faute(fautes[4], 2) {
            let motif = RetraitMotif::Interet;
            fausse.retraits.push(Retrait { point: POINTS + 1, membre: inconnu, motif });
        }
        if faute(fautes[5], 1) {
            fausse.retraits.push(Retrait { point: 0, membre: 0, motif: RetraitMotif::Deport });
        }
        match fausse.clone().finish() {
            Ok(_) => prop_assert_eq!(attendus, 0),
            Err(refus) => {
                prop_assert_eq!(refus.cause.as_slice().len(), attendus, "{}", refus);
                prop_assert_eq!(*refus.rendu, fausse);
            }
        }
    }

    /// One more absence of a rule, at any place: the sheet comes back as it was.
    #[test]
    fn refused_sheet_is_handed_back(feuille in feuilles(), place in any::<prop::sample::Index>(), geste in 0..3_u8) {
        let mut fausse = feuille;
        let membre = fausse.membres[place.index(fausse.membres.len())].membre;
        let seances = NonZeroU32::MIN;
        let (mandant, mandataire) = (membre, membre);
        match geste {
            0 => fausse.membres.push(Membre { membre, presence: Presence::Absent }),
            1 => fausse.pouvoirs.push(Pouvoir { mandant, mandataire, point: 1, seances, maladie: true }),
            _ => {
                let la = table(&fausse)[usize::from(membre)][POINTS as usize];
                let sens = if la { Sens::Arrivee } else { Sens::Depart };
                fausse.mouvements.push(Mouvement { point: POINTS, membre, sens });
            }
        }
        let refus = fausse.clone().finish().unwrap_err();
        prop_assert_eq!(&*refus.rendu, &fausse);
        let attendu = match (geste, refus.cause.as_slice()) {
            (0, [ProblemeDeSeance::MembreEnDouble { .. }])
            | (1, [ProblemeDeSeance::PouvoirASoi { .. }]) => true,
            (2, [probleme]) => matches!(
                probleme,
                ProblemeDeSeance::DejaPresent { .. }
                    | ProblemeDeSeance::DejaAbsent { .. }
                    | ProblemeDeSeance::DeuxMouvements { .. }
            ),
            _ => false,
        };
        prop_assert!(attendu, "{}", refus);
        // Nor does it get in by the wire.
        let fil = serde_json::to_string(&fausse).unwrap();
        prop_assert_eq!(serde_json::from_str::<Seance<u8>>(&fil).unwrap_err().to_string(), refus.to_string());
    }

    #[test]
    fn wire_gives_the_same_session_back(feuille in feuilles()) {
        let seance = feuille.clone().finish().unwrap();
        let fil = serde_json::to_string(&seance).unwrap();
        let lue = serde_json::from_str::<Seance<u8>>(&fil).unwrap();
        prop_assert_eq!(&lue, &seance);
        prop_assert_eq!(lue.into_feuille(), feuille);
    }

    /// Members, proxies and withdrawals come in any order.
    #[test]
    fn the_order_of_entry_changes_nothing(feuille in feuilles()) {
        let mut inverse = feuille.clone();
        inverse.membres.reverse();
        inverse.pouvoirs.reverse();
        inverse.retraits.reverse();
        let (seance, inverse) = (feuille.finish().unwrap(), inverse.finish().unwrap());
        prop_assert!(seance.points().eq(inverse.points()));
        prop_assert_eq!(seance.points().count(), POINTS as usize);
    }
}
