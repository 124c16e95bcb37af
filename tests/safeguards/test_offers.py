"""Offers that are part of an operation can be taken up where its corridors lead, or not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from safeconduct.operation.model import HandingIn, Operation, Text, Where
from safeconduct.safeguards.check import check_safeguards
from safeconduct.safeguards.model import Safeguard
from safeconduct.terms.library import library_instrument
from safeconduct.terms.model import Instrument
from tests.builders import a_group
from tests.safeguards.operations import an_agreed_corridor, an_agreed_operation
from tests.terms.small import instrument, offer

FIGHTERS = a_group("arms", kind="fighters_under_offer")
ARMED = offer(act={"all": ["handed-over-self", "handed-over-weapon"]})
TERMS = (Path("terms/x.yaml"),)


def office(offer_id: str, *corridors: str, line: int = 7) -> HandingIn:
    return HandingIn(offer_id, Text("a judge"), None, corridors, Where("operation.yaml", line))


def an_operation(
    *offices: HandingIn, fighters_use: bool = False, fighters: bool = True, terms: bool = True
) -> Operation:
    """Make an operation whose one corridor, west, fighters may use or not."""
    people = ("people", "sick")
    groups = an_agreed_operation().groups
    corridor = an_agreed_corridor(groups=(*people, "arms") if fighters_use else people)
    return an_agreed_operation(
        corridor,
        groups=groups | ({"arms": FIGHTERS} if fighters else {}),
        handing_in=offices,
        terms_files=TERMS if terms else (),
    )


def answer(operation: Operation, *instruments: Instrument) -> Safeguard:
    found = {each.id: each for each in check_safeguards(operation, instruments)}
    return found["offers"]


def offering(**offers: dict[str, Any]) -> Instrument:
    return instrument(offers=offers)


def test_no_offer_is_part_of_the_operation() -> None:
    operation = an_operation(fighters=False, terms=False)
    found = answer(operation)
    assert (found.verdict, found.finding.en) == ("met", "No offer is part of this operation.")
    assert found.finding.ar == "لا عرض ضمن هذه العملية."


@pytest.mark.parametrize(
    "operation",
    [an_operation(terms=False), an_operation(fighters=False), an_operation()],
    ids=["a group under an offer", "a file of terms", "both"],
)
def test_where_is_not_stated(operation: Operation) -> None:
    for instruments in ((), (offering(one=offer()),)):
        found = answer(operation, *instruments)
        assert found.verdict == "not stated"
        assert found.finding.en == "Where offers can be taken up is not stated."


def test_a_corridor_leads_to_whoever_receives() -> None:
    operation = an_operation(office("xx-1/one", "west"))
    found = answer(operation, offering(one=offer()))
    assert found.verdict == "met"
    assert found.where == Where("operation.yaml", 7)
    # Without the instruments read, what the folder says of itself is all there is.
    assert answer(operation).verdict == "met"


def test_an_office_that_no_corridor_reaches_fails() -> None:
    operation = an_operation(office("xx-1/one", "west"), office("xx-1/two", line=9))
    found = answer(operation, offering(one=offer(), two=offer()))
    assert found.verdict == "not met"
    assert found.finding.en == (
        "No corridor is said to lead to whoever receives: \u2068xx-1/two (a judge)\u2069."
    )
    assert found.finding.ar is not None
    assert "xx-1/two (a judge)" in found.finding.ar
    assert "xx-1/one" not in found.finding.en
    assert found.where is not None
    assert found.where.file == "operation.yaml"


def test_arms_cannot_be_handed_over_where_only_those_go_who_have_none() -> None:
    terms = offering(one=ARMED)
    barred = answer(an_operation(office("xx-1/one", "west")), terms)
    assert barred.verdict == "not met"
    assert barred.finding.en == (
        "The corridors that lead there are not for those the offer is made to: "
        "xx-1/one (West gate)."
    )
    assert "البوابة الغربية" in (barred.finding.ar or "")
    allowed = answer(an_operation(office("xx-1/one", "west"), fighters_use=True), terms)
    assert allowed.verdict == "met"


def test_one_of_several_corridors_suffices_for_those_with_arms() -> None:
    west, east = (an_agreed_corridor(id=name) for name in ("west", "east"))
    east = replace(east, groups=("arms",), name=Text("East gate", "البوابة الشرقية"))
    operation = replace(
        an_operation(office("xx-1/one", "west", "east")), corridors={"west": west, "east": east}
    )
    assert answer(operation, offering(one=ARMED)).verdict == "met"


def test_an_offer_that_asks_for_no_weapon_bars_nobody() -> None:
    operation = an_operation(office("xx-1/one", "west"))
    assert answer(operation, offering(one=offer(act="handed-over-self"))).verdict == "met"


@pytest.mark.parametrize("act", ["handed-to", "handed-over-self", "reported", "applied"])
def test_an_offer_left_out_that_is_taken_up_before_somebody_is_not_stated(act: str) -> None:
    asked = {"fact": act, "one_of": ["court"]} if act == "handed-to" else act
    found = answer(
        an_operation(office("xx-1/one", "west")), offering(one=offer(), two=offer(act=asked))
    )
    assert (found.verdict, found.finding.en) == ("not stated", "Not stated for: xx-1/two.")
    assert "xx-1/two" in (found.finding.ar or "")


@pytest.mark.parametrize(
    "other",
    [
        offer(act="freed-captive"),
        offer(standing="proposed"),
        offer(standing="claimed"),
        {key: value for key, value in offer(who="in-hiding").items() if key != "act"},
    ],
    ids=["done before nobody", "only proposed", "only claimed", "nothing to do"],
)
def test_an_offer_that_needs_no_office_may_be_left_out(other: dict[str, Any]) -> None:
    found = answer(an_operation(office("xx-1/one", "west")), offering(one=offer(), two=other))
    assert found.verdict == "met"


def test_an_instrument_that_was_not_enacted_needs_no_office() -> None:
    proposed = instrument(instrument="xx-2", standing="proposed")
    operation = an_operation(office("xx-1/one", "west"))
    assert answer(operation, offering(one=offer()), proposed).verdict == "met"


def test_the_worse_of_two_findings_is_told() -> None:
    terms = offering(one=ARMED, two=offer())
    lacking = answer(an_operation(office("xx-1/one")), terms)
    barred = answer(an_operation(office("xx-1/one", "west")), terms)
    assert lacking.finding.en.startswith("No corridor")
    assert barred.finding.en.startswith("The corridors that lead there")
    assert lacking.verdict == barred.verdict == "not met"


def test_the_syrian_decree_in_an_operation() -> None:
    syria = library_instrument("sy-2016-15")
    operation = an_operation(office("sy-2016-15/1", "west"))
    assert answer(operation, syria).verdict == "not met"
    let_in = an_operation(office("sy-2016-15/1", "west"), fighters_use=True)
    # Freeing captives is done where they are: article 2 needs nobody who receives.
    assert answer(let_in, syria).verdict == "met"


def test_what_is_not_met_says_what_to_do_in_both_languages() -> None:
    found = answer(an_operation(office("xx-1/one")), offering(one=offer()))
    assert "handing_in" in found.remedy.en
    assert "handing_in" in (found.remedy.ar or "")
    assert found.reads == ("handing_in",)
