"""Check times: one end each, after the beginning, within the calendars."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from safeconduct.reading.lines import Step
from safeconduct.terms.build_parts import day_range, time_rule
from safeconduct.terms.document import EventDocument, WindowDocument
from safeconduct.terms.document_parts import is_rival
from safeconduct.terms.faults import Faults
from safeconduct.terms.hijri import FIRST, LAST
from safeconduct.terms.readings import Readings, combine, each, values_of

Path = tuple[Step, ...]
_ENDS = ("lasts", "through", "before")


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
        ends = [name for name in _ENDS if getattr(said, name) is not None]
        if len(ends) > 1:
            faults.add("SC712", (*path, ends[1]), f"{ends[0]} and {ends[1]} both say when it ends")
            continue
        try:
            rule = time_rule(said, days)
        except ValueError as error:
            faults.add("SC719", path, str(error))
            continue
        _check_order(faults, path, each(lambda day: day, rule.opens), rule.last)
    for id_, offer in faults.document.offers.items():
        if offer.offence is not None:
            path = ("offers", id_, "offence")
            if offer.offence.through is not None and offer.offence.before is not None:
                what = "through and before both say when it ends"
                faults.add("SC712", (*path, "before"), what)
                continue
            ranged = day_range(offer.offence, days)
            _check_order(faults, path, ranged.begins, ranged.through)


def _times(faults: Faults) -> Iterator[tuple[Path, WindowDocument | EventDocument]]:
    for id_, offer in faults.document.offers.items():
        if isinstance(offer.window, WindowDocument):
            yield ("offers", id_, "window"), offer.window
    for id_, event in faults.document.events.items():
        if event.kind not in ("revoke", "settle", "move-offence"):
            yield ("events", id_), event


def _check_days_given(faults: Faults) -> bool:
    """Find windows counted from a publication whose day is not stated."""
    known = faults.days
    before = len(faults.found)
    for id_, offer in faults.document.offers.items():
        for part in ("window", "offence"):
            said = getattr(offer, part)
            for name in ("starts", "opens", "begins", "through", "before"):
                for event in _named(getattr(said, name, None)):
                    if event not in known:
                        key = "from" if name == "begins" else name
                        what = f"the day it was {event} is not stated"
                        faults.add("SC703", ("offers", id_, part, key), what)
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
