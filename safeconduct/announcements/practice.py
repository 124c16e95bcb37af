"""What practice asks of a notice, and which of it an announcement does not say."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from safeconduct.announcements.model import (
    Agreement,
    Conduct,
    Contact,
    Destination,
    MarkedAnnouncement,
    SaidHours,
    SaidTerms,
    Search,
    Staying,
    Way,
)
from safeconduct.operation.model import Text
from safeconduct.reading.own_file import own_yaml

_WAYS = (Way, SaidHours, Search, Destination, Staying, Conduct, Agreement)


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing a notice should say, and who says that it should."""

    id: str
    of: Literal["ways", "terms", "all"]
    says: Text
    source: Text


@cache
def practice() -> dict[str, Ask]:
    """Give what practice asks of a notice, by id, in its order."""
    said: dict[str, dict[str, Any]] = own_yaml("safeconduct.announcements", "practice.yaml")
    return {
        id_: Ask(id_, each["of"], Text(**each["says"]), Text(**each["source"]))
        for id_, each in said.items()
    }


def unsaid_in(announcement: MarkedAnnouncement) -> tuple[str, ...]:
    """Give the ids of what practice asks and the announcement does not say.

    Parameters
    ----------
    announcement
        What of it was not seen counts as not said; its page says how much was seen.

    Returns
    -------
    tuple of str
        In the order of the list; hours and ways are asked only of what sends people on a way.
    """
    about = [clause.about for clause in announcement.clauses]
    ways = any(isinstance(each, _WAYS) for each in about)
    terms = any(isinstance(each, SaidTerms) for each in about)
    concerned = {"ways": ways, "terms": terms, "all": ways or terms}
    said = {id_ for each in about for id_ in _says(each)}
    return tuple(id_ for id_, ask in practice().items() if concerned[ask.of] and id_ not in said)


def _says(about: object) -> set[str]:
    """Give what a clause says of the list."""
    if isinstance(about, SaidTerms):
        limited = about.promise.effect.limits is not None or "exclusions" in about.states
        return ({"not-covered"} if limited else set()) | (
            {"until-when"} if "window" in about.states else set()
        )
    if isinstance(about, SaidHours):
        dated = all(any(len(day) > len("mon") for day in each.days) for each in about.windows)
        return {"hours", "until-when"} if dated else {"hours"}
    if isinstance(about, Search):
        return {"search"} if about.by else set()
    if isinstance(about, Contact):
        return {"contact"} if about.independent else set()
    if isinstance(about, Agreement):
        return {"not-agreed"} if about.not_agreed_by else set()
    return {
        id_
        for kind, id_ in ((Destination, "destination"), (Staying, "staying"))
        if isinstance(about, kind)
    }
