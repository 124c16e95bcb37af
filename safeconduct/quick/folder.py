"""The operation folder of a question, ready to be refined."""

from __future__ import annotations

import csv
import io
import json
import re
import shlex
from collections.abc import Iterable
from datetime import timedelta
from functools import cache
from importlib.resources import files
from math import cos, hypot, radians

from jinja2 import Environment, StrictUndefined, Template

from safeconduct.quick.cells import KM_PER_DEGREE, Cell, cut_cells
from safeconduct.quick.question import LonLat, Question, Ring, Shuttle
from safeconduct.quick.reach import TO_RECEPTION_M, way_m
from safeconduct.units import DAY_S

FIRST_CROSSING_NODE = 101
SITE_NODE = 1000
SITE_KM = (1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0)
"""Reception is put at the first of these beyond a crossing that lies outside the area."""
LONGEST_STOP_S = 600
SPEEDS_KMH = (1.0, 120.0)
STEPS = ((14, "PT10M"), (60, "PT30M"), (366, "PT1H"))
"""Days up to which each time step is used, so that a plan stays quick to make."""


def folder_files(question: Question, folder_name: str) -> dict[str, str]:
    """Write the files of an operation folder.

    Parameters
    ----------
    question
        What was asked.
    folder_name
        How the folder is called where it lies: its header says how to plan it.

    Returns
    -------
    dict of str to str
        Text by path: operation.yaml, areas.geojson, enclosed.geojson where an area was
        given, and roads/ with straight lines × 1.4 from every part of the area to every
        crossing. What was not asked is marked as assumed.
    """
    cells = cut_cells(question)
    written = {
        "operation.yaml": _operation(question, cells, folder_name),
        "areas.geojson": _areas(question, cells),
        "roads/node.csv": _nodes(question, cells),
        "roads/link.csv": _links(question, cells),
    }
    if question.shape is not None:
        written["enclosed.geojson"] = _enclosed(question)
    return written


def slug(name: str) -> str:
    """Make a name fit for a folder and for an id: letters of any script, digits, hyphens."""
    return re.sub(r"[\W_]+", "-", name).strip("-").lower() or "quick"


def _operation(question: Question, cells: tuple[Cell, ...], folder_name: str) -> str:
    first = timedelta(days=1)
    return _template().render(
        q=question,
        folder=shlex.quote(folder_name),
        opens=_clock(question.night_end_s),
        searched=question.conflict and question.rate.searched is not False,
        cells=cells,
        crossings=list(
            zip(
                _ids(crossing.name for crossing in question.crossings),
                question.crossings,
                strict=True,
            )
        ),
        nodes=range(FIRST_CROSSING_NODE, FIRST_CROSSING_NODE + len(question.crossings)),
        parties=list(zip(_ids(question.parties), question.parties, strict=True)),
        consents=[
            id_
            for id_, party in zip(_ids(question.parties), question.parties, strict=True)
            if party in question.consents
        ],
        turnout=_turnout(question),
        step=next(step for most, step in STEPS if question.days <= most),
        windows=[
            (_clock(start), _clock(end % DAY_S or end), end > DAY_S)
            for start, end in question.windows_s
        ],
        dates=[question.start + day * first for day in range(question.days)],
        after={
            day: day + first for day in (question.start + n * first for n in range(question.days))
        },
        seconds_each=3600 / question.rate.person_per_h,
        wounded_share=question.wounded / question.people_high,
        stops={kind: _stop_s(shuttle) for kind, shuttle in _fleets(question)},
        lines=_lines(question, cells),
        site=_site(question, cells),
    )


def _fleets(question: Question) -> list[tuple[str, Shuttle]]:
    fleets = (("buses", question.buses), ("ambulances", question.ambulances))
    return [(kind, shuttle) for kind, shuttle in fleets if shuttle is not None]


def _stop_s(shuttle: Shuttle) -> int:
    return min(LONGEST_STOP_S, shuttle.round_trip_s // 4)


def _turnout(question: Question) -> dict[str, float]:
    shares = [percent / 100 for percent in question.turnout_percent]
    return {"low": shares[0], "value": shares[len(shares) // 2], "high": shares[-1]}


def _ids(names: Iterable[str]) -> list[str]:
    # Two names can differ in signs alone, ids must not.
    ids: list[str] = []
    for number, name in enumerate(names, 1):
        plain = slug(name)
        ids.append(f"{plain}-{number}" if plain in ids else plain)
    return ids


def _site(question: Question, cells: tuple[Cell, ...]) -> LonLat:
    """Give a place beyond the first crossing, seen from the largest part of the area."""
    from shapely import Point, Polygon, union_all  # noqa: PLC0415  # slow to import

    home = max(cells, key=lambda cell: cell.people_high).middle
    crossing = question.crossings[0]
    narrow = max(0.01, cos(radians(crossing.lat)))
    east_km = (crossing.lon - home[0]) * KM_PER_DEGREE * narrow
    north_km = (crossing.lat - home[1]) * KM_PER_DEGREE
    way_km = hypot(east_km, north_km)
    if way_km == 0:
        east_km, way_km = -1.0, 1.0
    area = union_all([Polygon(rings[0]) for cell in cells for rings in cell.polygons]).convex_hull
    places = [
        (
            round(crossing.lon + east_km / way_km * km / KM_PER_DEGREE / narrow, 6),
            round(crossing.lat + north_km / way_km * km / KM_PER_DEGREE, 6),
        )
        for km in SITE_KM
    ]
    return next((place for place in places if not area.intersects(Point(place))), places[-1])


def _clock(second: int) -> str:
    return f"{second // 3600:02d}:{second % 3600 // 60:02d}"


def _lines(question: Question, cells: tuple[Cell, ...]) -> list[tuple[int, str]]:
    """Buses run from every part of the area to its two nearest crossings."""
    lines = []
    ids = _ids(crossing.name for crossing in question.crossings)
    for number, cell in enumerate(cells, 1):
        near = sorted(
            range(len(ids)),
            key=lambda i, cell=cell: (way_m(cell, question.crossings[i]), i),  # type: ignore[misc]  # mypy cannot infer a lambda with a default
        )
        lines += [(number, ids[i]) for i in near[:2]]
    return lines


def _areas(question: Question, cells: tuple[Cell, ...]) -> str:
    features = []
    for number, cell in enumerate(cells, 1):
        name = question.name if len(cells) == 1 else f"{question.name} {number}"
        population: dict[str, int] = {"value": cell.people_high}
        if cell.people_low < cell.people_high:
            population |= {"low": cell.people_low, "high": cell.people_high}
        features.append(
            {
                "type": "Feature",
                "properties": {
                    "id": f"part-{number}",
                    "name": name,
                    "population": population,
                },
                "geometry": _geometry(cell.polygons)
                if cell.polygons
                else {"type": "Point", "coordinates": cell.middle},
            }
        )
    return _json({"type": "FeatureCollection", "features": features})


def _enclosed(question: Question) -> str:
    polygons = question.shape.polygons if question.shape is not None else ()
    if len(polygons) > 1:
        # One edge only can enclose: several parts are taken together with what lies between.
        from shapely import MultiPoint  # noqa: PLC0415  # slow to import

        hull = MultiPoint([corner for rings in polygons for corner in rings[0]]).convex_hull
        polygons = ((tuple((float(x), float(y)) for x, y in hull.exterior.coords),),)
    feature = {"type": "Feature", "properties": {}, "geometry": _geometry(polygons)}
    return _json({"type": "FeatureCollection", "features": [feature]})


def _geometry(polygons: tuple[tuple[Ring, ...], ...]) -> dict[str, object]:
    if len(polygons) == 1:
        return {"type": "Polygon", "coordinates": polygons[0]}
    return {"type": "MultiPolygon", "coordinates": polygons}


def _nodes(question: Question, cells: tuple[Cell, ...]) -> str:
    rows: list[tuple[object, ...]] = [("node_id", "x_coord", "y_coord")]
    rows += [(number, *cell.middle) for number, cell in enumerate(cells, 1)]
    rows += [
        (FIRST_CROSSING_NODE + number, crossing.lon, crossing.lat)
        for number, crossing in enumerate(question.crossings)
    ]
    return _csv([*rows, (SITE_NODE, *_site(question, cells))])


def _links(question: Question, cells: tuple[Cell, ...]) -> str:
    rows: list[tuple[object, ...]] = [
        (
            "link_id",
            "from_node_id",
            "to_node_id",
            "directed",
            "length",
            "free_speed",
            "allowed_uses",
            "travel_time_s",
        )
    ]
    fleets = _fleets(question)
    uses = "auto,walk" if fleets else "walk"
    for place, crossing in enumerate(question.crossings):
        node = FIRST_CROSSING_NODE + place
        for number, cell in enumerate(cells, 1):
            length_m = way_m(cell, crossing)
            speed_kmh = round(_speed_kmh(length_m, fleets[0][1]), 3) if fleets else 30
            link = 1000 * number + place + 1
            rows.append((link, number, node, 0, round(length_m, 1), speed_kmh, uses, ""))
        # Where reception is, nobody said: it is reached at once.
        rows.append((place + 1, node, SITE_NODE, 0, f"{TO_RECEPTION_M:g}", 30, uses, 0))
    return _csv(rows)


def _speed_kmh(length_m: float, shuttle: Shuttle) -> float:
    # The speed at which out and back take the round trip stated, less both stops.
    driven_s = (shuttle.round_trip_s - 2 * _stop_s(shuttle)) / 2
    return min(SPEEDS_KMH[1], max(SPEEDS_KMH[0], 3.6 * length_m / driven_s))


def _csv(rows: list[tuple[object, ...]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _quoted(text: str) -> str:
    # A JSON string is a YAML string as well.
    return json.dumps(text, ensure_ascii=False)


@cache
def _template() -> Template:
    source = files("safeconduct.quick") / "templates" / "operation.yaml.txt"
    environment = Environment(  # noqa: S701  # YAML, not HTML: strings go through `quoted`
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    environment.filters["quoted"] = _quoted
    environment.filters["figure"] = lambda number: f"{number:.9g}"
    return environment.from_string(source.read_text(encoding="utf-8"))
