//! Which rounding, or which apportionment, gives a printed column of shares?

use std::collections::BTreeSet;

use super::constat::Verdict;
use super::imprime::{Cellule, MontantImprime, TauxImprime, print_unites};
use super::reproduction::Candidat;
use super::tableau::Tableau;
use crate::bilan::Parts;
use crate::nombre::{Arrondi, Decimales, Euros, Methode, Repartition, Somme, Taux, TauxArrondi};

/// A column of printed shares, line by line and as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditColonne {
    /// Each line that has an amount and a printed share.
    pub lignes: Vec<LigneAuditee>,
    /// What the shares are of: the printed total, or the sum of the amounts where none is printed.
    pub total: Somme,
    /// Decimals of every share, when they are all printed with as many.
    pub decimales: Option<Decimales>,
    /// The roundings that give every line.
    pub arrondis: Vec<Arrondi>,
    /// The apportionments that give every line.
    pub methodes: Vec<Methode>,
    /// The apportionments that could be tried: none where a line lacks an amount or a rate.
    pub methodes_essayees: Vec<Methode>,
    /// What the printed shares have above 100 %, in units of the last decimal.
    pub ecart: Option<i128>,
    /// The column under the largest remainder, which adds up to 100; `None` where it cannot be
    /// computed.
    pub restes: Option<Vec<TauxArrondi>>,
}

/// One line of a column of shares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LigneAuditee {
    /// Place of the row in the table, from 0.
    pub rang: usize,
    /// Its exact share, of the figures as printed.
    pub taux: Taux,
    /// The share as printed.
    pub imprime: TauxImprime,
    /// The roundings that give it.
    pub arrondis: Vec<Arrondi>,
    /// Whether the precision of the printed amounts allows for it, rounded to the nearest.
    pub possible: bool,
    /// The nearest printed share.
    pub proche: TauxArrondi,
}

impl LigneAuditee {
    /// Confirmed by rounding to the nearest, explained by another rounding or by the precision of the
    /// printed amounts, or neither.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        match self.arrondis.as_slice() {
            [] if self.possible => Verdict::Explique,
            [] => Verdict::NonConforme,
            arrondis if arrondis.contains(&Arrondi::AuPlusProche) => Verdict::Confirme,
            [..] => Verdict::Explique,
        }
    }
}

impl AuditColonne {
    /// How many roundings and apportionments were tried on the whole column.
    #[must_use]
    pub fn essais(&self) -> usize {
        Arrondi::TOUS.len().saturating_add(self.methodes_essayees.len())
    }

    /// Whether rounding to the nearest and the largest remainder give one column.
    #[must_use]
    pub fn nearest_is_largest_remainder(&self) -> bool {
        self.restes
            .as_ref()
            .is_some_and(|restes| restes.iter().eq(self.lignes.iter().map(|l| &l.proche)))
    }
}

/// Holds the printed shares of a table against its printed amounts, under every rounding line by line,
/// and under every apportionment as a whole.
///
/// `None` where there is nothing to hold: no line with both an amount and a share, or no positive
/// total. A column is reproduced as a whole only when each line that has an amount has a share.
///
/// # Examples
/// The piliers of the case of 2023: no rounding gives the printed column, and of the apportionments
/// only that of Adams does.
/// ```
/// use contrat_de_ville::controle::{Tableau, audit_colonne};
/// use contrat_de_ville::nombre::{Convention, Methode};
///
/// let tableau = Tableau::from_rows(
///     "Répartition par pilier",
///     Convention::VirguleDecimale,
///     [
///         ["Cohésion sociale", "4 194 646,00", "68,3"],
///         ["Cadre de vie", "409 295,00", "6,7"],
///         ["Emploi", "1 376 516,00", "22,4"],
///         ["Pilotage", "155 593,00", "2,6"],
///         ["Total", "6 136 050,00", "100,0"],
///     ],
/// )?;
/// let audit = audit_colonne(&tableau).unwrap();
/// assert!(audit.arrondis.is_empty());
/// assert_eq!(audit.methodes, [Methode::Adams]);
/// assert!(audit.nearest_is_largest_remainder());
/// # Ok::<(), contrat_de_ville::controle::TableauError>(())
/// ```
#[must_use]
pub fn audit_colonne<K>(tableau: &Tableau<K>) -> Option<AuditColonne> {
    let montants: Vec<(usize, &MontantImprime, &Cellule<TauxImprime>)> = tableau
        .lignes
        .iter()
        .enumerate()
        .filter_map(|(rang, ligne)| {
            Some((rang, ligne.chiffres.montant.get()?, &ligne.chiffres.taux))
        })
        .collect();
    // A part is missing where it is not communicated, and where a rate stands alone.
    let inconnus = tableau.lignes.iter().map(|ligne| &ligne.chiffres).any(|chiffres| {
        let seul = chiffres.montant.is_empty() && !chiffres.taux.is_empty();
        seul || chiffres.montant == Cellule::NonCommunique
    });
    let imprime = tableau.total.as_ref().and_then(|total| total.montant.get());
    let somme: Somme = montants.iter().map(|(_, montant, _)| montant.euros()).sum();
    // Without a printed total the parts are the whole, unless one of them is missing.
    let total = match imprime {
        Some(total) => total.clone(),
        None if inconnus => return None,
        None => printed_sum(somme, &montants)?,
    };
    let lignes: Vec<LigneAuditee> = montants
        .iter()
        .filter_map(|(rang, montant, taux)| {
            let imprime = taux.get()?.clone();
            let candidat = Candidat::part((), montant, &total).ok()?;
            let arrondis = candidat.reproduces(&imprime);
            let possible = candidat.may_be(&imprime);
            let proche = candidat.taux.pourcentage(Arrondi::AuPlusProche, imprime.decimales());
            Some(LigneAuditee {
                rang: *rang,
                taux: candidat.taux,
                imprime,
                arrondis,
                possible,
                proche,
            })
        })
        .collect();
    let decimales = lignes.first().map(|ligne| ligne.imprime.decimales())?;
    let decimales = lignes.iter().all(|l| l.imprime.decimales() == decimales).then_some(decimales);
    let entiere = lignes.len() == montants.len() && !inconnus;
    let gives = |arrondi| lignes.iter().all(|ligne| ligne.arrondis.contains(&arrondi));
    let arrondis = Arrondi::TOUS.into_iter().filter(|arrondi| gives(*arrondi)).collect();
    let parts = Parts::of(montants.iter().map(|(rang, m, _)| (*rang, Somme::from(m.euros())))).ok();
    let repartition = |methode: Methode, decimales: Decimales| {
        parts.as_ref().and_then(|parts| parts.apportion(methode, decimales).ok())
    };
    let whole = decimales.filter(|_| entiere);
    let essayees: Vec<(Methode, Repartition<usize>)> = whole.map_or_else(Vec::new, |decimales| {
        let essai = |methode| Some((methode, repartition(methode, decimales)?));
        Methode::TOUTES.into_iter().filter_map(essai).collect()
    });
    let imprimes: Vec<i128> = lignes.iter().map(|ligne| ligne.imprime.unites()).collect();
    let methodes = essayees
        .iter()
        .filter(|(_, repartition)| gives_up_to_ties(repartition, &imprimes))
        .map(|(methode, _)| *methode)
        .collect();
    let methodes_essayees = essayees.iter().map(|(methode, _)| *methode).collect();
    let restes = whole.and_then(|decimales| {
        let (_, restes) =
            essayees.iter().find(|(methode, _)| *methode == Methode::PlusFortsRestes)?;
        restes.iter().map(|(_, unites)| print_unites(unites, decimales)).collect()
    });
    let ecart = whole.and_then(|decimales| {
        let cent = i128::from(decimales.puissance()).saturating_mul(100);
        imprimes
            .iter()
            .try_fold(0_i128, |somme, unites| somme.checked_add(*unites))?
            .checked_sub(cent)
    });
    Some(AuditColonne {
        lignes,
        total: total.euros().into(),
        decimales,
        arrondis,
        methodes,
        methodes_essayees,
        ecart,
        restes,
    })
}

/// Whether an apportionment gives that column, however the parties that stand level are settled.
fn gives_up_to_ties(repartition: &Repartition<usize>, imprimes: &[i128]) -> bool {
    let egalite = repartition.egalite();
    let ranks =
        |rangs: Option<&Vec<usize>>| rangs.into_iter().flatten().copied().collect::<BTreeSet<_>>();
    let servis = ranks(egalite.map(|egalite| &egalite.servis));
    let ecartes = ranks(egalite.map(|egalite| &egalite.ecartes));
    let total = imprimes.iter().try_fold(0_i128, |somme, unites| somme.checked_add(*unites));
    total == Some(repartition.unites().into())
        && repartition.iter().zip(imprimes).all(|((rang, unites), imprime)| {
            let ecart = imprime.checked_sub(unites.into());
            ecart == Some(0)
                || (ecart == Some(-1) && servis.contains(rang))
                || (ecart == Some(1) && ecartes.contains(rang))
        })
}

/// The sum of the parts, as if it were printed with the least precise of them.
fn printed_sum(
    somme: Somme,
    montants: &[(usize, &MontantImprime, &Cellule<TauxImprime>)],
) -> Option<MontantImprime> {
    let euros = Euros::try_from(somme).ok()?;
    let pas = montants.iter().map(|(_, montant, _)| montant.pas()).max().unwrap_or(1);
    Some(MontantImprime::of(euros, pas))
}
