"""Run every benchmark, one after the other: ``python -m benchmarks [NAME …]``."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def main(names: list[str]) -> int:
    """Run the benchmarks whose file name holds one of the names; all if none is given."""
    failed = []
    for file in sorted(HERE.glob("bench_*.py")):
        if names and not any(name in file.stem for name in names):
            continue
        print(f"== {file.stem}", flush=True)
        # Each has a process of its own, so that none measures another's warm caches.
        done = subprocess.run(
            [sys.executable, "-m", f"benchmarks.{file.stem}"], cwd=HERE.parent, check=False
        )
        if done.returncode:
            failed.append(file.stem)
    if failed:
        print(f"missed its target or failed: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
