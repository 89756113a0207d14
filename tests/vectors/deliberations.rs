//! The deliberation of the case, and what nearly is a row of the file.

use std::fs;

use contrat_de_ville::echange::scdl::deliberation::{
    Adresse, BlancsEtNuls, Budget, CellulesDeVote, Champs, CodeDeMatiere, Complement, Decompte,
    DeliberationPubliee, Ecrivain, Exercices, Matiere, Objet, PontError, ServiceDeControle,
};
use contrat_de_ville::procedure::{
    Deliberation, Effectif, ExigenceDeQuorum, Issue, ModeDeScrutin, Organe, Plage, Scrutin,
    ScrutinError, SensDuPresident, Suffrages, Vote,
};

/// The deliberation of 24 September 2024: its counts of votes, its reference and its URL are not printed.
fn cas() -> Deliberation {
    let dossier: serde_json::Value = serde_json::from_str(
        &fs::read_to_string("examples/donnees/cabbalr-2024-procedure.json").unwrap(),
    )
    .unwrap();
    serde_json::from_value(dossier["deliberation"].clone()).unwrap()
}

/// The SIRET and the reference are fictitious, and say so; the object is what the case prints.
fn complement() -> Complement {
    Complement {
        collectivite: "CA de Béthune-Bruay, Artois-Lys Romane".parse().unwrap(),
        siret: "77554402601284".parse().unwrap(),
        reference: "FICTIF-1".parse().unwrap(),
        matiere: matiere("8.5", "domaines de compétences par thèmes/politique de la ville")
            .unwrap(),
        objet: "Rapport « politique de la ville » 2023".parse().unwrap(),
        budget: None,
        service: None,
        adresse: None,
        effectif: None,
        blancs_et_nuls: None,
    }
}

fn matiere(code: &str, nom: &str) -> Result<Matiere, String> {
    Matiere::new(code.parse().unwrap(), nom.parse().unwrap()).map_err(|erreur| erreur.to_string())
}

fn written(lignes: &[DeliberationPubliee]) -> String {
    let mut ecrivain = Ecrivain::new(Vec::new()).unwrap();
    for ligne in lignes {
        ecrivain.write(ligne).unwrap();
    }
    String::from_utf8(ecrivain.finish().unwrap()).unwrap()
}

const ENTETE: &str = "COLL_NOM,COLL_SIRET,DELIB_ID,DELIB_DATE,DELIB_MATIERE_CODE,DELIB_MATIERE_NOM,DELIB_OBJET,\
    BUDGET_ANNEE,BUDGET_NOM,PREF_ID,PREF_DATE,VOTE_EFFECTIF,VOTE_REEL,VOTE_POUR,VOTE_CONTRE,VOTE_ABSTENTION,DELIB_URL\n";

#[test]
fn the_case_fills_its_days_and_leaves_the_vote_empty() {
    let ligne = DeliberationPubliee::of(&cas(), complement()).unwrap();
    assert_eq!(
        written(&[ligne]),
        format!(
            "{ENTETE}\"CA de Béthune-Bruay, Artois-Lys Romane\",77554402601284,FICTIF-1,2024-09-24,8.5,\
             domaines de compétences par thèmes/politique de la ville,Rapport « politique de la ville » 2023,,,,\
             2024-09-27,,,,,,\n"
        )
    );
}

#[test]
fn every_cell_is_written_in_its_column() {
    let champs = Champs {
        collectivite: "Ville \"F\"".parse().unwrap(),
        siret: "35600000000048".parse().unwrap(),
        reference: "1;2".parse().unwrap(),
        adoption: "2023-01-02".parse().unwrap(),
        matiere: matiere("7.10", "THÈME LOCAL").unwrap(),
        objet: "Une ligne\nune autre, « é »".parse().unwrap(),
        budget: Some(Budget {
            exercices: "2023/2025".parse().unwrap(),
            nom: "Budget annexe".parse().unwrap(),
        }),
        service: Some("SPREF0622".parse().unwrap()),
        transmission: Some("2023-01-02".parse().unwrap()),
        vote: Some(
            Decompte::try_from(CellulesDeVote {
                effectif: 43,
                reel: 40,
                pour: 24,
                contre: 10,
                abstention: 5,
            })
            .unwrap(),
        ),
        adresse: Some("https://exemple.fr/a.pdf".parse().unwrap()),
    };
    let ligne = DeliberationPubliee::new(champs).unwrap();
    assert_eq!(ligne.champs().vote.unwrap().sans_colonne(), 1);
    assert_eq!(
        written(&[ligne]),
        format!(
            "{ENTETE}\"Ville \"\"F\"\"\",35600000000048,1;2,2023-01-02,7.10,THÈME LOCAL,\
             \"Une ligne\nune autre, « é »\",2023/2025,Budget annexe,SPREF0622,2023-01-02,43,40,24,10,5,\
             https://exemple.fr/a.pdf\n"
        )
    );
}

/// A cell longer than what is copied at once.
#[test]
fn long_cells_are_written_whole() {
    let objet = "\"é, ".repeat(2_000) + "fin";
    let complement = Complement { objet: objet.parse().unwrap(), ..complement() };
    let texte = written(&[DeliberationPubliee::of(&cas(), complement).unwrap()]);
    assert!(texte.contains(&format!("\"{}\"", objet.replace('"', "\"\""))));
}

fn decompte(
    effectif: u32,
    reel: u32,
    [pour, contre, abstention]: [u32; 3],
) -> Result<Decompte, String> {
    let cellules = CellulesDeVote { effectif, reel, pour, contre, abstention };
    Decompte::try_from(cellules).map_err(|erreur| erreur.to_string())
}

#[test]
fn votes_fit_those_who_took_part_and_these_the_members() {
    assert!(decompte(152, 133, [133, 0, 0]).is_ok());
    assert!(decompte(133, 133, [100, 30, 3]).is_ok());
    assert!(decompte(1, 0, [0, 0, 0]).is_ok());
    assert_eq!(
        decompte(0, 0, [0, 0, 0]).unwrap_err(),
        "no member may vote: expected one at least, or no count at all where nothing was voted"
    );
    assert_eq!(
        decompte(132, 133, [0, 0, 0]).unwrap_err(),
        "133 took part in the vote: expected 132 at most, the members who may"
    );
    assert_eq!(
        decompte(152, 133, [100, 30, 4]).unwrap_err(),
        "100 for, 30 against and 4 abstentions: expected 133 at most, those who took part"
    );
    // A sum of 32 bits would come round to 0.
    assert!(decompte(u32::MAX, u32::MAX, [u32::MAX, 1, 0]).is_err());
}

#[test]
fn blank_and_void_votes_want_a_choice() {
    let suffrages = Suffrages { pour: 7, contre: 3, abstentions: 2, blancs: 1, nuls: 4 };
    assert_eq!(
        Decompte::of(suffrages, 20, None).unwrap_err().to_string(),
        "1 blank and 4 void votes have no column: expected a choice, among those who took part or apart"
    );
    let reel = |choix| Decompte::of(suffrages, 20, Some(choix)).unwrap().cellules().reel;
    assert_eq!((reel(BlancsEtNuls::Participants), reel(BlancsEtNuls::Ecartes)), (17, 12));
    let enorme = Suffrages { pour: u32::MAX, contre: 1, ..Suffrages::default() };
    assert_eq!(
        Decompte::of(enorme, 20, None).unwrap_err().to_string(),
        "4294967296 votes: expected a number of members, 4 294 967 295 at most"
    );
}

fn voted(suffrages: Suffrages, mode: ModeDeScrutin) -> Deliberation {
    let scrutin = Scrutin::new(suffrages, mode).unwrap();
    Deliberation {
        vote: Some(Vote { adoptee: true, mention: None, scrutin: Some(scrutin) }),
        ..cas()
    }
}

#[test]
fn the_members_who_may_vote_are_asked_for_or_known() {
    let suffrages = Suffrages { pour: 100, contre: 20, abstentions: 13, ..Suffrages::default() };
    let mut deliberation = voted(suffrages, ModeDeScrutin::Secret);
    let given = |effectif| Complement { effectif, ..complement() };
    let of = |deliberation: &Deliberation, effectif| {
        DeliberationPubliee::of(deliberation, given(effectif))
            .map(|l| l.champs().vote.unwrap().cellules())
    };
    assert_eq!(
        of(&deliberation, None).unwrap_err().to_string(),
        "the counts of the vote are known: expected the number of members who may vote"
    );
    let attendu =
        CellulesDeVote { effectif: 152, reel: 133, pour: 100, contre: 20, abstention: 13 };
    assert_eq!(of(&deliberation, Some(152)), Ok(attendu));
    assert!(matches!(of(&deliberation, Some(132)), Err(PontError::Decompte(_))));

    let exigence = ExigenceDeQuorum::EnExercice(152);
    let effectif = Effectif { exigence, presents: Plage::of(112), pouvoirs: Some(21) };
    deliberation.effectif = Some(effectif);
    assert_eq!(of(&deliberation, None), Ok(attendu));
    assert_eq!(of(&deliberation, Some(152)), Ok(attendu));
    assert_eq!(
        of(&deliberation, Some(151)).unwrap_err().to_string(),
        "151 members may vote, by the caller: expected 152, by the deliberation"
    );
    // One voice fewer than votes.
    deliberation.effectif = Some(Effectif { pouvoirs: Some(20), ..effectif });
    let trop = ScrutinError::TropDeVoix { suffrages: 133, voix: 132 };
    assert_eq!(of(&deliberation, None), Err(PontError::Scrutin(trop)));
}

#[test]
fn only_what_was_adopted_by_the_council_or_the_bureau_is_a_row() {
    let of = |deliberation: &Deliberation| {
        DeliberationPubliee::of(deliberation, Complement { effectif: Some(152), ..complement() })
    };
    let mut deliberation = cas();
    deliberation.acte.organe = Organe::Bureau;
    assert!(of(&deliberation).is_ok());
    deliberation.acte.organe = Organe::Executif;
    assert_eq!(
        of(&deliberation).unwrap_err().to_string(),
        "act of l’exécutif: expected one of the assembly or of the bureau"
    );

    let mut deliberation = cas();
    deliberation.vote.as_mut().unwrap().adoptee = false;
    assert_eq!(
        of(&deliberation).unwrap_err().to_string(),
        "not adopted: the file is of deliberations that were"
    );
    // The council takes note: nothing was voted.
    deliberation.vote = None;
    assert_eq!(of(&deliberation).unwrap().champs().vote, None);

    let egales = Suffrages { pour: 50, contre: 50, ..Suffrages::default() };
    assert_eq!(
        of(&voted(egales, ModeDeScrutin::Secret)).unwrap_err(),
        PontError::IssueContredite(Issue::RejeteeAuPartage)
    );
    assert_eq!(
        of(&voted(egales, ModeDeScrutin::Secret)).unwrap_err().to_string(),
        "printed as adopted, and the counts say: non adoptée, partage des voix que rien ne départage"
    );
    let president = Some(SensDuPresident::Pour);
    assert!(of(&voted(egales, ModeDeScrutin::Public { president })).is_ok());
    // What cannot be said contradicts nothing.
    assert!(of(&voted(egales, ModeDeScrutin::Public { president: None })).is_ok());
}

#[test]
fn the_state_does_not_receive_what_is_not_adopted_yet() {
    let mut deliberation = cas();
    deliberation.acte.transmission = Some("2024-09-24".parse().unwrap());
    assert!(DeliberationPubliee::of(&deliberation, complement()).is_ok());
    deliberation.acte.transmission = Some("2024-09-23".parse().unwrap());
    assert_eq!(
        DeliberationPubliee::of(&deliberation, complement()).unwrap_err().to_string(),
        "transmission of 2024-09-23: expected 2024-09-24 at the earliest, the day of the deliberation"
    );
}

#[test]
fn days_have_four_digits() {
    let mut champs = DeliberationPubliee::of(&cas(), complement()).unwrap().into_champs();
    champs.transmission = chrono::NaiveDate::from_ymd_opt(9999, 12, 31);
    assert!(DeliberationPubliee::new(champs.clone()).is_ok());
    champs.transmission = chrono::NaiveDate::from_ymd_opt(10_000, 1, 1);
    assert_eq!(
        DeliberationPubliee::new(champs.clone()).unwrap_err().to_string(),
        "day +10000-01-01: expected a year from 1 to 9999"
    );
    champs.transmission = None;
    champs.adoption = chrono::NaiveDate::from_ymd_opt(1, 1, 1).unwrap();
    assert!(DeliberationPubliee::new(champs.clone()).is_ok());
    champs.adoption = chrono::NaiveDate::from_ymd_opt(0, 12, 31).unwrap();
    assert!(DeliberationPubliee::new(champs).is_err());
}

/// « '1.1' à '1.7', '2.1' à '2.3', '3.1' à '3.6', '4.1' à '4.5', '5.1' à '5.8', '6.1' à '6.5', '7.1' à '7.10',
/// '8.1' à 8.9', '9.1' à '9.4' ».
#[test]
fn codes_of_actes_are_those_of_the_schema() {
    let dernier = [7, 3, 6, 5, 8, 5, 10, 9, 4];
    for premier in 0..=10_u8 {
        for second in 0..=12_u8 {
            let texte = format!("{premier}.{second}");
            let liste = (1..=9).contains(&premier)
                && (1..=dernier[usize::from(premier) - 1]).contains(&second);
            assert_eq!(texte.parse::<CodeDeMatiere>().is_ok(), liste, "{texte}");
        }
    }
    for texte in
        ["", "8", "8.", ".5", "8.05", "08.5", "8.5.1", "8,5", "+8.5", "8.+5", " 8.5", "8.100"]
    {
        let erreur = texte.parse::<CodeDeMatiere>().unwrap_err().to_string();
        let attendu = "expected a digit from 1 to 9, a point and one or two digits, as `8.5`";
        assert_eq!(erreur, format!("code of ACTES {texte:?}: {attendu}"));
    }
    let erreur = "7.11".parse::<CodeDeMatiere>().unwrap_err().to_string();
    assert_eq!(erreur, "code of ACTES \"7.11\": expected 7.1 to 7.10");
}

#[test]
fn a_name_of_actes_is_that_of_its_code() {
    assert!(matiere("2.1", "urbanisme/documents d’urbanisme").unwrap().is_actes());
    assert!(!matiere("2.1", "Urbanisme").unwrap().is_actes());
    assert!(!matiere("2.1", "Culture/sport").unwrap().is_actes());
    assert_eq!(
        matiere("8.5", "Finances Locales/subventions").unwrap_err(),
        "name \"Finances Locales/subventions\" under code 8.5: expected \
         \"domaines de compétences par thèmes\" before the oblique"
    );
    for nom in [
        "Urbanisme/documents",
        "urbanisme /documents",
        "urbanisme/ documents",
        "urbanisme/",
        "urbanisme/Documents",
        "urbanisme/documents, actes",
        "urbanisme/documents (PLU)",
        "urbanisme/documents/plan",
    ] {
        assert_eq!(
            matiere("2.1", nom).unwrap_err(),
            format!(
                "name {nom:?}: expected both levels in lower case, `/` without a blank between them, \
                 no comma and no parenthesis"
            )
        );
    }
    // Without its accents it is another writing of the same name.
    assert!(matiere("6.1", "libertes publiques et pouvoirs de police/police").is_err());
}

#[test]
fn services_of_control_are_of_a_departement() {
    for texte in ["PREF038", "PREF02A", "PREF974", "SPREF0622", "SPREF02B1", "SGAR059"] {
        assert_eq!(texte.parse::<ServiceDeControle>().unwrap().to_string(), texte);
    }
    for texte in [
        "",
        "PREF",
        "PREF38",
        "PREF0038",
        "SPREF062",
        "SPREF0620",
        "SPREF06212",
        "SGAR59",
        "pref038",
        "XPREF038",
        "SPREF06é",
    ] {
        let erreur = texte.parse::<ServiceDeControle>().unwrap_err().to_string();
        assert_eq!(
            erreur,
            format!(
                "legality control {texte:?}: expected `PREF` or `SGAR` and three characters, or `SPREF`, \
                 three characters and a digit from 1 to 9"
            )
        );
    }
    for texte in ["PREF000", "PREF020", "PREF979", "PREF380", "SPREF0202"] {
        let erreur = texte.parse::<ServiceDeControle>().unwrap_err().to_string();
        assert_eq!(erreur, format!("legality control {texte:?}: no such département"));
    }
    let pas_de_calais = "62".parse().unwrap();
    assert_eq!(ServiceDeControle::prefecture(pas_de_calais).to_string(), "PREF062");
    assert_eq!(ServiceDeControle::sgar(pas_de_calais).to_string(), "SGAR062");
    assert_eq!(ServiceDeControle::sous_prefecture(pas_de_calais, 0), None);
    assert_eq!(ServiceDeControle::sous_prefecture(pas_de_calais, 10), None);
}

#[test]
fn years_of_a_budget_go_forward() {
    assert_eq!("2017/2018".parse::<Exercices>().unwrap().to_string(), "2017/2018");
    for texte in
        ["", "17", "02017", "2017-2018", "2017/", "/2018", "2017/2018/2019", "+201", "1989", "2100"]
    {
        assert_eq!(
            texte.parse::<Exercices>().unwrap_err().to_string(),
            format!(
                "years of a budget {texte:?}: expected `2017` or `2017/2018`, from 1990 to 2099"
            )
        );
    }
    for texte in ["2017/2017", "2018/2017"] {
        assert_eq!(
            texte.parse::<Exercices>().unwrap_err().to_string(),
            format!("years of a budget {texte:?}: expected the second year after the first")
        );
    }
}

#[test]
fn addresses_are_of_the_web_and_escaped() {
    for texte in [
        "http://exemple.fr",
        "https://exemple.fr:8080/a%20b?c=d&e#f",
        "https://192.0.2.1/",
        "https://exemple.fr?id=1",
    ] {
        assert_eq!(texte.parse::<Adresse>().unwrap().as_str(), texte);
    }
    for texte in ["", "exemple.fr", "ftp://exemple.fr", "HTTPS://exemple.fr", "https:/exemple.fr"] {
        let erreur = texte.parse::<Adresse>().unwrap_err().to_string();
        assert_eq!(
            erreur,
            format!("address {texte:?}: expected `http://` or `https://`, then a host")
        );
    }
    for texte in [
        "https://",
        "https:///a",
        "https://a b/",
        "https://moi@exemple.fr/",
        "https://exemple.fr:99a/",
        "https://exemple.fr:123456/",
        "https://[::1]/",
        "https://é.fr/",
        "https://.../",
    ] {
        let erreur = texte.parse::<Adresse>().unwrap_err().to_string();
        let attendu = "expected a host of letters, digits, `-`, `.`, then a port of digits if any";
        assert_eq!(erreur, format!("address {texte:?}: {attendu}"));
    }
    for (texte, caractere) in [
        ("https://a.fr/é", 'é'),
        ("https://a.fr/a b", ' '),
        ("https://a.fr/a\"b", '"'),
        ("https://a.fr/%4", '%'),
        ("https://a.fr/%zz", '%'),
        ("https://a.fr/#a#b", '#'),
        ("https://a.fr/[1]", '['),
        ("https://a.fr/\n", '\n'),
    ] {
        let erreur = texte.parse::<Adresse>().unwrap_err().to_string();
        let attendu = "must be escaped by `%` and two hexadecimal digits";
        assert_eq!(erreur, format!("address {texte:?}: {caractere:?} {attendu}"));
    }
}

#[test]
fn objects_keep_their_lines() {
    assert!("Une\nautre".parse::<Objet>().is_ok());
    for texte in ["", " ", "\n", " a", "a\n", "a\rb", "a\0b", "a\tb", "\u{a0}a"] {
        assert_eq!(
            texte.parse::<Objet>().unwrap_err().to_string(),
            format!(
                "object {texte:?}: expected a text, no control character but line feeds, no blank around it"
            )
        );
    }
}

/// What is stored is checked again on the way in.
#[test]
fn the_wire_goes_through_the_gates() {
    let ligne = DeliberationPubliee::of(&cas(), complement()).unwrap();
    let fil = serde_json::to_value(&ligne).unwrap();
    assert_eq!(serde_json::from_value::<DeliberationPubliee>(fil.clone()).unwrap(), ligne);
    let edits: [(&str, serde_json::Value); 5] = [
        ("transmission", "2024-09-23".into()),
        ("siret", "77554402601285".into()),
        ("matiere", serde_json::json!({"code": "7.5", "nom": "urbanisme/documents"})),
        (
            "vote",
            serde_json::json!({"effectif": 3, "reel": 4, "pour": 0, "contre": 0, "abstention": 0}),
        ),
        ("inconnu", 1.into()),
    ];
    for (champ, valeur) in edits {
        let mut autre = fil.clone();
        autre[champ] = valeur;
        assert!(serde_json::from_value::<DeliberationPubliee>(autre).is_err(), "{champ}");
    }
}

/// A sink that takes so many bytes.
struct Pleine(usize);

impl std::io::Write for Pleine {
    fn write(&mut self, octets: &[u8]) -> std::io::Result<usize> {
        let pris = octets.len().min(self.0);
        self.0 -= pris;
        if pris == 0 { Err(std::io::Error::other("plein")) } else { Ok(pris) }
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_full_sink_is_told() {
    let erreur = Ecrivain::new(Pleine(10)).err().unwrap();
    assert_eq!(erreur.to_string(), "plein");
    let mut ecrivain = Ecrivain::new(Pleine(ENTETE.len())).ok().unwrap();
    let ligne = DeliberationPubliee::of(&cas(), complement()).unwrap();
    assert!(ecrivain.write(&ligne).is_err());
}
