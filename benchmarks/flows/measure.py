"""One measurement in a process of its own: ``python -m benchmarks.flows.measure WHO INSTANCE``; prints one line of JSON."""

from __future__ import annotations

import json
import resource
import sys
import time
from typing import Any

import numpy as np

from benchmarks.flows.heuristics import ccrp, shortest_way
from benchmarks.flows.instances import city, scaled
from benchmarks.flows.peers import PEERS
from benchmarks.flows.time_expanded import unfold
from benchmarks.shared import shared_data
from safeconduct.flows.earliest_arrival import earliest_arrival
from safeconduct.flows.network import FlowNetwork
from safeconduct.proof.certify_flow import certify_flow
from tests.flows.shared_networks import padang


def instance(name: str) -> tuple[FlowNetwork, int]:
    """Give an instance by name: ``padang``, or KIND:NODESxSTEPS[:SEED[:PEOPLExCAPACITY[:HOMES]]]."""
    if name == "padang":
        return padang(shared_data() / "dynamic_flow" / "padang_10p_10s_flow01.dat"), 350
    kind, size, *rest = name.split(":")
    nodes, steps = (int(part) for part in size.split("x"))
    seed = int(rest[0]) if rest else 1
    homes = int(rest[2]) if len(rest) > 2 else None
    network = city(nodes, steps, exits_bind=kind == "exits", seed=seed, homes=homes)
    if len(rest) > 1:
        people, capacity = (int(part) for part in rest[1].split("x"))
        network = scaled(network, people, capacity)
        steps *= people // capacity
    return network, steps


def ours(network: FlowNetwork, horizon: int) -> dict[str, Any]:
    """Find the earliest arrival and check it."""
    started = time.process_time()
    found = earliest_arrival(network, horizon)
    took_s = time.process_time() - started
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    started = time.process_time()
    verdict = certify_flow(network, found)
    return {
        "last": found.last_arrival_step,
        "sum": int((np.arange(horizon + 1) * found.arrivals).sum()),
        "solve_s": took_s,
        "peak_mb": peak_mb,
        "certify_s": time.process_time() - started,
        "proved": verdict.proved,
    }


def heuristic(arrivals: Any, started: float) -> dict[str, Any]:
    """Tell the arrivals of a heuristic."""
    out = np.flatnonzero(arrivals)
    return {
        "last": int(out[-1]) if len(out) else None,
        "sum": int((np.arange(len(arrivals)) * arrivals).sum()),
        "out": int(arrivals.sum()),
        "solve_s": time.process_time() - started,
    }


def main(who: str, name: str) -> int:
    """Measure one solver on one instance."""
    small, steps = city(100, 60, exits_bind=True), 60
    earliest_arrival(small, steps)
    ccrp(small, steps)
    shortest_way(small, steps)
    network, horizon = instance(name)
    answer: dict[str, Any] = {
        "who": who,
        "instance": name,
        "nodes": network.nodes,
        "steps": horizon,
        "arcs": len(network.tail),
        "people": int(network.people.sum()),
        "homes": int((network.people > 0).sum()),
    }
    started = time.process_time()
    if who == "ours":
        answer |= ours(network, horizon)
    elif who == "CCRP":
        answer |= heuristic(ccrp(network, 2 * horizon), started)
    elif who == "shortest way":
        answer |= heuristic(shortest_way(network, 6 * horizon), started)
    else:
        copies = unfold(network, horizon)
        answer["copies_arcs"] = len(copies.tail)
        answer["build_s"] = time.process_time() - started
        answer |= PEERS[who](copies, horizon)
    answer.setdefault("peak_mb", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    print(json.dumps(answer))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:3]))
