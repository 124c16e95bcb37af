"""Never lose what was written down of a version that may hang on a wall."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from safeconduct.catalogue.notices import CODES
from safeconduct.errors import Fault, InputError
from safeconduct.notices.changes import changes_between
from safeconduct.notices.record import FILE, printed_in


def refuse_to_lose(folder: Path, version: int) -> None:
    """Refuse to write over another version.

    Parameters
    ----------
    folder
        Where it is to be printed.
    version
        That is to be printed.

    Raises
    ------
    InputError
        SC977 if the folder holds another version: by what is in it that one is checked, replaced
        and taken back.
    """
    held = printed_in(folder)
    if held is not None and held.version != version:
        what = f"The folder holds version {held.version}, and this is version {version}."
        raise InputError([_fault(folder, "SC977", what)])


def printed_otherwise(folder: Path, anew: Path) -> Iterator[Fault]:
    """Warn where a version was printed before with other words.

    Parameters
    ----------
    folder
        Where it was printed.
    anew
        What is to take its place.
    """
    held, now = printed_in(folder), printed_in(anew)
    if held is None or now is None or held.version != now.version:
        return
    if any(changes_between(held, now).values()):
        what = f"Version {now.version} was printed here before, and said something else."
        yield replace(_fault(folder, "SC978", what), severity="warning")


def _fault(folder: Path, code: str, what: str) -> Fault:
    entry = CODES[code]
    return Fault(str(folder / FILE), 0, code, what, entry.meaning, entry.remedy)
