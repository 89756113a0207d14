"""Times the same work in contrat-de-ville and in its peers, and prints one table.

Every contender runs once a round, and a ratio is taken within a round: a machine that slows down
slows them all. A result that differs from ours by one cent, one line or one day stops everything;
pairs near a perimeter may differ by what a projection explains, and are told.
"""

import gc
import importlib.metadata
import os
import platform
import subprocess
import sys
from pathlib import Path

import polars as pl

import financement
import scdl
import temps
import zonage
from harnais import GRAINE, TOURS, run, tell

PARTIES = {"financement": financement, "scdl": scdl, "temps": temps, "zonage": zonage}


def main():
    binaire, dossier, *noms = sys.argv[1:]
    noms = noms or list(PARTIES)
    if "zonage" in noms and not os.environ.get("CDV_OPEN_DATA"):
        print("CDV_OPEN_DATA is not set: zonage, which asks about real perimeters, is left out")
        noms.remove("zonage")
    parties = [PARTIES[nom] for nom in noms]
    preparees = [partie.taches(binaire, Path(dossier)) for partie in parties]
    gc.disable()
    durees = run([tache for _, taches in preparees for tache in taches])
    for nous, _ in preparees:
        nous.stop()

    paquets = dict.fromkeys(paquet for partie in parties for paquet in partie.PAQUETS)
    versions = ", ".join(f"{paquet} {importlib.metadata.version(paquet)}" for paquet in paquets)
    rustc = subprocess.run(["rustc", "--version"], capture_output=True, text=True, check=True)
    print(f"Synthetic data (seed {GRAINE}), the same for all; nothing of a real programme.")
    print("Perimeters, in the part zonage, are the real ones of 2024.")
    print(f"One thread each (Polars: {pl.thread_pool_size()}; DuckDB: threads=1), data in memory.")
    print(f"{TOURS} interleaved rounds; medians, and medians of the ratios within a round.")
    print("Every tool gave the same counts, sums, parts and days, but for what is said in the end.")
    print(f"{rustc.stdout.strip()}; Python {platform.python_version()}: {versions}.")
    print(f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}.\n")
    print("| job | size | tool | each | whole | × ours |")
    print("|---|--:|---|--:|--:|--:|")
    restantes = iter(durees)
    siennes = [[next(restantes) for _ in taches] for _, taches in preparees]
    rapports = [
        [tell(tache, mesures) for tache, mesures in zip(taches, partie, strict=True)]
        for (_, taches), partie in zip(preparees, siennes, strict=True)
    ]
    print()
    for partie, mesures, rapport in zip(parties, siennes, rapports, strict=True):
        partie.tell_goals(mesures, rapport)


if __name__ == "__main__":
    main()
