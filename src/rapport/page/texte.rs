//! What of a text a page may hold.

/// The text with what HTML does not allow replaced: controls by a blank, noncharacters by U+FFFD.
pub(super) fn clean(texte: &str) -> String {
    let allowed = |caractere: char| match caractere {
        controle if controle.is_control() => ' ',
        '\u{FDD0}'..='\u{FDEF}' => '\u{FFFD}',
        // The last two of each plane.
        fin if u32::from(fin) & 0xFFFE == 0xFFFE => '\u{FFFD}',
        autre => autre,
    };
    texte.chars().map(allowed).collect()
}

/// Lines of at most so many characters, cut at blanks that may break, and inside a longer word.
pub(super) fn wrap(texte: &str, largeur: usize) -> Vec<String> {
    let mut lignes = Vec::new();
    let mut ligne = String::new();
    let mut longueur = 0_usize;
    for mot in texte.split(' ').filter(|mot| !mot.is_empty()) {
        let taille = mot.chars().count();
        if longueur > 0 && longueur.saturating_add(taille) >= largeur {
            lignes.push(core::mem::take(&mut ligne));
            longueur = 0;
        }
        if longueur > 0 {
            ligne.push(' ');
            longueur = longueur.saturating_add(1);
        }
        for caractere in mot.chars() {
            if longueur >= largeur {
                lignes.push(core::mem::take(&mut ligne));
                longueur = 0;
            }
            ligne.push(caractere);
            longueur = longueur.saturating_add(1);
        }
    }
    lignes.push(ligne);
    lignes
}
