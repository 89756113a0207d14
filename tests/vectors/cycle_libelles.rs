//! Labels of states met in real files, and those that are refused.

use contrat_de_ville::contrat::LibelleMotif;
use contrat_de_ville::financement::Etat;

#[test]
fn labels_of_states() {
    for (texte, attendu) in [
        ("favorable", Etat::Soutenu),
        ("Avis favorable", Etat::Soutenu),
        ("RETENUES", Etat::Soutenu),
        ("Accordée.", Etat::Soutenu),
        ("non retenu", Etat::Refuse),
        ("NON-RETENUE", Etat::Refuse),
        ("Refusée", Etat::Refuse),
        ("refus", Etat::Refuse),
        ("rejetés", Etat::Refuse),
        ("Avis défavorable", Etat::Refuse),
        ("de\u{301}favorable", Etat::Refuse),
        ("  ajournée ", Etat::Ajourne),
        ("Ajournement", Etat::Ajourne),
        ("orienté vers un autre dispositif", Etat::Reoriente),
        ("Orientée vers un autre dispositif", Etat::Reoriente),
        ("REORIENTE", Etat::Reoriente),
        ("Irrecevable", Etat::Irrecevable),
        ("non recevable", Etat::Irrecevable),
        ("inéligible", Etat::Irrecevable),
        ("Recevable", Etat::Recevable),
        ("en cours d'instruction", Etat::Recevable),
        ("En cours d’instruction", Etat::Recevable),
        ("déposé", Etat::Depose),
        ("Dossier déposé", Etat::Depose),
        ("instruits", Etat::Instruit),
        ("conventionnée", Etat::Conventionne),
        ("engagés", Etat::Engage),
        ("payé", Etat::Verse),
        ("versée", Etat::Verse),
        ("Soldé", Etat::Solde),
        ("solde\u{A0}versé", Etat::Solde),
        ("abandonné", Etat::Abandonne),
        ("Désistement", Etat::Abandonne),
        ("retiré par le porteur", Etat::Abandonne),
        ("retiré", Etat::Retire),
    ] {
        assert_eq!(Etat::read(texte), Ok(attendu), "{texte:?}");
    }
    for etat in Etat::TOUS {
        assert_eq!(Etat::read(etat.libelle()), Ok(etat));
        assert_eq!(Etat::read(&format!(" {}S", etat.libelle().to_uppercase())), Ok(etat));
    }
}

#[test]
fn labels_that_are_unknown_or_have_two_readings() {
    let motif = |texte: &str| Etat::read(texte).unwrap_err().motif().clone();
    for inconnu in
        ["favorable sous réserve", "non", "pas favorable", "1", "favorable 2", "retenu?!x"]
    {
        assert_eq!(motif(inconnu), LibelleMotif::Inconnu, "{inconnu:?}");
    }
    assert_eq!(motif(" - "), LibelleMotif::Vide);
    for ambigu in [
        "retrait",
        "Annulée",
        "annulation",
        "reporté",
        "REPORT",
        "clos",
        "clôturé",
        "sans suite",
        "classé sans suite",
        "terminée",
        "accepté",
        "validé",
        "en attente",
        "mandaté",
    ] {
        assert!(matches!(motif(ambigu), LibelleMotif::Ambigu { .. }), "{ambigu:?}");
    }
    assert_eq!(
        Etat::read("Reportée").unwrap_err().to_string(),
        "label \"Reportée\": may be \"ajourné\" or \"reporté à une autre année\", expected a state of a request"
    );
    let refus = Etat::read_column(["Favorable", "", "Retenu", "clos", "peut-être"]).unwrap_err();
    assert_eq!(
        refus.to_string(),
        "row 2: label \"\": empty, expected a state of a request; row 4: label \"clos\": may be \"soldé\" or \
         \"clos sans suite\", expected a state of a request; row 5: label \"peut-être\": unknown, expected a \
         state of a request"
    );
}
