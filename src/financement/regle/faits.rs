//! An answer in spite of what is not known: the rule is judged under every completion of the facts.

use std::collections::BTreeSet;

use super::{Formalite, Manque, MontantPositif, Verdict};

/// The facts of one completion, asked for one after another.
///
/// An unknown amount is tried at nothing and at the most: verdicts are monotone in each amount, so that two
/// ends that agree settle what lies between.
pub(super) struct Faits<'a> {
    choix: &'a [usize],
    rang: usize,
    question: Option<(Manque, usize)>,
}

impl Faits<'_> {
    /// The fact, or one of what it may be. Each unknown is asked for once a judgement.
    pub(super) fn ask<T: Copy>(
        &mut self,
        fait: Option<T>,
        manque: Manque,
        premier: T,
        autres: &[T],
    ) -> T {
        if let Some(fait) = fait {
            return fait;
        }
        let Some(choix) = self.choix.get(self.rang) else {
            self.question.get_or_insert((manque, autres.len().saturating_add(1)));
            return premier;
        };
        self.rang = self.rang.saturating_add(1);
        choix.checked_sub(1).and_then(|place| autres.get(place).copied()).unwrap_or(premier)
    }

    pub(super) fn ask_bool(&mut self, fait: Option<bool>, manque: Manque) -> bool {
        self.ask(fait, manque, false, &[true])
    }

    /// Cents.
    pub(super) fn ask_montant(&mut self, fait: Option<MontantPositif>, manque: Manque) -> i128 {
        self.ask(fait, manque, MontantPositif::ZERO, &[MontantPositif::MAX]).cents()
    }

    pub(super) fn ask_formalite(&mut self, fait: Option<Formalite>, manque: Manque) -> Formalite {
        self.ask(fait, manque, Formalite::Absente, &Formalite::FAITES)
    }
}

/// Verdicts by what the unknown facts may be; a question whose answers all lead to the same place is none.
#[derive(PartialEq)]
enum Arbre {
    Feuille(Verdict),
    Noeud(Manque, Vec<Arbre>),
}

impl Arbre {
    fn collect(self, manques: &mut BTreeSet<Manque>) {
        match self {
            Self::Feuille(Verdict::NonVerifiable(siens)) => manques.extend(siens),
            Self::Feuille(_) => {}
            Self::Noeud(manque, branches) => {
                manques.insert(manque);
                for branche in branches {
                    branche.collect(manques);
                }
            }
        }
    }
}

/// The verdict that every completion gives, or what is missing for one.
pub(super) fn settle(judge: &dyn Fn(&mut Faits<'_>) -> Verdict) -> Verdict {
    match explore(judge, &mut Vec::new()) {
        Arbre::Feuille(verdict) => verdict,
        arbre @ Arbre::Noeud(..) => {
            let mut manques = BTreeSet::new();
            arbre.collect(&mut manques);
            Verdict::NonVerifiable(manques)
        }
    }
}

fn explore(judge: &dyn Fn(&mut Faits<'_>) -> Verdict, choix: &mut Vec<usize>) -> Arbre {
    let mut faits = Faits { choix, rang: 0, question: None };
    let verdict = judge(&mut faits);
    let Some((manque, nombre)) = faits.question else {
        return Arbre::Feuille(verdict);
    };
    let mut branches = Vec::with_capacity(nombre);
    for place in 0..nombre {
        choix.push(place);
        let branche = explore(judge, choix);
        choix.pop();
        // A branch like the one before teaches nothing.
        if branches.last() != Some(&branche) {
            branches.push(branche);
        }
    }
    match (branches.pop(), branches.is_empty()) {
        (Some(seule), true) => seule,
        (derniere, _) => {
            branches.extend(derniere);
            Arbre::Noeud(manque, branches)
        }
    }
}
