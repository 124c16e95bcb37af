"""How many persons a bucket a crossing, a desk or a street lets through, and which limit says so."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from safeconduct.operation.model import Group
from safeconduct.planning.capacities import LimitAt, crossing_capacities, site_capacities
from safeconduct.planning.services import exit_loads
from safeconduct.planning.setting import Setting

Numbers = NDArray[np.float64]

Limit = tuple[LimitAt, int, float, Numbers]
"""(limit, shift of its bucket, units a person takes, persons it lets through by bucket of entry)."""


@dataclass(frozen=True, slots=True, eq=False)
class Rate:
    """Persons who may enter in each bucket, shape (buckets,), and the limits it is the least of."""

    most: Numbers
    limits: tuple[Limit, ...]

    def binding(self, bucket: int) -> Limit | None:
        """Give the limit that binds in a bucket; none where the crossing is closed."""
        tight = [limit for limit in self.limits if limit[3][bucket] <= self.most[bucket]]
        return tight[0] if tight else None


def crossing_rates(setting: Setting, group: Group, corridor: str) -> Rate:
    """Give the rate of a crossing on foot: its walkers, its search, its hours.

    Parameters
    ----------
    setting, group, corridor
        Who crosses where.

    Returns
    -------
    Rate
        0 while it is closed.
    """
    capacities = crossing_capacities(setting)
    limits: list[Limit] = [
        (load.limit, 0, load.coef, capacities[load.limit] / load.coef)
        for load in exit_loads(setting, group, corridor, None, "walk", 0)
    ]
    most = np.where(setting.open_share[corridor] > 0, np.inf, 0.0)
    for _, _, _, persons in limits:
        most = np.minimum(most, persons)
    return Rate(most, tuple(limits))


def reception_rate(setting: Setting, group: Group, site: str) -> Rate:
    """Give the rate of the desks of a site."""
    most = np.full(setting.steps, np.inf)
    reception = setting.operation.sites[site].reception
    seconds = 0.0 if reception is None else reception.time_s.get(group.id, 0.0)
    if seconds <= 0:
        return Rate(most, ())
    limit: LimitAt = ("reception", site)
    persons = site_capacities(setting)[limit] / seconds
    return Rate(persons, ((limit, 0, seconds, persons),))
