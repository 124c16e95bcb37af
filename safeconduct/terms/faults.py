"""Gather what is wrong with an instrument file, at its lines."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from safeconduct.catalogue.terms import CODES
from safeconduct.errors import Fault
from safeconduct.operation.explain import nearest
from safeconduct.reading.lines import Step
from safeconduct.terms.build import Stated
from safeconduct.terms.build_parts import stated_days
from safeconduct.terms.document import InstrumentDocument
from safeconduct.terms.readings import Readings


class Faults:
    """Everything that is wrong so far.

    Parameters
    ----------
    stated
        The document and its lines.
    """

    def __init__(self, stated: Stated) -> None:
        self.stated = stated
        self.found: list[Fault] = []

    @property
    def document(self) -> InstrumentDocument:
        """What the file says."""
        return self.stated.document

    @property
    def days(self) -> dict[str, Readings[date]]:
        """Days of the instrument's own events; only where its readings hold."""
        return stated_days(self.document)

    def add(self, code: str, path: Sequence[Step], what: str, remedy: str | None = None) -> None:
        """Gather a fault at a key."""
        place, entry = self.stated.where(*path), CODES[code]
        dotted = ".".join(map(str, path))
        words = f"{dotted}: {what}."
        self.found.append(
            Fault(place.file, place.line, code, words, entry.meaning, remedy or entry.remedy)
        )

    def unknown(
        self, code: str, path: Sequence[Step], kind: str, id_: str, known: Sequence[str]
    ) -> None:
        """Gather an id that names nothing, with the nearest that does."""
        near = nearest(id_, known) if known else None
        self.add(code, path, f"no {kind} is called {id_!r}", near)
