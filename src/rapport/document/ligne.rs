//! A line of text.

use core::fmt;

use crate::nombre::bind;

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Segment {
    /// Plain.
    Texte(String),
    /// Put forward.
    Fort(String),
    /// A stable code, such as that of a finding.
    Code(String),
}

impl Segment {
    /// Its text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Texte(texte) | Self::Fort(texte) | Self::Code(texte) => texte,
        }
    }
}

/// A line of text, cut where its look changes, and there only. The blanks at which French does not break a line are
/// no-break blanks; those of codes are as given.
///
/// Its `Display` is the text without the looks.
///
/// # Examples
/// ```
/// use contrat_de_ville::rapport::Ligne;
///
/// let ligne = Ligne::new().strong("oui").text(" ").code("SOMME").text(" table : 12 !");
/// assert_eq!(ligne.to_string(), "oui SOMME table\u{a0}: 12\u{202f}!");
/// assert_eq!(Ligne::from("12"), Ligne::new().text("12"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Ligne(Vec<Segment>);

impl Ligne {
    /// An empty line.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Goes on with plain text.
    #[must_use]
    pub fn text(self, texte: &str) -> Self {
        self.push(Segment::Texte(texte.to_owned()))
    }

    /// Goes on with text put forward; blanks alone are not.
    #[must_use]
    pub fn strong(self, texte: &str) -> Self {
        if texte.chars().all(|signe| signe.is_whitespace() || signe.is_control()) {
            return self.text(texte);
        }
        self.push(Segment::Fort(texte.to_owned()))
    }

    /// Goes on with a stable code.
    #[must_use]
    pub fn code(self, code: &str) -> Self {
        self.push(Segment::Code(code.to_owned()))
    }

    /// Pieces of one look in a row are one; those without text are none.
    fn push(mut self, mut segment: Segment) -> Self {
        match (self.0.last_mut(), &mut segment) {
            (Some(Segment::Texte(debut)), Segment::Texte(suite))
            | (Some(Segment::Fort(debut)), Segment::Fort(suite)) => {
                *debut = bind(&format!("{debut}{suite}"));
            }
            (Some(Segment::Code(debut)), Segment::Code(suite)) => debut.push_str(suite),
            (_, Segment::Texte(texte) | Segment::Fort(texte)) if !texte.is_empty() => {
                *texte = bind(texte);
                self.0.push(segment);
            }
            (_, Segment::Code(code)) if !code.is_empty() => self.0.push(segment),
            (_, Segment::Texte(_) | Segment::Fort(_) | Segment::Code(_)) => {}
        }
        self
    }

    /// Its pieces, in order.
    #[must_use]
    pub fn segments(&self) -> &[Segment] {
        &self.0
    }
}

impl From<&str> for Ligne {
    fn from(texte: &str) -> Self {
        Self::new().text(texte)
    }
}

impl From<String> for Ligne {
    fn from(texte: String) -> Self {
        Self::new().text(&texte)
    }
}

impl fmt::Display for Ligne {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|segment| f.write_str(segment.as_str()))
    }
}
