"""December 2016 with the recorded stop: planned totals a day beside the recorded ones, for fleets of 40 to 80 buses.

The plan is the best there is, under hours, gate and seats as the folder states them; it knows nothing of the shots at
ambulances, the buses burned, the snow, or of people who were not told. So it must be above what is recorded, and the
fleet at which it is not above is the fleet that the record implies, if nothing else had held people back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from importlib.resources import files
from pathlib import Path

from safeconduct.network.build import build_network
from safeconduct.operation.model import Operation
from safeconduct.operation.read import read_operation
from safeconduct.planning.options import PlanOptions
from safeconduct.planning.plan import plan
from safeconduct.plans.model import Plan

FOLDER = Path(str(files("safeconduct"))) / "operations" / "aleppo-2016-12"
FLEETS = (40, 50, 60, 70, 80)
GROUPS = ("civilians", "lying", "seated", "leaving-armed")
FIRST_STOP, ALL = 10_000.0, 36_086.0
"""Out by the stop of 16 December (ICRC), and in all (UN and WHO): recorded.csv."""
BUSIEST_DAY = 15_000.0
"""Out on 19 December (ICRC)."""
SECOND_START = "2016-12-18T22:00"
"""An hour before the gate opened again."""
DAYS = ("12-15", "12-16", "12-17", "12-18", "12-19", "12-20", "12-21", "12-22")


@dataclass(frozen=True)
class Totals:
    """Persons over the crossing by day of December, and how many of them by bus."""

    persons: dict[str, float]
    by_bus: dict[str, float]
    rides: int
    cycle_min: float


def _totals(settings: tuple[str, ...]) -> Totals:
    operation = read_operation(FOLDER, settings=settings)
    found = plan(operation, build_network(operation), PlanOptions(vehicles="whole"))
    persons, by_bus = _by_day(operation, found)
    cycles = [r.busy_to_s - r.busy_from_s for r in found.runs if r.line.startswith("buses")]
    rides = sum(round(run.vehicles) for run in found.runs if run.line.startswith("buses"))
    return Totals(persons, by_bus, rides, min(cycles, default=0) / 60)


def _by_day(operation: Operation, found: Plan) -> tuple[dict[str, float], dict[str, float]]:
    persons: dict[str, float] = defaultdict(float)
    by_bus: dict[str, float] = defaultdict(float)
    for cohort in found.cohorts:
        moment = operation.start + timedelta(seconds=cohort.crossing_s)
        day = f"{moment:%m-%d}"
        persons[day] += cohort.persons
        if cohort.mode == "buses":
            by_bus[day] += cohort.persons
    return dict(persons), dict(by_bus)


NO_CARS = ("fleet.cars.share=0",)


@cache
def from_the_start(buses: int, other: tuple[str, ...] = ()) -> Totals:
    """Plan the whole operation, all its people still there."""
    return _totals((f"fleet.buses.count={buses}", *other))


@cache
def after_the_stop(buses: int, other: tuple[str, ...] = ()) -> Totals:
    """Plan from the evening of 18 December, with those still there whom the record had not out by then."""
    left = (ALL - FIRST_STOP) / ALL
    turnout = tuple(f"turnout.{group}={left!r}" for group in GROUPS)
    again = (f"start={SECOND_START}", "horizon=P4D")
    return _totals((f"fleet.buses.count={buses}", *again, *turnout, *other))


def before_the_stop(totals: Totals) -> float:
    """Persons over the crossing on 15 and 16 December."""
    return totals.persons.get("12-15", 0.0) + totals.persons.get("12-16", 0.0)


def fewest_before_the_stop() -> int:
    """Give the fewest buses whose plan, without private cars, has as many out by the stop as are recorded."""
    return _fewest(lambda buses: before_the_stop(from_the_start(buses, NO_CARS)) >= FIRST_STOP)


def fewest_on_the_busiest_day() -> int:
    """Give the fewest buses whose plan, without private cars, has as many out on 19 December as are recorded."""
    return _fewest(
        lambda buses: after_the_stop(buses, NO_CARS).persons.get("12-19", 0.0) >= BUSIEST_DAY
    )


def _fewest(enough: Callable[[int], bool]) -> int:
    low, high = 0, FLEETS[0]
    while high - low > 1:
        middle = (low + high) // 2
        if enough(middle):
            high = middle
        else:
            low = middle
    return high


def table() -> str:
    """Give the table of the page, in Markdown."""
    head = "| buses | " + " | ".join(f"{day[3:]} Dec" for day in DAYS) + " | rides of buses |"
    lines = [head, "|---" * (len(DAYS) + 2) + "|"]
    lines.append(
        "| recorded | 10,000 in both | | 0 | 350 | 15,000 | about 5,000 | about 5,000 | 4,000 | 308 |"
    )
    for buses in FLEETS:
        totals = from_the_start(buses)
        cells = [f"{totals.persons.get(day, 0.0):,.0f}" for day in DAYS]
        lines.append(f"| {buses}, all there on the 15th | {' | '.join(cells)} | {totals.rides} |")
    for buses in FLEETS:
        totals = after_the_stop(buses)
        cells = [f"{totals.persons.get(day, 0.0):,.0f}" for day in DAYS[3:]]
        lines.append(
            f"| {buses}, 26,086 there on the 18th | | | | {' | '.join(cells)} | {totals.rides} |"
        )
    return "\n".join(lines)


def implied() -> str:
    """Name the fleet that the record implies."""
    cycle_min = from_the_start(FLEETS[0]).cycle_min
    rides = BUSIEST_DAY / 70
    by_hand = rides * cycle_min / (24 * 60)
    slow_h = 24 * 60 / rides
    return (
        f"Without private cars, {fewest_before_the_stop()} buses under way without a pause would have had 10,000 people out by "
        f"the stop, and {fewest_on_the_busiest_day()} would have had 15,000 out on 19 December. By hand: 15,000 people in buses of "
        f"70 are {rides:.0f} rides; at {cycle_min:.0f} minutes a ride that is the work of {by_hand:.1f} buses, and for 60 "
        f"buses a ride every {slow_h:.1f} hours."
    )


def main() -> None:
    """Print table and implied fleet."""
    print(table())
    print()
    print(implied())


if __name__ == "__main__":
    main()
