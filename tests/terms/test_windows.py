"""When an offer is open: what events do to it, in which reading, as known on which day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from safeconduct.terms.model import Instrument, Spans
from safeconduct.terms.readings import Fixed, Readings, fixed_to, questions_of
from safeconduct.terms.windows import (
    day_asked,
    offence_days,
    state_on,
    sure_and_perhaps,
    window_of,
)
from tests.terms.small import event, instrument, offer, question

steady = settings(derandomize=True, deadline=None, max_examples=100)
FIRST = ("2016-07-28", "2016-10-28")
ONE_DAY = timedelta(days=1)


def readings_of(made: Instrument, known_on: str = "9999-12-31") -> Readings[Spans]:
    return window_of(made, made.offers["one"], date.fromisoformat(known_on))


def spans(value: Readings[Spans]) -> list[tuple[str, str]]:
    assert isinstance(value, Fixed)
    return [(first.isoformat(), last.isoformat() if last else "") for first, last in value.value]


def window(known_on: str = "9999-12-31", **events: Any) -> list[tuple[str, str]]:
    """Give the spans of the small instrument after events; `_` stands for the hyphen of an id."""
    return spans(readings_of(instrument(events=events), known_on))


LONGER = event("extend", "2016-10-27", lasts="3 months")


def test_without_events_it_is_what_the_offer_says() -> None:
    assert window() == [FIRST]
    timeless = instrument(offers={"one": offer(window="none")})
    assert spans(readings_of(timeless)) == [("2016-07-28", "")]


def test_an_extension_that_overlaps_goes_on_without_a_break() -> None:
    assert window(e=LONGER) == [("2016-07-28", "2017-01-27")]


@pytest.mark.parametrize(
    ("begins", "found"),
    [
        ("2016-10-28", [("2016-07-28", "2017-06-30")]),
        ("2016-10-29", [("2016-07-28", "2017-06-30")]),  # follows the day after: no gap
        ("2016-10-30", [FIRST, ("2016-10-30", "2017-06-30")]),  # one day lies between
        ("2017-02-04", [FIRST, ("2017-02-04", "2017-06-30")]),
    ],
)
def test_an_extension_after_the_end_leaves_the_gap(
    begins: str, found: list[tuple[str, str]]
) -> None:
    assert window(e=event("extend", begins, through="2017-06-30")) == found


def test_an_extension_to_before_a_day_ends_the_day_before() -> None:
    assert window(e=event("extend", "2016-10-27", before="2017-01-01")) == [
        ("2016-07-28", "2016-12-31")
    ]


def test_a_shorter_extension_takes_nothing_away() -> None:
    assert window(e=event("extend", "2016-08-01", through="2016-08-31")) == [FIRST]


def test_deemed_continued_fills_the_gap_from_the_day_it_names() -> None:
    lapse = event("lapse", "2016-09-01", starts="2016-09-10")
    deemed = event("deem-continued", "2017-05-24", opens="2016-09-10", through="2018-05-24")
    assert window(lapse=lapse) == [("2016-07-28", "2016-09-09")]
    assert window(lapse=lapse, deemed=deemed) == [("2016-07-28", "2018-05-24")]
    # Asked before it was known, the gap is there.
    assert window("2017-05-23", lapse=lapse, deemed=deemed) == [("2016-07-28", "2016-09-09")]


def test_a_lapse_cuts_what_is_open_and_what_was_to_come() -> None:
    more = event("extend", "2016-08-01", opens="2017-01-01", through="2017-12-31")
    for starts, found in [
        ("2016-07-28", []),
        ("2016-07-29", [("2016-07-28", "2016-07-28")]),
        ("2016-10-28", [("2016-07-28", "2016-10-27")]),
        ("2016-10-29", [FIRST]),
        ("2017-01-01", [FIRST]),
        ("2017-01-02", [FIRST, ("2017-01-01", "2017-01-01")]),
        ("2018-01-01", [FIRST, ("2017-01-01", "2017-12-31")]),
    ]:
        assert window(more=more, lapse=event("lapse", "2016-08-02", starts=starts)) == found
    timeless = instrument(
        offers={"one": offer(window="none")},
        events={"lapse": event("lapse", "2016-08-02", starts="2017-01-01")},
    )
    assert spans(readings_of(timeless)) == [("2016-07-28", "2016-12-31")]


def test_events_work_in_the_order_of_their_days_and_not_of_the_file() -> None:
    lapse = event("lapse", "2016-08-01", starts="2016-09-01")
    again = event("extend", "2016-08-15", opens="2016-10-01", through="2016-12-31")
    found = [("2016-07-28", "2016-08-31"), ("2016-10-01", "2016-12-31")]
    assert window(lapse=lapse, again=again) == window(again=again, lapse=lapse) == found
    late = event("lapse", "2016-08-16", starts="2016-09-01")
    assert window(again=again, late=late) == [("2016-07-28", "2016-08-31")]


def test_a_revocation_undoes_its_event_and_no_other() -> None:
    other = event("extend", "2016-11-01", opens="2017-06-01", through="2017-06-30")
    undone = event("revoke", "2016-12-01", revokes="longer")
    found = window(longer=LONGER, other=other, undone=undone)
    assert found == [FIRST, ("2017-06-01", "2017-06-30")]
    assert window("2016-11-30", longer=LONGER, undone=undone) == [("2016-07-28", "2017-01-27")]
    lapse = event("lapse", "2016-08-01", starts="2016-09-01")
    assert window(lapse=lapse, undone=event("revoke", "2016-08-20", revokes="lapse")) == [FIRST]


@pytest.mark.parametrize("standing", ["proposed", "urged", "claimed"])
@pytest.mark.parametrize("kind", ["extend", "lapse", "revoke"])
def test_what_was_not_enacted_changes_nothing(standing: str, kind: str) -> None:
    said: dict[str, dict[str, Any]] = {
        "extend": {"lasts": "3 months"},
        "lapse": {"starts": "2016-11-01"},
        "revoke": {"revokes": "longer"},
    }
    more = event(kind, "2016-11-01", standing=standing, **said[kind])
    assert window(longer=LONGER, more=more) == [("2016-07-28", "2017-01-27")]


def test_an_event_counts_from_the_day_it_was_known_and_not_a_day_before() -> None:
    secret = LONGER | {"known_since": "2016-12-15"}
    assert window("2016-12-14", e=secret) == [FIRST]
    assert window("2016-12-15", e=secret) == [("2016-07-28", "2017-01-27")]


def test_an_event_concerns_the_offers_it_names() -> None:
    made = instrument(
        offers={"one": offer(), "two": offer()}, events={"e": LONGER | {"offers": ["two"]}}
    )
    assert spans(readings_of(made)) == [FIRST]
    longer = window_of(made, made.offers["two"], date.max)
    assert spans(longer) == [("2016-07-28", "2017-01-27")]


def test_an_event_holds_in_the_readings_it_names() -> None:
    made = instrument(
        ambiguities={"q": question("a", "b", "c"), "r": question("a", "b")},
        events={
            "longer": LONGER | {"in_reading": {"q": ["a", "b"]}},
            "undone": event(
                "revoke", "2016-12-01", revokes="longer", in_reading={"q": "b", "r": "a"}
            ),
        },
    )
    value = readings_of(made)
    assert questions_of(value) == ("q", "r")
    longer = ("2016-07-28", "2017-01-27")
    for name, other, found in [
        ("a", "a", longer),
        ("a", "b", longer),
        ("b", "a", FIRST),
        ("b", "b", longer),
        ("c", "a", FIRST),
        ("c", "b", FIRST),
    ]:
        assert spans(fixed_to(fixed_to(value, "q", name), "r", other)) == [found]
    # Before the extension was known, no question was open.
    assert spans(readings_of(made, "2016-10-26")) == [FIRST]


def test_offences_are_moved_from_the_day_it_is_known() -> None:
    moved = event("move-offence", "2017-01-06", through="2016-12-31")
    made = instrument(
        offers={"one": offer(offence={"from": "2011-03-15", "before": "issued"})},
        events={"moved": moved, "undone": event("revoke", "2018-01-01", revokes="moved")},
    )
    for known_on, through in [
        (date(2017, 1, 5), date(2016, 7, 27)),
        (date(2017, 1, 6), date(2016, 12, 31)),
        (date(2018, 1, 1), date(2016, 7, 27)),
    ]:
        days = offence_days(made, made.offers["one"], known_on)
        assert days is not None
        assert (days.begins, days.through) == (Fixed(date(2011, 3, 15)), Fixed(through))
        assert spans(window_of(made, made.offers["one"], known_on)) == [FIRST]


def test_the_state_on_each_side_of_each_edge() -> None:
    two: Spans = ((date(2016, 7, 28), date(2016, 10, 28)), (date(2017, 2, 4), date(2017, 6, 30)))
    for day, state in [
        ("2016-07-27", "before"),
        ("2016-07-28", "open"),
        ("2016-10-28", "open"),
        ("2016-10-29", "between"),
        ("2017-02-03", "between"),
        ("2017-02-04", "open"),
        ("2017-06-30", "open"),
        ("2017-07-01", "after"),
    ]:
        assert state_on(two, date.fromisoformat(day)) == state
    assert state_on((), date(2016, 7, 28)) == "after"
    assert state_on(((date(2016, 7, 28), None),), date(2077, 1, 1)) == "open"


def test_a_moment_falls_on_the_day_of_the_calendar_there() -> None:
    zone = instrument().zone
    assert day_asked(date(2016, 10, 28), zone) == date(2016, 10, 28)
    assert day_asked(datetime(2016, 10, 28, 23, 59), zone) == date(2016, 10, 28)  # noqa: DTZ001
    moscow = timezone(timedelta(hours=3))
    assert day_asked(datetime(2016, 10, 29, 0, 30, tzinfo=moscow), zone) == date(2016, 10, 28)
    assert day_asked(datetime(2016, 10, 28, 21, 59, tzinfo=UTC), zone) == date(2016, 10, 28)
    assert day_asked(datetime(2016, 10, 28, 22, 0, tzinfo=UTC), zone) == date(2016, 10, 29)


ORIGIN, LENGTH = date(2016, 7, 28), 40


@st.composite
def drawn_spans(draw: st.DrawFn) -> Spans:
    edges = sorted(draw(st.sets(st.integers(0, LENGTH), max_size=6)))
    days = [ORIGIN + edge * ONE_DAY for edge in edges]
    pairs: list[tuple[date, date | None]] = list(zip(days[::2], days[1::2], strict=False))
    if len(days) % 2:
        pairs.append((days[-1], None))
    return tuple(
        pair
        for n, pair in enumerate(pairs)
        if not n or (pairs[n - 1][1] or ORIGIN) + ONE_DAY < pair[0]
    )


def in_spans(spans: Spans, day: date) -> bool:
    return any(first <= day and (last is None or day <= last) for first, last in spans)


@steady
@given(st.lists(drawn_spans(), min_size=1, max_size=4))
def test_sure_is_the_intersection_and_with_perhaps_it_is_the_union(several: list[Spans]) -> None:
    sure, perhaps = sure_and_perhaps(several)
    for number in range(-2, LENGTH + 60):
        day = ORIGIN + number * ONE_DAY
        inside = [in_spans(spans, day) for spans in several]
        assert in_spans(sure, day) == all(inside)
        assert in_spans(perhaps, day) == (any(inside) and not all(inside))
    for found in (sure, perhaps):
        for (_, last), (first, _) in pairwise(found):
            assert last is not None
            assert last + ONE_DAY < first
