"""What a check found."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from safeconduct.plans.model import AimName

MOST_OF_A_KIND = 20


@dataclass(frozen=True, slots=True)
class Failure:
    """One thing that does not hold: a code of the catalogue and a sentence."""

    code: str
    what: str

    def __str__(self) -> str:
        """Give code and sentence on one line."""
        return f"{self.code}: {self.what}"


@dataclass(frozen=True, slots=True)
class Bound:
    """The bound of one aim as recomputed from its multipliers; ``None`` if they prove nothing."""

    name: AimName
    level: int | None
    value: float | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a plan and its proof hold, and if not, why.

    ``failures`` lists at most twenty of a kind; a last one of the kind counts the others.
    ``checked`` says how many things of each sort were looked at.
    """

    ok: bool
    failures: tuple[Failure, ...]
    bounds: tuple[Bound, ...]
    checked: dict[str, int]


@dataclass(eq=False)
class Findings:
    """Gathers failures and counts while a plan is checked."""

    checked: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    bounds: list[Bound] = field(default_factory=list)
    _listed: list[Failure] = field(default_factory=list)
    _count: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def fail(self, code: str, what: str) -> None:
        """Note a failure."""
        self._count[code] += 1
        if self._count[code] <= MOST_OF_A_KIND:
            self._listed.append(Failure(code, what))

    def count(self, sort: str, number: int = 1) -> None:
        """Note that some things were looked at."""
        self.checked[sort] += number

    def verdict(self) -> Verdict:
        """Give what was found."""
        more = [
            Failure(code, f"{number - MOST_OF_A_KIND} more of this kind.")
            for code, number in self._count.items()
            if number > MOST_OF_A_KIND
        ]
        failures = sorted(self._listed, key=lambda f: f.code) + more
        failures.sort(key=lambda f: f.code)
        return Verdict(not failures, tuple(failures), tuple(self.bounds), dict(self.checked))
