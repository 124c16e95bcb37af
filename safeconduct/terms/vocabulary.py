"""The published list of facts: the only ones an instrument may ask about or a person state."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

from safeconduct.operation.model import Text
from safeconduct.reading.own_file import own_yaml

Kind = Literal["yes-no", "day", "list", "years"]
Part = Literal["person", "role", "situation", "offence", "bar", "act"]
AGE = "age-years"
FULL_AGE_YEARS = 18
"""Below it nobody is evaluated: Convention on the Rights of the Child, article 1."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact that can be stated.

    Parameters
    ----------
    id
        Stable; instruments and fact files name it.
    kind
        What can be stated: yes or no, a day, one of a list, a number of years.
    part
        What it is about.
    that, ask, do
        The fact as a statement and as a question, and what is left to do where it is an act.
    once
        Whether a no is for good, so that nothing can be done about it any more.
    options
        The answers of a list.
    """

    id: str
    kind: Kind
    part: Part
    that: Text
    ask: Text
    do: Text | None = None
    once: bool = False
    options: dict[str, Text] = field(default_factory=dict)


@cache
def vocabulary() -> dict[str, Fact]:
    """Give every fact by its id, in the order in which they are asked."""
    said: dict[str, dict[str, Any]] = own_yaml("safeconduct.terms", "vocabulary.yaml")
    return {id_: _fact(id_, entry) for id_, entry in said.items()}


def _fact(id_: str, said: dict[str, Any]) -> Fact:
    return Fact(
        id_,
        said.get("kind", "yes-no"),
        said["part"],
        Text(**said["that"]),
        Text(**said["ask"]),
        Text(**said["do"]) if "do" in said else None,
        bool(said.get("once", False)),
        {option: Text(**text) for option, text in said.get("options", {}).items()},
    )
