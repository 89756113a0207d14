"""Payments of programme 147 against DuckDB: pivots, posts of two years matched, exact doubles.

The real files are read from the folder that `CDV_OPEN_DATA` names; those of a fixed seed, of the same shape, are
asked about in any case. DuckDB reads amounts as DECIMAL, so that its totals are exact.
"""

import json
import os
from decimal import Decimal
from pathlib import Path
from random import Random
from tempfile import NamedTemporaryFile

import duckdb

from harness import Oracle

REAL = {
    "adulte-relais": (2020, 2021, 2022),
    "postes-fonjep": (2020, 2021, 2022),
}
MADE = 60
COLUMNS = """{id_poste: 'VARCHAR', code_tiers: 'VARCHAR', raison_sociale: 'VARCHAR', annee: 'VARCHAR',
    montant: 'DECIMAL(18,2)', code_cv: 'VARCHAR', insee_dep: 'VARCHAR', insee_reg: 'VARCHAR'}"""
SPLIT = "regexp_extract_all(code_cv, 'CV[0-9]{3}|CN[0-9]{2}[0-9AB][0-9]{2}[A-Z]')"
# What makes two rows one: the fields that count, and their columns.
RULES = {
    "reference, beneficiaire, raison_sociale, annee, montant, contrats, departement, region": (
        "id_poste, code_tiers, raison_sociale, annee, montant, code_cv, insee_dep, insee_reg"
    ),
    "beneficiaire, annee, montant": "code_tiers, annee, montant",
}


def oracles(alea: Random) -> list[Oracle]:
    pivots = Oracle("DuckDB", "pivots of payments by contract, département or year")
    matches = Oracle("DuckDB", "matches of the posts of two years")
    doubles = Oracle("DuckDB", "searches for exact doubles")
    for before, after in pairs(alea):
        connection = duckdb.connect()
        for name, text in (("avant", before), ("apres", after)):
            load(connection, name, text)
        for name, text in (("avant", before), ("apres", after)):
            for key in ("contrat", "departement", "annee"):
                pivots.ask("payments", [text, key], pivot(connection, name, key))
            for rule, fields in RULES.items():
                doubles.ask("doubles", [text, rule.split(", ")], repeated(connection, name, fields))
        matches.ask("matching", [before, after], matched(connection))
    return [pivots, matches, doubles]


def pairs(alea: Random):
    """Two years of one scheme, each the text of a file."""
    for _ in range(MADE):
        yield made(alea, 2020), made(alea, 2021)
    folder = os.environ.get("CDV_OPEN_DATA")
    if not folder:
        print("CDV_OPEN_DATA is not set: real payments are not read")
        return
    for scheme, years in REAL.items():
        texts = [(Path(folder) / "bop147" / f"{scheme}-{year}.json").read_text() for year in years]
        yield from zip(texts, texts[1:])


def made(alea: Random, year: int) -> str:
    """Few posts, contracts and amounts, so that rows meet; the year an integer or a string."""
    rows = [
        {
            "id_poste": f"P{alea.randrange(12):03}",
            "code_tiers": f"Association {alea.randrange(4)}",
            "raison_sociale": "Fictive",
            "annee": alea.choice([year, str(year)]),
            "montant": alea.choice([7164, 19875.06, 20071.82, -597, 0.1, -0.01, 14328.5]),
            "code_cv": alea.choice(["CV380", "CV384", "CV380CV384", "CN06201M"]),
            "insee_dep": alea.choice(["62", "2A", "974"]),
            "insee_reg": "32",
        }
        for _ in range(alea.randrange(1, 40))
    ]
    return json.dumps(rows)


def load(connection: duckdb.DuckDBPyConnection, name: str, text: str) -> None:
    with NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        connection.execute(
            f"create table {name} as select * from read_json('{file.name}', columns = {COLUMNS})"
        )


def pivot(connection: duckdb.DuckDBPyConnection, name: str, key: str) -> list:
    column = {
        "contrat": f"array_to_string(list_sort(list_distinct({SPLIT})), '+')",
        "departement": "nullif(insee_dep, '')",
        "annee": "annee",
    }[key]
    return rows(
        connection,
        f"select {column}, count(*), sum(montant) from {name} group by 1 order by 1 nulls first",
    )


def matched(connection: duckdb.DuckDBPyConnection) -> list:
    """Each post with its total of either year, nothing where it has no row."""
    sums = "select id_poste, sum(montant) as total from {} group by 1"
    return rows(
        connection,
        f"""select coalesce(a.id_poste, b.id_poste), a.total, b.total
            from ({sums.format("avant")}) a full outer join ({sums.format("apres")}) b
            on a.id_poste = b.id_poste order by 1""",
    )


def repeated(connection: duckdb.DuckDBPyConnection, name: str, fields: str) -> list:
    """How many groups of several rows there are, how many rows beyond the first of each, and their amount."""
    return rows(
        connection,
        f"""select count(*), coalesce(sum(n - 1), 0), coalesce(sum((n - 1) * montant), 0)
            from (select {fields}, count(*) as n from {name} group by all having n > 1)""",
    )[0]


def rows(connection: duckdb.DuckDBPyConnection, query: str) -> list:
    """Amounts as the wire has them; counts as integers."""
    return [[plain(value) for value in row] for row in connection.execute(query).fetchall()]


def plain(value):
    if not isinstance(value, Decimal):
        return value
    # A sum of counts is a DECIMAL too, without decimals.
    return f"{value:.2f}" if value.as_tuple().exponent else int(value)
