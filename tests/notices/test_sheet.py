"""The agreement sheet: every term with each party's answer, and nothing filled in."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pymupdf
import pypdfium2
import pytest

from safeconduct.cli.main import main
from safeconduct.notices.sheet.build import build_sheet
from safeconduct.notices.sheet.model import Row, Sheet
from safeconduct.notices.sheet.set_sheet import sheet_document
from safeconduct.notices.speak import Speaker
from safeconduct.operation.model import Consent, Exchange, Operation, StatedWindow, Text
from tests.notices.folders import DECEMBER, JULY
from tests.notices.small import HOUR, issue, languages, operation

ENGLISH = Speaker(languages()[0])
TERMS = (
    "Consent", "For whom", "Hours", "Search", "In control", "Monitors, mines", "Leads to",
    "Pause of hostilities", "Escort", "Stop rule", "Way back", "Free choice to stay or leave",
    "Families together", "Those who stay", "Aid inward", "Independent contacts",
)  # fmt: skip


def sheet(whole: Operation | None = None) -> Sheet:
    return build_sheet(whole or operation(), [], issue())


def rows(whole: Operation, id_: str) -> list[Row]:
    return [row for row in sheet(whole).rows if row.id.endswith(id_)]


def with_west(**changes: object) -> Operation:
    whole = operation()
    west = replace(whole.corridors["west"], **changes)  # type: ignore[arg-type] # of a corridor
    return replace(whole, corridors={**whole.corridors, "west": west})


def words(row: Row) -> str:
    return " ".join(map(ENGLISH.sentence, row.sentences))


@pytest.fixture(scope="module", params=[JULY, DECEMBER])
def written(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("sheet") / "out"
    assert main(["sheet", request.param, "--out", str(out), "--quiet"]) == 0
    return out


def test_it_is_one_page_across_in_both_languages(written: Path) -> None:
    file = written / "agreement-sheet.pdf"
    with pypdfium2.PdfDocument(file) as document:
        assert len(document) == 1
        assert document[0].get_size() == pytest.approx((841.9, 595.3), abs=0.5)
    with pymupdf.open(file) as document:  # type: ignore[no-untyped-call] # it has no types
        text = document[0].get_text()
    for term in (*TERMS, "الموافقة", "المرافقة", "الساعات"):
        assert term in text, term
    for party in json.loads((written / "agreement-sheet.json").read_text("utf-8"))["parties"]:
        assert party


def test_every_term_has_a_row_in_both_languages(written: Path) -> None:
    said = json.loads((written / "agreement-sheet.json").read_text("utf-8"))
    labels = {row["words"]["en"] for row in said["rows"]}
    for term in TERMS:
        assert any(label.startswith(term) for label in labels), term
    for row in said["rows"]:
        assert row["words"]["en"] != row["words"]["ar"]
        assert set(row["answers"]) <= set(said["parties"])


def test_it_is_marked_as_not_public(written: Path) -> None:
    with pymupdf.open(written / "agreement-sheet.pdf") as document:  # type: ignore[no-untyped-call] # it has no types
        text = " ".join(document[0].get_text().split())
    assert ENGLISH.language.say("sheet.not-public") in text
    assert ENGLISH.language.say("voice.stay") in text


def test_a_consent_that_differs_is_bold_and_one_that_all_gave_is_not() -> None:
    west, east = (row for row in sheet().rows if row.id.endswith(".consent"))
    assert (west.differs, east.differs) == (False, True)
    assert {party: each.word for party, each in west.answers.items()} == {
        "front": "given", "crown": "given",
    }  # fmt: skip
    assert east.answers["front"].word == "not-known"


@pytest.mark.parametrize(
    ("answer", "word"), [("refused", "refused"), ("none", "no-answer"), ("unknown", "not-known")]
)
def test_each_answer_has_its_word(answer: str, word: str) -> None:
    consent = {"crown": Consent("crown", "given"), "front": Consent("front", answer)}  # type: ignore[arg-type] # one of the list
    (row,) = rows(with_west(consent=consent), "west.consent")
    assert row.answers["front"].word == word
    assert row.differs


def test_a_consent_that_ends_says_when() -> None:
    consent = {
        "crown": Consent("crown", "given", expires_s=3 * HOUR),
        "front": Consent("front", "given"),
    }
    whole = with_west(consent=consent)
    document = sheet_document(sheet(whole), whole)
    (row,) = [each for each in document["rows"] if each["id"] == "corridors.west.consent"]
    assert row["answers"]["crown"]["until"].startswith("2016-07-29T09:00")


def test_a_refused_way_has_its_rows_and_the_last_number() -> None:
    consent = {"crown": Consent("crown", "given"), "front": Consent("front", "refused")}
    found = sheet(with_west(consent=consent))
    assert [id_ for id_, _ in found.ways] == ["east", "west"]
    assert any(row.id == "corridors.west.consent" for row in found.rows)


def test_hours_that_nobody_states_are_marked_as_an_assumption() -> None:
    whole = with_west(windows=(StatedWindow((), 8 * HOUR, 16 * HOUR, None),))
    (row, *_) = rows(whole, "west.hours")
    assert words(row) == "Every day 08:00–16:00. (An assumption.)"
    assert sheet(whole).assumed == sheet().assumed + 1


def test_ways_of_which_the_same_holds_share_a_row() -> None:
    assert [row.ways for row in sheet().rows if row.id.endswith(".legs")] == [("west", "east")]
    assert [row.ways for row in sheet().rows if row.id.endswith(".for")] == [("west",), ("east",)]


def test_a_question_without_an_answer_is_bold_and_an_answered_one_is_gone() -> None:
    asked = Exchange("escort-asked", "consent", "un", "front", "2016-07-28", None, ("west",))
    whole = replace(operation(), exchange=(asked,))
    (row,) = rows(whole, "escort-asked")
    assert row.differs
    assert {party: each.word for party, each in row.answers.items()} == {
        "un": "asks",
        "front": "asked",
    }
    answered = replace(asked, answered="2016-07-29")
    assert rows(replace(whole, exchange=(answered,)), "escort-asked") == []


def test_what_is_stated_stands_in_its_own_words() -> None:
    stated = {
        "safeguards.way_back": "the bridge, until noon",
        "safeguards.way_back.ar": "الجسر حتى الظهر",
        "safeguards.family_unity": True,
        "safeguards.free_choice": "no",
        "safeguards.longest_sealed": 5400,
    }
    whole = replace(operation(), statements=stated)
    assert [words(row) for id_ in ("way_back", "family_unity", "free_choice", "longest_sealed", "escort")
            for row in rows(whole, f"safeguards.{id_}")] == [
        "“the bridge, until noon”.", "Yes, as stated.", "No, as stated.", "90 minutes.", "Not stated.",
    ]  # fmt: skip


def test_monitors_are_named_stretch_by_stretch_only_where_they_differ() -> None:
    (row,) = [row for row in sheet().rows if row.id.endswith("west.watch")]
    assert words(row) == "Monitors: not known. Mines removed: not known."
    legs = operation().corridors["west"].legs
    watched = (replace(legs[0], monitors=Text("UN observers", "مراقبو الأمم المتحدة")), legs[1])
    (row,) = rows(with_west(legs=watched), "west.watch")
    assert words(row) == (
        "Monitors: UN observers (the square – the line). Monitors: not known (the line – the gate). "
        "Mines removed: not known."
    )
