//! The reference model of the French *contrat de ville*: its money, its shares, its codes, its piliers,
//! and the audit of its published figures. Pure: no I/O, no clock, no global state, no `unsafe`.
//!
//! # The tour, in the order of a real year
//!
//! **Projects are filed and funded.** An [`Action`] has a reference, an operator and a place in the
//! contract; a [`Source`] says who pays, through which scheme, and whether its credits are *spécifiques*
//! or *droit commun*. A [`Saisie`] takes actions and lines in any order and reports every problem at
//! once; what comes out is a [`Programmation`].
//!
//! ```
//! use contrat_de_ville::contrat::{Classement, Generation, Pilier};
//! use contrat_de_ville::financement::{
//!     Action, Credits, Dispositif, Financeur, NatureOperateur, Operateur, Saisie, Source, Stade,
//! };
//! use contrat_de_ville::identifiant::{Annee, CodeContrat};
//! use contrat_de_ville::Euros;
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let annee = Annee::new(2023).unwrap();
//! let mut saisie = Saisie::new(CodeContrat::parse("CV221").unwrap(), annee, Generation::ContratsDeVille);
//! for (reference, pilier) in [("F-1", Pilier::CohesionSociale), ("F-2", Pilier::Pilotage)] {
//!     saisie.add_action(Action {
//!         reference: reference.parse()?,
//!         titre: "Action fictive".to_owned(),
//!         operateur: Operateur { nom: "Une association".parse()?, nature: NatureOperateur::Association, siret: None },
//!         classement: Classement::Pilier(pilier),
//!         transversaux: [].into(),
//!         quartiers: [].into(),
//!         annee,
//!     });
//! }
//! let etat = Source::new(Financeur::ETAT, Dispositif::ContratDeVille, Credits::Specifiques);
//! let caf = Source::new(Financeur::CAF, Dispositif::Aucun, Credits::DroitCommun);
//! for (reference, source, euros) in [("F-1", &etat, "4000"), ("F-1", &caf, "1500.50"), ("F-2", &etat, "800")] {
//!     saisie.add_ligne(&reference.parse()?, source, Stade::Accorde, euros.parse()?);
//! }
//! let programmation = saisie.finish()?;
//!
//! // **Money is added up.** A bilan is of one stage, by typed keys, exact to the cent.
//! use contrat_de_ville::bilan::{Croisement, Ventilation};
//! use contrat_de_ville::financement::{ParSource, ParThematique, SelonSource};
//!
//! let accorde = programmation.tranche(Stade::Accorde);
//! let croisement = Croisement::of(accorde, &ParThematique, &ParSource);
//! assert_eq!(croisement.total().total().to_string(), "6\u{202f}300,50\u{a0}€");
//! assert_eq!(croisement.colonnes().get(&&caf).unwrap().total().to_string(), "1\u{202f}500,50\u{a0}€");
//!
//! // Two sources support the same action: it counts once.
//! let actions = Ventilation::actions(accorde, &SelonSource::new(Source::credits));
//! assert_eq!(actions.get(&Credits::Specifiques).unwrap().nombre().get(), 2);
//! assert_eq!(actions.get(&Credits::DroitCommun).unwrap().nombre().get(), 1);
//! assert_eq!(actions.total().nombre().get(), 2);
//!
//! // **Shares are printed**, under a rounding that is named.
//! use contrat_de_ville::{Arrondi, Decimales};
//!
//! let parts = Ventilation::of(accorde, &ParThematique).parts()?;
//! let (pilier, _, part) = &parts.lignes()[0];
//! assert_eq!(pilier.to_string(), "Cohésion sociale");
//! assert_eq!(part.pourcentage(Arrondi::AuPlusProche, Decimales::UNE).to_string(), "87,3\u{a0}%");
//! # Ok(())
//! # }
//! ```
//!
//! **The report is published, and someone checks it.** A [`Releve`] holds what was printed;
//! [`Releve::audit`] says of each figure whether it ties, and what reproduces it. See
//! [`controle`] for tables and sentences, [`rapport`] for what people read.
//!
//! # Where to look
//!
//! | module | what it holds |
//! |---|---|
//! | [`droit`] | every legal text relied on, with how sure it is |
//! | [`nombre`] | amounts, totals, ratios, roundings, apportionment, reading French numbers |
//! | [`identifiant`] | official codes: SIREN, SIRET, RNA, communes, quarters, contracts |
//! | [`temps`] | public holidays, worked days, delays and the proof of each deadline |
//! | [`contrat`] | generations, piliers, themes, transversal priorities |
//! | [`financement`] | sources, actions, lines, the programme of a year |
//! | [`bilan`] | aggregates by one key or two, distinct actions, shares, the proof of no double count |
//! | [`controle`] | published figures as data, and their audit |
//! | [`procedure`] | the council: convocation, sheet and quorum, votes, the act and its checks |
//! | [`rapport`] | Markdown, in French |
//!
//! A module uses only those above it in this table.
//!
//! # Names
//!
//! A noun of the law or of the contract stays French (`Pilier`, `Stade`, `Tranche`); verbs and technical
//! words are English (`parse`, `merge`, `split`). What a resident or an agent reads (labels, tables,
//! findings) is French; what a programmer reads (docs, errors) is English.
//!
//! [`Action`]: financement::Action
//! [`Programmation`]: financement::Programmation
//! [`Releve`]: controle::Releve
//! [`Releve::audit`]: controle::Releve::audit
//! [`Saisie`]: financement::Saisie
//! [`Source`]: financement::Source

#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::float_arithmetic
)]

pub mod bilan;
pub mod contrat;
pub mod controle;
pub mod droit;
#[cfg(feature = "agenda")]
pub mod echange;
pub mod financement;
pub mod identifiant;
pub mod nombre;
pub mod procedure;
pub mod rapport;
mod refus;
pub mod temps;
mod texte;

pub use bilan::{Croisement, Ventilation};
pub use controle::Releve;
pub use financement::{Action, Programmation, Saisie, Source, Stade};
pub use nombre::{Arrondi, Decimales, Euros, Somme, Taux};
pub use refus::Refus;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
