use core::fmt;

use chrono::NaiveDate;
use serde::Serialize;

use super::valeurs::Valeurs;
use super::{Cle, Fiche, QuestionError};

/// What a rule answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Resultat {
    /// A day.
    Jour(#[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))] NaiveDate),
    /// From a day to another, both included.
    Intervalle {
        /// The first.
        #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
        du: NaiveDate,
        /// The last.
        #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
        au: NaiveDate,
    },
    /// A word.
    Verdict(&'static str),
}

/// As another tool reads it: `2024-11-28`, `2015-01-01/2020-12-31`, `tardif`.
impl fmt::Display for Resultat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Jour(jour) => jour.fmt(f),
            Self::Intervalle { du, au } => write!(f, "{du}/{au}"),
            Self::Verdict(mot) => f.pad(mot),
        }
    }
}

/// One reading: the choices that lead to it, the result, the proof.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Variante {
    /// The choices, where they matter: a key and the values that give this result.
    pub choix: Vec<(Cle, Vec<String>)>,
    /// The result.
    pub resultat: Resultat,
    /// The proof under the first of these choices, in French.
    pub preuve: String,
}

/// An answer: one result, or the readings of what the law leaves open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Reponse {
    variantes: Vec<Variante>,
}

impl Reponse {
    pub(super) fn of(fiche: &Fiche, valeurs: Valeurs) -> Result<Self, QuestionError> {
        // The product of the readings of each open key.
        let mut cas: Vec<(Vec<String>, Valeurs)> = vec![(Vec::new(), valeurs)];
        for cle in fiche.ouvertes {
            let suite = cas.into_iter().flat_map(|(choix, valeurs)| {
                valeurs
                    .readings(*cle, fiche.regle)
                    .into_iter()
                    .map(move |(nom, valeurs)| ([choix.as_slice(), &[nom]].concat(), valeurs))
            });
            cas = suite.collect();
        }
        let mut groupes: Vec<(Resultat, Vec<Cas>)> = Vec::new();
        for (choix, valeurs) in cas {
            let (resultat, preuve) = (fiche.solve)(valeurs)?;
            if let Some((_, autres)) = groupes.iter_mut().find(|(autre, _)| *autre == resultat) {
                autres.push((choix, preuve));
            } else {
                groupes.push((resultat, vec![(choix, preuve)]));
            }
        }
        let toutes: Vec<&[String]> = groupes
            .iter()
            .flat_map(|(_, cas)| cas.iter().map(|(choix, _)| choix.as_slice()))
            .collect();
        let variantes = groupes.iter().filter_map(|(resultat, cas)| {
            let choix: Vec<&[String]> = cas.iter().map(|(choix, _)| choix.as_slice()).collect();
            let choix = deciding(fiche.ouvertes, &choix, &toutes);
            // The proof names what decides, and nothing else, where that gives the same.
            let strict = (fiche.solve)(choose(fiche, valeurs, &choix)).ok();
            let (_, large) = cas.first()?;
            let preuve = strict.filter(|(autre, _)| autre == resultat).map(|(_, preuve)| preuve);
            let preuve = preuve.unwrap_or_else(|| large.clone());
            Some(Variante { choix, resultat: *resultat, preuve })
        });
        Ok(Self { variantes: variantes.collect() })
    }

    /// The readings: one, or those between which the caller must choose.
    #[must_use]
    pub fn variantes(&self) -> &[Variante] {
        &self.variantes
    }

    /// The result, if nothing that is open changes it.
    #[must_use]
    pub fn settled(&self) -> Option<Resultat> {
        match self.variantes.as_slice() {
            [seule] => Some(seule.resultat),
            _ => None,
        }
    }
}

/// The choices of one case, and its proof.
type Cas = (Vec<String>, String);

/// The values of each key that lead to a reading, for the keys of which some do not.
fn deciding(cles: &[Cle], choix: &[&[String]], toutes: &[&[String]]) -> Vec<(Cle, Vec<String>)> {
    let values = |choix: &[&[String]], rang: usize| {
        let mut valeurs: Vec<String> = Vec::new();
        for valeur in choix.iter().filter_map(|choix| choix.get(rang)) {
            if !valeurs.contains(valeur) {
                valeurs.push(valeur.clone());
            }
        }
        valeurs
    };
    let rangs = cles.iter().zip(0..);
    let some = |rang: usize| (values(choix, rang), values(toutes, rang));
    rangs
        .filter_map(|(cle, rang)| {
            let (ici, partout) = some(rang);
            (ici.len() < partout.len()).then_some((*cle, ici))
        })
        .collect()
}

/// What is given, with the first value of each key that decides.
fn choose(fiche: &Fiche, valeurs: Valeurs, choix: &[(Cle, Vec<String>)]) -> Valeurs {
    choix.iter().fold(valeurs, |valeurs, (cle, noms)| {
        let variantes = valeurs.readings(*cle, fiche.regle);
        variantes
            .into_iter()
            .find(|(nom, _)| noms.first() == Some(nom))
            .map_or(valeurs, |(_, valeurs)| valeurs)
    })
}

/// One result alone on its line, then its proof; or each reading with what leads to it, then its proof.
impl fmt::Display for Reponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let [Variante { resultat, preuve, .. }] = self.variantes.as_slice() {
            return write!(f, "{resultat}\n\n{preuve}");
        }
        f.write_str("Le droit lu ne tranche pas, selon le choix\u{a0}:")?;
        for variante in &self.variantes {
            write!(f, "\n{}", variante.resultat)?;
            for (cle, valeurs) in &variante.choix {
                write!(f, "  {cle}={}", valeurs.join("|"))?;
            }
        }
        for variante in &self.variantes {
            write!(f, "\n\n{}\n{}", variante.resultat, variante.preuve)?;
        }
        Ok(())
    }
}
