"""Whether fighters who leave armed are ever together with others."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
from numpy.typing import NDArray

from safeconduct.proof.capacity import stay_buckets
from safeconduct.proof.case import Case
from safeconduct.proof.clockwork import Whole
from safeconduct.proof.cohorts import Flow
from safeconduct.proof.tolerance import ABSOLUTE
from safeconduct.proof.verdict import Findings

Presence = dict[tuple[str, str], NDArray[np.bool_]]


def is_armed(case: Case, group: str) -> bool:
    """Whether a group keeps its weapons."""
    return case.operation.groups[group].kind == "fighters_leaving_armed"


def check_apart(case: Case, flows: list[Flow], findings: Findings) -> None:
    """Check that no place holds both in one bucket.

    Parameters
    ----------
    case
        The operation on its roads.
    flows
        The people.
    findings
        Where failures are noted: SC527.
    """
    armed = [flow for flow in flows if is_armed(case, flow.group)]
    if not armed:
        return
    theirs = _presence(case, armed)
    others = _presence(case, [flow for flow in flows if not is_armed(case, flow.group)])
    for place, present in theirs.items():
        both = present & others.get(place, np.zeros(case.steps, bool))
        for k in np.flatnonzero(both):
            findings.fail(
                "SC527",
                f"Armed fighters and others are both at {place[0]} {place[1]} in bucket {k}.",
            )
    findings.count("places kept apart", len(theirs))


def _presence(case: Case, flows: list[Flow]) -> Presence:
    places: Presence = defaultdict(lambda: np.zeros(case.steps, bool))

    def mark(kind: str, name: str, buckets: Whole) -> None:
        places[kind, name][buckets[(buckets >= 0) & (buckets < case.steps)]] = True

    for flow in flows:
        some = flow.persons > ABSOLUTE
        b, came, leave = flow.bucket[some], flow.came[some], flow.leave[some]
        corridor, site, wait_at = flow.key[2], flow.key[3], flow.key[6]
        mark("crossing", corridor, b)
        if site:
            width = stay_buckets(case, site)
            for shift in range(1 if width is None else max(1, min(width, case.steps))):
                mark("site", site, b + flow.way.arrive_shift + shift)
        if wait_at:
            for first, last in zip(came.tolist(), leave.tolist(), strict=True):
                mark("assembly point", wait_at, np.arange(first, last + 1))
        for walk, event in ((flow.way.to_stop, came), (flow.way.through, b)):
            if walk is not None:
                for link, shift in zip(walk.links.tolist(), walk.shifts.tolist(), strict=True):
                    mark("link", str(case.network.link_id[link]), event + shift)
        if flow.way.cycle is not None:
            cycle = flow.way.cycle
            mark("line", cycle.name, b)
            for links, shifts, event in (
                (cycle.out, cycle.out_shift, b),
                (cycle.back, cycle.back_shift, cycle.returns[b][cycle.returns[b] < case.steps]),
            ):
                for link, shift in zip(links.tolist(), shifts.tolist(), strict=True):
                    mark("link", str(case.network.link_id[link]), event + shift)
    return places
