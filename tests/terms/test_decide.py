"""What is decided, in which order, and what never is."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest

from safeconduct.terms.answer import Answer, Decision
from safeconduct.terms.decide import decide
from safeconduct.terms.library import library_instrument
from safeconduct.terms.model import Instrument
from safeconduct.terms.readings import Fixed, fixed_to, values_of, ways_of
from tests.terms.small import ADULT, event, instrument, offer, question

SYRIA = library_instrument("sy-2016-15")
ARMS: dict[str, Any] = ADULT | {
    "carried-arms": True,
    "fugitive-from-justice": True,
    "own-initiative": True,
    "handed-over-self": True,
    "handed-over-weapon": True,
    "handed-to": "judicial-authority",
}
FULL = offer(
    who={"any": ["in-hiding", "fugitive-from-justice"]},
    offence={"before": "issued"},
    exclusions={"blood": {"when": "unlawful-killing", "says": {"en": "Whoever killed"}}},
)
COVERED: dict[str, Any] = ADULT | {
    "in-hiding": True,
    "offence-on": "2016-07-27",
    "unlawful-killing": False,
    "handed-over-self": True,
}


def one(made: Instrument, facts: dict[str, Any], on: str, known_on: str | None = None) -> Answer:
    """Give the answer of the first offer."""
    known = date.fromisoformat(known_on) if known_on else None
    return decide(made, facts, on=date.fromisoformat(on), known_on=known).answers[0]


@pytest.mark.parametrize(
    ("facts", "on", "outcome"),
    [
        ({}, "2016-08-01", "met"),
        ({}, "2016-07-28", "met"),
        ({}, "2016-10-28", "met"),
        ({}, "2016-07-27", "not yet"),
        ({}, "2016-10-29", "expired"),
        # Who is not covered is told so on any day.
        ({"in-hiding": False, "fugitive-from-justice": False}, "2016-10-29", "not met"),
        ({"unlawful-killing": True}, "2016-07-27", "not met"),
        ({"offence-on": "2016-07-28"}, "2016-08-01", "not met"),
        # Then the day, whatever was done or is not known.
        ({"handed-over-self": False}, "2016-10-29", "expired"),
        ({"handed-over-self": None}, "2016-07-27", "not yet"),
        ({"unlawful-killing": None}, "2016-10-29", "expired"),
        # Then the act.
        ({"handed-over-self": False}, "2016-08-01", "not met"),
        ({"handed-over-self": False, "unlawful-killing": None}, "2016-08-01", "not met"),
        # What is not stated is not known, and never no.
        ({"handed-over-self": None}, "2016-08-01", "undetermined"),
        ({"unlawful-killing": None}, "2016-08-01", "undetermined"),
        ({"offence-on": None}, "2016-08-01", "undetermined"),
        ({"in-hiding": None}, "2016-08-01", "undetermined"),
        ({"in-hiding": None, "fugitive-from-justice": True}, "2016-08-01", "met"),
        ({"in-hiding": False}, "2016-08-01", "undetermined"),
    ],
)
def test_the_person_comes_first_then_the_day_then_the_act(
    facts: dict[str, Any], on: str, outcome: str
) -> None:
    answer = one(instrument(offers={"one": FULL}), COVERED | facts, on)
    assert answer.outcome == outcome
    assert answer.by_reading == Fixed(outcome)


@pytest.mark.parametrize("unknown", sorted(set(COVERED) - {"age-years", "in-hiding"}))
def test_an_open_answer_names_the_fact(unknown: str) -> None:
    made = instrument(offers={"one": FULL})
    facts = {key: value for key, value in COVERED.items() if key != unknown}
    for stated in (facts, facts | {unknown: None}, facts | {unknown: "unknown"}):
        answer = one(made, stated, "2016-08-01")
        assert answer.outcome == "undetermined"
        assert answer.open_facts == (unknown,)


def test_reasons_name_what_fails_and_what_holds() -> None:
    made = instrument(offers={"one": FULL})
    met = one(made, COVERED, "2016-08-01")
    ids = [(reason.kind, reason.id) for reason in met.reasons]
    limbs = ("who", "offence", "exclusions", "act")
    assert ids == [*(("clause", limb) for limb in limbs), ("window", "window")]
    failing: list[tuple[dict[str, Any], str]] = [
        ({"unlawful-killing": True}, "exclusions/blood"),
        ({"offence-on": "2020-01-01"}, "offence-on"),
        ({"handed-over-self": False}, "handed-over-self"),
    ]
    for facts, id_ in failing:
        reasons = one(made, COVERED | facts, "2016-08-01").reasons
        assert [(reason.kind, reason.id) for reason in reasons] == [("clause", id_)]
    none = one(made, COVERED | {"in-hiding": False, "fugitive-from-justice": False}, "2016-08-01")
    assert {reason.id for reason in none.reasons} == {"in-hiding", "fugitive-from-justice"}
    late = one(made, COVERED, "2016-10-29")
    assert [reason.id for reason in late.reasons] == ["window"]


@pytest.mark.parametrize("standing", ["proposed", "urged", "claimed"])
def test_only_what_was_enacted_decides(standing: str) -> None:
    facts = ADULT | {"handed-over-self": True}
    assert not decide(instrument(standing=standing), facts, on=date(2016, 8, 1)).answers
    made = instrument(offers={"one": offer(standing=standing), "two": offer()})
    decision = decide(made, facts, on=date(2016, 8, 1))
    assert [answer.offer.id for answer in decision.answers] == ["two"]
    assert not decide(made, facts, on=date(2016, 8, 1), offers=["one"]).answers
    appealed = instrument(
        appeals=[
            {"by": {"en": "An ally"}, "when": "2016-07-28", "says": {"en": "Pardon."}},
        ]
    )
    assert decide(appealed, facts, on=date(2016, 8, 1)).answers == (
        one(appealed, facts, "2016-08-01"),
    )


def test_offers_can_be_asked_for_one_by_one() -> None:
    both = decide(SYRIA, ARMS, on=date(2016, 8, 1))
    assert [answer.offer.id for answer in both.answers] == ["1", "2"]
    only = decide(SYRIA, ARMS, on=date(2016, 8, 1), offers=["2"])
    assert [answer.offer.id for answer in only.answers] == ["2"]


@pytest.mark.parametrize("age", [0, 9, 15, 17])
@pytest.mark.parametrize("on", ["2016-07-27", "2016-08-01", "2020-01-01"])
def test_a_child_is_owed_protection_and_nothing_is_looked_at(age: int, on: str) -> None:
    for known_on in (None, date(2015, 1, 1)):
        decision = decide(
            SYRIA, ARMS | {"age-years": age}, on=date.fromisoformat(on), known_on=known_on
        )
        assert decision.halt == "minor"
        assert decision.answers == ()
        assert decision.open_facts == ()
        assert not [fact for fact in ARMS if fact in repr(decision.answers)]


def test_from_18_on_everybody_is_evaluated_alike() -> None:
    ages = [decide(SYRIA, ARMS | {"age-years": n}, on=date(2016, 8, 1)) for n in (18, 19, 130)]
    assert [decision.halt for decision in ages] == [None] * 3
    assert ages[0] == ages[1] == ages[2]


@pytest.mark.parametrize("age", [None, "unknown"])
def test_nobody_is_evaluated_whose_age_is_not_known(age: Any) -> None:
    without = {key: value for key, value in ARMS.items() if key != "age-years"}
    for facts in (without, without | {"age-years": age}):
        decision = decide(SYRIA, facts, on=date(2016, 8, 1), known_on=date(2016, 1, 1))
        assert (decision.halt, decision.answers) == ("age-not-stated", ())
        assert decision.open_facts == ("age-years",)


def test_a_text_that_nobody_could_know_decides_nothing() -> None:
    before, then = date(2016, 7, 27), date(2016, 7, 28)
    early = decide(SYRIA, ARMS, on=then, known_on=before)
    assert (early.halt, early.answers, early.sources) == ("not-known-then", (), ())
    known = decide(SYRIA, ARMS, on=then, known_on=then)
    assert known.halt is None
    assert set(known.sources) < set(decide(SYRIA, ARMS, on=then).sources)
    # A day before the decree can be asked about once it is known.
    assert decide(SYRIA, ARMS, on=before, known_on=then).answers[0].outcome == "not yet"


def test_the_last_day_ends_at_midnight_in_damascus() -> None:
    for on, known in [
        (datetime(2016, 10, 28, 23, 59), "met"),  # noqa: DTZ001 - local time of the instrument
        (datetime(2016, 10, 29, 0, 0), "expired"),  # noqa: DTZ001 - the same
        (datetime(2016, 10, 28, 21, 59, 59, tzinfo=UTC), "met"),
        (datetime(2016, 10, 28, 22, 0, tzinfo=UTC), "expired"),
        (datetime(2016, 10, 29, 0, 59, tzinfo=timezone(timedelta(hours=3))), "met"),
        (datetime(2016, 10, 29, 1, 0, tzinfo=timezone(timedelta(hours=3))), "expired"),
    ]:
        answer = decide(SYRIA, ARMS, on=on, known_on=date(2016, 10, 26)).answers[0]
        assert answer.outcome == known, on


@pytest.mark.parametrize("fold", [0, 1])
def test_both_passes_of_the_hour_that_was_seen_twice_are_in(fold: int) -> None:
    ends = instrument(offers={"one": offer(window={"starts": "issued", "through": "2016-10-27"})})
    facts = ADULT | {"handed-over-self": True}
    local = datetime(2016, 10, 27, 23, 30, fold=fold)  # noqa: DTZ001 - local time there
    zoned = local.replace(tzinfo=ends.zone)
    for on in (local, zoned, zoned.astimezone(UTC)):
        assert decide(ends, facts, on=on).answers[0].outcome == "met"
    after = datetime(2016, 10, 28, 0, 0, tzinfo=ends.zone)
    assert decide(ends, facts, on=after).answers[0].outcome == "expired"


def test_each_reading_has_its_own_outcome() -> None:
    # Captured, and brought to a police station: whether it counts hangs on two questions.
    facts = ARMS | {"own-initiative": False, "handed-to": "police"}
    answer = one(SYRIA, facts, "2016-08-01")
    assert answer.outcome == "undetermined"
    assert answer.open_questions == ("auxiliaries", "initiative")
    found = {tuple(sorted(way.items())): said for way, said in ways_of(answer.by_reading)}
    assert found == {
        (("auxiliaries", "strict"),): "not met",
        (("auxiliaries", "wide"), ("initiative", "own-will")): "not met",
        (("auxiliaries", "wide"), ("initiative", "any-way")): "met",
    }


def test_readings_that_come_to_the_same_are_no_open_question() -> None:
    answer = one(SYRIA, ARMS, "2016-08-01")
    assert (answer.outcome, answer.open_questions) == ("met", ())
    gap = one(SYRIA, ARMS, "2017-02-01")
    assert (gap.outcome, gap.open_questions) == ("undetermined", ("gap",))
    assert fixed_to(gap.by_reading, "gap", "bridged") == Fixed("met")
    # Before decree 11 was known, that day was over in every reading.
    assert one(SYRIA, ARMS, "2017-02-01", "2017-02-04").outcome == "expired"


def test_a_captive_freed_in_september_is_answered_as_known_then_and_later() -> None:
    facts = ADULT | {"holds-captive": True, "own-initiative": True}
    facts |= {"freed-captive": True, "freed-unharmed": True, "freed-for-nothing": True}
    asked = {"on": date(2016, 9, 15), "offers": ["2"]}
    then = decide(SYRIA, facts, known_on=date(2016, 9, 15), **asked).answers[0]  # type: ignore[arg-type]  # values of two kinds
    later = decide(SYRIA, facts, known_on=date(2016, 10, 27), **asked).answers[0]  # type: ignore[arg-type]  # values of two kinds
    assert (then.outcome, later.outcome) == ("expired", "undetermined")
    assert later.open_questions == ("captors-2016",)


def test_what_is_left_to_do_and_by_when() -> None:
    made = instrument(
        offers={"one": FULL},
        ambiguities={"q": question("a", "b")},
        events={
            "more": event(
                "extend",
                "2016-10-30",
                opens="2016-11-15",
                through="2016-12-31",
                in_reading={"q": "a"},
            )
        },
    )
    undone = COVERED | {"handed-over-self": None}
    first, second = (
        (date(2016, 7, 28), date(2016, 10, 28)),
        (date(2016, 11, 15), date(2016, 12, 31)),
    )
    for on, spans in [
        ("2016-07-01", ((first, second), (first,))),
        ("2016-10-28", ((first, second), (first,))),
        ("2016-10-29", ((second,), ())),
        ("2016-12-31", ((second,), ())),
    ]:
        remaining = one(made, undone, on).remaining
        assert remaining is not None
        assert set(values_of(remaining.when)) == set(spans)
        assert remaining.act.id == "act"
    assert one(made, undone, "2017-01-01").remaining is None
    assert one(made, COVERED, "2016-08-01").remaining is None, "it is done"
    assert one(made, undone | {"unlawful-killing": True}, "2016-08-01").remaining is None


def test_a_decision_gives_the_same_whenever_it_is_made() -> None:
    first: Decision = decide(SYRIA, ARMS, on=date(2017, 2, 1))
    assert first == decide(SYRIA, dict(reversed(ARMS.items())), on=date(2017, 2, 1))
    assert ARMS["handed-to"] == "judicial-authority"
