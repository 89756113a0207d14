//! The report of the case, as printed.

use contrat_de_ville::rapport;

use crate::{golden, releve};

#[test]
fn report_of_the_case() {
    golden("rapport-2023.md", &rapport::financier(&releve()).to_string());
}
