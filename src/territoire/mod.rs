//! The territory of a contract: its quarters and the list that is law on a day.

#![deny(clippy::arithmetic_side_effects)]

mod anomalies;
mod codes;
mod cog;
mod contrats;
mod correspondance;
mod effet;
mod epci;
mod filiation;
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
pub use liste::{Inscription, InscriptionError, Liste, ProblemeDeListe, ProblemesDeListe};
pub use millesime::{Millesime, MillesimeError};
pub use population::{
    Ecart, Laquelle, PopulationError, compare_populations, montant_par_habitant, part_en_qpv,
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
