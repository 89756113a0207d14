/// A rule that a schema cannot say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RegleHorsSchema {
    /// Its code, stable.
    pub code: &'static str,
    /// What it asks, in English.
    pub texte: &'static str,
    /// The definitions that it is about; none where it may be about any.
    pub types: &'static [&'static str],
}

/// Every rule that a schema cannot say. What validates and is refused when it is read breaks one of them.
///
/// | code | rule | about |
/// |---|---|---|
/// | `entier-sans-virgule` | A whole number is written without a point nor an exponent: `5.0` is an integer of JSON Schema, and is refused. | any |
/// | `figure-imprimee` | A printed figure is a number as French documents write it, of one reading, to the cent. | `MontantImprime`, `TauxImprime`, `Cellule` |
/// | `cle-de-controle` | A SIREN and a SIRET carry a right key, that of La Poste included. | `Siren`, `Siret`, `Titulaire` |
/// | `jour-du-calendrier` | 29 February is a day of leap years alone. | `Jour`, `echange.scdl.Jour` |
/// | `hors-periode` | What is counted with public holidays starts and ends from 1990 to 2099, and so does the term of a contract. | `Echeance`, `Cours`, `Recours`, `DureeDuContrat` |
/// | `hors-bornes` | An amount fits 64 bits of cents, a total and the terms of a ratio 128 bits; a theme lists at most 255 sub-themes, and a workshop sets apart at most 2³² − 1 sheets for a reason. | `Euros`, `MontantPositif`, `Somme`, `Taux`, `SeuilDEcart`, `concertation.Question`, `Depouillement` |
/// | `montant-positif` | An amount that cannot be below zero is not; a threshold is above one. | `Plan`, `Montants`, `SeuilDEcart` |
/// | `beneficiaire` | The name of a payee has letters, and is not nearly a SIREN or a SIRET. | `Beneficiaire`, `Personne` |
/// | `cle-d-entree` | The key of an entry is 1 to 96 characters, without blank nor control character. | `Echeancier` |
/// | `imputation` | The account of a source is of its section. | `Source` |
/// | `financeur` | A financer of another kind is named, and a programme of the State is under the State. | `Financeur`, `Source` |
/// | `mot-du-schema` | Free conditions of payment are not those of the SCDL schema in another case, under other accents, or between blanks. | `AutresConditions`, `Conditions` |
/// | `matiere` | A name of ACTES is of the first level of its code, and is written as ACTES writes names. | `echange.scdl.deliberation.Matiere` |
/// | `en-double` | What is named once is not named twice: a key, a reference, a code, a year, a member. | any |
/// | `au-moins-un` | A list that nothing can be said of when it is empty is not, and a line says something. | any |
/// | `somme` | What is said of parts ties: shares to their whole, a difference to its terms, a total to its count, votes to the president’s, stickers to the people who have them. | `Partage`, `ConventionPluriannuelle`, `Cumul`, `Scrutin`, `echange.scdl.deliberation.Decompte`, `Depouillement` |
/// | `ordre-des-jours` | Days follow each other as the facts that they date do, periods do not overlap, pages and ages go up. | `Recours`, `Cours`, `Depot`, `Plage`, `Referents`, `Exercices`, `DeliberationPubliee`, `Occupation`, `Pages`, `Ages`, `DureeDuContrat`, `DureeImprimee` |
/// | `preuve-recalculee` | A stored deadline is what its delay gives, step by step, and a delay is that of the rule which it names. | `Delai`, `Echeance`, `Terme` |
/// | `renvoi-connu` | What is referred to is there: an action, an envelope, a figure, a commune, an EPCI, a body that is consulted, the rule that a sheet hangs on. | any |
/// | `examen` | A finding rests on the rule of its point, with figures of the kind of their names. | `Examen`, `ExamenDeConvention` |
/// | `etapes` | Facts follow the transitions of what they happen to: an action, a campaign, communes and EPCI, nested envelopes. | `Parcours`, `Reprise`, `Campagne`, `Cog`, `Lignee`, `Enveloppes` |
/// | `classement` | What is in a whole is of that whole: its year, its generation, its items, its kind of resource, its column. | `Programmation`, `financement.Suivi`, `Plan`, `Seance`, `Passerelle`, `MiseEnRegard` |
/// | `geographie` | A code is of the geography that its list or its table asks. | `Liste`, `Correspondance` |
/// | `sans-objet` | A content without a condition is not said to be without object, who is not consulted, or observes something, is not silent, a silence hangs on its being set up for a conseil citoyen alone, and a sheet is not set apart for what the rule allows. | `Sections`, `AvisAnnexes`, `Depouillement` |
pub const REGLES: [RegleHorsSchema; 24] = [
    RegleHorsSchema {
        code: "entier-sans-virgule",
        texte: "A whole number is written without a point nor an exponent: `5.0` is an integer of JSON Schema, and is refused.",
        types: &[],
    },
    RegleHorsSchema {
        code: "figure-imprimee",
        texte: "A printed figure is a number as French documents write it, of one reading, to the cent.",
        types: &["MontantImprime", "TauxImprime", "Cellule"],
    },
    RegleHorsSchema {
        code: "cle-de-controle",
        texte: "A SIREN and a SIRET carry a right key, that of La Poste included.",
        types: &["Siren", "Siret", "Titulaire"],
    },
    RegleHorsSchema {
        code: "jour-du-calendrier",
        texte: "29 February is a day of leap years alone.",
        types: &["Jour", "echange.scdl.Jour"],
    },
    RegleHorsSchema {
        code: "hors-periode",
        texte: "What is counted with public holidays starts and ends from 1990 to 2099, and so does the term of a contract.",
        types: &["Echeance", "Cours", "Recours", "DureeDuContrat"],
    },
    RegleHorsSchema {
        code: "hors-bornes",
        texte: "An amount fits 64 bits of cents, a total and the terms of a ratio 128 bits; a theme lists at most 255 sub-themes, and a workshop sets apart at most 2³² − 1 sheets for a reason.",
        types: &[
            "Euros",
            "MontantPositif",
            "Somme",
            "Taux",
            "SeuilDEcart",
            "concertation.Question",
            "Depouillement",
        ],
    },
    RegleHorsSchema {
        code: "montant-positif",
        texte: "An amount that cannot be below zero is not; a threshold is above one.",
        types: &["Plan", "Montants", "SeuilDEcart"],
    },
    RegleHorsSchema {
        code: "beneficiaire",
        texte: "The name of a payee has letters, and is not nearly a SIREN or a SIRET.",
        types: &["Beneficiaire", "Personne"],
    },
    RegleHorsSchema {
        code: "cle-d-entree",
        texte: "The key of an entry is 1 to 96 characters, without blank nor control character.",
        types: &["Echeancier"],
    },
    RegleHorsSchema {
        code: "imputation",
        texte: "The account of a source is of its section.",
        types: &["Source"],
    },
    RegleHorsSchema {
        code: "financeur",
        texte: "A financer of another kind is named, and a programme of the State is under the State.",
        types: &["Financeur", "Source"],
    },
    RegleHorsSchema {
        code: "mot-du-schema",
        texte: "Free conditions of payment are not those of the SCDL schema in another case, under other accents, or between blanks.",
        types: &["AutresConditions", "Conditions"],
    },
    RegleHorsSchema {
        code: "matiere",
        texte: "A name of ACTES is of the first level of its code, and is written as ACTES writes names.",
        types: &["echange.scdl.deliberation.Matiere"],
    },
    RegleHorsSchema {
        code: "en-double",
        texte: "What is named once is not named twice: a key, a reference, a code, a year, a member.",
        types: &[],
    },
    RegleHorsSchema {
        code: "au-moins-un",
        texte: "A list that nothing can be said of when it is empty is not, and a line says something.",
        types: &[],
    },
    RegleHorsSchema {
        code: "somme",
        texte: "What is said of parts ties: shares to their whole, a difference to its terms, a total to its count, votes to the president’s, stickers to the people who have them.",
        types: &[
            "Partage",
            "ConventionPluriannuelle",
            "Cumul",
            "Scrutin",
            "echange.scdl.deliberation.Decompte",
            "Depouillement",
        ],
    },
    RegleHorsSchema {
        code: "ordre-des-jours",
        texte: "Days follow each other as the facts that they date do, periods do not overlap, pages and ages go up.",
        types: &[
            "Recours",
            "Cours",
            "Depot",
            "Plage",
            "Referents",
            "Exercices",
            "DeliberationPubliee",
            "Occupation",
            "Pages",
            "Ages",
            "DureeDuContrat",
            "DureeImprimee",
        ],
    },
    RegleHorsSchema {
        code: "preuve-recalculee",
        texte: "A stored deadline is what its delay gives, step by step, and a delay is that of the rule which it names.",
        types: &["Delai", "Echeance", "Terme"],
    },
    RegleHorsSchema {
        code: "renvoi-connu",
        texte: "What is referred to is there: an action, an envelope, a figure, a commune, an EPCI, a body that is consulted, the rule that a sheet hangs on.",
        types: &[],
    },
    RegleHorsSchema {
        code: "examen",
        texte: "A finding rests on the rule of its point, with figures of the kind of their names.",
        types: &["Examen", "ExamenDeConvention"],
    },
    RegleHorsSchema {
        code: "etapes",
        texte: "Facts follow the transitions of what they happen to: an action, a campaign, communes and EPCI, nested envelopes.",
        types: &["Parcours", "Reprise", "Campagne", "Cog", "Lignee", "Enveloppes"],
    },
    RegleHorsSchema {
        code: "classement",
        texte: "What is in a whole is of that whole: its year, its generation, its items, its kind of resource, its column.",
        types: &[
            "Programmation",
            "financement.Suivi",
            "Plan",
            "Seance",
            "Passerelle",
            "MiseEnRegard",
        ],
    },
    RegleHorsSchema {
        code: "geographie",
        texte: "A code is of the geography that its list or its table asks.",
        types: &["Liste", "Correspondance"],
    },
    RegleHorsSchema {
        code: "sans-objet",
        texte: "A content without a condition is not said to be without object, who is not consulted, or observes something, is not silent, a silence hangs on its being set up for a conseil citoyen alone, and a sheet is not set apart for what the rule allows.",
        types: &["Sections", "AvisAnnexes", "Depouillement"],
    },
];
