"""What an assembly point where people would queue would save: found by planning again with one there."""

from __future__ import annotations

import time
from dataclasses import replace

from safeconduct.operation.model import AssemblyPoint, Place, Text
from safeconduct.planning.demand import fastest_routes
from safeconduct.planning.exact.queues import Queue, Queueing
from safeconduct.planning.search import Progress, solve
from safeconduct.planning.setting import Setting
from safeconduct.planning.solved import Solved
from safeconduct.planning.unfold import Parcel
from safeconduct.plans.model import AssemblySaving, WaitingBound

MOST_TRIED = 3
"""Places tried, those with the most people first."""
NOTICED = 1e-6
"""Share of people or time below which nothing is saved."""
NAME = "assembly point tried by the planner"
HOUR_S = 3600.0


def bound_with_waiting(
    setting: Setting, solved: Solved, queueing: Queueing, deadline_s: float, tell: Progress
) -> WaitingBound | None:
    """Hold a plan against what queueing on the way would allow, and look for an assembly point that helps.

    Parameters
    ----------
    setting, solved
        The operation, and its plan with waiting at home only.
    queueing
        The bound.
    deadline_s
        By the monotonic clock; no further place is tried after it.
    tell
        Told what is being done.

    Returns
    -------
    WaitingBound or None
        ``None`` where the plan attains the bound: queueing would gain nothing.
    """
    made = _Attained(setting, solved.parcels)
    best = _Attained.of(queueing)
    if not best.beats(made):
        return None
    saving = None
    for queue in queueing.queues[:MOST_TRIED]:
        if time.monotonic() > deadline_s:
            break
        tell("an assembly point where people would queue", None)
        with_one = _with_assembly(setting, queue)
        tried = solve(with_one, fastest_routes(with_one), deadline_s, lambda _what, _share: None)
        gained = _Attained(setting, tried.parcels)
        if gained.beats(made):
            saving = _saving(setting, queue, made, gained)
            break
    return WaitingBound(best.moved, best.completion_s, best.arrival_sum_s, saving)


class _Attained:
    """People out, last arrival and sum of arrivals."""

    def __init__(self, setting: Setting, parcels: list[Parcel]) -> None:
        step_s = setting.operation.step_s
        arrive = [(p.persons, (p.bucket + p.service.arrive_shift + 1) * step_s) for p in parcels]
        self.moved = sum(persons for persons, _ in arrive)
        self.completion_s = max((at_s for _, at_s in arrive), default=0)
        self.arrival_sum_s = float(sum(persons * at_s for persons, at_s in arrive))

    @classmethod
    def of(cls, queueing: Queueing) -> _Attained:
        made = cls.__new__(cls)
        made.moved, made.completion_s = queueing.persons_out, queueing.completion_s
        made.arrival_sum_s = queueing.arrival_sum_s
        return made

    def beats(self, other: _Attained) -> bool:
        """Whether more are out, or as many with earlier arrivals."""
        noticed = NOTICED * max(1.0, other.moved)
        if abs(self.moved - other.moved) > noticed:
            return self.moved > other.moved
        return self.arrival_sum_s < other.arrival_sum_s * (1 - NOTICED)


def _with_assembly(setting: Setting, queue: Queue) -> Setting:
    """Give the same operation with room to wait for so many at a node."""
    node = str(setting.network.node_id[queue.node])
    point = AssemblyPoint(NAME, Text(NAME), Place(node=node), queue.persons)
    operation = replace(
        setting.operation, assembly_points={**setting.operation.assembly_points, NAME: point}
    )
    network = replace(
        setting.network, assembly_node={**setting.network.assembly_node, NAME: queue.node}
    )
    return Setting(operation, network, setting.turnout, armed=False)


def _saving(setting: Setting, queue: Queue, made: _Attained, gained: _Attained) -> AssemblySaving:
    network = setting.network
    crossings = [c for c, node in network.corridor_node.items() if node == queue.node]
    areas = [a for a, node in network.area_node.items() if node == queue.node]
    more = gained.moved - made.moved
    same = abs(more) <= NOTICED * max(1.0, made.moved)
    return AssemblySaving(
        node=str(network.node_id[queue.node]),
        corridor=crossings[0] if crossings else "",
        area=areas[0] if areas else "",
        persons=queue.persons,
        more_persons_out=0.0 if same else more,
        saves_completion_h=(made.completion_s - gained.completion_s) / HOUR_S if same else 0.0,
        saves_person_h=(made.arrival_sum_s - gained.arrival_sum_s) / HOUR_S if same else 0.0,
    )
