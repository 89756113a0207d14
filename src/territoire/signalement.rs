use core::fmt;
use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::Serialize;

use super::StatutPublie;
use crate::identifiant::{CodeCommune, CodeQpv, CodeQuartier, Nom};
use crate::nombre::{INSECABLE, bind};
use crate::temps::EnFrancais;

/// A finding on a territory: what two published sources, or one with itself, do not agree on, or do not say.
///
/// `Display` is a French sentence, [`Signalement::code`] is stable, [`Signalement::lieu`] is the place. Nothing
/// is repaired.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
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
        }
    }

    /// The place, in French: rows of a table, or what it is about.
    #[must_use]
    pub fn lieu(&self) -> String {
        match self {
            Self::CommuneHorsCog { quartier, .. } | Self::CommuneRemplacee { quartier, .. } => {
                quartier.to_string()
            }
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
