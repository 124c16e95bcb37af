"""What people may want to know beside the way: what to bring, whom to call, that they may stay."""

from __future__ import annotations

from safeconduct.announcements.model import Contact as SaidContact
from safeconduct.notices.content.statements import statement
from safeconduct.notices.model import (
    Bond,
    Issue,
    Reached,
    Section,
    Sentence,
    Situation,
    Things,
    Value,
)
from safeconduct.notices.voice import VOICE, voice_bond, voice_key
from safeconduct.operation.model import Operation


def staying_section(operation: Operation, situation: Situation) -> Section:
    """Say that one may stay, and what those who stay can count on, as far as anybody says it."""
    return Section(
        "staying",
        (
            Sentence(VOICE, voice_key(situation), {}, (voice_bond(situation),)),
            *(
                statement(operation, f"staying.{each}", f"staying-{each}")
                for each in ("food", "water", "medical")
            ),
        ),
    )


def bring_section(issue: Issue) -> Section | None:
    """Say what to bring, ``None`` where the file names nothing."""
    if not issue.bring:
        return None
    things = Things(tuple(f"thing.{each}" for each in issue.bring))
    bond = Bond("notices.bring", issue.where)
    return Section("bring", (Sentence("bring", "bring.things", {"things": things}, (bond,)),))


def contacts_section(issue: Issue) -> Section:
    """Say whom to call; the independent first, and where there is none, that there is none."""
    contacts = sorted(issue.contacts, key=lambda each: not each.independent)
    said = [
        Sentence(
            f"contact.{place}",
            "contact.independent" if each.independent else "contact.party",
            {"who": each.who, "how": Reached(each.how)},
            (Bond("notices.contacts", issue.where, (each.source,) if each.source else ()),),
            SaidContact(each.who, each.independent),
        )
        for place, each in enumerate(contacts, 1)
    ]
    if not any(each.independent for each in contacts):
        bond = Bond("notices.contacts", issue.where)
        said.insert(0, Sentence("contact.nobody", "contact.nobody", {}, (bond,)))
    return Section("contacts", tuple(said))


def head_section(issue: Issue) -> Section:
    """Say which version this is, from when, by whom, and that the next one makes it void."""
    bond = (Bond("notices.version", issue.where),)
    said = [
        Sentence("issue", "issue.version", {"version": issue.version, "day": issue.issued}, bond)
    ]
    if issue.replaces is not None:
        earlier = issue.replaces
        values: dict[str, Value] = {"version": earlier.version, "day": earlier.issued}
        said.append(Sentence("issue.replaces", "issue.replaces", values, bond))
    if issue.issued_by is not None:
        said.append(Sentence("issue.by", "issue.by", {"who": issue.issued_by}, bond))
    return Section("issue", tuple(said))
