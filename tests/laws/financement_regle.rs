//! Laws of the rules of co-funding.

use chrono::NaiveDate;
use contrat_de_ville::droit::Lecture;
use contrat_de_ville::financement::Financeur;
use contrat_de_ville::financement::regle::{
    Dotations, Examen, Exemption, FondsDeConcours, Formalite, Grandeur, MontantPositif, Objet,
    ParticipationMinimale, Point, SituationDuBeneficiaire, Subvention, Verdict,
    examine_conventions,
};
use contrat_de_ville::financement::{Beneficiaire, Personne};
use contrat_de_ville::identifiant::{Annee, Siren};
use contrat_de_ville::{Euros, Somme};
use proptest::prelude::*;
use proptest::sample::select;

use crate::financement_regle_outils::{
    cas, cents, dotations, fonds_de_concours, formalite, jour, montant, participation,
};

fn pendant() -> NaiveDate {
    "2024-09-24".parse().unwrap()
}

/// Never from the one verdict to the other.
fn never(avant: &Examen, apres: &Examen, de: &Verdict, a: &Verdict) -> Result<(), TestCaseError> {
    prop_assert!(avant.verdict() != de || apres.verdict() != a, "{avant}\n{apres}");
    Ok(())
}

fn plus(montant: MontantPositif, de: i64) -> MontantPositif {
    cents(montant.euros().centimes().saturating_add(de))
}

fn un_fonds(cout: i64, subventions: i64, fonds: i64) -> FondsDeConcours {
    FondsDeConcours {
        epci: contrat_de_ville::financement::regle::NatureEpci::CommunauteDeCommunes,
        base: contrat_de_ville::financement::regle::BaseDuCout::Ttc,
        cout: Some(cents(cout)),
        subventions: Some(cents(subventions)),
        fonds: vec![Some(cents(fonds))],
        equipement: Some(true),
        deliberation_epci: None,
        deliberation_commune: None,
    }
}

proptest! {
    #[test]
    fn unknown_facts_never_give_a_verdict_that_some_completion_contradicts(
        complet in cas(), masque in any::<u8>(), jour in jour(),
    ) {
        for (vu, su) in complet.hide(masque).examine(jour).iter().zip(complet.examine(jour)) {
            let ouvert = matches!(vu.verdict(), Verdict::NonVerifiable(_));
            prop_assert!(ouvert || vu.verdict() == su.verdict(), "{vu}\n{su}");
        }
    }

    #[test]
    fn a_verdict_is_given_when_no_completion_changes_it(
        complet in cas(), masque in any::<u8>(), jour in jour(),
    ) {
        let vu = complet.hide(masque);
        let completions: Vec<Vec<Examen>> =
            vu.completions().iter().map(|complet| complet.examine(jour)).collect();
        for (rang, vu) in vu.examine(jour).iter().enumerate() {
            let verdicts: Vec<&Verdict> =
                completions.iter().map(|examens| examens[rang].verdict()).collect();
            if verdicts.iter().all(|verdict| *verdict == verdicts[0]) {
                prop_assert_eq!(vu.verdict(), verdicts[0], "{}", vu);
            } else {
                prop_assert!(matches!(vu.verdict(), Verdict::NonVerifiable(_)), "{}", vu);
            }
        }
    }

    #[test]
    fn what_is_planned_after_the_day_asked_is_not_done(
        cas in cas(), masque in any::<u8>(), jour in jour(),
    ) {
        let prevu = cas.hide(masque);
        for (prevu, absent) in
            prevu.examine(jour).iter().zip(prevu.without_plans(jour).examine(jour))
        {
            prop_assert_eq!(prevu.verdict(), absent.verdict(), "{}", prevu);
        }
    }

    #[test]
    fn nothing_is_judged_before_the_text_and_only_before_it(
        cas in cas(), masque in any::<u8>(), jour in jour(),
    ) {
        for examen in cas.hide(masque).examine(jour) {
            let avant = matches!(examen.lecture(), Some(Lecture::Avant { .. }));
            prop_assert_eq!(avant, examen.verdict() == &Verdict::HorsPeriode, "{}", examen);
            prop_assert_eq!(examen.lecture(), examen.regle().map(|r| r.texte().lecture_on(jour)));
            prop_assert!(!avant || examen.chiffres().is_empty());
        }
    }

    #[test]
    fn the_wire_gives_a_finding_back(cas in cas(), masque in any::<u8>(), jour in jour()) {
        for examen in cas.hide(masque).examine(jour) {
            let fil = serde_json::to_string(&examen).unwrap();
            prop_assert_eq!(&serde_json::from_str::<Examen>(&fil).unwrap(), &examen, "{}", fil);
            let phrase = examen.to_string();
            prop_assert!(phrase.ends_with('.') && phrase.starts_with(char::is_uppercase));
        }
    }

    #[test]
    fn the_cap_is_the_largest_fund_that_respects(
        cout in montant(), subventions in montant(), petits in (0..60_i64, 0..60_i64),
    ) {
        let verdict = |c, s, f| un_fonds(c, s, f).examine(pendant())[0].verdict().clone();
        let (c, s) = (cout.euros().centimes(), subventions.euros().centimes());
        let plafond = un_fonds(c, s, 0).plafond().unwrap().centimes();
        let plafond = i64::try_from(plafond).unwrap();
        prop_assert_eq!(verdict(c, s, plafond), Verdict::Respectee);
        prop_assert_eq!(verdict(c, s, plafond + 1), Verdict::Enfreinte);
        // One cent after another: the share of the beneficiary is what nobody else pays.
        let (c, s) = petits;
        let largest = (0..=c).take_while(|f| *f == 0 || *f <= c - s - f).last().unwrap();
        prop_assert_eq!(un_fonds(c, s, 0).plafond(), Some(Somme::from_centimes(largest.into())));
    }

    #[test]
    fn more_fund_or_subsidy_never_respects_and_more_cost_never_breaks(
        faits in fonds_de_concours(), de in any::<u32>(), autre in montant(),
    ) {
        let de = i64::from(de);
        let (oui, non) = (&Verdict::Respectee, &Verdict::Enfreinte);
        let avant = &faits.examine(pendant())[0];
        let mut plus_de_fonds = faits.clone();
        if !faits.fonds.is_empty() {
            plus_de_fonds.fonds.push(Some(autre));
        }
        never(avant, &plus_de_fonds.examine(pendant())[0], non, oui)?;
        let subventions = faits.subventions.map(|s| plus(s, de));
        let aide = FondsDeConcours { subventions, ..faits.clone() };
        never(avant, &aide.examine(pendant())[0], non, oui)?;
        let cher = FondsDeConcours { cout: faits.cout.map(|c| plus(c, de)), ..faits.clone() };
        never(avant, &cher.examine(pendant())[0], oui, non)?;
        let mut renverse = faits.clone();
        renverse.fonds.reverse();
        prop_assert_eq!(&renverse.examine(pendant())[0], avant);
    }

    #[test]
    fn either_council_may_deliberate_first(faits in fonds_de_concours()) {
        let croise = FondsDeConcours {
            deliberation_epci: faits.deliberation_commune,
            deliberation_commune: faits.deliberation_epci,
            ..faits.clone()
        };
        let verdict = |faits: &FondsDeConcours| faits.examine(pendant())[2].verdict().clone();
        prop_assert_eq!(verdict(&faits), verdict(&croise));
    }

    #[test]
    fn the_least_own_share_is_the_first_that_does(autres in montant(), faits in participation()) {
        let faits = ParticipationMinimale {
            autres_publics: Some(autres),
            investissement: Some(true),
            exemption: Some(Exemption::Aucune),
            ..faits
        };
        let minimum = i64::try_from(faits.minimum().unwrap().centimes()).unwrap();
        let verdict = |centimes| {
            let faits = ParticipationMinimale { participation: Some(cents(centimes)), ..faits };
            faits.examine(pendant()).verdict().clone()
        };
        prop_assert_eq!(verdict(minimum), Verdict::Respectee);
        if minimum > 0 {
            prop_assert_eq!(verdict(minimum - 1), Verdict::Enfreinte);
        }
    }

    #[test]
    fn more_own_share_never_breaks_and_more_public_money_never_respects(
        faits in participation(), de in any::<u32>(),
    ) {
        let de = i64::from(de);
        let (oui, non) = (&Verdict::Respectee, &Verdict::Enfreinte);
        let avant = faits.examine(pendant());
        let participation = faits.participation.map(|p| plus(p, de));
        let apres = ParticipationMinimale { participation, ..faits }.examine(pendant());
        never(&avant, &apres, oui, non)?;
        let autres_publics = faits.autres_publics.map(|p| plus(p, de));
        let apres = ParticipationMinimale { autres_publics, ..faits }.examine(pendant());
        never(&avant, &apres, non, oui)?;
    }

    #[test]
    fn more_grants_never_respect_the_cap_and_more_cost_never_breaks_it(
        faits in dotations(), de in any::<u32>(),
    ) {
        let de = i64::from(de);
        let (oui, non) = (&Verdict::Respectee, &Verdict::Enfreinte);
        let [plafond, minimum] = &faits.examine(pendant());
        let plus_de_detr = Dotations { detr: faits.detr.map(|d| plus(d, de)), ..faits };
        never(plafond, &plus_de_detr.examine(pendant())[0], non, oui)?;
        let cher = Dotations { depense: faits.depense.map(|d| plus(d, de)), ..faits };
        let [plafond_apres, minimum_apres] = &cher.examine(pendant());
        never(plafond, plafond_apres, oui, non)?;
        never(minimum, minimum_apres, non, oui)?;
    }

    #[test]
    fn each_grant_reaching_the_least_rate_makes_all_reach_it(faits in dotations()) {
        use contrat_de_ville::financement::regle::LectureDuMinimum::{Chacune, Ensemble};
        let of = |minimum| Dotations { minimum, ..faits }.examine(pendant())[1].clone();
        let (chacune, ensemble) = (of(Chacune), of(Ensemble));
        if chacune.verdict() == &Verdict::Respectee {
            prop_assert_eq!(ensemble.verdict(), &Verdict::Respectee);
        }
        prop_assert_eq!(chacune.point(), Point::DotationsMinimumChacune);
    }
}

fn sirens() -> Vec<Siren> {
    ["200044055", "241300276", "200050532"].iter().map(|siren| siren.parse().unwrap()).collect()
}

fn beneficiaire() -> impl Strategy<Value = Beneficiaire> {
    let noms = ["A", "B"].map(|nom| Beneficiaire::Nom(nom.parse().unwrap()));
    prop_oneof![
        3 => select(sirens()).prop_map(Beneficiaire::Siren),
        1 => select(noms.to_vec()),
    ]
}

fn subventions() -> impl Strategy<Value = Vec<Subvention>> {
    let montant = prop_oneof![
        0..=3_000_000_i64,
        select(vec![1, 1_150_000, 1_150_001, 2_300_000, 2_300_001, i64::MAX])
    ];
    let autorite = select(vec![Financeur::EPCI, Financeur::COMMUNE]);
    let une = (autorite, beneficiaire(), 2022..=2023_u16, montant).prop_map(
        |(autorite, beneficiaire, annee, montant)| Subvention {
            autorite,
            beneficiaire,
            annee: Annee::new(annee).unwrap(),
            montant: cents(montant),
        },
    );
    prop::collection::vec(une, 0..8)
}

fn situation() -> impl Strategy<Value = SituationDuBeneficiaire> {
    let droit_prive = select(vec![None, Some(true), Some(true), Some(false)]);
    (droit_prive, prop::option::of(formalite()))
        .prop_map(|(droit_prive, convention)| SituationDuBeneficiaire { droit_prive, convention })
}

const SIGNEE: fn(&Financeur, Annee, &Personne) -> SituationDuBeneficiaire = |_, _, _| {
    SituationDuBeneficiaire { droit_prive: Some(true), convention: Some(Formalite::Absente) }
};

proptest! {
    #[test]
    fn grants_of_a_year_are_added_up_whatever_their_order(
        (subventions, melange) in subventions()
            .prop_flat_map(|liste| (Just(liste.clone()), Just(liste).prop_shuffle())),
        situation in situation(),
    ) {
        let examine = |liste: &[Subvention]| {
            examine_conventions(liste, |_, _, _| situation, pendant())
        };
        prop_assert_eq!(examine(&subventions), examine(&melange));
        let totaux: Somme = examine(&subventions)
            .iter()
            .map(|e| e.examen.montant(Grandeur::TotalAnnuel).unwrap())
            .sum();
        prop_assert_eq!(totaux, subventions.iter().map(|s| s.montant.euros()).sum());
    }

    #[test]
    fn adding_a_grant_never_removes_the_duty_of_a_convention(
        avant in subventions(), plus in subventions(),
    ) {
        let apres: Vec<Subvention> = avant.iter().chain(&plus).cloned().collect();
        let due = |liste: &[Subvention]| {
            let examens = examine_conventions(liste, SIGNEE, pendant());
            let dues = examens.into_iter().filter(|e| e.examen.verdict() == &Verdict::Enfreinte);
            dues.map(|e| (e.autorite, e.annee, e.personne)).collect::<Vec<_>>()
        };
        let apres = due(&apres);
        prop_assert!(due(&avant).iter().all(|cle| apres.contains(cle)));
    }

    #[test]
    fn the_duty_starts_one_cent_above_the_threshold(centimes in 0..5_000_000_i64) {
        let une = |centimes| Subvention {
            autorite: Financeur::EPCI,
            beneficiaire: Beneficiaire::Siren(sirens()[0]),
            annee: Annee::new(2023).unwrap(),
            montant: cents(centimes),
        };
        // Cut in two anywhere, it is the same total.
        let examens = examine_conventions(
            &[une(centimes / 3), une(centimes - centimes / 3)], SIGNEE, pendant(),
        );
        let attendu = if centimes > 2_300_000 {
            Verdict::Enfreinte
        } else {
            Verdict::SansObjet(Objet::SeuilNonDepasse)
        };
        prop_assert_eq!(examens[0].examen.verdict(), &attendu);
    }

    #[test]
    fn telling_who_a_name_is_never_contradicts_a_verdict(
        subventions in subventions(),
        situation in situation(),
        identites in [0..4_usize, 0..4_usize],
    ) {
        // A fourth legal person, which has nothing else; or one of those that have grants.
        let mut corps = sirens();
        corps.push("732829320".parse().unwrap());
        let siren_of = |personne: &Personne| match personne {
            Personne::Siren(siren) => *siren,
            Personne::Nom(nom) => corps[identites[usize::from(nom.as_str() == "B")]],
        };
        let revele: Vec<Subvention> = subventions
            .iter()
            .map(|s| Subvention {
                beneficiaire: Beneficiaire::Siren(siren_of(&s.beneficiaire.personne())),
                ..s.clone()
            })
            .collect();
        let su = examine_conventions(&revele, |_, _, _| situation, pendant());
        for vu in examine_conventions(&subventions, |_, _, _| situation, pendant()) {
            let personne = Personne::Siren(siren_of(&vu.personne));
            let su = su.iter().find(|su| {
                (&su.autorite, su.annee, &su.personne) == (&vu.autorite, vu.annee, &personne)
            });
            let (vu, su) = (vu.examen.verdict(), su.unwrap().examen.verdict());
            if !matches!(vu, Verdict::NonVerifiable(_)) {
                prop_assert_eq!(vu, su);
            }
        }
    }

    #[test]
    fn an_amount_below_zero_is_refused(centimes in crate::outils::centimes()) {
        let euros = Euros::from_centimes(centimes);
        let montant = MontantPositif::new(euros);
        prop_assert_eq!(montant.is_some(), centimes >= 0);
        let fil = serde_json::to_string(&euros).unwrap();
        prop_assert_eq!(serde_json::from_str::<MontantPositif>(&fil).ok(), montant);
        prop_assert_eq!(MontantPositif::parse(&euros.plain().to_string()), montant);
    }
}
