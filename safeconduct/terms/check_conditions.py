"""Check conditions: every fact is one of the vocabulary and used as what it is."""

from __future__ import annotations

from collections.abc import Iterator

from safeconduct.reading.lines import Step
from safeconduct.terms.document_conditions import (
    AllDocument,
    AnyDocument,
    Condition,
    FactDocument,
    NotDocument,
    RivalConditionDocument,
    joined,
)
from safeconduct.terms.faults import Faults
from safeconduct.terms.vocabulary import AGE, vocabulary

Path = tuple[Step, ...]


def check_conditions(faults: Faults) -> None:
    """Check every condition of the offers and of what was reported of them.

    Parameters
    ----------
    faults
        The document; faults gather there.
    """
    document = faults.document
    for at, fact in stated_facts(faults):
        _check_fact(faults, at, fact)
    for place, report in enumerate(document.reported_as):
        if report.offer not in document.offers:
            path = ("reported_as", place, "offer")
            faults.unknown("SC708", path, "offer", report.offer, list(document.offers))


def stated_facts(faults: Faults) -> Iterator[tuple[Path, FactDocument | str]]:
    """Give every fact of every condition with its path."""
    for path, condition in _conditions(faults):
        yield from _facts(condition, path)


def _conditions(faults: Faults) -> Iterator[tuple[Path, Condition]]:
    document = faults.document
    for id_, offer in document.offers.items():
        for name, condition in (("who", offer.who), ("act", offer.act)):
            if condition is not None:
                yield ("offers", id_, name), condition
        for name, exclusion in offer.exclusions.items():
            yield ("offers", id_, "exclusions", name, "when"), exclusion.when
    for place, report in enumerate(document.reported_as):
        for name, condition in (("who", report.who), ("act", report.act)):
            if condition is not None:
                yield ("reported_as", place, name), condition


def _facts(condition: Condition, path: Path) -> Iterator[tuple[Path, FactDocument | str]]:
    if isinstance(condition, str | FactDocument):
        yield path, condition
    elif isinstance(condition, AllDocument | AnyDocument | NotDocument):
        how, parts = joined(condition)
        for place, part in enumerate(parts):
            at = (*path, how) if how == "not" else (*path, how, place)
            yield from _facts(part, at)
    elif isinstance(condition, RivalConditionDocument):
        [(question, values)] = condition.by_reading.items()
        for name, branch in values.items():
            if not isinstance(branch, bool):
                yield from _facts(branch, (*path, "by_reading", question, name))


def _check_fact(faults: Faults, path: Path, said: FactDocument | str) -> None:
    id_ = said if isinstance(said, str) else said.fact
    known = vocabulary()
    if id_ not in known:
        faults.unknown("SC704", path, "fact", id_, list(known))
        return
    kind = known[id_].kind
    stated = FactDocument(fact=id_) if isinstance(said, str) else said
    as_list = stated.one_of is not None
    ranged = any(each is not None for each in (stated.begins, stated.through, stated.before))
    as_day = ranged or stated.within is not None
    if ranged and stated.within is not None:
        faults.add("SC710", (*path, "within"), "a day is held against days or a time, not both")
        return
    if id_ == AGE:
        what = "nobody's age is a condition here: minors are never evaluated, adults all alike"
        faults.add("SC710", path, what)
    elif as_list != (kind == "list") or as_day != (kind == "day"):
        faults.add("SC710", path, f"{id_!r} is {_KINDS[kind]}")
    elif stated.one_of:
        for place, answer in enumerate(stated.one_of):
            if answer not in known[id_].options:
                at = (*path, "one_of", place)
                faults.unknown("SC711", at, "answer", answer, list(known[id_].options))
    if stated.within is not None:
        other = known.get(stated.within.of)
        at = (*path, "within", "of")
        if other is None:
            faults.unknown("SC704", at, "fact", stated.within.of, list(known))
        elif other.kind != "day":
            faults.add("SC710", at, f"{stated.within.of!r} is {_KINDS[other.kind]}")


_KINDS = {
    "yes-no": "yes or no, and needs nothing beside it",
    "day": "a day, and needs from, through, before or within",
    "list": "one of a list, and needs one_of",
    "years": "a number of years",
}
