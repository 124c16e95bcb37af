"""What was stated of the person asked about: one set of facts, never a list of persons."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from safeconduct.catalogue import CATALOGUE
from safeconduct.catalogue.terms import CODES
from safeconduct.errors import Fault, InputError
from safeconduct.operation.model import Where
from safeconduct.reading.folder import Folder
from safeconduct.reading.yaml_text import read_yaml
from safeconduct.terms.document_parts import parse_known_day
from safeconduct.terms.vocabulary import FULL_AGE_YEARS, Fact, vocabulary

Answer = bool | int | str | date
Facts = Mapping[str, Answer]
"""By the id of a fact; a fact that is not there is not known."""

OLDEST_YEARS = 130
ADULT = "adult"
"""Of somebody who is certainly 18 or older, and whose age is not known."""
_YES_NO = {"yes": True, "no": False, True: True, False: False}


def read_facts(path: Path) -> dict[str, Answer]:
    """Read a set of facts from a YAML file.

    Parameters
    ----------
    path
        The file; nothing is written beside it.

    Returns
    -------
    dict
        Facts that are known.

    Raises
    ------
    InputError
        With every fault. A message gives the line and never repeats what stood there.
    """
    if not path.name:
        entry = CATALOGUE["SC103"]
        what = "This is a folder, not a file."
        raise InputError([Fault(str(path), 0, "SC103", what, entry.meaning, entry.remedy)])
    folder = Folder(path.parent)
    text = folder.text(path.name)
    found = {} if text is None else parse_facts(text, path.name, folder.faults)
    if folder.faults:
        raise InputError(folder.faults)
    return found


def parse_facts(text: str, file: str, faults: list[Fault]) -> dict[str, Answer]:
    """Read a set of facts from YAML text; what is wrong is added to ``faults``."""
    found: list[Fault] = []
    plain = read_yaml(text, file, found)
    # What YAML complains of may be a name; the place and the kind of fault are enough.
    faults += [_silent(fault) for fault in found]
    if plain is None:
        return {}
    lines = plain.lines
    return _checked(plain.value, lambda key: Where(file, lines.find([key]).line), faults)


def checked_facts(facts: Mapping[str, Any]) -> dict[str, Answer]:
    """Check facts that did not come from a file.

    Raises
    ------
    InputError
        If one is not in the vocabulary or cannot be so.
    """
    faults: list[Fault] = []
    found = _checked(facts, lambda _: Where("facts", 0), faults)
    if faults:
        raise InputError(faults)
    return found


def _checked(
    stated: object, locate: Callable[[str], Where], faults: list[Fault]
) -> dict[str, Answer]:
    if not isinstance(stated, Mapping):
        faults.append(_fault(locate(""), "SC724", "This is not one set of facts."))
        return {}
    found: dict[str, Answer] = {}
    for key, value in stated.items():
        fact = vocabulary().get(key)
        if fact is None:
            # Somebody may have written a name here; it is not repeated.
            what = "A key here is none of the facts that can be stated."
            faults.append(_fault(locate(key), "SC722", what))
            continue
        try:
            answer = answer_of(fact, value)
        except ValueError as error:
            faults.append(_fault(locate(key), "SC723", f"{key}: {error}."))
            continue
        if answer is not None:
            found[key] = answer
    return found


def answer_of(fact: Fact, stated: object) -> Answer | None:
    """Give what an answer says; ``None`` where it is not known.

    Parameters
    ----------
    fact
        What was asked.
    stated
        As a file or a person has it.

    Raises
    ------
    ValueError
        If the fact has no such answer. The answer itself is not repeated.
    """
    if stated is None or (isinstance(stated, str) and stated.lower() == "unknown"):
        return None
    if fact.kind == "yes-no":
        said = stated.lower() if isinstance(stated, str) else stated
        if isinstance(said, str | bool) and said in _YES_NO:
            return _YES_NO[said]
        raise ValueError("only yes, no or unknown can be stated")
    if fact.kind == "day":
        try:
            return parse_known_day(str(stated))
        except ValueError:
            raise ValueError("only a date such as 2016-07-28, or unknown, can be stated") from None
    if fact.kind == "years" and stated == ADULT:
        return FULL_AGE_YEARS
    if fact.kind == "years":
        if type(stated) is int and 0 <= stated <= OLDEST_YEARS:
            return stated
        raise ValueError(
            f"only whole years from 0 to {OLDEST_YEARS}, adult, or unknown, can be stated"
        )
    if isinstance(stated, str) and stated in fact.options:
        return stated
    raise ValueError(f"only one of {', '.join(fact.options)}, or unknown, can be stated")


def _silent(fault: Fault) -> Fault:
    entry = CATALOGUE[fault.code]
    return replace(fault, what=f"{entry.title}.", why=entry.meaning, remedy=entry.remedy)


def _fault(where: Where, code: str, what: str) -> Fault:
    return Fault(where.file, where.line, code, what, CODES[code].meaning, CODES[code].remedy)
