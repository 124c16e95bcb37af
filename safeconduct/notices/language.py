"""One language of a notice: its sentences, with numbers, days and clock times put in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from safeconduct.catalogue.notices import CODES
from safeconduct.errors import Fault, InputError
from safeconduct.notices.messages import SOURCE, Lack, Messages, lacks, languages, messages
from safeconduct.notices.own_words import OwnWords
from safeconduct.operation.model import Text, Where
from safeconduct.terms.tongue import Tongue

Digits = Literal["european", "arabic"]
_ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_HOUR_S, _MINUTE_S = 3600, 60
_WORDS: dict[str, str] = {
    "missing": "has no translation",
    "unreviewed": "is marked as not reviewed",
    "stale": "is a translation of words that have changed since",
    "broken": "has other names in braces than the English",
    "unknown": "is no sentence of the program",
}


@dataclass(frozen=True, slots=True)
class Language:
    """A language whose catalogue is complete."""

    code: str
    digits: Digits
    messages: Messages
    own: OwnWords | None = None
    """Where the language is not one of the program's: what the folder says in it."""

    @property
    def direction(self) -> Literal["ltr", "rtl"]:
        """Which way the language is written."""
        return "rtl" if self.messages.locale.text_direction == "rtl" else "ltr"

    @property
    def tongue(self) -> Tongue:
        """The sentences of the terms in this language."""
        return Tongue(self.code, self.own)

    def say(self, key: str, n: int | None = None, **values: str) -> str:
        """Give the sentence of a key with its values put in.

        Parameters
        ----------
        key
            Context of the sentence in the catalogue.
        n
            What the sentence counts; put in as ``{n}`` and deciding its form.
        **values
            By the names that stand in braces.
        """
        if n is not None:
            values["n"] = self.number(n)
        return self.messages.say(key, n).format(**values)

    def text(self, text: Text) -> str:
        """Give a name of the folder in this language, or in English where it has no other."""
        return self.tongue.text(text)

    def name(self, text: Text) -> str:
        """Give a proper name, which may stay as it is in English."""
        return self.own.name(text) if self.own is not None else self.text(text)

    def has(self, text: Text) -> bool:
        """Tell whether a name or sentence is in this language."""
        if self.own is not None:
            return self.own.has(text)
        return self.code != "ar" or text.ar is not None

    def number(self, number: int) -> str:
        """Write a whole number with separators."""
        return self.written(f"{number:,}")

    def clock(self, second: int) -> str:
        """Write a time of day, given in seconds after midnight; the end of a day is 24:00."""
        hours, rest = divmod(second, _HOUR_S)
        return self.written(f"{hours:02d}:{rest // _MINUTE_S:02d}")

    def day(self, day: date, *, hijri: bool = False) -> str:
        """Write a day, with the Hijri day beside it where asked and known."""
        return self.written(self.tongue.day(day, hijri=hijri))

    def joined(self, parts: Iterable[str], last: Literal["and", "or", "also"] = "also") -> str:
        """Join words: commas, and the word given before the last."""
        return self.tongue.joined(parts, last)

    def written(self, text: str) -> str:
        """Give a text with the digits this language is printed with."""
        return text.translate(_ARABIC) if self.digits == "arabic" else text

    def apart(self, words: str) -> str:
        """Keep Latin letters and digits in their order inside a language written from the right."""
        return f"\u2066{words}\u2069" if self.direction == "rtl" else words


@cache
def open_language(code: str, digits: Digits = "european", where: Where | None = None) -> Language:
    """Give a language to print in.

    Parameters
    ----------
    code
        ``en``, ``ar`` or any other that has a catalogue.
    digits
        Which digits numbers, days and hours are written with.
    where
        The line that names the language, for the fault that there is none.

    Raises
    ------
    InputError
        SC951 if there is no such catalogue, SC952 for each sentence it lacks: a language is
        printed whole or not at all.
    """
    if code not in languages():
        entry = CODES["SC951"]
        what = (
            f"There is no catalogue of the language {code!r}; there are {', '.join(languages())}."
        )
        file, line = (where.file, where.line) if where else ("notices", 0)
        raise InputError([Fault(file, line, "SC951", what, entry.meaning, entry.remedy)])
    wanting = lacks(code)
    if wanting:
        raise InputError([fault_of_lack(each) for each in wanting])
    return Language(code, digits if code != SOURCE else "european", messages(code))


def fault_of_lack(lack: Lack) -> Fault:
    """Give the fault of something that a language lacks."""
    entry = CODES["SC952"]
    what = f"The sentence {lack.key!r} {_WORDS[lack.want]}."
    return Fault(lack.file, lack.line, "SC952", what, entry.meaning, entry.remedy)
