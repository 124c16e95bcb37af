"""The texts documents are made of: ids, durations, dates, clock times.

Validators raise ``PydanticCustomError`` whose type is a code of the catalogue and whose message
says what is wrong; why and what to do about it stand in :mod:`safeconduct.operation.explain`.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable
from datetime import datetime
from typing import Annotated, Any, Literal, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from pydantic import BeforeValidator, PlainValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from safeconduct.units import parse_clock_s, parse_date, parse_duration_s, parse_local_time

T = TypeVar("T")
LONGEST_SHOWN = 60
EARLIEST_YEAR, LATEST_YEAR = 1900, 2200
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_LONG_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def fail(code: str, what: str, remedy: str | None = None) -> PydanticCustomError:
    """Make the error of a validator: a code of the catalogue, what is wrong, a better remedy."""
    # The sentence goes in as a value, since pydantic would read braces in it as a template.
    return PydanticCustomError("fault", "{what}", {"code": code, "what": what, "remedy": remedy})


def _parsed(parse: Callable[[str], T], code: str) -> Callable[[object], T]:
    """Make a validator of a function that raises ValueError with a sentence."""

    def validate(stated: object) -> T:
        if not isinstance(stated, str):
            raise fail("SC203", f"{shown(stated)} stands where text belongs")
        try:
            return parse(stated.strip())
        except ValueError as error:
            raise fail(code, *error.args[:2]) from None

    return validate


def shown(stated: object) -> str:
    """Give a value as a message shows it, shortened."""
    text = repr(stated)
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"


def _stated_time(text: str) -> str:
    if len(text) == len("2016"):
        parse_date(f"{text}-01-01")
    elif len(text) == len("2016-07"):
        parse_date(f"{text}-01")
    else:
        parse_local_time(text)
    return text


def _plausible_time(text: str) -> datetime:
    local = parse_local_time(text)
    if not EARLIEST_YEAR <= local.year <= LATEST_YEAR:
        raise ValueError(f"{text!r} lies outside {EARLIEST_YEAR} to {LATEST_YEAR}")
    return local


def _longest(text: str) -> object:
    return text if text in ("unknown", "no", "none") else parse_duration_s(text)


def _zone(text: str) -> ZoneInfo:
    try:
        return ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        what = f"{text!r} is no time zone of the IANA database"
        raise ValueError(what, _zones_like(text)) from None


def _zones_like(text: str) -> str | None:
    """Name the nearest zones: by the whole name, or by the city alone."""
    zones = sorted(available_timezones())
    names = {zone.lower(): zone for zone in zones}
    cities = {zone.rsplit("/", 1)[-1].lower(): zone for zone in zones if "/" in zone}
    known = cities | names
    near = difflib.get_close_matches(text.strip().replace(" ", "_").lower(), known, n=3)
    found = dict.fromkeys(known[each] for each in near)
    return f"Did you mean {' or '.join(found)}?" if found else None


def _days(stated: object) -> tuple[str, ...]:
    """Give the days of a window; all of them is an empty tuple."""
    if stated == "all":
        return ()
    if not isinstance(stated, list) or not stated:
        raise fail("SC203", f"{shown(stated)} stands where all or a list of days belongs")
    for day in stated:
        if not isinstance(day, str):
            raise fail("SC203", f"{shown(day)} stands where a day belongs")
        if day not in WEEKDAYS:
            try:
                parse_date(day)
            except ValueError:
                near = difflib.get_close_matches(day.lower(), [*WEEKDAYS, *_LONG_DAYS], n=1)
                meant = f"Did you mean {near[0][:3]}? " if near else ""
                remedy = f"{meant}Days are {', '.join(WEEKDAYS)}, or dates such as 2016-07-28."
                raise fail("SC208", f"{day!r} is no day", remedy) from None
    return tuple(stated)


def _said(stated: object) -> object:
    listed = stated if isinstance(stated, list) else [stated]
    for each in listed:
        if not isinstance(each, (str, bool, int, float)):
            raise fail("SC203", f"{shown(each)} stands where a word, number or list belongs")
        if isinstance(each, str) and not each.strip():
            raise fail("SC217", "the text is empty")
    return stated


def _text(pattern: str, form: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": pattern, "x-form": form})


_DAY = r"^\d{4}-\d{2}-\d{2}"

Id = Annotated[
    str,
    BeforeValidator(lambda stated: str(stated) if type(stated) is int else stated),
    StringConstraints(pattern=r"^\w[\w\-]*$", max_length=80),
    WithJsonSchema({"type": ["string", "integer"], "pattern": r"^\w[\w-]*$", "maxLength": 80}),
]
"""Letters of any script, digits, ``_`` and ``-``."""

Words = Annotated[str, StringConstraints(min_length=1, max_length=5000)]
"""Text that says something."""

Duration = Annotated[
    int, PlainValidator(_parsed(parse_duration_s, "SC207")), _text("^P", "ISO 8601 duration")
]
DurationOrWord = Annotated[
    Any, PlainValidator(_parsed(_longest, "SC207")), _text("^(P|unknown|no)", "ISO 8601 duration")
]
Clock = Annotated[
    int,
    PlainValidator(_parsed(parse_clock_s, "SC208")),
    _text(r"^\d{2}:\d{2}", "local clock time, HH:MM"),
]
LocalTime = Annotated[
    datetime,
    PlainValidator(_parsed(_plausible_time, "SC208")),
    _text(_DAY, "local date and time"),
]
StatedTime = Annotated[
    str, PlainValidator(_parsed(_stated_time, "SC208")), _text(r"^\d{4}", "date, or date and time")
]
Zone = Annotated[
    ZoneInfo, PlainValidator(_parsed(_zone, "SC210")), _text("^[A-Z]", "IANA time zone")
]
Days = Annotated[
    tuple[str, ...],
    PlainValidator(_days),
    WithJsonSchema(
        {
            "x-form": "`all`, or list of days",
            "anyOf": [
                {"const": "all"},
                {
                    "type": "array",
                    "minItems": 1,
                    "items": {"anyOf": [{"enum": list(WEEKDAYS)}, {"pattern": f"{_DAY}$"}]},
                },
            ],
        }
    ),
]
Said = Annotated[
    Any,
    PlainValidator(_said),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": ["string", "boolean", "number"]},
                {"type": "array", "items": {"type": ["string", "boolean", "number"]}},
            ]
        }
    ),
]
YesNo = Literal["yes", "no", "unknown"]
NodeId = Annotated[
    str,
    BeforeValidator(lambda stated: str(stated) if type(stated) is int else stated),
    WithJsonSchema({"type": ["string", "integer"]}),
]
"""A node or link of the road file, as text; a whole number is taken as it stands."""
