from __future__ import annotations

import csv
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from safeconduct.plans.model import Plan
from safeconduct.plans.order import in_order
from safeconduct.plans.read import read_plan
from safeconduct.plans.write import write_plan
from tests.plans.any_plan import a_plan, plans

FILES = [
    "arrivals.csv",
    "certificate.json",
    "cohorts.csv",
    "duties.csv",
    "lines.csv",
    "plan.json",
    "runs.csv",
    "usage.csv",
]
CLOCKS = [
    ("2016-07-29T06:00:00+03:00", "Asia/Damascus"),
    ("2016-10-27T22:00:00+03:00", "Asia/Damascus"),
    ("2024-10-27T00:30:00+02:00", "Europe/Berlin"),
    ("2024-03-31T00:30", "Europe/Berlin"),
    ("2023-01-01T00:00:00+05:45", "Asia/Kathmandu"),
]


@pytest.mark.parametrize(("start", "timezone"), CLOCKS)
def test_a_plan_comes_back_as_it_was_written(tmp_path: Path, start: str, timezone: str) -> None:
    plan = a_plan(start=start, timezone=timezone)
    write_plan(plan, tmp_path / "out")
    assert read_plan(tmp_path / "out") == plan
    assert sorted(f.name for f in (tmp_path / "out").iterdir()) == FILES


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(CLOCKS).flatmap(lambda clock: plans(*clock)))
def test_any_plan_comes_back_as_it_was_written(plan: Plan) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write_plan(plan, Path(folder) / "out")
        assert read_plan(Path(folder) / "out") == in_order(plan)


def test_writing_is_the_same_whatever_the_order_of_rows(tmp_path: Path) -> None:
    plan = a_plan()
    turned = replace(
        plan,
        cohorts=plan.cohorts[::-1],
        proofs=tuple(replace(p, multipliers=p.multipliers[::-1]) for p in plan.proofs),
        options=dict(reversed(plan.options.items())),
    )
    write_plan(plan, tmp_path / "one")
    write_plan(turned, tmp_path / "two")
    for name in FILES:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_the_repeated_hour_of_a_clock_change_is_told_apart_by_its_offset(tmp_path: Path) -> None:
    plan = a_plan(start="2024-10-27T01:00:00+02:00", timezone="Europe/Berlin")
    cohorts = tuple(
        replace(plan.cohorts[0], cohort=i, crossing_s=3600 * i, arrive_s=3600 * i + 600)
        for i in range(1, 4)
    )
    write_plan(replace(plan, cohorts=cohorts), tmp_path)
    with (tmp_path / "cohorts.csv").open(encoding="utf-8", newline="") as file:
        at = [row["crossing_at"] for row in csv.DictReader(file)]
    assert at == [
        "2024-10-27T02:00:00+02:00",
        "2024-10-27T02:00:00+01:00",
        "2024-10-27T03:00:00+01:00",
    ]


def test_persons_have_six_decimals_and_none_are_below_a_millionth(tmp_path: Path) -> None:
    plan = a_plan()
    cohorts = (
        replace(plan.cohorts[0], persons=1 / 3),
        replace(plan.cohorts[0], cohort=7, persons=9e-7),
    )
    write_plan(replace(plan, cohorts=cohorts), tmp_path)
    lines = (tmp_path / "cohorts.csv").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 2
    assert ",0.333333," in lines[1]


def test_ids_with_bars_commas_and_quotes_survive(tmp_path: Path) -> None:
    plan = a_plan()
    odd = replace(plan.cohorts[0], area='a,"b"', route=("x|y", "50%", "%7C", "شارع"))
    plan = replace(plan, cohorts=(odd, plan.cohorts[1]))
    write_plan(plan, tmp_path)
    assert read_plan(tmp_path) == plan


def test_arrivals_are_the_cohorts_added_up(tmp_path: Path) -> None:
    plan = a_plan()
    more = replace(plan.cohorts[0], cohort=2, area="b", persons=1.25)
    write_plan(replace(plan, cohorts=(*plan.cohorts, more)), tmp_path)
    assert (tmp_path / "arrivals.csv").read_text(encoding="utf-8").splitlines() == [
        "from,to,group,corridor,site,persons",
        "2016-07-29T06:20:00+03:00,2016-07-29T06:30:00+03:00,people,c,s,13.750000",
        "2016-07-29T06:50:00+03:00,2016-07-29T07:00:00+03:00,people,c,s,50.000000",
    ]
