use serde::{Deserialize, Serialize};

use super::Code;
use crate::identifiant::{Rna, Siret};

/// The numbers of a payee: a SIRET, an RNA, or both; never none.
///
/// # Wire
/// `{"siret": "38047555800058", "rna": "W380475558"}`, at least one of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "Fil", into = "Fil")]
pub struct Identite {
    siret: Option<Siret>,
    rna: Option<Rna>,
}

/// Why numbers identify no payee of a deposit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum IdentiteError {
    /// Neither number.
    #[error("a payee without SIRET nor RNA: expected one of them at least")]
    Aucune,
    /// An RNA of overseas, with a letter: the schema asks for nine digits after `W`.
    #[error("RNA {0}: expected `W` and nine digits, as the schema asks")]
    RnaHorsSchema(Rna),
}

impl Identite {
    /// The numbers of a payee.
    ///
    /// # Errors
    /// [`IdentiteError`] without any, or with an RNA that the schema refuses.
    pub fn new(siret: Option<Siret>, rna: Option<Rna>) -> Result<Self, IdentiteError> {
        match (siret, rna) {
            (None, None) => Err(IdentiteError::Aucune),
            (_, Some(rna)) if rna.is_alphanumeric() => Err(IdentiteError::RnaHorsSchema(rna)),
            _ => Ok(Self { siret, rna }),
        }
    }

    /// Its SIRET, where given.
    #[must_use]
    pub const fn siret(self) -> Option<Siret> {
        self.siret
    }

    /// Its RNA, where given.
    #[must_use]
    pub const fn rna(self) -> Option<Rna> {
        self.rna
    }
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(extend("anyOf" = [
        { "properties": { "siret": { "type": "string" } }, "required": ["siret"] },
        { "properties": { "rna": { "type": "string" } }, "required": ["rna"] },
    ]))
)]
#[serde(deny_unknown_fields)]
struct Fil {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    siret: Option<Siret>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(extend("pattern" = "^W[0-9]{9}$")))]
    rna: Option<Rna>,
}

impl TryFrom<Fil> for Identite {
    type Error = IdentiteError;

    fn try_from(Fil { siret, rna }: Fil) -> Result<Self, Self::Error> {
        Self::new(siret, rna)
    }
}

impl From<Identite> for Fil {
    fn from(Identite { siret, rna }: Identite) -> Self {
        Self { siret, rna }
    }
}

pub(super) fn siret(texte: &str) -> Result<Siret, Code> {
    Siret::parse(texte).ok_or_else(|| {
        if texte.is_empty() {
            Code::ChampVide
        } else if texte.len() == 14 && texte.bytes().all(|octet| octet.is_ascii_digit()) {
            // Their key is right.
            if texte == "00000000000000" { Code::SiretNul } else { Code::SiretCle }
        } else if super::nombres::is_scientific(texte) {
            Code::NotationScientifique
        } else {
            Code::SiretForme
        }
    })
}

/// Fourteen digits in groups, with blanks between.
pub(super) fn siret_in_groups(texte: &str) -> Option<Siret> {
    let mut chiffres = String::with_capacity(14);
    for caractere in texte.chars().filter(|caractere| !caractere.is_whitespace()) {
        if chiffres.len() == 14 {
            return None;
        }
        chiffres.push(caractere);
    }
    Siret::parse(&chiffres)
}

pub(super) fn rna(texte: &str) -> Result<Rna, Code> {
    match Rna::parse(texte) {
        Some(rna) if !rna.is_alphanumeric() => Ok(rna),
        _ if texte.is_empty() => Err(Code::ChampVide),
        _ => Err(Code::RnaForme),
    }
}

/// Under a small `w`.
pub(super) fn rna_in_lower_case(texte: &str) -> Option<Rna> {
    let chiffres = texte.strip_prefix('w')?;
    rna(&format!("W{chiffres}")).ok()
}
