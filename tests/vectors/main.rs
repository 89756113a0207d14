//! Inputs with their expected answers, right and nearly right; error texts once a variant.

mod annuel;
mod annuel_calendrier;
mod annuel_fonds;
mod annuel_parties;
mod audit;
mod bilan;
mod budget;
mod campagne;
mod codes;
mod comparaison;
mod concertation;
mod concertation_gommettes;
mod concertation_masque;
mod conseil;
mod conseil_constats;
mod consultation;
mod consultation_refus;
mod contrat;
mod contrat_passerelle;
mod contrat_serie;
mod cycle;
mod cycle_constats;
mod cycle_fil;
mod cycle_libelles;
mod cycle_table;
#[cfg(feature = "scdl")]
mod deliberations;
mod desserte;
#[cfg(feature = "geometrie")]
mod distances;
mod document;
mod doublons;
mod echeances;
mod echeancier;
mod enveloppes;
mod exercice;
mod feries;
#[cfg(feature = "geometrie")]
mod geometrie;
#[cfg(feature = "geometrie")]
mod geometrie_fichier;
mod imputation;
mod lecture;
mod libelles;
#[cfg(feature = "html")]
mod page;
mod plan;
mod pluriannuel;
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
#[cfg(feature = "scdl")]
mod scdl;
mod scenarios;
mod suivi;
#[cfg(feature = "tableur")]
mod tableur;
#[cfg(feature = "tableur")]
mod tableur_ecriture;
#[cfg(feature = "tableur")]
mod tableur_places;
#[cfg(feature = "tableur")]
mod tableur_rapport;
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
