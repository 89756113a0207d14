//! The territory of a contract: quarters, communes, EPCI, contracts, people, referents. Each question is asked
//! on a day.
//!
//! | question | answer |
//! |---|---|
//! | which list of quarters is law here, on that day? | [`Millesime::on`] |
//! | is this code on it? | [`Liste::find_on`]: on it, of another one, or absent, and whether the law was read |
//! | what does the law attach to a quarter? | [`Quartier::effets`] |
//! | what became of a quarter of 2015, what was one of 2024? | [`Correspondance`] |
//! | and an amount, or a count, of 2015? | [`Correspondance::carry`], into a [`Transfert`] |
//! | who holds today what this EPCI held? | [`Lignee::successor_on`], [`Contrats::held_by`], [`Contrats::holders_on`] |
//! | is this the code of a commune, on that day? | [`Cog::state_on`] |
//! | which contracts does this dirty cell name? | [`CodesLus::read`] |
//! | which share lives in a QPV, is this figure to be believed? | [`part_en_qpv`], [`compare_populations`] |
//! | who follows this commune? | [`Referents::coverage_on`] |
//! | all of it, for one contract? | a [`Portrait`] |
//!
//! What published sources contradict, or do not say, is a [`Signalement`]: told, and repaired nowhere. Lists and
//! tables are values that the caller loads; none is in the crate.

#![deny(clippy::arithmetic_side_effects)]

mod anomalies;
mod codes;
mod cog;
mod contrats;
mod correspondance;
mod effet;
mod epci;
mod filiation;
#[cfg(feature = "geometrie")]
pub mod geometrie;
mod groupe;
mod lignee;
mod liste;
mod millesime;
mod population;
mod portrait;
mod problemes;
mod quartier;
mod referents;
mod signalement;
mod table;
mod transfert;

pub use codes::{CodesError, CodesLus};
pub use cog::{Cog, Commune, EtatDeCommune, FusionDeCommunes, ProblemeDeCog, ProblemesDeCog};
pub use contrats::{Contrats, LigneDeContrat, Titulaire, TitulaireError};
pub use correspondance::{
    Correspondance, CorrespondanceError, ProblemeDeCorrespondance, ProblemesDeCorrespondance,
};
pub use effet::Effet;
pub use epci::{Epci, EvenementEpci};
pub use groupe::{Groupe, NatureDeLien};
pub use lignee::{Lignee, LigneeError, ProblemeDeLignee, ProblemesDeLignee};
pub use liste::{
    Inscription, InscriptionError, InscriptionLue, Liste, ProblemeDeListe, ProblemesDeListe,
};
pub use millesime::{Millesime, MillesimeError};
pub(crate) use population::montant_par;
pub use population::{
    Ecart, Laquelle, PopulationError, SeuilDEcart, SeuilTropBas, compare_populations,
    montant_par_habitant, part_en_qpv,
};
pub use portrait::{
    CommunesNommees, Comptes, Habitants, Portrait, PortraitError, SuiviDesCommunes,
};
use problemes::problemes;
pub use quartier::{Alentour, Quartier};
pub use referents::{
    Affectation, Couverture, ProblemeDeReferents, ProblemesDeReferents, Referents,
};
pub use signalement::Signalement;
pub use table::{LigneDeCorrespondance, Parent, StatutPublie, StatutPublieError};
pub use transfert::{PartTransferee, Poids, Quantite, Reste, SansSuite, Transfert, TransfertError};
