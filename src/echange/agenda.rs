//! The days of a procedure, that of a yearly report too, as an iCalendar file (RFC 5545).

use chrono::{DateTime, TimeDelta, Utc};
use icalendar::{Alarm, Calendar, Class, Component as _, Event, EventLike as _, Property};

use crate::identifiant::Reference;
use crate::procedure::{Echeancier, Entree, Nature};

/// How an [`Echeancier`] is written for Outlook, Thunderbird or a phone: all-day events, each with its proof.
///
/// Nothing is taken from a clock or drawn at random: the same list and the same values give the same
/// bytes. An event keeps its id when its day changes, so that importing the file again moves it.
///
/// # Examples
/// ```
/// use chrono::{DateTime, TimeDelta};
/// use contrat_de_ville::echange::Agenda;
/// use contrat_de_ville::procedure::{Echeancier, Entree, Nature};
///
/// let echeancier = Echeancier::of(vec![Entree {
///     cle: "recours-contentieux".to_owned(),
///     jour: "2024-11-28".parse()?,
///     nature: Nature::AuPlusTard,
///     quoi: "saisir le tribunal administratif".to_owned(),
///     qui: "requérant".to_owned(),
///     regle: None,
///     preuve: None,
///     accompli: None,
/// }])?;
/// let agenda = Agenda {
///     nom: "Procédure".to_owned(),
///     espace: "2024-cc-001.exemple.fr".parse()?,
///     horodatage: DateTime::from_timestamp(1_727_424_000, 0).unwrap(),
///     rappels: vec![TimeDelta::days(7)],
/// };
/// let texte = agenda.write(&echeancier);
/// assert!(texte.contains("UID:recours-contentieux@2024-cc-001.exemple.fr\r\n"));
/// // The end is excluded: one whole day.
/// assert!(texte.contains("DTSTART;VALUE=DATE:20241128\r\n"));
/// assert!(texte.contains("DTEND;VALUE=DATE:20241129\r\n"));
/// assert_eq!(texte, agenda.write(&echeancier));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
/// That of the procedure of a yearly report, which may tell none, or one that contradicts itself:
/// ```
/// use contrat_de_ville::echange::Agenda;
/// use contrat_de_ville::rapport::annuel::{CalendrierError, RapportAnnuel};
///
/// fn write(agenda: &Agenda, rapport: &RapportAnnuel) -> Result<String, CalendrierError> {
///     Ok(agenda.write(&rapport.echeancier()?))
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Agenda {
    /// The name of the calendar.
    pub nom: String,
    /// What makes ids unique in the world, behind the key of the line and `@`: the procedure and a domain
    /// name of its author.
    pub espace: Reference,
    /// The instant of writing (`DTSTAMP`).
    pub horodatage: DateTime<Utc>,
    /// How long before the start of the day an alarm rings, for what is planned, due or
    /// possible; none without.
    pub rappels: Vec<TimeDelta>,
}

impl Agenda {
    /// The file: lines of at most 75 bytes, ended by CRLF.
    #[must_use]
    pub fn write(&self, echeancier: &Echeancier) -> String {
        let mut calendrier = Calendar::empty();
        calendrier
            .append_property(Property::new("VERSION", "2.0"))
            .append_property(Property::new("PRODID", "-//contrat-de-ville//FR"))
            .append_property(Property::new("CALSCALE", "GREGORIAN"))
            .append_property(Property::new("METHOD", "PUBLISH"))
            // `NAME` of RFC 7986 is written by the crate without escapes.
            .append_property(Property::new("X-WR-CALNAME", one_line(&self.nom)));
        for entree in echeancier.entrees() {
            calendrier.push(self.event(entree));
        }
        fold(&calendrier.to_string())
    }

    fn event(&self, entree: &Entree) -> Event {
        let id = one_line(&format!("{}@{}", entree.cle, self.espace));
        let mut evenement = Event::new();
        evenement
            .uid(&id)
            .timestamp(self.horodatage)
            .summary(&title(entree))
            .description(&description(entree))
            .class(Class::Public)
            .add_property("CATEGORIES", entree.nature.to_string())
            // A term takes nobody's time.
            .add_property("TRANSP", "TRANSPARENT")
            .starts(entree.jour);
        if let Some(lendemain) = entree.jour.succ_opt() {
            evenement.ends(lendemain);
        }
        if matches!(entree.nature, Nature::Prevu | Nature::AuPlusTard | Nature::Possible)
            && entree.accompli.is_none()
        {
            for (rang, avant) in (1_u32..).zip(&self.rappels) {
                let mut rappel = Alarm::display(&title(entree), -*avant);
                // The crate gives an alarm without them a random id and the time of its clock.
                rappel.uid(&format!("rappel-{rang}-{id}")).timestamp(self.horodatage);
                evenement.alarm(rappel);
            }
        }
        evenement.done()
    }
}

fn title(entree: &Entree) -> String {
    let quoi = one_line(&entree.quoi);
    if entree.nature == Nature::Fait { quoi } else { format!("{quoi} ({})", entree.nature) }
}

/// The crate escapes line feeds, and nothing else that could end a line.
fn one_line(texte: &str) -> String {
    texte.replace(char::is_control, " ")
}

/// Lines folded again: the crate does not count the blank that the last part of a folded line starts with.
fn fold(texte: &str) -> String {
    const MAX: usize = 75;
    let mut plie = String::with_capacity(texte.len());
    for ligne in texte.replace("\r\n ", "").split_terminator("\r\n") {
        let mut octets = 0;
        for c in ligne.chars() {
            if octets + c.len_utf8() > MAX {
                plie.push_str("\r\n ");
                octets = 1;
            }
            plie.push(c);
            octets += c.len_utf8();
        }
        plie.push_str("\r\n");
    }
    plie
}

fn description(entree: &Entree) -> String {
    let mut texte = one_line(&entree.qui);
    if let Some(preuve) = &entree.preuve {
        texte = format!("{texte}\n{preuve}");
    } else if let Some(regle) = entree.regle {
        texte = format!("{texte}\n{regle}");
    }
    texte
}
