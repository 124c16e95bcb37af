"""Whose word a way is, on the day of issue: what has ended is no agreement."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from safeconduct.notices.model import Notice
from safeconduct.notices.promise import check_notice
from safeconduct.notices.speak import Speaker
from safeconduct.operation.model import Announced, Consent, Operation
from tests.notices.small import HOUR, issue, languages, notice, operation

ENGLISH, ARABIC = (Speaker(each) for each in languages())
DAY_S = 24 * HOUR


def until(expires_s: int, horizon_s: int = 7 * DAY_S) -> Operation:
    """Let the front agree to the west only until some second of an operation from 06:00."""
    whole = operation()
    west = whole.corridors["west"]
    consent = {**west.consent, "front": Consent("front", "given", "radio", expires_s=expires_s)}
    days = range(-(-horizon_s // DAY_S))
    hours = tuple((day * DAY_S + 2 * HOUR, day * DAY_S + 10 * HOUR) for day in days)
    ways = {**whole.corridors, "west": replace(west, consent=consent, open=hours)}
    return replace(whole, corridors=ways, horizon_s=horizon_s)


def lines(told: Notice, speaker: Speaker = ENGLISH) -> list[str]:
    return [
        speaker.sentence(s) for s in told.sentences() if s.id.startswith(("agreement", "standing"))
    ]


ENDED = "Way 1: The front agreed until 31 July 2016, 00:00, and no agreement since is known."
ENDS = "Way 1: The front agrees only until 31 July 2016, 00:00."


@pytest.mark.parametrize(
    ("day", "line"), [(date(2016, 7, 30), ENDS), (date(2016, 7, 31), ENDED)], ids=["before", "from"]
)
def test_a_consent_holds_to_its_last_moment_and_not_on_the_day_after(day: date, line: str) -> None:
    whole = until(42 * HOUR)
    told = notice(whole, of=issue(day))
    assert line in lines(told)
    assert ("Way 1: agreed by The front and The crown." in lines(told)) == (line == ENDS)
    assert check_notice(told, whole, [], languages()) == []


def test_an_ended_consent_is_said_to_be_in_arabic_too() -> None:
    told = notice(until(42 * HOUR), of=issue(date(2016, 8, 2)))
    said = " ".join(lines(told, ARABIC))
    assert "انتهت موافقة الجبهة" in said
    assert "الموافقة من الجبهة" not in said


def test_a_way_whose_consents_have_ended_is_no_longer_headed_as_agreed() -> None:
    told = issue(date(2016, 7, 29))
    district = replace(told.districts[0], corridors=("west",))
    whole = until(10 * HOUR, horizon_s=10 * HOUR)
    first = notice(whole, of=replace(told, districts=(district,)))
    later = notice(whole, of=replace(told, districts=(district,), issued=date(2016, 8, 1)))
    assert lines(first)[0] == ENGLISH.language.say("standing.AGREED")
    assert lines(later)[0] == ENGLISH.language.say("standing.ANNOUNCED")


@pytest.mark.parametrize(
    ("answer", "line"),
    [
        ("none", "Way 1: not agreed by The front: asked, no answer."),
        ("unknown", "Way 1: not agreed by The front: no answer is known."),
    ],
)
def test_a_party_that_has_not_agreed_is_named_with_its_answer(answer: str, line: str) -> None:
    whole = operation()
    west, east = whole.corridors["west"], whole.corridors["east"]
    given = {**east.consent, "front": Consent("front", "given", "radio")}
    silent = {**west.consent, "front": Consent("front", answer)}  # type: ignore[arg-type] # of the list
    ways = {"west": replace(west, consent=silent), "east": replace(east, consent=given)}
    told = lines(notice(replace(whole, corridors=ways)))
    assert line in told
    assert told[0] == "Announced, not agreed by all."


@pytest.mark.parametrize(
    ("at", "line"),
    [
        ("2016-07-28", "Way 1: announced by The crown on 28 July 2016."),
        ("2016-07-28T14:00", "Way 1: announced by The crown on 28 July 2016."),
        ("2016-07", "Way 1: announced by The crown."),
        (None, "Way 1: announced by The crown."),
    ],
)
def test_who_announced_a_way_is_said_and_the_day_where_it_is_known(
    at: str | None, line: str
) -> None:
    whole = operation()
    west = replace(whole.corridors["west"], announced=Announced("crown", at))
    east = replace(whole.corridors["east"], announced=Announced("front"))
    told = lines(notice(replace(whole, corridors={"west": west, "east": east})))
    assert line in told
    assert "Way 2: announced by The front." in told


def test_a_way_agreed_by_all_that_nobody_announced_has_no_announcer() -> None:
    whole = operation()
    west = replace(whole.corridors["west"], announced=None)
    told = lines(notice(replace(whole, corridors={"west": west})))
    assert not any("announced by" in each for each in told)
    assert any("agreed by The front and The crown" in each for each in told)
