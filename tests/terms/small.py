"""A small made-up instrument, so that a test states only what it is about."""

from __future__ import annotations

from typing import Any

import yaml

from safeconduct.errors import Fault
from safeconduct.terms.model import Instrument
from safeconduct.terms.read_instrument import parse_instrument

ADULT = {"age-years": 30}


def document(**changed: Any) -> dict[str, Any]:
    """Give the plain values of an instrument with one offer that asks one fact.

    Parameters
    ----------
    changed
        Keys of the file that are otherwise.
    """
    return {
        "instrument": "xx-1",
        "format": 1,
        "kind": "decree",
        "title": {"en": "Decree no. 1"},
        "issuer": {"en": "President"},
        "jurisdiction": "XX",
        "timezone": "Asia/Damascus",
        "known_since": "2016-07-28",
        "dates": {"issued": {"value": "2016-07-28", "source": "gazette"}},
        "sources": {"gazette": source("2016-07-28")},
        "offers": {"one": offer()},
    } | changed


def source(known_since: str) -> dict[str, Any]:
    """Give a source that could be known since a day."""
    return {"who": "Gazette", "confidence": "high", "known_since": known_since}


def offer(**changed: Any) -> dict[str, Any]:
    """Give an offer that is open from 28 July to 28 October 2016."""
    return {
        "title": {"en": "Offer"},
        "original": [{"language": "en", "text": "Whoever …", "source": "gazette"}],
        "act": "handed-over-self",
        "window": {"starts": "issued", "lasts": "3 months"},
        "effect": {"kind": "pardon", "says": {"en": "A pardon."}},
    } | changed


def event(kind: str, dated: str, **changed: Any) -> dict[str, Any]:
    """Give an event that was known at once."""
    said = {"title": {"en": kind}, "says": {"en": kind}, "source": "gazette"}
    if "lasts" in changed:
        said["starts"] = dated
    return said | {"kind": kind, "dated": dated, "known_since": dated} | changed


def question(*readings: str) -> dict[str, Any]:
    """Give a question with its readings."""
    said = {name: {"says": {"en": f"Read {name}."}} for name in readings}
    return {"question": {"en": "How is it read?"}, "readings": said}


def instrument(**changed: Any) -> Instrument:
    """Read an instrument from the text of its file."""
    return read(written(document(**changed)))


def written(whole: dict[str, Any]) -> str:
    """Write plain values as the text of a file."""
    text: str = yaml.dump(whole, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
    return text


def read(text: str) -> Instrument:
    """Read an instrument from text that has no fault."""
    faults: list[Fault] = []
    found = parse_instrument(text, "xx-1.yaml", faults)
    assert found is not None, "\n".join(map(str, faults))
    return found
