//! The laws, each named after what it says.

mod arrondi;
mod bilan;
mod codes;
mod conseil_acte;
mod conseil_convocation;
mod conseil_scrutin;
mod conseil_seance;
mod controle;
mod double;
mod identifiant;
mod identifiant_cles;
mod lecture;
mod lecture_refus;
mod lecture_textes;
mod lecture_unites;
mod nombre;
mod outils;
mod repartition;
mod repartition_methodes;
mod taux;
