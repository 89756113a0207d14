"""DuckDB's extension for areas, in a process that takes its own time: a command a line, as our side."""

import sys
from pathlib import Path

# Where this DuckDB is, apart from the one of pivots.
sys.path.insert(0, sys.argv[1])

import duckdb  # noqa: E402
import duckdb_extension_spatial  # noqa: E402
import numpy as np  # noqa: E402

from harnais import measure  # noqa: E402

CONDITIONS = {"dans": "ST_Intersects(zone, lieu)", "pres": "ST_DWithin(zone, lieu, 300)"}


def main():
    dossier = Path(sys.argv[2])
    extension = f"extensions/v{duckdb.__version__}/spatial.duckdb_extension"
    extension = Path(duckdb_extension_spatial.__file__).parent / extension
    base = duckdb.connect(config={"threads": 1})
    base.load_extension(str(extension))
    for question in CONDITIONS:
        x, y = np.load(dossier / f"{question}.npy").T.copy()
        hexa = np.array((dossier / f"{question}.hex").read_text(encoding="ascii").split())
        base.register("points", {"x": x, "y": y})
        base.register("surfaces", {"hexa": hexa})
        base.execute(f"create table lieux_{question} as select ST_Point(x, y) as lieu from points")
        base.execute(
            f"create table zones_{question} as select ST_GeomFromHEXWKB(hexa) as zone from surfaces"
        )
    for ligne in sys.stdin:
        question = ligne.strip()
        requete = (
            f"select count(*) from lieux_{question} join zones_{question} on {CONDITIONS[question]}"
        )
        duree, [(paires,)] = measure(lambda requete=requete: base.execute(requete).fetchall())
        print(duree, paires, flush=True)


main()
