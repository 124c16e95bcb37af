"""How many people can arrive an hour, and how soon the places are full."""

from __future__ import annotations

import math
from dataclasses import dataclass

from safeconduct.operation.model import Corridor, Operation, Screening


@dataclass(frozen=True, slots=True)
class Arrivals:
    """What the places of all sites must hold.

    Parameters
    ----------
    persons
        People who want to leave by corridors that lead to a site, at the stated turnout.
    person_per_h
        How many of them the crossings let pass in an open hour; infinite where nothing limits.
    places
        Places of all sites a corridor leads to.
    needed
        Most people who can be there at one time.
    full_after_h
        Open hours until the places are full, ``None`` where nothing limits arrivals.
    """

    persons: float
    person_per_h: float
    places: float
    needed: float
    full_after_h: float | None


def expected_arrivals(operation: Operation) -> Arrivals:
    """Compare what the crossings let pass with what the sites can take.

    Parameters
    ----------
    operation
        Every site that a corridor leads to must state its places.

    Returns
    -------
    Arrivals
        ``needed`` is the least of the people who want to leave and of what all crossings let
        pass while the longest stay of a site lasts (or, where a place is not free again, in all
        open hours).
    """
    leading = [corridor for corridor in operation.corridors.values() if corridor.leads_to]
    sites = {
        operation.sites[site].id: operation.sites[site] for c in leading for site in c.leads_to
    }
    persons = _wanting(operation, {group for corridor in leading for group in corridor.groups})
    rates = {corridor.id: crossing_person_per_h(operation, corridor) for corridor in leading}
    stays = [site.stay_s for site in sites.values()]
    stay_s = None if None in stays else max((s for s in stays if s is not None), default=None)
    passed = sum(rates[c.id] * _open_h(c, stay_s) for c in leading if _open_h(c, stay_s))
    places = sum(site.places or 0.0 for site in sites.values())
    rate = sum(rates.values())
    return Arrivals(
        persons=persons,
        person_per_h=rate,
        places=places,
        needed=min(persons, passed),
        full_after_h=places / rate if 0 < rate < math.inf else None,
    )


def crossing_person_per_h(operation: Operation, corridor: Corridor) -> float:
    """Give how many people a corridor lets pass in an open hour.

    Parameters
    ----------
    operation
        For the groups' sizes: the search is weighted by how many of each want to leave.
    corridor
        The corridor.

    Returns
    -------
    float
        The search's rate, and the walking capacity where nobody can ride; infinite where
        neither limits.
    """
    searched = _searched_person_per_h(operation, corridor, corridor.screening)
    rides = operation.buses or operation.ambulances or operation.cars
    walked = corridor.walk_capacity_person_per_h
    return min(searched, math.inf if walked is None or rides else walked)


def _searched_person_per_h(
    operation: Operation, corridor: Corridor, screening: Screening | None
) -> float:
    if screening is None:
        return math.inf
    own = {group for pool in screening.pools for group in pool.groups}
    rate = 0.0
    for pool in screening.pools:
        groups = [
            g for g in corridor.groups if g in pool.groups or (not pool.groups and g not in own)
        ]
        sizes = {g: _wanting(operation, {g}) for g in groups}
        people = sum(sizes.values())
        work_s = sum(sizes[g] * screening.time_s.get(g, 0.0) for g in groups)
        rate += (
            math.inf
            if people and not work_s
            else pool.lanes * 3600 * people / work_s
            if people
            else 0
        )
    return rate


def _wanting(operation: Operation, groups: set[str]) -> float:
    share = {g: operation.turnout[g].value if g in operation.turnout else 1.0 for g in groups}
    return sum(
        n.value * share[g]
        for area in operation.areas.values()
        for g, n in area.persons.items()
        if g in groups
    )


def _open_h(corridor: Corridor, within_s: int | None) -> float:
    if within_s is None:
        return sum(end - start for start, end in corridor.open) / 3600
    ends = [end for _, end in corridor.open]
    windows = [
        sum(max(0, min(end, last) - max(start, last - within_s)) for start, end in corridor.open)
        for last in ends
    ]
    return max(windows, default=0) / 3600
