//! Aggregates: any measure by one key or two, exact, mergeable in any order.
//!
//! | type | what it is |
//! |---|---|
//! | [`Cumul`] | how many lines, and how much |
//! | [`ActionsDistinctes`] | which actions, as a set: a number only when read |
//! | [`Ventilation`] | a measure by one key |
//! | [`Croisement`] | a measure by two keys, with its margins |
//! | [`Assemblage`] | a bilan of several parts, that refuses one twice |
//! | [`Parts`] | shares of a total, rounded one by one or apportioned |
//! | [`Comparaison`] | two bilans side by side, key by key: new, gone, up, down |
//! | [`Concentration`] | how an amount is concentrated on few |
//! | [`Serie`] | years of both generations under the keys of 2024–2030, and what rests on a weight |
//! | [`FicheDeSerie`] | the facts that a series is drawn from, as a record holds them |
//! | [`Recoupement`] | the proof that nothing is counted twice |
//!
//! A bilan is of one stage, named by the caller through
//! [`tranche`](crate::financement::Programmation::tranche).

mod actions;
mod annee;
mod assemblage;
mod comparaison;
mod comptage;
mod concentration;
mod croisement;
mod fiche_de_serie;
mod fil;
mod indicateur;
mod mesure;
mod mouvement;
mod parts;
mod recoupement;
mod serie;
mod ventilation;

pub use actions::{ActionsDistinctes, NombreDActions};
pub use annee::{AnneeDeSerie, OrigineDeSerie, PointDeSerie};
pub use assemblage::{Assemblage, AssemblageError};
pub use comparaison::{ActionsComparees, CleComparee, Comparaison, ComparaisonError};
pub use concentration::{Concentration, ConcentrationError};
pub use croisement::Croisement;
pub use fiche_de_serie::{FicheDAnnee, FicheDeSerie, FicheDeSerieError, LigneDeSerie, TirageError};
pub use indicateur::{
    CofinancementError, autres_sur_specifiques, montant_par_beneficiaire, part_des_specifiques,
    taux_de_cofinancement, taux_de_soutien, total_sur_specifiques,
};
pub use mesure::{Cumul, CumulEnCours, CumulError, Mesure, MesureDeLignes};
pub use mouvement::{LigneComparee, LigneCompareeError, Mouvement};
pub use parts::{Colonne, Parts, PartsError};
pub use recoupement::Recoupement;
pub use serie::{Serie, SerieError};
pub use ventilation::Ventilation;
