"""The solvers others would use, each on the time-expanded network: last arrival, or the whole earliest arrival."""

# ruff: noqa: PLC0415 - a measurement loads one solver, so that none counts in the memory of another
from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import numpy as np

from benchmarks.flows.time_expanded import Copies, Whole

Answer = dict[str, Any]


def bisection(copies: Copies, horizon: int, most: Callable[[Whole], int]) -> Answer:
    """Find the last arrival with a maximum flow for each step tried; one more is timed at the known optimum."""
    low, high, tried = int(copies.leave_at.min()), horizon, 0

    def at(step: int) -> bool:
        room = copies.room.copy()
        room[copies.leave[copies.leave_at > step]] = 0
        return most(room) >= copies.people

    started = time.process_time()
    while low < high:
        middle = (low + high) // 2
        tried += 1
        if at(middle):
            high = middle
        else:
            low = middle + 1
    took_s = time.process_time() - started
    started = time.process_time()
    assert at(high)
    return {
        "last": high,
        "solves": tried,
        "solve_s": took_s,
        "one_s": time.process_time() - started,
    }


def ortools_max_flow(copies: Copies, horizon: int) -> Answer:
    from ortools.graph.python import max_flow

    solver = max_flow.SimpleMaxFlow()
    arcs = solver.add_arcs_with_capacity(copies.tail, copies.head, copies.room)

    def most(room: Whole) -> int:
        solver.set_arcs_capacity(arcs, room)
        solver.solve(0, 1)
        return int(solver.optimal_flow())

    return bisection(copies, horizon, most)


def ortools_min_cost(copies: Copies, _horizon: int) -> Answer:
    from ortools.graph.python import min_cost_flow

    solver = min_cost_flow.SimpleMinCostFlow()
    cost = np.zeros(len(copies.tail), np.int64)
    cost[copies.leave] = copies.leave_at
    solver.add_arcs_with_capacity_and_unit_cost(copies.tail, copies.head, copies.room, cost)
    solver.set_node_supply(0, copies.people)
    solver.set_node_supply(1, -copies.people)
    started = time.process_time()
    solver.solve()
    took_s = time.process_time() - started
    flow = solver.flows(copies.leave)
    return {
        "last": int(copies.leave_at[flow > 0].max()),
        "sum": int(solver.optimal_cost()),
        "solve_s": took_s,
    }


def highs(copies: Copies, _horizon: int) -> Answer:
    import highspy
    from scipy.sparse import coo_array

    solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]  # highspy has no types
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    program: Any = highspy.HighsLp()
    arcs = len(copies.tail)
    program.num_col_, program.num_row_ = arcs, copies.nodes - 1
    cost = np.zeros(arcs)
    cost[copies.leave] = copies.leave_at
    program.col_cost_, program.col_lower_ = cost, np.zeros(arcs)
    program.col_upper_ = copies.room.astype(float)
    balance = np.zeros(copies.nodes - 1)
    balance[0] = copies.people
    program.row_lower_ = program.row_upper_ = balance
    inner = copies.tail > 0
    column = np.arange(arcs)
    matrix = coo_array(
        (
            np.concatenate([np.ones(arcs), -np.ones(int(inner.sum()))]),
            (
                np.concatenate([copies.head - 1, copies.tail[inner] - 1]),
                np.concatenate([column, column[inner]]),
            ),
        ),
        shape=(copies.nodes - 1, arcs),
    ).tocsc()
    program.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    program.a_matrix_.start_ = matrix.indptr
    program.a_matrix_.index_ = matrix.indices
    program.a_matrix_.value_ = matrix.data
    solver.passModel(program)
    started = time.process_time()
    solver.run()
    took_s = time.process_time() - started
    flow = np.array(solver.getSolution().col_value)[copies.leave]
    return {
        "last": int(copies.leave_at[flow > 1e-4].max()),
        "sum": round(solver.getInfo().objective_function_value),
        "solve_s": took_s,
    }


def scipy_dinic(copies: Copies, horizon: int) -> Answer:
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import maximum_flow

    order = np.lexsort((copies.head, copies.tail))
    first = np.searchsorted(copies.tail[order], np.arange(copies.nodes + 1)).astype(np.int32)
    head = copies.head[order].astype(np.int32)

    def most(room: Whole) -> int:
        data = room[order].astype(np.int32)
        graph = csr_array((data, head, first), shape=(copies.nodes, copies.nodes))
        return int(maximum_flow(graph, 0, 1, method="dinic").flow_value)

    return bisection(copies, horizon, most)


def igraph_max_flow(copies: Copies, horizon: int) -> Answer:
    import igraph

    graph = igraph.Graph(
        n=copies.nodes, edges=np.stack([copies.tail, copies.head], 1), directed=True
    )
    return bisection(
        copies, horizon, lambda room: round(graph.maxflow_value(0, 1, capacity=room.tolist()))
    )


def networkx_max_flow(copies: Copies, horizon: int) -> Answer:
    import networkx as nx

    def most(room: Whole) -> int:
        graph = nx.DiGraph()
        triples = zip(copies.tail.tolist(), copies.head.tolist(), room.tolist(), strict=True)
        graph.add_weighted_edges_from(triples, weight="capacity")
        return int(nx.maximum_flow_value(graph, 0, 1))

    return bisection(copies, horizon, most)


PEERS: dict[str, Callable[[Copies, int], Answer]] = {
    "OR-tools max-flow": ortools_max_flow,
    "OR-tools min-cost flow": ortools_min_cost,
    "HiGHS": highs,
    "scipy": scipy_dinic,
    "igraph": igraph_max_flow,
    "networkx": networkx_max_flow,
}
