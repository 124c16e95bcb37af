"""A decision as plain data, with its trace, and in sentences in both languages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from safeconduct.terms.answer import Answer, Decision, Remaining
from safeconduct.terms.limits import Limit
from safeconduct.terms.readings import Readings, ways_of
from safeconduct.terms.say_decision import decision_lines
from safeconduct.terms.tongue import CODES, Tongue


def decision_document(decision: Decision, limits: Sequence[Limit]) -> dict[str, Any]:
    """Give a decision as data.

    Parameters
    ----------
    decision
        What the text says.
    limits
        What stands beside the text.

    Returns
    -------
    dict
        Days as ISO text; ``says`` holds the sentences by language.
    """
    instrument = decision.instrument
    return {
        "instrument": instrument.id,
        "day": decision.day.isoformat(),
        "timezone": instrument.zone.key,
        "known_on": decision.known_on.isoformat() if decision.known_on else None,
        "not_evaluated": decision.halt,
        "answers": [_answer(answer) for answer in decision.answers],
        "reviewed": instrument.reviewed is not None,
        "not_seen": instrument.not_seen.en if instrument.not_seen else None,
        "sources": list(decision.sources),
        "limits_beside": [limit.id for limit in limits] if decision.answers else [],
        "says": {
            code: decision_lines(decision, limits, Tongue(code), trace=True) for code in CODES
        },
    }


def _answer(answer: Answer) -> dict[str, Any]:
    return {
        "offer": answer.offer.id,
        "outcome": answer.outcome,
        "by_reading": by_reading(answer.by_reading),
        "because": [{"kind": reason.kind, "id": reason.id} for reason in answer.reasons],
        "open_facts": list(answer.open_facts),
        "open_questions": list(answer.open_questions),
        "remaining": _remaining(answer.remaining),
        "trace": answer.trace.document(),
    }


def by_reading(value: Readings[Any]) -> list[dict[str, Any]]:
    """Give what something comes to, way by way to read."""
    return [{"readings": readings, "value": what} for readings, what in ways_of(value)]


def _remaining(remaining: Remaining | None) -> list[dict[str, Any]] | None:
    if remaining is None:
        return None
    return [
        {
            "readings": readings,
            "spans": [
                {"from": first.isoformat(), "through": last.isoformat() if last else None}
                for first, last in spans
            ],
        }
        for readings, spans in ways_of(remaining.when)
    ]
