"""What an amendment changes: sentence by sentence, with what is void."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from safeconduct.notices.language import Language
from safeconduct.notices.paper import Paragraph
from safeconduct.notices.record import Record, Said
from safeconduct.operation.model import Text

_OF_THE_PAPER = "issue"
"""Sentences about the paper itself, which change with every version."""
_MAP = "map"
"""Id of the change that is in no sentence: ways or areas are drawn elsewhere."""


@dataclass(frozen=True, slots=True)
class Change:
    """A sentence before and after, by language; ``None`` where there was or is none."""

    id: str
    was: dict[str, str] | None
    now: dict[str, str] | None


def changes_between(old: Record, new: Record) -> dict[str, tuple[Change, ...]]:
    """Give what changed, district by district.

    Parameters
    ----------
    old, new
        Two versions.

    Returns
    -------
    dict
        By the id of the district, of every district that either has; in the order of the sentences,
        what is gone first.
    """
    return {
        id_: (*_changed(old, new, id_), *_redrawn(old, new, id_))
        for id_ in dict.fromkeys((*old.said, *new.said))
    }


def _redrawn(old: Record, new: Record, district: str) -> Iterator[Change]:
    was, now = old.drawn.get(district), new.drawn.get(district)
    if was and now and was != now:
        yield Change(_MAP, None, {})


def _changed(old: Record, new: Record, district: str) -> list[Change]:
    before, after = old.said.get(district, ()), new.said.get(district, ())
    left = {corridor for each in after for corridor in each.corridors}
    was = {each.id: each.words for each in before if not _still_said(each, after, left)}
    now = {each.id: each.words for each in after if not _still_said(each, before, None)}
    gone = [Change(id_, words, None) for id_, words in was.items() if id_ not in now]
    other = [
        Change(id_, was.get(id_), words)
        for id_, words in now.items()
        if not _same(was.get(id_), words)
    ]
    moved = [each.was for each in gone if each.was in [new.now for new in other if not new.was]]
    return [
        each
        for each in (*gone, *other)
        if each.id.partition(".")[0] != _OF_THE_PAPER
        # The same words under another id: said of other ways together, and no change to a reader.
        and not (each.was in moved and each.now is None)
        and not (each.now in moved and each.was is None)
    ]


def _still_said(said: Said, among: Sequence[Said], left: set[str] | None) -> bool:
    """Tell whether the same is said of every way a sentence speaks of, though they be joined otherwise.

    Ways that are not left are told of for themselves.
    """
    if not said.body:
        return False
    corridors = [each for each in said.corridors if left is None or each in left]
    return bool(corridors) and all(
        any(corridor in other.corridors and _same(other.body, said.body) for other in among)
        for corridor in corridors
    )


def _same(was: dict[str, str] | None, now: dict[str, str]) -> bool:
    """Tell whether a sentence reads as before in every language that both were printed in."""
    both = now.keys() & (was or {}).keys()
    # Where there is no such language nobody can tell that it is the same.
    return was is not None and bool(both) and all(now[code] == was[code] for code in both)


def say_changes(
    old: Record, new: Record, language: Language
) -> tuple[tuple[Text | None, tuple[Paragraph, ...]], ...]:
    """Say what changed: that the old version is void, then each district under its name.

    Parameters
    ----------
    old, new
        Two versions.
    language
        Sentences that the old version was not printed in are given in none.
    """
    day = language.day(old.issued, hijri=True)
    version = language.number(old.version)
    void = Paragraph("", language.say("changes.void", version=version, day=day))
    said: list[tuple[Text | None, tuple[Paragraph, ...]]] = [(None, (void,))]
    for district, changes in changes_between(old, new).items():
        name = new.districts.get(district) or old.districts[district]
        lines = [part for each in changes for part in _lines(each, language)]
        said.append((name, tuple(lines) or (Paragraph("", language.say("changes.none")),)))
    return tuple(said)


def _lines(change: Change, language: Language) -> list[Paragraph]:
    if change.id == _MAP:
        return [Paragraph("", language.say("changes.map"))]
    was = change.was.get(language.code) if change.was else None
    now = change.now.get(language.code) if change.now else None
    keys = {"was": "changes.was", "now": "changes.now"} if was and now else {
        "was": "changes.no-longer", "now": "changes.new"
    }  # fmt: skip
    said = {"was": was, "now": now}
    return [
        Paragraph("", language.say(key, words=said[name] or ""))
        for name, key in keys.items()
        if said[name]
    ]
