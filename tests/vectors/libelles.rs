//! Labels met in real files.

use contrat_de_ville::contrat::{
    LibelleMotif, Pilier, PilierAnnonce, SousTheme, SousThemeDePilier, Theme,
};

#[test]
fn labels_of_piliers() {
    for (texte, attendu) in [
        ("1 - Pilier cohésion sociale", Pilier::CohesionSociale),
        ("2- Pilier développement économique et emploi", Pilier::EmploiDeveloppementEconomique),
        ("3-Pilier cadre de vie et renouvellement urbain", Pilier::CadreDeVieRenouvellementUrbain),
        ("4-Pilotage, ingénierie, ressources et évaluations", Pilier::Pilotage),
        ("COHESION SOCIALE", Pilier::CohesionSociale),
        ("  cohe\u{301}sion  sociale ", Pilier::CohesionSociale),
        ("Cadre de vie, renouvellement urbain", Pilier::CadreDeVieRenouvellementUrbain),
        ("Emploi et développement économique", Pilier::EmploiDeveloppementEconomique),
        ("Pilotage, qualification des acteurs, évaluation", Pilier::Pilotage),
        ("Pilier 1", Pilier::CohesionSociale),
        (
            "Pilier 3 : cadre de vie et renouvellement urbain",
            Pilier::CadreDeVieRenouvellementUrbain,
        ),
        ("4", Pilier::Pilotage),
        ("1 - Pilier", Pilier::CohesionSociale),
    ] {
        assert_eq!(Pilier::read(texte), Ok(attendu), "{texte:?}");
    }
}

#[test]
fn refused_labels() {
    let motif = |texte: &str| Pilier::read(texte).unwrap_err().motif().clone();
    assert_eq!(motif(""), LibelleMotif::Vide);
    assert_eq!(motif(" - "), LibelleMotif::Vide);
    assert_eq!(motif("5"), LibelleMotif::Inconnu);
    assert_eq!(motif("Cohésion"), LibelleMotif::Inconnu);
    assert_eq!(motif("7 - Cohésion sociale"), LibelleMotif::Inconnu);
    assert_eq!(
        Pilier::read("2 - Cohésion sociale").unwrap_err().to_string(),
        "label \"2 - Cohésion sociale\": its number is that of \"Développement économique et emploi\", its words those of \"Cohésion sociale\", expected a pilier of 2015–2023"
    );
}

#[test]
fn every_label_and_code_reads_back() {
    for pilier in Pilier::TOUS {
        assert_eq!(Pilier::read(pilier.libelle()), Ok(pilier));
        assert_eq!(Pilier::read(pilier.code()), Ok(pilier));
    }
    for theme in Theme::TOUS {
        assert_eq!(
            Theme::read(&format!("{} - {}", theme.code(), theme.libelle().to_uppercase())),
            Ok(theme)
        );
    }
    for sous_theme in SousThemeDePilier::TOUS {
        assert_eq!(SousThemeDePilier::read(sous_theme.libelle()), Ok(sous_theme));
        assert_eq!(SousThemeDePilier::read(sous_theme.code()), Ok(sous_theme));
        assert!(sous_theme.code().starts_with(sous_theme.pilier().code()));
    }
    for sous_theme in SousTheme::TOUS {
        assert_eq!(SousTheme::read(sous_theme.libelle()), Ok(sous_theme));
        assert_eq!(SousTheme::read(sous_theme.code()), Ok(sous_theme));
        assert!(sous_theme.code().starts_with(sous_theme.theme().code()));
    }
    for pilier in PilierAnnonce::TOUS {
        assert_eq!(PilierAnnonce::read(pilier.libelle()), Ok(pilier));
    }
    assert_eq!(SousThemeDePilier::read("1.5a"), Ok(SousThemeDePilier::Jeunesse));
    assert_eq!(SousThemeDePilier::read("1.5"), Ok(SousThemeDePilier::LienSocial));
}
