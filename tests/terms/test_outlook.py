"""How an offer stands when a plan begins, and what comes while it runs."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from safeconduct.terms.library import library_instrument
from safeconduct.terms.model import Instrument
from safeconduct.terms.outlook import Outlook, outlook
from tests.terms.small import event, instrument, offer, question

SYRIA = library_instrument("sy-2016-15")


def seen(
    made: Instrument, day: str, until: str, offer_id: str = "one", known_on: str | None = None
) -> Outlook:
    days = [date.fromisoformat(each) for each in (day, until, known_on or day)]
    return outlook(made, made.offers[offer_id], *days)


def gaps(found: Outlook) -> list[tuple[str, str]]:
    return [(str(first), str(last)) for first, last in found.gaps]


@pytest.mark.parametrize(
    ("day", "until", "state", "last", "left", "ends"),
    [
        ("2016-07-27", "2016-07-30", "before", None, None, False),
        ("2016-07-28", "2016-10-28", "open", "2016-10-28", 92, False),
        ("2016-07-29", "2016-08-05", "open", "2016-10-28", 91, False),
        ("2016-07-29", "2016-10-29", "open", "2016-10-28", 91, True),
        ("2016-10-27", "2016-10-28", "open", "2016-10-28", 1, False),
        ("2016-10-28", "2016-10-28", "open", "2016-10-28", 0, False),
        ("2016-10-28", "2016-10-29", "open", "2016-10-28", 0, True),
        ("2016-10-29", "2016-10-30", "after", None, None, False),
    ],
)
def test_each_side_of_each_edge(
    day: str, until: str, state: str, last: str | None, left: int | None, ends: bool
) -> None:
    found = seen(instrument(), day, until)
    assert (found.state, found.days_left, found.ends_before) == (state, left, ends)
    assert (str(found.last_sure) if found.last_sure else None) == last
    assert (found.gaps, found.perhaps) == ((), ())


def test_an_offer_without_a_last_day_never_ends_before_a_plan() -> None:
    made = instrument(offers={"one": offer(window="none")})
    found = seen(made, "2016-07-29", "2030-01-01")
    assert (found.state, found.last_sure, found.days_left) == ("open", None, None)
    assert not found.ends_before


AGAIN = event("extend", "2016-08-01", opens="2016-11-15", through="2016-12-31")


@pytest.mark.parametrize(
    ("day", "state", "gap"),
    [
        ("2016-10-20", "open", [("2016-10-29", "2016-11-14")]),
        ("2016-10-29", "between", [("2016-10-29", "2016-11-14")]),
        # What is over of it is not ahead.
        ("2016-11-10", "between", [("2016-11-10", "2016-11-14")]),
        ("2016-11-14", "between", [("2016-11-14", "2016-11-14")]),
        ("2016-11-15", "open", []),
        ("2017-01-01", "after", []),
    ],
)
def test_a_gap_that_is_still_ahead(day: str, state: str, gap: list[tuple[str, str]]) -> None:
    found = seen(instrument(events={"again": AGAIN}), day, "2017-02-01")
    assert (found.state, gaps(found)) == (state, gap)


def test_a_gap_counts_only_from_the_day_its_extension_is_known() -> None:
    late = AGAIN | {"known_since": "2016-10-21"}
    made = instrument(events={"again": late})
    assert gaps(seen(made, "2016-10-20", "2017-01-01")) == []
    assert gaps(seen(made, "2016-10-21", "2017-01-01")) == [("2016-10-29", "2016-11-14")]


def two_readings(**changed: Any) -> Instrument:
    longer = event("extend", "2016-08-01", through="2016-11-30", in_reading={"q": "longer"})
    return instrument(
        ambiguities={"q": question("longer", "shorter")}, events={"longer": longer | changed}
    )


def test_where_readings_differ_the_last_day_is_that_of_every_reading() -> None:
    found = seen(two_readings(), "2016-10-01", "2016-11-05")
    assert (found.state, str(found.last_sure), found.days_left) == ("open", "2016-10-28", 27)
    assert found.ends_before
    assert found.perhaps == ((date(2016, 10, 29), date(2016, 11, 30)),)
    within = seen(two_readings(), "2016-11-01", "2016-11-05")
    assert (within.state, within.last_sure, within.days_left) == (None, None, None)


def test_days_of_some_readings_are_no_gap() -> None:
    made = two_readings(opens="2016-11-05")
    assert gaps(seen(made, "2016-10-01", "2016-10-02")) == [("2016-10-29", "2016-11-04")]
    assert gaps(seen(two_readings(), "2016-10-01", "2016-10-02")) == []


def test_an_offer_that_opens_and_ends_within_the_plan_ends_before_it() -> None:
    made = instrument(offers={"one": offer(window={"starts": "2016-08-01", "lasts": "10 days"})})
    found = seen(made, "2016-07-29", "2016-09-30")
    assert found.state == "before"
    assert found.ends_before


def test_an_offer_open_in_some_readings_only_ends_before_a_plan_that_outlasts_them() -> None:
    found = seen(two_readings(), "2016-11-01", "2016-12-31")
    assert found.state is None
    assert found.ends_before


def test_the_syrian_decree_on_the_days_of_the_two_operations() -> None:
    july = seen(SYRIA, "2016-07-29", "2016-08-05", "1")
    assert (july.state, str(july.last_sure), july.days_left) == ("open", "2016-10-28", 91)
    captives = seen(SYRIA, "2016-07-29", "2016-08-05", "2")
    assert (str(captives.last_sure), captives.days_left) == ("2016-08-28", 30)
    december = seen(SYRIA, "2016-12-15", "2016-12-23", "1")
    assert (str(december.last_sure), december.days_left) == ("2017-01-27", 43)
    assert seen(SYRIA, "2016-12-15", "2016-12-23", "2").state is None
    # Nobody could know in December that decree 11 would come in February.
    assert max(str(last) for _, last in (*december.sure, *december.perhaps)) == "2017-01-28"
    later = seen(SYRIA, "2016-12-15", "2016-12-23", "1", known_on="2017-02-05")
    assert (date(2017, 2, 4), date(2017, 6, 30)) in later.sure
