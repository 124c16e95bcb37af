"""Whether the step is too coarse: what the same plan is with time cut twice as fine."""

from __future__ import annotations

from safeconduct.plans.model import Plan

APART = 0.05
"""Share by which an answer may change at half the step before the step is called too coarse."""
STEPS_APART = 2
"""Steps by which a time may change anyhow: it is counted to the end of one."""


def too_coarse(plan: Plan, half: Plan | None) -> bool:
    """Tell whether a plan at half the step gives another answer.

    Parameters
    ----------
    plan
        The plan.
    half
        The same at half the step, ``None`` if it was not made.

    Returns
    -------
    bool
        True where the people out, the mean arrival or the completion differ by more than 5 %,
        the times also by more than two steps.
    """
    if half is None:
        return False
    rounding_s = STEPS_APART * plan.step_s
    return any(
        abs(now - finer) > max(APART * max(abs(now), abs(finer)), rounding)
        for now, finer, rounding in (
            (plan.persons_moved, half.persons_moved, 0.0),
            (plan.mean_arrival_s, half.mean_arrival_s, rounding_s),
            (plan.completion_s, half.completion_s, rounding_s),
        )
    )


def step_text(step_s: int) -> str:
    """Write a step as the folder writes it: ``PT5M``, ``PT90S``."""
    return f"PT{step_s // 60}M" if step_s % 60 == 0 else f"PT{step_s}S"
