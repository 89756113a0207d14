//! Which rule a refusal falls under, by its text.

/// The code of a rule, and texts of which a refusal under it holds one.
pub const MARQUES: &[(&str, &[&str])] = &[
    ("entier-sans-virgule", &["invalid type: floating point", "is a binary float"]),
    (
        "figure-imprimee",
        &[
            "more than nine decimals",
            ": ambiguous, ",
            "expected one sign at most",
            "expected a number",
            "expected thousands in groups of three",
            "expected a percentage",
            "is finer than a cent",
            "\": out of range",
        ],
    ),
    (
        "cle-de-controle",
        &[
            "wrong Luhn key",
            "its first nine digits are not a SIREN",
            "add up to a multiple of five",
            "holder \"",
        ],
    ),
    ("jour-du-calendrier", &["expected a day of the calendar"]),
    (
        "hors-periode",
        &[
            ": expected a day of ",
            "expected a day of 1990-01-01 to 2099-12-31",
            "ends outside 1990",
        ],
    ),
    (
        "hors-bornes",
        &[
            ": expected the plain form",
            "ratio \"",
            "is out of range: at most 2^63 - 1 cents",
            "expected a ratio as",
            "expected a total as",
        ],
    ),
    ("montant-positif", &["expected zero or more", "expected a ratio above"]),
    ("beneficiaire", &["or a name, which has letters", "payee \""]),
    ("cle-d-entree", &["no blank and no control character"]),
    ("imputation", &["an account of ", "account by nature"]),
    ("financeur", &["must be named", "only the State pays on it"]),
    (
        "en-double",
        &[
            "is that of action",
            "is decided by decision",
            "amounts by source",
            "two lines have it",
            "two lists of weights",
            "the key of an earlier row",
            "given twice",
            "was given before",
            "stands twice",
            "already entered",
            "part already there",
            "two weights, expected one",
            "is that of envelope",
        ],
    ),
    (
        "au-moins-un",
        &[
            "a difference of nothing is no line",
            "no member in office",
            "no item, expected",
            "expected at least one",
            "expected one at least",
            "expected one sending at least",
            "expected one body at least",
            "no event: expected",
            "no part, expected",
            "no root: expected",
            "a key on neither side",
            "a key that no line reached",
            "expected a positive weight",
        ],
    ),
    (
        "somme",
        &[
            ": granted ",
            "gives at least one to each",
            "is not among the votes",
            "expected the difference stated",
            ": part of ",
            "for equal shares",
            "amounts can make",
        ],
    ),
    (
        "ordre-des-jours",
        &[
            "the delay is suspended since",
            "or earlier, the day of",
            "the delay ran out",
            "the delay is not suspended",
            "before the arrangements of",
            "may not close before",
            "before it starts",
            "the court was seised on",
            "no such recours was lodged",
            "overlaps assignment",
            "expected the least first",
            "or later, the day of",
            "expected the receipt on the same day or later",
        ],
    ),
    (
        "preuve-recalculee",
        &[
            "is not what its delay gives",
            "the deadline is not of a rule of it",
            "are not those of its delay",
            "is not that of ",
        ],
    ),
    (
        "renvoi-connu",
        &[
            "not consulted under the arrangements",
            "no envelope ",
            "no action ",
            "not to be consulted under",
            "is not in the COG",
            "unknown EPCI",
            "not a member in office",
            "no figure \"",
            "found no rule, expected",
        ],
    ),
    (
        "examen",
        &[
            "expected no rule",
            "expected SUBSIDY",
            "expected TFPB",
            "expected FDC",
            "told twice, or of another kind",
            ": found ",
            "a check of arithmetic, expected",
            "contradict each other",
        ],
    ),
    (
        "etapes",
        &[
            " in state « ",
            "amounts that the state contradicts",
            "the codes that end are missing",
            "a circle of ",
            "starts twice",
            "ends twice",
            "and is in the COG all the same",
            "which cannot hold it",
            "expected a committee",
            "comes first: expected",
        ],
    ),
    (
        "classement",
        &[": item ", "classed outside the generation", "own funds as a source", ": year "],
    ),
    (
        "geographie",
        &[
            " is of 20",
            "which the State's list has alone",
            "expected a code of",
            "a code of the other geography",
        ],
    ),
];

/// The rule that a refusal falls under.
#[must_use]
pub fn rule_of(refus: &str) -> Option<&'static str> {
    let tient = |marques: &&[&str]| marques.iter().any(|marque| refus.contains(marque));
    MARQUES.iter().find(|(_, marques)| tient(marques)).map(|(code, _)| *code)
}
