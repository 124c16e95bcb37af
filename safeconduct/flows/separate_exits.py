"""The verb: exits with places of their own, for which no earliest arrival need exist; if there is none, it says so.

Whoever fills the places of a near exit early may leave only a far one to those who come later. The most that can be out by each
step is then a bound that no single flow attains at all steps. Found with linear programs on the time-expanded network,
so for small networks only. (M. Groß, J.-P. W. Kappmeier, D. R. Schmidt, M. Schmidt, Approximating earliest arrival flows in
arbitrary networks, doi:10.1007/978-3-642-33090-2_48.)
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import Any

import highspy
import numpy as np

from safeconduct.errors import Fault, InputError
from safeconduct.flows.earliest_arrival import earliest_arrival
from safeconduct.flows.expand import Expanded, expand
from safeconduct.flows.network import UNLIMITED, FlowNetwork
from safeconduct.flows.result import Counts

MOST_COLUMNS = 100_000
"""Arcs and nodes times steps, beyond which the programs take too long."""


@dataclass(frozen=True, slots=True, eq=False)
class SeparateExits:
    """What exits with places of their own allow.

    Parameters
    ----------
    exists
        Whether one flow has as many people out by every step as is possible by that step alone.
    most_out_by
        The most that can be out by each step, each for itself: a bound, shape (horizon + 1,).
    out_by
        People out by each step in the flow with the least mean arrival, shape (horizon + 1,); the same where ``exists``.
    factor
        The largest of ``most_out_by`` / ``out_by`` over the steps; 1 where ``exists``.
    """

    exists: bool
    most_out_by: Counts
    out_by: Counts
    factor: float


def separate_exits(network: FlowNetwork, horizon: int) -> SeparateExits:
    """Say whether exits with places of their own have an earliest-arrival flow, and what one flow attains.

    Parameters
    ----------
    network
        A network with ``exit_places``.
    horizon
        The last step that counts.

    Returns
    -------
    SeparateExits
        The bound for each step, and a flow's arrivals beside it.

    Raises
    ------
    InputError
        If the network is at fault, or too large to decide.
    """
    joint = earliest_arrival(network, horizon)
    places = np.full(len(network.exits), UNLIMITED)
    if network.exit_places is not None:
        places = np.asarray(network.exit_places)
    taken = np.zeros(len(places), np.int64)
    np.add.at(
        taken, joint.leaving.at, (joint.leaving.end - joint.leaving.start) * joint.leaving.rate
    )
    if ((places == UNLIMITED) | (taken <= places)).all():
        return SeparateExits(exists=True, most_out_by=joint.out_by, out_by=joint.out_by, factor=1.0)
    program = _Program(expand(network, horizon), horizon, places)
    most = np.array([program.most(step, by_step=False).sum() for step in range(horizon + 1)])
    single = np.cumsum(program.most(horizon, by_step=True))
    with np.errstate(divide="ignore", invalid="ignore"):
        factor = np.where(most == 0, 1.0, np.where(single > 0, most / single, inf)).max()
    exists = bool((single == most).all())
    return SeparateExits(exists=exists, most_out_by=most, out_by=single, factor=float(factor))


class _Program:
    """The time-expanded network with room for so many at each exit, as a linear program."""

    def __init__(self, network: Expanded, horizon: int, places: Counts) -> None:
        self.steps = horizon + 1
        columns = (len(network.tail) + network.nodes) * self.steps
        if columns > MOST_COLUMNS:
            what = f"Arcs and nodes times steps are {columns}, more than {MOST_COLUMNS}."
            why = "Whether an earliest arrival exists takes a linear program over all of them."
            remedy = "Leave the places out, which gives a bound, or choose a longer step."
            raise InputError([Fault("flow network", 0, "SC805", what, why, remedy)])
        self.exits = len(places)
        self.solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]
        self.solver.setOptionValue("output_flag", False)
        self.solver.setOptionValue("threads", 1)
        self.solver.changeObjectiveSense(highspy.ObjSense.kMaximize)
        self._rows(network)
        self._columns(network)
        for i in np.flatnonzero(places >= 0):
            which = self.leaving + np.arange(i * self.steps, (i + 1) * self.steps)
            ones = np.ones(self.steps)
            self.solver.addRow(0.0, float(places[i]), self.steps, which.astype(np.int32), ones)

    def _rows(self, network: Expanded) -> None:
        """Nobody goes on who has not come; the sink has no row."""
        home = np.zeros((network.sink, self.steps))
        home[: len(network.people), 0] = network.people
        nothing = np.zeros(0, np.int32)
        for least in -home.ravel():
            self.solver.addRow(float(least), highspy.kHighsInf, 0, nothing, np.zeros(0))

    def _columns(self, network: Expanded) -> None:
        """One for each arc and step of entering, arcs to the sink last; before them one for each who wait."""
        for node in range(network.sink):
            for step in range(self.steps - 1):
                row = node * self.steps + step
                self._column(highspy.kHighsInf, [(row, -1.0), (row + 1, 1.0)])
        for arc in range(len(network.tail)):
            if arc == network.first_exit_arc:
                self.leaving = self.solver.getNumCol()
            tau, head = int(network.tau[arc]), int(network.head[arc])
            for step in range(self.steps):
                room = network.capacity[arc]
                if network.profile[arc] >= 0:
                    room = network.table[network.profile[arc], step]
                entries = [(int(network.tail[arc]) * self.steps + step, -1.0)]
                if head != network.sink and step + tau < self.steps:
                    entries.append((head * self.steps + step + tau, 1.0))
                late = step + tau >= self.steps
                self._column(0.0 if late else float(room), entries)

    def _column(self, room: float, entries: list[tuple[int, float]]) -> None:
        merged: dict[int, float] = {}
        for row, sign in entries:
            merged[row] = merged.get(row, 0.0) + sign
        index = np.array(list(merged), np.int32)
        self.solver.addCol(0.0, 0.0, room, len(index), index, np.array(list(merged.values())))

    def most(self, step: int, *, by_step: bool) -> Counts:
        """Give the arrivals in each step with most people out by a step, or most in all by every step."""
        worth = np.zeros(self.steps)
        worth[: step + 1] = np.arange(step + 1, 0, -1) if by_step else 1.0
        which = self.leaving + np.arange(self.exits * self.steps)
        self.solver.changeColsCost(len(which), which.astype(np.int32), np.tile(worth, self.exits))
        self.solver.run()
        found = np.array(self.solver.getSolution().col_value)[which]
        by_exit = found.reshape(self.exits, self.steps)
        out: Counts = np.rint(by_exit.sum(axis=0)).astype(np.int64)
        return out if by_step else out[: step + 1]
