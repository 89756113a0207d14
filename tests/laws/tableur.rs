//! Tables of programming: what is written is read, cells are exact, nothing is lost, nothing panics.

use chrono::DateTime;
use contrat_de_ville::bilan::Cumul;
use contrat_de_ville::contrat::{
    Classement, Generation, Pilier, SousTheme, SousThemeDePilier, Theme, Transversal,
};
use contrat_de_ville::echange::tableur::{
    Champ, Classeur, ClasseurDeProgrammation, Correspondance, Demande, Lecture, Table,
    VerdictDeTotal,
};
use contrat_de_ville::financement::{
    Action, AxeFcs, Credits, Dispositif, Financeur, Imputation, NatureFinanceur, NatureOperateur,
    Operateur, Programmation, Programme, Saisie, Section, Source, Stade,
};
use contrat_de_ville::identifiant::{CodeQuartier, Nom, Reference, Siret};
use contrat_de_ville::nombre::{Arrondi, Convention, Decimales, Euros, Somme};
use proptest::collection::{btree_map, btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use rust_xlsxwriter::Workbook;

use crate::programme_outils::{ANNEE, CONTRAT};

fn demande(generation: Generation) -> Demande {
    Demande {
        contrat: CONTRAT,
        annee: ANNEE,
        generation,
        convention: Convention::VirguleDecimale,
        correspondance: Correspondance::default(),
    }
}

fn write(programmation: &Programmation, stade: Stade) -> Vec<u8> {
    let ecrit = ClasseurDeProgrammation {
        titre: "Fictif",
        tranche: programmation.tranche(stade),
        constats: &[],
        arrondi: Arrondi::AuPlusProche,
        decimales: Decimales::UNE,
        cree: DateTime::from_timestamp(1_700_000_000, 0).unwrap(),
    };
    ecrit.write().unwrap().octets
}

/// Names with what separates items, quotes them, or starts a formula.
fn nom() -> impl Strategy<Value = Nom> {
    "[=\"a-zé;’+@-][ a-z;\"é]{0,8}[a-z;\"]".prop_map(|texte| texte.parse().unwrap())
}

fn classement(generation: Generation) -> BoxedStrategy<Classement> {
    match generation {
        Generation::ContratsDeVille => prop_oneof![
            select(Pilier::TOUS.to_vec()).prop_map(Classement::Pilier),
            select(SousThemeDePilier::TOUS.to_vec()).prop_map(Classement::SousThemeDePilier),
        ]
        .boxed(),
        Generation::EngagementsQuartiers2030 => prop_oneof![
            select(Theme::TOUS.to_vec()).prop_map(Classement::Theme),
            select(SousTheme::TOUS.to_vec()).prop_map(Classement::SousTheme),
        ]
        .boxed(),
    }
}

fn operateur() -> impl Strategy<Value = Operateur> {
    let natures = vec![
        NatureOperateur::Association,
        NatureOperateur::Epci,
        NatureOperateur::Commune,
        NatureOperateur::EtablissementPublic,
        NatureOperateur::Bailleur,
        NatureOperateur::Entreprise,
        NatureOperateur::Autre,
    ];
    let siret = option::of(Just(Siret::parse("77554402601284").unwrap()));
    (nom(), select(natures), siret).prop_map(|(nom, nature, siret)| Operateur {
        nom,
        nature,
        siret,
    })
}

fn transversal() -> impl Strategy<Value = Transversal> {
    prop_oneof![
        Just(Transversal::Jeunesse),
        Just(Transversal::EgaliteFemmesHommes),
        Just(Transversal::LutteContreLesDiscriminations),
        Just(Transversal::ParticipationDesHabitants),
        nom().prop_map(Transversal::Locale),
    ]
}

fn quartier() -> impl Strategy<Value = CodeQuartier> {
    prop_oneof![
        (1..9_u8).prop_map(|n| CodeQuartier::Qpv(format!("QP06200{n}").parse().unwrap())),
        "[A-Z;\"]{1,4}".prop_map(|id| CodeQuartier::Communautaire(id.parse().unwrap())),
    ]
}

fn dispositif() -> impl Strategy<Value = Dispositif> {
    prop_oneof![
        Just(Dispositif::Aucun),
        Just(Dispositif::NonPrecise),
        Just(Dispositif::ContratDeVille),
        Just(Dispositif::QuartiersDEte),
        Just(Dispositif::CiteEducative),
        Just(Dispositif::ReussiteEducative),
        Just(Dispositif::AdulteRelais),
        Just(Dispositif::Fonjep),
        Just(Dispositif::VilleVieVacances),
        option::of(select(AxeFcs::TOUS.to_vec())).prop_map(Dispositif::FondsDeCohesionSociale),
        Just(Dispositif::FondsDeConcoursPolitiqueDeLaVille),
        Just(Dispositif::FondsDeConcoursNpnru),
        Just(Dispositif::DotationPolitiqueDeLaVille),
        // A local scheme may bear a national name.
        Just(Dispositif::Local("FONJEP".parse().unwrap())),
        nom().prop_map(Dispositif::Local),
    ]
}

fn source() -> impl Strategy<Value = Source> {
    let natures = vec![
        NatureFinanceur::Etat,
        NatureFinanceur::Region,
        NatureFinanceur::Departement,
        NatureFinanceur::Epci,
        NatureFinanceur::Commune,
        NatureFinanceur::Caf,
        NatureFinanceur::Bailleur,
        NatureFinanceur::Europe,
        NatureFinanceur::Operateur,
    ];
    let financeur = prop_oneof![
        select(natures.clone()).prop_map(|nature| Financeur::try_from(nature).unwrap()),
        (select(natures), nom()).prop_map(|(nature, nom)| Financeur::named(nature, nom)),
        nom().prop_map(|nom| Financeur::named(NatureFinanceur::Autre, nom)),
    ];
    let credits = select(vec![Credits::Specifiques, Credits::DroitCommun]);
    let compte = option::of(("0[0-9]{1,4}|[1-9][0-9]{2,4}", option::of("[0-9]{2,3}")));
    let section = option::of(select(vec![Section::Fonctionnement, Section::Investissement]));
    (financeur, dispositif(), credits, option::of(100..1000_u16), compte, section).prop_map(
        |(financeur, dispositif, credits, programme, compte, section)| {
            let mut source = Source::new(financeur, dispositif, credits);
            if let Some(numero) = programme
                && let Ok(avec) = source.clone().with_programme(Programme::new(numero).unwrap())
            {
                source = avec;
            }
            if let Some(section) = section {
                source = source.with_section(section);
            }
            if let Some((nature, fonction)) = compte
                && let Ok(avec) = source
                    .clone()
                    .with_imputation(Imputation::new(&nature, fonction.as_deref()).unwrap())
            {
                source = avec;
            }
            source
        },
    )
}

type Entrees = (String, Operateur, Classement, Vec<Transversal>, Vec<CodeQuartier>);

prop_compose! {
    fn programmation()(
        generation in select(vec![Generation::ContratsDeVille, Generation::EngagementsQuartiers2030]),
    )(
        actions in btree_map(
            "[A-Z=\"]([A-Z0-9 -]{0,6}[A-Z0-9])?|Total|[1-9][0-9]{0,8}",
            (
                "\\PC{0,12}|=1\\+1|[ a]{0,3}|x\ny",
                operateur(),
                classement(generation),
                btree_set(transversal(), 0..3).prop_map(|s| s.into_iter().collect::<Vec<_>>()),
                btree_set(quartier(), 0..3).prop_map(|s| s.into_iter().collect::<Vec<_>>()),
            ),
            0..6,
        ),
        lignes in vec((0..6_usize, source(), select(Stade::TOUS.to_vec()), any::<i64>(), 0..4_u32), 0..12),
        generation in Just(generation),
    ) -> Programmation {
        let mut saisie = Saisie::new(CONTRAT, ANNEE, generation);
        let actions: Vec<(String, Entrees)> = actions.into_iter().collect();
        for (reference, (titre, operateur, classement, transversaux, quartiers)) in &actions {
            saisie.add_action(Action {
                reference: reference.parse().unwrap(),
                // Blanks alone are a blank cell.
                titre: if titre.trim().is_empty() { String::new() } else { titre.clone() },
                operateur: operateur.clone(),
                classement: *classement,
                transversaux: transversaux.iter().cloned().collect(),
                quartiers: quartiers.iter().cloned().collect(),
                annee: ANNEE,
            });
        }
        for (action, source, stade, centimes, petit) in lignes {
            if let Some((reference, _)) = actions.get(action) {
                let centimes = centimes / 10_i64.pow(petit * 5);
                let reference: Reference = reference.parse().unwrap();
                saisie.add_ligne(&reference, &source, stade, Euros::from_centimes(centimes));
            }
        }
        saisie.finish().unwrap()
    }
}

/// Rows of lines as a workbook: reference, cents, refused or not.
fn workbook(lignes: &[(i64, bool)], totaux: &[usize]) -> Vec<u8> {
    let mut classeur = Workbook::new();
    let actions = classeur.add_worksheet();
    actions.set_name("Actions").unwrap();
    let entetes = ["Référence", "Intitulé", "Opérateur", "Nature de l’opérateur", "Pilier"];
    actions.write_row(0, 0, entetes).unwrap();
    actions.write_row(1, 0, ["F-1", "Fictive", "Asso", "association", "Cohésion sociale"]).unwrap();
    let feuille = classeur.add_worksheet();
    feuille.set_name("Financements").unwrap();
    let entetes = ["Référence", "Financeur", "Dispositif", "Crédits", "Stade", "Montant"];
    feuille.write_row(0, 0, entetes).unwrap();
    let mut place = 1;
    let mut somme = 0_i64;
    for (rang, (centimes, refusee)) in lignes.iter().enumerate() {
        let reference = if *refusee { "F-9" } else { "F-1" };
        feuille
            .write_row(place, 0, [reference, "CAF", "hors dispositif", "droit commun", "accordé"])
            .unwrap();
        feuille.write_number(place, 5, euros(*centimes)).unwrap();
        somme += centimes;
        place += 1;
        if totaux.contains(&rang) {
            feuille.write_string(place, 0, "TOTAL général").unwrap();
            feuille.write_number(place, 5, euros(somme)).unwrap();
            place += 1;
        }
    }
    classeur.save_to_buffer().unwrap()
}

fn euros(centimes: i64) -> f64 {
    Euros::from_centimes(centimes).plain().to_string().parse().unwrap()
}

fn read(octets: &[u8]) -> Lecture {
    let classeur = Classeur::read(octets, "CSV").unwrap();
    classeur.read_programmation(&demande(Generation::ContratsDeVille)).unwrap()
}

fn total(cumuls: impl IntoIterator<Item = Cumul>) -> Somme {
    cumuls.into_iter().map(Cumul::total).sum()
}

const PETIT: std::ops::Range<i64> = -100_000_000_000..100_000_000_000;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_written_is_read(programmation in programmation(), stade in select(Stade::TOUS.to_vec())) {
        let octets = write(&programmation, stade);
        let classeur = Classeur::read(&octets, "").unwrap();
        let relue = classeur.read_programmation(&demande(programmation.generation())).unwrap();
        prop_assert_eq!(&relue.problemes, &[]);
        prop_assert_eq!(relue.complete().unwrap(), programmation);
    }

    #[test]
    fn same_input_gives_same_bytes(programmation in programmation()) {
        prop_assert_eq!(write(&programmation, Stade::Accorde), write(&programmation, Stade::Accorde));
    }

    #[test]
    fn number_cells_hold_every_amount_of_fifteen_digits(
        centimes in vec(-999_999_999_999_999_i64..=999_999_999_999_999, 1..20),
    ) {
        let lignes: Vec<_> = centimes.iter().map(|c| (*c, false)).collect();
        let lecture = read(&workbook(&lignes, &[]));
        let mut lus: Vec<i64> = lecture
            .complete()
            .unwrap()
            .tranche(Stade::Accorde)
            .iter()
            .map(|(_, _, montant)| montant.centimes())
            .collect();
        let mut attendus = centimes;
        lus.sort_unstable();
        attendus.sort_unstable();
        prop_assert_eq!(lus, attendus);
    }

    #[test]
    fn read_and_refused_add_up_to_the_file(lignes in vec((PETIT, any::<bool>()), 1..20)) {
        let lecture = read(&workbook(&lignes, &[]));
        let fichier: i64 = lignes.iter().map(|(centimes, _)| centimes).sum();
        let lu = total(lecture.lu.values().copied());
        let refuse = total(lecture.refuse.values().copied());
        prop_assert_eq!(lu.merge(refuse).centimes(), i128::from(fichier));
        prop_assert_eq!(lecture.illisibles, 0);
        let rangees = lecture.financements.rangees;
        prop_assert_eq!(rangees.lues + rangees.refusees, lignes.len() as u64);
        prop_assert_eq!(lecture.problemes.len() as u64, rangees.refusees);
    }

    #[test]
    fn totals_change_nothing_that_is_read(
        lignes in vec((PETIT, any::<bool>()), 1..12),
        totaux in vec(0..12_usize, 0..4),
    ) {
        let sans = read(&workbook(&lignes, &[]));
        let avec = read(&workbook(&lignes, &totaux));
        prop_assert_eq!(&avec.partielle, &sans.partielle);
        prop_assert_eq!((&avec.lu, &avec.refuse), (&sans.lu, &sans.refuse));
        prop_assert!(avec.totaux.iter().all(|total| total.verdict == VerdictDeTotal::Juste));
        prop_assert_eq!(avec.totaux.len() as u64, avec.financements.rangees.totaux);
    }

    #[test]
    fn order_of_rows_changes_nothing_that_is_read(
        (lignes, autre) in vec((PETIT, any::<bool>()), 1..12)
            .prop_flat_map(|lignes| (Just(lignes.clone()), Just(lignes).prop_shuffle())),
    ) {
        let (un, deux) = (read(&workbook(&lignes, &[])), read(&workbook(&autre, &[])));
        prop_assert_eq!(un.partielle, deux.partielle);
        prop_assert_eq!((un.lu, un.refuse), (deux.lu, deux.refuse));
    }

    #[test]
    fn any_bytes_are_survived(octets in vec(any::<u8>(), 0..200), debut in 0..4_usize) {
        let debuts: [&[u8]; 4] = [b"", b"PK\x03\x04xl/workbook.xml", b"PK\x03\x04application/vnd.oasis.opendocument.spreadsheet", b"R\xe9f;Montant\n"];
        let octets = [debuts[debut], &octets].concat();
        if let Ok(classeur) = Classeur::read(&octets, "CSV") {
            let _ = classeur.read_programmation(&demande(Generation::ContratsDeVille));
        }
    }

    #[test]
    fn a_broken_workbook_is_survived(place in 0.0..1.0_f64, octet in any::<u8>(), coupe in any::<bool>()) {
        let mut octets = workbook(&[(100, false), (250, true)], &[1]);
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
        let rang = (place * octets.len() as f64) as usize;
        octets[rang] = octet;
        if coupe {
            octets.truncate(rang);
        }
        if let Ok(classeur) = Classeur::read(&octets, "CSV") {
            let _ = classeur.read_programmation(&demande(Generation::ContratsDeVille));
        }
    }
}

#[test]
fn every_header_is_of_one_field() {
    for table in [Table::Actions, Table::Financements] {
        let mut vus = std::collections::BTreeMap::new();
        for champ in Champ::TOUS.into_iter().filter(|champ| champ.is_of(table)) {
            for forme in core::iter::once(&champ.libelle()).chain(champ.synonymes()) {
                let deja = vus.insert(forme.to_lowercase(), champ);
                assert_eq!(deja, None, "{forme}");
            }
        }
    }
}
