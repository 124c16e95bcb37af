"""A notice as paragraphs of a paper: what is said together stands together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from safeconduct.notices.model import Notice, Section, Sentence
from safeconduct.notices.speak import Speaker
from safeconduct.notices.voice import VOICE

_UNSAID = "unsaid"
_FRONT = ("agreement", "ways")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A heading that runs in, and the words after it; ``items`` are parts of a list."""

    head: str
    words: str
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RunIn:
    """Sentences that follow each other below one heading."""

    head: str
    sentences: tuple[str, ...]

    @property
    def paragraph(self) -> Paragraph:
        """All of it as one paragraph."""
        return Paragraph(self.head, " ".join(self.sentences))


def listed(section: Section, speaker: Speaker, *, headed: bool = True) -> tuple[Paragraph, ...]:
    """Say a section sentence by sentence, conditions as a list below what they belong to.

    Parameters
    ----------
    section
        Of a notice.
    speaker
        Of one language.
    headed
        Whether the first paragraph has the heading.

    Returns
    -------
    tuple of Paragraph
        In the order of the section; what nobody has said is one sentence at the end.
    """
    found: list[Paragraph] = []
    for sentence in (each for each in section.sentences if not _is_unsaid(each)):
        words = speaker.sentence(sentence, brief=True)
        if sentence.key == "terms.item" and found:
            last = found[-1]
            found[-1] = Paragraph(last.head, last.words, (*last.items, words))
        else:
            found.append(Paragraph("", words))
    unsaid = [each for each in section.sentences if _is_unsaid(each)]
    found += [Paragraph("", words) for words in _unsaid(unsaid, speaker)]
    return (replace(found[0], head=speaker.title(section)), *found[1:]) if headed else tuple(found)


def run_in(section: Section, speaker: Speaker) -> RunIn:
    """Say a section without lists, for papers with little room and for the ear.

    What nobody has said is gathered into one sentence at its end; conditions follow each other
    with semicolons.
    """
    said: list[str] = []
    open_list = False
    for sentence in (each for each in section.sentences if not _is_unsaid(each)):
        words = speaker.sentence(sentence, brief=True)
        if sentence.key == "terms.item":
            if open_list:
                said[-1] = (
                    f"{said[-1].rstrip('.')}{speaker.language.tongue.say('semicolon')}{words}."
                )
            else:
                said[-1] = f"{said[-1]} {words}."
            open_list = True
        else:
            said.append(words)
            open_list = False
    unsaid = list(_unsaid([each for each in section.sentences if _is_unsaid(each)], speaker))
    return RunIn(speaker.title(section), (*said, *unsaid))


def _is_unsaid(sentence: Sentence) -> bool:
    return sentence.key.endswith(_UNSAID) and sentence.key != "ways.for-unsaid"


def _unsaid(sentences: Iterable[Sentence], speaker: Speaker) -> Iterator[str]:
    """Say in one sentence what nobody has said of the same ways."""
    by_ways: dict[str, list[str]] = {}
    for sentence in sentences:
        ways = sentence.values.get("ways")
        named = "" if ways is None or getattr(ways, "every", False) else speaker.value(ways)
        by_ways.setdefault(named, []).append(speaker.language.say(f"not-said.{sentence.key}"))
    for named, parts in by_ways.items():
        listed = speaker.language.joined(parts, "and")
        key = "not-said.of" if named else "not-said"
        yield speaker.language.say(key, ways=named, parts=listed)


def front(notice: Notice) -> tuple[Section, ...]:
    """Give the sections that stand beside the map; the standing stands above it already."""
    sections = [each for each in notice.sections if each.id in _FRONT]
    return tuple(without(each, "standing") for each in sections)


def back(notice: Notice) -> tuple[Section, ...]:
    """Give the sections of the other side; that one may stay is said on the first already."""
    sections = [each for each in notice.sections if each.id not in (*_FRONT, "issue")]
    return tuple(without(each, VOICE) for each in sections)


def without(section: Section, id_: str) -> Section:
    """Give a section without one of its sentences."""
    return replace(section, sentences=tuple(s for s in section.sentences if s.id != id_))
