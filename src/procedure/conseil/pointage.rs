//! The reading of an attendance sheet: every problem at once.

use std::collections::{BTreeMap, HashMap};

use super::seance::{PouvoirRange, Suivi};
use super::{
    Feuille, Lieu, Mouvement, Pouvoir, Presence, ProblemeDeSeance, Retrait, RetraitMotif, Sens,
};

/// A sheet being read, with the problems met.
pub(super) struct Pointage<'f, M> {
    points: u32,
    rangs: BTreeMap<&'f M, usize>,
    pub(super) suivis: Vec<Suivi>,
    pub(super) pouvoirs: Vec<PouvoirRange>,
    pub(super) retraits: BTreeMap<(u32, usize), (usize, RetraitMotif)>,
    pub(super) problemes: Vec<ProblemeDeSeance>,
}

impl<'f, M: Ord> Pointage<'f, M> {
    pub(super) fn of(feuille: &'f Feuille<M>) -> Self {
        let mut problemes = Vec::new();
        if feuille.points == 0 {
            problemes.push(ProblemeDeSeance::SansPoint);
        }
        if feuille.membres.is_empty() {
            problemes.push(ProblemeDeSeance::SansMembre);
        }
        let mut rangs = BTreeMap::new();
        let mut suivis = Vec::new();
        for (rang, membre) in feuille.membres.iter().enumerate() {
            let premier = *rangs.entry(&membre.membre).or_insert(rang);
            if premier != rang {
                let (membre, premier) = (rang.saturating_add(1), premier.saturating_add(1));
                problemes.push(ProblemeDeSeance::MembreEnDouble { membre, premier });
            }
            let present = membre.presence == Presence::Present;
            suivis.push(Suivi { present, bascules: Vec::new() });
        }
        let points = feuille.points;
        Self { points, rangs, suivis, pouvoirs: Vec::new(), retraits: BTreeMap::new(), problemes }
    }

    /// The rank of a member, if they are in office.
    fn rank(&mut self, membre: &M, lieu: Lieu) -> Option<usize> {
        let rang = self.rangs.get(membre).copied();
        if rang.is_none() {
            self.problemes.push(ProblemeDeSeance::Inconnu { lieu });
        }
        rang
    }

    fn has_point(&mut self, point: u32, lieu: Lieu) -> bool {
        let connu = (1..=self.points).contains(&point);
        if !connu {
            let points = self.points;
            self.problemes.push(ProblemeDeSeance::PointInconnu { lieu, point, points });
        }
        connu
    }

    fn is_present_at(&self, rang: usize, point: u32) -> bool {
        self.suivis.get(rang).is_some_and(|suivi| suivi.is_present_at(point))
    }

    pub(super) fn read_mouvements(&mut self, mouvements: &[Mouvement<M>]) {
        let mut precedent = 1;
        for (mouvement, entree) in (1_usize..).zip(mouvements) {
            let Mouvement { point, membre, sens } = entree;
            let (point, lieu) = (*point, Lieu::Mouvement(mouvement));
            let connu = self.has_point(point, lieu);
            let rang = self.rank(membre, lieu);
            if connu {
                if point < precedent {
                    self.problemes.push(ProblemeDeSeance::Desordre { mouvement, point, precedent });
                }
                precedent = precedent.max(point);
            }
            let Some(rang) = rang.filter(|_| connu) else {
                continue;
            };
            let present = self.is_present_at(rang, u32::MAX);
            let probleme = match self.suivis.get_mut(rang) {
                Some(suivi) if suivi.bascules.contains(&point) => {
                    ProblemeDeSeance::DeuxMouvements { mouvement, point }
                }
                Some(_) if present && *sens == Sens::Arrivee => {
                    ProblemeDeSeance::DejaPresent { mouvement, point }
                }
                Some(_) if !present && *sens == Sens::Depart => {
                    ProblemeDeSeance::DejaAbsent { mouvement, point }
                }
                Some(suivi) => {
                    suivi.bascules.push(point);
                    continue;
                }
                None => continue,
            };
            self.problemes.push(probleme);
        }
    }

    pub(super) fn read_pouvoirs(&mut self, pouvoirs: &[Pouvoir<M>]) {
        // Of each giver and of each holder, the places of the proxies read so far.
        let mut donnes: HashMap<usize, Vec<usize>> = HashMap::new();
        let mut portes: HashMap<usize, Vec<usize>> = HashMap::new();
        for (numero, entree) in (1_usize..).zip(pouvoirs) {
            let point = entree.point;
            let seances = entree.seances.get();
            if seances > 3 && !entree.maladie {
                let pouvoir = numero;
                self.problemes.push(ProblemeDeSeance::TropDeSeances { pouvoir, seances });
            }
            let connu = self.has_point(point, Lieu::Pouvoir(numero));
            let mandant = self.rank(&entree.mandant, Lieu::Mandant(numero));
            let mandataire = self.rank(&entree.mandataire, Lieu::Mandataire(numero));
            let soi = mandant.is_some() && mandant == mandataire;
            if soi {
                self.problemes.push(ProblemeDeSeance::PouvoirASoi { pouvoir: numero });
            }
            if !connu || soi {
                continue;
            }
            let donne = mandant.is_some_and(|rang| self.is_present_at(rang, point));
            if donne {
                self.problemes.push(ProblemeDeSeance::MandantPresent { pouvoir: numero, point });
            }
            if mandataire.is_some_and(|rang| !self.is_present_at(rang, point)) {
                self.problemes.push(ProblemeDeSeance::MandataireAbsent { pouvoir: numero, point });
            }
            let Some((mandant, mandataire)) = mandant.zip(mandataire).filter(|_| !donne) else {
                continue;
            };
            let bascules = self.suivis.get(mandant).map(|suivi| &suivi.bascules);
            let au = bascules.and_then(|bascules| bascules.iter().copied().find(|b| *b > point));
            let range = PouvoirRange { numero, mandant, mandataire, du: point, au };
            let place = self.pouvoirs.len();
            let autre = |places: &[usize]| {
                let mut lus = places.iter().filter_map(|place| self.pouvoirs.get(*place));
                lus.find(|lu| lu.overlaps(&range)).map(|lu| lu.numero)
            };
            let (donnes, portes) =
                (donnes.entry(mandant).or_default(), portes.entry(mandataire).or_default());
            let (donne_autre, porte_autre) = (autre(donnes), autre(portes));
            donnes.push(place);
            portes.push(place);
            if let Some(autre) = donne_autre {
                self.problemes.push(ProblemeDeSeance::DonneDeuxFois { pouvoir: numero, autre });
            }
            if let Some(autre) = porte_autre {
                self.problemes.push(ProblemeDeSeance::DeuxPouvoirs { pouvoir: numero, autre });
            }
            self.pouvoirs.push(range);
        }
    }

    pub(super) fn read_retraits(&mut self, retraits: &[Retrait<M>]) {
        for (numero, entree) in (1_usize..).zip(retraits) {
            let lieu = Lieu::Retrait(numero);
            let connu = self.has_point(entree.point, lieu);
            let Some(rang) = self.rank(&entree.membre, lieu).filter(|_| connu) else {
                continue;
            };
            let (premier, _) =
                *self.retraits.entry((entree.point, rang)).or_insert((numero, entree.motif));
            if premier != numero {
                let probleme = ProblemeDeSeance::RetraitEnDouble { retrait: numero, premier };
                self.problemes.push(probleme);
            }
        }
    }
}
