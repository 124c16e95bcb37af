"""Writing a plan as a folder of files."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from safeconduct.plans.arrivals import count_arrivals
from safeconduct.plans.clock import Clock
from safeconduct.plans.document import PlanDocument, ProofEntry
from safeconduct.plans.model import Plan, Proof
from safeconduct.plans.order import in_order
from safeconduct.plans.swap import whole_files
from safeconduct.plans.tables import ARRIVALS, COHORTS, DUTIES, LINES, RUNS, USAGE, Table


def write_plan(plan: Plan, folder: Path) -> None:
    """Write a plan's eight files; equal plans give equal bytes.

    Parameters
    ----------
    plan
        The plan. Its numbers are finite, except for capacities.
    folder
        Where the files go; made if missing. Other files in it stay.

    Raises
    ------
    InputError
        SC411 if writing fails; the files that stood there are left whole.
    """
    plan = in_order(plan)
    clock = Clock(plan.start, plan.timezone)
    with whole_files(folder) as fresh:
        _write_text(fresh / "plan.json", _plan_text(plan))
        _write_text(fresh / "certificate.json", _certificate_text(plan.proofs))
        _write_table(fresh, COHORTS, plan.cohorts, clock)
        _write_table(fresh, RUNS, plan.runs, clock)
        _write_table(fresh, DUTIES, plan.duties, clock)
        _write_table(fresh, LINES, plan.line_routes, clock)
        _write_table(fresh, ARRIVALS, count_arrivals(plan.cohorts, plan.step_s), clock)
        _write_table(fresh, USAGE, plan.usage, clock)


def _plan_text(plan: Plan) -> str:
    return _json(PlanDocument.of(plan).plain(), indent=2) + "\n"


def _certificate_text(proofs: Iterable[Proof]) -> str:
    return '{"proofs": [' + ",".join("\n " + _proof_text(proof) for proof in proofs) + "\n]}\n"


def _proof_text(proof: Proof) -> str:
    # One multiplier a line, so that a fault has a line and a difference can be read.
    plain = ProofEntry.of(proof).model_dump()
    multipliers = ",".join("\n   " + _json(entry) for entry in plain.pop("multipliers"))
    return _json(plain)[:-1] + ', "multipliers": [' + multipliers + "\n ]}"


def _json(plain: Any, indent: int | None = None) -> str:
    return json.dumps(plain, indent=indent, sort_keys=True, ensure_ascii=False, allow_nan=False)


def _write_table(folder: Path, table: Table, rows: Iterable[Any], clock: Clock) -> None:
    with (folder / table.file).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(table.header)
        for row in rows:
            writer.writerow(
                [
                    # A column without a field explains the one before it.
                    column.cell.show(getattr(row, column.field or "limit"), clock)
                    for column in table.columns
                ]
            )


def _write_text(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8", newline="\n")
