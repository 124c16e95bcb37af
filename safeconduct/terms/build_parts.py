"""Build the parts instruments are made of: days, times, sourced words, in each reading."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, TypeVar

from safeconduct.operation.document_parts import TextDocument
from safeconduct.operation.model import Text
from safeconduct.terms.days import last_day
from safeconduct.terms.document import EventDocument, InstrumentDocument, WindowDocument
from safeconduct.terms.document_parts import RivalDocument, SayingDocument, Sourced
from safeconduct.terms.model import Basis, Counting, DayRange, Saying, TimeRule
from safeconduct.terms.readings import Fixed, Readings, combine, each, split

T = TypeVar("T")
END = "end"
"""What an extension is counted from that goes on where the running time ends."""
Days = dict[str, Readings[date]]
"""Days of the instrument's own events, by name."""


def stated_days(document: InstrumentDocument) -> Days:
    """Give the days of the instrument's own events; it takes effect when issued if not said."""
    said = document.dates
    days: Days = {"issued": readings_of(said.issued.value)}
    if said.published:
        days["published"] = readings_of(said.published.value)
    days["in-force"] = readings_of(said.in_force.value) if said.in_force else days["issued"]
    return days


def readings_of(stated: Any, build: Callable[[Any], Readings[T]] = Fixed) -> Readings[T]:
    """Give a value, or one for each reading, as what it is in each reading.

    Parameters
    ----------
    stated
        As a document has it.
    build
        Makes what is stated into what is meant.
    """
    if isinstance(stated, RivalDocument):
        [(question, values)] = stated.by_reading.items()
        return split(question, {name: build(value) for name, value in values.items()})
    return build(stated)


def day_of(stated: Any, days: Days) -> Readings[date]:
    """Give a day that may be named by an event."""
    return readings_of(stated, lambda one: days[one] if isinstance(one, str) else Fixed(one))


def time_rule(said: WindowDocument | EventDocument, days: Days) -> TimeRule:
    """Give the first and last day of a time, in each reading."""
    starts = said.starts or (said.dated if isinstance(said, EventDocument) else None)
    begin = day_of(starts, days)
    opens = begin if said.opens is None else day_of(said.opens, days)
    counting = counting_of(said)
    last = _through(said, days) if counting is None else _counted(begin, counting)
    return TimeRule(opens, last, basis_of(said), counting)


def day_range(said: Any, days: Days) -> DayRange:
    """Give the range between ``from`` and ``through`` or ``before``."""
    begins: Readings[date | None] = Fixed(None)
    if said.begins is not None:
        begins = each(lambda day: day, day_of(said.begins, days))
    return DayRange(begins, _through(said, days))


def basis_of(said: Sourced) -> Basis:
    """Give the words something rests on, and who says so."""
    return Basis(said.quote, tuple(said.source or ()))


def text_of(said: TextDocument) -> Text:
    """Give a name or sentence in the languages it is written in."""
    return Text(said.en, said.ar)


def counting_of(said: WindowDocument | EventDocument) -> Counting | None:
    """Give how a time is counted, where its length is stated."""
    if said.lasts is None:
        return None
    return Counting(
        said.starts if isinstance(said.starts, str) else None,
        readings_of(said.lasts),
        readings_of(said.count),
        readings_of(said.month_end),
    )


def _counted(begin: Readings[date], how: Counting) -> Readings[date | None]:
    convention = combine(lambda count, end: (count, end), how.count, how.month_end)
    started = combine(lambda day, lasts: (day, lasts), begin, how.lasts)
    return combine(lambda start, by: last_day(*start, *by), started, convention)


def _through(said: Any, days: Days) -> Readings[date | None]:
    if said.through is not None:
        return each(lambda day: day, day_of(said.through, days))
    if said.before is not None:
        return each(lambda day: day - timedelta(days=1), day_of(said.before, days))
    return Fixed(None)


def saying_of(said: SayingDocument | None) -> Saying | None:
    """Give a sentence with what it rests on, if there is one."""
    return Saying(text_of(said.says), basis_of(said)) if said else None


def optional_text(said: TextDocument | None) -> Text | None:
    """Give a text, if there is one."""
    return text_of(said) if said else None
