"""Every error code this program can print, in one place.

Codes are stable: a code is never given another meaning. Each layer has its own hundred.
"""

from __future__ import annotations

from safeconduct.catalogue import (
    announcements,
    command_line,
    flows,
    network,
    notices,
    operation,
    papers,
    plans,
    proof,
    reading,
    terms,
)
from safeconduct.catalogue.entry import Entry

__all__ = ["CATALOGUE", "Entry"]

CATALOGUE: dict[str, Entry] = {
    **reading.CODES,
    **operation.CODES,
    **network.CODES,
    **plans.CODES,
    **proof.CODES,
    **papers.CODES,
    **command_line.CODES,
    **terms.CODES,
    **flows.CODES,
    **announcements.CODES,
    **notices.CODES,
}
