"""When the ways are open, and for whom: only what somebody states."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from safeconduct.announcements.check import clock_of
from safeconduct.announcements.model import SaidHours, Way
from safeconduct.catalogue.notices import CODES
from safeconduct.errors import Fault
from safeconduct.notices.content.parties import party_text
from safeconduct.notices.content.statements import statement
from safeconduct.notices.content.ways import Piece, Shown, shared
from safeconduct.notices.model import (
    Bond,
    Clocks,
    Joined,
    Section,
    Sentence,
    Situation,
    Value,
    When,
)
from safeconduct.operation.clock import window_document, window_intervals
from safeconduct.operation.document_corridors import WindowDocument
from safeconduct.operation.model import Corridor, Operation, StatedWindow
from safeconduct.safeguards.names import group_name

_DAY_S = 86_400


def ways_section(shown: Shown, situation: Situation = "armed-conflict") -> Section:
    """Say of each way for whom it is, when it is open, and that no pause was agreed.

    Parameters
    ----------
    shown
        The corridors of the notice.
    situation
        Where nobody fights, no pause in the fighting is missed.
    """
    operation = shown.operation
    sentences = [
        *(_whom(corridor, shown) for corridor in shown.corridors),
        *(other for corridor in shown.corridors for other in _other_readings(corridor, shown)),
        *shared(shown, hours_pieces),
        *(_pauses(operation) if situation == "armed-conflict" or operation.pauses else ()),
        *_refused(operation),
    ]
    return Section("ways", tuple(sentences))


def _whom(corridor: Corridor, shown: Shown) -> Sentence:
    values: dict[str, Value] = {"n": shown.number(corridor.id), "way": corridor.name}
    bond = Bond(f"corridors.{corridor.id}.for", corridor.where)
    if not corridor.groups_stated:
        about = Way((corridor.id,), None, None)
        key = "ways.for-unsaid"
    else:
        about = Way((corridor.id,), None, corridor.groups)
        values["groups"] = Joined(
            tuple(group_name(shown.operation, each) for each in corridor.groups), "also"
        )
        key = "ways.for"
    return Sentence(f"ways.for.{corridor.id}", key, values, (bond,), about, (corridor.id,))


def _other_readings(corridor: Corridor, shown: Shown) -> Iterator[Sentence]:
    """Tell what else was said of whom a way is for; each reading once, however many said it."""
    for place, groups in enumerate(dict.fromkeys(corridor.also_groups), 1):
        names = Joined(tuple(group_name(shown.operation, each) for each in groups), "also")
        values: dict[str, Value] = {"ways": shown.ways((corridor.id,)), "groups": names}
        bond = Bond(f"corridors.{corridor.id}.for.also", corridor.where)
        id_ = f"ways.also.{corridor.id}.{place}"
        yield Sentence(id_, "ways.also", values, (bond,), None, (corridor.id,))


def hours_pieces(corridor: Corridor) -> Iterator[Piece]:
    """Say the hours of a corridor that somebody states; where nobody does, just that."""
    stated = [window for window in corridor.windows if window.source is not None]
    if not stated:
        yield Piece("hours.unsaid", {}, (Bond(f"corridors.{corridor.id}.windows", corridor.where),))
        return
    by_days: dict[tuple[str, ...], list[StatedWindow]] = {}
    for window in stated:
        by_days.setdefault(window.days, []).append(window)
    for days, windows in by_days.items():
        spans = _joined(windows, daily=not days)
        claimed = tuple(
            WindowDocument.model_construct(days=days, opens=opens, closes=closes)
            for opens, closes in ((w.opens_s, w.closes_s) for w in windows)
        )
        bonds = tuple(
            Bond(f"corridors.{corridor.id}.windows", each.where, (each.source or "",))
            for each in windows
        )
        values: dict[str, Value] = {"hours": Clocks(spans), "days": When(days)}
        yield Piece("hours.every-day" if not days else "hours.on", values, bonds,
                    SaidHours((corridor.id,), claimed))  # fmt: skip


def unstated_hours(corridor: Corridor) -> Iterator[Bond]:
    """Give the hours that the plan assumes and nobody states."""
    for window in corridor.windows:
        if window.source is None:
            yield Bond(f"corridors.{corridor.id}.windows", window.where)


def unstated_pauses(operation: Operation) -> Iterator[Bond]:
    """Give the pauses that the plan assumes and nobody states."""
    for place, pause in enumerate(operation.pauses):
        if pause.source is None:
            yield Bond(f"pauses.{place}")


def overlapping_hours(operation: Operation, corridor: Corridor) -> Iterator[Fault]:
    """Warn of windows of one corridor that share hours; they are told as one."""
    clock = clock_of(operation)
    spans = sorted(
        (begin, end, window)
        for window in corridor.windows
        for begin, end in window_intervals(window_document(window), clock, operation.horizon_s)
    )
    entry = CODES["SC959"]
    for (_, end, _), (begin, _, later) in pairwise(spans):
        if begin < end:
            where = later.where or corridor.where
            file, line = (where.file, where.line) if where else ("operation.yaml", 0)
            what = f"corridors.{corridor.id}: a window begins before the one before it ends."
            yield Fault(file, line, "SC959", what, entry.meaning, entry.remedy, "warning")
            return


def _joined(windows: Sequence[StatedWindow], *, daily: bool) -> tuple[tuple[int, int], ...]:
    """Give the hours of windows of the same days; those that touch or overlap are one.

    Every day's last hours may run into the next day's first.
    """
    spans = sorted(
        (w.opens_s, w.closes_s if w.closes_s > w.opens_s else w.closes_s + _DAY_S) for w in windows
    )
    joined: list[tuple[int, int]] = []
    for opens, closes in spans:
        if joined and opens <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(closes, joined[-1][1]))
        else:
            joined.append((opens, closes))
    while daily and len(joined) > 1 and joined[0][0] + _DAY_S <= joined[-1][1]:
        _, closes = joined.pop(0)
        joined[-1] = (joined[-1][0], max(closes + _DAY_S, joined[-1][1]))
    if daily and joined[-1][1] - joined[0][0] >= _DAY_S:
        return ((0, _DAY_S),)
    return tuple(joined)


def _pauses(operation: Operation) -> Iterator[Sentence]:
    if not any(each.source for each in operation.pauses):
        yield statement(operation, "safeguards.pause", "pause")
    clock = clock_of(operation)
    for place, pause in enumerate(operation.pauses, 1):
        if pause.source is None:
            continue
        begin, end = (clock.local(each) for each in pause.interval)
        parties = Joined(tuple(party_text(operation, each) for each in pause.agreed_by))
        values: dict[str, Value] = {
            "parties": parties,
            "place": pause.place,
            "begin": begin,
            "end": end,
        }
        bond = Bond(f"pauses.{place - 1}", None, (pause.source,))
        yield Sentence(f"hours.pause.{place}", "hours.pause", values, (bond,))


def _refused(operation: Operation) -> Iterator[Sentence]:
    """Say of a way that was announced and refused that it was; it is shown nowhere."""
    for corridor in operation.corridors.values():
        if corridor.refused_by and corridor.announced is not None:
            parties = Joined(tuple(party_text(operation, each) for each in corridor.refused_by))
            values: dict[str, Value] = {"way": corridor.name, "parties": parties}
            bonds = tuple(
                Bond(f"corridors.{corridor.id}.consent.{each}", corridor.where)
                for each in corridor.refused_by
            )
            yield Sentence(f"ways.refused.{corridor.id}", "ways.refused", values, bonds)
