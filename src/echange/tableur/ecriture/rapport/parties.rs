//! Results, actions put forward, team.

use super::super::case::Case;
use super::super::grille::Grille;
use super::{ClasseurDuRapport, headers, lines};
use crate::nombre::{EffectifParSexe, bind, count};
use crate::rapport::annuel::{Beneficiaires, Equipe, Focus, IndicateurDeResultat, ValeurMesuree};

pub(super) fn sheets(classeur: &ClasseurDuRapport<'_>) -> Vec<Grille> {
    let rapport = classeur.rapport;
    let mut grilles = Vec::new();
    if let Some(resultats) = &rapport.resultats {
        if !resultats.indicateurs.is_empty() {
            grilles.push(indicators(classeur, &resultats.indicateurs));
        }
        if !resultats.beneficiaires.is_empty() {
            grilles.push(beneficiaries(classeur, &resultats.beneficiaires));
        }
    }
    if !rapport.focus.is_empty() {
        grilles.push(focus(classeur, &rapport.focus));
    }
    grilles.extend(rapport.equipe.as_ref().map(|equipe| team(classeur, equipe)));
    grilles
}

fn indicators(classeur: &ClasseurDuRapport<'_>, lus: &[IndicateurDeResultat]) -> Grille {
    let measure = |valeur: Option<ValeurMesuree>| valeur.map_or(Case::Vide, Case::Mesure);
    let rangees = lus.iter().map(|lu| {
        vec![
            Case::text(&lu.libelle),
            Case::text(&lu.unite),
            measure(lu.avant),
            measure(lu.apres),
            measure(lu.cible),
            Case::text(&lu.provenance),
        ]
    });
    Grille {
        nom: "Indicateurs",
        titres: classeur.titles("Indicateurs de résultat"),
        entetes: headers(["Indicateur", "Unité", "Avant", "Après", "Cible", "Source"]),
        rangees: rangees.collect(),
        totaux: Vec::new(),
        notes: Vec::new(),
    }
}

fn beneficiaries(classeur: &ClasseurDuRapport<'_>, lus: &[Beneficiaires]) -> Grille {
    let by_sex = |effectif: Option<EffectifParSexe>| {
        effectif.map_or([Case::Vide, Case::Vide, Case::Vide, Case::Vide], |effectif| {
            let EffectifParSexe { femmes, hommes, inconnu } = effectif;
            let [femmes, hommes, inconnu] =
                [femmes, hommes, inconnu].map(|nombre| Case::Nombre(nombre.into()));
            [femmes, hommes, inconnu, Case::Nombre(effectif.total())]
        })
    };
    let rangees = lus.iter().map(|lu| {
        let mut rangee = vec![Case::text(&lu.quoi)];
        rangee.extend(by_sex(lu.prevus));
        rangee.extend(by_sex(lu.reels));
        rangee.push(Case::text(&lu.provenance));
        rangee
    });
    Grille {
        nom: "Bénéficiaires",
        titres: classeur.titles("Bénéficiaires par sexe"),
        entetes: headers([
            "Bénéficiaires",
            "Femmes prévues",
            "Hommes prévus",
            "Sexe non renseigné, prévus",
            "Total prévu",
            "Femmes",
            "Hommes",
            "Sexe non renseigné",
            "Total réel",
            "Source",
        ]),
        rangees: rangees.collect(),
        // One person may benefit from several actions.
        totaux: Vec::new(),
        notes: vec![
            "Une personne peut compter dans plusieurs lignes, qui ne s’additionnent pas. Vide, le nombre n’est pas dit."
                .to_owned(),
        ],
    }
}

fn focus(classeur: &ClasseurDuRapport<'_>, focus: &[Focus]) -> Grille {
    let rangees = focus.iter().map(|un| {
        let ages = un.ages.iter().map(|lu| bind(&format!("{} : {}", lu.valeur, lu.provenance)));
        vec![
            Case::text(&un.titre),
            Case::text(&un.operateur),
            Case::Texte(lines(&un.points)),
            Case::Texte(lines(ages)),
            un.nombre_de_communes.map_or(Case::Vide, |nombre| Case::Nombre(nombre.into())),
            Case::Texte(lines(&un.communes)),
        ]
    });
    Grille {
        nom: "Focus",
        titres: classeur.titles("Actions mises en avant"),
        entetes: headers([
            "Action mise en avant",
            "Porteur",
            "Ce qui en est dit",
            "Âges, source par source",
            "Communes, nombre imprimé",
            "Communes nommées",
        ]),
        rangees: rangees.collect(),
        totaux: Vec::new(),
        notes: Vec::new(),
    }
}

fn team(classeur: &ClasseurDuRapport<'_>, equipe: &Equipe) -> Grille {
    let mut rangees = Vec::new();
    for poste in equipe.postes() {
        let debut =
            || vec![Case::text(&poste.fonction), Case::Nombre(u64::from(poste.nombre.get()))];
        if poste.occupations.is_empty() {
            let mut rangee = debut();
            rangee.extend([Case::text("non dite"), Case::Vide, Case::Vide]);
            rangees.push(rangee);
        }
        for tenue in &poste.occupations {
            let mut rangee = debut();
            rangee.push(Case::text(tenue.titre()));
            rangee.extend([tenue.du(), tenue.jusqu_au()].map(Case::day_or_blank));
            rangees.push(rangee);
        }
    }
    let effectif = u32::try_from(equipe.effectif()).unwrap_or(u32::MAX);
    Grille {
        nom: "Équipe",
        titres: classeur.titles("Équipe, par poste"),
        entetes: headers(["Fonction", "Postes", "Occupation", "Depuis", "Jusqu’au"]),
        rangees,
        // A function stands as often as its posts were held.
        totaux: Vec::new(),
        notes: vec![bind(&format!(
            "{} en tout ; le nombre de postes d’une fonction est répété à chaque occupation.",
            count(effectif, "poste", "postes")
        ))],
    }
}
