"""The verb: what every addition to an operation is worth."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace

from safeconduct.network.model import Network
from safeconduct.operation.model import Operation
from safeconduct.planning.options import PlanOptions
from safeconduct.planning.plan import plan as make_plan
from safeconduct.planning.prices.candidates import Candidate, candidates
from safeconduct.planning.setting import overlap_share
from safeconduct.plans.model import Addition, Plan

HOUR_S = 3600.0
CONFIRMED = 10
"""Additions that are planned again: those with the largest multipliers, beside what has none."""
NOTICED = 1e-6
"""Share of people or time below which nothing is saved."""

Progress = Callable[[str, float | None], None]


def price_additions(
    operation: Operation,
    network: Network,
    plan: Plan,
    options: PlanOptions | None = None,
    progress: Progress | None = None,
    *,
    confirmed: int = CONFIRMED,
) -> tuple[Addition, ...]:
    """Say what one more hour, lane, desk, vehicle, 100 places or a consent would change.

    By weak duality (docs/background/model.md, "Proofs") the multipliers of an optimal plan bound what more
    of a limit can bring: at most Σ y · Δcapacity more people, or that many person-seconds. The largest
    are planned again with the addition; so is every hour and consent, which no multiplier can price.

    Parameters
    ----------
    operation, network
        What the plan is of.
    plan
        With its proofs.
    options
        Those it was made with.
    progress
        Told which addition is planned.
    confirmed
        How many of those with multipliers are planned again.

    Returns
    -------
    tuple of Addition
        The most people first, then the most person-hours. Where ``confirmed`` is set the figures are
        differences to a plan made again; else they are what it can be worth at most. Where more people
        get out no hours are given: they would be of other people.
    """
    tell = progress or (lambda _what, _share: None)
    chosen = options or PlanOptions(turnout=plan.turnout, population=plan.population)
    found = list(candidates(operation))
    bounds = {id(each): _at_most(each, operation, plan) for each in found}
    priced = [
        each for each in found if each.units_per_bucket is not None and _any(bounds[id(each)])
    ]
    priced.sort(key=lambda each: bounds[id(each)], reverse=True)
    again = [each for each in found if each.units_per_bucket is None] + priced[:confirmed]
    additions = []
    for number, each in enumerate(again):
        tell(f"one more: {each.kind} at {each.at}", number / len(again))
        additions.append(_difference(each, plan, make_plan(each.operation, network, chosen)))
    additions += [_marginal(each, bounds[id(each)]) for each in priced[confirmed:]]
    return tuple(sorted(filter(_worth, additions), key=_rank))


def _at_most(each: Candidate, operation: Operation, plan: Plan) -> tuple[float, float]:
    """Give people and person-hours that an addition can bring at most, by the multipliers."""
    if each.units_per_bucket is None:
        return math.inf, math.inf
    share = _open_share(each, operation)
    totals = {"moved": 0.0, "arrival_sum": 0.0}
    for proof in plan.proofs:
        if proof.level is not None or proof.name not in totals:
            continue
        totals[proof.name] = each.units_per_bucket * sum(
            price.value * (share[price.bucket] if share is not None else 1.0)
            for price in proof.multipliers
            if (price.limit, price.at) == (each.limit, each.at)
        )
    return totals["moved"], totals["arrival_sum"] / HOUR_S


def _open_share(each: Candidate, operation: Operation) -> Sequence[float] | None:
    """Give the part of each bucket in which a search works: that in which its crossing is open."""
    if each.limit != "screening":
        return None
    corridor = operation.corridors[each.at.partition("/")[0]]
    steps = operation.horizon_s // operation.step_s
    shares: list[float] = overlap_share(corridor.open, steps, operation.step_s).tolist()
    return shares


def _any(bound: tuple[float, float]) -> bool:
    return bound[0] > NOTICED or bound[1] > NOTICED


def _difference(each: Candidate, plan: Plan, changed: Plan) -> Addition:
    """Hold a plan with an addition against the one without."""
    more = changed.persons_moved - plan.persons_moved
    said = Addition(each.limit, each.at, each.kind, 0.0, None, max(0.0, more), confirmed=True)
    if more > NOTICED * max(1.0, plan.persons_moved):
        return said
    earlier_s = plan.completion_s - changed.completion_s
    saved_s = _arrival_sum(plan) - _arrival_sum(changed)
    return replace(
        said,
        more_persons=0.0,
        saves_person_h=max(0.0, saved_s / HOUR_S),
        saves_completion_h=earlier_s / HOUR_S,
    )


def _arrival_sum(plan: Plan) -> float:
    return sum(each.persons * each.arrive_s for each in plan.cohorts)


def _marginal(each: Candidate, bound: tuple[float, float]) -> Addition:
    people, hours = bound
    more = people if people > NOTICED else 0.0
    return Addition(each.limit, each.at, each.kind, 0.0 if more else hours, None, more)


def _worth(addition: Addition) -> bool:
    earlier = addition.saves_completion_h or 0.0
    return max(addition.more_persons, addition.saves_person_h, earlier) > NOTICED


def _rank(addition: Addition) -> tuple[float, float, float, str, str, str]:
    return (
        -addition.more_persons,
        -addition.saves_person_h,
        -(addition.saves_completion_h or 0.0),
        addition.limit,
        addition.at,
        addition.kind,
    )
