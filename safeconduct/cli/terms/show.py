"""``safeconduct terms show``: the rule of an instrument beside its own words."""

from __future__ import annotations

from safeconduct.cli.console import Console
from safeconduct.cli.exits import DONE
from safeconduct.cli.parameters import Json, Quiet
from safeconduct.cli.terms.find import Id, KnownOn, Lang, find_offers, folded, known_day, tongue_of


def show(
    id_: Id,
    *,
    known_on: KnownOn = None,
    lang: Lang = "en",
    as_json: Json = False,
    quiet: Quiet = False,
) -> int:
    """Show each offer as a rule beside the words of the text, with sources and open questions."""
    from safeconduct.terms.say_instrument import (  # noqa: PLC0415 - keeps --help quick
        instrument_lines,
        unknown_line,
    )

    console, tongue = Console(json=as_json, quiet=quiet), tongue_of(lang)
    instrument, offers = find_offers(id_)
    known = known_day(known_on)
    lines = (
        instrument_lines(instrument, offers, known, tongue)
        if known is None or known >= instrument.known_since
        else [unknown_line(instrument, known, tongue)]
    )
    console.say(*folded(lines))
    console.document({"instrument": instrument.id, "offers": [o.id for o in offers], "says": lines})
    return DONE
