"""How many people a crossing on foot let through in an hour, on days that were recorded."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rate:
    """Persons an hour through one crossing, and whose word that is.

    Parameters
    ----------
    id
        Short name, also the id of the source in the operation folder.
    person_per_h
        Persons an hour, one crossing.
    searched
        Whether people were stopped on the way; ``None`` where the user gave the number.
    who, when, url, standing
        The source; empty and ``claimed`` for a number of the user's own.
    """

    id: str
    person_per_h: float
    searched: bool | None
    who: str = ""
    side: str = "unknown"
    when: str = ""
    url: str = ""
    standing: str = "claimed"


GHOUTA_2018 = Rate(
    id="ghouta-2018",
    person_per_h=800.0,
    searched=True,
    who="Russian reconciliation centre, quoted by TASS",
    side="party",
    when="2018-03-15",
    url="https://tass.com/society/994317",
    standing="claimed",
)
GAZA_15_NOVEMBER_2023 = Rate(
    id="gaza-2023-11-15",
    person_per_h=1140.0,
    searched=True,
    who="OCHA, Flash Update #40",
    side="independent",
    when="2023-11-15",
    url="https://ochaopt.org/content/hostilities-gaza-strip-and-israel-flash-update-40",
    standing="reported",
)
GAZA_8_NOVEMBER_2023 = Rate(
    id="gaza-2023-11-08",
    person_per_h=10_000.0,
    searched=False,
    who="OCHA, Flash Update #33",
    side="independent",
    when="2023-11-08",
    url="https://ochaopt.org/content/hostilities-gaza-strip-and-israel-flash-update-33",
    standing="reported",
)

RECORDED = (GHOUTA_2018, GAZA_15_NOVEMBER_2023, GAZA_8_NOVEMBER_2023)
NAMED = {"searched": GHOUTA_2018, "unsearched": GAZA_8_NOVEMBER_2023}
"""What ``--rate`` accepts by name."""
