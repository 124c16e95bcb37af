"""``safeconduct sheet``: every term, and what each party answered to it."""

from __future__ import annotations

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
    from safeconduct.notices.sheet.set_sheet import (  # noqa: PLC0415 - keeps --help quick
        sheet_document,
    )
    from safeconduct.notices.sheet.write import SHEET, write_sheet  # noqa: PLC0415 - the same
    from safeconduct.plans.swap import whole_folder  # noqa: PLC0415 - the same
    from safeconduct.terms.of_operation import read_terms  # noqa: PLC0415 - the same

    console = Console(json=as_json, quiet=quiet)
    folder = find_operation(op)
    target = output_folder(f"{folder.resolve().name}-sheet", out, folder)
    with whole_folder(target) as beside, console.progress() as progress:
        operation = read(op, choices_of(None, settings), progress)
        written = write_sheet(operation, read_terms(operation), beside)
    apart = [row.id for row in written.rows if row.differs]
    console.say(
        f"{len(written.rows)} terms, {len(written.parties)} parties; standing {written.standing}.",
        f"They stand apart on {len(apart)}. Assumed, and nobody's word: {written.assumed}.",
        f"Sheet: {target / f'{SHEET}.pdf'}",
    )
    console.document({"out": str(target), **sheet_document(written, operation)})
    return DONE
