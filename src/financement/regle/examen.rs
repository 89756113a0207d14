use core::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::chiffre::Chiffres;
use super::examen_lu::ExamenBrut;
use super::faits::{Faits, settle};
use super::{Chiffre, Grandeur, Manque, Point, Valeur, Verdict};
use crate::droit::{Confiance, Lecture, Regle};
use crate::nombre::{Somme, bind};
use crate::temps::EnFrancais;

/// A rule of law and the day for which it is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Fondement {
    /// The rule.
    pub regle: Regle,
    /// The day.
    #[serde(deserialize_with = "crate::jour::deserialize")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::jour::Jour"))]
    pub jour: NaiveDate,
}

impl Fondement {
    /// Whether the text was read for that day.
    #[must_use]
    pub fn lecture(self) -> Lecture {
        self.regle.texte().lecture_on(self.jour)
    }
}

/// The finding of one condition on given facts: its verdict, its figures, the text it rests on.
///
/// `Display` is a French sentence that cites the article and says how it was read; [`Examen::code`] is
/// stable. A finding is only made by a rule, or read back from the wire, which refuses a contradiction.
///
/// # Examples
/// The example of the fonds de concours: 100 000 € without VAT, 40 000 € of subsidies.
/// ```
/// use contrat_de_ville::financement::regle::{
///     BaseDuCout, FondsDeConcours, Grandeur, MontantPositif, NatureEpci, Verdict,
/// };
///
/// let faits = FondsDeConcours {
///     epci: NatureEpci::CommunauteDAgglomeration,
///     base: BaseDuCout::Ht,
///     cout: MontantPositif::parse("100000"),
///     subventions: MontantPositif::parse("40000"),
///     fonds: vec![MontantPositif::parse("30000.01")],
///     equipement: Some(true),
///     deliberation_epci: None,
///     deliberation_commune: None,
/// };
/// let plafond = &faits.examine("2024-09-24".parse()?)[0];
/// assert_eq!(plafond.code(), "FDC-PLAFOND");
/// assert_eq!(plafond.verdict(), &Verdict::Enfreinte);
/// assert_eq!(plafond.montant(Grandeur::Depassement).unwrap().to_string(), "0,01\u{a0}€");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
/// It cannot be built by hand:
/// ```compile_fail
/// let _ = contrat_de_ville::financement::regle::Examen { point: todo!(), fondement: None };
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "ExamenBrut", into = "ExamenBrut")]
pub struct Examen {
    pub(super) point: Point,
    pub(super) fondement: Option<Fondement>,
    pub(super) verdict: Verdict,
    pub(super) chiffres: Vec<Chiffre>,
}

impl Examen {
    /// The verdict on facts, unless the text that was read is later than the day.
    pub(super) fn of_rule(
        point: Point,
        regle: Regle,
        jour: NaiveDate,
        chiffres: Chiffres,
        judge: &dyn Fn(&mut Faits<'_>) -> Verdict,
    ) -> Self {
        let fondement = Fondement { regle, jour };
        if let Lecture::Avant { .. } = fondement.lecture() {
            let verdict = Verdict::HorsPeriode;
            return Self { point, fondement: Some(fondement), verdict, chiffres: Vec::new() };
        }
        let verdict = settle(judge);
        Self { point, fondement: Some(fondement), verdict, chiffres: chiffres.finish() }
    }

    /// A check of arithmetic, on facts that are all known.
    pub(in crate::financement) fn of_arithmetic(
        point: Point,
        respecte: bool,
        chiffres: Chiffres,
    ) -> Self {
        let verdict = if respecte { Verdict::Respectee } else { Verdict::Enfreinte };
        Self { point, fondement: None, verdict, chiffres: chiffres.finish() }
    }

    /// What it is about.
    #[must_use]
    pub const fn point(&self) -> Point {
        self.point
    }

    /// The stable code of that.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.point.code()
    }

    /// The rule and the day asked; none for a check of arithmetic, which no text asks for.
    #[must_use]
    pub const fn fondement(&self) -> Option<Fondement> {
        self.fondement
    }

    /// The rule of law.
    #[must_use]
    pub fn regle(&self) -> Option<Regle> {
        self.fondement.map(|fondement| fondement.regle)
    }

    /// Whether the text was read for the day asked.
    #[must_use]
    pub fn lecture(&self) -> Option<Lecture> {
        self.fondement.map(Fondement::lecture)
    }

    /// How sure the rule is.
    #[must_use]
    pub fn confiance(&self) -> Option<Confiance> {
        self.regle().map(|regle| regle.texte().confiance)
    }

    /// What the rule says.
    #[must_use]
    pub const fn verdict(&self) -> &Verdict {
        &self.verdict
    }

    /// Its figures, each name once, in the order in which the sentence tells them.
    #[must_use]
    pub fn chiffres(&self) -> &[Chiffre] {
        &self.chiffres
    }

    /// A figure, if it is known.
    #[must_use]
    pub fn chiffre(&self, nom: Grandeur) -> Option<Valeur> {
        self.chiffres.iter().find(|chiffre| chiffre.nom == nom).map(|chiffre| chiffre.valeur)
    }

    /// A figure that is an amount, if it is known.
    #[must_use]
    pub fn montant(&self, nom: Grandeur) -> Option<Somme> {
        match self.chiffre(nom)? {
            Valeur::Montant(montant) => Some(montant),
            Valeur::Taux(_) | Valeur::Jour(_) | Valeur::Nombre(_) | Valeur::Annee(_) => None,
        }
    }

    fn phrase(&self) -> String {
        let sujet = self.point.sujet();
        match &self.verdict {
            Verdict::Respectee => self.point.phrase(true).to_owned(),
            Verdict::Enfreinte => self.point.phrase(false).to_owned(),
            Verdict::AVenir => format!("{sujet} : l’échéance n’est pas passée"),
            Verdict::NonVerifiable(manques) => {
                let manques: Vec<&str> = manques.iter().copied().map(Manque::libelle).collect();
                format!("{sujet} : non vérifiable, il manque {}", manques.join(" ; "))
            }
            Verdict::SansObjet(objet) => format!("{sujet} : sans objet, {objet}"),
            Verdict::HorsPeriode => format!("{sujet} : hors période, non jugé"),
        }
    }
}

/// How the text was read, for a sentence; nothing if it was read for that day.
fn reserve(lecture: Lecture, jour: NaiveDate) -> Option<String> {
    match lecture {
        Lecture::Lue => None,
        Lecture::Avant { depuis } => Some(format!(
            "texte lu dans sa version en vigueur depuis le {}, non vérifié pour le {}",
            EnFrancais(depuis),
            EnFrancais(jour)
        )),
        Lecture::Apres { etat } => Some(format!(
            "texte lu en l’état du {}, non vérifié pour le {}",
            EnFrancais(etat),
            EnFrancais(jour)
        )),
        Lecture::DebutInconnu { etat } => Some(format!(
            "texte lu en l’état du {}, sans la date de cette version",
            EnFrancais(etat)
        )),
        Lecture::SansDates => Some("version du texte non datée".to_owned()),
    }
}

impl fmt::Display for Examen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let phrase = self.phrase();
        let mut lettres = phrase.chars();
        let mut texte: String =
            lettres.next().into_iter().flat_map(char::to_uppercase).chain(lettres).collect();
        if !self.chiffres.is_empty() {
            let chiffres: Vec<String> = self.chiffres.iter().map(Chiffre::to_string).collect();
            texte.push_str(" (");
            texte.push_str(&chiffres.join(" ; "));
            texte.push(')');
        }
        texte.push_str(". ");
        match self.fondement {
            None => texte.push_str("Contrôle arithmétique, sans règle de droit"),
            Some(fondement) => {
                texte.push_str(&fondement.regle.to_string());
                if let Some(reserve) = reserve(fondement.lecture(), fondement.jour) {
                    texte.push_str(" ; ");
                    texte.push_str(&reserve);
                }
                let confiance = fondement.regle.texte().confiance;
                if confiance != Confiance::Texte {
                    texte.push_str(" ; ");
                    texte.push_str(&confiance.to_string());
                }
            }
        }
        texte.push('.');
        f.pad(&bind(&texte))
    }
}
