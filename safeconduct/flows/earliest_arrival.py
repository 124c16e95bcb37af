"""The verb: as many people out by every step as is possible, with the cut that proves it."""

from __future__ import annotations

import time
from math import inf

import numpy as np

from safeconduct.flows.check import check_network
from safeconduct.flows.expand import Expanded, expand
from safeconduct.flows.network import FlowNetwork
from safeconduct.flows.result import CutOverTime, EarliestArrival, Status
from safeconduct.flows.runs import intervals
from safeconduct.flows.start import more_room, start
from safeconduct.flows.state import LEFT, OVERFLOW, ROUNDS, STEP_NOW, USED, State
from safeconduct.flows.sweep import sweep

WORK = 1_000_000
"""Nodes looked at between two looks at the clock: some tenths of a second."""


def earliest_arrival(
    network: FlowNetwork,
    horizon: int,
    *,
    time_limit_s: float = inf,
    every_cut: bool = False,
) -> EarliestArrival:
    """Find the flow over time that has as many people out by every step as is possible at all.

    It is also a quickest flow: the last arrival is as early as it can be. People may wait at every node. Exits count
    alike; ``exit_places`` are not looked at here (see :func:`safeconduct.flows.separate_exits.separate_exits`).

    For each step of arrival in turn, ways to the exits are searched backwards in the time-expanded network, which is never
    built: where waiting is free, one label per node stands for all its copies that people left over can reach.

    Parameters
    ----------
    network
        Nodes, arcs, people, exits.
    horizon
        The last step that counts.
    time_limit_s
        Seconds after which the search stops; what it has by then is returned.
    every_cut
        Keep a cut for every step, not only for the one before the last arrival.

    Returns
    -------
    EarliestArrival
        The flow, its arrivals and its proof.

    Raises
    ------
    InputError
        If the network cannot be read as one, or does not fit into memory.

    Notes
    -----
    With one joint sink an earliest-arrival flow always exists: D. Gale, Transient flows in networks,
    doi:10.1307/mmj/1028998140; E. Minieka, doi:10.1287/opre.21.2.517.
    """
    check_network(network, horizon)
    expanded = expand(network, horizon)
    state = start(expanded, horizon, every_cut=every_cut)
    sweep(state, -1)  # compiles it, where that was not done before
    deadline_s = time.monotonic() + time_limit_s
    stopped = False
    while True:
        going_on = sweep(state, WORK)
        if state.tally[OVERFLOW] > 0:
            state.tally[OVERFLOW] = 0
            state = more_room(state)
        elif not going_on:
            break
        if time.monotonic() > deadline_s:
            stopped = True
            break
    return _result(network, expanded, state, stopped=stopped)


def _result(
    network: FlowNetwork, expanded: Expanded, state: State, *, stopped: bool
) -> EarliestArrival:
    people = int(expanded.people.sum())
    left = int(state.tally[LEFT])
    proved_to = int(state.tally[STEP_NOW]) - 1
    status: Status = "complete" if left == 0 else "time_limit" if stopped else "horizon"
    last = int(np.flatnonzero(state.arrivals)[-1]) if left == 0 and people else None
    cut = expanded.cut(proved_to, state.cut) if proved_to >= 0 and people else None
    cuts: tuple[CutOverTime, ...] = ()
    if len(state.cuts) > 1:
        cuts = tuple(expanded.cut(step, state.cuts[step]) for step in range(proved_to + 1))
    if last is not None:
        proved_to = last
    nodes = expanded.nodes
    used = np.flatnonzero(state.arc[:, USED])
    streets = used[used < len(network.tail)]
    rates = used[(used >= len(network.tail)) & (used < expanded.first_exit_arc)]
    exits = used[used >= expanded.first_exit_arc]
    waits = np.flatnonzero(state.words[:nodes].any(axis=1))
    name = np.zeros(nodes, np.int64)
    name[expanded.behind] = np.arange(network.nodes)
    name[: network.nodes] = np.arange(network.nodes)
    return EarliestArrival(
        status=status,
        people=people,
        people_out=people - left,
        arrivals=state.arrivals,
        proved_to=proved_to,
        last_arrival_step=last,
        flow=intervals(state.amount, nodes + streets, streets),
        leaving=intervals(state.amount, nodes + exits, exits - expanded.first_exit_arc),
        passing=intervals(state.amount, nodes + rates, expanded.tail[rates]),
        waiting=intervals(state.amount, waits, name[waits]),
        cut=cut,
        cuts=cuts,
        searches=int(state.tally[ROUNDS]),
    )
