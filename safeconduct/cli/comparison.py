"""Put two plans side by side, term by term, in people and hours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from safeconduct.cli.summary import HOUR_S, people
from safeconduct.plans.model import Plan


@dataclass(frozen=True, slots=True)
class Term:
    """One quantity of two plans; ``unit`` is people, h, or empty for a word."""

    name: str
    first: float | str
    second: float | str
    unit: str

    @property
    def differs(self) -> bool:
        """Whether the two are not the same, to the sixth decimal."""
        if isinstance(self.first, str) or isinstance(self.second, str):
            return self.first != self.second
        return abs(self.first - self.second) > 1e-6  # noqa: PLR2004 - files have six decimals


def compare_plans(first: Plan, second: Plan) -> tuple[Term, ...]:
    """Compare two plans.

    Parameters
    ----------
    first, second
        The plans.

    Returns
    -------
    tuple of Term
        Totals first, then groups, corridors and sites.
    """
    pairs = zip(_totals(first), _totals(second), strict=True)
    terms = [Term(name, a, b, unit) for (name, a, unit), (_, b, _) in pairs]
    for title, key in (("group", "group"), ("through", "corridor"), ("at", "site")):
        one, two = _by(first, key), _by(second, key)
        terms += [
            Term(f"out, {title} {name}", one.get(name, 0.0), two.get(name, 0.0), "people")
            for name in sorted(one.keys() | two.keys())
            if name
        ]
    return tuple(terms)


def term_lines(terms: Iterable[Term], heads: tuple[str, str]) -> list[str]:
    """Give terms as a table of words.

    Parameters
    ----------
    terms
        What was compared.
    heads
        What the two are called.

    Returns
    -------
    list of str
        Lines without line ends.
    """
    rows = [("", *heads, "difference")]
    rows += [
        (term.name, _shown(term.first, term.unit), _shown(term.second, term.unit), _gain(term))
        for term in terms
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    return [
        (
            row[0].ljust(widths[0]) + "".join(f"  {row[i].rjust(widths[i])}" for i in (1, 2, 3))
        ).rstrip()
        for row in rows
    ]


def term_document(terms: Iterable[Term]) -> list[dict[str, object]]:
    """Give terms as data."""
    return [{**asdict(term), "differs": term.differs} for term in terms]


def _totals(plan: Plan) -> list[tuple[str, float | str, str]]:
    return [
        ("standing", plan.standing, ""),
        ("turnout", plan.turnout, ""),
        ("population", plan.population, ""),
        ("want to leave", plan.persons_wanting, "people"),
        ("get out", plan.persons_moved, "people"),
        ("no way", plan.persons_without_route, "people"),
        ("no place", plan.persons_without_place, "people"),
        ("not out at the horizon", plan.persons_not_out_by_horizon, "people"),
        ("last arrival", plan.completion_s / HOUR_S, "h"),
        ("mean arrival", plan.mean_arrival_s / HOUR_S, "h"),
        ("time until arrival, all", plan.mean_arrival_s * plan.persons_moved / HOUR_S, "person-h"),
    ]


def _by(plan: Plan, key: str) -> dict[str, float]:
    persons: defaultdict[str, float] = defaultdict(float)
    for cohort in plan.cohorts:
        persons[getattr(cohort, key)] += cohort.persons
    return persons


def _shown(value: float | str, unit: str) -> str:
    if isinstance(value, str):
        return value
    return f"{value:,.1f} {unit}" if unit != "people" else people(value)


def _gain(term: Term) -> str:
    if isinstance(term.first, str) or isinstance(term.second, str):
        return "differs" if term.differs else ""
    if not term.differs:
        return ""
    gain = term.second - term.first
    shown, unit = (f"{gain:+,.0f}", "") if term.unit == "people" else (f"{gain:+,.1f}", term.unit)
    if float(shown.replace(",", "")) == 0:
        shown = f"under {'1' if term.unit == 'people' else '0.1'}"
    return f"{shown} {unit}".rstrip()
