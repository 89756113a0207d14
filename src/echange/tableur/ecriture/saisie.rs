//! « Actions » and « Financements »: the whole programme.

use super::case::Case;
use super::classeur::ClasseurDeProgrammation;
use super::grille::Grille;
use crate::bilan::{Cumul, Ventilation};
use crate::contrat::{Classement, Generation, Transversal};
use crate::echange::tableur::Champ;
use crate::echange::tableur::{libelle, liste};
use crate::financement::{Action, Dispositif, ParAction, Source, Stade};
use crate::identifiant::CodeQuartier;
use crate::nombre::Euros;

pub(super) fn actions(classeur: &ClasseurDeProgrammation<'_>) -> Grille {
    let tranche = classeur.tranche;
    let programmation = tranche.programmation();
    let thematique = match programmation.generation() {
        Generation::ContratsDeVille => "Pilier",
        Generation::EngagementsQuartiers2030 => "Thématique",
    };
    let par_action = Ventilation::of(tranche, &ParAction);
    let stade = tranche.stade();
    let entetes = [
        Champ::Reference.libelle(),
        Champ::Titre.libelle(),
        Champ::Operateur.libelle(),
        Champ::NatureOperateur.libelle(),
        Champ::Siret.libelle(),
        thematique,
        Champ::SousThematique.libelle(),
        Champ::Transversaux.libelle(),
        Champ::PrioritesLocales.libelle(),
        Champ::QuartiersPrioritaires.libelle(),
        Champ::QuartiersCommunautaires.libelle(),
        "Lignes",
    ];
    let mut entetes: Vec<String> = entetes.map(str::to_owned).into();
    entetes.push(format!("Total {stade}"));
    let mut total = vec![Case::text("Total")];
    total.resize_with(11, || Case::Vide);
    total.extend(amounts(par_action.total()));
    let rangees = programmation.actions().iter().map(|action| {
        let mut rangee = action_row(action);
        rangee.extend(amounts(par_action.get(&&action.reference).copied().unwrap_or_default()));
        rangee
    });
    Grille {
        nom: "Actions",
        titres: classeur.titles(&format!("Actions, montants {stade}s toutes sources")),
        entetes,
        rangees: rangees.collect(),
        totaux: vec![total],
        notes: Vec::new(),
    }
    .without_blank(&[
        Champ::Siret.libelle(),
        Champ::SousThematique.libelle(),
        Champ::Transversaux.libelle(),
        Champ::PrioritesLocales.libelle(),
        Champ::QuartiersPrioritaires.libelle(),
        Champ::QuartiersCommunautaires.libelle(),
    ])
}

pub(super) fn amounts(cumul: Cumul) -> [Case; 2] {
    [Case::Nombre(cumul.nombre()), Case::Montant(cumul.total())]
}

fn action_row(action: &Action) -> Vec<Case> {
    let sous_thematique = match action.classement {
        Classement::Pilier(_) | Classement::Theme(_) => None,
        Classement::SousThemeDePilier(sous) => Some(format!("{} {sous}", sous.code())),
        Classement::SousTheme(sous) => Some(format!("{} {sous}", sous.code())),
    };
    let nationaux = action
        .transversaux
        .iter()
        .filter_map(|transversal| libelle::write(&libelle::TRANSVERSAUX, transversal));
    let locaux = action.transversaux.iter().filter_map(|transversal| match transversal {
        Transversal::Locale(nom) => Some(nom.to_string()),
        Transversal::Jeunesse
        | Transversal::EgaliteFemmesHommes
        | Transversal::LutteContreLesDiscriminations
        | Transversal::ParticipationDesHabitants => None,
    });
    let quarters = |qpv: bool| {
        let voulus = action
            .quartiers
            .iter()
            .filter(move |quartier| matches!(quartier, CodeQuartier::Qpv(_)) == qpv);
        Case::Texte(liste::join(voulus.map(ToString::to_string)))
    };
    vec![
        Case::text(&action.reference),
        Case::text(&action.titre),
        Case::text(&action.operateur),
        Case::text(action.operateur.nature),
        Case::text_or_blank(action.operateur.siret),
        Case::text(action.classement.thematique()),
        Case::text_or_blank(sous_thematique),
        Case::Texte(liste::join(nationaux.map(str::to_owned))),
        Case::Texte(liste::join(locaux)),
        quarters(true),
        quarters(false),
    ]
}

pub(super) fn lines(classeur: &ClasseurDeProgrammation<'_>) -> Grille {
    const CHAMPS: [Champ; 13] = [
        Champ::Reference,
        Champ::Financeur,
        Champ::NomFinanceur,
        Champ::Programme,
        Champ::Dispositif,
        Champ::DispositifLocal,
        Champ::AxeFcs,
        Champ::Section,
        Champ::Credits,
        Champ::CompteNature,
        Champ::Fonction,
        Champ::Stade,
        Champ::Montant,
    ];
    let programmation = classeur.tranche.programmation();
    let rangees = Stade::TOUS.into_iter().flat_map(|stade| {
        let tranche = programmation.tranche(stade);
        tranche
            .iter()
            .map(move |(action, source, montant)| line_row(action, source, stade, montant))
    });
    let stades = "Financements, tous stades : les montants de deux stades sont le même argent";
    Grille {
        nom: "Financements",
        titres: classeur.titles(&crate::nombre::bind(stades)),
        entetes: CHAMPS.map(|champ| champ.libelle().to_owned()).into(),
        rangees: rangees.collect(),
        // Of several stages there is no total.
        totaux: Vec::new(),
        notes: Vec::new(),
    }
    .without_blank(&[
        Champ::NomFinanceur.libelle(),
        Champ::Programme.libelle(),
        Champ::DispositifLocal.libelle(),
        Champ::AxeFcs.libelle(),
        Champ::Section.libelle(),
        Champ::CompteNature.libelle(),
        Champ::Fonction.libelle(),
    ])
}

fn line_row(action: &Action, source: &Source, stade: Stade, montant: Euros) -> Vec<Case> {
    let (national, local, axe) = match source.dispositif() {
        Dispositif::Local(nom) => (None, Some(nom), None),
        Dispositif::FondsDeCohesionSociale(axe) => {
            (Some(Dispositif::FondsDeCohesionSociale(None)), None, *axe)
        }
        national @ (Dispositif::Aucun
        | Dispositif::NonPrecise
        | Dispositif::ContratDeVille
        | Dispositif::QuartiersDEte
        | Dispositif::CiteEducative
        | Dispositif::ReussiteEducative
        | Dispositif::AdulteRelais
        | Dispositif::Fonjep
        | Dispositif::VilleVieVacances
        | Dispositif::FondsDeConcoursPolitiqueDeLaVille
        | Dispositif::FondsDeConcoursNpnru
        | Dispositif::DotationPolitiqueDeLaVille) => (Some(national.clone()), None, None),
    };
    let imputation = source.imputation();
    vec![
        Case::text(&action.reference),
        Case::text(source.financeur().nature()),
        Case::text_or_blank(source.financeur().nom()),
        source.programme().map_or(Case::Vide, |programme| Case::Code(programme.into())),
        Case::text_or_blank(national),
        Case::text_or_blank(local),
        Case::text_or_blank(axe),
        Case::text_or_blank(source.section()),
        Case::text(source.credits()),
        Case::text_or_blank(imputation.map(crate::financement::Imputation::nature)),
        Case::text_or_blank(imputation.and_then(crate::financement::Imputation::fonction)),
        Case::text(stade),
        Case::Montant(montant.into()),
    ]
}
