"""Timetables by area and by crossing, hour by hour, as rows and as CSV."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from safeconduct.brief.flows import stretch_s
from safeconduct.brief.language import Language
from safeconduct.brief.states import crossing_states
from safeconduct.operation.model import Operation
from safeconduct.plans.model import Cohort, Plan

_HOUR_S = 3_600
_MANY = 24 * 366
_NOBODY = 5e-5
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
Cell = str | float


@dataclass(frozen=True, slots=True)
class Timetable:
    """A table for people: columns are keys of ``table.…`` in the messages."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def of(self, place: str) -> Timetable:
        """Give the rows of one area or crossing, the first column being its id."""
        return Timetable(self.columns, tuple(row for row in self.rows if row[0] == place))


AREA_COLUMNS = (
    "area", "group", "mode", "crossing", "line", "wait_at", "site",
    "depart_from", "depart_to", "cross_from", "cross_to", "arrive_by", "persons",
)  # fmt: skip
CROSSING_COLUMNS = (
    "crossing", "cross_from", "cross_to", "state", "group", "mode", "site", "persons", "vehicles",
)  # fmt: skip


def area_timetable(operation: Operation, plan: Plan, language: Language) -> Timetable:
    """Say who leaves which area when, by which way.

    Parameters
    ----------
    operation, plan
        What is told.
    language
        Whose clock the times are written by.

    Returns
    -------
    Timetable
        One row for each hour of departure and way; ids, ISO 8601 times with offset, half-open
        hours, persons with fractions as planned.
    """
    hour_s = _stretch(plan)
    found: dict[tuple[str, ...], dict[int, list[Cohort]]] = defaultdict(lambda: defaultdict(list))
    for c in plan.cohorts:
        way = (c.area, c.group, c.mode, c.corridor, c.line, c.wait_at, c.site)
        found[way][c.depart_from_s // hour_s].append(c)
    order = {area: i for i, area in enumerate(operation.areas)}
    rows: list[tuple[Cell, ...]] = []
    for key in sorted(found, key=lambda key: (order.get(key[0], len(order)), key)):
        for hour, cohorts in sorted(found[key].items()):
            persons = sum(c.persons for c in cohorts)
            if persons < _NOBODY:
                continue
            seconds = (
                hour * hour_s,
                (hour + 1) * hour_s,
                min(c.crossing_s for c in cohorts),
                max(c.crossing_s for c in cohorts) + plan.step_s,
                max(c.arrive_s for c in cohorts),
            )
            times = [_iso(language, second) for second in seconds]
            rows.append((*key, *times, round(persons, 4)))
    return Timetable(AREA_COLUMNS, tuple(rows))


def crossing_timetable(operation: Operation, plan: Plan, language: Language) -> Timetable:
    """Say who is at which crossing when, and in what state it is.

    Parameters
    ----------
    operation, plan, language
        As for :func:`area_timetable`.

    Returns
    -------
    Timetable
        One row for each hour in which somebody crosses, by group, mode and site. Vehicles, whole or a rate as the plan
        has them, stand once an hour and mode.
    """
    hour_s = _stretch(plan)
    persons: dict[tuple[str, int, str, str, str], float] = defaultdict(float)
    for c in plan.cohorts:
        persons[c.corridor, c.crossing_s // hour_s, c.group, c.mode, c.site] += c.persons
    vehicles: dict[tuple[str, int, str], float] = defaultdict(float)
    lines = {line.id: line for line in operation.lines}
    for run in plan.runs:
        line = lines.get(run.line.split("@")[0])
        if line is not None:
            vehicles[line.corridor, run.crossing_s // hour_s, line.fleet] += run.vehicles
    states = {c.id: crossing_states(operation, c) for c in operation.corridors.values()}
    order = {corridor: i for i, corridor in enumerate(operation.corridors)}
    rows: list[tuple[Cell, ...]] = []
    for key in sorted(persons, key=lambda key: (order.get(key[0], len(order)), *key[1:])):
        corridor, hour, group, mode, site = key
        if persons[key] < _NOBODY:
            continue
        from_s, to_s = hour * hour_s, (hour + 1) * hour_s
        seen = [
            state
            for i, (since, state) in enumerate(states[corridor])
            if since < to_s
            and (i + 1 == len(states[corridor]) or states[corridor][i + 1][0] > from_s)
        ]
        said = " / ".join(dict.fromkeys(seen))
        times = (_iso(language, from_s), _iso(language, to_s))
        sent = vehicles.pop((corridor, hour, mode), 0.0)
        rows.append(
            (corridor, *times, said, group, mode, site, round(persons[key], 4), round(sent, 4))
        )
    return Timetable(CROSSING_COLUMNS, tuple(rows))


def csv_text(timetable: Timetable, marks: Sequence[str]) -> str:
    """Write a timetable as CSV, marked on its first line.

    Parameters
    ----------
    timetable
        The table.
    marks
        What the first line says: that it is operational, and its standing.

    Returns
    -------
    str
        Texts that a spreadsheet would run as a formula begin with an apostrophe.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    out.write("# " + " · ".join(marks).replace("\n", " ") + "\n")
    writer.writerow(timetable.columns)
    writer.writerows(harmless(row) for row in timetable.rows)
    return out.getvalue()


def harmless(row: Iterable[Cell]) -> tuple[Cell, ...]:
    """Give a row in which no text is a formula."""
    return tuple(
        f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell for cell in row
    )


def _stretch(plan: Plan) -> int:
    return stretch_s(plan.horizon_s, plan.step_s, _MANY, _HOUR_S)


def _iso(language: Language, second: int) -> str:
    return language.at(second).isoformat(timespec="seconds")
