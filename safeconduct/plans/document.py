"""What stands in plan.json and certificate.json, as types that check what is read."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import Any

from pydantic import BaseModel, ConfigDict

from safeconduct.operation.model import PlanStanding, Turnout
from safeconduct.plans.model import (
    Addition,
    Aim,
    AimName,
    AssemblySaving,
    Attained,
    Fixed,
    LimitKind,
    Loss,
    Multiplier,
    Plan,
    Population,
    Proof,
    RoundedTimes,
    Status,
    WaitingBound,
    WholeVehicles,
)


class _Document(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False)


class AimEntry(_Document):
    """One aim of plan.json."""

    name: AimName
    level: int | None
    value: float
    bound: float
    gap: float
    status: Status


class AdditionEntry(_Document):
    """One addition of plan.json."""

    limit: str
    at: str
    kind: str
    saves_person_h: float
    saves_completion_h: float | None
    more_persons: float
    confirmed: bool


class AssemblySavingEntry(_Document):
    """What an assembly point would save, in plan.json."""

    node: str
    corridor: str
    area: str
    persons: float
    more_persons_out: float
    saves_completion_h: float
    saves_person_h: float


class WaitingBoundEntry(_Document):
    """What waiting anywhere on the way would allow, in plan.json."""

    persons_out: float
    completion_s: int
    arrival_sum_s: float
    assembly_point: AssemblySavingEntry | None

    def bound(self) -> WaitingBound:
        """Give what stands here."""
        saving = self.assembly_point
        plain = dict(self)
        plain["assembly_point"] = None if saving is None else AssemblySaving(**dict(saving))
        return WaitingBound(**plain)


class AttainedEntry(_Document):
    """What rounded times allow, in plan.json."""

    persons_out: float
    completion_s: int
    arrival_sum_s: float


class RoundedTimesEntry(_Document):
    """Times rounded down and up, in plan.json."""

    down: AttainedEntry
    up: AttainedEntry

    def rounded(self) -> RoundedTimes:
        """Give what stands here."""
        return RoundedTimes(Attained(**dict(self.down)), Attained(**dict(self.up)))


class LossEntry(_Document):
    """What an aim is in fractions and with whole vehicles, in plan.json."""

    name: AimName
    level: int | None
    in_fractions: float
    whole: float


class WholeVehiclesEntry(_Document):
    """Whole vehicles and what they cost, in plan.json."""

    vehicles: dict[str, int]
    departures: dict[str, int]
    losses: list[LossEntry]

    def stated(self) -> WholeVehicles:
        """Give what stands here."""
        losses = tuple(Loss(**dict(loss)) for loss in self.losses)
        return WholeVehicles(dict(self.vehicles), dict(self.departures), losses)


OFTEN_NOTHING = ("rounded_times", "waiting_anywhere", "whole_vehicles", "with_free_ways")
"""Keys that are left out where there is nothing to say of them."""


class PlanDocument(_Document):
    """All of plan.json."""

    additions: list[AdditionEntry]
    aims: list[AimEntry]
    completion_bound_s: int
    completion_s: int
    engine: str
    gap: float
    horizon_s: int
    last_arrival_step: int
    left_by_area: dict[str, dict[str, float]]
    mean_arrival_bound_s: float
    mean_arrival_s: float
    operation_sha256: str
    options: dict[str, str]
    out_by_group: dict[str, float]
    persons_moved: float
    persons_not_out_by_horizon: float
    persons_wanting: float
    persons_without_place: float
    persons_without_route: float
    population: Population
    roads_sha256: str
    standing: PlanStanding
    start: str
    status: Status
    step_s: int
    timezone: str
    turnout: Turnout
    version: str
    rounded_times: RoundedTimesEntry | None = None
    waiting_anywhere: WaitingBoundEntry | None = None
    whole_vehicles: WholeVehiclesEntry | None = None
    with_free_ways: AttainedEntry | None = None

    @classmethod
    def of(cls, plan: Plan) -> PlanDocument:
        """Take what stands in plan.json from a plan."""
        plain = {name: getattr(plan, name) for name in cls.model_fields}
        plain["aims"] = [_plain(aim) for aim in plan.aims]
        plain["additions"] = [_plain(addition) for addition in plan.additions]
        for name in OFTEN_NOTHING:
            if plain[name] is not None:
                plain[name] = asdict(plain[name])
        if plan.whole_vehicles is not None:
            plain["whole_vehicles"]["losses"] = list(plain["whole_vehicles"]["losses"])
        return cls.model_validate(plain)

    def plain(self) -> dict[str, Any]:
        """Give what is written."""
        left_out = {name for name in OFTEN_NOTHING if getattr(self, name) is None}
        return self.model_dump(exclude=left_out)

    def parts(self) -> dict[str, Any]:
        """Give the arguments of :class:`~safeconduct.plans.model.Plan` that stand here."""
        plain = {name: getattr(self, name) for name in type(self).model_fields}
        for derived in ("gap", "last_arrival_step"):
            del plain[derived]
        waiting, rounded = self.waiting_anywhere, self.rounded_times
        plain["rounded_times"] = None if rounded is None else rounded.rounded()
        plain["waiting_anywhere"] = None if waiting is None else waiting.bound()
        free = self.with_free_ways
        plain["with_free_ways"] = None if free is None else Attained(**dict(free))
        whole = self.whole_vehicles
        plain["whole_vehicles"] = None if whole is None else whole.stated()
        plain["aims"] = tuple(Aim(**dict(aim)) for aim in self.aims)
        plain["additions"] = tuple(Addition(**dict(addition)) for addition in self.additions)
        return plain


class FixedEntry(_Document):
    """An earlier aim that a proof leans on."""

    name: AimName
    level: int | None
    value: float
    multiplier: float


class ProofEntry(_Document):
    """One proof: each multiplier is [limit, at, bucket, value]."""

    name: AimName
    level: int | None
    bound: float
    until_s: int
    fixed: list[FixedEntry]
    multipliers: list[tuple[LimitKind, str, int, float]]

    @classmethod
    def of(cls, proof: Proof) -> ProofEntry:
        """Take one entry of certificate.json from a proof."""
        plain = _plain(proof)
        plain["fixed"] = [_plain(fixed) for fixed in proof.fixed]
        plain["multipliers"] = [(m.limit, m.at, m.bucket, m.value) for m in proof.multipliers]
        return cls.model_validate(plain)

    def proof(self) -> Proof:
        """Give the proof that stands here."""
        return Proof(
            self.name,
            self.level,
            self.bound,
            self.until_s,
            tuple(Multiplier(*entry) for entry in self.multipliers),
            tuple(Fixed(**dict(fixed)) for fixed in self.fixed),
        )


class CertificateDocument(_Document):
    """All of certificate.json."""

    proofs: list[ProofEntry]


def _plain(row: Any) -> dict[str, Any]:
    return {field.name: getattr(row, field.name) for field in fields(row)}
