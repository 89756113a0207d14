//! Findings as a list.

use core::fmt::Write as _;

use super::markdown::escape;
use crate::controle::Constat;
use crate::nombre::bind;

/// Findings as a Markdown list, each with its code and its verdict.
#[must_use]
pub fn constats(constats: &[Constat]) -> String {
    let mut texte = String::new();
    if constats.is_empty() {
        texte.push_str("Aucun chiffre de ce tableau ne peut être contrôlé.\n");
    }
    for Constat { code, lieu, verdict, phrase, .. } in constats {
        let (lieu, phrase) = (escape(lieu), escape(phrase));
        // Writing to a string does not fail.
        let _ = writeln!(texte, "- **{verdict}** `{code}` {lieu} : {phrase}.");
    }
    bind(&texte)
}
