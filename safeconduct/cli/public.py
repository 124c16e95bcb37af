"""The public papers and the agreement sheet beside the others of a run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from safeconduct.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

    from safeconduct.cli.console import Console
    from safeconduct.network.model import Network
    from safeconduct.operation.model import Operation
    from safeconduct.terms.model import Instrument

PUBLIC = "public"
_NOTHING_TO_TELL = "SC958"


def print_public(
    operation: Operation,
    network: Network,
    instruments: Sequence[Instrument],
    folder: Path,
    console: Console,
    progress: Callable[[str, float | None], None],
) -> list[str]:
    """Print what the public is told into ``public/`` and the sheet beside the plan's papers; say so.

    An operation that nobody announced has nothing to tell: that is a warning and no fault, and
    there is no such folder.
    """
    from safeconduct.brief.write import OPERATIONAL  # noqa: PLC0415 - keeps --help quick
    from safeconduct.notices.print import print_notices  # noqa: PLC0415 - the same
    from safeconduct.notices.sheet.write import SHEET, write_sheet  # noqa: PLC0415 - the same

    if operation.benchmark:
        return []
    papers = folder / OPERATIONAL
    papers.mkdir(exist_ok=True)
    write_sheet(operation, instruments, papers)
    said = [f"Agreement sheet: {OPERATIONAL}/{SHEET}.pdf"]
    target = folder / PUBLIC
    try:
        printed = print_notices(operation, network, instruments, target, progress=progress)
    except InputError as error:
        if any(fault.code != _NOTHING_TO_TELL for fault in error.faults):
            raise
        console.warn([replace(fault, severity="warning") for fault in error.faults])
        return said
    console.warn(printed.warnings)
    version = printed.issue.version
    said.append(f"Notices: version {version} in {', '.join(printed.issue.languages)}, in {PUBLIC}/")
    return said
