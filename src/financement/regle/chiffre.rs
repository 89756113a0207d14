use core::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Formalite;
use crate::identifiant::Annee;
use crate::nombre::{Arrondi, Decimales, Somme, Taux, print_entier};
use crate::temps::EnFrancais;

/// A figure of a finding: what it is, and its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Chiffre {
    /// What it is.
    pub nom: Grandeur,
    /// Its value, of the kind of [`Grandeur::nature`].
    pub valeur: Valeur,
}

/// The value of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Valeur {
    /// An amount, or a total of amounts.
    Montant(Somme),
    /// An exact ratio.
    Taux(Taux),
    /// A day.
    Jour(
        #[serde(deserialize_with = "crate::jour::deserialize")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
        NaiveDate,
    ),
    /// A count.
    Nombre(u64),
    /// A year.
    Annee(Annee),
}

impl Valeur {
    /// Which kind it is.
    #[must_use]
    pub const fn nature(self) -> Nature {
        match self {
            Self::Montant(_) => Nature::Montant,
            Self::Taux(_) => Nature::Taux,
            Self::Jour(_) => Nature::Jour,
            Self::Nombre(_) => Nature::Nombre,
            Self::Annee(_) => Nature::Annee,
        }
    }
}

/// The kind of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Nature {
    /// An amount.
    Montant,
    /// A ratio.
    Taux,
    /// A day.
    Jour,
    /// A count.
    Nombre,
    /// A year.
    Annee,
}

/// In French; a percentage that two decimals do not tell whole is said to be near.
impl fmt::Display for Valeur {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Montant(montant) => montant.fmt(f),
            Self::Jour(jour) => EnFrancais(*jour).fmt(f),
            Self::Nombre(nombre) => f.write_str(&print_entier(*nombre)),
            Self::Annee(annee) => annee.fmt(f),
            Self::Taux(taux) => {
                let print = |arrondi| taux.pourcentage(arrondi, Decimales::DEUX);
                if print(Arrondi::Troncature) != print(Arrondi::LoinDeZero) {
                    f.write_str("environ ")?;
                }
                print(Arrondi::AuPlusProche).fmt(f)
            }
        }
    }
}

macro_rules! grandeurs {
    ($($(#[$doc:meta])* $nom:ident: $nature:ident = $texte:literal,)*) => {
        /// What a figure is; its name on the wire is stable.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(rename_all = "snake_case")]
        #[non_exhaustive]
        pub enum Grandeur {
            $($(#[$doc])* $nom,)*
        }

        impl Grandeur {
            /// Every one.
            pub const TOUTES: [Self; [$(stringify!($nom)),*].len()] = [$(Self::$nom),*];

            /// In French, as a sentence holds it.
            #[must_use]
            pub const fn libelle(self) -> &'static str {
                match self {
                    $(Self::$nom => $texte,)*
                }
            }

            /// The kind of its value.
            #[must_use]
            pub const fn nature(self) -> Nature {
                match self {
                    $(Self::$nom => Nature::$nature,)*
                }
            }
        }
    };
}

grandeurs! {
    /// The cost, VAT excluded.
    CoutHt: Montant = "coût hors taxes",
    /// The cost, VAT included.
    CoutTtc: Montant = "coût toutes taxes comprises",
    /// Subsidies.
    Subventions: Montant = "subventions",
    /// The fonds de concours that are known, together.
    FondsDeConcours: Montant = "fonds de concours",
    /// The most that is lawful.
    Plafond: Montant = "plafond",
    /// What is above it.
    Depassement: Montant = "dépassement",
    /// The deliberation of the EPCI.
    DeliberationEpci: Jour = "délibération de l’EPCI",
    /// That of the commune.
    DeliberationCommune: Jour = "délibération de la commune",
    /// The own share.
    Participation: Montant = "participation du maître d’ouvrage",
    /// Public financing, the own share included.
    FinancementsPublics: Montant = "financements publics, participation comprise",
    /// What comes from bodies that are public or not.
    FinancementsIncertains: Montant = "financements dont le caractère public n’est pas dit",
    /// The share that is reached.
    TauxAtteint: Taux = "taux atteint",
    /// The rate that the rule sets.
    TauxDeLaRegle: Taux = "taux de la règle",
    /// The least own share that would do.
    ParticipationMinimale: Montant = "participation minimale",
    /// The eligible expenditure.
    DepenseSubventionnable: Montant = "dépense subventionnable",
    /// The grants of the State that are known, together.
    Dotations: Montant = "dotations",
    /// The smallest of them.
    PlusFaibleDotation: Montant = "plus faible dotation",
    /// The threshold of the rule.
    Seuil: Montant = "seuil",
    /// What one authority grants to one payee in a year.
    TotalAnnuel: Montant = "total de l’année",
    /// What payees known by name only have in that year.
    TotalDesNoms: Montant = "total de bénéficiaires connus par leur seul nom",
    /// The signature.
    Signature: Jour = "signature",
    /// The last day on which one may act.
    Terme: Jour = "échéance",
    /// When it was done.
    Fait: Jour = "fait le",
    /// When it is planned, after the day asked.
    Prevu: Jour = "prévu le",
    /// Inhabitants of the authority.
    Habitants: Nombre = "habitants",
    /// The day of the request.
    Demande: Jour = "demande",
    /// The day of the grant.
    Attribution: Jour = "attribution",
    /// The end of the year of the subsidy.
    Cloture: Jour = "fin de l’exercice",
    /// The first year of the relief.
    AnneeDApplication: Annee = "année d’application",
    /// The entry into force of the contract.
    EntreeEnVigueur: Jour = "entrée en vigueur",
    /// Conventions for several years.
    ConventionsPluriannuelles: Nombre = "conventions pluriannuelles",
    /// All conventions.
    Conventions: Nombre = "conventions",
    /// Money for the « poches de pauvreté ».
    Poches: Montant = "crédits des poches de pauvreté",
    /// The envelope of the département.
    Enveloppe: Montant = "enveloppe départementale",
    /// Charges.
    Charges: Montant = "charges",
    /// Produits.
    Produits: Montant = "produits",
    /// Produits less charges.
    Solde: Montant = "solde",
}

impl fmt::Display for Grandeur {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.libelle())
    }
}

impl fmt::Display for Chiffre {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} : {}", self.nom, self.valeur)
    }
}

/// Figures in the order in which they are told; what is not known is left out.
#[derive(Clone, Debug, Default)]
pub(in crate::financement) struct Chiffres(Vec<Chiffre>);

impl Chiffres {
    pub(in crate::financement) fn new() -> Self {
        Self::default()
    }

    fn with(mut self, nom: Grandeur, valeur: Option<Valeur>) -> Self {
        self.0.extend(valeur.map(|valeur| Chiffre { nom, valeur }));
        self
    }

    pub(in crate::financement) fn montant(
        self,
        nom: Grandeur,
        montant: Option<impl Into<Somme>>,
    ) -> Self {
        self.with(nom, montant.map(|montant| Valeur::Montant(montant.into())))
    }

    pub(in crate::financement) fn taux(self, nom: Grandeur, taux: Option<Taux>) -> Self {
        self.with(nom, taux.map(Valeur::Taux))
    }

    pub(in crate::financement) fn jour(self, nom: Grandeur, jour: Option<NaiveDate>) -> Self {
        self.with(nom, jour.map(Valeur::Jour))
    }

    /// The day on which a step was done; if it is after the day asked, as planned.
    pub(super) fn formalite(self, nom: Grandeur, fait: Option<Formalite>, jour: NaiveDate) -> Self {
        let le = fait.and_then(Formalite::jour);
        let nom = if le.is_some_and(|le| le > jour) { Grandeur::Prevu } else { nom };
        self.jour(nom, le)
    }

    pub(in crate::financement) fn nombre(self, nom: Grandeur, nombre: Option<u64>) -> Self {
        self.with(nom, nombre.map(Valeur::Nombre))
    }

    pub(in crate::financement) fn annee(self, nom: Grandeur, annee: Annee) -> Self {
        self.with(nom, Some(Valeur::Annee(annee)))
    }

    pub(in crate::financement) fn finish(self) -> Vec<Chiffre> {
        self.0
    }
}
