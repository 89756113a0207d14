"""Deposits of subsidies (SCDL), against the csv crate, Polars and frictionless.

Every row has accents; one in 200 is refused. Ours checks every rule and lets each row go; Polars keeps a table, and
frictionless knows neither keys nor what its schema does not say.
"""

import io
import os
import random
from pathlib import Path

import polars as pl
from frictionless import Resource, Schema

from harnais import GRAINE, NOUS, Durees, Tache, Travailleur, count, figure, measure

PAQUETS = ["polars", "frictionless"]
LIGNES, PETIT, TEMOINS = 1_000_000, 100_000, 10_000
# One row in so many is refused, each for one reason in turn.
REFUS = 200
COLONNES = [
    "nomAttribuant", "idAttribuant", "dateConvention", "referenceDecision", "nomBeneficiaire", "idBeneficiaire",
    "rnaBeneficiaire", "objet", "montant", "nature", "conditionsVersement", "datesPeriodeVersement", "idRAE",
    "notificationUE", "pourcentageSubvention", "dispositifAide",
]  # fmt: skip
NATURES = ["aide en numéraire", "aide en nature", "aide en numéraire;aide en nature"]
CONDITIONS = ["unique", "échelonné"]
# What the schema refuses: a column, and its cell.
SALES = [
    ("dateConvention", "2023-02-30"),
    ("montant", "n. c."),
    ("nature", "aide en espèces"),
    ("pourcentageSubvention", "1.5"),
    ("nomBeneficiaire", ""),
    ("datesPeriodeVersement", "juin 2023"),
    ("notificationUE", "peut-être"),
]
POIDS = [2 if rang % 2 == 0 else 1 for rang in range(14)]
# Transcribed from the schema v2.1.1 of OpenDataFrance.
SCHEMA = {
    "missingValues": [""],
    "fields": [
        {"name": "nomAttribuant", "type": "string", "constraints": {"required": True}},
        {"name": "idAttribuant", "type": "string", "constraints": {"required": True, "pattern": r"^\d{14}$"}},
        {"name": "dateConvention", "type": "date", "constraints": {"required": True}},
        {"name": "referenceDecision", "type": "string"},
        {"name": "nomBeneficiaire", "type": "string", "constraints": {"required": True}},
        {"name": "idBeneficiaire", "type": "string"},
        {"name": "rnaBeneficiaire", "type": "string", "constraints": {"pattern": r"^W\d{9}$"}},
        {"name": "objet", "type": "string", "constraints": {"required": True, "maxLength": 256}},
        {"name": "montant", "type": "number", "constraints": {"required": True}},
        {
            "name": "nature",
            "type": "string",
            "constraints": {"required": True, "enum": [*NATURES, "aide en nature;aide en numéraire"]},
        },
        {"name": "conditionsVersement", "type": "string", "constraints": {"required": True, "maxLength": 256}},
        {
            "name": "datesPeriodeVersement",
            "type": "string",
            "constraints": {
                "required": True,
                "pattern": r"^[0-9]{4}\-[0-9]{2}\-[0-9]{2}(\/[0-9]{4}\-[0-9]{2}\-[0-9]{2})?$",
            },
        },
        {"name": "idRAE", "type": "string", "constraints": {"maxLength": 5}},
        {
            "name": "notificationUE",
            "type": "boolean",
            "trueValues": ["oui"],
            "falseValues": ["non"],
            "constraints": {"required": True},
        },
        {
            "name": "pourcentageSubvention",
            "type": "number",
            "constraints": {"required": True, "minimum": 0.01, "maximum": 1},
        },
        {"name": "dispositifAide", "type": "string"},
    ],
}


def taches(binaire: str, dossier: Path) -> tuple[Travailleur, list[Tache]]:
    fichiers = {lignes: dossier / f"scdl_{lignes}.csv" for lignes in (TEMOINS, PETIT, LIGNES)}
    for lignes, fichier in fichiers.items():
        fichier.write_text(generate(lignes), encoding="utf-8")
    nous = Travailleur(binaire, str(dossier), "scdl")
    global memoires
    memoires = {lignes: peak(binaire, dossier, lignes) for lignes in (PETIT, LIGNES)}
    global octets
    octets = fichiers[LIGNES].stat().st_size / LIGNES
    return nous, [full(nous, fichiers[LIGNES].read_bytes()), small(nous, fichiers[TEMOINS].read_bytes())]


def peak(binaire: str, dossier: Path, lignes: int) -> int:
    """The most memory that a process of its own has held, in KiB, reading from the disk."""
    seul = Travailleur(binaire, str(dossier), "scdl")
    _, [memoire] = seul.ask(f"memoire {lignes}")
    seul.stop()
    return memoire


def tell_goals(durees: list[Durees], rapports: list[dict[str, float]]):
    grand, petit = rapports
    jetons = 1 / grand[JETONS]
    print(f"SCDL, {count(LIGNES)} rows of {figure(octets)} bytes: ours is {figure(jetons)} × the csv crate tokenising (goal: 1.4 at most),")
    print(f"Polars typed is {figure(grand[TYPE])} × ours (goal: 2), with the same checks {figure(grand[CONTROLE])} ×; frictionless {figure(petit[FRICTIONLESS])} × (goal: 60).")
    print(f"Most memory held, streamed: {count(memoires[PETIT])} KiB for {count(PETIT)} rows, {count(memoires[LIGNES])} KiB for {count(LIGNES)} (goal: constant).")


def siret(hasard: random.Random) -> str:
    """A number whose two Luhn keys are right."""
    siren = with_key(f"{hasard.randrange(10**7, 10**8):08}")
    return with_key(f"{siren}{hasard.randrange(10**4):04}")


def with_key(chiffres: str) -> str:
    somme = 0
    for rang, chiffre in enumerate(reversed(chiffres)):
        double = int(chiffre) * (2 - rang % 2)
        somme += double - 9 * (double > 9)
    return chiffres + str(-somme % 10)


def generate(lignes: int) -> str:
    """Fictitious grants; the first rows of a longer file are not those of a shorter one."""
    hasard = random.Random(GRAINE)
    sirets = [siret(hasard) for _ in range(4096)]
    texte = io.StringIO()
    texte.write(",".join(COLONNES) + "\n")
    for rang in range(lignes):
        jour = f"20{hasard.randrange(15, 25)}-{hasard.randrange(1, 13):02}-{hasard.randrange(1, 29):02}"
        cellules = {
            "nomAttribuant": "Communauté d’agglomération fictive",
            "idAttribuant": hasard.choice(sirets),
            "dateConvention": jour,
            "referenceDecision": f"DELIB-{rang:07}",
            "nomBeneficiaire": f"Association fictive n° {hasard.randrange(10_000)}",
            "idBeneficiaire": hasard.choice(sirets),
            "rnaBeneficiaire": "",
            "objet": f"Accès à la culture, quartier fictif {hasard.randrange(100)} : ateliers d’été et médiation",
            "montant": f"{hasard.randrange(100, 60_000)}.{hasard.randrange(100):02}",
            "nature": NATURES[min(hasard.randrange(20), 2)],
            "conditionsVersement": hasard.choice(CONDITIONS),
            "datesPeriodeVersement": jour,
            "idRAE": "",
            "notificationUE": "non",
            "pourcentageSubvention": hasard.choice(["1", "1.00", "0.45", "0.5"]),
            "dispositifAide": "",
        }
        if rang % REFUS == 0:
            # The key of a SIRET comes last: frictionless does not know it.
            sale = rang // REFUS % (len(SALES) + 1)
            if sale < len(SALES):
                colonne, cellule = SALES[sale]
                cellules[colonne] = cellule
            else:
                bon = cellules["idBeneficiaire"]
                cellules["idBeneficiaire"] = bon[:-1] + str((int(bon[-1]) + 1) % 10)
        # No line of the 29 real ones has quotes; one in ten has here.
        objet = cellules["objet"]
        cellules["objet"] = f'"{objet}"' if rang % 10 == 9 else objet.replace(",", "")
        texte.write(",".join(cellules.values()) + "\n")
    return texte.getvalue()


JETONS = "csv crate, ByteRecord, tokenising only"
TYPE = "Polars, typed, kept"
CONTROLE = "Polars, typed, the checks of the schema and the keys"
FRICTIONLESS = "frictionless validate"


def full(nous: Travailleur, octets: bytes) -> Tache:
    def ask(commande: str):
        def timed():
            duree, nombres = nous.ask(f"{commande} {LIGNES}")
            return duree / LIGNES, nombres

        return timed

    def typed():
        duree, table = measure(lambda: read(octets))
        return duree / LIGNES, [table.height]

    def checked():
        duree, (lues, refusees) = measure(lambda: check(read(octets)))
        return duree / LIGNES, [lues, refusees]

    return Tache(
        "SCDL, every rule",
        "row",
        LIGNES,
        {NOUS: ask("controle"), JETONS: ask("jetons"), TYPE: typed, CONTROLE: checked},
    )


def small(nous: Travailleur, octets: bytes) -> Tache:
    schema = Schema.from_descriptor(SCHEMA)
    lignes = octets.count(b"\n") - 1

    def ours():
        duree, nombres = nous.ask(f"schema {TEMOINS}")
        return duree / TEMOINS, nombres

    def frictionless():
        ressource = Resource(data=octets, format="csv", encoding="utf-8", schema=schema)
        duree, rapport = measure(lambda: ressource.validate(limit_errors=TEMOINS))
        return duree / TEMOINS, [lignes, len({erreur.row_number for erreur in rapport.tasks[0].errors})]

    return Tache("SCDL, what frictionless checks", "row", TEMOINS, {NOUS: ours, FRICTIONLESS: frictionless})


def read(octets: bytes) -> pl.DataFrame:
    """What cannot be read in its type is null: Polars would stop otherwise."""
    types = dict.fromkeys(COLONNES, pl.String) | {
        "dateConvention": pl.Date,
        "montant": pl.Decimal(18, 2),
        "pourcentageSubvention": pl.Float64,
    }
    return pl.read_csv(io.BytesIO(octets), schema=types, ignore_errors=True)


def check(table: pl.DataFrame) -> tuple[int, int]:
    obligatoires = [
        "nomAttribuant", "dateConvention", "nomBeneficiaire", "objet", "montant", "nature", "conditionsVersement",
        "datesPeriodeVersement", "notificationUE", "pourcentageSubvention",
    ]  # fmt: skip
    periode = r"^\d{4}-\d{2}-\d{2}(/\d{4}-\d{2}-\d{2})?$"
    juste = pl.all_horizontal(
        *[pl.col(colonne).is_not_null() for colonne in obligatoires],
        keyed("idAttribuant"),
        pl.col("idBeneficiaire").is_null() | keyed("idBeneficiaire"),
        pl.col("idBeneficiaire").is_not_null() | pl.col("rnaBeneficiaire").is_not_null(),
        pl.col("rnaBeneficiaire").is_null() | pl.col("rnaBeneficiaire").str.contains(r"^W\d{9}$"),
        pl.col("objet").str.len_chars() <= 256,
        pl.col("conditionsVersement").str.len_chars() <= 256,
        pl.col("nature").is_in([*NATURES, "aide en nature;aide en numéraire"]),
        pl.col("datesPeriodeVersement").str.contains(periode),
        pl.col("idRAE").is_null() | (pl.col("idRAE").str.len_chars() <= 5),
        pl.col("notificationUE").is_in(["oui", "non"]),
        pl.col("pourcentageSubvention").is_between(0.01, 1),
    )
    lues = table.select(juste.fill_null(False).sum()).item()
    return table.height, table.height - lues


def keyed(colonne: str) -> pl.Expr:
    """The Luhn key over the fourteen digits, which are in `Int64`; that of the first nine is not asked."""
    nombre = pl.col(colonne).cast(pl.Int64, strict=False)
    somme = pl.lit(0)
    for rang, poids in enumerate(POIDS):
        double = nombre // 10 ** (13 - rang) % 10 * poids
        somme = somme + double - 9 * (double > 9)
    return (pl.col(colonne).str.len_bytes() == 14) & (somme % 10 == 0)
