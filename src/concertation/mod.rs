//! The participation of residents and of elected members: votes by stickers, *ateliers*, days of slots.
//!
//! | type | what it is |
//! |---|---|
//! | [`Question`] | the rule of a vote by *gommettes*: themes, so many stickers a person, several on one theme or not |
//! | [`Bulletin`] | one sheet, attached to no person; [`Question::judge`] says whether it counts, and if not why |
//! | [`Depouillement`] | the sheets or the counts of each workshop, under one question |
//! | [`CompteDesVoix`] | stickers by theme, of a workshop or of all, with the ranking and the exact shares |
//! | [`Masque`] | what can be shown where small groups may not be |
//! | [`Atelier`] | a seminar, a workshop, a visit: day, kind, people present by sex |
//! | [`Journee`] | a day of slots, with what does not fit in it as findings |
//! | [`Concertation`] | all of it, as one record |
//!
//! No type names anybody: a sheet has no author, people present are counts. An answer in one’s own words is kept as
//! written.

#![deny(clippy::arithmetic_side_effects)]

mod atelier;
mod constat;
mod creneau;
mod dossier;
mod gommettes;
mod heure;
mod journee;

pub use atelier::{Atelier, ConstatDAtelier, GenreDAtelier};
pub use constat::ConstatDeJournee;
pub use creneau::{CommuneImprimee, CommunesRecues, CommunesRecuesError, Creneau, ObjetDeCreneau};
pub use dossier::{Concertation, ConstatDeConcertation, VoteParGommettes};
pub use gommettes::{
    APart, AtelierDepouille, Bulletin, CleDeTheme, CleDeThemeError, CompteDesVoix, Cumul,
    Depouillement, DepouillementError, Details, FusionError, Gommette, GommetteError,
    LigneDeClassement, Masque, Question, QuestionError, ReleveDeVoix, ReleveDeVoixError,
    ReponsesLibres, Sort, SousThemes, ThemeSoumis, Urne, Visibilite, Voix, VoixDuTheme,
};
pub use heure::{Heure, HeureError};
pub use journee::Journee;
