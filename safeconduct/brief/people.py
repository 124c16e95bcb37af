"""Who wants to leave, who is out and who is left, by area and group."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from safeconduct.brief.reach import Reach
from safeconduct.network.model import Network
from safeconduct.operation.model import Operation
from safeconduct.plans.model import Plan
from safeconduct.safeguards.ambulances import groups_without_ambulance

REASONS = (
    "without_ambulance",
    "without_route",
    "without_place",
    "not_out_by_horizon",
    "place_or_time",
)
"""Why somebody is left, worst first; the last where a plan does not tell its two parts apart."""

_NOBODY = 0.01
_TOLERANCE, _AGREED = 1e-6, 1e-3


@dataclass(frozen=True, slots=True)
class Left:
    """People of one area who are not out at the end, by reason."""

    area: str
    wanting: float
    out: float
    by_reason: dict[str, float]

    @property
    def total(self) -> float:
        """Everybody left in the area."""
        return max(0.0, self.wanting - self.out)


@dataclass(frozen=True, slots=True)
class People:
    """Persons by area and group: those who want to leave and those who are out."""

    wanting: dict[tuple[str, str], float]
    out: dict[tuple[str, str], float]
    left: tuple[Left, ...]

    def of_area(self, area: str) -> tuple[float, float]:
        """Give how many of an area want to leave and how many are out."""
        return (
            sum(n for (a, _), n in self.wanting.items() if a == area),
            sum(n for (a, _), n in self.out.items() if a == area),
        )

    def of_group(self, group: str) -> tuple[float, float]:
        """Give how many of a group want to leave and how many are out."""
        return (
            sum(n for (_, g), n in self.wanting.items() if g == group),
            sum(n for (_, g), n in self.out.items() if g == group),
        )


def count_people(operation: Operation, network: Network, plan: Plan) -> People:
    """Count people by area and group.

    Parameters
    ----------
    operation, network
        What the plan was made from.
    plan
        The plan.

    Returns
    -------
    People
        Persons wanting = population × turnout, fractional; ``left`` holds only areas where
        somebody is left, the most first.
    """
    wanting = {
        (area.id, group): figure.at(plan.population) * _share(operation, plan, group)
        for area in operation.areas.values()
        for group, figure in area.persons.items()
    }
    out: dict[tuple[str, str], float] = defaultdict(float)
    for cohort in plan.cohorts:
        out[cohort.area, cohort.group] += cohort.persons
    return People(wanting, dict(out), _left(operation, network, plan, wanting, out))


def _share(operation: Operation, plan: Plan, group: str) -> float:
    turnout = operation.turnout.get(group)
    return 1.0 if turnout is None else turnout.at(plan.turnout)


def _left(
    operation: Operation,
    network: Network,
    plan: Plan,
    wanting: dict[tuple[str, str], float],
    out: dict[tuple[str, str], float],
) -> tuple[Left, ...]:
    by_area: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for (area, _), persons in wanting.items():
        by_area[area][0] += persons
    for (area, _), persons in out.items():
        by_area[area][1] += persons
    without_route = _without_route(operation, network, plan, wanting, out)
    no_ambulance = without_ambulance(operation, wanting, out)
    found = [
        Left(
            area,
            wants,
            gone,
            _told_apart(
                _reasons(plan, area, max(0.0, wants - gone), without_route),
                no_ambulance.get(area, 0.0),
            ),
        )
        for area, (wants, gone) in by_area.items()
    ]
    found = [left for left in found if left.total > _NOBODY]
    return tuple(sorted(found, key=lambda left: (-left.total, left.area)))


def without_ambulance(
    operation: Operation, wanting: dict[tuple[str, str], float], out: dict[tuple[str, str], float]
) -> dict[str, float]:
    """Give by area those left who leave only by ambulance, where there is none for them."""
    lacking = groups_without_ambulance(operation)
    found: dict[str, float] = defaultdict(float)
    for (area, group), persons in wanting.items():
        if group in lacking:
            found[area] += max(0.0, persons - out.get((area, group), 0.0))
    return dict(found)


def _told_apart(by_reason: dict[str, float], no_ambulance: float) -> dict[str, float]:
    """Take those who lack only an ambulance out of those without a route."""
    lacking = min(no_ambulance, by_reason["without_route"])
    rest = by_reason["without_route"] - lacking
    return by_reason | {
        "without_ambulance": lacking,
        "without_route": rest if rest > _NOBODY else 0.0,
    }


def _reasons(
    plan: Plan, area: str, left: float, without_route: dict[str, float]
) -> dict[str, float]:
    """Give persons by reason: as the plan says, or as far as its totals allow to tell."""
    stated = {k.removeprefix("persons_"): n for k, n in plan.left_by_area.get(area, {}).items()}
    if any(reason in stated for reason in REASONS):
        return {reason: stated.get(reason, 0.0) for reason in REASONS}
    found = dict.fromkeys(REASONS, 0.0)
    found["without_route"] = min(left, without_route.get(area, 0.0))
    rest = left - found["without_route"]
    if plan.persons_without_place <= _NOBODY:
        found["not_out_by_horizon"] = rest
    elif plan.persons_not_out_by_horizon <= _NOBODY:
        found["without_place"] = rest
    else:
        found["place_or_time"] = rest
    return found


def _without_route(
    operation: Operation,
    network: Network,
    plan: Plan,
    wanting: dict[tuple[str, str], float],
    out: dict[tuple[str, str], float],
) -> dict[str, float]:
    """Give people without a route by area, as far as the plan's total bears it out."""
    total = plan.persons_without_route
    if total <= _NOBODY:
        return {}
    stayed = {pair for pair, n in wanting.items() if n > 0 and out.get(pair, 0.0) <= _TOLERANCE * n}
    served = {g for c in operation.corridors.values() if not c.refused_by for g in c.groups}
    unreached = Reach(operation, network).without_route(stayed)
    for pairs in (
        unreached,
        # Armed groups are planned second; a plan may count all of them as late.
        {pair for pair in unreached if operation.groups[pair[1]].kind != "fighters_leaving_armed"},
        stayed,
        {pair for pair in stayed if pair[1] not in served},
    ):
        if sum(wanting[pair] for pair in pairs) <= total * (1 + _AGREED) + _NOBODY:
            found: dict[str, float] = defaultdict(float)
            for pair in sorted(pairs):
                found[pair[0]] += wanting[pair]
            return found
    return {}
