"""`terms decide`: one set of facts on one day, in words and as one document."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

import safeconduct
from safeconduct.cli.main import main
from safeconduct.terms.conclude import conclude
from safeconduct.terms.decision_document import by_reading
from safeconduct.terms.trace import step_from

FIGHTER = """
age-years: 30
carried-arms: yes
possessed-arms: no
fugitive-from-justice: yes
own-initiative: yes
handed-over-self: yes
handed-over-weapon: yes
handed-to: judicial-authority
"""
CAPTOR = """
age-years: 30
holds-captive: yes
own-initiative: yes
freed-captive: yes
freed-unharmed: yes
freed-for-nothing: yes
"""
ARMS, CAPTIVES = "sy-2016-15/1", "sy-2016-15/2"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with two sets of facts, and lines of a known width."""
    (tmp_path / "fighter.yaml").write_text(FIGHTER, "utf-8")
    (tmp_path / "captor.yaml").write_text(CAPTOR, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    return tmp_path


def ask(id_: str, facts: str, on: str, *more: str) -> list[str]:
    return ["terms", "decide", id_, "--facts", facts, "--on", on, *more]


def document(capsys: pytest.CaptureFixture[str], words: list[str]) -> dict[str, Any]:
    """Run with --json and give the one document."""
    code = main([*words, "--json"])
    out, err = capsys.readouterr()
    assert not err
    found: dict[str, Any] = json.loads(out)
    assert (found["safeconduct"], found["exit"]) == (safeconduct.__version__, code)
    return found


def outcome(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    found = document(capsys, ask(*words))
    assert found["exit"] == 0
    [answer] = found["answers"]
    return str(answer["outcome"])


@pytest.mark.parametrize(
    ("on", "known_on", "said"),
    [
        ("2016-10-28T23:59", None, "met"),
        ("2016-10-28T23:59", "2016-10-26", "met"),
        # The clocks went back at midnight: 23:00 to 24:00 of 27 October came twice.
        ("2016-10-27T23:30+03:00", "2016-10-26", "met"),
        ("2016-10-27T23:30+02:00", "2016-10-26", "met"),
        ("2016-10-28T21:59Z", "2016-10-26", "met"),
        ("2016-10-28T22:00Z", "2016-10-26", "expired"),
        ("2016-10-29T00:00", "2016-10-26", "expired"),
        ("2016-10-29", "2016-10-27", "met"),
        ("2016-07-27", None, "not yet"),
        ("2017-07-01", None, "expired"),
    ],
)
def test_the_last_minutes_of_article_1(
    on: str, known_on: str | None, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    known = ["--known-on", known_on] if known_on else []
    assert outcome(capsys, ARMS, "fighter.yaml", on, *known) == said


def test_1_february_2017_is_undetermined_and_says_why(capsys: pytest.CaptureFixture[str]) -> None:
    words = ask(ARMS, "fighter.yaml", "2017-02-01")
    [answer] = document(capsys, words)["answers"]
    assert answer["outcome"] == "undetermined"
    assert answer["open_questions"] == ["gap"]
    assert answer["open_facts"] == []
    ways = {way["readings"]["gap"]: way["value"] for way in answer["by_reading"]}
    assert ways == {"bridged": "met", "open-gap": "not yet"}
    assert main(words) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "Article 1: arms — UNDETERMINED" in said
    assert "The text leaves open Does decree 11 of 4 February 2017" in said
    assert "It extends without a break: those days count. (so read: MET)" in said
    assert "those days do not count. (so read: NOT YET)" in said


def test_a_captive_freed_on_15_september_2016_as_known_then_and_later(
    capsys: pytest.CaptureFixture[str],
) -> None:
    known = {
        day: outcome(capsys, CAPTIVES, "captor.yaml", "2016-09-15", "--known-on", day)
        for day in ("2016-09-15", "2016-10-26", "2016-10-27", "2017-02-05")
    }
    assert known == {
        "2016-09-15": "expired",
        "2016-10-26": "expired",
        "2016-10-27": "undetermined",
        "2017-02-05": "undetermined",
    }
    words = ask(CAPTIVES, "captor.yaml", "2016-09-15", "--known-on", "2016-10-27")
    [answer] = document(capsys, words)["answers"]
    ways = {way["readings"]["captors-2016"]: way["value"] for way in answer["by_reading"]}
    assert ways["without-a-break"] == "met"
    assert ways["ended"] == "expired"


def test_nothing_is_known_before_the_text_is(capsys: pytest.CaptureFixture[str]) -> None:
    words = ask(ARMS, "fighter.yaml", "2016-07-28", "--known-on", "2016-07-27")
    found = document(capsys, words)
    assert (found["not_evaluated"], found["answers"]) == ("not-known-then", [])
    assert found["known_on"] == "2016-07-27"
    assert main(words) == 0
    assert "became known on 28 July 2016" in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize(("lang", "said"), [("en", "PROTECTION."), ("ar", "حماية.")])
@pytest.mark.parametrize("age", [0, 15, 17])
def test_a_minor_is_owed_protection_and_nothing_is_evaluated(
    age: int, lang: str, said: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "minor.yaml").write_text(FIGHTER.replace("30", str(age)), "utf-8")
    words = ask("sy-2016-15", "minor.yaml", "2016-10-28", "--trace", "--lang", lang)
    found = document(capsys, words)
    assert (found["not_evaluated"], found["answers"], found["limits_beside"]) == ("minor", [], [])
    assert main(words) == 0
    words_said = capsys.readouterr().out
    assert said in words_said
    assert not [mark for mark in ("MET", "مستوفى", "✓", "✗") if mark in words_said]
    text = json.dumps(found)
    assert "carried-arms" not in text
    assert "handed-over-self" not in text


def test_who_is_18_is_evaluated_and_an_age_not_stated_comes_first(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "adult.yaml").write_text(FIGHTER.replace("30", "18"), "utf-8")
    assert outcome(capsys, ARMS, "adult.yaml", "2016-10-28") == "met"
    (here / "ageless.yaml").write_text(FIGHTER.replace("30", "unknown"), "utf-8")
    found = document(capsys, ask(ARMS, "ageless.yaml", "2016-10-28"))
    assert (found["not_evaluated"], found["answers"]) == ("age-not-stated", [])


def test_an_instrument_answers_for_each_offer_and_id_offer_for_one(
    capsys: pytest.CaptureFixture[str],
) -> None:
    both = document(capsys, ask("sy-2016-15", "fighter.yaml", "2016-08-15"))
    assert [answer["offer"] for answer in both["answers"]] == ["1", "2"]
    one = document(capsys, ask(ARMS, "fighter.yaml", "2016-08-15"))
    assert one["answers"] == both["answers"][:1]


def test_the_trace_of_the_document_suffices_to_reckon_the_answer_again(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for on in ("2016-07-27", "2016-08-15", "2017-02-01", "2017-07-01"):
        for answer in document(capsys, ask("sy-2016-15", "captor.yaml", on))["answers"]:
            assert by_reading(conclude(step_from(answer["trace"]))) == answer["by_reading"]


def test_the_document_says_what_the_words_say(capsys: pytest.CaptureFixture[str]) -> None:
    words = ask(ARMS, "fighter.yaml", "2017-02-01T12:00", "--known-on", "2017-02-05")
    found = document(capsys, words)
    assert (found["instrument"], found["day"]) == ("sy-2016-15", "2017-02-01")
    assert (found["timezone"], found["known_on"]) == ("Asia/Damascus", "2017-02-05")
    assert found["reviewed"] is False
    assert found["not_seen"].startswith("Whatever follows article 3")
    assert set(found["limits_beside"]) == {"rule-159", "ap-ii-6-5", "un-policy", "belfast"}
    assert {"ld-11-text", "alaoual"} <= set(found["sources"])
    for lang in ("en", "ar"):
        assert main([*words, "--trace", "--lang", lang]) == 0
        shown = " ".join(capsys.readouterr().out.split())
        assert shown == " ".join(" ".join(found["says"][lang]).split())


def test_the_trace_shows_each_clause_only_where_it_is_asked_for(
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = ask(ARMS, "fighter.yaml", "2016-08-15")
    assert main(words) == 0
    assert "Clause by clause" not in capsys.readouterr().out
    assert main([*words, "--trace"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "✓ the person carried arms: yes" in said
    assert "✗ the person possessed arms: no" in said
    assert "? the person was in hiding: not stated" in said
    assert "“إلى تسليم نفسه” [alaoual]" in said


def test_arabic_words_are_arabic(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(ask(ARMS, "fighter.yaml", "2016-08-15", "--lang", "ar")) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "المادة 1: السلاح — مستوفى" in said
    assert "لم يراجع أي محامٍ هذا الملف." in said
    assert "Article" not in said


def test_quiet_says_nothing_and_ends_alike(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(ask(ARMS, "fighter.yaml", "2016-08-15", "--quiet")) == 0
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("outcome_on", ["2016-07-27", "2016-08-15", "2017-02-01", "2018-01-01"])
def test_no_outcome_is_a_failure_of_the_command(outcome_on: str) -> None:
    assert main(ask(ARMS, "fighter.yaml", outcome_on, "--quiet")) == 0


def test_facts_from_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from_file = document(capsys, ask(ARMS, "fighter.yaml", "2016-08-15"))
    monkeypatch.setattr("sys.stdin", io.StringIO(FIGHTER))
    assert document(capsys, ask(ARMS, "-", "2016-08-15")) == from_file


def test_a_file_of_ones_own_decides_as_the_library_does(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library = Path(safeconduct.__file__).parent / "terms" / "library"
    text = (library / "sy-2016-15.yaml").read_text("utf-8")
    (here / "mine.yaml").write_text(text.replace("sy-2016-15", "mine-1"), "utf-8")
    for id_ in ("mine.yaml/1", "./mine.yaml/1", str(here / "mine.yaml") + "/1"):
        found = document(capsys, ask(id_, "fighter.yaml", "2017-02-01"))
        assert found["instrument"] == "mine-1"
        assert [answer["offer"] for answer in found["answers"]] == ["1"]
        assert found["answers"][0]["outcome"] == "undetermined"
