"""Words that promise, judge or take sides: found where they stand, and nowhere in our own voice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from safeconduct.announcements.find_words import LANGUAGES, Language, find_words, wording

PACKAGE = Path(__file__).resolve().parents[2] / "safeconduct"
CATALOGUES = [
    *sorted(PACKAGE.glob("*/messages/*.yaml")),
    PACKAGE / "quick" / "templates" / "words.yaml",
    PACKAGE / "announcements" / "practice.yaml",
]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A safe way for all.", ["safe"]),
        ("The SAFE way is secured.", ["safe", "safe"]),
        ("unsafe, safeguards and safety-catch", []),
        ("Plan safe passage; a safe-conduct is a paper.", []),
        ("A safe passage and a safe road.", ["safe"]),
        ("Militants took hostages from the regime.", ["terrorist", "hostage", "regime"]),
        ("This is your last\n  chance.", ["last-chance"]),
        ("The quarter is cleared of people.", ["cleared"]),
        ("The road is cleared of mines; the sky is clear; an empty bus.", []),
        ("You are eligible.", ["eligible"]),
        ("The score was two to one; a match.", []),
        ("guaranteed voluntary", ["guaranteed", "voluntary"]),
    ],
)
def test_english(text: str, found: list[str]) -> None:
    assert [spot.word for spot in find_words(text, "en")] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ممر آمن للجميع", ["safe"]),
        ("ممرٌّ آمِنٌ للجميع", ["safe"]),
        ("والآمنة بالآمن", ["safe", "safe"]),
        ("الإرهابيون والرهائن", ["terrorist", "hostage"]),
        ("للإرهابيين", ["terrorist"]),
        ("المرور الآمن وطريق آمن", ["safe"]),
        ("ضمان النص؛ تأمين الخبز؛ آمنوا به", []),
        ("هذه الفرصة الأخيرة", ["last-chance"]),
        ("تحرير المخطوف", []),
        ("يغادرون طـوعاً", ["voluntary"]),
    ],
)
def test_arabic(text: str, found: list[str]) -> None:
    assert [spot.word for spot in find_words(text, "ar")] == found


def test_where_and_how_it_is_written() -> None:
    text = "They go ممر آمِن here"
    [spot] = find_words(text, "ar")
    assert (spot.written, spot.begins) == ("آمِن", text.index("آمِن"))
    assert text[spot.begins :].startswith(spot.written)


def test_quotations_are_somebody_elses_words() -> None:
    for text in ("They said “a safe way”.", 'They said "a safe way".'):
        assert find_words(text, "en", own_voice=True) == ()
        assert [spot.written for spot in find_words(text, "en")] == ["safe"]
    assert find_words("قالوا «ممر آمن».", "ar", own_voice=True) == ()
    assert len(find_words("A safe way, “so they say”.", "en", own_voice=True)) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_is_found_and_has_a_reason(language: Language) -> None:
    listed = wording(language)
    for id_, each in listed.words.items():
        assert each.why, id_
        assert each.instead, id_
        for form in each.forms:
            assert id_ in {spot.word for spot in find_words(f"x {form} y", language)}, form
            assert find_words(f"“{form}”", language, own_voice=True) == ()
    for name in listed.names:
        assert find_words(name, language) == ()


def test_both_lists_have_the_same_words() -> None:
    english, arabic = set(wording("en").words), set(wording("ar").words)
    assert arabic <= english
    # Of these the Arabic words are too common to be told apart by their letters.
    assert english - arabic == {"certified", "deconflicted", "score"}


def texts(value: Any, language: str) -> Iterator[str]:
    """Give the texts of a catalogue in one language."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in {"en", "ar"} - {language}:
                yield from texts(inner, language)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner, language)
    elif isinstance(value, str):
        yield value


@pytest.mark.parametrize("file", CATALOGUES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_our_own_sentences_keep_to_their_words(file: Path) -> None:
    said = yaml.safe_load(file.read_text("utf-8"))
    languages = [file.stem] if file.stem in LANGUAGES else LANGUAGES
    found = [
        (text, spot.written)
        for language in languages
        for text in texts(said, language)
        for spot in find_words(text, language, own_voice=True)
    ]
    assert not found


def test_our_own_sentences_are_all_read() -> None:
    names = {str(file.relative_to(PACKAGE)) for file in CATALOGUES}
    assert {
        "terms/messages/ar.yaml",
        "brief/messages/en.yaml",
        "announcements/messages/en.yaml",
    } <= names
    assert sum(1 for _ in texts(yaml.safe_load(CATALOGUES[0].read_text("utf-8")), "en")) > 20
