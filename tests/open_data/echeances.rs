//! The table of deadlines that the vectors read is a copy of the one kept beside the open data.

use std::io::Write as _;

use crate::folder;

#[test]
fn the_copy_of_the_deadlines_is_the_table() {
    let Some(dossier) = folder() else { return };
    let chemin = dossier.join("../cases/deadlines.csv");
    let Ok(table) = std::fs::read_to_string(&chemin) else {
        let texte = format!("\n{}: not there, the copy is not compared\n", chemin.display());
        let _ = std::io::stderr().write_all(texte.as_bytes());
        return;
    };
    assert!(
        table == include_str!("../vectors/echeances.csv"),
        "tests/vectors/echeances.csv is no longer {}",
        chemin.display()
    );
}
