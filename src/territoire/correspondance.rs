use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::groupe::{Voisins, connect};
use super::{Groupe, LigneDeCorrespondance, NatureDeLien, Signalement, StatutPublie, anomalies};
use crate::identifiant::{CodeQpv, Geographie};

/// The published table from the quarters of 2015 to those of 2024: many to many.
///
/// A code is never rewritten into another: only rows link them. What the table contradicts itself in is told by
/// [`Correspondance::check`], and repaired nowhere.
///
/// # Wire
/// `{"lignes": […]}`, and `"liste_2015"` where the whole list of 2015 is given.
///
/// # Source
/// [`Regle::QpvCode2024`](crate::droit::Regle::QpvCode2024): the published table of the ANCT.
///
/// # Examples
/// Two quarters of 2015 became one, a third one two:
/// ```
/// use contrat_de_ville::identifiant::CodeQpv;
/// use contrat_de_ville::territoire::{Correspondance, NatureDeLien};
///
/// let table = r#"{"lignes": [
///     {"code": "QN00603M", "libelle": "Ranguin - Saint Pierre", "statut": "MODIFIE", "parents": [
///         {"code": "QP006003", "libelle": "Ranguin"}, {"code": "QP006004", "libelle": "Saint-Pierre"}]},
///     {"code": "QN01344M", "libelle": "Frais Vallon", "statut": "MODIFIE", "parents": [
///         {"code": "QP013044", "libelle": "Frais Vallon Le Clos La Rose"}]},
///     {"code": "QN01345M", "libelle": "Le Clos La Rose", "statut": "MODIFIE", "parents": [
///         {"code": "QP013044", "libelle": "Frais Vallon Le Clos La Rose"}]}
/// ]}"#;
/// let table: Correspondance = serde_json::from_str(table)?;
/// let code = |texte| CodeQpv::parse(texte).unwrap();
/// assert_eq!(table.successors(code("QP006004"))?, &[code("QN00603M")].into());
/// assert_eq!(table.predecessors(code("QN01345M"))?, &[code("QP013044")].into());
/// assert_eq!(table.nature(code("QP006004"))?, NatureDeLien::Fusion);
/// assert_eq!(table.nature(code("QN01345M"))?, NatureDeLien::Scission);
/// assert!(table.successors(code("QP062008")).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "Brute", into = "Brute")]
pub struct Correspondance {
    lignes: Vec<LigneDeCorrespondance>,
    liste_2015: Option<BTreeSet<CodeQpv>>,
    successeurs: Voisins,
    predecesseurs: Voisins,
    groupes: Vec<Groupe>,
}

/// The wire form.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Brute {
    lignes: Vec<LigneDeCorrespondance>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    liste_2015: Option<Vec<CodeQpv>>,
}

/// What is wrong in a table, with the number of its row, from 1.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ProblemeDeCorrespondance {
    /// A code of 2015 where one of 2024 is expected.
    #[error("row {ligne}: {code} is of 2015, expected a code of 2024")]
    PasDe2024 {
        /// The row.
        ligne: usize,
        /// The code.
        code: CodeQpv,
    },
    /// A code of 2024 among the parents.
    #[error("row {ligne}: parent {code} is of 2024, expected a code of 2015")]
    ParentPasDe2015 {
        /// The row.
        ligne: usize,
        /// The code.
        code: CodeQpv,
    },
    /// A code of 2024 on the list of 2015.
    #[error("list of 2015, code {rang}: {code} is of 2024")]
    ListePasDe2015 {
        /// Its place on the list, from 1.
        rang: usize,
        /// The code.
        code: CodeQpv,
    },
}

/// Every problem of a table, in the order of entry; never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProblemesDeCorrespondance(Vec<ProblemeDeCorrespondance>);

super::problemes!(ProblemesDeCorrespondance, ProblemeDeCorrespondance);

/// Why a table has no answer for a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum CorrespondanceError {
    /// The code is in no row, nor on a list of 2015 that was given: the table is not of that territory.
    #[error("{0}: in no row of the table")]
    HorsTable(CodeQpv),
    /// Successors are those of a code of 2015, predecessors those of a code of 2024.
    #[error("{code}: expected a code of {}", print(*attendue))]
    AutreGeographie {
        /// The code.
        code: CodeQpv,
        /// Which codes the question is asked of.
        attendue: Geographie,
    },
}

const fn print(geographie: Geographie) -> &'static str {
    match geographie {
        Geographie::De2015 => "2015",
        Geographie::De2024 => "2024",
    }
}

impl Correspondance {
    /// The table of these rows, in any order; the whole list of 2015 lets it tell the quarters that are gone.
    ///
    /// # Errors
    /// [`ProblemesDeCorrespondance`]: codes of the wrong geography, every one with its row.
    pub fn new(
        lignes: impl IntoIterator<Item = LigneDeCorrespondance>,
        liste_2015: Option<&[CodeQpv]>,
    ) -> Result<Self, ProblemesDeCorrespondance> {
        let lignes: Vec<LigneDeCorrespondance> = lignes.into_iter().collect();
        let mut problemes = Vec::new();
        let (mut successeurs, mut predecesseurs) = (Voisins::new(), Voisins::new());
        for (numero, ligne) in (1_usize..).zip(&lignes) {
            let code = ligne.code;
            if code.geographie() != Geographie::De2024 {
                problemes.push(ProblemeDeCorrespondance::PasDe2024 { ligne: numero, code });
            }
            let siens = predecesseurs.entry(code).or_default();
            for parent in ligne.parents.iter().map(|parent| parent.code) {
                if parent.geographie() != Geographie::De2015 {
                    let ligne = numero;
                    problemes
                        .push(ProblemeDeCorrespondance::ParentPasDe2015 { ligne, code: parent });
                }
                siens.insert(parent);
                successeurs.entry(parent).or_default().insert(code);
            }
        }
        for (rang, code) in (1_usize..).zip(liste_2015.into_iter().flatten()) {
            if code.geographie() != Geographie::De2015 {
                problemes.push(ProblemeDeCorrespondance::ListePasDe2015 { rang, code: *code });
            }
            successeurs.entry(*code).or_default();
        }
        ProblemesDeCorrespondance::none(problemes)?;
        let groupes = connect(&successeurs, &predecesseurs);
        let liste_2015 = liste_2015.map(|liste| liste.iter().copied().collect());
        Ok(Self { lignes, liste_2015, successeurs, predecesseurs, groupes })
    }

    /// The rows, in the order of entry.
    #[must_use]
    pub fn lignes(&self) -> &[LigneDeCorrespondance] {
        &self.lignes
    }

    /// The whole list of 2015, where it was given.
    #[must_use]
    pub const fn liste_2015(&self) -> Option<&BTreeSet<CodeQpv>> {
        self.liste_2015.as_ref()
    }

    /// The quarters of 2024 that follow one of 2015; empty if it is gone.
    ///
    /// # Errors
    /// [`CorrespondanceError`] for a code of 2024, or one that is not in the table.
    pub fn successors(&self, code: CodeQpv) -> Result<&BTreeSet<CodeQpv>, CorrespondanceError> {
        voisins(&self.successeurs, code, Geographie::De2015)
    }

    /// The quarters of 2015 that one of 2024 follows; empty if it is new.
    ///
    /// # Errors
    /// [`CorrespondanceError`] for a code of 2015, or one that is not in the table.
    pub fn predecessors(&self, code: CodeQpv) -> Result<&BTreeSet<CodeQpv>, CorrespondanceError> {
        voisins(&self.predecesseurs, code, Geographie::De2024)
    }

    /// The groups of quarters that links hold together: in the order of their codes of 2015, new ones last.
    #[must_use]
    pub fn groupes(&self) -> &[Groupe] {
        &self.groupes
    }

    /// The group of a code of either geography.
    ///
    /// # Errors
    /// [`CorrespondanceError::HorsTable`].
    pub fn groupe(&self, code: CodeQpv) -> Result<&Groupe, CorrespondanceError> {
        let mut groupes = self.groupes.iter();
        let sien = groupes.find(|g| g.avant.contains(&code) || g.apres.contains(&code));
        sien.ok_or(CorrespondanceError::HorsTable(code))
    }

    /// How a code of either geography became what it is, read off the links alone.
    ///
    /// # Errors
    /// [`CorrespondanceError::HorsTable`].
    pub fn nature(&self, code: CodeQpv) -> Result<NatureDeLien, CorrespondanceError> {
        self.groupe(code).map(Groupe::nature)
    }

    /// What the rows say of a quarter of 2024: one status, or several that contradict each other.
    #[must_use]
    pub fn statuts(&self, code: CodeQpv) -> BTreeSet<StatutPublie> {
        let siennes = self.lignes.iter().filter(|ligne| ligne.code == code);
        siennes.map(|ligne| ligne.statut).collect()
    }

    /// Every link, from 2015 to 2024.
    pub fn liens(&self) -> impl Iterator<Item = (CodeQpv, CodeQpv)> {
        let liens = self.successeurs.iter();
        liens.flat_map(|(de, vers)| vers.iter().map(|vers| (*de, *vers)))
    }

    /// What the table contradicts itself in, sorted by kind, then by row.
    #[must_use]
    pub fn check(&self) -> Vec<Signalement> {
        anomalies::check(self)
    }
}

fn voisins(
    liens: &Voisins,
    code: CodeQpv,
    attendue: Geographie,
) -> Result<&BTreeSet<CodeQpv>, CorrespondanceError> {
    if code.geographie() != attendue {
        return Err(CorrespondanceError::AutreGeographie { code, attendue });
    }
    liens.get(&code).ok_or(CorrespondanceError::HorsTable(code))
}

impl TryFrom<Brute> for Correspondance {
    type Error = ProblemesDeCorrespondance;

    fn try_from(brute: Brute) -> Result<Self, Self::Error> {
        Self::new(brute.lignes, brute.liste_2015.as_deref())
    }
}

impl From<Correspondance> for Brute {
    fn from(table: Correspondance) -> Self {
        let liste_2015 = table.liste_2015.map(|liste| liste.into_iter().collect());
        Self { lignes: table.lignes, liste_2015 }
    }
}
