use super::conditions::ConditionsLues;
use super::{Attribution, Fraction, IdRae, Identite, Jour, Libelle, Nature, Objet, Versement};
use crate::identifiant::Siret;
use crate::nombre::{Arrondi, Euros};

/// A line of a deposit that was read, its texts still in the reader: nothing is allocated.
///
/// See [`Attribution`] for what each value is; [`AttributionLue::to_attribution`] gives one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AttributionLue<'a> {
    pub(super) nom_attribuant: &'a str,
    pub(super) id_attribuant: Siret,
    pub(super) date_convention: Jour,
    pub(super) reference_decision: Option<&'a str>,
    pub(super) nom_beneficiaire: &'a str,
    pub(super) identite: Identite,
    pub(super) objet: &'a str,
    pub(super) montant: Euros,
    pub(super) nature: Nature,
    pub(super) conditions_versement: ConditionsLues<'a>,
    pub(super) dates_periode_versement: Versement,
    pub(super) id_rae: Option<&'a str>,
    pub(super) notification_ue: bool,
    pub(super) pourcentage_subvention: Fraction,
    pub(super) dispositif_aide: Option<&'a str>,
}

impl<'a> AttributionLue<'a> {
    /// Who grants, by its official name.
    #[must_use]
    pub const fn nom_attribuant(&self) -> &'a str {
        self.nom_attribuant
    }

    /// Who grants, by its SIRET.
    #[must_use]
    pub const fn id_attribuant(&self) -> Siret {
        self.id_attribuant
    }

    /// Day of the agreement.
    #[must_use]
    pub const fn date_convention(&self) -> Jour {
        self.date_convention
    }

    /// The act that decides.
    #[must_use]
    pub const fn reference_decision(&self) -> Option<&'a str> {
        self.reference_decision
    }

    /// Who is paid, by its name.
    #[must_use]
    pub const fn nom_beneficiaire(&self) -> &'a str {
        self.nom_beneficiaire
    }

    /// Who is paid, by its numbers.
    #[must_use]
    pub const fn identite(&self) -> Identite {
        self.identite
    }

    /// What for.
    #[must_use]
    pub const fn objet(&self) -> &'a str {
        self.objet
    }

    /// The amount of the whole subsidy, before it is shared between payees.
    #[must_use]
    pub const fn montant(&self) -> Euros {
        self.montant
    }

    /// In money, in kind, or both.
    #[must_use]
    pub const fn nature(&self) -> Nature {
        self.nature
    }

    /// How it is paid, as the schema writes it.
    #[must_use]
    pub const fn conditions_versement(&self) -> &'a str {
        self.conditions_versement.as_str()
    }

    /// When it is paid.
    #[must_use]
    pub const fn dates_periode_versement(&self) -> Versement {
        self.dates_periode_versement
    }

    /// The scheme in the directory of aid to companies.
    #[must_use]
    pub const fn id_rae(&self) -> Option<&'a str> {
        self.id_rae
    }

    /// Whether it is *de minimis* aid notified to the European Commission.
    #[must_use]
    pub const fn notification_ue(&self) -> bool {
        self.notification_ue
    }

    /// The share of the payee.
    #[must_use]
    pub const fn pourcentage_subvention(&self) -> Fraction {
        self.pourcentage_subvention
    }

    /// The scheme that it is granted under.
    #[must_use]
    pub const fn dispositif_aide(&self) -> Option<&'a str> {
        self.dispositif_aide
    }

    /// What the payee of the line has: its share of the amount, to the cent under a rounding that the caller names.
    #[must_use]
    pub fn part(&self, arrondi: Arrondi) -> Euros {
        self.pourcentage_subvention.of(self.montant, arrondi)
    }

    /// The same values, which own their texts.
    #[must_use]
    pub fn to_attribution(&self) -> Attribution {
        Attribution {
            nom_attribuant: Libelle::of_checked(self.nom_attribuant),
            id_attribuant: self.id_attribuant,
            date_convention: self.date_convention,
            reference_decision: self.reference_decision.map(Libelle::of_checked),
            nom_beneficiaire: Libelle::of_checked(self.nom_beneficiaire),
            identite: self.identite,
            objet: Objet::of_checked(self.objet),
            montant: self.montant,
            nature: self.nature,
            conditions_versement: self.conditions_versement.to_conditions(),
            dates_periode_versement: self.dates_periode_versement,
            id_rae: self.id_rae.map(IdRae::of_checked),
            notification_ue: self.notification_ue,
            pourcentage_subvention: self.pourcentage_subvention,
            dispositif_aide: self.dispositif_aide.map(Libelle::of_checked),
        }
    }
}
