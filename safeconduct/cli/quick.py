"""``safeconduct quick``: what would it take, from numbers alone."""

from __future__ import annotations

import shutil
import sys
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from safeconduct.cli.console import Console
from safeconduct.cli.exits import DONE
from safeconduct.cli.parameters import Json, Quiet


class Language(StrEnum):
    """Language of the page."""

    en = "en"
    ar = "ar"


def quick(
    *,
    people: Annotated[str, typer.Option(metavar="N or LOW..HIGH", help="How many people.")],
    crossing: Annotated[
        list[str],
        typer.Option(metavar="NAME@LAT,LON", help="Where the area is left; give it once for each."),
    ],
    open_hours: Annotated[
        str,
        typer.Option(
            "--open",
            metavar="08:00-16:00",
            help="Open hours, every day; 20:00-04:00 runs over midnight.",
        ),
    ],
    days: Annotated[str, typer.Option(metavar="N", help="For how many days.")],
    area: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The area: a polygon in GeoJSON.")
    ] = None,
    rate: Annotated[
        str | None,
        typer.Option(
            metavar="searched|unsearched|N",
            help="People an hour through one crossing; searched is 800, unsearched 10000.",
        ),
    ] = None,
    buses: Annotated[
        str | None, typer.Option(metavar="NxSEATS", help="Buses and their seats: 20x50.")
    ] = None,
    ambulances: Annotated[
        str | None, typer.Option(metavar="NxPLACES", help="Ambulances and their places: 8x2.")
    ] = None,
    round_trip: Annotated[
        str | None, typer.Option(metavar="TIME", help="Round trip of a vehicle: 90min.")
    ] = None,
    places: Annotated[str | None, typer.Option(metavar="N", help="Places of reception.")] = None,
    desks: Annotated[
        str | None,
        typer.Option(metavar="NxTIME", help="Reception desks and the time a person takes: 4x120s."),
    ] = None,
    wounded: Annotated[
        str | None, typer.Option(metavar="N", help="Wounded and sick among the people.")
    ] = None,
    consent: Annotated[
        list[str] | None, typer.Option(metavar="PARTY,…", help="Parties that consented.")
    ] = None,
    parties: Annotated[
        list[str] | None,
        typer.Option(metavar="PARTY,…", help="Parties asked. Default: two sides."),
    ] = None,
    pause: Annotated[
        bool, typer.Option("--pause", help="An agreed pause covers the open hours.")
    ] = False,
    no_conflict: Annotated[
        bool,
        typer.Option("--no-conflict", help="No armed conflict: a flood, a fire."),
    ] = False,
    turnout: Annotated[
        str | None, typer.Option(metavar="PERCENT,…", help="Turnouts shown. Default: 1,30,100.")
    ] = None,
    start: Annotated[
        str | None, typer.Option(metavar="DATE", help="First day. Default: tomorrow.")
    ] = None,
    timezone: Annotated[
        str | None,
        typer.Option(metavar="ZONE", help="Time zone. Default: local, UTC in the folder."),
    ] = None,
    name: Annotated[str | None, typer.Option(help="Name. Default: that of the area file.")] = None,
    lang: Annotated[Language, typer.Option(help="Language of the page.")] = Language.en,
    out: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Where to write. Default: a folder here, NAME."),
    ] = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> int:
    """Say on one page what it would take, without roads or a folder.

    Writes the page (quick.html, quick.pdf) with an operation folder that can be refined and planned.
    """
    from safeconduct.quick.answer import answer_quick  # noqa: PLC0415 - keeps --help quick
    from safeconduct.quick.ask import Typed, ask  # noqa: PLC0415 - the same
    from safeconduct.quick.terminal import print_page  # noqa: PLC0415 - the same

    console = Console(json=as_json, quiet=quiet)
    question = ask(
        Typed(
            people=people,
            crossings=crossing,
            open_hours=open_hours,
            days=days,
            first_day=(datetime.now(tz=UTC) + timedelta(days=1)).date(),
            area=area,
            name=name,
            rate=rate,
            buses=buses,
            ambulances=ambulances,
            round_trip=round_trip,
            desks=desks,
            places=places,
            wounded=wounded,
            consent=consent or [],
            parties=parties or [],
            pause=pause,
            no_conflict=no_conflict,
            turnout=turnout,
            start=start,
            timezone=timezone,
        )
    )
    answer = answer_quick(question, lang.value, out)
    width = shutil.get_terminal_size((80, 24)).columns
    console.say(
        *print_page(answer.page, width, colour=sys.stdout.isatty()).splitlines(),
        "",
        *(
            [f"The folder {answer.folder} of an earlier run was replaced."]
            if answer.replaced
            else []
        ),
        f"{answer.folder / 'quick.html'}",
        f"{answer.folder / 'quick.pdf'}",
        f"safeconduct plan {answer.folder}",
    )
    console.document(
        {"out": str(answer.folder), "replaced": answer.replaced, **answer.data}, exit_code=DONE
    )
    return DONE
