"""Short messages: counted as 3GPP TS 23.038 counts them, and divided so that nothing is cut or lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safeconduct.errors import InputError
from safeconduct.notices.channels import short_text
from safeconduct.notices.language import open_language
from safeconduct.notices.sms import sms_pages, units
from safeconduct.notices.speak import Speaker
from tests.notices.small import languages, notice

MARK = re.compile(r"^\d+/\d+ ")
WORDS = st.lists(
    st.text(st.sampled_from("abcXYZ09 .,éß€[]{}~^\\|بت٣١😀€–“"), min_size=1, max_size=80),
    max_size=60,
).map(" ".join)


@pytest.mark.parametrize(
    ("text", "encoding", "size"),
    [
        ("", "GSM-7", 0),
        ("a" * 160, "GSM-7", 160),
        ("@£$¥èéùìòÇ", "GSM-7", 10),
        ("ΔΦΓΛΩΠΨΣΘΞ", "GSM-7", 10),
        ("€", "GSM-7", 2),
        ("^{}\\[~]|", "GSM-7", 16),
        ("سلام", "UCS-2", 4),
        ("😀", "UCS-2", 2),
    ],
)
def test_known_texts_take_what_the_standard_says(text: str, encoding: str, size: int) -> None:
    assert units(text, encoding) == size  # type: ignore[arg-type] # one of both
    assert sms_pages(text).encoding == encoding


@pytest.mark.parametrize(
    ("text", "pages", "encoding"),
    [
        ("a" * 160, 1, "GSM-7"),
        ("a" * 161, 2, "GSM-7"),
        ("a" * 306, 2, "GSM-7"),
        ("a" * 307, 3, "GSM-7"),
        ("ب" * 70, 1, "UCS-2"),
        ("ب" * 71, 2, "UCS-2"),
        ("ب" * 134, 2, "UCS-2"),
        ("ب" * 135, 3, "UCS-2"),
        ("a" * 159 + "€", 2, "GSM-7"),
        ("a" * 158 + "€", 1, "GSM-7"),
        ("a" * 152 + "€" + "a" * 10, 2, "GSM-7"),
        ("ب" * 66 + "😀" + "ب" * 10, 2, "UCS-2"),
    ],
)
def test_limits_are_160_and_153_or_70_and_67(text: str, pages: int, encoding: str) -> None:
    divided = sms_pages(text)
    assert (len(divided.pages), divided.encoding) == (pages, encoding)
    assert "".join(divided.pages) == text
    assert all(units(page, divided.encoding) <= divided.budget for page in divided.pages)


def test_dashes_and_quotation_marks_are_written_plainly_where_that_saves_the_alphabet() -> None:
    assert sms_pages("08:00–16:00 “bags”").pages == ('08:00-16:00 "bags"',)
    assert sms_pages("08:00–16:00 «أكياس»").pages == ("08:00–16:00 «أكياس»",)


@given(WORDS)
def test_pages_give_the_text_back_and_none_is_over_its_limit(text: str) -> None:
    plain = " ".join(text.split())
    divided = sms_pages(text, most=1000)
    assert all(units(page, divided.encoding) <= divided.budget for page in divided.pages)
    if divided.encoding == "UCS-2":
        assert "".join("".join(divided.pages).split()) == "".join(plain.split())
    for page in divided.pages:
        page.encode("utf-16-be")


@given(WORDS.map(lambda text: f"{text} and more " * 12))
def test_numbered_pages_carry_their_number_and_keep_the_order(text: str) -> None:
    divided = sms_pages(text, numbered=True, most=1000)
    if len(divided.pages) == 1:
        return
    total = len(divided.pages)
    for number, page in enumerate(divided.pages, 1):
        assert page.startswith(f"{number}/{total} ")
        assert units(page, divided.encoding) <= divided.budget
    bare = [MARK.sub("", page, count=1) for page in divided.pages]
    unnumbered = sms_pages(text, most=1000)
    assert "".join("".join(bare).split()) == "".join("".join(unnumbered.pages).split())


def test_the_fewest_pages_that_keep_words_whole() -> None:
    text = " ".join(["seven77"] * 100)
    divided = sms_pages(text)
    # 19 words of 7 letters and 18 blanks take 151 of 153.
    assert [len(page.split()) for page in divided.pages] == [19, 19, 19, 19, 19, 5]


def test_a_message_of_too_many_pages_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        sms_pages("ب" * 5000)
    assert [fault.code for fault in caught.value.faults] == ["SC971"]


@pytest.mark.parametrize("code", ["en", "ar"])
def test_the_message_of_a_notice_says_whose_word_it_is_and_that_one_may_stay(code: str) -> None:
    language = next(each for each in languages() if each.code == code)
    text = short_text(notice(), Speaker(language))
    divided = sms_pages(text, numbered=True, written=language.written)
    assert divided.encoding == ("GSM-7" if code == "en" else "UCS-2")
    said = " ".join(MARK.sub("", page) for page in divided.pages)
    assert language.say("voice.stay-message") in said
    assert language.say("standing.ANNOUNCED") in said
    assert "\u2066" not in said


def test_arabic_digits_number_the_pages_where_they_are_asked_for() -> None:
    language = open_language("ar", "arabic")
    divided = sms_pages("ب " * 90, numbered=True, written=language.written)
    assert divided.pages[0].startswith("١/٣ ")
