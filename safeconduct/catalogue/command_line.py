"""Codes SC650 to SC699: the command line and where it writes."""

from __future__ import annotations

from safeconduct.catalogue.entry import Entry

CODES: dict[str, Entry] = {
    "SC650": Entry(
        "The output would touch the input",
        "The place to write to is the operation folder, lies in it or holds it. "
        "Nothing is ever written into an operation.",
        "Give another place with --out.",
    ),
    "SC651": Entry(
        "Cannot be read or written",
        "The system refused to read a file or to write to a folder.",
        "Look at the rights of the file and its folder, or write elsewhere with --out.",
    ),
    "SC652": Entry(
        "Disk full",
        "There was no room left. Output is written beside its place and renamed at the end, so "
        "nothing of this run was kept and earlier output is whole.",
        "Make room, or write elsewhere with --out.",
    ),
    "SC654": Entry(
        "Command line not understood",
        "A command, an option or its value is not one this program has.",
        "See --help of the command.",
    ),
    "SC655": Entry(
        "No such operation",
        "What was named is neither a folder with an operation.yaml nor a built-in operation.",
        "Give the path of an operation folder, or one of the built-in names the message lists.",
    ),
    "SC656": Entry(
        "No such area",
        "The plan has nobody from the area that was asked for, and leaves nobody there either.",
        "Give one of the area ids the message lists.",
    ),
    "SC657": Entry(
        "Nothing to compare",
        "Two plan folders can be compared, or two operation folders; these are neither.",
        "Give two folders of one kind.",
    ),
    "SC658": Entry(
        "Name is taken or not usable",
        "A new operation is made in a new folder, whose name becomes part of file names.",
        "Give a name of small letters, digits and hyphens that does not exist yet.",
    ),
    "SC659": Entry(
        "A folder of the other kind",
        "A plan was given where an operation is expected, or an operation where a plan is.",
        "Give the operation first, then the plan: safeconduct certify OP DIR.",
    ),
    "SC690": Entry(
        "A fault of the program",
        "The program came to a point its authors did not foresee. Your input may be sound.",
        "Report it with the command that was typed; SAFECONDUCT_TRACEBACK=1 in the environment "
        "shows where it happened.",
    ),
}
