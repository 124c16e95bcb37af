"""Whose word a plan stands on, and what it lacks."""

from __future__ import annotations

from dataclasses import replace

from safeconduct.operation.model import Announced, Consent, Corridor, Leg, Operation, Text
from safeconduct.safeguards.standing import Shortfall, standing_of, standing_reasons
from tests.builders import a_corridor, an_area, an_operation

NORTH = replace(
    a_corridor("north", "n2"),
    legs=(Leg(Text("a"), Text("b"), "city"),),
    consent={"city": Consent("city", "given")},
)


def with_corridors(*corridors: Corridor) -> Operation:
    return an_operation([an_area("quarter", "n1", 10)], list(corridors), step_s=60, steps=60)


def test_consent_of_all_that_lasts_is_agreed_and_lacks_nothing() -> None:
    operation = with_corridors(NORTH)
    assert standing_of(operation, ["north"]) == "AGREED"
    assert standing_reasons(operation, ["north"]) == ()


def test_consent_that_ends_early_is_told_with_its_end() -> None:
    early = replace(NORTH, consent={"city": Consent("city", "given", expires_s=1_800)})
    operation = with_corridors(early)
    assert standing_of(operation, ["north"]) == "HYPOTHETICAL"
    assert standing_reasons(operation, ["north"]) == (
        Shortfall("north", "ends", "city", 1_800),
        Shortfall("north", "not_announced"),
    )


def test_consent_need_not_outlast_the_last_opening() -> None:
    closes = replace(NORTH, open=((0, 1_800),))
    for expires_s, standing in ((1_800, "AGREED"), (1_799, "HYPOTHETICAL")):
        until = replace(closes, consent={"city": Consent("city", "given", expires_s=expires_s)})
        assert standing_of(with_corridors(until), ["north"]) == standing


def test_what_the_public_is_told_stands_only_on_consent_that_a_source_states() -> None:
    announced = replace(NORTH, announced=Announced("city"))
    operation = with_corridors(announced)
    assert standing_of(operation, ["north"]) == "AGREED"
    assert standing_of(operation, ["north"], stated_only=True) == "ANNOUNCED"
    stated = replace(announced, consent={"city": Consent("city", "given", "radio")})
    assert standing_of(with_corridors(stated), ["north"], stated_only=True) == "AGREED"


def test_only_the_weakest_corridors_are_told_of() -> None:
    announced = replace(
        NORTH, id="west", consent={"army": Consent("army", "refused")}, announced=Announced("city")
    )
    unknown = replace(NORTH, id="south", legs=())
    operation = with_corridors(NORTH, announced, unknown)
    assert standing_of(operation, ["north", "west"]) == "ANNOUNCED"
    assert standing_reasons(operation, ["north", "west"]) == (
        Shortfall("west", "no_consent", "city"),
        Shortfall("west", "refused", "army"),
    )
    assert [each.want for each in standing_reasons(operation, ["north", "west", "south"])] == [
        "legs_unknown",
        "not_announced",
    ]


def test_a_leg_nobody_is_said_to_control_is_told_of() -> None:
    open_leg = replace(NORTH, legs=(*NORTH.legs, Leg(Text("b"), Text("c"), None)))
    operation = with_corridors(open_leg)
    assert standing_reasons(operation, ["north"])[0] == Shortfall("north", "controller_unknown")


def test_a_plan_that_uses_no_corridor_stands_on_nothing() -> None:
    assert standing_of(with_corridors(NORTH), []) == "HYPOTHETICAL"
