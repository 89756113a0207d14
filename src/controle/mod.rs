//! Audit: does a published figure tie, and what reproduces it?
//!
//! A published table or sentence is data ([`Tableau`], [`Mention`]), with the precision that each figure
//! was printed with. The audit recomputes it and says, as a [`Constat`]: confirmed; not as printed, and
//! why; not, and by how much; or that what is printed does not tell.
//!
//! A finding says what *reproduces* a figure, never what its author did: with enough candidates
//! anything matches by chance, so that it also says how many were tried.

mod audit_releve;
mod audit_tableau;
mod colonne;
mod constat;
mod imprime;
mod publication;
mod releve;
mod reproduction;
mod somme;
mod tableau;

pub use colonne::{AuditColonne, LigneAuditee, audit_colonne};
pub use constat::{Code, Constat, Verdict};
pub use imprime::{Cellule, MontantImprime, TauxImprime};
pub use publication::{
    Associatifs, Dit, Dossiers, EtatDossier, Inclusion, Mention, Operation, Publication, Rappel,
    TotalPublie,
};
pub use releve::{Chiffre, Grandeur, Releve, ReleveError};
pub use reproduction::{Candidat, Reproduction, reproduce};
pub use somme::{Accord, check_somme};
pub use tableau::{ChiffresImprimes, LigneImprimee, Tableau, TableauError};
