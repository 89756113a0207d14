//! The breakdowns of one stage, a sheet each.

use std::collections::BTreeMap;

use super::case::Case;
use super::classeur::ClasseurDeProgrammation;
use super::grille::Grille;
use super::saisie::amounts;
use crate::bilan::{ActionsDistinctes, Croisement, Cumul, Ventilation};
use crate::contrat::Generation;
use crate::financement::{Axe, ParAction, ParOperateur, ParSource, ParThematique, Source, Tranche};
use crate::identifiant::CodeQuartier;
use crate::nombre::{Somme, Taux};

pub(super) fn all(classeur: &ClasseurDeProgrammation<'_>) -> Vec<Grille> {
    let (thematique, cle, croisement) = match classeur.tranche.programmation().generation() {
        Generation::ContratsDeVille => ("Par pilier", "Pilier", "Source × pilier"),
        Generation::EngagementsQuartiers2030 => {
            ("Par thématique", "Thématique", "Source × thématique")
        }
    };
    vec![
        by_key(classeur, thematique, [cle], &ParThematique, |thematique| [Case::text(thematique)]),
        by_key(classeur, "Par source", SOURCE, &ParSource, |source| source_cases(source)),
        cross(classeur, croisement),
        by_key(classeur, "Par opérateur", ["Opérateur", "Nature"], &ParOperateur, |operateur| {
            [Case::text(operateur), Case::text(operateur.nature)]
        }),
        by_quarter(classeur),
    ]
}

const SOURCE: [&str; 3] = ["Source", "Crédits", "Section"];

/// A source prints neither its credits nor, always, its section.
fn source_cases(source: &Source) -> [Case; 3] {
    [
        Case::text(source),
        Case::text(source.credits()),
        source.section().map_or_else(|| Case::text("non précisée"), Case::text),
    ]
}

fn by_key<'p, A, const N: usize>(
    classeur: &ClasseurDeProgrammation<'p>,
    nom: &'static str,
    cles: [&str; N],
    axe: &A,
    cases: impl Fn(&A::Cle) -> [Case; N],
) -> Grille
where
    A: Axe<'p, Tranche<'p>>,
{
    let tranche = classeur.tranche;
    let bilan: Ventilation<A::Cle, (Cumul, ActionsDistinctes)> = Ventilation::measure(tranche, axe);
    let (total, actions) = bilan.total();
    let row = |debut: [Case; N], cumul: Cumul, actions: &ActionsDistinctes| {
        let mut rangee: Vec<Case> = debut.into();
        rangee.push(Case::Nombre(actions.nombre().get()));
        rangee.extend(amounts(cumul));
        rangee.push(share(classeur, cumul.total(), total.total()));
        rangee
    };
    let rangees = bilan.iter().map(|(cle, (cumul, actions))| row(cases(cle), *cumul, actions));
    let mut libelles = core::iter::once(Case::text("Total"));
    let debut = core::array::from_fn(|_| libelles.next().unwrap_or(Case::Vide));
    let sujet = format!("{nom}, montants {}s", tranche.stade());
    let colonnes = ["Actions", "Lignes", "Montant", "Part"];
    Grille {
        nom,
        titres: classeur.titles(&sujet),
        entetes: cles.iter().chain(&colonnes).map(|entete| (*entete).to_owned()).collect(),
        rangees: rangees.collect(),
        totaux: vec![row(debut, total, &actions)],
        notes: vec![
            "Une action que plusieurs lignes du tableau financent n’est comptée qu’une fois au total."
                .to_owned(),
            format!("Parts arrondies une à une ({}).", classeur.arrondi),
        ],
    }
}

fn share(classeur: &ClasseurDeProgrammation<'_>, partie: Somme, total: Somme) -> Case {
    Taux::part(partie, total).map_or_else(
        |_| Case::text("non calculable"),
        |taux| {
            Case::Part(taux.pourcentage(classeur.arrondi, classeur.decimales), classeur.decimales)
        },
    )
}

fn cross(classeur: &ClasseurDeProgrammation<'_>, nom: &'static str) -> Grille {
    let tranche = classeur.tranche;
    let croisement = Croisement::of(tranche, &ParSource, &ParThematique);
    let colonnes = croisement.colonnes();
    let amount = |cumul: Option<&Cumul>| cumul.map_or(Case::Vide, |c| Case::Montant(c.total()));
    let rangees = croisement.lignes();
    let rangees = rangees.iter().map(|(source, marge)| {
        let mut rangee: Vec<Case> = source_cases(source).into();
        rangee.extend(colonnes.iter().map(|(cle, _)| amount(croisement.get(source, cle))));
        rangee.push(Case::Montant(marge.total()));
        rangee
    });
    let mut total = vec![Case::text("Total"), Case::Vide, Case::Vide];
    total.extend(colonnes.iter().map(|(_, cumul)| Case::Montant(cumul.total())));
    total.push(Case::Montant(croisement.total().total()));
    let mut entetes: Vec<String> = SOURCE.map(str::to_owned).into();
    entetes.extend(colonnes.iter().map(|(thematique, _)| thematique.to_string()));
    entetes.push("Total".to_owned());
    Grille {
        nom,
        titres: classeur.titles(&format!("{nom}, montants {}s", tranche.stade())),
        entetes,
        rangees: rangees.collect(),
        totaux: vec![total],
        notes: Vec::new(),
    }
}

fn by_quarter(classeur: &ClasseurDeProgrammation<'_>) -> Grille {
    let tranche = classeur.tranche;
    let par_action = Ventilation::of(tranche, &ParAction);
    let mut quartiers: BTreeMap<Option<&CodeQuartier>, (u64, Cumul)> = BTreeMap::new();
    for action in tranche.programmation().actions() {
        let cumul = par_action.get(&&action.reference).copied().unwrap_or_default();
        let non_precise = action.quartiers.is_empty().then_some(None);
        for cle in action.quartiers.iter().map(Some).chain(non_precise) {
            let (actions, deja) = quartiers.entry(cle).or_default();
            *actions = actions.saturating_add(1);
            *deja = deja.merge(cumul);
        }
    }
    let rangees = quartiers.into_iter().map(|(quartier, (actions, cumul))| {
        let nature = match quartier {
            None => "",
            Some(CodeQuartier::Qpv(_)) => "quartier prioritaire",
            Some(CodeQuartier::Communautaire(_)) => "intérêt communautaire",
        };
        let nom = quartier.map_or_else(|| "non précisé".to_owned(), ToString::to_string);
        let [_, montant] = amounts(cumul);
        vec![Case::Texte(nom), Case::text(nature), Case::Nombre(actions), montant]
    });
    Grille {
        nom: "Par quartier",
        titres: classeur
            .titles(&format!("Actions qui touchent chaque quartier, montants {}s", tranche.stade())),
        entetes: ["Quartier", "Nature", "Actions", "Montant des actions"].map(str::to_owned).into(),
        rangees: rangees.collect(),
        // It would count money several times.
        totaux: Vec::new(),
        notes: vec![
            "Une action qui touche plusieurs quartiers est comptée entière dans chacun : ces lignes ne s’additionnent pas."
                .replace(" :", "\u{a0}:"),
        ],
    }
}
