use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::chiffre::Chiffres;
use super::{Examen, Formalite, Grandeur, Manque, MontantPositif, Objet, Point, Verdict};
use crate::droit::Regle;
use crate::nombre::Somme;

/// What kind of EPCI pays or receives: each has its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum NatureEpci {
    /// *Communauté d'agglomération*.
    CommunauteDAgglomeration,
    /// *Communauté de communes*.
    CommunauteDeCommunes,
    /// *Communauté urbaine*.
    CommunauteUrbaine,
    /// *Métropole*.
    Metropole,
}

impl NatureEpci {
    /// The rule of its fonds de concours.
    #[must_use]
    pub const fn regle(self) -> Regle {
        match self {
            Self::CommunauteDAgglomeration => Regle::FdcCap,
            Self::CommunauteDeCommunes => Regle::FdcCapCc,
            Self::CommunauteUrbaine => Regle::FdcCapCu,
            Self::Metropole => Regle::FdcCapMetropole,
        }
    }
}

/// With or without VAT: the law does not say which the cost is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum BaseDuCout {
    /// VAT excluded.
    Ht,
    /// VAT included.
    Ttc,
}

/// The fonds de concours of one operation, from the EPCI to a commune or from a commune to the EPCI.
///
/// # Source
/// [`Regle::FdcCap`] and its like by kind of EPCI: « Afin de financer la réalisation ou le fonctionnement d’un
/// équipement, des fonds de concours peuvent être versés […] après accords concordants exprimés à la majorité
/// simple […]. Le montant total des fonds de concours ne peut excéder la part du financement assurée, hors
/// subventions, par le bénéficiaire du fonds de concours. »
///
/// # Interpretation
/// With a cost C, subsidies S (the fonds de concours not among them) and fonds de concours F, all of one
/// operation together: F ≤ C − S − F, so F ≤ (C − S) / 2, down to the cent, and never below zero. Whether C
/// is with VAT is not said: who asks names it, and the finding prints it.
///
/// # Examples
/// Of the seven operations of a published report the fund alone is known:
/// ```
/// use contrat_de_ville::financement::regle::{
///     BaseDuCout, FondsDeConcours, MontantPositif, NatureEpci, Verdict,
/// };
///
/// let parvis = FondsDeConcours {
///     epci: NatureEpci::CommunauteDAgglomeration,
///     base: BaseDuCout::Ht,
///     cout: None,
///     subventions: None,
///     fonds: vec![MontantPositif::parse("203756")],
///     equipement: Some(true),
///     deliberation_epci: None,
///     deliberation_commune: None,
/// };
/// let [plafond, equipement, _] = parvis.examine("2023-12-31".parse()?);
/// assert!(matches!(plafond.verdict(), Verdict::NonVerifiable(_)));
/// assert_eq!(equipement.verdict(), &Verdict::Respectee);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FondsDeConcours {
    /// The EPCI.
    pub epci: NatureEpci,
    /// Whether the cost is with VAT.
    pub base: BaseDuCout,
    /// What the operation costs, where known.
    #[serde(default)]
    pub cout: Option<MontantPositif>,
    /// What subsidies it has, fonds de concours excluded, where known.
    #[serde(default)]
    pub subventions: Option<MontantPositif>,
    /// Each fonds de concours of the operation, where its amount is known.
    pub fonds: Vec<Option<MontantPositif>>,
    /// Whether it is for an equipment, where known.
    #[serde(default)]
    pub equipement: Option<bool>,
    /// Whether the EPCI agreed by a simple majority, where known.
    #[serde(default)]
    pub deliberation_epci: Option<Formalite>,
    /// Whether the commune did, where known.
    #[serde(default)]
    pub deliberation_commune: Option<Formalite>,
}

impl FondsDeConcours {
    /// The most that is lawful, if the cost and the subsidies are known.
    #[must_use]
    pub fn plafond(&self) -> Option<Somme> {
        let reste = self.cout?.cents().saturating_sub(self.subventions?.cents());
        Some(Somme::from_centimes(cap(reste)))
    }

    fn connus(&self) -> Somme {
        self.fonds.iter().flatten().map(|fonds| fonds.euros()).sum()
    }

    /// The cap, the equipment and the two deliberations.
    #[must_use]
    pub fn examine(&self, jour: NaiveDate) -> [Examen; 3] {
        [self.examine_plafond(jour), self.examine_equipement(jour), self.examine_accords(jour)]
    }

    fn examine_plafond(&self, jour: NaiveDate) -> Examen {
        let cout = match self.base {
            BaseDuCout::Ht => Grandeur::CoutHt,
            BaseDuCout::Ttc => Grandeur::CoutTtc,
        };
        let connus = self.connus();
        let plafond = self.plafond();
        let chiffres = Chiffres::new()
            .montant(cout, self.cout)
            .montant(Grandeur::Subventions, self.subventions)
            .montant(Grandeur::FondsDeConcours, Some(connus))
            .montant(Grandeur::Plafond, plafond)
            .montant(
                Grandeur::Depassement,
                plafond.map(|plafond| connus.minus(plafond)).filter(|ecart| *ecart > Somme::ZERO),
            );
        Examen::of_rule(Point::FdcPlafond, self.epci.regle(), jour, chiffres, &|faits| {
            if self.fonds.is_empty() {
                return Verdict::SansObjet(Objet::AucunFonds);
            }
            let autres = self.fonds.iter().any(Option::is_none);
            let inconnus =
                faits.ask_montant((!autres).then_some(MontantPositif::ZERO), Manque::Fonds);
            let total = connus.centimes().saturating_add(inconnus);
            let cout = faits.ask_montant(self.cout, Manque::Cout);
            let subventions = faits.ask_montant(self.subventions, Manque::Subventions);
            Verdict::of(total <= cap(cout.saturating_sub(subventions)))
        })
    }

    fn examine_equipement(&self, jour: NaiveDate) -> Examen {
        let chiffres = Chiffres::new().montant(Grandeur::FondsDeConcours, Some(self.connus()));
        Examen::of_rule(Point::FdcEquipement, self.epci.regle(), jour, chiffres, &|faits| {
            if self.fonds.is_empty() {
                return Verdict::SansObjet(Objet::AucunFonds);
            }
            Verdict::of(faits.ask_bool(self.equipement, Manque::Equipement))
        })
    }

    fn examine_accords(&self, jour: NaiveDate) -> Examen {
        // One that is planned is told by neither name: it is the one that is missing.
        let done = |fait: Option<Formalite>| fait.and_then(|fait| fait.done_on(jour));
        let chiffres = Chiffres::new()
            .jour(Grandeur::DeliberationEpci, done(self.deliberation_epci))
            .jour(Grandeur::DeliberationCommune, done(self.deliberation_commune));
        Examen::of_rule(Point::FdcDeliberations, self.epci.regle(), jour, chiffres, &|faits| {
            if self.fonds.is_empty() {
                return Verdict::SansObjet(Objet::AucunFonds);
            }
            let epci = faits.ask_formalite(self.deliberation_epci, Manque::DeliberationEpci);
            let commune =
                faits.ask_formalite(self.deliberation_commune, Manque::DeliberationCommune);
            Verdict::of(epci.done_on(jour).is_some() && commune.done_on(jour).is_some())
        })
    }
}

/// Half of what is left, down to the cent.
fn cap(reste: i128) -> i128 {
    reste.max(0) / 2
}
