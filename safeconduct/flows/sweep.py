"""The sweep over arrival steps: as many as possible by each step in turn, which is the earliest arrival.

E. Minieka, Maximal, lexicographic, and dynamic network flows, doi:10.1287/opre.21.2.517.
"""

from __future__ import annotations

from safeconduct.flows.broad import search_broad
from safeconduct.flows.compiled import compiled
from safeconduct.flows.deep import search_deep
from safeconduct.flows.near import mend_forest
from safeconduct.flows.state import (
    ARCS,
    DRY,
    HORIZON,
    LABEL,
    LEFT,
    MET,
    OVERFLOW,
    ROUNDS,
    SEEN,
    STEP_NOW,
    TOUCHED,
    VISITS,
    State,
)


@compiled
def clean_up(s: State) -> None:
    """Forget what a search saw."""
    count = s.tally
    for i in range(count[TOUCHED]):
        s.node[s.touched[i], SEEN] = -1
        s.node[s.touched[i], MET] = 0
    count[TOUCHED] = 0


@compiled
def turn_away(s: State) -> None:
    """Hang anew what hung from homes that ran out, so that nobody looks for people there."""
    count = s.tally
    if count[DRY] > 0:
        for i in range(count[DRY]):
            s.stack[i] = s.dry[i]
        mend_forest(
            s.node, s.arc, s.out_first, s.out_arc, s.first, s.link, s.heap, s.stack, count[DRY]
        )
        count[DRY] = 0


@compiled
def keep_cut(s: State, now: int) -> None:
    """Keep the cut that shows why no more arrive by this step."""
    every = len(s.cuts) > 1
    for v in range(len(s.node)):
        s.cut[v] = s.node[v, LABEL]
        if every:
            s.cuts[now, v] = s.node[v, LABEL]


@compiled
def sweep(s: State, work: int) -> bool:
    """Go on for about ``work`` visits; False when everybody is out, the horizon is over or room is wanted."""
    count = s.tally
    end = count[VISITS] + count[ARCS] + work
    while count[STEP_NOW] <= count[HORIZON] and count[LEFT] > 0:
        now = count[STEP_NOW]
        turn_away(s)
        deep = True
        while s.node[s.sink, LABEL] <= now:
            if count[VISITS] + count[ARCS] > end:
                return True
            if deep:
                search_deep(s, now)
            else:
                search_broad(s, now)
            deep = False
            clean_up(s)
            count[ROUNDS] += 1
            if count[LEFT] == 0 or count[OVERFLOW] > 0:
                return False
        keep_cut(s, now)
        count[STEP_NOW] = now + 1
        count[VISITS] += 1
    return False
