"""``safeconduct run``: check, plan, prove, and write the papers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from safeconduct.cli.cases import SMALL_COHORTS, plan_cases, plan_half_step
from safeconduct.cli.console import Console, Progress
from safeconduct.cli.effects import assumption_effects
from safeconduct.cli.exits import DONE, SOMEONE_LEFT
from safeconduct.cli.interruptible import interruptible
from safeconduct.cli.operations import choices_of, find_operation, read_and_build
from safeconduct.cli.outputs import output_folder
from safeconduct.cli.parameters import (
    Gap,
    Json,
    Level,
    Operation,
    Out,
    Population,
    Quiet,
    Roads,
    Settings,
    TimeLimit,
    Turnout,
    Turnouts,
)
from safeconduct.cli.planning import Effort, make_plan
from safeconduct.cli.safeguards import safeguard_count
from safeconduct.cli.summary import half_step_lines, left_behind, left_lines, plan_lines
from safeconduct.cli.timing import Timing
from safeconduct.errors import ProofError

if TYPE_CHECKING:
    from pathlib import Path

    from safeconduct.cli.cases import Levels
    from safeconduct.network.model import Network
    from safeconduct.operation.model import Operation as OperationModel
    from safeconduct.operation.model import Turnout as TurnoutLevel
    from safeconduct.plans.model import Plan


def run(
    op: Operation,
    *,
    turnout: Turnout = Turnouts.value,
    population: Population = Level.value,
    roads: Roads = None,
    settings: Settings = None,
    time_limit: TimeLimit = None,
    gap: Gap = None,
    out: Out = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> int:
    """Check, plan, prove, and write the report of an operation.

    The plan that is asked for stands in the folder itself; the plans of three populations and
    three turnouts stand below plans/.
    """
    from safeconduct.brief.write import write_brief  # noqa: PLC0415 - keeps --help quick
    from safeconduct.plans.swap import whole_folder  # noqa: PLC0415 - the same
    from safeconduct.safeguards.check import check_safeguards  # noqa: PLC0415 - the same

    console = Console(json=as_json, quiet=quiet)
    timing = Timing()
    folder, choices, effort = (
        find_operation(op),
        choices_of(roads, settings),
        Effort(time_limit, gap),
    )
    target = output_folder(folder.resolve().name, out, folder)
    level: TurnoutLevel = "value" if turnout is Turnouts.all else turnout.value
    asked: Levels = (population.value, level)
    with whole_folder(target) as beside, console.progress() as progress:
        with timing.of("read and build"):
            operation, network = read_and_build(op, choices, console, progress, population.value)
        safeguards = check_safeguards(operation)
        with timing.of("plan"):
            main = make_plan(operation, network, asked, effort, progress)
        with timing.of("check the proof"):
            _check(operation, network, main, progress)
        with timing.of("other populations and turnouts"):
            others = plan_cases(op, choices, network, {asked: main}, effort, progress)
        half, effects = None, None
        if len(main.cohorts) <= SMALL_COHORTS:
            with timing.of("half the time step"):
                half = plan_half_step(op, choices, asked, operation, progress)
            with timing.of("assumptions"):
                effects = assumption_effects(op, choices, operation, network, main, progress)
        _write_plans(main, others, half, beside)
        with timing.of("write the papers"):
            progress("writing the papers", None)
            beside_main = (*others.values(), *([half] if half is not None else []))
            write_brief(
                operation,
                network,
                (main, *beside_main),
                safeguards,
                beside,
                proof_holds=True,
                effects=effects,
            )
        timing.write(beside / "run.json")
    code = SOMEONE_LEFT if left_behind(main) else DONE
    console.say(
        *plan_lines(main, operation.name.en),
        *half_step_lines(half),
        "",
        safeguard_count(safeguards),
        *left_lines(main, operation),
        f"Report: {target / 'report.html'}",
    )
    if as_json:
        plan_text = (target / "plan.json").read_text("utf-8")
        console.document({"out": str(target), "plan": json.loads(plan_text)}, exit_code=code)
    return code


def _check(operation: OperationModel, network: Network, plan: Plan, progress: Progress) -> None:
    """Stop the run if the plan's own proof does not hold."""
    from safeconduct.proof.certify import certify  # noqa: PLC0415 - keeps --help quick

    progress("checking the proof", None)
    verdict = interruptible(lambda: certify(operation, network, plan))
    if not verdict.ok:
        raise ProofError([str(failure) for failure in verdict.failures])


def _write_plans(main: Plan, others: dict[Levels, Plan], half: Plan | None, folder: Path) -> None:
    from safeconduct.plans.write import write_plan  # noqa: PLC0415 - keeps --help quick

    write_plan(main, folder)
    (folder / "plans").mkdir()
    for (population, turnout), plan in others.items():
        write_plan(plan, folder / "plans" / f"population-{population}-turnout-{turnout}")
    if half is not None:
        write_plan(half, folder / "plans" / "half-step")
