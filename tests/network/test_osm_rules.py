from __future__ import annotations

import pytest

from safeconduct.network.osm_rules import DRIVABLE, TAGS, WayRule, way_rule
from safeconduct.network.roads import GUESSES


def rule(**tags: str) -> WayRule:
    named = {key.replace("__", ":"): value for key, value in tags.items()}
    assert set(named) <= set(TAGS)
    return way_rule(tuple(named.get(key) for key in TAGS))


def guesses(found: WayRule) -> set[str]:
    return {name for bit, name in enumerate(GUESSES) if found.guessed >> bit & 1}


@pytest.mark.parametrize(
    ("tags", "walk", "forward", "backward"),
    [
        ({"highway": "residential"}, True, True, True),
        ({"highway": "motorway"}, False, True, False),
        ({"highway": "motorway", "oneway": "no"}, False, True, True),
        ({"highway": "motorway_link"}, False, True, True),
        ({"highway": "trunk"}, False, True, True),
        ({"highway": "trunk", "foot": "yes"}, True, True, True),
        ({"highway": "trunk", "sidewalk": "both"}, True, True, True),
        ({"highway": "primary", "motorroad": "yes"}, False, True, True),
        ({"highway": "primary", "oneway": "yes"}, True, True, False),
        ({"highway": "primary", "oneway": "1"}, True, True, False),
        ({"highway": "primary", "oneway": "true"}, True, True, False),
        ({"highway": "primary", "oneway": "-1"}, True, False, True),
        ({"highway": "primary", "oneway": "reversible"}, True, True, False),
        ({"highway": "tertiary", "junction": "roundabout"}, True, True, False),
        ({"highway": "tertiary", "junction": "roundabout", "oneway": "no"}, True, True, True),
        ({"highway": "service", "access": "private"}, False, False, False),
        ({"highway": "service", "access": "no"}, False, False, False),
        ({"highway": "service", "access": "private", "motor_vehicle": "yes"}, False, True, True),
        ({"highway": "service", "access": "private", "foot": "yes"}, True, False, False),
        ({"highway": "residential", "motor_vehicle": "no"}, True, False, False),
        ({"highway": "residential", "foot": "no"}, False, True, True),
        ({"highway": "service", "area": "yes"}, False, False, False),
        ({"highway": "footway"}, True, False, False),
        ({"highway": "steps"}, True, False, False),
        ({"highway": "pedestrian", "area": "yes"}, True, False, False),
        ({"highway": "proposed"}, False, False, False),
        ({"highway": "construction"}, False, False, False),
    ],
)
def test_who_may_use_a_way(tags: dict[str, str], walk: bool, forward: bool, backward: bool) -> None:
    found = rule(**tags)
    assert (found.walk, found.drive_forward, found.drive_backward) == (walk, forward, backward)


@pytest.mark.parametrize(
    ("said", "kmh"),
    [("50", 50), ("50 km/h", 50), ("30 mph", 48.28032), ("30mph", 48.28032), ("40;60", 40)],
)
def test_stated_speeds_are_no_guess(said: str, kmh: float) -> None:
    found = rule(highway="primary", maxspeed=said)
    assert found.speed_kmh == pytest.approx(kmh)
    assert not guesses(found) & {"speed-from-class", "speed-unreadable"}


@pytest.mark.parametrize("said", ["none", "SY:urban", "signals", "0", "-5", "fast", ""])
def test_a_speed_without_a_number_is_guessed_and_marked(said: str) -> None:
    found = rule(highway="primary", maxspeed=said)
    assert found.speed_kmh == DRIVABLE["primary"].speed_kmh
    assert "speed-unreadable" in guesses(found)


def test_walking_pace_is_five() -> None:
    assert rule(highway="living_street", maxspeed="walk").speed_kmh == 5


@pytest.mark.parametrize(
    ("tags", "ahead", "behind"),
    [
        ({}, 1.0, 1.0),
        ({"lanes": "4"}, 2.0, 2.0),
        ({"lanes": "3"}, 1.5, 1.5),
        ({"lanes": "1"}, 0.5, 0.5),
        ({"lanes": "3", "lanes__forward": "2"}, 2.0, 1.0),
        ({"lanes": "3", "lanes__backward": "2"}, 1.0, 2.0),
        ({"lanes__forward": "2", "lanes__backward": "1"}, 2.0, 1.0),
        ({"lanes": "2", "oneway": "yes"}, 2.0, 0.0),
        ({"lanes": "2", "oneway": "-1"}, 0.0, 2.0),
        ({"lanes": "many"}, 1.0, 1.0),
    ],
)
def test_lanes_are_counted_per_direction(tags: dict[str, str], ahead: float, behind: float) -> None:
    found = rule(highway="primary", **tags)
    lane = DRIVABLE["primary"].lane_capacity_per_h
    assert found.capacity_forward_per_h == ahead * lane
    assert found.capacity_backward_per_h == behind * lane


def test_every_capacity_is_marked_as_a_guess() -> None:
    assert guesses(rule(highway="primary", lanes="2", maxspeed="50")) == {
        "lanes-halved",
        "vehicle-capacity-from-class",
        "walk-capacity-from-class",
    }


def test_a_stated_width_is_halved_between_the_directions() -> None:
    found = rule(highway="footway", width="4")
    assert found.walk_capacity_person_per_h == pytest.approx(2.0 * 0.65 * 3600)
    assert guesses(found) == {"walk-capacity-from-width"}


def test_stairs_carry_less_than_a_path_as_wide() -> None:
    stairs, path = rule(highway="steps"), rule(highway="footway")
    ratio = stairs.walk_capacity_person_per_h / path.walk_capacity_person_per_h
    assert ratio == pytest.approx(0.88 / 1.3)
