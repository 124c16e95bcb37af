"""Read an instrument from its file."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from safeconduct.errors import Fault, InputError
from safeconduct.operation.explain import explain_errors
from safeconduct.operation.model import Where
from safeconduct.reading.folder import Folder
from safeconduct.reading.yaml_text import Document as YamlDocument
from safeconduct.reading.yaml_text import read_yaml
from safeconduct.terms.build import Stated, build_instrument
from safeconduct.terms.check_instrument import check_instrument
from safeconduct.terms.document import InstrumentDocument
from safeconduct.terms.model import Instrument

PAGE = "docs/reference/instrument-file.md"


def read_instrument(path: Path | str) -> Instrument:
    """Read, check and build an instrument from its YAML file.

    Parameters
    ----------
    path
        The file.

    Returns
    -------
    Instrument
        Frozen, with every day resolved.

    Raises
    ------
    InputError
        With every fault found in the file.
    """
    place = Path(path)
    folder = Folder(place.parent)
    text = folder.text(place.name)
    found = None if text is None else parse_instrument(text, place.name, folder.faults)
    if found is None or folder.faults:
        raise InputError(folder.faults)
    return found


def parse_instrument(text: str, file: str, faults: list[Fault]) -> Instrument | None:
    """Read an instrument from its text.

    Parameters
    ----------
    text
        YAML.
    file
        Name for faults.
    faults
        Whatever is wrong is added here.

    Returns
    -------
    Instrument or None
        ``None`` if anything is wrong.
    """
    plain = read_yaml(text, file, faults)
    return None if plain is None else instrument_of(plain, file, faults)


def instrument_of(plain: YamlDocument, file: str, faults: list[Fault]) -> Instrument | None:
    """Check and build an instrument from the values of its file."""
    if not isinstance(plain.value, dict):
        what, why = "The file holds no keys.", "An instrument is written as keys and values."
        faults.append(Fault(file, plain.lines.line, "SC203", what, why, f"See {PAGE}."))
        return None
    try:
        document = InstrumentDocument.model_validate(plain.value)
    except ValidationError as error:
        locate = lambda path: Where(file, plain.lines.find(path).line)  # noqa: E731 - one use
        faults.extend(explain_errors(error, InstrumentDocument, locate, PAGE))
        return None
    stated = Stated(document, plain.lines, file)
    found = check_instrument(stated)
    faults.extend(found)
    return None if found else build_instrument(stated)
