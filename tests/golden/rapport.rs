//! The report of the case, as printed; `UPDATE_GOLDEN=1` rewrites it, and the diff is reviewed.

use std::path::Path;

use contrat_de_ville::rapport;

use crate::releve;

#[test]
fn report_of_the_case() {
    let texte = rapport::financier(&releve());
    let chemin = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/rapport-2023.md");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&chemin, &texte).unwrap();
    }
    let attendu = std::fs::read_to_string(&chemin).unwrap();
    assert!(texte == attendu, "the report changed; UPDATE_GOLDEN=1 rewrites it:\n{texte}");
}
