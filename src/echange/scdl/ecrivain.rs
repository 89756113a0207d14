use core::fmt::{Display, Write as _};
use std::io::{self, Write};

use super::{Attribution, Champ};

/// Writes a deposit that the schema accepts: its headers in order, commas, UTF-8 without its mark, LF.
///
/// What is written reads again as the same records.
///
/// # Examples
/// ```
/// use contrat_de_ville::echange::scdl::{Ecrivain, Lecture};
///
/// let depot = "nomAttribuant,idAttribuant,dateConvention,nomBeneficiaire,rnaBeneficiaire,objet,montant,nature,\
/// conditionsVersement,datesPeriodeVersement,notificationUE,pourcentageSubvention
/// Fictive,2000 7246 0000 13,2023-06-30,Une association,W380475558,\"Danse, chant\",4000,aide en nature,UNIQUE,\
/// 2023-09-30,Non,1.00
/// ";
/// let lecture = Lecture::read(depot.as_bytes())?;
/// let mut ecrivain = Ecrivain::new(Vec::new())?;
/// for (_, attribution) in lecture.attributions() {
///     ecrivain.write(attribution)?;
/// }
/// let ecrit = String::from_utf8(ecrivain.finish()?)?;
/// assert_eq!(
///     ecrit.lines().nth(1),
///     Some("Fictive,20007246000013,2023-06-30,,Une association,,W380475558,\"Danse, chant\",4000.00,aide en nature,\
///           unique,2023-09-30,,non,1,")
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Ecrivain<W> {
    sortie: W,
    ligne: String,
}

impl<W: Write> Ecrivain<W> {
    /// Writes the headers.
    ///
    /// # Errors
    /// What the caller's writer fails with.
    pub fn new(sortie: W) -> io::Result<Self> {
        let mut ecrivain = Self { sortie, ligne: String::new() };
        for champ in Champ::TOUS {
            ecrivain.cell(Some(champ.nom()));
        }
        ecrivain.end()?;
        Ok(ecrivain)
    }

    /// Writes a record.
    ///
    /// # Errors
    /// What the caller's writer fails with.
    pub fn write(&mut self, attribution: &Attribution) -> io::Result<()> {
        let Attribution {
            nom_attribuant,
            id_attribuant,
            date_convention,
            reference_decision,
            nom_beneficiaire,
            identite,
            objet,
            montant,
            nature,
            conditions_versement,
            dates_periode_versement,
            id_rae,
            notification_ue,
            pourcentage_subvention,
            dispositif_aide,
        } = attribution;
        self.cell(Some(nom_attribuant));
        self.cell(Some(id_attribuant));
        self.cell(Some(date_convention));
        self.cell(reference_decision.as_ref());
        self.cell(Some(nom_beneficiaire));
        self.cell(identite.siret());
        self.cell(identite.rna());
        self.cell(Some(objet));
        self.cell(Some(montant.plain()));
        self.cell(Some(nature));
        self.cell(Some(conditions_versement));
        self.cell(Some(dates_periode_versement));
        self.cell(id_rae.as_ref());
        self.cell(Some(if *notification_ue { "oui" } else { "non" }));
        self.cell(Some(pourcentage_subvention));
        self.cell(dispositif_aide.as_ref());
        self.end()
    }

    /// Flushes, and gives the writer back.
    ///
    /// # Errors
    /// What the caller's writer fails with.
    pub fn finish(mut self) -> io::Result<W> {
        self.sortie.flush()?;
        Ok(self.sortie)
    }

    /// One more cell, in quotes where it holds what separates cells or lines.
    fn cell(&mut self, valeur: Option<impl Display>) {
        if let Some(valeur) = valeur {
            let debut = self.ligne.len();
            // Writing to a string does not fail.
            let _ = write!(self.ligne, "{valeur}");
            let ecrit = self.ligne.get(debut..).unwrap_or_default();
            if ecrit.contains(['"', ',', '\r', '\n']) {
                let cite = ecrit.replace('"', "\"\"");
                self.ligne.truncate(debut);
                self.ligne.push('"');
                self.ligne.push_str(&cite);
                self.ligne.push('"');
            }
        }
        self.ligne.push(',');
    }

    fn end(&mut self) -> io::Result<()> {
        self.ligne.pop();
        self.ligne.push('\n');
        self.sortie.write_all(self.ligne.as_bytes())?;
        self.ligne.clear();
        Ok(())
    }
}
