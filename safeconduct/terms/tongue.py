"""Sentences about the terms, in one language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from safeconduct.operation.model import Text
from safeconduct.operation.plurals import counted
from safeconduct.reading.own_file import own_sentences
from safeconduct.terms.days import Period
from safeconduct.terms.hijri import hijri_date

Code = Literal["en", "ar"]
CODES: tuple[Code, ...] = ("en", "ar")
LAYER = "terms"


def sentences(code: str) -> Mapping[str, str]:
    """Give every sentence of a language, by key."""
    return own_sentences("safeconduct.terms", code)


class Lexicon(Protocol):
    """The words of a language that does not come with the program."""

    @property
    def code(self) -> str:
        """The code of the language."""

    def sentence(self, layer: str, key: str) -> str:
        """Give the pattern of a key of a layer, such as ``terms``."""

    def text(self, text: Text) -> str:
        """Give a name or sentence of the folder, the vocabulary or an instrument."""

    def counted(self, number: int, pattern: str) -> str:
        """Write a number with its noun, whose forms stand in the pattern."""


@dataclass(frozen=True, slots=True)
class Tongue:
    """One language. Digits are European in all, as in every other paper."""

    code: str
    lexicon: Lexicon | None = None

    def pattern(self, key: str) -> str:
        """Give the sentence of a key as it stands."""
        if self.lexicon is not None:
            return self.lexicon.sentence(LAYER, key)
        return sentences(self.code)[key]

    def say(self, key: str, **values: object) -> str:
        """Give the sentence of a key with its values put in."""
        return self.pattern(key).format(**values)

    def text(self, text: Text) -> str:
        """Give a text in this language, or in English where there is no other."""
        if self.lexicon is not None:
            return self.lexicon.text(text)
        return (text.ar or text.en) if self.code == "ar" else text.en

    def day(self, day: date, *, hijri: bool = False) -> str:
        """Write a day, with the Hijri day beside it where asked and known."""
        written = self.say("day", day=day.day, month=self.say(f"month.{day.month}"), year=day.year)
        other = self.hijri(day) if hijri else None
        return self.say("day.hijri", day=written, hijri=other) if other else written

    def hijri(self, day: date) -> str | None:
        """Write a day in the Hijri calendar, ``None`` outside its published tables."""
        found = hijri_date(day)
        if found is None:
            return None
        year, month, number = found
        return self.say("hijri", day=number, month=self.say(f"hijri.{month}"), year=year)

    def period(self, period: Period) -> str:
        """Write a stretch of calendar time."""
        forms = self.pattern(f"period.{period.unit}")
        if self.lexicon is not None:
            return self.lexicon.counted(period.number, forms)
        return counted(period.number, forms, self.code)

    def joined(self, parts: Iterable[str], last: Literal["and", "or", "also"] = "also") -> str:
        """Join words: commas, and the word given before the last."""
        listed = list(parts)
        if len(listed) < 2:  # noqa: PLR2004 - one word needs no joining
            return "".join(listed)
        if last == "and" and self.code == "ar":
            return self.say("and").join(listed)
        head = self.say("also").join(listed[:-1])
        return f"{head}{self.say(last)}{listed[-1]}"

    def quoted(self, words: str) -> str:
        """Put quotation marks around somebody's words."""
        return self.say("words", quote=words)

    def apart(self, words: str) -> str:
        """Keep Latin letters and digits in their order inside Arabic."""
        return f"\u2066{words}\u2069" if self.code == "ar" else words
