"""``safeconduct roads``: road files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from safeconduct.cli.console import Console
from safeconduct.cli.exits import DONE
from safeconduct.cli.outputs import output_folder
from safeconduct.cli.parameters import Json, Out, Quiet

app = typer.Typer(help="Road files.", no_args_is_help=True, rich_markup_mode=None)


@app.callback()
def _roads() -> None:
    """Keep ``import`` a word of its own: with one command typer would drop it."""


@app.command("import")
def import_roads(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="An .osm.pbf or .osm file, or a GMNS folder.")
    ],
    *,
    out: Out = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> int:
    """Write the roads of a map file as a GMNS folder, each guess marked with its rule."""
    from safeconduct.network.read_roads import read_roads  # noqa: PLC0415 - keeps --help quick
    from safeconduct.network.roads import GUESSES  # noqa: PLC0415 - the same
    from safeconduct.network.write_gmns import write_gmns  # noqa: PLC0415 - the same
    from safeconduct.plans.swap import whole_folder  # noqa: PLC0415 - the same

    console = Console(json=as_json, quiet=quiet)
    target = output_folder(file.name.split(".")[0] + "-roads", out)
    with whole_folder(target) as beside, console.progress() as progress:
        progress("reading the roads", None)
        roads = read_roads(file)
        progress("writing the roads", None)
        write_gmns(roads, beside)
    guesses = {
        rule: count
        for bit, rule in enumerate(GUESSES)
        if (count := int((roads.guessed >> bit & 1).sum()))
    }
    nodes, links = len(roads.node_id), len(roads.link_id)
    console.say(
        f"{nodes:,} nodes and {links:,} directed links written to {target}",
        *(f"  guessed, {rule}: {count:,} links" for rule, count in guesses.items()),
    )
    console.document({"out": str(target), "nodes": nodes, "links": links, "guesses": guesses})
    return DONE
