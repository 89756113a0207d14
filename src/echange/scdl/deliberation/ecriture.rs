use std::io;

use super::{CellulesDeVote, DeliberationPubliee};

/// The columns of the file, in the order of the schema.
pub const COLONNES: [&str; 17] = [
    "COLL_NOM",
    "COLL_SIRET",
    "DELIB_ID",
    "DELIB_DATE",
    "DELIB_MATIERE_CODE",
    "DELIB_MATIERE_NOM",
    "DELIB_OBJET",
    "BUDGET_ANNEE",
    "BUDGET_NOM",
    "PREF_ID",
    "PREF_DATE",
    "VOTE_EFFECTIF",
    "VOTE_REEL",
    "VOTE_POUR",
    "VOTE_CONTRE",
    "VOTE_ABSTENTION",
    "DELIB_URL",
];

/// Writes rows as CSV: UTF-8 without BOM, commas, quotes where they are needed, every column of the schema in
/// its order. Same rows, same bytes. Two rows of one `DELIB_ID` are not looked for: the schema does not forbid
/// them.
///
/// # Examples
/// ```
/// use contrat_de_ville::echange::scdl::deliberation::Ecriture;
///
/// let vide = Ecriture::new(Vec::new())?.finish()?;
/// assert!(vide.starts_with(b"COLL_NOM,COLL_SIRET,DELIB_ID,"));
/// # Ok::<(), contrat_de_ville::echange::scdl::deliberation::EcritureError>(())
/// ```
#[derive(Debug)]
pub struct Ecriture<W: io::Write>(csv::Writer<W>);

/// The sink refused what was written to it.
#[derive(Debug, thiserror::Error)]
#[error("the file of deliberations could not be written: {0}")]
pub struct EcritureError(#[source] io::Error);

impl EcritureError {
    fn of(cause: csv::Error) -> Self {
        Self(cause.into())
    }
}

impl<W: io::Write> Ecriture<W> {
    /// Starts a file with its header.
    ///
    /// # Errors
    /// [`EcritureError`] with what the sink says.
    pub fn new(sortie: W) -> Result<Self, EcritureError> {
        let mut ecriture = csv::Writer::from_writer(sortie);
        ecriture.write_record(COLONNES).map_err(EcritureError::of)?;
        Ok(Self(ecriture))
    }

    /// Adds a row.
    ///
    /// # Errors
    /// [`EcritureError`] with what the sink says.
    pub fn write(&mut self, ligne: &DeliberationPubliee) -> Result<(), EcritureError> {
        self.0.write_record(cells(ligne)).map_err(EcritureError::of)
    }

    /// Ends the file and gives the sink back.
    ///
    /// # Errors
    /// [`EcritureError`] with what the sink says.
    pub fn finish(self) -> Result<W, EcritureError> {
        self.0.into_inner().map_err(|cause| EcritureError(cause.into_error()))
    }
}

/// The cells of a row, in the order of [`COLONNES`].
fn cells(ligne: &DeliberationPubliee) -> [String; 17] {
    let champs = ligne.champs();
    let vote = champs.vote.map(CellulesDeVote::from);
    let count = |cellule: fn(&CellulesDeVote) -> u32| text(vote.as_ref().map(cellule).as_ref());
    [
        champs.collectivite.to_string(),
        champs.siret.to_string(),
        champs.reference.to_string(),
        champs.adoption.to_string(),
        champs.matiere.code().to_string(),
        champs.matiere.nom().to_string(),
        champs.objet.to_string(),
        text(champs.budget.as_ref().map(|budget| &budget.exercices)),
        text(champs.budget.as_ref().map(|budget| &budget.nom)),
        text(champs.service.as_ref()),
        text(champs.transmission.as_ref()),
        count(|vote| vote.effectif),
        count(|vote| vote.reel),
        count(|vote| vote.pour),
        count(|vote| vote.contre),
        count(|vote| vote.abstention),
        text(champs.adresse.as_ref()),
    ]
}

fn text<T: ToString>(valeur: Option<&T>) -> String {
    valeur.map(ToString::to_string).unwrap_or_default()
}
