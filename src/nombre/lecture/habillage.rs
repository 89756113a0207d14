//! What surrounds a number: blanks, sign, parentheses, unit.

use super::erreur::LectureMotif;
use super::unite::Unite;

/// The core of a text, once undressed.
pub(super) struct Nu<'a> {
    pub(super) corps: &'a str,
    pub(super) negatif: bool,
    pub(super) unite: Option<Unite>,
}

const MOINS: [&str; 4] = ["-", "\u{2212}", "\u{2013}", "\u{2011}"];

/// Longest first, so that `Md€` is not read as `€`.
const UNITES: [(&str, Unite); 15] = [
    ("mds€", Unite::MilliardEuros),
    ("md€", Unite::MilliardEuros),
    ("mdeur", Unite::MilliardEuros),
    ("keuros", Unite::MillierEuros),
    ("keuro", Unite::MillierEuros),
    ("keur", Unite::MillierEuros),
    ("k€", Unite::MillierEuros),
    ("meuros", Unite::MillionEuros),
    ("meuro", Unite::MillionEuros),
    ("meur", Unite::MillionEuros),
    ("m€", Unite::MillionEuros),
    ("euros", Unite::Euro),
    ("euro", Unite::Euro),
    ("eur", Unite::Euro),
    ("€", Unite::Euro),
];

#[inline]
pub(super) fn undress(texte: &str) -> Result<Nu<'_>, LectureMotif> {
    // The road of most cells: nothing around the digits, or `€` alone.
    let reste = texte.trim();
    let (nu, unite) = match reste.strip_suffix('€') {
        Some(avant) => (avant.trim_end(), Some(Unite::Euro)),
        None => (reste, None),
    };
    if is_bare(nu) { Ok(Nu { corps: nu, negatif: false, unite }) } else { undress_all(reste) }
}

/// Whether nothing is left to take off.
fn is_bare(texte: &str) -> bool {
    matches!(texte.as_bytes(), [b'0'..=b'9'] | [b'0'..=b'9', .., b'0'..=b'9'])
}

fn undress_all(texte: &str) -> Result<Nu<'_>, LectureMotif> {
    let mut reste = texte;
    let mut signes = 0_u8;
    let mut negatif = false;
    let mut unite = None;
    // A sign may stand outside or inside the unit: `-€ 5`, `€ -5`, `5 €-`, `5- €`, `(5 €)`, `(5) €`.
    while !is_bare(reste) {
        let avant = reste.len();
        if let Some(suite) = MOINS.iter().find_map(|moins| strip(reste, moins)) {
            negatif = true;
            signes = signes.saturating_add(1);
            reste = suite.trim();
        } else if let Some(suite) = strip_parentheses(reste) {
            negatif = true;
            signes = signes.saturating_add(1);
            reste = suite.trim();
        } else if let Some(suite) = reste.strip_prefix('+') {
            signes = signes.saturating_add(1);
            reste = suite.trim();
        } else if let Some((trouvee, suite)) = strip_unite(reste) {
            if unite.replace(trouvee).is_some() {
                return Err(LectureMotif::UniteEnDouble);
            }
            reste = suite.trim();
        }
        if reste.len() == avant {
            break;
        }
    }
    if signes > 1 || reste.starts_with('(') || reste.ends_with(')') {
        return Err(LectureMotif::Signe);
    }
    Ok(Nu { corps: reste, negatif, unite })
}

fn strip_parentheses(texte: &str) -> Option<&str> {
    texte.strip_prefix('(')?.strip_suffix(')')
}

fn strip<'a>(texte: &'a str, signe: &str) -> Option<&'a str> {
    texte.strip_prefix(signe).or_else(|| texte.strip_suffix(signe))
}

fn strip_unite(texte: &str) -> Option<(Unite, &str)> {
    UNITES.iter().find_map(|(nom, unite)| {
        let debut = texte.split_at_checked(nom.len()).filter(|(debut, _)| is_unite(debut, nom));
        let fin = || {
            let coupe = texte.len().checked_sub(nom.len())?;
            texte
                .split_at_checked(coupe)
                .filter(|(_, fin)| is_unite(fin, nom))
                .map(|(debut, _)| debut)
        };
        match (debut, unite) {
            (Some((_, suite)), unite) => Some((*unite, suite)),
            (None, Unite::Euro) => fin().map(strip_puissance),
            (None, unite) => fin().map(|suite| (*unite, suite)),
        }
    })
}

/// A power set apart from its `€`, as in `1,7 M €`.
fn strip_puissance(texte: &str) -> (Unite, &str) {
    const PUISSANCES: [(&str, Unite); 4] = [
        ("mds", Unite::MilliardEuros),
        ("md", Unite::MilliardEuros),
        ("k", Unite::MillierEuros),
        ("m", Unite::MillionEuros),
    ];
    let serre = texte.trim_end();
    PUISSANCES
        .iter()
        .find_map(|(nom, unite)| {
            let (debut, fin) = serre.split_at_checked(serre.len().checked_sub(nom.len())?)?;
            is_unite(fin, nom).then_some((*unite, debut))
        })
        .unwrap_or((Unite::Euro, texte))
}

/// Case does not matter, but for the `M` of a million: `m€` would be a thousandth.
fn is_unite(texte: &str, nom: &str) -> bool {
    texte.eq_ignore_ascii_case(nom) && (!nom.starts_with('m') || texte.starts_with('M'))
}
