use core::fmt;

use serde::{Deserialize, Serialize};

use super::Champ;

/// How much a problem matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "echange.scdl.Gravite")
)]
#[serde(rename_all = "snake_case")]
pub enum Gravite {
    /// The line gives no record.
    Bloquante,
    /// The schema refuses the text, but one reading exists under a rule of [`Code`]: the record is given, and is
    /// written back clean.
    Reparee,
    /// The schema accepts it; it is worth telling.
    Remarque,
}

impl fmt::Display for Gravite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Bloquante => "bloquant",
            Self::Reparee => "réparé",
            Self::Remarque => "remarque",
        })
    }
}

/// Whose rule a problem goes against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "echange.scdl.Origine")
)]
#[serde(rename_all = "snake_case")]
pub enum Origine {
    /// The national schema v2.1.1: its types, constraints, checks, or the words of its descriptions.
    Schema,
    /// This crate: the schema accepts the text, which has no sound reading, or is worth telling.
    Bibliotheque,
}

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $variant:ident, $texte:literal, $gravite:ident, $origine:ident, $phrase:literal;)+) => {
        /// What is wrong, under a stable code.
        ///
        /// | code | gravity | rule | |
        /// |---|---|---|---|
        $(#[doc = concat!("| `", $texte, "` | ", stringify!($gravite), " | ", stringify!($origine), " | ", $($doc,)+ " |")])+
        ///
        /// Those of gravity `Reparee` on a cell are the rules under which a text that the schema refuses is read.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "echange.scdl.Code"))]
        #[non_exhaustive]
        pub enum Code {
            $($(#[doc = $doc])+ #[serde(rename = $texte)] $variant,)+
        }

        impl Code {
            /// Every code.
            pub const TOUS: &[Self] = &[$(Self::$variant),+];

            /// The stable code.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $texte,)+ }
            }

            /// How much it matters.
            #[must_use]
            pub const fn gravite(self) -> Gravite {
                match self { $(Self::$variant => Gravite::$gravite,)+ }
            }

            /// Whose rule it goes against, in a field.
            #[must_use]
            pub fn origine(self, champ: Option<Champ>) -> Origine {
                match self {
                    // Its words ask for digits « d’un seul tenant » everywhere; a power of ten is a number to it.
                    Self::NotationScientifique
                        if matches!(champ, Some(Champ::IdAttribuant | Champ::IdBeneficiaire)) => Origine::Schema,
                    $(Self::$variant => Origine::$origine,)+
                }
            }

            /// What is said of it, in French.
            pub(super) const fn phrase(self) -> &'static str {
                match self { $(Self::$variant => $phrase,)+ }
            }
        }
    };
}

codes! {
    #[doc = "No column for a field whose value is required in every line, or none for either number of the payee."]
    ColonneManquante, "colonne-manquante", Bloquante, Schema, "colonne obligatoire absente : aucune ligne n’est reprise";
    #[doc = "Two columns for one field: which of them is meant is not guessed."]
    ColonneEnDouble, "colonne-en-double", Bloquante, Schema, "deux colonnes pour un même champ : aucune ligne n’est reprise";
    #[doc = "Fewer cells than headers; which are missing is not guessed, so none is read."]
    LigneTropCourte, "ligne-trop-courte", Bloquante, Schema, "moins de cellules que d’en-têtes";
    #[doc = "More cells than headers; which are in excess is not guessed, so none is read."]
    LigneTropLongue, "ligne-trop-longue", Bloquante, Schema, "plus de cellules que d’en-têtes";
    #[doc = "A required cell is empty."]
    ChampVide, "champ-vide", Bloquante, Schema, "valeur obligatoire absente";
    #[doc = "A text is longer in characters than its field allows."]
    TropLong, "trop-long", Bloquante, Schema, "texte trop long";
    #[doc = "Not fourteen digits."]
    SiretForme, "siret-forme", Bloquante, Schema, "SIRET mal formé";
    #[doc = "Fourteen digits with a wrong key, or whose first nine are no SIREN."]
    SiretCle, "siret-cle", Bloquante, Schema, "SIRET dont la clé est fausse";
    #[doc = "Not `W` and nine digits; the form of overseas, with a letter, is refused by the schema."]
    RnaForme, "rna-forme", Bloquante, Schema, "numéro RNA mal formé";
    #[doc = "Neither SIRET nor RNA of the payee."]
    SansIdentite, "sans-identite", Bloquante, Schema, "ni SIRET ni RNA du bénéficiaire";
    #[doc = "Not a day as `2017-06-27`."]
    DateForme, "date-forme", Bloquante, Schema, "date mal écrite";
    #[doc = "A day of `dateConvention` that the calendar does not have."]
    DateHorsCalendrier, "date-hors-calendrier", Bloquante, Schema, "jour qui n’existe pas";
    #[doc = "Not digits as `2017-06-27`, nor two such dates separated by `/`."]
    VersementForme, "versement-forme", Bloquante, Schema, "date ou période mal écrite";
    #[doc = "Not a number with a point before its decimals."]
    MontantForme, "montant-forme", Bloquante, Schema, "montant mal écrit";
    #[doc = "A number under a power of ten, as a spreadsheet shows a column too narrow."]
    NotationScientifique, "notation-scientifique", Bloquante, Bibliotheque, "notation scientifique, où des chiffres ont pu être perdus";
    #[doc = "An amount finer than a cent."]
    PlusFinQueLeCentime, "plus-fin-que-le-centime", Bloquante, Bibliotheque, "montant plus fin que le centime";
    #[doc = "An amount beyond 2⁶³ − 1 cents."]
    MontantHorsBornes, "montant-hors-bornes", Bloquante, Bibliotheque, "montant démesuré";
    #[doc = "Not a nature of the schema."]
    NatureInconnue, "nature-inconnue", Bloquante, Schema, "nature inconnue";
    #[doc = "Neither `oui` nor `non`."]
    BooleenInconnu, "booleen-inconnu", Bloquante, Schema, "ni « oui » ni « non »";
    #[doc = "Not a number with a point before its decimals."]
    FractionForme, "fraction-forme", Bloquante, Schema, "part mal écrite";
    #[doc = "Below 0.01 or above 1."]
    FractionHorsBornes, "fraction-hors-bornes", Bloquante, Schema, "part hors de l’intervalle de 0.01 à 1";
    #[doc = "A share of more than eighteen decimals."]
    FractionTropFine, "fraction-trop-fine", Bloquante, Bibliotheque, "part de plus de dix-huit décimales";
    #[doc = "A header that is the name of a field but for its writing, or stands for one under the table of [`Entete`](super::Entete)."]
    EnteteReconnu, "entete-reconnu", Reparee, Schema, "en-tête reconnu sous une autre écriture";
    #[doc = "Blanks around a value that is no free text are left out; a number of the payee that is but blanks lacks."]
    BlancsAutour, "blancs-autour", Reparee, Schema, "blancs autour de la valeur";
    #[doc = "Case and accents of a value of a list (`Oui`, `UNIQUE`, `Aide en numéraire`, `w` of an RNA) are put right, and blanks around its `;`."]
    Ecriture, "ecriture", Reparee, Schema, "majuscules, accents ou blancs d’une valeur de liste";
    #[doc = "Blanks between the digits of a SIRET whose key is right are left out."]
    SiretEnGroupes, "siret-en-groupes", Reparee, Schema, "SIRET écrit en groupes";
    #[doc = "A column that is no field: it is not read."]
    ColonneInconnue, "colonne-inconnue", Remarque, Bibliotheque, "colonne inconnue du schéma, qui n’est pas lue";
    #[doc = "No column for a field whose value is not required."]
    ColonneAbsente, "colonne-absente", Remarque, Bibliotheque, "colonne facultative absente";
    #[doc = "Columns in another order than the schema."]
    OrdreDesColonnes, "ordre-des-colonnes", Remarque, Bibliotheque, "colonnes dans un autre ordre que celui du schéma";
    #[doc = "Cells separated by something else than a comma."]
    AutreDelimiteur, "autre-delimiteur", Remarque, Bibliotheque, "cellules séparées par autre chose qu’une virgule";
    #[doc = "Lines that are not in UTF-8: the first is told, the reader counts them."]
    Windows1252, "windows-1252", Remarque, Bibliotheque, "lignes en Windows-1252, au lieu d’UTF-8";
    #[doc = "A text that an earlier program broke; it is kept as it is."]
    TexteAbime, "texte-abime", Remarque, Bibliotheque, "texte abîmé par un logiciel précédent";
    #[doc = "A date of payment that the calendar does not have: the schema looks at its digits only."]
    VersementHorsCalendrier, "versement-hors-calendrier", Remarque, Bibliotheque, "jour qui n’existe pas, que le schéma accepte";
    #[doc = "A period of payment that ends before it begins."]
    PeriodeInversee, "periode-inversee", Remarque, Bibliotheque, "période qui finit avant de commencer, que le schéma accepte";
    #[doc = "A text of blanks, which says nothing."]
    TexteBlanc, "texte-blanc", Remarque, Bibliotheque, "des blancs seulement, que le schéma accepte";
    #[doc = "A text has the character U+0000, which ends it for many programs."]
    CaractereNul, "caractere-nul", Remarque, Bibliotheque, "caractère nul (U+0000) dans le texte, que le schéma accepte";
    #[doc = "An amount below zero."]
    MontantNegatif, "montant-negatif", Remarque, Bibliotheque, "montant négatif";
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
