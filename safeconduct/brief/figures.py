"""The drawings of the report in one language, each wide and narrow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from safeconduct.brief.charts import draw_arrivals, draw_loads, draw_people_out
from safeconduct.brief.flows import Flow, arrivals, axis_end_s, stretch_s
from safeconduct.brief.language import Language
from safeconduct.brief.legend import heading
from safeconduct.brief.limits import FULL, Load
from safeconduct.brief.svg import drawing, tag
from safeconduct.brief.wording import group_name, limit_name
from safeconduct.operation.model import Interval, Operation
from safeconduct.plans.model import Plan

WIDE, NARROW = (820.0, 310.0), (340.0, 260.0)
_SHEET, _HEAD_PX = (760.0, 400.0), 62.0
_MOST_BARS, _HOUR_S = 240, 3_600
_MOST_SERIES, _MOST_STRIPS = 6, 14
_STRIPS = ("screening", "reception", "places", "room", "crossing_walk", "crossing_vehicle", "fleet")
_REST = "\x00rest"


@dataclass(frozen=True, slots=True)
class Drawn:
    """One chart for wide screens and paper, and one for a telephone."""

    wide: str
    narrow: str


def arrival_charts(
    operation: Operation, plan: Plan, wanting: float, language: Language
) -> dict[str, Drawn]:
    """Draw arrivals by group and by corridor, and the people out so far.

    Parameters
    ----------
    operation, plan
        What is drawn.
    wanting
        Persons who want to leave.
    language
        Of the words.

    Returns
    -------
    dict
        ``group``, ``corridor`` and ``out``.
    """
    end_s = axis_end_s(plan, language)
    length_s = stretch_s(end_s, plan.step_s, _MOST_BARS, _HOUR_S)
    windows = open_windows(operation)
    found: dict[str, Drawn] = {}
    named: dict[str, Mapping[str, str]] = {
        "group": {k: group_name(operation, k, language) for k in operation.groups},
        "corridor": {k: language.text(v.name) for k, v in operation.corridors.items()},
    }
    for key in ("group", "corridor"):
        flow = arrivals(plan, "group" if key == "group" else "corridor", length_s)
        flow, names = _largest(flow, named[key], language)
        wide, narrow = (
            draw_arrivals(flow, names, windows, end_s, language, size) for size in (WIDE, NARROW)
        )
        found[key] = Drawn(wide, narrow)
    total, every_s = _thinned(arrivals(plan, "group", plan.step_s), end_s)
    wide, narrow = (
        draw_people_out(total, every_s, wanting, windows, end_s, language, size)
        for size in (WIDE, NARROW)
    )
    found["out"] = Drawn(wide, narrow)
    return found


def load_chart(
    operation: Operation, plan: Plan, found: Sequence[Load], language: Language
) -> tuple[Drawn | None, str]:
    """Draw the strips of search, reception and site load; name what is left out.

    Parameters
    ----------
    operation, plan, found
        The plan and its loads.
    language
        Of the words.

    Returns
    -------
    tuple
        The chart, or nothing if there is no load, and a sentence on the rest.
    """
    asked = [_over_time(plan, load) for load in found if load.limit in _STRIPS]
    asked.sort(key=lambda load: (_STRIPS.index(load.limit), -load.full_s, -load.peak, load.at))
    by_need = sorted(asked, key=lambda load: (-load.full_s, -load.peak))[:_MOST_STRIPS]
    shown = [load for load in asked if load in by_need]
    if not shown:
        return None, ""
    rows = [
        (limit_name(operation, load.limit, load.at, language), _remark(load, language), load)
        for load in shown
    ]
    windows, end_s = open_windows(operation), axis_end_s(plan, language)
    wide, narrow = (draw_loads(rows, windows, end_s, language, size[0]) for size in (WIDE, NARROW))
    rest = len(asked) - len(shown)
    more = language.say("loads.more", n=language.number(rest)) if rest > 0 else ""
    return Drawn(wide, narrow), more


def sheet_of_arrivals(
    operation: Operation, plan: Plan, windows: Sequence[Interval], language: Language
) -> str:
    """Draw the arrivals by group with title and standing, to stand alone.

    Parameters
    ----------
    operation, plan
        What is drawn.
    windows
        Hours in which any crossing is open.
    language
        Of the words.

    Returns
    -------
    str
        An ``svg`` document.
    """
    end_s = axis_end_s(plan, language)
    length_s = stretch_s(end_s, plan.step_s, _MOST_BARS, _HOUR_S)
    names = {key: group_name(operation, key, language) for key in operation.groups}
    flow, said = _largest(arrivals(plan, "group", length_s), names, language)
    inner = draw_arrivals(flow, said, windows, end_s, language, _SHEET)
    wide, tall = _SHEET[0], _SHEET[1] + _HEAD_PX
    parts = [
        tag("rect", width=wide, height=tall, fill="#fff"),
        heading(language.text(operation.name), plan.standing, wide, language),
        inner.replace("<svg ", f'<svg x="0" y="{_HEAD_PX:g}" ', 1),
    ]
    return drawing(wide, tall, parts, label=language.say("chart.arrivals.label"))


def open_windows(operation: Operation) -> tuple[Interval, ...]:
    """Give the hours in which any crossing is open, merged."""
    found: list[Interval] = []
    corridors = [c for c in operation.corridors.values() if not c.refused_by]
    for since, to in sorted(interval for c in corridors for interval in c.open):
        end = min(to, operation.horizon_s)
        if since >= end:
            continue
        if found and since <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((since, end))
    return tuple(found)


def _largest(
    flow: Flow, names: Mapping[str, str], language: Language
) -> tuple[Flow, dict[str, str]]:
    """Keep as many series as there are colours; the smallest become one."""
    by_size = sorted(flow.persons, key=lambda key: -float(flow.persons[key].sum()))
    if len(by_size) <= _MOST_SERIES:
        return flow, {key: names.get(key, key) for key in by_size}
    kept, rest = by_size[: _MOST_SERIES - 1], by_size[_MOST_SERIES - 1 :]
    persons = {key: flow.persons[key] for key in kept}
    persons[_REST] = np.sum([flow.persons[key] for key in rest], axis=0)
    said = {key: names.get(key, key) for key in kept} | {_REST: language.say("chart.other")}
    return replace(flow, persons=persons), said


def _thinned(flow: Flow, end_s: int) -> tuple[NDArray[np.float64], int]:
    """Join buckets so that the curve has no more points than the drawing can show."""
    total = flow.total[: -(-end_s // flow.length_s)]
    times = max(1, -(-len(total) // 500))
    padded = np.concatenate((total, np.zeros(-len(total) % times)))
    return padded.reshape(-1, times).sum(axis=1), flow.length_s * times


def _over_time(plan: Plan, load: Load) -> Load:
    """Give a total over the whole plan its course in time, from the arrivals it counts."""
    if not load.throughout or load.limit != "places" or load.capacity <= 0:
        return load
    taken = np.zeros(plan.horizon_s // plan.step_s)
    for cohort in plan.cohorts:
        if cohort.site == load.at:
            taken[cohort.arrive_s // plan.step_s - 1] += cohort.persons
    shares = np.cumsum(taken) / load.capacity
    step = plan.step_s
    course = tuple((i * step, (i + 1) * step, float(share)) for i, share in enumerate(shares))
    full = tuple(since for since, _, share in course if share >= FULL)[:1]
    return replace(load, shares=course, full=tuple((since, plan.horizon_s) for since in full))


def _remark(load: Load, language: Language) -> str:
    peak = language.percent(1.0 if load.peak >= FULL else load.peak)
    if not load.full:
        return language.say("loads.remark.free", peak=peak)
    return language.say("loads.remark", peak=peak, full=language.duration(load.full_s))
