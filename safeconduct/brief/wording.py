"""Limits, parties and places in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from safeconduct.brief.language import Language
from safeconduct.brief.limits import STREETS, Load
from safeconduct.operation.model import Operation, Party, Text
from safeconduct.safeguards import names

_SHOWN_STRETCHES = 2


def limit_name(operation: Operation, limit: str, at: str, language: Language) -> str:
    """Give what a limit is and where, as a reader would say it.

    Parameters
    ----------
    operation
        Names of the places.
    limit, at
        As a plan writes them.
    language
        Of the words.

    Returns
    -------
    str
        Ids that are no known place stand as they are.
    """
    if limit == "fleet":
        key = f"fleet.{at}"
        place = language.say(key) if language.knows(key) else at
    elif limit == "screening":
        place = _search(operation, at, language)
    else:
        place = " · ".join(_place(operation, part, language) for part in _parts(limit, at))
    return language.say(f"limit.{limit}", at=place)


def binding_sentences(operation: Operation, found: Iterable[Load], language: Language) -> list[str]:
    """Say in words which limits have no room left, and when.

    Parameters
    ----------
    operation
        Names of the places.
    found
        Loads; those never full are passed over.
    language
        Of the words.

    Returns
    -------
    list of str
        The longest full first; streets are one sentence together.
    """
    full = [load for load in found if load.full]
    said = [_binding(operation, load, language) for load in full if load.limit not in STREETS]
    streets = [load for load in full if load.limit in STREETS]
    if streets:
        name = limit_name(operation, streets[0].limit, streets[0].at, language)
        full_for = language.duration(streets[0].full_s)
        count = language.number(len(streets))
        said.append(language.say("binds.streets", n=count, name=name, full=full_for))
    return said


def party_name(parties: Mapping[str, Party], party: str | None, language: Language) -> str:
    """Give a party's name, or its id where the folder has no name for it."""
    if not party:
        return language.say("unknown")
    known = parties.get(party)
    return language.text(known.name) if known else party


def group_name(operation: Operation, group: str, language: Language) -> str:
    """Give a group's name, or our word for its kind where the folder has none."""
    return language.text(names.group_name(operation, group))


def group_names(operation: Operation, groups: Iterable[str], language: Language) -> str:
    """Join the names of groups."""
    named = [
        group_name(operation, group, language) if group in operation.groups else group
        for group in groups
    ]
    return language.say("list_and").join(named) if named else language.say("none")


def _binding(operation: Operation, load: Load, language: Language) -> str:
    name = limit_name(operation, load.limit, load.at, language)
    if load.throughout:
        capacity = language.number(load.capacity)
        return language.say("binds.throughout", name=name, capacity=capacity)
    shown = [language.interval(since, to) for since, to in load.full[:_SHOWN_STRETCHES]]
    listed = language.say("list_and").join(shown)
    if (rest := len(load.full) - _SHOWN_STRETCHES) > 0:
        listed = language.say("binds.more", listed=listed, n=language.number(rest))
    full, usable = language.duration(load.full_s), language.duration(load.usable_s)
    return language.say("binds.hours", name=name, full=full, usable=usable, stretches=listed)


def _parts(limit: str, at: str) -> list[str]:
    if limit == "cars":
        place, _, rest = at.partition("/")
        return [place] if rest in ("", "all") else [place, rest]
    return at.split("@") if limit == "seats" else [at]


def _search(operation: Operation, at: str, language: Language) -> str:
    """Name a search by its crossing, and by the groups its pool of lanes is kept for."""
    corridor, _, pool = at.partition("/")
    crossing = _place(operation, corridor, language)
    # A pool that is the only one of its crossing, or for all, needs no name of its own.
    if pool in ("", "all", "default"):
        return crossing
    known = operation.corridors.get(corridor)
    pools = known.screening.pools if known and known.screening else ()
    groups = next((each.groups for each in pools if each.id == pool), ())
    said = group_names(operation, groups, language) if groups else pool
    return f"{crossing} · {said}"


def _place(operation: Operation, name: str, language: Language) -> str:
    known: tuple[Mapping[str, object], ...] = (
        operation.corridors,
        operation.sites,
        operation.assembly_points,
        operation.areas,
    )
    if name in operation.groups:
        return group_name(operation, name, language)
    for places in known:
        if name in places:
            text = getattr(places[name], "name", None)
            return language.text(text) if isinstance(text, Text) else name
    return name
