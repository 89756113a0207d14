//! A financing plan, and what rules of co-funding say.

use super::{Cote, Document, Tableau};
use crate::financement::regle::Examen;
use crate::financement::{Credits, Origine, Plan, StatutDeProduit};
use crate::nombre::{Arrondi, Decimales};

/// Findings of rules, in French, as a list: the stable code, then the sentence with its article.
#[must_use]
pub fn examens<'e>(examens: impl IntoIterator<Item = &'e Examen>) -> Document {
    let mut document = Document::part();
    for examen in examens {
        document.item(format!("{} : {examen}", examen.code()));
    }
    document
}

/// A financing plan, in French: charges, produits with their rate of co-funding, what is in kind, then
/// the balance, the own share, *droit commun* and *crédits spécifiques* apart, and the checks of arithmetic.
///
/// The same plan gives the same document.
#[must_use]
pub fn plan(titre: &str, plan: &Plan) -> Document {
    let total = plan.total_produits();
    let mut charges = Tableau::new([("Charge", Cote::Gauche), ("Montant", Cote::Droite)]);
    for charge in plan.charges() {
        let libelle = match charge.compte {
            Some(compte) => format!("{} ({compte})", charge.libelle),
            None => charge.libelle.to_string(),
        };
        charges.push([libelle, charge.montant.to_string()]);
    }
    charges.push(["Total".to_owned(), plan.total_charges().to_string()]);
    let mut produits = Tableau::new([
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

    let mut document = Document::part();
    document.heading(2, titre);
    document.table(charges.with_legende(&format!("{titre} : charges")));
    document.table(produits.with_legende(&format!("{titre} : produits")));
    for (nom, montant) in [
        ("ressources propres", plan.own_share()),
        ("crédits spécifiques", plan.total_of_credits(Credits::Specifiques)),
        ("droit commun", plan.total_of_credits(Credits::DroitCommun)),
        ("encore sollicité", plan.total_of_statut(StatutDeProduit::Sollicite)),
    ] {
        document.item(format!("{nom} : {montant}"));
    }
    for (nom, lignes) in [
        ("emploi en nature (compte 86)", plan.emplois_en_nature()),
        ("contribution en nature (compte 87)", plan.contributions_en_nature()),
    ] {
        for ligne in lignes {
            document.item(format!("{nom} : {}, {}", ligne.libelle, ligne.montant));
        }
    }
    document.append(0, examens(&plan.check()));
    document
}
