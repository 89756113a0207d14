//! Reading the labels met in real files, and the national lists as types.

use crate::texte::fold;

/// Why a label is not one of a list: the text, and the reason.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("label {texte:?}: {motif}, expected {attendu}")]
pub struct LibelleError {
    texte: String,
    motif: LibelleMotif,
    attendu: &'static str,
}

/// The reason, apart from the text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LibelleMotif {
    /// Nothing but blanks and signs.
    #[error("empty")]
    Vide,
    /// On no list, and near to none: nothing is guessed.
    #[error("unknown")]
    Inconnu,
    /// The number in front says one thing, the words another.
    #[error("its number is that of {code:?}, its words those of {mots:?}")]
    Contradiction {
        /// The label that has that number.
        code: &'static str,
        /// The label that has those words.
        mots: &'static str,
    },
    /// Words that are used for two things: the caller knows which.
    #[error("may be {un:?} or {autre:?}")]
    Ambigu {
        /// One reading.
        un: &'static str,
        /// The other.
        autre: &'static str,
    },
}

impl LibelleError {
    /// The text that was refused.
    #[must_use]
    pub fn texte(&self) -> &str {
        &self.texte
    }

    /// The reason.
    #[must_use]
    pub fn motif(&self) -> &LibelleMotif {
        &self.motif
    }
}

/// One entry of a list: its code (empty where it has none), its label, other wordings met.
pub(crate) struct Entree<T> {
    pub(crate) valeur: T,
    pub(crate) code: &'static str,
    pub(crate) libelle: &'static str,
    pub(crate) variantes: &'static [&'static str],
}

/// Reads a label: by its words, whatever their case, accents, order and plural, by its number alone,
/// or by both when they agree.
pub(crate) fn read<T: Copy + PartialEq>(
    texte: &str,
    liste: &[Entree<T>],
    attendu: &'static str,
) -> Result<T, LibelleError> {
    let refuse = |motif| LibelleError { texte: texte.to_owned(), motif, attendu };
    let plie = fold(texte);
    let (code, reste) = split_code(&plie);
    let lus = words(reste);
    let par_code = liste.iter().find(|entree| !code.is_empty() && entree.code == code);
    let par_mots = liste.iter().find(|entree| {
        let formes = core::iter::once(&entree.libelle).chain(entree.variantes);
        !lus.is_empty() && formes.into_iter().any(|forme| words(&fold(forme)) == lus)
    });
    match (par_code, par_mots) {
        (Some(code), Some(mots)) if code.valeur != mots.valeur => {
            Err(refuse(LibelleMotif::Contradiction { code: code.libelle, mots: mots.libelle }))
        }
        (_, Some(entree)) if code.is_empty() || par_code.is_some() => Ok(entree.valeur),
        (Some(entree), None) if lus.is_empty() => Ok(entree.valeur),
        _ if code.is_empty() && lus.is_empty() => Err(refuse(LibelleMotif::Vide)),
        _ => Err(refuse(LibelleMotif::Inconnu)),
    }
}

/// Words that have two readings.
pub(crate) struct Ambiguite {
    pub(crate) formes: &'static [&'static str],
    pub(crate) un: &'static str,
    pub(crate) autre: &'static str,
}

/// As [`read`], but a label that has two readings is refused with both.
pub(crate) fn read_unless_ambiguous<T: Copy + PartialEq>(
    texte: &str,
    liste: &[Entree<T>],
    ambigus: &[Ambiguite],
    attendu: &'static str,
) -> Result<T, LibelleError> {
    let plie = fold(texte);
    let lus = words(&plie);
    let ambigu =
        ambigus.iter().find(|ambigu| ambigu.formes.iter().any(|forme| words(&fold(forme)) == lus));
    match ambigu {
        Some(Ambiguite { un, autre, .. }) => {
            let motif = LibelleMotif::Ambigu { un, autre };
            Err(LibelleError { texte: texte.to_owned(), motif, attendu })
        }
        None => read(texte, liste, attendu),
    }
}

/// The number in front, such as `1`, `1.5a`, `4` in `4-Pilotage` or in `Pilier 4`, and what follows it.
fn split_code(plie: &str) -> (&str, &str) {
    let debut = plie.trim_start();
    let debut =
        ["pilier ", "theme "].iter().find_map(|mot| debut.strip_prefix(mot)).unwrap_or(debut);
    let debut = debut.trim_start();
    let chiffre = |c: char| c.is_ascii_digit();
    if !debut.starts_with(chiffre) {
        return ("", debut);
    }
    let suite = debut.trim_start_matches(|c: char| chiffre(c) || c == '.');
    // One letter may end a code, if no word starts there.
    let mut lettres = suite.chars();
    let suite = match (lettres.next(), lettres.next()) {
        (Some(lettre), apres)
            if lettre.is_ascii_lowercase() && apres.is_none_or(|c| !c.is_alphanumeric()) =>
        {
            lettres_after(suite)
        }
        _ => suite,
    };
    let code = debut.strip_suffix(suite).unwrap_or(debut);
    (code.trim_end_matches('.'), suite)
}

fn lettres_after(suite: &str) -> &str {
    let mut caracteres = suite.chars();
    caracteres.next();
    caracteres.as_str()
}

/// The words that tell labels apart, sorted: no article, no « pilier », no plural.
fn words(plie: &str) -> Vec<&str> {
    const VIDES: [&str; 17] = [
        "a",
        "au",
        "aux",
        "d",
        "de",
        "des",
        "du",
        "en",
        "et",
        "l",
        "la",
        "le",
        "les",
        "pilier",
        "pour",
        "thematique",
        "theme",
    ];
    let mut mots: Vec<&str> = plie
        .split(|c: char| !c.is_alphanumeric())
        .map(|mot| if mot.len() > 3 { mot.trim_end_matches('s') } else { mot })
        .filter(|mot| !mot.is_empty() && !VIDES.contains(mot))
        .collect();
    mots.sort_unstable();
    mots
}

/// A national list as a type: each variant with its code, its label and other wordings met.
macro_rules! nomenclature {
    (
        $(#[$meta:meta])*
        $name:ident, $attendu:literal, $toutes:ident: $nombre:literal {
            $( $(#[$doc:meta])* $variant:ident = $code:literal $libelle:literal $(| $autre:literal)*; )+
        }
    ) => {
        $(#[$meta])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
        )]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(rename_all = "snake_case")]
        pub enum $name {
            $( #[doc = concat!("« ", $libelle, " »")] $(#[$doc])* $variant, )+
        }

        impl $name {
            #[doc = "The whole list, in its order."]
            pub const $toutes: [Self; $nombre] = [$(Self::$variant),+];

            const LISTE: [$crate::contrat::libelle::Entree<Self>; $nombre] = [
                $($crate::contrat::libelle::Entree {
                    valeur: Self::$variant,
                    code: $code,
                    libelle: $libelle,
                    variantes: &[$($autre),*],
                }),+
            ];

            /// The label, in French.
            #[must_use]
            pub const fn libelle(self) -> &'static str {
                match self { $(Self::$variant => $libelle),+ }
            }

            /// Reads a label met in a file: whatever its case, accents, order of words and plural,
            /// with or without its number, with or without « pilier » or « thème » in front.
            ///
            /// # Errors
            /// [`LibelleError`](crate::contrat::LibelleError), with the text, if it is on the list
            /// under no wording, or if its number and its words disagree.
            pub fn read(texte: &str) -> Result<Self, $crate::contrat::LibelleError> {
                $crate::contrat::libelle::read(texte, &Self::LISTE, $attendu)
            }
        }

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.pad(self.libelle())
            }
        }
    };
}

/// The official code of a list that has them.
macro_rules! codes {
    ($name:ident, $exemple:literal) => {
        impl $name {
            #[doc = concat!("The official code, such as `", $exemple, "`.")]
            #[must_use]
            pub fn code(self) -> &'static str {
                Self::LISTE
                    .iter()
                    .find(|entree| entree.valeur == self)
                    .map_or("", |entree| entree.code)
            }
        }
    };
}

pub(super) use {codes, nomenclature};
