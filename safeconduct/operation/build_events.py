"""Build pauses, closures, hazards, aid, announcements, exchanges and statements."""

from __future__ import annotations

from collections.abc import Iterator

from safeconduct.operation.build_corridors import TRUCK_PCU
from safeconduct.operation.build_people import text_of
from safeconduct.operation.clock import Clock
from safeconduct.operation.document import OperationDocument, StatementDocument
from safeconduct.operation.document_events import During, RestrictionDocument
from safeconduct.operation.document_parts import FigureDocument
from safeconduct.operation.model import (
    AidInward,
    Announcement,
    Closure,
    Exchange,
    HandingIn,
    Hazard,
    Interval,
    Party,
    Pause,
    Source,
)
from safeconduct.operation.stated import Stated

Outline = tuple[tuple[float, float], ...]


def build_pauses(document: OperationDocument, clock: Clock) -> tuple[Pause, ...]:
    """Build the pauses that fall within the horizon."""
    return tuple(
        Pause(said.where, interval, tuple(said.agreed_by), said.source)
        for said in document.pauses
        for interval in _within(said, clock, document.horizon)
    )


def build_closures(stated: Stated, clock: Clock) -> tuple[Closure, ...]:
    """Build the closures that fall within the horizon."""
    return tuple(
        Closure(
            tuple(said.links),
            _outline(said.area),
            interval,
            said.source,
            stated.where("closures", place),
        )
        for place, said in enumerate(stated.document.closures)
        for interval in _within(said, clock, stated.document.horizon)
    )


def build_hazards(document: OperationDocument, clock: Clock) -> tuple[Hazard, ...]:
    """Build the hazards that fall within the horizon."""
    return tuple(
        Hazard(_outline(said.area), interval, said.weight_per_h.value, said.source)
        for said in document.hazards
        for interval in _within(said, clock, document.horizon)
    )


def build_aid(document: OperationDocument, clock: Clock) -> tuple[AidInward, ...]:
    """Build the aid trucks that fall within the horizon."""
    return tuple(
        AidInward(
            said.corridor,
            said.trucks_per_h.value,
            interval,
            said.pcu.value if said.pcu else TRUCK_PCU,
            said.source,
        )
        for said in document.aid_inward
        for interval in _within(said, clock, document.horizon)
    )


def build_announcements(document: OperationDocument) -> tuple[Announcement, ...]:
    """Build what the public was told."""
    return tuple(
        Announcement(
            said.by,
            said.channel,
            said.when,
            said.area,
            text_of(said.says, ""),
            text_of(said.asks_of_people, "") if said.asks_of_people else None,
            said.standing,
            said.source,
        )
        for said in document.announcements
    )


def build_exchange(document: OperationDocument) -> tuple[Exchange, ...]:
    """Build the questions between the parties."""
    return tuple(
        Exchange(
            said.id or f"exchange-{number}",
            said.what,
            said.asked_by,
            said.asked_of,
            said.asked,
            said.answered,
            tuple(said.hangs_on_it),
            said.source,
        )
        for number, said in enumerate(document.exchange, 1)
    )


def build_handing_in(stated: Stated) -> tuple[HandingIn, ...]:
    """Build where terms can be taken up."""
    return tuple(
        HandingIn(
            said.offer,
            text_of(said.recipient, ""),
            text_of(said.place, "") if said.place else None,
            tuple(said.reached_by),
            stated.where("handing_in", place),
        )
        for place, said in enumerate(stated.document.handing_in)
    )


def build_sources(document: OperationDocument) -> dict[str, Source]:
    """Build the sources, by id."""
    return {id_: Source(id=id_, **dict(said)) for id_, said in document.sources.items()}


def build_parties(document: OperationDocument) -> dict[str, Party]:
    """Build the parties, by id."""
    return {
        id_: Party(id_, text_of(said.name, id_), tuple(said.role))
        for id_, said in document.parties.items()
    }


def build_statements(document: OperationDocument) -> dict[str, object]:
    """Give what is said of staying, safeguards and restrictions, as plain values by dotted key.

    Parameters
    ----------
    document
        The checked document.

    Returns
    -------
    dict
        ``safeguards.way_back`` and the like; ``….source`` where a source is named, ``….ar`` where
        the words are given in Arabic too;
        durations in seconds; ``restrictions`` is a list of plain mappings.
    """
    found: dict[str, object] = {}
    for name in ("staying", "safeguards"):
        part = getattr(document, name)
        for key, said in part or ():
            if said is None or key == "source":
                continue
            with_source = isinstance(said, (StatementDocument, FigureDocument))
            found[f"{name}.{key}"] = said.value if with_source else said
            if isinstance(said, StatementDocument) and said.ar:
                found[f"{name}.{key}.ar"] = said.ar
            source = (said.source if with_source else None) or part.source
            if source:
                found[f"{name}.{key}.source"] = source
    if document.restrictions:
        found["restrictions"] = [_rule(rule) for rule in document.restrictions]
    return found


def _rule(rule: RestrictionDocument) -> dict[str, object]:
    stated = {
        "by": rule.by,
        "says": rule.says.en,
        "says_ar": rule.says.ar,
        "corridors": list(rule.corridors),
        "share": rule.share.value if rule.share else None,
        "source": rule.source,
    }
    return {key: value for key, value in stated.items() if value is not None}


def _within(said: During, clock: Clock, horizon_s: int) -> Iterator[Interval]:
    """Give the interval as far as it lies within the horizon, if at all."""
    begins = 0 if said.begins is None else max(0, clock.seconds(said.begins))
    ends = horizon_s if said.ends is None else min(horizon_s, clock.seconds(said.ends))
    if begins < ends:
        yield begins, ends


def _outline(stated: list[list[float]] | None) -> Outline:
    return tuple((lon, lat) for lon, lat in stated or ())
