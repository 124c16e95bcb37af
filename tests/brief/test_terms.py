"""The chapter of the terms: the window, the days left, the warnings, in both languages."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from safeconduct.brief.language import languages
from safeconduct.brief.terms import terms_chapter
from safeconduct.brief.write import write_brief
from safeconduct.operation.model import HandingIn, Operation, Text
from safeconduct.terms.library import library_instrument
from safeconduct.terms.model import Instrument
from tests.brief.small import ROADS, a_cohort, a_plan, two_areas
from tests.builders import a_network
from tests.terms.small import event, instrument, offer, question

SYRIA = library_instrument("sy-2016-15")
DAY_S = 86_400
BOTH = pytest.mark.parametrize("code", ["en", "ar"])


def chapter(operation: Operation, code: str, *instruments: Instrument) -> dict[str, Any]:
    [language] = [each for each in languages(operation) if each.code == code]
    return terms_chapter(operation, instruments, language)


def offers(operation: Operation, code: str, *instruments: Instrument) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = chapter(operation, code, *instruments)["offers"]
    return found


def lasting(days: int, **other: Any) -> Operation:
    """Make an operation that begins on 29 July 2016 at 06:00 and lasts some days."""
    return replace(two_areas(), horizon_s=days * DAY_S, **other)


def with_window(through: str, **changed: Any) -> Instrument:
    one = offer(window={"starts": "issued", "through": through})
    return instrument(offers={"one": one}, **changed)


def test_the_syrian_decree_on_the_day_the_plan_begins() -> None:
    first, second = offers(lasting(7), "en", SYRIA)
    assert (first["id"], first["title"]) == ("sy-2016-15/1", "Article 1: arms")
    assert first["state"] == "Open; 91 days left after the first day."
    begins, ends = "28 July 2016 (23 Shawwal 1437 AH)", "28 October 2016 (27 Muharram 1438 AH)"
    assert first["when"] == [f"Open from {begins} to the end of {ends}."]
    assert (first["warnings"], first["open"]) == ([], True)
    assert second["state"] == "Open; 30 days left after the first day."
    assert first["limits"] == "The text does not say for which offences."
    arabic, _ = offers(lasting(7), "ar", SYRIA)
    assert arabic["title"] == "المادة 1: السلاح"
    assert "91" in arabic["state"]
    assert "28 تشرين الأول/أكتوبر 2016" in " ".join(arabic["when"])


@BOTH
def test_nobody_has_reviewed_it_and_what_was_not_seen(code: str) -> None:
    found = chapter(lasting(7), code, SYRIA)
    [told] = found["instruments"]
    review = {"en": "No lawyer has reviewed this file.", "ar": "لم يراجع أي محامٍ هذا الملف."}
    assert told["review"] == review[code]
    assert told["not_seen"]
    assert ("29 July 2016" if code == "en" else "29 تموز/يوليو 2016") in found["known"]


@pytest.mark.parametrize(
    ("through", "days", "state", "warns"),
    [
        ("2016-07-29", 1, "Open; the first day of the plan is its last.", True),
        ("2016-07-30", 1, "Open; 1 day left after the first day.", False),
        ("2016-07-31", 7, "Open; 2 days left after the first day.", True),
        ("2016-08-05", 7, "Open; 7 days left after the first day.", False),
        ("2016-08-04", 7, "Open; 6 days left after the first day.", True),
        ("2016-07-28", 7, "No longer open.", False),
    ],
)
def test_an_offer_that_ends_before_the_plan_warns(
    through: str, days: int, state: str, warns: bool
) -> None:
    for code, warning in (
        ("en", "It ends before the plan does."),
        ("ar", "ينتهي قبل انتهاء الخطة."),
    ):
        [row] = offers(lasting(days), code, with_window(through))
        assert row["warnings"] == [warning] * warns
        assert row["state"] == state or code == "ar"


def test_a_gap_ahead_is_told_with_both_days() -> None:
    made = with_window(
        "2016-07-30",
        events={"again": event("extend", "2016-07-28", opens="2016-08-03", through="2016-12-31")},
    )
    [row] = offers(lasting(7), "en", made)
    assert row["warnings"] == ["Cannot be taken up from 31 July 2016 to 2 August 2016."]
    [row] = offers(lasting(7), "ar", made)
    assert row["warnings"][0] == "لا يمكن الأخذ به من 31 تموز/يوليو 2016 إلى 2 آب/أغسطس 2016."


def test_states_that_are_not_open() -> None:
    between = with_window(
        "2016-07-28",
        events={"again": event("extend", "2016-07-28", opens="2016-08-03", through="2016-12-31")},
    )
    rivals = instrument(
        ambiguities={"q": question("a", "b")},
        offers={
            "one": offer(
                window={
                    "starts": {"by_reading": {"q": {"a": "2016-07-28", "b": "2016-09-01"}}},
                    "through": "2016-10-28",
                }
            )
        },
    )
    later = instrument(offers={"one": offer(window={"starts": "2016-09-01", "lasts": "1 month"})})
    timeless = instrument(offers={"one": offer(window="none")})
    told = {
        "Not open now; it opens again.": between,
        "The text can be read both ways.": rivals,
        "Not open yet.": later,
        "Open, with no last day.": timeless,
    }
    arabic = set()
    for state, made in told.items():
        [row] = offers(lasting(7), "en", made)
        assert row["state"] == state
        assert row["open"] == (made is timeless)
        [row] = offers(lasting(7), "ar", made)
        arabic.add(row["state"])
    assert len(arabic) == len(told)


def test_where_an_offer_can_be_taken_up() -> None:
    def where(code: str, *handing_in: HandingIn) -> str:
        [row] = offers(lasting(7, handing_in=handing_in), code, instrument())
        return str(row["where"])

    assert where("en") == "The folder does not say."
    assert where("en", HandingIn("xx-1/other", Text("a judge"), None)) == "The folder does not say."
    unreached = HandingIn("xx-1/one", Text("a judge"), None)
    assert where("en", unreached) == "\u2068a judge\u2069. No corridor is said to lead there."
    assert (
        where("en", replace(unreached, reached_by=("gate",)))
        == "\u2068a judge\u2069. Corridors: \u2068gate\u2069"
    )
    assert (
        where("ar", replace(unreached, reached_by=("gate",)))
        == "\u2068a judge\u2069. الممرات: \u2068gate\u2069"
    )


def test_only_what_was_enacted_and_known_is_offered() -> None:
    offered = {"one": offer(standing="urged"), "two": offer()}
    unknown = instrument(instrument="xx-2", known_since="2016-07-30")
    rows = offers(lasting(7), "en", instrument(offers=offered), unknown)
    assert [row["id"] for row in rows] == ["xx-1/two"]


@pytest.fixture(scope="module")
def html(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The report of an operation with two instruments, one of them ending early."""
    operation = lasting(7, handing_in=(HandingIn("sy-2016-15/1", Text("a judge"), None),))
    network = a_network(operation, ROADS)
    plan = a_plan(operation, [a_cohort(6)])
    folder = tmp_path_factory.mktemp("papers")
    terms = (SYRIA, with_window("2016-07-30"))
    path = write_brief(operation, network, [plan], (), folder, instruments=terms)
    return path.read_text("utf-8")


def section(html: str, code: str) -> str:
    """Give the chapter of the terms of one language, as plain words."""
    found = re.search(
        rf'<section>(?:(?!<section>).)*id="{code}-terms".*?</section>', html, re.DOTALL
    )
    assert found
    return " ".join(re.sub(r"<[^>]+>", " ", found.group()).split())


def test_the_report_has_the_chapter_in_both_languages(html: str) -> None:
    english, arabic = section(html, "en"), section(html, "ar")
    for words in (
        "sy-2016-15/1", "Open; 91 days left after the first day.", "28 October 2016",
        "No lawyer has reviewed this file.", "It ends before the plan does.",
        "\u2068a judge\u2069. No corridor is said to lead there.", "Children are never evaluated.",
    ):  # fmt: skip
        assert words in english
    for words in (
        "sy-2016-15/1", "المادة 1: السلاح", "28 تشرين الأول/أكتوبر 2016",
        "لم يراجع أي محامٍ هذا الملف.", "ينتهي قبل انتهاء الخطة.", "ولا يُقيَّم الأطفال أبداً.",
    ):  # fmt: skip
        assert words in arabic
    assert "ld-32" not in html
    assert "27 January 2017" not in html  # not known on the first day


def test_a_report_without_terms_says_so(tmp_path: Path) -> None:
    operation = lasting(1)
    plan = a_plan(operation, [a_cohort(6)])
    path = write_brief(operation, a_network(operation, ROADS), [plan], (), tmp_path)
    text = path.read_text("utf-8")
    assert "The folder holds no instrument." in section(text, "en")
    assert "لا يتضمن المجلد أي نص." in section(text, "ar")


def test_what_the_folder_says_is_escaped(tmp_path: Path) -> None:
    operation = lasting(1, handing_in=(HandingIn("xx-1/one", Text("<script>x</script>"), None),))
    plan = a_plan(operation, [a_cohort(6)])
    odd = instrument(offers={"one": offer(title={"en": "<b onclick=x>Offer</b>"})})
    network = a_network(operation, ROADS)
    path = write_brief(operation, network, [plan], (), tmp_path, instruments=[odd])
    text = path.read_text("utf-8")
    assert "<script>x" not in text
    assert "<b onclick" not in text
