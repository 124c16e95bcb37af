"""The proof of an exact plan in words: which limits everybody must pass, and in which hours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from safeconduct.brief.language import Language
from safeconduct.brief.limits import STREETS
from safeconduct.brief.wording import limit_name
from safeconduct.operation.model import Operation
from safeconduct.plans.model import Plan, Proof

EXACT = "exact"
_SHOWN = 4
_STRETCHES = 2
_MOST_DECIMALS = 3


def cut_sentence(operation: Operation, plan: Plan, language: Language) -> str:
    """Say what shows that nobody can be out earlier.

    Parameters
    ----------
    operation
        Names of the places.
    plan
        Of the exact engine, whose proof of completion is a cut over time.
    language
        Of the words.

    Returns
    -------
    str
        Empty for any other plan, where somebody of it arrives later than could be, and where the first bucket takes everybody.
    """
    proof = next((each for each in plan.proofs if each.name == "completion"), None)
    exact = plan.engine == EXACT and plan.status == "optimal"
    if not exact or proof is None or not proof.multipliers:
        return ""
    out = sum(each.persons for each in plan.cohorts if each.arrive_s <= proof.until_s)
    parts = list(_parts(operation, plan, proof, language))
    said = language.say("list_and").join(parts[:_SHOWN])
    if more := len(parts) - _SHOWN:
        said = language.say("cut.more", said=said, n=language.number(more)) if more > 0 else said
    return language.say(
        "cut.says",
        by=language.moment(proof.until_s),
        parts=said,
        **_numbers(out, plan.persons_moved, language),
    )


def _numbers(out: float, moved: float, language: Language) -> dict[str, str]:
    """Write both numbers so that they differ: with decimals where half a person is what is missing."""
    n, everybody = language.persons(out), language.persons(moved)
    decimals = 0
    while n == everybody and decimals < _MOST_DECIMALS:
        decimals += 1
        n, everybody = language.number(out, decimals), language.number(moved, decimals)
    return {"n": n, "all": everybody}


def _parts(operation: Operation, plan: Plan, proof: Proof, language: Language) -> Iterator[str]:
    """Give each limit with its hours, crossings before streets, those that count longest first."""
    buckets: dict[tuple[str, str], list[int]] = {}
    for each in proof.multipliers:
        buckets.setdefault((each.limit, each.at), []).append(each.bucket)
    ranked = sorted(
        buckets.items(), key=lambda item: (item[0][0] in STREETS, -len(item[1]), item[0])
    )
    for (limit, at), listed in ranked:
        name = limit_name(operation, limit, at, language)
        spans = [
            language.interval(first * plan.step_s, (last + 1) * plan.step_s)
            for first, last in _runs(listed)
        ]
        hours = language.say("list_and").join(spans[:_STRETCHES])
        if len(spans) > _STRETCHES:
            rest = language.number(len(spans) - _STRETCHES)
            hours = language.say("binds.more", listed=hours, n=rest)
        yield language.say("cut.part", name=name, hours=hours)


def _runs(buckets: Iterable[int]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for bucket in sorted(set(buckets)):
        if found and bucket == found[-1][1] + 1:
            found[-1] = (found[-1][0], bucket)
        else:
            found.append((bucket, bucket))
    return found
