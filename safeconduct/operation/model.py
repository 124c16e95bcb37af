"""The operation as everything after reading sees it: frozen, complete, in SI units.

Clock times have become whole seconds from the start of the operation, counted in
absolute time, so that a day of a clock change has 23 or 25 hours. What the folder
leaves out is ``None`` here and does not limit.

Longer than other files on purpose: whoever looks for a word of an operation finds all of them in one place.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

GroupKind = Literal[
    "civilians",
    "wounded_and_sick",
    "fighters_under_offer",
    "fighters_leaving_armed",
    "released_captives",
    "unaccompanied_children",
]
Side = Literal["independent", "party", "resident", "media", "unknown"]
ClaimStanding = Literal["claimed", "reported", "confirmed", "disputed"]
ClauseStanding = Literal["enacted", "proposed", "urged", "claimed"]
ConsentAnswer = Literal["given", "refused", "none", "unknown"]
PlanStanding = Literal["AGREED", "ANNOUNCED", "HYPOTHETICAL"]
Turnout = Literal["low", "value", "high"]
Fleet = Literal["buses", "ambulances"]
Searched = Literal["persons", "clothes", "bags", "vehicles", "papers", "phones"]
Interval = tuple[int, int]
"""Seconds from start, half-open: [from, to)."""


@dataclass(frozen=True, slots=True)
class Text:
    """A name or sentence in English and, where given, Arabic."""

    en: str
    ar: str | None = None


@dataclass(frozen=True, slots=True)
class Where:
    """The file and line something was read from."""

    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another value somebody gives for the same figure."""

    value: float
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its range and source. Without a source it is an assumption."""

    value: float
    low: float | None = None
    high: float | None = None
    source: str | None = None
    also: tuple[Alternative, ...] = ()
    where: Where | None = None

    def at(self, level: Turnout) -> float:
        """Give the low, stated or high value; a missing end is the stated value."""
        chosen = {"low": self.low, "value": self.value, "high": self.high}[level]
        return self.value if chosen is None else chosen


@dataclass(frozen=True, slots=True)
class Source:
    """Who says so, on which side, through whom and when."""

    id: str
    who: str
    side: Side = "unknown"
    via: str | None = None
    when: str | None = None
    url: str | None = None
    standing: ClaimStanding = "claimed"


@dataclass(frozen=True, slots=True)
class Party:
    """A party to the operation and what it does in it."""

    id: str
    name: Text
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A place given by coordinates (degrees, WGS 84) or by a node of the road file."""

    lon: float | None = None
    lat: float | None = None
    node: str | None = None
    where: Where | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """A class of people with its own rights and pace.

    ``share`` is the part of an area's population that belongs to the group; at most one
    group leaves it out and is the rest. ``priority`` 1 is the highest; ``None`` comes last.
    """

    id: str
    kind: GroupKind
    name: Text
    walking_speed_kmh: float
    may_walk: bool
    may_ride: bool
    needs: Literal["ambulance"] | None = None
    priority: int | None = None
    share: Figure | None = None
    where: Where | None = None


@dataclass(frozen=True, slots=True)
class Area:
    """Where people are: a representative place, a shape if known, and how many.

    ``persons`` maps a group id to the number of its people in the area, before turnout.
    ``population`` is the stated total the numbers come from, if any.
    """

    id: str
    name: Text
    place: Place
    persons: dict[str, Figure]
    population: Figure | None = None
    polygon_lonlat: tuple[tuple[tuple[float, float], ...], ...] = ()
    pcode: str | None = None
    where: Where | None = None


@dataclass(frozen=True, slots=True)
class ScreeningPool:
    """Lanes kept for some groups; ``groups`` empty means everybody without an own pool."""

    id: str
    groups: tuple[str, ...]
    lanes: float


@dataclass(frozen=True, slots=True)
class Screening:
    """The party's search at a crossing. Times are seconds a person, by group id."""

    by: str | None
    pools: tuple[ScreeningPool, ...]
    time_s: dict[str, float]
    separates: Literal["yes", "no", "unknown"] | None
    where: Where | None = None
    source: str | None = None
    searches: tuple[Searched, ...] = ()
    asks: tuple[Asked, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """What people are asked to do, in somebody's words."""

    says: Text
    source: str | None = None


@dataclass(frozen=True, slots=True)
class StatedWindow:
    """Hours as they were stated: clock seconds after midnight; ``days`` empty means every day.

    Without a source they are an assumption of the plan, and nobody is told them.
    """

    days: tuple[str, ...]
    opens_s: int
    closes_s: int
    source: str | None = None
    where: Where | None = None


@dataclass(frozen=True, slots=True)
class Consent:
    """What a party answered: ``expires_s`` is seconds from start, ``None`` if not stated."""

    party: str
    answer: ConsentAnswer
    source: str | None = None
    expires_s: int | None = None


@dataclass(frozen=True, slots=True)
class Leg:
    """A stretch of a corridor under one party's control."""

    start: Text
    end: Text
    controlled_by: str | None
    as_of: str | None = None
    monitors: Text | None = None
    cleared_of_mines: Literal["yes", "no", "unknown"] | None = None
    where: Where | None = None


@dataclass(frozen=True, slots=True)
class Convoy:
    """How vehicles of lines must cross outward: together, and not one convoy on the heels of another.

    ``vehicles`` is the most in a convoy; convoys cross at least ``spacing_s`` apart; each takes one of
    ``escorts`` from its crossing until the slowest of its lines is back there. ``None`` does not limit.
    """

    vehicles: float | None = None
    spacing_s: int | None = None
    escorts: float | None = None
    where: Where | None = None


@dataclass(frozen=True, slots=True)
class Announced:
    """Whose word the corridor is."""

    by: str
    at: str | None = None
    because: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Corridor:
    """A way out that somebody announced, with the crossing it leads through.

    ``groups`` may use it; ``also_groups`` are other readings of the announcement, shown and
    not planned. ``open`` holds the hours of the crossing as sorted, disjoint intervals within
    the horizon; a corridor without windows is open throughout. ``refused_by`` names parties
    whose consent is ``refused``: such a corridor is closed. Capacities ``None`` do not limit.
    ``groups_stated`` is false where the folder does not say for whom it is: then for all.
    ``source`` states whatever of it names no other.
    """

    id: str
    name: Text
    groups: tuple[str, ...]
    also_groups: tuple[tuple[str, ...], ...]
    crossing: Place
    open: tuple[Interval, ...]
    windows_stated: bool
    leads_to: tuple[str, ...]
    walk_capacity_person_per_h: float | None
    vehicle_capacity_per_h: float | None
    screening: Screening | None
    consent: dict[str, Consent]
    legs: tuple[Leg, ...] = ()
    announced: Announced | None = None
    where: Where | None = None
    groups_stated: bool = True
    windows: tuple[StatedWindow, ...] = ()
    source: str | None = None
    convoy: Convoy | None = None

    @property
    def closes_last_s(self) -> int | None:
        """When its last opening ends, in seconds from start; ``None`` where it never opens."""
        return self.open[-1][1] if self.open else None

    @property
    def refused_by(self) -> tuple[str, ...]:
        """The parties that said no."""
        return tuple(p for p, c in self.consent.items() if c.answer == "refused")


@dataclass(frozen=True, slots=True)
class AssemblyPoint:
    """Where people may wait, with room (persons)."""

    id: str
    name: Text
    place: Place
    room: float | None
    shelter: bool | None = None
    water: bool | None = None
    public: bool = False
    where: Where | None = None


@dataclass(frozen=True, slots=True)
class Reception:
    """Desks at a site, seconds a person by group id."""

    desks: float
    time_s: dict[str, float]


@dataclass(frozen=True, slots=True)
class Site:
    """A reception place. A place is free again ``stay_s`` after it was taken, else never."""

    id: str
    name: Text
    place: Place | None
    places: float | None
    stay_s: int | None
    reception: Reception | None
    destinations: tuple[str, ...] = ()
    source: str | None = None
    where: Where | None = None
    neighbourhood: Text | None = None


@dataclass(frozen=True, slots=True)
class Vehicles:
    """Vehicles of one kind that shuttle on lines. ``pcu`` counts on vehicle capacity.

    ``seats`` are those of the people planned for; ``companions`` are further seats a vehicle, of those who ride
    along with a patient. A vehicle and its drivers are under way for at most ``longest_duty_s``, then rest
    for ``rest_s``; ``None`` does not limit.
    """

    kind: Fleet
    count: float
    seats: float
    depot: Place | None
    pcu: float
    boarding_s: int
    unloading_s: int
    where: Where | None = None
    companions: float = 0.0
    longest_duty_s: int | None = None
    rest_s: int = 0


@dataclass(frozen=True, slots=True)
class Cars:
    """Private cars: ``share`` of the people of each area who may ride have one."""

    share: float
    persons_per_car: float
    pcu: float = 1.0

    @property
    def pcu_per_person(self) -> float:
        """Part of vehicle capacity that one person in a car takes."""
        return self.pcu / self.persons_per_car


@dataclass(frozen=True, slots=True)
class Line:
    """Assembly point (or area, for ambulances: ``assembly_point`` None) → crossing → site."""

    id: str
    fleet: Fleet
    corridor: str
    assembly_point: str | None
    site: str | None


@dataclass(frozen=True, slots=True)
class Pause:
    """An agreed stop of hostilities."""

    place: Text
    interval: Interval
    agreed_by: tuple[str, ...]
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Closure:
    """No entry to some links during an interval; those inside go on."""

    links: tuple[str, ...]
    polygon_lonlat: tuple[tuple[float, float], ...]
    interval: Interval
    source: str | None = None
    where: Where | None = None


@dataclass(frozen=True, slots=True)
class Hazard:
    """An area that is dangerous for some hours. Never a target, never a position."""

    polygon_lonlat: tuple[tuple[float, float], ...]
    interval: Interval
    weight_per_h: float
    source: str | None = None


@dataclass(frozen=True, slots=True)
class AidInward:
    """Aid trucks that enter through a corridor; taken off its vehicle capacity first."""

    corridor: str
    trucks_per_h: float
    interval: Interval
    pcu: float = 2.5
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Announcement:
    """What somebody told the public, as they said it."""

    by: str
    channel: str
    when: str
    area: str | None
    says: Text
    asks_of_people: Text | None
    standing: ClauseStanding
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question between the parties and whether it was answered; never its content."""

    id: str
    what: str
    asked_by: str
    asked_of: str
    asked: str | None
    answered: str | None
    hangs_on_it: tuple[str, ...] = ()
    source: str | None = None


@dataclass(frozen=True, slots=True)
class HandingIn:
    """Where the terms of an offer can be taken up."""

    offer: str
    recipient: Text
    place: Text | None
    reached_by: tuple[str, ...] = ()
    where: Where | None = None


@dataclass(frozen=True, slots=True)
class Recorded:
    """One row of what really happened."""

    date: str
    what: str
    value: float
    unit: str
    said_by: str
    source: str
    standing: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Assumption:
    """A figure without a source."""

    key: str
    value: float
    where: Where


@dataclass(frozen=True, slots=True)
class Operation:
    """A whole operation folder.

    ``statements`` holds the keys that only the safeguards and the papers read (``staying``,
    ``safeguards``), as plain values by dotted key, so that a missing key is simply absent.
    ``digest_sha256`` covers every file that was read except roads, the settings and the population
    that was asked for.
    """

    folder: Path
    name: Text
    timezone: ZoneInfo
    start: datetime
    horizon_s: int
    step_s: int
    benchmark: bool
    groups: dict[str, Group]
    turnout: dict[str, Figure]
    areas: dict[str, Area]
    corridors: dict[str, Corridor]
    assembly_points: dict[str, AssemblyPoint] = field(default_factory=dict)
    sites: dict[str, Site] = field(default_factory=dict)
    buses: Vehicles | None = None
    ambulances: Vehicles | None = None
    cars: Cars | None = None
    lines: tuple[Line, ...] = ()
    roads: Path | None = None
    enclosed_lonlat: tuple[tuple[tuple[float, float], ...], ...] = ()
    max_walk_m: float | None = 10_000.0
    max_detour: float | None = None
    sources: dict[str, Source] = field(default_factory=dict)
    parties: dict[str, Party] = field(default_factory=dict)
    pauses: tuple[Pause, ...] = ()
    closures: tuple[Closure, ...] = ()
    hazards: tuple[Hazard, ...] = ()
    aid_inward: tuple[AidInward, ...] = ()
    announcements: tuple[Announcement, ...] = ()
    exchange: tuple[Exchange, ...] = ()
    handing_in: tuple[HandingIn, ...] = ()
    recorded: tuple[Recorded, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    statements: dict[str, object] = field(default_factory=dict)
    terms_files: tuple[Path, ...] = ()
    digest_sha256: str = ""

    @property
    def steps(self) -> int:
        """Number of buckets of the horizon."""
        return self.horizon_s // self.step_s
