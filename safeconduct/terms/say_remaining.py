"""What can still be done, and until when, in words."""

from __future__ import annotations

from datetime import date

from safeconduct.terms.answer import Answer
from safeconduct.terms.conclude import truth_of
from safeconduct.terms.hijri import LAST
from safeconduct.terms.model import Span, Spans
from safeconduct.terms.readings import values_of
from safeconduct.terms.remaining import cannot_be_mended
from safeconduct.terms.tongue import Tongue
from safeconduct.terms.trace import Step
from safeconduct.terms.vocabulary import vocabulary
from safeconduct.terms.windows import sure_and_perhaps


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
    if remaining is None:
        return []
    what = to_do(remaining.act, tongue)
    if not what:
        return []
    when = _when(*sure_and_perhaps(values_of(remaining.when)), answer.day, tongue)
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
    if fact.do is None or cannot_be_mended(step):
        return ""
    do = tongue.text(fact.do)
    if step.op != "one-of":
        return do
    options = tongue.joined((tongue.text(fact.options[o]) for o in step.data["accepts"]), "or")
    return tongue.say("remaining.option", do=do, options=options)


def _strictest(step: Step) -> Step:
    """Give the branch of a question that asks for most: what counts there counts in all."""
    open_ = [part for part in step.parts if not cannot_be_mended(part)]
    asking = [part for part in open_ if part.op != "said"]
    return min(asking or open_, key=lambda part: len(part.data.get("accepts", ())))


def _when(sure: Spans, perhaps: Spans, day: date, tongue: Tongue) -> str:
    """Say the time that is left in every reading, and that of some."""
    certain, possible = _spans(sure, day, tongue), _spans(perhaps, day, tongue)
    if not perhaps:
        return certain
    if not sure:
        return tongue.say("remaining.none_sure", when=possible)
    return tongue.say("remaining.surest", when=certain) + tongue.say(
        "remaining.perhaps", when=possible
    )


def _spans(spans: Spans, day: date, tongue: Tongue) -> str:
    return tongue.joined((_span(span, day, tongue) for span in spans), "and")


def _span(span: Span, day: date, tongue: Tongue) -> str:
    first, last = (None if each is None else tongue.day(each, hijri=True) for each in span)
    begun = span[0] <= day
    if last is None or span[1] == LAST:
        return tongue.say("remaining.now") if begun else tongue.say("remaining.begins", first=first)
    if begun:
        return tongue.say("remaining.until", last=last)
    return tongue.say("remaining.between", first=first, last=last)
