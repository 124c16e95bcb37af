"""Sentences about announcements, in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from safeconduct.announcements.compare_conditions import OFFENCE
from safeconduct.announcements.finding import Days, Hours, Term, Value
from safeconduct.operation.model import Text
from safeconduct.reading.own_file import own_sentences
from safeconduct.terms.model import (
    AskedCondition,
    Condition,
    FactCondition,
    Instrument,
    RivalCondition,
)
from safeconduct.terms.readings import values_of
from safeconduct.terms.say_clauses import say_range, say_times
from safeconduct.terms.tongue import Lexicon, Tongue
from safeconduct.terms.vocabulary import vocabulary

_MOST_HOURS = 2
LAYER = "announcements"


def sentences(code: str) -> Mapping[str, str]:
    """Give every sentence of a language, by key."""
    return own_sentences("safeconduct.announcements", code)


@dataclass(frozen=True, slots=True)
class Speech:
    """One language: the sentences of this layer, with days and facts as the terms say them."""

    code: str
    lexicon: Lexicon | None = None
    tongue: Tongue = field(init=False)

    def __post_init__(self) -> None:
        """Speak the same language of terms."""
        object.__setattr__(self, "tongue", Tongue(self.code, self.lexicon))

    def say(self, key: str, **values: object) -> str:
        """Give the sentence of a key with its values put in."""
        if self.lexicon is not None:
            return self.lexicon.sentence(LAYER, key).format(**values)
        return sentences(self.code)[key].format(**values)

    def value(self, value: Value) -> str:  # noqa: PLR0911 - one line for each kind of value
        """Say what a sentence names."""
        if isinstance(value, Text):
            return self.tongue.text(value).rstrip(".")
        if isinstance(value, Days):
            return " ".join(say_times(value.sure, value.perhaps, self.tongue)).rstrip(".")
        if isinstance(value, Hours):
            return self._hours(value)
        if isinstance(value, Term):
            return self.tongue.say(value.key)
        if isinstance(value, date):
            return self.tongue.day(value)
        if isinstance(value, int):
            return f"{value:,}"
        return self.condition(value)

    def condition(self, condition: Condition) -> str:
        """Say a condition as part of a sentence."""
        if isinstance(condition, FactCondition):
            return self._fact(condition)
        if isinstance(condition, AskedCondition):
            return self.say("condition.asked", day=self.tongue.day(condition.day))
        if isinstance(condition, RivalCondition):
            return self._rival(condition)
        parts = [self.condition(part) for part in condition.parts]
        if condition.how == "not":
            return self.say("condition.not", part=parts[0])
        return self.tongue.joined(parts, "and" if condition.how == "all" else "or")

    def _rival(self, condition: RivalCondition) -> str:
        """Say what an open question may come to; a reading that asks nothing goes unsaid."""
        asked = [part for _, part in condition.branches if not isinstance(part, bool)]
        said = tuple(dict.fromkeys(self.condition(part) for part in asked))
        if not said:
            return self.say("condition.open")
        if len(said) == 1:
            return said[0]
        return self.say("condition.reading", parts=self.tongue.joined(said, "or"))

    def _fact(self, condition: FactCondition) -> str:
        known = vocabulary().get(condition.fact)
        offence = condition.fact == OFFENCE or known is None
        fact = self.say("condition.offence") if offence else self.tongue.text(known.that)  # type: ignore[union-attr] # known unless it is the offence
        if condition.days is not None:
            return self._range(fact, condition)
        if condition.within is not None:
            rule = condition.within
            return self.say(
                "condition.within",
                fact=fact,
                lasts=self.tongue.period(rule.period),
                of=self.tongue.text(vocabulary()[rule.of].that),
            )
        if condition.one_of and known is not None:
            options = (self.tongue.text(known.options[each]) for each in condition.one_of)
            said = self.tongue.joined(options, "or")
            return self.say("condition.one_of", fact=fact, options=said)
        return fact

    def _range(self, fact: str, condition: FactCondition) -> str:
        if condition.days is None:
            return fact
        ranges = [
            say_range(
                {
                    "from": begins.isoformat() if begins else None,
                    "through": through.isoformat() if through else None,
                },
                self.tongue,
            )
            for begins in values_of(condition.days.begins)
            for through in values_of(condition.days.through)
        ]
        said = self.tongue.joined(dict.fromkeys(ranges), "or")
        return self.say("condition.days", fact=fact, range=said)

    def _hours(self, hours: Hours) -> str:
        shown = [
            self.say("hours.span", first=self._moment(first), last=self._moment(last))
            for first, last in hours.spans[:_MOST_HOURS]
        ]
        said = self.tongue.joined(shown)
        more = len(hours.spans) - len(shown)
        return self.say("hours.more", hours=said, n=more) if more else said

    def _moment(self, moment: datetime) -> str:
        return self.tongue.say(
            "moment", day=self.tongue.day(moment.date()), clock=f"{moment:%H:%M}"
        )

    def readings(self, instrument: Instrument | None, ways: tuple[Mapping[str, str], ...]) -> str:
        """Say the readings of open questions, one by one."""
        if instrument is None:
            return ""
        said = [
            self.tongue.joined(
                (
                    self.tongue.text(instrument.ambiguities[question].readings[name].says).rstrip(
                        "."
                    )
                    for question, name in way.items()
                ),
                "and",
            )
            for way in ways
        ]
        return self.tongue.joined(dict.fromkeys(said), "or")
