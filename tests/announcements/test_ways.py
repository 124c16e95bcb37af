"""Each way in which corridors, hours, search, places and consent can part from the operation."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from safeconduct.operation.model import Consent
from tests.announcements.small import HOUR, agreed, compared, operation, told

BEYOND, LESS, NOT = "beyond the text", "less than the text", "not in the text"
WEST: dict[str, Any] = {"way": {"corridors": ["west"], "for": ["people"]}}
NO_ANSWER = ("consent", "promises", BEYOND)
HOURS = {"from": "06:00", "to": "10:00"}


def held(*clauses: dict[str, Any], **other: Any) -> Any:
    return compared({f"c{n}": clause for n, clause in enumerate(clauses)}, **other)


def test_a_way_that_was_agreed_for_those_it_is_for_has_no_departure() -> None:
    found = held(WEST)
    assert told(found) == set()
    assert agreed(found) == {"groups"}


@pytest.mark.parametrize(
    ("way", "expected"),
    [
        ({"corridors": ["west"]}, {("no-groups", "leaves out", LESS)}),
        ({"corridors": ["west"], "for": ["people", "armed"]}, {("groups", "promises", BEYOND)}),
        (
            {"corridors": ["west"], "for": ["armed"]},
            {("groups", "promises", BEYOND), ("groups", "leaves out", LESS)},
        ),
        ({"corridors": ["east"], "for": ["people", "armed"]}, {NO_ANSWER}),
        (
            {"corridors": ["east"], "for": ["people", "armed", "wounded"]},
            {NO_ANSWER, ("other-groups", "promises", BEYOND)},
        ),
        ({"corridors": ["east"], "for": ["people"]}, {NO_ANSWER, ("groups", "leaves out", LESS)}),
        ({"elsewhere": "by the river"}, {("no-way", "promises", NOT)}),
    ],
)
def test_who_may_use_a_way(way: dict[str, Any], expected: set[tuple[str, str, str]]) -> None:
    assert told(held({"way": way})) == expected


def test_who_has_not_agreed_is_told_once_and_not_where_the_announcement_says_so() -> None:
    east = {"way": {"corridors": ["east"], "for": ["people", "armed"]}}
    twice = held(east, east)
    assert [each.key for each in twice.findings].count("consent") == 1
    itself = held(east, {"agreement": {"not_agreed_by": ["rebels"]}})
    assert told(itself) == set()
    assert "no-agreement" in agreed(itself)


def test_a_consent_that_ends_before_the_last_hour_is_told() -> None:
    whole = operation()
    west = whole.corridors["west"]
    for expires_s, expected in (
        (4 * HOUR, set()),
        (4 * HOUR - 1, {("consent-ends", "promises", BEYOND)}),
        (None, set()),
    ):
        consent = west.consent | {"rebels": Consent("rebels", "given", expires_s=expires_s)}
        place = replace(whole, corridors={"west": replace(west, consent=consent)})
        assert told(held(WEST, where=place)) == expected


@pytest.mark.parametrize(
    ("agreement", "expected"),
    [
        ({"agreed_by": ["crown"]}, set()),
        ({"agreed_by": ["rebels"]}, {("agreement", "promises", BEYOND)}),
        ({"agreed_by": ["un"]}, {("agreement", "promises", BEYOND)}),
        ({"not_agreed_by": ["crown"]}, {("no-agreement", "leaves out", LESS)}),
    ],
)
def test_who_was_said_to_have_agreed(
    agreement: dict[str, Any], expected: set[tuple[str, str, str]]
) -> None:
    east = {"way": {"corridors": ["east"], "for": ["people", "armed"]}}
    assert told(held(east, {"agreement": agreement})) - {NO_ANSWER} == expected


@pytest.mark.parametrize(
    ("windows", "corridor", "expected"),
    [
        ([HOURS], "west", set()),
        ([{"from": "06:00", "to": "08:00"}, {"from": "08:00", "to": "10:00"}], "west", set()),
        ([HOURS | {"to": "11:00"}], "west", {("hours", "promises", BEYOND)}),
        ([HOURS | {"from": "07:00"}], "west", {("hours", "leaves out", LESS)}),
        (
            [{"from": "07:00", "to": "11:00"}],
            "west",
            {("hours", "promises", BEYOND), ("hours", "leaves out", LESS)},
        ),
        ([HOURS | {"days": ["2016-07-30"]}], "west", {("hours", "leaves out", LESS)}),
        ([HOURS], "east", {("hours", "promises", NOT)}),
    ],
)
def test_hours(
    windows: list[dict[str, Any]], corridor: str, expected: set[tuple[str, str, str]]
) -> None:
    assert told(held({"hours": {"corridors": [corridor], "windows": windows}})) == expected


def test_hours_of_no_corridor_in_particular_are_those_of_the_ways_it_names() -> None:
    assert told(held(WEST, {"hours": {"windows": [HOURS]}})) == set()
    assert told(held({"hours": {"windows": [HOURS]}})) == {("hours", "promises", NOT)}


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("crown", set()),
        ("un", {("search", "promises", BEYOND)}),
        (None, {("search", "leaves out", LESS)}),
    ],
)
def test_who_searches(by: str | None, expected: set[tuple[str, str, str]]) -> None:
    search = {"search": {"by": by, "says": {"en": "All are searched."}}}
    assert told(held(WEST, search)) == expected
    unknown = held({"way": {"corridors": ["east"], "for": ["people", "armed"]}}, search)
    assert ("search", "apart", NOT) in told(unknown)


@pytest.mark.parametrize(
    ("destination", "expected"),
    [
        ({"sites": ["school"], "places": 300}, set()),
        ({"sites": ["school"], "places": 301}, {("places", "promises", BEYOND)}),
        ({"sites": ["school"], "places": 200}, {("places", "leaves out", LESS)}),
        ({"sites": ["hall"]}, {("destination", "promises", BEYOND)}),
        ({}, {("destination", "promises", NOT)}),
    ],
)
def test_where_people_are_taken(
    destination: dict[str, Any], expected: set[tuple[str, str, str]]
) -> None:
    said = {"destination": {"to": {"en": "to a school"}} | destination}
    assert told(held(WEST, said)) == expected


def test_what_is_asked_and_what_is_said_beside_it() -> None:
    asks = {"conduct": {"asks": {"en": "to raise a white cloth"}}}
    assert told(held(asks)) == {("conduct", "asks", NOT)}
    assert told(held({"other": {"says": {"en": "The roads are cut."}}})) == {
        ("other", "apart", NOT)
    }
    call = {"contact": {"who": {"en": "The Red Crescent"}, "independent": True}}
    assert told(held(call)) == {("contact", "apart", NOT)}
    own = {"contact": {"who": {"en": "The army"}, "independent": False}}
    assert told(held(own)) == {("party-contact", "apart", NOT)}


def test_staying() -> None:
    stay = {"staying": {"may_stay": True, "says": {"en": "You may stay."}}}
    assert told(held(stay)) == {("staying", "promises", NOT)}
    kept = operation(statements={"staying.protected_by": "both parties"})
    assert told(held(stay, where=kept)) == set()
    leave = {"staying": {"may_stay": False, "says": {"en": "All must leave."}}}
    assert told(held(leave, where=kept)) == {("staying", "asks", BEYOND)}


def test_what_practice_asks_and_is_not_said() -> None:
    ways = {"hours", "search", "destination", "staying", "contact", "until-when", "not-agreed"}
    assert set(held(WEST).unsaid) == ways
    everything = held(
        WEST,
        {"hours": {"windows": [HOURS | {"days": ["2016-07-29"]}]}},
        {"search": {"by": "crown", "says": {"en": "x"}}},
        {"destination": {"sites": ["school"], "to": {"en": "x"}}},
        {"staying": {"may_stay": True, "says": {"en": "x"}}},
        {"contact": {"who": {"en": "x"}, "independent": True}},
        {"agreement": {"not_agreed_by": ["rebels"]}},
    )
    assert everything.unsaid == ()
    terms = held({"terms": {"act": "handed-over-self"}})
    assert set(terms.unsaid) == {"contact", "not-covered", "until-when"}
    assert held({"other": {"says": {"en": "x"}}}).unsaid == ()
    # A party's own number, a search by nobody named and hours without days do not say it.
    half = held(
        WEST,
        {"hours": {"windows": [HOURS | {"days": ["mon"]}]}},
        {"search": {"says": {"en": "x"}}},
        {"contact": {"who": {"en": "x"}, "independent": False}},
        {"agreement": {"agreed_by": ["crown"]}},
    )
    assert set(half.unsaid) == ways - {"hours"}
