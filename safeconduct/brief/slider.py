"""The numbers behind the time slider, small enough to travel inside the page.

Rows are sparse: ``[frame, value, frame, value, …]``, frames without a value left out; a row
of *changes* gives the value from that frame on.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from safeconduct.brief import palette
from safeconduct.brief.flows import Flow, arrivals, axis_end_s, stretch_s
from safeconduct.brief.language import Language
from safeconduct.brief.map import View
from safeconduct.brief.people import People
from safeconduct.brief.roads import Piece, use_of_roads
from safeconduct.brief.scene import Scene, set_scene
from safeconduct.brief.states import State, crossing_states
from safeconduct.network.model import Network
from safeconduct.operation.model import Operation
from safeconduct.plans.model import Plan

_MOST_FRAMES = 340
_MOST_VALUES = 150_000
_WORST_FIRST: tuple[State, ...] = ("refused", "fire", "pause", "open", "closed")


@dataclass(frozen=True, slots=True)
class Film:
    """The map over time: its scene, the pieces of road, and flows by area and site."""

    frame_s: int
    frames: int
    scene: Scene
    pieces: tuple[Piece, ...]
    breaks: tuple[float, ...]
    areas: Flow
    sites: dict[str, NDArray[np.float64]]


def make_film(operation: Operation, network: Network, plan: Plan, language: Language) -> Film:
    """Reckon the map at every frame of the slider.

    Parameters
    ----------
    operation, network, plan
        The plan and what it was made from.
    language
        Whose clock says where a day ends.

    Returns
    -------
    Film
        Up to the end of the axis of the charts; frames as short as the step, or longer so that the page stays small.
    """
    plan = replace(plan, horizon_s=axis_end_s(plan, language))
    most = _MOST_FRAMES
    while True:
        frame_s = stretch_s(plan.horizon_s, plan.step_s, most)
        pieces = use_of_roads(operation, network, plan, frame_s)
        values = sum(int(np.count_nonzero(np.diff(p.rate_person_per_h))) for p in pieces)
        if values <= _MOST_VALUES or most <= 12:  # noqa: PLR2004 - a dozen frames always fit
            break
        most = most // 2
    largest = max((float(piece.rate_person_per_h.max()) for piece in pieces), default=0.0)
    return Film(
        frame_s=frame_s,
        frames=max(1, -(-plan.horizon_s // frame_s)),
        scene=set_scene(operation, network, pieces),
        pieces=pieces,
        breaks=palette.road_breaks(largest),
        areas=arrivals(plan, "area", frame_s),
        sites=_fill(operation, plan, frame_s),
    )


def whole_plan(operation: Operation, film: Film, people: People) -> View:
    """Give what the map says of the whole plan: roads at their busiest, the rest at the end."""
    wanting: dict[str, float] = {}
    out: dict[str, float] = {}
    for (area, _), persons in people.wanting.items():
        wanting[area] = wanting.get(area, 0.0) + persons
    for (area, _), persons in people.out.items():
        out[area] = out.get(area, 0.0) + persons
    return View(
        road_class=tuple(
            palette.road_class(float(piece.rate_person_per_h.max()), film.breaks)
            for piece in film.pieces
        ),
        wanting=wanting,
        share_out={a: out.get(a, 0.0) / n for a, n in wanting.items() if n > 0},
        state={
            c.id: _main_state(crossing_states(operation, c)) for c in operation.corridors.values()
        },
        fill={site: float(taken.max()) for site, taken in film.sites.items()},
    )


def film_json(
    operation: Operation, plan: Plan, film: Film, view: View, spoken: Sequence[Language]
) -> str:
    """Write the film as JSON that may stand inside a ``script`` element.

    Parameters
    ----------
    operation, plan
        What the film is of.
    film, view
        The film, and the map of the whole plan.
    spoken
        Languages of the page.

    Returns
    -------
    str
        Without ``<``, so that no text of a folder can end the element.
    """
    scene = film.scene
    none = np.zeros(film.frames)
    said = {
        "frames": film.frames,
        "wanting": round(plan.persons_wanting, 1),
        "first": int(np.argmax(film.areas.total)) if film.areas.persons else 0,
        "breaks": film.breaks,
        "roads": [palette.ROADS, palette.ROAD_WIDTHS],
        "shares": palette.SHARES,
        "pieces": [_course(piece.rate_person_per_h) for piece in film.pieces],
        "areas": [
            [round(view.wanting.get(m.id, 0.0), 2), _sparse(film.areas.persons.get(m.id, none), 2)]
            for m in scene.areas
        ],
        "crossings": [_states(operation, film, m.id) for m in scene.crossings],
        "sites": [_changes(film.sites[m.id]) if m.id in film.sites else [] for m in scene.sites],
        "hazards": [[h.interval[0] // film.frame_s, -(-h.interval[1] // film.frame_s)]
                    for h, path in zip(operation.hazards, scene.hazards, strict=True) if path],
        "moments": {
            language.code: [
                language.interval(i * film.frame_s, min((i + 1) * film.frame_s, plan.horizon_s))
                for i in range(film.frames)
            ]
            for language in spoken
        },
        "words": {language.code: _words(language) for language in spoken},
    }  # fmt: skip
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _words(language: Language) -> dict[str, str]:
    keys = ("map.readout", "map.whole.readout", "map.play", "map.stop")
    states: tuple[State, ...] = ("closed", "open", "pause", "fire", "refused")
    blanks = {"out": "{out}", "wanting": "{wanting}", "road": "{road}"}
    found = {key: language.say(key, **blanks) for key in keys}
    return found | {f"state.{state}": language.say(f"state.{state}") for state in states}


def _main_state(changes: Iterable[tuple[int, State]]) -> State:
    states = {state for _, state in changes}
    return next((state for state in _WORST_FIRST if state in states), "closed")


def _states(operation: Operation, film: Film, corridor: str) -> list[object]:
    """Give changes of state by frame; a frame has the state its largest part has."""
    changes = crossing_states(operation, operation.corridors[corridor])
    found: list[object] = []
    last: State | None = None
    at = 0
    for frame in range(film.frames):
        middle = frame * film.frame_s + film.frame_s // 2
        while at + 1 < len(changes) and changes[at + 1][0] <= middle:
            at += 1
        if (state := changes[at][1]) != last:
            found += [frame, state]
            last = state
    return found


def _fill(operation: Operation, plan: Plan, frame_s: int) -> dict[str, NDArray[np.float64]]:
    """Give the share of places taken at the end of each frame, where a site has a number."""
    frames = max(1, -(-plan.horizon_s // frame_s))
    change = {site.id: np.zeros(frames + 1) for site in operation.sites.values() if site.places}
    for cohort in plan.cohorts:
        if cohort.site not in change:
            continue
        row, stay_s = change[cohort.site], operation.sites[cohort.site].stay_s
        row[(cohort.arrive_s - plan.step_s) // frame_s] += cohort.persons
        if stay_s is not None and cohort.arrive_s + stay_s < plan.horizon_s:
            row[(cohort.arrive_s + stay_s) // frame_s] -= cohort.persons
    return {
        site: np.clip(np.cumsum(row[:frames]) / (operation.sites[site].places or 1.0), 0.0, 1.0)
        for site, row in change.items()
    }


def _sparse(values: NDArray[np.float64], decimals: int) -> list[float]:
    found: list[float] = []
    for frame in np.flatnonzero(values).tolist():
        found += [frame, round(float(values[frame]), decimals)]
    return found


def _course(rate_person_per_h: NDArray[np.float64]) -> list[float]:
    """Give the changes of a rate in whole people; less than half a person is still used."""
    whole = np.where(rate_person_per_h > 0, np.maximum(1.0, np.rint(rate_person_per_h)), 0.0)
    return [int(value) for value in _changes(whole)]


def _changes(values: NDArray[np.float64]) -> list[float]:
    found: list[float] = []
    last = 0.0
    for frame, value in enumerate(values.round(3).tolist()):
        if value != last:
            found += [frame, value]
            last = value
    return found
