//! The reference model of the French *contrat de ville*: its money, its shares, its codes, its territory, its
//! piliers, its strategy, the participation of residents, the audit of its published figures, the dates of its
//! procedure, and its yearly report. Pure: no I/O, no clock, no global state, no `unsafe`.
//!
//! # The tour, in the order of a real year
//!
//! **It starts from a territory.** Which list of quarters is law depends on the day; a code of the other list is
//! answered with its days, and the published table says what became of it.
//!
//! ```
//! use contrat_de_ville::identifiant::{CodeQpv, Geographie};
//! use contrat_de_ville::territoire::Millesime;
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let quartier = CodeQpv::parse("QP062008").unwrap();
//! let liste = Millesime::on("2024-09-24".parse()?, quartier.departement())?;
//! assert_eq!((quartier.geographie(), liste.geographie), (Geographie::De2015, Geographie::De2024));
//! # Ok(())
//! # }
//! ```
//!
//! See [`territoire`] for what became of a quarter, of an agglomeration or of a commune; with the feature
//! `geometrie`, its module of that name says which quarters a point is in or near, and how sure that is.
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
//! **Each request lives**: filed, examined, granted, committed, paid, and sometimes withdrawn. Its money is kept by
//! stage and source as signed lines, and an unlawful event is handed back with the reason. A rule of co-funding is
//! asked on facts and a day, and answers with its figures and its article.
//!
//! ```
//! use contrat_de_ville::financement::regle::{Subvention, Verdict, SituationDuBeneficiaire, examine_conventions};
//! use contrat_de_ville::financement::{Etat, Stade, Suivi};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! // A file holds a label and amounts: read through one gate, or refused with the place and the reason.
//! assert_eq!(Etat::read("avis favorable")?, Etat::Soutenu);
//! let suivi: Suivi = serde_json::from_str(r#"{
//!     "contrat": "CV221", "annee": 2023, "generation": "contrats_de_ville",
//!     "actions": [{
//!         "action": {
//!             "reference": "F-1", "titre": "Action fictive", "annee": 2023, "classement": {"pilier": "pilotage"},
//!             "operateur": {"nom": "Une association", "nature": "association"}
//!         },
//!         "evenements": [{"jour": "2023-06-30", "fait": {"reprise": {"etat": "soutenu", "accorde": [{
//!             "source": {"financeur": {"nature": "etat"}, "dispositif": "contrat_de_ville", "credits": "specifiques"},
//!             "montant": "23000.01"
//!         }]}}}]
//!     }]
//! }"#)?;
//! let programmation = suivi.programmation()?;
//!
//! // One cent above 23 000 € in the year, a convention is compulsory; whether there is one, nobody said.
//! let subventions = Subvention::of_tranche(programmation.tranche(Stade::Accorde))?;
//! let connu = |_: &_, _, _: &_| SituationDuBeneficiaire { droit_prive: Some(true), convention: None };
//! let vues = examine_conventions(&subventions, connu, "2023-12-31".parse()?);
//! assert!(matches!(vues[0].examen.verdict(), Verdict::NonVerifiable(_)));
//! # Ok(())
//! # }
//! ```
//!
//! See [`financement`] for plans, envelopes, scenarios, payments and what they match; [`rapport::exercice`] for a year
//! as one document.
//!
//! **The report is published, and someone checks it.** A [`Releve`] holds what was printed;
//! [`Releve::audit`] says of each figure whether it ties, and what reproduces it. See
//! [`controle`] for tables and sentences, [`rapport`] for what people read.
//!
//! **The report goes before the council, and time runs.** A deadline is a value that proves itself: each
//! step with its article. What the law leaves open is named by the caller, or stated both ways.
//!
//! ```
//! use contrat_de_ville::temps::{Delai, DelaiError, Jours, JoursTravailles, Zone};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! // Published on Friday 27 September 2024: until when can it be attacked, and how is that counted?
//! let recours = Delai::recours_contentieux(Zone::Metropole);
//! let echeance = recours.prove("2024-09-27".parse()?)?;
//! assert_eq!(echeance.terme().to_string(), "2024-11-28");
//! assert_eq!(echeance.etapes().len(), 2); // two months, then the jour franc
//!
//! // From 30 December two readings of the law give two days.
//! let depart = "2023-12-30".parse()?;
//! assert!(matches!(recours.term(depart), Err(DelaiError::OrdresDivergents { .. })));
//! assert_eq!(recours.terms(depart)?.earliest().to_string(), "2024-02-29"); // safe for a claimant
//!
//! // And the thirtieth worked day from now?
//! let jour = Jours::ouvres(Zone::Metropole).add("2024-09-27".parse()?, 30)?;
//! assert_eq!(jour.to_string(), "2024-11-12");
//! # Ok(())
//! # }
//! ```
//!
//! A [`Deliberation`] holds the convocation, the quorum, the vote and the act; a
//! [`Consultation`](procedure::Consultation) waits for each commune and each conseil citoyen; a [`Recours`]
//! says on any day what appeal is open; a [`Dossier`] lists every day of it all. See [`procedure`].
//!
//! **Residents are heard.** A vote by stickers is counted under a rule that cannot change, small groups are not shown,
//! and a day of slots says what does not fit in it. See [`concertation`].
//!
//! **The year becomes a report.** A [`RapportAnnuel`](rapport::annuel::RapportAnnuel) holds every part, the strategy
//! and the participation among them; its `check` lists what the décret misses and what does not tie.
//!
//! ```
//! use contrat_de_ville::rapport::annuel::{self, CodeDuRapport, RapportAnnuel};
//!
//! let rapport: RapportAnnuel = serde_json::from_str(r#"{
//!     "contrat": "CV221", "annee": 2023,
//!     "strategie": { "cadre": { "effectifs": { "ambitions": 10 } } }
//! }"#)?;
//! let constats = rapport.check();
//! assert!(constats.iter().any(|constat| constat.code == CodeDuRapport::SectionNonDite));
//! assert!(annuel::document(&rapport).to_string().contains("| ambitions           |       10 |"));
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! **Files are exchanged.** With the feature `scdl`, a deposit of subsidies is read line by line, with each problem
//! placed and explained, and written as the national format wants it; with `tableur`, the sheets of a chef de projet
//! become a [`Programmation`], and a workbook that they open; with `schema`, every type says its JSON Schema.
//!
//! # Where to look
//!
//! | module | what it holds |
//! |---|---|
//! | [`droit`] | every legal text relied on, with how sure it is |
//! | [`nombre`] | amounts, totals, ratios, roundings, apportionment, reading French numbers |
//! | [`identifiant`] | official codes: SIREN, SIRET, RNA, communes, quarters, contracts |
//! | [`temps`] | public holidays, worked days, delays and the proof of each deadline |
//! | [`territoire`] | quarters and the list that is law on a day, 2015 to 2024, communes, EPCI, contracts, people |
//! | [`contrat`] | generations, piliers, themes, the frame and its priorities, the way from one generation to the other, signatories, term |
//! | [`financement`] | sources, actions and their lives, the programme of a year, plans, rules of co-funding, envelopes, scenarios, payments |
//! | [`bilan`] | aggregates by one key or two, distinct actions, shares, comparisons, concentration, the proof of no double count, the series of both generations |
//! | [`controle`] | published figures as data, and their audit |
//! | [`procedure`] | the council and its act, appeals, the consultation on the report, the list of every day |
//! | [`concertation`] | votes by gommettes, workshops, days of slots |
//! | [`rapport`] | documents in French, as data, as Markdown and, with the feature `html`, as a page; the report of a year, against the décret ([`rapport::annuel`]) |
//! | `echange` | files that people exchange, by feature: `agenda` writes iCalendar, `geometrie` reads GeoJSON, `scdl` deposits of subsidies and deliberations, `tableur` tables of programming and the workbook of a report, `schema` JSON Schema |
//!
//! A module uses only those above it in this table.
//!
//! # Names
//!
//! A noun of the law or of the contract stays French (`Pilier`, `Stade`, `Tranche`); verbs and technical
//! words are English (`parse`, `merge`, `split`). What a resident or an agent reads (labels, tables,
//! findings, proofs) is French; what a programmer reads (docs, errors) is English.
//!
//! [`Action`]: financement::Action
//! [`Deliberation`]: procedure::Deliberation
//! [`Dossier`]: procedure::Dossier
//! [`Programmation`]: financement::Programmation
//! [`Recours`]: procedure::Recours
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
pub mod concertation;
pub mod contrat;
pub mod controle;
pub mod droit;
#[cfg(any(
    feature = "agenda",
    feature = "geometrie",
    feature = "schema",
    feature = "scdl",
    feature = "tableur"
))]
pub mod echange;
pub mod financement;
pub mod identifiant;
mod jour;
pub mod nombre;
pub mod procedure;
pub mod rapport;
mod refus;
pub mod temps;
pub mod territoire;
mod texte;

pub use bilan::{Croisement, Ventilation};
pub use controle::Releve;
pub use financement::{Action, Programmation, Saisie, Source, Stade};
pub use nombre::{Arrondi, Decimales, Euros, Somme, Taux};
pub use procedure::{Deliberation, Dossier, Recours};
pub use refus::Refus;
pub use temps::{Delai, Echeance, Zone};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
