"""Quarters that contain a point or are less than 300 m from it, against geo, GEOS and DuckDB.

The perimeters are the real ones of 2024, read from the folder that `CDV_OPEN_DATA` names. Each peer gets
them without what it would stumble over or pay for: points repeated in a row, rings without area.
"""

import json
import os
import statistics
import sys
from pathlib import Path

import geopandas as gpd
import numpy as np
import pyproj
import shapely

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

PAQUETS = ["shapely", "geopandas", "pyproj"]
FICHIER = "qpv/qpv2024.geojson"
POINTS = 1_000_000
RAYON = 300
# How far around the box of a perimeter points are drawn: metres, roughly.
AUTOUR = 500
METRES_PAR_DEGRE = 111_200
UNITE = 10**7
DEGRES, LAMBERT = "EPSG:4326", "EPSG:2154"
# Pairs that a projection may move over the edge of 300 m: this share of them at most. By geodesics as many
# are near as we count; Lambert-93, up to 0.8 m off there, moves 296 of 571 336, most of them inwards.
ECART = 1e-4

TRANCHE = f"{NOUS}, as one slice"
RSTAR = "rstar + geo"
SHAPELY = "shapely STRtree"
SHAPELY_LON_LAT = "shapely STRtree, points built and projected"
GEOPANDAS = "geopandas sjoin"
GEOPANDAS_LON_LAT = "geopandas sjoin, points built and projected"
DUCKDB = "DuckDB 1.5.5 spatial"

# Set on made perimeters, where 35 pairs are near for 100 points: each one costs.
BUT_UN, BUT_TRANCHE, BUT_INDEX = 125, 60, 50
BUT_GEOPANDAS = 7

# What is told in the end, beside times.
vus: dict[str, dict[str, list[int]]] = {}
memoires: dict[str, int] = {}


def taches(binaire: str, dossier: Path) -> tuple[Travailleur, list[Tache]]:
    entites = read(Path(os.environ["CDV_OPEN_DATA"]) / FICHIER)
    # Lambert-93 is good for these only; overseas départements are 971 and on.
    metropole = [entite for entite in entites if not code(entite).startswith(("QN97", "QN98"))]
    hasard = np.random.default_rng(GRAINE)
    lieux = {
        nom: write(hasard, siennes, dossier / nom)
        for nom, siennes in [("france", entites), ("metropole", metropole)]
    }
    nous = Travailleur(binaire, str(dossier), "zonage")
    for nom in lieux:
        _, [memoires[nom]] = nous.ask(f"memoire {nom}")

    def ours(commande: str, nombre: int = POINTS):
        def run():
            duree, resultat = nous.ask(commande)
            return duree / nombre, resultat

        return run

    def by_ours(question: str, nom: str):
        return {
            NOUS: ours(f"{question} {nom}"),
            TRANCHE: ours(f"{question} {nom} tranche"),
            RSTAR: ours(f"{question} {nom} rstar"),
        }

    def counted(f):
        def run():
            duree, paires = measure(f)
            return duree / POINTS, [paires]

        return run

    surfaces, points = lieux["metropole"]
    lambert = pyproj.Transformer.from_crs(DEGRES, LAMBERT, always_xy=True).transform
    planes = shapely.transform(surfaces, lambert, interleaved=False)
    planes_points = np.stack(lambert(*points.T), axis=1)
    pairs, near_pairs = by_shapely(surfaces, points, planes, planes_points, lambert)
    joined, near_joined = by_geopandas(surfaces, points, planes, planes_points)
    spatial = by_duckdb(dossier, {"dans": (surfaces, points), "pres": (planes, planes_points)})
    jobs = [
        Tache(
            f"quarters that contain a point or are under {RAYON} m, {count(len(entites))} perimeters",
            "point",
            POINTS,
            by_ours("deux", "france"),
            ECART,
        ),
        Tache(
            f"quarters that contain a point, {count(len(metropole))} perimeters of Métropole",
            "point",
            POINTS,
            by_ours("dans", "metropole")
            | {outil: counted(f) for outil, f in (pairs | joined).items()}
            | {outil: asked("dans") for outil, asked in spatial.items()},
        ),
        Tache(
            f"quarters under {RAYON} m, {count(len(metropole))} perimeters of Métropole",
            "point",
            POINTS,
            by_ours("pres", "metropole")
            | {outil: counted(f) for outil, f in (near_pairs | near_joined).items()}
            | {outil: asked("pres") for outil, asked in spatial.items()},
            ECART,
        ),
        Tache(
            f"index of {count(len(entites))} perimeters, their copy included",
            "index",
            1,
            {NOUS: ours("index france", 1)},
        ),
    ]
    for job in jobs:
        job.outils = {outil: noted(job.nom, outil, f) for outil, f in job.outils.items()}
    return nous, jobs


def noted(job: str, outil: str, f):
    def run():
        duree, resultat = f()
        vus.setdefault(job, {})[outil] = resultat
        return duree, resultat

    return run


def read(chemin: Path) -> list[dict]:
    entites = json.loads(chemin.read_text(encoding="utf-8"))["features"]
    for entite in entites:
        geometrie = entite["geometry"]
        nets = [[clean(anneau) for anneau in p] for p in geometrie["coordinates"]]
        nets = [[anneau for anneau in p if anneau] for p in nets]
        geometrie["coordinates"] = [p for p in nets if p]
    return entites


def clean(anneau: list) -> list | None:
    """Without points in a row at one place; nothing if it has no area."""
    net = [place for rang, place in enumerate(anneau) if rang == 0 or place != anneau[rang - 1]]
    # A ring that crosses itself may have an area of zero as a sum, none has in this file.
    return net if len(net) > 3 and shapely.Polygon(net).area > 0 else None


def code(entite: dict) -> str:
    return entite["properties"]["code_qp"]


def write(hasard: np.random.Generator, entites: list[dict], chemin: Path):
    """The files that our side reads; gives the same to the peers."""
    texte = json.dumps({"type": "FeatureCollection", "features": entites})
    chemin.with_suffix(".geojson").write_text(texte, encoding="utf-8")
    surfaces = np.array([shapely.geometry.shape(entite["geometry"]) for entite in entites])
    points = draw(hasard, surfaces)
    points.astype("<f8").tofile(chemin.with_suffix(".points"))
    return surfaces, points


def draw(hasard: np.random.Generator, surfaces: np.ndarray) -> np.ndarray:
    """Perimeters drawn with equal chance, points uniform in their box and about 500 m around.

    Points that are exactly on an edge are drawn again: there, peers that compute in degrees say what
    rounding makes them say.
    """
    boites = shapely.bounds(surfaces)[hasard.integers(len(surfaces), size=POINTS + POINTS // 1_000)]
    marge = np.full((len(boites), 2), AUTOUR / METRES_PAR_DEGRE)
    marge[:, 0] /= np.cos(np.radians(boites[:, 3]))
    degres = hasard.uniform(boites[:, :2] - marge, boites[:, 2:] + marge)
    unites = np.rint(degres * UNITE)
    entieres = shapely.transform(surfaces, lambda places: np.rint(places * UNITE))
    arbre = shapely.STRtree(entieres)
    au_bord, _ = arbre.query(shapely.points(unites), predicate="touches")
    return np.delete(unites, au_bord, axis=0)[:POINTS] / UNITE


def by_shapely(surfaces, points, planes, planes_points, lambert):
    arbre, arbre_plan = shapely.STRtree(surfaces), shapely.STRtree(planes)
    geometries, geometries_planes = shapely.points(points), shapely.points(planes_points)

    def near(sien):
        return arbre_plan.query(sien, predicate="dwithin", distance=RAYON).shape[1]

    return {SHAPELY: lambda: arbre.query(geometries, predicate="intersects").shape[1]}, {
        SHAPELY: lambda: near(geometries_planes),
        SHAPELY_LON_LAT: lambda: near(shapely.points(*lambert(*points.T))),
    }


def by_geopandas(surfaces, points, planes, planes_points):
    def frame(geometries, crs: str):
        return gpd.GeoDataFrame(geometry=geometries, crs=crs)

    zones, zones_planes = frame(surfaces, DEGRES), frame(planes, LAMBERT)
    lieux = frame(shapely.points(points), DEGRES)
    lieux_plans = frame(shapely.points(planes_points), LAMBERT)

    def near(siens):
        return len(siens.sjoin(zones_planes, predicate="dwithin", distance=RAYON))

    return {GEOPANDAS: lambda: len(lieux.sjoin(zones, predicate="intersects"))}, {
        GEOPANDAS: lambda: near(lieux_plans),
        GEOPANDAS_LON_LAT: lambda: near(
            frame(gpd.points_from_xy(*points.T), DEGRES).to_crs(LAMBERT)
        ),
    }


def by_duckdb(dossier: Path, lieux: dict[str, tuple[np.ndarray, np.ndarray]]):
    """A process of its own: the extension is of another version of DuckDB than that of the pivots."""
    paquets = os.environ.get("DUCKDB_SPATIAL")
    if not paquets:
        print("DUCKDB_SPATIAL is not set: DuckDB spatial is left out")
        return {}
    for question, (surfaces, points) in lieux.items():
        np.save(dossier / f"{question}.npy", points)
        hexa = "\n".join(shapely.to_wkb(surfaces, hex=True))
        (dossier / f"{question}.hex").write_text(hexa, encoding="ascii")
    script = Path(__file__).with_name("spatial.py")
    autre = Travailleur(sys.executable, "-B", "-E", str(script), paquets, str(dossier))

    def asked(question: str):
        def run():
            duree, resultat = autre.ask(question)
            return duree / POINTS, resultat

        return run

    return {DUCKDB: asked}


def tell_goals(durees: list[Durees], rapports: list[dict[str, float]]):
    deux, _, pres, index = durees
    trouvees, proches = next(iter(vus.values()))[NOUS]
    print(
        f"Points are uniform in the box of a perimeter and about {AUTOUR} m around it, perimeters drawn "
        f"with equal chance, in random order: for 100 points, {100 * trouvees / POINTS:.1f} pairs "
        f"that contain and {100 * proches / POINTS:.1f} that are near."
    )
    for job, resultats in vus.items():
        for outil, resultat in resultats.items():
            if resultat != resultats[NOUS]:
                siennes, notres = count(resultat[-1]), count(resultats[NOUS][-1])
                print(f"{job}: {outil} counts {siennes} pairs, we count {notres}.")
    print(f"both answers, one point after another: {told(deux[NOUS])} (goal: {BUT_UN} ns).")
    print(f"both answers, as one slice: {told(deux[TRANCHE])} (goal: {BUT_TRANCHE} ns).")
    rapport = rapports[2][GEOPANDAS]
    print(
        f"under {RAYON} m: geopandas at {figure(rapport)} × our time for both answers "
        f"(goal: {BUT_GEOPANDAS}), {figure(ratio(pres[GEOPANDAS], pres[TRANCHE]))} × that of a slice."
    )
    print(f"index ready: {told(index[NOUS])} (goal: {BUT_INDEX} ms).")
    for nom, octets in memoires.items():
        print(f"index of {nom}: {octets / 1e6:.1f} MB beside the perimeters.")


def told(durees: list[float]) -> str:
    """Whatever else the machine does only adds."""
    return f"{duration(statistics.median(durees))}, {duration(min(durees))} at best"
