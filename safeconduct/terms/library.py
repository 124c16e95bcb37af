"""The built-in instruments."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from safeconduct.terms.model import Instrument
from safeconduct.terms.read_instrument import read_instrument

FOLDER = Path(__file__).parent / "library"


def library_ids() -> list[str]:
    """Give the ids of the instruments of the library."""
    return sorted(file.stem for file in FOLDER.glob("*.yaml"))


@cache
def library_instrument(id_: str) -> Instrument:
    """Give an instrument of the library.

    Raises
    ------
    KeyError
        If there is none of this id.
    """
    if id_ not in library_ids():
        raise KeyError(id_)
    return read_instrument(FOLDER / f"{id_}.yaml")
