"""The alternative: what it takes to keep people where they are for as long.

Every answer of this program opens with it, so that leaving is never the only thing reckoned.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from safeconduct.operation.model import Operation, Text
from safeconduct.operation.plurals import counted
from safeconduct.safeguards.standards import FOOD, ROUND, STANDARDS, TRUCK, VISITS, WATER, Standard
from safeconduct.units import DAY_S

DAYS_A_YEAR = 365


@dataclass(frozen=True, slots=True)
class Needs:
    """What ``persons`` people need where they are.

    Parameters
    ----------
    persons, days
        For whom and how long.
    food_t_per_day, trucks_per_day, trucks
        Food, and the trucks that carry it: a day, and in all.
    water_l_per_day, tankers_per_day
        Water, and the tankers should no pipe bring it.
    consultations_per_day, medical_rounds_per_day
        A round is one clinician's day.
    trucks_per_open_h
        Trucks with food through the same windows, ``None`` where hours are not stated.
    arithmetic
        The same, so that it can be redone on paper.
    """

    persons: float
    days: float
    food_t_per_day: float
    trucks_per_day: int
    trucks: int
    water_l_per_day: float
    tankers_per_day: int
    consultations_per_day: float
    medical_rounds_per_day: int
    trucks_per_open_h: float | None
    arithmetic: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Staying:
    """The alternative for the low, stated and high number of people."""

    low: Needs
    value: Needs
    high: Needs
    standards: tuple[Standard, ...] = STANDARDS


def needs_of_staying(persons: float, days: float, *, open_h_per_day: float | None = None) -> Needs:
    """Reckon what people need to stay where they are.

    Parameters
    ----------
    persons
        How many.
    days
        For how long.
    open_h_per_day
        Hours a day in which trucks can enter, where known.

    Returns
    -------
    Needs
        By the standards of :mod:`safeconduct.safeguards.standards`. Vehicles and rounds are
        rounded up to whole ones.
    """
    food_t = persons * FOOD.value / 1000
    water_l = persons * WATER.value
    consultations = persons * VISITS.value / DAYS_A_YEAR
    trucks_a_day = math.ceil(food_t / TRUCK.value)
    needs = Needs(
        persons=persons,
        days=days,
        food_t_per_day=food_t,
        trucks_per_day=trucks_a_day,
        trucks=math.ceil(food_t * days / TRUCK.value),
        water_l_per_day=water_l,
        tankers_per_day=math.ceil(water_l / 1000 / TRUCK.value),
        consultations_per_day=consultations,
        medical_rounds_per_day=math.ceil(consultations / ROUND.value),
        trucks_per_open_h=trucks_a_day / open_h_per_day if open_h_per_day else None,
        arithmetic=(),
    )
    return replace(needs, arithmetic=_arithmetic(needs))


def alternative_of_staying(operation: Operation) -> Staying:
    """Reckon what it takes to keep the people of an operation where they are.

    Parameters
    ----------
    operation
        Its areas, horizon and windows are used.

    Returns
    -------
    Staying
        For everybody in the areas, whether they want to leave or not, over the whole horizon,
        through the hours in which at least one corridor is open.
    """
    days = operation.horizon_s / DAY_S
    open_h = _open_s(operation) / 3600 / days
    low, value, high = (
        needs_of_staying(
            sum(n.at(level) for area in operation.areas.values() for n in area.persons.values()),
            days,
            open_h_per_day=open_h,
        )
        for level in ("low", "value", "high")
    )
    return Staying(low, value, high)


def _open_s(operation: Operation) -> int:
    """Seconds in which at least one corridor is open."""
    total, reached = 0, 0
    for start, end in sorted(i for corridor in operation.corridors.values() for i in corridor.open):
        total += max(0, min(end, operation.horizon_s) - max(start, reached))
        reached = max(reached, end)
    return total


def _arithmetic(needs: Needs) -> tuple[Text, ...]:
    persons = f"{needs.persons:,.0f}"
    food = f"{persons} × {FOOD.value:g} kg = {needs.food_t_per_day:,.1f} t; ÷ {TRUCK.value:g} t"
    water = f"{persons} × {WATER.value:g} l = {needs.water_l_per_day:,.0f} l; ÷ {TRUCK.value:g} m³"
    rounds = (
        f"{persons} × {VISITS.value:g} ÷ {DAYS_A_YEAR} = {needs.consultations_per_day:,.0f}; "
        f"÷ {ROUND.value:g}"
    )
    trucks, all_trucks = (_both(n, _TRUCKS) for n in (needs.trucks_per_day, needs.trucks))
    days = _both(needs.days, _DAYS, f"{needs.days:g}")
    tankers = _both(needs.tankers_per_day, _TANKERS)
    medical = _both(needs.medical_rounds_per_day, _ROUNDS)
    food_ar = _apart(f"{food} = {needs.trucks_per_day:,}")
    water_ar = _apart(f"{water} = {needs.tankers_per_day:,}")
    rounds_ar = _apart(f"{rounds} = {needs.medical_rounds_per_day:,}")
    return (
        Text(
            f"Food: {food} = {trucks.en} a day, {needs.trucks:,} in {days.en}.",
            f"الغذاء: {food_ar}، أي {trucks.ar} في اليوم، و{all_trucks.ar} في {days.ar}.",
        ),
        Text(
            f"Water: {water} = {tankers.en} a day where no pipe brings it.",
            f"الماء: {water_ar}، أي {tankers.ar} في اليوم حيث لا شبكة.",
        ),
        Text(
            f"Medical: {rounds} = {medical.en} of one clinician a day.",
            f"الرعاية: {rounds_ar}، أي {medical.ar} في اليوم، لكل منها طبيب واحد.",
        ),
    )


_TRUCKS = Text(
    "one=1 truck|other={n} trucks",
    "one=شاحنة واحدة|two=شاحنتان|few={n} شاحنات|other={n} شاحنة",
)
_TANKERS = Text(
    "one=1 tanker|other={n} tankers",
    "one=صهريج واحد|two=صهريجان|few={n} صهاريج|many={n} صهريجًا|other={n} صهريج",
)
_ROUNDS = Text(
    "one=1 round|other={n} rounds",
    "one=جولة طبية واحدة|two=جولتان طبيتان|few={n} جولات طبية|other={n} جولة طبية",
)
_DAYS = Text(
    "one=1 day|other={n} days",
    "one=يوم واحد|two=يومين|few={n} أيام|many={n} يومًا|other={n} يوم",
)


def _both(number: float, forms: Text, written: str | None = None) -> Text:
    """Write a number with its noun in both languages."""
    arabic = counted(number, forms.ar or forms.en, "ar", written=written)
    return Text(counted(number, forms.en, "en", written=written), arabic)


def _apart(formula: str) -> str:
    """Keep a formula in its own direction within a right-to-left sentence (UAX 9 isolates)."""
    return f"\N{LEFT-TO-RIGHT ISOLATE}{formula}\N{POP DIRECTIONAL ISOLATE}"
