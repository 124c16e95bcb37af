"""Hours that are stated and never come: told, never a fault."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from safeconduct.errors import Fault
from safeconduct.operation.clock import Clock, window_intervals
from safeconduct.operation.model import Operation
from safeconduct.operation.read_document import read_document
from safeconduct.operation.stated import Stated
from safeconduct.reading.open_folder import open_folder

_REMEDY = "Correct the days or hours, or start and horizon."


def warn_windows(folder: Path, settings: Sequence[str], operation: Operation) -> tuple[Fault, ...]:
    """Find windows wholly outside the horizon and corridors that are never open.

    Parameters
    ----------
    folder
        The folder the operation was read from.
    settings
        Those it was read with.
    operation
        As it was read without a fault.

    Returns
    -------
    tuple of Fault
        Warnings, in the order of the file.
    """
    stated, _ = read_document(open_folder(folder), settings)
    if stated is None:
        return ()
    found: list[Fault] = []
    for id_, corridor in operation.corridors.items():
        if corridor.refused_by:
            continue  # said elsewhere, and its hours do not matter
        if corridor.open:
            found += _unused(stated, id_)
        else:
            where = stated.where("corridors", id_)
            what = f"corridors.{id_} is never open within the horizon."
            found.append(_warning(where.file, where.line, "SC261", what, "Nobody can pass it."))
    return tuple(found)


def _unused(stated: Stated, corridor: str) -> list[Fault]:
    document = stated.document
    clock = Clock(document.timezone, document.start)
    found = []
    for place, window in enumerate(document.corridors[corridor].windows or ()):
        if not any(window_intervals(window, clock, document.horizon)):
            path = ("corridors", corridor, "windows", place)
            where = stated.where(*path)
            what = f"{'.'.join(map(str, path))} lies wholly outside the horizon."
            found.append(_warning(where.file, where.line, "SC260", what, "It opens nothing."))
    return found


def _warning(file: str, line: int, code: str, what: str, why: str) -> Fault:
    return Fault(file, line, code, what, why, _REMEDY, severity="warning")
