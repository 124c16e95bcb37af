"""Each form of condition, on both sides of what it asks."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from safeconduct.terms.decide import decide
from safeconduct.terms.follow import follow
from safeconduct.terms.readings import ways_of
from tests.terms.small import ADULT, instrument, offer, question

ON = date(2016, 8, 1)
WITHIN = {"lasts": "3 months", "of": "offence-on"}


def outcome(act: Any, asked: dict[str, Any], on: date = ON, **changed: Any) -> str:
    """Decide an offer of one condition."""
    made = instrument(offers={"one": offer(act=act)}, **changed)
    return decide(made, ADULT | asked, on=on).answers[0].outcome


@pytest.mark.parametrize(
    ("act", "met", "not_met", "unknown"),
    [
        ("in-hiding", [{"in-hiding": True}], [{"in-hiding": False}], [{}, {"in-hiding": None}]),
        (
            {"fact": "handed-to", "one_of": ["court", "police"]},
            [{"handed-to": "court"}, {"handed-to": "police"}],
            [{"handed-to": "army"}, {"handed-to": "other"}],
            [{}, {"handed-to": "unknown"}],
        ),
        (
            {"fact": "filed-on", "from": "2016-07-28"},
            [{"filed-on": "2016-07-28"}, {"filed-on": "2030-01-01"}],
            [{"filed-on": "2016-07-27"}],
            [{}],
        ),
        (
            {"fact": "filed-on", "through": "2016-07-28"},
            [{"filed-on": "2016-07-28"}, {"filed-on": "1999-01-01"}],
            [{"filed-on": "2016-07-29"}],
            [{}],
        ),
        (
            {"fact": "filed-on", "before": "issued"},
            [{"filed-on": "2016-07-27"}],
            [{"filed-on": "2016-07-28"}],
            [{}],
        ),
        (
            {"fact": "filed-on", "within": WITHIN},
            [
                {"filed-on": "2016-06-30", "offence-on": "2016-03-31"},
                {"filed-on": "2016-01-01", "offence-on": "2016-03-31"},  # earlier is in time too
            ],
            [{"filed-on": "2016-07-01", "offence-on": "2016-03-31"}],
            [{"filed-on": "2016-07-01"}, {"offence-on": "2016-03-31"}, {}],
        ),
        (
            {"fact": "filed-on", "within": WITHIN | {"month_end": "next-day"}},
            [{"filed-on": "2016-07-01", "offence-on": "2016-03-31"}],
            [{"filed-on": "2016-07-02", "offence-on": "2016-03-31"}],
            [],
        ),
        (
            {"fact": "filed-on", "within": WITHIN | {"count": "inclusive"}},
            [{"filed-on": "2016-06-29", "offence-on": "2016-03-30"}],
            [{"filed-on": "2016-06-30", "offence-on": "2016-03-30"}],
            [],
        ),
        (
            {"all": ["in-hiding", "carried-arms"]},
            [{"in-hiding": True, "carried-arms": True}],
            [{"in-hiding": False}, {"carried-arms": False, "in-hiding": True}],
            [{"in-hiding": True}, {}],
        ),
        (
            {"any": ["in-hiding", "carried-arms"]},
            [{"in-hiding": True}, {"carried-arms": True, "in-hiding": False}],
            [{"in-hiding": False, "carried-arms": False}],
            [{"in-hiding": False}, {}],
        ),
        ({"not": "in-hiding"}, [{"in-hiding": False}], [{"in-hiding": True}], [{}]),
        (
            {"not": {"all": ["in-hiding", {"any": ["carried-arms", {"not": "holds-captive"}]}]}},
            [{"in-hiding": False}, {"carried-arms": False, "holds-captive": True}],
            [
                {"in-hiding": True, "carried-arms": True},
                {"in-hiding": True, "holds-captive": False},
            ],
            [{"in-hiding": True}, {"carried-arms": True}],
        ),
    ],
)
def test_a_condition_on_both_sides(
    act: Any,
    met: list[dict[str, Any]],
    not_met: list[dict[str, Any]],
    unknown: list[dict[str, Any]],
) -> None:
    assert {outcome(act, asked) for asked in met} == {"met"}
    assert {outcome(act, asked) for asked in not_met} == {"not met"}
    assert {outcome(act, asked) for asked in unknown} <= {"undetermined"}


@pytest.mark.parametrize(
    ("on", "found"), [(date(2016, 8, 9), "not met"), (date(2016, 8, 10), "met")]
)
def test_a_condition_that_holds_from_a_day_on(on: date, found: str) -> None:
    assert outcome({"asked_on_or_after": "2016-08-10"}, {}, on) == found


def test_a_condition_that_hangs_on_a_question() -> None:
    act = {"by_reading": {"q": {"a": "in-hiding", "b": True, "c": False}}}
    made = instrument(offers={"one": offer(act=act)}, ambiguities={"q": question("a", "b", "c")})
    for hiding, in_a in [(True, "met"), (False, "not met"), (None, "undetermined")]:
        answer = decide(made, ADULT | {"in-hiding": hiding}, on=ON).answers[0]
        found = {way["q"]: said for way, said in ways_of(answer.by_reading)}
        assert found == {"a": in_a, "b": "met", "c": "not met"}
        assert answer.open_questions == ("q",)


def test_a_day_counted_from_an_event_whose_day_is_disputed() -> None:
    disputed = {"by_reading": {"q": {"a": "2016-08-01", "b": "2016-08-03"}}}
    made = instrument(
        dates={
            "issued": {"value": "2016-07-28", "source": "gazette"},
            "published": {"value": disputed, "source": "gazette"},
        },
        ambiguities={"q": question("a", "b")},
        offers={"one": offer(window={"starts": "published", "lasts": "3 months"})},
    )
    asked = ADULT | {"handed-over-self": True}
    for on, found in [
        ("2016-07-31", "not yet"),
        ("2016-08-01", "undetermined"),
        ("2016-08-02", "undetermined"),
        ("2016-08-03", "met"),
        ("2016-11-01", "met"),
        ("2016-11-02", "undetermined"),
        ("2016-11-03", "undetermined"),
        ("2016-11-04", "expired"),
    ]:
        assert decide(made, asked, on=date.fromisoformat(on)).answers[0].outcome == found, on


def test_an_instrument_is_in_force_when_issued_unless_it_says_so() -> None:
    later = {"issued": {"value": "2016-07-28", "source": "gazette"}}
    later["in_force"] = {"value": "2016-09-01", "source": "gazette"}
    window = {"starts": "in-force", "through": "2016-10-01"}
    asked = ADULT | {"handed-over-self": True}
    plain = instrument(offers={"one": offer(window=window)})
    put_off = instrument(offers={"one": offer(window=window)}, dates=later)
    timeless = instrument(offers={"one": offer(window="none")}, dates=later)
    assert decide(plain, asked, on=ON).answers[0].outcome == "met"
    assert decide(put_off, asked, on=ON).answers[0].outcome == "not yet"
    assert decide(timeless, asked, on=ON).answers[0].outcome == "not yet"
    assert decide(timeless, asked, on=date(2016, 9, 1)).answers[0].outcome == "met"


def test_the_trace_gives_the_words_and_sources_of_the_file() -> None:
    act = {"fact": "handed-over-self", "quote": "hands himself over", "source": ["gazette"]}
    made = instrument(offers={"one": offer(act=act)})
    trace = follow(made, made.offers["one"], ADULT, ON, date.max)
    [step] = [step for step in trace.everything() if step.id == "act"]
    assert (step.quote, step.sources) == ("hands himself over", ("gazette",))
    assert step.document() == {
        "op": "fact",
        "id": "act",
        "fact": "handed-over-self",
        "stated": None,
        "quote": "hands himself over",
        "sources": ["gazette"],
    }
