"""Deadlines and worked days, against numpy, python-holidays and the crate bdays."""

import statistics
from datetime import date, timedelta
from pathlib import Path

import holidays
import numpy as np
from dateutil.relativedelta import relativedelta

from harnais import (
    GRAINE,
    NOUS,
    Durees,
    Tache,
    Travailleur,
    count,
    duration,
    figure,
    measure,
    ratio,
)

PAQUETS = ["numpy", "holidays"]
DATES, TEMOINS = 200_000, 2_000
ANNEES = range(2015, 2031)
UN_JOUR = timedelta(days=1)

PREUVE = f"{NOUS}, with its proof"
UN_PAR_UN = f"{NOUS}, without set-up (Jours)"
NUMPY = "numpy"
HOLIDAYS = f"python-holidays ({count(TEMOINS)} dates, extrapolated)"
BDAYS = "bdays, cached calendar"

# What each peer must take at least, times what we take, in the order of the jobs.
BUTS = {
    "deadline": {NUMPY: 8, HOLIDAYS: 200, BDAYS: 1.6},
    "next worked day": {NUMPY: 5},
    "+ 30 worked days": {NUMPY: 5},
    "count": {NUMPY: 10},
}
BUT_PREUVE = 150


def taches(binaire: str, dossier: Path) -> tuple[Travailleur, list[Tache]]:
    hasard = np.random.default_rng(GRAINE)
    premier, fin = (np.datetime64(f"{annee}-01-01") for annee in (ANNEES[0], ANNEES[-1] + 1))
    du = premier + hasard.integers(0, (fin - premier).astype(int), DATES)
    au = du + hasard.integers(200, 531, DATES)
    for nom, jours in [("du", du), ("au", au)]:
        ranks(jours).astype("<i4").tofile(dossier / nom)

    nous = Travailleur(binaire, str(dossier), "temps")
    # Deadlines and periods end after the last start.
    feries = holidays.France(years=range(ANNEES[0], ANNEES[-1] + 4))
    calendrier = np.busdaycalendar(holidays=sorted(feries))
    temoins = du[:TEMOINS].tolist()

    def ours(commande: str):
        def run():
            duree, jours = nous.ask(commande)
            return duree / DATES, jours

        return run

    def numpy(f):
        def run():
            duree, jours = measure(f)
            return duree / DATES, ranks(jours).tolist()

        return run

    def one_by_one(f):
        def run():
            duree, jours = measure(lambda: [f(jour) for jour in temoins])
            return duree / TEMOINS, ranks(np.array(jours, "datetime64[D]")).tolist()

        return run

    # Two months to the same day or the last, a day more, then over days that are not worked.
    def deadlines():
        mois = du.astype("datetime64[M]")
        debut, suivant = ((mois + n).astype("datetime64[D]") for n in (2, 3))
        jour = np.minimum(du - mois.astype("datetime64[D]"), suivant - debut - 1)
        franc = debut + jour + 1
        return np.busday_offset(franc, 0, roll="forward", busdaycal=calendrier)

    def deadline(jour: date) -> date:
        jour += relativedelta(months=2, days=1)
        while not feries.is_working_day(jour):
            jour += UN_JOUR
        return jour

    # From a day that is not worked, the first worked day is the first after the one before.
    def after(nombre: int):
        return lambda: np.busday_offset(du, nombre, roll="backward", busdaycal=calendrier)

    return nous, [
        Tache(
            "deadline of 2 months, franc, carried over",
            "date",
            DATES,
            {
                NOUS: ours("terme"),
                PREUVE: ours("preuve"),
                NUMPY: numpy(deadlines),
                HOLIDAYS: one_by_one(deadline),
                BDAYS: ours("terme bdays"),
            },
        ),
        Tache(
            "next worked day",
            "date",
            DATES,
            {
                NOUS: ours("suivant"),
                UN_PAR_UN: ours("suivant jours"),
                NUMPY: numpy(after(1)),
                HOLIDAYS: one_by_one(lambda jour: feries.get_nth_working_day(jour, 1)),
                BDAYS: ours("suivant bdays"),
            },
        ),
        Tache(
            "+ 30 worked days",
            "date",
            DATES,
            {
                NOUS: ours("plus_30"),
                UN_PAR_UN: ours("plus_30 jours"),
                NUMPY: numpy(after(30)),
                BDAYS: ours("plus_30 bdays"),
            },
        ),
        Tache(
            "count of worked days over 200 to 530 days",
            "period",
            DATES,
            {
                NOUS: ours("compte"),
                UN_PAR_UN: ours("compte jours"),
                NUMPY: numpy(lambda: np.busday_count(du, au, busdaycal=calendrier)),
                BDAYS: ours("compte bdays"),
            },
        ),
    ]


def ranks(jours: np.ndarray) -> np.ndarray:
    """Days since 1970, or counts as they are."""
    return jours.astype(np.int64)


def tell_goals(durees: list[Durees], rapports: list[dict[str, float]]):
    for (nom, buts), mesures, siens in zip(BUTS.items(), durees, rapports, strict=True):
        for outil, but in buts.items():
            print(f"{nom}: {outil} at {figure(siens[outil])} × our time (goal: {but}).")
            if seules := mesures.get(UN_PAR_UN):
                rapport = ratio(mesures[outil], seules)
                print(f"{nom}, without set-up: {outil} at {figure(rapport)} × our time.")
    preuve = duration(statistics.median(durees[0][PREUVE]))
    print(f"deadline with its proof: {preuve} (goal: {BUT_PREUVE} ns).")
