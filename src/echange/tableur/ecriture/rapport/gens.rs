//! What was obtained and for whom, who works on it, who came.

use super::super::grille::{Case, Grille};
use super::ClasseurDuRapport;
use crate::identifiant::Nom;
use crate::nombre::EffectifParSexe;
use crate::rapport::annuel::Equipe;

pub(super) fn sheets(classeur: &ClasseurDuRapport<'_>) -> Vec<Grille> {
    [
        indicators(classeur),
        beneficiaries(classeur),
        focus(classeur),
        team(classeur),
        workshops(classeur),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn indicators(classeur: &ClasseurDuRapport<'_>) -> Option<Grille> {
    let lus = classeur.rapport.resultats.iter().flat_map(|resultats| &resultats.indicateurs);
    let rangees = lus.map(|lu| {
        let [avant, apres, cible] =
            [lu.avant.as_ref(), lu.apres.as_ref(), lu.cible.as_ref()].map(Case::text_or_blank);
        let (libelle, unite) = (Case::text(&lu.libelle), Case::text(&lu.unite));
        [libelle, unite, avant, apres, cible, Case::text(&lu.provenance)]
    });
    let entetes = ["Indicateur", "Unité", "Avant", "Après", "Cible", "Source"];
    classeur.sheet("Indicateurs", "Résultats, tels qu’imprimés", entetes, rangees)
}

/// Women, men, those whose sex is not told, all.
fn by_sex(effectif: Option<EffectifParSexe>) -> [Case; 4] {
    let nombre =
        |of: fn(EffectifParSexe) -> u64| effectif.map_or(Case::Vide, |e| Case::Nombre(of(e)));
    [
        nombre(|effectif| effectif.femmes.into()),
        nombre(|effectif| effectif.hommes.into()),
        nombre(|effectif| effectif.inconnu.into()),
        nombre(EffectifParSexe::total),
    ]
}

fn beneficiaries(classeur: &ClasseurDuRapport<'_>) -> Option<Grille> {
    let lus = classeur.rapport.resultats.iter().flat_map(|resultats| &resultats.beneficiaires);
    let rangees = lus.map(|lu| {
        let [femmes, hommes, inconnus, prevus] = by_sex(lu.prevus);
        let [quoi, source] = [Case::text(&lu.quoi), Case::text(&lu.provenance)];
        let [femmes_reelles, hommes_reels, inconnus_reels, reels] = by_sex(lu.reels);
        [
            quoi,
            femmes,
            hommes,
            inconnus,
            prevus,
            femmes_reelles,
            hommes_reels,
            inconnus_reels,
            reels,
            source,
        ]
    });
    let entetes = [
        "Bénéficiaires",
        "Femmes, prévues",
        "Hommes, prévus",
        "Non ventilés, prévus",
        "Prévus",
        "Femmes, réelles",
        "Hommes, réels",
        "Non ventilés, réels",
        "Réels",
        "Source",
    ];
    classeur.sheet("Bénéficiaires", "Bénéficiaires par sexe", entetes, rangees)
}

fn focus(classeur: &ClasseurDuRapport<'_>) -> Option<Grille> {
    let rangees = classeur.rapport.focus.iter().map(|focus| {
        let ages = focus.ages.iter().map(|lu| format!("{} ({})", lu.valeur, lu.provenance));
        let points = focus.points.iter().map(ToString::to_string);
        let [ages, points] = [ages.collect::<Vec<_>>(), points.collect()].map(|l| l.join("\n"));
        let communes: Vec<&str> = focus.communes.iter().map(Nom::as_str).collect();
        [
            Case::text(&focus.titre),
            Case::text(&focus.operateur),
            focus.nombre_de_communes.map_or(Case::Vide, |nombre| Case::Nombre(nombre.into())),
            Case::text(communes.join(", ")),
            Case::text(ages),
            Case::text(points),
        ]
    });
    let entetes = ["Action", "Opérateur", "Nombre de communes", "Communes", "Âges", "Points"];
    let grille = classeur.sheet("Focus", "Actions mises en avant", entetes, rangees)?;
    Some(grille.without_blank(&["Nombre de communes", "Communes", "Âges"]))
}

fn team(classeur: &ClasseurDuRapport<'_>) -> Option<Grille> {
    let postes = classeur.rapport.equipe.iter().flat_map(Equipe::postes);
    let rangees = postes.flat_map(|poste| {
        let debut = || [Case::text(&poste.fonction), Case::Nombre(u64::from(poste.nombre.get()))];
        let tenues = poste.occupations.iter().map(move |tenue| {
            let [fonction, nombre] = debut();
            let [du, au] =
                [tenue.du(), tenue.jusqu_au()].map(|jour| jour.map_or(Case::Vide, Case::Jour));
            [fonction, nombre, Case::text(tenue.titre()), du, au]
        });
        let personne = poste.occupations.is_empty().then(|| {
            let [fonction, nombre] = debut();
            [fonction, nombre, Case::text("non dite"), Case::Vide, Case::Vide]
        });
        tenues.chain(personne).collect::<Vec<_>>()
    });
    let entetes = ["Fonction", "Postes", "Occupation", "Depuis le", "Jusqu’au"];
    classeur.sheet("Équipe", "Équipe, par poste", entetes, rangees)
}

fn workshops(classeur: &ClasseurDuRapport<'_>) -> Option<Grille> {
    let ateliers = classeur.rapport.concertation.iter().flat_map(|dite| &dite.ateliers);
    let rangees = ateliers.map(|atelier| {
        let quand = atelier.quand.jour().map_or_else(|| Case::text(atelier.quand), Case::Jour);
        let [femmes, hommes, inconnus, presents] = by_sex(atelier.effectif());
        let communes =
            atelier.communes.map_or(Case::Vide, |nombre| Case::Nombre(nombre.get().into()));
        [
            quand,
            Case::text(&atelier.genre),
            Case::text_or_blank(atelier.objet.as_ref()),
            Case::text_or_blank(atelier.lieu.as_ref()),
            communes,
            femmes,
            hommes,
            inconnus,
            presents,
        ]
    });
    let entetes = [
        "Date",
        "Genre",
        "Objet",
        "Lieu",
        "Communes",
        "Femmes",
        "Hommes",
        "Non ventilés",
        "Présents",
    ];
    classeur.sheet("Ateliers", "Ateliers et visites", entetes, rangees)
}
