//! Laws of acts and of their check.

use chrono::{Days, NaiveDate};
use contrat_de_ville::procedure::{
    Acte, Autorite, Borne, Deliberation, DroitDuConseil, EtatDuTerme, Gravite, Irregularite,
    Matiere, ModeDePublication, Organe, Publication, Qualite, Signature, Terme,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

const MODES: [ModeDePublication; 3] =
    [ModeDePublication::Electronique, ModeDePublication::Affichage, ModeDePublication::Papier];

/// Days on both sides of the reform, close enough to meet.
fn jours() -> impl Strategy<Value = NaiveDate> {
    (0..60_u64).prop_map(|rang| NaiveDate::from_ymd_opt(2022, 6, 1).unwrap() + Days::new(rang))
}

fn autorites() -> impl Strategy<Value = Autorite> {
    let mut toutes = vec![Autorite::EpciAFiscalitePropre, Autorite::CommuneDe3500EtPlus];
    toutes.extend(MODES.map(|mode| Autorite::PetiteCommune { mode }));
    toutes.extend(MODES.map(|mode| Autorite::SyndicatDeCommunes { mode }));
    select(toutes)
}

fn publications() -> impl Strategy<Value = Vec<Publication>> {
    vec((jours(), select(MODES.to_vec())).prop_map(|(jour, mode)| Publication { jour, mode }), 0..5)
}

fn actes() -> impl Strategy<Value = Acte> {
    let qualites =
        [Qualite::President, Qualite::VicePresident, Qualite::Maire, Qualite::Adjoint].to_vec();
    let signature = option::of(
        (select(qualites), option::of("[a-z]{1,4}"))
            .prop_map(|(qualite, delegation)| Signature { qualite, delegation }),
    );
    let organes = [Organe::Assemblee, Organe::Assemblee, Organe::Bureau, Organe::Executif].to_vec();
    let matieres = [Matiere::OrientationDeLaPolitiqueDeLaVille, Matiere::Autre].to_vec();
    let qui = (autorites(), select(organes), select(matieres));
    let quand = (jours(), any::<bool>(), option::of(jours()), publications());
    (qui, quand, signature).prop_map(|(qui, quand, signature)| Acte {
        autorite: qui.0,
        organe: qui.1,
        matiere: qui.2,
        adoption: quand.0,
        urgence: quand.1,
        transmission: quand.2,
        publications: quand.3,
        certification: signature.clone(),
        signature,
    })
}

fn deliberations() -> impl Strategy<Value = Deliberation> {
    let droits = [DroitDuConseil::General, DroitDuConseil::AlsaceMoselle].to_vec();
    // Close to the session, on both sides of it and of a week after.
    let liste = option::of((0..14_u64).prop_map(Days::new));
    (actes(), select(droits), liste, option::of(jours()), option::of(any::<bool>())).prop_map(
        |(acte, droit, liste, arrete, secretaire)| {
            let liste = liste.map(|apres| acte.adoption - Days::new(3) + apres);
            let mut deliberation = Deliberation::of(acte, droit);
            deliberation.liste = liste;
            deliberation.copie = liste;
            deliberation.proces_verbal.arrete = arrete;
            deliberation.proces_verbal.publie = liste;
            deliberation.secretaire_designe = secretaire;
            deliberation
        },
    )
}

/// Whether a publication makes the act executory, and whether appeals run from it: the text, once more.
fn compte(acte: &Acte, publication: Publication) -> (bool, bool) {
    let Publication { jour, mode } = publication;
    let reforme = NaiveDate::from_ymd_opt(2022, 7, 1).unwrap();
    let attendu = if let Autorite::PetiteCommune { mode } | Autorite::SyndicatDeCommunes { mode } =
        acte.autorite
    {
        mode
    } else {
        ModeDePublication::Electronique
    };
    let pleine = jour >= acte.adoption
        && if jour < reforme { mode != ModeDePublication::Electronique } else { mode == attendu };
    let d_urgence =
        acte.urgence && jour >= acte.adoption.max(reforme) && mode == ModeDePublication::Affichage;
    (pleine || d_urgence, pleine)
}

proptest! {
    #[test]
    fn executory_is_the_later_of_both(acte in actes()) {
        let premiere = |executoire: bool| {
            let comptees = acte.publications.iter().filter(|publication| {
                let (executoire_la, pleine) = compte(&acte, **publication);
                if executoire { executoire_la } else { pleine }
            });
            comptees.map(|publication| publication.jour).min()
        };
        let transmise = acte.transmission.filter(|jour| *jour >= acte.adoption);
        let attendu = premiere(true).zip(transmise).map(|(publiee, transmise)| publiee.max(transmise));
        prop_assert_eq!(acte.executoire().ok().map(|executoire| executoire.jour()), attendu);
        prop_assert_eq!(acte.opposable().map(|publication| publication.jour), premiere(false));
        if let Err(manque) = acte.executoire() {
            prop_assert_eq!(manque.publication, premiere(true).is_none());
            prop_assert_eq!(manque.transmission, transmise.is_none());
        }
    }

    /// The order in which publications were entered changes nothing.
    #[test]
    fn publications_come_in_any_order(acte in actes()) {
        let mut inverse = acte.clone();
        inverse.publications.reverse();
        prop_assert_eq!(inverse.executoire(), acte.executoire());
        prop_assert_eq!(inverse.opposable(), acte.opposable());
    }

    /// Once transmitted and published, an act that cannot be executory has a finding that says so.
    #[test]
    fn an_act_that_is_not_executory_is_never_silent(deliberation in deliberations()) {
        let trouve = deliberation.check();
        let muet = ["FAIT-PUBLICATION", "PUBLICATION-SANS-EFFET", "PUBLICATION-NON-LUE",
            "FAIT-TRANSMISSION", "TRANSMISSION-AVANT-L-ACTE"];
        let dit = trouve.iter().any(|constat| muet.contains(&constat.code()));
        if deliberation.acte.executoire().is_err() {
            prop_assert!(dit, "{trouve:?}");
        }
    }

    #[test]
    fn what_cannot_be_delegated_is_found_exactly_then(deliberation in deliberations()) {
        let acte = &deliberation.acte;
        let epci = matches!(acte.autorite,
            Autorite::EpciAFiscalitePropre | Autorite::SyndicatDeCommunes { .. });
        let attendu = epci
            && acte.organe != Organe::Assemblee
            && acte.matiere == Matiere::OrientationDeLaPolitiqueDeLaVille;
        let trouve = deliberation.check();
        prop_assert_eq!(trouve.iter().any(|constat| constat.code() == "NON-DELEGABLE"), attendu);
    }

    /// A finding says how much it says, and what is due late is irregular by as many days.
    #[test]
    fn terms_are_kept_or_found(deliberation in deliberations()) {
        let trouve = deliberation.check();
        for terme in deliberation.echeances() {
            let terme = terme.unwrap();
            prop_assert_eq!(terme.quoi().borne(), Borne::AuPlusTard);
            let fait = terme.fait();
            let (depart, fin) = (terme.echeance().depart(), terme.echeance().terme());
            let attendu = match fait {
                None => EtatDuTerme::SansFait,
                Some(fait) if fait < depart => EtatDuTerme::AvantLeDepart,
                Some(fait) if fait <= fin => EtatDuTerme::Respecte,
                Some(fait) => {
                    let jours = u32::try_from((fait - fin).num_days()).unwrap();
                    EtatDuTerme::NonRespecte { jours }
                }
            };
            prop_assert_eq!(terme.etat(), attendu);
            let tard = trouve.contains(&Irregularite::TermeNonRespecte(terme));
            prop_assert_eq!(tard, matches!(attendu, EtatDuTerme::NonRespecte { .. }));
        }
        for constat in &trouve {
            let texte = constat.to_string();
            let gravite = constat.gravite().to_string();
            prop_assert!(texte.starts_with(&gravite));
            prop_assert!(!texte.contains(" :") && !texte.contains(" ;"), "a line may break in {texte}");
            prop_assert!(constat.gravite() != Gravite::Reserve || constat.code() != "FAIT-LISTE");
        }
    }

    #[test]
    fn wire_gives_the_same_deliberation_back(deliberation in deliberations()) {
        let fil = serde_json::to_string(&deliberation).unwrap();
        prop_assert_eq!(serde_json::from_str::<Deliberation>(&fil).unwrap(), deliberation.clone());
        for terme in deliberation.echeances() {
            let terme = terme.unwrap();
            let fil = serde_json::to_string(&terme).unwrap();
            prop_assert_eq!(serde_json::from_str::<Terme>(&fil).unwrap(), terme);
            // A deadline said to be of something else is refused.
            let autre = fil.replacen(&serde_json::to_string(&terme.quoi()).unwrap(), "\"seance\"", 1);
            prop_assert!(serde_json::from_str::<Terme>(&autre).is_err());
        }
    }
}
