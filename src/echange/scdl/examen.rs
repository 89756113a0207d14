use super::cellules::Cellules;
use super::texte::{check_5, check_256, check_libelle};
use super::{
    AttributionLue, Champ, Code, Entete, Identite, Place, Probleme, Versement, conditions,
    fraction, identite, jour, montant, nature, versement,
};
use crate::echange::Mojibake;
use crate::nombre::Euros;

/// What one record says: its values where every one is read, and its amount even where another is not.
pub(super) struct Examen<'a> {
    pub(super) attribution: Option<AttributionLue<'a>>,
    pub(super) montant: Option<Euros>,
}

/// A record being checked: its problems go to the list.
pub(super) struct Examinateur<'a, 'b> {
    pub(super) entete: &'a Entete,
    pub(super) cellules: Cellules<'b>,
    pub(super) place: Place,
    pub(super) problemes: &'a mut Vec<Probleme>,
    /// Whether a text may be broken, or hold U+0000.
    pub(super) suspect: bool,
}

/// What a cell that may be empty says.
enum Facultatif<T> {
    Absent,
    Lu(T),
    Refuse,
}

impl<T> Facultatif<T> {
    /// The value or its absence, unless it is refused.
    #[inline]
    fn accepted(self) -> Result<Option<T>, ()> {
        match self {
            Self::Absent => Ok(None),
            Self::Lu(valeur) => Ok(Some(valeur)),
            Self::Refuse => Err(()),
        }
    }
}

/// Reads a text otherwise than the schema does, where that is a rule.
type Relaxed<T> = (fn(&str) -> Option<T>, Code);

impl<'b> Examinateur<'_, 'b> {
    #[inline]
    pub(super) fn examine(mut self) -> Examen<'b> {
        let attendues = self.entete.colonnes().len();
        let code = match self.cellules.len().cmp(&attendues) {
            core::cmp::Ordering::Less => Some(Code::LigneTropCourte),
            core::cmp::Ordering::Greater => Some(Code::LigneTropLongue),
            core::cmp::Ordering::Equal => None,
        };
        if let Some(code) = code {
            self.push(code, None, &self.cellules.len().to_string());
            return Examen { attribution: None, montant: None };
        }
        let attribution = self.values();
        let montant = match &attribution {
            Ok(lue) => Some(lue.montant),
            Err(montant) => *montant,
        };
        self.look(montant);
        let attribution = attribution.ok().filter(|_| !self.entete.is_blocking());
        Examen { attribution, montant }
    }

    #[inline]
    /// Every value, or the amount alone where one of the others is refused: each is read before any is given up.
    fn values(&mut self) -> Result<AttributionLue<'b>, Option<Euros>> {
        let nom_attribuant = self.text(Champ::NomAttribuant, check_libelle);
        let id_attribuant = self.siret(Champ::IdAttribuant);
        let date_convention = self.value(Champ::DateConvention, jour::strict, None);
        let reference_decision = self.optional_text(Champ::ReferenceDecision);
        let nom_beneficiaire = self.text(Champ::NomBeneficiaire, check_libelle);
        let identite = self.identite();
        let objet = self.text(Champ::Objet, check_256);
        let montant = self.value(Champ::Montant, montant::strict, None);
        let nature =
            self.value(Champ::Nature, nature::strict, Some((nature::relaxed, Code::Ecriture)));
        let conditions_versement = self.conditions();
        let dates_periode_versement = self.versement();
        let id_rae = self
            .optional(Champ::IdRae, |examinateur| examinateur.value(Champ::IdRae, check_5, None));
        let notification_ue =
            self.value(Champ::NotificationUe, yes, Some((yes_relaxed, Code::Ecriture)));
        let pourcentage_subvention =
            self.value(Champ::PourcentageSubvention, fraction::strict, None);
        let dispositif_aide = self.optional_text(Champ::DispositifAide);
        let all = || {
            Some(AttributionLue {
                nom_attribuant: nom_attribuant?,
                id_attribuant: id_attribuant?,
                date_convention: date_convention?,
                reference_decision: reference_decision.accepted().ok()?,
                nom_beneficiaire: nom_beneficiaire?,
                identite: identite?,
                objet: objet?,
                montant: montant?,
                nature: nature?,
                conditions_versement: conditions_versement?,
                dates_periode_versement: dates_periode_versement?,
                id_rae: id_rae.accepted().ok()?,
                notification_ue: notification_ue?,
                pourcentage_subvention: pourcentage_subvention?,
                dispositif_aide: dispositif_aide.accepted().ok()?,
            })
        };
        all().ok_or(montant)
    }

    #[inline]
    fn cell(&self, champ: Champ) -> Option<&'b str> {
        self.cellules.get(self.entete.place(champ)?)
    }

    /// A value, under the reading of the schema, then without the blanks around it, then under the rule of its field.
    #[inline]
    fn value<T>(
        &mut self,
        champ: Champ,
        strict: fn(&'b str) -> Result<T, Code>,
        relaxed: Option<Relaxed<T>>,
    ) -> Option<T> {
        let texte = self.cell(champ)?;
        match strict(texte) {
            Ok(valeur) => Some(valeur),
            Err(code) => self.repair(champ, texte, code, strict, relaxed),
        }
    }

    #[cold]
    fn repair<T>(
        &mut self,
        champ: Champ,
        texte: &'b str,
        code: Code,
        strict: fn(&'b str) -> Result<T, Code>,
        relaxed: Option<Relaxed<T>>,
    ) -> Option<T> {
        let nu = texte.trim();
        let blancs = nu.len() < texte.len();
        let mut refus = code;
        let mut regle = None;
        let mut lue = None;
        if blancs {
            match strict(nu) {
                Ok(valeur) => lue = Some(valeur),
                // Blanks in the place of a value that may lack are too many, not too few.
                Err(Code::ChampVide) if !champ.is_required() => {}
                Err(code) => refus = code,
            }
        }
        if lue.is_none()
            && let Some((relaxed, code)) = relaxed
            && let Some(valeur) = relaxed(nu)
        {
            (lue, regle) = (Some(valeur), Some(code));
        }
        match (lue.is_some(), blancs) {
            (false, _) => self.push(refus, Some(champ), texte),
            (true, true) => self.push(Code::BlancsAutour, Some(champ), texte),
            (true, false) => {}
        }
        if let Some(code) = regle {
            self.push(code, Some(champ), texte);
        }
        lue
    }

    fn siret(&mut self, champ: Champ) -> Option<crate::identifiant::Siret> {
        let groupes: Relaxed<_> = (identite::siret_in_groups, Code::SiretEnGroupes);
        self.value(champ, identite::siret, Some(groupes))
    }

    /// A required text, kept as it is.
    fn text(
        &mut self,
        champ: Champ,
        check: fn(&'b str) -> Result<&'b str, Code>,
    ) -> Option<&'b str> {
        let texte = self.cell(champ)?;
        let texte = self.keep(champ, texte, check(texte))?;
        self.note_blanks(champ, texte);
        Some(texte)
    }

    /// Tells a text that says nothing; the schema takes it, and so it is kept.
    #[inline]
    fn note_blanks(&mut self, champ: Champ, texte: &str) {
        if is_blank(texte) {
            self.push(Code::TexteBlanc, Some(champ), texte);
        }
    }

    fn versement(&mut self) -> Option<Versement> {
        let versement = self.value(Champ::DatesPeriodeVersement, versement::strict, None)?;
        if let Err(sans_sens) = versement.date_ou_periode() {
            let texte = self.cell(Champ::DatesPeriodeVersement).unwrap_or_default();
            self.push(sans_sens.code(), Some(Champ::DatesPeriodeVersement), texte);
        }
        Some(versement)
    }

    #[inline]
    fn keep<T>(&mut self, champ: Champ, texte: &str, lu: Result<T, Code>) -> Option<T> {
        lu.map_err(|code| self.push(code, Some(champ), texte)).ok()
    }

    /// A value that may lack; one that says nothing is kept, and told.
    #[inline]
    fn optional(
        &mut self,
        champ: Champ,
        read: impl FnOnce(&mut Self) -> Option<&'b str>,
    ) -> Facultatif<&'b str> {
        if self.cell(champ).is_none_or(str::is_empty) {
            return Facultatif::Absent;
        }
        match read(self) {
            None => Facultatif::Refuse,
            Some(lu) => {
                self.note_blanks(champ, lu);
                Facultatif::Lu(lu)
            }
        }
    }

    fn optional_text(&mut self, champ: Champ) -> Facultatif<&'b str> {
        self.optional(champ, |examinateur| examinateur.cell(champ))
    }

    /// A number of the payee, which may lack: the schema refuses blanks in its place, which say no other thing.
    #[inline]
    fn number<T>(
        &mut self,
        champ: Champ,
        read: impl FnOnce(&mut Self) -> Option<T>,
    ) -> Facultatif<T> {
        match self.cell(champ) {
            None | Some("") => Facultatif::Absent,
            Some(texte) if is_blank(texte) => {
                self.push(Code::BlancsAutour, Some(champ), texte);
                Facultatif::Absent
            }
            Some(_) => read(self).map_or(Facultatif::Refuse, Facultatif::Lu),
        }
    }

    fn identite(&mut self) -> Option<Identite> {
        let siret = self
            .number(Champ::IdBeneficiaire, |examinateur| examinateur.siret(Champ::IdBeneficiaire));
        let rna = self.number(Champ::RnaBeneficiaire, |examinateur| {
            let minuscule: Relaxed<_> = (identite::rna_in_lower_case, Code::Ecriture);
            examinateur.value(Champ::RnaBeneficiaire, identite::rna, Some(minuscule))
        });
        match (siret.accepted(), rna.accepted()) {
            (Ok(None), Ok(None)) => {
                let champ = [Champ::IdBeneficiaire, Champ::RnaBeneficiaire]
                    .into_iter()
                    .find(|champ| self.entete.place(*champ).is_some());
                if let Some(champ) = champ {
                    self.push(Code::SansIdentite, Some(champ), "");
                }
                None
            }
            (Ok(siret), Ok(rna)) => Identite::new(siret, rna).ok(),
            _ => None,
        }
    }

    fn conditions(&mut self) -> Option<conditions::ConditionsLues<'b>> {
        let texte = self.cell(Champ::ConditionsVersement)?;
        match conditions::strict(texte) {
            Err(Code::Ecriture) => {
                let nu = texte.trim();
                if nu.len() < texte.len() {
                    self.push(Code::BlancsAutour, Some(Champ::ConditionsVersement), texte);
                }
                if !matches!(nu, "unique" | "échelonné") {
                    self.push(Code::Ecriture, Some(Champ::ConditionsVersement), texte);
                }
                conditions::relaxed(nu)
            }
            lues => {
                let lues = self.keep(Champ::ConditionsVersement, texte, lues)?;
                self.note_blanks(Champ::ConditionsVersement, texte);
                Some(lues)
            }
        }
    }

    /// What is worth telling of a record that the schema accepts.
    fn look(&mut self, montant: Option<Euros>) {
        if montant.is_some_and(Euros::is_negative) {
            let texte = self.cell(Champ::Montant).unwrap_or_default();
            self.push(Code::MontantNegatif, Some(Champ::Montant), texte);
        }
        if !self.suspect {
            return;
        }
        for champ in Champ::TOUS {
            let texte = self.cell(champ).unwrap_or_default();
            if texte.contains('\0') {
                self.push(Code::CaractereNul, Some(champ), texte);
            }
            if Mojibake::find(texte).is_some() {
                self.push(Code::TexteAbime, Some(champ), texte);
            }
        }
    }

    #[cold]
    fn push(&mut self, code: Code, champ: Option<Champ>, valeur: &str) {
        self.problemes.push(Probleme {
            code,
            place: self.place,
            colonne: champ.and_then(|champ| self.entete.colonne(champ)),
            champ,
            valeur: valeur.to_owned(),
        });
    }
}

/// Whether a text says nothing; most begin with what shows.
#[inline]
fn is_blank(texte: &str) -> bool {
    let premier = texte.as_bytes().first().copied().unwrap_or_default();
    !premier.is_ascii_graphic() && texte.trim_start().is_empty()
}

fn yes(texte: &str) -> Result<bool, Code> {
    match texte {
        "oui" => Ok(true),
        "non" => Ok(false),
        "" => Err(Code::ChampVide),
        _ => Err(Code::BooleenInconnu),
    }
}

fn yes_relaxed(texte: &str) -> Option<bool> {
    if texte.eq_ignore_ascii_case("oui") {
        Some(true)
    } else if texte.eq_ignore_ascii_case("non") {
        Some(false)
    } else {
        None
    }
}
