"""Earliest arrival as a linear program on the full time-expanded network, with free waiting at every node."""

from __future__ import annotations

import highspy
import numpy as np

from safeconduct.flows.network import FlowNetwork


def most_out_by(network: FlowNetwork, horizon: int) -> list[int]:
    """Give the largest number of people that can be out by each step, each by a program of its own."""
    return [_solve(network, step, by_step=False) for step in range(horizon + 1)]


def most_out_in_all(network: FlowNetwork, horizon: int) -> int:
    """Give the largest Σ over all steps of the people out by then that a single flow attains."""
    return _solve(network, horizon, by_step=True)


def _solve(network: FlowNetwork, horizon: int, *, by_step: bool) -> int:
    steps = horizon + 1
    n = network.nodes

    def into(node: int, step: int) -> int:
        return node * steps + step

    def behind(node: int, step: int) -> int:
        return (n + node) * steps + step

    columns: list[tuple[list[tuple[int, float]], float, float]] = []
    infinite = highspy.kHighsInf
    place_rows: dict[int, list[int]] = {}
    for node in range(n):
        rate = -1 if network.node_rate is None else int(network.node_rate[node])
        for step in range(steps):
            room = infinite if rate < 0 else float(rate)
            columns.append(([(into(node, step), -1.0), (behind(node, step), 1.0)], room, 0.0))
            if step < horizon:
                for copy in (into, behind):
                    pair = [(copy(node, step), -1.0), (copy(node, step + 1), 1.0)]
                    columns.append((pair, infinite, 0.0))
    for arc in range(len(network.tail)):
        for step in range(steps - int(network.travel_steps[arc])):
            row = network.capacity_by_step.get(arc)
            room = float(network.capacity[arc] if row is None else row[step])
            arrive = into(int(network.head[arc]), step + int(network.travel_steps[arc]))
            pair = [(behind(int(network.tail[arc]), step), -1.0), (arrive, 1.0)]
            columns.append((pair, infinite if room < 0 else room, 0.0))
    for i, node in enumerate(network.exits):
        for step in range(steps):
            room = -1.0
            if network.exit_capacity is not None:
                row = network.exit_capacity[i]
                room = float(row if row.ndim == 0 else row[step])
            worth = float(horizon + 1 - step) if by_step else 1.0
            place_rows.setdefault(i, []).append(len(columns))
            pair = [(behind(int(node), step), -1.0)]
            columns.append((pair, infinite if room < 0 else room, worth))
    return _run(network, columns, place_rows, steps)


def _run(
    network: FlowNetwork,
    columns: list[tuple[list[tuple[int, float]], float, float]],
    place_rows: dict[int, list[int]],
    steps: int,
) -> int:
    solver = highspy.Highs()  # type: ignore[no-untyped-call]  # highspy has no types
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    for row in range(2 * network.nodes * steps):
        # What goes on is no more than what came, or was at home; people left over stay.
        home = int(network.people[row // steps]) if row < network.nodes * steps else 0
        least = -float(home) if row % steps == 0 else 0.0
        solver.addRow(least, highspy.kHighsInf, 0, np.array([], np.int32), np.array([]))
    for entries, room, worth in columns:
        index = np.array([row for row, _ in entries], np.int32)
        value = np.array([sign for _, sign in entries])
        solver.addCol(worth, 0.0, room, len(entries), index, value)
    if network.exit_places is not None:
        for i, which in place_rows.items():
            places = int(network.exit_places[i])
            if places >= 0:
                solver.addRow(
                    0.0, float(places), len(which), np.array(which, np.int32), np.ones(len(which))
                )
    solver.changeObjectiveSense(highspy.ObjSense.kMaximize)
    solver.run()
    assert solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
    best: float = solver.getInfo().objective_function_value
    assert abs(best - round(best)) < 1e-5
    return round(best)
