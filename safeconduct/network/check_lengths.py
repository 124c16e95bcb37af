"""Roads that claim to be shorter than the straight line between their ends."""

from __future__ import annotations

import numpy as np

from safeconduct.network.geodesy import distance_m
from safeconduct.network.report import Report
from safeconduct.network.roads import Roads
from safeconduct.operation.model import Where

_APART_M = 20.0
"""Ends nearer than this tell nothing: coordinates are rounded."""
_SHORTEST = 0.9
"""Share of the straight line that rounded lengths and coordinates may leave."""
_KILOMETRES = (1 / 2000, 1 / 200)
"""Where the middle ratio lies if lengths are a thousandth: roads are one to five times as long."""
_WHY = "People would seem to get there sooner than anybody can."


def check_lengths(roads: Roads, label: str, report: Report) -> None:
    """Hold the stated lengths of a GMNS folder against its coordinates.

    Parameters
    ----------
    roads
        As read; those of OpenStreetMap are measured and never too short.
    label
        How messages name the folder.
    report
        Gets a fault if all lengths look like kilometres (SC315), else one warning (SC314).
    """
    if roads.kind != "gmns":
        return
    tail, head = roads.tail, roads.head
    straight_m = distance_m(roads.lon[tail], roads.lat[tail], roads.lon[head], roads.lat[head])
    # A stated time wins over length, so that such a length claims no way that is too quick.
    apart = (straight_m > _APART_M) & np.isnan(roads.travel_time_s)
    ratio = roads.length_m[apart] / straight_m[apart]
    place = Where(f"{label.rstrip('/')}/link.csv", 0)
    if ratio.size and _KILOMETRES[0] <= float(np.median(ratio)) <= _KILOMETRES[1]:
        what = "The lengths look like kilometres; metres are expected."
        said = (what, _WHY, "Multiply the column `length` by 1000.")
        report.add(place, "SC315", said, "fault")
        return
    short = np.flatnonzero(apart)[ratio < _SHORTEST]
    if short.size:
        first = int(short[0])
        count = np.unique(roads.street[short]).size
        roads_are = "1 road is" if count == 1 else f"{count:,} roads are"
        what = (
            f"{roads_are} shorter than the straight line between the ends; the first is "
            f"{roads.link_id[first]}: {roads.length_m[first]:,.0f} m stated, "
            f"{straight_m[first]:,.0f} m straight."
        )
        remedy = "Correct `length` (in metres) or the coordinates, or leave `length` empty."
        report.add(place, "SC314", (what, _WHY, remedy), "warning")
