use core::fmt;
use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::chiffre::Chiffres;
use super::{Examen, Formalite, Grandeur, Manque, MontantPositif, Objet, Point, Verdict};
use crate::droit::Regle;
use crate::financement::{Beneficiaire, Financeur, NatureFinanceur, Personne, Tranche};
use crate::identifiant::Annee;
use crate::nombre::{Euros, Somme};

/// Above that, a year, a convention is compulsory.
const SEUIL: MontantPositif = match MontantPositif::parse("23000") {
    Some(seuil) => seuil,
    None => MontantPositif::MAX,
};

/// A grant of an authority in a year.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Subvention {
    /// Who grants it.
    pub autorite: Financeur,
    /// Who is paid.
    pub beneficiaire: Beneficiaire,
    /// The year.
    pub annee: Annee,
    /// How much.
    pub montant: MontantPositif,
}

/// Grants that are no [`Subvention`]: their total of the year is below zero, or beyond one amount.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProblemeDeSubvention {
    /// Who grants.
    pub autorite: Financeur,
    /// Who is paid.
    pub beneficiaire: Beneficiaire,
    /// The total of the lines.
    pub total: Somme,
}

impl fmt::Display for ProblemeDeSubvention {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { autorite, beneficiaire, total } = self;
        write!(
            f,
            "grants of {autorite} to {beneficiaire}: {} € in the year, expected zero or more, and at most \
             2^63 - 1 cents",
            total.plain()
        )
    }
}

/// Every total that is no grant, by payer and operator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProblemesDeSubventions(Vec<ProblemeDeSubvention>);

impl ProblemesDeSubventions {
    /// The problems; never empty.
    #[must_use]
    pub fn as_slice(&self) -> &[ProblemeDeSubvention] {
        &self.0
    }
}

impl fmt::Display for ProblemesDeSubventions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (rang, probleme) in self.0.iter().enumerate() {
            write!(f, "{}{probleme}", if rang == 0 { "" } else { "; " })?;
        }
        Ok(())
    }
}

impl core::error::Error for ProblemesDeSubventions {}

impl Subvention {
    /// The grants of a stage of a programme, one for each payer and operator, in that order: known by its SIRET,
    /// or by its name alone.
    ///
    /// What the operator pays from its own funds is no grant, and is left out. A payer that is not named is one
    /// authority: communes that pay must be named to be told apart.
    ///
    /// # Errors
    /// [`ProblemesDeSubventions`]: every payer and operator whose lines add up to less than nothing, or to more
    /// than one amount.
    pub fn of_tranche(tranche: Tranche<'_>) -> Result<Vec<Self>, ProblemesDeSubventions> {
        let mut totaux: BTreeMap<(&Financeur, Beneficiaire), Somme> = BTreeMap::new();
        for (action, source, montant) in tranche.iter() {
            let autorite = source.financeur();
            if autorite.nature() == NatureFinanceur::Operateur {
                continue;
            }
            let beneficiaire = Beneficiaire::of(&action.operateur);
            let total = totaux.entry((autorite, beneficiaire)).or_default();
            *total = total.merge(montant.into());
        }
        let annee = tranche.programmation().annee();
        let mut subventions = Vec::with_capacity(totaux.len());
        let mut problemes = Vec::new();
        for ((autorite, beneficiaire), total) in totaux {
            let autorite = autorite.clone();
            match Euros::try_from(total).ok().and_then(MontantPositif::new) {
                Some(montant) => {
                    subventions.push(Self { autorite, beneficiaire, annee, montant });
                }
                None => problemes.push(ProblemeDeSubvention { autorite, beneficiaire, total }),
            }
        }
        if problemes.is_empty() { Ok(subventions) } else { Err(ProblemesDeSubventions(problemes)) }
    }
}

/// What is known of a payee and of its convention with the authority for the year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SituationDuBeneficiaire {
    /// Whether it is of private law, where known.
    #[serde(default)]
    pub droit_prive: Option<bool>,
    /// Whether a convention is signed, where known.
    #[serde(default)]
    pub convention: Option<Formalite>,
}

/// The grants of one authority to one payee in one year, and what the rule says of them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ExamenDeConvention {
    /// Who grants.
    pub autorite: Financeur,
    /// The year.
    pub annee: Annee,
    /// Who is paid.
    pub personne: Personne,
    /// The finding.
    pub examen: Examen,
}

/// Whether each payee has the convention that its grants of the year ask for: one finding for each
/// authority, year and legal person, in that order, whatever the order of the grants.
///
/// # Source
/// [`Regle::SubsidyConvention23k`]: compulsory where the yearly amount to a body of private law exceeds
/// 23 000 €. Strictly: 23 000,00 € asks for none.
///
/// # Interpretation
/// The amount is that of all grants of the authority to the legal person in the year. Two payers of different
/// names are two authorities, and one that is not named is another: who pays is to be named in one way. A name could
/// be that of another payee: if that could change the answer, the SIREN is missing.
///
/// # Examples
/// ```
/// use contrat_de_ville::financement::{Beneficiaire, Financeur};
/// use contrat_de_ville::financement::regle::{
///     Formalite, MontantPositif, SituationDuBeneficiaire, Subvention, Verdict,
///     examine_conventions,
/// };
/// use contrat_de_ville::identifiant::Annee;
///
/// let grant = |beneficiaire, euros| Subvention {
///     autorite: Financeur::EPCI,
///     beneficiaire,
///     annee: Annee::new(2023).unwrap(),
///     montant: MontantPositif::parse(euros).unwrap(),
/// };
/// let siege = Beneficiaire::Siret("35600000000048".parse()?);
/// let antenne = Beneficiaire::Siren("356000000".parse()?);
/// let prive = |_: &_, _, _: &_| SituationDuBeneficiaire {
///     droit_prive: Some(true),
///     convention: Some(Formalite::Absente),
/// };
/// let examens = examine_conventions(
///     &[grant(siege, "12000"), grant(antenne, "11000.01")], prive, "2024-09-24".parse()?,
/// );
/// assert_eq!(examens.len(), 1);
/// assert_eq!(examens[0].examen.verdict(), &Verdict::Enfreinte);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn examine_conventions(
    subventions: &[Subvention],
    situation: impl Fn(&Financeur, Annee, &Personne) -> SituationDuBeneficiaire,
    jour: NaiveDate,
) -> Vec<ExamenDeConvention> {
    let mut annees: BTreeMap<(&Financeur, Annee), BTreeMap<Personne, Somme>> = BTreeMap::new();
    for subvention in subventions {
        let personnes = annees.entry((&subvention.autorite, subvention.annee)).or_default();
        let total = personnes.entry(subvention.beneficiaire.personne()).or_default();
        *total = total.merge(subvention.montant.into());
    }
    let mut examens = Vec::new();
    for ((autorite, annee), personnes) in annees {
        let autres = Autres::of(&personnes);
        for (personne, total) in &personnes {
            let plus = autres.beside(personne, *total);
            examens.push(ExamenDeConvention {
                autorite: autorite.clone(),
                annee,
                personne: personne.clone(),
                examen: judge(*total, plus, situation(autorite, annee, personne), jour),
            });
        }
    }
    examens
}

/// What payees of the same authority and year could have beside their own grants, added up once for all.
struct Autres {
    noms: Somme,
    plus_grand_siren: Somme,
}

impl Autres {
    fn of(personnes: &BTreeMap<Personne, Somme>) -> Self {
        let mut autres = Self { noms: Somme::ZERO, plus_grand_siren: Somme::ZERO };
        for (personne, total) in personnes {
            match personne {
                Personne::Nom(_) => autres.noms = autres.noms.merge(*total),
                Personne::Siren(_) => autres.plus_grand_siren = autres.plus_grand_siren.max(*total),
            }
        }
        autres
    }

    /// The most that the same body could have under other names of the year: every name, and for a name the
    /// largest of the legal persons, since two SIREN are two bodies.
    fn beside(&self, personne: &Personne, total: Somme) -> Somme {
        match personne {
            Personne::Siren(_) => self.noms,
            Personne::Nom(_) => self.noms.minus(total).merge(self.plus_grand_siren),
        }
    }
}

fn judge(total: Somme, plus: Somme, situation: SituationDuBeneficiaire, jour: NaiveDate) -> Examen {
    let chiffres = Chiffres::new()
        .montant(Grandeur::TotalAnnuel, Some(total))
        .montant(Grandeur::Seuil, Some(SEUIL))
        .formalite(Grandeur::Signature, situation.convention, jour);
    Examen::of_rule(Point::Convention23k, Regle::SubsidyConvention23k, jour, chiffres, &|faits| {
        let seul = plus.is_zero().then_some(Somme::ZERO);
        let plus = faits.ask(seul, Manque::IdentiteDuBeneficiaire, Somme::ZERO, &[plus]);
        if total.merge(plus) <= SEUIL.into() {
            return Verdict::SansObjet(Objet::SeuilNonDepasse);
        }
        if !faits.ask_bool(situation.droit_prive, Manque::StatutDuBeneficiaire) {
            return Verdict::SansObjet(Objet::BeneficiairePublic);
        }
        let convention = faits.ask_formalite(situation.convention, Manque::Convention);
        Verdict::of(convention.done_on(jour).is_some())
    })
}
