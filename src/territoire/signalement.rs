use core::fmt;
use core::num::NonZeroU32;
use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::Serialize;

use super::{Ecart, StatutPublie, Titulaire};
use crate::identifiant::{
    CodeCommune, CodeContrat, CodeDepartement, CodeQpv, CodeQuartier, Nom, Reference, Siren,
};
use crate::nombre::{INSECABLE, bind, count};
use crate::temps::EnFrancais;

/// A finding on a territory: what two published sources, or one with itself, do not agree on, or do not say.
///
/// `Display` is a French sentence, [`Signalement::code`] is stable, [`Signalement::lieu`] is the place. Nothing
/// is repaired.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Signalement {
    /// A quarter lies in a commune that is not in the COG.
    CommuneHorsCog {
        /// The quarter.
        quartier: CodeQuartier,
        /// The code.
        commune: CodeCommune,
        /// The day of the COG.
        #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
        cog: NaiveDate,
    },
    /// A quarter lies in a commune that was merged.
    CommuneRemplacee {
        /// The quarter.
        quartier: CodeQuartier,
        /// The code that ended.
        commune: CodeCommune,
        /// The one that stands for it.
        par: CodeCommune,
        /// The first day without it.
        #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
        depuis: NaiveDate,
    },
    /// The letter of a code says one thing, the published status another.
    SuffixeContredit {
        /// The rows, from 1.
        lignes: BTreeSet<usize>,
        /// The quarter of 2024.
        code: CodeQpv,
        /// Its published status.
        statut: StatutPublie,
    },
    /// The published status of a quarter and the number of its parents do not go together.
    ParentsContredits {
        /// The rows, from 1.
        lignes: BTreeSet<usize>,
        /// The quarter of 2024.
        code: CodeQpv,
        /// Its published status.
        statut: StatutPublie,
        /// How many parents it has.
        parents: usize,
    },
    /// One quarter of 2024 has two published statuses.
    StatutsDifferents {
        /// The rows, from 1.
        lignes: BTreeSet<usize>,
        /// The quarter of 2024.
        code: CodeQpv,
        /// The statuses.
        statuts: BTreeSet<StatutPublie>,
    },
    /// Two links of one département whose labels are those of each other.
    CodesCroises {
        /// The rows, from 1.
        lignes: BTreeSet<usize>,
        /// Of 2015, then of 2024.
        un: (CodeQpv, CodeQpv),
        /// Of 2015, then of 2024.
        autre: (CodeQpv, CodeQpv),
    },
    /// A quarter of 2015 that is said to be unchanged has other successors.
    ParentPartage {
        /// The rows, from 1.
        lignes: BTreeSet<usize>,
        /// The quarter of 2015.
        parent: CodeQpv,
        /// Its successors that are said to be unchanged.
        inchanges: BTreeSet<CodeQpv>,
        /// The others.
        autres: BTreeSet<CodeQpv>,
    },
    /// One code has labels that are not the same words.
    LibellesDifferents {
        /// The rows, from 1.
        lignes: BTreeSet<usize>,
        /// The quarter.
        code: CodeQpv,
        /// The labels.
        libelles: BTreeSet<Nom>,
    },
    /// The same words written two ways: case, accents, apostrophe, blanks.
    LibelleEcritAutrement {
        /// The rows, from 1.
        lignes: BTreeSet<usize>,
        /// The quarters that have it.
        codes: BTreeSet<CodeQpv>,
        /// The writings.
        libelles: BTreeSet<Nom>,
    },
    /// One link published twice.
    LienEnDouble {
        /// The rows, from 1.
        lignes: BTreeSet<usize>,
        /// Of 2015, then of 2024.
        lien: (CodeQpv, CodeQpv),
    },
    /// A parent that is not on the list of 2015 that was loaded.
    ParentHorsListe {
        /// The rows, from 1.
        lignes: BTreeSet<usize>,
        /// The quarter of 2015.
        parent: CodeQpv,
    },
    /// A contract that several hold: it may be so.
    ContratAPlusieursTitulaires {
        /// The contract.
        contrat: CodeContrat,
        /// Who holds it.
        titulaires: BTreeSet<Titulaire>,
    },
    /// A contract of an EPCI that is not in the lineage that was loaded: it is counted under nobody.
    TitulaireInconnu {
        /// The contract.
        contrat: CodeContrat,
        /// Who holds it.
        epci: Siren,
    },
    /// A contract with several rows of one holder: one a département, or one too many.
    ContratEnPlusieursLignes {
        /// The contract.
        contrat: CodeContrat,
        /// Who holds it.
        titulaire: Titulaire,
        /// How many rows.
        lignes: usize,
        /// The départements that they say.
        departements: BTreeSet<CodeDepartement>,
    },
    /// One figure for several holders: whether it is of the contract or of each is not said, and it must not be
    /// added up.
    PopulationRepetee {
        /// The contract.
        contrat: CodeContrat,
        /// The figure.
        population: NonZeroU32,
        /// Those that have it.
        titulaires: BTreeSet<Titulaire>,
    },
    /// A holder with contracts of both generations on one list: their people are the same ones.
    DeuxGenerations {
        /// Who holds them.
        titulaire: Titulaire,
        /// The contracts.
        contrats: BTreeSet<CodeContrat>,
    },
    /// A contract without the population of its quarters.
    PopulationNonDite {
        /// The contract.
        contrat: CodeContrat,
        /// Who holds it.
        titulaire: Titulaire,
    },
    /// A population that goes from one list to the next beyond the threshold: to be verified before any share.
    EcartDePopulation(Ecart),
    /// A commune of the contract that nobody follows.
    CommuneSansReferent {
        /// The commune.
        commune: CodeCommune,
        /// The day.
        #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
        jour: NaiveDate,
    },
    /// A commune that is followed and not in the contract.
    CommuneHorsContrat {
        /// The commune.
        commune: CodeCommune,
        /// Who follows it.
        referents: BTreeSet<Reference>,
    },
    /// A commune that several follow on a day: it may be so.
    PlusieursReferents {
        /// The commune.
        commune: CodeCommune,
        /// Who follows it.
        referents: BTreeSet<Reference>,
    },
}

impl Signalement {
    /// The stable code of the kind of finding.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::CommuneHorsCog { .. } => "COMMUNE-HORS-COG",
            Self::CommuneRemplacee { .. } => "COMMUNE-REMPLACEE",
            Self::SuffixeContredit { .. } => "SUFFIXE-CONTREDIT",
            Self::ParentsContredits { .. } => "PARENTS-CONTREDITS",
            Self::StatutsDifferents { .. } => "STATUTS-DIFFERENTS",
            Self::CodesCroises { .. } => "CODES-CROISES",
            Self::ParentPartage { .. } => "PARENT-PARTAGE",
            Self::LibellesDifferents { .. } => "LIBELLES-DIFFERENTS",
            Self::LibelleEcritAutrement { .. } => "LIBELLE-ECRIT-AUTREMENT",
            Self::LienEnDouble { .. } => "LIEN-EN-DOUBLE",
            Self::ParentHorsListe { .. } => "PARENT-HORS-LISTE",
            Self::ContratAPlusieursTitulaires { .. } => "CONTRAT-A-PLUSIEURS-TITULAIRES",
            Self::TitulaireInconnu { .. } => "TITULAIRE-INCONNU",
            Self::ContratEnPlusieursLignes { .. } => "CONTRAT-EN-PLUSIEURS-LIGNES",
            Self::PopulationRepetee { .. } => "POPULATION-REPETEE",
            Self::DeuxGenerations { .. } => "DEUX-GENERATIONS",
            Self::PopulationNonDite { .. } => "POPULATION-NON-DITE",
            Self::EcartDePopulation(_) => "ECART-DE-POPULATION",
            Self::CommuneSansReferent { .. } => "COMMUNE-SANS-REFERENT",
            Self::CommuneHorsContrat { .. } => "COMMUNE-HORS-CONTRAT",
            Self::PlusieursReferents { .. } => "PLUSIEURS-REFERENTS",
        }
    }

    /// The place, in French: rows of a table, or what it is about.
    #[must_use]
    pub fn lieu(&self) -> String {
        match self {
            Self::CommuneHorsCog { quartier, .. } | Self::CommuneRemplacee { quartier, .. } => {
                quartier.to_string()
            }
            Self::ContratAPlusieursTitulaires { contrat, .. }
            | Self::TitulaireInconnu { contrat, .. }
            | Self::ContratEnPlusieursLignes { contrat, .. }
            | Self::PopulationRepetee { contrat, .. }
            | Self::PopulationNonDite { contrat, .. } => contrat.to_string(),
            Self::DeuxGenerations { titulaire, .. } => titulaire.to_string(),
            Self::EcartDePopulation(ecart) => ecart.libelle.to_string(),
            Self::CommuneSansReferent { commune, .. }
            | Self::CommuneHorsContrat { commune, .. }
            | Self::PlusieursReferents { commune, .. } => commune.to_string(),
            Self::SuffixeContredit { lignes, .. }
            | Self::ParentsContredits { lignes, .. }
            | Self::StatutsDifferents { lignes, .. }
            | Self::CodesCroises { lignes, .. }
            | Self::ParentPartage { lignes, .. }
            | Self::LibellesDifferents { lignes, .. }
            | Self::LibelleEcritAutrement { lignes, .. }
            | Self::LienEnDouble { lignes, .. }
            | Self::ParentHorsListe { lignes, .. } => {
                let nom = if lignes.len() > 1 { "lignes" } else { "ligne" };
                format!("{nom}{INSECABLE}{}", join(lignes))
            }
        }
    }

    fn phrase(&self) -> String {
        match self {
            Self::CommuneHorsCog { quartier, commune, cog } => format!(
                "{quartier} est dit dans la commune {commune}, absente du code officiel géographique du {}",
                EnFrancais(*cog)
            ),
            Self::CommuneRemplacee { quartier, commune, par, depuis } => format!(
                "{quartier} est dit dans la commune {commune}, remplacée par {par} depuis le {}",
                EnFrancais(*depuis)
            ),
            Self::SuffixeContredit { code, statut, .. } => {
                let suffixe = code.suffixe().map(|suffixe| suffixe.to_string());
                format!(
                    "{code} finit par {}, et la table le dit {statut}",
                    suffixe.unwrap_or_default()
                )
            }
            Self::ParentsContredits { code, statut, parents: 0, .. } => {
                format!("{code} est dit {statut}, et n’a aucun quartier de 2015")
            }
            Self::ParentsContredits { code, statut, parents, .. } => format!(
                "{code} est dit {statut}, et suit {parents}{INSECABLE}quartier{} de 2015",
                if *parents > 1 { "s" } else { "" }
            ),
            Self::StatutsDifferents { code, statuts, .. } => {
                format!("{code} est dit {}", join(statuts))
            }
            Self::CodesCroises { un, autre, .. } => format!(
                "codes croisés : {} a le libellé de {}, et {} celui de {}",
                un.1, autre.0, autre.1, un.0
            ),
            Self::ParentPartage { parent, inchanges, autres, .. } => format!(
                "{parent} est dit inchangé en {}, et se retrouve aussi en {}",
                join(inchanges),
                join(autres)
            ),
            Self::LibellesDifferents { code, libelles, .. } => {
                format!("{code} a plusieurs libellés : {}", quote(libelles))
            }
            Self::LibelleEcritAutrement { codes, libelles, .. } => {
                format!("{} : un même libellé écrit {}", join(codes), quote(libelles))
            }
            Self::LienEnDouble { lien: (de, vers), .. } => {
                format!("le lien de {de} à {vers} est publié plusieurs fois")
            }
            Self::ParentHorsListe { parent, .. } => {
                format!("{parent} n’est pas sur la liste de 2015 qui est chargée")
            }
            Self::ContratAPlusieursTitulaires { contrat, titulaires } => {
                format!("{contrat} a plusieurs titulaires : {}", join(titulaires))
            }
            Self::TitulaireInconnu { contrat, epci } => format!(
                "{contrat} est à {epci}, absent de la lignée chargée : qui le porte au jour dit n’est pas su, et il n’est compté à personne"
            ),
            Self::ContratEnPlusieursLignes { contrat, titulaire, lignes, departements } => {
                let ou = if departements.is_empty() {
                    "département non dit".to_owned()
                } else {
                    format!("départements {}", join(departements))
                };
                format!("{contrat} est publié en {lignes}{INSECABLE}lignes pour {titulaire} : {ou}")
            }
            Self::PopulationRepetee { contrat, population, titulaires } => format!(
                "{contrat} : {} pour {}, sans dire si c’est celle du contrat ou de chacun",
                count(population.get(), "habitant", "habitants"),
                join(titulaires)
            ),
            Self::DeuxGenerations { titulaire, contrats } => format!(
                "{titulaire} a sur une même liste des contrats de 2015 et de 2024 ({}) : leurs habitants ne s’ajoutent pas",
                join(contrats)
            ),
            Self::PopulationNonDite { contrat, titulaire } => {
                format!("{contrat} : population en QPV non dite pour {titulaire}")
            }
            Self::EcartDePopulation(ecart) => ecart.to_string(),
            Self::CommuneSansReferent { commune, jour } => {
                format!("la commune {commune} n’a pas de référent le {}", EnFrancais(*jour))
            }
            Self::CommuneHorsContrat { commune, referents } => {
                format!(
                    "la commune {commune}, suivie par {}, n’est pas du contrat",
                    join(referents)
                )
            }
            Self::PlusieursReferents { commune, referents } => {
                format!("la commune {commune} est suivie par {}", join(referents))
            }
        }
    }
}

impl fmt::Display for Signalement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&bind(&self.phrase()))
    }
}

/// `a, b et c`.
pub(crate) fn join<T: ToString>(valeurs: impl IntoIterator<Item = T>) -> String {
    let mut textes: Vec<String> = valeurs.into_iter().map(|valeur| valeur.to_string()).collect();
    match (textes.pop(), textes.is_empty()) {
        (Some(dernier), false) => format!("{} et {dernier}", textes.join(", ")),
        (dernier, _) => dernier.unwrap_or_default(),
    }
}

fn quote(libelles: &BTreeSet<Nom>) -> String {
    join(libelles.iter().map(|libelle| format!("« {libelle} »")))
}
