//! The gate of payments: each row is read or set aside, and every problem has its place.

use core::str::FromStr;

use super::{
    CauseDeVersement, ChampDeVersement, ProblemeDeVersement, ProblemesDeVersement, ValeurBrute,
    Versement, VersementBrut,
};
use crate::Refus;

/// Each with its row, from 1.
type Lignes<T> = Vec<(usize, T)>;

/// The payments read from raw rows, the rows set aside, and why.
///
/// # Examples
/// ```
/// use contrat_de_ville::financement::{VersementBrut, VersementsLus};
///
/// let lignes: Vec<VersementBrut> = serde_json::from_str(
///     r#"[{"code_tiers": "ASSOCIATION A", "annee": 2020, "montant": 0.125}, {"code_tiers": "B", "annee": 2020, "montant": 1}]"#,
/// )?;
/// let lus = VersementsLus::read(lignes);
/// assert_eq!((lus.lignes().len(), lus.ecartees().len()), (1, 1));
/// assert_eq!(lus.lignes()[0].0, 2);
/// assert!(lus.problemes()[0].to_string().starts_with("row 1, montant: amount \"0.125\": expected"));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VersementsLus {
    lignes: Lignes<Versement>,
    ecartees: Lignes<VersementBrut>,
    problemes: Vec<ProblemeDeVersement>,
}

impl VersementsLus {
    /// Reads every row. A row with a value that cannot be read is set aside whole, with each of its problems.
    #[must_use]
    pub fn read(brutes: impl IntoIterator<Item = VersementBrut>) -> Self {
        let mut lus = Self::default();
        for (rang, brut) in brutes.into_iter().enumerate() {
            let ligne = rang.saturating_add(1);
            let mut lecteur = Lecteur { ligne, problemes: &mut lus.problemes };
            match lecteur.read(&brut) {
                Some(versement) => lus.lignes.push((ligne, versement)),
                None => lus.ecartees.push((ligne, brut)),
            }
        }
        lus
    }

    /// Each payment that was read, with its row, from 1.
    #[must_use]
    pub fn lignes(&self) -> &[(usize, Versement)] {
        &self.lignes
    }

    /// The payments that were read.
    #[must_use]
    pub fn versements(&self) -> impl ExactSizeIterator<Item = &Versement> {
        self.lignes.iter().map(|(_, versement)| versement)
    }

    /// The rows set aside, each with its number, from 1.
    #[must_use]
    pub fn ecartees(&self) -> &[(usize, VersementBrut)] {
        &self.ecartees
    }

    /// Every problem, by row and column.
    #[must_use]
    pub fn problemes(&self) -> &[ProblemeDeVersement] {
        &self.problemes
    }

    /// The payments that were read and the rows set aside, each with its row, from 1.
    #[must_use]
    pub fn into_lignes(self) -> (Lignes<Versement>, Lignes<VersementBrut>) {
        (self.lignes, self.ecartees)
    }

    /// All payments, if every row was read.
    ///
    /// # Errors
    /// A [`Refus`] that hands back what was read, with every problem.
    pub fn into_all(self) -> Result<Vec<Versement>, Refus<Self, ProblemesDeVersement>> {
        if self.problemes.is_empty() {
            Ok(self.lignes.into_iter().map(|(_, versement)| versement).collect())
        } else {
            let cause = ProblemesDeVersement(self.problemes.clone());
            Err(Refus { rendu: Box::new(self), cause })
        }
    }
}

struct Lecteur<'p> {
    ligne: usize,
    problemes: &'p mut Vec<ProblemeDeVersement>,
}

impl Lecteur<'_> {
    /// Every value is read before the row is judged, so that all its problems are told.
    fn read(&mut self, brut: &VersementBrut) -> Option<Versement> {
        use ChampDeVersement as Champ;
        let reference = self.texte(Champ::IdPoste, &brut.id_poste);
        let beneficiaire = self.texte(Champ::CodeTiers, &brut.code_tiers);
        let beneficiaire = self.needed(Champ::CodeTiers, beneficiaire);
        let raison_sociale = self.texte(Champ::RaisonSociale, &brut.raison_sociale);
        let annee = self.value(Champ::Annee, &brut.annee, |valeur| {
            valeur.to_annee().ok_or_else(|| CauseDeVersement::Annee(valeur.to_string()))
        });
        let annee = self.needed(Champ::Annee, annee);
        let montant = self.value(Champ::Montant, &brut.montant, |valeur| {
            valeur.to_euros().ok_or_else(|| CauseDeVersement::Montant(valeur.to_string()))
        });
        let montant = self.needed(Champ::Montant, montant);
        let contrats = self.texte(Champ::CodeCv, &brut.code_cv);
        let departement = self.texte(Champ::InseeDep, &brut.insee_dep);
        let region = self.texte(Champ::InseeReg, &brut.insee_reg);
        Some(Versement {
            reference: reference.ok()?,
            beneficiaire: beneficiaire?,
            raison_sociale: raison_sociale.ok()?,
            objet: None,
            montant: montant?,
            annee: annee?,
            contrats: contrats.ok()?,
            departement: departement.ok()?,
            region: region.ok()?,
            programme: None,
        })
    }

    fn texte<T>(&mut self, champ: ChampDeVersement, valeur: &ValeurBrute) -> Result<Option<T>, Dit>
    where
        T: FromStr<Err: Into<CauseDeVersement>>,
    {
        self.value(champ, valeur, |valeur| match valeur.as_texte() {
            Some(texte) => texte.parse().map_err(Into::into),
            None => Err(CauseDeVersement::Nombre(valeur.to_string())),
        })
    }

    fn value<T>(
        &mut self,
        champ: ChampDeVersement,
        valeur: &ValeurBrute,
        read: impl FnOnce(&ValeurBrute) -> Result<T, CauseDeVersement>,
    ) -> Result<Option<T>, Dit> {
        if valeur.is_absente() {
            return Ok(None);
        }
        read(valeur).map(Some).map_err(|cause| self.tell(champ, cause))
    }

    fn needed<T>(&mut self, champ: ChampDeVersement, lu: Result<Option<T>, Dit>) -> Option<T> {
        match lu {
            Ok(None) => {
                let _: Dit = self.tell(champ, CauseDeVersement::Absent);
                None
            }
            Ok(valeur) => valeur,
            Err(Dit) => None,
        }
    }

    fn tell(&mut self, champ: ChampDeVersement, cause: CauseDeVersement) -> Dit {
        self.problemes.push(ProblemeDeVersement { ligne: self.ligne, champ, cause });
        Dit
    }
}

/// The problem was told.
struct Dit;
