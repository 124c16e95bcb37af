"""What a plan does with the people of one area, and what keeps it from doing better."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from itertools import groupby

from safeconduct.cli.summary import REASONS, SOMEONE, hours, left_behind, people
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
    """A limit that is used up in some of the steps in which these people meet it.

    ``steps_met`` is ``None`` for a stock, such as places, that others fill beforehand.
    """

    limit: str
    at: str
    steps_full: int
    steps_met: int | None
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """Ways, what binds on them, and who is left and why.

    What ends in ``_in_all`` is of the whole plan: why people of which group are left, and which
    sites are full. A plan does not say why the people of one area are left.
    """

    area: str
    ways: tuple[Way, ...]
    binds: tuple[Binding, ...]
    left: dict[str, float]
    left_in_all: dict[str, float]
    groups_left_in_all: dict[str, float]
    sites_full_in_all: tuple[str, ...]

    def document(self) -> dict[str, object]:
        """Give the explanation as data."""
        return asdict(self)

    def lines(self) -> list[str]:
        """Give the explanation in words."""
        out = sum(way.persons for way in self.ways)
        lines = [f"{self.area}: {people(out)} get out, {people(sum(self.left.values()))} do not."]
        for way in self.ways:
            to = f" to {way.site}" if way.site else ""
            by = "on foot" if way.mode == "walk" else f"by {way.mode}"
            mean = f"on average {hours(way.mean_arrival_s)} after the start"
            lines += [
                "",
                f"{people(way.persons)} of {way.group} through {way.corridor}{to}, {by}; {mean}",
                *(f"  cross from {begin} to {end}" for begin, end in way.crossing_hours),
            ]
        lines += ["", *self._why()]
        return lines

    def _why(self) -> list[str]:
        lines: list[str] = []
        if self.binds:
            lines = ["What keeps them from going earlier:"]
            lines += [f"  {_binding_words(each)}" for each in self.binds]
        elif self.ways and self.left:
            lines = ["Nothing is used up on the way of those who get out."]
        elif self.ways:
            lines = ["Nothing on their way is used up: only distance and opening hours hold them."]
        lines += [f"Left: {people(persons)} of {group}" for group, persons in self.left.items()]
        if self.left:
            lines.append("Why people are left, in the plan as a whole:")
            lines += [f"  {people(n)}: {REASONS[why]}" for why, n in self.left_in_all.items()]
            groups = ", ".join(f"{people(n)} {who}" for who, n in self.groups_left_in_all.items())
            lines.append(f"  by group: {groups}")
        if self.left and self.sites_full_in_all:
            lines.append(f"  full: {', '.join(self.sites_full_in_all)}")
        return lines


def _binding_words(each: Binding) -> str:
    what = LIMITS[each.limit].format(at=each.at)
    if each.steps_met is None:
        return f"{what}: used up in {each.steps_full} steps from {each.first} to {each.last}"
    return f"{what}: used up in {each.steps_full} of the {each.steps_met} steps they need it"


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
        area,
        _ways(plan, cohorts),
        _binding(plan, cohorts),
        dict(plan.left_by_area.get(area, {})),
        left_behind(plan),
        _groups_left(plan),
        _full_sites(plan),
    )


def areas_left(plan: Plan) -> dict[str, float]:
    """Give how many are left in each area that has any, the most first."""
    left = {area: sum(groups.values()) for area, groups in plan.left_by_area.items()}
    someone = [(area, persons) for area, persons in left.items() if persons >= SOMEONE]
    return dict(sorted(someone, key=lambda item: (-item[1], item[0])))


def _groups_left(plan: Plan) -> dict[str, float]:
    """Add up who is left over all areas, the most first."""
    left: defaultdict[str, float] = defaultdict(float)
    for groups in plan.left_by_area.values():
        for group, persons in groups.items():
            left[group] += persons
    return dict(sorted(left.items(), key=lambda item: (-item[1], item[0])))


def _full_sites(plan: Plan) -> tuple[str, ...]:
    full = {
        row.at for row in plan.usage if row.limit == "places" and row.used >= row.capacity * FULL
    }
    return tuple(sorted(full))


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
    clock = Clock(plan.start, plan.timezone)
    full: defaultdict[tuple[str, str], list[Usage]] = defaultdict(list)
    rows: defaultdict[tuple[str, str], int] = defaultdict(int)
    stocks: set[tuple[str, str]] = set()
    for row in plan.usage:
        steps = [met[row.limit, name] for name in _names(row) if (row.limit, name) in met]
        if any(each is None or row.from_s in each for each in steps):
            key = (row.limit, row.at)
            rows[key] += 1
            if None in steps:
                stocks.add(key)
            if row.used >= row.capacity * FULL:
                full[key].append(row)
    found = [
        Binding(
            *key,
            len(used_up),
            None if key in stocks else rows[key],
            _minute(clock, min(row.from_s for row in used_up)),
            _minute(clock, max(row.to_s for row in used_up)),
        )
        for key, used_up in full.items()
    ]
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
    """Give the names to look for: a pool is corridor/pool, a run pattern line@area."""
    return row.at, row.at.replace("@", "/").split("/")[0]


def _minute(clock: Clock, seconds: int) -> str:
    return clock.text(seconds)[:16].replace("T", " ")
