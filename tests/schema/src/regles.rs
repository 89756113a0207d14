//! Which rule a refusal falls under, by its text.

/// The code of a rule, and texts of which a refusal under it holds one.
pub const MARQUES: &[(&str, &[&str])] = &[];

/// The rule that a refusal falls under.
#[must_use]
pub fn rule_of(refus: &str) -> Option<&'static str> {
    MARQUES
        .iter()
        .find(|(_, marques)| marques.iter().any(|marque| refus.contains(marque)))
        .map(|(code, _)| *code)
}
