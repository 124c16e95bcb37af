"""Hold what an announcement says of ways, search, places and consent against the operation."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from safeconduct.announcements.check import clock_of
from safeconduct.announcements.finding import Finding, Hours, Value
from safeconduct.announcements.model import (
    Agreement,
    Clause,
    Destination,
    MarkedAnnouncement,
    SaidHours,
    Search,
    Way,
)
from safeconduct.operation.clock import Clock, open_intervals, sourced_windows
from safeconduct.operation.model import Corridor, Interval, Operation, Text
from safeconduct.safeguards.names import controllers, group_names, party_name

_ANSWERS = {
    "refused": Text("refused", "رفضت"),
    "none": Text("no answer", "لا جواب"),
    "unknown": Text("not known", "غير معروف"),
}


def compare_way(
    clause: Clause, way: Way, announcement: MarkedAnnouncement, operation: Operation
) -> Iterator[Finding]:
    """Say whether the operation has a way, for those it was announced for, with consent."""
    if way.elsewhere is not None:
        values: dict[str, Value] = {"way": way.elsewhere}
        yield Finding(clause.id, "no-way", "promises", "not in the text", values)
    earlier = _named_before(clause, announcement)
    for id_ in way.corridors:
        corridor = operation.corridors[id_]
        yield from _groups(clause, way, corridor, operation)
        if id_ not in earlier:
            yield from _consent(clause, corridor, announcement, operation)


def compare_hours(
    clause: Clause, said: SaidHours, announcement: MarkedAnnouncement, operation: Operation
) -> Iterator[Finding]:
    """Say whether the crossings are open in the hours that were said, within the operation."""
    clock = clock_of(operation)
    spoken = open_intervals(list(said.windows), clock, operation.horizon_s)
    for id_ in said.corridors or _corridors(announcement, operation):
        corridor = operation.corridors[id_]
        values: dict[str, Value] = {"corridor": corridor.name}
        if not corridor.windows_stated:
            yield Finding(clause.id, "hours", "promises", "not in the text", values)
            continue
        stated = _stated_hours(corridor, clock, operation.horizon_s)
        if stated is None:
            yield Finding(clause.id, "assumed-hours", "apart", "not in the text", values)
            continue
        longer, shorter = _minus(spoken, stated), _minus(stated, spoken)
        if longer:
            more = values | {"hours": _hours(longer, clock)}
            yield Finding(clause.id, "hours", "promises", "beyond the text", more)
        if shorter:
            more = values | {"hours": _hours(shorter, clock)}
            yield Finding(clause.id, "hours", "leaves out", "less than the text", more)
        if not longer and not shorter:
            yield Finding(clause.id, "hours", "agrees", "as the text", values)


def _stated_hours(corridor: Corridor, clock: Clock, horizon_s: int) -> tuple[Interval, ...] | None:
    """Give the hours that a source states; ``None`` where all are an assumption of the plan."""
    if not corridor.windows:
        return corridor.open
    documents = sourced_windows(corridor)
    return open_intervals(documents, clock, horizon_s) if documents else None


def compare_search(
    clause: Clause, said: Search, announcement: MarkedAnnouncement, operation: Operation
) -> Iterator[Finding]:
    """Say whether those search who were said to."""
    for id_ in _corridors(announcement, operation):
        corridor = operation.corridors[id_]
        by = corridor.screening.by if corridor.screening else None
        values: dict[str, Value] = {"corridor": corridor.name, "says": said.says}
        if by is not None:
            values["by"] = party_name(operation, by)
        if by is None:
            yield Finding(clause.id, "search", "apart", "not in the text", values)
        elif said.by is None:
            yield Finding(clause.id, "search", "leaves out", "less than the text", values)
        elif said.by == by:
            yield Finding(clause.id, "search", "agrees", "as the text", values)
        else:
            values["said"] = party_name(operation, said.by)
            yield Finding(clause.id, "search", "promises", "beyond the text", values)


def compare_destination(
    clause: Clause, said: Destination, announcement: MarkedAnnouncement, operation: Operation
) -> Iterator[Finding]:
    """Say whether a way leads to where people were said to be taken, and whether there is room."""
    values: dict[str, Value] = {"to": said.to}
    if not said.sites:
        yield Finding(clause.id, "destination", "promises", "not in the text", values)
    reached = {
        site
        for id_ in _corridors(announcement, operation)
        for site in operation.corridors[id_].leads_to
    }
    for id_ in said.sites:
        at: dict[str, Value] = {"site": operation.sites[id_].name}
        if id_ in reached:
            yield Finding(clause.id, "destination", "agrees", "as the text", at)
        else:
            yield Finding(clause.id, "destination", "promises", "beyond the text", at)
    if said.places is None:
        return
    room = [operation.sites[id_].places for id_ in said.sites or operation.sites]
    if any(each is None for each in room):
        return
    places = sum(each for each in room if each is not None)
    values = {"said": round(said.places), "places": round(places)}
    if said.places > places:
        yield Finding(clause.id, "places", "promises", "beyond the text", values)
    elif said.places < places:
        yield Finding(clause.id, "places", "leaves out", "less than the text", values)
    else:
        yield Finding(clause.id, "places", "agrees", "as the text", values)


def compare_agreement(
    clause: Clause, said: Agreement, announcement: MarkedAnnouncement, operation: Operation
) -> Iterator[Finding]:
    """Say whether those have agreed who were said to have."""
    corridors = [operation.corridors[id_] for id_ in _corridors(announcement, operation)]
    for party in said.agreed_by:
        lacking = [each for each in corridors if _answer(each, party) != "given"]
        values: dict[str, Value] = {"party": party_name(operation, party)}
        if lacking:
            values["answer"] = _ANSWERS[_answer(lacking[0], party)]
            yield Finding(clause.id, "agreement", "promises", "beyond the text", values)
        else:
            yield Finding(clause.id, "agreement", "agrees", "as the text", values)
    for party in said.not_agreed_by:
        values = {"party": party_name(operation, party)}
        if any(_answer(each, party) != "given" for each in corridors):
            yield Finding(clause.id, "no-agreement", "agrees", "as the text", values)
        else:
            yield Finding(clause.id, "no-agreement", "leaves out", "less than the text", values)


def _groups(
    clause: Clause, way: Way, corridor: Corridor, operation: Operation
) -> Iterator[Finding]:
    has: dict[str, Value] = {
        "corridor": corridor.name,
        "has": group_names(operation, corridor.groups),
    }
    if not corridor.groups_stated:
        yield Finding(clause.id, "groups", "promises", "not in the text", has)
        return
    if way.groups is None:
        yield Finding(clause.id, "no-groups", "leaves out", "less than the text", has)
        return
    more = [group for group in way.groups if group not in corridor.groups]
    fewer = [group for group in corridor.groups if group not in way.groups]
    elsewhere = {group for groups in corridor.also_groups for group in groups}
    for key, groups in (
        ("groups", [group for group in more if group not in elsewhere]),
        ("other-groups", [group for group in more if group in elsewhere]),
    ):
        if groups:
            values = has | {"groups": group_names(operation, groups)}
            yield Finding(clause.id, key, "promises", "beyond the text", values)
    if fewer:
        values = has | {"groups": group_names(operation, fewer)}
        yield Finding(clause.id, "groups", "leaves out", "less than the text", values)
    if not more and not fewer:
        yield Finding(clause.id, "groups", "agrees", "as the text", has)


def _consent(
    clause: Clause, corridor: Corridor, announcement: MarkedAnnouncement, operation: Operation
) -> Iterator[Finding]:
    told = {
        party
        for each in announcement.clauses
        if isinstance(each.about, Agreement)
        for party in each.about.not_agreed_by
    }
    for party in dict.fromkeys((*controllers(corridor), *corridor.consent)):
        if party in told:
            continue
        answer = _answer(corridor, party)
        values: dict[str, Value] = {
            "corridor": corridor.name,
            "party": party_name(operation, party),
        }
        if answer != "given":
            values["answer"] = _ANSWERS[answer]
            yield Finding(clause.id, "consent", "promises", "beyond the text", values)
        elif (until_s := _ends_early_s(corridor, party)) is not None:
            until = f"{clock_of(operation).local(until_s):%Y-%m-%d %H:%M}"
            values["until"] = Text(until, until)
            yield Finding(clause.id, "consent-ends", "promises", "beyond the text", values)


def _ends_early_s(corridor: Corridor, party: str) -> int | None:
    """Give when a consent ends, if that is before the last hour of the corridor."""
    expires_s = corridor.consent[party].expires_s
    ends_s = max((end for _, end in corridor.open), default=0)
    return expires_s if expires_s is not None and expires_s < ends_s else None


def _named_before(clause: Clause, announcement: MarkedAnnouncement) -> set[str]:
    """Give the corridors of which an earlier clause speaks: who has not agreed is told once."""
    before = takewhile(lambda each: each is not clause, announcement.clauses)
    return {id_ for each in before if isinstance(each.about, Way) for id_ in each.about.corridors}


def _answer(corridor: Corridor, party: str) -> str:
    consent = corridor.consent.get(party)
    return consent.answer if consent else "unknown"


def _corridors(announcement: MarkedAnnouncement, operation: Operation) -> tuple[str, ...]:
    """Give the corridors an announcement names; where it names none, all."""
    named = [
        id_
        for clause in announcement.clauses
        if isinstance(clause.about, Way)
        for id_ in clause.about.corridors
    ]
    return tuple(dict.fromkeys(named)) or tuple(operation.corridors)


def _hours(spans: tuple[Interval, ...], clock: Clock) -> Hours:
    return Hours(
        tuple(
            (clock.local(begin).replace(tzinfo=None), clock.local(end).replace(tzinfo=None))
            for begin, end in spans
        )
    )


def _minus(spans: tuple[Interval, ...], others: tuple[Interval, ...]) -> tuple[Interval, ...]:
    left = list(spans)
    for begin, end in others:
        left = [
            piece
            for first, last in left
            for piece in ((first, min(last, begin)), (max(first, end), last))
            if piece[0] < piece[1]
        ]
    return tuple(left)
