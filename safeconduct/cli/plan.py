"""``safeconduct plan``: a plan with its proof, as files."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from safeconduct.cli.additions import addition_lines
from safeconduct.cli.console import Console
from safeconduct.cli.exits import DONE, SOMEONE_LEFT
from safeconduct.cli.operations import choices_of, find_operation, read_and_build
from safeconduct.cli.outputs import output_folder
from safeconduct.cli.parameters import (
    Engine,
    Engines,
    Fractions,
    Gap,
    Json,
    Level,
    OneWayOut,
    Operation,
    Out,
    Population,
    Prices,
    Quiet,
    Roads,
    Settings,
    TimeLimit,
    Turnout,
    Turnouts,
)
from safeconduct.cli.planning import Effort, make_plan, vehicles_as, with_prices
from safeconduct.cli.summary import left_behind, left_lines, plan_lines
from safeconduct.cli.why import why_lines

if TYPE_CHECKING:
    from safeconduct.operation.model import Turnout as TurnoutLevel


def plan(
    op: Operation,
    *,
    turnout: Turnout = Turnouts.value,
    population: Population = Level.value,
    roads: Roads = None,
    settings: Settings = None,
    time_limit: TimeLimit = None,
    gap: Gap = None,
    prices: Prices = False,
    fractions: Fractions = False,
    one_way_out: OneWayOut = False,
    engine: Engine = Engines.auto,
    out: Out = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> int:
    """Plan an operation and write the plan with its proof.

    With --turnout all, the plan of the stated turnout stands in the folder itself and the
    other two in turnout-low and turnout-high below it.
    """
    from safeconduct.plans.swap import whole_folder  # noqa: PLC0415 - keeps --help quick
    from safeconduct.plans.write import write_plan  # noqa: PLC0415 - the same
    from safeconduct.terms.of_operation import read_terms  # noqa: PLC0415 - the same

    console = Console(json=as_json, quiet=quiet)
    folder = find_operation(op)
    target = output_folder(folder.resolve().name, out, folder)
    with whole_folder(target) as beside, console.progress() as progress:
        operation, network = read_and_build(
            op, choices_of(roads, settings), console, progress, population.value
        )
        read_terms(operation)
        vehicles = vehicles_as(fractions=fractions)
        effort = Effort(time_limit, gap, engine.value, vehicles, one_way_out)
        plans = {
            level: make_plan(operation, network, (population.value, level), effort, progress)
            for level in _levels(turnout)
        }
        first = _levels(turnout)[0]
        if prices:
            asked = (operation, network, plans[first])
            plans[first] = with_prices(*asked, effort, progress)
        main = plans[first]
        write_plan(main, beside)
        for level, other in plans.items():
            if other is not main:
                write_plan(other, beside / f"turnout-{level}")
    code = SOMEONE_LEFT if any(left_behind(each) for each in plans.values()) else DONE
    for each in plans.values():
        console.say(
            *plan_lines(each, operation.name.en),
            *addition_lines(each, operation),
            *why_lines(each, operation),
            *left_lines(each, operation),
            "",
        )
    console.say(f"Written to {target}")
    written = json.loads((target / "plan.json").read_text("utf-8")) if as_json else {}
    console.document({"out": str(target), "plan": written}, exit_code=code)
    return code


def _levels(turnout: Turnouts) -> list[TurnoutLevel]:
    """Give the turnouts to plan, the main one first."""
    if turnout is Turnouts.all:
        return ["value", "low", "high"]
    return [turnout.value]
