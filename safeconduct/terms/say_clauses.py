"""Clauses, facts and times of a trace in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from safeconduct.terms.conclude import spans_in, truth_of
from safeconduct.terms.days import parse_period
from safeconduct.terms.hijri import LAST
from safeconduct.terms.model import Instrument, Spans
from safeconduct.terms.readings import values_of
from safeconduct.terms.tongue import Tongue
from safeconduct.terms.trace import Step
from safeconduct.terms.vocabulary import vocabulary
from safeconduct.terms.windows import sure_and_perhaps

_MARKS = {True: "✓", False: "✗", None: "?"}
_INDENT = "  "


def say_fact(step: Step, tongue: Tongue, *, stated: bool = True) -> str:
    """Say what a fact is, what was stated of it, and what would count.

    Parameters
    ----------
    step
        A step that rests on a fact.
    tongue
        Of the words.
    stated
        Whether what was stated is said too.
    """
    data = step.data
    said = tongue.text(vocabulary()[data["fact"]].that)
    if stated:
        said = tongue.say(
            "what", that=said, stated=say_stated(data["fact"], data["stated"], tongue)
        )
    counts = _what_counts(step, tongue)
    return tongue.say("what.counts", what=said, counts=counts) if counts else said


def _what_counts(step: Step, tongue: Tongue) -> str:
    data = step.data
    if step.op == "one-of":
        options = vocabulary()[data["fact"]].options
        return tongue.joined((tongue.text(options[each]) for each in data["accepts"]), "or")
    if step.op == "days":
        return say_range(data, tongue)
    if step.op == "within":
        lasts = tongue.period(parse_period(data["lasts"]))
        of = tongue.text(vocabulary()[data["of"]].that)
        since = say_stated(data["of"], data["stated_of"], tongue)
        return tongue.say("what.within", lasts=lasts, of=of, since=since)
    return ""


def say_stated(fact: str, stated: object, tongue: Tongue) -> str:
    """Say what was stated of a fact."""
    if stated is None:
        return tongue.say("stated.unknown")
    if isinstance(stated, bool):
        return tongue.say("stated.yes" if stated else "stated.no")
    if isinstance(stated, int):
        return tongue.say("stated.years", n=stated)
    known = vocabulary()[fact]
    if known.kind == "list":
        return tongue.text(known.options[str(stated)])
    return tongue.day(date.fromisoformat(str(stated)))


def say_range(data: Mapping[str, Any], tongue: Tongue) -> str:
    """Say from when to when an offence must lie."""
    begins, through = (
        tongue.day(date.fromisoformat(data[key])) if data[key] else None
        for key in ("from", "through")
    )
    if begins and through:
        return tongue.say("range.between", begins=begins, through=through)
    if through:
        return tongue.say("range.through", through=through)
    return tongue.say("range.begins", begins=begins) if begins else tongue.say("range.any")


def rule_lines(instrument: Instrument, rule: Step, tongue: Tongue) -> list[str]:
    """Say every clause of an offer as a rule, without anybody's facts.

    Parameters
    ----------
    instrument
        Whose questions are named.
    rule
        The trace of the offer with nothing stated.
    tongue
        Of the words.
    """
    lines: list[str] = []
    for part in rule.parts:
        lines.append(tongue.say(f"limb.{part.id}"))
        inner: Iterable[str]
        if part.id == "window":
            inner = say_window(part, tongue)
        elif part.id == "exclusions":
            # Each is a "not"; the heading says so already.
            inner = (
                line
                for each in part.parts
                for line in _clause(instrument, each.parts[0], tongue, marked=False)
            )
        else:
            inner = _clause(instrument, part, tongue, marked=False)
        lines += [f"{_INDENT}{each}" for each in inner]
    return lines


def trace_lines(instrument: Instrument, trace: Step, tongue: Tongue) -> list[str]:
    """Say every clause of a trace, with a mark for what it comes to.

    Parameters
    ----------
    instrument
        Whose questions are named.
    trace
        Of one offer.
    tongue
        Of the words.

    Returns
    -------
    list of str
        ✓ holds, ✗ fails, ? not known or not the same in every reading.
    """
    lines: list[str] = []
    for part in trace.parts:
        if part.id == "window":
            lines.append(tongue.say("limb.window"))
            lines += [f"{_INDENT}{each}" for each in window_lines(instrument, part, tongue)]
            continue
        lines.append(f"{mark(part)} {tongue.say(f'limb.{part.id}')}")
        lines += [f"{_INDENT}{each}" for each in _clause(instrument, part, tongue)]
    return lines


def window_lines(instrument: Instrument, window: Step, tongue: Tongue) -> Iterator[str]:
    """Say when an offer could be taken up, reading by reading."""
    if window.op != "reading":
        yield say_spans(spans_in(window), tongue)
        return
    question = instrument.ambiguities[window.data["question"]]
    yield tongue.say("trace.reading", question=tongue.text(question.question))
    for name, part in zip(window.data["readings"], window.parts, strict=True):
        yield f"{_INDENT}– {tongue.text(question.readings[name].says)}"
        for line in window_lines(instrument, part, tongue):
            yield f"{_INDENT}{_INDENT}{line}"


def say_window(window: Step, tongue: Tongue) -> list[str]:
    """Say when an offer is open in every reading, and when in some."""
    spans = [spans_in(step) for step in window.everything() if step.op == "window"]
    return say_times(*sure_and_perhaps(spans), tongue)


def say_times(sure: Spans, perhaps: Spans, tongue: Tongue) -> list[str]:
    """Say the days of every reading, and those of some."""
    if not perhaps:
        return [tongue.say("window.is", spans=say_spans(sure, tongue))]
    said = [tongue.say("window.sure", spans=say_spans(sure, tongue))] if sure else []
    return [*said, tongue.say("window.perhaps", spans=say_spans(perhaps, tongue))]


def say_spans(spans: Spans, tongue: Tongue) -> str:
    """Say spans of days, with the Hijri days beside them."""
    said = []
    for first, last in spans:
        begins = tongue.day(first, hijri=True)
        if last is None:
            said.append(tongue.say("window.open", first=begins))
        elif last == LAST:
            # The last day that can be written stands for an end that nobody saw.
            said.append(tongue.say("window.unknown_end", first=begins))
        elif first == last:
            said.append(tongue.say("window.day", first=begins))
        else:
            said.append(tongue.say("window.span", first=begins, last=tongue.day(last, hijri=True)))
    return tongue.joined(said, "and") if said else tongue.say("window.none")


def say_basis(step: Step, tongue: Tongue) -> str:
    """Give the words of the text a clause rests on, and the ids of who says so."""
    quote = f"  {tongue.quoted(step.quote)}" if step.quote else ""
    cited = f" [{tongue.apart(', '.join(step.sources))}]" if step.sources else ""
    return quote + cited


def mark(step: Step) -> str:
    """Give the mark of what a clause comes to."""
    values = values_of(truth_of(step))
    return _MARKS[values[0]] if len(values) == 1 else _MARKS[None]


def _clause(
    instrument: Instrument, step: Step, tongue: Tongue, *, marked: bool = True
) -> Iterator[str]:
    head = _head(instrument, step, tongue, stated=marked) + say_basis(step, tongue)
    yield f"{mark(step)} {head}" if marked else head
    names = step.data.get("readings", [None] * len(step.parts))
    for name, part in zip(names, step.parts, strict=True):
        indent = _INDENT
        if name is not None:
            reading = instrument.ambiguities[step.data["question"]].readings[name]
            yield f"{_INDENT}– {tongue.text(reading.says)}"
            indent = _INDENT * 2
        for line in _clause(instrument, part, tongue, marked=marked):
            yield f"{indent}{line}"


def _head(instrument: Instrument, step: Step, tongue: Tongue, *, stated: bool) -> str:
    if step.op in ("all", "any", "not"):
        return tongue.say(f"trace.{step.op}")
    if step.op == "reading":
        question = tongue.text(instrument.ambiguities[step.data["question"]].question)
        if "settled_by" in step.data:
            event = next(each for each in instrument.events if each.id == step.data["settled_by"])
            return tongue.say("trace.settled", question=question, event=tongue.text(event.title))
        return tongue.say("trace.reading", question=question)
    if step.op == "asked":
        begins = tongue.day(date.fromisoformat(step.data["from"]))
        return tongue.say("trace.asked", begins=begins)
    if step.op == "said":
        return tongue.say("trace.said" if step.data["value"] else "trace.said_no")
    return say_fact(step, tongue, stated=stated)
