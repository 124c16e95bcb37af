"""Plans for tests of their files: one by hand, and any at all."""

from __future__ import annotations

from dataclasses import fields
from typing import Any, get_args

from hypothesis import strategies as st

from safeconduct.operation.model import PlanStanding, Turnout
from safeconduct.plans.model import (
    Addition,
    Aim,
    AimName,
    AssemblySaving,
    Attained,
    Cohort,
    Duty,
    Fixed,
    LimitKind,
    LineRoute,
    Loss,
    Mode,
    Multiplier,
    Plan,
    Population,
    Proof,
    RoundedTimes,
    Run,
    Status,
    Usage,
    WaitingBound,
    WholeVehicles,
)


def a_plan(**other: Any) -> Plan:
    """Make a plan of two cohorts, one walking and one riding, and everything a file can hold."""
    walking = Cohort(
        0, "people", "a", "c", "s", "walk", "", 0, 600, "", None, None, 600, 1800, 12.5, ("1", "2")
    )
    riding = Cohort(
        1,
        "people",
        "a",
        "c",
        "s",
        "buses",
        "l",
        0,
        600,
        "p",
        600,
        1200,
        1800,
        3600,
        50.0,
        ("3", "4"),
    )
    parts: dict[str, Any] = {
        "status": "optimal",
        "standing": "ANNOUNCED",
        "engine": "timed-routes",
        "aims": (Aim("moved", None, 62.5, 62.5, 0.0, "optimal"),),
        "completion_s": 3600,
        "completion_bound_s": 3600,
        "mean_arrival_s": 3240.0,
        "mean_arrival_bound_s": 3240.0,
        "persons_wanting": 62.5,
        "persons_moved": 62.5,
        "persons_without_route": 0.0,
        "persons_without_place": 0.0,
        "persons_not_out_by_horizon": 0.0,
        "out_by_group": {"people": 62.5},
        "operation_sha256": "a" * 64,
        "roads_sha256": "b" * 64,
        "turnout": "value",
        "population": "value",
        "options": {"gap": "0.001"},
        "step_s": 600,
        "start": "2016-07-29T06:00:00+03:00",
        "timezone": "Asia/Damascus",
        "horizon_s": 86_400,
        "cohorts": (walking, riding),
        "runs": (Run("l", 1800, 1.0, 1200, 3600, 4200, 1200, 4800),),
        "line_routes": (LineRoute("l", "", ("3", "4"), ("5", "6")),),
        "usage": (Usage("room", "p", 600, 1200, 50.0, 400.0, "persons"),),
        "proofs": (
            Proof(
                "moved",
                None,
                62.5,
                86_400,
                (Multiplier("room", "p", 1, 0.25), Multiplier("screening", "c/all", 3, 1e-9)),
                (Fixed("moved", 1, 12.0, 0.5),),
            ),
        ),
        "additions": (Addition("room", "p", "person", 1.5, None),),
        "version": "0.1.0",
        "left_by_area": {"a": {"no-route": 0.0}},
        "duties": (Duty("buses-1", 1, "l", 1200, 1800, 3600, 4200, 4800, 50.0, 0),),
        "whole_vehicles": WholeVehicles(
            {"buses": 1}, {"buses": 1}, (Loss("moved", None, 62.5, 62.5),)
        ),
    }
    return Plan(**(parts | other))


# Ids may hold anything that UTF-8 can and that is no control character.
_ids = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=5)
_amounts = st.floats(0, 1e9).map(abs)
_persons = st.floats(1e-6, 1e6).map(lambda value: max(1e-6, round(value, 6)))
_seconds = st.integers(0, 400_000)


def plans(start: str, timezone: str) -> st.SearchStrategy[Plan]:
    """Give plans of any content whose rows have different keys."""
    cohort = st.builds(
        Cohort,
        cohort=st.integers(0, 10**6),
        group=_ids,
        area=_ids,
        corridor=_ids,
        site=_ids | st.just(""),
        mode=st.sampled_from(get_args(Mode)),
        line=_ids | st.just(""),
        depart_from_s=_seconds,
        depart_to_s=_seconds,
        wait_at=_ids | st.just(""),
        wait_from_s=_seconds | st.none(),
        wait_to_s=_seconds | st.none(),
        crossing_s=_seconds,
        arrive_s=_seconds,
        persons=_persons,
        route=st.lists(_ids, max_size=4).map(tuple),
    )
    run = st.builds(
        Run,
        line=_ids,
        crossing_s=_seconds,
        vehicles=_amounts,
        board_from_s=_seconds,
        arrive_s=_seconds,
        return_crossing_s=_seconds | st.none(),
        busy_from_s=_seconds,
        busy_to_s=_seconds,
    )
    line = st.builds(
        LineRoute,
        line=_ids,
        area=_ids | st.just(""),
        out=st.lists(_ids, max_size=3).map(tuple),
        back=st.lists(_ids, max_size=3).map(tuple),
    )
    usage = st.builds(
        Usage,
        limit=st.sampled_from(get_args(LimitKind)),
        at=_ids,
        from_s=_seconds,
        to_s=_seconds,
        used=_persons,
        capacity=_persons | st.just(float("inf")),
        unit=_ids,
    )
    aim_names, levels = st.sampled_from(get_args(AimName)), st.none() | st.integers(1, 9)
    multiplier = st.builds(
        Multiplier,
        limit=st.sampled_from(get_args(LimitKind)),
        at=_ids,
        bucket=st.integers(-1, 500),
        value=_amounts,
    )
    proof = st.builds(
        Proof,
        name=aim_names,
        level=levels,
        bound=_amounts,
        until_s=_seconds,
        multipliers=_rows(multiplier, lambda m: (m.limit, m.at, m.bucket)),
        fixed=st.lists(
            st.builds(Fixed, name=aim_names, level=levels, value=_amounts, multiplier=_amounts),
            max_size=2,
        ).map(tuple),
    )
    by_name = st.dictionaries(_ids, _amounts, max_size=3)
    chosen: dict[str, st.SearchStrategy[Any]] = {
        "start": st.just(start),
        "timezone": st.just(timezone),
        "status": st.sampled_from(get_args(Status)),
        "standing": st.sampled_from(get_args(PlanStanding)),
        "turnout": st.sampled_from(get_args(Turnout)),
        "population": st.sampled_from(get_args(Population)),
        "engine": _ids,
        "version": _ids,
        "operation_sha256": _ids,
        "roads_sha256": _ids,
        "step_s": st.integers(1, 3600),
        "horizon_s": st.integers(1, 10**6),
        "completion_s": _seconds,
        "completion_bound_s": _seconds,
        "options": st.dictionaries(_ids, _ids, max_size=3),
        "out_by_group": by_name,
        "left_by_area": st.dictionaries(_ids, by_name, max_size=2),
        "aims": st.lists(
            st.builds(
                Aim,
                name=aim_names,
                level=levels,
                value=_amounts,
                bound=_amounts,
                gap=_amounts,
                status=st.sampled_from(get_args(Status)),
            ),
            max_size=3,
        ).map(tuple),
        "additions": st.lists(
            st.builds(
                Addition,
                limit=_ids,
                at=_ids,
                kind=_ids,
                saves_person_h=_amounts,
                saves_completion_h=st.none() | _amounts,
            ),
            max_size=2,
        ).map(tuple),
        "cohorts": _rows(cohort, lambda c: c.cohort),
        "runs": _rows(run, lambda r: (r.line, r.crossing_s)),
        "line_routes": _rows(line, lambda r: (r.line, r.area)),
        "usage": _rows(usage, lambda u: (u.limit, u.at, u.from_s)),
        "proofs": st.lists(proof, max_size=2).map(tuple),
        "duties": st.lists(
            _duties(), max_size=4, unique_by=lambda duty: (duty.vehicle, duty.ride)
        ).map(tuple),
        "whole_vehicles": st.none() | _whole_vehicles(),
        "with_free_ways": st.none() | _attained(),
        "waiting_anywhere": st.none() | _waiting_bounds(),
        "rounded_times": st.none() | st.builds(RoundedTimes, down=_attained(), up=_attained()),
    }
    floats = {field.name: _amounts for field in fields(Plan) if field.name not in chosen}
    return st.builds(Plan, **(chosen | floats))


def _rows(row: st.SearchStrategy[Any], key: Any) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(row, max_size=4, unique_by=key).map(lambda rows: tuple(sorted(rows, key=key)))


def _duties() -> st.SearchStrategy[Duty]:
    return st.builds(
        Duty,
        vehicle=_ids | st.integers(0, 10**12).map(lambda number: f"buses-{number}"),
        ride=st.integers(0, 1000),
        line=_ids,
        board_from_s=_seconds,
        crossing_s=_seconds,
        arrive_s=_seconds,
        return_crossing_s=_seconds | st.none(),
        busy_to_s=_seconds,
        riders=_persons,
        convoy=st.integers(0, 1000),
    )


def _whole_vehicles() -> st.SearchStrategy[WholeVehicles]:
    counts = st.dictionaries(_ids, st.integers(0, 10**6), max_size=2)
    loss = st.builds(
        Loss,
        name=st.sampled_from(get_args(AimName)),
        level=st.none() | st.integers(1, 9),
        in_fractions=_amounts,
        whole=_amounts,
    )
    losses = st.lists(loss, max_size=3).map(tuple)
    return st.builds(WholeVehicles, vehicles=counts, departures=counts, losses=losses)


def _attained() -> st.SearchStrategy[Attained]:
    return st.builds(Attained, persons_out=_amounts, completion_s=_seconds, arrival_sum_s=_amounts)


def _waiting_bounds() -> st.SearchStrategy[WaitingBound]:
    saving = st.builds(
        AssemblySaving,
        node=_ids,
        corridor=_ids,
        area=_ids,
        persons=_amounts,
        more_persons_out=_amounts,
        saves_completion_h=_amounts,
        saves_person_h=_amounts,
    )
    return st.builds(
        WaitingBound,
        persons_out=_amounts,
        completion_s=_seconds,
        arrival_sum_s=_amounts,
        assembly_point=st.none() | saving,
    )
