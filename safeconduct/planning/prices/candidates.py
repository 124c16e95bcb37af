"""Everything of which an operation could have one more, and the operation with it.

Only additions are here. What would be worth closing is never asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from safeconduct.operation.model import Corridor, Interval, Operation

HOUR_S = 3600
MORE_PLACES = 100


@dataclass(frozen=True, eq=False)
class Candidate:
    """One more of something.

    Parameters
    ----------
    limit, at
        The limit it widens and where, as a plan names them; ``hours`` and ``consent`` are no limits of a
        plan and are named the same way.
    kind
        What is added: ``lane``, ``desk``, ``vehicle``, ``100 places``, ``hour earlier``, ``hour later``,
        ``consent``.
    operation
        The operation with it.
    units_per_bucket
        By how much the limit grows in a bucket; for ``screening`` by that share of it that is open.
        ``None`` where no multiplier can say what it is worth.
    """

    limit: str
    at: str
    kind: str
    operation: Operation
    units_per_bucket: float | None


def candidates(operation: Operation) -> Iterator[Candidate]:
    """Give every addition there could be, one of each.

    Parameters
    ----------
    operation
        As read. Of what it does not limit there is no more to have.
    """
    for corridor in operation.corridors.values():
        if not corridor.refused_by:
            yield from _lanes(operation, corridor)
            yield from _hours(operation, corridor)
        elif len(corridor.refused_by) == 1:
            yield _consent(operation, corridor, corridor.refused_by[0])
    yield from _sites(operation)
    for fleet in ("buses", "ambulances"):
        vehicles = getattr(operation, fleet)
        if vehicles is not None and vehicles.count > 0:
            more = replace(vehicles, count=vehicles.count + 1)
            whole = (
                replace(operation, buses=more)
                if fleet == "buses"
                else replace(operation, ambulances=more)
            )
            yield Candidate("fleet", fleet, "vehicle", whole, 1.0)


def _lanes(operation: Operation, corridor: Corridor) -> Iterator[Candidate]:
    search = corridor.screening
    for place, pool in enumerate(search.pools if search else ()):
        assert search is not None  # noqa: S101 - there are pools
        pools = list(search.pools)
        pools[place] = replace(pool, lanes=pool.lanes + 1)
        changed = replace(corridor, screening=replace(search, pools=tuple(pools)))
        yield Candidate(
            "screening",
            f"{corridor.id}/{pool.id}",
            "lane",
            _with(operation, changed),
            float(operation.step_s),
        )


def _hours(operation: Operation, corridor: Corridor) -> Iterator[Candidate]:
    """Open an hour earlier, or close an hour later, on every day that has hours."""
    if not corridor.windows_stated or not corridor.open:
        return
    for kind, before_s, after_s in (("hour earlier", HOUR_S, 0), ("hour later", 0, HOUR_S)):
        wider = _joined(
            (max(0, start - before_s), min(operation.horizon_s, end + after_s))
            for start, end in corridor.open
        )
        if wider != corridor.open:
            changed = replace(corridor, open=wider)
            yield Candidate("hours", corridor.id, kind, _with(operation, changed), None)


def _joined(intervals: Iterator[Interval]) -> tuple[Interval, ...]:
    found: list[Interval] = []
    for start, end in sorted(intervals):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def _consent(operation: Operation, corridor: Corridor, party: str) -> Candidate:
    given = replace(corridor.consent[party], answer="given")
    changed = replace(corridor, consent={**corridor.consent, party: given})
    whole = _with(operation, changed)
    return Candidate("consent", f"{corridor.id}/{party}", "consent", whole, None)


def _sites(operation: Operation) -> Iterator[Candidate]:
    for site in operation.sites.values():
        if site.reception is not None:
            more = replace(site.reception, desks=site.reception.desks + 1)
            sites = {**operation.sites, site.id: replace(site, reception=more)}
            desk_s = float(operation.step_s)
            whole = replace(operation, sites=sites)
            yield Candidate("reception", site.id, "desk", whole, desk_s)
        if site.places is not None:
            sites = {**operation.sites, site.id: replace(site, places=site.places + MORE_PLACES)}
            whole = replace(operation, sites=sites)
            kind = f"{MORE_PLACES} places"
            yield Candidate("places", site.id, kind, whole, float(MORE_PLACES))


def _with(operation: Operation, corridor: Corridor) -> Operation:
    return replace(operation, corridors={**operation.corridors, corridor.id: corridor})
