"""Words that no clause marks are told, and nothing is held against what nobody stated."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from safeconduct.announcements.compare import compare_announcement
from safeconduct.announcements.model import Contact, MarkedAnnouncement, Words
from safeconduct.announcements.say_comparison import comparison_lines
from safeconduct.announcements.speech import Speech
from safeconduct.announcements.unmarked import unmarked_in
from safeconduct.operation.model import Operation, StatedWindow, Text
from tests.announcements.small import HOUR, document, operation, read

HOURS: dict[str, Any] = {
    "hours": {"corridors": ["west"], "windows": [{"days": "all", "from": "06:00", "to": "10:00"}]}
}
CALL: dict[str, Any] = {
    "contact": {"who": {"en": "Red Crescent", "ar": "الهلال الأحمر"}, "independent": True}
}


def announced(clauses: dict[str, Any]) -> MarkedAnnouncement:
    return read(document(clauses), operation())


def spoken(*texts: str) -> MarkedAnnouncement:
    """Give an announcement whose clause marks “Leave by the west.” and which says more."""
    found = announced({"c": {"way": {"corridors": ["west"], "for": ["people"]}}})
    clause = replace(found.clauses[0], words=("Leave by the west",), paraphrase=None)
    words = tuple(Words("en", "original", text, ("radio",)) for text in texts)
    return replace(found, clauses=(clause,), words=words)


def test_a_sentence_without_a_mark_is_told() -> None:
    said = "Leave by the west. Come before Sunday! You will be safe."
    assert unmarked_in(spoken(said)) == ("Come before Sunday!", "You will be safe.")
    compared = compare_announcement(spoken(said), operation())
    assert compared.unmarked == ("Come before Sunday!", "You will be safe.")
    for code, head in (("en", "marked by no clause"), ("ar", "لم يُعلَّم عليها")):
        lines = "\n".join(comparison_lines(compared, operation(), Speech(code)))
        assert head in lines
        assert "Come before Sunday!" in lines


def test_what_is_marked_in_part_is_marked_and_other_languages_are_left_alone() -> None:
    assert unmarked_in(spoken("Leave by the west at once.")) == ()
    assert unmarked_in(spoken("Leave by the west.", "Partez par l'ouest.")) == ()


def test_a_sentence_twice_is_told_once() -> None:
    assert unmarked_in(spoken("Hurry. Leave by the west. Hurry.")) == ("Hurry.",)


def with_windows(*sources: str | None) -> Operation:
    whole = operation()
    windows = tuple(StatedWindow((), 6 * HOUR, 10 * HOUR, source) for source in sources)
    west = replace(whole.corridors["west"], windows=windows)
    return replace(whole, corridors={**whole.corridors, "west": west})


@pytest.mark.parametrize(
    ("sources", "found"),
    [
        (("radio",), ("hours", "agrees")),
        ((None,), ("assumed-hours", "apart")),
        ((None, "radio"), ("hours", "agrees")),
    ],
)
def test_assumed_hours_are_held_against_nobody(
    sources: tuple[str | None, ...], found: tuple[str, str]
) -> None:
    (finding,) = compare_announcement(announced({"c": HOURS}), with_windows(*sources)).findings
    assert (finding.key, finding.side) == found
    for code in ("en", "ar"):
        assert Speech(code).say(f"{finding.key}.{finding.side}.{finding.verdict}", corridor="x")


@pytest.mark.parametrize(
    ("known", "side"),
    [
        ((), "apart"),
        ((Contact(Text("Red Crescent"), independent=True),), "agrees"),
        ((Contact(Text("The crescent", "الهلال الأحمر"), independent=True),), "agrees"),
        ((Contact(Text("red crescent"), independent=False),), "promises"),
        ((Contact(Text("Radio"), independent=True),), "apart"),
    ],
)
def test_contacts_of_the_notices_count(known: tuple[Contact, ...], side: str) -> None:
    found = compare_announcement(announced({"c": CALL}), operation(), None, known)
    assert [finding.side for finding in found.findings] == [side]
    for code in ("en", "ar"):
        assert comparison_lines(found, operation(), Speech(code))
