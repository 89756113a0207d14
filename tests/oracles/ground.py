"""Perimeters to ask about, published and made, and points around them.

Coordinates are whole numbers of 10⁻⁷ degree, for GEOS too: doubles hold them, and its predicates are
exact on them, so that « on the boundary » means the same on both sides.
"""

import json
import math
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
import shapely
from pyproj import Geod

UNIT = 10**7
HALF_TURN = 180 * UNIT
FILE = "qpv/qpv2024.geojson"
MADE = 300

NEAR = 300
# How far points are drawn, and looked at: beyond the longest radius, so that what is not near is seen too.
AROUND = 700

GRS80 = Geod(ellps="GRS80")
METRES_PER_UNIT = 111_200 / UNIT

# A ring as the file has it, in whole units: a row a point.
Ring = np.ndarray


@dataclass(frozen=True)
class Area:
    """A perimeter, as it is sent and as the peers take it: the rings that bound an area."""

    code: str
    rings: list[Ring]
    polygons: list[list[Ring]]
    shape: shapely.MultiPolygon
    # West, south, east, north; around its holes too, which may leave their polygon.
    bounds: tuple[int, int, int, int]


# Rings.


def closed(ring: Ring) -> bool:
    return len(ring) > 1 and (ring[0] == ring[-1]).all()


def clean(ring: Ring) -> Ring:
    """Without the closing point, without points in a row at one place."""
    return ring[(ring != np.roll(ring, 1, axis=0)).any(axis=1)]


def bounds_area(ring: Ring) -> bool:
    """Whether some face of its lines is inside by even-odd."""
    ring = clean(ring)
    if len(ring) < 3:
        return False
    line = shapely.LinearRing(ring)
    if line.is_simple:
        return True
    # Not `make_valid`: it takes lines that come twice as if they came once.
    faces = shapely.get_parts(shapely.polygonize([shapely.node(line)]))
    return even_odd([ring], shapely.get_coordinates(shapely.point_on_surface(faces))).any()


def degrees(units: np.ndarray) -> list:
    return (units / UNIT).tolist()


def sent(points: np.ndarray) -> list:
    """In degrees, from 180° W to 180° E; across the antimeridian, the peers count on."""
    x = (points[..., 0] + HALF_TURN) % (2 * HALF_TURN) - HALF_TURN
    return degrees(np.stack([x, points[..., 1]], axis=-1))


def even_odd(polygon: list[Ring], points: np.ndarray) -> np.ndarray:
    """From the definition, exactly where points are whole; on a ring is inside."""
    x, y = points[:, :1], points[:, 1:]
    (ax, ay), (bx, by) = edges(polygon)
    side = (bx - ax) * (y - ay) - (by - ay) * (x - ax)
    level = (ay <= y) != (by <= y)
    crossed = (level & ((side > 0) == (by > ay))).sum(axis=1) % 2 == 1
    between = (np.minimum(ax, bx) <= x) & (x <= np.maximum(ax, bx))
    between &= (np.minimum(ay, by) <= y) & (y <= np.maximum(ay, by))
    return crossed | ((side == 0) & between).any(axis=1)


def edges(polygon: list[Ring]) -> tuple[np.ndarray, np.ndarray]:
    """Both ends of each edge, a row for each axis."""
    return np.concatenate(polygon).T, np.concatenate([np.roll(r, -1, axis=0) for r in polygon]).T


# Perimeters.


def published(folder: str) -> dict:
    return json.loads((Path(folder) / FILE).read_text(encoding="utf-8"))


def area_of(feature: dict) -> Area:
    geometry = feature["geometry"]
    coordinates = geometry["coordinates"]
    read = [[np.rint(np.array(ring) * UNIT).astype(np.int64) for ring in p] for p in coordinates]
    kept = [[clean(ring) for ring in p if bounds_area(ring)] for p in read if bounds_area(p[0])]
    shape = shapely.MultiPolygon([shapely.Polygon(p[0], p[1:]) for p in kept])
    corners = np.concatenate([ring for p in kept for ring in p])
    bounds = (*corners.min(axis=0).tolist(), *corners.max(axis=0).tolist())
    rings = [ring for p in read for ring in p]
    return Area(feature["properties"]["code_qp"], rings, kept, shape, bounds)


def made(alea: Random) -> dict:
    """Perimeters with holes, several polygons, and what is wrong in real files or could be."""
    features = []
    for place in range(MADE):
        # As far south and north of the equator as French territories are.
        x, y = alea.randint(-179 * UNIT, 179 * UNIT), alea.randint(-50 * UNIT, 52 * UNIT)
        if alea.random() < 0.1:
            # At the antimeridian; the two sides of it far apart.
            x = (HALF_TURN - 80_000) * (1 if y > 0 else -1)
        polygons = [polygon(alea, x, y) for _ in range(alea.choice((1, 1, 2, 3)))]
        if alea.random() < 0.1:
            # Its hole goes with it.
            polygons.insert(0, [flat(alea, x, y), star(alea, x, y, 9_000)])
        features.append(
            {
                "type": "Feature",
                "properties": {"code_qp": f"QP{1 + place // 100:03}{1 + place % 100:03}"},
                "geometry": {"type": "MultiPolygon", "coordinates": polygons},
            }
        )
    return {"type": "FeatureCollection", "features": features}


def polygon(alea: Random, x: int, y: int) -> list:
    x, y = x + alea.randint(-60_000, 60_000), y + alea.randint(-60_000, 60_000)
    shell = star(alea, x, y, alea.randint(10_000, 90_000))
    # A hole may leave the shell, or meet another.
    holes = [
        star(alea, x + alea.randint(-9_000, 9_000), y + alea.randint(-9_000, 9_000), 9_000)
        for _ in range(alea.choice((0, 0, 1, 2)))
    ]
    if alea.random() < 0.1:
        holes.append(flat(alea, x, y))
    return [shell, *holes]


def flat(alea: Random, x: int, y: int) -> list:
    """A ring that goes back the way it came."""
    way = [[x + alea.randint(-9_000, 9_000), y + alea.randint(-9_000, 9_000)] for _ in range(3)]
    return degrees(np.array([*way, *reversed(way[:-1])]))


def star(alea: Random, x: int, y: int, size: int) -> list:
    """A ring around a place; now and then out of order, with repeated points, or left open."""
    angles = [alea.uniform(0, 2 * math.pi) for _ in range(alea.randint(3, 60))]
    if alea.random() < 0.7:
        angles.sort()
    # Files round to so many units: edges then go through many whole places.
    step = alea.choice((1, 10, 1_000))
    lengths = [size * alea.uniform(0.4, 1) for _ in angles]
    ring = [
        [round((x + r * math.cos(a)) / step) * step, round((y + r * math.sin(a)) / step) * step]
        for a, r in zip(angles, lengths, strict=True)
    ]
    # What is cut at the antimeridian has edges along it.
    ring = [[max(-HALF_TURN, min(x, HALF_TURN)), y] for x, y in ring]
    if not bounds_area(np.array(ring)):
        return star(alea, x, y, size)
    if alea.random() < 0.2:
        ring.insert(1, ring[0])
    if alea.random() < 0.9:
        ring.append(ring[0])
    return degrees(np.array(ring))


# Points.


def drawn(alea: Random, areas: list[Area], count: int) -> np.ndarray:
    """Around perimeters drawn with equal chance, on their vertices and edges, a hair off, and at 300 m."""
    dice = np.random.default_rng(alea.getrandbits(64))
    kinds = dice.choice(5, count, p=[0.55, 0.1, 0.1, 0.1, 0.15])
    return np.array([point(dice, areas[dice.integers(len(areas))], kind) for kind in kinds])


def point(dice: np.random.Generator, area: Area, kind: int) -> np.ndarray:
    if kind == 0:
        west, south, east, north = area.bounds
        up = AROUND / METRES_PER_UNIT
        across = up / math.cos(math.radians(north / UNIT))
        return dice.integers(
            [west - across, south - up], [east + across, north + up], dtype=np.int64
        )
    rings = [ring for polygon in area.polygons for ring in polygon]
    ring = rings[dice.integers(len(rings))]
    place = dice.integers(len(ring))
    vertex, step = ring[place], ring[place] - ring[place - 1]
    if kind == 1:
        return vertex
    if kind == 4:
        lon, lat, _ = GRS80.fwd(*degrees(vertex), dice.uniform(0, 360), NEAR + dice.normal(0, 0.02))
        x, y = round(lon * UNIT), round(lat * UNIT)
        return np.array([x + 2 * HALF_TURN * round((vertex[0] - x) / (2 * HALF_TURN)), y])
    # The whole places of an edge are as many as the greatest divisor of its step.
    parts = math.gcd(*step.tolist())
    on_edge = vertex - step // parts * dice.integers(parts)
    return on_edge if kind == 2 else on_edge + dice.integers(-1, 2, 2)
