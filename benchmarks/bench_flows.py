"""Earliest arrival against the solvers others would use, on the same instances, in one run.

Run with ``python -m benchmarks.bench_flows [--out FILE [--resume]] [--full | --growth]``. Each measurement has a process of its own, one core
and a limit; seconds are those of the processor, compiling apart. The peers come with the extra ``bench``; Padang needs
the shared data. FILE is written after each measurement; ``--resume`` keeps what stands in it, but ours only if the
engine is still the same. ``python -m benchmarks.flows.page FILE`` writes the page of results from what this prints.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from benchmarks.flows.growth import names
from benchmarks.shared import shared_data

LIMIT_S = 200
QUICK_S = 60
FAST = ("ours", "CCRP", "shortest way", "OR-tools max-flow", "igraph")
EXACT = ("OR-tools min-cost flow", "scipy")
SLOW = ("HiGHS", "networkx")
NEEDS = {"OR-tools max-flow": "ortools", "OR-tools min-cost flow": "ortools"}

LADDER: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("exits:100x100", FAST + EXACT + SLOW),
    ("streets:100x100", FAST + EXACT + SLOW),
    ("exits:400x300", FAST + EXACT + SLOW),
    ("streets:400x300", FAST + EXACT),
    ("exits:1600x300", FAST + EXACT),
    ("streets:1600x300", FAST + EXACT),
    ("padang", (*FAST, "OR-tools min-cost flow")),
    ("exits:1600x1000", FAST),
    ("streets:6400x300", FAST),
    ("exits:6400x1000", FAST),
    ("streets:6400x1000", ("ours", "CCRP")),
    ("exits:25600x4000", ("ours",)),
    ("streets:25600x1000", ("ours",)),
    ("exits:1600x300:2", ("ours", "OR-tools max-flow")),
    ("exits:1600x300:3", ("ours", "OR-tools max-flow")),
    ("streets:1600x300:2", ("ours", "OR-tools max-flow")),
    ("streets:1600x300:3", ("ours", "OR-tools max-flow")),
    ("exits:1600x300:1:10x10", ("ours",)),
    ("exits:1600x300:1:10x1", ("ours",)),
    ("streets:1600x300:1:10x10", ("ours",)),
    ("streets:1600x300:1:10x1", ("ours",)),
)
QUICK = 6


def measure(who: str, instance: str, limit_s: float) -> dict[str, Any]:
    """Run one measurement in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.flows.measure", who, instance]
    alone = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    failed: dict[str, Any] = {"who": who, "instance": instance}
    try:
        done = subprocess.run(
            command,
            cwd=Path(__file__).resolve().parents[1],
            env={**os.environ, **alone},
            capture_output=True,
            text=True,
            timeout=limit_s,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return failed | {"stopped": f"more than {limit_s:.0f} s"}
    if done.returncode:
        return failed | {"stopped": done.stderr.strip().splitlines()[-1][:200]}
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def engine_sha256() -> str:
    """Give a name to the state of the engine: results of two states are not to be mixed in one file."""
    folder = Path(__file__).resolve().parents[1] / "safeconduct" / "flows"
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.py")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def kept(file: Path, limit_s: float, engine: str) -> dict[tuple[str, str], dict[str, Any]]:
    """Read the measurements of an earlier run that still hold.

    A peer that was stopped is measured again if it had less time than now; ours, if the engine has changed.
    """
    found = {}
    for line in file.read_text("utf-8").splitlines() if file.is_file() else ():
        row: dict[str, Any] = json.loads(line)
        enough = "stopped" not in row or row.get("limit_s", 0) >= limit_s
        if enough and (row["who"] != "ours" or row.get("engine") == engine):
            found[row["who"], row["instance"]] = row
    return found


def save(file: Path, rows: list[dict[str, Any]]) -> None:
    """Write all measurements beside the file and rename, so that an end at any moment leaves a whole file."""
    beside = file.with_name(file.name + ".part")
    beside.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    beside.replace(file)


def here(who: str) -> bool:
    """Whether a peer is installed."""
    return find_spec(NEEDS.get(who, who)) is not None or who not in {*NEEDS, "igraph", "networkx"}


def disagreements(rows: list[dict[str, Any]]) -> list[str]:
    """Say where exact solvers differ from each other, or a heuristic is better than exact."""
    wrong = []
    best = {row["instance"]: row for row in rows if row["who"] == "ours" and "last" in row}
    for row in rows:
        mine = best.get(row["instance"])
        if mine is None or "last" not in row or row["who"] == "ours":
            continue
        exact = row["who"] not in {"CCRP", "shortest way"}
        if (exact and row["last"] != mine["last"]) or (row["last"] or 0) < mine["last"]:
            wrong.append(f"{row['who']} on {row['instance']}: {row['last']}, ours {mine['last']}")
        if exact and row.get("sum", mine["sum"]) != mine["sum"]:
            wrong.append(f"{row['who']} on {row['instance']}: sum {row['sum']}, ours {mine['sum']}")
    wrong += [f"ours on {name} is not proved" for name, row in best.items() if not row["proved"]]
    return wrong


def main() -> int:
    """Measure, print a line for each, and end with 1 if two exact answers differ."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--full", action="store_true", help="large instances and slow peers too")
    parser.add_argument(
        "--growth", action="store_true", help="ours alone, along one axis at a time"
    )
    parser.add_argument("--resume", action="store_true", help="keep what stands in FILE")
    options = parser.parse_args()
    if options.resume and not options.out:
        parser.error("--resume needs --out FILE: the file to go on with")
    ladder = LADDER if options.full else LADDER[:QUICK]
    if options.growth:
        ladder = tuple((name, ("ours",)) for name in names())
    limit_s, engine = LIMIT_S if options.full else QUICK_S, engine_sha256()
    before = kept(options.out, limit_s, engine) if options.resume else {}
    rows: list[dict[str, Any]] = []
    dead: set[tuple[str, str]] = set()
    for instance, who in ladder:
        if instance == "padang" and not shared_data().is_dir():
            print(f"padang: the shared data is not at {shared_data()}")
            continue
        for each in who:
            kind = instance.split(":")[0]
            if not here(each) or (each, kind) in dead:
                continue
            row = before.get((each, instance)) or {
                **measure(each, instance, limit_s),
                "limit_s": limit_s,
                "engine": engine,
            }
            rows.append(row)
            if "stopped" in row and not options.growth:
                dead.add((each, kind))
            figures = ("last", "sum", "solve_s", "one_s", "peak_mb", "certify_s", "stopped")
            shown = ", ".join(
                f"{key} {row[key]:.4g}" if isinstance(row[key], float) else f"{key} {row[key]}"
                for key in figures
                if key in row
            )
            print(f"{instance:26} {each:24} {shown}", flush=True)
            if options.out:
                save(options.out, rows)
    wrong = disagreements(rows)
    print("\n".join(wrong) or "all exact answers agree")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
