"""Find every figure without a source."""

from __future__ import annotations

from collections.abc import Iterator

from safeconduct.operation.areas import AreaRead, figures_of_area
from safeconduct.operation.build_people import WALKING_SPEED_KMH
from safeconduct.operation.document_parts import Document, FigureDocument
from safeconduct.operation.model import Assumption
from safeconduct.operation.stated import Stated
from safeconduct.reading.lines import Step


def list_assumptions(stated: Stated, areas: list[AreaRead]) -> tuple[Assumption, ...]:
    """List the figures that nobody is named for.

    Parameters
    ----------
    stated
        The checked document. A figure has the source it names, else that of what it belongs to.
    areas
        The areas read.

    Returns
    -------
    tuple of Assumption
        In the order of the files; a walking speed nobody states is among them.
    """
    document = stated.document
    found = [
        Assumption(".".join(map(str, path)), figure.value, stated.where(*path))
        for path, figure in _unsourced(document, (), sourced=False)
    ]
    found += [
        Assumption(
            f"groups.{id_}.walking_speed_kmh", WALKING_SPEED_KMH, stated.where("groups", id_)
        )
        for id_, group in document.groups.items()
        if group.walking_speed_kmh is None and group.needs is None
    ]
    for area in areas:
        for path, figure in figures_of_area(area):
            if figure.source is None:
                key = ".".join(map(str, ("areas", area.document.id, *path)))
                found.append(Assumption(key, figure.value, area.locate(path)))
    return tuple(found)


def _unsourced(
    said: object, path: tuple[Step, ...], *, sourced: bool
) -> Iterator[tuple[tuple[Step, ...], FigureDocument]]:
    if isinstance(said, FigureDocument):
        if not sourced and said.source is None:
            yield path, said
    elif isinstance(said, Document):
        sourced = sourced or getattr(said, "source", None) is not None
        aliases = type(said).model_fields
        for name, value in said:
            if isinstance(value, (Document, dict, list)):
                step = aliases[name].alias or name
                yield from _unsourced(value, (*path, step), sourced=sourced)
    elif isinstance(said, dict):
        for key, value in said.items():
            yield from _unsourced(value, (*path, key), sourced=sourced)
    elif isinstance(said, list):
        for place, value in enumerate(said):
            if isinstance(value, Document):
                yield from _unsourced(value, (*path, place), sourced=sourced)
