//! Votes by stickers.

mod a_part;
mod bulletin;
mod cle;
mod compte;
mod depouillement;
mod masque;
mod question;
mod releve;

pub use a_part::APart;
pub use bulletin::{Bulletin, Sort};
pub use cle::{CleDeTheme, CleDeThemeError, Gommette, GommetteError};
pub use compte::{CompteDesVoix, Details, LigneDeClassement, Voix};
pub use depouillement::{AtelierDepouille, Depouillement, DepouillementError, FusionError, Urne};
pub use masque::{Masque, Visibilite};
pub use question::{Cumul, Question, QuestionError, ReponsesLibres, SousThemes, ThemeSoumis};
pub use releve::{ReleveDeVoix, ReleveDeVoixError, VoixDuTheme};
