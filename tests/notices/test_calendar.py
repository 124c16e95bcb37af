"""The hours as a calendar: in UTC, folded as RFC 5545 asks, and only what somebody states."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import icalendar
import pytest

from safeconduct.notices.content.hours import overlapping_hours
from safeconduct.notices.windows import windows_calendar
from safeconduct.operation.model import Operation, StatedWindow, Text
from tests.notices.small import HOUR, issue, languages, notice, operation

ENGLISH, ARABIC = languages()


def with_windows(*windows: StatedWindow) -> Operation:
    whole = operation()
    west = replace(whole.corridors["west"], windows=windows)
    return replace(whole, corridors={**whole.corridors, "west": west})


def events(whole: Operation, **other: object) -> list[Any]:
    written = windows_calendar(notice(whole, of=issue(**other)), whole, ENGLISH)  # type: ignore[arg-type] # of an issue
    assert written is not None
    return list(icalendar.Calendar.from_ical(written).walk("VEVENT"))


def test_hours_within_the_operation_stand_in_utc() -> None:
    (event,) = events(operation())
    assert event.decoded("dtstart") == datetime(2016, 7, 29, 5, tzinfo=UTC)
    assert event.decoded("dtend") == datetime(2016, 7, 29, 13, tzinfo=UTC)
    assert event["status"] == "CONFIRMED"
    assert "West gate" in str(event["summary"])
    said = str(event["description"])
    assert said.startswith(ENGLISH.say("standing.AGREED"))
    assert "Way 1: agreed by" in said
    assert ENGLISH.say("voice.stay-message") in said
    assert event.decoded("dtstamp") == datetime(2016, 7, 29, tzinfo=UTC)


def test_an_event_keeps_its_name_and_a_later_version_its_number() -> None:
    (first,), (second,) = events(operation()), events(operation(), version=2)
    assert first["uid"] == second["uid"] == "town-west-20160729-1@safeconduct"
    assert (first["sequence"], second["sequence"]) == (2, 4)


def test_what_not_all_have_agreed_to_is_tentative() -> None:
    whole = operation()
    west = whole.corridors["west"]
    alone = {**whole.corridors, "west": replace(west, consent={"crown": west.consent["crown"]})}
    (event,) = events(replace(whole, corridors=alone))
    assert event["status"] == "TENTATIVE"


def test_hours_that_overlap_are_one_event_with_a_warning() -> None:
    whole = with_windows(
        StatedWindow((), 8 * HOUR, 12 * HOUR, "radio"),
        StatedWindow((), 11 * HOUR, 15 * HOUR, "radio"),
    )
    (event,) = events(whole)
    assert event.decoded("dtend") == datetime(2016, 7, 29, 12, tzinfo=UTC)
    found = list(overlapping_hours(whole, whole.corridors["west"]))
    assert {(fault.code, fault.severity) for fault in found} == {("SC959", "warning")}
    assert list(overlapping_hours(operation(), operation().corridors["west"])) == []


def test_what_nobody_states_is_in_no_calendar() -> None:
    whole = with_windows(StatedWindow((), 8 * HOUR, 12 * HOUR, None))
    assert windows_calendar(notice(whole), whole, ENGLISH) is None


@pytest.mark.parametrize("language", [ENGLISH, ARABIC], ids=lambda each: each.code)
def test_lines_end_as_they_must_and_are_no_longer_than_75_octets(language: object) -> None:
    whole = operation()
    name = Text("Gate; of, the \\ long " * 5, "بوابة، طويلة؛ جداً " * 8)
    named = replace(whole.corridors["west"], name=name)
    whole = replace(whole, corridors={**whole.corridors, "west": named})
    written = windows_calendar(notice(whole), whole, language)  # type: ignore[arg-type] # one of both
    assert written is not None
    assert written.endswith(b"\r\n")
    lines = written.split(b"\r\n")
    assert all(len(line) <= 75 and b"\n" not in line for line in lines)
    (event,) = icalendar.Calendar.from_ical(written).walk("VEVENT")
    said = name.en if language is ENGLISH else name.ar
    assert str(said).strip() in str(event["summary"])
