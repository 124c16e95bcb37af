"""A whole city through ``plan``: the evacuation of Padang as an operation folder, its plan, its proof, and the time limit.

Run with ``python -m benchmarks.bench_exact_plan``. It needs the shared data. Seconds are those of the processor, but for the time
limit, which is by the clock.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

import numpy as np

import safeconduct as sc
from benchmarks.shared import shared_data
from safeconduct.errors import InputError
from safeconduct.network.model import Network
from safeconduct.operation.model import Operation
from safeconduct.planning.options import PlanOptions
from safeconduct.plans.model import Plan
from tests.flows.operation_folders import write_operation
from tests.flows.shared_networks import padang

STEP_S = 10
STEPS = 400
LIMITS_S = (0.5, 2.0, 8.0)
CERTIFY_S = 5.0
OUT_BY = {50: 6035, 100: 11709, 150: 16511, 200: 21673, 250: 27084, 285: 29896, 300: 30728}


def main() -> int:
    """Print the figures; end with 1 if the proof is refused or its check misses its target."""
    file = shared_data() / "dynamic_flow" / "padang_10p_10s_flow01.dat"
    if not file.is_file():
        print(f"the shared data is not at {shared_data()}")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        write_operation(padang(file), STEP_S, STEPS, Path(folder) / "padang")
        operation = sc.read_operation(Path(folder) / "padang")
        network = sc.build_network(operation)
    _within(operation, network, 0.1)  # compiled once
    for limit_s in LIMITS_S:
        took_s, answer = _within(operation, network, limit_s)
        print(f"time limit {limit_s} s: {took_s:.1f} s, {answer}")
    begun = time.process_time()
    made = sc.plan(operation, network)
    print(f"plan: engine {made.engine}, {time.process_time() - begun:.1f} s")
    _tell(made)
    sc.certify(operation, network, made)  # the same
    begun = time.process_time()
    verdict = sc.certify(operation, network, made)
    took_s = time.process_time() - begun
    print(f"certify: ok={verdict.ok}, {took_s:.1f} s (target {CERTIFY_S:.0f} s)")
    return 0 if verdict.ok and took_s <= CERTIFY_S else 1


def _tell(made: Plan) -> None:
    for aim in made.aims:
        print(f"  {aim.name}: {aim.value:.0f}, proved to {aim.bound:.0f}, gap {aim.gap:.2%}")
    out = np.zeros(STEPS)
    for cohort in made.cohorts:
        out[cohort.arrive_s // STEP_S - 1] += cohort.persons
    by = np.cumsum(out)
    print("  out by step: " + ", ".join(f"{k}: {by[k]:.0f} of {n}" for k, n in OUT_BY.items()))


def _within(operation: Operation, network: Network, limit_s: float) -> tuple[float, str]:
    begun = time.monotonic()
    try:
        sc.plan(operation, network, PlanOptions(engine="exact", time_limit_s=limit_s))
    except InputError:
        return time.monotonic() - begun, "no plan, and why"
    return time.monotonic() - begun, "a plan"


if __name__ == "__main__":
    raise SystemExit(main())
