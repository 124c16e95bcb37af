"""The arithmetic of ``quick``: rates times hours, and what binds first."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor

from safeconduct.operation.model import PlanStanding
from safeconduct.quick.distance import distance_m
from safeconduct.quick.model import Case, Estimate, Limit, LimitKey, Step, Unit, Walk, WalkStart
from safeconduct.quick.question import (
    DETOUR,
    DETOURS,
    MAX_WALK_M,
    WALKING_SPEED_KMH,
    LonLat,
    Question,
    Shuttle,
)


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
    walks = _walks(question)
    ride_only = bool(walks) and walks[0].straight_m * DETOUR > MAX_WALK_M
    limits = _limits(question, ride_only=ride_only)
    return Estimate(
        standing=_standing(question),
        consents_given=len(question.consents),
        consents_asked=len(question.parties),
        steps=(*_crossing_steps(question), *_place_steps(question), *_vehicle_steps(question)),
        limits=limits,
        cases=_cases(question, limits),
        walks=walks,
        unknown=_unknown(question),
    )


def _standing(question: Question) -> PlanStanding:
    if question.parties and set(question.parties) <= set(question.consents):
        return "AGREED"
    return "ANNOUNCED" if question.consents else "HYPOTHETICAL"


def _search_per_h(question: Question) -> Fraction:
    return len(question.crossings) * Fraction(question.rate.person_per_h)


def _desks_per_h(question: Question) -> Fraction | None:
    desks = question.desks
    return None if desks is None else Fraction(3600 * desks.count) / Fraction(desks.time_s)


def _flow_per_h(question: Question) -> Fraction:
    desks = _desks_per_h(question)
    search = _search_per_h(question)
    return search if desks is None else min(search, desks)


def _hours(question: Question) -> Fraction:
    return Fraction(question.open_s, 3600)


def _crossing_steps(question: Question) -> list[Step]:
    crossings, rate, source = len(question.crossings), question.rate.person_per_h, question.rate.id
    per_h, hours = _search_per_h(question), _hours(question)
    per_day = per_h * hours
    steps = [
        _step("per_hour", f"{crossings} × {_n(rate)}", per_h, "person_per_h", source),
        _step("per_day", f"{crossings} × {_n(hours)} × {_n(rate)}", per_day, "person", source),
    ]
    if question.desks is not None:
        desks, flow = question.desks, _desks_per_h(question) or Fraction(0)
        text = f"{desks.count} × 3600 ÷ {_n(desks.time_s)}"
        steps.append(_step("desks", text, flow, "person_per_h", "given"))
        per_day = _flow_per_h(question) * hours
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
    for people in sorted({question.people_high, question.people_low}, reverse=True):
        exact = people / per_day
        steps.append(
            Step(
                "days_for",
                f"{_n(people)} ÷ {_n(per_day)}",
                float(exact),
                ceil(exact),
                "day",
                "computed",
                subject=people,
            )
        )
    return steps


def _place_steps(question: Question) -> list[Step]:
    flow, steps = _flow_per_h(question), []
    for key, people in (("places_full", question.places), ("wounded_pass", question.wounded)):
        if people:
            text = f"{_n(people)} ÷ {_n(flow)}"
            steps.append(_step(key, text, people / flow, "hour", "computed", subject=people))
    return steps


def _vehicle_steps(question: Question) -> list[Step]:
    steps: list[Step] = []
    for key, shuttle in (("bus", question.buses), ("ambulance", question.ambulances)):
        if shuttle is None:
            continue
        steps.append(_trips_step(f"{key}_trips", question, shuttle))
        trips = _trips_per_day(question, shuttle)
        carried = Fraction(shuttle.count * trips * shuttle.seats)
        text = f"{_n(shuttle.count)} × {trips} × {_n(shuttle.seats)}"
        steps.append(_step(f"{key}_day", text, carried, "person", "given"))
    carried_day = _carried_per_day(question)
    per_day = _flow_per_h(question) * _hours(question)
    if question.buses is not None and carried_day < per_day:
        text = f"{_n(per_day)} − {_n(carried_day)}"
        steps.append(_step("on_foot", text, per_day - carried_day, "person", "computed"))
    return steps


def _trips_step(key: str, question: Question, shuttle: Shuttle) -> Step:
    trips, minutes = _trips_per_day(question, shuttle), _n(Fraction(shuttle.round_trip_s, 60))
    opened = [f"{_n(Fraction(end - start, 60))} ÷ {minutes}" for start, end in question.windows_s]
    if len(opened) == 1:
        exact = question.open_s / shuttle.round_trip_s
        return Step(key, opened[0], exact, trips, "trip", "given")
    return Step(key, " + ".join(f"⌊{part}⌋" for part in opened), trips, trips, "trip", "given")


def _trips_per_day(question: Question, shuttle: Shuttle) -> int:
    # A round trip needs the crossing twice, so only whole ones within a window are counted.
    return sum(floor((end - start) / shuttle.round_trip_s) for start, end in question.windows_s)


def _carried_per_day(question: Question) -> Fraction:
    buses = question.buses
    if buses is None:
        return Fraction(0)
    return Fraction(buses.count * _trips_per_day(question, buses) * buses.seats)


def _limits(question: Question, *, ride_only: bool) -> tuple[Limit, ...]:
    hours, days = _hours(question), question.days
    persons: dict[LimitKey, Fraction] = {"search": _search_per_h(question) * hours * days}
    desks = _desks_per_h(question)
    if desks is not None:
        persons["desks"] = desks * hours * days
    if question.places is not None:
        persons["places"] = Fraction(question.places)
    if ride_only:
        persons["buses"] = _carried_per_day(question) * days
    order = sorted(persons.items(), key=lambda item: (item[1], item[0]))
    return tuple(Limit(key, float(most), most < question.people_high) for key, most in order)


def _cases(question: Question, limits: tuple[Limit, ...]) -> tuple[Case, ...]:
    per_day = _flow_per_h(question) * _hours(question)
    most = min(limit.persons for limit in limits)
    cases = []
    for people in sorted({question.people_low, question.people_high}):
        for percent in question.turnout_percent:
            come = ceil(people * Fraction(percent) / 100)
            cases.append(
                Case(
                    people=people,
                    turnout_percent=percent,
                    come=come,
                    days=ceil(come / per_day),
                    received=min(come, floor(most)),
                    without_place=None
                    if question.places is None
                    else max(0, come - question.places),
                )
            )
    return tuple(cases)


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
        "distances": question.shape is None,
        "places": question.places is None,
        "ambulances": bool(question.wounded) and question.ambulances is None,
        "consent": len(question.consents) < len(question.parties),
        "separates": question.rate.searched is not False,
    }
    return (
        "turnout",
        "roads",
        "mines",
        *(key for key, is_missing in missing.items() if is_missing),
    )


def _step(
    key: str, text: str, value: Fraction, unit: Unit, source: str, subject: float | None = None
) -> Step:
    number = float(value)
    return Step(key, text, number, number, unit, source, subject)


def _n(value: float | Fraction) -> str:
    number = float(value)
    return f"{number:,.0f}" if number == int(number) else f"{number:,.3f}".rstrip("0").rstrip(".")
