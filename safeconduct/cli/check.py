"""``safeconduct check``: faults first, then what practice asks of such an operation."""

from __future__ import annotations

from safeconduct.cli.console import Console
from safeconduct.cli.exits import DONE
from safeconduct.cli.operations import choices_of, find_operation, read_and_build
from safeconduct.cli.parameters import Json, Operation, Quiet, Roads, Settings
from safeconduct.cli.summary import count


def check(
    op: Operation,
    *,
    roads: Roads = None,
    settings: Settings = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> int:
    """Say what is wrong with an operation folder, then which safeguards it meets.

    A safeguard that is not met is no fault of the folder: the command still ends with 0.
    """
    from safeconduct.announcements.read import read_announcements  # noqa: PLC0415 - the same
    from safeconduct.cli.outlooks import outlook_document, outlook_lines  # noqa: PLC0415 - the same
    from safeconduct.cli.safeguards import (  # noqa: PLC0415 - keeps --help quick
        safeguard_document,
        safeguard_lines,
    )
    from safeconduct.notices.read import read_issue  # noqa: PLC0415 - the same
    from safeconduct.operation.warn_windows import warn_windows  # noqa: PLC0415 - the same
    from safeconduct.safeguards.check import check_safeguards  # noqa: PLC0415 - the same
    from safeconduct.terms.of_operation import (  # noqa: PLC0415 - the same
        outlooks,
        read_terms,
        warnings_of,
    )

    console = Console(json=as_json, quiet=quiet)
    with console.progress() as progress:
        operation, network = read_and_build(op, choices_of(roads, settings), console, progress)
    instruments = read_terms(operation)
    read_announcements(operation, instruments)
    read_issue(operation)
    hours = warn_windows(find_operation(op), settings or (), operation)
    found = outlooks(operation, instruments)
    console.warn((*hours, *(ahead := warnings_of(operation, found))))
    safeguards = check_safeguards(operation, instruments)
    console.say(
        f"{operation.name.en}: the folder can be read and holds together.",
        f"  {count(len(operation.areas), 'area')}, {count(len(operation.corridors), 'corridor')}, "
        f"{count(len(operation.sites), 'site')}, {network.nodes:,} road nodes",
        f"  {len(operation.assumptions)} figures without a source",
        *outlook_lines(found),
        "",
        *safeguard_lines(safeguards),
    )
    console.document(
        {
            "name": operation.name.en,
            "areas": len(operation.areas),
            "corridors": len(operation.corridors),
            "sites": len(operation.sites),
            "nodes": network.nodes,
            "links": network.links,
            "assumptions": [each.key for each in operation.assumptions],
            "warnings": [str(each) for each in (*network.warnings, *hours, *ahead)],
            "terms": outlook_document(found),
            "safeguards": safeguard_document(safeguards),
        }
    )
    return DONE
