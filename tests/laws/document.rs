//! Documents: levels, parts put one in another, and Markdown that keeps every word on its line.

use contrat_de_ville::rapport::{Bloc, Cote, Document, Tableau};
use proptest::prelude::*;

/// A block to add, and its text.
#[derive(Clone, Debug)]
enum Ajout {
    Titre(u8, String),
    Paragraphe(String),
    Citation(String),
    Element(String),
    Detail(String),
    Tableau(Vec<[String; 2]>),
}

fn texte() -> impl Strategy<Value = String> {
    prop_oneof!["[a-zé]{1,8}", "[-#+=*_|`\\[\\]()<>&;.!~0-9a-z:« \t\n]{0,12}"]
}

fn ajouts() -> impl Strategy<Value = Vec<Ajout>> {
    let ajout = prop_oneof![
        (0..9_u8, texte()).prop_map(|(niveau, texte)| Ajout::Titre(niveau, texte)),
        texte().prop_map(Ajout::Paragraphe),
        texte().prop_map(Ajout::Citation),
        texte().prop_map(Ajout::Element),
        texte().prop_map(Ajout::Detail),
        prop::collection::vec([texte(), texte()], 0..4).prop_map(Ajout::Tableau),
    ];
    prop::collection::vec(ajout, 0..10)
}

fn document(titre: &str, ajouts: &[Ajout]) -> Document {
    let mut document = Document::new(titre);
    for ajout in ajouts {
        match ajout {
            Ajout::Titre(niveau, texte) => document.heading(*niveau, texte),
            Ajout::Paragraphe(texte) => document.paragraph(texte.as_str()),
            Ajout::Citation(texte) => document.quote(texte.as_str()),
            Ajout::Element(texte) => document.item(texte.as_str()),
            Ajout::Detail(texte) => document.detail(texte.as_str()),
            Ajout::Tableau(rangees) => {
                let mut tableau = Tableau::new([("un", Cote::Gauche), ("deux", Cote::Droite)]);
                for rangee in rangees {
                    tableau.push(rangee);
                }
                document.table(tableau);
            }
        }
    }
    document
}

/// Every text of a document, in order, without captions.
fn textes(document: &Document) -> Vec<String> {
    let mut lus = Vec::new();
    for bloc in document.blocs() {
        match bloc {
            Bloc::Titre { texte, .. } => lus.push(texte.clone()),
            Bloc::Paragraphe(ligne) | Bloc::Citation(ligne) => lus.push(ligne.to_string()),
            Bloc::Liste(elements) => {
                for element in elements {
                    lus.push(element.texte.to_string());
                    lus.extend(element.details.iter().map(ToString::to_string));
                }
            }
            Bloc::Tableau(tableau) => lus.extend(tableau.rangees().concat()),
            Bloc::Graphique(_) => unreachable!("none was added"),
        }
    }
    lus
}

proptest! {
    #[test]
    fn headings_go_down_one_level_at_a_time(ajouts in ajouts(), dessous in ajouts(), niveaux in 0..9_u8) {
        let mut tout = document("le tout", &ajouts);
        tout.append(niveaux, document("", &dessous));
        let mut atteint = 1;
        for bloc in tout.blocs() {
            let Bloc::Titre { niveau, .. } = bloc else { continue };
            prop_assert!((2..=6).contains(niveau) && *niveau <= atteint + 1);
            atteint = *niveau;
        }
    }

    #[test]
    fn a_part_put_in_a_document_loses_no_text(ajouts in ajouts(), dessous in ajouts(), niveaux in 0..9_u8) {
        let mut tout = document("le tout", &ajouts);
        let partie = document("une partie", &dessous);
        let mut expected = textes(&tout);
        expected.push(partie.titre().to_owned());
        expected.extend(textes(&partie));
        tout.append(niveaux, partie);
        prop_assert_eq!(textes(&tout), expected);
    }

    /// Signs never make a line of their own, nor join two.
    #[test]
    fn markdown_has_the_lines_of_its_blocks(ajouts in ajouts()) {
        let plain: Vec<Ajout> = ajouts.iter().cloned().map(without_signs).collect();
        let (signes, lettres) = (document("t", &ajouts).to_string(), document("t", &plain).to_string());
        prop_assert_eq!(signes.lines().count(), lettres.lines().count());
        for (une, autre) in signes.lines().zip(lettres.lines()) {
            prop_assert_eq!(mark(une), mark(autre));
        }
    }

    #[test]
    fn every_table_has_a_caption(ajouts in ajouts()) {
        for bloc in document("titre", &ajouts).blocs() {
            let Bloc::Tableau(tableau) = bloc else { continue };
            let above = ajouts.iter().any(|ajout| matches!(ajout, Ajout::Titre(_, texte) if texte.is_empty()));
            prop_assert!(above || !tableau.legende().is_empty());
            prop_assert!(tableau.rangees().iter().all(|rangee| rangee.len() == 2));
        }
    }
}

/// How far a line is set in, and the sign that its block begins with.
fn mark(ligne: &str) -> (usize, &str) {
    let texte = ligne.trim_start_matches(' ');
    let signe = texte.split(' ').next().unwrap_or_default();
    let is_mark = signe.chars().all(|signe| "#>|-".contains(signe));
    (ligne.len() - texte.len(), if is_mark { signe } else { "" })
}

/// The same blocks, each of whose texts is a word.
fn without_signs(ajout: Ajout) -> Ajout {
    let mot = || "mot".to_owned();
    match ajout {
        Ajout::Titre(niveau, _) => Ajout::Titre(niveau, mot()),
        Ajout::Paragraphe(_) => Ajout::Paragraphe(mot()),
        Ajout::Citation(_) => Ajout::Citation(mot()),
        Ajout::Element(_) => Ajout::Element(mot()),
        Ajout::Detail(_) => Ajout::Detail(mot()),
        Ajout::Tableau(rangees) => Ajout::Tableau(rangees.iter().map(|_| [mot(), mot()]).collect()),
    }
}
