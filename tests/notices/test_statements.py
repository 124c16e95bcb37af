"""What a folder states of food, families, the way back: as a yes, a no, or somebody's words."""

from __future__ import annotations

import pytest

from safeconduct.notices.model import Earlier
from safeconduct.notices.speak import Speaker
from safeconduct.operation.model import Text
from tests.notices.small import DAY, issue, languages, notice, operation

SPEAKERS = {each.code: Speaker(each) for each in languages()}
BACK = "safeguards.way_back"


def line(id_: str, statements: dict[str, object], code: str = "en") -> str:
    sentences = notice(operation(statements=statements)).sentences()
    return next(SPEAKERS[code].sentence(each) for each in sentences if each.id == id_)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({}, "Whether one may turn back was not said."),
        ({BACK: "yes"}, "Whether one may turn back was not said."),
        ({BACK: "unknown", f"{BACK}.source": "radio"}, "Whether one may turn back was not said."),
        ({BACK: "yes", f"{BACK}.source": "radio"}, "It was said that one may turn back."),
        ({BACK: True, f"{BACK}.source": "radio"}, "It was said that one may turn back."),
        ({BACK: "no", f"{BACK}.source": "radio"}, "It was said that one may not turn back."),
        ({BACK: False, f"{BACK}.source": "radio"}, "It was said that one may not turn back."),
        (
            {BACK: "Until noon.", f"{BACK}.source": "radio"},
            "Of turning back it was said: “Until noon”.",
        ),
    ],
)
def test_nothing_is_said_without_somebody_who_said_it(said: dict[str, object], words: str) -> None:
    assert line("back", said) == words


def test_words_are_given_in_the_language_they_are_written_in() -> None:
    said: dict[str, object] = {
        BACK: "Until noon.", f"{BACK}.source": "radio", f"{BACK}.ar": "حتى الظهر.",
    }  # fmt: skip
    assert "«حتى الظهر»" in line("back", said, "ar")


@pytest.mark.parametrize("what", ["food", "water", "medical"])
def test_what_those_who_stay_can_count_on_is_said_or_said_to_be_unsaid(what: str) -> None:
    key = f"staying.{what}"
    unsaid = line(f"staying-{what}", {})
    assert line(f"staying-{what}", {key: "yes"}) == unsaid
    assert line(f"staying-{what}", {key: "yes", f"{key}.source": "radio"}) != unsaid


@pytest.mark.parametrize("code", SPEAKERS)
def test_version_replaced_version_and_printer_stand_last(code: str) -> None:
    speaker = SPEAKERS[code]
    by = Text("Local council", "المجلس المحلي")
    told = notice(of=issue(version=12, issued_by=by, replaces=Earlier(11, DAY)))
    *_, version, replaces, printer = (speaker.sentence(each) for each in told.sentences())
    assert "12" in version
    assert "11" in replaces
    assert speaker.language.text(by) in printer
    alone = [each.id for each in notice().sentences()]
    assert "issue.replaces" not in alone
    assert "issue.by" not in alone
