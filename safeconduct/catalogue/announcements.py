"""Codes SC900 to SC999: announcements held against the text."""

from __future__ import annotations

from safeconduct.catalogue.entry import Entry

_PAGE = "docs/reference/announcement-file.md"

CODES: dict[str, Entry] = {
    "SC901": Entry(
        "A clause that is not about one thing",
        "A clause is a piece of what was said about one thing, so that each can be held against "
        "its own source.",
        f"Give it exactly one of the keys that {_PAGE} lists; write two clauses for two things.",
    ),
    "SC902": Entry(
        "Words that are not in the announcement",
        "A clause quotes the announcement, letter by letter; anything else would be our word.",
        "Copy the words from the announcement, or write what it says as a paraphrase.",
    ),
    "SC903": Entry(
        "Neither words nor paraphrase, or both",
        "A reader must see whether a clause is in the words of the announcement or in ours.",
        "Write words for a quotation, paraphrase for what a source reports; one of the two.",
    ),
    "SC904": Entry(
        "Unknown party",
        "Whoever spoke, agreed or searches is one of the parties of the operation.",
        "Add the party to operation.yaml, or correct the id.",
    ),
    "SC905": Entry(
        "Unknown corridor",
        "A way is named by the id of a corridor; one the operation does not have is named in words.",
        "Correct the id, or write `elsewhere` with the words of the announcement.",
    ),
    "SC906": Entry(
        "Unknown group",
        "Whoever may use a way is one of the groups of the operation.",
        "Add the group to operation.yaml, or correct the id.",
    ),
    "SC907": Entry(
        "Unknown site",
        "A place of reception is named by the id of a site of the operation.",
        "Correct the id, or leave sites out and write where people are taken in `to`.",
    ),
    "SC908": Entry(
        "Unknown offer or appeal",
        "A clause about terms speaks of an offer or an appeal of an instrument in terms/.",
        "Write it as sy-2016-15/1, an appeal as its instrument and number; or leave both out.",
    ),
    "SC909": Entry(
        "One offer in two clauses",
        "What an announcement says of one offer belongs together: half of it would seem to leave "
        "out the other half.",
        "Write one clause with both pieces of the words.",
    ),
    "SC910": Entry(
        "An announcement twice",
        "Two files have the same id, and an answer could not be told from the other.",
        "Give one of them another id.",
    ),
    "SC911": Entry(
        "Both an offer and an appeal",
        "An offer was enacted or proposed; an appeal only asks. A clause speaks of one of them.",
        "Keep the one it speaks of.",
    ),
    "SC912": Entry(
        "A way that is named twice, or not at all",
        "A clause about a way is about corridors of the operation, or about a place it does not "
        "have.",
        "Write corridors or elsewhere, one of the two.",
    ),
    "SC913": Entry(
        "No announcement",
        "The folder announcements/ of the operation holds no file to compare.",
        f"Write one there; {_PAGE} says how.",
    ),
}
