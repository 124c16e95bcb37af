"""``safeconduct sheet``: every term, and what each party answered to it."""

from __future__ import annotations

import json

from safeconduct.cli.console import Console
from safeconduct.cli.exits import DONE
from safeconduct.cli.operations import choices_of, find_operation, read
from safeconduct.cli.outputs import output_folder
from safeconduct.cli.parameters import Json, Operation, Out, Quiet, Settings


def sheet(
    op: Operation,
    *,
    settings: Settings = None,
    out: Out = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> int:
    """Print the agreement sheet. Default folder: NAME-sheet-out.

    One page in English and Arabic: every term, the answer of each party, what differs in bold, and
    room for initials. It is for those who negotiate, and not for the public.
    """
    from safeconduct.notices.read import read_issue  # noqa: PLC0415 - keeps --help quick
    from safeconduct.notices.sheet.build import build_sheet  # noqa: PLC0415 - the same
    from safeconduct.notices.sheet.set_sheet import (  # noqa: PLC0415 - the same
        set_sheet,
        sheet_document,
    )
    from safeconduct.notices.typeset import typesetter  # noqa: PLC0415 - the same
    from safeconduct.plans.swap import whole_folder  # noqa: PLC0415 - the same
    from safeconduct.terms.of_operation import read_terms  # noqa: PLC0415 - the same

    console = Console(json=as_json, quiet=quiet)
    folder = find_operation(op)
    target = output_folder(f"{folder.resolve().name}-sheet", out, folder)
    with whole_folder(target) as beside, console.progress() as progress:
        operation = read(op, choices_of(None, settings), progress)
        issue = read_issue(operation)
        laid_out = build_sheet(operation, read_terms(operation), issue)
        with typesetter() as press:
            pages = set_sheet(laid_out, operation, issue, press)
        (beside / "agreement-sheet.pdf").write_bytes(pages.pdf)
        for number, picture in enumerate(pages.pictures, 1):
            (beside / f"agreement-sheet.{number}.png").write_bytes(picture)
        said = sheet_document(laid_out, operation)
        text = json.dumps(said, ensure_ascii=False, indent=1)
        (beside / "agreement-sheet.json").write_text(f"{text}\n", encoding="utf-8")
    apart = [row.id for row in laid_out.rows if row.differs]
    console.say(
        f"{len(laid_out.rows)} terms, {len(laid_out.parties)} parties; standing {laid_out.standing}.",
        f"They stand apart on {len(apart)}; {laid_out.assumed} are an assumption, nobody's word.",
        f"Sheet: {target / 'agreement-sheet.pdf'}",
    )
    console.document({"out": str(target), **said})
    return DONE
