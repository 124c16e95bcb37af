"""A version that may hang on a wall is never written over, and is taken back where it went out."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import icalendar
import pytest

from safeconduct.cli.main import main
from tests.notices.conftest import PrintedFolder
from tests.notices.folders import DECEMBER, JULY, change, copy_of

UNSAID = 'windows: [{days: all, from: "06:00", to: "18:00"}]'
ALERTING = (
    'alerting: {authority: {en: "Civil protection", ar: "الدفاع المدني"}, sender: a@example.org}\n'
)
CONTACT = (
    'contacts: [{who: {en: "Red Crescent", ar: "الهلال الأحمر"}, '
    'how: {en: "telephone 021-140 200", ar: "هاتف 021-140 200"}, independent: true}]\n'
)
BY = 'issued_by: {en: "Red Crescent, Aleppo", ar: "الهلال الأحمر، حلب"}\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = copy_of(JULY, tmp_path / "east")
    change(found / "operation.yaml", UNSAID, UNSAID.replace("}]", ", source: sana}]"))
    notices = found / "notices.yaml"
    notices.write_text(notices.read_text("utf-8") + ALERTING + CONTACT + BY, encoding="utf-8")
    return found


def printed(folder: Path, out: Path, *more: str) -> int:
    return main(["notice", "print", str(folder), "--out", str(out), *more])


def raised(folder: Path) -> None:
    change(folder / "notices.yaml", "version: 1", "version: 2")


def words_of(file: Path) -> str:
    """Give the words of a message without the numbers of its pages."""
    return " ".join(re.sub(r"^\d+/\d+ ", "", file.read_text("utf-8"), flags=re.MULTILINE).split())


def events(file: Path) -> dict[str, Any]:
    calendar = icalendar.Calendar.from_ical(file.read_bytes())
    return {str(each["uid"]): each for each in calendar.walk("VEVENT")}


def test_the_record_of_another_version_is_not_written_over(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert printed(folder, out) == 0
    before = (out / "notices.json").read_bytes()
    raised(folder)
    assert printed(folder, out) == 2
    assert "SC977" in capsys.readouterr().err
    assert (out / "notices.json").read_bytes() == before
    assert printed(folder, out, "--replaces", str(out)) == 2
    assert (out / "notices.json").read_bytes() == before


def test_each_version_has_a_folder_of_its_own(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["notice", "print", str(folder), "--quiet"]) == 0
    raised(folder)
    first = tmp_path / "east-notices-v1-out"
    again = ["notice", "print", str(folder), "--quiet", "--replaces", str(first)]
    assert main(again) == 0
    for version in (1, 2):
        written = tmp_path / f"east-notices-v{version}-out" / "notices.json"
        assert json.loads(written.read_text("utf-8"))["version"] == version


def test_one_number_on_two_different_papers_is_warned_of(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert printed(folder, out) == 0
    assert printed(folder, out) == 0
    assert "SC978" not in capsys.readouterr().err
    change(folder / "operation.yaml", '"Bustan al-Qasr to al-Masharqa"', '"To al-Masharqa"')
    assert printed(folder, out) == 0
    assert "SC978" in capsys.readouterr().err


@pytest.mark.parametrize("what", ["check", "withdraw", "replace"])
def test_papers_of_another_operation_are_left_alone(
    july: PrintedFolder, what: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = ["--out", str(tmp_path / "out")]
    call = {
        "check": ["check", DECEMBER, str(july.folder)],
        "withdraw": ["withdraw", DECEMBER, str(july.folder), "--at", "2016-12-20", *out],
        "replace": ["print", DECEMBER, "--replaces", str(july.folder), *out],
    }[what]
    assert main(["notice", *call]) == 2
    assert "SC976" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_moved_hours_move_the_event_and_lost_ones_cancel_it(folder: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    assert printed(folder, first, "--quiet") == 0
    raised(folder)
    file = folder / "operation.yaml"
    text = file.read_text("utf-8")
    stated = UNSAID.replace("}]", ", source: sana}]")
    assert text.count(stated) == 3
    text = text.replace(stated, stated.replace("06:00", "07:00"), 1)
    head, tail = text.rsplit(stated, 1)
    file.write_text(f"{head}{UNSAID}{tail}", encoding="utf-8")
    assert printed(folder, second, "--quiet", "--replaces", str(first)) == 0
    was, now = (events(each / "windows.en.ics") for each in (first, second))
    assert was.keys() == now.keys()
    for uid, event in now.items():
        assert event["sequence"] > was[uid]["sequence"]
        if "castello" in uid:
            assert event["status"] == "CANCELLED"
        else:
            assert event["status"] == "TENTATIVE"
        moved = event.decoded("dtstart") - was[uid].decoded("dtstart")
        assert moved.total_seconds() == (3600 if "bustan" in uid else 0)


def test_a_message_says_which_version_it_makes_void(folder: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    assert printed(folder, first, "--quiet") == 0
    raised(folder)
    assert printed(folder, second, "--quiet", "--replaces", str(first)) == 0
    for code, void in (("en", "Version 1 is void."), ("ar", "النسخة 1 ملغاة.")):
        for channel in ("sms", "loudspeaker"):
            was, said = (words_of(each / f"{channel}.{code}.txt") for each in (first, second))
            assert void in said, channel
            assert void not in was, channel


@pytest.fixture
def withdrawn(folder: Path, tmp_path: Path) -> Path:
    first, out = tmp_path / "first", tmp_path / "out"
    assert printed(folder, first, "--quiet") == 0
    change(folder / "notices.yaml", "languages: [ar, en]", "languages: [en]")
    call = ["notice", "withdraw", str(folder), str(first), "--at", "2016-08-03T14:30"]
    assert main([*call, "--out", str(out), "--quiet"]) == 0
    return out


def test_it_is_taken_back_in_the_languages_it_was_printed_in(withdrawn: Path) -> None:
    pages = {code: (withdrawn / name).read_text("utf-8") for code, name in
             (("ar", "index.html"), ("en", "index.en.html"))}  # fmt: skip
    assert 'href="index.en.html"' in pages["ar"]
    assert 'href="index.html"' in pages["en"]
    assert (withdrawn / "withdrawn.ar.pdf").exists()


def test_every_channel_says_of_what_by_whom_and_whom_to_ask(withdrawn: Path) -> None:
    for channel in ("sms", "loudspeaker"):
        said = " ".join((withdrawn / f"{channel}.en.txt").read_text("utf-8").split())
        assert "Ways out: Aleppo, 28 July 2016." in said
        assert "Issued by Red Crescent, Aleppo." in said
        assert "021-140 200" in said
        for of_paper in ("Tear", "paper"):
            assert of_paper not in said
    page = (withdrawn / "index.en.html").read_text("utf-8")
    assert "Tear" not in page
    assert "Red Crescent (independent of the parties)" in page


def test_its_calendar_cancels_every_event(withdrawn: Path, tmp_path: Path) -> None:
    first = events(tmp_path / "first" / "windows.ar.ics")
    calendar = icalendar.Calendar.from_ical((withdrawn / "windows.ar.ics").read_bytes())
    assert calendar["method"] == "CANCEL"
    gone = events(withdrawn / "windows.ar.ics")
    assert gone.keys() == first.keys()
    for uid, event in gone.items():
        assert event["status"] == "CANCELLED"
        assert event["sequence"] > first[uid]["sequence"]
        assert event.decoded("dtstamp") == datetime(2016, 8, 3, 11, 30, tzinfo=UTC)


def test_the_law_is_spoken_of_only_where_the_papers_told_of_one(
    folder: Path, tmp_path: Path
) -> None:
    bare = copy_of(JULY, tmp_path / "bare")
    for file in (bare / "terms").iterdir():
        file.unlink()
    text = (bare / "operation.yaml").read_text("utf-8")
    head, _, rest = text.partition("handing_in:")
    _, _, tail = rest.partition("\n\n")
    (bare / "operation.yaml").write_text(head + tail, encoding="utf-8")
    for which, spoken in ((folder, True), (bare, False)):
        first, out = tmp_path / f"{which.name}-1", tmp_path / f"{which.name}-2"
        assert printed(which, first, "--quiet") == 0
        call = ["notice", "withdraw", str(which), str(first), "--at", "2016-08-03"]
        assert main([*call, "--out", str(out), "--quiet"]) == 0
        said = " ".join((out / "sms.en.txt").read_text("utf-8").split())
        assert ("The law itself" in said) is spoken


def test_a_district_without_a_way_gets_no_paper_and_the_others_do(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    notices = folder / "notices.yaml"
    change(
        notices,
        "    areas: [\n      ad-dallaleen",
        "    corridors: [castello]\n    areas: [\n      ad-dallaleen",
    )
    change(notices, "    areas: [\n      abraj", "    corridors: [salah-al-din]\n    areas: [\n      abraj")  # fmt: skip
    refuse = ["--set", "corridors.castello.consent.opposition.answer=refused"]
    out = tmp_path / "out"
    assert printed(folder, out, *refuse) == 0
    assert "SC958" in capsys.readouterr().err
    assert (out / "leaflet-south.en.pdf").exists()
    assert not (out / "leaflet-north.en.pdf").exists()
    refuse += ["--set", "corridors.salah-al-din.consent.opposition.answer=refused"]
    assert printed(folder, tmp_path / "none", *refuse) == 2
    assert not (tmp_path / "none").exists()
