"""The page: same figures everywhere, both languages whole, one sheet, nothing from outside."""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Iterator
from dataclasses import asdict, replace
from importlib.resources import files
from pathlib import Path
from string import Formatter
from xml.etree import ElementTree as ET

import pytest
import yaml

from safeconduct.quick.estimate import estimate
from safeconduct.quick.html import render_html
from safeconduct.quick.page import Page, compose
from safeconduct.quick.pdf import render_pdf
from safeconduct.quick.question import Question
from safeconduct.quick.sketch import HEIGHT, WIDTH, draw_sketch
from safeconduct.quick.terminal import print_page
from safeconduct.quick.words import LANGUAGES, Lang, Words, number_text
from tests.quick.questions import july, write_area

NEVER = re.compile(
    r"\b(safe|secure|guaranteed|protected route|clear|cleared|clearance|empty|voluntary|"
    r"last chance|final deadline|those who remain|terrorist|militant|hostage|regime|rebel|"
    r"liberated|amnestied|suspect|vetting|affiliation|score|match|deconflicted|no-strike|"
    r"anonymous|certified|eligible)s?\b",
    re.IGNORECASE,
)
NEVER_AR = re.compile(
    r"(^|\s)(ال)?(آمن|آمنة|مضمون|إرهابي|إرهابيون|رهائن|متمرد|مسلحين|طوعي|طوعية)(\s|$)"
)


def page_of(question: Question, lang: Lang) -> Page:
    return compose(question, estimate(question), lang)


@pytest.fixture
def question(tmp_path: Path) -> Question:
    return july(area=write_area(tmp_path))


@pytest.fixture
def crowded(tmp_path: Path) -> Question:
    """Everything that can be asked, with long names: the fullest page there is."""
    return july(
        area=write_area(tmp_path),
        crossings=[f"A crossing with quite a long name {i}@36.2,37.1{i}" for i in range(9)],
        open_hours="06:00-08:00,10:00-12:30,14:00-16:00",
        ambulances="3x2",
        desks="4x120s",
        rate="500",
        turnout="1,5,30,60,100",
        parties=["government,opposition,a council of some quarters"],
    )


def sentences() -> dict[str, dict[str, str]]:
    text = (files("safeconduct.quick") / "templates" / "words.yaml").read_text(encoding="utf-8")
    table = yaml.safe_load(text)
    return {
        f"{group}.{key}": said
        for group, entries in table.items()
        if group != "counted"
        for key, said in entries.items()
    }


def test_every_sentence_is_there_in_both_languages_with_the_same_values() -> None:
    for key, said in sentences().items():
        assert set(said) == set(LANGUAGES), key
        fields = [
            {field for _, field, _, _ in Formatter().parse(said[lang]) if field}
            for lang in LANGUAGES
        ]
        assert fields[0] == fields[1], key
        assert key.startswith("join.") or said["en"] != said["ar"] or key == "walk.times", key


def test_no_word_that_is_never_said() -> None:
    for key, said in sentences().items():
        assert not NEVER.search(said["en"]), key
        assert not NEVER_AR.search(said["ar"]), key


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_opens_with_staying_and_the_sentence(question: Question, lang: Lang) -> None:
    html = render_html(page_of(question, lang), draw_sketch(question, lang), 9.0)
    words = Words(lang)
    order = [
        html.index(words.say(key)) for key in ("page.sentence", "heading.answer", "heading.steps")
    ]
    assert html.index('class="staying"') < order[0] < order[1] < order[2]


def test_the_sentence_is_as_the_design_has_it(question: Question) -> None:
    assert page_of(question, "en").sentence == (
        "The proof is arithmetic under the stated inputs. It says nothing of lawfulness, safety "
        "or free choice. Displacement may not be ordered for reasons related to the conflict."
    )


def test_july_2016_reads_as_the_record_has_it(question: Question) -> None:
    said = " ".join(page_of(question, "en").answer.lines)
    assert "12,800 people a day can pass 2 crossings in 8 h at 800 an hour each." in said
    assert "22 days for 275,000, 10 days for 116,000" in said
    assert "3,000 places fill in 1 h 53 min" in said
    assert "Binds first: places, then search." in said
    assert (
        page_of(question, "en").standing_text
        == "ANNOUNCED: consent 1 of 2; not stated: the other side."
    )


def test_the_headline_says_which_of_crossings_and_desks_it_is() -> None:
    slow = page_of(july(desks="4x90s"), "en").answer.lines[0]
    fast = page_of(july(desks="400x90s"), "en").answer.lines[0]
    assert slow.startswith("1,280 people a day can be received at 4 desks in 8 h")
    assert "the crossings would let through 12,800" in slow
    assert fast.startswith("12,800 people a day can pass 2 crossings")
    assert "desks can take as many" in fast


def test_who_cannot_walk_is_said(tmp_path: Path) -> None:
    question = july(crossings=["East@36.2,37.24"], area=write_area(tmp_path))
    said = " ".join(page_of(question, "en").answer.lines)
    assert re.search(r"of 275,000, shared by surface, are farther than 10 km on foot", said)
    assert "buses need" in said
    bare = " ".join(page_of(replace(question, buses=None), "en").answer.lines)
    assert "then walking distance" in bare
    assert "buses" not in bare


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"timezone": "Asia/Damascus"}, "open 08:00–16:00 (Asia/Damascus), 3 days"),
        ({"timezone": None}, "open 08:00–16:00 local time, 3 days"),
        ({"open_hours": "20:00-04:00"}, "open 20:00–04:00 local time"),
        ({"open_hours": "08:00-10:00,14:00-24:00"}, "open 08:00–10:00 and 14:00–24:00 local time"),
    ],
)
def test_hours_are_said_with_their_zone(typed: dict[str, object], said: str) -> None:
    page = page_of(july(**typed), "en")
    assert said in page.asked
    unknown = any(line.startswith("time zone") for line in page.unknown.lines)
    assert unknown is (typed.get("timezone") is None)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_a_conflict_the_page_speaks_of_none(tmp_path: Path, lang: Lang) -> None:
    flood = july(no_conflict=True, consent=[], area=write_area(tmp_path))
    said = " ".join(strings(asdict(page_of(flood, lang))))
    words = Words(lang)
    for key in ("pause.no", "unknown.mines", "unknown.separates", "party.one-side"):
        assert words.say(key) not in said
    assert words.say("pause.not_asked") in said
    assert words.say("page.sentence") in said


def test_one_is_singular() -> None:
    said = " ".join(page_of(july(people="1000", wounded=None), "en").staying.lines)
    assert "1 truck a day" in said
    assert "1 tanker where" in said
    assert "1 round a day" in said


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0.0375, "0.0375"),
        (1.875, "1.875"),
        (0.5625, "0.5625"),
        (12_800.0, "12,800"),
        (1e-4, "0.0001"),
    ],
)
def test_numbers_keep_enough_digits(number: float, said: str) -> None:
    assert number_text(number) == said


@pytest.mark.parametrize(
    ("number", "said", "after"),
    [
        (1, "يوم واحد", "يوم واحد"),
        (2, "يومان", "يومين"),
        (3, "3 أيام", "3 أيام"),
        (10, "10 أيام", "10 أيام"),
        (11, "11 يومًا", "11 يومًا"),
        (22, "22 يومًا", "22 يومًا"),
        (100, "100 يوم", "100 يوم"),
        (103, "103 أيام", "103 أيام"),
    ],
)
def test_arabic_counts(number: int, said: str, after: str) -> None:
    words = Words("ar")
    assert words.counted("day", number) == said
    assert words.counted("day", number, of=True) == after


@pytest.mark.parametrize(
    ("hours", "english"), [(1.875, "1 h 53 min"), (8.0, "8 h"), (0.125, "8 min"), (0.001, "1 min")]
)
def test_durations_are_said_to_the_minute(hours: float, english: str) -> None:
    assert Words("en").duration(hours) == english


@pytest.mark.parametrize("lang", LANGUAGES)
def test_terminal_and_html_print_the_same_figures(question: Question, lang: Lang) -> None:
    page = page_of(question, lang)
    html = render_html(page, draw_sketch(question, lang), 9.0)
    terminal = print_page(page, 80, colour=False)
    for step in page.steps:
        assert step.expression in html
        assert step.expression in terminal
        assert step.result in html
        assert step.result in terminal
    assert max(columns(line) for line in terminal.splitlines()) <= 80


@pytest.mark.parametrize("lang", LANGUAGES)
def test_html_refers_to_nothing_outside(crowded: Question, lang: Lang) -> None:
    html = render_html(page_of(crowded, lang), draw_sketch(crowded, lang), 9.0)
    plain = html.replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert not re.search(
        r"https?:|//[a-z]|url\(|@import|<script|<link|<img|<iframe|\bsrc=|\bhref=", plain
    )
    assert f'<html lang="{lang}" dir="{"rtl" if lang == "ar" else "ltr"}">' in html


def test_markup_in_a_name_stays_text(tmp_path: Path) -> None:
    question = july(
        name="<script>x</script>", crossings=["<b>&gate@36.2,37.12"], area=write_area(tmp_path)
    )
    html = render_html(page_of(question, "en"), draw_sketch(question, "en"), 9.0)
    assert "<script>" not in html
    assert "<b>" not in html
    assert render_pdf(page_of(question, "en"), draw_sketch(question, "en")).pdf.startswith(b"%PDF")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_pdf_is_one_sheet_of_a4_however_full(
    question: Question, crowded: Question, lang: Lang
) -> None:
    sizes = []
    for each in (question, crowded):
        sheet = render_pdf(page_of(each, lang), draw_sketch(each, lang))
        objects = pdf_objects(sheet.pdf)
        assert len(re.findall(rb"/Type\s*/Page\b", objects)) == 1
        box = re.search(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", objects)
        assert box is not None
        assert (float(box[1]), float(box[2])) == pytest.approx((595.276, 841.89), abs=0.01)
        sizes.append(sheet.size_pt)
    assert sizes[1] < sizes[0]


def test_the_same_page_gives_the_same_pdf(question: Question) -> None:
    page, sketch = page_of(question, "ar"), draw_sketch(question, "ar")
    assert render_pdf(page, sketch).pdf == render_pdf(page, sketch).pdf


def pdf_objects(pdf: bytes) -> bytes:
    """Everything a PDF says, its packed object streams unpacked."""
    found = [pdf]
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        try:
            found.append(zlib.decompress(stream))
        except zlib.error:
            continue
    return b"\n".join(found)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_sketch_shows_every_crossing_within_its_frame(crowded: Question, lang: Lang) -> None:
    root = ET.fromstring(draw_sketch(crowded, lang))  # noqa: S314  # our own drawing
    space = "{http://www.w3.org/2000/svg}"
    marks = [r for r in root.iter(f"{space}rect") if r.get("width") == "8"]
    assert len(marks) == len(crowded.crossings)
    for mark in marks:
        assert 0 <= float(mark.get("x", "-1")) <= WIDTH
        assert 0 <= float(mark.get("y", "-1")) <= HEIGHT


def test_a_question_without_an_area_says_so() -> None:
    page = page_of(july(), "en")
    assert page.walks.rows == ()
    assert "No area was given" in page.walks.note
    assert "no area given" in draw_sketch(july(), "en")
    assert any(line.startswith("distances") for line in page.unknown.lines)


def test_every_string_of_the_page_is_filled(crowded: Question) -> None:
    for lang in LANGUAGES:
        said = list(strings(asdict(page_of(crowded, lang))))
        assert len(said) > 60
        for text in said:
            assert text.strip()
            assert not re.search(r"[{}]|None", text), text


def strings(value: object) -> Iterator[str]:
    """Every text of a page but the notes, which may be left out."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, each in value.items():
            if key != "note" or each:
                yield from strings(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from strings(each)


def columns(line: str) -> int:
    """Columns of a terminal a line takes: marks that join or direct letters take none."""
    return sum(unicodedata.category(letter) not in {"Mn", "Cf"} for letter in line)
