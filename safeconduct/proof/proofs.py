"""Whether the proofs of a plan show what its aims claim."""

from __future__ import annotations

import math

from safeconduct.plans.model import Aim, Plan
from safeconduct.proof.aims import AimAt, aim_title, counts
from safeconduct.proof.bound import ProofGround, prove
from safeconduct.proof.tolerance import ABSOLUTE, RELATIVE
from safeconduct.proof.verdict import Bound, Findings


def check_proofs(ground: ProofGround, findings: Findings) -> None:
    """Recompute every bound and compare it with the stated one.

    Parameters
    ----------
    ground
        The plan and its operation.
    findings
        Where failures are noted: SC540 to SC544.
    """
    plan = ground.plan
    stated: dict[AimAt, Aim] = {(aim.name, aim.level): aim for aim in plan.aims}
    shown: dict[AimAt, float] = {}
    for proof in plan.proofs:
        at: AimAt = (proof.name, proof.level)
        aim = stated.get(at)
        if aim is None or at in shown:
            findings.fail("SC540", f"There is a proof of {aim_title(*at)} too many.")
            continue
        found = prove(ground, proof, findings)
        trivial = _trivial(ground, at)
        bound = trivial if found is None else _better(at, found, trivial)
        shown[at] = bound
        findings.bounds.append(Bound(*at, bound))
        for claim in (aim.bound, proof.bound):
            if _is_better(at, claim, bound):
                findings.fail(
                    "SC543", f"{aim_title(*at)}: the bound {claim!r} is claimed, {bound!r} shown."
                )
                break
        _check_direction(ground, at, aim, findings)
    for at in stated:
        if at not in shown:
            findings.fail("SC540", f"There is no proof of {aim_title(*at)}.")
    findings.count("proofs", len(plan.proofs))
    _check_derived(ground, plan, shown, findings)


def _trivial(ground: ProofGround, at: AimAt) -> float:
    """Give the bound that needs no proof: everybody out, or nobody later than at the start."""
    if at[0] != "moved":
        return 0.0
    case = ground.case
    return sum(n for (_, group), n in case.persons.items() if counts(case, group, at[1]))


def _better(at: AimAt, one: float, other: float) -> float:
    return min(one, other) if at[0] == "moved" else max(one, other)


def _is_better(at: AimAt, claim: float, shown: float) -> bool:
    room = RELATIVE * abs(shown) + ABSOLUTE
    if not math.isfinite(claim):
        return True
    return claim < shown - room if at[0] == "moved" else claim > shown + room


def _check_direction(ground: ProofGround, at: AimAt, aim: Aim, findings: Findings) -> None:
    """Refuse a bound that the plan itself beats: one of the two must be wrong."""
    value = ground.values[at]
    beaten = aim.bound - value if at[0] == "moved" else value - aim.bound
    if beaten < -(1e-3 + 10 * RELATIVE * abs(value)):
        findings.fail(
            "SC543", f"{aim_title(*at)}: {value!r} is better than the bound {aim.bound!r}."
        )


def _check_derived(
    ground: ProofGround, plan: Plan, shown: dict[AimAt, float], findings: Findings
) -> None:
    moved = ground.values.get(("moved", None), 0.0)
    mean = shown.get(("arrival_sum", None), 0.0) / moved if moved > 0 else 0.0
    if plan.mean_arrival_bound_s > mean * (1 + 2 * RELATIVE) + ABSOLUTE:
        findings.fail(
            "SC544",
            f"mean_arrival_bound_s is {plan.mean_arrival_bound_s!r}, the proofs show {mean!r}.",
        )
    completion = shown.get(("completion", None), 0.0)
    if plan.completion_bound_s > completion + ABSOLUTE:
        findings.fail(
            "SC544",
            f"completion_bound_s is {plan.completion_bound_s}, the proofs show {completion:.0f}.",
        )
