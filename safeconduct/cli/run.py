"""``safeconduct run``: check, plan, prove, and write the papers."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from safeconduct.cli.additions import addition_lines
from safeconduct.cli.cases import SMALL_COHORTS, Question, plan_cases, plan_half_step
from safeconduct.cli.console import Console, Progress
from safeconduct.cli.effects import assumption_effects
from safeconduct.cli.exits import DONE, SOMEONE_LEFT
from safeconduct.cli.interruptible import interruptible
from safeconduct.cli.operations import choices_of, find_operation, read_and_build
from safeconduct.cli.outlooks import outlook_lines
from safeconduct.cli.outputs import output_folder
from safeconduct.cli.parameters import (
    Fractions,
    Gap,
    Json,
    Level,
    MainTurnout,
    OneWayOut,
    Operation,
    Out,
    Population,
    Prices,
    Quiet,
    Roads,
    Settings,
    TimeLimit,
    Turnouts,
)
from safeconduct.cli.planning import Effort, make_plan, vehicles_as, with_prices
from safeconduct.cli.public import print_public
from safeconduct.cli.safeguards import safeguard_count
from safeconduct.cli.summary import half_step_lines, left_behind, left_lines, plan_lines
from safeconduct.cli.timing import Timing
from safeconduct.errors import Fault, InputError, ProofError

if TYPE_CHECKING:
    from pathlib import Path

    from safeconduct.cli.cases import Levels
    from safeconduct.network.model import Network
    from safeconduct.operation.model import Operation as OperationModel
    from safeconduct.plans.model import Plan
    from safeconduct.safeguards.model import Safeguard
    from safeconduct.terms.model import Instrument


_ALL = Fault(
    "--turnout",
    0,
    "SC654",
    "A report is about one turnout.",
    "`run` plans all three already and compares them in the report.",
    "Leave --turnout out, or give low, value or high.",
)


@dataclass(frozen=True, slots=True)
class Made:
    """Everything a run computes before it writes."""

    main: Plan
    others: dict[Levels, Plan]
    half: Plan | None
    effects: dict[str, float] | None


@dataclass(frozen=True, slots=True)
class Stated:
    """What the folder answers to the safeguards, and its instruments."""

    safeguards: tuple[Safeguard, ...]
    instruments: tuple[Instrument, ...]


def run(
    op: Operation,
    *,
    turnout: MainTurnout = Turnouts.value,
    population: Population = Level.value,
    roads: Roads = None,
    settings: Settings = None,
    time_limit: TimeLimit = None,
    gap: Gap = None,
    prices: Prices = False,
    fractions: Fractions = False,
    one_way_out: OneWayOut = False,
    out: Out = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> int:
    """Check, plan, prove, and write the report of an operation.

    The plan that is asked for stands in the folder itself; the plans of three populations and
    three turnouts stand below plans/. The proof is checked before anything is written.
    """
    from safeconduct.plans.swap import whole_folder  # noqa: PLC0415 - keeps --help quick
    from safeconduct.safeguards.check import check_safeguards  # noqa: PLC0415 - the same
    from safeconduct.terms.of_operation import (  # noqa: PLC0415 - the same
        outlooks,
        read_terms,
        warnings_of,
    )

    if turnout is Turnouts.all:
        raise InputError([_ALL])
    console = Console(json=as_json, quiet=quiet)
    timing = Timing()
    folder = find_operation(op)
    target = output_folder(folder.resolve().name, out, folder)
    levels: Levels = (population.value, turnout.value)
    vehicles = vehicles_as(fractions=fractions)
    effort = Effort(time_limit, gap, vehicles=vehicles, one_way_out=one_way_out)
    question = Question(op, choices_of(roads, settings), levels, effort)
    with whole_folder(target) as beside, console.progress() as progress:
        with timing.of("read and build"):
            operation, network = read_and_build(op, question.choices, console, progress, levels[0])
        instruments = read_terms(operation)
        found = outlooks(operation, instruments)
        ahead = warnings_of(operation, found)
        console.warn(ahead)
        safeguards = check_safeguards(operation, instruments)
        with timing.of("notices"):
            notices = print_public(operation, network, instruments, beside, console, progress)
        made = _make(question, operation, network, timing, progress)
        if prices:
            with timing.of("prices of additions"):
                asked = (operation, network, made.main)
                made = replace(made, main=with_prices(*asked, question.effort, progress))
        _write_plans(made, beside)
        with timing.of("write the papers"):
            progress("writing the papers", None)
            stated = Stated(safeguards, instruments)
            _write_papers(operation, network, made, stated, beside)
        timing.write(beside / "run.json")
    code = SOMEONE_LEFT if left_behind(made.main) else DONE
    console.say(
        *plan_lines(made.main, operation.name.en),
        *half_step_lines(made.half, made.main),
        *addition_lines(made.main, operation),
        "",
        *outlook_lines(found),
        safeguard_count(safeguards),
        *left_lines(made.main, operation),
        *notices,
        f"Report: {target / 'report.html'}",
    )
    if as_json:
        plan_text = (target / "plan.json").read_text("utf-8")
        said = {"warnings": [str(each) for each in ahead], "plan": json.loads(plan_text)}
        console.document({"out": str(target), **said}, exit_code=code)
    return code


def _make(
    question: Question,
    operation: OperationModel,
    network: Network,
    timing: Timing,
    progress: Progress,
) -> Made:
    """Make the main plan, see that its proof holds, then the plans beside it."""
    with timing.of("plan"):
        main = make_plan(operation, network, question.levels, question.effort, progress)
    with timing.of("check the proof"):
        _check(operation, network, main, progress)
    with timing.of("other populations and turnouts"):
        others = plan_cases(question, network, progress)
    if len(main.cohorts) > SMALL_COHORTS:
        return Made(main, others, None, None)
    with timing.of("half the time step"):
        half = plan_half_step(question, operation, progress)
    with timing.of("assumptions"):
        effects = assumption_effects(question, operation, network, main, progress)
    return Made(main, others, half, effects)


def _check(operation: OperationModel, network: Network, plan: Plan, progress: Progress) -> None:
    """Stop the run if the plan's own proof does not hold."""
    from safeconduct.proof.certify import certify  # noqa: PLC0415 - keeps --help quick

    progress("checking the proof", None)
    verdict = interruptible(lambda: certify(operation, network, plan))
    if not verdict.ok:
        raise ProofError([str(failure) for failure in verdict.failures])


def _write_plans(made: Made, folder: Path) -> None:
    from safeconduct.plans.write import write_plan  # noqa: PLC0415 - keeps --help quick

    write_plan(made.main, folder)
    (folder / "plans").mkdir()
    for (population, turnout), plan in made.others.items():
        write_plan(plan, folder / "plans" / f"population-{population}-turnout-{turnout}")
    if made.half is not None:
        write_plan(made.half, folder / "plans" / "half-step")


def _write_papers(
    operation: OperationModel,
    network: Network,
    made: Made,
    stated: Stated,
    folder: Path,
) -> None:
    from safeconduct.brief.write import write_brief  # noqa: PLC0415 - keeps --help quick

    half = [made.half] if made.half is not None else []
    plans = (made.main, *made.others.values(), *half)
    write_brief(
        operation,
        network,
        plans,
        stated.safeguards,
        folder,
        proof_holds=True,
        effects=made.effects,
        instruments=stated.instruments,
    )
