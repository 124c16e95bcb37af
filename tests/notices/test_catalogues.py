"""The message catalogues: whole, sorted, without digits, and with no key too many or too few."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from babel import Locale

import safeconduct.notices
from safeconduct.announcements.find_words import find_words
from safeconduct.notices.language import open_language
from safeconduct.notices.messages import (
    lacks,
    lacks_in,
    languages,
    messages,
    placeholders,
    plural_form,
    plural_forms,
    source,
    translations,
)

PACKAGE = Path(safeconduct.notices.__file__).parent
CODES = languages()
OTHERS = [code for code in CODES if code != "en"]
COUNTED = [key for key, message in source() if not isinstance(message.id, str)]
SAYS = ("say", "Sentence", "Piece", "Row")


def test_arabic_and_english_are_there() -> None:
    assert set(CODES) >= {"en", "ar"}
    assert len(source()) > 200


@pytest.mark.parametrize("code", OTHERS)
def test_a_language_of_the_program_lacks_nothing(code: str) -> None:
    assert lacks(code) == ()


@pytest.mark.parametrize("code", OTHERS)
def test_every_plural_has_all_forms_of_the_language(code: str) -> None:
    forms = messages(code).forms
    assert COUNTED
    for key in COUNTED:
        assert len(forms[key]) == plural_forms(code), key


def test_arabic_has_six_forms_and_each_number_takes_its_own() -> None:
    forms = ("zero", "one", "two", "few", "many", "other")
    assert plural_forms("ar") == len(forms)
    arabic = open_language("ar")
    by_form = {0: "zero", 1: "one", 2: "two", 3: "few", 10: "few", 11: "many", 99: "many",
               100: "other", 102: "other", 103: "few", 1000: "other"}  # fmt: skip
    for number, form in by_form.items():
        assert Locale.parse("ar").plural_form(number) == form
        assert forms[plural_form(Locale.parse("ar"), number)] == form
    said = {number: arabic.say("sheet.minutes", n=number) for number in by_form}
    assert said[1] == "دقيقة واحدة."
    assert said[2] == "دقيقتان."
    assert said[3] == "3 دقائق."
    assert said[11] == "11 دقيقة."
    assert said[1000] == "1,000 دقيقة."


@pytest.mark.parametrize("code", CODES)
def test_no_digit_is_typed_into_a_sentence(code: str) -> None:
    found = [
        (key, form)
        for key, forms in messages(code).forms.items()
        for form in forms
        if re.search(r"\d", re.sub(r"\{[^}]*\}", "", form))
    ]
    assert found == []


@pytest.mark.parametrize("code", ["en", "ar"])
def test_sentences_keep_to_our_words(code: str) -> None:
    found = [
        (key, spot.written)
        for key, forms in messages(code).forms.items()
        for form in forms
        for spot in find_words(form, code, own_voice=True)  # type: ignore[arg-type] # one of both
    ]
    assert found == []


@pytest.mark.parametrize("code", CODES)
def test_what_is_said_of_ways_begins_with_them(code: str) -> None:
    """Papers that show one way only leave the beginning out."""
    for key, forms in messages(code).forms.items():
        if "ways" in placeholders(forms[-1]) and not key.startswith(
            ("terms.where", "not-said", "sheet.")
        ):
            assert all(form.startswith("{ways}: ") for form in forms), key


@pytest.mark.parametrize("file", sorted(PACKAGE.rglob("*.po*")), ids=lambda file: file.stem)
def test_files_are_sorted_by_key_and_name_no_key_twice(file: Path) -> None:
    keys = re.findall(r'^msgctxt "(.*)"$', file.read_text("utf-8"), re.MULTILINE)
    assert keys
    assert all(one < other for one, other in pairwise(keys))


def test_a_translation_spoilt_in_any_way_is_named() -> None:
    def spoilt(key: str, **values: object) -> list[tuple[str, str]]:
        translated = {k: m.clone() for k, m in translations("ar")}
        for name, value in values.items():
            setattr(translated[key], name, value)
        return [(lack.want, lack.key) for lack in lacks_in("ar", translated, source())]

    assert spoilt("voice.stay") == []
    assert spoilt("voice.stay", string="") == [("missing", "voice.stay")]
    assert spoilt("voice.stay", flags={"fuzzy"}) == [("unreviewed", "voice.stay")]
    assert spoilt("voice.stay", id="You may stay.") == [("stale", "voice.stay")]
    assert spoilt("ways.one", string="الطريق") == [("broken", "ways.one")]
    assert spoilt("ways.one", string="الطريق {numbers}") == [("broken", "ways.one")]
    assert spoilt("ways.one", string="الطريق {number") == [("broken", "ways.one")]
    assert spoilt("sheet.minutes", string=("{n}",) * 5) == [("missing", "sheet.minutes")]
    without = {k: m for k, m in translations("ar") if k != "voice.stay"}
    assert [lack.want for lack in lacks_in("ar", without, source())] == ["missing"]
    more = [each for each in source() if each[0] != "voice.stay"]
    assert [lack.want for lack in lacks_in("ar", dict(translations("ar")), more)] == ["unknown"]


@cache
def modules() -> tuple[ast.Module, ...]:
    return tuple(ast.parse(file.read_text("utf-8")) for file in sorted(PACKAGE.rglob("*.py")))


def patterns() -> Iterator[re.Pattern[str]]:
    """Give what every string of the code, and every string with holes, may come to."""
    for module in modules():
        for node in ast.walk(module):
            if isinstance(node, ast.JoinedStr):
                parts = (
                    re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+"
                    for part in node.values
                )
                yield re.compile("".join(parts))
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield re.compile(re.escape(node.value))


def test_no_sentence_is_without_use() -> None:
    templates = " ".join(
        file.read_text("utf-8") for file in sorted((PACKAGE / "templates").iterdir())
    )
    # What is all holes would fit every key.
    known = [each for each in patterns() if re.search("[a-z]{2}", each.pattern)]
    unused = [
        key
        for key, _ in source()
        if not re.search(f"[\"']{re.escape(key)}[\"']", templates)
        and not any(each.fullmatch(key) for each in known)
    ]
    assert unused == []


def test_no_sentence_is_asked_for_that_is_not_there() -> None:
    keys = {key for key, _ in source()}
    asked = {
        argument.value
        for module in modules()
        for node in ast.walk(module)
        if isinstance(node, ast.Call) and _name(node.func) in SAYS
        for argument in node.args
        if isinstance(argument, ast.Constant)
        and isinstance(argument.value, str)
        and re.fullmatch(r"[a-z-]+(\.[A-Za-z-]+)+", argument.value)
    }
    assert len(asked) > 50
    fields = {each for each in asked if each not in keys}
    # Ids of rows are dotted as well; they name fields of the folder.
    assert all(each.startswith("safeguards.") for each in fields), fields


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
