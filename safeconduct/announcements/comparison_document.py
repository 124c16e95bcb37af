"""What a comparison comes to, as data."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from safeconduct.announcements.finding import Comparison, Days, Finding, Hours, Term, Value
from safeconduct.announcements.formula import Case
from safeconduct.announcements.model import Clause, SaidTerms, texts_of
from safeconduct.announcements.practice import practice
from safeconduct.announcements.speech import Speech
from safeconduct.operation.model import Text
from safeconduct.terms.condition_facts import bare, facts_in
from safeconduct.terms.model import Condition, Spans

_ENGLISH = Speech("en")


def comparison_document(comparison: Comparison) -> dict[str, Any]:
    """Give a comparison as plain values, for JSON.

    Parameters
    ----------
    comparison
        Of one announcement.
    """
    announcement = comparison.announcement
    return {
        "announcement": announcement.id,
        "title": asdict(announcement.title),
        "by": announcement.by,
        "channel": asdict(announcement.channel),
        "said": announcement.said.isoformat(),
        "known_on": comparison.known_on.isoformat(),
        "seen": announcement.seen,
        "texts": [
            {"instrument": text.id, "reviewed": text.reviewed is not None}
            for text in texts_of(announcement)
        ],
        "clauses": [_clause(each) for each in announcement.clauses],
        "findings": [_finding(each) for each in comparison.findings],
        "unsaid": [
            {
                "id": id_,
                "says": asdict(practice()[id_].says),
                "source": asdict(practice()[id_].source),
            }
            for id_ in comparison.unsaid
        ],
        "unmarked": list(comparison.unmarked),
        "words": [asdict(each) for each in comparison.words],
    }


def _clause(clause: Clause) -> dict[str, Any]:
    about = clause.about
    return {
        "id": clause.id,
        "about": clause.subject,
        "speaks_of": about.name if isinstance(about, SaidTerms) else "",
        "words": list(clause.words),
        "paraphrase": asdict(clause.paraphrase) if clause.paraphrase else None,
        "sources": list(clause.sources),
        "file": clause.where.file,
        "line": clause.where.line,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "clause": finding.clause,
        "key": finding.key,
        "side": finding.side,
        "verdict": finding.verdict,
        "values": {name: _value(value) for name, value in finding.values.items()},
        "in_readings": [dict(each) for each in finding.readings],
        "quote": finding.basis.quote,
        "sources": list(finding.basis.sources),
        "example": None if finding.example is None else _case(finding.example),
    }


def _value(value: Value) -> Any:  # noqa: PLR0911 - one line for each kind of value
    if isinstance(value, Text):
        return asdict(value)
    if isinstance(value, Days):
        return {"sure": _spans(value.sure), "perhaps": _spans(value.perhaps)}
    if isinstance(value, Hours):
        return [[first.isoformat(), last.isoformat()] for first, last in value.spans]
    if isinstance(value, Term):
        return value.key.partition(".")[2]
    if isinstance(value, int):
        return value
    if not isinstance(value, Condition):
        return value.isoformat()
    return {
        "says": _ENGLISH.condition(value),
        "facts": list(dict.fromkeys(map(bare, facts_in(value)))),
    }


def _spans(spans: Spans) -> list[list[str | None]]:
    return [[first.isoformat(), last.isoformat() if last else None] for first, last in spans]


def _case(case: Case) -> dict[str, Any]:
    """Give a case by its facts; a length of time by the two days between which it lies."""
    found: dict[str, Any] = {}
    for variable, value in case.items():
        if not isinstance(variable, str):
            fact, of, _, _, unit = variable
            found[f"{fact} after {of}"] = f"{value} {unit}"
        elif isinstance(value, bool | str):
            found[variable] = value
        else:
            found[variable] = date.fromordinal(value).isoformat()
    return found
