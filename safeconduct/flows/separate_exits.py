"""The verb: exits with places of their own, for which no earliest arrival need exist; if there is none, it says so.

Whoever fills the places of a near exit early may leave only a far one to those who come later. The most that can be out by each
step is then a bound that no single flow attains at all steps. Found with linear programs on the time-expanded network,
so for small networks only. (M. Groß, J.-P. W. Kappmeier, D. R. Schmidt, M. Schmidt, Approximating earliest arrival flows in
arbitrary networks, doi:10.1007/978-3-642-33090-2_48.)
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import linprog

from safeconduct.errors import Fault, InputError
from safeconduct.flows.earliest_arrival import earliest_arrival
from safeconduct.flows.expand import Expanded, expand
from safeconduct.flows.network import UNLIMITED, FlowNetwork
from safeconduct.flows.result import Counts

Numbers = NDArray[np.float64]

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
        self.room = self._room(network)
        self.leaving = network.sink * self.steps + network.first_exit_arc * self.steps
        limited = np.flatnonzero(places >= 0)
        self.matrix = sparse.vstack([self._balance(network), self._totals(limited)]).tocsr()
        home = np.zeros((network.sink, self.steps))
        home[: len(network.people), 0] = network.people
        self.most_of_row = np.concatenate([home.ravel(), places[limited]])

    def _room(self, network: Expanded) -> Numbers:
        """Columns: people who wait at each node from each step, then people who enter each arc; nobody enters too late."""
        row = np.where(network.profile < 0, 0, network.profile)
        table = network.table if len(network.table) else np.zeros((1, self.steps), np.int64)
        entering = np.where(network.profile[:, None] < 0, network.capacity[:, None], table[row])
        late = network.tau[:, None] + np.arange(self.steps) >= self.steps
        waiting = np.full(network.sink * self.steps, np.inf)
        return np.concatenate([waiting, np.where(late, 0, entering).ravel().astype(float)])

    def _balance(self, network: Expanded) -> sparse.coo_array:
        """Rows: who goes on from a copy less who came is at most who was at home; the sink has none."""
        cells = network.sink * self.steps
        copy = np.arange(cells)
        not_last = copy[copy % self.steps < self.steps - 1]
        arcs = np.repeat(np.arange(len(network.tail)), self.steps)
        step = np.tile(np.arange(self.steps), len(network.tail))
        column = cells + np.arange(len(arcs))
        arrive = step + network.tau[arcs]
        comes = (network.head[arcs] != network.sink) & (arrive < self.steps)
        rows = [
            copy,
            not_last + 1,
            network.tail[arcs] * self.steps + step,
            network.head[arcs[comes]] * self.steps + arrive[comes],
        ]
        columns = [copy, not_last, column, column[comes]]
        signs = [np.full(len(each), 1.0 if i % 2 == 0 else -1.0) for i, each in enumerate(rows)]
        where = (np.concatenate(rows), np.concatenate(columns))
        return sparse.coo_array((np.concatenate(signs), where), shape=(cells, len(self.room)))

    def _totals(self, limited: Counts) -> sparse.coo_array:
        """Rows: people through an exit in all."""
        rows = np.repeat(np.arange(len(limited)), self.steps)
        columns = (self.leaving + limited[:, None] * self.steps + np.arange(self.steps)).ravel()
        shape = (len(limited), len(self.room))
        return sparse.coo_array((np.ones(len(rows)), (rows, columns)), shape=shape)

    def most(self, step: int, *, by_step: bool) -> Counts:
        """Give the arrivals in each step with most people out by a step, or most in all by every step."""
        worth = np.zeros(self.steps)
        worth[: step + 1] = np.arange(step + 1, 0, -1) if by_step else 1.0
        cost = np.zeros(len(self.room))
        cost[self.leaving :] = -np.tile(worth, self.exits)
        solved = linprog(
            cost,
            A_ub=self.matrix,
            b_ub=self.most_of_row,
            bounds=np.stack([np.zeros(len(self.room)), self.room], axis=1),
            method="highs-ds",
        )
        found = solved.x[self.leaving :].reshape(self.exits, self.steps).sum(axis=0)
        out: Counts = np.rint(found).astype(np.int64)
        return out if by_step else out[: step + 1]
