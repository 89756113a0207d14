//! What a file is, told by its bytes and never by its name.

use core::fmt;

use serde::{Deserialize, Serialize};

/// What a file was recognised as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Format {
    /// A workbook of Excel since 2007; read.
    Xlsx,
    /// A spreadsheet of LibreOffice; read.
    Ods,
    /// A text, taken for CSV; read.
    Csv,
    /// A workbook of Excel before 2007, or one under a password.
    Xls,
    /// A binary workbook of Excel.
    Xlsb,
    /// Another archive: a text document, a folder of files.
    Archive,
    /// A PDF.
    Pdf,
    /// A page of HTML or XML, which some programs name `.xls`.
    Balises,
    /// No byte at all.
    Vide,
}

impl Format {
    /// What bytes are.
    ///
    /// # Examples
    /// ```
    /// use contrat_de_ville::echange::tableur::Format;
    ///
    /// assert_eq!(Format::of("Référence;Montant\n".as_bytes()), Format::Csv);
    /// assert_eq!(Format::of(b"%PDF-1.7"), Format::Pdf);
    /// ```
    #[must_use]
    pub fn of(octets: &[u8]) -> Self {
        const OLE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        let has = |motif: &[u8]| octets.windows(motif.len()).any(|fenetre| fenetre == motif);
        if octets.is_empty() {
            Self::Vide
        } else if octets.starts_with(OLE) {
            Self::Xls
        } else if octets.starts_with(b"%PDF") {
            Self::Pdf
        } else if octets.starts_with(b"PK\x03\x04") || octets.starts_with(b"PK\x05\x06") {
            // Names of members, and the first member of an ODS, are not compressed.
            if has(b"application/vnd.oasis.opendocument.spreadsheet") {
                Self::Ods
            } else if has(b"xl/workbook.bin") {
                Self::Xlsb
            } else if has(b"xl/workbook.xml") || has(b"xl/worksheets/") {
                Self::Xlsx
            } else {
                Self::Archive
            }
        } else if is_markup(octets) {
            Self::Balises
        } else {
            Self::Csv
        }
    }
}

fn is_markup(octets: &[u8]) -> bool {
    let debut: Vec<u8> = octets
        .strip_prefix(crate::echange::encodage::BOM)
        .unwrap_or(octets)
        .trim_ascii_start()
        .iter()
        .take(9)
        .map(u8::to_ascii_lowercase)
        .collect();
    ["<html", "<?xml", "<!doctype", "<table"].iter().any(|b| debut.starts_with(b.as_bytes()))
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Xlsx => "XLSX",
            Self::Ods => "ODS",
            Self::Csv => "CSV",
            Self::Xls => "XLS, or a workbook under a password",
            Self::Xlsb => "XLSB",
            Self::Archive => "an archive that is no spreadsheet",
            Self::Pdf => "PDF",
            Self::Balises => "HTML or XML",
            Self::Vide => "an empty file",
        })
    }
}
