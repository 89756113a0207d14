//! The rules that can be asked.

use super::fiche::Solution;
use super::regles::{
    abatement, appeal, consultation, contract, convocation, gracious, only, posted, tacit, term,
    zone,
};
use super::valeurs::{Cherche, Valeurs};
use super::{Cle, Depart, Fiche, QuestionError};
use crate::droit::Regle;
use crate::temps::{Delai, JoursFrancs, Residence};

/// A delay that starts from a day, without a key.
const fn plain(
    regle: Regle,
    objet: &'static str,
    solve: fn(Valeurs) -> Result<Solution, QuestionError>,
) -> Fiche {
    Fiche {
        regle,
        objet,
        depart: Depart::Obligatoire,
        obligatoires: &[],
        facultatives: &[],
        ouvertes: &[],
        solve,
    }
}

pub(super) static FICHES: [Fiche; 18] = [
    Fiche {
        facultatives: &[Cle::Depot],
        ouvertes: &[Cle::Ordre, Cle::Zone],
        ..plain(
            Regle::DelaiRecours2m,
            "dernier jour pour saisir le tribunal ; avec depot, recevable ou tardif",
            |v| appeal(v, Residence::Proche),
        )
    },
    Fiche {
        obligatoires: &[Cle::Residence],
        facultatives: &[Cle::Depot],
        ouvertes: &[Cle::Ordre, Cle::Zone],
        ..plain(Regle::DelaiDistance, "le même jour pour qui demeure loin du tribunal", |v| {
            appeal(v, v.residence.unwrap_or(Residence::Proche))
        })
    },
    Fiche {
        obligatoires: &[Cle::Envoi, Cle::Reception],
        facultatives: &[Cle::Residence],
        ouvertes: &[Cle::Ordre, Cle::Zone, Cle::Jugement],
        ..plain(Regle::PostalDate, "recours posté : recevable, tardif, ou indécidable", posted)
    },
    Fiche {
        obligatoires: &[Cle::Reception],
        facultatives: &[Cle::Envoi, Cle::Etape, Cle::Residence, Cle::Silence],
        ouvertes: &[Cle::Ordre, Cle::Zone, Cle::Jugement],
        ..plain(
            Regle::RecoursGracieux,
            "recours gracieux : recevable ou tardif, jour du rejet implicite, dernier jour pour saisir le tribunal ensuite",
            gracious,
        )
    },
    plain(Regle::Silence2m, "jour où le silence sur un recours administratif vaut rejet", |v| {
        term(Delai::silence(), v)
    }),
    Fiche {
        ouvertes: &[Cle::Ordre, Cle::Zone],
        ..plain(
            Regle::Defere,
            "dernier jour du déféré préfectoral, depuis la transmission",
            |v| term(Delai::defere(zone(v)), v),
        )
    },
    Fiche {
        depart: Depart::Facultatif,
        facultatives: &[Cle::Jours, Cle::Seance, Cle::Cherche],
        ..plain(
            Regle::Convocation5ClearDays,
            "convocation : première séance, dernier envoi, ou valide ou irrégulière",
            |v| {
                convocation(
                    v,
                    match v.jours {
                        Some(3) => Delai::convocation_3_jours(),
                        Some(1) => Delai::convocation_d_urgence(),
                        _ => Delai::convocation_5_jours(),
                    },
                )
            },
        )
    },
    Fiche {
        depart: Depart::Facultatif,
        facultatives: &[Cle::JoursFrancs, Cle::Seance, Cle::Cherche],
        ..plain(
            Regle::AlsaceMoselle,
            "la même en Alsace et en Moselle ; jours non francs comme le texte est écrit, sauf jours-francs=oui",
            |v| {
                let jours = v.jours_francs.unwrap_or(JoursFrancs::NonFrancs);
                convocation(v, Delai::convocation_alsace_moselle(jours))
            },
        )
    },
    Fiche {
        facultatives: &[Cle::Cherche],
        ouvertes: &[Cle::JoursFrancs],
        ..plain(Regle::Quorum, "première séance de la seconde convocation, sans quorum", |v| {
            only(v, &[Cherche::SecondeConvocation])?;
            let jours = v.jours_francs.unwrap_or(JoursFrancs::Francs);
            term(Delai::seconde_convocation(jours), v)
        })
    },
    plain(Regle::List1w, "dernier jour pour publier la liste des délibérations", |v| {
        term(Delai::liste_des_deliberations(), v)
    }),
    plain(
        Regle::Pv1w,
        "dernier jour pour publier le procès-verbal, depuis la séance qui l’arrête",
        |v| term(Delai::proces_verbal(), v),
    ),
    plain(Regle::Copy1m, "dernier jour de la copie aux conseillers des communes", |v| {
        term(Delai::copie_aux_conseillers(), v)
    }),
    Fiche {
        facultatives: &[Cle::Cloture, Cle::Ordre],
        ouvertes: &[Cle::Politique, Cle::Zone],
        ..plain(
            Regle::ConsultMinDelay,
            "premier jour où la consultation peut finir ; avec cloture, conforme ou trop courte",
            consultation,
        )
    },
    Fiche {
        obligatoires: &[Cle::Cloture],
        ouvertes: &[Cle::PriseDEffet],
        ..plain(Regle::ConsultTacit, "jour depuis lequel le silence est un avis favorable", tacit)
    },
    plain(
        Regle::SubsidyOpenData,
        "dernier jour des données essentielles, depuis la signature",
        |v| term(Delai::donnees_essentielles(), v),
    ),
    plain(
        Regle::PacteFinancier1y,
        "dernier jour du pacte financier, depuis l’entrée en vigueur du contrat",
        |v| term(Delai::pacte_financier(), v),
    ),
    Fiche {
        facultatives: &[Cle::Cherche, Cle::Zone],
        ..plain(
            Regle::Tfpb30,
            "dernier jour de signature pour un abattement qui commence cette année-là",
            abatement,
        )
    },
    Fiche {
        depart: Depart::Facultatif,
        obligatoires: &[Cle::Signature, Cle::Renouvellement],
        ..plain(Regle::ContractTerm, "premier et dernier jour d’un contrat, par la loi", contract)
    },
];
