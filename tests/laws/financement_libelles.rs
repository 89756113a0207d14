//! Laws of the labels of states.

use contrat_de_ville::contrat::LibelleMotif;
use contrat_de_ville::financement::Etat;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::outils::any_text;

const LIBELLES: [(&str, Etat); 12] = [
    ("déposée", Etat::Depose),
    ("en cours d’instruction", Etat::Recevable),
    ("non recevable", Etat::Irrecevable),
    ("avis favorable", Etat::Soutenu),
    ("accordé", Etat::Soutenu),
    ("non retenue", Etat::Refuse),
    ("défavorable", Etat::Refuse),
    ("ajournée", Etat::Ajourne),
    ("orienté vers un autre dispositif", Etat::Reoriente),
    ("convention signée", Etat::Conventionne),
    ("désistement", Etat::Abandonne),
    ("retiré", Etat::Retire),
];

/// A label in another writing: case, accents taken off or written apart, signs and blanks, plural.
fn written(libelle: &str, gestes: &[u8], autour: &str, pluriel: bool) -> String {
    let mut texte = autour.to_owned();
    for (caractere, geste) in libelle.chars().zip(gestes.iter().cycle()) {
        match (caractere, geste % 4) {
            (' ' | '’', _) => {
                texte.push_str([" ", "  ", " - ", "\u{A0}"][usize::from(geste % 4)]);
            }
            ('é', 0) => texte.push('e'),
            ('é', 1) => texte.push_str("e\u{301}"),
            (autre, 2) => texte.extend(autre.to_uppercase()),
            (autre, _) => texte.push(autre),
        }
    }
    texte + if pluriel { "s" } else { "" } + autour
}

proptest! {
    #[test]
    fn a_label_is_read_whatever_its_writing(
        (libelle, etat) in select(LIBELLES.to_vec()),
        gestes in vec(any::<u8>(), 1..12),
        autour in select(vec!["", " ", ".", "\u{A0}", " / ", "\t"]),
        pluriel in any::<bool>(),
    ) {
        let texte = written(libelle, &gestes, autour, pluriel);
        prop_assert_eq!(Etat::read(&texte), Ok(etat), "{:?}", texte);
    }

    #[test]
    fn one_more_word_is_never_guessed(
        (libelle, _) in select(LIBELLES.to_vec()), mot in "[b-z]{5,9}"
    ) {
        let refus = Etat::read(&format!("{libelle} {mot}zz")).unwrap_err();
        prop_assert_eq!(refus.motif(), &LibelleMotif::Inconnu);
    }

    #[test]
    fn a_column_is_read_row_by_row(textes in vec(prop_oneof![
        any_text(), select(LIBELLES.to_vec()).prop_map(|(libelle, _)| libelle.to_owned()),
    ], 0..8)) {
        let un_a_un: Vec<_> = textes.iter().map(|texte| Etat::read(texte)).collect();
        match Etat::read_column(textes.iter().map(String::as_str)) {
            Ok(etats) => prop_assert_eq!(un_a_un, etats.into_iter().map(Ok).collect::<Vec<_>>()),
            Err(refus) => {
                let attendus = (1..).zip(&un_a_un).filter_map(|(ligne, lu)| Some((ligne, lu.as_ref().err()?)));
                let lus = refus.as_slice().iter().map(|probleme| (probleme.ligne, &probleme.cause));
                prop_assert_eq!(lus.collect::<Vec<_>>(), attendus.collect::<Vec<_>>());
            }
        }
    }
}
