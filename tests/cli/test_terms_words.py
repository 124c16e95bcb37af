"""`terms list`, `show`, `compare` and `check`: what they say, and how they end."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

import safeconduct
from safeconduct.cli.main import main
from safeconduct.terms.library import FOLDER, library_ids, library_instrument
from tests.terms.small import document as small_document

SYRIA = FOLDER / "sy-2016-15.yaml"


@pytest.fixture(autouse=True)
def _width(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Work in an empty folder, with lines of a known width."""
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.chdir(tmp_path)


def said(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """Give the words of a command that ends well, on one line."""
    assert main(["terms", *words]) == 0
    out, err = capsys.readouterr()
    assert not err
    assert words[0] == "list" or all(len(line) <= 100 for line in out.split("\n"))
    return " ".join(out.split())


def document(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    """Give the one document of a command that ends well."""
    assert main(["terms", *words, "--json"]) == 0
    out, err = capsys.readouterr()
    assert not err
    found: dict[str, Any] = json.loads(out)
    assert (found["safeconduct"], found["exit"]) == (safeconduct.__version__, 0)
    return found


def refused(capsys: pytest.CaptureFixture[str], *words: str) -> list[tuple[str, int, str]]:
    """Give file, line and code of the faults of a command; in words they stand beside the answer."""
    assert main(["terms", *words]) == 2
    out, err = capsys.readouterr()
    assert not out
    assert main(["terms", *words, "--json"]) == 2
    faults = json.loads(capsys.readouterr().out)["faults"]
    assert all(fault["code"] in err and fault["what"] in err for fault in faults)
    return [(fault["file"], fault["line"], fault["code"]) for fault in faults]


def test_the_list_names_every_instrument_and_offer(capsys: pytest.CaptureFixture[str]) -> None:
    found = document(capsys, "list")["instruments"]
    assert [each["id"] for each in found] == library_ids()
    assert len(found) >= 18
    assert not any(each["reviewed"] for each in found)
    assert main(["terms", "list"]) == 0
    lines = capsys.readouterr().out.split("\n")
    for each in found:
        assert any(line.startswith(f"{each['id']} ") and each["title"] in line for line in lines)
        for offer in each["offers"]:
            name = f"{each['id']}/{offer['id']}"
            assert any(line.split()[:1] == [name] and offer["title"] in line for line in lines)
    assert lines[-2] == f"{len(found)} instruments, 0 reviewed"
    assert main(["terms", "list", "--quiet"]) == 0
    assert capsys.readouterr() == ("", "")


def test_the_list_in_arabic(capsys: pytest.CaptureFixture[str]) -> None:
    shown = said(capsys, "list", "--lang", "ar")
    assert "المرسوم التشريعي رقم 15 لعام 2016" in shown
    assert "(صادر)" in shown
    assert "instruments" not in shown


@pytest.mark.parametrize("id_", library_ids())
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_every_instrument_is_shown_beside_its_own_words(
    id_: str, lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    shown, instrument = said(capsys, "show", id_, "--lang", lang), library_instrument(id_)
    for offer in instrument.offers.values():
        for words in offer.original:
            assert " ".join(words.text.split()) in shown
    for source in instrument.sources.values():
        assert " ".join(source.who.split()) in shown.replace("\u2066", "").replace("\u2069", "")
    assert ("No lawyer has reviewed" if lang == "en" else "لم يراجع أي محامٍ") in shown


def test_show_gives_one_offer_where_it_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert document(capsys, "show", "sy-2016-15")["offers"] == ["1", "2"]
    assert document(capsys, "show", "sy-2016-15/2")["offers"] == ["2"]
    shown = said(capsys, "show", "sy-2016-15/2")
    assert "the captive was freed unharmed “بشكل آمن” [alaoual]" in shown
    assert "the person carried arms" not in shown
    assert shown == " ".join(" ".join(document(capsys, "show", str(SYRIA) + "/2")["says"]).split())


def test_show_tells_what_the_report_of_28_july_2016_added(
    capsys: pytest.CaptureFixture[str],
) -> None:
    shown = said(capsys, "show", "sy-2016-15/2")
    made_of_it = shown.partition("What was made of it")[2]
    assert "AP in The Irish Times, 2016-07-28" in made_of_it
    assert "adds: the person handed over himself or herself leaves out:" in made_of_it
    first = said(capsys, "show", "sy-2016-15/1").partition("What was made of it")[2]
    assert "the text says the whole penalty" in first
    assert "AP in The Irish Times" not in first.partition("Sources")[0]


def test_show_as_known_before_the_extensions(capsys: pytest.CaptureFixture[str]) -> None:
    then = said(capsys, "show", "sy-2016-15/1", "--known-on", "2016-10-26")
    assert "to the end of 28 October 2016" in then
    assert "What became of it" not in then
    now = said(capsys, "show", "sy-2016-15/1")
    assert "to the end of 28 October 2016" not in now
    assert "Legislative Decree no. 32 of 27 October 2016" in now.partition("What became of it")[2]


def test_the_two_philippine_proclamations_part_on_the_surrender_of_arms(
    capsys: pytest.CaptureFixture[str],
) -> None:
    [pair] = document(capsys, "compare", "ph-1994-347", "ph-2007-1377")["pairs"]
    assert (pair["first"], pair["second"]) == ("ph-1994-347/1", "ph-2007-1377/1")
    rows = {row["key"]: row for row in pair["rows"]}
    arms = "the day on which the weapon was handed over"
    assert not rows["act"]["same"]
    assert arms not in rows["act"]["first"]
    assert f"only here: not: the person possessed arms; {arms}" in rows["act"]["second"]
    assert rows["effect"]["same"]
    shown = said(capsys, "compare", "ph-1994-347", "ph-2007-1377")
    assert "ph-1994-347/1 ↔ ph-2007-1377/1" in shown
    assert "≠ What must be done" in shown
    assert arms in shown
    assert "= Effect: prosecution and penalty (the same)" in shown


def test_an_offer_does_not_part_from_itself(capsys: pytest.CaptureFixture[str]) -> None:
    for lang in ("en", "ar"):
        shown = said(capsys, "compare", "sy-2016-15", "sy-2016-15", "--lang", lang)
        assert "≠" not in shown
        assert shown.count("↔") == 2


def test_compare_as_known_then_and_of_one_offer_with_another(
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = ("compare", "sy-2016-15/1", "sy-2018-18")
    [now, then] = [
        document(capsys, *words, *known)["pairs"][0]["rows"]
        for known in ([], ["--known-on", "2016-10-26"])
    ]
    windows = [next(row for row in rows if row["key"] == "window") for rows in (now, then)]
    assert "28 October 2016" not in windows[0]["first"]
    assert "28 October 2016" in windows[1]["first"]
    crossed = document(capsys, "compare", "sy-2016-15/1", "sy-2016-15/2")["pairs"]
    assert [(pair["first"], pair["second"]) for pair in crossed] == [
        ("sy-2016-15/1", "sy-2016-15/2")
    ]


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_whole_file_is_summed_up(lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = document(capsys, "check", str(SYRIA))
    instrument = library_instrument("sy-2016-15")
    assert found["instrument"] == "sy-2016-15"
    assert (found["offers"], found["events"]) == (2, len(instrument.events))
    assert (found["questions"], found["sources"]) == (6, len(instrument.sources))
    assert (found["reviewed"], found["untranslated"]) == (False, [])
    assert found["low_confidence"] == ["loc", "parstoday"]
    shown = said(capsys, "check", str(SYRIA), "--lang", lang)
    assert ("loc, parstoday" in shown, str(len(instrument.sources)) in shown) == (True, True)
    whole = "the file can be read and holds together." if lang == "en" else "يمكن قراءة الملف"
    assert whole in shown


@pytest.mark.parametrize("id_", library_ids())
def test_the_library_holds_together(id_: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert document(capsys, "check", str(FOLDER / f"{id_}.yaml"))["instrument"] == id_


def test_what_a_file_lacks_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "own.yml").write_text(yaml.safe_dump(small_document()), "utf-8")
    assert "offers without a translation: one" in said(capsys, "check", "own.yml")
    assert document(capsys, "check", "own.yml")["untranslated"] == ["one"]


def test_every_fault_of_a_file_is_told_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = SYRIA.read_text("utf-8")
    text = text.replace("fact: freed-for-nothing", "fact: freed-at-last")
    text = text.replace("fact: freed-unharmed", "fact: freed-somehow")
    (tmp_path / "mine.yaml").write_text(text, "utf-8")
    lines = text.split("\n")

    def line(words: str) -> int:
        return next(number for number, each in enumerate(lines, 1) if words in each)

    expected = {("mine.yaml", line(f"freed-{how}"), "SC704") for how in ("somehow", "at-last")}
    assert set(refused(capsys, "check", "mine.yaml")) == expected
    # Every command that is given the file says the same.
    assert set(refused(capsys, "show", "mine.yaml/1")) == expected
    assert set(refused(capsys, "calendar", "mine.yaml")) == expected


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["check", "missing.yaml"], "SC101"),
        (["show", "missing.yaml"], "SC720"),
        (["show", "sy-1999-1"], "SC720"),
        (["show", "sy-2016-15/3"], "SC721"),
        (["show", "sy-2016-15/1/2"], "SC720"),
        (["show", ""], "SC720"),
        (["show", "../terms/library/sy-2016-15"], "SC720"),
        (["compare", "sy-2016-15", "sy-1999-1"], "SC720"),
        (["compare", "sy-2016-15/3", "sy-2016-15"], "SC721"),
        (["compare", "sy-2016-15"], "SC654"),
        (["calendar", "sy-1999-1"], "SC720"),
        (["show", "sy-2016-15", "--known-on", "yesterday"], "SC725"),
        (["show", "sy-2016-15", "--known-on", "2016-02-30"], "SC725"),
        (["compare", "sy-2016-15", "sy-2018-18", "--known-on", ""], "SC725"),
        (["calendar", "sy-2016-15", "--known-on", "2016-10"], "SC725"),
        (["list", "--lang", "fr"], "SC654"),
        (["show", "sy-2016-15", "--lang", "AR"], "SC654"),
    ],
)
def test_what_is_not_there_ends_with_2(
    words: list[str], code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert [found for *_, found in refused(capsys, *words)] == [code]


@pytest.mark.parametrize(
    "day",
    ["today", "", "2016-13-01", "2016-10-28T25:00", "28.10.2016", "2016-10-28 or so", "T"],
)
def test_a_day_that_is_none_ends_with_2(
    day: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "facts.yaml").write_text("age-years: 30\n", "utf-8")
    words = ["decide", "sy-2016-15", "--facts", "facts.yaml", "--on", day]
    assert refused(capsys, *words) == [("--on", 0, "SC725")]


@pytest.mark.parametrize("day", ["0001-01-01T00:00+14:00", "9999-12-31T23:59-12:00"])
def test_a_moment_at_the_end_of_the_calendar_is_no_fault_of_the_program(
    day: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "facts.yaml").write_text("age-years: 30\n", "utf-8")
    assert main(["terms", "decide", "sy-2016-15", "--facts", "facts.yaml", "--on", day]) != 1
    assert "SC690" not in capsys.readouterr().err


def test_terms_alone_shows_its_commands(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["terms"]) == 2
    out, err = capsys.readouterr()
    assert not out
    for name in ("list", "show", "decide", "ask", "calendar", "compare", "check"):
        assert f"\n  {name} " in err
