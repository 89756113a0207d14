//! Documents, built block by block, as Markdown.

use std::error::Error;

use contrat_de_ville::rapport::{Cote, Document, Ligne, Tableau};
use serde::Deserialize;
use serde_json::{Value, from_value};

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Segment {
    Text(String),
    Strong(String),
    Code(String),
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Block {
    Heading(u8, String),
    Paragraph(Vec<Segment>),
    Quote(Vec<Segment>),
    Item(Vec<Segment>),
    Detail(Vec<Segment>),
    Table(Vec<(String, bool)>, Vec<Vec<String>>),
}

pub fn markdown(arguments: Value) -> Result<Value, Box<dyn Error>> {
    let (titre, blocs): (String, Vec<Block>) = from_value(arguments)?;
    let mut document = Document::new(&titre);
    for bloc in blocs {
        match bloc {
            Block::Heading(niveau, texte) => document.heading(niveau, &texte),
            Block::Paragraph(segments) => document.paragraph(line(segments)),
            Block::Quote(segments) => document.quote(line(segments)),
            Block::Item(segments) => document.item(line(segments)),
            Block::Detail(segments) => document.detail(line(segments)),
            Block::Table(colonnes, rangees) => {
                let side = |droite| if droite { Cote::Droite } else { Cote::Gauche };
                let colonnes = colonnes.into_iter().map(|(titre, droite)| (titre, side(droite)));
                let mut tableau = Tableau::new(colonnes);
                for rangee in rangees {
                    tableau.push(rangee);
                }
                document.table(tableau);
            }
        }
    }
    Ok(document.to_string().into())
}

fn line(segments: Vec<Segment>) -> Ligne {
    segments.into_iter().fold(Ligne::new(), |ligne, segment| match segment {
        Segment::Text(texte) => ligne.text(&texte),
        Segment::Strong(texte) => ligne.strong(&texte),
        Segment::Code(texte) => ligne.code(&texte),
    })
}
