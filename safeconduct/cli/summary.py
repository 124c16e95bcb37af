"""Say in a few plain lines what a plan is and who does not get out."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

from safeconduct.brief.coarse import step_text, too_coarse
from safeconduct.plans.clock import Clock
from safeconduct.safeguards.ambulances import groups_without_ambulance

if TYPE_CHECKING:
    from safeconduct.operation.model import Operation
    from safeconduct.plans.model import Loss, Plan

HOUR_S = 3600
SOMEONE = 0.01
"""Persons; less than this is rounding."""

SAME_SHARE = 1e-6
"""Part of a sum that is rounding."""

REASONS = {
    "without_route": "no way: no corridor that opens for them can be reached",
    "without_place": "no place: the reception sites are full",
    "not_out_by_horizon": "no time: not out when the horizon ends",
}
"""Why someone does not get out, by the name of the count in ``plan.json``."""


def left_behind(plan: Plan) -> dict[str, float]:
    """Give how many do not get out, by reason; nobody left is an empty answer."""
    counts = {
        "without_route": plan.persons_without_route,
        "without_place": plan.persons_without_place,
        "not_out_by_horizon": plan.persons_not_out_by_horizon,
    }
    return {reason: persons for reason, persons in counts.items() if persons >= SOMEONE}


def plan_lines(plan: Plan, name: str) -> list[str]:
    """Say who wants out, who gets out, by when, and how near to the best that is.

    Parameters
    ----------
    plan
        The plan.
    name
        Name of the operation.

    Returns
    -------
    list of str
        Lines without line ends.
    """
    clock = Clock(plan.start, plan.timezone)
    lines = [
        name,
        f"  standing      {plan.standing}",
        f"  assumed       population {plan.population}, turnout {plan.turnout}",
        f"  want to leave {people(plan.persons_wanting)}",
        f"  get out       {people(plan.persons_moved)}",
    ]
    if plan.persons_moved >= SOMEONE:
        lines += [
            f"  last arrival  {_minute(clock, plan.completion_s)}",
            f"  mean arrival  {hours(plan.mean_arrival_s)} after the start",
        ]
    lines.append(f"  proof         {plan.status}, at most {plan.gap:.2%} from the best there is")
    return [*lines, *_vehicle_lines(plan), *_one_way_lines(plan)]


def _one_way_lines(plan: Plan) -> list[str]:
    """Say what one way out for every area costs against free ways."""
    free = plan.with_free_ways
    if free is None:
        return []
    aims = {(aim.name, aim.level): aim.value for aim in plan.aims}
    fewer = free.persons_out - aims["moved", None]
    later_min = (aims["completion", None] - free.completion_s) / 60
    more = (aims["arrival_sum", None] - free.arrival_sum_s) / HOUR_S
    if fewer >= SOMEONE:
        cost = f"{people(fewer)} fewer out"
    elif later_min < 1 and more < max(1.0, SAME_SHARE * free.arrival_sum_s / HOUR_S):
        cost = "nothing"
    else:
        costs = [f"last arrival {later_min:,.0f} min later"] if later_min >= 1 else []
        costs += [f"{more:,.0f} person-hours more"] if more >= 1 else []
        cost = ", ".join(costs) or "nothing"
    return [f"  one way out   for every area; against free ways it costs {cost}"]


def _vehicle_lines(plan: Plan) -> list[str]:
    """Say how many whole vehicles run, and what they cost against fractions of vehicles."""
    whole = plan.whole_vehicles
    if whole is None:
        kept, _, why = plan.options.get("vehicles", "").partition(": ")
        return [f"  vehicles      in {kept}: {why}"] if why else []
    run = ", ".join(
        f"{count(number, kind.removesuffix('es' if kind == 'buses' else 's'), kind)} "
        f"in {count(whole.departures[kind], 'ride')}"
        for kind, number in whole.vehicles.items()
    )
    lines = [f"  vehicles      {run}", "  whole vehicles, against the plan in fractions:"]
    for loss in whole.losses:
        whose = "" if loss.level is None else f" of level {loss.level}"
        lines.append(f"    {_LOSS[loss.name]}{whose}: {_loss_text(loss)}")
    return lines


_LOSS = {"moved": "people out", "completion": "last arrival", "arrival_sum": "sum of arrival times"}


def _loss_text(loss: Loss) -> str:
    """Give the difference of two plans in one aim, nothing where they agree."""
    if loss.name == "moved":
        fewer = loss.in_fractions - loss.whole
        return "the same" if fewer < SOMEONE else f"{people(fewer)} fewer"
    later = loss.whole - loss.in_fractions
    share = later / loss.in_fractions if loss.in_fractions > 0 else 0.0
    if abs(share) < SAME_SHARE:
        return "the same"
    way = "later" if later > 0 else "earlier"
    if loss.name == "completion":
        return f"{abs(later) / 60:,.0f} min {way}"
    return f"{hours(abs(later)).replace(' h', ' person-hours')} {way} ({abs(share):.2%})"


def half_step_lines(half: Plan | None, plan: Plan) -> list[str]:
    """Say what the same plan is with time cut twice as fine; no lines if it was not made."""
    if half is None:
        return []
    lines = [f"  at half step  {people(half.persons_moved)} out, mean {hours(half.mean_arrival_s)}"]
    if too_coarse(plan, half):
        again = f"plan again with time_step {step_text(half.step_s)}"
        lines.append(f"  WARNING       this step is too coarse; do not use these figures: {again}")
    return lines


def left_lines(plan: Plan, operation: Operation, most: int = 5) -> list[str]:
    """Say who does not get out, and why; no lines if everybody does.

    Parameters
    ----------
    plan
        The plan.
    operation
        What it is a plan of: gives the names, and why a corridor is closed.
    most
        Areas named, those with the most people left first.

    Returns
    -------
    list of str
        Lines without line ends.
    """
    left = left_behind(plan)
    if not left:
        return []
    lines = [f"{people(sum(left.values()))} who want to leave do not get out:"]
    for reason, persons in left.items():
        lines.append(f"  {people(persons)}: {REASONS[reason]}")
        if reason == "without_route":
            lines += _no_ambulance(plan, operation, persons)
    lines += [f"    {line}" for line in _closed(operation)]
    by_group: defaultdict[str, float] = defaultdict(float)
    for groups in plan.left_by_area.values():
        for group, persons in groups.items():
            by_group[group] += persons
    lines.append("  who:")
    lines += [
        f"    {people(persons)} {operation.groups[group].name.en}"
        for group, persons in sorted(by_group.items(), key=lambda item: -item[1])
    ]
    by_area = {area: sum(groups.values()) for area, groups in plan.left_by_area.items()}
    areas = sorted(by_area, key=lambda area: (-by_area[area], area))
    if len(areas) == most + 1:
        most += 1  # one other area is as short by its name
    lines.append("  where:")
    lines += [
        f"    {people(by_area[area])} in {operation.areas[area].name.en}" for area in areas[:most]
    ]
    if len(areas) > most:
        rest = sum(by_area[area] for area in areas[most:])
        lines.append(f"    {people(rest)} in {count(len(areas) - most, 'other area')}")
    return lines


def _no_ambulance(plan: Plan, operation: Operation, without_route: float) -> list[str]:
    """Say how many of those without a way lack only an ambulance."""
    lacking = groups_without_ambulance(operation)
    areas = plan.left_by_area.values()
    persons = sum(n for groups in areas for group, n in groups.items() if group in lacking)
    if persons < SOMEONE:
        return []
    return [f"    of these {people(min(persons, without_route))}: no ambulance for them"]


def _closed(operation: Operation) -> list[str]:
    """Say why corridors are closed to everybody."""
    lines = []
    for corridor in operation.corridors.values():
        if corridor.refused_by:
            parties = [operation.parties[party].name.en for party in corridor.refused_by]
            lines.append(f"{corridor.name.en} is closed: {', '.join(parties)} refused consent")
        elif not corridor.open:
            lines.append(f"{corridor.name.en} is never open within the horizon")
        elif not corridor.groups:
            lines.append(f"{corridor.name.en} is open to no group")
    return lines


def people(persons: float) -> str:
    """Give a number of people for reading: whole, but never a zero that is not nobody."""
    if SOMEONE <= persons < 1:
        return "less than 1"
    # A sum of fractions may end a hair below a half: half a person counts as one.
    return f"{math.floor(persons + 0.5 + 1e-6):,}"


def hours(seconds: float) -> str:
    """Give a duration for reading."""
    return f"{seconds / HOUR_S:,.1f} h"


def _minute(clock: Clock, seconds: int) -> str:
    """Give a clock time without its seconds and offset."""
    return clock.text(seconds)[:16].replace("T", " ")


def count(number: int, thing: str, things: str = "") -> str:
    """Give a number of things: 1 area, 2 areas."""
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {things or thing + 's'}"
