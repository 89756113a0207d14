//! Labels met in real files.

use contrat_de_ville::contrat::{
    Generation, LibelleMotif, Pilier, PilierAnnonce, SousTheme, SousThemeDePilier, Thematique,
    Theme,
};
use contrat_de_ville::controle::Verdict;
use contrat_de_ville::financement::{
    AxeFcs, Credits, Dispositif, NatureFinanceur, NatureOperateur, Section, Stade,
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

/// The number, the letter after it and the words must be of one entry.
#[test]
fn a_number_with_a_letter_is_one_code() {
    for (texte, attendu) in [
        ("1.5a", SousThemeDePilier::Jeunesse),
        ("1.5a Jeunesse", SousThemeDePilier::Jeunesse),
        ("1.5a - jeunesse", SousThemeDePilier::Jeunesse),
        ("1.5b. Sports et loisirs", SousThemeDePilier::SportLoisir),
        (
            "1.5. Lien social, citoyenneté et participation des habitants",
            SousThemeDePilier::LienSocial,
        ),
        ("2.1emploi", SousThemeDePilier::Emploi),
    ] {
        assert_eq!(SousThemeDePilier::read(texte), Ok(attendu), "{texte:?}");
    }
    let motif = |texte: &str| SousThemeDePilier::read(texte).unwrap_err().motif().clone();
    assert_eq!(
        motif("1.5b - Jeunesse"),
        LibelleMotif::Contradiction { code: "Sport et loisir", mots: "Jeunesse" }
    );
    assert_eq!(motif("1.5c - Jeunesse"), LibelleMotif::Inconnu);
}

/// A wording that is near to one of the list is not one of the list.
#[test]
fn nothing_is_guessed() {
    let refuse = |texte: &str| {
        let error = SousThemeDePilier::read(texte).unwrap_err();
        assert_eq!(error.texte(), texte);
        error.motif().clone()
    };
    // The number is right, the words are on no list.
    assert_eq!(refuse("2.1 - Insertion"), LibelleMotif::Inconnu);
    // « ETS » (établissements) is a word of its own, not « et » in the plural.
    assert_eq!(refuse("Emploi ETS"), LibelleMotif::Inconnu);
    assert_eq!(refuse("Emplo"), LibelleMotif::Inconnu);
    assert_eq!(
        Pilier::read("1 - Pilotage").unwrap_err().to_string(),
        "label \"1 - Pilotage\": unknown, expected a pilier of 2015–2023"
    );
    // A list without codes takes no number for one.
    assert_eq!(
        PilierAnnonce::read("1 - Plein emploi").unwrap_err().motif(),
        &LibelleMotif::Inconnu
    );
    assert_eq!(PilierAnnonce::read("").unwrap_err().motif(), &LibelleMotif::Vide);
}

#[test]
fn accents_ligatures_articles_and_plurals_do_not_matter() {
    for (texte, attendu) in [
        ("SANTE", SousTheme::Sante),
        ("Santés", SousTheme::Sante),
        ("la Santé", SousTheme::Sante),
        ("programme de reussites educatives", SousTheme::ReussiteEducative),
        ("PRE", SousTheme::ReussiteEducative),
        ("Cité de l’emploi", SousTheme::CitesDeLEmploi),
        ("MÉDIATIONS SOCIALES", SousTheme::MediationSociale),
        ("sûretés publiques et tranquillités", SousTheme::TranquilliteSurete),
    ] {
        assert_eq!(SousTheme::read(texte), Ok(attendu), "{texte:?}");
    }
    assert_eq!(Theme::read("thème 1"), Ok(Theme::Education));
    assert_eq!(
        Theme::read("Thème 6 : soutien aux acteurs de la politique de la ville"),
        Ok(Theme::SoutienAuxActeurs)
    );
}

/// The labels that residents and agents read, and the width that a table asks for.
#[test]
fn labels_in_french() {
    fn labels<T: ToString>(valeurs: impl IntoIterator<Item = T>) -> String {
        valeurs.into_iter().map(|valeur| valeur.to_string()).collect::<Vec<_>>().join(" ; ")
    }
    assert_eq!(labels(Stade::TOUS), "demandé ; proposé ; accordé ; engagé ; versé");
    assert_eq!(
        labels([Credits::Specifiques, Credits::DroitCommun]),
        "crédits spécifiques ; droit commun"
    );
    assert_eq!(
        labels([Section::Fonctionnement, Section::Investissement]),
        "fonctionnement ; investissement"
    );
    assert_eq!(
        labels([Generation::ContratsDeVille, Generation::EngagementsQuartiers2030]),
        "Contrats de ville 2015–2023 ; Engagements Quartiers 2030"
    );
    assert_eq!(
        labels([
            Thematique::Pilier(Pilier::CohesionSociale),
            Thematique::Theme(Theme::AccesAuxDroits)
        ]),
        "Cohésion sociale ; Accès aux droits"
    );
    assert_eq!(
        labels([
            NatureOperateur::Association,
            NatureOperateur::Epci,
            NatureOperateur::Commune,
            NatureOperateur::EtablissementPublic,
            NatureOperateur::Bailleur,
            NatureOperateur::Entreprise,
            NatureOperateur::Autre,
        ]),
        "association ; EPCI ; commune ; établissement public ; bailleur ; entreprise ; autre"
    );
    assert_eq!(
        labels([
            NatureFinanceur::Etat,
            NatureFinanceur::Region,
            NatureFinanceur::Departement,
            NatureFinanceur::Epci,
            NatureFinanceur::Commune,
            NatureFinanceur::Caf,
            NatureFinanceur::Bailleur,
            NatureFinanceur::Europe,
            NatureFinanceur::Operateur,
            NatureFinanceur::Autre,
        ]),
        "État ; Région ; Département ; EPCI ; Commune ; CAF ; Bailleur ; Europe ; Opérateur ; Autre"
    );
    assert_eq!(
        labels(AxeFcs::TOUS),
        "soutien aux actions des conseils citoyens ; déploiement d’une action à l’échelle intercommunale ; \
         appui aux petites associations de quartier ; qualification des acteurs des quartiers ; inclusion numérique"
    );
    assert_eq!(
        labels([
            Dispositif::Aucun,
            Dispositif::ContratDeVille,
            Dispositif::QuartiersDEte,
            Dispositif::CiteEducative,
            Dispositif::ReussiteEducative,
            Dispositif::AdulteRelais,
            Dispositif::Fonjep,
            Dispositif::VilleVieVacances,
            Dispositif::FondsDeCohesionSociale(None),
            Dispositif::FondsDeCohesionSociale(Some(AxeFcs::ConseilsCitoyens)),
            Dispositif::FondsDeConcoursPolitiqueDeLaVille,
            Dispositif::FondsDeConcoursNpnru,
            Dispositif::DotationPolitiqueDeLaVille,
            Dispositif::Local("Coup de pouce".parse().unwrap()),
        ]),
        "hors dispositif ; programmation du contrat de ville ; Quartiers d’été ; cité éducative ; \
         programme de réussite éducative ; adultes-relais ; FONJEP ; Ville Vie Vacances ; \
         Fonds de cohésion sociale ; Fonds de cohésion sociale, soutien aux actions des conseils citoyens ; \
         fonds de concours « politique de la ville » ; fonds de concours « NPNRU » ; \
         dotation politique de la ville ; Coup de pouce"
    );
    assert_eq!(
        labels([Verdict::Confirme, Verdict::Explique, Verdict::NonConforme, Verdict::Indecidable]),
        "confirmé ; expliqué ; écart ; indécidable"
    );
    assert_eq!(
        format!("{:>8}|{:<8}|", Stade::Verse, Pilier::Pilotage.code()),
        "   versé|4       |"
    );
}
