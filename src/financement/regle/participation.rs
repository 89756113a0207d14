use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::chiffre::Chiffres;
use super::{Examen, Grandeur, Manque, MontantPositif, Objet, Point, Verdict};
use crate::droit::Regle;
use crate::nombre::{Somme, Taux};

/// The least share of public financing that the *maître d'ouvrage* brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum TauxDeParticipation {
    /// 10 %: Corsica.
    Corse,
    /// 15 %: operations of European territorial cooperation that have the ERDF.
    CooperationTerritoriale,
    /// 20 %: the general rule.
    General,
    /// 30 %: competences with a *chef de file*.
    ChefDeFile,
}

impl TauxDeParticipation {
    /// Every rate, the lowest first.
    pub const TOUS: [Self; 4] =
        [Self::Corse, Self::CooperationTerritoriale, Self::General, Self::ChefDeFile];

    /// In hundredths.
    #[must_use]
    pub const fn centiemes(self) -> u8 {
        match self {
            Self::Corse => 10,
            Self::CooperationTerritoriale => 15,
            Self::General => 20,
            Self::ChefDeFile => 30,
        }
    }
}

/// Whether the rule leaves the operation out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Exemption {
    /// It does not.
    Aucune,
    /// Guadeloupe, Guyane, La Réunion, Martinique, Mayotte, Saint-Barthélemy, Saint-Martin,
    /// Saint-Pierre-et-Miquelon.
    Territoire,
    /// An operation of a contrat de plan État-région or of a contrat de convergence.
    ContratDePlan,
    /// The préfet derogated (heritage, calamities, bridges, health centres, fire defence…).
    Derogation,
    /// Urban renewal: article 9 of loi n° 2003-710, which was not found; who asks says that it applies.
    RenouvellementUrbain,
}

impl Exemption {
    const fn objet(self) -> Option<Objet> {
        match self {
            Self::Aucune => None,
            Self::Territoire => Some(Objet::TerritoireExempte),
            Self::ContratDePlan => Some(Objet::ContratDePlan),
            Self::Derogation => Some(Objet::Derogation),
            Self::RenouvellementUrbain => Some(Objet::RenouvellementUrbain),
        }
    }
}

/// The least own share of the *maître d'ouvrage*, a collectivité or a group of them.
///
/// # Source
/// [`Regle::MinOwnShare20`]: « cette participation minimale du maître d’ouvrage est de 20 % du montant total
/// des financements apportés par des personnes publiques à ce projet ».
///
/// # Interpretation
/// The base is *public* financing, the own share included, and not the cost. Which rate holds where several
/// could (Corsica, a *chef de file*, European cooperation) is not said: who asks names it.
///
/// # Examples
/// ```
/// use contrat_de_ville::financement::regle::{
///     Exemption, MontantPositif, ParticipationMinimale, TauxDeParticipation, Verdict,
/// };
///
/// let faits = ParticipationMinimale {
///     participation: MontantPositif::parse("20000"),
///     autres_publics: MontantPositif::parse("80000"),
///     incertains: MontantPositif::ZERO,
///     investissement: Some(true),
///     taux: Some(TauxDeParticipation::General),
///     exemption: Some(Exemption::Aucune),
/// };
/// assert_eq!(faits.examine("2024-09-24".parse()?).verdict(), &Verdict::Respectee);
/// // A subsidy that may be public, or not, decides.
/// let incertain = ParticipationMinimale { incertains: MontantPositif::parse("0.01").unwrap(), ..faits };
/// let examen = incertain.examine("2024-09-24".parse()?);
/// assert!(matches!(examen.verdict(), Verdict::NonVerifiable(_)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ParticipationMinimale {
    /// What the *maître d'ouvrage* brings, where known.
    #[serde(default)]
    pub participation: Option<MontantPositif>,
    /// What other public bodies bring, where known.
    #[serde(default)]
    pub autres_publics: Option<MontantPositif>,
    /// What comes from bodies that nobody said to be public or not.
    pub incertains: MontantPositif,
    /// Whether it is investment, where known.
    #[serde(default)]
    pub investissement: Option<bool>,
    /// The rate that applies, where known.
    #[serde(default)]
    pub taux: Option<TauxDeParticipation>,
    /// Whether the rule leaves it out, where known.
    #[serde(default)]
    pub exemption: Option<Exemption>,
}

impl ParticipationMinimale {
    /// The least own share that would do beside the other public financing, up to the cent; `None` if the
    /// rate, the other financing, or whether a part of it is public, is not known.
    #[must_use]
    pub fn minimum(&self) -> Option<Somme> {
        if self.incertains != MontantPositif::ZERO {
            return None;
        }
        // 100 p ≥ t (p + a), so p ≥ t a / (100 − t), whose divisor is 70 at least.
        let taux = i128::from(self.taux?.centiemes());
        let haut = self.autres_publics?.cents().saturating_mul(taux);
        let bas = 100_i128.saturating_sub(taux);
        let exces = haut.checked_rem(bas)? != 0;
        Some(Somme::from_centimes(haut.checked_div(bas)?.saturating_add(i128::from(exces))))
    }

    /// Whether the own share is reached.
    #[must_use]
    pub fn examine(&self, jour: NaiveDate) -> Examen {
        let base = self
            .participation
            .zip(self.autres_publics)
            .map(|(participation, autres)| Somme::from(participation).merge(autres.into()));
        let certains = base.filter(|_| self.incertains == MontantPositif::ZERO);
        let atteint = certains
            .zip(self.participation)
            .and_then(|(base, participation)| Taux::part(participation, base).ok());
        let chiffres = Chiffres::new()
            .montant(Grandeur::Participation, self.participation)
            .montant(Grandeur::FinancementsPublics, base)
            .montant(
                Grandeur::FinancementsIncertains,
                Some(self.incertains).filter(|montant| *montant != MontantPositif::ZERO),
            )
            .taux(Grandeur::TauxAtteint, atteint)
            .taux(
                Grandeur::TauxDeLaRegle,
                self.taux.and_then(|taux| Taux::of(taux.centiemes(), 100_u8).ok()),
            )
            .montant(Grandeur::ParticipationMinimale, self.minimum());
        let point = Point::ParticipationMinimale;
        Examen::of_rule(point, Regle::MinOwnShare20, jour, chiffres, &|faits| {
            if !faits.ask_bool(self.investissement, Manque::Investissement) {
                return Verdict::SansObjet(Objet::Fonctionnement);
            }
            // Exempt or not: which exemption makes no other difference.
            let exemption = faits.ask(
                self.exemption,
                Manque::Exemption,
                Exemption::Aucune,
                &[Exemption::Territoire],
            );
            if let Some(objet) = exemption.objet() {
                return Verdict::SansObjet(objet);
            }
            let [premier, autres @ ..] = TauxDeParticipation::TOUS;
            let taux = faits.ask(self.taux, Manque::TauxApplicable, premier, &autres);
            let participation = faits.ask_montant(self.participation, Manque::Participation);
            let autres = faits.ask_montant(self.autres_publics, Manque::AutresFinancementsPublics);
            let certain = self.incertains == MontantPositif::ZERO;
            let incertains = faits.ask(
                certain.then_some(MontantPositif::ZERO),
                Manque::NatureDesFinanceurs,
                MontantPositif::ZERO,
                &[self.incertains],
            );
            let base = participation.saturating_add(autres).saturating_add(incertains.cents());
            let du = base.saturating_mul(i128::from(taux.centiemes()));
            Verdict::of(participation.saturating_mul(100) >= du)
        })
    }
}
