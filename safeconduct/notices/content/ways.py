"""Which ways are shown, under which number, and sentences that several of them share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from safeconduct.announcements.model import About, SaidHours, Way
from safeconduct.notices.model import Bond, Sentence, Value, Ways
from safeconduct.operation.model import Corridor, Operation
from safeconduct.safeguards.standing import standing_of


def advertised(operation: Operation, corridors: Iterable[str] = ()) -> tuple[Corridor, ...]:
    """Give the corridors that may be shown to the public.

    A corridor that some party refused is never shown, nor one that stands on nobody's word, as
    far as a source states it, or that the operation no longer has.

    Parameters
    ----------
    operation
        Whose corridors they are.
    corridors
        Those that are meant; empty for all.
    """
    named = tuple(corridors) or tuple(operation.corridors)
    meant = [operation.corridors[each] for each in named if each in operation.corridors]
    return tuple(
        each
        for each in meant
        if not each.refused_by
        and standing_of(operation, [each.id], stated_only=True) != "HYPOTHETICAL"
    )


@dataclass(frozen=True, slots=True)
class Shown:
    """The corridors of a notice, each with the number it has in every notice of the operation."""

    operation: Operation
    corridors: tuple[Corridor, ...]

    def number(self, corridor: str) -> int:
        """Give the number of a corridor; one that is not shown takes no number."""
        shown = [each.id for each in advertised(self.operation)]
        return shown.index(corridor) + 1

    def ways(self, corridors: Sequence[str]) -> Ways:
        """Name corridors by their numbers."""
        numbers = tuple(self.number(each) for each in corridors)
        return Ways(numbers, len(corridors) == len(self.corridors) > 1)


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence about one corridor, before it is joined with the same about others."""

    key: str
    values: Mapping[str, Value]
    bonds: tuple[Bond, ...]
    about: About | None = None


def shared(shown: Shown, say: Callable[[Corridor], Iterable[Piece]]) -> Iterator[Sentence]:
    """Say the same of several corridors once, in the order in which it first comes up.

    Parameters
    ----------
    shown
        The corridors of the notice.
    say
        Gives the pieces of one corridor. Pieces of different corridors are the same where key and
        values are; what they claim is then claimed of each.
    """
    found: list[tuple[Piece, list[str], list[Bond]]] = []
    for corridor in shown.corridors:
        for piece in say(corridor):
            for known, corridors, bonds in found:
                if known.key == piece.key and known.values == piece.values:
                    corridors.append(corridor.id)
                    bonds.extend(piece.bonds)
                    break
            else:
                found.append((piece, [corridor.id], [*piece.bonds]))
    counted: dict[str, int] = {}
    for piece, corridors, bonds in found:
        id_ = f"{piece.key}.{'+'.join(corridors)}"
        counted[id_] = counted.get(id_, 0) + 1
        yield Sentence(
            id_ if counted[id_] == 1 else f"{id_}.{counted[id_]}",
            piece.key,
            {"ways": shown.ways(corridors), **piece.values},
            tuple(bonds),
            of_corridors(piece.about, tuple(corridors)),
            tuple(corridors),
        )


def of_corridors(about: About | None, corridors: tuple[str, ...]) -> About | None:
    """Claim of several corridors what was claimed of one."""
    if isinstance(about, (Way, SaidHours)):
        return replace(about, corridors=corridors)
    return about
