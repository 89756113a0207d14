//! Which rounding, or which apportionment, gives a printed column of shares?

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
    /// How many roundings and apportionments were tried on the whole column.
    pub essais: usize,
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
    /// The nearest printed share.
    pub proche: TauxArrondi,
}

impl LigneAuditee {
    /// Confirmed by rounding to the nearest, explained by another rounding, or neither.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        match self.arrondis.as_slice() {
            [] => Verdict::NonConforme,
            arrondis if arrondis.contains(&Arrondi::AuPlusProche) => Verdict::Confirme,
            [..] => Verdict::Explique,
        }
    }
}

impl AuditColonne {
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
    let inconnus =
        tableau.lignes.iter().any(|ligne| ligne.chiffres.montant == Cellule::NonCommunique);
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
            let proche = candidat.taux.pourcentage(Arrondi::AuPlusProche, imprime.decimales());
            Some(LigneAuditee { rang: *rang, taux: candidat.taux, imprime, arrondis, proche })
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
    let methodes = whole.map_or_else(Vec::new, |decimales| {
        let imprimes: Vec<i128> = lignes.iter().map(|ligne| ligne.imprime.unites()).collect();
        Methode::TOUTES
            .into_iter()
            .filter(|methode| {
                repartition(*methode, decimales).is_some_and(|r| gives_up_to_ties(&r, &imprimes))
            })
            .collect()
    });
    let restes = whole.and_then(|decimales| {
        repartition(Methode::PlusFortsRestes, decimales)?
            .iter()
            .map(|(_, unites)| print_unites(unites, decimales))
            .collect()
    });
    let ecart = whole.and_then(|decimales| {
        let cent = i128::from(decimales.puissance()).saturating_mul(100);
        lignes
            .iter()
            .try_fold(0_i128, |somme, ligne| somme.checked_add(ligne.imprime.unites()))?
            .checked_sub(cent)
    });
    let essais = if whole.is_some() {
        Arrondi::TOUS.len() + Methode::TOUTES.len()
    } else {
        Arrondi::TOUS.len()
    };
    Some(AuditColonne {
        lignes,
        total: total.euros().into(),
        decimales,
        arrondis,
        methodes,
        essais,
        ecart,
        restes,
    })
}

/// Whether an apportionment gives that column, however the parties that stand level are settled.
fn gives_up_to_ties(repartition: &Repartition<usize>, imprimes: &[i128]) -> bool {
    let level = |rang: &usize, servis: bool| {
        let egalite = repartition.egalite();
        egalite.is_some_and(|e| if servis { &e.servis } else { &e.ecartes }.contains(rang))
    };
    let total = imprimes.iter().try_fold(0_i128, |somme, unites| somme.checked_add(*unites));
    total == Some(repartition.unites().into())
        && repartition.iter().zip(imprimes).all(|((rang, unites), imprime)| {
            let ecart = imprime.checked_sub(unites.into());
            ecart == Some(0)
                || (ecart == Some(-1) && level(rang, true))
                || (ecart == Some(1) && level(rang, false))
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
