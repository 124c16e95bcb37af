"""``safeconduct brief``: the papers of a plan that was made before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safeconduct.cli.console import Console
from safeconduct.cli.exits import DONE, SOMEONE_LEFT
from safeconduct.cli.operations import choices_of, expect_plan, find_operation, read_and_build
from safeconduct.cli.outputs import output_folder
from safeconduct.cli.parameters import Json, Operation, Out, PlanFolder, Quiet, Roads, Settings
from safeconduct.cli.public import print_public
from safeconduct.cli.summary import left_behind

if TYPE_CHECKING:
    from pathlib import Path

    from safeconduct.plans.model import Plan


def brief(
    op: Operation,
    plan_folder: PlanFolder,
    *,
    roads: Roads = None,
    settings: Settings = None,
    out: Out = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> int:
    """Write the report, the papers of the operation and the notices. Default folder: NAME-brief-out.

    Only public/ may be handed out; operational/ holds timetables, the map of the plan and arrivals.

    Give the same --roads and --set the plan was made with. Ends with 3 if the plan leaves someone.
    """
    from safeconduct.brief.write import write_brief  # noqa: PLC0415 - keeps --help quick
    from safeconduct.plans.swap import whole_folder  # noqa: PLC0415 - the same
    from safeconduct.safeguards.check import check_safeguards  # noqa: PLC0415 - the same
    from safeconduct.terms.of_operation import read_terms  # noqa: PLC0415 - the same

    console = Console(json=as_json, quiet=quiet)
    expect_plan(plan_folder, op)
    folder = find_operation(op)
    target = output_folder(f"{folder.resolve().name}-brief", out, folder)
    with whole_folder(target) as beside, console.progress() as progress:
        progress("reading the plans", None)
        plans = _plans(plan_folder)
        operation, network = read_and_build(
            op, choices_of(roads, settings), console, progress, plans[0].population
        )
        progress("writing the papers", None)
        instruments = read_terms(operation)
        safeguards = check_safeguards(operation, instruments)
        notices = print_public(operation, network, instruments, beside, console, progress)
        write_brief(operation, network, plans, safeguards, beside, instruments=instruments)
    code = SOMEONE_LEFT if left_behind(plans[0]) else DONE
    console.say(*notices, f"Report: {target / 'report.html'}")
    console.document({"out": str(target)}, exit_code=code)
    return code


def _plans(folder: Path) -> tuple[Plan, ...]:
    """Read the main plan and those beside it, the main one first."""
    from safeconduct.plans.read import read_plan  # noqa: PLC0415 - keeps --help quick

    main = read_plan(folder)
    beside = [read_plan(file.parent) for file in sorted(folder.glob("plans/*/plan.json"))]
    others = [
        plan
        for plan in beside
        if (plan.population, plan.turnout) != (main.population, main.turnout)
        and plan.step_s == main.step_s
    ]
    return (main, *others)
