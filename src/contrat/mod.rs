//! The contract: its generation, its piliers and themes, its strategy, who signs it and how long it runs.
//!
//! | generation | first level | second level |
//! |---|---|---|
//! | 2015–2023 | four [`Pilier`]s | fourteen [`SousThemeDePilier`]s |
//! | *Engagements Quartiers 2030* | six [`Theme`]s | twenty-five [`SousTheme`]s |
//!
//! Codes and labels are those of the national lists. Labels met in real files are read by `read`,
//! which accepts other wordings but never guesses; the wire has the French snake-case names.
//!
//! | type | what it is |
//! |---|---|
//! | [`Cadre`] | enjeux, ambitions, objectifs, as far as they are detailed, beside their printed sizes |
//! | [`MiseEnRegard`] | what the State announced, beside the local project and an evaluation |
//! | [`Passerelle`] | from one generation to the other, under weights that the caller states |
//! | [`Signataires`] | who signed, held against whom the law names |
//! | [`DureeDuContrat`] | the term by the law, by extensions, by a circular, and as printed |
//! | [`Contenus`] | which of the six contents of the law a contract has |
//! | [`FicheDeContrat`] | a contract: its term, its signatories, its contents |
//! | [`Strategie`] | all of that as one record |

mod cadre;
mod classement;
mod contenu;
mod fiche;
pub(crate) mod libelle;
mod passerelle;
mod pilier;
mod signature;
mod strategie;
mod terme;
mod theme;

pub use cadre::{
    Ambition, Cadre, CadreError, ConstatDeCadre, DetailDeNiveau, Effectifs, Enjeu,
    EnjeuTransversal, EntreeDeRegard, LienDeRegard, MiseEnRegard, MiseEnRegardError, NiveauDeCadre,
};
pub use classement::{Classement, Generation, Thematique, Transversal};
pub use contenu::{
    ConstatDeContenu, ContenuEnDouble, ContenuObligatoire, Contenus, LigneDeContenu, Presence,
};
pub use fiche::{ConstatDeFiche, FicheDeContrat};
pub use libelle::{LibelleError, LibelleMotif};
pub use passerelle::{
    CibleDePasserelle, EgaliteDePassage, Fondement, MotifDeReste, OrigineDePasserelle, PartPassee,
    Passage, PassageError, Passerelle, ProblemeDePasserelle, ProblemesDePasserelle, ResteDePassage,
    SelonFondement,
};
pub use pilier::{Pilier, SousThemeDePilier};
pub use signature::{
    ConstatDeSignataires, Echelle, NatureDePartie, Partie, RoleLegal, Signataire,
    SignataireEnDouble, Signataires, SignatairesAttendus,
};
pub use strategie::{ConstatDeStrategie, PrioritesDIntervention, Strategie};
pub use terme::{
    BaseDeDuree, ConstatDeDuree, DureeDuContrat, DureeError, DureeImprimee, DureeImprimeeError,
    DureeLegale, EtapeDeDuree, EtatDeRevoyure, LectureDeDuree, MiseAJour, TerritoireDuContrat,
};
pub use theme::{PilierAnnonce, SousTheme, Theme};
