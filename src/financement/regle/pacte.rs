use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::chiffre::Chiffres;
use super::{Examen, Formalite, Grandeur, Manque, Objet, Point, Verdict};
use crate::droit::Regle;
use crate::temps::Delai;

/// The financial and fiscal pact of an EPCI that signed a contrat de ville.
///
/// # Source
/// [`Regle::PacteFinancier1y`]: « À défaut d’avoir adopté un pacte financier et fiscal au plus tard un an après
/// l’entrée en vigueur du contrat de ville », an EPCI under the *fiscalité professionnelle unique* pays a
/// *dotation de solidarité communautaire* of half at least of the yearly growth of the taxes listed.
///
/// # Interpretation
/// The term is that of [`Delai::pacte_financier`]. The version of the text is that of the day asked: to ask
/// under the text of another day, ask on that day.
///
/// # Examples
/// ```
/// use contrat_de_ville::financement::regle::{Formalite, Pacte, Verdict};
///
/// let faits = Pacte {
///     fpu: Some(true),
///     signataire: Some(true),
///     entree_en_vigueur: "2024-01-01".parse().ok(),
///     adoption: Some(Formalite::Absente),
/// };
/// assert_eq!(faits.examine("2025-01-01".parse()?).verdict(), &Verdict::AVenir);
/// assert_eq!(faits.examine("2025-01-02".parse()?).verdict(), &Verdict::Enfreinte);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Pacte {
    /// Whether the EPCI is under the *fiscalité professionnelle unique*, where known.
    #[serde(default)]
    pub fpu: Option<bool>,
    /// Whether it signed a contrat de ville, where known.
    #[serde(default)]
    pub signataire: Option<bool>,
    /// When the contract entered into force, where known.
    #[serde(default, deserialize_with = "crate::jour::deserialize_option")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::jour::Jour>"))]
    pub entree_en_vigueur: Option<NaiveDate>,
    /// Whether the pact is adopted, where known.
    #[serde(default)]
    pub adoption: Option<Formalite>,
}

impl Pacte {
    /// The last day to adopt it; `None` if the entry into force is not known, or not in the years of the
    /// calendar.
    #[must_use]
    pub fn terme(&self) -> Option<NaiveDate> {
        Delai::pacte_financier().term(self.entree_en_vigueur?).ok()
    }

    /// Whether it was adopted in time.
    #[must_use]
    pub fn examine(&self, jour: NaiveDate) -> Examen {
        let chiffres = Chiffres::new()
            .jour(Grandeur::EntreeEnVigueur, self.entree_en_vigueur)
            .jour(Grandeur::Terme, self.terme())
            .formalite(Grandeur::Fait, self.adoption, jour);
        Examen::of_rule(Point::PacteFinancier, Regle::PacteFinancier1y, jour, chiffres, &|faits| {
            if !faits.ask_bool(self.fpu, Manque::Fpu) {
                return Verdict::SansObjet(Objet::HorsFpu);
            }
            if !faits.ask_bool(self.signataire, Manque::SignataireDuContrat) {
                return Verdict::SansObjet(Objet::NonSignataire);
            }
            let Some(terme) = self.terme() else {
                let inconnue = self.entree_en_vigueur.is_none();
                let manque = if inconnue { Manque::EntreeEnVigueur } else { Manque::Calendrier };
                return Verdict::NonVerifiable([manque].into());
            };
            faits.ask_formalite(self.adoption, Manque::Pacte).judge_by(terme, jour)
        })
    }
}
