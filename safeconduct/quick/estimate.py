"""The arithmetic of ``quick``: rates times hours, and what binds first."""

from __future__ import annotations

from fractions import Fraction
from math import ceil

from safeconduct.operation.model import PlanStanding
from safeconduct.quick.cases import cases_of, limits_of
from safeconduct.quick.distance import distance_m
from safeconduct.quick.flow import (
    carried_per_day,
    desks_per_h,
    flow_per_h,
    open_h,
    search_per_h,
    trips_per_day,
)
from safeconduct.quick.model import Estimate, Step, Unit, Walk, WalkStart
from safeconduct.quick.question import DETOURS, WALKING_SPEED_KMH, LonLat, Question, Shuttle
from safeconduct.quick.reach import Reach, reach_on_foot
from safeconduct.quick.words import number_text


def estimate(question: Question) -> Estimate:
    """Say what it would take, by arithmetic alone.

    Parameters
    ----------
    question
        The people, crossings, hours and means.

    Returns
    -------
    Estimate
        Every line of the arithmetic, the limits in the order in which they bind, and what
        is not known. Sums are exact fractions until they are printed.
    """
    reach = reach_on_foot(question)
    return Estimate(
        standing=_standing(question),
        consents_given=len(question.consents),
        consents_asked=len(question.parties),
        steps=(
            *_crossing_steps(question),
            *_place_steps(question),
            *_reach_steps(question, reach),
            *_vehicle_steps(question, reach),
        ),
        limits=limits_of(question, reach),
        cases=cases_of(question, reach),
        walks=_walks(question),
        unknown=_unknown(question),
    )


def _standing(question: Question) -> PlanStanding:
    if question.parties and set(question.parties) <= set(question.consents):
        return "AGREED"
    return "ANNOUNCED" if question.consents else "HYPOTHETICAL"


def _crossing_steps(question: Question) -> list[Step]:
    crossings, rate, source = len(question.crossings), question.rate.person_per_h, question.rate.id
    per_h, hours = search_per_h(question), open_h(question)
    per_day = per_h * hours
    steps = [
        _step("per_hour", f"{crossings} × {_n(rate)}", per_h, "person_per_h", source),
        _step("per_day", f"{crossings} × {_n(hours)} × {_n(rate)}", per_day, "person", source),
    ]
    if question.desks is not None:
        desks, flow = question.desks, desks_per_h(question) or Fraction(0)
        text = f"{desks.count} × 3600 ÷ {_n(desks.time_s)}"
        steps.append(_step("desks", text, flow, "person_per_h", "given"))
        per_day = flow_per_h(question) * hours
        text = f"min({_n(per_h)}, {_n(flow)}) × {_n(hours)}"
        steps.append(_step("flow_per_day", text, per_day, "person", "computed"))
    steps.append(
        _step(
            "in_days",
            f"{_n(per_day)} × {question.days}",
            per_day * question.days,
            "person",
            "computed",
            subject=question.days,
        )
    )
    numbers = sorted({question.people_high, question.people_low}, reverse=True)
    return [*steps, *(_days("days_for", people, per_day) for people in numbers)]


def _place_steps(question: Question) -> list[Step]:
    flow, steps = flow_per_h(question), []
    for key, people in (("places_full", question.places), ("wounded_pass", question.wounded)):
        if people:
            text = f"{_n(people)} ÷ {_n(flow)}"
            steps.append(_step(key, text, people / flow, "hour", "computed", subject=people))
    return steps


def _reach_steps(question: Question, reach: Reach) -> list[Step]:
    people, near = question.people_high, reach.near_high
    if near == people:
        return []
    far = people - near
    text = f"{_n(people)} − {_n(near)}"
    steps = [_step("too_far", text, Fraction(far), "person", "computed")]
    carried = carried_per_day(question, question.buses)
    if carried:
        steps.append(_days("bus_days", far, Fraction(carried)))
    return steps


def _vehicle_steps(question: Question, reach: Reach) -> list[Step]:
    steps: list[Step] = []
    for key, shuttle in (("bus", question.buses), ("ambulance", question.ambulances)):
        if shuttle is None:
            continue
        steps.append(_trips_step(f"{key}_trips", question, shuttle))
        carried = carried_per_day(question, shuttle)
        text = f"{_n(shuttle.count)} × {trips_per_day(question, shuttle)} × {_n(shuttle.seats)}"
        steps.append(_step(f"{key}_day", text, Fraction(carried), "person", "given"))
        if key == "ambulance" and question.wounded and carried:
            steps.append(_days("ambulance_days", question.wounded, Fraction(carried)))
    on_foot = _on_foot_step(question, reach)
    return [*steps, on_foot] if on_foot else steps


def _on_foot_step(question: Question, reach: Reach) -> Step | None:
    carried, per_day = (
        carried_per_day(question, question.buses),
        flow_per_h(question) * open_h(question),
    )
    rest = min(per_day - carried, Fraction(reach.near_high))
    if question.buses is None or rest <= 0:
        return None
    text = f"{_n(per_day)} − {_n(carried)}"
    if rest < per_day - carried:
        text = f"min({text}, {_n(reach.near_high)})"
    return _step("on_foot", text, rest, "person", "computed")


def _days(key: str, people: int, per_day: Fraction) -> Step:
    exact = people / per_day
    text = f"{_n(people)} ÷ {_n(per_day)}"
    return Step(key, text, float(exact), ceil(exact), "day", "computed", subject=people)


def _trips_step(key: str, question: Question, shuttle: Shuttle) -> Step:
    trips, minutes = trips_per_day(question, shuttle), _n(Fraction(shuttle.round_trip_s, 60))
    opened = [f"{_n(Fraction(end - start, 60))} ÷ {minutes}" for start, end in question.windows_s]
    if len(opened) == 1:
        exact = question.open_s / shuttle.round_trip_s
        return Step(key, opened[0], exact, trips, "trip", "given")
    return Step(key, " + ".join(f"⌊{part}⌋" for part in opened), trips, trips, "trip", "given")


def _walks(question: Question) -> tuple[Walk, ...]:
    if question.shape is None:
        return ()
    corners = [corner for polygon in question.shape.polygons for corner in polygon[0]]
    farthest = max(corners, key=lambda corner: _nearest(question, corner)[0])
    return (
        _walk(question, "middle", question.shape.middle),
        _walk(question, "farthest", farthest),
    )


def _nearest(question: Question, point: LonLat) -> tuple[float, str]:
    return min((distance_m(point, (c.lon, c.lat)), c.name) for c in question.crossings)


def _walk(question: Question, start: WalkStart, point: LonLat) -> Walk:
    straight_m, crossing = _nearest(question, point)
    minutes = tuple(straight_m * factor / (WALKING_SPEED_KMH * 1000 / 60) for factor in DETOURS)
    return Walk(start, crossing, straight_m, minutes)


def _unknown(question: Question) -> tuple[str, ...]:
    missing = {
        "mines": question.conflict,
        "distances": question.shape is None,
        "places": question.places is None,
        "ambulances": bool(question.wounded) and question.ambulances is None,
        "timezone": question.timezone is None,
        "consent": len(question.consents) < len(question.parties),
        "separates": question.conflict and question.rate.searched is not False,
    }
    return (
        "turnout",
        "roads",
        *(key for key, is_missing in missing.items() if is_missing),
    )


def _step(
    key: str, text: str, value: Fraction, unit: Unit, source: str, subject: float | None = None
) -> Step:
    number = float(value)
    return Step(key, text, number, number, unit, source, subject)


def _n(value: float | Fraction) -> str:
    return number_text(float(value))
