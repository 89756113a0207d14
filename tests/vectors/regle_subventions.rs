//! Findings of the rules on subsidies: convention, essential data, conditions, relief, pact, targets.

use chrono::NaiveDate;
use contrat_de_ville::Somme;
use contrat_de_ville::droit::{Confiance, Regle};
use contrat_de_ville::financement::regle::{
    Abattement, CompteRenduFinancier, ComptesCertifies, ContratDEngagement, DonneesEssentielles,
    Formalite, Grandeur, Manque, ObjectifCpo, Objet, Pacte, PochesDePauvrete, Reversement,
    SituationDuBeneficiaire, Subvention, Valeur, Verdict, examine_conventions,
};
use contrat_de_ville::financement::{
    Beneficiaire, Financeur, LieuDuBien, Personne, Programmation, Stade,
};
use contrat_de_ville::identifiant::Annee;

use crate::regle_outils::{euros, faite, jour, lacks, phrase};

fn grant(beneficiaire: Beneficiaire, annee: u16, montant: &str) -> Subvention {
    let annee = Annee::new(annee).unwrap();
    Subvention { autorite: Financeur::EPCI, beneficiaire, annee, montant: euros(montant) }
}

fn siren(texte: &str) -> Beneficiaire {
    Beneficiaire::Siren(texte.parse().unwrap())
}

fn nom(texte: &str) -> Beneficiaire {
    Beneficiaire::Nom(texte.parse().unwrap())
}

fn situation(
    droit_prive: Option<bool>,
    convention: Option<Formalite>,
) -> impl Fn(&Financeur, Annee, &Personne) -> SituationDuBeneficiaire {
    move |_, _, _| SituationDuBeneficiaire { droit_prive, convention }
}

#[test]
fn a_convention_is_due_strictly_above_twenty_three_thousand() {
    let le = jour("2023-12-31");
    let une = |montant: &str, droit_prive, convention| {
        let liste = [grant(siren("200044055"), 2023, montant)];
        examine_conventions(&liste, situation(droit_prive, convention), le)[0].examen.clone()
    };
    let sous = Verdict::SansObjet(Objet::SeuilNonDepasse);
    assert_eq!(une("23000.00", None, None).verdict(), &sous);
    let absente = une("23000.01", Some(true), Some(Formalite::Absente));
    assert_eq!(
        phrase(&absente),
        "La convention, obligatoire, n’est pas signée (total de l’année : 23 000,01 € ; seuil : \
         23 000,00 €). Loi n° 2000-321, art. 10, et décret n° 2001-495, art. 1er ; version du texte non \
         datée ; source secondaire."
    );
    assert_eq!(absente.confiance(), Some(Confiance::Secondaire));
    assert_eq!(une("23000.01", Some(true), faite("2023-05-01")).verdict(), &Verdict::Respectee);
    assert_eq!(
        une("23000.01", Some(false), Some(Formalite::Absente)).verdict(),
        &Verdict::SansObjet(Objet::BeneficiairePublic)
    );
    lacks(&une("23000.01", Some(true), None), &[Manque::Convention]);
    // Signed after the day asked: not signed on that day.
    assert_eq!(une("23000.01", Some(true), faite("2023-12-31")).verdict(), &Verdict::Respectee);
    let prevue = une("23000.01", Some(true), faite("2024-01-01"));
    assert_eq!(prevue.verdict(), &Verdict::Enfreinte);
    assert!(phrase(&prevue).contains("seuil : 23 000,00 € ; prévu le : 1er janvier 2024)"));
    lacks(&une("23000.01", None, faite("2023-05-01")), &[Manque::StatutDuBeneficiaire]);

    // Two establishments are one person; two years, or two authorities, are not one amount.
    let siret = |texte: &str| Beneficiaire::Siret(texte.parse().unwrap());
    let mut liste = vec![
        grant(siret("35600000000048"), 2023, "13000"),
        grant(siren("356000000"), 2023, "13000"),
        grant(siren("356000000"), 2022, "13000"),
    ];
    liste.push(Subvention { autorite: Financeur::ETAT, ..liste[0].clone() });
    let examens = examine_conventions(&liste, situation(Some(true), Some(Formalite::Absente)), le);
    let dits: Vec<_> = examens
        .iter()
        .map(|e| (e.autorite.to_string(), e.annee.get(), e.examen.verdict() == &sous))
        .collect();
    assert_eq!(
        dits,
        [("État".into(), 2023, true), ("EPCI".into(), 2022, true), ("EPCI".into(), 2023, false)]
    );
}

#[test]
fn a_name_matters_only_where_it_could() {
    let le = jour("2023-12-31");
    let examine = |liste: &[Subvention]| {
        examine_conventions(liste, situation(Some(true), faite("2023-05-01")), le)
            .into_iter()
            .map(|e| (e.personne.to_string(), e.examen))
            .collect::<Vec<_>>()
    };
    // 20 000 and 3 000 are not above, whoever the name is.
    let juste =
        [grant(siren("200044055"), 2023, "20000"), grant(nom("Une association"), 2023, "3000")];
    for (_, examen) in examine(&juste) {
        assert_eq!(examen.verdict(), &Verdict::SansObjet(Objet::SeuilNonDepasse));
    }
    let trop =
        [grant(siren("200044055"), 2023, "20000"), grant(nom("Une association"), 2023, "3000.01")];
    for (_, examen) in examine(&trop) {
        lacks(&examen, &[Manque::IdentiteDuBeneficiaire]);
    }
    // Two SIREN are two bodies: a name is one of them at most.
    let deux = [
        grant(siren("200044055"), 2023, "12000"),
        grant(siren("241300276"), 2023, "12000"),
        grant(nom("Une association"), 2023, "11000"),
    ];
    for (_, examen) in examine(&deux) {
        assert_eq!(examen.verdict(), &Verdict::SansObjet(Objet::SeuilNonDepasse));
    }
    // Two names may be one body.
    let noms = [grant(nom("A"), 2023, "12000"), grant(nom("B"), 2023, "11000.01")];
    for (_, examen) in examine(&noms) {
        lacks(&examen, &[Manque::IdentiteDuBeneficiaire]);
    }
    // Above on its own: the name adds nothing.
    let seul = [grant(nom("A"), 2023, "23000.01"), grant(siren("200044055"), 2023, "1")];
    let examens = examine(&seul);
    assert_eq!(examens[1].0, "A");
    assert_eq!(examens[1].1.verdict(), &Verdict::Respectee);
    lacks(&examens[0].1, &[Manque::IdentiteDuBeneficiaire]);
}

#[test]
fn essential_data_are_online_within_three_months() {
    let faits = DonneesEssentielles {
        habitants: Some(3_500),
        signature: Some(jour("2023-06-27")),
        publication: faite("2023-09-27"),
    };
    let verdict = |faits: DonneesEssentielles, le| faits.examine(jour(le)).verdict().clone();
    assert_eq!(verdict(faits, "2024-01-01"), Verdict::Respectee);
    let retard = DonneesEssentielles { publication: faite("2023-09-28"), ..faits };
    assert_eq!(
        phrase(&retard.examine(jour("2024-01-01"))),
        "Les données essentielles ne sont pas publiées dans les trois mois de la signature (habitants : \
         3 500 ; signature : 27 juin 2023 ; échéance : 27 septembre 2023 ; fait le : 28 septembre 2023). \
         Décret n° 2017-779 du 5 mai 2017 et arrêté du 17 novembre 2017 ; version du texte non datée ; \
         source secondaire."
    );
    let absente = DonneesEssentielles { publication: Some(Formalite::Absente), ..faits };
    assert_eq!(verdict(absente, "2023-09-27"), Verdict::AVenir);
    assert_eq!(
        phrase(&absente.examine(jour("2023-09-27"))).split(" (").next(),
        Some("Publication des données essentielles de la convention : l’échéance n’est pas passée")
    );
    assert_eq!(verdict(absente, "2023-09-28"), Verdict::Enfreinte);
    let petite = DonneesEssentielles { habitants: Some(3_499), ..absente };
    assert_eq!(verdict(petite, "2024-01-01"), Verdict::SansObjet(Objet::PetiteCollectivite));
    let signee = |le| DonneesEssentielles { signature: Some(jour(le)), ..absente };
    let ancienne = Verdict::SansObjet(Objet::SignatureAnterieure);
    assert_eq!(verdict(signee("2017-07-31"), "2024-01-01"), ancienne);
    assert_eq!(verdict(signee("2017-08-01"), "2024-01-01"), Verdict::Enfreinte);
    assert_eq!(verdict(signee("2017-08-01"), "2017-07-31"), Verdict::HorsPeriode);
    lacks(&signee("2100-01-01").examine(jour("2024-01-01")), &[Manque::Calendrier]);
    let rien = DonneesEssentielles { habitants: None, signature: None, publication: None };
    lacks(&rien.examine(jour("2024-01-01")), &[Manque::Signature, Manque::Population]);
    let tue = DonneesEssentielles { publication: None, ..faits };
    lacks(&tue.examine(jour("2024-01-01")), &[Manque::Publication]);
}

#[test]
fn conditions_of_a_subsidy() {
    let le = jour("2024-09-24");
    let engagement = |attribution: Option<&str>, signature| ContratDEngagement {
        association: Some(true),
        demande: Some(jour("2022-01-02")),
        attribution: attribution.map(jour),
        signature,
    };
    let verdict = |faits: ContratDEngagement| faits.examine(le).verdict().clone();
    assert_eq!(verdict(engagement(Some("2024-06-25"), faite("2024-06-25"))), Verdict::Respectee);
    assert_eq!(verdict(engagement(Some("2024-06-25"), faite("2024-06-26"))), Verdict::Enfreinte);
    assert_eq!(
        verdict(engagement(Some("2024-09-23"), Some(Formalite::Absente))),
        Verdict::Enfreinte
    );
    assert_eq!(verdict(engagement(Some("2024-09-24"), Some(Formalite::Absente))), Verdict::AVenir);
    lacks(&engagement(None, faite("2024-06-25")).examine(le), &[Manque::Attribution]);
    lacks(&engagement(Some("2024-06-25"), None).examine(le), &[Manque::ContratDEngagement]);
    // The décret applies to requests filed from 2 January 2022 on.
    let refusee = Some(Formalite::Absente);
    let anterieure = Verdict::SansObjet(Objet::DemandeAnterieure);
    let demandee = |le, attribution| ContratDEngagement {
        demande: Some(jour(le)),
        ..engagement(Some(attribution), refusee)
    };
    assert_eq!(verdict(demandee("2022-01-01", "2022-03-01")), anterieure);
    assert_eq!(verdict(demandee("2022-01-02", "2022-03-01")), Verdict::Enfreinte);
    let tue = |attribution| ContratDEngagement {
        demande: None,
        ..engagement(Some(attribution), refusee)
    };
    assert_eq!(verdict(tue("2022-01-01")), anterieure);
    lacks(&tue("2022-03-01").examine(le), &[Manque::Demande]);
    let avant = tue("2022-01-01").examine(jour("2022-01-01"));
    assert_eq!(avant.verdict(), &Verdict::HorsPeriode);
    let commune = ContratDEngagement { association: Some(false), ..engagement(None, None) };
    assert_eq!(verdict(commune), Verdict::SansObjet(Objet::HorsAssociation));

    let compte_rendu = |remise| CompteRenduFinancier { cloture: Some(jour("2023-12-31")), remise };
    assert_eq!(compte_rendu(None).terme(), Some(jour("2024-06-30")));
    assert_eq!(
        phrase(&compte_rendu(faite("2024-07-01")).examine(le)),
        "Le compte rendu financier n’est pas remis dans les six mois de la fin de l’exercice (fin de \
         l’exercice : 31 décembre 2023 ; échéance : 30 juin 2024 ; fait le : 1er juillet 2024). Compte \
         rendu financier des subventions ; version du texte non datée ; de mémoire, non vérifié."
    );
    assert_eq!(compte_rendu(faite("2024-06-30")).examine(le).verdict(), &Verdict::Respectee);
    let ouvert = compte_rendu(Some(Formalite::Absente));
    assert_eq!(ouvert.examine(jour("2024-06-30")).verdict(), &Verdict::AVenir);
    lacks(&CompteRenduFinancier { cloture: None, remise: None }.examine(le), &[Manque::Cloture]);
    let lointain = CompteRenduFinancier { cloture: Some(NaiveDate::MAX), remise: None };
    lacks(&lointain.examine(le), &[Manque::Calendrier]);

    let comptes = |montant: Option<&str>, certifies| {
        ComptesCertifies { subventions: montant.map(euros), certifies }.examine(le)
    };
    let sous = Verdict::SansObjet(Objet::SeuilNonDepasse);
    assert_eq!(comptes(Some("153000"), None).verdict(), &sous);
    assert_eq!(comptes(Some("153000.01"), Some(true)).verdict(), &Verdict::Respectee);
    assert_eq!(comptes(Some("153000.01"), Some(false)).verdict(), &Verdict::Enfreinte);
    lacks(&comptes(Some("153000.01"), None), &[Manque::Certification]);
    lacks(&comptes(None, Some(true)), &[Manque::SubventionsPubliques]);
    assert!(phrase(&comptes(None, None)).ends_with("de mémoire, non vérifié."));

    let reversement = |reverse, prevu_par_la_convention| {
        Reversement { reverse, prevu_par_la_convention }.examine(le)
    };
    let aucun = Verdict::SansObjet(Objet::AucunReversement);
    assert_eq!(reversement(Some(false), None).verdict(), &aucun);
    assert_eq!(reversement(Some(true), Some(true)).verdict(), &Verdict::Respectee);
    assert_eq!(
        phrase(&reversement(Some(true), Some(false))),
        "Le reversement n’est pas expressément prévu par la convention. Code général des collectivités \
         territoriales, art. L. 1611-4 ; texte lu en l’état du 1er octobre 2024, sans la date de cette \
         version."
    );
    lacks(&reversement(Some(true), None), &[Manque::ClauseDeReversement]);
    lacks(&reversement(None, Some(false)), &[Manque::Reversement]);
}

#[test]
fn the_relief_asks_for_three_conditions() {
    let le = jour("2024-09-24");
    let faits = |annee, lieu, convention| Abattement {
        annee: Annee::new(annee).unwrap(),
        lieu,
        signataire_du_contrat: Some(true),
        convention,
        logements_en_qpv: Some(false),
    };
    let metropole = |annee, convention| faits(annee, LieuDuBien::Metropole, convention).examine(le);
    let [contrat, convention, qpv] = metropole(2023, faite("2022-09-30"));
    assert_eq!(contrat.verdict(), &Verdict::Respectee);
    assert_eq!(convention.verdict(), &Verdict::Respectee);
    assert_eq!(qpv.verdict(), &Verdict::Enfreinte);
    assert_eq!(convention.regle(), Some(Regle::Tfpb30));
    assert_eq!(
        phrase(&metropole(2023, faite("2022-10-01"))[1]),
        "La convention annexée au contrat n’est pas signée à temps (année d’application : 2023 ; \
         échéance : 30 septembre 2022 ; signature : 1er octobre 2022). Code général des impôts, art. 1388 \
         bis."
    );
    // The text of that relief was read in its version of 2022.
    for examen in faits(2018, LieuDuBien::Metropole, None).examine(jour("2017-09-30")) {
        assert_eq!(examen.verdict(), &Verdict::HorsPeriode);
    }
    let [_, convention, _] = metropole(2026, Some(Formalite::Absente));
    assert_eq!(convention.verdict(), &Verdict::AVenir);
    assert_eq!(convention.regle(), Some(Regle::Tfpb30Depuis2025));
    assert_eq!(convention.chiffre(Grandeur::Terme), Some(Valeur::Jour(jour("2025-09-30"))));
    for (annee, regle) in [(2024, Regle::Tfpb30), (2025, Regle::Tfpb30Depuis2025)] {
        let examens = metropole(annee, None);
        assert!(examens.iter().all(|examen| examen.regle() == Some(regle)));
    }
    // 2024 was not read; overseas 2025 was renewed.
    for examen in metropole(2024, faite("2020-01-01")) {
        lacks(&examen, &[Manque::TexteDeLAnnee]);
    }
    let dom = |convention| faits(2025, LieuDuBien::Dom, convention).examine(jour("2025-06-01"));
    let [contrat, convention, _] = dom(faite("2024-12-31"));
    assert_eq!(contrat.verdict(), &Verdict::Respectee);
    assert_eq!(convention.verdict(), &Verdict::SansObjet(Objet::RenouveleeParLaLoi));
    // No convention is renewed that was not there.
    lacks(&dom(faite("2025-01-01"))[1], &[Manque::TexteDeLAnnee]);
    lacks(&dom(Some(Formalite::Absente))[1], &[Manque::TexteDeLAnnee]);
    lacks(&dom(None)[1], &[Manque::Convention, Manque::TexteDeLAnnee]);
}

#[test]
fn the_pact_is_due_within_a_year() {
    let faits = Pacte {
        fpu: Some(true),
        signataire: Some(true),
        entree_en_vigueur: Some(jour("2024-01-01")),
        adoption: faite("2025-01-01"),
    };
    let verdict = |faits: Pacte| faits.examine(jour("2024-09-24")).verdict().clone();
    // Planned, and not adopted yet.
    assert_eq!(verdict(faits), Verdict::AVenir);
    assert!(phrase(&faits.examine(jour("2024-09-24"))).contains("prévu le : 1er janvier 2025"));
    assert_eq!(faits.examine(jour("2025-01-01")).verdict(), &Verdict::Respectee);
    let retard = Pacte { adoption: faite("2025-01-02"), ..faits };
    assert_eq!(verdict(retard), Verdict::AVenir);
    assert_eq!(retard.examine(jour("2025-01-01")).verdict(), &Verdict::AVenir);
    assert_eq!(
        phrase(&retard.examine(jour("2024-10-01"))).split(" (").next(),
        Some("Pacte financier et fiscal : l’échéance n’est pas passée")
    );
    assert_eq!(
        phrase(&retard.examine(jour("2025-01-02"))).replace(
            " ; texte lu en l’état du 1er octobre 2024, non vérifié pour le 2 janvier 2025",
            ""
        ),
        "Le pacte financier et fiscal n’est pas adopté dans l’année de l’entrée en vigueur du contrat de \
         ville : l’EPCI doit verser une dotation de solidarité communautaire d’au moins 50 % de la \
         croissance annuelle des impôts que l’article énumère (entrée en vigueur : 1er janvier 2024 ; \
         échéance : 1er janvier 2025 ; fait le : 2 janvier 2025). Code général des collectivités \
         territoriales, art. L. 5211-28-4, III."
    );
    assert_eq!(verdict(Pacte { fpu: Some(false), ..retard }), Verdict::SansObjet(Objet::HorsFpu));
    let dehors = Pacte { signataire: Some(false), ..retard };
    assert_eq!(verdict(dehors), Verdict::SansObjet(Objet::NonSignataire));
    let rien = Pacte { fpu: None, signataire: None, entree_en_vigueur: None, adoption: None };
    lacks(
        &rien.examine(jour("2024-09-24")),
        &[Manque::Fpu, Manque::SignataireDuContrat, Manque::EntreeEnVigueur],
    );
    assert_eq!(faits.examine(jour("2022-12-31")).verdict(), &Verdict::HorsPeriode);
}

#[test]
fn targets_of_the_circulaire() {
    let le = jour("2024-09-24");
    let cpo = |pluriannuelles, annuelles| ObjectifCpo { pluriannuelles, annuelles }.examine(le);
    assert_eq!(cpo(Some(7), Some(7)).verdict(), &Verdict::Respectee);
    assert_eq!(
        phrase(&cpo(Some(6), Some(7))),
        "Moins de la moitié des conventions sont pluriannuelles : l’objectif n’est pas atteint \
         (conventions pluriannuelles : 6 ; conventions : 13 ; taux atteint : environ 46,15 % ; taux de la \
         règle : 50,00 %). Circulaire du 31 août 2023 ; version du texte non datée ; source secondaire."
    );
    assert_eq!(cpo(Some(0), Some(0)).verdict(), &Verdict::SansObjet(Objet::AucuneConvention));
    assert_eq!(cpo(Some(0), Some(1)).verdict(), &Verdict::Enfreinte);
    assert_eq!(cpo(Some(1), Some(0)).verdict(), &Verdict::Respectee);
    lacks(&cpo(Some(6), None), &[Manque::ConventionsAnnuelles]);
    lacks(&cpo(None, Some(0)), &[Manque::ConventionsPluriannuelles]);

    let poches = |credits: Option<&str>, enveloppe: Option<&str>| PochesDePauvrete {
        credits: credits.map(euros),
        enveloppe: enveloppe.map(euros),
    };
    let juste = poches(Some("25000"), Some("1000000"));
    assert_eq!(juste.plafond(), Some(Somme::from_centimes(2_500_000)));
    assert_eq!(juste.examine(le).verdict(), &Verdict::Respectee);
    let trop = poches(Some("25000.01"), Some("1000000")).examine(le);
    assert_eq!(trop.verdict(), &Verdict::Enfreinte);
    assert_eq!(
        poches(Some("0"), None).examine(le).verdict(),
        &Verdict::SansObjet(Objet::AucunePoche)
    );
    lacks(&poches(Some("1"), None).examine(le), &[Manque::Enveloppe]);
    assert_eq!(juste.examine(jour("2023-08-30")).verdict(), &Verdict::HorsPeriode);
}

/// Two actions of one association, one of a commune, and own funds: lines of a payer and an operator make one grant.
#[test]
fn the_lines_of_a_stage_make_one_grant_for_each_payer_and_operator() {
    let programmation = |accorde: &str, mairie: &str| -> Programmation {
        let action = |reference, operateur| {
            format!(
                r#"{{"reference": "{reference}", "titre": "Fictive", "operateur": {operateur},
                    "classement": {{"pilier": "pilotage"}}, "annee": 2023}}"#
            )
        };
        let association = r#"{"nom": "A", "nature": "association", "siret": "35600000000048"}"#;
        let commune = r#"{"nom": "C", "nature": "commune"}"#;
        let ligne = |action, nature, montant| {
            format!(
                r#"{{"action": "{action}", "stade": "accorde", "montant": "{montant}", "source":
                    {{"financeur": {{"nature": "{nature}"}}, "dispositif": "aucun", "credits": "droit_commun"}}}}"#
            )
        };
        let actions =
            [action("1", association), action("2", association), action("3", commune)].join(",");
        let lignes = [
            ligne("1", "etat", "12000.00"),
            ligne("2", "etat", accorde),
            ligne("2", "operateur", "900.00"),
            ligne("3", "etat", mairie),
        ]
        .join(",");
        serde_json::from_str(&format!(
            r#"{{"contrat": "CV221", "annee": 2023, "generation": "contrats_de_ville",
                "actions": [{actions}], "lignes": [{lignes}]}}"#
        ))
        .unwrap()
    };
    let lue = programmation("11000.01", "5.00");
    let subventions = Subvention::of_tranche(lue.tranche(Stade::Accorde)).unwrap();
    let lues: Vec<_> =
        subventions.iter().map(|s| (s.beneficiaire.to_string(), s.montant.to_string())).collect();
    assert_eq!(
        lues,
        [
            ("35600000000048".to_owned(), "23\u{202f}000,01\u{a0}€".to_owned()),
            ("C".to_owned(), "5,00\u{a0}€".to_owned()),
        ]
    );
    assert!(subventions.iter().all(|s| s.autorite == Financeur::ETAT && s.annee.get() == 2023));

    let lue = programmation("-12000.01", "-5.00");
    assert_eq!(
        Subvention::of_tranche(lue.tranche(Stade::Accorde)).unwrap_err().to_string(),
        "grants of État to 35600000000048: -0.01 € in the year, expected zero or more, and at most 2^63 - 1 \
         cents; grants of État to C: -5.00 € in the year, expected zero or more, and at most 2^63 - 1 cents"
    );
}
