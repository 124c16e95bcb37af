"""Build groups and areas: how many of whom are where."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Literal

from safeconduct.operation.areas import AreaRead
from safeconduct.operation.document_parts import FigureDocument, TextDocument
from safeconduct.operation.document_people import GroupDocument
from safeconduct.operation.model import Alternative, Area, Figure, Group, Place, Text, Where
from safeconduct.operation.stated import Stated
from safeconduct.reading.geojson import LonLat, Ring

Level = Literal["low", "value", "high"]

WALKING_SPEED_KMH = 4.0
"""Below the mean of free walkers, 1.34 m/s or 4.8 km/h (Weidmann 1993, Transporttechnik der
Fussgaenger, doi:10.3929/ethz-a-000687810), since people walk with children and belongings."""
EVERYBODY = "everybody"


def text_of(stated: TextDocument | None, otherwise: str = "") -> Text:
    """Give a name, or the id where none is stated."""
    return Text(otherwise) if stated is None else Text(stated.en, stated.ar)


def figure_of(stated: FigureDocument, where: Where, source: str | None = None) -> Figure:
    """Give a figure with the source it names, or that of what it belongs to."""
    return Figure(
        value=stated.value,
        low=stated.low,
        high=stated.high,
        source=stated.source or source,
        also=tuple(Alternative(other.value, other.source) for other in stated.also),
        where=where,
    )


def build_groups(stated: Stated) -> dict[str, Group]:
    """Build the groups; a benchmark that names none has one of everybody.

    Parameters
    ----------
    stated
        The checked document.

    Returns
    -------
    dict
        Groups by id, in the order of the file.
    """
    groups = stated.document.groups
    if not groups:
        return {EVERYBODY: _group(EVERYBODY, GroupDocument(kind="civilians"), stated)}
    return {id_: _group(id_, group, stated) for id_, group in groups.items()}


def _group(id_: str, group: GroupDocument, stated: Stated) -> Group:
    place = stated.where("groups", id_)
    share, speed = group.share, group.walking_speed_kmh
    return Group(
        id=id_,
        kind=group.kind,
        name=text_of(group.name, id_),
        walking_speed_kmh=speed.value if speed else WALKING_SPEED_KMH,
        may_walk=group.needs is None if group.may_walk is None else group.may_walk,
        may_ride=group.may_ride,
        needs=group.needs,
        priority=group.priority,
        share=figure_of(share, stated.where("groups", id_, "share"), group.source)
        if share
        else None,
        where=place,
    )


def build_turnout(stated: Stated, groups: dict[str, Group]) -> dict[str, Figure]:
    """Build the turnout of every group; in a benchmark everybody leaves unless stated otherwise."""
    turnout = stated.document.turnout
    return {
        id_: figure_of(turnout[id_], stated.where("turnout", id_))
        if id_ in turnout
        else Figure(1.0)
        for id_ in groups
    }


def build_areas(areas: list[AreaRead], groups: dict[str, Group], level: Level) -> dict[str, Area]:
    """Build the areas with the people of each group.

    Parameters
    ----------
    areas
        As read and checked.
    groups
        The groups, whose shares divide a stated total.
    level
        Which end of a stated range counts as the value.

    Returns
    -------
    dict
        Areas by id, in the order of the file.
    """
    shares = {id_: group.share.value if group.share else None for id_, group in groups.items()}
    rest = max(0.0, 1.0 - sum(share for share in shares.values() if share is not None))
    parts = {id_: rest if share is None else share for id_, share in shares.items()}
    return {area.document.id: _area(area, parts, level) for area in areas}


def _area(read: AreaRead, parts: dict[str, float], level: Level) -> Area:
    said = read.document
    population = None
    if said.population is not None:
        stated = figure_of(said.population, read.locate(("population",)))
        population = replace(stated, value=stated.at(level))
    if said.persons:
        named = {
            id_: figure_of(figure, read.locate(("persons", id_)))
            for id_, figure in said.persons.items()
        }
        persons = {id_: replace(figure, value=figure.at(level)) for id_, figure in named.items()}
    elif population is None:
        persons = {}
    elif len(parts) == 1:
        persons = dict.fromkeys(parts, population)
    else:
        persons = {id_: _scaled(population, part) for id_, part in parts.items()}
    name = text_of(said.name, said.id)
    return Area(
        id=said.id,
        name=replace(name, ar=said.name_ar) if said.name_ar and not name.ar else name,
        place=_place(read),
        persons=persons,
        population=population,
        polygon_lonlat=read.rings,
        pcode=said.pcode,
        where=read.where,
    )


def _scaled(figure: Figure, part: float) -> Figure:
    return Figure(
        value=figure.value * part,
        low=None if figure.low is None else figure.low * part,
        high=None if figure.high is None else figure.high * part,
        source=figure.source,
        also=tuple(Alternative(other.value * part, other.source) for other in figure.also),
        where=figure.where,
    )


def _place(read: AreaRead) -> Place:
    if read.document.node is not None:
        return Place(node=read.document.node, where=read.where)
    lon, lat = read.point or representative_point(read.rings)
    return Place(lon, lat, where=read.where)


def representative_point(rings: tuple[Ring, ...]) -> LonLat:
    """Give a point inside an area: in the middle of the widest stretch of its middle parallel.

    Parameters
    ----------
    rings
        Of the area; a place is inside when it lies within an odd number of them.

    Returns
    -------
    tuple of float
        Longitude and latitude, degrees.
    """
    lats = sorted({lat for ring in rings for _, lat in ring})
    middle = (lats[0] + lats[-1]) / 2
    # Between two corners, so that the parallel meets no corner and every crossing counts once.
    above = next((i for i, lat in enumerate(lats) if lat > middle), len(lats) - 1)
    parallel = (lats[above - 1] + lats[above]) / 2
    crossings = sorted(
        a_lon + (parallel - a_lat) / (b_lat - a_lat) * (b_lon - a_lon)
        for ring in rings
        for (a_lon, a_lat), (b_lon, b_lat) in pairwise(ring)
        if (a_lat > parallel) != (b_lat > parallel)
    )
    if not crossings:
        return rings[0][0]
    pairs = zip(crossings[::2], crossings[1::2], strict=False)
    west, east = max(pairs, key=lambda pair: (pair[1] - pair[0], -pair[0]))
    return (west + east) / 2, parallel
