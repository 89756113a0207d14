"""Deadlines and latest starts, against numpy: every start of the period at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

import numpy as np

from days import PERIOD, SUBDIVISIONS, calendar, in_period
from harness import Oracle

STARTS, ENDS = 200, 50
ORDERS = ("mois_puis_jour", "jour_puis_mois")
LENGTHS = {
    "jours": (1, 3, 5, 15, 30, 400),
    "semaines": (1, 2),
    "mois": (1, 2, 3, 4, 6, 12, 23),
    "annees": (1, 4),
    "jours_ouvres": (1, 10, 30),
    "jours_ouvrables": (1, 10, 30),
}
MONTHS = {"mois": 1, "annees": 12}
ZONES = list(SUBDIVISIONS)


@dataclass(frozen=True)
class Delay:
    number: int
    unit: str
    # Whose worked days are counted.
    zone: str
    free: bool
    # To whose worked days the term is carried over, if it is.
    carried: str | None
    # The one order that the delay names, if any.
    order: str | None


def oracles(alea: Random) -> list[Oracle]:
    terms = Oracle("numpy", "deadlines under both orders")
    starts = Oracle("numpy", "latest starts under both orders")
    for delay in delays(alea):
        first, second = (terms_of(delay, delay.order or order) for order in ORDERS)
        for place in places(alea):
            expected = [in_period(first[place]), in_period(second[place])]
            terms.ask("terms", [wire(delay), str(PERIOD[place])], unless_outside(expected))
        for end in alea.choices(PERIOD, k=ENDS):
            expected = [latest(first, end), latest(second, end)]
            starts.ask("latest_start", [wire(delay), str(end)], unless_outside(expected))
    return [terms, starts]


def delays(alea: Random) -> Iterator[Delay]:
    for unit, numbers in LENGTHS.items():
        for number in numbers:
            for free in (False, True):
                for carried in (None, *alea.sample(ZONES, 2)):
                    order = alea.choice((None, None, *ORDERS))
                    yield Delay(number, unit, alea.choice(ZONES), free, carried, order)


def places(alea: Random) -> Iterator[int]:
    """Both ends of the period, then as many ends of months as any days."""
    yield from (0, len(PERIOD) - 1)
    late = np.flatnonzero(day_of_month(PERIOD + 3) <= 3)
    for _ in range(STARTS // 2):
        yield alea.randrange(len(PERIOD))
        yield int(alea.choice(late))


def terms_of(delay: Delay, order: str) -> np.ndarray:
    """The term from each day of the period."""
    day_first = delay.free and delay.unit in MONTHS and order == "jour_puis_mois"
    end = lasting(delay, PERIOD + 1 if day_first else PERIOD)
    if delay.free and not day_first:
        end = end + 1
    if delay.carried:
        off = calendar(delay.carried, "ouvres")
        end = np.busday_offset(end, 0, roll="forward", busdaycal=off)
    return end


def lasting(delay: Delay, start: np.ndarray) -> np.ndarray:
    match delay.unit:
        case "jours":
            return start + delay.number
        case "semaines":
            return start + 7 * delay.number
        case "mois" | "annees":
            return months_later(start, delay.number * MONTHS[delay.unit])
    working = calendar(delay.zone, delay.unit.removeprefix("jours_"))
    return np.busday_offset(start, delay.number, roll="backward", busdaycal=working)


def months_later(start: np.ndarray, number: int) -> np.ndarray:
    """The same day of a later month, or its last."""
    month = start.astype("datetime64[M]") + number
    last = (month + 1).astype("datetime64[D]") - 1
    return np.minimum(month.astype("datetime64[D]") + (day_of_month(start) - 1), last)


def day_of_month(days: np.ndarray) -> np.ndarray:
    return (days - days.astype("datetime64[M]").astype("datetime64[D]")).astype(int) + 1


def latest(terms: np.ndarray, end: np.datetime64) -> str | None:
    in_time = np.flatnonzero(terms <= end)
    return str(PERIOD[in_time[-1]]) if len(in_time) else None


def unless_outside(days: list[str | None]) -> list[str | None] | None:
    return None if None in days else days


def wire(delay: Delay) -> dict:
    worked = delay.unit.startswith("jours_")
    return {
        "duree": {
            "nombre": delay.number,
            "unite": {delay.unit: delay.zone} if worked else delay.unit,
        },
        "decompte": "franc" if delay.free else "quantieme",
        "report": {"vers": delay.carried} if delay.carried else "sans",
        "ordre": delay.order,
    }
