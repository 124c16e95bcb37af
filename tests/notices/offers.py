"""Every enacted offer of the library, on a day on which it can be taken up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from safeconduct.notices.content.terms import OpenOffer, open_offers
from safeconduct.notices.model import Notice
from safeconduct.terms.library import library_ids, library_instrument
from safeconduct.terms.model import Instrument
from safeconduct.terms.readings import values_of
from safeconduct.terms.windows import sure_and_perhaps, window_of
from tests.notices.small import issue, notice, operation


@dataclass(frozen=True, slots=True)
class Case:
    """An offer and a notice that tells of it."""

    text: Instrument
    offer: OpenOffer
    day: date
    notice: Notice

    @property
    def prefix(self) -> str:
        """How the ids of its sentences begin."""
        return f"terms.{self.offer.name}."


@cache
def cases() -> tuple[Case, ...]:
    """Give all that can surely be taken up by somebody."""
    found = []
    for id_ in library_ids():
        text = library_instrument(id_)
        for offer in text.offers.values():
            windows = values_of(window_of(text, offer, text.known_since))
            sure, _ = sure_and_perhaps(windows)
            if not sure:
                continue
            day = max(text.known_since, sure[0][0])
            told = issue(day)
            found += [
                Case(text, each, day, notice(operation(), [text], told))
                for each in open_offers([text], told)
                if each.offer.id == offer.id and each.told
            ]
    return tuple(found)
