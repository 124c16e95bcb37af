"""Every cohort by itself: who, which way, when. What holds goes on as flows."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from safeconduct.plans.model import Cohort, Plan
from safeconduct.proof.case import Case
from safeconduct.proof.clockwork import Numbers, Whole
from safeconduct.proof.tolerance import ABSURD
from safeconduct.proof.verdict import Findings
from safeconduct.proof.ways import Ground, Way, WayKey, WrongWayError, key_of, read_way


@dataclass(frozen=True, slots=True, eq=False)
class Flow:
    """All people who go one way: crossing bucket, bucket of coming to the stop, persons.

    ``came`` is the bucket of the first walk's event: that of arrival at an assembly point, else
    the crossing bucket itself.
    """

    key: WayKey
    way: Way
    bucket: Whole
    came: Whole
    persons: Numbers

    @property
    def group(self) -> str:
        """Group of the people."""
        return self.key[0]

    @property
    def leave(self) -> Whole:
        """Bucket of leaving the assembly point, or of boarding."""
        return self.bucket + self.way.leave_shift


def check_cohorts(ground: Ground, plan: Plan, findings: Findings) -> list[Flow]:
    """Check each cohort and gather those that hold by their way.

    Parameters
    ----------
    ground
        The operation on its roads, with its lines and ways on.
    plan
        The plan.
    findings
        Where failures are noted: SC504 to SC518.

    Returns
    -------
    list of Flow
        In the order in which the ways first appear.
    """
    ways: dict[WayKey, Way | WrongWayError] = {}
    members: defaultdict[WayKey, list[tuple[int, int, float]]] = defaultdict(list)
    numbers: set[int] = set()
    seen: set[tuple[object, ...]] = set()
    for cohort in plan.cohorts:
        if cohort.cohort in numbers:
            findings.fail("SC516", f"Cohort {cohort.cohort} is there twice.")
        numbers.add(cohort.cohort)
        key = key_of(cohort)
        if key not in ways:
            try:
                ways[key] = read_way(ground, key)
            except WrongWayError as wrong:
                ways[key] = wrong
        way = ways[key]
        if isinstance(way, WrongWayError):
            findings.fail(way.code, f"Cohort {cohort.cohort}: {way.what}")
            continue
        again = (key, cohort.crossing_s, cohort.wait_from_s)
        if again in seen:
            findings.fail(
                "SC516", f"Cohort {cohort.cohort} repeats another: same people, way and time."
            )
        seen.add(again)
        when = _when(ground.case, way, cohort, findings)
        if when is not None:
            members[key].append((*when, cohort.persons))
    findings.count("cohorts", len(plan.cohorts))
    findings.count("ways", len(ways))
    return [_flow(key, ways[key], rows) for key, rows in members.items()]


def _flow(key: WayKey, way: Way | WrongWayError, rows: list[tuple[int, int, float]]) -> Flow:
    if isinstance(way, WrongWayError):
        raise way  # a wrong way has no members
    bucket, came, persons = zip(*rows, strict=True)
    return Flow(
        key, way, np.array(bucket, np.int64), np.array(came, np.int64), np.array(persons, float)
    )


def _when(case: Case, way: Way, cohort: Cohort, findings: Findings) -> tuple[int, int] | None:
    """Give the buckets of crossing and of the first walk's event, or ``None`` if they are wrong."""
    name = f"Cohort {cohort.cohort}"
    if not 0 <= cohort.persons < ABSURD:
        findings.fail("SC517", f"{name} is of {cohort.persons} persons.")
        return None
    if cohort.crossing_s % case.step_s or not 0 <= cohort.crossing_s < case.operation.horizon_s:
        findings.fail("SC507", f"{name} crosses {cohort.crossing_s} s after start: no bucket does.")
        return None
    b = cohort.crossing_s // case.step_s
    if case.open_share[cohort.corridor][b] <= 0:
        findings.fail("SC508", f"{name} uses {cohort.corridor} while it is closed (bucket {b}).")
    if way.cycle is not None and not way.cycle.possible[b]:
        findings.fail("SC524", f"{name} rides on {cohort.line}, which cannot run in bucket {b}.")
    came = _came(case, way, cohort, b, findings)
    if came is None:
        return None
    if came * case.step_ms < way.home_ms:
        findings.fail("SC515", f"{name} would have to leave before the start.")
    j = b + way.arrive_shift
    if j >= case.steps:
        findings.fail("SC513", f"{name} arrives after the horizon.")
        return None
    if cohort.arrive_s != (j + 1) * case.step_s:
        findings.fail(
            "SC513", f"{name} arrives {(j + 1) * case.step_s} s after start, not {cohort.arrive_s}."
        )
    _check_departure(case, way, cohort, came, findings)
    return b, came


def _check_departure(case: Case, way: Way, cohort: Cohort, came: int, findings: Findings) -> None:
    leave_ms = came * case.step_ms - way.home_ms
    if way.cycle is not None and way.to_stop is None:
        leave_ms = (cohort.crossing_s // case.step_s + way.leave_shift) * case.step_ms
    to_the_second = abs(cohort.depart_from_s * 1000 - leave_ms) < 1000  # noqa: PLR2004 - a second
    if not to_the_second or cohort.depart_to_s - cohort.depart_from_s != case.step_s:
        findings.fail(
            "SC513",
            f"Cohort {cohort.cohort} leaves from {leave_ms / 1000:.3f} s after start on for one "
            f"step, not from {cohort.depart_from_s} to {cohort.depart_to_s}.",
        )


def _came(case: Case, way: Way, cohort: Cohort, b: int, findings: Findings) -> int | None:
    """Give the bucket of the first walk's event: checks the wait at an assembly point."""
    name = f"Cohort {cohort.cohort}"
    if way.to_stop is None:
        if cohort.wait_from_s is not None or cohort.wait_to_s is not None:
            findings.fail("SC514", f"{name} waits, and not at an assembly point.")
        return b
    if cohort.wait_from_s is None or cohort.wait_to_s is None:
        findings.fail("SC514", f"{name} does not say from when to when it waits.")
        return None
    came, leave = cohort.wait_from_s // case.step_s, b + way.leave_shift
    if cohort.wait_from_s % case.step_s or cohort.wait_to_s != leave * case.step_s:
        findings.fail(
            "SC514",
            f"{name} leaves {cohort.wait_at} {leave * case.step_s} s after start, "
            f"not {cohort.wait_to_s}, or comes in no bucket.",
        )
        return None
    if not 0 <= came <= leave:
        findings.fail("SC514", f"{name} leaves {cohort.wait_at} before it comes.")
        return None
    return came
