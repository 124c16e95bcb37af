"""What a plan keeps of each aim, counted from its people."""

from __future__ import annotations

from dataclasses import dataclass

from safeconduct.planning.setting import Setting
from safeconduct.planning.unfold import Parcel
from safeconduct.plans.model import AimName

LEAST_LEFT, PART_LEFT = 0.01, 1e-6
"""Persons, and part of all moved, that completion does not count."""


@dataclass(frozen=True, eq=False)
class Kept:
    """(priority, bucket of arrival, persons) of everybody in a plan."""

    rows: list[tuple[int | None, int, float]]

    def value(self, name: AimName, level: int | None) -> float:
        """Persons out, or the sum over them of the bucket after that of their arrival."""
        counted = [(j, n) for priority, j, n in self.rows if level in (None, priority)]
        return sum(n * (1.0 if name == "moved" else j + 1.0) for j, n in counted)

    @property
    def slack(self) -> float:
        """Persons that completion does not count."""
        return max(LEAST_LEFT, PART_LEFT * self.value("moved", None))

    @property
    def last(self) -> int:
        """The last bucket of arrival."""
        return max((j for _, j, _ in self.rows), default=0)

    @property
    def steps(self) -> int:
        """Buckets until all that count have arrived; 0 if nobody does."""
        late = 0.0
        for _, j, n in sorted(self.rows, key=lambda row: -row[1]):
            late += n
            if late > self.slack:
                return j + 1
        return 0


def kept_of(setting: Setting, parcels: list[Parcel]) -> Kept:
    """Count a plan.

    Parameters
    ----------
    setting, parcels
        The operation and its people.
    """
    groups = setting.operation.groups
    return Kept(
        [
            (groups[p.commodity[1]].priority, p.bucket + p.service.arrive_shift, p.persons)
            for p in parcels
        ]
    )
