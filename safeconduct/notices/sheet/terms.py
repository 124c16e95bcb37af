"""The terms that hold for all corridors: pause, stop rule, families, those who stay, offers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from safeconduct.announcements.check import clock_of
from safeconduct.announcements.finding import Days
from safeconduct.notices.content.terms import open_offers
from safeconduct.notices.model import Issue, Joined, Sentence, Things, Value
from safeconduct.notices.sheet.answers import answers_of, differ
from safeconduct.notices.sheet.model import Answer, Row
from safeconduct.operation.model import Operation, Text
from safeconduct.safeguards.names import corridor_names, party_name
from safeconduct.safeguards.statements import says_no, stated
from safeconduct.terms.model import Instrument

_STATED = {
    "safeguards.escort": "escort",
    "safeguards.stop_rule": None,
    "safeguards.way_back": None,
    "safeguards.free_choice": None,
    "safeguards.destination_choice": None,
    "safeguards.family_unity": None,
    "safeguards.medical_priority": "medical list received",
}
"""Keys that a row each states, and the question between the parties that belongs to it."""
_SHOWN_ABOVE = ("hours", "escort", "search rules", "mine clearance", "medical list received")
"""Questions that stand in the row of what they are about."""


def common_rows(
    operation: Operation, instruments: Sequence[Instrument], issue: Issue
) -> Iterator[Row]:
    """Give the rows that hold for all corridors.

    Parameters
    ----------
    operation
        As read.
    instruments
        The texts of its terms.
    issue
        Whose day and contacts count.
    """
    yield _pause(operation)
    for key, question in _STATED.items():
        answers = answers_of(operation, question) if question else {}
        name = key.partition(".")[2]
        said = (statement_of(operation, key),)
        yield Row(key, f"sheet.{name.replace('_', '-')}", said, None, (), answers, differ(answers))
    yield _staying(operation)
    yield Row("safeguards.longest_sealed", "sheet.longest-sealed", (_sealed(operation),))
    yield Row("safeguards.notice_h", "sheet.notice", (_notice(operation),))
    yield Row("safeguards.guarantors", "sheet.guarantors", (_guarantors(operation),))
    yield from _restrictions(operation)
    yield from _offers(operation, instruments, issue)
    yield from _aid(operation)
    yield Row("contacts", "sheet.contacts", tuple(_contacts(issue)))
    yield from _questions(operation)


def statement_of(operation: Operation, key: str) -> Sentence:
    """Say what is stated at a key; without a source it is an assumption."""
    value = stated(operation, key)
    if value is None:
        return Sentence(key, "sheet.unsaid")
    if says_no(value):
        return Sentence(key, "sheet.no")
    if isinstance(value, str) and value.strip().lower() != "yes":
        arabic = operation.statements.get(f"{key}.ar")
        return Sentence(key, "sheet.words", {"words": Text(value, str(arabic) if arabic else None)})
    return Sentence(key, "sheet.yes")


def _pause(operation: Operation) -> Row:
    clock = clock_of(operation)
    said = [
        Sentence(
            f"pauses.{place}",
            "sheet.pause-hours",
            {
                "place": Text(each.place),
                "begin": clock.local(each.interval[0]),
                "end": clock.local(each.interval[1]),
            },
        )
        for place, each in enumerate(operation.pauses)
    ]
    agreed = {party: Answer("agreed") for each in operation.pauses for party in each.agreed_by}
    answers = {**answers_of(operation, "hours"), **agreed}
    return Row(
        "pauses",
        "sheet.pause",
        tuple(said) or (statement_of(operation, "safeguards.pause"),),
        None,
        (),
        answers,
        differ(answers),
    )


def _staying(operation: Operation) -> Row:
    said = []
    for part in ("protected_by", "food", "water", "medical"):
        key = f"staying.{part}"
        said += [
            Sentence(f"{key}.of", f"sheet.staying-{part.replace('_', '-')}"),
            statement_of(operation, key),
        ]
    return Row("staying", "sheet.staying", tuple(said))


def _sealed(operation: Operation) -> Sentence:
    value = stated(operation, "safeguards.longest_sealed")
    if not isinstance(value, int) or isinstance(value, bool):
        return Sentence("safeguards.longest_sealed", "sheet.unsaid")
    minutes, hours = value // 60, value // 3600
    if hours * 3600 == value:
        return Sentence("safeguards.longest_sealed", "sheet.hours-count", {"n": hours})
    return Sentence("safeguards.longest_sealed", "sheet.minutes", {"n": minutes})


def _notice(operation: Operation) -> Sentence:
    value = stated(operation, "safeguards.notice_h")
    if not isinstance(value, int | float) or isinstance(value, bool):
        return Sentence("safeguards.notice_h", "sheet.unsaid")
    return Sentence("safeguards.notice_h", "sheet.hours-count", {"n": round(value)})


def _guarantors(operation: Operation) -> Sentence:
    parties = stated(operation, "safeguards.guarantors")
    if not isinstance(parties, (list, tuple)) or not parties:
        return Sentence("safeguards.guarantors", "sheet.unsaid")
    names = Joined(tuple(party_name(operation, str(each)) for each in parties))
    return Sentence("safeguards.guarantors", "sheet.names", {"names": names})


def _restrictions(operation: Operation) -> Iterator[Row]:
    rules = operation.statements.get("restrictions")
    for place, rule in enumerate(rules if isinstance(rules, list) else ()):
        says = rule["says"]
        words = says if isinstance(says, Text) else Text(says["en"], says.get("ar"))
        values: dict[str, Value] = {"party": party_name(operation, rule["by"]), "words": words}
        said = (Sentence(f"restrictions.{place}", "sheet.restriction-of", values),)
        yield Row(f"restrictions.{place}", "sheet.restriction", said, differs=True)


def _offers(operation: Operation, instruments: Sequence[Instrument], issue: Issue) -> Iterator[Row]:
    for each in open_offers(instruments, issue):
        said: list[Sentence] = []
        if each.told:
            values: dict[str, Value] = {"days": Days(each.sure[:1])}
            said.append(Sentence(f"{each.name}.when", "sheet.offer-days", values))
        else:
            said.append(Sentence(f"{each.name}.when", "sheet.offer-unclear"))
        office = next((o for o in operation.handing_in if o.offer == each.name), None)
        if office is None:
            said.append(Sentence(f"{each.name}.where", "sheet.offer-nobody"))
        else:
            at: dict[str, Value] = {"recipient": office.recipient}
            if office.reached_by:
                at["ways"] = corridor_names(operation, office.reached_by)
            key = "sheet.offer-before-by" if office.reached_by else "sheet.offer-before"
            said.append(Sentence(f"{each.name}.where", key, at))
        yield Row(f"terms.{each.name}", "sheet.offer", tuple(said), each.offer.title)


def _aid(operation: Operation) -> Iterator[Row]:
    clock = clock_of(operation)
    said = []
    for place, each in enumerate(operation.aid_inward):
        values: dict[str, Value] = {
            "n": round(each.trucks_per_h),
            "way": operation.corridors[each.corridor].name,
            "begin": clock.local(each.interval[0]),
            "end": clock.local(each.interval[1]),
        }
        said.append(Sentence(f"aid_inward.{place}", "sheet.aid-trucks", values))
    yield Row("aid_inward", "sheet.aid", tuple(said) or (Sentence("aid_inward", "sheet.unsaid"),))


def _contacts(issue: Issue) -> Iterator[Sentence]:
    if not issue.contacts:
        yield Sentence("contacts", "sheet.unsaid")
    for place, each in enumerate(issue.contacts):
        key = "contact.independent" if each.independent else "contact.party"
        yield Sentence(f"contacts.{place}", key, {"who": each.who, "how": each.how})


def _questions(operation: Operation) -> Iterator[Row]:
    """Give a row to each question that has no answer; never to what was answered."""
    for each in operation.exchange:
        if each.answered or each.what in _SHOWN_ABOVE:
            continue
        values: dict[str, Value] = {
            "what": Things((f"sheet.question.{each.what.replace(' ', '-')}",)),
            "asker": party_name(operation, each.asked_by),
            "asked": party_name(operation, each.asked_of),
        }
        if each.asked and len(each.asked) >= len("2016-07-28"):
            values["day"] = date.fromisoformat(each.asked[:10])
        key = "sheet.open-on" if "day" in values else "sheet.open"
        said = [Sentence(f"exchange.{each.id}", key, values)]
        if each.hangs_on_it:
            hanging: dict[str, Value] = {"ways": corridor_names(operation, each.hangs_on_it)}
            said.append(Sentence(f"exchange.{each.id}.hangs", "sheet.hangs", hanging))
        answers = {each.asked_by: Answer("asks"), each.asked_of: Answer("asked")}
        yield Row(
            f"exchange.{each.id}", "sheet.question", tuple(said), None, (), answers, differs=True
        )
