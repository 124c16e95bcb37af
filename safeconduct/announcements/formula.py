"""Conditions in one reading as formulas over facts, and whether one holds wherever others do.

A fact is a variable with finitely many values that matter: yes or no, an answer of a list, or a
day, of which only those at the edges of what is asked can make a difference. So whether every case
that a promise covers is a case that the text covers is decided by looking for one case that is not
(a search that splits on one fact after another and stops where the rest does not matter: Davis,
Logemann and Loveland 1962, doi:10.1145/368273.368557). Nothing is guessed or sampled.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from safeconduct.terms.days import Count, MonthEnd
from safeconduct.terms.model import (
    AskedCondition,
    Condition,
    FactCondition,
    Joined,
    RivalCondition,
)
from safeconduct.terms.readings import Readings, Split, fixed_to, values_of
from safeconduct.terms.truth import Truth, both, either, opposite
from safeconduct.terms.vocabulary import vocabulary

ASKED = "[asked]"
_UNITS = {
    "days": ("days", 1),
    "weeks": ("days", 7),
    "months": ("months", 1),
    "years": ("months", 12),
}
"""Weeks and days can be told longer from shorter, and so can years and months."""
Reading = Mapping[str, str]
"""The reading that is followed, by question."""
Within = tuple[str, str, Count, MonthEnd, str]
Variable = str | Within
"""A fact; or a time between two facts that are days, in one unit and way of counting."""
Value = bool | str | int
Case = dict[Variable, Value]
"""What a case is like, as far as it matters."""


@dataclass(frozen=True, slots=True)
class Atom:
    """One fact that has one of some values, or lies between two, both included."""

    variable: Variable
    among: frozenset[Value] = frozenset()
    least: int | None = None
    most: int | None = None

    def holds(self, value: Value) -> bool:
        """Tell whether a value will do."""
        if self.among:
            return value in self.among
        number = int(value)
        return (self.least is None or number >= self.least) and (
            self.most is None or number <= self.most
        )


@dataclass(frozen=True, slots=True)
class Tree:
    """Formulas joined; ``all`` of none is always true, ``any`` of none never."""

    how: Literal["all", "any", "not"]
    parts: tuple[Formula, ...]


Formula = Atom | Tree
TRUE, FALSE = Tree("all", ()), Tree("any", ())


def formula_of(condition: Condition, reading: Reading) -> Formula:
    """Give a condition as it is read in one reading of every question it hangs on."""
    if isinstance(condition, Joined):
        return Tree(condition.how, tuple(formula_of(part, reading) for part in condition.parts))
    if isinstance(condition, RivalCondition):
        chosen = dict(condition.branches)[reading[condition.question]]
        if isinstance(chosen, bool):
            return TRUE if chosen else FALSE
        return formula_of(chosen, reading)
    if isinstance(condition, AskedCondition):
        return Atom(ASKED, least=condition.day.toordinal())
    return _fact(condition, reading)


def questions_in(condition: Condition) -> dict[str, tuple[str, ...]]:
    """Give the questions a condition hangs on, with their readings."""
    found: dict[str, tuple[str, ...]] = {}
    if isinstance(condition, Joined):
        for part in condition.parts:
            found |= questions_in(part)
    elif isinstance(condition, RivalCondition):
        found[condition.question] = tuple(name for name, _ in condition.branches)
        for _, branch in condition.branches:
            if not isinstance(branch, bool):
                found |= questions_in(branch)
    elif isinstance(condition, FactCondition) and condition.days is not None:
        found |= _questions_of(condition.days.begins) | _questions_of(condition.days.through)
    return found


def counterexample(premises: Sequence[Formula], conclusion: Formula) -> Case | None:
    """Find a case in which all premises hold and the conclusion does not.

    Parameters
    ----------
    premises
        What holds in every case that is looked at.
    conclusion
        What should follow.

    Returns
    -------
    dict or None
        The values of the facts that matter; ``None`` if the conclusion always follows.
    """
    given = [part for premise in premises for part in _conjuncts(premise)]
    if set(_conjuncts(conclusion)) <= set(given):
        return None
    wanted = [*given, Tree("not", (conclusion,))]
    atoms: dict[Variable, list[Atom]] = {}
    for atom in _atoms(Tree("all", tuple(wanted))):
        atoms.setdefault(atom.variable, []).append(atom)
    return _search(wanted, {variable: _domain(found) for variable, found in atoms.items()}, {})


def _search(wanted: list[Formula], domains: dict[Variable, list[Value]], case: Case) -> Case | None:
    """Find a case in which everything wanted holds; what leaves least open is looked at first."""
    left: list[Formula] = []
    fewest: list[Variable] | None = None
    for formula in wanted:
        truth = _evaluate(formula, case)
        if truth is False:
            return None
        if truth is None:
            left.append(formula)
            open_ = [a.variable for a in _atoms(formula) if a.variable not in case]
            if fewest is None or len(open_) < len(fewest):
                fewest = open_
    if fewest is None:
        return dict(case)
    for value in domains[fewest[0]]:
        found = _search(left, domains, case | {fewest[0]: value})
        if found is not None:
            return found
    return None


def _conjuncts(formula: Formula) -> Iterator[Formula]:
    """Give the formulas that must all hold."""
    if isinstance(formula, Tree) and formula.how == "all":
        for part in formula.parts:
            yield from _conjuncts(part)
    else:
        yield formula


def _evaluate(formula: Formula, case: Case) -> Truth:
    if isinstance(formula, Atom):
        value = case.get(formula.variable)
        return None if value is None else formula.holds(value)
    if formula.how == "not":
        return opposite(_evaluate(formula.parts[0], case))
    found: Truth = formula.how == "all"
    for part in formula.parts:
        truth = _evaluate(part, case)
        found = both(found, truth) if formula.how == "all" else either(found, truth)
    return found


def _atoms(formula: Formula) -> Iterator[Atom]:
    if isinstance(formula, Atom):
        yield formula
    else:
        for part in formula.parts:
            yield from _atoms(part)


def _domain(atoms: list[Atom]) -> list[Value]:
    """Give the values of a fact that matter: all answers, or those beside each edge."""
    if atoms[0].among:
        fact = vocabulary().get(str(atoms[0].variable))
        answers: Sequence[Value] = list(fact.options) if fact and fact.options else [True, False]
        return list(answers)
    edges: set[int] = set()
    for atom in atoms:
        edges |= {atom.least - 1, atom.least} if atom.least is not None else set()
        edges |= {atom.most, atom.most + 1} if atom.most is not None else set()
    return sorted(edges) or [0]


def _fact(condition: FactCondition, reading: Reading) -> Formula:
    if condition.days is not None:
        begins = _read(condition.days.begins, reading)
        through = _read(condition.days.through, reading)
        return Atom(
            condition.fact,
            least=begins.toordinal() if begins else None,
            most=through.toordinal() if through else None,
        )
    if condition.within is not None:
        rule = condition.within
        unit, number = _UNITS[rule.period.unit]
        between = (condition.fact, rule.of, rule.count, rule.month_end, unit)
        return Atom(between, most=number * rule.period.number)
    if condition.one_of:
        return Atom(condition.fact, frozenset(condition.one_of))
    return Atom(condition.fact, frozenset({True}))


def _read(days: Readings[date | None], reading: Reading) -> date | None:
    for question, name in reading.items():
        days = fixed_to(days, question, name)
    [day] = values_of(days)
    return day


def _questions_of(days: Readings[date | None]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    open_: list[Readings[date | None]] = [days]
    while open_:
        part = open_.pop()
        if isinstance(part, Split):
            found[part.question] = tuple(name for name, _ in part.branches)
            open_ += [inner for _, inner in part.branches]
    return found
