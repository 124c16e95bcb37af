"""Level the share of people left over the areas, without touching any aim.

Who passes when is fixed by the services; from which area they come often is not. Of all ways to
fill the services the one is taken that minimises Σ left²/n within each group: then no area
is left behind where another could have stayed for it.
"""

from __future__ import annotations

import highspy
import numpy as np
from scipy import sparse

from safeconduct.planning.program import Indices, Numbers, Program
from safeconduct.planning.services import Service
from safeconduct.planning.setting import Commodity, Setting
from safeconduct.planning.silent_solver import silent_solver

PIECES = 25
"""Linear pieces of the square in one round; each round looks closer round the last answer."""
ROUNDS = 3
SLACK = 1e-7
"""Persons by which a service may be filled late, for the solver's own rounding."""


def level_shares(setting: Setting, program: Program, values: Numbers) -> Numbers:
    """Give the same solution with people drawn from the areas as evenly as can be.

    Parameters
    ----------
    setting, program
        What was solved.
    values
        A solution, shape (columns,).

    Returns
    -------
    numpy.ndarray
        The solution with other assignments of areas to services; itself if that failed.
    """
    feeds = _Feeds(setting, program, values)
    if not feeds.columns.size or feeds.everybody_goes():
        return values
    low, high = np.zeros(feeds.persons.size), np.ones(feeds.persons.size)
    assigned = feeds.assigned
    for _ in range(ROUNDS):
        found = _solve(feeds, low, high)
        if found is None:
            break
        assigned = found
        share = feeds.share_left(assigned)
        reach = (high - low) * 2 / PIECES
        low, high = np.maximum(0.0, share - reach), np.minimum(1.0, share + reach)
    levelled = values.copy()
    levelled[feeds.columns] = assigned
    return levelled


class _Feeds:
    """Assignments of areas to services, and what each service needs by when."""

    def __init__(self, setting: Setting, program: Program, values: Numbers) -> None:
        order = sorted(program.supply_rows)
        number = {commodity: i for i, commodity in enumerate(order)}
        self.persons = np.array([setting.persons[c] for c in order])
        columns: list[int] = []
        owners: list[int] = []
        self.rows: list[tuple[Indices, float, float]] = []
        pairs = zip(program.services, program.columns.feeds, program.columns.moves, strict=True)
        for service, feed, moves in pairs:
            first = len(columns)
            columns += list(feed)
            owners += [number[who] for who, _ in service.routes[: len(feed)]]
            if len(feed):
                flow = values[moves.start : moves.stop]
                self._need(setting, service, flow, first, values[list(feed)])
        self._cars(service_columns(program), number, setting)
        self.columns = np.array(columns, dtype=np.int64)
        self.owners = np.array(owners, dtype=np.int64)
        self.assigned = values[self.columns] if columns else np.zeros(0)

    def _need(
        self, setting: Setting, service: Service, flow: Numbers, first: int, assigned: Numbers
    ) -> None:
        """By each release, enough people who can be there; in all, just those who go."""
        releases = service.ready(setting.step_ms)
        at = np.arange(releases.size) + first
        starts = np.unique(releases)
        for start, end in zip(starts, [*starts[1:], None], strict=True):
            if end is not None:
                gone = float(flow[service.buckets < end].sum())
                self.rows.append((at[releases <= start], gone - SLACK, np.inf))
        total = float(assigned.sum())
        self.rows.append((at, total - SLACK, total + SLACK))

    def _cars(
        self, columns: list[tuple[str, Commodity]], number: dict[Commodity, int], setting: Setting
    ) -> None:
        cars = setting.operation.cars
        if cars is None:
            return
        for who, persons in zip(number, self.persons, strict=True):
            at = [i for i, (mode, owner) in enumerate(columns) if mode == "car" and owner == who]
            if at:
                self.rows.append((np.array(at), -np.inf, cars.share * float(persons)))

    def share_left(self, assigned: Numbers) -> Numbers:
        """Share of each commodity that stays."""
        gone = np.bincount(self.owners, weights=assigned, minlength=self.persons.size)
        share: Numbers = np.clip(1.0 - gone / self.persons, 0.0, 1.0)
        return share

    def everybody_goes(self) -> bool:
        """Whether there is nothing to level."""
        return bool((self.share_left(self.assigned) <= 1e-9).all())  # noqa: PLR2004  # rounding


def service_columns(program: Program) -> list[tuple[str, Commodity]]:
    """Mode and commodity of each assignment, in the order of the columns."""
    return [
        (service.mode, who)
        for service, feed in zip(program.services, program.columns.feeds, strict=True)
        for who, _ in service.routes[: len(feed)]
    ]


def _solve(feeds: _Feeds, low: Numbers, high: Numbers) -> Numbers | None:
    """Minimise the square in pieces: a coarse one below ``low``, fine ones, one above ``high``."""
    count, commodities = feeds.columns.size, feeds.persons.size
    edges = np.linspace(low, high, PIECES + 1, axis=1)
    edges = np.concatenate([np.zeros((commodities, 1)), edges, np.ones((commodities, 1))], axis=1)
    width = np.diff(edges, axis=1)
    slope = edges[:, 1:] + edges[:, :-1]
    pieces = width.shape[1]
    entries = [
        (np.full(columns.size, i), columns, np.ones(columns.size))
        for i, (columns, _, _) in enumerate(feeds.rows)
    ]
    first = len(feeds.rows)
    entries.append((first + feeds.owners, np.arange(count), np.ones(count)))
    piece_row = np.repeat(np.arange(commodities), pieces)
    piece_column = count + np.arange(commodities * pieces)
    entries.append((first + piece_row, piece_column, np.repeat(feeds.persons, pieces)))
    rows, columns, data = (np.concatenate(part) for part in zip(*entries, strict=True))
    shape = (first + commodities, count + commodities * pieces)
    matrix = sparse.csc_matrix((data, (rows, columns)), shape=shape)
    model = highspy.HighsLp()
    model.num_row_, model.num_col_ = shape
    cost = (slope * feeds.persons[:, None]).ravel()
    model.col_cost_ = np.concatenate([np.zeros(count), cost])
    model.col_lower_ = np.zeros(shape[1])
    model.col_upper_ = np.concatenate([np.full(count, np.inf), width.ravel()])
    model.row_lower_ = np.concatenate([[row[1] for row in feeds.rows], feeds.persons])
    model.row_upper_ = np.concatenate([[row[2] for row in feeds.rows], feeds.persons])
    model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    model.a_matrix_.start_, model.a_matrix_.index_ = matrix.indptr, matrix.indices
    model.a_matrix_.value_ = matrix.data
    highs = silent_solver()
    for option, value in (("threads", 1), ("random_seed", 0)):
        highs.setOptionValue(option, value)
    highs.passModel(model)
    highs.run()
    if highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    return np.asarray(highs.getSolution().col_value)[:count]
