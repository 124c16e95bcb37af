"""Find in a trace what an answer rests on, and which facts are open."""

from __future__ import annotations

from collections.abc import Iterator

from safeconduct.terms.answer import Reason
from safeconduct.terms.conclude import Outcome, Truths, truth_of
from safeconduct.terms.readings import Readings, questions_of, values_of
from safeconduct.terms.trace import Step


def reasons_of(
    offer: Step, outcomes: Readings[Outcome], known: Truths | None = None
) -> tuple[Reason, ...]:
    """Say what an answer rests on.

    Parameters
    ----------
    offer
        The trace.
    outcomes
        What it comes to.
    known
        What was reckoned of the trace before.

    Returns
    -------
    tuple of Reason
        First the questions the text leaves open, then facts that are not known, then clauses.
    """
    known = {} if known is None else known
    said = values_of(outcomes)
    found = [Reason("question", question) for question in questions_of(outcomes)]
    clauses = [part for part in offer.parts if part.id != "window"]
    window = offer.limb("window")
    if "not yet" in said:
        # Whether anything was done does not matter yet; whether the person is covered does.
        person = [part for part in clauses if part.id != "act"]
        found += [Reason("fact", fact) for fact in open_facts(person, known)]
    if "undetermined" in said:
        found += [Reason("fact", fact) for fact in open_facts(clauses, known)]
    if "not met" in said:
        found += [reason for part in clauses for reason in _failing(part, known)]
    if "met" in said:
        found += [Reason("clause", part.id, part) for part in clauses]
    if {"met", "not yet", "expired"} & set(said):
        found.append(Reason("window", "window", window))
    return tuple({(reason.kind, reason.id): reason for reason in found}.values())


def open_facts(clauses: list[Step], known: Truths) -> tuple[str, ...]:
    """Give the facts that are not known and could still change whether clauses hold, each once."""
    if any(values_of(truth_of(part, known)) == (False,) for part in clauses):
        return ()
    return tuple(dict.fromkeys(fact for part in clauses for fact in _open(part, known)))


def _failing(step: Step, known: Truths) -> Iterator[Reason]:
    """Find the clauses that make a clause fail, in some reading."""
    if False not in values_of(truth_of(step, known)):
        return
    if step.id.startswith("exclusions/") and step.op == "not":
        yield Reason("clause", step.id, step)
        return
    if step.op in ("all", "any", "reading"):
        for part in step.parts:
            yield from _failing(part, known)
        return
    inner = step.parts[0] if step.op == "not" else step
    yield Reason("clause", inner.data.get("fact", inner.id), step)


def _open(step: Step, known: Truths) -> Iterator[str]:
    if None not in values_of(truth_of(step, known)):
        return
    for part in step.parts:
        yield from _open(part, known)
    if "fact" in step.data:
        for fact, stated in (("fact", "stated"), ("of", "stated_of")):
            if fact in step.data and step.data[stated] is None:
                yield step.data[fact]
