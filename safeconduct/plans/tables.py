"""The columns of every table of a plan: which field stands in which, written how."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, get_args

from safeconduct.plans.arrivals import Arrivals
from safeconduct.plans.cells import (
    CAPACITY,
    EXACT,
    ROUTE,
    SIX_DECIMALS,
    TEXT,
    TIME,
    TIME_OR_NONE,
    WHOLE,
    Cell,
    choice,
)
from safeconduct.plans.model import Cohort, Duty, LimitKind, LineRoute, Mode, Run, Usage

PLACE_OF_LIMIT: dict[LimitKind, str] = {
    "crossing_walk": "corridor",
    "crossing_vehicle": "corridor",
    "screening": "corridor/pool",
    "reception": "site",
    "places": "site",
    "street_walk": "link",
    "street_vehicle": "link",
    "room": "assembly_point",
    "cars": "area/group",
    "seats": "line",
    "fleet": "fleet",
}
"""What ``at`` names for each limit; the column ``kind`` of usage.csv."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column; ``field`` is the attribute of the row, empty for one that only explains."""

    name: str
    field: str
    cell: Cell


@dataclass(frozen=True, slots=True)
class Table:
    """A file of rows of one type."""

    file: str
    row: type[Any]
    columns: tuple[Column, ...]

    @property
    def header(self) -> list[str]:
        """The first line of the file."""
        return [column.name for column in self.columns]


COHORTS = Table(
    "cohorts.csv",
    Cohort,
    (
        Column("cohort", "cohort", WHOLE),
        Column("group", "group", TEXT),
        Column("area", "area", TEXT),
        Column("corridor", "corridor", TEXT),
        Column("site", "site", TEXT),
        Column("mode", "mode", choice(*get_args(Mode))),
        Column("line", "line", TEXT),
        Column("depart_from", "depart_from_s", TIME),
        Column("depart_to", "depart_to_s", TIME),
        Column("wait_at", "wait_at", TEXT),
        Column("wait_from", "wait_from_s", TIME_OR_NONE),
        Column("wait_to", "wait_to_s", TIME_OR_NONE),
        Column("crossing_at", "crossing_s", TIME),
        Column("arrive_at", "arrive_s", TIME),
        Column("persons", "persons", SIX_DECIMALS),
        Column("route", "route", ROUTE),
    ),
)
RUNS = Table(
    "runs.csv",
    Run,
    (
        Column("line", "line", TEXT),
        Column("crossing_at", "crossing_s", TIME),
        Column("vehicles", "vehicles", EXACT),
        Column("board_from", "board_from_s", TIME),
        Column("arrive_at", "arrive_s", TIME),
        Column("return_crossing_at", "return_crossing_s", TIME_OR_NONE),
        Column("busy_from", "busy_from_s", TIME),
        Column("busy_to", "busy_to_s", TIME),
    ),
)
DUTIES = Table(
    "duties.csv",
    Duty,
    (
        Column("vehicle", "vehicle", TEXT),
        Column("ride", "ride", WHOLE),
        Column("line", "line", TEXT),
        Column("board_from", "board_from_s", TIME),
        Column("crossing_at", "crossing_s", TIME),
        Column("arrive_at", "arrive_s", TIME),
        Column("return_crossing_at", "return_crossing_s", TIME_OR_NONE),
        Column("busy_to", "busy_to_s", TIME),
        Column("riders", "riders", SIX_DECIMALS),
        Column("convoy", "convoy", WHOLE),
    ),
)
LINES = Table(
    "lines.csv",
    LineRoute,
    (
        Column("line", "line", TEXT),
        Column("area", "area", TEXT),
        Column("out", "out", ROUTE),
        Column("back", "back", ROUTE),
    ),
)
ARRIVALS = Table(
    "arrivals.csv",
    Arrivals,
    (
        Column("from", "from_s", TIME),
        Column("to", "to_s", TIME),
        Column("group", "group", TEXT),
        Column("corridor", "corridor", TEXT),
        Column("site", "site", TEXT),
        Column("persons", "persons", SIX_DECIMALS),
    ),
)
_KIND = Cell(lambda value, _clock: PLACE_OF_LIMIT[value], lambda text, _clock: text)
USAGE = Table(
    "usage.csv",
    Usage,
    (
        Column("limit", "limit", choice(*get_args(LimitKind))),
        Column("kind", "", _KIND),
        Column("at", "at", TEXT),
        Column("from", "from_s", TIME),
        Column("to", "to_s", TIME),
        Column("used", "used", SIX_DECIMALS),
        Column("capacity", "capacity", CAPACITY),
        Column("unit", "unit", TEXT),
    ),
)
