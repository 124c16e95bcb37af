"""The timetables of rides as CSV, as a workbook and as pages to print, all marked operational."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path

import pymupdf_fonts
import typst

from safeconduct.brief.language import Language
from safeconduct.brief.timetables import Timetable, csv_text
from safeconduct.brief.workbook import write_sheets
from safeconduct.notices.fonts import FONTS
from safeconduct.operation.model import Operation
from safeconduct.plans.model import Plan

MOST_PRINTED = 2_000
"""Rows of one table that are printed; more stand in its CSV file only."""
SHORT_TIME = 16
"""Letters of an ISO 8601 time up to its minute: offset and seconds are not printed."""


def write_ride_sheets(
    operation: Operation,
    plan: Plan,
    tables: Mapping[str, Timetable],
    spoken: Sequence[Language],
    folder: Path,
) -> None:
    """Write every timetable of rides that has a row.

    Parameters
    ----------
    operation, plan
        Names, and the standing.
    tables
        As :func:`safeconduct.brief.rides.ride_timetables` gives them.
    spoken
        Languages: tables have the headings of the first, pages are printed in each.
    folder
        Where ``rides-*.csv``, ``rides.xlsx`` and ``rides*.pdf`` go.
    """
    told = {name: table for name, table in tables.items() if table.rows}
    if not told:
        return
    first = spoken[0]
    for name, table in told.items():
        text = csv_text(table, [*marks(plan, first), first.text(operation.name)])
        (folder / f"rides-{name}.csv").write_text(text, encoding="utf-8")
    titled = {first.say(f"rides.{name}"): table for name, table in told.items()}
    write_sheets(titled, plan, first, folder / "rides.xlsx")
    for language in spoken:
        ending = "" if language.code == "en" else f".{language.code}"
        (folder / f"rides{ending}.pdf").write_bytes(print_rides(operation, plan, told, language))


def marks(plan: Plan, language: Language) -> list[str]:
    """Say that a paper is operational, and the standing of its plan."""
    standing = language.say(f"standing.{plan.standing}")
    return [language.say("table.operational"), f"{language.say('table.standing')}: {standing}"]


def print_rides(
    operation: Operation, plan: Plan, tables: Mapping[str, Timetable], language: Language
) -> bytes:
    """Set the timetables as a PDF; the same plan gives the same bytes.

    Parameters
    ----------
    operation, plan, tables, language
        As for :func:`write_ride_sheets`.
    """
    content = {
        "lang": language.code,
        "title": language.say("rides.title"),
        "name": language.text(operation.name),
        "marks": marks(plan, language),
        "zone": str(operation.timezone),
        "tables": [
            _printed(name, table, _names(operation, language), language)
            for name, table in tables.items()
        ],
    }
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file, font in FONTS.items():
            (folder / file).write_bytes(pymupdf_fonts.myfont(font))
        source = files("safeconduct.brief") / "templates" / "rides.typ"
        (folder / "rides.typ").write_text(source.read_text(encoding="utf-8"), encoding="utf-8")
        (folder / "rides.json").write_text(json.dumps(content), encoding="utf-8")
        compiler = typst.Compiler(root=folder, font_paths=[folder], ignore_system_fonts=True)
        document = compiler.compile(folder / "rides.typ", format="pdf", timestamp=0)
    if not isinstance(document, bytes):
        raise TypeError("typst gives a PDF as one piece of bytes")
    return document


def _names(operation: Operation, language: Language) -> dict[str, dict[str, str]]:
    """Give the names of places, groups and modes by the column they stand in."""
    text = language.text
    points = {id_: text(point.name) for id_, point in operation.assembly_points.items()}
    areas = {id_: text(area.name) for id_, area in operation.areas.items()}
    return {
        "stop": {**areas, **points},
        "crossing": {id_: text(corridor.name) for id_, corridor in operation.corridors.items()},
        "site": {id_: text(site.name) for id_, site in operation.sites.items()},
        "group": {id_: text(group.name) for id_, group in operation.groups.items()},
        "mode": {m: language.say(f"mode.{m}") for m in ("walk", "car", "buses", "ambulances")},
    }


def _printed(
    name: str, table: Timetable, names: Mapping[str, Mapping[str, str]], language: Language
) -> dict[str, object]:
    rows = [
        [
            names[column].get(str(cell), str(cell)) if column in names else _cell(cell)
            for column, cell in zip(table.columns, row, strict=True)
        ]
        for row in table.rows[:MOST_PRINTED]
    ]
    more = len(table.rows) - len(rows)
    return {
        "title": language.say(f"rides.{name}"),
        "head": [language.say(f"table.{column}") for column in table.columns],
        "rows": rows,
        "more": language.say("rides.more", n=language.number(more), file=f"rides-{name}.csv")
        if more
        else "",
    }


def _cell(cell: object) -> str:
    """Write a cell for a page: times to the minute, numbers without a tail of zeros."""
    if isinstance(cell, float):
        return f"{cell:,.1f}".removesuffix(".0")
    text = str(cell)
    is_time = len(text) > SHORT_TIME and text[10:11] == "T" and text[4:5] == "-"
    return text[:SHORT_TIME].replace("T", " ") if is_time else text
