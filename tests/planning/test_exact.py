"""The exact engine behind ``plan``: the same aims as the program over timed routes, proved by cuts over time."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from safeconduct.errors import InputError
from safeconduct.network.model import Network
from safeconduct.operation.model import Operation
from safeconduct.planning.options import PlanOptions
from safeconduct.planning.plan import plan
from safeconduct.plans.model import Multiplier, Plan
from safeconduct.proof.certify import certify
from tests.builders import Road, a_corridor, a_network, an_area, an_assembly_point, an_operation
from tests.oracles.solve import by_routes
from tests.planning.flow_operations import STEP_S, flow_operation

SEEDS = range(120)
CHUNKS = tuple(SEEDS[start : start + 20] for start in range(0, len(SEEDS), 20))
LEAST_WRITTEN = 4e-6

chunks = pytest.mark.parametrize("seeds", CHUNKS, ids=lambda seeds: f"from-{seeds[0]}")


@cache
def planned(seed: int) -> tuple[Operation, Network, Plan]:
    operation, network = flow_operation(seed)
    return operation, network, plan(operation, network)


@chunks
def test_every_aim_equals_the_oracle_and_is_proved(seeds: range) -> None:
    wrong = []
    for seed in seeds:
        operation, network, made = planned(seed)
        values = by_routes(operation, network)
        for aim in made.aims:
            low, high = values.between((aim.name, aim.level))
            missing = LEAST_WRITTEN * (operation.horizon_s if aim.name == "arrival_sum" else 1)
            rounding = 1e-6 * high + missing
            if not low - rounding <= aim.value <= high + rounding or aim.gap > 1e-6:
                wrong.append(f"{seed} {made.engine}: {aim}, the oracle {low}..{high}")
    assert not wrong, "\n".join(wrong)


@chunks
def test_every_plan_is_accepted(seeds: range) -> None:
    wrong = []
    for seed in seeds:
        wrong += [f"{seed}: {failure}" for failure in certify(*planned(seed)).failures]
    assert not wrong, "\n".join(wrong)


def test_most_are_planned_exactly_and_the_others_for_a_reason() -> None:
    engines = Counter(planned(seed)[2].engine for seed in SEEDS)
    assert engines["exact"] > 0.8 * len(SEEDS)
    for seed in SEEDS:
        operation, network, made = planned(seed)
        if made.engine == "exact":
            assert made.waiting_anywhere is None
            assert all(aim.value == pytest.approx(aim.bound, rel=1e-9) for aim in made.aims)
        elif made.persons_not_out_by_horizon < 1e-3:
            # the best has queues, which no plan may have, or a condition does not hold
            with pytest.raises(
                InputError,
                match=r"waiting on the way|meets itself|is shared with other ways|Nobody has a way out",
            ):
                plan(operation, network, PlanOptions(engine="exact"))


def exact_seeds() -> list[int]:
    return [seed for seed in SEEDS if planned(seed)[2].engine == "exact"][:30]


def codes(operation: Operation, network: Network, made: Plan) -> set[str]:
    return {failure.code for failure in certify(operation, network, made).failures}


def test_a_better_bound_is_refused() -> None:
    refused = 0
    for seed in exact_seeds():
        operation, network, made = planned(seed)
        for i, aim in enumerate(made.aims):
            if aim.name == "moved":
                continue  # nobody can prove that more than everybody would be out
            aims = (*made.aims[:i], replace(aim, bound=aim.bound * 1.01), *made.aims[i + 1 :])
            assert "SC543" in codes(operation, network, replace(made, aims=aims)), (seed, aim)
            refused += 1
    assert refused > 50


def test_a_cut_that_leaves_a_limit_out_is_refused() -> None:
    """Where few are late even so, the rest of a cut may be enough; mostly it is not."""
    tried = refused = 0
    for seed in exact_seeds():
        operation, network, made = planned(seed)
        for i, proof in enumerate(made.proofs):
            if proof.name != "completion" or not proof.multipliers:
                continue
            for left_out in {(m.limit, m.at) for m in proof.multipliers}:
                kept = tuple(m for m in proof.multipliers if (m.limit, m.at) != left_out)
                proofs = list(made.proofs)
                proofs[i] = replace(proof, multipliers=kept)
                bad = replace(made, proofs=tuple(proofs))
                tried += 1
                refused += bool(codes(operation, network, bad))
    assert tried > 20
    assert refused > 0.7 * tried


def test_a_cut_in_other_hours_is_refused() -> None:
    refused = 0
    for seed in exact_seeds():
        operation, network, made = planned(seed)
        for i, proof in enumerate(made.proofs):
            if proof.name != "completion" or not proof.multipliers:
                continue
            later = tuple(
                Multiplier(m.limit, m.at, m.bucket + 1, m.value)
                for m in proof.multipliers
                if m.bucket + 1 < operation.steps
            )
            proofs = list(made.proofs)
            proofs[i] = replace(proof, multipliers=later)
            refused += bool(codes(operation, network, replace(made, proofs=tuple(proofs))))
    assert refused > 10


def test_a_cohort_sent_a_step_too_early_or_twice_is_refused() -> None:
    for seed in exact_seeds():
        operation, network, made = planned(seed)
        largest = max(made.cohorts, key=lambda cohort: cohort.persons)
        earlier = replace(largest, arrive_s=largest.arrive_s - STEP_S)
        twice = replace(largest, persons=2 * largest.persons)
        for other in (earlier, twice):
            cohorts = tuple(other if c is largest else c for c in made.cohorts)
            assert codes(operation, network, replace(made, cohorts=cohorts)), seed


def narrow_street_to_a_gate(room: float | None = None) -> tuple[Operation, Network]:
    """One person a step through the street; the gate opens for one step only, after five."""
    one = 3600 / STEP_S
    operation = an_operation(
        [an_area("a", "A", 5)],
        [a_corridor("gate", "X", open=[(6 * STEP_S, 7 * STEP_S)])],
        assembly_points=[] if room is None else [an_assembly_point("yard", "M", room)],
        step_s=STEP_S,
        steps=10,
        benchmark=True,
    )
    roads = [
        Road("A", "M", walk_capacity_person_per_h=one),
        Road("M", "X", time_s=0.0),
    ]
    return operation, a_network(operation, roads)


def test_queueing_at_a_gate_is_a_bound_and_no_plan() -> None:
    operation, network = narrow_street_to_a_gate()
    made = plan(operation, network)
    assert made.engine == "timed-routes"
    assert made.persons_moved == pytest.approx(1)
    assert made.waiting_anywhere is not None
    assert made.waiting_anywhere.persons_out == 5
    assert made.waiting_anywhere.completion_s == 7 * STEP_S
    saving = made.waiting_anywhere.assembly_point
    assert saving is not None
    assert saving.persons == pytest.approx(4)
    assert saving.more_persons_out == pytest.approx(4)
    moved = next(aim for aim in made.aims if aim.name == "moved")
    assert moved.value == pytest.approx(1)
    assert moved.bound == pytest.approx(1), "the bound with queues is no bound of this aim"
    assert certify(operation, network, made).ok


def test_what_the_assembly_point_was_said_to_save_it_saves() -> None:
    operation, network = narrow_street_to_a_gate(room=4)
    made = plan(operation, network)
    assert made.persons_moved == pytest.approx(5)
    assert made.waiting_anywhere is None


def test_asked_for_where_it_cannot_plan_it_says_why() -> None:
    operation, network = narrow_street_to_a_gate()
    with pytest.raises(InputError, match=r"SC806.*waiting on the way"):
        plan(operation, network, PlanOptions(engine="exact"))


def test_timed_routes_may_be_asked_for() -> None:
    operation, network, exact = planned(exact_seeds()[0])
    other = plan(operation, network, PlanOptions(engine="timed-routes"))
    assert (exact.engine, other.engine) == ("exact", "timed-routes")
    for mine, its in zip(exact.aims, other.aims, strict=True):
        assert mine.value == pytest.approx(its.value, rel=2e-5, abs=5e-3)


@pytest.mark.parametrize("seed", range(40))
def test_times_rounded_down_bound_every_plan(seed: int) -> None:
    operation, network = flow_operation(seed, whole=False)
    made = plan(operation, network)
    assert made.engine == "timed-routes"
    rounded = made.rounded_times
    assert rounded is not None
    down, up = rounded.down, rounded.up
    moved = made.persons_moved
    assert down.persons_out >= moved - 1e-3
    assert down.persons_out >= up.persons_out
    if down.persons_out <= moved + 1e-3:
        assert down.completion_s <= max(cohort.arrive_s for cohort in made.cohorts)
        arrivals = sum(cohort.persons * cohort.arrive_s for cohort in made.cohorts)
        assert down.arrival_sum_s <= arrivals * (1 + 1e-6) + 1


def test_times_that_are_whole_round_to_themselves() -> None:
    for seed in exact_seeds()[:5]:
        assert planned(seed)[2].rounded_times is None


def test_arrivals_by_every_bucket_are_the_most_there_can_be() -> None:
    """No other plan has more people out by any bucket: the least horizon is the same for all."""
    for seed in exact_seeds()[:8]:
        operation, network, made = planned(seed)
        out = np.zeros(operation.steps + 1)
        for cohort in made.cohorts:
            out[cohort.arrive_s // STEP_S] += cohort.persons
        out = np.cumsum(out)
        for steps in range(2, int(np.flatnonzero(out == out[-1])[0]), 4):
            shorter = replace(operation, horizon_s=steps * STEP_S)
            best = plan(shorter, network, PlanOptions(engine="timed-routes"))
            assert best.persons_moved == pytest.approx(out[steps], abs=2e-3), (seed, steps)
