"""``safeconduct terms check``: whether an instrument file can be read and holds together."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from safeconduct.cli.console import Console
from safeconduct.cli.exits import DONE
from safeconduct.cli.parameters import Json, Quiet
from safeconduct.cli.terms.find import Lang, folded, tongue_of


def check(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="An instrument file.", show_default=False)
    ],
    *,
    lang: Lang = "en",
    as_json: Json = False,
    quiet: Quiet = False,
) -> int:
    """Find every fault of an instrument file, with its line and remedy; then what it still lacks."""
    from safeconduct.terms.read_instrument import read_instrument  # noqa: PLC0415 - keeps --help quick
    from safeconduct.terms.say_foot import review_line  # noqa: PLC0415 - the same

    console, tongue = Console(json=as_json, quiet=quiet), tongue_of(lang)
    instrument = read_instrument(file)
    low = [id_ for id_, source in instrument.sources.items() if source.confidence == "low"]
    bare = [id_ for id_, offer in instrument.offers.items() if offer.translation is None]
    counts = {
        "offers": len(instrument.offers),
        "events": len(instrument.events),
        "questions": len(instrument.ambiguities),
        "sources": len(instrument.sources),
    }
    lines = [
        tongue.say("check.whole", title=tongue.text(instrument.title)),
        "  " + tongue.say("check.counts", **counts),
        "  " + review_line(instrument, tongue),
    ]
    if instrument.not_seen:
        lines.append("  " + tongue.say("foot.not_seen", what=tongue.text(instrument.not_seen)))
    if low:
        lines.append("  " + tongue.say("check.low", ids=", ".join(low)))
    if bare:
        lines.append("  " + tongue.say("check.untranslated", ids=", ".join(bare)))
    console.say(*folded(lines))
    console.document(
        {
            "instrument": instrument.id,
            **counts,
            "reviewed": instrument.reviewed is not None,
            "low_confidence": low,
            "untranslated": bare,
        }
    )
    return DONE
