"""Read where people are, from GeoJSON or CSV."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, StringConstraints, ValidationError

from safeconduct.errors import Fault
from safeconduct.operation.document_parts import Document, FigureDocument, NameText, Persons
from safeconduct.operation.document_text import Id, NodeId
from safeconduct.operation.explain import explain_errors
from safeconduct.operation.model import Where
from safeconduct.reading.folder import Folder
from safeconduct.reading.geojson import Feature, LonLat, Ring, read_geojson
from safeconduct.reading.json_text import JsonText
from safeconduct.reading.lines import Step
from safeconduct.reading.table import Row, read_table

AreaId = Annotated[
    str,
    BeforeValidator(lambda stated: str(stated) if type(stated) is int else stated),
    StringConstraints(pattern=r"^\w[\w\-. '’()]*$", max_length=120),
]
"""As an id, but spaces, dots, brackets and apostrophes may stand in it as well."""

_COLUMNS = ("pcode", "name", "name_ar", "lon", "lat", "node")
_NUMBER = re.compile(r"[-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]{1,3})?\Z")
_FIGURE = {"": "value", "_low": "low", "_high": "high", "_source": "source"}
_KNOWN = ("id", *_COLUMNS, *(f"population{end}" for end in _FIGURE))


class AreaDocument(Document):
    """What an area says of itself."""

    id: AreaId = Field(description="id of the area, once in the file")
    name: NameText | None = Field(None, description="name; left out: its id")
    name_ar: str | None = Field(None, description="name in Arabic, where name is in English")
    pcode: str | None = Field(None, description="P-code of the place")
    node: NodeId | None = Field(None, description="node of the road file, in place of geometry")
    population: Persons | None = Field(None, description="persons in all groups together")
    persons: dict[Id, Persons] = Field({}, description="persons by group, in place of shares")


@dataclass(frozen=True, slots=True)
class AreaRead:
    """An area as read: what it says, where it lies, and where that stands."""

    document: AreaDocument
    point: LonLat | None
    rings: tuple[Ring, ...]
    locate: Callable[[Sequence[Step]], Where]

    @property
    def where(self) -> Where:
        """Give the line it begins on."""
        return self.locate(())


def read_areas(folder: Folder, name: str, named_at: tuple[str, int] | None) -> list[AreaRead]:
    """Read the areas of a folder.

    Parameters
    ----------
    folder
        The folder; faults gather there.
    name
        The file, a table if it ends in ``.csv``.
    named_at
        File and line that name it.

    Returns
    -------
    list of AreaRead
        Those that could be read, in the order of the file.
    """
    text = folder.text(name, named_at)
    if text is None:
        return []
    before = len(folder.faults)
    if name.lower().endswith(".csv"):
        rows = read_table(text, name, folder.faults, required=(), allowed=_column, known=_KNOWN)
        found = [_from_row(row, name, folder.faults) for row in rows]
    else:
        features = read_geojson(
            text, name, folder.faults, geometries=("Point", "Polygon", "MultiPolygon", None)
        )
        found = [_from_feature(feature, name, folder.faults) for feature in features]
    if not found and len(folder.faults) == before:
        why = "An operation has at least one area and one group."
        folder.faults.append(Fault(name, 1, "SC254", "There is no area.", why, "Add one."))
    return [area for area in found if area is not None]


def figures_of_area(area: AreaRead) -> Iterator[tuple[tuple[str, ...], FigureDocument]]:
    """Give every figure of an area with its key."""
    said = area.document
    if said.population is not None:
        yield ("population",), said.population
    for id_, figure in said.persons.items():
        yield ("persons", id_), figure


def _from_feature(feature: Feature, file: str, faults: list[Fault]) -> AreaRead | None:
    source, offset = feature.text, feature.offset

    def locate(path: Sequence[Step]) -> Where:
        return Where(file, _line(source, offset, path))

    document = _valid(feature.properties, locate, faults)
    if document is None:
        return None
    return AreaRead(document, feature.point, feature.rings, locate)


def _line(source: JsonText, offset: int, path: Sequence[Step]) -> int:
    if not path:
        return source.line(offset)
    return source.line(source.find(offset, ["properties", *map(str, path)]))


def _valid(
    stated: dict[str, Any], locate: Callable[[Sequence[Step]], Where], faults: list[Fault]
) -> AreaDocument | None:
    try:
        return AreaDocument.model_validate(stated)
    except ValidationError as error:
        faults.extend(explain_errors(error, AreaDocument, locate))
        return None


def _column(name: str) -> bool:
    return name in _KNOWN or (name.startswith("persons:") and name != "persons:")


def _from_row(row: Row, file: str, faults: list[Fault]) -> AreaRead | None:
    place = Where(file, row.line)
    before = len(faults)
    stated: dict[str, Any] = {key: row.cells[key] for key in _COLUMNS if row.cells.get(key)}
    stated["id"] = row.cells.get("id") or row.cells.get("pcode") or None
    lon, lat = (number_in_cell(stated.pop(key, ""), key, place, faults) for key in ("lon", "lat"))
    population = _figure(row.cells, "population", place, faults)
    if population:
        stated["population"] = population
    groups = [key for key in row.cells if key.startswith("persons:") and row.cells[key]]
    stated["persons"] = {
        key.removeprefix("persons:"): {"value": number_in_cell(row.cells[key], key, place, faults)}
        for key in groups
    }
    if len(faults) > before:
        return None

    def locate(_: Sequence[Step]) -> Where:
        return place

    document = _valid(stated, locate, faults)
    if document is None:
        return None
    point = None if lon is None or lat is None else (lon, lat)
    return AreaRead(document, point, (), locate)


def _figure(
    cells: dict[str, str], name: str, place: Where, faults: list[Fault]
) -> dict[str, Any] | None:
    made: dict[str, Any] = {}
    for end, key in _FIGURE.items():
        cell = cells.get(f"{name}{end}", "")
        if cell:
            made[key] = (
                cell if key == "source" else number_in_cell(cell, f"{name}{end}", place, faults)
            )
    return made or None


def number_in_cell(cell: str, column: str, place: Where, faults: list[Fault]) -> float | None:
    """Give the number in a cell; ``None`` if it is empty, or none after a fault was gathered."""
    if not cell:
        return None
    # float() would also take "1_000", "nan", "inf" and digits of other scripts.
    if _NUMBER.match(cell):
        return float(cell)
    what = f"{column}: {cell[:40]!r} is no number."
    why = "A number is expected in this column."
    remedy = "Write digits with a point, without thousands separators or a unit."
    faults.append(Fault(place.file, place.line, "SC255", what, why, remedy))
    return None
