"""Deposits of subsidies, against frictionless with the official schema, python-stdnum and exact decimals.

The schema v2.1.1 is read from the folder that `CDV_OPEN_DATA` names; without it, files are not held to it. Its
custom checks (the key of a SIRET, one number of the payee at least) are Validata's: they are made here with
python-stdnum.

What we write is valid. Of lines whose cells were made dirty one by one, what the schema refuses we refuse, or put
right and tell; what we alone refuse falls under a rule that we mark as ours. What was read and what was refused
add up to what `csv` and `decimal` find.
"""

import csv
import io
import json
import os
from collections import Counter
from decimal import Decimal, InvalidOperation
from pathlib import Path
from random import Random

from frictionless import Resource, Schema
from stdnum.fr import siret

from harness import Oracle, Verdict

FILES, LINES = 12, 250
SIRETS = ["77554402601284", "20007246000013", "73282932000074", "35600000000048"]
NATURES = ["aide en numéraire", "aide en nature", "aide en numéraire;aide en nature"]
TEXTS = ["Simple", "Été, œuvre", 'Des "guillemets"', "un;deux;trois", "ligne\nautre", "=1+1", '"', "É" * 256]
COLUMNS = [
    "nomAttribuant", "idAttribuant", "dateConvention", "referenceDecision", "nomBeneficiaire", "idBeneficiaire",
    "rnaBeneficiaire", "objet", "montant", "nature", "conditionsVersement", "datesPeriodeVersement", "idRAE",
    "notificationUE", "pourcentageSubvention", "dispositifAide",
]  # fmt: skip
# Cells that a line is made dirty with: those of real deposits, and those that one reader takes and another does not.
DIRT = {
    "nomAttribuant": ["", " ", "a\0b", "x" * 300],
    "idAttribuant": ["", "200 072 460 00013", "20007246000014", "2000724600001", "20007246000013 ", "2,0007E+13"],
    "dateConvention": ["", "30/06/2023", "2023-02-30", "2023-6-30", " 2023-06-30", "45107", "2023-06-30 00:00:00"],
    "referenceDecision": ["", " ", "N° 12, bis"],
    "nomBeneficiaire": ["", "\u00a0", "ASSOCIATION", "Ã©cole"],
    "idBeneficiaire": ["77554402601285", "775 544 026 01284", "7755440260128", "77554402601284.0", " ", "néant"],
    "rnaBeneficiaire": ["W38047555", "w380475558", "W9M1000001", "380475558", " W380475558"],
    "objet": ["", " ", "x" * 257, "É" * 256],
    "montant": ["", "1 500", "1500,50", "1500.505", "1e3", "-10", "NaN", "n. c.", "1500 €", "1_000", "+5", "5.", ".5", "1.500"],
    "nature": ["", "Aide en numéraire", "aide en numeraire", "numéraire", "aide en nature;aide en numéraire", "aide en nature; aide en numéraire"],
    "conditionsVersement": ["", "UNIQUE", "echelonné", "x" * 257, "En deux fois"],
    "datesPeriodeVersement": ["", "2023", "2023-09-30_2023-12-31", "2023-12-31/2023-09-30", "2023-02-30", "30/09/2023", "2023-09-30 "],
    "idRAE": ["123456", "12 ", "a"],
    "notificationUE": ["", "Oui", "NON", "true", "0", "yes", "oui "],
    "pourcentageSubvention": ["", "0", "1.01", "0.009", "80", "0,5", "100%", "0.333333333333333333333", "1e0", "0.01"],
    "dispositifAide": ["", " ", "x"],
}  # fmt: skip

# What frictionless takes and the schema does not want, each looked at.
BY_WORDS = {
    ("montant", "1_000"): "a number of Python, not of Table Schema",
    ("dateConvention", "2023-6-30"): "a day of Python, and « AAAA-MM-JJ » in the words of the schema",
}


def oracles(alea: Random) -> list[Oracle]:
    schema = official()
    written = Oracle("frictionless and python-stdnum", "deposits that we write")
    for _ in range(FILES):
        records = [record(alea) for _ in range(LINES)]
        written.judge("deposit_written", [records], lambda ours, r=records: accepted(ours, r, schema))
    counts: Counter[str] = Counter()
    dirty = Oracle("frictionless and python-stdnum", "dirty deposits", note=lambda: told(counts))
    sums = Oracle("decimal over csv", "totals of dirty deposits")
    for _ in range(FILES):
        lines = [soiled(alea) for _ in range(LINES)]
        text = file([line for line, _ in lines])
        if schema:
            dirty.judge("deposit", [text], lambda ours, t=text, ls=lines: agreed(ours, t, ls, schema, counts))
        sums.judge("deposit", [text], lambda ours, ls=lines: added(ours, [line for line, _ in ls]))
    return [written, dirty, sums] if schema else [written, sums]


def official() -> Schema | None:
    folder = os.environ.get("CDV_OPEN_DATA")
    if not folder:
        print("CDV_OPEN_DATA is not set: the schema of subsidies is not read, frictionless is not asked")
        return None
    descriptor = json.loads((Path(folder) / "scdl" / "schema_v2.1.1.json").read_text())
    return Schema.from_descriptor({"fields": descriptor["fields"], "missingValues": [""]})


def told(counts: Counter[str]) -> str:
    return "; ".join(f"{count} {kind}" for kind, count in sorted(counts.items()))


def day(alea: Random) -> str:
    return f"20{alea.randrange(15, 25)}-{alea.randrange(1, 13):02}-{alea.randrange(1, 29):02}"


def record(alea: Random) -> dict:
    """On the wire of the library; texts that are hostile to a file of commas and lines."""
    payee = {}
    while not payee:
        payee = {
            key: value
            for key, value in (("siret", alea.choice(SIRETS)), ("rna", "W380475558"))
            if alea.random() < 0.6
        }
    optional = {"referenceDecision": alea.choice(TEXTS), "idRAE": "12é45", "dispositifAide": alea.choice(TEXTS)}
    return {
        "nomAttribuant": alea.choice(TEXTS),
        "idAttribuant": alea.choice(SIRETS),
        "dateConvention": day(alea),
        "nomBeneficiaire": alea.choice(TEXTS),
        "identite": payee,
        "objet": alea.choice(TEXTS),
        "montant": f"{alea.randrange(-1000, 10**7)}.{alea.randrange(100):02}",
        "nature": alea.choice(NATURES),
        "conditionsVersement": alea.choice(["unique", "échelonné", "En deux fois\nou trois"]),
        "datesPeriodeVersement": alea.choice(["2023-09-30", "2023-09-30/2023-12-31"]),
        "notificationUE": alea.random() < 0.5,
        "pourcentageSubvention": alea.choice(["1", "0.01", "0.45", "0.333333333333333333"]),
    } | {key: value for key, value in optional.items() if alea.random() < 0.5}


def line(alea: Random) -> list[str]:
    """A clean line of a deposit."""
    payee = alea.choice([(alea.choice(SIRETS), ""), ("", "W380475558"), (alea.choice(SIRETS), "W380475558")])
    texts = [text for text in TEXTS if "\n" not in text]
    return [
        alea.choice(texts), alea.choice(SIRETS), day(alea), alea.choice(["", "DELIB-1"]), alea.choice(texts), *payee,
        alea.choice(texts), f"{alea.randrange(100, 10**6)}{alea.choice(['', '.5', '.50', '.07'])}", alea.choice(NATURES),
        alea.choice(["unique", "échelonné", "En deux fois"]), alea.choice(["2023-09-30", "2023-09-30/2023-12-31"]),
        alea.choice(["", "12345"]), alea.choice(["oui", "non"]), alea.choice(["1", "1.00", "0.45"]), "",
    ]  # fmt: skip


def soiled(alea: Random) -> tuple[list[str], str | None]:
    """A line, one cell of it made dirty in two of three, and the column of that cell."""
    cells = line(alea)
    if alea.random() < 1 / 3:
        return cells, None
    column = alea.choice(COLUMNS)
    cells[COLUMNS.index(column)] = alea.choice(DIRT[column])
    return cells, column


def file(lines: list[list[str]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows([COLUMNS, *lines])
    return text.getvalue()


def refused(text: str, schema: Schema) -> dict[int, set[str]]:
    """The lines that frictionless refuses, from 0, with their fields."""
    report = Resource(data=text.encode(), format="csv", encoding="utf-8", schema=schema).validate(limit_errors=10**6)
    if report.errors:
        raise RuntimeError(report.errors)
    found: dict[int, set[str]] = {}
    for error in report.tasks[0].errors:
        found.setdefault(getattr(error, "row_number", 1) - 2, set()).add(getattr(error, "field_name", error.type))
    return found


def custom(cells: list[str]) -> set[str]:
    """The custom checks of the schema, which skip empty cells but for the last."""
    row = dict(zip(COLUMNS, cells, strict=True))
    wrong = {name for name in ("idAttribuant", "idBeneficiaire") if row[name] and not keyed(row[name])}
    if not row["idBeneficiaire"] and not row["rnaBeneficiaire"]:
        wrong.add("idBeneficiaire")
    return wrong


def keyed(text: str) -> bool:
    """python-stdnum leaves out blanks; the words of the schema want « d’un seul tenant »."""
    return text.isdigit() and siret.is_valid(text)


def accepted(ours: str, records: list[dict], schema: Schema | None) -> Verdict:
    header, *lines = csv.reader(io.StringIO(ours, newline=""))
    back = [dict(zip(COLUMNS, cells, strict=True)) for cells in lines]
    wrong = {
        "header": header if header != COLUMNS else None,
        "frictionless": refused(ours, schema) if schema else None,
        "custom": [cells for cells in lines if custom(cells)],
        "cells": [
            (got, given) for got, given in zip(back, map(cells_of, records), strict=True) if got != given
        ],
    }
    wrong = {check: found for check, found in wrong.items() if found}
    return Verdict(not wrong, wrong)


def cells_of(given: dict) -> dict[str, str]:
    """A record of the wire as its cells."""
    payee = given["identite"]
    cells = dict.fromkeys(COLUMNS, "") | {key: value for key, value in given.items() if key != "identite"}
    return cells | {
        "idBeneficiaire": payee.get("siret", ""),
        "rnaBeneficiaire": payee.get("rna", ""),
        "notificationUE": "oui" if given["notificationUE"] else "non",
    }


def agreed(ours: dict, text: str, lines: list, schema: Schema, counts: Counter[str]) -> Verdict:
    theirs = refused(text, schema)
    wrong = []
    for place, ((cells, column), (read, problems)) in enumerate(zip(lines, ours["lignes"], strict=True)):
        fields = theirs.get(place, set()) | custom(cells)
        blocking = [problem for problem in problems if problem[1] == "bloquante"]
        repaired = [problem for problem in problems if problem[1] == "reparee"]
        if read == bool(blocking):
            kind = None
        elif fields and blocking:
            kind = "refused by both"
        elif fields and repaired:
            kind = "refused by the schema, put right and told"
        elif fields:
            kind = None
        elif blocking and all(problem[3] == "bibliotheque" for problem in blocking):
            kind = f"refused by us alone, our rule {blocking[0][0]}"
        elif blocking:
            words = BY_WORDS.get((column, cells[COLUMNS.index(column)]) if column else None)
            kind = words and f"refused by us alone, {words}"
        elif repaired:
            # frictionless reads it too, after its own repairs.
            kind = f"read by both, told by us, {repaired[0][0]}"
        else:
            kind = "read by both"
        if kind is None:
            wrong.append((column, cells, sorted(fields), read, problems))
        else:
            counts[kind] += 1
    return Verdict(not wrong, wrong)


def added(ours: dict, lines: list[list[str]]) -> Verdict:
    """Every amount that is a plain decimal number of at most two decimals, read by `decimal`."""
    read, refused_sum, unread = Decimal(0), Decimal(0), 0
    for cells, (taken, _) in zip(lines, ours["lignes"], strict=True):
        amount = exact(cells[COLUMNS.index("montant")])
        if amount is None:
            unread += 1
        elif taken:
            read += amount
        else:
            refused_sum += amount
    theirs = {
        "lues": sum(taken for taken, _ in ours["lignes"]),
        "refusees": sum(not taken for taken, _ in ours["lignes"]),
        "illisibles": unread,
        "montant_lu": f"{read:.2f}",
        "montant_refuse": f"{refused_sum:.2f}",
        "montant": f"{read + refused_sum:.2f}",
    }
    return Verdict(theirs == {key: ours[key] for key in theirs} and len(lines) == len(ours["lignes"]), theirs)


def exact(text: str) -> Decimal | None:
    try:
        amount = Decimal(text)
    except InvalidOperation:
        return None
    # `decimal` also takes powers of ten, underscores and NaN, and blanks around.
    plain = set(text) <= set("+-.0123456789")
    return amount if plain and amount == amount.quantize(Decimal("0.01")) else None
