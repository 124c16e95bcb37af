"""How long the check of a proof takes on the real roads of Aleppo.

Run with ``python -m benchmarks.bench_certify``. It needs the shared road extract. Two figures: a
plan as the planner makes it (crossings, search and desks bind), and one proof with prices on
200 streets in every open bucket, which is the hardest thing a certificate can ask.
"""

from __future__ import annotations

import time
from dataclasses import replace

from benchmarks.aleppo_real import aleppo_operation, why_not_here
from safeconduct.network.build import build_network
from safeconduct.network.model import Network
from safeconduct.operation.model import Operation
from safeconduct.planning.plan import plan
from safeconduct.plans.model import Multiplier, Plan
from safeconduct.proof.certify import certify

STREETS = 200
TARGET_S = 10.0


def main() -> int:
    """Print the figures; end with 1 if the first misses its target."""
    missing = why_not_here()
    if missing:
        print(missing)
        return 0
    operation = aleppo_operation()
    network = build_network(operation)
    made = plan(operation, network)
    certify(operation, network, made)  # compiled once
    took_s, ok = _timed(operation, network, made)
    print(
        f"certify, {len(made.cohorts)} cohorts: {took_s:.1f} s of the processor "
        f"(target {TARGET_S:.0f} s), ok={ok}"
    )
    priced_s, _ = _timed(operation, network, _with_street_prices(made))
    print(f"certify, prices on {STREETS} streets as well: {priced_s:.1f} s of the processor")
    return 0 if ok and took_s <= TARGET_S else 1


def _timed(operation: Operation, network: Network, made: Plan) -> tuple[float, bool]:
    begun = time.process_time()
    verdict = certify(operation, network, made)
    return time.process_time() - begun, verdict.ok


def _with_street_prices(made: Plan) -> Plan:
    """Price the streets of the largest cohorts; such a proof is weak, and takes its time."""
    used = [link for c in sorted(made.cohorts, key=lambda c: -c.persons) for link in c.route]
    streets = list(dict.fromkeys(used))[:: max(1, len(set(used)) // STREETS)][:STREETS]
    steps = made.horizon_s // made.step_s
    prices = tuple(
        Multiplier("street_walk", link, k, 1e-3)
        for link in streets
        for k in range(steps)
        if k % 144 < 72
    )
    first = made.proofs[0]
    proof = replace(first, multipliers=first.multipliers + prices)
    return replace(made, proofs=(proof, *made.proofs[1:]))


if __name__ == "__main__":
    raise SystemExit(main())
