"""A pause in the fighting is told with where, when, by whom, and only where somebody states it."""

from __future__ import annotations

import pytest

from safeconduct.notices.promise import check_notice
from safeconduct.notices.speak import Speaker
from safeconduct.operation.model import Operation, Pause, Text
from tests.notices.small import HOUR, languages, notice, operation

SPEAKERS = {each.code: Speaker(each) for each in languages()}
GATE = Text("at the west gate", "عند البوابة الغربية")
STATED = Pause(GATE, (2 * HOUR, 4 * HOUR), ("crown", "front"), "radio")
ASSUMED = Pause(Text("everywhere", "في كل مكان"), (0, 10 * HOUR), ("crown",))


def lines(whole: Operation, code: str = "en") -> list[str]:
    return [
        SPEAKERS[code].sentence(each)
        for each in notice(whole).sentences()
        if each.key.startswith(("pause", "hours.pause"))
    ]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (
            "en",
            (
                "A pause in the fighting was agreed by The crown and The front: at the west gate, "
                "29 July 2016, 08:00 to 29 July 2016, 10:00."
            ),
        ),
        (
            "ar",
            (
                "وقف للقتال وافقت عليه التاج والجبهة: عند البوابة الغربية، من 29 تموز/يوليو 2016، 08:00 "
                "إلى 29 تموز/يوليو 2016، 10:00."
            ),
        ),
    ],
)
def test_where_and_when_it_holds_is_said(code: str, words: str) -> None:
    assert lines(operation(pauses=(STATED,)), code) == [words]


def test_one_that_nobody_states_is_told_to_nobody() -> None:
    whole = operation(pauses=(ASSUMED,))
    assert lines(whole) == ["Whether a pause in the fighting was agreed was not said."]
    assert "pauses.0" in [bond.key for bond in notice(whole).untold]


def test_beside_one_that_is_stated_the_other_is_left_out() -> None:
    whole = operation(pauses=(ASSUMED, STATED))
    (line,) = lines(whole)
    assert "at the west gate" in line
    assert "everywhere" not in line
    assert [bond.key for bond in notice(whole).untold] == ["pauses.0"]


def test_a_place_that_promises_is_caught() -> None:
    safe = Pause(Text("in the safe zone", "في المنطقة الآمنة"), (0, HOUR), ("crown",), "radio")
    whole = operation(pauses=(safe,))
    found = check_notice(notice(whole), whole, [], languages())
    assert {each.code for each in found} == {"SC964"}


def test_longer_than_the_folder_has_it_is_caught() -> None:
    longer = Pause(GATE, (2 * HOUR, 5 * HOUR), ("crown", "front"), "radio")
    told = notice(operation(pauses=(longer,)))
    found = check_notice(told, operation(pauses=(STATED,)), [], languages())
    assert {each.code for each in found} == {"SC962"}
