"""Inputs at the edge, through ``plan``: an answer or a named reason, in time."""

from __future__ import annotations

import time
from typing import Any

import numpy as np
import pytest

from safeconduct.cli.main import main
from safeconduct.errors import InputError
from safeconduct.network.model import Network
from safeconduct.operation.model import Operation
from safeconduct.planning.options import Engine, PlanOptions
from safeconduct.planning.plan import plan
from safeconduct.proof.certify import certify
from tests.builders import Road, a_corridor, a_group, a_network, an_area, an_operation

STEP_S = 60
ROADS = (Road("A", "M"), Road("M", "X"), Road("B", "C"))


def one_way_out(
    people: float = 5, steps: int = 10, home: str = "A", **corridor: Any
) -> tuple[Operation, Network]:
    """A, a minute to M, a minute to the crossing X, which takes one person a minute; B is apart."""
    given = {"walk_capacity_person_per_h": 60.0} | corridor
    operation = an_operation(
        [an_area("a", home, people)],
        [a_corridor("gate", "X", **given)],
        step_s=STEP_S,
        steps=steps,
        benchmark=True,
    )
    return operation, a_network(operation, ROADS)


NOBODY_OUT = {
    "nobody there": ({"people": 0}, "Nobody wants to leave", 0, 0),
    "all closed": ({"open": []}, "Nobody has a way out", 5, 0),
    "no capacity": ({"walk_capacity_person_per_h": 0.0}, "Nobody gets out within", 0, 5),
    "horizon of one step": ({"steps": 1}, "Nobody gets out within the horizon", 0, 5),
    "apart from the roads": ({"home": "B"}, "Nobody has a way out", 5, 0),
}


@pytest.mark.parametrize("name", NOBODY_OUT)
def test_where_nobody_gets_out_that_is_the_answer(name: str) -> None:
    given, reason, without_route, late = NOBODY_OUT[name]
    operation, network = one_way_out(**given)  # type: ignore[arg-type]  # a table of unlike arguments
    made = plan(operation, network)
    assert made.persons_moved == 0
    assert (made.persons_without_route, made.persons_not_out_by_horizon) == (without_route, late)
    assert certify(operation, network, made).ok
    with pytest.raises(InputError, match=reason):
        plan(operation, network, PlanOptions(engine="exact"))


@pytest.mark.parametrize("engine", ["auto", "exact"])
def test_a_horizon_too_short_for_all_moves_the_most(engine: Engine) -> None:
    operation, network = one_way_out(steps=5)
    made = plan(operation, network, PlanOptions(engine=engine))
    assert made.persons_moved == pytest.approx(3)
    assert made.persons_not_out_by_horizon == pytest.approx(2)
    assert made.gap <= 1e-6
    assert certify(operation, network, made).ok


def test_more_people_than_32_bits_hold() -> None:
    operation, network = one_way_out(people=5e9, walk_capacity_person_per_h=60e9)
    made = plan(operation, network)
    assert made.engine == "exact"
    assert (made.persons_moved, made.completion_s) == (5e9, 7 * STEP_S)
    assert certify(operation, network, made).ok


def test_parts_of_people_and_odd_capacities_are_exact() -> None:
    operation, network = one_way_out(people=2.35, steps=20, walk_capacity_person_per_h=1000 / 60)
    made = plan(operation, network)
    assert made.engine == "exact"
    assert made.persons_moved == pytest.approx(2.35)
    assert made.gap <= 1e-9
    assert certify(operation, network, made).ok


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"groups": [a_group("people"), a_group("others")]}, "There are 2 groups"),
        ({"groups": [a_group("people", may_walk=False)]}, "do not walk"),
    ],
)
def test_what_is_no_flow_is_said(given: dict[str, Any], reason: str) -> None:
    persons = dict.fromkeys([group.id for group in given["groups"]], 5)
    operation = an_operation(
        [an_area("a", "A", persons)],
        [a_corridor("gate", "X", groups=list(persons))],
        step_s=STEP_S,
        benchmark=True,
        **given,
    )
    with pytest.raises(InputError, match=f"SC806.*{reason}"):
        plan(operation, a_network(operation, ROADS), PlanOptions(engine="exact"))


def a_city(side: int, steps: int) -> tuple[Operation, Network]:
    """Narrow streets on a grid, people everywhere, one crossing in the corner."""
    rng = np.random.default_rng(3)
    roads = []
    for x in range(side):
        for y in range(side):
            for u, v in (((x, y), (x + 1, y)), ((x, y), (x, y + 1))):
                if max(v) < side:
                    per_h = float(rng.integers(1, 9)) * 60
                    for tail, head in ((u, v), (v, u)):
                        roads.append(
                            Road(
                                f"{tail}", f"{head}", STEP_S * float(rng.integers(1, 4)),
                                walk_capacity_person_per_h=per_h,
                            )
                        )  # fmt: skip
    homes = [(int(x), int(y)) for x, y in rng.integers(1, side, (side, 2))]
    operation = an_operation(
        [an_area(f"a{i}", f"{home}", 2000) for i, home in enumerate(dict.fromkeys(homes))],
        [a_corridor("gate", "(0, 0)")],
        step_s=STEP_S,
        steps=steps,
        benchmark=True,
    )
    return operation, a_network(operation, roads)


def test_the_time_limit_is_kept() -> None:
    operation, network = a_city(40, 6000)
    started = time.monotonic()
    with pytest.raises(InputError, match="The time was not enough"):
        plan(operation, network, PlanOptions(engine="exact", time_limit_s=0.2))
    assert time.monotonic() - started < 15  # what a busy machine adds


def test_the_command_takes_an_engine(
    tmp_path: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["new", "town", "--quiet"]) == 0
    assert main(["plan", "town", "--engine", "timed-routes", "--quiet"]) == 3
    assert main(["plan", "town", "--engine", "exact"]) == 2
    assert "SC806" in capsys.readouterr().err
