"""Codes SC400 to SC499: plans."""

from __future__ import annotations

from safeconduct.catalogue.entry import Entry

_RESTORE = "Write the plan again with `safeconduct plan`, or restore the file from a copy."

CODES: dict[str, Entry] = {
    "SC401": Entry(
        "A plan or one of its files is missing",
        "A plan is a folder with plan.json, certificate.json and six tables.",
        "Name the folder that `safeconduct plan` wrote, with all of its files.",
    ),
    "SC402": Entry(
        "A file of a plan cannot be read",
        "It is not UTF-8, or the system refuses to read it.",
        _RESTORE,
    ),
    "SC403": Entry(
        "A JSON file of a plan is damaged",
        "It is no JSON document, most often because it was cut short.",
        _RESTORE,
    ),
    "SC404": Entry(
        "A key of a plan is missing or unknown",
        "plan.json and certificate.json have a fixed set of keys.",
        _RESTORE,
    ),
    "SC405": Entry(
        "A value of a plan is of the wrong kind",
        "A key of plan.json or certificate.json holds something it cannot mean.",
        _RESTORE,
    ),
    "SC406": Entry(
        "A table of a plan has the wrong columns",
        "The first line of each table is fixed.",
        _RESTORE,
    ),
    "SC407": Entry(
        "A line of a plan's table is damaged",
        "It has too many or too few cells, or quotes that do not close.",
        _RESTORE,
    ),
    "SC408": Entry(
        "A cell of a plan's table cannot be read",
        "It is no number, negative, or none of the words allowed there.",
        _RESTORE,
    ),
    "SC409": Entry(
        "A time of a plan is wrong",
        "It is no clock time with the offset that the operation's time zone has at that moment.",
        _RESTORE,
    ),
    "SC410": Entry(
        "Two files of a plan disagree",
        "What is derived (arrivals.csv, gap, last_arrival_step) differs from what it follows from.",
        _RESTORE,
    ),
    "SC411": Entry(
        "The output cannot be written",
        "The disk is full or the folder may not be written. What stood there is left as it was.",
        "Free some room, or choose another folder with `--out`.",
    ),
    "SC412": Entry(
        "The output folder holds other files",
        "An output is replaced as a whole, and files of others would be lost.",
        "Choose another folder with `--out`, or move the files away.",
    ),
}
