"""What a plan reached, in the units of its files."""

from __future__ import annotations

from safeconduct.planning.setting import Setting
from safeconduct.planning.unfold import Parcel
from safeconduct.plans.model import Attained


def attained(setting: Setting, parcels: list[Parcel]) -> Attained:
    """Count people out, the last arrival and the sum of arrival times.

    Parameters
    ----------
    setting, parcels
        The people, and the width of a bucket.
    """
    step_s = setting.operation.step_s
    ends = sorted(((p.bucket + p.service.arrive_shift + 1) * step_s, p.persons) for p in parcels)
    moved, late, completion_s = sum(n for _, n in ends), 0.0, 0
    for end_s, persons in reversed(ends):
        late += persons
        if late > max(0.01, 1e-6 * moved):
            completion_s = end_s
            break
    return Attained(moved, completion_s, sum(end_s * n for end_s, n in ends))
