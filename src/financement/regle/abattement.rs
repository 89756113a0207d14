use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::chiffre::Chiffres;
use super::{Examen, Formalite, Grandeur, Manque, Objet, Point, Verdict};
use crate::droit::Regle;
use crate::financement::{AbattementError, LieuDuBien, abattement_latest_signature};
use crate::identifiant::Annee;

/// The first year whose rule is read through the finance laws.
const PREMIERE_ANNEE_PROROGEE: u16 = 2025;

/// The conditions of the relief of thirty per cent of a landlord, for its first year.
///
/// # Source
/// [`Regle::Tfpb30`]: dwellings in a QPV, owner signatory of the contract and of a convention annexed to it,
/// « signée avant le 1er octobre de l’année qui précède celle de la première application »; from 2025 on,
/// [`Regle::Tfpb30Depuis2025`].
///
/// # Interpretation
/// The latest day is that of [`abattement_latest_signature`]. What was law for 2024 was not read, nor what it
/// was overseas in 2025 for a convention that was not signed before: the law renewed those that were.
///
/// # Examples
/// ```
/// use contrat_de_ville::financement::LieuDuBien;
/// use contrat_de_ville::financement::regle::{Abattement, Formalite, Verdict};
/// use contrat_de_ville::identifiant::Annee;
///
/// let faits = Abattement {
///     annee: Annee::new(2025).unwrap(),
///     lieu: LieuDuBien::Metropole,
///     signataire_du_contrat: Some(true),
///     convention: Some(Formalite::Faite("2025-04-01".parse()?)),
///     logements_en_qpv: None,
/// };
/// let [contrat, convention, qpv] = faits.examine("2025-06-01".parse()?);
/// assert_eq!(contrat.verdict(), &Verdict::Respectee);
/// assert_eq!(convention.verdict(), &Verdict::Enfreinte);
/// assert!(matches!(qpv.verdict(), Verdict::NonVerifiable(_)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Abattement {
    /// The first year of the relief.
    pub annee: Annee,
    /// Where the dwellings are.
    pub lieu: LieuDuBien,
    /// Whether the owner signed the contract, where known.
    #[serde(default)]
    pub signataire_du_contrat: Option<bool>,
    /// Whether the annexed convention is signed, where known.
    #[serde(default)]
    pub convention: Option<Formalite>,
    /// Whether the dwellings are in a QPV, where known.
    #[serde(default)]
    pub logements_en_qpv: Option<bool>,
}

impl Abattement {
    /// The owner, the convention, the dwellings.
    #[must_use]
    pub fn examine(&self, jour: NaiveDate) -> [Examen; 3] {
        let regle = if self.annee.get() < PREMIERE_ANNEE_PROROGEE {
            Regle::Tfpb30
        } else {
            Regle::Tfpb30Depuis2025
        };
        let annee = || Chiffres::new().annee(Grandeur::AnneeDApplication, self.annee);
        let dernier = abattement_latest_signature(self.annee, self.lieu);
        // A year that no text was read for has no condition either.
        let lu = !matches!(dernier, Err(AbattementError::HorsPeriode(_)));
        let non_lu = || Verdict::NonVerifiable([Manque::TexteDeLAnnee].into());
        let simple = |point, fait, manque| {
            Examen::of_rule(point, regle, jour, annee(), &|faits| {
                if lu { Verdict::of(faits.ask_bool(fait, manque)) } else { non_lu() }
            })
        };
        let chiffres = annee().jour(Grandeur::Terme, dernier.ok()).formalite(
            Grandeur::Signature,
            self.convention,
            jour,
        );
        let convention =
            Examen::of_rule(Point::AbattementConvention, regle, jour, chiffres, &|faits| {
                match dernier {
                    Ok(terme) => faits
                        .ask_formalite(self.convention, Manque::Convention)
                        .judge_by(terme, jour),
                    // What the law renewed was signed before that year; of a first convention nothing was read.
                    Err(AbattementError::RenouveleeParLaLoi(_)) => {
                        let convention = faits.ask_formalite(self.convention, Manque::Convention);
                        let annee = i32::from(self.annee.get());
                        match convention.done_on(jour) {
                            Some(le) if le.year() < annee => {
                                Verdict::SansObjet(Objet::RenouveleeParLaLoi)
                            }
                            Some(_) | None => non_lu(),
                        }
                    }
                    Err(AbattementError::HorsPeriode(_)) => non_lu(),
                }
            });
        let signataire = self.signataire_du_contrat;
        [
            simple(Point::AbattementContrat, signataire, Manque::SignataireDuContrat),
            convention,
            simple(Point::AbattementQpv, self.logements_en_qpv, Manque::LogementsEnQpv),
        ]
    }
}
