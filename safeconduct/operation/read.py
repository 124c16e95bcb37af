"""Read an operation folder."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from safeconduct.errors import InputError
from safeconduct.operation.areas import read_areas
from safeconduct.operation.build import Beside, build_operation
from safeconduct.operation.build_people import Level
from safeconduct.operation.check import check_operation
from safeconduct.operation.model import Operation
from safeconduct.operation.read_beside import (
    find_roads,
    read_enclosed,
    read_recorded,
    read_terms,
)
from safeconduct.operation.read_document import read_document
from safeconduct.operation.stated import where
from safeconduct.reading.collector import collector_resting
from safeconduct.reading.folder import Folder
from safeconduct.reading.open_folder import open_folder
from safeconduct.reading.yaml_text import Document


def read_operation(
    folder: Path | str,
    *,
    roads: Path | None = None,
    settings: Sequence[str] = (),
    population: Level = "value",
) -> Operation:
    """Read, check and build an operation from its folder.

    Parameters
    ----------
    folder
        The folder with ``operation.yaml``.
    roads
        A road file or folder in place of the one the folder names.
    settings
        Changes such as ``corridors.west.screening.lanes=8``, put in before checking.
    population
        Which end of a stated range of an area's population counts as its value.

    Returns
    -------
    Operation
        Frozen and complete.

    Raises
    ------
    InputError
        With every fault found in all files.
    """
    with collector_resting():
        return _read(open_folder(folder), roads, settings, population)


def _read(
    files: Folder, roads: Path | None, settings: Sequence[str], population: Level
) -> Operation:
    stated, plain = read_document(files, settings)
    named = _Named(files, plain)
    areas = read_areas(files, *named.file("areas", _usual_areas(files)))
    enclosed = read_enclosed(files, *named.file("enclosed", "enclosed.geojson"))
    recorded = read_recorded(files, *named.file("recorded", "recorded.csv"))
    terms = read_terms(files, *named.file("terms", "terms"))
    road_path = roads or find_roads(files, *named.file("roads", "roads"))
    if stated is not None:
        files.faults.extend(check_operation(stated, areas, enclosed))
    if stated is None or files.faults:
        raise InputError(files.faults)
    digest = _digest_sha256(files, plain if settings else None, population)
    rings = tuple(ring for feature in enclosed for ring in feature.rings)
    beside = Beside(files.root, areas, rings, recorded, terms, road_path, digest)
    return build_operation(stated, beside, population)


def _digest_sha256(files: Folder, changed: Document | None, population: Level) -> str:
    """Tell apart what is read of one folder with different settings or populations."""
    digest = files.digest_sha256()
    if changed is None and population == "value":
        return digest
    terms = None if changed is None else changed.value
    said = json.dumps([digest, terms, population], sort_keys=True, default=str)
    return hashlib.sha256(said.encode()).hexdigest()


def _usual_areas(files: Folder) -> str:
    """Give the table of areas where there is one and no GeoJSON."""
    only_table = files.has("areas.csv") and not files.has("areas.geojson")
    return "areas.csv" if only_table else "areas.geojson"


class _Named:
    """The files a document names, also where the rest of it is at fault."""

    def __init__(self, files: Folder, plain: Document | None) -> None:
        self.files = files
        self.plain = plain

    def file(self, key: str, otherwise: str) -> tuple[str, tuple[str, int] | None]:
        """Give a file's name and where it is named; a file not named need not be there."""
        said: Any = self.plain.value.get(key) if self.plain else None
        if self.plain is None or not isinstance(said, str) or not said.strip():
            return otherwise, None
        place = where(self.plain.lines, (key,))
        return said.strip(), (place.file, place.line)
