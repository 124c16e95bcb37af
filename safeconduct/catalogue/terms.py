"""Codes SC700 to SC799: instruments, facts and decisions."""

from __future__ import annotations

from safeconduct.catalogue.entry import Entry

_PAGE = "docs/reference/instrument-file.md"

CODES: dict[str, Entry] = {
    "SC701": Entry(
        "Not a day",
        "A day is a date, or an event of the instrument's own: issued, published or in-force.",
        "Write a date as 2016-07-28, or one of these three words.",
    ),
    "SC702": Entry(
        "Not a period",
        "A period is a whole number of days, weeks, months or years, as the text has it.",
        "Write it as 60 days, 3 months or 1 year.",
    ),
    "SC703": Entry(
        "A day the file does not give",
        "Something is counted from an event whose day the file does not state.",
        "State that day under dates, with its source.",
    ),
    "SC704": Entry(
        "Unknown fact",
        "Conditions rest on the published vocabulary alone, so that no instrument can ask for more.",
        "Write one of the facts of docs/reference/facts.md.",
    ),
    "SC705": Entry(
        "Unknown question",
        "Readings belong to a question that stands under ambiguities.",
        "State the question there with its readings, or correct the id.",
    ),
    "SC706": Entry(
        "Readings that do not match the question",
        "Each reading of the question must say what holds in it, and no other can.",
        "Give a value for each reading that stands under ambiguities, and for no other.",
    ),
    "SC707": Entry(
        "Unknown source",
        "Sources are named once, under sources.",
        "Add the source there, or correct the id.",
    ),
    "SC708": Entry(
        "Unknown offer",
        "Events, reports and readings speak of offers of the same file.",
        "Correct the id; the offers stand under offers.",
    ),
    "SC709": Entry(
        "Unknown event",
        "A revocation undoes an event of the same file that came before it.",
        "Name that event, or give the revoked event a line of its own under events.",
    ),
    "SC710": Entry(
        "A fact used as what it is not",
        "Some facts are yes or no, some are days, some are one of a list.",
        f"Use one_of with lists, from, through, before or within with days; see {_PAGE}.",
    ),
    "SC711": Entry(
        "An answer that is not on the fact's list",
        "Only the answers of the vocabulary can ever be stated.",
        "Write one of the answers that docs/reference/facts.md lists.",
    ),
    "SC712": Entry(
        "A time with two ends",
        "lasts, through and before each say when a time ends; only one of them can.",
        "Keep one of the three.",
    ),
    "SC713": Entry(
        "A time that ends before it begins",
        "No day lies in it.",
        "Exchange or correct the two days.",
    ),
    "SC714": Entry(
        "An event that lacks what it needs, or has what it cannot use",
        "A lapse has a day from which it holds, a revocation names the event it undoes, a "
        "settlement the question and its binding reading, the others have a time.",
        f"Give the keys that {_PAGE} lists for this kind of event, and no others.",
    ),
    "SC715": Entry(
        "No source",
        "What decides an answer must rest on somebody's word that can be looked up.",
        "Name the source, with its confidence, under sources and here.",
    ),
    "SC716": Entry(
        "Known before it was made",
        "Nobody can know a text before the day it bears.",
        "Correct known_since or the day.",
    ),
    "SC717": Entry(
        "A question that nothing hangs on",
        "It would be asked and change no answer.",
        "Say where it matters with by_reading or in_reading, or write it as a note.",
    ),
    "SC718": Entry(
        "A Hijri date that does not match",
        "The date printed beside the Gregorian one differs from it by more than a day.",
        "Compare both with the print; write the Hijri date as 1438-05-07.",
    ),
    "SC719": Entry(
        "A day out of bounds",
        "Time zones and both calendars are known for 1924 to 2077 only.",
        "Check the year.",
    ),
    "SC720": Entry(
        "No such instrument",
        "An instrument is an id of the library, or the path of a file.",
        "See `safeconduct terms list`, or give the path of an instrument file.",
    ),
    "SC721": Entry(
        "No such offer in the instrument",
        "An offer is named by its instrument and its own id, such as sy-2016-15/1.",
        "See `safeconduct terms show` for the offers of an instrument.",
    ),
    "SC722": Entry(
        "A fact that is not in the vocabulary",
        "Only the published facts can be stated, so that nothing else is ever asked or kept.",
        "Write the id of a fact of docs/reference/facts.md.",
    ),
    "SC723": Entry(
        "A fact that cannot be so",
        "Each fact has its own kind of answer.",
        "Write yes, no or unknown; a date; a number of years; or an answer of the fact's list.",
    ),
    "SC724": Entry(
        "Not one set of facts",
        "Facts are those of one person asked about, as keys and values; there is no other way in.",
        "Write one mapping of facts, each on a line of its own.",
    ),
    "SC725": Entry(
        "Not a day or moment to decide for",
        "An answer holds for a day, or for a moment of it.",
        'Write 2016-10-28, "2016-10-28T23:59", or the same with an offset such as +03:00.',
    ),
    "SC726": Entry(
        "An instrument twice",
        "Two files of the operation hold the same instrument, and only one could count.",
        "Remove one of them.",
    ),
    "SC727": Entry(
        "An offer that is not among the terms",
        "Under handing_in an offer is named that no file in the operation's terms holds.",
        "Put the instrument into terms/, or correct the id; it is written as sy-2016-15/1.",
    ),
    "SC728": Entry(
        "An offer ends before the plan does",
        "Whoever leaves later can no longer take it up.",
        "Agree an extension before the plan begins; see that public notices name the last day.",
    ),
    "SC729": Entry(
        "An offer cannot be taken up for a while",
        "Its time ends and begins again within the plan; what is done between does not count.",
        "Have the gap closed; see that public notices name both days.",
    ),
    "SC730": Entry(
        "Days in an order that cannot be",
        "A text is made before it is printed, and before anything becomes of it.",
        "Compare the days with the print.",
    ),
}
