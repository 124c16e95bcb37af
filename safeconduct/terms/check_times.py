"""Check times: one end each, after the beginning, within the calendars."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from safeconduct.reading.lines import Step
from safeconduct.terms.build_parts import END, day_range, time_rule
from safeconduct.terms.check_conditions import stated_facts
from safeconduct.terms.document import EventDocument, OffenceDocument, WindowDocument
from safeconduct.terms.document_conditions import FactDocument
from safeconduct.terms.document_parts import is_rival
from safeconduct.terms.faults import Faults
from safeconduct.terms.hijri import FIRST, LAST
from safeconduct.terms.readings import Readings, combine, each, values_of

Path = tuple[Step, ...]


def check_times(faults: Faults) -> None:
    """Check every window, event and range of offence days.

    Parameters
    ----------
    faults
        The document, whose ids and readings hold; faults gather there.
    """
    if not _check_days_given(faults):
        return
    days = faults.days
    for path, said in _times(faults):
        if _has_two_ends(faults, path, said, ("lasts", "through", "before")):
            continue
        try:
            rule = time_rule(said, days)
        except ValueError as error:
            faults.add("SC719", path, str(error))
            continue
        _check_order(faults, path, each(lambda day: day, rule.opens), rule.last)
    for path, ranged in _ranges(faults):
        if not _has_two_ends(faults, path, ranged, ("through", "before")):
            range_ = day_range(ranged, days)
            _check_order(faults, path, range_.begins, range_.through)
    if not faults.found:
        _check_moved(faults)


def _check_moved(faults: Faults) -> None:
    """See that offence days that were moved still end after they begin."""
    for id_, event in faults.document.events.items():
        path = ("events", id_)
        if event.kind != "move-offence" or _has_two_ends(
            faults, path, event, ("through", "before")
        ):
            continue
        for name in event.offers or faults.document.offers:
            offence = faults.document.offers[name].offence
            if offence is not None:
                begins = day_range(offence, faults.days).begins
                _check_order(faults, path, begins, time_rule(event, faults.days).last)


def _has_two_ends(faults: Faults, path: Path, said: object, keys: tuple[str, ...]) -> bool:
    ends = [name for name in keys if getattr(said, name) is not None]
    if len(ends) > 1:
        faults.add("SC712", (*path, ends[1]), f"{ends[0]} and {ends[1]} both say when it ends")
    return len(ends) > 1


def _ranges(faults: Faults) -> Iterator[tuple[Path, OffenceDocument | FactDocument]]:
    for id_, offer in faults.document.offers.items():
        if offer.offence is not None:
            yield ("offers", id_, "offence"), offer.offence
    for path, fact in stated_facts(faults):
        if isinstance(fact, FactDocument):
            yield path, fact


def _times(faults: Faults) -> Iterator[tuple[Path, WindowDocument | EventDocument]]:
    for id_, offer in faults.document.offers.items():
        if isinstance(offer.window, WindowDocument):
            yield ("offers", id_, "window"), offer.window
    for id_, event in faults.document.events.items():
        if event.kind not in ("revoke", "settle", "move-offence") and event.starts != END:
            yield ("events", id_), event


def _check_days_given(faults: Faults) -> bool:
    """Find days counted from a publication whose day is not stated."""
    known = faults.days
    before = len(faults.found)
    named: list[tuple[Path, object]] = [*_ranges(faults), *_times(faults)]
    for path, said in named:
        for name in ("starts", "opens", "begins", "through", "before"):
            for event in _named(getattr(said, name, None)):
                if event not in known:
                    key = "from" if name == "begins" else name
                    what = f"the day it was {event} is not stated"
                    faults.add("SC703", (*path, key), what)
    return len(faults.found) == before


def _named(stated: object) -> Iterator[str]:
    if is_rival(stated):
        [values] = stated.by_reading.values()  # type: ignore[attr-defined] # seen by is_rival
        stated_values = values.values()
    else:
        stated_values = [stated]
    yield from (each for each in stated_values if isinstance(each, str))


def _check_order(
    faults: Faults,
    path: Path,
    begin: Readings[date | None],
    end: Readings[date | None],
) -> None:
    for first, last in values_of(combine(lambda one, two: (one, two), begin, end)):
        outside = [day for day in (first, last) if day is not None and not FIRST <= day <= LAST]
        if outside:
            faults.add("SC719", path, f"{outside[0]} is out of bounds")
            return
        if first is not None and last is not None and last < first:
            faults.add("SC713", path, f"it begins on {first} and ends on {last}")
            return
