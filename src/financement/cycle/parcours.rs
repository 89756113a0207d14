use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::effet::{Effet, effects};
use super::{
    Ecriture, Etat, Evenement, EvenementRefuse, Fait, GenreDeFait, ParcoursError, RepriseExcessive,
};
use crate::Refus;
use crate::financement::{Source, Stade};
use crate::nombre::Euros;

/// The life of one action: facts in order, the state they lead to, the money they move.
///
/// # Interpretation
/// - Money of each stage and source is a history of signed lines: what is taken back is a negative line,
///   nothing is rewritten. An abandon or a retrait takes back the whole grant; what is committed and paid
///   moves by its own facts only, and [`Parcours::reste_a_desengager`] and [`Parcours::reste_a_reverser`]
///   tell what is still to be undone.
/// - A request that is refused, not admissible or sent elsewhere is granted nothing, whatever it asked for.
/// - What a real file contradicts (paid above committed…) is taken in and told by [`Parcours::check`]; only
///   what cannot have happened is refused, and what cannot be written: more taken back than is told, where
///   the file that was taken over does not state what was there.
///
/// # Examples
/// A fictitious action: granted, committed without a convention, then given up.
/// ```
/// use contrat_de_ville::Euros;
/// use contrat_de_ville::financement::{
///     Credits, Dispositif, Etat, Evenement, Fait, Financeur, Montants, Parcours, Source, Stade,
/// };
///
/// let etat = Source::new(Financeur::ETAT, Dispositif::ContratDeVille, Credits::Specifiques);
/// let montants = |texte| Montants::new([(etat.clone(), Euros::parse(texte).unwrap())]).unwrap();
/// let le = |jour: &str, fait| Evenement { jour: jour.parse().unwrap(), fait };
///
/// let mut parcours = Parcours::new(le("2023-01-10", Fait::Depot { demande: montants("6000") }))?;
/// parcours.apply(le("2023-02-01", Fait::Recevabilite))?;
/// parcours.apply(le("2023-03-01", Fait::Instruction { propose: montants("5000") }))?;
/// parcours.apply(le("2023-04-03", Fait::Soutien { accorde: montants("4500") }))?;
/// parcours.apply(le("2023-05-02", Fait::Engagement { montants: montants("4500") }))?;
/// parcours.apply(le("2023-09-01", Fait::Abandon))?;
///
/// assert_eq!(parcours.etat(), Etat::Abandonne);
/// assert_eq!(parcours.etat_on("2023-06-30".parse()?), Some(Etat::Engage));
/// assert_eq!(parcours.total(Stade::Accorde, &etat), Some(Euros::ZERO));
/// assert_eq!(parcours.reste_a_desengager(&etat), Euros::parse("4500"));
///
/// let refus = parcours.apply(le("2023-10-01", Fait::Versement { montants: montants("1") })).unwrap_err();
/// assert_eq!(
///     refus.to_string(),
///     "« versement » in state « abandonné »: expected désengagement; reversement"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "Vec<Evenement>", into = "Vec<Evenement>")]
pub struct Parcours {
    pub(super) premier: Evenement,
    suite: Vec<Evenement>,
    /// After the first event, then after each of the others.
    premier_etat: Etat,
    etats: Vec<Etat>,
    pub(super) mouvements: Vec<Ecriture>,
    /// How many lines there are after each event, the first one included.
    fins: Vec<usize>,
    pub(super) totaux: BTreeMap<Stade, BTreeMap<Source, Euros>>,
}

/// A line, and the total of its source and stage once it is written.
type Prepare = (Ecriture, Euros);

impl Parcours {
    /// A life that starts by a [dépôt](Fait::Depot) or by a [reprise](Fait::Reprise).
    ///
    /// # Errors
    /// A [`Refus`] that hands the event back, if it is neither.
    pub fn new(premier: Evenement) -> Result<Self, Refus<Evenement, EvenementRefuse>> {
        let premier_etat = if let Fait::Reprise(reprise) = &premier.fait {
            reprise.etat()
        } else if matches!(premier.fait, Fait::Depot { .. }) {
            Etat::Depose
        } else {
            let cause = EvenementRefuse::SansDepot { genre: premier.fait.genre() };
            return Err(Refus { rendu: Box::new(premier), cause });
        };
        let mut parcours = Self {
            premier: premier.clone(),
            suite: Vec::new(),
            premier_etat,
            etats: Vec::new(),
            mouvements: Vec::new(),
            fins: Vec::new(),
            totaux: BTreeMap::new(),
        };
        match parcours.prepare(&premier) {
            Ok(prepares) => {
                parcours.write(prepares);
                Ok(parcours)
            }
            Err(cause) => Err(Refus { rendu: Box::new(premier), cause }),
        }
    }

    /// Takes an event in.
    ///
    /// # Errors
    /// A [`Refus`] that hands the event back, if it is earlier than the last one, if it is not lawful in the
    /// present state ([`Etat::after`]), if it takes back more than is there, or if a total would not fit;
    /// nothing is changed.
    pub fn apply(&mut self, evenement: Evenement) -> Result<(), Refus<Evenement, EvenementRefuse>> {
        match self.check_order(&evenement).and_then(|etat| Ok((etat, self.prepare(&evenement)?))) {
            Ok((etat, prepares)) => {
                self.write(prepares);
                self.etats.push(etat);
                self.suite.push(evenement);
                Ok(())
            }
            Err(cause) => Err(Refus { rendu: Box::new(evenement), cause }),
        }
    }

    fn check_order(&self, evenement: &Evenement) -> Result<Etat, EvenementRefuse> {
        let (jour, dernier) = (evenement.jour, self.last().jour);
        if jour < dernier {
            return Err(EvenementRefuse::Anterieur { jour, dernier });
        }
        let (etat, genre) = (self.etat(), evenement.fait.genre());
        etat.after(genre).ok_or_else(|| EvenementRefuse::Illicite {
            etat,
            genre,
            permis: etat.lawful().collect(),
        })
    }

    fn prepare(&self, evenement: &Evenement) -> Result<Vec<Prepare>, EvenementRefuse> {
        let genre = evenement.fait.genre();
        let mut prepares = Vec::new();
        for effet in effects(&evenement.fait) {
            self.prepare_one(evenement.jour, genre, &effet, &mut prepares)?;
        }
        Ok(prepares)
    }

    fn prepare_one(
        &self,
        jour: NaiveDate,
        genre: GenreDeFait,
        effet: &Effet<'_>,
        prepares: &mut Vec<Prepare>,
    ) -> Result<(), EvenementRefuse> {
        let (Effet::Ajoute(stade, _)
        | Effet::Ote(stade, _)
        | Effet::Remplace(stade, _)
        | Effet::OteTout(stade)) = *effet;
        let present = |source: &Source| self.written(stade, source).unwrap_or(Euros::ZERO);
        let mut trop_grands = Vec::new();
        let mut depassements = Vec::new();
        let mut line = |source: &Source, montant: Option<Euros>, total: Option<Euros>| match (
            montant, total,
        ) {
            (Some(montant), Some(total)) => {
                prepares.push((Ecriture { jour, source: source.clone(), stade, montant }, total));
            }
            _ => trop_grands.push(source.clone()),
        };
        match effet {
            Effet::Ajoute(_, montants) => {
                for (source, montant) in montants.iter() {
                    line(source, Some(montant), present(source).checked_add(montant));
                }
            }
            Effet::Ote(_, montants) => {
                for (source, repris) in montants.iter() {
                    let present = present(source);
                    if repris > present {
                        depassements.push(RepriseExcessive {
                            source: source.clone(),
                            repris,
                            present,
                            complet: self.is_known_from_start(stade, source),
                        });
                    } else {
                        line(source, repris.checked_neg(), present.checked_sub(repris));
                    }
                }
            }
            Effet::Remplace(_, montants) => {
                for (source, montant) in montants.iter() {
                    let ancien = present(source);
                    if !ancien.is_zero() {
                        line(source, ancien.checked_neg(), Some(Euros::ZERO));
                    }
                    line(source, Some(montant), Some(montant));
                }
            }
            Effet::OteTout(_) => {
                for (source, total) in self.totaux(stade).filter(|(_, total)| !total.is_zero()) {
                    line(source, total.checked_neg(), Some(Euros::ZERO));
                }
            }
        }
        if !depassements.is_empty() {
            return Err(EvenementRefuse::AuDela { genre, stade, depassements });
        }
        if !trop_grands.is_empty() {
            return Err(EvenementRefuse::HorsBornes { stade, sources: trop_grands });
        }
        Ok(())
    }

    fn write(&mut self, prepares: Vec<Prepare>) {
        for (mouvement, total) in prepares {
            let totaux = self.totaux.entry(mouvement.stade).or_default();
            totaux.insert(mouvement.source.clone(), total);
            self.mouvements.push(mouvement);
        }
        self.fins.push(self.mouvements.len());
    }

    fn last(&self) -> &Evenement {
        self.suite.last().unwrap_or(&self.premier)
    }

    pub(super) fn written(&self, stade: Stade, source: &Source) -> Option<Euros> {
        self.totaux.get(&stade)?.get(source).copied()
    }

    /// The present state.
    #[must_use]
    pub fn etat(&self) -> Etat {
        self.etats.last().copied().unwrap_or(self.premier_etat)
    }

    /// The state at the end of a day; `None` before the first event.
    #[must_use]
    pub fn etat_on(&self, jour: NaiveDate) -> Option<Etat> {
        if jour < self.premier.jour {
            return None;
        }
        // Days never go back.
        let passes = self.suite.partition_point(|evenement| evenement.jour <= jour);
        let dernier = passes.checked_sub(1).and_then(|rang| self.etats.get(rang)).copied();
        Some(dernier.unwrap_or(self.premier_etat))
    }

    /// The events in order, each with the state that it leads to and the lines that it writes.
    ///
    /// # Examples
    /// ```
    /// use contrat_de_ville::financement::{Etat, Parcours};
    ///
    /// let parcours: Parcours = serde_json::from_str(r#"[
    ///     {"jour": "2023-01-10", "fait": {"depot": {"demande": []}}},
    ///     {"jour": "2023-02-01", "fait": "recevabilite"}]"#)?;
    /// let etats: Vec<Etat> = parcours.journal().map(|(_, etat, _)| etat).collect();
    /// assert_eq!(etats, [Etat::Depose, Etat::Recevable]);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn journal(&self) -> impl Iterator<Item = (&Evenement, Etat, &[Ecriture])> {
        let etats = core::iter::once(self.premier_etat).chain(self.etats.iter().copied());
        let debuts = core::iter::once(0).chain(self.fins.iter().copied());
        self.evenements().zip(etats).zip(debuts.zip(&self.fins)).map(
            |((evenement, etat), (debut, fin))| {
                (evenement, etat, self.mouvements.get(debut..*fin).unwrap_or_default())
            },
        )
    }

    /// The events, in order; at least one.
    pub fn evenements(&self) -> impl Iterator<Item = &Evenement> {
        core::iter::once(&self.premier).chain(&self.suite)
    }
}

impl TryFrom<Vec<Evenement>> for Parcours {
    type Error = ParcoursError;

    /// Replays a list of events through the gate.
    fn try_from(evenements: Vec<Evenement>) -> Result<Self, Self::Error> {
        let mut evenements = (1_usize..).zip(evenements);
        let refuse = |numero| {
            move |refus: Refus<Evenement, EvenementRefuse>| ParcoursError::Refuse {
                numero,
                cause: refus.cause,
            }
        };
        let (numero, premier) = evenements.next().ok_or(ParcoursError::Vide)?;
        let mut parcours = Self::new(premier).map_err(refuse(numero))?;
        for (numero, evenement) in evenements {
            parcours.apply(evenement).map_err(refuse(numero))?;
        }
        Ok(parcours)
    }
}

impl From<Parcours> for Vec<Evenement> {
    fn from(parcours: Parcours) -> Self {
        core::iter::once(parcours.premier).chain(parcours.suite).collect()
    }
}
