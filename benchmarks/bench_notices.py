"""How long it takes to print everything the public is told of July 2016, and the agreement sheet.

Run with ``python -m benchmarks.bench_notices``; the limits are ten seconds and three.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time

from safeconduct.cli.operations import find_operation
from safeconduct.network.build import build_network
from safeconduct.notices.print import print_notices
from safeconduct.notices.sheet.write import write_sheet
from safeconduct.operation.read import read_operation
from safeconduct.terms.of_operation import read_terms

LIMITS_S = {"notices": 10.0, "sheet": 3.0}
ROUNDS = 3


def main() -> int:
    """Print both a few times; say the best, and end with 1 if one is over its limit."""
    operation = read_operation(find_operation("aleppo-2016-07"))
    network, texts = build_network(operation), read_terms(operation)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        jobs: dict[str, Callable[[], object]] = {
            "notices": lambda: print_notices(operation, network, texts, out),
            "sheet": lambda: write_sheet(operation, texts, out),
        }
        missed = 0
        for name, job in jobs.items():
            processor_s, wall_s = min(_timed(job) for _ in range(ROUNDS))
            missed += processor_s > LIMITS_S[name]
            files = len(list(out.iterdir()))
            print(
                f"{name}: {processor_s:.2f} s of the processor, {wall_s:.2f} s on the wall, "
                f"limit {LIMITS_S[name]:.0f} s, {files} files"
            )
    return int(missed > 0)


def _timed(job: Callable[[], object]) -> tuple[float, float]:
    begin, wall = process_time(), perf_counter()
    job()
    return process_time() - begin, perf_counter() - wall


if __name__ == "__main__":
    raise SystemExit(main())
