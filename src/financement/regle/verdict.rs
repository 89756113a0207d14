use core::fmt;
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

/// What a rule says of facts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "financement.regle.Verdict")
)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Verdict {
    /// The rule is kept.
    Respectee,
    /// It is not.
    Enfreinte,
    /// What it asks for is not done, and its term has not come on the day asked.
    AVenir,
    /// What is not known can change the answer.
    NonVerifiable(BTreeSet<Manque>),
    /// The rule does not apply.
    SansObjet(Objet),
    /// The text that was read was not yet in force on that day.
    HorsPeriode,
}

impl Verdict {
    /// Kept, or not.
    pub(super) const fn of(respectee: bool) -> Self {
        if respectee { Self::Respectee } else { Self::Enfreinte }
    }
}

macro_rules! textes {
    ($(#[$haut:meta])* $type:ident { $($(#[$doc:meta])* $nom:ident = $texte:literal,)* }) => {
        $(#[$haut])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(rename_all = "snake_case")]
        #[non_exhaustive]
        pub enum $type {
            $($(#[$doc])* $nom,)*
        }

        impl $type {
            /// Every one.
            pub const TOUS: [Self; [$(stringify!($nom)),*].len()] = [$(Self::$nom),*];

            /// In French, as a sentence holds it.
            #[must_use]
            pub const fn libelle(self) -> &'static str {
                match self {
                    $(Self::$nom => $texte,)*
                }
            }
        }

        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.libelle())
            }
        }
    };
}

textes! {
    /// What is missing for a rule to answer.
    Manque {
        /// What the operation costs.
        Cout = "le coût de l’opération",
        /// What subsidies it has.
        Subventions = "les subventions reçues",
        /// The amount of a fonds de concours.
        Fonds = "le montant d’un fonds de concours",
        /// Whether it is an equipment.
        Equipement = "la nature de l’opération (équipement ou non)",
        /// Whether the EPCI deliberated.
        DeliberationEpci = "la délibération de l’EPCI",
        /// Whether the commune did.
        DeliberationCommune = "la délibération de la commune",
        /// What the *maître d'ouvrage* brings.
        Participation = "la participation du maître d’ouvrage",
        /// What other public bodies bring.
        AutresFinancementsPublics = "les autres financements publics",
        /// Whether who pays is a public body.
        NatureDesFinanceurs = "le caractère public ou privé de financeurs",
        /// Whether it is investment.
        Investissement = "la section (investissement ou non)",
        /// Which least share applies.
        TauxApplicable = "le taux de participation applicable",
        /// Whether the territory or the operation is exempt.
        Exemption = "l’existence d’une exemption",
        /// The eligible expenditure.
        DepenseSubventionnable = "la dépense subventionnable",
        /// The DETR.
        Detr = "la DETR",
        /// The DPV.
        Dpv = "la DPV",
        /// The DSIL.
        Dsil = "la DSIL",
        /// The DSID.
        Dsid = "la DSID",
        /// Who a payee known by name only is.
        IdentiteDuBeneficiaire = "le numéro SIREN d’un bénéficiaire connu par son seul nom",
        /// Whether the payee is of private law.
        StatutDuBeneficiaire = "le statut (privé ou public) du bénéficiaire",
        /// Whether a convention is signed.
        Convention = "la convention",
        /// The day of signature.
        Signature = "la date de signature de la convention",
        /// How many inhabitants the authority has.
        Population = "la population de la collectivité",
        /// Whether it is published.
        Publication = "la publication",
        /// Whether the payee is an association or a foundation.
        Association = "la nature du bénéficiaire (association ou fondation, ou non)",
        /// Whether the contrat d'engagement républicain is signed.
        ContratDEngagement = "le contrat d’engagement républicain",
        /// The day of the request.
        Demande = "la date de la demande de subvention",
        /// The day of the grant.
        Attribution = "la date d’attribution de la subvention",
        /// The end of the year of the subsidy.
        Cloture = "la fin de l’exercice",
        /// Whether the compte rendu financier is handed in.
        CompteRendu = "le compte rendu financier",
        /// The public subsidies of the year.
        SubventionsPubliques = "le total des subventions publiques de l’année",
        /// Whether the accounts are certified.
        Certification = "la certification des comptes",
        /// Whether the owner signed the contract.
        SignataireDuContrat = "la qualité de signataire du contrat de ville",
        /// Whether the dwellings are in a QPV.
        LogementsEnQpv = "la situation des logements (en QPV ou non)",
        /// What was law for the year.
        TexteDeLAnnee = "le texte applicable à cette année, qui n’a pas été lu",
        /// Whether the EPCI is under the *fiscalité professionnelle unique*.
        Fpu = "le régime fiscal de l’EPCI",
        /// When the contract entered into force.
        EntreeEnVigueur = "l’entrée en vigueur du contrat de ville",
        /// Whether the pact is adopted.
        Pacte = "le pacte financier et fiscal",
        /// A term outside the years of the calendar.
        Calendrier = "une échéance hors des années 1990 à 2099",
        /// How many conventions are for several years.
        ConventionsPluriannuelles = "le nombre de conventions pluriannuelles",
        /// How many are for one year.
        ConventionsAnnuelles = "le nombre de conventions annuelles",
        /// What goes to the « poches de pauvreté ».
        Poches = "les crédits des poches de pauvreté",
        /// The envelope of the département.
        Enveloppe = "l’enveloppe départementale du programme 147",
        /// Whether money is granted on.
        Reversement = "l’existence d’un reversement à d’autres organismes",
        /// Whether the convention provides for it.
        ClauseDeReversement = "ce que la convention prévoit du reversement",
    }
}

textes! {
    /// Why a rule does not apply.
    Objet {
        /// No fonds de concours.
        AucunFonds = "aucun fonds de concours",
        /// Running costs.
        Fonctionnement = "l’opération n’est pas d’investissement",
        /// The text does not apply in that territory.
        TerritoireExempte = "territoire où l’article ne s’applique pas",
        /// An operation of a contrat de plan État-région or of a contrat de convergence.
        ContratDePlan = "opération d’un contrat de plan ou de convergence",
        /// The préfet derogated.
        Derogation = "dérogation du préfet",
        /// The derogation of urban renewal, whose text was not found.
        RenouvellementUrbain = "dérogation de la rénovation urbaine (loi n° 2003-710, art. 9, texte non trouvé)",
        /// None of these grants of the State.
        AucuneDotation = "aucune de ces dotations",
        /// A payee of public law.
        BeneficiairePublic = "bénéficiaire de droit public",
        /// At or below the threshold.
        SeuilNonDepasse = "seuil non dépassé",
        /// Fewer than 3 500 inhabitants.
        PetiteCollectivite = "collectivité de moins de 3\u{202f}500\u{a0}habitants",
        /// Signed before the text applied.
        SignatureAnterieure = "convention signée avant l’entrée en vigueur",
        /// Neither an association nor a foundation.
        HorsAssociation = "le bénéficiaire n’est ni une association ni une fondation",
        /// Asked for before the text applied.
        DemandeAnterieure = "subvention demandée avant l’entrée en vigueur",
        /// Renewed by the law.
        RenouveleeParLaLoi = "convention prorogée par la loi",
        /// An EPCI of another tax regime.
        HorsFpu = "EPCI sans fiscalité professionnelle unique",
        /// It did not sign the contract.
        NonSignataire = "non signataire d’un contrat de ville",
        /// No convention at all.
        AucuneConvention = "aucune convention",
        /// No money for the « poches de pauvreté ».
        AucunePoche = "aucun crédit pour des poches de pauvreté",
        /// Nothing is granted on.
        AucunReversement = "aucun reversement",
    }
}
