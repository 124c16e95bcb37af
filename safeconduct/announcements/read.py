"""Read the announcements of an operation from their files."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import ValidationError

from safeconduct.announcements.build import build_announcement
from safeconduct.announcements.check import Marked, check_announcement
from safeconduct.announcements.document import AnnouncementDocument
from safeconduct.announcements.model import MarkedAnnouncement
from safeconduct.catalogue.announcements import CODES
from safeconduct.errors import Fault, InputError
from safeconduct.operation.explain import explain_errors
from safeconduct.operation.model import Operation, Where
from safeconduct.reading.folder import Folder
from safeconduct.reading.lines import Step
from safeconduct.reading.yaml_text import read_yaml
from safeconduct.terms.model import Instrument

FOLDER = "announcements"
PAGE = "docs/reference/announcement-file.md"


def read_announcements(
    operation: Operation, instruments: Sequence[Instrument]
) -> tuple[MarkedAnnouncement, ...]:
    """Read the marked announcements of an operation.

    Parameters
    ----------
    operation
        As read; its folder may have ``announcements/*.yaml``.
    instruments
        The texts of its terms, which announcements speak of.

    Returns
    -------
    tuple of MarkedAnnouncement
        In the order of their days, then of their files; empty without such a folder.

    Raises
    ------
    InputError
        With every fault of every file.
    """
    folder = Folder(operation.folder)
    texts = {each.id: each for each in instruments}
    found: dict[str, MarkedAnnouncement] = {}
    names = folder.names(FOLDER) if folder.has(FOLDER) else []
    for name in (each for each in names if each.endswith((".yaml", ".yml"))):
        text = folder.text(name)
        if text is None:
            continue
        read = parse_announcement(text, name, operation, texts, folder.faults)
        if read is None:
            continue
        if read.id in found:
            what = f"The announcement {read.id!r} stands here a second time."
            folder.faults.append(_fault(read.where, what))
        found[read.id] = read
    if folder.faults:
        raise InputError(folder.faults)
    return tuple(sorted(found.values(), key=lambda each: each.said))


def parse_announcement(
    text: str,
    file: str,
    operation: Operation,
    instruments: dict[str, Instrument],
    faults: list[Fault],
) -> MarkedAnnouncement | None:
    """Read an announcement from its text.

    Parameters
    ----------
    text
        YAML.
    file
        Name for faults.
    operation, instruments
        What it names and speaks of.
    faults
        Whatever is wrong is added here.

    Returns
    -------
    MarkedAnnouncement or None
        ``None`` if anything is wrong.
    """
    before = len(faults)
    plain = read_yaml(text, file, faults)
    if plain is None:
        return None
    if not isinstance(plain.value, dict):
        what, why = "The file holds no keys.", "An announcement is written as keys and values."
        faults.append(Fault(file, plain.lines.line, "SC203", what, why, f"See {PAGE}."))
        return None

    def locate(path: Sequence[Step]) -> Where:
        return Where(file, plain.lines.find(path).line)

    try:
        document = AnnouncementDocument.model_validate(plain.value)
    except ValidationError as error:
        faults.extend(explain_errors(error, AnnouncementDocument, locate, PAGE))
        return None
    marked = Marked(document, plain.lines, file, [])
    check_announcement(marked, operation, instruments)
    faults.extend(marked.faults)
    # A key that stands twice leaves values that can be read, and is a fault all the same.
    whole = len(faults) == before
    return build_announcement(marked, operation, instruments) if whole else None


def _fault(where: Where, what: str) -> Fault:
    entry = CODES["SC910"]
    return Fault(where.file, where.line, "SC910", what, entry.meaning, entry.remedy)
