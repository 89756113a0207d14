"""What comparisons are made with: tools timed in turn, and the rows that say what they took."""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

GRAINE = 42
TOURS = 11
# What is shorter is repeated for as long.
DUREE = 20_000_000
NOUS = "contrat-de-ville"

# The times of each tool, one a round.
Durees = dict[str, list[float]]


@dataclass
class Tache:
    nom: str
    unite: str
    nombre: int
    # Nanoseconds for each of `nombre`, and a result that must equal ours, or its start where a tool
    # is too slow for the whole. Ours comes first.
    outils: dict[str, Callable[[], tuple[float, object]]]
    # How far a number of a result may be from ours, as a share of it, where tools measure otherwise.
    ecart: float = 0.0

    def agrees(self, resultat, notre) -> bool:
        if self.ecart and len(resultat) == len(notre):
            paires = zip(resultat, notre, strict=True)
            return all(abs(sien - autre) <= self.ecart * autre for sien, autre in paires)
        return bool(resultat) and resultat == notre[: len(resultat)]


class Travailleur:
    """Our side, or a peer, in a process that takes its own time."""

    def __init__(self, *commande: str):
        self.processus = subprocess.Popen(
            commande,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
        )

    def ask(self, commande: str) -> tuple[float, list[int]]:
        self.processus.stdin.write(commande + "\n")
        reponse = self.processus.stdout.readline().split()
        if not reponse:
            sys.exit(f"{self.processus.args[0]} stopped at {commande!r}")
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


def run(taches: list[Tache]) -> list[Durees]:
    durees: list[Durees] = [{outil: [] for outil in tache.outils} for tache in taches]
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
                if not tache.agrees(resultat, resultats[NOUS]):
                    sys.exit(f"{tache.nom}, {tache.nombre}: {outil} does not give what we give")
    return durees


def ratio(siennes: list[float], notres: list[float]) -> float:
    return statistics.median(sienne / notre for sienne, notre in zip(siennes, notres, strict=True))


def tell(tache: Tache, durees: Durees) -> dict[str, float]:
    """Prints the rows of a job; gives the ratio of each tool to ours."""
    rapports = {outil: ratio(siennes, durees[NOUS]) for outil, siennes in durees.items()}
    for outil, siennes in durees.items():
        mediane = statistics.median(siennes)
        print(
            f"| {tache.nom} | {count(tache.nombre)} | {outil} | {figure(mediane)} ns/{tache.unite} "
            f"| {duration(mediane * tache.nombre)} | {figure(rapports[outil])} |"
        )
    return rapports
