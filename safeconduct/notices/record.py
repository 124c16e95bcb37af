"""What was printed, as a file: every sentence in every language, and what it rests on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import safeconduct
from safeconduct.catalogue.notices import CODES
from safeconduct.errors import Fault, InputError
from safeconduct.notices.language import Language
from safeconduct.notices.model import Bond, Earlier, Issue, Notice
from safeconduct.notices.speak import Speaker
from safeconduct.operation.model import Operation, Text

FILE = "notices.json"
_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence as it was printed, by language."""

    id: str
    words: dict[str, str]


@dataclass(frozen=True, slots=True)
class Record:
    """A version as it was printed: the sentences of every district, by its id."""

    operation: str
    version: int
    issued: date
    districts: dict[str, Text]
    said: dict[str, tuple[Said, ...]]

    @property
    def earlier(self) -> Earlier:
        """The version, as the next one names it."""
        return Earlier(self.version, self.issued)


def record_of(
    operation: Operation,
    issue: Issue,
    notices: Sequence[Notice],
    languages: Iterable[Language],
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
                "corridors": list(notice.corridors),
                "sentences": [
                    {
                        "id": sentence.id,
                        "words": {s.language.code: s.sentence(sentence) for s in speakers},
                        "rests_on": [_bond(bond) for bond in sentence.bonds],
                    }
                    for sentence in notice.sentences()
                ],
            }
            for notice in notices
        ],
    }


def read_record(folder: Path) -> Record:
    """Read what was printed before.

    Parameters
    ----------
    folder
        The folder that ``notice print`` wrote.

    Raises
    ------
    InputError
        SC966 if it holds no such file, or one that cannot be read.
    """
    file = folder / FILE
    try:
        return parse_record(json.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        entry = CODES["SC966"]
        what = f"There is no {FILE} here that this program wrote."
        raise InputError(
            [Fault(str(folder), 0, "SC966", what, entry.meaning, entry.remedy)]
        ) from None


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
            each["id"]: tuple(
                Said(str(s["id"]), {str(k): str(v) for k, v in s["words"].items()})
                for s in each["sentences"]
            )
            for each in districts
        },
    )


def _text(text: Text) -> dict[str, str]:
    return {"en": text.en, "ar": text.ar} if text.ar else {"en": text.en}


def _bond(bond: Bond) -> dict[str, Any]:
    found: dict[str, Any] = {"key": bond.key}
    if bond.where is not None:
        found |= {"file": bond.where.file, "line": bond.where.line}
    if bond.sources:
        found["sources"] = list(bond.sources)
    return found
