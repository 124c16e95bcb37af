"""What can be wrong with an input, with a stable code, a place and a remedy.

A fault is data. Readers and builders gather faults and raise them all at once as
:class:`InputError`; the command line prints them and exits with 2.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Severity = Literal["fault", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong, where it is, why it matters and what to do.

    Parameters
    ----------
    file
        Path as the user gave it, relative to the operation folder where it lies there.
    line
        First line is 1; 0 when no line applies (a missing file, a folder).
    code
        A key of :data:`safeconduct.catalogue.CATALOGUE`.
    what, why, remedy
        One sentence each. Never the name of a person.
    severity
        ``fault`` stops the program, ``warning`` is printed and goes on.
    """

    file: str
    line: int
    code: str
    what: str
    why: str
    remedy: str
    severity: Severity = "fault"

    def __str__(self) -> str:
        """Give the fault on one line, the way a compiler does."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.code}: {self.what} {self.why} {self.remedy}"


class SafeconductError(Exception):
    """Base of every error this package raises on purpose."""

    exit_code = 1


class InputError(SafeconductError):
    """The input contradicts itself or cannot be read; carries every fault found.

    Parameters
    ----------
    faults
        At least one fault; kept sorted by file and line.
    """

    exit_code = 2

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults: tuple[Fault, ...] = tuple(sorted(faults))
        super().__init__("\n".join(str(fault) for fault in self.faults))


class ProofError(SafeconductError):
    """A proof or an audit fails; carries one sentence per failure."""

    exit_code = 1

    def __init__(self, failures: Iterable[str]) -> None:
        self.failures: tuple[str, ...] = tuple(failures)
        super().__init__("\n".join(self.failures))
