"""Find in a trace what can still be done, and when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from safeconduct.terms.answer import Remaining
from safeconduct.terms.conclude import Truths, spans_of, truth_of
from safeconduct.terms.model import Spans
from safeconduct.terms.readings import Readings, combine, each, values_of
from safeconduct.terms.trace import Step
from safeconduct.terms.vocabulary import vocabulary


def remaining_of(
    offer: Step,
    day: date,
    known: Truths | None = None,
    spans: Readings[Spans] | None = None,
) -> Remaining | None:
    """Say what can still be done, ``None`` where nothing can or need be.

    Parameters
    ----------
    offer
        The trace.
    day
        The day asked about.
    known
        What was reckoned of the trace before.
    spans
        When it can be taken up, where that was looked up before.
    """
    known = {} if known is None else known
    covered = [part for part in offer.parts if part.id not in ("act", "window")]
    if any(values_of(truth_of(part, known)) == (False,) for part in covered):
        return None
    act = next((part for part in offer.parts if part.id == "act"), None)
    window = offer.limb("window")
    if act is None or cannot_be_mended(act):
        return None
    whole = spans_of(window) if spans is None else spans
    when = each(lambda found: _ahead(found, day), whole)
    done = combine(
        lambda yes, spans: bool(yes) and _has_begun(spans, day), truth_of(act, known), when
    )
    if values_of(done) == (True,) or values_of(when) == ((),):
        return None
    return Remaining(act, when)


def cannot_be_mended(step: Step) -> bool:
    """Tell whether a part of an act failed for good: what was taken for a captive stays taken."""
    return values_of(truth_of(_mended(step))) == (False,)


def _mended(step: Step) -> Step:
    """Give the same clause with everything open that can still be done."""
    if step.op in ("fact", "one-of") and not _failed_for_good(step):
        return replace(step, data={**step.data, "stated": None})
    return replace(step, parts=tuple(_mended(part) for part in step.parts))


def _failed_for_good(step: Step) -> bool:
    return step.data["stated"] is False and vocabulary()[step.data["fact"]].once


def _has_begun(spans: Spans, day: date) -> bool:
    return bool(spans) and spans[0][0] <= day


def _ahead(spans: Spans, day: date) -> Spans:
    """Give the spans that are not over."""
    return tuple((first, last) for first, last in spans if last is None or day <= last)
