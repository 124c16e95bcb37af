"""The trace of a decision: every clause, what was stated, and what it comes to.

A trace holds all that an answer rests on. :func:`safeconduct.terms.conclude.conclude` needs
nothing else, so whoever has the trace can reckon the answer again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Op = Literal[
    "offer",
    "all",
    "any",
    "not",
    "reading",
    "fact",
    "one-of",
    "days",
    "within",
    "asked",
    "window",
    "said",
]


@dataclass(frozen=True, slots=True)
class Step:
    """One clause of an offer, or one fact it asks for.

    Parameters
    ----------
    op
        How its value follows: from its parts (``all``, ``any``, ``not``, ``offer``), from the
        reading of a question (``reading``), or from its data.
    id
        Where it stands in the offer, such as ``who/1/0``.
    data
        What was asked and stated, as plain values with days as text.
    parts
        The steps it follows from.
    quote
        The words of the text.
    sources
        Who says so.
    """

    op: Op
    id: str
    data: Mapping[str, Any] = field(default_factory=dict)
    parts: tuple[Step, ...] = ()
    quote: str | None = None
    sources: tuple[str, ...] = ()

    def document(self) -> dict[str, Any]:
        """Give the trace as plain data."""
        found: dict[str, Any] = {"op": self.op, "id": self.id, **self.data}
        if self.quote:
            found["quote"] = self.quote
        if self.sources:
            found["sources"] = list(self.sources)
        if self.parts:
            found["parts"] = [part.document() for part in self.parts]
        return found

    def limb(self, id_: str) -> Step:
        """Give the part of an offer with an id; every offer has a ``window``."""
        return next(part for part in self.parts if part.id == id_)

    def everything(self) -> Iterator[Step]:
        """Give this step and all below it."""
        yield self
        for part in self.parts:
            yield from part.everything()


_OWN = {"op", "id", "quote", "sources", "parts"}


def step_from(document: Mapping[str, Any]) -> Step:
    """Give the trace that plain data holds."""
    return Step(
        document["op"],
        document["id"],
        {key: value for key, value in document.items() if key not in _OWN},
        tuple(step_from(part) for part in document.get("parts", ())),
        document.get("quote"),
        tuple(document.get("sources", ())),
    )
