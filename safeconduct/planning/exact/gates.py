"""The ends of the flow: crossings with the one way on to a site, and the streets before them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from safeconduct.network.model import INSIDE
from safeconduct.operation.model import Group
from safeconduct.planning.routes import after_crossing, timed_after
from safeconduct.planning.setting import Setting, bucket_shift
from safeconduct.planning.shortest import FAR_MS


@dataclass(frozen=True, slots=True)
class Gate:
    """A corridor and where it leads: links after the crossing, with the shifts of their buckets.

    ``arrive_shift`` leads from the bucket of crossing to that of arrival.
    """

    corridor: str
    site: str | None
    after: tuple[int, ...]
    shifts: tuple[int, ...]
    arrive_shift: int


def gates_of(setting: Setting, group: Group) -> tuple[Gate, ...]:
    """Give every corridor and site that a group may go to on foot.

    Parameters
    ----------
    setting
        The operation on its roads.
    group
        Who goes.

    Returns
    -------
    tuple of Gate
        In the order of the operation; those that open at some time.
    """
    found = []
    for corridor in setting.operation.corridors.values():
        if not setting.usable(corridor, group.id):
            continue
        for site in corridor.leads_to or (None,):
            after = after_crossing(setting, corridor.id, site, group.walking_speed_kmh)
            if after is None:
                continue
            gap_m = setting.network.site_gap_m.get(site, 0.0) if site else 0.0
            way = timed_after(setting, after, gap_m, group.walking_speed_kmh)
            shift = bucket_shift(way.after_ms, setting.step_ms) if site else 0
            found.append(Gate(corridor.id, site, after, way.shifts(setting.step_ms), shift))
    return tuple(found)


def inside_links(setting: Setting, group: Group) -> NDArray[np.int64]:
    """Give the links that may lie before a crossing of any corridor the group may use.

    With an edge, no way goes on inside from a crossing.
    """
    network = setting.network
    usable = np.zeros(network.links, np.bool_)
    for corridor in setting.operation.corridors.values():
        if setting.usable(corridor, group.id):
            allowed = setting.allowed_ms(corridor.id, group.walking_speed_kmh, inside=True)
            usable |= allowed < FAR_MS
    crossings = list(network.corridor_node.values())
    usable &= (network.zone != INSIDE) | ~np.isin(network.tail, crossings)
    return np.flatnonzero(usable)
