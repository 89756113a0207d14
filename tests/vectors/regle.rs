//! Findings of the rules on fonds de concours, own share and grants of the State.

use contrat_de_ville::Somme;
use contrat_de_ville::droit::{Lecture, Regle};
use contrat_de_ville::financement::regle::{
    BaseDuCout, Dotations, Exemption, FondsDeConcours, Formalite, Grandeur, LectureDuMinimum,
    Manque, MontantPositif, NatureEpci, Objet, ParticipationMinimale, TauxDeParticipation, Verdict,
};

use crate::regle_outils::{euros, faite, fonds, jour, lacks, phrase};

#[test]
fn the_cap_of_the_law_is_thirty_thousand() {
    let faits = fonds(Some("100000"), Some("40000"), &["30000"]);
    assert_eq!(faits.plafond(), Some(Somme::from_centimes(3_000_000)));
    let [plafond, equipement, accords] = faits.examine(jour("2024-09-24"));
    assert_eq!(
        phrase(&plafond),
        "Les fonds de concours ne dépassent pas la part que le bénéficiaire assure, hors subventions \
         (coût hors taxes : 100 000,00 € ; subventions : 40 000,00 € ; fonds de concours : 30 000,00 € ; \
         plafond : 30 000,00 €). Code général des collectivités territoriales, art. L. 5216-5, VI ; texte lu \
         en l’état du 1er octobre 2024, sans la date de cette version."
    );
    assert_eq!(equipement.verdict(), &Verdict::Respectee);
    assert_eq!(
        phrase(&accords),
        "L’EPCI et la commune ont délibéré, à la majorité simple (délibération de l’EPCI : 27 juin 2023 ; \
         délibération de la commune : 10 mai 2023). Code général des collectivités territoriales, art. \
         L. 5216-5, VI ; texte lu en l’état du 1er octobre 2024, sans la date de cette version."
    );
    // No-break spaces where French typography has them.
    assert!(plafond.to_string().contains("hors taxes\u{a0}: 100\u{202f}000,00\u{a0}€\u{202f};"));

    // Several for one operation are one total, and one cent is too much.
    let deux = fonds(Some("100000"), Some("40000"), &["10000", "20000.01"]);
    let plafond = &deux.examine(jour("2024-09-24"))[0];
    assert_eq!(plafond.verdict(), &Verdict::Enfreinte);
    assert_eq!(plafond.montant(Grandeur::Depassement), Some(Somme::from_centimes(1)));
    // Down to the cent: half of 0,03 is 0,01.
    assert_eq!(fonds(Some("0.03"), Some("0"), &[]).plafond(), Some(Somme::from_centimes(1)));
    // Nothing is left to share.
    assert_eq!(fonds(Some("10"), Some("40"), &[]).plafond(), Some(Somme::ZERO));
}

#[test]
fn the_cost_is_told_as_the_caller_named_it_and_the_article_follows_the_epci() {
    let cas = [
        (NatureEpci::CommunauteDAgglomeration, Regle::FdcCap, "L. 5216-5, VI"),
        (NatureEpci::CommunauteDeCommunes, Regle::FdcCapCc, "L. 5214-16, V"),
        (NatureEpci::CommunauteUrbaine, Regle::FdcCapCu, "L. 5215-26"),
        (NatureEpci::Metropole, Regle::FdcCapMetropole, "L. 5217-7, I"),
    ];
    for (epci, regle, article) in cas {
        let faits = FondsDeConcours {
            epci,
            base: BaseDuCout::Ttc,
            ..fonds(Some("120000"), Some("0"), &["60000"])
        };
        for examen in faits.examine(jour("2024-10-02")) {
            assert_eq!(examen.regle(), Some(regle));
            assert_eq!(examen.lecture(), Some(Lecture::Apres { etat: jour("2024-10-01") }));
            assert!(phrase(&examen).contains(article), "{examen}");
            assert!(phrase(&examen).ends_with("non vérifié pour le 2 octobre 2024."));
            assert_eq!(examen.verdict(), &Verdict::Respectee);
        }
        let plafond = &faits.examine(jour("2024-10-02"))[0];
        assert!(phrase(plafond).contains("coût toutes taxes comprises : 120 000,00 €"));
        assert_eq!(plafond.montant(Grandeur::CoutHt), None);
    }
}

/// Sections 7 and 8 of the report of 2023: an amount each, neither cost nor subsidies.
#[test]
fn the_seven_printed_funds_cannot_be_checked() {
    for montant in ["70000", "18996", "53128", "203756", "300494", "73095", "93655"] {
        let faits = FondsDeConcours {
            deliberation_epci: None,
            deliberation_commune: None,
            ..fonds(None, None, &[montant])
        };
        let [plafond, equipement, accords] = faits.examine(jour("2023-12-31"));
        lacks(&plafond, &[Manque::Cout, Manque::Subventions]);
        assert_eq!(plafond.montant(Grandeur::FondsDeConcours), Some(euros(montant).into()));
        assert_eq!(equipement.verdict(), &Verdict::Respectee);
        lacks(&accords, &[Manque::DeliberationEpci, Manque::DeliberationCommune]);
        assert_eq!(
            phrase(&plafond),
            format!(
                "Plafond des fonds de concours : non vérifiable, il manque le coût de l’opération ; les \
                 subventions reçues (fonds de concours : {}). Code général des collectivités \
                 territoriales, art. L. 5216-5, VI ; texte lu en l’état du 1er octobre 2024, sans la \
                 date de cette version.",
                euros(montant).to_string().replace(['\u{a0}', '\u{202f}'], " ")
            )
        );
    }
}

#[test]
fn what_is_not_known_may_not_matter() {
    let le = jour("2024-09-24");
    // More than half of the cost is too much whatever the subsidies.
    let trop = fonds(Some("100000"), None, &["50000.01"]);
    assert_eq!(trop.examine(le)[0].verdict(), &Verdict::Enfreinte);
    lacks(&fonds(Some("100000"), None, &["50000"]).examine(le)[0], &[Manque::Subventions]);
    lacks(&fonds(None, Some("0"), &["1"]).examine(le)[0], &[Manque::Cout]);
    // Nothing is never too much.
    assert_eq!(fonds(None, None, &["0"]).examine(le)[0].verdict(), &Verdict::Respectee);
    // One deliberation that is missing is enough; one that is not known is not.
    let absente = FondsDeConcours {
        deliberation_epci: Some(Formalite::Absente),
        deliberation_commune: None,
        ..fonds(None, None, &["1"])
    };
    assert_eq!(absente.examine(le)[2].verdict(), &Verdict::Enfreinte);
    // A deliberation to come is none yet.
    let prevue =
        FondsDeConcours { deliberation_commune: faite("2024-09-25"), ..fonds(None, None, &["1"]) };
    assert_eq!(prevue.examine(le)[2].verdict(), &Verdict::Enfreinte);
    assert_eq!(prevue.examine(le)[2].chiffre(Grandeur::DeliberationCommune), None);
    assert!(prevue.examine(le)[2].chiffre(Grandeur::DeliberationEpci).is_some());
    assert_eq!(prevue.examine(jour("2024-09-25"))[2].verdict(), &Verdict::Respectee);
    let inconnue = FondsDeConcours { deliberation_epci: None, ..fonds(None, None, &["1"]) };
    lacks(&inconnue.examine(le)[2], &[Manque::DeliberationEpci]);
    // A fund whose amount is not known: too much is already too much.
    let mut deux = fonds(Some("100"), Some("0"), &["50"]);
    deux.fonds.push(None);
    lacks(&deux.examine(le)[0], &[Manque::Fonds]);
    deux.fonds.push(Some(euros("0.01")));
    assert_eq!(deux.examine(le)[0].verdict(), &Verdict::Enfreinte);
    // An event is no equipment.
    let fete = FondsDeConcours { equipement: Some(false), ..fonds(None, None, &["1"]) };
    assert_eq!(fete.examine(le)[1].verdict(), &Verdict::Enfreinte);
    let tu = FondsDeConcours { equipement: None, ..fete };
    lacks(&tu.examine(le)[1], &[Manque::Equipement]);
    let aucun = fonds(None, None, &[]);
    for examen in aucun.examine(le) {
        assert_eq!(examen.verdict(), &Verdict::SansObjet(Objet::AucunFonds));
    }
}

fn participation(participation: &str, autres: &str) -> ParticipationMinimale {
    ParticipationMinimale {
        participation: Some(euros(participation)),
        autres_publics: Some(euros(autres)),
        incertains: MontantPositif::ZERO,
        investissement: Some(true),
        taux: Some(TauxDeParticipation::General),
        exemption: Some(Exemption::Aucune),
    }
}

#[test]
fn the_own_share_is_twenty_per_cent_of_public_money() {
    let le = jour("2024-09-24");
    let juste = participation("20000", "80000").examine(le);
    assert_eq!(
        phrase(&juste),
        "La participation du maître d’ouvrage atteint la part minimale des financements publics \
         (participation du maître d’ouvrage : 20 000,00 € ; financements publics, participation comprise : \
         100 000,00 € ; taux atteint : 20,00 % ; taux de la règle : 20,00 % ; participation minimale : \
         20 000,00 €). Code général des collectivités territoriales, art. L. 1111-10, III."
    );
    assert_eq!(juste.lecture(), Some(Lecture::Lue));
    let court = participation("19999.99", "80000").examine(le);
    assert_eq!(court.verdict(), &Verdict::Enfreinte);
    // 19,999 99 % is not printed as if it were 20 %.
    assert!(phrase(&court).contains("taux atteint : environ 20,00 %"), "{court}");
    assert!(phrase(&court).contains("n’atteint pas la part minimale"));

    // Up to the cent: a quarter of 80 000,01 is 20 000,0025.
    let minimum =
        |taux| ParticipationMinimale { taux: Some(taux), ..participation("0", "80000.01") };
    let of = |taux| minimum(taux).minimum().map(Somme::centimes);
    assert_eq!(of(TauxDeParticipation::General), Some(2_000_001));
    assert_eq!(of(TauxDeParticipation::ChefDeFile), Some(3_428_572)); // 30/70
    assert_eq!(of(TauxDeParticipation::Corse), Some(888_889)); // 1/9, exact
    assert_eq!(of(TauxDeParticipation::CooperationTerritoriale), Some(1_411_765)); // 15/85

    // The rate is not known: 30 % is enough for all, 9 % for none.
    let sans = |p, a| ParticipationMinimale { taux: None, ..participation(p, a) }.examine(le);
    assert_eq!(sans("30", "70").verdict(), &Verdict::Respectee);
    assert_eq!(sans("9.99", "90.01").verdict(), &Verdict::Enfreinte);
    lacks(&sans("29.99", "70.01"), &[Manque::TauxApplicable]);

    // Running costs, and what the rule leaves out.
    let hors = |exemption, investissement| {
        let faits = ParticipationMinimale {
            exemption: Some(exemption),
            investissement: Some(investissement),
            ..participation("0", "1")
        };
        faits.examine(le).verdict().clone()
    };
    assert_eq!(hors(Exemption::Aucune, false), Verdict::SansObjet(Objet::Fonctionnement));
    assert_eq!(hors(Exemption::Territoire, true), Verdict::SansObjet(Objet::TerritoireExempte));
    assert_eq!(hors(Exemption::ContratDePlan, true), Verdict::SansObjet(Objet::ContratDePlan));
    assert_eq!(hors(Exemption::Derogation, true), Verdict::SansObjet(Objet::Derogation));
    assert_eq!(
        hors(Exemption::RenouvellementUrbain, true),
        Verdict::SansObjet(Objet::RenouvellementUrbain)
    );

    // Before the version that was read, nothing is judged.
    let avant = participation("0", "1").examine(jour("2022-02-22"));
    assert_eq!(avant.verdict(), &Verdict::HorsPeriode);
    assert_eq!(
        phrase(&avant),
        "Participation minimale du maître d’ouvrage : hors période, non jugé. Code général des \
         collectivités territoriales, art. L. 1111-10, III ; texte lu dans sa version en vigueur depuis le \
         23 février 2022, non vérifié pour le 22 février 2022."
    );
    assert_eq!(participation("0", "1").examine(jour("2022-02-23")).verdict(), &Verdict::Enfreinte);
}

fn dotations(depense: &str, montants: [&str; 4]) -> Dotations {
    let [detr, dpv, local, departements] = montants.map(|montant| Some(euros(montant)));
    Dotations {
        depense: Some(euros(depense)),
        detr,
        dpv,
        dsil: local,
        dsid: departements,
        minimum: LectureDuMinimum::Chacune,
    }
}

#[test]
fn grants_of_the_state_are_between_a_fifth_and_four_fifths() {
    let le = jour("2024-09-24");
    let verdicts = |faits: Dotations| faits.examine(le).map(|examen| examen.verdict().clone());
    let (oui, non) = (Verdict::Respectee, Verdict::Enfreinte);
    // No-break spaces in what is told without a figure too.
    let phrase_liee = dotations("1", ["1"; 4]).examine(le)[0].to_string();
    assert!(phrase_liee.contains("dépassent 80\u{a0}% de"), "{phrase_liee}");
    let plein = dotations("1000", ["200", "600", "0", "0"]);
    assert_eq!(verdicts(plein), [oui.clone(), oui.clone()]);
    assert_eq!(
        verdicts(dotations("1000", ["200.01", "600", "0", "0"])),
        [non.clone(), oui.clone()]
    );
    // The overrun is told to the cent: four fifths of 0,06 are 0,04 and a bit.
    let trop = dotations("0.06", ["0.02", "0.03", "0", "0"]);
    assert_eq!(trop.plafond(), Some(Somme::from_centimes(4)));
    let examen = &trop.examine(le)[0];
    assert_eq!(examen.verdict(), &non);
    assert_eq!(examen.montant(Grandeur::Depassement), Some(Somme::from_centimes(1)));
    assert_eq!(plein.examine(le)[0].montant(Grandeur::Depassement), None);
    assert_eq!(
        phrase(&dotations("1000", ["200.01", "600", "0", "0"]).examine(le)[0]),
        "Les DETR, DPV, DSIL et DSID dépassent 80 % de la dépense subventionnable (dépense \
         subventionnable : 1 000,00 € ; dotations : 800,01 € ; taux atteint : environ 80,00 % ; plafond : \
         800,00 € ; dépassement : 0,01 €). Code général des collectivités territoriales, art. R. 2334-27."
    );
    // Each is a fifth, or all of them are.
    let petites = dotations("1000", ["150", "150", "0", "0"]);
    assert_eq!(verdicts(petites), [oui.clone(), non.clone()]);
    let ensemble = Dotations { minimum: LectureDuMinimum::Ensemble, ..petites };
    assert_eq!(verdicts(ensemble), [oui.clone(), oui.clone()]);
    assert_eq!(
        phrase(&petites.examine(le)[1]),
        "Une dotation n’atteint pas 20 % de la dépense subventionnable hors taxes (dépense \
         subventionnable : 1 000,00 € ; plus faible dotation : 150,00 €). Code général des collectivités \
         territoriales, art. R. 2334-27."
    );
    assert_eq!(
        phrase(&ensemble.examine(le)[1]),
        "Les dotations, prises ensemble, atteignent 20 % de la dépense subventionnable hors taxes \
         (dépense subventionnable : 1 000,00 € ; dotations : 300,00 € ; taux atteint : 30,00 %). Code \
         général des collectivités territoriales, art. R. 2334-27."
    );
    let aucune = dotations("1000", ["0"; 4]);
    assert_eq!(verdicts(aucune), [oui.clone(), Verdict::SansObjet(Objet::AucuneDotation)]);
    // The cap is passed whatever the one that is not known; the least rate may fail with it.
    let inconnue = Dotations { dsid: None, ..dotations("1000", ["801", "0", "0", "0"]) };
    let [plafond, minimum] = inconnue.examine(le);
    assert_eq!(plafond.verdict(), &non);
    assert_eq!(plafond.chiffre(Grandeur::TauxAtteint), None);
    lacks(&minimum, &[Manque::Dsid]);
    let ensemble = Dotations { minimum: LectureDuMinimum::Ensemble, ..inconnue };
    assert_eq!(ensemble.examine(le)[1].verdict(), &oui);
}
