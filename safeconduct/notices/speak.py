"""The words of a sentence in one language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from safeconduct.announcements.finding import Days
from safeconduct.announcements.speech import Speech
from safeconduct.notices.language import Language
from safeconduct.notices.model import (
    Clocks,
    Joined,
    Reached,
    Said,
    Section,
    Sentence,
    Things,
    Value,
    Ways,
    When,
)
from safeconduct.operation.model import Text
from safeconduct.terms import model as terms
from safeconduct.terms.say_clauses import say_spans

_DAY_S = 86_400
_WEEKDAY = len("mon")
_DIALLED = re.compile(r"[+\d][\d\s()./-]*\d")
"""Digits that are dialled: parts of them must not change places."""
_BOTH_CALENDARS = ("terms.", "issue.")
"""Sentences with days that people may have to keep."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Says sentences in one language."""

    language: Language

    def sentence(self, sentence: Sentence, *, brief: bool = False) -> str:
        """Give the words of a sentence; in brief, one about all ways does not begin with that."""
        words = self.say(sentence.key, sentence.values)
        ways = sentence.values.get("ways")
        if brief and isinstance(ways, Ways) and ways.every:
            rest = words.removeprefix(f"{self.value(ways)}: ")
            return rest[:1].upper() + rest[1:]
        return words

    def title(self, section: Section) -> str:
        """Give the heading of a section."""
        if section.title is not None:
            return self.language.text(section.title)
        return self.language.say(f"section.{section.id}")

    def say(self, key: str, values: Mapping[str, Value]) -> str:
        """Give the sentence of a key with values put in; ``n`` also decides its form."""
        n = values.get("n")
        hijri = key.startswith(_BOTH_CALENDARS)
        said = {
            name: self.value(value, hijri=hijri) for name, value in values.items() if name != "n"
        }
        if "words" in said:
            # The full stop of a quotation is that of the sentence around it.
            said["words"] = said["words"].rstrip(".")
        return self.language.say(key, n if isinstance(n, int) else None, **said)

    def value(self, value: Value, *, hijri: bool = True) -> str:  # noqa: PLR0911 - one line for each kind of value
        """Say a value as it stands in a sentence."""
        language = self.language
        if isinstance(value, Text):
            return language.text(value)
        if isinstance(value, Reached):
            return _DIALLED.sub(lambda run: language.apart(run[0]), language.text(value.how))
        if isinstance(value, int):
            return language.number(value)
        if isinstance(value, datetime):
            day, clock = language.day(value.date()), language.written(f"{value:%H:%M}")
            return language.say("moment", day=day, clock=clock)
        if isinstance(value, date):
            return language.day(value, hijri=hijri)
        if isinstance(value, Said):
            return language.say(value.key)
        if isinstance(value, Things):
            return language.joined((language.say(key) for key in value.keys), "and")
        if isinstance(value, Joined):
            return language.joined((language.text(each) for each in value.names), value.last)
        if isinstance(value, Ways):
            return self._ways(value)
        if isinstance(value, Clocks):
            return language.joined((self._span(*span) for span in value.spans), "and")
        if isinstance(value, When):
            return language.joined((self._day(day) for day in value.days), "and")
        if isinstance(value, Days):
            return language.written(say_spans(value.sure or value.perhaps, language.tongue))
        return language.written(self.condition(value))

    def condition(self, condition: terms.Condition, *, inner: bool = False) -> str:
        """Say a condition so that what belongs together stands in brackets."""
        if isinstance(condition, terms.Joined) and condition.how != "not":
            parts = [self.condition(part, inner=True) for part in condition.parts]
            said = self.language.joined(parts, "and" if condition.how == "all" else "or")
            return self.language.say("condition.group", condition=said) if inner else said
        return Speech(self.language.code, self.language.own).condition(condition)

    def _ways(self, ways: Ways) -> str:
        if ways.every:
            return self.language.say("ways.all")
        numbers = [self.language.number(each) for each in ways.numbers]
        if len(numbers) == 1:
            return self.language.say("ways.one", number=numbers[0])
        joined = self.language.joined(numbers, "and")
        return self.language.say("ways.some", len(numbers), numbers=joined)

    def _span(self, opens_s: int, closes_s: int) -> str:
        key = "clock.span" if closes_s <= _DAY_S else "clock.next-day"
        closes = closes_s if closes_s <= _DAY_S else closes_s - _DAY_S
        clock = self.language.clock
        return self.language.say(key, begin=clock(opens_s), end=clock(closes))

    def _day(self, day: str) -> str:
        if len(day) == _WEEKDAY:
            return self.language.say(f"weekday.{day}")
        return self.language.day(date.fromisoformat(day))
