"""Read the smaller files beside ``operation.yaml``: the enclosed edge and the record."""

from __future__ import annotations

from pathlib import Path

from safeconduct.errors import Fault
from safeconduct.operation.areas import number_in_cell
from safeconduct.operation.model import Recorded, Where
from safeconduct.reading.folder import Folder
from safeconduct.reading.geojson import Feature, read_geojson
from safeconduct.reading.table import read_table
from safeconduct.reading.yaml_text import read_yaml
from safeconduct.units import parse_date

RECORDED_COLUMNS = ("date", "what", "value", "unit", "said_by", "source", "standing")


def read_enclosed(folder: Folder, name: str, named_at: tuple[str, int] | None) -> list[Feature]:
    """Read the edge of the enclosed area.

    Parameters
    ----------
    folder
        The folder; faults gather there.
    name
        A GeoJSON file of polygons.
    named_at
        File and line that name it; ``None``: the usual name, which need not be there.

    Returns
    -------
    list of Feature
        Its polygons. A place is enclosed when it lies within an odd number of all their rings.
    """
    if named_at is None and not folder.has(name):
        return []
    text = folder.text(name, named_at)
    if text is None:
        return []
    before = len(folder.faults)
    features = read_geojson(text, name, folder.faults, geometries=("Polygon", "MultiPolygon"))
    if not features and len(folder.faults) == before:
        what, why = (
            "There is no polygon in the file.",
            "It should be the edge of the enclosed area.",
        )
        folder.faults.append(Fault(name, 1, "SC123", what, why, "Draw the edge as a polygon."))
    return features


def read_recorded(
    folder: Folder, name: str, named_at: tuple[str, int] | None
) -> tuple[Recorded, ...]:
    """Read what really happened.

    Parameters
    ----------
    folder
        The folder; faults gather there.
    name
        A table.
    named_at
        File and line that name it; ``None``: the usual name, which need not be there.

    Returns
    -------
    tuple of Recorded
        Row by row.
    """
    if named_at is None and not folder.has(name):
        return ()
    text = folder.text(name, named_at)
    if text is None:
        return ()
    rows = read_table(
        text,
        name,
        folder.faults,
        required=RECORDED_COLUMNS,
        allowed=lambda column: column == "note",
    )
    found: list[Recorded] = []
    for row in rows:
        cells = dict(row.cells)
        value = number_in_cell(cells.pop("value"), "value", Where(name, row.line), folder.faults)
        try:
            parse_date(cells["date"])
        except ValueError as error:
            why, remedy = "A row of the record has its day.", "Write it as 2016-07-29."
            fault = Fault(name, row.line, "SC208", f"date: {error}.", why, remedy)
            folder.faults.append(fault)
        else:
            found.append(Recorded(value=value or 0.0, **cells))
    return tuple(found)


def read_terms(folder: Folder, name: str, named_at: tuple[str, int] | None) -> tuple[Path, ...]:
    """List the instruments in force; each must be YAML, and the digest covers it."""
    if named_at is None and not folder.has(name):
        return ()
    names = folder.names(name, named_at)
    chosen = [each for each in names if each.endswith((".yaml", ".yml"))]
    for each in chosen:
        text = folder.text(each)
        if text is not None:
            read_yaml(text, each, folder.faults)
    return tuple(folder.root / each for each in chosen)


def find_roads(folder: Folder, name: str, named_at: tuple[str, int] | None) -> Path | None:
    """Give the path of the roads, if the folder names any or has them in the usual place."""
    if folder.has(name):
        return folder.root / name
    if named_at is not None:
        why, remedy = "No way can be found without roads.", "Put them there, or correct the path."
        fault = Fault(*named_at, "SC101", f"There are no roads at {name!r}.", why, remedy)
        folder.faults.append(fault)
    return None
