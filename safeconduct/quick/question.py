"""What was asked of ``quick``: numbers in SI units, every one checked before it is here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from safeconduct.quick.rates import Rate
from safeconduct.units import DAY_S

LonLat = tuple[float, float]
Ring = tuple[LonLat, ...]

WALKING_SPEED_KMH = 4.0
DETOURS = (1.2, 1.4, 1.8)
"""Way on foot over straight line: the plan's factor stands in the middle."""
DETOUR = 1.4
MAX_WALK_M = 10_000.0


@dataclass(frozen=True, slots=True)
class Shape:
    """The enclosed area: polygons as rings (outer first), and a point inside."""

    polygons: tuple[tuple[Ring, ...], ...]
    middle: LonLat


@dataclass(frozen=True, slots=True)
class Crossing:
    """A point where the area is left."""

    name: str
    lon: float
    lat: float


@dataclass(frozen=True, slots=True)
class Shuttle:
    """Vehicles of one kind that go round: out, unload, back."""

    count: int
    seats: int
    round_trip_s: int


@dataclass(frozen=True, slots=True)
class Desks:
    """Reception desks and the seconds a person takes at one."""

    count: int
    time_s: float


@dataclass(frozen=True, slots=True)
class Question:
    """Everything ``quick`` was told.

    ``windows_s`` are seconds of the day, half-open, sorted and disjoint, the same every day; one
    that runs over midnight ends beyond 86,400. ``timezone`` is ``None`` where it was not stated.
    ``conflict`` is false where it was stated that there is no armed conflict.
    ``parties`` are those whose consent is asked, ``consents`` those of them who gave it.
    ``turnout_percent`` is ascending.
    """

    name: str
    people_low: int
    people_high: int
    crossings: tuple[Crossing, ...]
    windows_s: tuple[tuple[int, int], ...]
    days: int
    rate: Rate
    start: date
    timezone: str | None = None
    shape: Shape | None = None
    buses: Shuttle | None = None
    ambulances: Shuttle | None = None
    desks: Desks | None = None
    places: int | None = None
    wounded: int = 0
    parties: tuple[str, ...] = ()
    consents: tuple[str, ...] = ()
    pause: bool = False
    conflict: bool = True
    turnout_percent: tuple[float, ...] = (1.0, 30.0, 100.0)

    @property
    def open_s(self) -> int:
        """Seconds the crossings are open in a day."""
        return sum(end - start for start, end in self.windows_s)

    @property
    def night_end_s(self) -> int:
        """Seconds after midnight at which a window of the night before ends; 0 if none does."""
        return max(0, self.windows_s[-1][1] - DAY_S)
