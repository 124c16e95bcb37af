"""The verb: put the agreement sheet into a folder."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from safeconduct.notices.read import read_issue
from safeconduct.notices.sheet.build import build_sheet
from safeconduct.notices.sheet.model import Sheet
from safeconduct.notices.sheet.set_sheet import set_sheet, sheet_document
from safeconduct.notices.typeset import typesetter
from safeconduct.operation.model import Operation
from safeconduct.terms.model import Instrument

SHEET = "agreement-sheet"


def write_sheet(operation: Operation, instruments: Sequence[Instrument], folder: Path) -> Sheet:
    """Write the agreement sheet as PDF, pictures and JSON.

    Parameters
    ----------
    operation
        As read.
    instruments
        The texts of its terms.
    folder
        Where ``agreement-sheet.pdf``, ``agreement-sheet.1.png`` and so on, and
        ``agreement-sheet.json`` go; it must be there.

    Returns
    -------
    Sheet
        What stands on it.

    Raises
    ------
    InputError
        With the faults of ``notices.yaml``, or SC961 if the fonts lack a character.
    """
    issue = read_issue(operation)
    sheet = build_sheet(operation, instruments, issue)
    with typesetter() as press:
        pages = set_sheet(sheet, operation, issue, press)
    (folder / f"{SHEET}.pdf").write_bytes(pages.pdf)
    for number, picture in enumerate(pages.pictures, 1):
        (folder / f"{SHEET}.{number}.png").write_bytes(picture)
    text = json.dumps(sheet_document(sheet, operation), ensure_ascii=False, indent=1)
    (folder / f"{SHEET}.json").write_text(f"{text}\n", encoding="utf-8")
    return sheet
