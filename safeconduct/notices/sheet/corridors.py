"""The terms of each corridor: for whom, when, who searches, who holds it, who agreed."""

from __future__ import annotations

from collections.abc import Iterator

from safeconduct.notices.model import Clocks, Joined, Sentence, Things, Value, When
from safeconduct.notices.sheet.answers import answers_of, differ
from safeconduct.notices.sheet.model import Answer, Row, Word
from safeconduct.operation.model import Corridor, Leg, Operation, Text
from safeconduct.safeguards.names import controllers, group_name, party_name

_DAY_S = 86_400
_CLOSED = ("none", "no", "unknown")
"""Words of the folder's own closed list, which have a translation."""
_WORDS: dict[str, Word] = {
    "given": "given",
    "refused": "refused",
    "none": "no-answer",
    "unknown": "not-known",
}


def corridor_rows(operation: Operation, corridor: Corridor) -> Iterator[Row]:
    """Give the rows of a corridor.

    Parameters
    ----------
    operation
        Whose corridor it is.
    corridor
        A refused one has its rows too: that it was refused is what the sheet is for.
    """
    at, way = f"corridors.{corridor.id}", corridor.id
    consent = consent_of(corridor)
    yield Row(f"{at}.consent", "sheet.consent", (), None, (way,), consent, differ(consent))
    whom = tuple(_whom(corridor, operation))
    yield Row(f"{at}.for", "sheet.whom", whom, None, (way,), {}, len(whom) > 1)
    hours = tuple(_hours(corridor))
    yield _row(f"{at}.hours", "sheet.hours", hours, way, answers_of(operation, "hours", corridor))
    search = tuple(_search(corridor, operation))
    asked = answers_of(operation, "search rules", corridor)
    yield _row(f"{at}.search", "sheet.search", search, way, asked)
    legs = tuple(_leg(leg, place, at, operation) for place, leg in enumerate(corridor.legs))
    yield Row(f"{at}.legs", "sheet.legs", legs or (_unsaid(at, "legs"),), None, (way,))
    watched = tuple(_watched(corridor))
    mines = answers_of(operation, "mine clearance", corridor)
    yield _row(f"{at}.watch", "sheet.watch", watched or (_unsaid(at, "watch"),), way, mines)
    sites = tuple(_sites(corridor, operation))
    yield Row(f"{at}.sites", "sheet.leads", sites or (_unsaid(at, "sites"),), None, (way,))


def consent_of(corridor: Corridor) -> dict[str, Answer]:
    """Give the answer of each party that controls a leg or was asked."""
    found: dict[str, Answer] = {}
    for party in dict.fromkeys((*controllers(corridor), *corridor.consent)):
        said = corridor.consent.get(party)
        word = _WORDS[said.answer] if said else "not-known"
        found[party] = Answer(word, said.expires_s if said else None)
    return found


def _row(
    id_: str, label: str, said: tuple[Sentence, ...], way: str, answers: dict[str, Answer]
) -> Row:
    return Row(id_, label, said, None, (way,), answers, differ(answers))


def _whom(corridor: Corridor, operation: Operation) -> Iterator[Sentence]:
    at = f"corridors.{corridor.id}.for"
    if not corridor.groups_stated:
        yield _unsaid(f"corridors.{corridor.id}", "for")
        return
    readings = dict.fromkeys((corridor.groups, *corridor.also_groups))
    for place, groups in enumerate(readings):
        names = Joined(tuple(group_name(operation, each) for each in groups), "also")
        key = "sheet.groups" if place == 0 else "sheet.groups-also"
        yield Sentence(f"{at}.{place}", key, {"groups": names})


def _hours(corridor: Corridor) -> Iterator[Sentence]:
    at = f"corridors.{corridor.id}.windows"
    if not corridor.windows_stated:
        yield _unsaid(f"corridors.{corridor.id}", "windows")
    alike = len({window.source is None for window in corridor.windows}) == 1
    for place, window in enumerate(corridor.windows):
        closes = window.closes_s + (_DAY_S if window.closes_s <= window.opens_s else 0)
        values: dict[str, Value] = {"hours": Clocks(((window.opens_s, closes),))}
        if window.days:
            values["days"] = When(window.days)
        key = "sheet.hours-on" if window.days else "sheet.hours-daily"
        yield Sentence(f"{at}.{place}", key, values)
        if window.source is None and not alike:
            yield Sentence(f"{at}.{place}.assumed", "sheet.assumed")
    if alike and corridor.windows[0].source is None:
        yield Sentence(f"{at}.assumed", "sheet.assumed")


def _search(corridor: Corridor, operation: Operation) -> Iterator[Sentence]:
    at = f"corridors.{corridor.id}.screening"
    search = corridor.screening
    if search is None:
        yield _unsaid(f"corridors.{corridor.id}", "screening")
        return
    if search.by is None:
        yield Sentence(f"{at}.by", "sheet.search-unsaid")
    else:
        party = party_name(operation, search.by)
        yield Sentence(f"{at}.by", "sheet.search-by", {"party": party})
    if search.searches:
        things = Things(tuple(f"searched.{each}" for each in search.searches))
        yield Sentence(f"{at}.searches", "sheet.searched", {"things": things})
    lanes = sum(pool.lanes for pool in search.pools)
    if lanes:
        yield Sentence(f"{at}.lanes", "sheet.lanes", {"n": round(lanes)})
        if any(each.key == f"{at}.lanes" for each in operation.assumptions):
            yield Sentence(f"{at}.lanes.assumed", "sheet.assumed")
    yield Sentence(f"{at}.separates", f"sheet.separates-{search.separates or 'unknown'}")


def _leg(leg: Leg, place: int, at: str, operation: Operation) -> Sentence:
    """Say who holds a stretch."""
    values: dict[str, Value] = {"stretch": _stretch(leg)}
    if leg.controlled_by:
        values["party"] = party_name(operation, leg.controlled_by)
    key = "sheet.leg" if leg.controlled_by else "sheet.leg-unsaid"
    return Sentence(f"{at}.legs.{place}", key, values)


def _watched(corridor: Corridor) -> Iterator[Sentence]:
    """Say who watches, and whether mines were removed; stretches are named where not all are alike."""
    at = f"corridors.{corridor.id}.legs"
    for part, said_of in (("monitors", _monitors), ("mines", _mines)):
        alike: dict[Text | Things, list[Text]] = {}
        for leg in corridor.legs:
            alike.setdefault(said_of(leg), []).append(_stretch(leg))
        for place, (said, stretches) in enumerate(alike.items()):
            values: dict[str, Value] = {"said": said}
            if len(alike) > 1:
                values["stretches"] = Joined(tuple(stretches), "also")
            key = f"sheet.{part}-of" if len(alike) > 1 else f"sheet.{part}"
            yield Sentence(f"{at}.{part}.{place}", key, values)


def _stretch(leg: Leg) -> Text:
    start, end = leg.start, leg.end
    return Text(f"{start.en} – {end.en}", f"{start.ar or start.en} – {end.ar or end.en}")


def _monitors(leg: Leg) -> Text | Things:
    if leg.monitors is None:
        return _key("unknown")
    named = leg.monitors.en
    return _key(named) if named in _CLOSED else leg.monitors


def _mines(leg: Leg) -> Things:
    return _key(leg.cleared_of_mines or "unknown")


def _key(word: str) -> Things:
    return Things((f"sheet.word.{word}",))


def _sites(corridor: Corridor, operation: Operation) -> Iterator[Sentence]:
    for id_ in corridor.leads_to:
        site = operation.sites[id_]
        values: dict[str, Value] = {"site": site.name}
        if site.places is not None:
            values["n"] = round(site.places)
        key = "sheet.site" if site.places is None else "sheet.site-places"
        yield Sentence(f"sites.{id_}", key, values)


def _unsaid(at: str, key: str) -> Sentence:
    return Sentence(f"{at}.{key}.unsaid", "sheet.unsaid")
