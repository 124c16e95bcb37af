"""The bound of an aim from its multipliers alone; docs/background/model.md, "Proofs"."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from safeconduct.plans.model import Fixed, Plan, Proof
from safeconduct.proof.aims import AimAt, aim_title, aims_in_order, completion_slack, counts
from safeconduct.proof.capacity import Capacities
from safeconduct.proof.case import Case
from safeconduct.proof.clockwork import Numbers
from safeconduct.proof.least import Floors, LeastCosts
from safeconduct.proof.lines import Cycle
from safeconduct.proof.onward import OnwardWays
from safeconduct.proof.prices import Prices, read_prices
from safeconduct.proof.tolerance import ABSOLUTE, ABSURD, RELATIVE
from safeconduct.proof.trips import TripBook
from safeconduct.proof.verdict import Findings

HELD_RELATIVE = 1e-6
HELD_ABSOLUTE = 1e-3
"""How far an aim that is held may be from its value."""

FLOORS: dict[str, tuple[Floors, Floors]] = {
    "exact": ("in-time", "both"),
    "": ("by-street", "by-street"),
}
"""Which floors show the proof of an engine: what is tried, and what then. Who made a plan is no reason to believe it."""


@dataclass(frozen=True, eq=False)
class ProofGround:
    """What every proof of a plan stands on."""

    case: Case
    capacities: Capacities
    cycles: dict[str, Cycle]
    book: TripBook
    onward: OnwardWays
    plan: Plan
    values: dict[AimAt, float]


def prove(ground: ProofGround, proof: Proof, findings: Findings) -> float | None:
    """Work out what a proof's multipliers show.

    Parameters
    ----------
    ground
        The plan and its operation.
    proof
        The multipliers.
    findings
        Where failures are noted: SC540 to SC542.

    Returns
    -------
    float or None
        The bound in the unit of the aim; ``None`` if nothing is shown.
    """
    until = _until(ground, proof, findings)
    fixed = _fixed(ground, proof, findings)
    if until is None or fixed is None:
        return None
    prices = read_prices(ground.case, ground.capacities, proof, findings)
    _let_no_run_pay(ground, proof, prices, findings)
    first, then = FLOORS.get(ground.plan.engine, FLOORS[""])
    shown = _least_sum(ground, proof, fixed, prices, until, first)
    if first != then and not _is_enough(ground, proof, shown):
        shown = max(shown, _least_sum(ground, proof, fixed, prices, until, then))
    if proof.name == "arrival_sum":
        return shown
    if proof.name == "moved":
        return -shown
    return float(proof.until_s + ground.case.step_s) if -shown < _enough(ground) else None


def _enough(ground: ProofGround) -> float:
    """Give how many must have arrived for all to have."""
    moved = ground.values.get(("moved", None), 0.0)
    return _held(moved, -1.0) - completion_slack(moved)


def _is_enough(ground: ProofGround, proof: Proof, shown: float) -> bool:
    """Whether what is shown reaches what is claimed."""
    if proof.name == "completion":
        return -shown < _enough(ground)
    claims = [
        aim.bound for aim in ground.plan.aims if (aim.name, aim.level) == (proof.name, proof.level)
    ]
    if proof.name == "moved":
        return -shown <= min([proof.bound, *claims])
    return shown >= max([proof.bound, *claims])


def routable_levels(ground: ProofGround) -> tuple[set[tuple[str, str]], set[int | None]]:
    """Give who has a way out within the horizon at all, and of which levels they are."""
    case = ground.case
    prices = Prices(case, ground.capacities)
    last = case.steps - 1
    least = LeastCosts(
        case, ground.cycles, (ground.book, ground.onward), prices, lambda _: (-1.0, 0.0), last
    )
    out = {commodity for commodity, cost in least.all().items() if math.isfinite(cost)}
    levels: set[int | None] = {case.operation.groups[group].priority for _, group in out}
    return out, levels


def _least_sum(
    ground: ProofGround,
    proof: Proof,
    fixed: tuple[Fixed, ...],
    prices: Prices,
    until: int,
    floors: Floors,
) -> float:
    """Give the right-hand side of the inequality."""
    case = ground.case

    def weights(group: str) -> tuple[float, float]:
        own = counts(case, group, proof.level)
        moving = -1.0 if own and proof.name != "arrival_sum" else 0.0
        arriving = 1.0 if own and proof.name == "arrival_sum" else 0.0
        for held in fixed:
            if counts(case, group, held.level):
                if held.name == "moved":
                    moving -= held.multiplier
                else:
                    arriving += held.multiplier
        return moving, arriving

    ways = (ground.book, ground.onward)
    least = LeastCosts(case, ground.cycles, ways, prices, weights, until, floors=floors)
    total = sum(case.persons[who] * min(0.0, cost) for who, cost in least.all().items())
    total -= prices.paid_for_capacity()
    for held in fixed:
        total += held.multiplier * held.value * (1.0 if held.name == "moved" else -1.0)
    return total


def _until(ground: ProofGround, proof: Proof, findings: Findings) -> int | None:
    """Give the last bucket of arrival that a proof may look at."""
    case, name = ground.case, aim_title(proof.name, proof.level)
    if proof.until_s % case.step_s or proof.until_s > case.operation.horizon_s:
        findings.fail("SC540", f"The proof of {name} ends at {proof.until_s} s: no bucket does.")
        return None
    if proof.name != "completion":
        needed = case.operation.horizon_s
        order = [(aim.name, aim.level) for aim in ground.plan.aims]
        after = (proof.name, proof.level) == ("arrival_sum", None)
        if after and ("completion", None) in order:
            needed = int(ground.values["completion", None])
        if proof.until_s < needed:
            findings.fail(
                "SC540", f"The proof of {name} looks at arrivals until {proof.until_s} s only."
            )
            return None
    return proof.until_s // case.step_s - 1


def _fixed(ground: ProofGround, proof: Proof, findings: Findings) -> tuple[Fixed, ...] | None:
    """Give the earlier aims a proof leans on, if it may."""
    order = aims_in_order(ground.case)
    name = aim_title(proof.name, proof.level)
    if (proof.name, proof.level) not in order:
        findings.fail("SC540", f"The model has no aim {name} to prove.")
        return None
    for held in proof.fixed:
        at: AimAt = (held.name, held.level)
        value = ground.values.get(at)
        earlier = (
            at in order
            and order.index(at) < order.index((proof.name, proof.level))
            and held.name != "completion"
        )
        if not earlier or value is None:
            findings.fail("SC540", f"The proof of {name} leans on {aim_title(*at)}.")
            return None
        if not 0 <= held.multiplier < ABSURD:
            findings.fail("SC541", f"The proof of {name} has the multiplier {held.multiplier}.")
            return None
        # A little more moved, or earlier, than there is would make the bound look better.
        wrong = (
            not held.value <= _held(value, 1.0)
            if held.name == "moved"
            else not held.value >= _held(value, -1.0)
        )
        if wrong:
            findings.fail(
                "SC540", f"The proof of {name} holds {aim_title(*at)} at {held.value}, not {value}."
            )
            return None
    return proof.fixed


def _held(value: float, sign: float) -> float:
    return value + sign * max(HELD_RELATIVE * abs(value), HELD_ABSOLUTE)


def _let_no_run_pay(ground: ProofGround, proof: Proof, prices: Prices, findings: Findings) -> None:
    """Check that no run earns more by its seats than it pays, and lower seats that do.

    Lowering a price keeps a proof valid, so an excess by rounding costs it next to nothing.
    """
    name = aim_title(proof.name, proof.level)
    for cycle in ground.cycles.values():
        paid = _paid_by_run(ground.case, cycle, prices) / cycle.fleet.seats
        # A run that cannot be needs no seats to be priced.
        most = np.where(cycle.possible, paid, np.inf)
        excess = prices.lower_seats(cycle.name, most)
        finite = paid[cycle.possible]
        if excess > RELATIVE * float(finite.max(initial=0.0)) + ABSOLUTE * 1e-3:
            findings.fail("SC542", f"In the proof of {name} a run of line {cycle.name} pays.")


def _paid_by_run(case: Case, cycle: Cycle, prices: Prices) -> Numbers:
    steps, pcu = case.steps, cycle.fleet.pcu
    b = np.arange(steps)
    comes_back = cycle.returns < steps
    back = np.where(comes_back, cycle.returns, 0)
    gate = prices.of("crossing_vehicle", cycle.line.corridor)
    paid = pcu * (gate + np.where(comes_back, gate[back], 0.0))
    streets = prices.pcu_streets()
    for links, shifts, event, there in (
        (cycle.out, cycle.out_shift, b, np.ones(steps, bool)),
        (cycle.back, cycle.back_shift, back, comes_back),
    ):
        for link, shift in zip(links.tolist(), shifts.tolist(), strict=True):
            if link in streets:
                at = event + shift
                inside = there & (at >= 0) & (at < steps)
                paid += pcu * np.where(inside, streets[link][np.where(inside, at, 0)], 0.0)
    busy = np.concatenate([[0.0], np.cumsum(prices.of("fleet", cycle.line.fleet))])
    boards = np.clip(b + cycle.board_shift, 0, steps)
    total: Numbers = paid + busy[np.maximum(cycle.free, boards)] - busy[boards]
    return total
