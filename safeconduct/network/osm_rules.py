"""What the tags of an OpenStreetMap way mean for walking and driving.

Speeds, lanes, capacities and widths that tags leave out are guessed from the class of the way.
docs/reference/roads.md gives every figure with its source.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from safeconduct.network.roads import guess_bit

TAGS: tuple[str, ...] = (
    "highway", "oneway", "junction", "lanes", "lanes:forward", "lanes:backward", "maxspeed",
    "width", "area", "access", "vehicle", "motor_vehicle", "foot", "sidewalk", "motorroad",
)  # fmt: skip
"""The only tags that are read."""


@dataclass(frozen=True, slots=True)
class RoadClass:
    """Guesses for one class: one direction has ``lanes`` of ``lane_capacity_per_h`` vehicles.

    ``walk_width_m`` is what walkers going one way have to themselves; 0 is no way for them.
    """

    speed_kmh: float
    lanes: float
    lane_capacity_per_h: float
    walk_width_m: float


DRIVABLE: dict[str, RoadClass] = {
    "motorway": RoadClass(100, 2, 2000, 0),
    "motorway_link": RoadClass(60, 1, 1500, 0),
    "trunk": RoadClass(50, 1, 2000, 0),
    "trunk_link": RoadClass(50, 1, 1500, 0),
    "primary": RoadClass(50, 1, 1500, 3.0),
    "primary_link": RoadClass(50, 1, 1500, 3.0),
    "secondary": RoadClass(50, 1, 800, 3.0),
    "secondary_link": RoadClass(50, 1, 800, 3.0),
    "tertiary": RoadClass(50, 1, 600, 3.0),
    "tertiary_link": RoadClass(50, 1, 600, 3.0),
    "unclassified": RoadClass(40, 1, 600, 2.5),
    "residential": RoadClass(30, 1, 600, 2.5),
    "road": RoadClass(30, 1, 600, 2.5),
    "living_street": RoadClass(10, 1, 300, 2.5),
    "service": RoadClass(20, 1, 300, 1.5),
}
WALK_ONLY_WIDTH_M: dict[str, float] = {
    "pedestrian": 2.5,
    "track": 1.25,
    "footway": 1.0,
    "cycleway": 1.0,
    "steps": 1.0,
    "corridor": 1.0,
    "path": 0.75,
    "bridleway": 0.75,
}
_TRUNK_WIDTH_M = 2.0
"""A trunk road or motorroad that says it has a way for walkers: a pavement and a shoulder."""
_SPECIFIC_FLOW_PERSON_PER_M_S = 0.65
"""Half the greatest flow of IMO MSC.1/Circ.1533, the most at which walkers keep their pace."""
_STAIRS_SHARE = 0.88 / 1.3
_LINKS = frozenset(c for c in DRIVABLE if c.startswith(("motorway", "trunk")))
_CLOSED = frozenset({"no", "private"})
_OPEN = frozenset({"yes", "designated", "permissive", "destination", "public", "customers"})
_SIDEWALK = frozenset({"both", "left", "right", "yes", "separate"})
_FORWARD = frozenset({"yes", "1", "true"})
_BACKWARD = frozenset({"-1", "reverse"})
_CHANGING = frozenset({"reversible", "alternating"})
_NUMBER = re.compile(r"^\s*(\d+(?:\.\d+)?)\s*(km/h|kmh|kph|mph|knots|m|metres?)?\s*$")
_KMH_PER_MPH = 1.609344
_KMH_PER_KNOT = 1.852


@dataclass(frozen=True, slots=True)
class WayRule:
    """What one combination of tags means; ``forward`` is the direction of the way's points."""

    road_class: str
    walk: bool
    drive_forward: bool
    drive_backward: bool
    speed_kmh: float
    capacity_forward_per_h: float
    capacity_backward_per_h: float
    walk_capacity_person_per_h: float
    guessed: int

    @property
    def used(self) -> bool:
        """Whether anybody may use the way."""
        return self.walk or self.drive_forward or self.drive_backward

    @property
    def drive(self) -> bool:
        """Whether vehicles may use the way in some direction."""
        return self.drive_forward or self.drive_backward


@lru_cache(maxsize=1 << 16)
def way_rule(values: tuple[str | None, ...]) -> WayRule:
    """Read the tags of a way.

    Parameters
    ----------
    values
        Values of :data:`TAGS`, in that order, ``None`` where a tag is missing.

    Returns
    -------
    WayRule
        Who may use the way, how fast, and how many an hour.
    """
    tags = {key: value for key, value in zip(TAGS, values, strict=True) if value is not None}
    highway = tags.get("highway", "")
    drivable = drivable_way(tags)
    forward, backward, direction_guess = _directions(tags) if drivable else (False, False, 0)
    speed_kmh, speed_guess = _speed(tags) if drivable else (5.0, 0)
    ahead, behind, lane_guess = _capacities(tags, forward, backward)
    width_m, width_guess = _walk_width(tags)
    share = _STAIRS_SHARE if highway == "steps" else 1.0
    return WayRule(
        road_class=highway,
        walk=width_m > 0,
        drive_forward=forward,
        drive_backward=backward,
        speed_kmh=speed_kmh,
        capacity_forward_per_h=ahead,
        capacity_backward_per_h=behind,
        walk_capacity_person_per_h=width_m * share * _SPECIFIC_FLOW_PERSON_PER_M_S * 3600.0,
        guessed=direction_guess | speed_guess | lane_guess | width_guess,
    )


def drivable_way(tags: Mapping[str, str]) -> bool:
    """Say whether vehicles may use a way.

    The most particular of ``motor_vehicle``, ``vehicle`` and ``access`` decides.
    """
    if tags.get("highway") not in DRIVABLE or tags.get("area") == "yes":
        return False
    for key in ("motor_vehicle", "vehicle", "access"):
        if key in tags:
            return tags[key] not in _CLOSED
    return True


def _directions(tags: Mapping[str, str]) -> tuple[bool, bool, int]:
    oneway = tags.get("oneway")
    if oneway in _FORWARD:
        return True, False, 0
    if oneway in _BACKWARD:
        return False, True, 0
    if oneway in _CHANGING:
        return True, False, guess_bit("oneway-reversible")
    if oneway is None:
        around = tags.get("junction") in {"roundabout", "circular"}
        if around or tags.get("highway") == "motorway":
            return True, False, guess_bit("oneway-implied")
    return True, True, 0


def _speed(tags: Mapping[str, str]) -> tuple[float, int]:
    said = tags.get("maxspeed")
    guess = DRIVABLE[tags["highway"]].speed_kmh
    unknown = guess_bit("class-unknown") if tags["highway"] == "road" else 0
    if said is None:
        return guess, unknown | guess_bit("speed-from-class")
    if said == "walk":
        return 5.0, 0
    # Several limits (by lane or hour) are joined by semicolons: the first one holds.
    found = _NUMBER.match(said.split(";")[0].lower())
    if found is None or float(found[1]) <= 0 or found[2] in {"m", "metre", "metres"}:
        return guess, unknown | guess_bit("speed-unreadable")
    factor = {"mph": _KMH_PER_MPH, "knots": _KMH_PER_KNOT}.get(found[2] or "", 1.0)
    return min(float(found[1]) * factor, 150.0), 0


def _capacities(tags: Mapping[str, str], forward: bool, backward: bool) -> tuple[float, float, int]:
    if not (forward or backward):
        return 0.0, 0.0, 0
    guess = DRIVABLE[tags["highway"]]
    bits = guess_bit("vehicle-capacity-from-class")
    total = _count(tags.get("lanes"))
    ahead, behind = _count(tags.get("lanes:forward")), _count(tags.get("lanes:backward"))
    if forward and backward:
        if total is not None and ahead is None and behind is None:
            ahead = behind = total / 2.0
            bits |= guess_bit("lanes-halved")
        elif total is not None:
            ahead = max(total - behind, 0.5) if ahead is None and behind is not None else ahead
            behind = max(total - ahead, 0.5) if behind is None and ahead is not None else behind
    elif forward:
        ahead = total if ahead is None else ahead
    else:
        behind = total if behind is None else behind
    if (forward and ahead is None) or (backward and behind is None):
        bits |= guess_bit("lanes-from-class")
    lane = guess.lane_capacity_per_h
    return (
        lane * (guess.lanes if ahead is None else ahead) if forward else 0.0,
        lane * (guess.lanes if behind is None else behind) if backward else 0.0,
        bits,
    )


def _walk_width(tags: Mapping[str, str]) -> tuple[float, int]:
    """Give the width for walkers one way, 0 where they may not go."""
    width_m = _class_width(tags) if _walkers_admitted(tags) else 0.0
    if width_m == 0:
        return 0.0, 0
    found = _NUMBER.match(tags.get("width", ""))
    if found is not None and found[2] in {None, "m", "metre", "metres"} and float(found[1]) > 0:
        return float(found[1]) / 2.0, guess_bit("walk-capacity-from-width")
    return width_m, guess_bit("walk-capacity-from-class")


def _walkers_admitted(tags: Mapping[str, str]) -> bool:
    foot = tags.get("foot")
    if foot in _CLOSED or (foot not in _OPEN and tags.get("access") in _CLOSED):
        return False
    return not (tags.get("area") == "yes" and tags.get("highway") in DRIVABLE)


def _class_width(tags: Mapping[str, str]) -> float:
    highway = tags.get("highway", "")
    if highway in WALK_ONLY_WIDTH_M:
        # A cycleway or bridleway is walked where nothing says otherwise.
        return WALK_ONLY_WIDTH_M[highway]
    if highway in {"motorway", "motorway_link"} or highway not in DRIVABLE:
        return 0.0
    if highway in _LINKS or tags.get("motorroad") == "yes":
        walked = tags.get("foot") in _OPEN or tags.get("sidewalk") in _SIDEWALK
        return _TRUNK_WIDTH_M if walked else 0.0
    return DRIVABLE[highway].walk_width_m


def _count(value: str | None) -> float | None:
    """Read a number of lanes; what is not a number above 0 is as good as missing."""
    try:
        number = float(value) if value is not None else 0.0
    except ValueError:
        return None
    return number if 0 < number <= 20 else None  # noqa: PLR2004 - no road has more lanes
