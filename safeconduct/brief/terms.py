"""The terms of an operation in the report: what can be taken up, until when, what is ahead."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from safeconduct.brief.language import Language
from safeconduct.operation.model import HandingIn, Operation
from safeconduct.safeguards.names import corridor_names
from safeconduct.safeguards.offers import BEFORE_SOMEBODY
from safeconduct.terms.condition_facts import facts_in
from safeconduct.terms.model import Instrument, Offer
from safeconduct.terms.of_operation import outlooks
from safeconduct.terms.outlook import Outlook
from safeconduct.terms.say_clauses import say_times
from safeconduct.terms.say_foot import review_line, source_lines
from safeconduct.terms.tongue import Tongue

Row = dict[str, object]


def terms_chapter(
    operation: Operation, instruments: Sequence[Instrument], language: Language
) -> Row:
    """Give what the report says of the terms, as known on the day the plan begins.

    Parameters
    ----------
    operation
        Whose days and corridors are meant.
    instruments
        Its instruments.
    language
        Of the words.
    """
    tongue = Tongue(language.code)
    found = outlooks(operation, tuple(instruments))
    return {
        "offers": [_offer(operation, each, language, tongue) for each in found],
        "instruments": [
            {
                "id": instrument.id,
                "title": tongue.text(instrument.title),
                "issuer": tongue.text(instrument.issuer),
                "review": review_line(instrument, tongue),
                "not_seen": tongue.text(instrument.not_seen) if instrument.not_seen else "",
                "sources": source_lines(instrument, _known(instrument, operation), tongue),
            }
            for instrument in instruments
        ],
        "known": language.say("terms.known", day=tongue.day(operation.start.date(), hijri=True)),
    }


def _known(instrument: Instrument, operation: Operation) -> list[str]:
    day = operation.start.date()
    return [id_ for id_, source in instrument.sources.items() if source.known_since <= day]


def _offer(operation: Operation, each: Outlook, language: Language, tongue: Tongue) -> Row:
    offer = each.offer
    name = f"{each.instrument.id}/{offer.id}"
    office = next((o for o in operation.handing_in if o.offer == name), None)
    return {
        "id": name,
        "title": tongue.text(offer.title),
        "words": _words(offer, language),
        "whose_words": language.say("terms.words"),
        "says": tongue.text(offer.effect.says),
        "limits": tongue.text(offer.effect.limits) if offer.effect.limits else "",
        "left_out": [tongue.text(each.says) for each in offer.exclusions],
        "claims": tongue.text(offer.claims.says) if offer.claims else "",
        "when": say_times(each.sure, each.perhaps, tongue),
        "state": _state(each, language),
        "open": each.state == "open",
        "warnings": _warnings(each, language, tongue),
        "where": _where(operation, offer, office, language),
    }


def _state(each: Outlook, language: Language) -> str:
    if each.state is None:
        return language.say("terms.state.differs")
    if each.state == "open" and each.days_left is not None:
        left = language.duration(each.days_left * 86_400) if each.days_left else ""
        return language.say("terms.state.left", left=left) if left else language.say("terms.last")
    return language.say(f"terms.state.{each.state}")


def _warnings(each: Outlook, language: Language, tongue: Tongue) -> list[str]:
    said = [language.say("terms.ends_before")] if each.ends_before else []
    for first, last in each.gaps:
        said.append(language.say("terms.gap", first=_day(first, tongue), last=_day(last, tongue)))
    return said


def _words(offer: Offer, language: Language) -> str:
    """Give the article in the reader's language: its own words, or the translation of them."""
    own = next((words.text for words in offer.original if words.language == language.code), None)
    if own is not None:
        return f"“{own}”"
    translated = offer.translation.says if offer.translation else None
    if translated is not None and (language.code == "en" or translated.ar):
        return f"“{language.text(translated)}”"
    # The words themselves are better than none, in whatever language they were made.
    return f"“{offer.original[0].text}”" if offer.original else ""


def _where(operation: Operation, offer: Offer, office: HandingIn | None, language: Language) -> str:
    if office is None:
        named = set(facts_in(offer.act)) & BEFORE_SOMEBODY
        return language.say("terms.where.silent" if named else "terms.where.nobody")
    recipient = _isolated(language.text(office.recipient))
    if office.place:
        recipient = language.say("list_and").join(
            [recipient, _isolated(language.text(office.place))]
        )
    if not office.reached_by:
        return language.say("terms.where.none", recipient=recipient)
    names = language.text(corridor_names(operation, office.reached_by))
    return language.say("terms.where.reached", recipient=recipient, corridors=_isolated(names))


def _isolated(words: str) -> str:
    """Keep the folder's own words together in whatever direction they are written."""
    return f"\u2068{words}\u2069"


def _day(day: date | None, tongue: Tongue) -> str:
    return tongue.day(day) if day else ""
