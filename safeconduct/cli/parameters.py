"""Options that several commands share, each said in the same words."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Level(StrEnum):
    """One end of a range, or the stated value."""

    low = "low"
    value = "value"
    high = "high"


class Turnouts(StrEnum):
    """One turnout, or all three."""

    low = "low"
    value = "value"
    high = "high"
    all = "all"


class Engines(StrEnum):
    """Which engine plans."""

    auto = "auto"
    exact = "exact"
    timed_routes = "timed-routes"


Operation = Annotated[
    str,
    typer.Argument(
        metavar="OP",
        help="An operation folder, or the name of a built-in operation.",
        show_default=False,
    ),
]
PlanFolder = Annotated[
    Path, typer.Argument(metavar="DIR", help="A folder that holds a plan.", show_default=False)
]
Turnout = Annotated[
    Turnouts, typer.Option("--turnout", help="Which end of the turnout is planned, or all three.")
]
MainTurnout = Annotated[
    Turnouts,
    typer.Option(
        "--turnout",
        metavar="[low|value|high]",
        help="Which end of the turnout the report is about; all three are planned.",
    ),
]
Population = Annotated[
    Level, typer.Option("--population", help="Which end of the population is planned.")
]
Roads = Annotated[
    Path | None,
    typer.Option(
        "--roads",
        metavar="FILE",
        help="Roads in place of the folder's own: a GMNS folder, .osm.pbf or .osm file.",
    ),
]
Settings = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="KEY=VALUE",
        help="Read this in place of what operation.yaml says; may be given again. "
        "Example: corridors.ramouseh.screening.lanes=8",
    ),
]
TimeLimit = Annotated[
    float | None,
    typer.Option(
        "--time-limit", metavar="SECONDS", min=0.1, help="Stop improving a plan after this long."
    ),
]
Gap = Annotated[
    float | None,
    typer.Option(
        "--gap", metavar="SHARE", min=0.0, max=1.0, help="Good enough: 0.001 is 0.1 % of the bound."
    ),
]
Prices = Annotated[
    bool,
    typer.Option(
        "--prices",
        help="Say what one more hour, lane, desk, vehicle, 100 places or consent would change; each "
        "is planned again.",
    ),
]
Engine = Annotated[
    Engines,
    typer.Option(
        "--engine",
        help="auto: the exact engine where the operation is a flow over time, else timed routes.",
    ),
]
OneWayOut = Annotated[
    bool,
    typer.Option(
        "--one-way-out",
        help="Give every area one corridor and line: fewer ways to tell, mark and watch. What that costs is said.",
    ),
]
Fractions = Annotated[
    bool,
    typer.Option(
        "--fractions",
        help="Keep vehicles as a rate: the bound that whole ones are held against. Default: whole.",
    ),
]
Out = Annotated[
    Path | None,
    typer.Option(
        "--out",
        metavar="DIR",
        help="Where to write. Default: a folder here, NAME-out, or beside OP if here is in it.",
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="Print nothing but faults.")]
