use core::fmt;

use super::valeurs::Valeurs;
use super::{Cle, QuestionError, Resultat, fiches};
use crate::droit::Regle;

/// Whether a rule starts from a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Depart {
    /// It does.
    Obligatoire,
    /// It can do without.
    Facultatif,
}

/// What is known of a rule that can be asked.
#[derive(Debug)]
pub struct Fiche {
    /// The rule.
    pub regle: Regle,
    /// What it answers, in French.
    pub objet: &'static str,
    /// Whether it starts from a day.
    pub depart: Depart,
    /// Keys that it needs.
    pub obligatoires: &'static [Cle],
    /// Keys that it takes.
    pub facultatives: &'static [Cle],
    /// Keys that the law leaves open: each reading is tried until one is named.
    pub ouvertes: &'static [Cle],
    pub(super) solve: fn(Valeurs) -> Result<Solution, QuestionError>,
}

/// A result, and its proof in French.
pub(super) type Solution = (Resultat, String);

impl PartialEq for Fiche {
    fn eq(&self, autre: &Self) -> bool {
        self.regle == autre.regle
    }
}

impl Eq for Fiche {}

impl Fiche {
    /// Every rule that can be asked.
    #[must_use]
    pub const fn toutes() -> &'static [Self] {
        &fiches::FICHES
    }

    /// A rule that can be asked.
    ///
    /// # Errors
    /// [`QuestionError::SansCalcul`] for a rule that computes nothing.
    pub fn of(regle: Regle) -> Result<&'static Self, QuestionError> {
        let fiche = Self::toutes().iter().find(|fiche| fiche.regle == regle);
        fiche.ok_or(QuestionError::SansCalcul(regle))
    }

    /// Its keys: those it needs, those it takes, those the law leaves open.
    pub fn cles(&self) -> impl Iterator<Item = Cle> + '_ {
        self.obligatoires.iter().chain(self.facultatives).chain(self.ouvertes).copied()
    }

    pub(super) fn has(&self, cle: Cle) -> bool {
        self.cles().any(|autre| autre == cle)
    }
}

/// Three lines: the id and what it answers; the article and how sure it is; the keys.
impl fmt::Display for Fiche {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let texte = self.regle.texte();
        writeln!(f, "{}\u{a0}: {}", texte.id, self.objet)?;
        writeln!(f, "    {} ({})", self.regle, texte.confiance)?;
        let depart = match self.depart {
            Depart::Obligatoire => "DATE",
            Depart::Facultatif => "[DATE]",
        };
        write!(f, "    {depart}")?;
        for cle in self.obligatoires {
            write!(f, " {cle}=…")?;
        }
        for cle in self.facultatives {
            write!(f, " [{cle}=…]")?;
        }
        for cle in self.ouvertes {
            write!(f, " [{cle}=… au choix]")?;
        }
        Ok(())
    }
}
