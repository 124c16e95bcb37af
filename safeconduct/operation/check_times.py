"""Check steps, windows and whatever holds from one time to another."""

from __future__ import annotations

from datetime import datetime

from safeconduct.catalogue.operation import CODES
from safeconduct.operation.clock import Clock, SkippedTimeError, window_intervals
from safeconduct.operation.document_events import During
from safeconduct.operation.stated import Report
from safeconduct.reading.lines import Step
from safeconduct.units import DAY_S

MOST_STEPS = 100_000
LONGEST_S = 366 * DAY_S


def check_times(report: Report) -> None:
    """Find times that cannot be.

    Parameters
    ----------
    report
        Gathers the faults.
    """
    document = report.stated.document
    _check_steps(report)
    clock = Clock(document.timezone, document.start)
    if _seconds(report, ("start",), clock, document.start) is None:
        return
    for id_, corridor in document.corridors.items():
        _check_windows(report, id_, clock)
        for party, given in corridor.consent.items():
            if given.expires is not None:
                path = ("corridors", id_, "consent", party, "expires")
                _seconds(report, path, clock, given.expires)
    events: dict[str, list[During]] = {
        "pauses": [*document.pauses],
        "closures": [*document.closures],
        "hazards": [*document.hazards],
        "aid_inward": [*document.aid_inward],
    }
    for name, listed in events.items():
        for place, said in enumerate(listed):
            _check_during(report, (name, place), said, clock)


def _check_steps(report: Report) -> None:
    document = report.stated.document
    horizon, step = document.horizon, document.time_step
    if step == 0 or horizon == 0:
        what = "time_step: a step of 0 seconds." if step == 0 else "horizon: 0 seconds."
        path: tuple[Step, ...] = ("time_step",) if step == 0 else ("horizon",)
    elif horizon % step:
        path, what = ("horizon",), f"horizon: {horizon} s is no whole number of steps of {step} s."
    elif horizon // step > MOST_STEPS or horizon > LONGEST_S:
        path, what = ("horizon",), f"horizon: {horizon} s in steps of {step} s is too long."
    else:
        return
    report.add("SC211", path, what, CODES["SC211"].meaning, CODES["SC211"].remedy)


def _check_windows(report: Report, corridor: str, clock: Clock) -> None:
    document = report.stated.document
    horizon_s = min(document.horizon, LONGEST_S)
    for place, window in enumerate(document.corridors[corridor].windows or ()):
        path = ("corridors", corridor, "windows", place)
        dotted = ".".join(map(str, path))
        if window.opens == window.closes:
            what = f"{dotted}: the window opens and closes at the same time."
            remedy = 'Correct one of the two; a whole day is from "00:00" to "24:00".'
            report.add("SC212", path, what, CODES["SC212"].meaning, remedy)
            continue
        try:
            for _ in window_intervals(window, clock, horizon_s):
                pass
        except SkippedTimeError as error:
            remedy = "List that day apart, with another time, and the other days by name."
            report.add("SC209", path, f"{dotted}: {error}.", CODES["SC209"].meaning, remedy)


def _check_during(report: Report, path: tuple[Step, ...], said: During, clock: Clock) -> None:
    begins = _seconds(report, (*path, "from"), clock, said.begins)
    ends = _seconds(report, (*path, "to"), clock, said.ends)
    if begins is not None and ends is not None and begins >= ends:
        what = f"{'.'.join(map(str, path))}: from is not before to."
        report.add("SC212", (*path, "from"), what, CODES["SC212"].meaning, CODES["SC212"].remedy)


def _seconds(
    report: Report, path: tuple[Step, ...], clock: Clock, local: datetime | None
) -> int | None:
    if local is None:
        return None
    try:
        return clock.seconds(local)
    except SkippedTimeError as error:
        what = f"{'.'.join(map(str, path))}: {error}."
        report.add("SC209", path, what, CODES["SC209"].meaning, CODES["SC209"].remedy)
        return None
