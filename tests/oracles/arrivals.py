"""What a person loads by crossing and by arriving, whichever way they came."""

from __future__ import annotations

from safeconduct.operation.model import Corridor, Operation, Site
from tests.oracles.capacities import Key, pool_of


def crossing_loads(corridor: Corridor, group: str, bucket: int) -> dict[Key, float]:
    """Give what one person of a group loads at the crossing, except walking capacity."""
    found: dict[Key, float] = {("open", corridor.id, bucket): 1.0}
    if corridor.screening is not None:
        at = f"{corridor.id}/{pool_of(corridor, group)}"
        found["screening", at, bucket] = corridor.screening.time_s[group]
    return found


def arrival_loads(
    operation: Operation, site: Site | None, group: str, bucket: int
) -> dict[Key, float]:
    """Give what one person of a group loads who arrives at a site in a bucket."""
    if site is None:
        return {}
    found: dict[Key, float] = {}
    if site.reception is not None:
        found["reception", site.id, bucket] = site.reception.time_s[group]
    if site.stay_s is None:
        found["places", site.id, -1] = 1.0
        return found
    stays = -(-site.stay_s // operation.step_s)
    for later in range(bucket, min(bucket + stays, operation.steps)):
        found["places", site.id, later] = 1.0
    return found
