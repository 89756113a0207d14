//! Findings as a list.

use super::{Document, Ligne};
use crate::controle::Constat;

/// Findings as a list, each with its code and its verdict.
#[must_use]
pub fn constats(constats: &[Constat]) -> Document {
    let mut document = Document::part();
    if constats.is_empty() {
        document.paragraph("Aucun chiffre de ce tableau ne peut être contrôlé.");
    }
    for Constat { code, lieu, verdict, phrase, .. } in constats {
        let tete = Ligne::new().strong(&verdict.to_string()).text(" ").code(&code.to_string());
        document.item(tete.text(&format!(" {lieu} : {phrase}.")));
    }
    document
}
