//! Financing plans: totals by hand, problems with their text, wire.

use contrat_de_ville::Euros;
use contrat_de_ville::financement::regle::{Exemption, Grandeur, TauxDeParticipation, Verdict};
use contrat_de_ville::financement::{Compte, Credits, EntreeDePlan, Plan, StatutDeProduit};

/// A fictitious investment of 100 000 €.
const PLAN: &str = r#"{
    "charges": [
        {"libelle": "Achats", "compte": 60, "montant": "90000.00"},
        {"libelle": "Divers", "montant": "10000.00"}
    ],
    "produits": [
        {"origine": "ressources_propres", "statut": "acquis", "montant": "15000.00"},
        {"origine": {"source": {"financeur": {"nature": "etat"}, "programme": 147,
            "dispositif": "contrat_de_ville", "credits": "specifiques"}},
            "statut": "acquis", "montant": "40000.00"},
        {"origine": {"source": {"financeur": {"nature": "etat"}, "programme": 147,
            "dispositif": "contrat_de_ville", "credits": "specifiques"}},
            "statut": "sollicite", "montant": "10000.00"},
        {"origine": {"source": {"financeur": {"nature": "departement"},
            "dispositif": "aucun", "credits": "droit_commun"}},
            "statut": "sollicite", "montant": "5000.00"},
        {"origine": {"source": {"financeur": {"nature": "bailleur"},
            "dispositif": "aucun", "credits": "droit_commun"}},
            "statut": "sollicite", "montant": "30000.01"}
    ],
    "emplois_en_nature": [{"libelle": "Personnel bénévole", "montant": "800.00"}],
    "contributions_en_nature": [{"libelle": "Bénévolat", "montant": "800.00"}]
}"#;

#[test]
fn totals_of_a_fictitious_plan() {
    let plan: Plan = serde_json::from_str(PLAN).unwrap();
    let centimes = |somme: contrat_de_ville::Somme| somme.centimes();
    assert_eq!(centimes(plan.total_charges()), 10_000_000);
    assert_eq!(centimes(plan.total_produits()), 10_000_001);
    assert_eq!(centimes(plan.balance()), 1);
    assert_eq!(centimes(plan.balance_en_nature()), 0);
    assert_eq!(centimes(plan.own_share()), 1_500_000);
    assert_eq!(centimes(plan.total_of_credits(Credits::Specifiques)), 5_000_000);
    assert_eq!(centimes(plan.total_of_credits(Credits::DroitCommun)), 3_500_001);
    assert_eq!(centimes(plan.total_of_statut(StatutDeProduit::Acquis)), 5_500_000);
    assert_eq!(centimes(plan.total_of_statut(StatutDeProduit::Sollicite)), 4_500_001);
    let parts: Vec<String> =
        plan.parts().unwrap().iter().map(|p| format!("{} : {}", p.source, p.taux)).collect();
    assert_eq!(
        parts,
        [
            "État, programme 147, programmation du contrat de ville : 5000000/10000001",
            "Département, droit commun : 500000/10000001",
            "Bailleur, droit commun : 3000001/10000001",
        ]
    );
    assert_eq!((plan.charges().len(), plan.produits().len()), (2, 5));

    let [surfinancement, equilibre, nature] = plan.check();
    assert_eq!(surfinancement.verdict(), &Verdict::Enfreinte);
    assert_eq!(equilibre.verdict(), &Verdict::Enfreinte);
    assert_eq!(nature.verdict(), &Verdict::Respectee);
    assert_eq!((surfinancement.regle(), surfinancement.lecture()), (None, None));
    assert_eq!(
        surfinancement.to_string().replace(['\u{a0}', '\u{202f}'], " "),
        "Les produits dépassent les charges (charges : 100 000,00 € ; produits : 100 000,01 € ; solde : \
         0,01 €). Contrôle arithmétique, sans règle de droit."
    );
    // Nothing funds nothing.
    assert_eq!(Plan::new(EntreeDePlan::default()).unwrap().parts(), Ok(vec![]));
}

#[test]
fn the_landlord_of_a_plan_is_public_or_not() {
    let plan: Plan = serde_json::from_str(PLAN).unwrap();
    let le = "2024-09-24".parse().unwrap();
    let examine = |taux, bailleur| {
        let exemption = Some(Exemption::Aucune);
        plan.participation_minimale(Some(true), Some(taux), exemption, |_| bailleur)
            .unwrap()
            .examine(le)
    };
    let general = TauxDeParticipation::General;
    // 15 000 of 70 000 public: 21,4 %. Of 100 000,01: 14,99 %.
    assert_eq!(examine(general, Some(false)).verdict(), &Verdict::Respectee);
    let public = examine(general, Some(true));
    assert_eq!(public.verdict(), &Verdict::Enfreinte);
    let minimum = public.montant(Grandeur::ParticipationMinimale).unwrap();
    assert_eq!(minimum.centimes(), 2_125_001); // a quarter of 85 000,01
    let inconnu = examine(general, None);
    assert!(matches!(inconnu.verdict(), Verdict::NonVerifiable(_)));
    let incertains = inconnu.montant(Grandeur::FinancementsIncertains).unwrap();
    assert_eq!(incertains.centimes(), 3_000_001);
    assert_eq!(inconnu.montant(Grandeur::ParticipationMinimale), None);
    // 10 % is reached either way, 30 % is not.
    assert_eq!(examine(TauxDeParticipation::Corse, None).verdict(), &Verdict::Respectee);
    assert_eq!(examine(TauxDeParticipation::ChefDeFile, None).verdict(), &Verdict::Enfreinte);
}

#[test]
fn every_problem_of_a_plan_at_once() {
    let negatif = PLAN
        .replace("\"10000.00\"}\n    ]", "\"-10000.00\"}\n    ]")
        .replace("\"bailleur\"", "\"operateur\"")
        .replace("5000.00\"},\n        {\"origine\": {\"source\": {\"financeur\": {\"nature\": \"operateur", "-5000.00\"},\n        {\"origine\": {\"source\": {\"financeur\": {\"nature\": \"operateur")
        .replace("800.00", "-0.01");
    let entree: EntreeDePlan = serde_json::from_str(&negatif).unwrap();
    let refus = Plan::new(entree.clone()).unwrap_err();
    assert_eq!(
        refus.to_string(),
        "5 problems: charge 2: -10000.00 €, expected zero or more; produit 4: -5000.00 €, expected zero or \
         more; produit 5: the operator's own funds as a source, expected own resources; use in kind 1: \
         -0.01 €, expected zero or more; contribution in kind 1: -0.01 €, expected zero or more"
    );
    assert_eq!(*refus.rendu, entree);
    let fil = serde_json::from_str::<Plan>(&negatif).unwrap_err().to_string();
    assert!(fil.starts_with("5 problems: charge 2:"), "{fil}");

    let refuse = |json: &str| serde_json::from_str::<Plan>(json).unwrap_err().to_string();
    assert!(
        refuse(&PLAN.replace("\"compte\": 60", "\"compte\": 59"))
            .starts_with("account 59: expected 60 to 68")
    );
    assert!(refuse(&PLAN.replace("\"compte\": 60", "\"compte\": 86")).starts_with("account 86"));
    assert!(
        refuse(&PLAN.replace("\"charges\"", "\"depenses\""))
            .starts_with("unknown field `depenses`")
    );
    assert!(refuse(r#"{"charges": [], "charges": []}"#).starts_with("duplicate field `charges`"));
    assert_eq!(Compte::new(68).map(|compte| compte.to_string()), Some("compte 68".to_owned()));
    assert!(Compte::new(69).is_none() && Compte::new(59).is_none());
}

#[test]
fn totals_beyond_one_amount_are_a_typed_error() {
    let mut entree: EntreeDePlan = serde_json::from_str(PLAN).unwrap();
    entree.produits[1].montant = Euros::MAX;
    let plan = Plan::new(entree).unwrap();
    assert_eq!(plan.total_produits().centimes(), i128::from(i64::MAX) + 6_000_001);
    let erreur = plan.participation_minimale(None, None, None, |_| None).unwrap_err();
    assert_eq!(
        erreur.to_string(),
        "a total of 92233720368562758.07 € is out of the range of one amount, 2^63 - 1 cents"
    );
}
