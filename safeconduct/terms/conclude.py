"""Reckon an answer from its trace alone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import reduce
from typing import Literal

from safeconduct.terms.days import last_day, parse_period
from safeconduct.terms.model import Spans
from safeconduct.terms.readings import Fixed, Readings, combine, each, gather, split
from safeconduct.terms.trace import Step
from safeconduct.terms.truth import Truth, both, either, opposite
from safeconduct.terms.windows import State, state_on

Outcome = Literal["met", "not met", "not yet", "expired", "undetermined"]

Truths = dict[int, Readings[Truth]]
"""Whether steps of one trace hold, by the identity of the step while the trace lives."""

_ABOUT_THE_PERSON = ("who", "offence", "exclusions")
_YES: Readings[Truth] = Fixed(value=True)
_NO: Readings[Truth] = Fixed(value=False)


def conclude(
    offer: Step, known: Truths | None = None, spans: Readings[Spans] | None = None
) -> Readings[Outcome]:
    """Give what an offer comes to, in each reading.

    What is certain of the person comes first: who is not covered is told so on any day. Then the
    day: before the window opens, or after it has closed, whatever was done. Then the act.

    Parameters
    ----------
    offer
        The trace of an offer.
    known
        As in :func:`truth_of`.
    spans
        When it can be taken up, where that was looked up before (:func:`spans_of`).

    Returns
    -------
    Readings of str
        ``undetermined`` where a fact that decides is not known.
    """
    known = {} if known is None else known
    limbs = {part.id: part for part in offer.parts}
    covered = _all_of(truth_of(limbs[id_], known) for id_ in _ABOUT_THE_PERSON if id_ in limbs)
    done = truth_of(limbs["act"], known) if "act" in limbs else _YES
    window = state_of(limbs["window"], spans)
    person = combine(lambda one, two: (one, two), covered, done)
    return combine(lambda said, state: _outcome(said[0], said[1], state), person, window)


def truth_of(step: Step, known: Truths | None = None) -> Readings[Truth]:
    """Give whether a clause holds, in each reading.

    Parameters
    ----------
    step
        The clause.
    known
        What was reckoned before of the same trace; more is added.
    """
    known = {} if known is None else known
    if id(step) not in known:
        known[id(step)] = _truth(step, known)
    return known[id(step)]


def _truth(step: Step, known: Truths) -> Readings[Truth]:
    if step.op == "all":
        return _all_of(truth_of(part, known) for part in step.parts)
    if step.op == "any":
        return reduce(_either, (truth_of(part, known) for part in step.parts), _NO)
    if step.op == "not":
        return each(opposite, truth_of(step.parts[0], known))
    if step.op == "reading":
        branches = zip(step.data["readings"], step.parts, strict=True)
        parts = {name: truth_of(part, known) for name, part in branches}
        return split(step.data["question"], parts)
    return Fixed(_leaf(step))


def state_of(window: Step, spans: Readings[Spans] | None = None) -> Readings[State]:
    """Give whether the window was open, in each reading."""
    day = _asked_about(window)
    whole = spans_of(window) if spans is None else spans
    return each(lambda when: state_on(when, day), whole)


def spans_of(window: Step) -> Readings[Spans]:
    """Give when an offer can be taken up, in each reading."""
    return gather(window, _branches, spans_in)


def _asked_about(window: Step) -> date:
    while window.op == "reading":
        window = window.parts[0]
    return date.fromisoformat(window.data["on"])


def _branches(step: Step) -> tuple[str, dict[str, Step]] | None:
    if step.op != "reading":
        return None
    return step.data["question"], dict(zip(step.data["readings"], step.parts, strict=True))


def spans_in(window: Step) -> Spans:
    """Give the spans of days of a window that no question touches."""
    return tuple(
        (date.fromisoformat(first), None if last is None else date.fromisoformat(last))
        for first, last in window.data["spans"]
    )


def _outcome(covered: Truth, done: Truth, state: State) -> Outcome:
    if covered is False:
        return "not met"
    if state == "after":
        return "expired"
    if state in ("before", "between"):
        return "not yet"
    whole = both(covered, done)
    return "undetermined" if whole is None else "met" if whole else "not met"


def _all_of(parts: Iterable[Readings[Truth]]) -> Readings[Truth]:
    return reduce(_both, parts, _YES)


def _both(one: Readings[Truth], two: Readings[Truth]) -> Readings[Truth]:
    return combine(both, one, two)


def _either(one: Readings[Truth], two: Readings[Truth]) -> Readings[Truth]:
    return combine(either, one, two)


def _leaf(step: Step) -> Truth:
    data = step.data
    if step.op == "said":
        return bool(data["value"])
    if step.op == "asked":
        return bool(data["on"] >= data["from"])
    return None if data["stated"] is None else _stated(step)


def _stated(step: Step) -> Truth:
    data, stated = step.data, step.data["stated"]
    if step.op == "one-of":
        return stated in data["accepts"]
    if step.op == "days":
        # ISO dates are in the order of days.
        after = data["from"] is None or data["from"] <= stated
        return bool(after and (data["through"] is None or stated <= data["through"]))
    return _within(step) if step.op == "within" else bool(stated)


def _within(step: Step) -> Truth:
    data = step.data
    if data["stated_of"] is None:
        return None
    start = date.fromisoformat(data["stated_of"])
    end = last_day(start, parse_period(data["lasts"]), data["count"], data["month_end"])
    # Done earlier is done in time too.
    return date.fromisoformat(data["stated"]) <= end
