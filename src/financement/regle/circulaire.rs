use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::chiffre::Chiffres;
use super::{Examen, Grandeur, Manque, MontantPositif, Objet, Point, Verdict};
use crate::droit::Regle;
use crate::nombre::{Somme, Taux};

/// Conventions for several years among those of a year: half of them at least.
///
/// # Source
/// [`Regle::CirculaireCpo50`], a circulaire of 31 August 2023 through secondary sources: a target, not a rule
/// that an act could be annulled for.
///
/// # Examples
/// ```
/// use contrat_de_ville::financement::regle::{ObjectifCpo, Verdict};
///
/// let faits = ObjectifCpo { pluriannuelles: Some(30), annuelles: Some(30) };
/// assert_eq!(faits.examine("2024-09-24".parse()?).verdict(), &Verdict::Respectee);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ObjectifCpo {
    /// How many are for several years, where known.
    #[serde(default)]
    pub pluriannuelles: Option<u32>,
    /// How many are for one year, where known.
    #[serde(default)]
    pub annuelles: Option<u32>,
}

impl ObjectifCpo {
    /// Whether the target is reached.
    #[must_use]
    pub fn examine(&self, jour: NaiveDate) -> Examen {
        let pluriannuelles = self.pluriannuelles.map(u64::from);
        let toutes = pluriannuelles
            .zip(self.annuelles)
            .map(|(pluriannuelles, annuelles)| pluriannuelles.saturating_add(annuelles.into()));
        let atteint =
            pluriannuelles.zip(toutes).and_then(|(part, toutes)| Taux::of(part, toutes).ok());
        let chiffres = Chiffres::new()
            .nombre(Grandeur::ConventionsPluriannuelles, pluriannuelles)
            .nombre(Grandeur::Conventions, toutes)
            .taux(Grandeur::TauxAtteint, atteint)
            .taux(Grandeur::TauxDeLaRegle, Taux::of(50_u8, 100_u8).ok());
        Examen::of_rule(Point::ObjectifCpo, Regle::CirculaireCpo50, jour, chiffres, &|faits| {
            let mut ask = |fait, manque| faits.ask(fait, manque, 0, &[1, u32::MAX]);
            let pluriannuelles = ask(self.pluriannuelles, Manque::ConventionsPluriannuelles);
            let annuelles = ask(self.annuelles, Manque::ConventionsAnnuelles);
            if pluriannuelles == 0 && annuelles == 0 {
                return Verdict::SansObjet(Objet::AucuneConvention);
            }
            Verdict::of(pluriannuelles >= annuelles)
        })
    }
}

/// Money for the « poches de pauvreté », outside the QPV: at most 2.5 % of the envelope of programme 147 of
/// the département.
///
/// # Source
/// [`Regle::CirculairePoches25`], a circulaire of 31 August 2023 through secondary sources.
///
/// # Examples
/// ```
/// use contrat_de_ville::financement::regle::{MontantPositif, PochesDePauvrete, Verdict};
///
/// let faits = PochesDePauvrete {
///     credits: MontantPositif::parse("25000.01"),
///     enveloppe: MontantPositif::parse("1000000"),
/// };
/// assert_eq!(faits.examine("2024-09-24".parse()?).verdict(), &Verdict::Enfreinte);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PochesDePauvrete {
    /// What goes to them, where known.
    #[serde(default)]
    pub credits: Option<MontantPositif>,
    /// The envelope of the département, where known.
    #[serde(default)]
    pub enveloppe: Option<MontantPositif>,
}

impl PochesDePauvrete {
    /// The most that may go to them, down to the cent, if the envelope is known.
    #[must_use]
    pub fn plafond(&self) -> Option<Somme> {
        Some(Somme::from_centimes(self.enveloppe?.cents() / 40))
    }

    /// Whether they have no more.
    #[must_use]
    pub fn examine(&self, jour: NaiveDate) -> Examen {
        let atteint = self
            .credits
            .zip(self.enveloppe)
            .and_then(|(credits, enveloppe)| Taux::part(credits, enveloppe).ok());
        let chiffres = Chiffres::new()
            .montant(Grandeur::Poches, self.credits)
            .montant(Grandeur::Enveloppe, self.enveloppe)
            .montant(Grandeur::Plafond, self.plafond())
            .taux(Grandeur::TauxAtteint, atteint);
        Examen::of_rule(Point::PlafondPoches, Regle::CirculairePoches25, jour, chiffres, &|faits| {
            let credits = faits.ask_montant(self.credits, Manque::Poches);
            if credits == 0 {
                return Verdict::SansObjet(Objet::AucunePoche);
            }
            let enveloppe = faits.ask_montant(self.enveloppe, Manque::Enveloppe);
            Verdict::of(credits.saturating_mul(40) <= enveloppe)
        })
    }
}
