"""A safeguard that was asked for, and what an operation folder answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from safeconduct.operation.model import Text, Where

Verdict = Literal["met", "not met", "not stated"]


@dataclass(frozen=True, slots=True)
class Safeguard:
    """One thing practice asks of such an operation, and the answer.

    Parameters
    ----------
    id
        Stable, for JSON and for links.
    title
        What is asked, in a few words.
    verdict
        ``not stated`` where the keys in ``reads`` are missing or ``unknown``.
    reads
        The keys of the folder without any of which the answer is ``not stated``.
    finding
        What the folder says, in one or two sentences.
    remedy
        What to agree, or to write down, so that it is met.
    where
        The line the answer comes from, where there is a single one.
    """

    id: str
    title: Text
    verdict: Verdict
    reads: tuple[str, ...]
    finding: Text
    remedy: Text
    where: Where | None = None


@dataclass(frozen=True, slots=True)
class Ask:
    """A safeguard before it is answered."""

    id: str
    title: Text
    reads: tuple[str, ...]
    remedy: Text

    def answer(self, verdict: Verdict, finding: Text, where: Where | None = None) -> Safeguard:
        """Give the answer."""
        return Safeguard(self.id, self.title, verdict, self.reads, finding, self.remedy, where)
