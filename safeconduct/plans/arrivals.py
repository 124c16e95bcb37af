"""Who arrives when, added up from the cohorts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from safeconduct.plans.model import Cohort
from safeconduct.plans.order import six_decimals


@dataclass(frozen=True, slots=True)
class Arrivals:
    """People of one group who arrive through one corridor at one site in one bucket."""

    from_s: int
    to_s: int
    group: str
    corridor: str
    site: str
    persons: float


def count_arrivals(cohorts: Iterable[Cohort], step_s: int) -> tuple[Arrivals, ...]:
    """Add up the cohorts by bucket of arrival, group, corridor and site.

    Parameters
    ----------
    cohorts
        The people of a plan.
    step_s
        Width of a bucket.

    Returns
    -------
    tuple of Arrivals
        Sorted, persons to six decimals.
    """
    persons: defaultdict[tuple[int, str, str, str], float] = defaultdict(float)
    for cohort in cohorts:
        persons[cohort.arrive_s, cohort.group, cohort.corridor, cohort.site] += cohort.persons
    return tuple(
        Arrivals(to_s - step_s, to_s, group, corridor, site, six_decimals(total))
        for (to_s, group, corridor, site), total in sorted(persons.items())
    )
