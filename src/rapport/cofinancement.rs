//! A financing plan, and what rules of co-funding say.

use core::fmt::Write as _;

use super::markdown::escape;
use super::{Cote, TableauMarkdown};
use crate::financement::regle::Examen;
use crate::financement::{Credits, Origine, Plan, StatutDeProduit};
use crate::nombre::{Arrondi, Decimales, bind};

/// Findings of rules, in French, as a Markdown list: the stable code, then the sentence with its article.
#[must_use]
pub fn examens<'e>(examens: impl IntoIterator<Item = &'e Examen>) -> String {
    let mut texte = String::new();
    for examen in examens {
        // Writing to a string does not fail.
        let _ = writeln!(texte, "- {} : {}", examen.code(), escape(&examen.to_string()));
    }
    bind(&texte)
}

/// A financing plan, in French, as Markdown: charges, produits with their rate of co-funding, what is in kind, then
/// the balance, the own share, *droit commun* and *crédits spécifiques* apart, and the checks of arithmetic.
///
/// The same plan gives the same text.
#[must_use]
pub fn plan(titre: &str, plan: &Plan) -> String {
    let total = plan.total_produits();
    let mut charges = TableauMarkdown::new([("Charge", Cote::Gauche), ("Montant", Cote::Droite)]);
    for charge in plan.charges() {
        let libelle = match charge.compte {
            Some(compte) => format!("{} ({compte})", charge.libelle),
            None => charge.libelle.to_string(),
        };
        charges.push([libelle, charge.montant.to_string()]);
    }
    charges.push(["Total".to_owned(), plan.total_charges().to_string()]);
    let mut produits = TableauMarkdown::new([
        ("Produit", Cote::Gauche),
        ("Statut", Cote::Gauche),
        ("Montant", Cote::Droite),
        ("Part", Cote::Droite),
    ]);
    let share = |montant: crate::Somme| {
        crate::Taux::part(montant, total).map_or_else(
            |_| "non calculable".to_owned(),
            |part| part.pourcentage(Arrondi::AuPlusProche, Decimales::UNE).to_string(),
        )
    };
    for produit in plan.produits() {
        let origine = match &produit.origine {
            Origine::RessourcesPropres => "Ressources propres".to_owned(),
            Origine::Source(source) => source.to_string(),
        };
        let part = share(produit.montant.into());
        produits.push([origine, produit.statut.to_string(), produit.montant.to_string(), part]);
    }
    produits.push(["Total".to_owned(), String::new(), total.to_string(), share(total)]);

    let mut texte = format!("## {}\n\n{charges}\n{produits}\n", escape(titre));
    // Writing to a string does not fail.
    let _ = writeln!(
        texte,
        "- ressources propres : {}\n- crédits spécifiques : {}\n- droit commun : {}\n- encore sollicité : {}",
        plan.own_share(),
        plan.total_of_credits(Credits::Specifiques),
        plan.total_of_credits(Credits::DroitCommun),
        plan.total_of_statut(StatutDeProduit::Sollicite),
    );
    for (nom, lignes) in [
        ("emploi en nature (compte 86)", plan.emplois_en_nature()),
        ("contribution en nature (compte 87)", plan.contributions_en_nature()),
    ] {
        for ligne in lignes {
            let libelle = escape(ligne.libelle.as_str());
            let _ = writeln!(texte, "- {nom} : {libelle}, {}", ligne.montant);
        }
    }
    texte.push_str(&examens(&plan.check()));
    texte.push('\n');
    bind(&texte)
}
