"""The message table of the quick page, and how numbers and durations are said."""

from __future__ import annotations

from functools import cache
from math import floor, log10
from typing import Any, Literal

from safeconduct.reading.own_file import own_yaml

Lang = Literal["en", "ar"]
LANGUAGES: tuple[Lang, ...] = ("en", "ar")

MOST_DECIMALS = 9
_LTR, _AS_IS, _END = "\u2066", "\u2068", "\u2069"


class Words:
    """Says things in one language.

    Parameters
    ----------
    lang
        ``en`` or ``ar``.
    """

    def __init__(self, lang: Lang) -> None:
        self.lang = lang

    def say(self, key: str, **values: object) -> str:
        """Fill the sentence of a dotted key with values."""
        group, _, name = key.partition(".")
        sentence: str = _table()[group][name][self.lang]
        return sentence.format(**values)

    def has(self, key: str) -> bool:
        """Tell whether the table has a dotted key."""
        group, _, name = key.partition(".")
        return name in _table().get(group, {})

    def counted(self, noun: str, number: float, *, of: bool = False) -> str:
        """Say a number of things; ``of`` gives the form after a preposition."""
        forms = _table()["counted"][noun][self.lang]
        form = _plural(number, self.lang)
        chosen = forms.get(f"{form}_of") if of else None
        return str(chosen or forms.get(form, forms["other"])).format(n=number_text(number))

    def between(self, noun: str, low: float, high: float) -> str:
        """Say a range of things, or one number of them where both ends are the same."""
        if low == high:
            return self.counted(noun, high)
        return self.say(
            "join.between", low=number_text(low), high=self.counted(noun, high, of=True)
        )

    def duration(self, hours: float, *, of: bool = False) -> str:
        """Say hours and minutes, rounded to the minute; less than one is a minute."""
        minutes = max(1, floor(hours * 60 + 0.5))
        whole, rest = divmod(minutes, 60)
        parts = [("hour", whole), ("minute", rest)]
        said = [self.counted(noun, number, of=of) for noun, number in parts if number]
        return self.say("join.and").join(said)

    def listed(self, items: list[str], join: str = "list") -> str:
        """Join items with the comma (or ``then``) of the language."""
        return self.say(f"join.{join}").join(items)

    def both(self, items: list[str]) -> str:
        """Join items with commas, the last one with ``and``."""
        *first, last = items
        return self.say("join.last").join([self.listed(first), last] if first else [last])

    def ltr(self, text: str) -> str:
        """Keep a sum or clock times left to right inside Arabic."""
        return f"{_LTR}{text}{_END}" if self.lang == "ar" else text

    def name(self, text: str) -> str:
        """Keep a name of any script in one piece inside Arabic."""
        return f"{_AS_IS}{text}{_END}" if self.lang == "ar" else text


def number_text(number: float) -> str:
    """Write a number with thousands set off and at least three, small ones four, digits."""
    if number == int(number):
        return f"{int(number):,}"
    decimals = min(MOST_DECIMALS, max(3, 3 - floor(log10(abs(number)))))
    return f"{number:,.{decimals}f}".rstrip("0").rstrip(".")


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = own_yaml("safeconduct.quick", "templates", "words.yaml")
    return table


def _plural(number: float, lang: Lang) -> str:
    # Unicode CLDR plural rules, cardinal, English and Arabic.
    if lang == "en":
        return "one" if number == 1 else "other"
    if number != int(number):
        return "other"
    exact = {1: "one", 2: "two"}
    rest = int(number) % 100
    few_or_many = "few" if 3 <= rest <= 10 else "many" if rest >= 11 else "other"  # noqa: PLR2004  # CLDR
    return exact.get(int(number), few_or_many)
