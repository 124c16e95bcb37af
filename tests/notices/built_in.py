"""The notices of the built-in operations, built once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from safeconduct.cli.operations import find_operation
from safeconduct.notices.build import build_notice, district_of
from safeconduct.notices.model import Notice
from safeconduct.notices.read import WHOLE, read_issue
from safeconduct.operation.model import Operation
from safeconduct.operation.read import read_operation
from safeconduct.terms.model import Instrument
from safeconduct.terms.of_operation import read_terms
from tests.notices.folders import DECEMBER, JULY


@dataclass(frozen=True, slots=True)
class BuiltIn:
    """An operation, its texts, and the notice of the whole of it."""

    folder: Path
    operation: Operation
    texts: tuple[Instrument, ...]
    notice: Notice


@cache
def built_in(name: str) -> BuiltIn:
    """Read a built-in operation and build its notice."""
    folder = find_operation(name)
    operation = read_operation(folder)
    texts, told = tuple(read_terms(operation)), read_issue(operation)
    whole = district_of(told, WHOLE, operation)
    assert whole is not None
    return BuiltIn(folder, operation, texts, build_notice(operation, texts, told, whole))


BOTH = (JULY, DECEMBER)
