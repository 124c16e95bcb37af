"""What was printed, as a file: every sentence in every language, and what it rests on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import safeconduct
from safeconduct.catalogue.notices import CODES
from safeconduct.errors import Fault, InputError
from safeconduct.notices.language import Language
from safeconduct.notices.model import Bond, Earlier, Issue, Notice, Sentence
from safeconduct.notices.speak import Speaker
from safeconduct.operation.model import Operation, Place, Text

FILE = "notices.json"
_NO_WAYS = Text("", "")
_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence as it was printed, by language.

    ``body`` is it without the ways it speaks of, which are ``corridors``: the same may be said of ways that are joined
    otherwise.
    """

    id: str
    words: dict[str, str]
    corridors: tuple[str, ...] = ()
    body: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Opening:
    """Hours of a way as its calendar told them: their lasting name, when in UTC, and the words."""

    uid: str
    begin: datetime
    end: datetime
    words: dict[str, str]


@dataclass(frozen=True, slots=True)
class Record:
    """A version as it was printed: the sentences of every district, by its id."""

    operation: str
    version: int
    issued: date
    districts: dict[str, Text]
    said: dict[str, tuple[Said, ...]]
    drawn: dict[str, str]
    """By district, a digest of what its map is drawn from; empty where it was not written down."""
    openings: tuple[Opening, ...] = ()
    """What the calendars told of."""

    @property
    def languages(self) -> tuple[str, ...]:
        """Those it was printed in."""
        return tuple(dict.fromkeys(c for said in self.said.values() for s in said for c in s.words))

    @property
    def earlier(self) -> Earlier:
        """The version, as the next one names it."""
        return Earlier(self.version, self.issued)


def record_of(
    operation: Operation,
    issue: Issue,
    notices: Sequence[Notice],
    languages: Iterable[Language],
    openings: Iterable[Opening] = (),
) -> dict[str, Any]:
    """Write down what is printed.

    Parameters
    ----------
    operation
        Whose notices they are.
    issue
        Version and day.
    notices
        One for each district.
    languages
        Those it is printed in.
    openings
        What the calendars tell of.

    Returns
    -------
    dict
        As JSON has it. Nothing of it is not on the papers too, but where each sentence comes from.
    """
    speakers = [Speaker(language) for language in languages]
    return {
        "format": _FORMAT,
        "safeconduct": safeconduct.__version__,
        "operation": _text(operation.name),
        "version": issue.version,
        "issued": issue.issued.isoformat(),
        "replaces": None
        if issue.replaces is None
        else {"version": issue.replaces.version, "issued": issue.replaces.issued.isoformat()},
        "districts": [
            {
                "id": notice.id,
                "name": _text(notice.district),
                "areas": list(notice.areas),
                "area_names": {
                    s.language.code: _area_names(notice, operation, s.language) for s in speakers
                },
                "drawn": _drawn(notice, operation),
                "corridors": list(notice.corridors),
                "sentences": [
                    {
                        "id": sentence.id,
                        "words": {s.language.code: s.sentence(sentence) for s in speakers},
                        "corridors": list(sentence.corridors),
                        "body": {s.language.code: _body(sentence, s) for s in speakers},
                        "rests_on": [_bond(bond) for bond in sentence.bonds],
                    }
                    for sentence in notice.sentences()
                ],
            }
            for notice in notices
        ],
        "openings": [
            {
                "uid": each.uid,
                "begin": each.begin.isoformat(),
                "end": each.end.isoformat(),
                "words": each.words,
            }
            for each in openings
        ],
    }


def read_record(folder: Path, operation: Operation) -> Record:
    """Read what was printed before.

    Parameters
    ----------
    folder
        The folder that ``notice print`` wrote.
    operation
        Whose notices they must be.

    Raises
    ------
    InputError
        SC966 if it holds no such file, or one that cannot be read; SC976 if that is of an
        operation of another name.
    """
    record = printed_in(folder)
    if record is None:
        what = f"There is no {FILE} here that this program wrote."
        raise InputError([_fault(folder, "SC966", what)])
    if record.operation != operation.name.en:
        what = f"They are of {record.operation!r}, and the operation is {operation.name.en!r}."
        raise InputError([_fault(folder, "SC976", what)])
    return record


def printed_in(folder: Path) -> Record | None:
    """Give the version that a folder holds, ``None`` where it holds none that can be read."""
    try:
        return parse_record(json.loads((folder / FILE).read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _fault(folder: Path, code: str, what: str) -> Fault:
    entry = CODES[code]
    return Fault(str(folder / FILE), 0, code, what, entry.meaning, entry.remedy)


def parse_record(data: dict[str, Any]) -> Record:
    """Give what was printed, from its JSON; whatever is wrong with that raises as it comes."""
    if data["format"] != _FORMAT:
        raise ValueError(data["format"])
    districts = data["districts"]
    return Record(
        operation=str(data["operation"]["en"]),
        version=int(data["version"]),
        issued=date.fromisoformat(data["issued"]),
        districts={
            each["id"]: Text(each["name"]["en"], each["name"].get("ar")) for each in districts
        },
        said={
            each["id"]: (
                *_said("areas", each.get("area_names")),
                *(
                    replace(
                        said,
                        corridors=tuple(map(str, s.get("corridors", ()))),
                        body={str(code): str(words) for code, words in s.get("body", {}).items()},
                    )
                    for s in each["sentences"]
                    for said in _said(str(s["id"]), s["words"])
                ),
            )
            for each in districts
        },
        drawn={each["id"]: str(each.get("drawn", "")) for each in districts},
        openings=tuple(
            Opening(
                str(each["uid"]),
                datetime.fromisoformat(each["begin"]),
                datetime.fromisoformat(each["end"]),
                {str(code): str(words) for code, words in each["words"].items()},
            )
            for each in data.get("openings", ())
        ),
    )


def _body(sentence: Sentence, speaker: Speaker) -> str:
    """Say a sentence without the ways it speaks of."""
    return speaker.say(sentence.key, {**sentence.values, "ways": _NO_WAYS})


def _said(id_: str, words: dict[str, Any] | None) -> Iterator[Said]:
    if words is not None:
        yield Said(id_, {str(code): str(each) for code, each in words.items()})


def _area_names(notice: Notice, operation: Operation, language: Language) -> str:
    names = sorted(language.name(operation.areas[each].name) for each in notice.areas)
    return f"{language.say('section.areas')}: {language.joined(names, 'and')}."


def _drawn(notice: Notice, operation: Operation) -> str:
    """Give a digest of where a map shows the edge, areas, ways and what was published.

    Nothing can be read out of it; it only differs when the drawing would.
    """
    places: list[Place | None] = [operation.areas[each].place for each in sorted(notice.areas)]
    places += [operation.corridors[each].crossing for each in notice.corridors]
    for id_ in sorted(notice.issue.published):
        shown = operation.sites.get(id_) or operation.assembly_points.get(id_)
        places.append(shown.place if shown else None)
    lie = [(each.lon, each.lat, each.node) if each else None for each in places]
    return hashlib.sha256(repr((lie, operation.enclosed_lonlat)).encode()).hexdigest()


def _text(text: Text) -> dict[str, str]:
    return {"en": text.en, "ar": text.ar} if text.ar else {"en": text.en}


def _bond(bond: Bond) -> dict[str, Any]:
    found: dict[str, Any] = {"key": bond.key}
    if bond.where is not None:
        found |= {"file": bond.where.file, "line": bond.where.line}
    if bond.sources:
        found["sources"] = list(bond.sources)
    return found
