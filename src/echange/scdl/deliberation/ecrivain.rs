use std::io;

use csv_core::WriteResult;

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
/// use contrat_de_ville::echange::scdl::deliberation::Ecrivain;
///
/// let vide = Ecrivain::new(Vec::new())?.finish()?;
/// assert!(vide.starts_with(b"COLL_NOM,COLL_SIRET,DELIB_ID,"));
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug)]
pub struct Ecrivain<W> {
    sortie: W,
    quotes: csv_core::Writer,
}

impl<W: io::Write> Ecrivain<W> {
    /// Starts a file with its header.
    ///
    /// # Errors
    /// What the caller's writer fails with.
    pub fn new(sortie: W) -> io::Result<Self> {
        let mut ecrivain = Self { sortie, quotes: csv_core::Writer::new() };
        ecrivain.record(&COLONNES)?;
        Ok(ecrivain)
    }

    /// Adds a row.
    ///
    /// # Errors
    /// What the caller's writer fails with.
    pub fn write(&mut self, ligne: &DeliberationPubliee) -> io::Result<()> {
        self.record(&cells(ligne))
    }

    /// Ends the file and gives the sink back.
    ///
    /// # Errors
    /// What the caller's writer fails with.
    pub fn finish(mut self) -> io::Result<W> {
        self.sortie.flush()?;
        Ok(self.sortie)
    }

    fn record<T: AsRef<str>>(&mut self, cellules: &[T; 17]) -> io::Result<()> {
        for (rang, cellule) in cellules.iter().enumerate() {
            if rang > 0 {
                self.copy(csv_core::Writer::delimiter)?;
            }
            let mut reste = cellule.as_ref().as_bytes();
            self.copy(|quotes, place| {
                let (etat, lus, ecrits) = quotes.field(reste, place);
                reste = reste.split_at_checked(lus).unwrap_or_default().1;
                (etat, ecrits)
            })?;
        }
        self.copy(csv_core::Writer::terminator)
    }

    /// Lets the writer of CSV fill a place until it has said all.
    fn copy(
        &mut self,
        mut fill: impl FnMut(&mut csv_core::Writer, &mut [u8]) -> (WriteResult, usize),
    ) -> io::Result<()> {
        let mut place = [0; 512];
        loop {
            let (etat, ecrits) = fill(&mut self.quotes, &mut place);
            self.sortie.write_all(place.get(..ecrits).unwrap_or_default())?;
            if matches!(etat, WriteResult::InputEmpty) {
                return Ok(());
            }
        }
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
