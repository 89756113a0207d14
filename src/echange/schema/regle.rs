/// A rule that a schema cannot say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RegleHorsSchema {
    /// Its code, stable.
    pub code: &'static str,
    /// What it asks, in English.
    pub texte: &'static str,
    /// The types that it is about; none where it is about any.
    pub types: &'static [&'static str],
}
pub const REGLES: [RegleHorsSchema; 0] = [];
