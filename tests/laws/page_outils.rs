//! A page taken apart, without a parser of HTML: it is known to be well formed.

/// The names of the elements that open or close, in order, without places where a long word may be cut. A `<` in a text
/// would be one more.
pub fn elements(html: &str) -> Vec<String> {
    let name =
        |suite: &str| suite.split([' ', '>']).next().unwrap().trim_end_matches('/').to_owned();
    html.split('<').skip(1).map(name).filter(|nom| nom != "wbr").collect()
}

/// What stands between elements.
pub fn text_of(html: &str) -> String {
    html.split('<').filter_map(|morceau| Some(morceau.split_once('>')?.1)).collect()
}

/// The text that was escaped.
pub fn unescape(texte: &str) -> String {
    let entites = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")];
    entites.iter().fold(texte.to_owned(), |texte, (entite, signe)| texte.replace(entite, signe))
}

/// What a page may hold of a text.
pub fn allowed(texte: &str) -> String {
    let replaced = |caractere: char| match u32::from(caractere) {
        0..=0x1F | 0x7F..=0x9F => ' ',
        0xFDD0..=0xFDEF => '\u{FFFD}',
        rang if rang % 0x1_0000 >= 0xFFFE => '\u{FFFD}',
        _ => caractere,
    };
    texte.chars().map(replaced).collect()
}
