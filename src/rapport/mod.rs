//! What people read, in French: documents, as data, as Markdown and as a page.

pub mod annuel;
mod campagne;
mod cofinancement;
mod comparaison;
mod concertation;
mod constats;
mod controle;
mod document;
mod enveloppes;
mod exercice;
mod financier;
mod indicateurs;
#[cfg(feature = "geometrie")]
mod localisation;
#[cfg(feature = "html")]
pub mod page;
mod passerelle;
mod procedure;
mod quartiers;
mod rapprochement;
mod strategie;
mod suivi;
mod territoire;
mod ventilation;

pub use campagne::campagne;
pub use cofinancement::{examens, plan};
pub use comparaison::{comparaison, difference};
pub use concertation::concertation;
pub use constats::constats;
pub use controle::controle;
pub use document::{
    Barres, Bloc, Colonne, Cote, Document, Element, Figure, Frise, Graphique, Jalon, Ligne,
    LigneDeBarres, Segment, Tableau,
};
#[cfg(feature = "geometrie")]
pub use document::{Carte, LieuDeCarte};
pub use enveloppes::enveloppes;
pub use exercice::{
    CasIntitule, CleDePartage, ConventionConnue, Exercice, ExerciceError, Paiements, PlanIntitule,
    Rattachement, RegimeDeParticipation, SourcePublique, exercice,
};
pub use financier::financier;
pub use indicateurs::indicateurs;
#[cfg(feature = "geometrie")]
pub use localisation::localisation;
pub use passerelle::{passerelle, serie};
pub use procedure::procedure;
pub use rapprochement::rapprochement;
pub use strategie::strategie;
pub use suivi::{parcours, suivi};
pub use territoire::territoire;
pub use ventilation::ventilation;
