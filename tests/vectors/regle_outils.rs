//! What the vectors of the rules of co-funding share.

use chrono::NaiveDate;
use contrat_de_ville::financement::regle::{
    BaseDuCout, Examen, FondsDeConcours, Formalite, Manque, MontantPositif, NatureEpci, Verdict,
};

pub fn jour(texte: &str) -> NaiveDate {
    texte.parse().unwrap()
}

pub fn euros(texte: &str) -> MontantPositif {
    MontantPositif::parse(texte).unwrap()
}

pub fn faite(texte: &str) -> Option<Formalite> {
    texte.parse().ok().map(Formalite::Faite)
}

/// With plain blanks.
pub fn phrase(examen: &Examen) -> String {
    examen.to_string().replace(['\u{a0}', '\u{202f}'], " ")
}

#[track_caller]
pub fn lacks(examen: &Examen, manques: &[Manque]) {
    assert_eq!(
        examen.verdict(),
        &Verdict::NonVerifiable(manques.iter().copied().collect()),
        "{examen}"
    );
}

pub fn fonds(cout: Option<&str>, subventions: Option<&str>, fonds: &[&str]) -> FondsDeConcours {
    FondsDeConcours {
        epci: NatureEpci::CommunauteDAgglomeration,
        base: BaseDuCout::Ht,
        cout: cout.map(euros),
        subventions: subventions.map(euros),
        fonds: fonds.iter().map(|montant| Some(euros(montant))).collect(),
        equipement: Some(true),
        deliberation_epci: faite("2023-06-27"),
        deliberation_commune: faite("2023-05-10"),
    }
}
