use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::chiffre::Chiffres;
use super::{Examen, Grandeur, Manque, MontantPositif, Objet, Point, Verdict};
use crate::droit::Regle;
use crate::nombre::{Somme, Taux};

const CENTIME: MontantPositif = match MontantPositif::parse("0.01") {
    Some(centime) => centime,
    None => MontantPositif::ZERO,
};

/// What the least rate of 20 % is compared with: the note of the text that was read does not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum LectureDuMinimum {
    /// The grants together.
    Ensemble,
    /// Each grant of the operation.
    Chacune,
}

/// The DETR, DPV, DSIL and DSID of one operation, on its eligible expenditure.
///
/// # Source
/// [`Regle::PublicAid80`]: they « ne peuvent représenter, employées seules ou de manière combinée, plus de 80 %
/// du montant prévisionnel de la dépense subventionnable », and the rate is 20 % at least, VAT excluded.
///
/// # Interpretation
/// It caps these grants only, not all public money. Whether the least rate is that of all of them or of each
/// is not quoted in what was read: who asks names the reading.
///
/// # Examples
/// ```
/// use contrat_de_ville::financement::regle::{Dotations, LectureDuMinimum, MontantPositif, Verdict};
///
/// let faits = Dotations {
///     depense: MontantPositif::parse("100000"),
///     detr: MontantPositif::parse("50000"),
///     dpv: MontantPositif::parse("30000.01"),
///     dsil: Some(MontantPositif::ZERO),
///     dsid: None,
///     minimum: LectureDuMinimum::Ensemble,
/// };
/// // Above 80 %, whatever the grant that is not known.
/// let [plafond, _] = faits.examine("2024-09-24".parse()?);
/// assert_eq!(plafond.verdict(), &Verdict::Enfreinte);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Dotations {
    /// The eligible expenditure, VAT excluded, where known.
    #[serde(default)]
    pub depense: Option<MontantPositif>,
    /// *Dotation d'équipement des territoires ruraux*, where known.
    #[serde(default)]
    pub detr: Option<MontantPositif>,
    /// *Dotation politique de la ville*, where known.
    #[serde(default)]
    pub dpv: Option<MontantPositif>,
    /// *Dotation de soutien à l'investissement local*, where known.
    #[serde(default)]
    pub dsil: Option<MontantPositif>,
    /// *Dotation de soutien à l'investissement des départements*, where known.
    #[serde(default)]
    pub dsid: Option<MontantPositif>,
    /// How the least rate is read.
    pub minimum: LectureDuMinimum,
}

impl Dotations {
    const fn each(&self) -> [(Option<MontantPositif>, Manque); 4] {
        [
            (self.detr, Manque::Detr),
            (self.dpv, Manque::Dpv),
            (self.dsil, Manque::Dsil),
            (self.dsid, Manque::Dsid),
        ]
    }

    /// The most that they may be together, down to the cent; `None` if the eligible expenditure is not known.
    #[must_use]
    pub fn plafond(&self) -> Option<Somme> {
        Some(Somme::from_centimes(self.depense?.cents().saturating_mul(80) / 100))
    }

    /// The cap of 80 %, and the least rate of 20 %.
    #[must_use]
    pub fn examine(&self, jour: NaiveDate) -> [Examen; 2] {
        let connues: Vec<MontantPositif> =
            self.each().into_iter().filter_map(|(dotation, _)| dotation).collect();
        let total: Somme = connues.iter().map(|dotation| dotation.euros()).sum();
        let complet = connues.len() == self.each().len();
        let atteint =
            self.depense.filter(|_| complet).and_then(|depense| Taux::part(total, depense).ok());
        let chiffres = || {
            Chiffres::new()
                .montant(Grandeur::DepenseSubventionnable, self.depense)
                .montant(Grandeur::Dotations, Some(total))
                .taux(Grandeur::TauxAtteint, atteint)
        };
        let maximum = self.plafond();
        let depassement =
            maximum.map(|maximum| total.minus(maximum)).filter(|ecart| *ecart > Somme::ZERO);
        let plafond = Examen::of_rule(
            Point::DotationsPlafond,
            Regle::PublicAid80,
            jour,
            chiffres()
                .montant(Grandeur::Plafond, maximum)
                .montant(Grandeur::Depassement, depassement),
            &|faits| {
                let depense = faits.ask_montant(self.depense, Manque::DepenseSubventionnable);
                let total = self.each().into_iter().fold(0_i128, |total, (dotation, manque)| {
                    total.saturating_add(faits.ask_montant(dotation, manque))
                });
                Verdict::of(reach(total) <= depense.saturating_mul(80))
            },
        );
        let (point, chiffres) = match self.minimum {
            LectureDuMinimum::Ensemble => (Point::DotationsMinimumEnsemble, chiffres()),
            LectureDuMinimum::Chacune => {
                let accordees =
                    connues.iter().filter(|dotation| **dotation != MontantPositif::ZERO);
                let chiffres = Chiffres::new()
                    .montant(Grandeur::DepenseSubventionnable, self.depense)
                    .montant(Grandeur::PlusFaibleDotation, accordees.min().copied());
                (Point::DotationsMinimumChacune, chiffres)
            }
        };
        let minimum = Examen::of_rule(point, Regle::PublicAid80, jour, chiffres, &|faits| {
            // Nothing, the least that counts, or the most: between the last two the verdict is monotone.
            let dotations = self.each().map(|(dotation, manque)| {
                faits
                    .ask(dotation, manque, MontantPositif::ZERO, &[CENTIME, MontantPositif::MAX])
                    .cents()
            });
            let moindre = match self.minimum {
                LectureDuMinimum::Ensemble => {
                    Some(dotations.into_iter().fold(0, i128::saturating_add)).filter(|t| *t > 0)
                }
                LectureDuMinimum::Chacune => dotations.into_iter().filter(|d| *d > 0).min(),
            };
            let Some(moindre) = moindre else {
                return Verdict::SansObjet(Objet::AucuneDotation);
            };
            let depense = faits.ask_montant(self.depense, Manque::DepenseSubventionnable);
            Verdict::of(reach(moindre) >= depense.saturating_mul(20))
        });
        [plafond, minimum]
    }
}

/// An amount in hundredths, to compare with so many of them.
const fn reach(montant: i128) -> i128 {
    montant.saturating_mul(100)
}
