"""Whether a plan that says so gives everybody one way out."""

from __future__ import annotations

from collections import defaultdict

from safeconduct.plans.model import Cohort, Plan
from safeconduct.proof.verdict import Findings


def check_one_way(plan: Plan, findings: Findings) -> None:
    """Check that people of one area and group go one way, and from an assembly point on one way.

    Parameters
    ----------
    plan
        The plan; one with free ways is not held to this.
    findings
        Where failures are noted: SC559.
    """
    if plan.with_free_ways is None:
        return
    corridors: dict[tuple[str, str], set[str]] = defaultdict(set)
    starts: dict[tuple[str, str], set[str]] = defaultdict(set)
    onward: dict[tuple[str, str], set[str]] = defaultdict(set)
    for cohort in plan.cohorts:
        home = (cohort.area, cohort.group)
        if cohort.wait_at:
            onward[cohort.wait_at, cohort.group].add(cohort.line or cohort.corridor)
        corridors[home].add(cohort.corridor)
        # Who has a car drives through the corridor of the others.
        if cohort.mode != "car":
            starts[home].add(_start(cohort))
    for what, ways in (("corridors", corridors), ("ways", starts)):
        for (area, group), found in sorted(ways.items()):
            if len(found) > 1:
                findings.fail(
                    "SC559",
                    f"{group} of {area} take {len(found)} {what}: {', '.join(sorted(found))}.",
                )
    for (point, group), found in sorted(onward.items()):
        if len(found) > 1:
            findings.fail(
                "SC559", f"{group} leave {point} by {len(found)} ways: {', '.join(sorted(found))}."
            )
    findings.count("areas with one way", len(corridors))


def _start(cohort: Cohort) -> str:
    """Name how people leave home: to an assembly point, in a vehicle, or on foot."""
    return cohort.wait_at or cohort.line or "on foot"
