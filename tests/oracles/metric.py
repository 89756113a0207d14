"""The local metric alone, against the geodesics of GeographicLib; and the table of the vectors.

`python metric.py` writes `tests/vectors/distances.csv`; the oracle asks whether it would write the same.
"""

import csv
import importlib.metadata
import io
from collections.abc import Iterator
from pathlib import Path
from random import Random

from geographiclib.geodesic import Geodesic

from harness import Oracle, Verdict, spaced

GRS80 = Geodesic(6_378_137, 1 / 298.257222101)
UNIT = 10**7
TABLE = Path(__file__).resolve().parent.parent / "vectors" / "distances.csv"

# What the documentation of the library promises from 50° S to 52° N: up to how far, and how well.
PROMISED = {500: 0.01, 50_000: 1.0}
SOUTH, NORTH = -50, 52
PAIRS = {500: 5_000, 5_000: 1_000, 50_000: 1_000}

PLACES = {
    "Béthune": (2.6407, 50.5303),
    "Paris": (2.3522, 48.8566),
    "Ajaccio": (8.7369, 41.9192),
    "Cayenne": (-52.3260, 4.9224),
    "Saint-Denis de La Réunion": (55.4481, -20.8789),
    "Mamoudzou": (45.2272, -12.7806),
    "Papeete": (-149.5665, -17.5350),
    "Saint-Pierre": (-56.1733, 46.7811),
    # Where longitudes start again; no commune.
    "antiméridien, à l’ouest": (179.999, -16.5),
    "antiméridien, à l’est": (-179.999, -16.5),
}
STEPS = (1, 10, 100, 200, 299.99, 300.01, 400, 500, 5_000, 50_000)
BEARINGS = (0, 90, 180, 270, 37, 143, 217, 323, 61, 119, 241, 299, 14)

# Longitude and latitude, in whole units of 10⁻⁷ degree.
Place = tuple[int, int]


def oracles(alea: Random) -> list[Oracle]:
    table = Oracle("GeographicLib", "distances of the table of the vectors")
    table.note = lambda: "the table is what would be written"
    for _, start, end, metres in rows():
        ask(table, start, end, metres, [])
    if TABLE.read_text(encoding="utf-8") != written():
        raise RuntimeError(f"{TABLE.name} is not what metric.py writes")
    return [table, *(pairs(alea, *size) for size in PAIRS.items())]


def pairs(alea: Random, longest: int, count: int) -> Oracle:
    shortest = 1 if longest == min(PAIRS) else longest / 2
    oracle = Oracle(
        "GeographicLib", f"distances from {spaced(int(shortest))} to {spaced(longest)} m"
    )
    errors: list[float] = []
    oracle.note = lambda: f"{1_000 * max(errors):.3g} mm off at most"
    for _ in range(count):
        start = (
            alea.randint(-180 * UNIT, 180 * UNIT),
            alea.randint(SOUTH * UNIT, NORTH * UNIT),
        )
        # No end is asked about outside of what is promised.
        end = there(start, alea.uniform(0, 360), alea.uniform(shortest, longest))
        if SOUTH * UNIT <= end[1] <= NORTH * UNIT:
            ask(oracle, start, end, geodesic(start, end), errors)
    return oracle


def ask(oracle: Oracle, start: Place, end: Place, metres: float, errors: list[float]) -> None:
    promised = next(error for longest, error in PROMISED.items() if metres <= longest + 1)

    def judge(ours: float) -> Verdict:
        errors.append(abs(ours - metres))
        return Verdict(errors[-1] < promised, metres)

    oracle.judge("boundary", [degrees(start), [[triangle(start, end)]]], judge)


def triangle(start: Place, end: Place) -> list:
    """The smallest one of which `end` is the point nearest to `start`: the others are further on."""
    east = 1 if turn(end[0] - start[0]) >= 0 else -1
    north = 1 if end[1] >= start[1] else -1
    corners = (end, (end[0] + east, end[1]), (end[0], end[1] + north), end)
    return [degrees(corner) for corner in corners]


def there(start: Place, bearing: float, metres: float) -> Place:
    end = GRS80.Direct(*reversed(degrees(start)), bearing, metres)
    return turn(round(end["lon2"] * UNIT)), round(end["lat2"] * UNIT)


def geodesic(start: Place, end: Place) -> float:
    return GRS80.Inverse(*reversed(degrees(start)), *reversed(degrees(end)))["s12"]


def turn(longitude: int) -> int:
    """Between 180° W and 180° E."""
    return (longitude + 180 * UNIT) % (360 * UNIT) - 180 * UNIT


def degrees(place: Place) -> list[float]:
    return [place[0] / UNIT, place[1] / UNIT]


def rows() -> Iterator[tuple[str, Place, Place, float]]:
    for rank, (name, (lon, lat)) in enumerate(PLACES.items()):
        start = round(lon * UNIT), round(lat * UNIT)
        bearings = [BEARINGS[(rank + step) % len(BEARINGS)] for step in range(len(STEPS))]
        # At the antimeridian, to the other side of it too.
        bearings += [90, 270]
        for bearing, metres in zip(bearings, (*STEPS, 300, 500), strict=True):
            end = there(start, bearing, metres)
            yield name, start, end, geodesic(start, end)


def written() -> str:
    text = io.StringIO(newline="")
    version = importlib.metadata.version("geographiclib")
    text.write(
        "# Made by tests/oracles/metric.py: geodesics of GRS80, GeographicLib "
        f"(geographiclib {version} of PyPI).\n"
    )
    table = csv.writer(text, lineterminator="\n")
    table.writerow(["place", "lon1", "lat1", "lon2", "lat2", "metres"])
    for name, start, end, metres in rows():
        places = [f"{number / UNIT:.7f}" for number in (*start, *end)]
        table.writerow([name, *places, f"{metres:.4f}"])
    return text.getvalue()


if __name__ == "__main__":
    TABLE.write_text(written(), encoding="utf-8")
