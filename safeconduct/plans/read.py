"""Reading a plan back from its folder, with every fault at its line."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from safeconduct.errors import Fault, InputError
from safeconduct.plans.arrivals import Arrivals, count_arrivals
from safeconduct.plans.clock import Clock
from safeconduct.plans.document import CertificateDocument, PlanDocument
from safeconduct.plans.model import Cohort, Duty, LineRoute, Plan, Run, Usage
from safeconduct.plans.read_document import read_document
from safeconduct.plans.read_table import read_table
from safeconduct.plans.tables import ARRIVALS, COHORTS, DUTIES, LINES, RUNS, USAGE


def read_plan(folder: Path) -> Plan:
    """Read the files of a plan.

    Parameters
    ----------
    folder
        A folder that :func:`~safeconduct.plans.write.write_plan` wrote, or one like it.

    Returns
    -------
    Plan
        What the files say. Whether it holds is for ``certify`` to find.

    Raises
    ------
    InputError
        SC401 to SC410, every fault of every file at once.
    """
    if not folder.is_dir():
        raise InputError([_no_folder(folder)])
    faults: list[Fault] = []
    plan = read_document(folder / "plan.json", PlanDocument, faults)
    certificate = read_document(folder / "certificate.json", CertificateDocument, faults)
    clock = None if plan is None else _clock(folder, plan, faults)
    cohorts = read_table(folder, COHORTS, Cohort, clock, faults)
    runs = read_table(folder, RUNS, Run, clock, faults)
    duties = read_table(folder, DUTIES, Duty, clock, faults)
    lines = read_table(folder, LINES, LineRoute, clock, faults)
    arrivals = read_table(folder, ARRIVALS, Arrivals, clock, faults)
    usage = read_table(folder, USAGE, Usage, clock, faults)
    if faults or plan is None or certificate is None:
        raise InputError(faults)
    found = Plan(
        **plan.parts(),
        cohorts=tuple(row for _, row in cohorts),
        runs=tuple(row for _, row in runs),
        duties=tuple(row for _, row in duties),
        line_routes=tuple(row for _, row in lines),
        usage=tuple(row for _, row in usage),
        proofs=tuple(entry.proof() for entry in certificate.proofs),
    )
    faults += _derived_keys(folder, plan, found)
    faults += _arrivals_that_differ(folder, arrivals, found)
    if faults:
        raise InputError(faults)
    return found


def _clock(folder: Path, plan: PlanDocument, faults: list[Fault]) -> Clock | None:
    if plan.step_s <= 0 or plan.horizon_s <= 0:
        what = "The step and the horizon must be longer than nothing."
    else:
        try:
            clock = Clock(plan.start, plan.timezone)
            clock.text(plan.horizon_s)
        except (ValueError, OverflowError) as error:
            what = f"Start and time zone make no clock: {error}."
        else:
            return clock
    faults.append(
        Fault(
            str(folder / "plan.json"),
            0,
            "SC405",
            what,
            "All times of the plan are counted with them.",
            "Write the plan again, or restore plan.json.",
        )
    )
    return None


def _derived_keys(folder: Path, plan: PlanDocument, found: Plan) -> Iterable[Fault]:
    for key, stated, counted in (
        ("gap", plan.gap, found.gap),
        ("last_arrival_step", plan.last_arrival_step, found.last_arrival_step),
    ):
        if stated != counted:
            yield Fault(
                str(folder / "plan.json"),
                0,
                "SC410",
                f"{key} is {stated}, and follows from the other keys as {counted}.",
                "It is derived, so one of the two was changed after writing.",
                "Write the plan again, or restore the file.",
            )


def _arrivals_that_differ(
    folder: Path, rows: list[tuple[int, Arrivals]], plan: Plan
) -> Iterable[Fault]:
    counted = {_key(row): row for row in count_arrivals(plan.cohorts, plan.step_s)}
    file = str(folder / ARRIVALS.file)
    for line, row in rows:
        expected = counted.pop(_key(row), None)
        if expected is None or abs(expected.persons - row.persons) > 1e-6 * (1 + row.persons):
            persons = 0.0 if expected is None else expected.persons
            yield _differs(
                file, line, f"{row.persons} arrive in this row, {persons} by cohorts.csv."
            )
    for missing in counted.values():
        yield _differs(
            file,
            0,
            f"{missing.persons} persons of {missing.group} who arrive through {missing.corridor} "
            "by cohorts.csv are in no row.",
        )


def _key(row: Arrivals) -> tuple[int, int, str, str, str]:
    return (row.from_s, row.to_s, row.group, row.corridor, row.site)


def _differs(file: str, line: int, what: str) -> Fault:
    return Fault(
        file,
        line,
        "SC410",
        what,
        "Arrivals are added up from the cohorts, so one of the two was changed.",
        "Write the plan again, or restore the file.",
    )


def _no_folder(folder: Path) -> Fault:
    return Fault(
        str(folder),
        0,
        "SC401",
        "There is no such folder.",
        "A plan is a folder of files.",
        "Name the folder that `safeconduct plan` wrote.",
    )
