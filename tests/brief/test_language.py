from __future__ import annotations

import re
from datetime import datetime
from importlib.resources import files
from zoneinfo import ZoneInfo

import pytest
import yaml

from safeconduct.brief.language import CODES, Language, messages, place_holders

START = datetime(2016, 7, 29, 6, tzinfo=ZoneInfo("Asia/Damascus"))
EN, AR = Language("en", START), Language("ar", START)


def test_both_languages_say_the_same_things() -> None:
    assert messages("en").keys() == messages("ar").keys()


def test_both_languages_name_the_same_values() -> None:
    english, arabic = messages("en"), messages("ar")
    assert not [k for k in english if place_holders(english[k]) != place_holders(arabic[k])]


@pytest.mark.parametrize("code", CODES)
def test_no_key_stands_twice(code: str) -> None:
    text = (files("safeconduct.brief") / "messages" / f"{code}.yaml").read_text("utf-8")
    keys = re.findall(r"^([^\s#:]+):", text, re.MULTILINE)
    assert len(keys) == len(set(keys)) == len(yaml.safe_load(text))


def test_every_arabic_sentence_is_arabic() -> None:
    latin = {
        key
        for key, text in messages("ar").items()
        if not re.search(r"[\u0600-\u06ff]", re.sub(r"\{[^}]*\}", "", text))
        and re.search(r"[A-Za-z]", re.sub(r"\{[^}]*\}", "", text))
    }
    assert latin == {"other"}


@pytest.mark.parametrize(
    ("value", "decimals", "said"),
    [
        (12800, 0, "12,800"),
        (0.5, 0, "1"),
        (2.5, 0, "3"),
        (-0.2, 0, "0"),
        (1.25, 1, "1.3"),
        (float("nan"), 0, "–"),
    ],
)
def test_numbers(value: float, decimals: int, said: str) -> None:
    assert EN.number(value, decimals) == said


@pytest.mark.parametrize(
    ("share", "said"),
    [(0.0, "0%"), (1e-9, "<1%"), (0.25, "25%"), (0.9999, ">99%"), (1.0, "100%")],
)
def test_a_share_never_reads_as_nothing_or_all_unless_it_is(share: float, said: str) -> None:
    assert EN.percent(share) == said


@pytest.mark.parametrize(
    ("seconds", "english", "arabic"),
    [
        (0, "0 minutes", "0 دقيقة"),
        (60, "1 minute", "دقيقة واحدة"),
        (86_400 * 7, "7 days", "7 أيام"),
        (86_400 * 11, "11 days", "11 يومًا"),
        (86_400 * 100, "100 days", "100 يوم"),
        (86_400 * 103, "103 days", "103 أيام"),
        (7_200, "2 hours", "ساعتين"),
        (3 * 3_600, "3 hours", "3 ساعات"),
        (11 * 3_600 + 300, "11 hours 5 minutes", "11 ساعة و5 دقائق"),
        (86_400 * 3 + 3_600 * 4 + 60, "3 days 4 hours", "3 أيام و4 ساعات"),
    ],
)
def test_lengths_of_time_have_the_right_plural(seconds: int, english: str, arabic: str) -> None:
    assert EN.duration(seconds) == english
    assert AR.duration(seconds) == arabic


@pytest.mark.parametrize(
    ("persons", "english", "arabic"),
    [
        (0.004, "0 people", "0 شخص"),
        (0.3, "<1 people", "\u2066<1\u2069 شخص"),
        (0.9999999, "1 person", "شخص واحد"),
        (1, "1 person", "شخص واحد"),
        (2, "2 people", "شخصان"),
        (3.4, "3 people", "3 أشخاص"),
        (12, "12 people", "12 شخصًا"),
        (250_000, "250,000 people", "250,000 شخص"),
    ],
)
def test_people_are_whole_and_have_the_right_plural(
    persons: float, english: str, arabic: str
) -> None:
    assert EN.people(persons) == english
    assert AR.people(persons) == arabic


@pytest.mark.parametrize(
    ("unit", "number", "english", "arabic"),
    [
        ("trucks", 1, "truck with food", "شاحنة غذاء"),
        ("trucks", 8, "trucks with food", "شاحنات غذاء"),
        ("litres", 3_750_000, "litres of water", "لتر ماء"),
        ("rounds", 4, "medical rounds", "جولات طبية"),
        ("rounds", 55, "medical rounds", "جولة طبية"),
    ],
)
def test_a_noun_beside_its_number(unit: str, number: int, english: str, arabic: str) -> None:
    assert EN.noun(unit, number) == english
    assert AR.noun(unit, number) == arabic


def test_all_are_out_where_only_rounding_is_left() -> None:
    assert EN.share_out(99.995, 100) == "100%"
    assert EN.share_out(99.9, 100) == ">99%"
    assert EN.share_out(0, 0) == "0%"


def test_moments_are_told_on_the_local_clock() -> None:
    assert EN.moment(3_600) == "Fri 29 July, 07:00"
    assert AR.moment(3_600) == "الجمعة 29 تموز/يوليو، 07:00"
    assert EN.interval(0, 3_600) == "Fri 29 July, 06:00 – 07:00"
    assert EN.interval(0, 86_400) == "Fri 29 July, 06:00 – Sat 30 July, 06:00"


def test_a_day_of_a_clock_change_has_its_hours() -> None:
    night = Language("en", datetime(2016, 10, 27, 23, tzinfo=ZoneInfo("Asia/Damascus")))
    assert night.clock(3_600) == "23:00"  # the clock went from midnight back to 23:00
    assert night.clock(7_200) == "00:00"


def test_a_date_of_the_folder_keeps_its_own_direction_in_arabic() -> None:
    assert AR.date("2016-07-28") == "\u20662016\u201107\u201128\u2069"
