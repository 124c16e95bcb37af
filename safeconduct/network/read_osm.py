"""OpenStreetMap as roads: ways are cut where they meet, points between are only shape."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from safeconduct.errors import Fault, InputError
from safeconduct.network.connect import largest_part
from safeconduct.network.geodesy import distance_m
from safeconduct.network.osm_ways import Ways, read_ways
from safeconduct.network.roads import Roads, ranges


def read_osm(path: Path, label: str | None = None) -> Roads:
    """Read an OpenStreetMap file as directed links.

    Nodes are the ends of ways and the points that ways share. Link ids are
    ``w{way}:{segment}:{f|b}``, forward or back along the way's points.

    Parameters
    ----------
    path
        ``.osm.pbf``, ``.osm``, ``.osm.gz`` or ``.osm.bz2``.
    label
        How messages name the file.

    Returns
    -------
    Roads
        Walkable and drivable links, guesses marked.

    Raises
    ------
    InputError
        The file cannot be read or holds no road.
    """
    ways = read_ways(path, label)
    streets = cut_streets(ways)
    if len(streets.first) == 0:
        raise InputError([_no_road(label or str(path), ways.highways)])
    return _roads(ways, streets)


class _Streets:
    """Stretches between nodes: ``point`` and ``way`` of all kept points, first and last of each."""

    __slots__ = ("first", "last", "point", "way")

    def __init__(
        self,
        first: NDArray[np.int64],
        last: NDArray[np.int64],
        point: NDArray[np.int64],
        way: NDArray[np.int64],
    ) -> None:
        self.first, self.last, self.point, self.way = first, last, point, way


def cut_streets(ways: Ways) -> _Streets:
    """Cut ways at their ends, at shared points and where the file lacks points."""
    way = np.repeat(np.arange(len(ways.way_id)), np.diff(ways.start))
    point = np.flatnonzero(~np.isnan(ways.lon))
    if len(point) == 0:
        nothing = np.zeros(0, dtype=np.int64)
        return _Streets(nothing, nothing, nothing, nothing)
    ref, of_way = ways.ref[point], way[point]
    repeated = np.zeros(len(point), dtype=np.bool_)
    same_way = of_way[1:] == of_way[:-1]
    repeated[1:] = (ref[1:] == ref[:-1]) & same_way & (np.diff(point) == 1)
    point, ref, of_way = point[~repeated], ref[~repeated], of_way[~repeated]
    removed = np.cumsum(repeated)[~repeated]
    # A piece ends where its way ends or where a point between is missing.
    joined = (of_way[1:] == of_way[:-1]) & (np.diff(point - removed) == 1)
    _, inverse, count = np.unique(ref, return_inverse=True, return_counts=True)
    node = count[inverse] > 1
    node[0] = node[-1] = True
    node[1:] |= ~joined
    node[:-1] |= ~joined
    place = np.flatnonzero(node)
    piece = np.concatenate([[0], np.cumsum(~joined)])
    whole = piece[place[1:]] == piece[place[:-1]]
    return _Streets(place[:-1][whole], place[1:][whole], point, of_way)


def _roads(ways: Ways, streets: _Streets) -> Roads:
    ref, lon, lat = ways.ref[streets.point], ways.lon[streets.point], ways.lat[streets.point]
    first, last = streets.first, streets.last
    way = streets.way[first]
    node_ref, number = np.unique(
        np.concatenate([ref[first], ref[last]]), return_index=False, return_inverse=True
    )
    start, end = number[: len(first)].astype(np.int32), number[len(first) :].astype(np.int32)
    where = np.zeros(len(node_ref), dtype=np.int64)
    where[start], where[end] = first, last
    steps = np.concatenate([[0.0], np.cumsum(distance_m(lon[:-1], lat[:-1], lon[1:], lat[1:]))])
    length_m = steps[last] - steps[first]
    segment = np.arange(len(way)) - np.searchsorted(way, way)

    rules, rule = ways.rules, ways.rule[way]
    walk = _take(rules, rule, "walk", np.bool_)
    forward = _take(rules, rule, "drive_forward", np.bool_)
    backward = _take(rules, rule, "drive_backward", np.bool_)
    street = np.arange(len(way))
    ahead, behind = street[walk | forward], street[walk | backward]
    both = np.concatenate([ahead, behind])
    along = np.arange(len(both)) < len(ahead)
    of = rule[both]
    drive = np.where(along, forward[both], backward[both])
    capacity = np.where(
        along,
        _take(rules, of, "capacity_forward_per_h", np.float64),
        _take(rules, of, "capacity_backward_per_h", np.float64),
    )
    link_id = np.array(
        [
            f"w{way_id}:{part}:{letter}"
            for way_id, part, letter in zip(
                ways.way_id[way[both]].tolist(),
                segment[both].tolist(),
                np.where(along, "f", "b").tolist(),
                strict=True,
            )
        ]
    )
    tail, head = (
        np.where(along, start[both], end[both]),
        np.where(along, end[both], start[both]),
    )
    walks = walk[both]
    shape = ranges(first, last + 1)
    return Roads(
        kind="osm",
        node_id=np.array([str(ref) for ref in node_ref.tolist()]),
        lon=lon[where],
        lat=lat[where],
        strong_walk=largest_part(len(node_ref), tail[walks], head[walks]),
        strong_drive=largest_part(len(node_ref), tail[drive], head[drive]),
        link_id=link_id,
        tail=tail,
        head=head,
        street=both.astype(np.int32),
        along=along,
        length_m=length_m[both],
        free_speed_kmh=_take(rules, of, "speed_kmh", np.float64),
        travel_time_s=np.full(len(both), np.nan),
        walk=walks,
        drive=drive,
        walk_capacity_person_per_h=_take(rules, of, "walk_capacity_person_per_h", np.float64),
        vehicle_capacity_per_h=capacity,
        road_class=_take(rules, of, "road_class", np.str_),
        guessed=_take(rules, of, "guessed", np.uint16),
        shape_start=np.concatenate([[0], np.cumsum(last + 1 - first)]).astype(np.int64),
        shape_lon=lon[shape],
        shape_lat=lat[shape],
        missing_points=ways.missing,
    )


def _take(
    rules: tuple[object, ...], rule: NDArray[np.int32], name: str, kind: type
) -> NDArray[Any]:
    return np.array([getattr(r, name) for r in rules], dtype=kind)[rule]


def _no_road(label: str, highways: int) -> Fault:
    return Fault(
        file=label,
        line=0,
        code="SC304",
        what=f"The file holds no road that can be used (ways tagged `highway`: {highways}).",
        why="Without roads no way out can be found.",
        remedy="Make the extract with all ways tagged `highway` and the points they refer to.",
    )
