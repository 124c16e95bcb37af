"""The highways of an OpenStreetMap file as arrays: the first pass, nothing judged yet."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from safeconduct.errors import Fault, InputError
from safeconduct.network.osm_rules import TAGS, WayRule, way_rule


@dataclass(frozen=True, slots=True, eq=False)
class Ways:
    """Ways somebody may use, with the points they run through.

    Parameters
    ----------
    way_id, rule
        Shape (ways,); ``rule`` is the place in ``rules``.
    start
        Where the points of each way begin, shape (ways + 1,).
    ref, lon, lat
        Points of all ways in order; NaN where the file does not hold the point.
    rules
        What each combination of tags means.
    highways
        Number of ways with a ``highway`` tag, whether usable or not.
    missing
        Points of those that the file does not hold.
    """

    way_id: NDArray[np.int64]
    rule: NDArray[np.int32]
    start: NDArray[np.int64]
    ref: NDArray[np.int64]
    lon: NDArray[np.float64]
    lat: NDArray[np.float64]
    rules: tuple[WayRule, ...]
    highways: int
    missing: int


def read_ways(path: Path, label: str | None = None) -> Ways:
    """Read the highways of a ``.osm``, ``.osm.gz``, ``.osm.bz2`` or ``.osm.pbf`` file.

    Parameters
    ----------
    path
        The file.
    label
        How messages name it; its own path if left out.

    Returns
    -------
    Ways
        Every way that walkers or vehicles may use.

    Raises
    ------
    InputError
        The file is empty, cut short or not of its kind.
    """
    label = label or str(path)
    try:
        ways = _read(path) if path.stat().st_size else None
    except OSError as error:
        raise InputError([_unreadable(label, f"{error.strerror or error}.")]) from error
    except Exception as error:  # osmium's errors share no base of their own
        raise InputError([_unreadable(label, f"The reader says: {error}.")]) from error
    if ways is None:
        raise InputError([_unreadable(label, "The file is empty.")])
    return ways


def _read(path: Path) -> Ways:
    import osmium  # noqa: PLC0415 - heavy, and GMNS folders do not need it
    from osmium.osm import NODE, WAY  # noqa: PLC0415 - the same

    found: dict[WayRule, int] = {}
    way_id: list[int] = []
    rule: list[int] = []
    size: list[int] = []
    ref: list[int] = []
    x: list[int] = []
    y: list[int] = []
    highways = missing = 0
    for way in (
        osmium.FileProcessor(str(path), NODE | WAY)
        .with_locations("flex_mem")
        .with_filter(osmium.filter.EntityFilter(WAY))
        .with_filter(osmium.filter.KeyFilter("highway"))
    ):
        if not isinstance(way, osmium.osm.Way):
            continue  # the filter lets none through; the type checker cannot know
        highways += 1
        get = way.tags.get
        meant = way_rule(tuple([get(key) for key in TAGS]))
        points = list(way.nodes)
        if not meant.used:
            missing += sum(not point.location.valid() for point in points)
            continue
        way_id.append(way.id)
        rule.append(found.setdefault(meant, len(found)))
        size.append(len(points))
        for point in points:
            place = point.location
            ref.append(point.ref)
            x.append(place.x)
            y.append(place.y)
    lon, lat = _degrees(x, 180.0), _degrees(y, 90.0)
    return Ways(
        way_id=np.array(way_id, dtype=np.int64),
        rule=np.array(rule, dtype=np.int32),
        start=np.concatenate([[0], np.cumsum(size, dtype=np.int64)]).astype(np.int64),
        ref=np.array(ref, dtype=np.int64),
        lon=lon,
        lat=lat,
        rules=tuple(found),
        highways=highways,
        missing=missing + int(np.isnan(lon).sum()),
    )


def _degrees(fixed_point: list[int], limit: float) -> NDArray[np.float64]:
    """Turn osmium's ten-millionths of a degree into degrees; what it does not know is NaN."""
    degrees = np.array(fixed_point, dtype=np.float64) / 1e7
    degrees[np.abs(degrees) > limit] = np.nan
    return degrees


def _unreadable(label: str, what: str) -> Fault:
    return Fault(
        file=label,
        line=0,
        code="SC303",
        what=f"The road file cannot be read. {what}",
        why="Without roads no way out can be found.",
        remedy="Download it again or name another .osm.pbf, .osm or GMNS folder under `roads`.",
    )
