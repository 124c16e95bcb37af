"""The calendar of an instrument, read back by an independent reader of RFC 5545."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from safeconduct.terms.calendar import calendar_of, gaps_of
from safeconduct.terms.hijri import LAST
from safeconduct.terms.library import library_ids, library_instrument
from safeconduct.terms.model import Instrument
from safeconduct.terms.readings import values_of
from safeconduct.terms.tongue import CODES, Tongue
from safeconduct.terms.windows import state_on, window_of
from tests.terms.small import event, instrument, offer, question

ENGLISH = Tongue("en")
DAY = timedelta(days=1)
SYRIA = library_instrument("sy-2016-15")


def written(made: Instrument, known_on: str | None = None, tongue: Tongue = ENGLISH) -> bytes:
    known = date.fromisoformat(known_on) if known_on else None
    return calendar_of(made, tuple(made.offers.values()), known, tongue)


def entries(text: bytes) -> list[dict[str, Any]]:
    """Give offer, kind, first and last day of each entry; DTEND is the day after the last."""
    found = []
    for each in icalendar.Calendar.from_ical(text).walk("VEVENT"):
        first, end = each.decoded("dtstart"), each.decoded("dtend")
        assert type(first) is type(end) is date
        name, _, rest = str(each["uid"]).removesuffix(f"-{first}@safeconduct").rpartition("-")
        found.append(
            {
                "offer": name,
                "kind": rest,
                "first": str(first),
                "last": str(end - DAY),
                "event": each,
            }
        )
    return found


def spans(text: bytes, offer: str) -> list[tuple[str, str, str]]:
    return [(e["kind"], e["first"], e["last"]) for e in entries(text) if e["offer"] == offer]


def test_article_1_of_the_syrian_decree_with_all_that_is_known() -> None:
    assert sorted(spans(written(SYRIA), "sy-2016-15-1")) == [
        ("last", "2017-01-27", "2017-01-27"),
        ("last", "2017-06-30", "2017-06-30"),
        ("open", "2016-07-28", "2017-01-27"),
        ("open", "2017-02-04", "2017-06-30"),
        ("perhaps", "2017-01-28", "2017-02-03"),
    ]


def test_article_2_of_the_syrian_decree_with_all_that_is_known() -> None:
    assert sorted(spans(written(SYRIA), "sy-2016-15-2")) == [
        ("last", "2016-08-28", "2016-08-28"),
        ("open", "2016-07-28", "2016-08-28"),
        ("perhaps", "2016-08-29", "2017-06-30"),
    ]


@pytest.mark.parametrize("known_on", ["2016-07-28", "2016-10-26"])
def test_before_the_extensions_were_known_there_are_three_months_and_one(known_on: str) -> None:
    text = written(SYRIA, known_on)
    assert spans(text, "sy-2016-15-1") == [
        ("open", "2016-07-28", "2016-10-28"),
        ("last", "2016-10-28", "2016-10-28"),
    ]
    assert spans(text, "sy-2016-15-2") == [
        ("open", "2016-07-28", "2016-08-28"),
        ("last", "2016-08-28", "2016-08-28"),
    ]


def test_between_the_two_extensions_nothing_is_known_after_january() -> None:
    assert sorted(spans(written(SYRIA, "2017-02-04"), "sy-2016-15-1")) == [
        ("last", "2017-01-27", "2017-01-27"),
        ("open", "2016-07-28", "2017-01-27"),
        ("perhaps", "2017-01-28", "2017-01-28"),
    ]


AGAIN = instrument(
    events={"again": event("extend", "2016-11-10", opens="2016-11-15", through="2016-12-31")}
)


def test_a_gap_between_two_times_is_an_entry_of_its_own() -> None:
    assert spans(written(AGAIN), "xx-1-one") == [
        ("open", "2016-07-28", "2016-10-28"),
        ("open", "2016-11-15", "2016-12-31"),
        ("gap", "2016-10-29", "2016-11-14"),
        ("last", "2016-10-28", "2016-10-28"),
        ("last", "2016-12-31", "2016-12-31"),
    ]
    assert "gap" not in written(AGAIN, "2016-11-09").decode()


def test_only_what_was_enacted_has_days() -> None:
    for standing in ("proposed", "urged", "claimed"):
        made = instrument(offers={"one": offer(standing=standing), "two": offer()})
        assert {each["offer"] for each in entries(written(made))} == {"xx-1-two"}
        whole = instrument(standing=standing)
        assert entries(written(whole)) == []


def test_an_offer_without_a_last_day_has_no_entry_for_one() -> None:
    made = instrument(offers={"one": offer(window="none")})
    assert [kind for kind, *_ in spans(written(made), "xx-1-one")] == ["open"]


@pytest.mark.parametrize("id_", library_ids())
@pytest.mark.parametrize("code", CODES)
def test_every_calendar_of_the_library_is_one(id_: str, code: Any) -> None:
    made = library_instrument(id_)
    text = written(made, tongue=Tongue(code))
    assert text == written(made, tongue=Tongue(code))
    assert text.endswith(b"END:VCALENDAR\r\n")
    assert text.count(b"\n") == text.count(b"\r\n")
    assert max(len(line) for line in text.split(b"\r\n")) <= 75
    calendar = icalendar.Calendar.from_ical(text)
    assert str(calendar["version"]) == "2.0"
    assert str(calendar["prodid"]).startswith("-//safeconduct//")
    assert str(calendar["x-wr-calname"]) == Tongue(code).text(made.title)
    found = entries(text)
    assert found
    assert len({str(each["event"]["uid"]) for each in found}) == len(found)
    for each in found:
        assert {"dtstamp", "summary", "transp"} <= {key.lower() for key in each["event"]}
        assert each["first"] <= each["last"]
        offers = [o for o in made.offers.values() if f"{id_}-{o.id}" == each["offer"]]
        assert Tongue(code).text(offers[0].title) in str(each["event"]["summary"])


@pytest.mark.parametrize("id_", library_ids())
def test_entries_agree_with_the_windows_day_by_day(id_: str) -> None:
    made = library_instrument(id_)
    text = written(made)
    for each in made.offers.values():
        if made.standing != "enacted" or each.standing != "enacted":
            continue
        readings = values_of(window_of(made, each, date.max))
        found = spans(text, f"{id_}-{each.id}")
        edges = {date.fromisoformat(day) for _, *days in found for day in days}
        for day in {edge + n * DAY for edge in edges for n in (-1, 0, 1)}:
            states = [state_on(one, day) for one in readings]
            if any(
                last in (None, LAST) and first <= day for one in readings for first, last in one
            ):
                continue  # an entry without an end is shown by its first day
            inside = {kind for kind, first, last in found if first <= str(day) <= last}
            assert ("open" in inside) == (set(states) == {"open"}), (each.id, day)
            assert ("perhaps" in inside) == (len(set(states)) > 1 and "open" in states)
            assert ("gap" in inside) <= ("open" not in states)


def test_the_stamp_is_that_of_what_was_known_and_not_of_the_clock() -> None:
    for known_on, stamp in [
        (None, "20170205"),
        ("2016-12-31", "20161027"),
        ("2016-08-01", "20160728"),
    ]:
        assert f"DTSTAMP:{stamp}T000000Z".encode() in written(SYRIA, known_on)


@settings(derandomize=True, deadline=None, max_examples=100)
@given(st.lists(st.integers(0, 60), min_size=2, max_size=8, unique=True).map(sorted))
def test_gaps_are_the_days_between(edges: list[int]) -> None:
    days = [date(2016, 7, 28) + edge * DAY for edge in edges[: len(edges) // 2 * 2]]
    pieces = tuple(zip(days[::2], days[1::2], strict=True))
    covered = {first + n * DAY for first, last in pieces for n in range((last - first).days + 1)}
    between = {
        first + n * DAY
        for first, last in gaps_of(pieces)
        if last is not None
        for n in range((last - first).days + 1)
    }
    whole = {days[0] + n * DAY for n in range((days[-1] - days[0]).days + 1)}
    assert between == whole - covered
    assert all(one[1] < two[0] for one, two in pairwise(pieces))


def settled(known_since: str) -> Instrument:
    """Make an offer that is longer in one reading, and an interpretation that binds to it."""
    longer = event("extend", "2016-08-01", through="2016-11-30", in_reading={"q": "longer"})
    binding = event("settle", "2016-09-01", settles={"q": "longer"}) | {"known_since": known_since}
    return instrument(
        ambiguities={"q": question("longer", "shorter")},
        events={"longer": longer, "binding": binding},
    )


def test_a_question_that_was_settled_leaves_one_time() -> None:
    made = settled("2016-10-01")
    assert spans(written(made, "2016-09-30"), "xx-1-one") == [
        ("open", "2016-07-28", "2016-10-28"),
        ("perhaps", "2016-10-29", "2016-11-30"),
        ("last", "2016-10-28", "2016-10-28"),
    ]
    assert spans(written(made, "2016-10-01"), "xx-1-one") == [
        ("open", "2016-07-28", "2016-11-30"),
        ("last", "2016-11-30", "2016-11-30"),
    ]
