"""What a plan does with the people of one area, and what keeps it from doing better."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from itertools import groupby

from safeconduct.cli.summary import REASONS, hours, people
from safeconduct.plans.clock import Clock
from safeconduct.plans.model import Cohort, Plan, Usage

FULL = 1.0 - 1e-6
"""Share of a capacity from which a limit counts as used up."""

LIMITS = {
    "crossing_walk": "room on foot at the crossing of {at}",
    "crossing_vehicle": "room for vehicles at the crossing of {at}",
    "screening": "the search at {at}",
    "reception": "the desks of {at}",
    "places": "the places of {at}",
    "street_walk": "room on foot on road {at}",
    "street_vehicle": "room for vehicles on road {at}",
    "room": "room to wait at {at}",
    "cars": "the number of private cars of {at}",
    "seats": "the seats of line {at}",
    "fleet": "the number of {at}",
}


@dataclass(frozen=True, slots=True)
class Way:
    """People of one group who take one corridor to one site by one means."""

    group: str
    corridor: str
    site: str
    mode: str
    persons: float
    mean_arrival_s: float
    crossing_hours: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Binding:
    """A limit that is used up in some of the steps in which these people meet it."""

    limit: str
    at: str
    steps_full: int
    steps_used: int


@dataclass(frozen=True, slots=True)
class Explanation:
    """Ways, what binds on them, and who is left and why."""

    area: str
    ways: tuple[Way, ...]
    binds: tuple[Binding, ...]
    left: dict[str, float]

    def document(self) -> dict[str, object]:
        """Give the explanation as data."""
        return asdict(self)

    def lines(self) -> list[str]:
        """Give the explanation in words."""
        out = sum(way.persons for way in self.ways)
        lines = [f"{self.area}: {people(out)} get out, {people(sum(self.left.values()))} do not."]
        for way in self.ways:
            to = f" to {way.site}" if way.site else ""
            lines += [
                "",
                f"{people(way.persons)} of {way.group} through {way.corridor}{to}, "
                f"{'on foot' if way.mode == 'walk' else 'by ' + way.mode}; "
                f"on average {hours(way.mean_arrival_s)} after the start",
                *(f"  cross from {begin} to {end}" for begin, end in way.crossing_hours),
            ]
        lines += ["", *self._why()]
        return lines

    def _why(self) -> list[str]:
        if self.binds:
            lines = ["What keeps them from going earlier, in the steps in which they are there:"]
            lines += [
                f"  {LIMITS[each.limit].format(at=each.at)}: used up in {each.steps_full} "
                f"of {each.steps_used}"
                for each in self.binds
            ]
        elif self.ways:
            lines = ["Nothing on their way is used up: only distance and opening hours hold them."]
        else:
            lines = []
        for reason, persons in self.left.items():
            lines.append(f"Left: {people(persons)}, {REASONS.get(reason, reason)}")
        return lines


def explain_area(plan: Plan, area: str) -> Explanation:
    """Explain what a plan does with the people of one area.

    Parameters
    ----------
    plan
        The plan.
    area
        Id of the area.

    Returns
    -------
    Explanation
        In the order of the number of people.
    """
    cohorts = [cohort for cohort in plan.cohorts if cohort.area == area]
    return Explanation(
        area, _ways(plan, cohorts), _binding(plan, cohorts), dict(plan.left_by_area.get(area, {}))
    )


def _ways(plan: Plan, cohorts: Iterable[Cohort]) -> tuple[Way, ...]:
    clock = Clock(plan.start, plan.timezone)
    ways: defaultdict[tuple[str, str, str, str], list[Cohort]] = defaultdict(list)
    for cohort in cohorts:
        ways[cohort.group, cohort.corridor, cohort.site, cohort.mode].append(cohort)
    found = []
    for key, members in ways.items():
        persons = sum(each.persons for each in members)
        arrival = sum(each.persons * each.arrive_s for each in members) / persons
        stretches = _stretches({each.crossing_s for each in members}, plan.step_s)
        shown = tuple((_minute(clock, begin), _minute(clock, end)) for begin, end in stretches)
        found.append(Way(*key, persons, arrival, shown))
    return tuple(sorted(found, key=lambda way: -way.persons))


def _stretches(starts: set[int], step_s: int) -> list[tuple[int, int]]:
    """Join buckets that follow each other."""
    numbers = enumerate(sorted(start // step_s for start in starts))
    runs = [[b for _, b in run] for _, run in groupby(numbers, lambda pair: pair[1] - pair[0])]
    return [(run[0] * step_s, (run[-1] + 1) * step_s) for run in runs]


def _binding(plan: Plan, cohorts: Iterable[Cohort]) -> tuple[Binding, ...]:
    """Find the limits these people meet that are used up, the most often used up first."""
    met = _met(plan, cohorts)
    full: defaultdict[tuple[str, str], int] = defaultdict(int)
    used: defaultdict[tuple[str, str], int] = defaultdict(int)
    for row in plan.usage:
        steps = [met[row.limit, name] for name in _names(row) if (row.limit, name) in met]
        if any(each is None or row.from_s in each for each in steps):
            used[row.limit, row.at] += 1
            full[row.limit, row.at] += row.used >= row.capacity * FULL
    found = [Binding(*key, count, used[key]) for key, count in full.items() if count]
    return tuple(sorted(found, key=lambda each: (-each.steps_full, each.limit, each.at)))


def _met(plan: Plan, cohorts: Iterable[Cohort]) -> dict[tuple[str, str], set[int] | None]:
    """Give the steps in which they meet each limit; ``None`` for any step."""
    met: dict[tuple[str, str], set[int] | None] = {}

    def note(limit: str, at: str, start_s: int) -> None:
        steps = met.setdefault((limit, at), set())
        if steps is not None:
            steps.add(start_s)

    for cohort in cohorts:
        riding = cohort.mode != "walk"
        note("crossing_vehicle" if riding else "crossing_walk", cohort.corridor, cohort.crossing_s)
        note("screening", cohort.corridor, cohort.crossing_s)
        note("reception", cohort.site, cohort.arrive_s - plan.step_s)
        met["places", cohort.site] = None
        if cohort.line:
            note("seats", cohort.line, cohort.crossing_s)
            met["fleet", cohort.mode] = None
        if cohort.wait_at:
            met["room", cohort.wait_at] = None
        for link in cohort.route:
            # The step in which a link is met depends on the way before it.
            met["street_vehicle" if riding else "street_walk", link] = None
    return met


def _names(row: Usage) -> tuple[str, str]:
    """A pool of a search is named corridor/pool, a run pattern line@area."""
    return row.at, row.at.replace("@", "/").split("/")[0]


def _minute(clock: Clock, seconds: int) -> str:
    return clock.text(seconds)[:16].replace("T", " ")
