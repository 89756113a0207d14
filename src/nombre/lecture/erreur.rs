use rust_decimal::Decimal;

/// Why a text is not the amount or the number that was expected: the text, and the reason.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{texte:?}: {motif}")]
pub struct LectureError {
    texte: Box<str>,
    motif: LectureMotif,
}

/// The reason, apart from the text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LectureMotif {
    /// No digit.
    #[error("no digit, expected a number")]
    Vide,
    /// *Non communiqué*, *non connu*, and how people write it.
    #[error("not communicated, expected a number")]
    NonCommunique,
    /// `2.00072460000E+13`: digits were lost, often those of an identifier.
    #[error("scientific notation has lost digits, expected them all")]
    NotationScientifique,
    /// A point or a comma before exactly three digits, and no convention named.
    #[error(
        "ambiguous, {decimales} if the {separateur} opens decimals, {milliers} if it separates thousands; name the convention"
    )]
    Ambigu {
        /// `point` or `comma`.
        separateur: Separateur,
        /// The number if the separator opens decimals.
        decimales: Decimal,
        /// The number if it separates thousands.
        milliers: Decimal,
    },
    /// Groups that are not of three digits, or separators that are not all of one kind.
    #[error(
        "expected thousands in groups of three digits behind one kind of separator, and decimals behind a comma or a point"
    )]
    Groupement,
    /// A character that has no place in a number, with its place in bytes.
    #[error("unexpected {caractere:?} at byte {position}, expected a number")]
    Caractere {
        /// The character.
        caractere: char,
        /// Its place, in bytes.
        position: usize,
    },
    /// Two signs, or a parenthesis without the other.
    #[error("expected one sign at most, in front or behind, or a pair of parentheses")]
    Signe,
    /// More than 28 digits.
    #[error("more than 28 digits")]
    TropDeChiffres,
    /// Two units.
    #[error("two units, expected one at most")]
    UniteEnDouble,
    /// A unit where a bare number was expected.
    #[error("expected a number without unit")]
    Unite,
    /// An amount with decimals beyond the cent; the amount is in euros.
    #[error("{0} € is finer than a cent")]
    PlusFinQueLeCentime(Decimal),
    /// A percentage with more than nine decimals.
    #[error("more than nine decimals")]
    TropDeDecimales,
    /// An amount beyond 2⁶³ − 1 cents.
    #[error("out of range: at most 2^63 - 1 cents fit")]
    HorsBornes,
}

impl LectureMotif {
    /// Both readings of an ambiguity, with the sign of the text.
    #[cold]
    pub(super) fn with_sign(mut self, negatif: bool) -> Self {
        if let Self::Ambigu { decimales, milliers, .. } = &mut self {
            decimales.set_sign_negative(negatif);
            milliers.set_sign_negative(negatif);
        }
        self
    }
}

/// A point or a comma.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Separateur {
    /// `.`
    Point,
    /// `,`
    Virgule,
}

impl core::fmt::Display for Separateur {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(match self {
            Self::Point => "point",
            Self::Virgule => "comma",
        })
    }
}

impl LectureError {
    #[cold]
    pub(crate) fn new(texte: &str, motif: LectureMotif) -> Self {
        Self { texte: texte.into(), motif }
    }

    /// The text that was refused.
    #[must_use]
    pub fn texte(&self) -> &str {
        &self.texte
    }

    /// The reason.
    #[must_use]
    pub fn motif(&self) -> &LectureMotif {
        &self.motif
    }

    pub(super) fn into_motif(self) -> LectureMotif {
        self.motif
    }
}
