use chrono::NaiveDate;

use crate::identifiant::Annee;

/// How long a contract runs, by the law of 2014.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DureeLegale {
    /// Its first day.
    #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
    pub du: NaiveDate,
    /// Its last.
    #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
    pub au: NaiveDate,
}

/// Why the law gives no term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum DureeError {
    /// Signed in another year than the two that the law knows.
    #[error(
        "signed in {signature}, councils renewed in {renouvellement}: expected the same year, or the next"
    )]
    Signature {
        /// The year of the general renewal of municipal councils.
        renouvellement: Annee,
        /// The year of signature.
        signature: Annee,
    },
    /// The councils were renewed before the law.
    #[error(
        "councils renewed in {0}: the law is of 2014, expected a renewal of that year or later"
    )]
    AvantLaLoi(Annee),
    /// The contract would run past 2099.
    #[error("councils renewed in {0}: the contract would run past 2099")]
    HorsPeriode(Annee),
}

impl DureeLegale {
    /// The term of a contract signed in a year, after councils were renewed in another.
    ///
    /// # Source
    /// [`Regle::ContractTerm`](crate::droit::Regle::ContractTerm): « Ils entrent en vigueur le 1er janvier de
    /// l’année suivante pour une durée de six ans. »; signed a year later, « leur entrée en vigueur est
    /// décalée d’une année et leur durée est de cinq ans ».
    ///
    /// # Interpretation
    /// What finance laws added later (2022, then 2023; 2024 overseas) is not in it: dates of a contract are
    /// data. The law entered into force on 23 February 2014, before the general renewal of that year: this one is the
    /// first that it is about. Which years are of a general renewal is the caller’s to say.
    ///
    /// # Errors
    /// [`DureeError`] if councils were renewed before the law, if it was signed in another year, or runs past 2099.
    ///
    /// # Examples
    /// ```
    /// use contrat_de_ville::{contrat::DureeLegale, identifiant::Annee};
    ///
    /// let annee = |annee| Annee::new(annee).unwrap();
    /// let duree = DureeLegale::of(annee(2014), annee(2015))?;
    /// assert_eq!((duree.du.to_string(), duree.au.to_string()), ("2016-01-01".into(), "2020-12-31".into()));
    /// assert!(DureeLegale::of(annee(2014), annee(2016)).is_err());
    /// # Ok::<(), contrat_de_ville::contrat::DureeError>(())
    /// ```
    pub fn of(renouvellement: Annee, signature: Annee) -> Result<Self, DureeError> {
        if renouvellement.get() < 2014 {
            return Err(DureeError::AvantLaLoi(renouvellement));
        }
        let Some(retard @ (0 | 1)) = signature.get().checked_sub(renouvellement.get()) else {
            return Err(DureeError::Signature { renouvellement, signature });
        };
        // Six years from the next one, or five from the one after: the same last year.
        let debut = i32::from(renouvellement.get()).saturating_add(1).saturating_add(retard.into());
        let fin = renouvellement.get().saturating_add(6);
        let jours = Annee::new(fin).and_then(|fin| {
            let du = NaiveDate::from_ymd_opt(debut, 1, 1)?;
            Some(Self { du, au: NaiveDate::from_ymd_opt(fin.get().into(), 12, 31)? })
        });
        jours.ok_or(DureeError::HorsPeriode(renouvellement))
    }
}
