"""Plan spoilt folders and see that nothing but faults comes out: python -m tests.fuzz.campaign."""

from __future__ import annotations

import argparse
import signal
import sys
import tempfile
import traceback
import warnings
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from types import FrameType

import safeconduct.cli.new
from safeconduct.errors import InputError
from safeconduct.network.build import build_network
from safeconduct.operation.read import read_operation
from safeconduct.planning.options import PlanOptions
from safeconduct.planning.plan import plan
from tests.fuzz.mutate import Files, mutate, read_files, write_files

BASES = (
    Path(__file__).resolve().parents[1] / "folders" / "two-gates",
    safeconduct.cli.new.TEMPLATE,
)
TIME_LIMIT_S = 1.0
TOO_LONG_S = 30


@dataclass(slots=True)
class Findings:
    """What came out of a campaign."""

    runs: int = 0
    planned: int = 0
    refused: int = 0
    reached_planner: int = 0
    codes: Counter[str] = field(default_factory=Counter)
    crashes: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        """Give the figure on one line."""
        share = self.reached_planner / max(1, self.runs)
        return (
            f"{self.runs} spoilt folders: {self.reached_planner} ({share:.0%}) reached the planner, "
            f"{self.refused} were refused with {len(self.codes)} different codes, "
            f"{len(self.crashes)} crashed"
        )


def campaign(seeds: range, findings: Findings | None = None) -> Findings:
    """Spoil and plan one folder for each seed, adding to what was found before."""
    bases = [read_files(folder) for folder in BASES]
    findings = findings if findings is not None else Findings()
    with tempfile.TemporaryDirectory() as root, warnings.catch_warnings():
        warnings.simplefilter("error")
        for seed in seeds:
            random = Random(seed)  # noqa: S311 - repeatable, not secret
            files, said = mutate(random.choice(bases), random)
            folder = Path(root) / f"case-{seed}"
            _one(files, folder, f"seed {seed}: {', '.join(said)}", findings)
    return findings


def _one(files: Files, folder: Path, name: str, findings: Findings) -> None:
    write_files(files, folder)
    findings.runs += 1
    before = signal.signal(signal.SIGALRM, _too_long)
    signal.alarm(TOO_LONG_S)
    try:
        operation = read_operation(folder)
        network = build_network(operation, cache=False)
        findings.reached_planner += 1
        plan(operation, network, PlanOptions(time_limit_s=TIME_LIMIT_S, gap=0.01))
        findings.planned += 1
    except InputError as problem:
        findings.refused += 1
        findings.codes.update(fault.code for fault in problem.faults)
    except Exception:  # noqa: BLE001 - any other exception is what is looked for
        findings.crashes.append(f"{name}\n{traceback.format_exc()}")
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def _too_long(_number: int, _frame: FrameType | None) -> None:
    raise TimeoutError(f"not done after {TOO_LONG_S} s")


def main() -> int:
    """Run a campaign from the command line; ends with 1 if anything crashed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    given = parser.parse_args()
    findings = Findings()
    last = given.first + given.runs
    for first in range(given.first, last, 500):
        campaign(range(first, min(first + 500, last)), findings)
        sys.stderr.write(f"{findings}\n")
    sys.stdout.write("".join(f"{crash}\n" for crash in findings.crashes) + f"{findings}\n")
    return 1 if findings.crashes else 0


if __name__ == "__main__":
    raise SystemExit(main())
