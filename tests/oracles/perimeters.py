"""Perimeters: areas and rings against GEOS (shapely), distances against geodesics (pyproj).

The real perimeters are read from the folder that `CDV_OPEN_DATA` names; those of a fixed seed, which have
every defect that a file can have, are asked about in any case.
"""

import math
import os
from collections.abc import Iterator
from random import Random

import numpy as np
import shapely

from ground import (
    AROUND,
    GRS80,
    METRES_PER_UNIT,
    NEAR,
    UNIT,
    Area,
    Ring,
    area_of,
    bounds_area,
    clean,
    closed,
    degrees,
    drawn,
    edges,
    even_odd,
    made,
    published,
    sent,
)
from harness import Oracle, Verdict, spaced

SMALL_RINGS = 5_000
REAL_POINTS, MADE_POINTS = 100_000, 20_000
# How many points are asked about together.
SLICE = 1_000

# The last one is beyond what the library has cells for.
FAR, FARTHER = 500, 600
# What the metric of the library promises, in metres.
PROMISED = 0.01

INVALID = "an area that GEOS calls invalid: inside is even-odd in each polygon, then their union"
AT_THE_EDGE = f"within 1 cm of {NEAR} m"


def oracles(alea: Random) -> Iterator[Oracle]:
    yield small_rings(alea)
    yield from of("synthetic perimeters", made(alea), alea, MADE_POINTS, (FAR, FARTHER))
    folder = os.environ.get("CDV_OPEN_DATA")
    if folder:
        yield from of("real perimeters", published(folder), alea, REAL_POINTS, (FAR,))
    else:
        print("CDV_OPEN_DATA is not set: real perimeters are not read")


def of(
    name: str, collection: dict, alea: Random, count: int, radii: tuple[int, ...]
) -> Iterator[Oracle]:
    areas = [area_of(feature) for feature in collection["features"]]
    read = Oracle(name, "files, as many perimeters as features,")
    read.ask("perimeters", [collection], [[area.code for area in areas], []])
    yield read

    rings = Oracle("GEOS", f"rings of {name}: closed, repeated points, area, crossings")
    for ring in (ring for area in areas for ring in area.rings):
        ask_ring(rings, ring)
    yield rings

    points = drawn(alea, areas, count)
    inside = containing(areas, points)
    metres = distances(areas, points)
    yield contains(name, areas, points, *inside)
    yield near(name, areas, points, inside[0], metres)
    for radius in radii:
        yield far(name, areas, points, inside[0], metres, radius)
    yield together(name, points, (NEAR, *radii))


# Rings.


def small_rings(alea: Random) -> Oracle:
    """On so few places, most rings touch, cross, or go back on themselves."""
    oracle = Oracle("GEOS", "rings of a few places: closed, repeated points, area, crossings")
    for _ in range(SMALL_RINGS):
        size = alea.choice((2, 3, 5))
        ring = [[alea.randint(0, size), alea.randint(0, size)] for _ in range(alea.randint(3, 9))]
        if alea.random() < 0.8:
            ring.append(ring[0])
        ask_ring(oracle, np.array(ring))
    return oracle


def ask_ring(oracle: Oracle, ring: Ring) -> None:
    met = set()
    if not closed(ring):
        met.add("ANNEAU-NON-FERME")
    if len(clean(ring)) < len(ring) - closed(ring):
        met.add("POINTS-REPETES")
    if not bounds_area(ring):
        met.add("ANNEAU-SANS-AIRE")
    elif not shapely.LinearRing(clean(ring)).is_simple:
        met.add("ANNEAU-SE-RECOUPE")
    oracle.judge("ring", [degrees(ring)], lambda ours: Verdict(set(ours) == met, sorted(met)))


# Areas.

Pairs = set[tuple[int, int]]


def containing(areas: list[Area], points: np.ndarray) -> tuple[Pairs, Pairs]:
    """Which points are in which areas, and the pairs of which GEOS alone says otherwise."""
    tree = shapely.STRtree([area.shape for area in areas])
    shapes = shapely.points(points)
    geos = set(zip(*tree.query(shapes, predicate="intersects").tolist(), strict=True))
    ours = set(geos)
    places = shapely.STRtree(shapes)
    for rank in np.flatnonzero(~shapely.is_valid(tree.geometries)):
        near = places.query(shapely.box(*areas[rank].bounds))
        polygons = areas[rank].polygons
        inside = np.any([even_odd(polygon, points[near]) for polygon in polygons], axis=0)
        ours -= {(place, rank) for place in near.tolist()}
        ours |= {(place, rank) for place in near[inside].tolist()}
    return ours, ours ^ geos


def contains(name: str, areas: list[Area], points: np.ndarray, ours: Pairs, apart: Pairs) -> Oracle:
    oracle = Oracle("GEOS", f"points in, on, and out of {name}")
    expected = by_point(areas, ours, len(points))
    reasons = {place: INVALID for place, _ in apart}
    for place, point in enumerate(points):
        codes = sorted(expected[place])
        reason = reasons.get(place)

        def judge(ours: list, codes=codes, reason=reason) -> Verdict:
            return Verdict([code for code, d in ours[0] if d == 0] == codes, codes, reason)

        oracle.judge("near", [sent(point), [NEAR]], judge)
    return oracle


def by_point(areas: list[Area], pairs: Pairs, count: int) -> list[set[str]]:
    codes = [set() for _ in range(count)]
    for place, rank in pairs:
        codes[place].add(areas[rank].code)
    return codes


# Distances.


def distances(areas: list[Area], points: np.ndarray) -> list[dict[str, float]]:
    """By geodesics of GRS80, the metres from each point to each boundary that may be near."""
    up = AROUND / METRES_PER_UNIT
    tree = shapely.STRtree(shapely.points(points))
    pairs, parts = [], []
    for rank, area in enumerate(areas):
        west, south, east, north = area.bounds
        across = up / math.cos(math.radians(max(abs(south), abs(north)) / UNIT))
        near = tree.query(shapely.box(west - across, south - up, east + across, north + up))
        a, b = edges([ring for polygon in area.polygons for ring in polygon])
        for few in np.array_split(near, 1 + near.size * a.shape[1] // 1_000_000):
            place, edge, part = nearest_edges(points[few], a, b)
            pairs.append(np.stack([few[place], np.full_like(place, rank)]))
            parts.append(np.concatenate([points[few[place]].T, a[:, edge], b[:, edge], [part]]))
    places, ranks = np.concatenate(pairs, axis=1).tolist()
    metres = along(np.concatenate(parts, axis=1)).tolist()
    found: list[dict[str, float]] = [{} for _ in points]
    for place, rank, length in zip(places, ranks, metres, strict=True):
        code = areas[rank].code
        found[place][code] = min(length, found[place].get(code, math.inf))
    return found


def nearest_edges(points: np.ndarray, a: np.ndarray, b: np.ndarray) -> tuple[np.ndarray, ...]:
    """The edges that may be the nearest ones of each point, roughly, and the part of them that may be."""
    up = np.full(len(points), METRES_PER_UNIT)
    scale = np.stack([up * np.cos(np.radians(points[:, 1] / UNIT)), up])[:, :, None]
    ax, ay = (a[:, None, :] - points.T[:, :, None]) * scale
    ux, uy = (b - a)[:, None, :] * scale
    part = np.clip(-(ax * ux + ay * uy) / (ux * ux + uy * uy), 0, 1)
    rough = np.hypot(ax + part * ux, ay + part * uy)
    least = rough.min(axis=1, keepdims=True, initial=math.inf)
    # Wrong by less than one in a hundred; beyond, nothing is asked.
    place, edge = np.nonzero((rough <= least * 1.02 + 1) & (least < AROUND))
    return place, edge, part[place, edge]


def along(rows: np.ndarray) -> np.ndarray:
    """The least geodesic from a point to an edge, a straight line of longitude and latitude."""
    point, a, b, part = rows[0:2], rows[2:4], rows[4:6], rows[6]

    def metres(part: np.ndarray) -> np.ndarray:
        lon, lat = (a + part * (b - a)) / UNIT
        return GRS80.inv(*(point / UNIT), lon, lat)[2]

    # Its square is all but a parabola over a few metres: twice to the bottom of one through three places.
    for step in (8, 2):
        step = step / (np.hypot(*(b - a)) * METRES_PER_UNIT)
        before, here, after = (metres(part + shift) ** 2 for shift in (-step, 0, step))
        part = np.clip(part + step * (before - after) / (2 * (before - 2 * here + after)), 0, 1)
    return metres(part)


def near(
    name: str, areas: list[Area], points: np.ndarray, inside: Pairs, metres: list[dict[str, float]]
) -> Oracle:
    oracle = Oracle("geodesics", f"points by what is under {NEAR} m of them, {name}")
    for place, (point, within) in enumerate(
        zip(points, by_point(areas, inside, len(points)), strict=True)
    ):
        measured = metres[place]
        expected = within | {code for code, length in measured.items() if length < NEAR}

        def judge(ours: list, expected=expected, measured=measured) -> Verdict:
            differ = expected ^ {code for code, _ in ours[0]}
            agrees = all(abs(measured.get(code, 0) - NEAR) <= PROMISED for code in differ)
            return Verdict(agrees, sorted(expected), AT_THE_EDGE if differ else None)

        oracle.judge("near", [sent(point), [NEAR]], judge)
    return oracle


def far(
    name: str,
    areas: list[Area],
    points: np.ndarray,
    inside: Pairs,
    metres: list[dict[str, float]],
    radius: int,
) -> Oracle:
    errors: list[float] = []
    oracle = Oracle("geodesics", f"points by their distances up to {radius} m, {name}")
    oracle.note = lambda: (
        f"{spaced(len(errors))} distances, {1_000 * max(errors):.3g} mm off at most"
    )
    for place, (point, within) in enumerate(
        zip(points, by_point(areas, inside, len(points)), strict=True)
    ):
        expected = metres[place] | dict.fromkeys(within, 0.0)

        def judge(ours: list, expected=expected, within=within) -> Verdict:
            found = dict(ours[0])
            outside = {code: length for code, length in found.items() if length > 0}
            errors.extend(abs(length - expected[code]) for code, length in outside.items())
            missed = {code for code, length in expected.items() if length < radius - PROMISED}
            agrees = (
                missed <= found.keys()
                and found.keys() - outside.keys() == within
                and all(abs(found[code] - expected[code]) < PROMISED for code in found)
                # Nearest first, then by code.
                and ours[0] == sorted(ours[0], key=lambda pair: (pair[1], pair[0]))
            )
            return Verdict(agrees, expected)

        oracle.judge("near", [sent(point), [radius]], judge)
    return oracle


def together(name: str, points: np.ndarray, radii: tuple[int, ...]) -> Oracle:
    oracle = Oracle("one by one", f"slices of {SLICE} points around {name}")
    for start in range(0, len(points), SLICE):
        for radius in radii:
            oracle.judge(
                "near_each",
                [sent(points[start : start + SLICE]), radius],
                lambda ours: Verdict(ours[0] == ours[1], "the same as a slice"),
            )
    return oracle
