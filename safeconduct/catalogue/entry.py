"""What the catalogue says of one code."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """Meaning and usual remedy of one error code."""

    title: str
    meaning: str
    remedy: str
