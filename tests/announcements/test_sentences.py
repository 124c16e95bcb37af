"""Both languages say the same, with the same values, and nothing is said that is never used."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

from safeconduct.announcements.finding import SIDES
from safeconduct.announcements.practice import practice
from safeconduct.announcements.speech import sentences

PACKAGE = Path(__file__).resolve().parents[2] / "safeconduct"
CODE = "\n".join(file.read_text("utf-8") for file in (PACKAGE / "announcements").glob("*.py"))
CODE += (PACKAGE / "cli" / "notice.py").read_text("utf-8")
VERDICTS = ("beyond the text", "less than the text", "as the text", "not in the text")


def names(sentence: str) -> set[str]:
    """Give the values a sentence names."""
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def test_both_languages_have_the_same_sentences() -> None:
    english, arabic = sentences("en"), sentences("ar")
    assert list(english) == list(arabic)
    for key, sentence in english.items():
        assert names(sentence) == names(arabic[key]), key
        assert re.search("[\u0600-\u06ff]", arabic[key]) or names(sentence), key


def test_every_sentence_is_used() -> None:
    for key in sentences("en"):
        end = f".{key.split('.', 1)[1]}" if "." in key else ""
        finding = any(end == f".{side}.{verdict}" for side in SIDES for verdict in VERDICTS)
        stem = key.split(".")[0]
        assert (
            (f'"{stem}"' in CODE)
            if finding
            else (f'"{key}"' in CODE or f'f"{stem}.' in CODE or f"'{stem}." in CODE)
        ), key


def test_practice_names_its_sources_in_both_languages() -> None:
    assert len(practice()) == 8
    for ask in practice().values():
        assert ask.says.ar
        assert ask.source.ar
        assert re.search("[\u0600-\u06ff]", ask.source.ar)
