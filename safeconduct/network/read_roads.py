"""Roads from whatever file or folder they lie in."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from safeconduct.errors import Fault, InputError
from safeconduct.network.cache import cached_roads
from safeconduct.network.read_gmns import read_gmns
from safeconduct.network.read_osm import read_osm
from safeconduct.network.roads import Roads

_OSM = (".osm.pbf", ".pbf", ".osm", ".osm.gz", ".osm.bz2")
_WHY = "Without roads no way out can be found."


def read_roads(
    path: Path, label: str | None = None, *, coordinates: bool = True, cache: bool = True
) -> Roads:
    """Read a GMNS folder or an OpenStreetMap file.

    Parameters
    ----------
    path
        The folder, or the file.
    label
        How messages name it.
    coordinates
        Whether every node must have coordinates.
    cache
        Whether to keep what was read for the next time.

    Returns
    -------
    Roads
        Links and streets, guesses marked.

    Raises
    ------
    InputError
        The roads are missing, of another kind or faulty.
    """
    label = label or str(path)
    if path.is_dir():
        # Whether coordinates are needed changes what is a fault, never what is read.
        files = [path / "node.csv", path / "link.csv"]
        roads = cached_roads(
            files, lambda: read_gmns(path, label, coordinates=coordinates), cache=cache
        )
        if coordinates and np.isnan(roads.lon).any():
            return read_gmns(path, label)
        return roads
    if not path.exists():
        remedy = "Name a GMNS folder or an .osm.pbf file under `roads`."
        raise InputError([Fault(label, 0, "SC301", "The roads are not there.", _WHY, remedy)])
    if not path.name.lower().endswith(_OSM):
        what = "The road file is of no kind this program reads."
        remedy = "Name a GMNS folder, or a file that ends in .osm.pbf, .osm, .osm.gz or .osm.bz2."
        raise InputError([Fault(label, 0, "SC302", what, _WHY, remedy)])
    return cached_roads([path], lambda: read_osm(path, label), cache=cache)
