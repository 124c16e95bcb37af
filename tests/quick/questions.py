"""Questions for the tests of quick: July 2016 as the design has it, and a plain square."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import settings

from safeconduct.quick.ask import Typed, ask
from safeconduct.quick.question import Question

STEADY = settings(deadline=None, derandomize=True)
"""The same examples every time, however busy the machine is."""
SQUARE = [[37.12, 36.16], [37.2, 36.16], [37.2, 36.24], [37.12, 36.24], [37.12, 36.16]]
JULY_2016 = Typed(
    people="116000..275000",
    crossings=["Bustan al-Qasr@36.194,37.143", "Salah al-Din@36.184,37.12"],
    open_hours="08:00-16:00",
    days="3",
    first_day=date(2016, 7, 29),
    buses="20x50",
    round_trip="90min",
    places="3000",
    wounded="200",
    consent=["government"],
    name="East Aleppo",
)


def july(**changes: object) -> Question:
    """The question of July 2016 with some options typed otherwise."""
    return ask(replace(JULY_2016, **changes))  # type: ignore[arg-type]  # any option, by name


def write_area(folder: Path, geometry: object = None) -> Path:
    """Write an area file; a square of about 7 by 9 km by default."""
    file = folder / "east.geojson"
    shape = {"type": "Polygon", "coordinates": [SQUARE]} if geometry is None else geometry
    file.write_text(json.dumps(shape), encoding="utf-8")
    return file
