"""The file of deliberations, against frictionless and python-stdnum.

The schema is our transcription of what the documentation of version 2.1.5 prints (datagouv/schema.data.gouv.fr,
`site/scdl/deliberations/latest/documentation.md`): its `schema.json` was not read. The checks that Validata adds
are written again here from the documentation of validata-core.

What we write is valid, and holds what Validata wants but for what the library says that it does not. Of rows
whose cells were made dirty one by one, what frictionless refuses we refuse, and what we alone refuse falls under a
rule of ours, named and counted.
"""

import csv
import io
from collections import Counter
from random import Random

from frictionless import Resource, Schema
from stdnum.fr import siret

from harness import Oracle, Verdict

ROWS, FILES = 3_000, 12
TEXT = {"type": "string"}
REQUIRED = {"constraints": {"required": True}}
COUNT = {"type": "integer"}
FIELDS = {
    "COLL_NOM": TEXT | REQUIRED,
    "COLL_SIRET": TEXT | {"constraints": {"required": True, "pattern": r"^\d{14}$"}},
    "DELIB_ID": TEXT | REQUIRED,
    "DELIB_DATE": {"type": "date"} | REQUIRED,
    "DELIB_MATIERE_CODE": TEXT | {"constraints": {"required": True, "pattern": r"^\d\.\d{1,2}$"}},
    "DELIB_MATIERE_NOM": TEXT | REQUIRED,
    "DELIB_OBJET": TEXT | REQUIRED,
    "BUDGET_ANNEE": TEXT | {"constraints": {"pattern": r"^[0-9]{4}(\/[0-9]{4})?$"}},
    "BUDGET_NOM": TEXT,
    "PREF_ID": TEXT,
    "PREF_DATE": {"type": "date"},
    "VOTE_EFFECTIF": COUNT,
    "VOTE_REEL": COUNT,
    "VOTE_POUR": COUNT,
    "VOTE_CONTRE": COUNT,
    "VOTE_ABSTENTION": COUNT,
    "DELIB_URL": TEXT | {"format": "uri"},
}
COLUMNS = list(FIELDS)
SCHEMA = Schema.from_descriptor(
    {"fields": [{"name": name, **field} for name, field in FIELDS.items()], "missingValues": [""]}
)
# What Validata takes before the oblique.
DOMAINS = (
    "commande publique",
    "urbanisme",
    "domaine et patrimoine",
    "fonction publique",
    "institutions et vie politique",
    "libertés publiques et pouvoirs de police",
    "finances locales",
    "domaines de compétences par thèmes",
    "autres domaines de compétences",
)
RANKS = (7, 3, 6, 5, 8, 5, 10, 9, 4)
HOSTILE = ["Simple", "É œ € ñ", 'Des "guillemets"', "un; deux, trois", "ligne\nautre", "=1+1", "x" * 256, '"', "«»"]

# What was done to a cell, and whose rule it breaks: the schema's, or ours (with the reason).
SCHEMA_RULE = None
DIRT: dict[str, list[tuple[str, str | None]]] = {
    "COLL_NOM": [("", SCHEMA_RULE), (" Ville", "no blank around a name"), ("x" * 257, "256 characters at most")],
    "COLL_SIRET": [
        ("", SCHEMA_RULE),
        ("7755440260128", SCHEMA_RULE),
        ("775 544 026 01284", SCHEMA_RULE),
        ("77554402601285", "key of the SIRET"),
        ("７７５５４４０２６０１２８４", "digits of ASCII"),
    ],
    "DELIB_ID": [("", SCHEMA_RULE), ("x" * 65, "64 characters at most")],
    "DELIB_DATE": [
        ("", SCHEMA_RULE),
        ("2024-02-30", SCHEMA_RULE),
        ("24/09/2024", SCHEMA_RULE),
        ("2024-9-24", "days of ten characters"),
    ],
    "DELIB_MATIERE_CODE": [
        ("", SCHEMA_RULE),
        ("8", SCHEMA_RULE),
        ("8,5", SCHEMA_RULE),
        ("8.123", SCHEMA_RULE),
        ("8.10", "codes that the description lists"),
        ("0.1", "codes that the description lists"),
        ("8.05", "codes that the description lists"),
    ],
    "DELIB_MATIERE_NOM": [
        ("", SCHEMA_RULE),
        ("Finances locales/subventions", "writing of a name of ACTES"),
        ("domaines de compétences par thèmes /logement", "writing of a name of ACTES"),
    ],
    "DELIB_OBJET": [("", SCHEMA_RULE), (" ", "an object is not blank"), ("a\x07b", "no control character")],
    "BUDGET_ANNEE": [
        ("24", SCHEMA_RULE),
        ("2024-2025", SCHEMA_RULE),
        ("2025/2024", "second year after the first"),
        ("1789", "years from 1990 to 2099"),
    ],
    "BUDGET_NOM": [(" Budget", "no blank around a name")],
    "PREF_ID": [("PREF62", "form of PREF_ID"), ("SPREF0620", "form of PREF_ID"), ("PREF099", "no such département")],
    "PREF_DATE": [
        ("27/09/2024", SCHEMA_RULE),
        ("2024-13-01", SCHEMA_RULE),
        ("1999-12-31", "transmission not before adoption"),
    ],
    "VOTE_EFFECTIF": [("dix", SCHEMA_RULE), ("1.5", SCHEMA_RULE), ("0", "a vote has members"), ("-3", "no negative count")],
    "VOTE_REEL": [("n/a", SCHEMA_RULE), ("100000", "réel ≤ effectif"), ("0", "pour + contre + abstention ≤ réel")],
    "VOTE_POUR": [("oui", SCHEMA_RULE), ("100000", "pour + contre + abstention ≤ réel"), ("", "five counts or none")],
    "VOTE_CONTRE": [("?", SCHEMA_RULE), ("100000", "pour + contre + abstention ≤ réel")],
    "VOTE_ABSTENTION": [("-", SCHEMA_RULE), ("-1", "no negative count")],
    "DELIB_URL": [
        ("exemple.fr/a", SCHEMA_RULE),
        ("ftp://exemple.fr/a", "web addresses"),
        ("https://moi@exemple.fr/", "web addresses"),
    ],
}


def oracles(alea: Random) -> list[Oracle]:
    valid = Oracle("frictionless", "files of deliberations that we write")
    for _ in range(FILES):
        rows = [drawn(alea) for _ in range(ROWS // FILES)]
        valid.judge("deliberations", [rows], lambda ours, rows=rows: accepted(ours, rows))
    apart: Counter[str] = Counter()
    dirty = Oracle("frictionless", "files of dirty deliberations", note=lambda: told(apart))
    for _ in range(FILES):
        marked = [soiled(alea) for _ in range(ROWS // FILES)]
        dirty.judge(
            "deliberations",
            [[row for row, _, _ in marked]],
            lambda ours, marked=marked: agreed(ours, marked, apart),
        )
    return [valid, dirty]


def told(apart: Counter[str]) -> str:
    return "; ".join(f"{count} {reason}" for reason, count in sorted(apart.items()))


def drawn(alea: Random) -> list[str]:
    """A legal row, some of its optional cells empty."""
    domain = alea.randrange(9)
    name = alea.choice([f"{DOMAINS[domain]}/sous-matière fictive", "Thème local", "URBANISME"])
    votes = [alea.randrange(60) for _ in range(3)]
    real = sum(votes) + alea.choice([0, 0, 0, 2])
    day = f"20{alea.randrange(15, 25)}-{alea.randrange(1, 13):02}-{alea.randrange(1, 29):02}"
    optional = lambda *cells: list(cells) if alea.random() < 0.6 else [""] * len(cells)
    return [
        alea.choice([text for text in HOSTILE if "\n" not in text]),
        alea.choice(["77554402601284", "35600000000048", "73282932000074"]),
        alea.choice(["2024/CC001", "a,b", '"', "FICTIF-1"]),
        day,
        f"{domain + 1}.{alea.randrange(1, RANKS[domain] + 1)}",
        name,
        alea.choice(HOSTILE) + alea.choice(["", "\nsuite", '"', " é" * 200]),
        *optional(alea.choice(["2024", "2024/2026"]), alea.choice(["Budget principal", "Budget; annexe"])),
        *optional(alea.choice(["PREF062", "SPREF0622", "SGAR059", "PREF02A"])),
        *optional(alea.choice([day, "2030-01-01"])),
        *optional(*map(str, [real + alea.randrange(1, 9), real, *votes])),
        *optional(alea.choice(["https://exemple.fr/a.pdf", "http://exemple.fr:80/%C3%A9?a=1,2;3#b"])),
    ]


def soiled(alea: Random) -> tuple[list[str], str | None, str | None]:
    """A legal row with every cell filled, one cell of it made dirty in one row of two."""
    row = drawn(alea)
    while "" in row:
        row = [ours or theirs for ours, theirs in zip(row, drawn(alea), strict=True)]
    votes = [int(cell) for cell in row[13:16]]
    row[11:13] = [str(sum(votes) + 5), str(sum(votes))]
    row[10] = row[3]
    if sum(votes) == 0:
        row[11:16] = ["9", "1", "1", "0", "0"]
    if alea.random() < 0.5:
        return row, None, None
    column = alea.choice(COLUMNS)
    cell, reason = alea.choice(DIRT[column])
    if column == "DELIB_MATIERE_NOM" and cell:
        row[4] = "8.5"
    row[COLUMNS.index(column)] = cell
    return row, column, reason or "the schema"


def refused(text: str) -> dict[int, list[str]]:
    """The rows that frictionless refuses, counted from 0, with the fields."""
    found: dict[int, list[str]] = {}
    report = Resource(data=text.encode(), format="csv", schema=SCHEMA, encoding="utf-8").validate()
    if report.errors:
        raise RuntimeError(report.errors)
    for error in report.tasks[0].errors:
        # The header is row 1; an error without a row is one of the whole file.
        found.setdefault(getattr(error, "row_number", 1) - 2, []).append(getattr(error, "field_name", error.type))
    return found


def accepted(ours: dict, rows: list[list[str]]) -> Verdict:
    read = list(csv.reader(io.StringIO(ours["texte"], newline="")))
    checks = {
        "refused": [why for why in ours["refus"] if why],
        "frictionless": refused(ours["texte"]),
        "cells": [] if read == [COLUMNS, *rows] else read,
        "stdnum": [row[1] for row in read[1:] if not siret.is_valid(row[1])],
        "validata": [
            row
            for row, apart, actes in zip(read[1:], ours["sans_colonne"], ours["actes"], strict=True)
            if not validata(dict(zip(COLUMNS, row, strict=True)), apart, actes)
        ],
    }
    wrong = {check: found for check, found in checks.items() if found}
    return Verdict(not wrong, wrong)


def validata(row: dict[str, str], apart: int, actes: bool) -> bool:
    """Its checks; `apart` and `actes` are what we say of a row that it would refuse."""
    votes = [row[name] for name in COLUMNS[11:16]]
    counts = [int(vote) for vote in votes if vote]
    years = row["BUDGET_ANNEE"].split("/")
    name = row["DELIB_MATIERE_NOM"]
    return (
        len(counts) in (0, 5)
        and (not counts or counts[1] - sum(counts[2:]) == apart)
        and (not counts or counts[0] >= counts[1])
        and bool(row["BUDGET_ANNEE"]) == bool(row["BUDGET_NOM"])
        and years == sorted(set(years))
        and (not row["PREF_DATE"] or row["PREF_DATE"] >= row["DELIB_DATE"])
        and (name.split("/")[0] in DOMAINS and "/" in name) == actes
    )


def agreed(ours: dict, marked: list[tuple], apart: Counter[str]) -> Verdict:
    file = io.StringIO(newline="")
    csv.writer(file, lineterminator="\n").writerows([COLUMNS, *(row for row, _, _ in marked)])
    theirs = refused(file.getvalue())
    wrong = []
    for place, ((row, column, reason), why) in enumerate(zip(marked, ours["refus"], strict=True)):
        by_schema, by_us = place in theirs, why is not None
        if column is None and (by_schema or by_us):
            wrong.append((row, "clean", theirs.get(place), why))
        elif column and (not by_us or by_schema != (reason == "the schema")):
            wrong.append((row, column, reason, theirs.get(place), why))
        elif column:
            apart["refused by both" if by_schema else f"ours: {reason}"] += 1
        else:
            apart["accepted by both"] += 1
    return Verdict(not wrong, wrong)
