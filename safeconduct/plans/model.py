"""A plan and its proof, as its files say them. Neither made nor judged here."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from safeconduct.operation.model import PlanStanding, Turnout

Status = Literal["optimal", "within-gap", "whole-vehicles", "one-way-out", "time-limit"]
"""``whole-vehicles``: the gap is what whole vehicles may cost at most, against the best that fractions of them allow."""
Mode = Literal["walk", "car", "buses", "ambulances"]
AimName = Literal["moved", "completion", "arrival_sum"]
LimitKind = Literal[
    "crossing_walk",
    "crossing_vehicle",
    "screening",
    "reception",
    "places",
    "street_walk",
    "street_vehicle",
    "room",
    "cars",
    "seats",
    "fleet",
]
Population = Literal["low", "value", "high"]


@dataclass(frozen=True, slots=True)
class Cohort:
    """People of one group and area who enter one crossing in one bucket.

    Times are whole seconds from start; intervals are half-open. ``crossing_s`` is the start of
    the crossing bucket, ``arrive_s`` the end of the bucket of arrival. ``wait_at`` is an
    assembly point or empty. ``route`` holds link ids in order, walked and ridden parts joined.
    """

    cohort: int
    group: str
    area: str
    corridor: str
    site: str
    mode: Mode
    line: str
    depart_from_s: int
    depart_to_s: int
    wait_at: str
    wait_from_s: int | None
    wait_to_s: int | None
    crossing_s: int
    arrive_s: int
    persons: float
    route: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """Vehicles of a line that cross outward in one bucket: a rate, or whole ones where there are duties.

    ``busy_from_s`` to ``busy_to_s`` is the cycle; ``return_crossing_s`` is ``None`` when the
    horizon ends first.
    """

    line: str
    crossing_s: int
    vehicles: float
    board_from_s: int
    arrive_s: int
    return_crossing_s: int | None
    busy_from_s: int
    busy_to_s: int


@dataclass(frozen=True, slots=True)
class Duty:
    """One ride of one whole vehicle, from boarding until it is free again at its stop.

    ``vehicle`` is its kind and number, ``buses-7``; ``ride`` counts its rides from 1. ``convoy`` counts the convoys of a
    corridor from 1, 0 where none is asked for. Other fields are those of the run it belongs to.
    """

    vehicle: str
    ride: int
    line: str
    board_from_s: int
    crossing_s: int
    arrive_s: int
    return_crossing_s: int | None
    busy_to_s: int
    riders: float
    convoy: int


@dataclass(frozen=True, slots=True)
class Loss:
    """What an aim is with vehicles in fractions, and with whole ones."""

    name: AimName
    level: int | None
    in_fractions: float
    whole: float


@dataclass(frozen=True, slots=True)
class WholeVehicles:
    """How many whole vehicles run, in how many departures, and what that costs, aim by aim.

    ``in_fractions`` is what the plan in fractions reached, not a bound; the bounds stand with the aims.
    """

    vehicles: dict[str, int]
    departures: dict[str, int]
    losses: tuple[Loss, ...]


@dataclass(frozen=True, slots=True)
class LineRoute:
    """The fixed ways of a line as link ids: stop → crossing → site, and back."""

    line: str
    area: str
    out: tuple[str, ...]
    back: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Aim:
    """One aim, its value, the proved bound, and how far apart they are.

    ``level`` is a priority, ``None`` for everybody. ``moved`` is in persons and bounded from
    above; ``completion`` in seconds and ``arrival_sum`` in person-seconds from below.
    """

    name: AimName
    level: int | None
    value: float
    bound: float
    gap: float
    status: Status


@dataclass(frozen=True, slots=True)
class Multiplier:
    """The price of one unit of one limit; ``bucket`` −1 for a limit over the whole horizon."""

    limit: LimitKind
    at: str
    bucket: int
    value: float


@dataclass(frozen=True, slots=True)
class Fixed:
    """An earlier aim that a later proof may lean on: its value and its multiplier."""

    name: AimName
    level: int | None
    value: float
    multiplier: float


@dataclass(frozen=True, slots=True)
class Proof:
    """What shows the bound of one aim: multipliers, nothing else.

    ``until_s`` is the last allowed arrival: for ``completion`` the time proved too early.
    """

    name: AimName
    level: int | None
    bound: float
    until_s: int
    multipliers: tuple[Multiplier, ...]
    fixed: tuple[Fixed, ...] = ()


@dataclass(frozen=True, slots=True)
class Addition:
    """What one more of something would change.

    If it gets ``more_persons`` out, that is told and no hours: those would be of other people. If not
    ``confirmed`` by a plan made again, the figures are what it can be worth at most, by its multiplier.
    """

    limit: str
    at: str
    kind: str
    saves_person_h: float
    saves_completion_h: float | None
    more_persons: float = 0.0
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class AssemblySaving:
    """What one more assembly point saves, found by planning again with it.

    It lies at ``node``, which may be that of a ``corridor`` or an ``area``, and has room for ``persons``. If it gets more
    people out, that is told and no time: the two are of other people then.
    """

    node: str
    corridor: str
    area: str
    persons: float
    more_persons_out: float
    saves_completion_h: float
    saves_person_h: float


@dataclass(frozen=True, slots=True)
class WaitingBound:
    """What would be possible if people could wait anywhere on the way: a bound, no plan.

    It is there only where it is better than the plan.
    """

    persons_out: float
    completion_s: int
    arrival_sum_s: float
    assembly_point: AssemblySaving | None


@dataclass(frozen=True, slots=True)
class Attained:
    """People out within the horizon, the end of the bucket of the last arrival, and the sum of arrival times."""

    persons_out: float
    completion_s: int
    arrival_sum_s: float


@dataclass(frozen=True, slots=True)
class RoundedTimes:
    """What is possible at best if each street takes whole steps, and people may wait anywhere on the way.

    ``down``, with times rounded down, bounds every plan. ``up``, with times rounded up, is attained by people who keep to whole
    steps. It is there only where the exact engine would plan the operation but for times that are no whole steps.
    """

    down: Attained
    up: Attained


@dataclass(frozen=True, slots=True)
class Usage:
    """How much of a limit one bucket uses; ``capacity`` may be infinite."""

    limit: LimitKind
    at: str
    from_s: int
    to_s: int
    used: float
    capacity: float
    unit: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole plan with its proof, ready to be written, certified or explained."""

    status: Status
    standing: PlanStanding
    engine: str
    aims: tuple[Aim, ...]
    completion_s: int
    completion_bound_s: int
    mean_arrival_s: float
    mean_arrival_bound_s: float
    persons_wanting: float
    persons_moved: float
    persons_without_route: float
    persons_without_place: float
    persons_not_out_by_horizon: float
    out_by_group: dict[str, float]
    operation_sha256: str
    roads_sha256: str
    turnout: Turnout
    population: Population
    options: dict[str, str]
    step_s: int
    start: str
    timezone: str
    horizon_s: int
    cohorts: tuple[Cohort, ...]
    runs: tuple[Run, ...]
    line_routes: tuple[LineRoute, ...]
    usage: tuple[Usage, ...]
    proofs: tuple[Proof, ...]
    additions: tuple[Addition, ...] = ()
    version: str = ""
    left_by_area: dict[str, dict[str, float]] = field(default_factory=dict)
    waiting_anywhere: WaitingBound | None = None
    rounded_times: RoundedTimes | None = None
    duties: tuple[Duty, ...] = ()
    whole_vehicles: WholeVehicles | None = None
    with_free_ways: Attained | None = None

    @property
    def gap(self) -> float:
        """The worst gap of the aims."""
        return max((aim.gap for aim in self.aims), default=0.0)

    @property
    def last_arrival_step(self) -> int:
        """The bucket number, counted from 1, by whose end all moved have arrived."""
        return self.completion_s // self.step_s
