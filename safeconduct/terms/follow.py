"""Follow the clauses of an offer with the facts that were stated, and write the trace."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from safeconduct.terms.facts import Facts
from safeconduct.terms.model import (
    AskedCondition,
    Basis,
    Condition,
    DayRange,
    Event,
    FactCondition,
    Instrument,
    Joined,
    Offer,
    RivalCondition,
    Spans,
)
from safeconduct.terms.readings import Fixed, Readings, combine, fixed_to
from safeconduct.terms.trace import Op, Step
from safeconduct.terms.windows import offence_days, settling_events, window_of

OFFENCE = "offence-on"


def follow(instrument: Instrument, offer: Offer, facts: Facts, day: date, known_on: date) -> Step:
    """Write the trace of an offer.

    Parameters
    ----------
    instrument, offer
        What is asked about.
    facts
        What was stated; anything else is not known.
    day
        The day asked about, in the instrument's own calendar.
    known_on
        The last day of what is known.

    Returns
    -------
    Step
        With a part for each limb the offer has: who, offence, exclusions, act, window.
    """
    writer = _Writer(facts, day, settling_events(instrument, offer, known_on))
    parts: list[Step] = []
    if offer.who is not None:
        parts.append(writer.condition(offer.who, "who"))
    days = offence_days(instrument, offer, known_on)
    if days is not None:
        parts.append(writer.days(OFFENCE, days, "offence", offer.offence_basis))
    if offer.exclusions:
        left_out = tuple(
            Step("not", f"exclusions/{each.id}", {}, (inner,), each.basis.quote, each.basis.sources)
            for each in offer.exclusions
            for inner in (writer.condition(each.when, f"exclusions/{each.id}/when"),)
        )
        parts.append(Step("all", "exclusions", {}, left_out))
    if offer.act is not None:
        parts.append(writer.condition(offer.act, "act"))
    parts.append(writer.window(window_of(instrument, offer, known_on), offer.window.basis))
    return Step("offer", offer.id, {}, tuple(parts))


class _Writer:
    def __init__(self, facts: Facts, day: date, settling: Mapping[str, Event]) -> None:
        self.facts = facts
        self.day = day
        self.settling = settling
        self.settled = {q: dict(event.settles)[q] for q, event in settling.items()}

    def condition(self, said: Condition, id_: str) -> Step:
        basis = said.basis
        if isinstance(said, Joined):
            return self._step(
                said.how,
                id_,
                {},
                basis,
                [self.condition(p, f"{id_}/{n}") for n, p in enumerate(said.parts)],
            )
        if isinstance(said, RivalCondition):
            # Of a question that was settled the binding reading alone is followed.
            binding = self.settled.get(said.question)
            branches = [each for each in said.branches if binding in (None, each[0])]
            names = [name for name, _ in branches]
            parts = [self._branch(part, f"{id_}/{name}") for name, part in branches]
            data = _question(said.question, names)
            if binding is not None:
                data["settled_by"] = self.settling[said.question].id
            return self._step("reading", id_, data, basis, parts)
        if isinstance(said, AskedCondition):
            data = {"from": said.day.isoformat(), "on": self.day.isoformat()}
            return self._step("asked", id_, data, basis)
        return self._fact(said, id_)

    def days(self, fact: str, days: DayRange, id_: str, basis: Basis) -> Step:
        """Write whether a day lies in a range that may hang on questions."""
        both = combine(lambda first, last: (first, last), days.begins, days.through)
        return self._by_reading(both, id_, lambda r, at: self._range(fact, r, at, basis))

    def window(self, spans: Readings[Spans], basis: Basis) -> Step:
        """Write when the window was open."""
        return self._by_reading(spans, "window", lambda each, at: self._window(each, at, basis))

    def _fact(self, said: FactCondition, id_: str) -> Step:
        basis, fact = said.basis, said.fact
        if said.days is not None:
            return self.days(fact, said.days, id_, basis)
        stated = self.facts.get(fact)
        if said.within is not None:
            rule = said.within
            data = {
                "fact": fact,
                "stated": _plain(stated),
                "of": rule.of,
                "stated_of": _plain(self.facts.get(rule.of)),
                "lasts": str(rule.period),
                "count": rule.count,
                "month_end": rule.month_end,
            }
            return self._step("within", id_, data, basis)
        if said.one_of:
            accepts = list(said.one_of)
            return self._step(
                "one-of", id_, {"fact": fact, "accepts": accepts, "stated": stated}, basis
            )
        return self._step("fact", id_, {"fact": fact, "stated": stated}, basis)

    def _branch(self, said: Condition | bool, id_: str) -> Step:
        if isinstance(said, bool):
            return Step("said", id_, {"value": said})
        return self.condition(said, id_)

    def _range(
        self, fact: str, days: tuple[date | None, date | None], id_: str, basis: Basis
    ) -> Step:
        data = {
            "fact": fact,
            "stated": _plain(self.facts.get(fact)),
            "from": _plain(days[0]),
            "through": _plain(days[1]),
        }
        return self._step("days", id_, data, basis)

    def _window(self, spans: Spans, id_: str, basis: Basis) -> Step:
        listed = [[first.isoformat(), _plain(last)] for first, last in spans]
        return self._step("window", id_, {"spans": listed, "on": self.day.isoformat()}, basis)

    def _by_reading(self, value: Readings, id_: str, write: Callable[..., Step]) -> Step:  # type: ignore[type-arg] # of any kind
        for question, reading in self.settled.items():
            value = fixed_to(value, question, reading)
        if isinstance(value, Fixed):
            return write(value.value, id_)
        names = [name for name, _ in value.branches]
        parts = [self._by_reading(part, f"{id_}/{name}", write) for name, part in value.branches]
        return Step("reading", id_, _question(value.question, names), tuple(parts))

    def _step(
        self,
        op: Op,
        id_: str,
        data: Mapping[str, Any],
        basis: Basis,
        parts: Sequence[Step] = (),
    ) -> Step:
        return Step(op, id_, data, tuple(parts), basis.quote, basis.sources)


def _question(question: str, names: list[str]) -> dict[str, object]:
    return {"question": question, "readings": names}


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
