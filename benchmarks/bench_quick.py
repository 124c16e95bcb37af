"""How long ``safeconduct quick`` takes from the shell, page and folder written.

Run with ``python -m benchmarks.bench_quick``; the limit is five seconds.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from math import cos, pi, sin
from pathlib import Path
from time import perf_counter

ROUNDS, CORNERS, LIMIT_S = 5, 2_000, 5.0
OPTIONS = [
    "--people", "116000..275000", "--crossing", "Bustan al-Qasr@36.194,37.143",
    "--crossing", "Salah al-Din@36.184,37.12", "--open", "08:00-16:00", "--days", "3",
    "--buses", "20x50", "--round-trip", "90min", "--places", "3000", "--wounded", "200",
    "--consent", "government", "--area", "east.geojson", "--quiet",
]  # fmt: skip


def write_area(folder: Path) -> None:
    """Write a jagged ring of many corners, as a map program exports it."""
    ring = []
    for corner in range(CORNERS):
        angle, reach = 2 * pi * corner / CORNERS, 0.04 + 0.004 * (corner % 7) / 7
        ring.append([37.16 + 1.2 * reach * cos(angle), 36.2 + reach * sin(angle)])
    area = {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}
    (folder / "east.geojson").write_text(json.dumps(area), encoding="utf-8")


def main() -> int:
    """Measure and print; end with 1 if the limit is missed."""
    times, processor = [], []
    for lang in ("en", "ar"):
        with tempfile.TemporaryDirectory() as name:
            write_area(Path(name))
            command = "from safeconduct.cli.main import main; raise SystemExit(main())"
            for _ in range(ROUNDS):
                begin, begin_processor = perf_counter(), children_s()
                words = [sys.executable, "-c", command, "quick", *OPTIONS, "--lang", lang]
                subprocess.run(words, cwd=name, check=True)
                times.append(perf_counter() - begin)
                processor.append(children_s() - begin_processor)
            assert (Path(name) / "east" / "quick.pdf").is_file()
    print(f"quick, polygon of {CORNERS} corners, page and folder in English and Arabic")
    print(
        f"from the shell {min(times):.2f} to {max(times):.2f} s, of the processor "
        f"{min(processor):.2f} to {max(processor):.2f} s ({len(times)} runs; limit {LIMIT_S:.0f} s)"
    )
    return 0 if max(processor) <= LIMIT_S else 1


def children_s() -> float:
    """Processor seconds of all programs started and ended so far."""
    used = os.times()
    return used.children_user + used.children_system


if __name__ == "__main__":
    raise SystemExit(main())
