"""Make plans the way the command line asks for them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from safeconduct.cli.console import Progress
from safeconduct.cli.interruptible import interruptible

if TYPE_CHECKING:
    from safeconduct.network.model import Network
    from safeconduct.operation.model import Operation, Turnout
    from safeconduct.planning.options import Engine, PlanOptions, VehiclesAs
    from safeconduct.plans.model import Plan, Population


@dataclass(frozen=True, slots=True)
class Effort:
    """How long a plan may take and how good it must be; ``None`` is the planner's own default."""

    time_limit_s: float | None = None
    gap: float | None = None
    engine: Engine = "auto"
    vehicles: VehiclesAs = "whole"
    one_way_out: bool = False


def vehicles_as(*, fractions: bool) -> VehiclesAs:
    """Give how vehicles are planned: whole, unless fractions are asked for."""
    return "fractions" if fractions else "whole"


def make_plan(
    operation: Operation,
    network: Network,
    levels: tuple[Population, Turnout],
    effort: Effort,
    progress: Progress,
) -> Plan:
    """Plan one population and turnout; Ctrl-C ends it at once.

    Parameters
    ----------
    operation
        Read with the population that is named.
    network
        Its roads.
    levels
        Population and turnout.
    effort
        Limits of time and gap.
    progress
        Told how far it is.

    Returns
    -------
    Plan
        With its proof.
    """
    from safeconduct.planning.plan import plan  # noqa: PLC0415 - slow to import

    options = _options(levels, effort)
    return interruptible(lambda: plan(operation, network, options, progress=progress))


def with_prices(
    operation: Operation, network: Network, made: Plan, effort: Effort, progress: Progress
) -> Plan:
    """Give a plan with what every addition would change; Ctrl-C ends it at once.

    Parameters
    ----------
    operation, network, made
        What was planned, and the plan.
    effort
        Limits of time and gap, for each plan that is made again.
    progress
        Told how far it is.
    """
    from safeconduct.planning.prices.price import price_additions  # noqa: PLC0415 - slow to import

    in_fractions = replace(effort, vehicles="fractions")
    options = _options((made.population, made.turnout), in_fractions)
    compared = made
    if made.whole_vehicles is not None:  # a price is a difference of two plans of one kind
        levels = (made.population, made.turnout)
        compared = make_plan(operation, network, levels, in_fractions, progress)
    found = interruptible(lambda: price_additions(operation, network, compared, options, progress))
    return replace(made, additions=found)


def _options(levels: tuple[Population, Turnout], effort: Effort) -> PlanOptions:
    from safeconduct.planning.options import PlanOptions  # noqa: PLC0415 - slow to import

    limits: dict[str, Any] = {}
    if effort.time_limit_s is not None:
        limits["time_limit_s"] = effort.time_limit_s
    if effort.gap is not None:
        limits["gap"] = effort.gap
    population, turnout = levels
    return PlanOptions(
        turnout=turnout,
        population=population,
        engine=effort.engine,
        vehicles=effort.vehicles,
        one_way_out=effort.one_way_out,
        **limits,
    )
