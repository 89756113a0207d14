//! Laws of the financing plan.

use contrat_de_ville::financement::regle::{Exemption, TauxDeParticipation, Verdict};
use contrat_de_ville::financement::{
    Charge, Compte, Credits, Dispositif, EntreeDePlan, Financeur, Origine, Plan, Produit, Source,
    StatutDeProduit, Valorisation,
};
use contrat_de_ville::{Euros, Somme};
use proptest::prelude::*;
use proptest::sample::select;

use crate::outils::centimes;

fn positifs() -> impl Strategy<Value = Euros> {
    prop_oneof![0..=i64::MAX, 0..=100_000_i64].prop_map(Euros::from_centimes)
}

fn origine(operateur: bool) -> impl Strategy<Value = Origine> {
    let mut financeurs = vec![
        Financeur::ETAT,
        Financeur::REGION,
        Financeur::DEPARTEMENT,
        Financeur::EPCI,
        Financeur::COMMUNE,
        Financeur::CAF,
        Financeur::BAILLEUR,
        Financeur::EUROPE,
    ];
    if operateur {
        financeurs.push(Financeur::OPERATEUR);
    }
    let credits = select(vec![Credits::Specifiques, Credits::DroitCommun]);
    prop_oneof![
        1 => Just(Origine::RessourcesPropres),
        4 => (select(financeurs), credits).prop_map(|(financeur, credits)| {
            Origine::Source(Source::new(financeur, Dispositif::Aucun, credits))
        }),
    ]
}

fn entree(
    montants: impl Strategy<Value = Euros> + Clone,
    operateur: bool,
) -> impl Strategy<Value = EntreeDePlan> {
    let charges = (prop::option::of(60..=68_u8), montants.clone()).prop_map(|(compte, montant)| {
        let compte = compte.and_then(Compte::new);
        Charge { libelle: "Charge".parse().unwrap(), compte, montant }
    });
    let statut = select(vec![StatutDeProduit::Sollicite, StatutDeProduit::Acquis]);
    let produits = (origine(operateur), statut, montants.clone())
        .prop_map(|(origine, statut, montant)| Produit { origine, statut, montant });
    let nature = montants
        .prop_map(|montant| Valorisation { libelle: "Bénévolat".parse().unwrap(), montant });
    (
        prop::collection::vec(charges, 0..5),
        prop::collection::vec(produits, 0..6),
        prop::collection::vec(nature.clone(), 0..3),
        prop::collection::vec(nature, 0..3),
    )
        .prop_map(|(charges, produits, emplois_en_nature, contributions_en_nature)| {
            EntreeDePlan { charges, produits, emplois_en_nature, contributions_en_nature }
        })
}

fn plan() -> impl Strategy<Value = Plan> {
    entree(positifs().boxed(), false).prop_map(|entree| Plan::new(entree).unwrap())
}

proptest! {
    #[test]
    fn totals_of_a_plan_add_up(plan in plan()) {
        let total = plan.total_produits();
        let credits = plan
            .total_of_credits(Credits::Specifiques)
            .merge(plan.total_of_credits(Credits::DroitCommun));
        prop_assert_eq!(plan.own_share().merge(credits), total);
        let statuts = plan
            .total_of_statut(StatutDeProduit::Sollicite)
            .merge(plan.total_of_statut(StatutDeProduit::Acquis));
        prop_assert_eq!(statuts, total);
        prop_assert_eq!(plan.balance().merge(plan.total_charges()), total);
        if let Ok(parts) = plan.parts() {
            let sources: Somme = parts.iter().map(|part| part.montant).sum();
            prop_assert_eq!(sources.merge(plan.own_share()), total);
            for part in &parts {
                prop_assert_eq!(part.taux.numerateur(), part.montant.centimes());
                prop_assert_eq!(part.taux.denominateur().get(), total.centimes().unsigned_abs());
            }
            prop_assert!(parts.windows(2).all(|deux| deux[0].source < deux[1].source));
        } else {
            prop_assert!(total.is_zero());
        }
    }

    #[test]
    fn checks_say_what_the_balances_are(plan in plan()) {
        let [surfinancement, equilibre, nature] =
            plan.check().map(|examen| examen.verdict() == &Verdict::Respectee);
        prop_assert_eq!(surfinancement, plan.total_produits() <= plan.total_charges());
        prop_assert_eq!(equilibre, plan.total_produits() == plan.total_charges());
        let total = |lignes: &[Valorisation]| lignes.iter().map(|l| l.montant).sum::<Somme>();
        let (emplois, contributions) =
            (total(plan.emplois_en_nature()), total(plan.contributions_en_nature()));
        prop_assert_eq!(nature, emplois == contributions);
        prop_assert_eq!(plan.balance_en_nature(), contributions.minus(emplois));
        for examen in plan.check() {
            prop_assert_eq!(examen.fondement(), None);
            let fil = serde_json::to_string(&examen).unwrap();
            prop_assert_eq!(serde_json::from_str(&fil).ok(), Some(examen));
        }
    }

    #[test]
    fn the_gate_tells_every_problem_and_hands_back(
        entree in entree(centimes().prop_map(Euros::from_centimes).boxed(), true),
    ) {
        let operateurs = entree.produits.iter().filter(|p| {
            matches!(&p.origine, Origine::Source(s) if s.financeur() == &Financeur::OPERATEUR)
        });
        let montants = entree.charges.iter().map(|l| l.montant)
            .chain(entree.produits.iter().map(|l| l.montant))
            .chain(entree.emplois_en_nature.iter().map(|l| l.montant))
            .chain(entree.contributions_en_nature.iter().map(|l| l.montant));
        let attendus = operateurs.count() + montants.filter(|m| m.is_negative()).count();
        let fil = serde_json::to_string(&entree).unwrap();
        match Plan::new(entree.clone()) {
            Ok(plan) => {
                prop_assert_eq!(attendus, 0);
                prop_assert_eq!(serde_json::to_string(&plan).unwrap(), fil.clone());
                prop_assert_eq!(serde_json::from_str::<Plan>(&fil).unwrap(), plan);
            }
            Err(refus) => {
                prop_assert_eq!(refus.cause.as_slice().len(), attendus);
                prop_assert_eq!(*refus.rendu, entree);
                prop_assert!(serde_json::from_str::<Plan>(&fil).is_err());
            }
        }
    }

    #[test]
    fn who_is_public_decides_as_naming_it_would(plan in plan(), publics in any::<[bool; 3]>()) {
        let rang = |source: &Source| {
            [Financeur::CAF, Financeur::BAILLEUR, Financeur::EUROPE]
                .iter()
                .position(|financeur| financeur == source.financeur())
        };
        let faits = |dit: &dyn Fn(&Source) -> Option<bool>| {
            plan.participation_minimale(
                Some(true),
                Some(TauxDeParticipation::General),
                Some(Exemption::Aucune),
                dit,
            )
        };
        // The five kinds that are public are never asked about.
        let su = faits(&|source| Some(publics[rang(source).unwrap()]));
        let (Ok(vu), Ok(su)) = (faits(&|_| None), su) else {
            return Ok(());
        };
        let jour = "2024-09-24".parse().unwrap();
        let (vu, su) = (vu.examine(jour), su.examine(jour));
        if !matches!(vu.verdict(), Verdict::NonVerifiable(_)) {
            prop_assert_eq!(vu.verdict(), su.verdict());
        }
        // By hand: five times the own share against all public money.
        let compte: i128 = plan.produits().iter().map(|produit| match &produit.origine {
            Origine::Source(source) if rang(source).is_some_and(|r| !publics[r]) => 0,
            Origine::Source(_) | Origine::RessourcesPropres => i128::from(produit.montant.centimes()),
        }).sum();
        let atteinte = plan.own_share().centimes() * 5 >= compte;
        prop_assert_eq!(su.verdict() == &Verdict::Respectee, atteinte);
    }
}
