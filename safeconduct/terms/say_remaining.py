"""What can still be done, and until when, in words."""

from __future__ import annotations

from datetime import date

from safeconduct.terms.answer import Answer
from safeconduct.terms.conclude import truth_of
from safeconduct.terms.model import Span
from safeconduct.terms.readings import values_of
from safeconduct.terms.tongue import Tongue
from safeconduct.terms.trace import Step
from safeconduct.terms.vocabulary import vocabulary


def remaining_lines(answer: Answer, tongue: Tongue) -> list[str]:
    """Say what is left to do and when; a time that has begun is told by its end alone.

    Parameters
    ----------
    answer
        What is asked about.
    tongue
        Of the words.

    Returns
    -------
    list of str
        Empty where nothing can or need be done.
    """
    remaining = answer.remaining
    if remaining is None or remaining.act is None:
        return []
    what = to_do(remaining.act, tongue)
    if not what:
        return []
    when = _when(values_of(remaining.when), answer.day, tongue)
    return [tongue.say("remaining.do", what=what[:1].upper() + what[1:], when=when)]


def to_do(step: Step, tongue: Tongue) -> str:
    """Say which parts of an act are not done yet, as it would be asked for."""
    if values_of(truth_of(step)) == (True,):
        return ""
    if step.op == "reading":
        step = _strictest(step)
    if step.op in ("all", "any"):
        parts = [said for part in step.parts if (said := to_do(part, tongue))]
        return tongue.joined(dict.fromkeys(parts), "and" if step.op == "all" else "or")
    if "fact" not in step.data:
        return ""
    fact = vocabulary()[step.data["fact"]]
    if fact.do is None:
        return ""
    do = tongue.text(fact.do)
    if step.op != "one-of":
        return do
    options = tongue.joined((tongue.text(fact.options[o]) for o in step.data["accepts"]), "or")
    return tongue.say("remaining.option", do=do, options=options)


def _strictest(step: Step) -> Step:
    """Give the branch of a question that asks for most: what counts there counts in all."""
    asking = [part for part in step.parts if part.op != "said"]
    return min(asking or step.parts, key=lambda part: len(part.data.get("accepts", ())))


def _when(spans: tuple[Span | None, ...], day: date, tongue: Tongue) -> str:
    """Say the time that is left in every reading, and that of some."""
    left = [span for span in spans if span is not None]
    longest = max(left, key=lambda span: span[1] or date.max)
    if len(spans) == 1:
        return _span(longest, day, tongue)
    firsts = max(first for first, _ in left)
    shortest = min(left, key=lambda span: span[1] or date.max)
    if len(left) < len(spans) or (shortest[1] is not None and shortest[1] < firsts):
        return tongue.say("remaining.none_sure", when=_span(longest, day, tongue))
    sure = tongue.say("remaining.surest", when=_span((firsts, shortest[1]), day, tongue))
    if longest[1] == shortest[1]:
        return sure
    return sure + tongue.say("remaining.perhaps", when=_span(longest, day, tongue))


def _span(span: Span, day: date, tongue: Tongue) -> str:
    first, last = (None if each is None else tongue.day(each, hijri=True) for each in span)
    begun = span[0] <= day
    if last is None:
        return tongue.say("remaining.now") if begun else tongue.say("remaining.begins", first=first)
    if begun:
        return tongue.say("remaining.until", last=last)
    return tongue.say("remaining.between", first=first, last=last)
