"""Whether an operation is a flow over time, so that the exact engine may plan it."""

from __future__ import annotations

import numpy as np

from safeconduct.operation.model import Group
from safeconduct.planning.exact.gates import Gate, gates_of, inside_links
from safeconduct.planning.setting import Setting


def why_not_exact(setting: Setting) -> str | None:
    """Say why an operation is no flow over time of people who are all alike, or nothing.

    Parameters
    ----------
    setting
        The operation on its roads.

    Returns
    -------
    str or None
        The first condition that does not hold, as a sentence.
    """
    groups = {group for _, group in setting.persons}
    if not groups:
        return "Nobody wants to leave."
    if len(groups) != 1:
        return f"There are {len(groups)} groups; the exact engine takes one."
    group = setting.operation.groups[groups.pop()]
    return _means(setting, group) or _ends(setting, group)


def times_are_whole(setting: Setting) -> bool:
    """Whether every street that may lie before a crossing takes whole steps."""
    group = setting.operation.groups[next(iter(setting.persons))[1]]
    links = inside_links(setting, group)
    whole: bool = (setting.walk_ms(group.walking_speed_kmh)[links] % setting.step_ms == 0).all()
    return bool(whole)


def _means(setting: Setting, group: Group) -> str | None:
    operation = setting.operation
    if not group.may_walk or group.needs is not None:
        return f"People of {group.id} do not walk."
    if setting.network.assembly_node:
        return "There are assembly points; the exact engine lets people wait at home only."
    if operation.lines:
        return "There are lines; the exact engine takes people on foot."
    if operation.cars is not None and group.may_ride and operation.cars.share > 0:
        return "Some go by private car; the exact engine takes people on foot."
    if any(g.kind == "fighters_leaving_armed" for g in _wanting(setting)):
        return "Armed people leave too; they are planned apart."
    return None


def _wanting(setting: Setting) -> list[Group]:
    """Give the groups of which anybody is there, those who leave armed too."""
    operation = setting.operation
    there = {g for area in operation.areas.values() for g in area.persons}
    return [operation.groups[g] for g in sorted(there)]


def _ends(setting: Setting, group: Group) -> str | None:
    operation = setting.operation
    wanting = sum(setting.persons.values())
    gates = gates_of(setting, group)
    for site in sorted({gate.site for gate in gates if gate.site}):
        places = operation.sites[site].places
        if places is not None and places < wanting:
            return f"Site {site} may fill up; the exact engine takes sites with room for all."
    if _shared_after(setting, group, gates):
        return "A street beyond a crossing that can be full is shared with other ways."
    return None


def _shared_after(setting: Setting, group: Group, gates: tuple[Gate, ...]) -> bool:
    """Whether a street with a limit lies on two ways, so that it would be two arcs of the flow."""
    before = inside_links(setting, group)
    used = np.zeros(setting.network.links, np.int64)
    used[before] += 1
    for gate in gates:
        used[list(gate.after)] += 1
    limited = np.isfinite(setting.network.walk_capacity_person_per_h)
    for links, _, _ in setting.network.closed:
        limited[links] = True
    after = np.zeros(setting.network.links, np.bool_)
    for gate in gates:
        after[list(gate.after)] = True
    return bool((limited & after & (used > 1)).any())
