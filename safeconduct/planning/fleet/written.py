"""The rides of every vehicle and what whole vehicles cost, as they are written."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from safeconduct.planning.setting import Setting
from safeconduct.plans.model import Aim, Cohort, Duty, Loss, Run, WholeVehicles

if TYPE_CHECKING:
    from safeconduct.planning.solved import Vehicles


def list_duties(
    setting: Setting, vehicles: Vehicles, runs: list[Run], cohorts: list[Cohort]
) -> tuple[Duty, ...]:
    """Give every ride of every vehicle.

    Parameters
    ----------
    setting, vehicles
        Which vehicle makes which rides.
    runs, cohorts
        Their times, and who rides.

    Returns
    -------
    tuple of Duty
        Vehicle by vehicle, in the order of their first rides; vehicles of one run are filled one after the other.
    """
    step_s = setting.operation.step_s
    by_ride = {(run.line, run.crossing_s // step_s): run for run in runs}
    left: dict[tuple[str, int], float] = defaultdict(float)
    for cohort in cohorts:
        if cohort.line:
            left[cohort.line, cohort.crossing_s // step_s] += cohort.persons
    convoys = _convoy_numbers(setting, runs)
    duties = []
    number: dict[str, int] = defaultdict(int)
    for chain in vehicles.chains:
        number[chain.kind] += 1
        seats = getattr(setting.operation, chain.kind).seats
        for place, ride in enumerate(chain.rides, start=1):
            run = by_ride[ride]
            riders = min(left[ride], seats)
            left[ride] -= riders
            duties.append(
                Duty(
                    vehicle=f"{chain.kind}-{number[chain.kind]}",
                    ride=place,
                    line=run.line,
                    board_from_s=run.board_from_s,
                    crossing_s=run.crossing_s,
                    arrive_s=run.arrive_s,
                    return_crossing_s=run.return_crossing_s,
                    busy_to_s=run.busy_to_s,
                    riders=riders,
                    convoy=convoys.get((_corridor(setting, run.line), run.crossing_s), 0),
                )
            )
    return tuple(duties)


def state_losses(
    setting: Setting, vehicles: Vehicles, duties: tuple[Duty, ...], aims: list[Aim]
) -> WholeVehicles:
    """Say how many vehicles run and what the plan in fractions reached that this one does not.

    Parameters
    ----------
    setting, vehicles, duties
        The plan, and what fractions of vehicles reached.
    aims
        What whole ones reach.
    """
    step_s = setting.operation.step_s
    whole = {(aim.name, aim.level): aim.value for aim in aims}
    losses = [
        Loss(
            reached.name,
            reached.level,
            reached.value * (1.0 if reached.name == "moved" else step_s),
            whole[reached.name, reached.level],
        )
        for reached in vehicles.in_fractions
        if (reached.name, reached.level) in whole
    ]
    kinds = sorted({duty.vehicle.rpartition("-")[0] for duty in duties})
    own = {kind: [d for d in duties if d.vehicle.rpartition("-")[0] == kind] for kind in kinds}
    return WholeVehicles(
        vehicles={kind: len({duty.vehicle for duty in own[kind]}) for kind in kinds},
        departures={kind: len(own[kind]) for kind in kinds},
        losses=tuple(losses),
    )


def _corridor(setting: Setting, line: str) -> str:
    name = line.partition("@")[0]
    return next(each.corridor for each in setting.operation.lines if each.id == name)


def _convoy_numbers(setting: Setting, runs: list[Run]) -> dict[tuple[str, int], int]:
    """Give each convoy of the corridors that ask for them its number."""
    crossings: dict[str, set[int]] = defaultdict(set)
    for run in runs:
        corridor = _corridor(setting, run.line)
        if setting.operation.corridors[corridor].convoy is not None:
            crossings[corridor].add(run.crossing_s)
    return {
        (corridor, second): number
        for corridor, seconds in crossings.items()
        for number, second in enumerate(sorted(seconds), start=1)
    }
