"""How long a plan with vehicles takes: Aleppo on its real roads with buses, ambulances and private cars.

Run with ``python -m benchmarks.bench_fleet``. It needs the shared road extract. Vehicles as a rate, with the
proof that ``certify`` checks; then the same with whole vehicles; then half the time, to see what a plan looks like
that was stopped. ``--peer`` adds HiGHS on the whole program as it chooses itself: all hours, nothing pooled.
"""

from __future__ import annotations

import argparse
import time

import numpy as np

from benchmarks.aleppo_real import aleppo_fleet, why_not_here
from benchmarks.shared import peak_memory_gb
from safeconduct.network.build import build_network
from safeconduct.network.model import Network
from safeconduct.operation.model import Operation
from safeconduct.planning.demand import fastest_routes, services_of
from safeconduct.planning.options import PlanOptions
from safeconduct.planning.plan import plan
from safeconduct.planning.program import write_program
from safeconduct.planning.setting import Setting
from safeconduct.planning.silent_solver import silent_solver
from safeconduct.planning.solver import model_of
from safeconduct.plans.model import Plan
from safeconduct.proof.certify import certify

GAP, PROCESSOR_S, MOST_GB = 1e-3, 20.0, 3.0
"""What is asked for."""
TIME_LIMIT_S = 600.0
PEER_LIMIT_S = 600.0
STOPPED_AFTER_S = (5.0, 10.0, 20.0)


def main() -> int:
    """Print the figures; end with 1 if the gap, the memory or the time is above what is asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--peer", action="store_true", help="solve the whole program with HiGHS")
    peer = parser.parse_args().peer
    missing = why_not_here()
    if missing:
        print(missing)
        return 0
    small = aleppo_fleet(days=1, step_s=3600, persons=20_000.0)
    certify(small, build_network(small), plan(small, build_network(small)))
    operation = aleppo_fleet()
    network = build_network(operation)
    print(
        f"{len(operation.areas)} areas, {len(operation.groups)} groups, {len(operation.corridors)} crossings, "
        f"{len(operation.lines)} lines, {operation.steps} buckets, {network.nodes:,} nodes"
    )
    kept = _as_a_rate(operation, network)
    _planned(
        "whole vehicles",
        operation,
        network,
        PlanOptions(gap=GAP, time_limit_s=TIME_LIMIT_S, vehicles="whole"),
    )
    for limit_s in STOPPED_AFTER_S:
        _planned(
            f"stopped after {limit_s:g} s",
            operation,
            network,
            PlanOptions(gap=GAP, time_limit_s=limit_s),
        )
    if peer:
        _peer(operation, network)
    return 0 if kept else 1


def _as_a_rate(operation: Operation, network: Network) -> bool:
    made, processor_s = _planned(
        "vehicles as a rate", operation, network, PlanOptions(gap=GAP, time_limit_s=TIME_LIMIT_S)
    )
    peak_gb = peak_memory_gb()
    begun = time.process_time()
    verdict = certify(operation, network, made)
    print(f"  certify: {time.process_time() - begun:.1f} s of the processor, ok={verdict.ok}")
    print(f"  most memory: {peak_gb:.2f} GB (target {MOST_GB:g}); target {PROCESSOR_S:g} s")
    return verdict.ok and made.gap <= GAP and processor_s <= PROCESSOR_S and peak_gb <= MOST_GB


def _planned(
    name: str, operation: Operation, network: Network, options: PlanOptions
) -> tuple[Plan, float]:
    begun, worked = time.perf_counter(), time.process_time()
    made = plan(operation, network, options)
    wall_s, processor_s = time.perf_counter() - begun, time.process_time() - worked
    print(
        f"{name}: {processor_s:.1f} s of the processor, {wall_s:.1f} s by the clock; "
        f"{made.status}, gap {made.gap:.2g}\n"
        f"  {made.persons_moved:,.0f} of {made.persons_wanting:,.0f} out, completion after "
        f"{made.completion_s / 3600:.1f} h (not before {made.completion_bound_s / 3600:.1f} h), "
        f"on average after {made.mean_arrival_s / 3600:.2f} h (not before {made.mean_arrival_bound_s / 3600:.2f} h)",
        flush=True,
    )
    return made, processor_s


def _peer(operation: Operation, network: Network) -> None:
    """Solve the combined cost of the whole program at once, as HiGHS chooses to."""
    setting = Setting(operation, network, "value", armed=False)
    book = fastest_routes(setting)
    program = write_program(setting, services_of(setting, book, frozenset()), frozenset())
    model = model_of(program)
    cost = np.zeros(model.num_col_)
    worth = 4.0 * program.steps
    cost[program.move_columns] = np.where(program.moves_out, program.move_arrive + 1.0 - worth, 0.0)
    model.col_cost_ = cost
    highs = silent_solver()
    for option, value in (("threads", 1), ("time_limit", PEER_LIMIT_S)):
        highs.setOptionValue(option, value)
    highs.passModel(model)
    begun = time.process_time()
    highs.run()
    print(
        f"HiGHS, all hours, ambulance stops one by one: {program.matrix.shape[1]:,} variables, one solve of several "
        f"{time.process_time() - begun:.1f} s of the processor, {highs.modelStatusToString(highs.getModelStatus())}"
    )


if __name__ == "__main__":
    raise SystemExit(main())
