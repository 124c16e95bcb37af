"""How many people were counted where, as a table with HXL hashtags (hxlstandard.org).

Only what a source states, by area; nothing of who moves. Cells under ten are withheld.
"""

from __future__ import annotations

import csv
from io import StringIO

from safeconduct.operation.model import Area, Operation

LEAST = 10
"""Smaller numbers may point at somebody."""
_COLUMNS = {
    "area": "#loc+name+i_en",
    "area (ar)": "#loc+name+i_ar",
    "P-code": "#loc+code+v_pcode",
    "people": "#population+num",
    "at least": "#population+min",
    "at most": "#population+max",
    "source": "#meta+source",
    "withheld": "#meta+note",
}


def aggregates_csv(operation: Operation) -> str:
    """Write the population of every area, as a source states it.

    Parameters
    ----------
    operation
        With its areas and sources.

    Returns
    -------
    str
        CSV: titles, hashtags, a row for each area. A figure that no source states is not told.
    """
    text = StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(_COLUMNS)
    rows.writerow(_COLUMNS.values())
    for area in operation.areas.values():
        rows.writerow(_row(area, operation))
    return text.getvalue()


def _row(area: Area, operation: Operation) -> list[str]:
    names = [area.name.en, area.name.ar or "", area.pcode or ""]
    figure = area.population
    source = figure.source if figure else None
    if figure is None or source is None:
        return [*names, "", "", "", "", "no source states it"]
    told = [figure.value, figure.at("low"), figure.at("high")]
    if min(told) < LEAST:
        return [*names, "", "", "", operation.sources[source].who, f"a figure below {LEAST}"]
    return [*names, *(f"{round(each)}" for each in told), operation.sources[source].who, ""]
