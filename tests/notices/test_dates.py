"""Days that cannot be so are refused, and odd ones warned of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from safeconduct.cli.main import main
from safeconduct.errors import Fault
from safeconduct.notices.dates import impossible_days, odd_days
from safeconduct.notices.model import Alerting
from safeconduct.operation.model import Announced, Source, StatedWindow, Text
from tests.notices.conftest import PrintedFolder
from tests.notices.folders import DECEMBER, JULY
from tests.notices.small import HOUR, issue, notice, operation

AUTHORITY = Alerting(
    Text("Civil protection", "الدفاع المدني"), "a@example.org", "draft", None, None
)


def codes(found: Iterator[Fault]) -> list[str]:
    return [fault.code for fault in found]


def test_ordinary_days_are_neither_refused_nor_warned_of() -> None:
    told = issue(alerting=AUTHORITY)
    assert codes(impossible_days(told, operation())) == []
    assert codes(odd_days(told, [notice()], operation())) == []


@pytest.mark.parametrize("late", [date(2016, 7, 30), date(2016, 9, 1)])
def test_an_alert_must_end_after_it_is_sent(late: date) -> None:
    assert codes(impossible_days(issue(late, alerting=AUTHORITY), operation())) == ["SC972"]


def test_an_alert_with_its_own_end_is_held_to_that() -> None:
    whole = operation()
    ends = replace(AUTHORITY, expires=datetime(2016, 7, 29, tzinfo=whole.timezone))
    assert codes(impossible_days(issue(alerting=ends), whole)) == ["SC972"]
    longer = replace(AUTHORITY, expires=datetime(2016, 9, 2, tzinfo=whole.timezone))
    assert codes(impossible_days(issue(date(2016, 9, 1), alerting=longer), whole)) == []


@pytest.mark.parametrize(("day", "found"), [("2016-07-29T23:00", []), ("2016-07-30", ["SC974"])])
def test_a_way_cannot_be_announced_after_the_day_of_issue(day: str, found: list[str]) -> None:
    whole = operation()
    west = replace(whole.corridors["west"], announced=Announced("crown", day))
    later = replace(whole, corridors={**whole.corridors, "west": west})
    assert codes(impossible_days(issue(), later)) == found


@pytest.mark.parametrize(("day", "found"), [(29, []), (30, ["SC975"])])
def test_issued_after_the_operation_is_warned_of(day: int, found: list[str]) -> None:
    assert codes(odd_days(issue(date(2016, 7, day)), [notice()], operation())) == found


@pytest.mark.parametrize(("when", "found"), [("2016-07-29", []), ("2016-07-30", ["SC973"])])
def test_a_source_later_than_the_day_of_issue_is_warned_of(when: str, found: list[str]) -> None:
    whole = operation(sources={"radio": Source("radio", "Radio", "independent", when=when)})
    assert codes(odd_days(issue(), [notice(whole)], whole)) == found


@pytest.mark.parametrize(("day", "found"), [("2016-07-29", []), ("2016-08-03", ["SC979"])])
def test_hours_on_a_day_outside_the_operation_are_warned_of(day: str, found: list[str]) -> None:
    whole = operation()
    window = StatedWindow((day,), 8 * HOUR, 16 * HOUR, "radio")
    west = replace(whole.corridors["west"], windows=(window,))
    other = replace(whole, corridors={**whole.corridors, "west": west})
    assert codes(odd_days(issue(), [notice(other)], other)) == found


def test_what_became_known_later_is_said_of_december(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["notice", "print", DECEMBER, "--out", str(tmp_path / "out")]) == 0
    said = capsys.readouterr().err
    assert "SC973" in said
    assert "ocha-stop" in said


def test_nothing_is_withdrawn_before_it_was_issued(
    july: PrintedFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call = ["notice", "withdraw", JULY, str(july.folder), "--out", str(tmp_path / "out")]
    assert main([*call, "--at", "2016-07-28T23:59"]) == 2
    assert "SC980" in capsys.readouterr().err
    assert main([*call, "--at", "2016-07-29", "--quiet"]) == 0
