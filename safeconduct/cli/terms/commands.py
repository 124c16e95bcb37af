"""The commands below ``safeconduct terms``."""

from __future__ import annotations

import typer

from safeconduct.cli.terms import ask, calendar, check, compare, decide, list_all, show

app = typer.Typer(
    help="What amnesties and other offers say, for whom, until when, as known on which day.",
    epilog="ID is an instrument of the library (see `list`) or the path of a file; ID/OFFER names "
    "one offer, as in sy-2016-15/1.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.command("list")(list_all.list_all)
app.command("show")(show.show)
app.command("decide")(decide.decide)
app.command("ask")(ask.ask)
app.command("calendar")(calendar.calendar)
app.command("compare")(compare.compare)
app.command("check")(check.check)
