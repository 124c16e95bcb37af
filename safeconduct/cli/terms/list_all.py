"""``safeconduct terms list``: the instruments of the library."""

from __future__ import annotations

from safeconduct.cli.console import Console
from safeconduct.cli.exits import DONE
from safeconduct.cli.parameters import Json, Quiet
from safeconduct.cli.terms.find import Lang, tongue_of


def list_all(*, lang: Lang = "en", as_json: Json = False, quiet: Quiet = False) -> int:
    """List the instruments of the library with their offers."""
    from safeconduct.terms.library import (  # noqa: PLC0415 - keeps --help quick
        library_ids,
        library_instrument,
    )

    console, tongue = Console(json=as_json, quiet=quiet), tongue_of(lang)
    found = [library_instrument(id_) for id_ in library_ids()]
    for instrument in found:
        console.say(f"{instrument.id:<16} {tongue.text(instrument.title)}")
        for offer in instrument.offers.values():
            standing = tongue.say(f"standing.{offer.standing}")
            name = f"{instrument.id}/{offer.id}"
            console.say(f"    {name:<24} {tongue.text(offer.title)} ({standing})")
    reviewed = sum(instrument.reviewed is not None for instrument in found)
    console.say("", tongue.say("list.total", n=len(found), reviewed=reviewed))
    console.document(
        {
            "instruments": [
                {
                    "id": instrument.id,
                    "title": instrument.title.en,
                    "jurisdiction": instrument.jurisdiction,
                    "standing": instrument.standing,
                    "known_since": instrument.known_since.isoformat(),
                    "reviewed": instrument.reviewed is not None,
                    "offers": [
                        {"id": offer.id, "title": offer.title.en, "standing": offer.standing}
                        for offer in instrument.offers.values()
                    ],
                }
                for instrument in found
            ]
        }
    )
    return DONE
