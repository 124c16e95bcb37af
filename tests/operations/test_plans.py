"""What the two operations of Aleppo show: places in July, the stop in December."""

from __future__ import annotations

from pathlib import Path

import pytest

import safeconduct
from safeconduct.network.build import build_network
from safeconduct.operation.model import Operation
from safeconduct.operation.read import read_operation
from safeconduct.planning.plan import plan
from safeconduct.plans.model import Plan
from safeconduct.proof.certify import certify

FOLDERS = Path(safeconduct.__file__).parent / "operations"
ARMED = "leaving-armed"


def planned(operation: Operation) -> Plan:
    return plan(operation, build_network(operation))


def without_armed(made: Plan) -> float:
    return made.persons_moved - made.out_by_group.get(ARMED, 0.0)


def test_july_fills_its_places_and_leaves_the_rest() -> None:
    made = planned(read_operation(FOLDERS / "aleppo-2016-07"))
    assert made.standing == "ANNOUNCED"
    assert without_armed(made) == pytest.approx(3000)
    assert made.persons_without_place > 60_000
    # Nobody announced ambulances; and from the far south no walk to the Castello Road is
    # short enough, which keeps eight fighters who leave with their arms.
    left_wounded = sum(left.get("wounded", 0.0) for left in made.left_by_area.values())
    left_armed = sum(left.get(ARMED, 0.0) for left in made.left_by_area.values())
    assert left_wounded == pytest.approx(100)
    assert left_armed < 10
    assert made.persons_without_route == pytest.approx(left_wounded + left_armed)
    walked = max(cohort.crossing_s for cohort in made.cohorts if cohort.group != ARMED)
    assert walked < 3 * 3600


def test_july_at_the_recorded_turnout_needs_no_more_than_a_morning() -> None:
    settings = ["turnout.civilians=0.0007", "turnout.laying-down-arms=0.017"]
    made = planned(read_operation(FOLDERS / "aleppo-2016-07", settings=settings))
    # 169 civilians and 69 fighters in three days, by the word of one party.
    assert made.out_by_group["civilians"] == pytest.approx(169, abs=8)
    assert made.out_by_group["laying-down-arms"] == pytest.approx(69, abs=2)
    assert made.persons_without_place == pytest.approx(0, abs=1e-6)


# A quarter of an hour a bucket is fine enough for this.
def test_december_could_have_been_over_before_it_was_stopped() -> None:
    settings = ["horizon=P2D", "time_step=PT15M"]
    operation = read_operation(FOLDERS / "aleppo-2016-12", settings=settings)
    made = planned(operation)
    assert made.standing == "AGREED"
    unarmed = sum(
        n.value for area in operation.areas.values() for g, n in area.persons.items() if g != ARMED
    )
    assert without_armed(made) == pytest.approx(unarmed, rel=1e-6)
    stopped_s = 27 * 3600
    assert max(cohort.crossing_s for cohort in made.cohorts) < stopped_s
    recorded = next(row.value for row in operation.recorded if row.date == "2016-12-16")
    assert without_armed(made) > 3 * recorded


@pytest.mark.roads
@pytest.mark.parametrize("name", ["aleppo-2016-07", "aleppo-2016-12"])
def test_both_are_planned_and_proved_on_the_real_roads(name: str, shared_data: Path) -> None:
    roads = shared_data / "aleppo" / "aleppo_roads.osm.pbf"
    operation = read_operation(FOLDERS / name, roads=roads)
    network = build_network(operation)
    made = plan(operation, network)
    assert network.nodes > 30_000
    assert made.gap < 1e-3
    assert certify(operation, network, made).failures == ()
    assert without_armed(made) >= 3000 - 1e-3
