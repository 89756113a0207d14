//! Laws of the file of deliberations.

use chrono::{Days, NaiveDate};
use contrat_de_ville::echange::scdl::deliberation::{
    Adresse, BlancsEtNuls, Budget, COLONNES, CellulesDeVote, Champs, CodeDeMatiere, Decompte,
    DeliberationPubliee, Domaine, Ecrivain, Exercices, Matiere, Objet, ServiceDeControle,
};
use contrat_de_ville::procedure::Suffrages;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use crate::outils::{any_text, from_wire, near_valid, to_wire};

fn numbers() -> impl Strategy<Value = u32> {
    prop_oneof![0..200_u32, any::<u32>(), select(vec![0, 1, u32::MAX - 1, u32::MAX])]
}

fn cellules() -> impl Strategy<Value = CellulesDeVote> {
    [numbers(), numbers(), numbers(), numbers(), numbers()].prop_map(
        |[effectif, reel, pour, contre, abstention]| CellulesDeVote {
            effectif,
            reel,
            pour,
            contre,
            abstention,
        },
    )
}

/// Built from its parts upwards, so that each fits the next.
fn decomptes() -> impl Strategy<Value = Decompte> {
    [0..200_u32, 0..200_u32, 0..200_u32, 0..9_u32, 1..99_u32].prop_map(
        |[pour, contre, abstention, sans_colonne, absents]| {
            let reel = pour + contre + abstention + sans_colonne;
            let effectif = reel + absents;
            Decompte::try_from(CellulesDeVote { effectif, reel, pour, contre, abstention }).unwrap()
        },
    )
}

fn codes() -> impl Strategy<Value = CodeDeMatiere> {
    ("[1-9]", "[1-3]").prop_map(|(premier, second)| format!("{premier}.{second}").parse().unwrap())
}

fn matieres() -> impl Strategy<Value = Matiere> {
    (codes(), "[a-zéç’ ]{0,20}[a-zéç]", any::<bool>()).prop_map(|(code, nom, actes)| {
        let nom = nom.trim_start();
        let nom =
            if actes { format!("{}/{nom}", code.domaine()) } else { format!("Thème \"{nom}\"") };
        Matiere::new(code, nom.parse().unwrap()).unwrap()
    })
}

fn services() -> impl Strategy<Value = ServiceDeControle> {
    let departements = ["01", "2A", "2B", "62", "95", "974", "988"];
    (select(departements.to_vec()), 0..4_u8).prop_map(|(departement, rang)| {
        let departement = departement.parse().unwrap();
        match rang {
            0 => ServiceDeControle::prefecture(departement),
            1 => ServiceDeControle::sgar(departement),
            rang => ServiceDeControle::sous_prefecture(departement, rang).unwrap(),
        }
    })
}

fn exercices() -> impl Strategy<Value = Exercices> {
    (1990..=2098_u16, 0..4_u16).prop_map(|(du, duree)| {
        let au = (du + duree).min(2099);
        let texte = if au == du { du.to_string() } else { format!("{du}/{au}") };
        texte.parse().unwrap()
    })
}

/// Quotes, separators, line feeds, accents, the length of what is copied at once and around it.
fn objets() -> impl Strategy<Value = Objet> {
    let court = "[\",;\n'= éœ€a-z]{0,60}".prop_map(|texte| format!("«{texte}»"));
    let long = (505..520_usize).prop_map(|nombre| "\"".repeat(nombre));
    prop_oneof![4 => court, 1 => long].prop_map(|texte| texte.parse().unwrap())
}

fn lignes() -> impl Strategy<Value = DeliberationPubliee> {
    let debut = NaiveDate::from_ymd_opt(2015, 1, 1).unwrap();
    let jours = (0..5_000_u64, option::of(0..9_u64)).prop_map(move |(jour, delai)| {
        let adoption = debut + Days::new(jour);
        (adoption, delai.map(|delai| adoption + Days::new(delai)))
    });
    let budgets = option::of(
        (exercices(), "[A-Z][a-z,]{0,9}")
            .prop_map(|(exercices, nom)| Budget { exercices, nom: nom.parse().unwrap() }),
    );
    let adresses = option::of("https://[a-z]{1,9}\\.fr(/[a-z,%]{0}[a-z,;']{0,9})?")
        .prop_map(|adresse| adresse.map(|texte| texte.parse::<Adresse>().unwrap()));
    let textes = ("[\",;=A-Zé]{1,20}", "[\",;=0-9-]{1,20}", objets());
    (textes, jours, matieres(), budgets, option::of(services()), option::of(decomptes()), adresses)
        .prop_map(|(textes, jours, matiere, budget, service, vote, adresse)| {
            DeliberationPubliee::new(Champs {
                collectivite: textes.0.parse().unwrap(),
                siret: "77554402601284".parse().unwrap(),
                reference: textes.1.parse().unwrap(),
                adoption: jours.0,
                matiere,
                objet: textes.2,
                budget,
                service,
                transmission: jours.1,
                vote,
                adresse,
            })
            .unwrap()
        })
}

fn written(lignes: &[DeliberationPubliee]) -> Vec<u8> {
    let mut ecrivain = Ecrivain::new(Vec::new()).unwrap();
    for ligne in lignes {
        ecrivain.write(ligne).unwrap();
    }
    ecrivain.finish().unwrap()
}

/// Reads a record as anybody would: by the names of the columns, an empty cell for nothing.
fn read(record: &csv::StringRecord) -> DeliberationPubliee {
    let cell = |colonne: &str| {
        let place = COLONNES.iter().position(|nom| *nom == colonne).unwrap();
        Some(&record[place]).filter(|cellule| !cellule.is_empty())
    };
    let day = |colonne| cell(colonne).map(|cellule| cellule.parse().unwrap());
    let count = |colonne| cell(colonne).map(|cellule| cellule.parse::<u32>().unwrap());
    let votes =
        ["VOTE_EFFECTIF", "VOTE_REEL", "VOTE_POUR", "VOTE_CONTRE", "VOTE_ABSTENTION"].map(count);
    let vote = match votes {
        [Some(effectif), Some(reel), Some(pour), Some(contre), Some(abstention)] => {
            Some(CellulesDeVote { effectif, reel, pour, contre, abstention }.try_into().unwrap())
        }
        [None, None, None, None, None] => None,
        autre => panic!("{autre:?}"),
    };
    let budget = cell("BUDGET_ANNEE").zip(cell("BUDGET_NOM")).map(|(exercices, nom)| Budget {
        exercices: exercices.parse().unwrap(),
        nom: nom.parse().unwrap(),
    });
    let text = |colonne| cell(colonne).unwrap();
    DeliberationPubliee::new(Champs {
        collectivite: text("COLL_NOM").parse().unwrap(),
        siret: text("COLL_SIRET").parse().unwrap(),
        reference: text("DELIB_ID").parse().unwrap(),
        adoption: day("DELIB_DATE").unwrap(),
        matiere: Matiere::new(
            text("DELIB_MATIERE_CODE").parse().unwrap(),
            text("DELIB_MATIERE_NOM").parse().unwrap(),
        )
        .unwrap(),
        objet: text("DELIB_OBJET").parse().unwrap(),
        budget,
        service: cell("PREF_ID").map(|cellule| cellule.parse().unwrap()),
        transmission: day("PREF_DATE"),
        vote,
        adresse: cell("DELIB_URL").map(|cellule| cellule.parse().unwrap()),
    })
    .unwrap()
}

proptest! {
    #[test]
    fn reading_inverts_writing(lignes in proptest::collection::vec(lignes(), 0..6)) {
        let octets = written(&lignes);
        let mut lecteur = csv::Reader::from_reader(octets.as_slice());
        prop_assert_eq!(lecteur.headers().unwrap(), &csv::StringRecord::from(COLONNES.to_vec()));
        let lues: Vec<_> = lecteur.records().map(|record| read(&record.unwrap())).collect();
        prop_assert_eq!(lues, lignes);
    }

    #[test]
    fn a_file_is_its_header_then_its_rows(gauche in lignes(), droite in lignes()) {
        let entete = written(&[]).len();
        let mut attendu = written(std::slice::from_ref(&gauche));
        attendu.extend_from_slice(&written(std::slice::from_ref(&droite))[entete..]);
        prop_assert_eq!(written(&[gauche, droite]), attendu);
    }

    #[test]
    fn rows_survive_the_wire(ligne in lignes()) {
        let fil = serde_json::to_string(&ligne).unwrap();
        prop_assert_eq!(serde_json::from_str::<DeliberationPubliee>(&fil).unwrap(), ligne);
    }

    #[test]
    fn counts_are_held_together_or_refused(cellules in cellules()) {
        let CellulesDeVote { effectif, reel, pour, contre, abstention } = cellules;
        let voix = [pour, contre, abstention].map(u128::from).iter().sum::<u128>();
        let right = effectif > 0 && reel <= effectif && voix <= u128::from(reel);
        let decompte = Decompte::try_from(cellules);
        prop_assert_eq!(decompte.is_ok(), right);
        if let Ok(decompte) = decompte {
            prop_assert_eq!(CellulesDeVote::from(decompte), cellules);
            prop_assert_eq!(u128::from(decompte.sans_colonne()) + voix, u128::from(reel));
        }
    }

    #[test]
    fn a_ballot_without_blank_votes_needs_no_choice(
        [pour, contre, abstentions, effectif] in [numbers(), numbers(), numbers(), numbers()],
    ) {
        let suffrages = Suffrages { pour, contre, abstentions, blancs: 0, nuls: 0 };
        let sans = Decompte::of(suffrages, effectif, None);
        for choix in [BlancsEtNuls::Participants, BlancsEtNuls::Ecartes] {
            prop_assert_eq!(Decompte::of(suffrages, effectif, Some(choix)), sans);
        }
        if let Ok(decompte) = sans {
            prop_assert_eq!(decompte.sans_colonne(), 0);
        }
    }

    #[test]
    fn blank_votes_take_part_or_nowhere(
        [pour, contre, blancs, nuls] in [0..99_u32, 0..99_u32, 1..9_u32, 0..9_u32],
    ) {
        let suffrages = Suffrages { pour, contre, abstentions: 0, blancs, nuls };
        prop_assert!(Decompte::of(suffrages, 1_000, None).is_err());
        let dedans = Decompte::of(suffrages, 1_000, Some(BlancsEtNuls::Participants)).unwrap();
        prop_assert_eq!(dedans.sans_colonne(), blancs + nuls);
        let dehors = Decompte::of(suffrages, 1_000, Some(BlancsEtNuls::Ecartes)).unwrap();
        prop_assert_eq!(dehors.cellules().reel, pour + contre);
    }

    #[test]
    fn transmission_is_never_earlier(ligne in lignes(), avance in 1..400_u64) {
        let champs = ligne.into_champs();
        let transmission = Some(champs.adoption - Days::new(avance));
        let avant = DeliberationPubliee::new(Champs { transmission, ..champs });
        prop_assert!(avant.is_err());
    }

    #[test]
    fn display_inverts_parse(code in codes(), service in services(), exercices in exercices(), objet in objets()) {
        prop_assert_eq!(code.to_string().parse(), Ok(code));
        prop_assert_eq!(service.to_string().parse(), Ok(service));
        prop_assert_eq!(exercices.to_string().parse(), Ok(exercices));
        prop_assert_eq!(objet.to_string().parse(), Ok(objet));
    }

    #[test]
    fn wire_accepts_exactly_what_parse_accepts(
        texte in prop_oneof![
            any_text(),
            near_valid(codes().prop_map(|code| code.to_string())),
            near_valid(services().prop_map(|service| service.to_string())),
            near_valid(exercices().prop_map(|exercices| exercices.to_string())),
            near_valid(Just("https://a.fr/b?c#d".to_owned())),
        ],
    ) {
        prop_assert_eq!(from_wire::<CodeDeMatiere>(&texte), texte.parse().ok());
        prop_assert_eq!(from_wire::<ServiceDeControle>(&texte), texte.parse().ok());
        prop_assert_eq!(from_wire::<Exercices>(&texte), texte.parse().ok());
        prop_assert_eq!(from_wire::<Adresse>(&texte), texte.parse().ok());
        prop_assert_eq!(from_wire::<Objet>(&texte), texte.parse().ok());
        // What is read is written back as it was: none has two writings.
        for ecrit in [
            texte.parse::<CodeDeMatiere>().ok().map(|lu| to_wire(&lu)),
            texte.parse::<ServiceDeControle>().ok().map(|lu| to_wire(&lu)),
            texte.parse::<Exercices>().ok().map(|lu| to_wire(&lu)),
            texte.parse::<Adresse>().ok().map(|lu| to_wire(&lu)),
            texte.parse::<Objet>().ok().map(|lu| to_wire(&lu)),
        ].into_iter().flatten() {
            prop_assert_eq!(ecrit, texte.as_str());
        }
    }

    #[test]
    fn a_name_of_another_domain_is_refused(code in codes(), rang in 0..9_usize, nom in "[a-z]{1,9}") {
        let domaine = Domaine::TOUS[rang];
        let nom = format!("{domaine}/{nom}").parse().unwrap();
        prop_assert_eq!(Matiere::new(code, nom).is_ok(), domaine == code.domaine());
    }
}
