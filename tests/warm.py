"""Compile the kernels once, so that no test pays for it: python -m tests.warm."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np

from safeconduct.cli.main import main
from safeconduct.flows.earliest_arrival import earliest_arrival
from safeconduct.flows.network import FlowNetwork
from safeconduct.planning.plan import plan
from safeconduct.proof.certify import certify
from tests.planning.flow_operations import flow_operation

SOME_QUEUE = 12
"""Drawn operations in some of which people would queue, and have to be sent other ways."""
TWO_GATES = Path(__file__).parent / "folders" / "two-gates"


def warm() -> int:
    """Plan and check a small operation; compiled kernels stay in numba's cache."""
    one, two = np.array([1]), np.array([1, 0])
    for people in (two, two << 33):
        earliest_arrival(FlowNetwork(2, one - 1, one, one, one, people, one), 2)
    for seed in range(SOME_QUEUE):
        operation, network = flow_operation(seed)
        certify(operation, network, plan(operation, network))
    with tempfile.TemporaryDirectory() as folder:
        out = str(Path(folder) / "out")
        code = main(["plan", str(TWO_GATES), "--out", out, "--quiet"])
        return main(["certify", str(TWO_GATES), out, "--quiet"]) if code in {0, 3} else code


if __name__ == "__main__":
    raise SystemExit(warm())
