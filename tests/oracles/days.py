"""Public holidays, worked days and days in words, against python-holidays, numpy and Babel."""

import re
from collections.abc import Iterator, Set
from functools import cache
from random import Random

import holidays
import numpy as np
from babel import Locale
from babel.dates import format_date

from harness import Judge, Oracle, Verdict

FRENCH = Locale.parse("fr_FR")
NO_BREAK = "\u00a0"
FIRST, PAST = np.datetime64("1990-01-01"), np.datetime64("2100-01-01")
PERIOD = np.arange(FIRST, PAST)
YEARS = range(1990, 2100)
WEEKS = {"ouvres": "1111100", "ouvrables": "1111110"}
DAYS = 400
WORDS = 10_000

WITH_GOOD_FRIDAY = "alsace-moselle-vendredi-saint"
WITHOUT_GOOD_FRIDAY = "alsace-moselle-sans-vendredi-saint"
# What the package calls each zone; it has no commune of Alsace or Moselle without Good Friday.
SUBDIVISIONS: dict[str, tuple[str | None, ...]] = {
    "metropole": (None,),
    WITH_GOOD_FRIDAY: ("57", "6AE"),
    WITHOUT_GOOD_FRIDAY: ("57", "6AE"),
    "guadeloupe": ("971",),
    "guyane": ("973",),
    "martinique": ("972",),
    "mayotte": ("976",),
    "la-reunion": ("974",),
    "saint-barthelemy": ("BL",),
    "saint-martin": ("MF",),
    "saint-pierre-et-miquelon": ("PM",),
}

SOLIDARITY = "Whit Monday of 2005 to 2007: the package drops it, we keep a holiday that was worked"
GOOD_FRIDAY = "Good Friday in a commune without a Protestant or shared church: the package keeps it"
BY_USE = "days of Guadeloupe, Martinique and Saint-Martin that L. 3422-2 does not name"
SAINT_MARTIN = "Saint-Martin: the package has 28 May, the article 27 May"
# What the package keeps and we do not.
LEFT_OUT = {
    (WITHOUT_GOOD_FRIDAY, "Vendredi saint"): GOOD_FRIDAY,
    ("guadeloupe", "Vendredi saint"): BY_USE,
    ("guadeloupe", "Mi-Carême"): BY_USE,
    ("guadeloupe", "Fête de Victor Schoelcher"): BY_USE,
    ("martinique", "Fête de Victor Schoelcher"): BY_USE,
    ("saint-martin", "Fête de Victor Schoelcher"): BY_USE,
    ("saint-martin", "Abolition de l'esclavage"): SAINT_MARTIN,
}
FIRST_OF_MONTH = "firsts of a month, `1er` in French typography and `1` in CLDR"


def oracles(alea: Random) -> list[Oracle]:
    return [public_holidays(), worked(alea), counts(alea), words(alea)]


def public_holidays() -> Oracle:
    oracle = Oracle("python-holidays", "years of public holidays of a zone")
    for zone, subdivisions in SUBDIVISIONS.items():
        for subdivision in subdivisions:
            for year in YEARS:
                agreed, disputed = by_package(zone, subdivision, year)
                oracle.judge("holidays", [zone, year], are(agreed, disputed.keys()))
                for day, (ours, reason) in disputed.items():
                    oracle.judge("holidays", [zone, year], has(day, ours, reason))
    return oracle


Disputed = dict[str, tuple[bool, str]]


def by_package(zone: str, subdivision: str | None, year: int) -> tuple[set[str], Disputed]:
    """The days that we must have too, then those that only one of us means to have."""
    package = holidays.France(subdiv=subdivision, years=year, language="fr")
    agreed: set[str] = set()
    disputed: Disputed = {}
    ours: dict[str, str] = {}
    for day in package:
        names = package.get_list(day)
        reasons = [LEFT_OUT.get((zone, name)) for name in names]
        if None in reasons:
            agreed.add(str(day))
        else:
            disputed[str(day)] = (False, reasons[0])
        if "Lundi de Pâques" in names and year in (2005, 2006, 2007):
            ours[str(np.datetime64(day) + 49)] = SOLIDARITY
    if zone == "saint-martin" and year >= 2012:
        ours[f"{year}-05-27"] = SAINT_MARTIN
    disputed |= {day: (True, reason) for day, reason in ours.items() if day not in agreed}
    return agreed, disputed


def are(agreed: set[str], disputed: Set[str]) -> Judge:
    return lambda ours: Verdict(set(ours) - disputed == agreed, sorted(agreed))


def has(day: str, expected: bool, reason: str) -> Judge:
    return lambda ours: Verdict((day in ours) == expected, f"{day}: {expected}", reason)


@cache
def calendar(zone: str, week: str) -> np.busdaycalendar:
    """The worked days of a zone, from the package and the differences that we mean."""
    off: set[str] = set()
    for year in YEARS:
        agreed, disputed = by_package(zone, SUBDIVISIONS[zone][0], year)
        off |= agreed | {day for day, (ours, _) in disputed.items() if ours}
    return np.busdaycalendar(WEEKS[week], sorted(off))


def worked(alea: Random) -> Oracle:
    oracle = Oracle("numpy", "days: worked, next, previous, on or after, on or before, and + n")
    for zone in SUBDIVISIONS:
        for week in WEEKS:
            for day in (*edges(), *random_days(alea, DAYS)):
                number = alea.choice((0, 1, -1, 30, alea.randint(-9_000, 9_000)))
                theirs = [*around(zone, week, day), moved(zone, week, day, number)]
                # Without set-up, then from a calendar.
                oracle.ask("worked", [zone, week, str(day), number], [theirs, theirs])
    return oracle


def around(zone: str, week: str, day: np.datetime64) -> Iterator[bool | str | None]:
    working = calendar(zone, week)
    yield bool(np.is_busday(day, busdaycal=working))
    for number, roll in ((1, "backward"), (-1, "forward"), (0, "forward"), (0, "backward")):
        yield in_period(np.busday_offset(day, number, roll=roll, busdaycal=working))


def moved(zone: str, week: str, day: np.datetime64, number: int) -> str | None:
    """From a day that is not worked, the first day counted is the first worked one."""
    working = calendar(zone, week)
    if number == 0:
        return str(day) if np.is_busday(day, busdaycal=working) else None
    roll = "backward" if number > 0 else "forward"
    return in_period(np.busday_offset(day, number, roll=roll, busdaycal=working))


def counts(alea: Random) -> Oracle:
    oracle = Oracle("numpy", "counts of worked days")
    for zone in SUBDIVISIONS:
        for week in WEEKS:
            days = (*edges(), PAST, *random_days(alea, DAYS))
            for _ in range(DAYS):
                start, end = alea.choices(days, k=2)
                if alea.random() < 0.9:
                    start, end = sorted((start, end))
                number = int(np.busday_count(start, end, busdaycal=calendar(zone, week)))
                refused = start > end or start == PAST
                expected = None if refused else number
                oracle.ask("count", [zone, week, str(start), str(end)], [expected, expected])
    return oracle


def words(alea: Random) -> Oracle:
    oracle = Oracle("Babel", "days in words, with and without the day of the week")
    for day in (*edges(), *random_days(alea, WORDS)):
        theirs = [format_date(day.item(), length, FRENCH) for length in ("long", "full")]
        ours = [re.sub(r"\b1 ", "1er ", text).replace(" ", NO_BREAK) for text in theirs]
        apart = FIRST_OF_MONTH if day.item().day == 1 else None
        oracle.ask("words", [str(day)], ours, apart)
    return oracle


def in_period(day: np.datetime64) -> str | None:
    return str(day) if FIRST <= day < PAST else None


def edges() -> list[np.datetime64]:
    """Both ends of the period, leap days, and feasts that meet."""
    near = [*PERIOD[:4], *PERIOD[-4:]]
    chosen = ("2000-02-29", "2024-02-29", "2008-05-01", "2024-05-09", "2024-11-01", "2024-12-31")
    return near + [np.datetime64(day) for day in chosen]


def random_days(alea: Random, number: int) -> list[np.datetime64]:
    return alea.choices(PERIOD, k=number)
