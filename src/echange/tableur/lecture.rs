//! Reading a programme off a workbook.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::adresse::Adresse;
use super::champ::{Champ, Table};
use super::classeur::{Classeur, Feuille, Rangee};
use super::correspondance::{Correspondance, ProblemesDeCorrespondance, Rangees, TableLue};
use super::probleme::{CodeDeProbleme, Probleme};
use super::rangee::Lecteur;
use super::resultat::{Demande, Lecture};
use super::total::{self, Cumuls};
use super::{action, financement, reperage};
use crate::bilan::Cumul;
use crate::financement::{Saisie, Source};
use crate::identifiant::Reference;
use crate::nombre::Euros;

impl Classeur {
    /// Reads the table of actions and that of their money.
    ///
    /// # Errors
    /// [`ProblemesDeCorrespondance`] if a table is not found, or if its columns do not tell what they hold.
    /// What is wrong in a row is no error: the row is refused, and [`Lecture::problemes`] says why.
    ///
    /// # Examples
    /// Two tables kept as CSV. All of it is fictitious.
    /// ```
    /// use contrat_de_ville::contrat::Generation;
    /// use contrat_de_ville::echange::tableur::{Classeur, Demande};
    /// use contrat_de_ville::financement::Stade;
    /// use contrat_de_ville::identifiant::{Annee, CodeContrat};
    /// use contrat_de_ville::nombre::Convention;
    ///
    /// let actions = "Programmation 2023\n\
    ///     Réf.;Intitulé;Porteur;Type de porteur;Pilier\n\
    ///     F-1;Apprendre à nager;Une association;association;Cohésion sociale\n";
    /// let financements = "Référence;Financeur;Dispositif;Crédits;Stade;Montant\n\
    ///     F-1;État;contrat de ville;spécifiques;accordé;4 500,00 €\n\
    ///     F-1;CAF;hors dispositif;droit commun;accordé;1 200\n\
    ///     F-2;CAF;hors dispositif;droit commun;accordé;n.c.\n\
    ///     Total;;;;;5 700,50\n";
    /// let classeur = Classeur::read(actions.as_bytes(), "Actions")?
    ///     .join(Classeur::read(financements.as_bytes(), "Financements")?)?;
    /// let lecture = classeur.read_programmation(&Demande {
    ///     contrat: CodeContrat::parse("CV221").unwrap(),
    ///     annee: Annee::new(2023).unwrap(),
    ///     generation: Generation::ContratsDeVille,
    ///     convention: Convention::VirguleDecimale,
    ///     correspondance: Default::default(),
    /// })?;
    /// assert_eq!(lecture.lu[&Stade::Accorde].total().to_string(), "5\u{202f}700,00\u{a0}€");
    /// assert_eq!(lecture.problemes[0].adresse.to_string(), "Financements!F4");
    /// assert_eq!(lecture.actions.titres[0].1, "Programmation 2023");
    /// assert!(lecture.complete().is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn read_programmation(
        &self,
        demande: &Demande,
    ) -> Result<Lecture, ProblemesDeCorrespondance> {
        let Correspondance { actions, financements, .. } = &demande.correspondance;
        let mut problemes = Vec::new();
        let sources = reperage::sources(&demande.correspondance, &mut problemes);
        let mut find = |table, donnee| {
            let lue = reperage::locate(self, table, donnee, &sources);
            lue.map_err(|causes| problemes.extend(causes)).ok()
        };
        let actions = find(Table::Actions, actions);
        let financements = find(Table::Financements, financements);
        let (Some(actions), Some(financements), true) =
            (actions, financements, problemes.is_empty())
        else {
            return Err(ProblemesDeCorrespondance(problemes));
        };
        let mut cours = Cours {
            demande,
            saisie: Saisie::new(demande.contrat, demande.annee, demande.generation),
            lecture: Lecture {
                actions,
                financements,
                partielle: None,
                etats: Vec::new(),
                problemes: Vec::new(),
                totaux: Vec::new(),
                lu: BTreeMap::new(),
                refuse: BTreeMap::new(),
                illisibles: 0,
            },
        };
        let connues = cours.read_actions(self);
        cours.read_lines(self, &sources, &connues);
        Ok(cours.finish())
    }
}

struct Cours<'d> {
    demande: &'d Demande,
    saisie: Saisie,
    lecture: Lecture,
}

impl Cours<'_> {
    fn read_actions(&mut self, classeur: &Classeur) -> HashSet<Reference> {
        let table = self.lecture.actions.clone();
        let mut connues: HashMap<Reference, Adresse> = HashMap::new();
        let mut rangees = Rangees::default();
        for (ligne, cellules) in rows(classeur, &table, &mut rangees) {
            let mut rangee = Lecteur::new(&table, ligne, cellules);
            let (lue, etat) =
                action::read(&mut rangee, self.demande.annee, self.demande.generation);
            if let Some(premiere) = lue.as_ref().and_then(|lue| connues.get(&lue.reference)) {
                let phrase = format!("cette référence est déjà celle de {premiere}");
                let valeur = rangee.text(Champ::Reference);
                rangee.refuse(
                    CodeDeProbleme::ReferenceEnDouble,
                    Champ::Reference,
                    valeur.as_deref(),
                    "une référence par action",
                    &phrase,
                );
            }
            match lue.filter(|_| rangee.problemes.is_empty()) {
                Some(action) => {
                    rangees.lues = rangees.lues.saturating_add(1);
                    let adresse = rangee.address(Champ::Reference);
                    connues.insert(action.reference.clone(), adresse);
                    self.lecture.etats.extend(etat.map(|etat| (action.reference.clone(), etat)));
                    self.saisie.add_action(action);
                }
                None => rangees.refusees = rangees.refusees.saturating_add(1),
            }
            self.lecture.problemes.append(&mut rangee.problemes);
        }
        self.lecture.actions.rangees = rangees;
        connues.into_keys().collect()
    }

    fn read_lines(
        &mut self,
        classeur: &Classeur,
        sources: &BTreeMap<String, (String, Source)>,
        connues: &HashSet<Reference>,
    ) {
        let table = self.lecture.financements.clone();
        let convention = self.demande.convention;
        let mut rangees = Rangees::default();
        let mut cumuls = Cumuls::default();
        let Some(feuille) = classeur.sheet(&table.feuille) else { return };
        let mut totaux = totals(feuille, &table).peekable();
        for (ligne, cellules) in rows(classeur, &table, &mut rangees) {
            while let Some((dessus, total)) = totaux.next_if(|(dessus, _)| *dessus < ligne) {
                self.check_total(&table, &mut cumuls, dessus, total);
            }
            let mut rangee = Lecteur::new(&table, ligne, cellules);
            let (reference, lignes) = financement::read(&mut rangee, sources, convention);
            if let Some(inconnue) = reference.as_ref().filter(|r| !connues.contains(*r)) {
                let phrase = format!("aucune action lue n’a la référence « {inconnue} »");
                let attendu = "la référence d’une action lue";
                let code = CodeDeProbleme::ActionInconnue;
                let valeur = Some(inconnue.as_str());
                rangee.refuse(code, Champ::Reference, valeur, attendu, &phrase);
            }
            for lue in &lignes {
                cumuls.add(lue.colonne, lue.montant);
            }
            let entiere = rangee.problemes.is_empty();
            if let Some(reference) = reference.filter(|_| entiere) {
                rangees.lues = rangees.lues.saturating_add(1);
                for lue in lignes {
                    if let (Some(source), Some(stade), Some(montant)) =
                        (lue.source, lue.stade, lue.montant)
                    {
                        self.saisie.add_ligne(&reference, &source, stade, montant);
                        add(&mut self.lecture.lu, stade, montant);
                    }
                }
            } else {
                rangees.refusees = rangees.refusees.saturating_add(1);
                for lue in lignes {
                    match lue.montant {
                        Some(montant) => add(&mut self.lecture.refuse, lue.stade, montant),
                        None => {
                            self.lecture.illisibles = self.lecture.illisibles.saturating_add(1);
                        }
                    }
                }
            }
            self.lecture.problemes.append(&mut rangee.problemes);
        }
        for (dessous, total) in totaux {
            self.check_total(&table, &mut cumuls, dessous, total);
        }
        self.lecture.financements.rangees = rangees;
    }

    fn check_total(
        &mut self,
        table: &TableLue,
        cumuls: &mut Cumuls,
        ligne: u32,
        cellules: &Rangee,
    ) {
        let libelle = total::label(table, cellules).unwrap_or_default();
        let convention = self.demande.convention;
        let lus = cumuls.check(table, ligne, cellules, libelle, convention);
        self.lecture.totaux.extend(lus);
    }

    fn finish(mut self) -> Lecture {
        if let Ok(programmation) = self.saisie.finish() {
            self.lecture.partielle = Some(programmation);
        } else {
            // Rows that the gate would refuse were refused before: only its limits are left.
            let table = &self.lecture.financements;
            let adresse = Adresse {
                feuille: table.feuille.as_str().into(),
                ligne: table.entete,
                colonne: None,
            };
            let phrase = "la table a plus de sources ou de références qu’une programmation";
            let code = CodeDeProbleme::TropDeValeurs;
            let attendu = "65 536 sources et 4 294 967 295 références au plus";
            self.lecture.problemes.push(Probleme::new(code, adresse, None, attendu, phrase));
        }
        self.lecture
    }
}

fn add<K: Ord>(cumuls: &mut BTreeMap<K, Cumul>, cle: K, montant: Euros) {
    let cumul = cumuls.entry(cle).or_default();
    *cumul = cumul.merge(Cumul::of(montant));
}

fn is_read(table: &TableLue, cellules: &Rangee) -> bool {
    table.colonnes.iter().any(|colonne| cellules.contains_key(&colonne.colonne))
}

/// The rows of totals, below the headers.
fn totals<'f>(feuille: &'f Feuille, table: &TableLue) -> impl Iterator<Item = (u32, &'f Rangee)> {
    let dessous = feuille.rangees.range(table.entete.saturating_add(1)..);
    dessous
        .filter(|(_, cellules)| total::label(table, cellules).is_some())
        .map(|(ligne, cellules)| (*ligne, cellules))
}

/// The rows to read, below the headers; the others are counted.
fn rows<'f>(
    classeur: &'f Classeur,
    table: &TableLue,
    rangees: &mut Rangees,
) -> Vec<(u32, &'f Rangee)> {
    let mut lues = Vec::new();
    let Some(feuille) = classeur.sheet(&table.feuille) else { return lues };
    let debut = table.entete.saturating_add(1);
    let mut derniere = table.entete;
    for (ligne, cellules) in feuille.rangees.range(debut..) {
        if total::label(table, cellules).is_some() {
            rangees.totaux = rangees.totaux.saturating_add(1);
        } else if is_read(table, cellules) {
            lues.push((*ligne, cellules));
        } else {
            continue;
        }
        derniere = *ligne;
    }
    let toutes = u64::from(derniere.saturating_sub(table.entete));
    let pleines = rangees.totaux.saturating_add(lues.len() as u64);
    rangees.vides = toutes.saturating_sub(pleines);
    lues
}
