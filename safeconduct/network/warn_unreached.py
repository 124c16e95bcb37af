"""Places that no road joins to a crossing: told, never a fault."""

from __future__ import annotations

import numpy as np

from safeconduct.network.attach import Places
from safeconduct.network.connect import weak_parts
from safeconduct.network.keep_connected import Kept
from safeconduct.network.model import INSIDE, OUTSIDE
from safeconduct.network.report import Report
from safeconduct.operation.model import Operation

_NAMED = 10


def warn_unreached(
    operation: Operation,
    kept: Kept,
    crossing: dict[str, int],
    places: Places,
    report: Report,
) -> None:
    """Warn of areas without a road to any crossing and of sites without one from theirs.

    Directions are ignored here; the plan counts exactly who has no route.

    Parameters
    ----------
    operation
        Its areas, corridors and sites.
    kept
        The roads.
    crossing
        Node of each corridor's crossing.
    places
        Where areas and sites are attached.
    report
        Gets the warnings.
    """
    inside, outside = (_pieces(kept, other) for other in (OUTSIDE, INSIDE))
    gates = {int(inside[node]) for node in crossing.values()}
    lost = [area for area, node in places.areas.node.items() if int(inside[node]) not in gates]
    if lost and crossing:
        more = f" and {len(lost) - _NAMED} more" if len(lost) > _NAMED else ""
        what = f"No road leads on foot from {', '.join(lost[:_NAMED])}{more} to any crossing."
        why = "The people there have no route, and the plan will count them so."
        remedy = "Check the roads and the enclosed edge, or add a crossing."
        report.add(operation.areas[lost[0]].where, "SC326", (what, why, remedy), "warning")
    for corridor in operation.corridors.values():
        gate = crossing.get(corridor.id)
        for site in corridor.leads_to:
            node = places.sites.node.get(site)
            if gate is None or node is None or outside[node] == outside[gate]:
                continue
            what = f"No road leads on foot from the crossing of {corridor.id} to the site {site}."
            why = "Nobody who walks through the one can reach the other."
            remedy = "Check the roads and the place of the site, or name another site."
            report.add(corridor.where, "SC327", (what, why, remedy), "warning")


def _pieces(kept: Kept, without: int) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
    roads = kept.roads
    links = roads.walk & (kept.zone != without)
    return weak_parts(len(roads.node_id), roads.tail[links], roads.head[links])
