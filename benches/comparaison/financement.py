"""Pivots, amounts and shares, against DuckDB, Polars, Babel and apportionment."""

import random
import statistics
from pathlib import Path

import duckdb
import numpy as np
import polars as pl
from apportionment import methods
from babel import Locale
from babel.numbers import parse_decimal

from harnais import GRAINE, NOUS, Durees, Tache, Travailleur, count, duration, figure, measure

PAQUETS = ["duckdb", "polars", "numpy", "babel", "apportionment"]
LIGNES = [139, 700, 100_000, 10_000_000]
LIGNES_PAR_ACTION = 5
PILIERS, SOURCES = 4, 8
MONTANTS, TEMOINS = 1_000_000, 10_000
QUARTIERS, DIX_MILLIONS = 1_600, 1_000_000_000


def taches(binaire: str, dossier: Path) -> tuple[Travailleur, list[Tache]]:
    colonnes, poids, montants = generate(dossier)
    nous = Travailleur(binaire, str(dossier), "financement")
    base = duckdb.connect(config={"threads": 1})
    pivots = [pivot(nous, base, colonnes, lignes) for lignes in LIGNES]
    return nous, [*pivots, lecture(nous, montants), repartition(nous, poids)]


def tell_goals(durees: list[Durees], rapports: list[dict[str, float]]):
    pairs = [rapport for outil, rapport in rapports[len(LIGNES) - 1].items() if outil != NOUS]
    print(f"{count(LIGNES[-1])} lines: best peer at {figure(min(pairs))} × our time (goal: 3).")
    # Whatever else the machine does only adds to a time this short.
    petits = [700 * duree for duree in durees[LIGNES.index(700)][NOUS]]
    mediane, meilleure = duration(statistics.median(petits)), duration(min(petits))
    print(f"700 lines, a whole pivot: {mediane}, {meilleure} at best (goal: under 1 µs).")


def generate(dossier: Path) -> tuple[dict[str, np.ndarray], list[int], list[str]]:
    hasard = np.random.default_rng(GRAINE)
    lignes = LIGNES[-1]
    actions = hasard.integers(0, PILIERS, -(-lignes // LIGNES_PAR_ACTION), dtype=np.uint8)
    colonnes = {
        "pilier": np.repeat(actions, LIGNES_PAR_ACTION)[:lignes],
        "source": hasard.integers(0, SOURCES, lignes, dtype=np.uint8),
        "centimes": hasard.integers(0, 5_000_000, lignes, dtype="<i8"),
    }
    poids = 1_000 + hasard.integers(0, 15_000, QUARTIERS, dtype="<u8")
    for nom, colonne in [*colonnes.items(), ("poids", poids)]:
        colonne.tofile(dossier / nom)

    # Without `€`, which Babel does not read.
    des = random.Random(GRAINE)
    montants = [
        f"{des.randrange(100, 10 ** des.randint(3, 7)):,}".replace(",", "\u202f")
        + f",{des.randrange(100):02}"
        for _ in range(MONTANTS)
    ]
    (dossier / "montants").write_text("\n".join(montants) + "\n", encoding="utf-8")
    return colonnes, poids.tolist(), montants


def pivot(
    nous: Travailleur, base: duckdb.DuckDBPyConnection, colonnes: dict[str, np.ndarray], lignes: int
) -> Tache:
    debut = {nom: colonne[:lignes].copy() for nom, colonne in colonnes.items()}
    table = pl.DataFrame(debut)
    base.register("debut", debut)
    base.execute(f"create table lignes_{lignes} as select * from debut")
    base.unregister("debut")
    requete = (
        f"select pilier, source, count(*), sum(centimes) from lignes_{lignes} "
        "group by pilier, source"
    )
    plan = table.lazy().group_by("pilier", "source").agg(pl.len(), pl.col("centimes").sum())

    def ours():
        duree, nombres = nous.ask(f"pivot {lignes}")
        return duree / lignes, sorted(zip(*[iter(nombres)] * 4, strict=True))

    def sql():
        duree, cellules = measure(lambda: base.execute(requete).fetchall())
        return duree / lignes, sorted(cellules)

    def polars(moteur: str):
        duree, cellules = measure(lambda: plan.collect(engine=moteur))
        return duree / lignes, sorted(cellules.rows())

    return Tache(
        "pivot pilier × source, count and exact sum",
        "line",
        lignes,
        {
            NOUS: ours,
            "DuckDB": sql,
            "Polars, in-memory engine": lambda: polars("in-memory"),
            "Polars, streaming engine (its default)": lambda: polars("streaming"),
        },
    )


def lecture(nous: Travailleur, montants: list[str]) -> Tache:
    francais = Locale.parse("fr")
    temoins = montants[:TEMOINS]

    def ours():
        duree, total = nous.ask(f"lecture {TEMOINS}")
        return duree / MONTANTS, total

    def babel():
        duree, lus = measure(lambda: [parse_decimal(texte, locale=francais) for texte in temoins])
        return duree / TEMOINS, [int(sum(lus) * 100)]

    return Tache(
        "reading French amounts",
        "amount",
        MONTANTS,
        {NOUS: ours, f"Babel parse_decimal ({count(TEMOINS)} read, extrapolated)": babel},
    )


def repartition(nous: Travailleur, poids: list[int]) -> Tache:
    def ours():
        duree, parts = nous.ask(f"repartition {DIX_MILLIONS}")
        return duree / QUARTIERS, parts

    # Its divisor methods hold a table of weights × units: 12 TB here. `parties` are names that it
    # prints on ties, and it only has 52 by default.
    def apportionment():
        noms = [str(rang) for rang in range(QUARTIERS)]
        duree, parts = measure(
            lambda: methods.compute(
                "largest_remainder", poids, DIX_MILLIONS, fractions=True, parties=noms
            )
        )
        return duree / QUARTIERS, parts

    return Tache(
        "splitting 10 M€ to the cent, largest remainder",
        "weight",
        QUARTIERS,
        {NOUS: ours, "apportionment, exact fractions": apportionment},
    )
