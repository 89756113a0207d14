//! Conventions over several years. All fictitious.

use contrat_de_ville::financement::{
    Annuite, ConventionPluriannuelle, EchelonnementError, ProblemeDeConvention, RythmeDEngagement,
};
use contrat_de_ville::identifiant::Annee;
use contrat_de_ville::nombre::{Euros, Methode, RepartitionError, Somme};

use crate::programmation::{etat, euros};

const ANNEE: Annee = Annee::new(2023).unwrap();

fn annuite(annee: u16, ae: i64, cp: i64) -> Annuite {
    Annuite { annee: Annee::new(annee).unwrap(), ae: euros(ae), cp: euros(cp) }
}

fn convention(
    annuites: &[Annuite],
    ecart: i64,
) -> Result<ConventionPluriannuelle, Vec<ProblemeDeConvention>> {
    ConventionPluriannuelle::new(
        etat(),
        "2023-03-15".parse().unwrap(),
        annuites.iter().copied(),
        euros(ecart),
    )
    .map_err(|refus| refus.as_slice().to_vec())
}

#[test]
fn payments_may_not_come_before_commitments() {
    let juste = [annuite(2024, 0, 400), annuite(2023, 1_000, 600)];
    let lue = convention(&juste, 0).unwrap();
    assert_eq!(lue.annuites(), [annuite(2023, 1_000, 600), annuite(2024, 0, 400)]);
    assert_eq!(lue.of_year(Annee::new(2024).unwrap()), Some(annuite(2024, 0, 400)));
    assert_eq!(lue.of_year(Annee::new(2025).unwrap()), None);
    assert_eq!((lue.ae_up_to(ANNEE).centimes(), lue.cp_up_to(ANNEE).centimes()), (1_000, 600));

    assert_eq!(
        convention(&[annuite(2023, 599, 600), annuite(2024, 401, 400)], 0),
        Err(vec![ProblemeDeConvention::PaiementAvantEngagement {
            annee: ANNEE,
            cp: Somme::from_centimes(600),
            ae: Somme::from_centimes(599),
        }])
    );
    assert_eq!(
        convention(&[annuite(2023, 1_000, 600)], 0),
        Err(vec![ProblemeDeConvention::Ecart {
            ae: Somme::from_centimes(1_000),
            cp: Somme::from_centimes(600),
            enonce: Euros::ZERO,
        }])
    );
    assert_eq!(convention(&[annuite(2023, 1_000, 600)], 400).map(|c| c.ecart()), Ok(euros(400)));
    assert_eq!(convention(&[], 0), Err(vec![ProblemeDeConvention::SansAnnee]));
}

#[test]
fn every_problem_of_a_convention_has_its_figures() {
    let refus = ConventionPluriannuelle::new(
        etat(),
        "2023-03-15".parse().unwrap(),
        [annuite(2023, 100, 200), annuite(2024, -100, 50), annuite(2023, 0, 0)],
        Euros::MAX,
    )
    .unwrap_err();
    assert_eq!(
        refus.to_string(),
        "2023 given twice, expected each year once; 2024: AE -1.00 €, CP 0.50 €, expected 0 or more; up to \
         2023: CP 2.00 €, expected at most the AE, 1.00 €; up to 2024: CP 2.50 €, expected at most the AE, \
         0.00 €; AE 0.00 € less CP 2.50 €: expected the difference stated, 92233720368547758.07 €"
    );
    let vide = ConventionPluriannuelle::new(etat(), "2023-03-15".parse().unwrap(), [], Euros::ZERO);
    assert_eq!(vide.unwrap_err().to_string(), "no year, expected one at least");
}

fn split(
    total: i64,
    rythme: RythmeDEngagement,
    poids: &[(u16, u64)],
) -> Result<Vec<(u16, i64, i64)>, EchelonnementError> {
    let poids: Vec<_> = poids.iter().map(|(a, p)| (Annee::new(*a).unwrap(), *p)).collect();
    let jour = "2023-03-15".parse().unwrap();
    let methode = Methode::PlusFortsRestes;
    let convention =
        ConventionPluriannuelle::split(etat(), jour, euros(total), rythme, methode, &poids)?;
    let annuites = convention.annuites().iter();
    Ok(annuites.map(|a| (a.annee.get(), a.ae.centimes(), a.cp.centimes())).collect())
}

#[test]
fn a_total_is_split_over_years_to_the_cent() {
    // 100,00 in three: the first year gets the last cent.
    assert_eq!(
        split(10_000, RythmeDEngagement::Annuel, &[(2025, 1), (2023, 1), (2024, 1)]).unwrap(),
        [(2023, 3_334, 3_334), (2024, 3_333, 3_333), (2025, 3_333, 3_333)]
    );
    assert_eq!(
        split(10_000, RythmeDEngagement::Initial, &[(2023, 0), (2024, 3), (2025, 1)]).unwrap(),
        [(2023, 10_000, 0), (2024, 0, 7_500), (2025, 0, 2_500)]
    );
    assert!(matches!(
        split(10_000, RythmeDEngagement::Annuel, &[(2023, 0)]),
        Err(EchelonnementError::Repartition(RepartitionError::SansPoids { .. }))
    ));
    assert!(matches!(
        split(-2, RythmeDEngagement::Annuel, &[(2023, 1)]),
        Err(EchelonnementError::Convention(_))
    ));
}

#[test]
fn a_convention_on_the_wire() {
    let lue = convention(&[annuite(2023, 1_000, 600)], 400).unwrap();
    let mut json = serde_json::to_value(&lue).unwrap();
    assert_eq!(
        json["annuites"],
        serde_json::json!([{ "annee": 2023, "ae": "10.00", "cp": "6.00" }])
    );
    assert_eq!(json["signature"], "2023-03-15");
    assert_eq!(serde_json::from_value::<ConventionPluriannuelle>(json.clone()).unwrap(), lue);
    json["ecart"] = "4.01".into();
    assert_eq!(
        serde_json::from_value::<ConventionPluriannuelle>(json).unwrap_err().to_string(),
        "AE 10.00 € less CP 6.00 €: expected the difference stated, 4.01 €"
    );
}
