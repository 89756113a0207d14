//! Sections 5 and 6 of the case: the fund of the agglomeration by axis, and where the *crédits spécifiques*
//! come from. The amounts are printed; that each axis is one action here is a stand-in, since the report does
//! not list the 29 projects.

use contrat_de_ville::bilan::{Concentration, taux_de_cofinancement};
use contrat_de_ville::contrat::{Classement, Generation, Pilier};
use contrat_de_ville::financement::{
    Action, AxeFcs, Credits, Dispositif, Echelon, Enveloppe, Enveloppes, Financeur,
    NatureOperateur, Operateur, Programmation, Saisie, Source, Stade,
};
use contrat_de_ville::identifiant::{Annee, CodeContrat, CodeEnveloppe, Siren};
use contrat_de_ville::nombre::{Arrondi, Decimales, Euros, Somme};

const AXES: [(AxeFcs, i64); 5] = [
    (AxeFcs::ConseilsCitoyens, 7_000),
    (AxeFcs::ActionIntercommunale, 6_000),
    (AxeFcs::PetitesAssociations, 26_000),
    (AxeFcs::QualificationDesActeurs, 40_162),
    (AxeFcs::InclusionNumerique, 15_000),
];

fn code(texte: &str) -> CodeEnveloppe {
    texte.parse().unwrap()
}

fn axe(rang: usize) -> String {
    format!("FCS/{}", rang + 1)
}

fn programmation() -> Programmation {
    let annee = Annee::new(2023).unwrap();
    let contrat = CodeContrat::parse("CV221").unwrap();
    let mut saisie = Saisie::new(contrat, annee, Generation::ContratsDeVille);
    for (rang, (axe_fcs, montant)) in AXES.into_iter().enumerate() {
        let reference = axe(rang).parse().unwrap();
        let dispositif = Dispositif::FondsDeCohesionSociale(Some(axe_fcs));
        let source = Source::new(Financeur::EPCI, dispositif, Credits::Specifiques);
        saisie.add_ligne(&reference, &source, Stade::Accorde, Euros::from_centimes(montant * 100));
        saisie.add_action(Action {
            reference,
            titre: axe_fcs.to_string(),
            operateur: Operateur {
                nom: "Associations".parse().unwrap(),
                nature: NatureOperateur::Association,
                siret: None,
            },
            classement: Classement::Pilier(Pilier::CohesionSociale),
            transversaux: [].into(),
            quartiers: [].into(),
            annee,
        });
    }
    saisie.finish().unwrap()
}

/// The fund, notified, and its axes, of which the report does not say what is notified.
fn fonds(notifie: &str) -> Enveloppes {
    let enveloppe = |texte: &str, libelle: &str, echelon, notifie| Enveloppe {
        code: code(texte),
        libelle: libelle.parse().unwrap(),
        echelon,
        parent: (texte != "FCS").then(|| code("FCS")),
        notifie,
    };
    let epci = Echelon::Fonds(Siren::parse("200072460").unwrap());
    let axes = AXES
        .into_iter()
        .enumerate()
        .map(|(rang, (axe_fcs, _))| enveloppe(&axe(rang), axe_fcs.libelle(), Echelon::Axe, None));
    let tete = enveloppe("FCS", "Fonds de cohésion sociale", epci, Euros::parse(notifie));
    Enveloppes::new(axes.chain([tete])).unwrap()
}

#[test]
fn the_five_axes_consume_the_fund_to_the_euro() {
    let programmation = programmation();
    let rule = |_: &Action, source: &Source| {
        let Dispositif::FondsDeCohesionSociale(Some(axe_fcs)) = source.dispositif() else {
            return None;
        };
        AXES.iter().position(|(autre, _)| autre == axe_fcs).map(|rang| code(&axe(rang)))
    };
    let suivi = fonds("94162").attach(programmation.tranche(Stade::Accorde), rule).unwrap();
    let fcs = suivi.get(&code("FCS")).unwrap();
    assert_eq!(fcs.consomme(), Somme::from_centimes(9_416_200));
    assert_eq!((fcs.propre(), fcs.reste_a_consommer()), (Somme::ZERO, Some(Somme::ZERO)));
    assert_eq!(fcs.reste_a_deleguer(), None, "what each axis was notified is not printed");
    assert_eq!(fcs.non_notifiees().len(), 5);
    let qualification = suivi.get(&code("FCS/4")).unwrap();
    assert_eq!(qualification.consomme(), Somme::from_centimes(4_016_200));
    assert_eq!(qualification.reste_a_consommer(), None);
    assert_eq!((suivi.non_rattache(), suivi.depassements().count()), (Somme::ZERO, 0));

    // One euro less, and the overrun has its name.
    let suivi = fonds("94161").attach(programmation.tranche(Stade::Accorde), rule).unwrap();
    let phrases: Vec<String> = suivi.depassements().map(|d| d.to_string()).collect();
    assert_eq!(
        phrases,
        [
            "enveloppe FCS (Fonds de cohésion sociale)\u{a0}: 94\u{202f}162,00\u{a0}€ au stade «\u{a0}accordé\u{a0}» \
          pour 94\u{202f}161,00\u{a0}€ notifiés, soit 1,00\u{a0}€ de trop"
        ]
    );
}

/// By hand, in units of 2 €: squares 12 250 000 + 9 000 000 + 169 000 000 + 403 246 561 + 56 250 000, over
/// 47 081².
#[test]
fn concentration_of_the_fund_by_axis() {
    let montants =
        AXES.map(|(axe_fcs, euros)| (axe_fcs, Somme::from_centimes(i128::from(euros) * 100)));
    let concentration = Concentration::of(montants).unwrap();
    assert_eq!(concentration.hhi().to_string(), "649746561/2216620561");
    let imprime =
        concentration.nombre_equivalent().quotient(Arrondi::AuPlusProche, Decimales::DEUX);
    assert_eq!(imprime.to_string(), "3,41");
    let deux =
        concentration.part_des_premiers(2).pourcentage(Arrondi::AuPlusProche, Decimales::UNE);
    assert_eq!(deux.to_string(), "70,3\u{a0}%"); // 66 162 of 94 162
}

#[test]
fn where_the_credits_specifiques_come_from() {
    let sources = [
        ("BOP 147", 1_704_613),
        ("QE 2023", 173_810),
        ("Région, fonctionnement", 144_314),
        ("Région, investissement", 177_972),
        ("FCS", 94_162),
    ];
    let somme = |euros: i128| Somme::from_centimes(euros * 100);
    let total: Somme = sources.iter().map(|(_, euros)| somme(*euros)).sum();
    assert_eq!(total, somme(2_294_871));
    let concentration = Concentration::of(sources.map(|(nom, euros)| (nom, somme(euros)))).unwrap();
    let pourcentage = |taux: contrat_de_ville::Taux| {
        taux.pourcentage(Arrondi::AuPlusProche, Decimales::UNE).to_string()
    };
    assert_eq!(pourcentage(concentration.part_des_premiers(1)), "74,3\u{a0}%");
    // What others than the agglomeration bring.
    assert_eq!(pourcentage(taux_de_cofinancement(somme(94_162), total).unwrap()), "95,9\u{a0}%");
}
