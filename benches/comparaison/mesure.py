"""Times the same work in contrat-de-ville and in its peers, and prints one table.

Every contender runs once a round, and a ratio is taken within a round: a machine that slows down
slows them all. A result that differs from ours by one cent or one line stops everything.
"""

import gc
import importlib.metadata
import os
import platform
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import duckdb
import numpy as np
import polars as pl
from apportionment import methods
from babel import Locale
from babel.numbers import parse_decimal

GRAINE = 42
TOURS = 11
# What is shorter is repeated for as long.
DUREE = 20_000_000
LIGNES = [139, 700, 100_000, 10_000_000]
LIGNES_PAR_ACTION = 5
PILIERS, SOURCES = 4, 8
MONTANTS, TEMOINS = 1_000_000, 10_000
QUARTIERS, DIX_MILLIONS = 1_600, 1_000_000_000
NOUS = "contrat-de-ville"


@dataclass
class Tache:
    nom: str
    unite: str
    nombre: int
    # Nanoseconds for each of `nombre`, and a result that must equal ours. Ours comes first.
    outils: dict[str, Callable[[], tuple[float, object]]]


class Travailleur:
    """Our side, a process that takes its own time."""

    def __init__(self, binaire: str, dossier: str):
        self.processus = subprocess.Popen(
            [binaire, dossier], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
        )

    def ask(self, commande: str) -> tuple[float, list[int]]:
        self.processus.stdin.write(commande + "\n")
        reponse = self.processus.stdout.readline().split()
        if not reponse:
            sys.exit(f"our side stopped at {commande!r}")
        return float(reponse[0]), [int(mot) for mot in reponse[1:]]

    def stop(self):
        self.processus.stdin.close()
        self.processus.wait()


def measure(f: Callable[[], object]) -> tuple[float, object]:
    """Nanoseconds a call, and what the last call gave."""
    fois = 1
    while True:
        debut = time.perf_counter_ns()
        for _ in range(fois):
            resultat = f()
        duree = time.perf_counter_ns() - debut
        if duree >= DUREE:
            return duree / fois, resultat
        fois *= 2


def count(nombre: float) -> str:
    return f"{nombre:_.0f}".replace("_", " ")


def figure(nombre: float) -> str:
    return f"{nombre:.3g}" if nombre < 1000 else count(nombre)


def duration(nanosecondes: float) -> str:
    for unite, taille in [("s", 1e9), ("ms", 1e6), ("µs", 1e3)]:
        if nanosecondes >= taille:
            return f"{figure(nanosecondes / taille)} {unite}"
    return f"{figure(nanosecondes)} ns"


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


def tell(tache: Tache, durees: dict[str, list[float]]) -> dict[str, float]:
    """Prints the rows of a job; gives the ratio of each tool to ours."""
    rapports = {}
    for outil, siennes in durees.items():
        tours = zip(siennes, durees[NOUS], strict=True)
        rapports[outil] = statistics.median(sienne / notre for sienne, notre in tours)
        mediane = statistics.median(siennes)
        print(
            f"| {tache.nom} | {count(tache.nombre)} | {outil} | {figure(mediane)} ns/{tache.unite} "
            f"| {duration(mediane * tache.nombre)} | {figure(rapports[outil])} |"
        )
    return rapports


def main():
    binaire, dossier = sys.argv[1:]
    colonnes, poids, montants = generate(Path(dossier))
    nous = Travailleur(binaire, dossier)
    base = duckdb.connect(config={"threads": 1})
    taches = [pivot(nous, base, colonnes, lignes) for lignes in LIGNES]
    taches += [lecture(nous, montants), repartition(nous, poids)]

    durees = [{outil: [] for outil in tache.outils} for tache in taches]
    gc.disable()
    for tour in range(TOURS):
        for tache, mesures in zip(taches, durees, strict=True):
            resultats = {}
            outils = list(tache.outils)
            # Nobody always comes after the same one.
            place = tour % len(outils)
            for outil in outils[place:] + outils[:place]:
                duree, resultats[outil] = tache.outils[outil]()
                mesures[outil].append(duree)
            for outil, resultat in resultats.items():
                if resultat != resultats[NOUS]:
                    sys.exit(f"{tache.nom}, {tache.nombre}: {outil} does not give what we give")
    nous.stop()

    versions = ", ".join(
        f"{paquet} {importlib.metadata.version(paquet)}"
        for paquet in ["duckdb", "polars", "numpy", "babel", "apportionment"]
    )
    rustc = subprocess.run(["rustc", "--version"], capture_output=True, text=True, check=True)
    print(f"Synthetic data (seed {GRAINE}), the same for all; nothing of a real programme.")
    print(f"One thread each (Polars: {pl.thread_pool_size()}; DuckDB: threads=1), data in memory.")
    print(f"{TOURS} interleaved rounds; medians, and medians of the ratios within a round.")
    print("Every tool gave the same counts, sums and parts.")
    print(f"{rustc.stdout.strip()}; Python {platform.python_version()}: {versions}.")
    print(f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}.\n")
    print("| job | size | tool | each | whole | × ours |")
    print("|---|--:|---|--:|--:|--:|")
    rapports = [tell(tache, mesures) for tache, mesures in zip(taches, durees, strict=True)]

    pairs = [rapport for outil, rapport in rapports[len(LIGNES) - 1].items() if outil != NOUS]
    print(f"\n{count(LIGNES[-1])} lines: best peer at {figure(min(pairs))} × our time (goal: 3).")
    # Whatever else the machine does only adds to a time this short.
    petits = [700 * duree for duree in durees[LIGNES.index(700)][NOUS]]
    mediane, meilleure = duration(statistics.median(petits)), duration(min(petits))
    print(f"700 lines, a whole pivot: {mediane}, {meilleure} at best (goal: under 1 µs).")


if __name__ == "__main__":
    main()
