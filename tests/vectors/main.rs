//! Inputs with their expected answers, right and nearly right; error texts once a variant.

mod audit;
mod bilan;
mod budget;
mod codes;
mod comparaison;
mod conseil;
mod conseil_constats;
mod consultation;
mod consultation_refus;
#[cfg(feature = "geometrie")]
mod distances;
mod doublons;
mod echeances;
mod echeancier;
mod enveloppes;
mod feries;
#[cfg(feature = "geometrie")]
mod geometrie;
#[cfg(feature = "geometrie")]
mod geometrie_fichier;
mod lecture;
mod libelles;
mod plan;
mod procedure;
mod procedure_recours;
mod programmation;
mod questions;
mod rapprochement;
mod recours;
mod references;
mod regle;
mod regle_fil;
mod regle_outils;
mod regle_subventions;
mod releve;
mod scenarios;
mod temps;
mod temps_fil;
mod temps_textes;
mod territoire;
mod territoire_contrats;
mod territoire_correspondance;
mod territoire_lignee;
mod territoire_portrait;
mod ventilation;
mod versements;
