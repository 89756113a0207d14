//! Files of the *Socle Commun des Données Locales* (SCDL).

pub mod deliberation;
