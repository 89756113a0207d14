//! Laws of envelopes.

use std::collections::{BTreeMap, BTreeSet};

use contrat_de_ville::financement::{
    Depassement, Echelon, Enveloppe, Enveloppes, ProblemeDEnveloppe, Stade,
};
use contrat_de_ville::identifiant::CodeEnveloppe;
use contrat_de_ville::nombre::{Euros, Somme};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::outils::centimes;
use crate::programme_outils::{lignes, programme, rang_of, source, total};

fn code(rang: usize) -> CodeEnveloppe {
    format!("E{rang:02}").parse().unwrap()
}

fn enveloppe(rang: usize, parent: Option<usize>, notifie: Option<i64>) -> Enveloppe {
    Enveloppe {
        code: code(rang),
        libelle: "Enveloppe fictive".parse().unwrap(),
        echelon: Echelon::Axe,
        parent: parent.map(code),
        notifie: notifie.map(Euros::from_centimes),
    }
}

fn notifie() -> impl Strategy<Value = Option<i64>> {
    prop_oneof![
        1 => Just(None),
        4 => centimes().prop_map(|c| Some(c.checked_abs().unwrap_or(i64::MAX))),
        1 => (0..3_i64).prop_map(Some),
    ]
}

/// Each envelope under an earlier one, or under none: every forest, in some order of codes.
fn foret() -> impl Strategy<Value = Vec<Enveloppe>> {
    vec((any::<prop::sample::Index>(), any::<bool>(), notifie()), 1..10)
        .prop_flat_map(|noeuds| {
            let rangs: Vec<usize> = (0..noeuds.len()).collect();
            (Just(noeuds), Just(rangs).prop_shuffle())
        })
        .prop_map(|(noeuds, rangs)| {
            let parent = |place: usize| {
                let (index, racine, _) = noeuds[place];
                (place > 0 && !racine).then(|| rangs[index.index(place)])
            };
            (0..noeuds.len())
                .map(|place| enveloppe(rangs[place], parent(place), noeuds[place].2))
                .collect()
        })
}

fn somme(montants: impl Iterator<Item = Somme>) -> Somme {
    montants.sum()
}

proptest! {
    #[test]
    fn what_is_consumed_is_an_envelope_s_own_and_that_of_its_parts(
        foret in foret(),
        brutes in lignes(centimes()),
        choix in vec(0..12_usize, 32),
    ) {
        let enveloppes = Enveloppes::new(foret.clone()).unwrap();
        let programmation = programme(&brutes);
        let tranche = programmation.tranche(Stade::Engage);
        // Some pairs of action and source have no envelope.
        let choose = |action: usize, origine: usize| {
            let rang = choix[action * 4 + origine];
            (rang < foret.len()).then(|| code(rang))
        };
        let suivi = enveloppes
            .attach(tranche, |action, de| choose(rang_of(action), (0..4).find(|r| source(*r) == *de).unwrap()))
            .unwrap();
        prop_assert_eq!(suivi.stade(), Stade::Engage);
        prop_assert_eq!(suivi.etats().len(), foret.len());

        let mut propres: BTreeMap<Option<CodeEnveloppe>, Somme> = BTreeMap::new();
        for (action, origine, _, montant) in brutes.iter().filter(|ligne| Stade::TOUS[ligne.2] == Stade::Engage) {
            let propre = propres.entry(choose(*action, *origine)).or_default();
            *propre = propre.merge(Euros::from_centimes(*montant).into());
        }
        for etat in suivi.etats() {
            let propre = propres.get(&Some(etat.code().clone())).copied().unwrap_or_default();
            prop_assert_eq!(etat.propre(), propre);
            let enfants = || enveloppes.enfants(etat.code());
            let dessous = somme(enfants().map(|enfant| suivi.get(&enfant.code).unwrap().consomme()));
            prop_assert_eq!(etat.consomme(), etat.propre().merge(dessous));
            prop_assert_eq!(etat.delegue(), somme(enfants().filter_map(|enfant| enfant.notifie).map(Somme::from)));
            let inconnus: BTreeSet<_> = enfants().filter(|enfant| enfant.notifie.is_none()).map(|e| &e.code).collect();
            prop_assert_eq!(etat.non_notifiees().iter().collect::<BTreeSet<_>>(), inconnus);
            // What is left and what is used are what is notified, where it is known.
            let notifie = etat.notifie().map(Somme::from);
            prop_assert_eq!(etat.reste_a_consommer().map(|reste| reste.merge(etat.consomme())), notifie);
            let sur = etat.non_notifiees().is_empty();
            prop_assert_eq!(
                etat.reste_a_deleguer().map(|reste| reste.merge(etat.delegue()).merge(etat.propre())),
                notifie.filter(|_| sur)
            );
        }
        // The trees hold all that is attached, and the rest is told.
        let racines = somme(enveloppes.racines().map(|racine| suivi.get(&racine.code).unwrap().consomme()));
        prop_assert_eq!(racines, suivi.rattache());
        prop_assert_eq!(suivi.non_rattache(), propres.get(&None).copied().unwrap_or_default());
        prop_assert_eq!(suivi.rattache().merge(suivi.non_rattache()), total(tranche));
        prop_assert_eq!(suivi.total(), total(tranche));
        let hors: BTreeSet<_> = suivi.hors().iter().map(|hors| (&hors.reference, &hors.source)).collect();
        prop_assert_eq!(hors.len(), suivi.hors().len(), "each action and source once");
    }

    #[test]
    fn an_overrun_is_named_if_and_only_if_more_is_used_than_notified(
        foret in foret(),
        attributions in vec((0..10_usize, centimes()), 0..12),
    ) {
        let enveloppes = Enveloppes::new(foret.clone()).unwrap();
        let attributions = attributions
            .iter()
            .map(|(rang, montant)| (code(rang % foret.len()), Euros::from_centimes(*montant)));
        let suivi = enveloppes.follow(Stade::Verse, attributions).unwrap();
        let depassements: Vec<_> = suivi.depassements().collect();
        for etat in suivi.etats() {
            let of_motif = |motif: &str| {
                let mut trouves = depassements
                    .iter()
                    .filter(|depassement| depassement.code == *etat.code() && depassement.code_de_constat() == motif);
                let premier = trouves.next().map(Depassement::ecart);
                assert!(trouves.next().is_none());
                premier
            };
            let trop = |montant: Somme| {
                let ecart = montant.centimes() - i128::from(etat.notifie()?.centimes());
                (ecart > 0).then(|| Somme::from_centimes(ecart))
            };
            prop_assert_eq!(of_motif("DEPASSEMENT-DE-CONSOMMATION"), trop(etat.consomme()));
            prop_assert_eq!(of_motif("DEPASSEMENT-DE-DELEGATION"), trop(etat.delegue()));
            // Of both together, where it is neither of the two others: what is not there to delegate is told.
            let employe = etat.delegue().merge(etat.propre());
            let autre = etat.propre() > Somme::ZERO && employe != etat.consomme();
            prop_assert_eq!(of_motif("DEPASSEMENT-D-EMPLOI"), trop(employe).filter(|_| autre));
            if etat.reste_a_deleguer().is_some_and(Somme::is_negative) {
                prop_assert!(depassements.iter().any(|depassement| depassement.code == *etat.code()));
            }
        }
    }

    #[test]
    fn the_order_of_envelopes_does_not_matter_and_they_survive_the_wire(
        (foret, melange) in foret().prop_flat_map(|foret| (Just(foret.clone()), Just(foret).prop_shuffle())),
    ) {
        let enveloppes = Enveloppes::new(foret).unwrap();
        prop_assert_eq!(&Enveloppes::new(melange).unwrap(), &enveloppes);
        let json = serde_json::to_string(&enveloppes).unwrap();
        prop_assert_eq!(serde_json::from_str::<Enveloppes>(&json).unwrap(), enveloppes);
    }

    /// Parents drawn at random: forests, unknown parents, circles, codes twice.
    #[test]
    fn the_gate_takes_forests_and_nothing_else(
        noeuds in vec((0..7_usize, prop::option::weighted(0.7, 0..8_usize), notifie()), 0..7),
    ) {
        let entrees: Vec<Enveloppe> =
            noeuds.iter().map(|(rang, parent, notifie)| enveloppe(*rang, *parent, *notifie)).collect();
        let parents: BTreeMap<usize, Option<usize>> = noeuds.iter().rev().map(|(r, p, _)| (*r, *p)).collect();
        // Up from each, for more steps than there are envelopes.
        let climbs = |depart: usize| {
            let mut courant = depart;
            for _ in 0..10 {
                match parents.get(&courant) {
                    Some(Some(parent)) => courant = *parent,
                    Some(None) => return true,
                    None => return false,
                }
            }
            false
        };
        let foret = !parents.is_empty()
            && parents.len() == noeuds.len()
            && parents.keys().all(|depart| climbs(*depart));
        let circulaires = parents.keys().filter(|depart| {
            let mut courant = **depart;
            (0..10).any(|_| match parents.get(&courant) {
                Some(Some(parent)) => { courant = *parent; courant == **depart }
                _ => false,
            })
        });
        let en_rond: BTreeSet<_> = circulaires.map(|rang| code(*rang)).collect();
        match Enveloppes::new(entrees.clone()) {
            Ok(_) => prop_assert!(foret),
            Err(refus) => {
                prop_assert!(!foret);
                prop_assert_eq!(*refus.rendu, entrees);
                let mut dits = Vec::new();
                for probleme in refus.cause.as_slice() {
                    if let ProblemeDEnveloppe::Cycle { codes } = probleme {
                        prop_assert_eq!(codes.iter().min(), codes.first());
                        dits.extend(codes.clone());
                    }
                }
                prop_assert_eq!(dits.len(), en_rond.len(), "each circle once");
                prop_assert_eq!(dits.into_iter().collect::<BTreeSet<_>>(), en_rond);
            }
        }
    }
}
