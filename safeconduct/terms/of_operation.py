"""The instruments of an operation: read from its folder, held against what it says of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, timedelta

from pydantic import ValidationError

from safeconduct.catalogue.terms import CODES
from safeconduct.errors import Fault, InputError
from safeconduct.operation.explain import explain_errors
from safeconduct.operation.model import Operation, Where
from safeconduct.reading.folder import Folder
from safeconduct.reading.lines import Step
from safeconduct.reading.yaml_text import Document, read_yaml
from safeconduct.terms.document import FromLibraryDocument
from safeconduct.terms.library import library_ids, library_instrument
from safeconduct.terms.model import Instrument
from safeconduct.terms.outlook import Outlook, outlook
from safeconduct.terms.read_instrument import PAGE, instrument_of

_OPERATION = "operation.yaml"


def read_terms(operation: Operation) -> tuple[Instrument, ...]:
    """Read the instruments of an operation.

    A file holds an instrument, or ``library: ID`` for one of the built-in library.

    Parameters
    ----------
    operation
        As read; its terms folder names the files.

    Returns
    -------
    tuple of Instrument
        In the order of their files.

    Raises
    ------
    InputError
        With every fault of every file, an instrument that stands there twice (SC726), and offers
        under ``handing_in`` that no file holds (SC727).
    """
    folder = Folder(operation.folder)
    found: dict[str, Instrument] = {}
    for path in operation.terms_files:
        name = str(path.relative_to(operation.folder))
        text = folder.text(name)
        plain = None if text is None else read_yaml(text, name, folder.faults)
        instrument = None if plain is None else _instrument(plain, name, folder.faults)
        if instrument is None:
            continue
        if instrument.id in found:
            what = f"The instrument {instrument.id!r} stands here a second time."
            folder.faults.append(_fault(name, plain.lines.line if plain else 1, "SC726", what))
        found[instrument.id] = instrument
    if operation.terms_files and not folder.faults:
        folder.faults += _unknown_offers(operation, found)
    if folder.faults:
        raise InputError(folder.faults)
    return tuple(found.values())


def outlooks(operation: Operation, instruments: tuple[Instrument, ...]) -> tuple[Outlook, ...]:
    """Say how each enacted offer stands when the plan begins, as known on that day.

    Parameters
    ----------
    operation
        Whose plan begins on its start and ends with its horizon.
    instruments
        As :func:`read_terms` gives them.
    """
    day = operation.start.date()
    until = _last_day(operation)
    return tuple(
        outlook(instrument, offer, day, until, day)
        for instrument in instruments
        for offer in instrument.offers.values()
        if instrument.standing == offer.standing == "enacted" and instrument.known_since <= day
    )


def warnings_of(operation: Operation, found: tuple[Outlook, ...]) -> tuple[Fault, ...]:
    """Warn of offers that end, or cannot be taken up for a while, before the plan ends."""
    until = _last_day(operation)
    warnings = []
    for each in found:
        name = f"{each.instrument.id}/{each.offer.id}"
        if each.last_in_plan is not None:
            read = ", in one reading at least" if each.perhaps else ""
            what = f"{name} ends on {each.last_in_plan}{read}; the plan goes on to {until}."
            warnings.append(_fault("terms", 0, "SC728", what, warning=True))
        for first, last in each.gaps:
            if first <= until:
                what = f"{name} cannot be taken up from {first} to {last}."
                warnings.append(_fault("terms", 0, "SC729", what, warning=True))
    return tuple(warnings)


def _last_day(operation: Operation) -> date:
    start = operation.start.replace(tzinfo=operation.timezone).astimezone(UTC)
    end = start + timedelta(seconds=operation.horizon_s - 1)
    return end.astimezone(operation.timezone).date()


def _instrument(plain: Document, name: str, faults: list[Fault]) -> Instrument | None:
    if not isinstance(plain.value, dict) or "library" not in plain.value:
        return instrument_of(plain, name, faults)

    def locate(path: Sequence[Step]) -> Where:
        return Where(name, plain.lines.find(path).line)

    try:
        id_ = FromLibraryDocument.model_validate(plain.value).library
    except ValidationError as error:
        faults.extend(explain_errors(error, FromLibraryDocument, locate, PAGE))
        return None
    if id_ not in library_ids():
        what = f"The library has no instrument {id_!r}."
        faults.append(_fault(name, locate(["library"]).line, "SC720", what))
        return None
    return library_instrument(id_)


def _unknown_offers(operation: Operation, found: dict[str, Instrument]) -> list[Fault]:
    known = {f"{id_}/{offer}" for id_, instrument in found.items() for offer in instrument.offers}
    return [
        _fault(
            office.where.file if office.where else _OPERATION,
            office.where.line if office.where else 0,
            "SC727",
            f"No file in the terms holds the offer {office.offer!r}.",
        )
        for office in operation.handing_in
        if office.offer not in known
    ]


def _fault(file: str, line: int, code: str, what: str, *, warning: bool = False) -> Fault:
    entry = CODES[code]
    return Fault(
        file,
        line,
        code,
        what,
        entry.meaning,
        entry.remedy,
        "warning" if warning else "fault",
    )
