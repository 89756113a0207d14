use serde::{Deserialize, Serialize};

use crate::droit::Regle;

/// One row a point: its code, the rules of law that it may rest on (none: arithmetic), what it is, and what
/// is said when it is kept and when it is not.
macro_rules! points {
    ($($(#[$doc:meta])* $nom:ident = $code:literal, [$($regle:ident),*], $sujet:literal, $oui:literal, $non:literal;)*) => {
        /// What a finding is about: one condition of a rule.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "financement.regle.Point"))]
        #[non_exhaustive]
        pub enum Point {
            $($(#[$doc])* #[serde(rename = $code)] $nom,)*
        }

        impl Point {
            /// Every point.
            pub const TOUS: [Self; [$($code),*].len()] = [$(Self::$nom),*];

            /// The stable code.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$nom => $code,)*
                }
            }

            /// The rules of law that it may rest on; none if it is a check of arithmetic.
            #[must_use]
            pub const fn regles(self) -> &'static [Regle] {
                match self {
                    $(Self::$nom => &[$(Regle::$regle),*],)*
                }
            }

            /// What it is, in French.
            #[must_use]
            pub const fn sujet(self) -> &'static str {
                match self {
                    $(Self::$nom => $sujet,)*
                }
            }

            /// What is said when it is kept, or when it is not.
            pub(super) const fn phrase(self, respectee: bool) -> &'static str {
                match self {
                    $(Self::$nom => if respectee { $oui } else { $non },)*
                }
            }
        }
    };
}

points! {
    /// No more than the beneficiary's own part.
    FdcPlafond = "FDC-PLAFOND", [FdcCap, FdcCapCc, FdcCapCu, FdcCapMetropole],
        "plafond des fonds de concours",
        "les fonds de concours ne dépassent pas la part que le bénéficiaire assure, hors subventions",
        "les fonds de concours dépassent la part que le bénéficiaire assure, hors subventions";
    /// For an equipment only.
    FdcEquipement = "FDC-EQUIPEMENT", [FdcCap, FdcCapCc, FdcCapCu, FdcCapMetropole],
        "objet des fonds de concours",
        "les fonds de concours financent un équipement",
        "les fonds de concours ne financent pas un équipement";
    /// Two concordant deliberations.
    FdcDeliberations = "FDC-DELIBERATIONS", [FdcCap, FdcCapCc, FdcCapCu, FdcCapMetropole],
        "accords concordants sur les fonds de concours",
        "l’EPCI et la commune ont délibéré, à la majorité simple",
        "il manque la délibération de l’EPCI ou celle de la commune";
    /// The least own share of public financing.
    ParticipationMinimale = "PARTICIPATION-MINIMALE", [MinOwnShare20],
        "participation minimale du maître d’ouvrage",
        "la participation du maître d’ouvrage atteint la part minimale des financements publics",
        "la participation du maître d’ouvrage n’atteint pas la part minimale des financements publics";
    /// The most that these grants of the State may be.
    DotationsPlafond = "DOTATIONS-PLAFOND", [PublicAid80],
        "plafond des DETR, DPV, DSIL et DSID",
        "les DETR, DPV, DSIL et DSID ne dépassent pas 80\u{a0}% de la dépense subventionnable",
        "les DETR, DPV, DSIL et DSID dépassent 80\u{a0}% de la dépense subventionnable";
    /// The least, all of them together.
    DotationsMinimumEnsemble = "DOTATIONS-MINIMUM-ENSEMBLE", [PublicAid80],
        "taux minimal des DETR, DPV, DSIL et DSID, prises ensemble",
        "les dotations, prises ensemble, atteignent 20\u{a0}% de la dépense subventionnable hors taxes",
        "les dotations, prises ensemble, n’atteignent pas 20\u{a0}% de la dépense subventionnable hors taxes";
    /// The least, each on its own.
    DotationsMinimumChacune = "DOTATIONS-MINIMUM-CHACUNE", [PublicAid80],
        "taux minimal de chacune des DETR, DPV, DSIL et DSID",
        "chaque dotation atteint 20\u{a0}% de la dépense subventionnable hors taxes",
        "une dotation n’atteint pas 20\u{a0}% de la dépense subventionnable hors taxes";
    /// A convention above 23 000 € a year.
    Convention23k = "CONVENTION-23K", [SubsidyConvention23k],
        "convention au-delà de 23\u{202f}000\u{a0}€ par an",
        "la convention, obligatoire, est signée",
        "la convention, obligatoire, n’est pas signée";
    /// Essential data online in time.
    DonneesEssentielles = "DONNEES-ESSENTIELLES", [SubsidyOpenData],
        "publication des données essentielles de la convention",
        "les données essentielles sont publiées dans les trois mois de la signature",
        "les données essentielles ne sont pas publiées dans les trois mois de la signature";
    /// The contrat d'engagement républicain, before the grant.
    ContratDEngagement = "CONTRAT-D-ENGAGEMENT", [SubsidyConditionsCer],
        "contrat d’engagement républicain",
        "le contrat d’engagement républicain est signé au plus tard à l’attribution",
        "le contrat d’engagement républicain n’est pas signé au plus tard à l’attribution";
    /// The compte rendu financier, within six months.
    CompteRenduFinancier = "COMPTE-RENDU-FINANCIER", [SubsidyConditionsReport],
        "compte rendu financier",
        "le compte rendu financier est remis dans les six mois de la fin de l’exercice",
        "le compte rendu financier n’est pas remis dans les six mois de la fin de l’exercice";
    /// Certified accounts above 153 000 € a year.
    ComptesCertifies = "COMPTES-CERTIFIES", [SubsidyConditionsAccounts],
        "certification des comptes au-delà de 153\u{202f}000\u{a0}€ de subventions publiques par an",
        "les comptes, à certifier, le sont",
        "les comptes, à certifier, ne le sont pas";
    /// The owner signed the contract.
    AbattementContrat = "ABATTEMENT-CONTRAT", [Tfpb30, Tfpb30Depuis2025],
        "abattement de taxe foncière, signature du contrat de ville",
        "le bailleur est signataire du contrat de ville",
        "le bailleur n’est pas signataire du contrat de ville";
    /// The annexed convention was signed in time.
    AbattementConvention = "ABATTEMENT-CONVENTION", [Tfpb30, Tfpb30Depuis2025],
        "abattement de taxe foncière, convention annexée au contrat",
        "la convention annexée au contrat est signée à temps",
        "la convention annexée au contrat n’est pas signée à temps";
    /// The dwellings are in a QPV.
    AbattementQpv = "ABATTEMENT-QPV", [Tfpb30, Tfpb30Depuis2025],
        "abattement de taxe foncière, situation des logements",
        "les logements sont situés dans un quartier prioritaire",
        "les logements ne sont pas situés dans un quartier prioritaire";
    /// The financial and fiscal pact, within a year.
    PacteFinancier = "PACTE-FINANCIER", [PacteFinancier1y],
        "pacte financier et fiscal",
        "le pacte financier et fiscal est adopté dans l’année de l’entrée en vigueur du contrat de ville",
        "le pacte financier et fiscal n’est pas adopté dans l’année de l’entrée en vigueur du contrat de ville : l’EPCI doit verser une dotation de solidarité communautaire d’au moins 50\u{a0}% de la croissance annuelle des impôts que l’article énumère";
    /// Half of the conventions for several years.
    ObjectifCpo = "OBJECTIF-CPO", [CirculaireCpo50],
        "objectif de conventions pluriannuelles",
        "la moitié au moins des conventions sont pluriannuelles",
        "moins de la moitié des conventions sont pluriannuelles : l’objectif n’est pas atteint";
    /// At most 2.5 % outside the QPV.
    PlafondPoches = "PLAFOND-POCHES", [CirculairePoches25],
        "part des poches de pauvreté hors QPV",
        "les poches de pauvreté ont au plus 2,5\u{a0}% de l’enveloppe départementale du programme 147",
        "les poches de pauvreté ont plus de 2,5\u{a0}% de l’enveloppe départementale du programme 147";
    /// No granting on, unless the convention provides for it.
    Reversement = "REVERSEMENT", [SubsidyControl],
        "reversement de la subvention à d’autres organismes",
        "le reversement est expressément prévu par la convention",
        "le reversement n’est pas expressément prévu par la convention";
    /// Produits above charges.
    Surfinancement = "SURFINANCEMENT", [],
        "surfinancement",
        "les produits ne dépassent pas les charges",
        "les produits dépassent les charges";
    /// Produits equal to charges.
    Equilibre = "EQUILIBRE", [],
        "équilibre du plan de financement",
        "le plan de financement est en équilibre",
        "le plan de financement n’est pas en équilibre";
    /// Both sides of what is in kind are equal.
    EquilibreDesValorisations = "EQUILIBRE-DES-VALORISATIONS", [],
        "équilibre des contributions en nature",
        "les contributions en nature (comptes 86 et 87) sont en équilibre",
        "les contributions en nature (comptes 86 et 87) ne sont pas en équilibre";
}
