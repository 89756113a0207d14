//! The laws, each named after what it says.

#[cfg(feature = "agenda")]
mod agenda;
mod annuel;
mod arrondi;
mod bilan;
mod bilan_comparaison;
mod codes;
mod concertation_effectif;
mod concertation_gommettes;
mod concertation_journee;
mod concertation_masque;
mod conseil_acte;
mod conseil_convocation;
mod conseil_scrutin;
mod conseil_seance;
mod consultation;
mod consultation_fil;
mod consultation_modele;
mod consultation_outils;
mod contrat;
mod contrat_serie;
mod controle;
#[cfg(feature = "scdl")]
mod deliberations;
mod document;
mod double;
mod droit;
mod financement_budget;
mod financement_campagne;
mod financement_cycle;
mod financement_cycle_outils;
mod financement_doublon;
mod financement_enveloppes;
mod financement_libelles;
mod financement_plan;
mod financement_pluriannuel;
mod financement_rapprochement;
mod financement_references;
mod financement_regle;
mod financement_regle_outils;
mod financement_scenarios;
mod financement_suivi;
mod financement_ventilation;
mod financement_versement;
mod financement_versement_outils;
#[cfg(feature = "geometrie")]
mod geometrie;
#[cfg(feature = "geometrie")]
mod geometrie_emprise;
#[cfg(feature = "geometrie")]
mod geometrie_fichier;
#[cfg(feature = "geometrie")]
mod geometrie_outils;
mod identifiant;
mod identifiant_cles;
mod lecture;
mod lecture_refus;
mod lecture_textes;
mod lecture_unites;
mod nombre;
mod outils;
#[cfg(feature = "html")]
mod page;
#[cfg(all(feature = "geometrie", feature = "html"))]
mod page_carte;
#[cfg(feature = "html")]
mod page_outils;
mod programme_outils;
mod recours;
mod recours_effets;
mod recours_outils;
mod repartition;
mod repartition_methodes;
#[cfg(feature = "scdl")]
mod scdl;
#[cfg(feature = "scdl")]
mod scdl_cellules;
#[cfg(feature = "scdl")]
mod scdl_outils;
#[cfg(feature = "tableur")]
mod tableur;
#[cfg(feature = "tableur")]
mod tableur_rapport;
mod taux;
mod temps_cours;
mod temps_delais;
mod temps_echeance;
mod temps_fil;
mod temps_jours;
mod temps_mois;
mod temps_naif;
mod temps_outils;
mod territoire_codes;
mod territoire_cog;
mod territoire_correspondance;
mod territoire_lignee;
mod territoire_millesime;
mod territoire_referents;
