"""How an offer stands on a day, and what comes while a plan runs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from safeconduct.terms.calendar import gaps_of
from safeconduct.terms.model import Instrument, Offer, Spans
from safeconduct.terms.readings import values_of
from safeconduct.terms.windows import State, state_on, sure_and_perhaps, window_of


@dataclass(frozen=True, slots=True)
class Outlook:
    """How an offer stands on a day, as known on that day.

    Parameters
    ----------
    state
        ``open``, ``before``, ``between`` or ``after`` in every reading; ``None`` where readings
        differ.
    sure, perhaps
        Days on which it can be taken up in every reading, and in some only.
    last_sure
        The last day of the time that is open, in every reading; ``None`` where it has none.
    days_left
        Days from the day after to ``last_sure``.
    gaps
        Days still ahead on which it cannot be taken up, between two times.
    last_in_plan
        The last day within the plan on which it can be taken up, in the reading that ends first,
        where the plan goes on without it; else ``None``.
    """

    instrument: Instrument
    offer: Offer
    state: State | None
    sure: Spans
    perhaps: Spans
    last_sure: date | None
    days_left: int | None
    gaps: Spans
    last_in_plan: date | None

    @property
    def ends_before(self) -> bool:
        """Whether it ends, in some reading, before the plan does."""
        return self.last_in_plan is not None


def outlook(
    instrument: Instrument, offer: Offer, day: date, until: date, known_on: date
) -> Outlook:
    """Say how an offer stands.

    Parameters
    ----------
    instrument, offer
        What is asked about.
    day
        First day of the plan.
    until
        Last day of the plan.
    known_on
        The last day of what is known.

    Returns
    -------
    Outlook
        Without anybody's facts.
    """
    readings = values_of(window_of(instrument, offer, known_on))
    sure, perhaps = sure_and_perhaps(readings)
    states = {state_on(spans, day) for spans in readings}
    here = next((span for span in sure if span[0] <= day and (not span[1] or day <= span[1])), None)
    last = here[1] if here else None
    ahead = tuple(
        (max(first, day), last_)
        for first, last_ in gaps_of(tuple(sorted((*sure, *perhaps))))
        if last_ is not None and last_ >= day
    )
    return Outlook(
        instrument,
        offer,
        states.pop() if len(states) == 1 else None,
        sure,
        perhaps,
        last,
        (last - day).days if last else None,
        ahead,
        min((end for spans in readings if (end := _end_within(spans, day, until))), default=None),
    )


def _end_within(spans: Spans, day: date, until: date) -> date | None:
    """Give the last day of one reading within the plan, where the plan goes on without it."""
    if state_on(spans, until) == "open":
        return None
    return max(
        (last for _, last in spans if last is not None and day <= last < until), default=None
    )
