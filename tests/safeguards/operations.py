"""An operation that meets every safeguard, to take things away from."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from safeconduct.operation.model import (
    Announced,
    Consent,
    Corridor,
    Exchange,
    HandingIn,
    Leg,
    Operation,
    Party,
    Pause,
    Text,
)
from tests.builders import (
    a_corridor,
    a_group,
    a_screening,
    a_site,
    an_area,
    an_operation,
)

OPEN = (0, 36_000)
STATEMENTS: dict[str, object] = {
    "safeguards.free_choice": "yes",
    "safeguards.destination_choice": "each family names it at the desk",
    "safeguards.family_unity": True,
    "safeguards.longest_sealed": "PT2H",
    "safeguards.way_back": "yes",
    "safeguards.notice_h": 24,
    "safeguards.guarantors": ["un"],
    "staying.protected_by": "both parties, in writing",
    "staying.food": "twenty trucks a week",
    "staying.water": "the town's pumping station",
    "staying.medical": "two hospitals",
}


def an_agreed_corridor(**other: Any) -> Corridor:
    """Make a corridor that nothing is said against."""
    corridor = a_corridor(
        "west",
        "n2",
        groups=("people", "sick"),
        open=[OPEN],
        leads_to=("school",),
        screening=a_screening({"people": 36.0, "sick": 36.0}, lanes=1.0),
    )
    assert corridor.screening is not None
    agreed = replace(
        corridor,
        name=Text("West gate", "البوابة الغربية"),
        screening=replace(corridor.screening, by="town", separates="no"),
        consent={
            "town": Consent("town", "given", expires_s=36_000),
            "front": Consent("front", "given", expires_s=36_000),
        },
        legs=(
            Leg(
                Text("Square"),
                Text("West gate"),
                "front",
                monitors=Text("UN observers"),
                cleared_of_mines="yes",
            ),
            Leg(
                Text("West gate"),
                Text("School"),
                "town",
                monitors=Text("UN observers"),
                cleared_of_mines="yes",
            ),
        ),
        announced=Announced("town"),
    )
    return replace(agreed, **other)


def an_agreed_operation(corridor: Corridor | None = None, **other: Any) -> Operation:
    """Make the operation; ``other`` replaces fields of it."""
    school = replace(a_site("school", "n3", places=1000.0), destinations=("Town", "Countryside"))
    operation = an_operation(
        [an_area("quarter", "n1", {"people": 700.0, "sick": 50.0})],
        [corridor or an_agreed_corridor()],
        groups=[a_group(), a_group("sick", kind="wounded_and_sick", priority=1)],
        sites=[school],
        turnout={"people": 1.0, "sick": 1.0},
        step_s=600,
        steps=144,
        parties={
            party: Party(party, Text(party.title()))
            for party in ("town", "front", "un", "neighbour")
        },
        pauses=(Pause("everywhere", (0, 40_000), ("town", "front")),),
        exchange=(Exchange("hours", "hours", "un", "town", "2016-07-26", "2016-07-27"),),
        handing_in=(HandingIn("decree/1", Text("any judge"), Text("Town"), ("west",)),),
        terms_files=(Path("terms/decree.yaml"),),
        statements=dict(STATEMENTS),
    )
    return replace(operation, **other)


def saying(key: str, value: object) -> Operation:
    """Make the operation with another statement."""
    return an_agreed_operation(statements=STATEMENTS | {key: value})


def without(key: str) -> Operation:
    """Make the operation with a statement missing."""
    kept = {k: v for k, v in STATEMENTS.items() if k != key}
    return an_agreed_operation(statements=kept)
