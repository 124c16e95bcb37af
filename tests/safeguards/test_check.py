"""Each safeguard is met, not met, or not stated, by the keys it names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from safeconduct.operation.model import Consent, Exchange, HandingIn, Operation, Pause, Text
from safeconduct.safeguards.check import check_safeguards
from safeconduct.safeguards.model import Safeguard
from tests.builders import a_group
from tests.safeguards.operations import (
    STATEMENTS,
    an_agreed_corridor,
    an_agreed_operation,
    saying,
    without,
)

AGREED = an_agreed_corridor()
Make = Callable[[], Operation]


def by_corridor(**other: object) -> Make:
    return lambda: an_agreed_operation(replace(AGREED, **other))  # type: ignore[arg-type]  # fields by name


def by_legs(**other: object) -> Make:
    legs = tuple(replace(leg, **other) for leg in AGREED.legs)  # type: ignore[arg-type]  # fields by name
    return by_corridor(legs=legs)


def by_screening(**other: object) -> Make:
    assert AGREED.screening is not None
    return by_corridor(screening=replace(AGREED.screening, **other))  # type: ignore[arg-type]  # fields by name


def by_site(**other: object) -> Make:
    good = an_agreed_operation()
    site = replace(good.sites["school"], **other)  # type: ignore[arg-type]  # fields by name
    return lambda: an_agreed_operation(sites={"school": site})


def by_consent(answer: Consent) -> Make:
    return by_corridor(consent=AGREED.consent | {answer.party: answer})


def by_groups(sick_priority: int | None, people_priority: int | None) -> Make:
    people = replace(a_group(), priority=people_priority)
    sick = a_group("sick", kind="wounded_and_sick", priority=sick_priority)
    return lambda: an_agreed_operation(groups={"people": people, "sick": sick})


DELETED: list[tuple[str, str, Make]] = [
    ("consent", "corridors.*.consent", by_corridor(consent={})),
    ("consent", "corridors.*.legs.controlled_by", by_legs(controlled_by=None)),
    (
        "consent-expiry",
        "corridors.*.consent.*.expires",
        by_consent(Consent("front", "given")),
    ),
    ("pause", "pauses", lambda: an_agreed_operation(pauses=())),
    ("two-destinations", "sites.*.destinations", by_site(destinations=())),
    ("questions", "exchange", lambda: an_agreed_operation(exchange=())),
    ("way-for-all", "corridors.*.for", by_corridor(groups_stated=False)),
    ("monitors", "corridors.*.legs.monitors", by_legs(monitors=None)),
    ("mines", "corridors.*.legs.cleared_of_mines", by_legs(cleared_of_mines=None)),
    ("screened-by", "corridors.*.screening.by", by_screening(by=None)),
    ("separates", "corridors.*.screening.separates", by_screening(separates=None)),
    ("medical-priority", "groups.*.priority", by_groups(None, 1)),
    ("places", "sites.*.places", by_site(places=None)),
    ("free-choice", "safeguards.free_choice", lambda: without("safeguards.free_choice")),
    (
        "destination-choice",
        "safeguards.destination_choice",
        lambda: without("safeguards.destination_choice"),
    ),
    ("notice", "safeguards.notice_h", lambda: without("safeguards.notice_h")),
    ("guarantors", "safeguards.guarantors", lambda: without("safeguards.guarantors")),
    ("longest-sealed", "safeguards.longest_sealed", lambda: without("safeguards.longest_sealed")),
    ("way-back", "safeguards.way_back", lambda: without("safeguards.way_back")),
    ("family-unity", "safeguards.family_unity", lambda: without("safeguards.family_unity")),
    ("staying", "staying.protected_by", lambda: without("staying.protected_by")),
    ("staying", "staying.food", lambda: without("staying.food")),
    ("staying", "staying.water", lambda: without("staying.water")),
    ("staying", "staying.medical", lambda: without("staying.medical")),
    ("offers", "handing_in", lambda: an_agreed_operation(handing_in=())),
]

BAD: list[tuple[str, str, Make]] = [
    ("consent", "refused", by_consent(Consent("front", "refused"))),
    ("consent", "no answer", by_consent(Consent("front", "none"))),
    (
        "consent",
        "refused by a party that controls no leg",
        by_consent(Consent("neighbour", "refused")),
    ),
    ("consent-expiry", "ends too early", by_consent(Consent("front", "given", expires_s=35_999))),
    (
        "pause",
        "one hour short",
        lambda: an_agreed_operation(pauses=(Pause("all", (3600, 40_000), ("town", "front")),)),
    ),
    (
        "pause",
        "of one party",
        lambda: an_agreed_operation(pauses=(Pause("all", (0, 40_000), ("town",)),)),
    ),
    (
        "pause",
        "none",
        lambda: an_agreed_operation(pauses=(), statements={"safeguards.pause": "none"}),
    ),
    ("guarantors", "none", lambda: saying("safeguards.guarantors", [])),
    (
        "guarantors",
        "only those in control",
        lambda: saying("safeguards.guarantors", ["town", "front"]),
    ),
    ("free-choice", "no", lambda: saying("safeguards.free_choice", False)),
    ("destination-choice", "no", lambda: saying("safeguards.destination_choice", "none")),
    ("two-destinations", "one", by_site(destinations=("Town",))),
    ("notice", "two hours", lambda: saying("safeguards.notice_h", 2)),
    (
        "questions",
        "no answer",
        lambda: an_agreed_operation(
            exchange=(Exchange("q", "escort", "un", "town", "2016-07-26", None, ("west",)),)
        ),
    ),
    ("way-for-all", "a group left out", by_corridor(groups=("people",))),
    ("way-for-all", "refused", by_consent(Consent("front", "refused"))),
    (
        "way-for-all",
        "no ambulance",
        lambda: an_agreed_operation(
            groups={
                "people": a_group(),
                "sick": a_group("sick", kind="wounded_and_sick", needs="ambulance", priority=1),
            }
        ),
    ),
    (
        "way-for-all",
        "a rule by age and sex",
        lambda: saying(
            "restrictions", [{"by": "town", "says": "no men of 15 to 55", "share": 0.2}]
        ),
    ),
    ("longest-sealed", "ten hours", lambda: saying("safeguards.longest_sealed", 36_000)),
    ("way-back", "no", lambda: saying("safeguards.way_back", "no")),
    ("monitors", "none", by_legs(monitors="none")),
    ("mines", "no", by_legs(cleared_of_mines="no")),
    ("screened-by", "did not agree", by_screening(by="neighbour")),
    ("separates", "yes", by_screening(separates="yes")),
    ("medical-priority", "late", by_groups(2, 1)),
    ("medical-priority", "beside others", by_groups(1, 1)),
    ("family-unity", "no", lambda: saying("safeguards.family_unity", "no")),
    ("places", "too few", by_site(places=700.0)),
    ("staying", "no food", lambda: saying("staying.food", "none")),
    (
        "offers",
        "no corridor",
        lambda: an_agreed_operation(handing_in=(HandingIn("decree/1", Text("any judge"), None),)),
    ),
]


def verdicts(operation: Operation) -> dict[str, Safeguard]:
    return {each.id: each for each in check_safeguards(operation)}


def test_a_folder_that_says_everything_meets_every_safeguard() -> None:
    answers = verdicts(an_agreed_operation())
    assert {each.id: each.finding.en for each in answers.values() if each.verdict != "met"} == {}


@pytest.mark.parametrize(("safeguard", "key", "make"), DELETED, ids=[d[1] for d in DELETED])
def test_a_key_left_out_is_not_stated(safeguard: str, key: str, make: Make) -> None:
    answer = verdicts(make())[safeguard]
    assert key in answer.reads
    assert answer.verdict == "not stated"


@pytest.mark.parametrize(("safeguard", "why", "make"), BAD, ids=[f"{b[0]}-{b[1]}" for b in BAD])
def test_a_bad_answer_is_not_met(safeguard: str, why: str, make: Make) -> None:
    assert verdicts(make())[safeguard].verdict == "not met", why


def test_every_key_a_safeguard_reads_is_deleted_above() -> None:
    read = {
        (each.id, key) for each in check_safeguards(an_agreed_operation()) for key in each.reads
    }
    assert read == {(safeguard, key) for safeguard, key, _ in DELETED}


def test_every_safeguard_is_answered_badly_above() -> None:
    assert set(verdicts(an_agreed_operation())) == {safeguard for safeguard, _, _ in BAD}


@pytest.mark.parametrize("value", ["unknown", "Unknown", "", "not stated"])
def test_unknown_is_not_an_answer(value: str) -> None:
    answer = verdicts(saying("safeguards.way_back", value))["way-back"]
    assert answer.verdict == "not stated"


def test_unknown_consent_is_not_stated() -> None:
    answer = verdicts(by_consent(Consent("front", "unknown"))())["consent"]
    assert answer.verdict == "not stated"
    assert "West gate" in answer.finding.en


def test_a_written_reason_stands_for_a_second_destination() -> None:
    operation = replace(
        by_site(destinations=("Town",))(),
        statements=STATEMENTS | {"safeguards.destination_reason": "the other roads are mined"},
    )
    answer = verdicts(operation)["two-destinations"]
    assert answer.verdict == "met"
    assert "the other roads are mined" in answer.finding.en


def test_what_hangs_on_an_open_question_is_named() -> None:
    asked = Exchange("positions", "positions of forces", "town", "un", "2016-07-26", None)
    corridor = replace(AGREED, announced=replace(AGREED.announced, because="positions"))  # type: ignore[type-var]  # fields by name
    answer = verdicts(an_agreed_operation(corridor, exchange=(asked,)))["questions"]
    assert answer.verdict == "not met"
    assert "on it hangs: West gate" in answer.finding.en
    assert "البوابة الغربية" in (answer.finding.ar or "")


def test_people_a_rule_leaves_without_a_way_are_counted() -> None:
    rules = [{"by": "town", "says": "no men", "says_ar": "لا رجال", "share": 0.2}]
    answer = verdicts(saying("restrictions", rules))["way-for-all"]
    assert "150 people" in answer.finding.en
    assert "لا رجال" in (answer.finding.ar or "")


def test_the_finding_names_who_agreed_and_who_did_not() -> None:
    finding = verdicts(by_consent(Consent("front", "none"))())["consent"].finding
    assert finding.en == "Front: no consent (West gate); Town: given (West gate)."


def test_all_safeguards_are_said_in_arabic_too() -> None:
    makes = [make for _, _, make in (*DELETED, *BAD)]
    for make in [an_agreed_operation, *makes]:
        for each in check_safeguards(make()):
            for text in (each.title, each.finding, each.remedy):
                assert text.ar
                assert any("\u0600" <= letter <= "\u06ff" for letter in text.ar), each.id


def test_an_operation_without_corridors_states_nothing_of_them() -> None:
    answers = verdicts(an_agreed_operation(corridors={}))
    asked = ("consent", "monitors", "mines", "screened-by", "separates", "two-destinations")
    assert {answers[each].verdict for each in asked} == {"not stated"}


def test_the_order_is_always_the_same() -> None:
    one, other = check_safeguards(an_agreed_operation()), check_safeguards(saying("x", 1))
    assert [each.id for each in one] == [each.id for each in other]
    assert len({each.id for each in one}) == len(one)
