"""A document as checked by its schema, with a way back to the lines it came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from safeconduct.errors import Fault
from safeconduct.operation.document import OperationDocument
from safeconduct.operation.model import Where
from safeconduct.reading.lines import Lines, Step

FILE = "operation.yaml"


@dataclass(frozen=True, slots=True)
class Stated:
    """What ``operation.yaml`` says and where."""

    document: OperationDocument
    lines: Lines

    def where(self, *path: Step) -> Where:
        """Give file and line of a key, or of the nearest key around it."""
        return where(self.lines, path)


@dataclass(frozen=True, slots=True)
class Report:
    """Gathers faults at keys of the document."""

    stated: Stated
    faults: list[Fault]

    def add(self, code: str, path: Sequence[Step], what: str, why: str, remedy: str) -> None:
        """Gather a fault at a key."""
        place = self.stated.where(*path)
        self.faults.append(Fault(place.file, place.line, code, what, why, remedy))


def where(lines: Lines, path: Sequence[Step]) -> Where:
    """Give file and line of a key; a value set from elsewhere says so itself."""
    here, file = lines, lines.file
    for step in path:
        if here.parts is None or step not in here.parts:
            break
        here = here.parts[step]
        file = here.file or file
    return Where(file or FILE, here.line)
