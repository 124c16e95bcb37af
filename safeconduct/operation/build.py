"""Build the frozen operation from checked documents."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from safeconduct.operation.areas import AreaRead
from safeconduct.operation.assumptions import list_assumptions
from safeconduct.operation.build_corridors import (
    build_assembly_points,
    build_cars,
    build_corridors,
    build_sites,
    build_vehicles,
)
from safeconduct.operation.build_events import (
    build_aid,
    build_announcements,
    build_closures,
    build_exchange,
    build_handing_in,
    build_hazards,
    build_parties,
    build_pauses,
    build_sources,
    build_statements,
)
from safeconduct.operation.build_lines import build_lines
from safeconduct.operation.build_people import (
    Level,
    build_areas,
    build_groups,
    build_turnout,
    text_of,
)
from safeconduct.operation.clock import Clock
from safeconduct.operation.model import Operation, Recorded
from safeconduct.operation.stated import Stated
from safeconduct.reading.geojson import Ring

MAX_WALK_M = 10_000.0


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside ``operation.yaml``, as read."""

    folder: Path
    areas: list[AreaRead]
    enclosed: tuple[Ring, ...]
    recorded: tuple[Recorded, ...]
    terms: tuple[Path, ...]
    roads: Path | None
    digest_sha256: str


def build_operation(stated: Stated, beside: Beside, level: Level) -> Operation:
    """Build the operation; everything was checked before.

    Parameters
    ----------
    stated
        The checked document.
    beside
        What the other files say.
    level
        Which end of a stated population counts as the value.

    Returns
    -------
    Operation
        Frozen, in SI units and seconds from start.
    """
    document = stated.document
    clock = Clock(document.timezone, document.start)
    groups = build_groups(stated)
    return Operation(
        folder=beside.folder,
        name=text_of(document.name, ""),
        timezone=document.timezone,
        start=clock.local(0),
        horizon_s=document.horizon,
        step_s=document.time_step,
        benchmark=document.benchmark,
        groups=groups,
        turnout=build_turnout(stated, groups),
        areas=build_areas(beside.areas, groups, level),
        corridors=build_corridors(stated, clock, groups),
        assembly_points=build_assembly_points(stated),
        sites=build_sites(stated, groups),
        buses=build_vehicles(stated, "buses"),
        ambulances=build_vehicles(stated, "ambulances"),
        cars=build_cars(stated),
        lines=build_lines(document),
        roads=beside.roads,
        enclosed_lonlat=beside.enclosed,
        max_walk_m=_max_walk_m(stated),
        max_detour=document.max_detour.value if document.max_detour else None,
        sources=build_sources(document),
        parties=build_parties(document),
        pauses=build_pauses(document, clock),
        closures=build_closures(stated, clock),
        hazards=build_hazards(document, clock),
        aid_inward=build_aid(document, clock),
        announcements=build_announcements(document),
        exchange=build_exchange(document),
        handing_in=build_handing_in(stated),
        recorded=beside.recorded,
        assumptions=list_assumptions(stated, beside.areas),
        statements=build_statements(document),
        terms_files=beside.terms,
        digest_sha256=beside.digest_sha256,
    )


def _max_walk_m(stated: Stated) -> float | None:
    document = stated.document
    if document.max_walk_km is not None:
        return document.max_walk_km.value * 1000.0
    return None if document.benchmark else MAX_WALK_M
