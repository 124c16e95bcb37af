"""``safeconduct terms calendar``: windows, last days and gaps as iCalendar."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from safeconduct.cli.console import Console
from safeconduct.cli.exits import DONE
from safeconduct.cli.parameters import Json, Quiet
from safeconduct.cli.terms.find import Id, KnownOn, Lang, find_offers, known_day, tongue_of


def calendar(
    id_: Id,
    *,
    known_on: KnownOn = None,
    lang: Lang = "en",
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help="File to write. Left out: standard output."),
    ] = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> int:
    """Write when offers can be taken up, their last days and the gaps between, as iCalendar."""
    from safeconduct.terms.calendar import calendar_of  # noqa: PLC0415 - keeps --help quick

    console, tongue = Console(json=as_json, quiet=quiet), tongue_of(lang)
    instrument, offers = find_offers(id_)
    written = calendar_of(instrument, offers, known_day(known_on), tongue)
    if out is not None:
        out.write_bytes(written)
        console.say(f"Written to {out}")
    elif not as_json:
        sys.stdout.write(written.decode("utf-8"))
    console.document(
        {
            "instrument": instrument.id,
            "out": str(out) if out else None,
            "calendar": written.decode(),
        }
    )
    return DONE
