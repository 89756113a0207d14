//! The published figures of a year: a record for years known only by print.

use core::fmt;
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::imprime::{Cellule, MontantImprime};
use super::publication::{Associatifs, Dossiers, EtatDossier, Inclusion, Publication};
use super::tableau::{ChiffresImprimes, Tableau};
use crate::contrat::{Generation, Thematique};
use crate::financement::{Credits, Source};
use crate::nombre::{Somme, Taux, TauxError, print_entier};

/// The financial part of a published yearly report, as printed: what the report holds is listed by
/// [`Regle::ReportContent`](crate::droit::Regle::ReportContent).
///
/// Nothing in it is corrected: [`Releve::audit`] says what ties. Read by serde through one gate: every
/// figure that a sentence or an inclusion names must exist, and piliers and themes must be of the
/// record's generation.
///
/// # Examples
/// ```
/// use contrat_de_ville::controle::Releve;
///
/// let error = serde_json::from_str::<Releve>(r#"{"titre": "Rapport", "annee": 1789}"#).unwrap_err();
/// assert_eq!(error.to_string(), "year 1789: expected 1990 to 2099 at line 1 column 35");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "Publication", into = "Publication")]
pub struct Releve {
    publication: Publication,
}

/// What a figure counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Grandeur {
    /// Money.
    Montant(MontantImprime),
    /// Projects filed or supported.
    Dossiers(EtatDossier, u64),
    /// Projects of one fund.
    ProjetsDuFonds(u64),
}

impl Grandeur {
    /// Whether both count the same thing.
    #[must_use]
    pub fn is_of_kind(&self, autre: &Self) -> bool {
        match (self, autre) {
            (Self::Dossiers(etat, _), Self::Dossiers(autre, _)) => etat == autre,
            (Self::Montant(_), Self::Montant(_))
            | (Self::ProjetsDuFonds(_), Self::ProjetsDuFonds(_)) => true,
            _ => false,
        }
    }

    /// Whether both are money, or both are counts of the whole programme: what a quotient may divide.
    pub(super) fn may_divide(&self, autre: &Self) -> bool {
        self.is_of_kind(autre) || matches!((self, autre), (Self::Dossiers(..), Self::Dossiers(..)))
    }
}

impl fmt::Display for Grandeur {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Montant(montant) => montant.euros().fmt(f),
            Self::Dossiers(_, nombre) | Self::ProjetsDuFonds(nombre) => {
                f.pad(&print_entier(*nombre))
            }
        }
    }
}

/// A published figure, with the id by which sentences and inclusions name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chiffre {
    /// `total`, `dossiers.deposes`, `thematiques.1`, `credits_specifiques.total`…
    pub id: String,
    /// What it is, in French.
    pub libelle: String,
    /// What it counts, and how many.
    pub grandeur: Grandeur,
}

/// Why a record is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReleveError {
    /// A sentence or an inclusion names a figure that the record does not have.
    #[error("{lieu}: no figure {id:?}, expected one of {attendus}")]
    ChiffreInconnu {
        /// Where: `mentions[2].numerateur`.
        lieu: String,
        /// The id.
        id: String,
        /// The ids that the record has.
        attendus: String,
    },
    /// A pilier of the one generation in a record of the other.
    #[error("thematiques.lignes[{rang}]: {thematique:?} is not of the generation « {generation} »")]
    AutreGeneration {
        /// Place of the row, from 0.
        rang: usize,
        /// Its key.
        thematique: Thematique,
        /// The generation of the record.
        generation: Generation,
    },
    /// A source of *droit commun* among the *crédits spécifiques*.
    #[error(
        "credits_specifiques.lignes[{rang}]: « {cle} » is droit commun, expected crédits spécifiques"
    )]
    DroitCommun {
        /// Place of the row, from 0.
        rang: usize,
        /// Its key.
        cle: Box<Source>,
    },
    /// Two rows of one key.
    #[error("{tableau}.lignes[{rang}]: the key of an earlier row, expected each key once")]
    CleEnDouble {
        /// The table.
        tableau: &'static str,
        /// Place of the second row, from 0.
        rang: usize,
    },
    /// Two figures of which the one cannot lie inside the other.
    #[error(
        "inclusions[{rang}]: {partie:?} in {tout:?}, expected two figures that count the same thing"
    )]
    Inclusion {
        /// Place of the inclusion, from 0.
        rang: usize,
        /// The id of the amount.
        partie: String,
        /// The id of the total.
        tout: String,
    },
}

impl TryFrom<Publication> for Releve {
    type Error = ReleveError;

    fn try_from(publication: Publication) -> Result<Self, Self::Error> {
        let generation = publication.generation;
        for (rang, ligne) in publication.thematiques.lignes.iter().enumerate() {
            if ligne.cle.generation() != generation {
                return Err(ReleveError::AutreGeneration {
                    rang,
                    thematique: ligne.cle,
                    generation,
                });
            }
        }
        for (rang, ligne) in publication.credits_specifiques.lignes.iter().enumerate() {
            if ligne.cle.credits() != Credits::Specifiques {
                return Err(ReleveError::DroitCommun { rang, cle: Box::new(ligne.cle.clone()) });
            }
        }
        publication.thematiques.check_keys("thematiques")?;
        publication.credits_specifiques.check_keys("credits_specifiques")?;
        if let Some(fonds) = &publication.fonds_de_cohesion_sociale {
            fonds.check_keys("fonds_de_cohesion_sociale")?;
        }
        let releve = Self { publication };
        releve.check_references()?;
        Ok(releve)
    }
}

impl From<Releve> for Publication {
    fn from(releve: Releve) -> Self {
        releve.publication
    }
}

impl Releve {
    /// What was published.
    #[must_use]
    pub fn publication(&self) -> &Publication {
        &self.publication
    }

    /// The total of the *crédits spécifiques*: as printed, or the sum of their sources; `None` if
    /// neither is known.
    #[must_use]
    pub fn specifiques(&self) -> Option<Somme> {
        self.publication.credits_specifiques.montant()
    }

    /// What the total leaves once the *crédits spécifiques* are taken away; `None` if they are not
    /// known. Nothing says that it is *droit commun*.
    #[must_use]
    pub fn reste(&self) -> Option<Somme> {
        Some(Somme::from(self.publication.total.montant.euros()).minus(self.specifiques()?))
    }

    /// The rate from projects filed to projects supported.
    ///
    /// # Errors
    /// [`TauxError::DenominateurNul`] if none was filed.
    pub fn taux_de_soutien(&self) -> Result<Taux, TauxError> {
        let Dossiers { deposes, soutenus, .. } = self.publication.dossiers;
        crate::bilan::taux_de_soutien(soutenus, deposes)
    }

    /// Every figure of the record, with its id.
    #[must_use]
    pub fn chiffres(&self) -> Vec<Chiffre> {
        let p = &self.publication;
        let chiffre = |id: &str, libelle: &str, grandeur| Chiffre {
            id: id.to_owned(),
            libelle: libelle.to_owned(),
            grandeur,
        };
        let Dossiers { deposes, soutenus, associatifs } = p.dossiers;
        let mut chiffres = vec![
            chiffre("total", "total de l’année", Grandeur::Montant(p.total.montant.clone())),
            chiffre(
                "dossiers.deposes",
                "projets déposés",
                Grandeur::Dossiers(EtatDossier::Deposes, deposes),
            ),
            chiffre(
                "dossiers.soutenus",
                "projets soutenus",
                Grandeur::Dossiers(EtatDossier::Soutenus, soutenus),
            ),
        ];
        chiffres.extend(associatifs.map(|Associatifs { nombre, parmi }| {
            let libelle = match parmi {
                EtatDossier::Deposes => "projets déposés par des associations",
                EtatDossier::Soutenus => "projets soutenus portés par des associations",
            };
            chiffre("dossiers.associatifs", libelle, Grandeur::Dossiers(parmi, nombre))
        }));
        p.thematiques.figures("thematiques", &mut chiffres);
        p.credits_specifiques.figures("credits_specifiques", &mut chiffres);
        if let Some(fonds) = &p.fonds_de_cohesion_sociale {
            fonds.figures("fonds_de_cohesion_sociale", &mut chiffres);
        }
        for (rang, fonds) in (1_usize..).zip(&p.fonds_de_concours) {
            fonds.figures(&format!("fonds_de_concours.{rang}"), &mut chiffres);
        }
        chiffres
    }

    /// What sentences and inclusions name exists, and what may lie inside another counts the same thing.
    fn check_references(&self) -> Result<(), ReleveError> {
        let chiffres = self.chiffres();
        let find = |id: &String| chiffres.iter().find(|chiffre| chiffre.id == *id);
        for (lieu, id) in self.references() {
            check_reference(lieu, id, chiffres.iter())?;
        }
        for (rang, rappel) in self.publication.rappels.iter().enumerate() {
            let montants = chiffres.iter().filter(|c| matches!(c.grandeur, Grandeur::Montant(_)));
            check_reference(format!("rappels[{rang}].chiffre"), &rappel.chiffre, montants)?;
        }
        for (rang, Inclusion { partie, tout, .. }) in self.publication.inclusions.iter().enumerate()
        {
            let comparables = find(partie)
                .zip(find(tout))
                .is_some_and(|(partie, tout)| partie.grandeur.is_of_kind(&tout.grandeur));
            if partie == tout || !comparables {
                let (partie, tout) = (partie.clone(), tout.clone());
                return Err(ReleveError::Inclusion { rang, partie, tout });
            }
        }
        Ok(())
    }

    /// The ids that sentences and inclusions name, each with its place.
    fn references(&self) -> impl Iterator<Item = (String, &String)> {
        let mentions = self.publication.mentions.iter().enumerate().flat_map(|(rang, mention)| {
            let place = move |champ: &str| format!("mentions[{rang}].{champ}");
            let haut = mention.numerateur.iter().map(move |id| (place("numerateur"), id));
            let bas = mention.denominateur.iter().map(move |id| (place("denominateur"), id));
            haut.chain(bas)
        });
        let inclusions =
            self.publication.inclusions.iter().enumerate().flat_map(|(rang, inclusion)| {
                let place = move |champ: &str| format!("inclusions[{rang}].{champ}");
                [(place("partie"), &inclusion.partie), (place("tout"), &inclusion.tout)]
            });
        mentions.chain(inclusions)
    }
}

/// An id must be that of one of the figures it may name.
fn check_reference<'c>(
    lieu: String,
    id: &String,
    chiffres: impl Iterator<Item = &'c Chiffre> + Clone,
) -> Result<(), ReleveError> {
    if chiffres.clone().any(|chiffre| chiffre.id == *id) {
        return Ok(());
    }
    let attendus: Vec<&str> = chiffres.map(|chiffre| chiffre.id.as_str()).collect();
    Err(ReleveError::ChiffreInconnu { lieu, id: id.clone(), attendus: attendus.join(", ") })
}

impl<K: Ord> Tableau<K> {
    /// No key stands twice.
    fn check_keys(&self, tableau: &'static str) -> Result<(), ReleveError> {
        let mut vues = BTreeSet::new();
        match self.lignes.iter().position(|ligne| !vues.insert(&ligne.cle)) {
            Some(rang) => Err(ReleveError::CleEnDouble { tableau, rang }),
            None => Ok(()),
        }
    }
}

impl<K> Tableau<K> {
    /// The amount of the table: its printed total, or the sum of its printed rows; `None` if neither is
    /// known, since an amount is not communicated.
    #[must_use]
    pub fn montant(&self) -> Option<Somme> {
        if let Some(imprime) = self.total.as_ref().and_then(|total| total.montant.get()) {
            return Some(imprime.euros().into());
        }
        let montants = || self.lignes.iter().map(|ligne| &ligne.chiffres.montant);
        let inconnu = montants().any(|montant| *montant == Cellule::NonCommunique);
        (!inconnu).then(|| montants().filter_map(|montant| Some(montant.get()?.euros())).sum())
    }

    /// Its figures, under `prefixe.1`, `prefixe.2`… and `prefixe.total`; counts end with `.nombre`.
    fn figures(&self, prefixe: &str, chiffres: &mut Vec<Chiffre>) {
        let rangees = (1_usize..).zip(&self.lignes).map(|(rang, ligne)| {
            (format!("{prefixe}.{rang}"), ligne.libelle.clone(), &ligne.chiffres)
        });
        let total = self.total.iter().map(|chiffres| {
            (format!("{prefixe}.total"), format!("total du tableau {}", self.titre), chiffres)
        });
        for (id, libelle, ChiffresImprimes { nombre, montant, .. }) in rangees.chain(total) {
            chiffres.extend(nombre.map(|nombre| Chiffre {
                id: format!("{id}.nombre"),
                libelle: format!("projets, {libelle}"),
                grandeur: Grandeur::ProjetsDuFonds(nombre),
            }));
            chiffres.extend(montant.get().map(|montant| Chiffre {
                id,
                libelle,
                grandeur: Grandeur::Montant(montant.clone()),
            }));
        }
    }
}
