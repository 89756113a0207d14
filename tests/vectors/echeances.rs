//! Deadlines with their authority, asked as the example `echeance` asks them: a row a published decision, a
//! doctrine, the case, or our own count, as its last column says.

use contrat_de_ville::droit::Regle;
use contrat_de_ville::procedure::{Cle, Question, Reponse};
use serde::Deserialize;

/// A row of the table. Every column is read: one that is renamed, or left out, is a failure.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Ligne {
    rule: String,
    kind: String,
    start: String,
    keys: String,
    expected: String,
    authority: String,
}

fn lignes() -> Vec<Ligne> {
    let mut lecteur = csv::Reader::from_reader(include_str!("echeances.csv").as_bytes());
    lecteur.deserialize().collect::<Result<_, _>>().unwrap()
}

/// A rule, a day, then words, as on a command line.
#[track_caller]
fn answer(mots: &str) -> Reponse {
    let question = Question::parse(mots.split(' ')).unwrap_or_else(|e| panic!("{mots}: {e}"));
    question.answer().unwrap_or_else(|error| panic!("{mots}: {error}"))
}

impl Ligne {
    /// An empty start is an empty word, which the question reads as none.
    fn mots(&self) -> String {
        format!("{} {} {}", self.rule, self.start, self.keys)
    }

    fn lieu(&self) -> String {
        format!("{} ({})", self.mots(), self.authority)
    }
}

#[test]
fn every_row_is_asked_and_has_an_authority() {
    let lignes = lignes();
    assert_eq!(lignes.len(), 58);
    let of = |kind: &str| lignes.iter().filter(|ligne| ligne.kind == kind).count();
    assert_eq!([of("day"), of("verdict"), of("interval"), of("refusal")], [46, 7, 1, 4]);
    for ligne in &lignes {
        assert!(!ligne.authority.is_empty(), "{}", ligne.mots());
    }
}

#[test]
fn a_row_that_settles_prints_its_result_first() {
    for ligne in lignes().iter().filter(|ligne| ligne.kind != "refusal") {
        let (reponse, lieu) = (answer(&ligne.mots()), ligne.lieu());
        let resultat = reponse.settled().unwrap_or_else(|| panic!("{lieu} does not settle"));
        assert_eq!(resultat.to_string(), ligne.expected, "{lieu}");
        let texte = reponse.to_string();
        let (premiere, preuve) = texte.split_once("\n\n").unwrap();
        assert_eq!(premiere, ligne.expected, "{lieu}");
        assert!(!preuve.is_empty(), "{lieu}");
    }
}

#[test]
fn a_row_that_the_law_leaves_open_states_both_days() {
    for ligne in lignes().iter().filter(|ligne| ligne.kind == "refusal") {
        let (reponse, lieu) = (answer(&ligne.mots()), ligne.lieu());
        assert_eq!(reponse.settled(), None, "{lieu}");
        let jours: Vec<String> =
            reponse.variantes().iter().map(|variante| variante.resultat.to_string()).collect();
        assert_eq!(format!("orders differ: {}", jours.join(" or ")), ligne.expected, "{lieu}");
        let ordres: Vec<_> = reponse.variantes().iter().map(|v| v.choix.clone()).collect();
        let ordre = |nom: &str| vec![(Cle::Ordre, vec![nom.to_owned()])];
        assert_eq!(ordres, [ordre("A"), ordre("B")], "{lieu}");
    }
}

/// A reader can go and look.
#[test]
fn a_day_names_the_text_that_it_comes_from() {
    for ligne in lignes().iter().filter(|ligne| ligne.kind == "day") {
        let regle: Regle = ligne.rule.parse().unwrap();
        let texte = answer(&ligne.mots()).to_string();
        let regle = if regle == Regle::RecoursGracieux {
            // A silence, then a period: each step names its own.
            Regle::Silence2m
        } else if ligne.keys.contains("jours=3") {
            Regle::Convocation3ClearDays
        } else {
            regle
        };
        assert!(texte.contains(&format!("[{regle}")), "{}: no {regle} in\n{texte}", ligne.lieu());
    }
}
