"""Printing is all or nothing; what changed is named; what is void is said on every channel."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import etree

from safeconduct.cli.main import main
from tests.notices.conftest import PrintedFolder
from tests.notices.folders import DECEMBER, JULY, change, copy_of

REFUSE = ["--set", "corridors.castello.consent.opposition.answer=refused"]
ALERTING = (
    'alerting: {authority: {en: "Civil protection", ar: "الدفاع المدني"}, sender: a@example.org}\n'
)
CAP = "{urn:oasis:names:tc:emergency:cap:1.2}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copy_of(JULY, tmp_path / "east")


def raised(folder: Path) -> None:
    change(folder / "notices.yaml", "version: 1", "version: 2")


def refuse(folder: Path) -> None:
    file = folder / "operation.yaml"
    text = file.read_text("utf-8")
    head, castello = text.split("  castello:", 1)
    castello = castello.replace("opposition: {answer: none", "opposition: {answer: refused", 1)
    file.write_text(f"{head}  castello:{castello}", encoding="utf-8")


def test_every_file_is_there_and_none_beside(july: PrintedFolder) -> None:
    names = {each.name for each in july.folder.iterdir() if each.name != ".safeconduct"}
    expected = {"notices.json", "areas.hxl.csv", "index.html", "index.en.html"}
    for code in ("ar", "en"):
        expected |= {f"sms.{code}.txt", f"loudspeaker.{code}.txt"}
        for district in ("north", "south"):
            expected |= {f"leaflet-{district}.{code}.{end}" for end in ("pdf", "1.png", "2.png")}
            expected.add(f"map-{district}.{code}.svg")
        expected |= {f"counter-script.{code}.{end}" for end in ("pdf", "1.png", "2.png")}
    assert names == expected


def test_an_alert_and_a_calendar_are_made_only_where_they_may_be(
    folder: Path, tmp_path: Path
) -> None:
    notices = folder / "notices.yaml"
    notices.write_text(notices.read_text("utf-8") + ALERTING, encoding="utf-8")
    unsaid = 'windows: [{days: all, from: "06:00", to: "18:00"}]'
    change(folder / "operation.yaml", unsaid, unsaid.replace("}]", ", source: sana}]"))
    out = tmp_path / "out"
    assert main(["notice", "print", str(folder), "--out", str(out), "--quiet"]) == 0
    assert (out / "windows.ar.ics").exists()
    assert (out / "alert.cap.xml").exists()
    page = (out / "index.en.html").read_text("utf-8")
    assert "06:00–18:00" in page


def test_a_fault_leaves_nothing_and_what_was_there_before_stays(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    change(folder / "notices.yaml", "languages: [ar, en]", "languages: [ar, xx]")
    assert main(["notice", "print", str(folder), "--out", str(out)]) == 2
    assert "SC951" in capsys.readouterr().err
    assert not out.exists()
    change(folder / "notices.yaml", "languages: [ar, xx]", "languages: [en]")
    assert main(["notice", "print", str(folder), "--out", str(out), "--quiet"]) == 0
    before = {each.name: each.read_bytes() for each in out.iterdir()}
    change(folder / "operation.yaml", '"Bustan al-Qasr to al-Masharqa"', '"Bustan ኢ al-Qasr"')
    assert main(["notice", "print", str(folder), "--out", str(out)]) == 2
    assert "SC961" in capsys.readouterr().err
    assert {each.name: each.read_bytes() for each in out.iterdir()} == before


def test_a_refused_way_is_in_no_file_but_as_refused(folder: Path, tmp_path: Path) -> None:
    refuse(folder)
    out = tmp_path / "out"
    assert main(["notice", "print", str(folder), "--out", str(out), "--quiet"]) == 0
    record = json.loads((out / "notices.json").read_text("utf-8"))
    for district in record["districts"]:
        assert "castello" not in district["corridors"]
        about = [s for s in district["sentences"] if "Castello" in s["words"]["en"]]
        assert {s["id"] for s in about} == {"ways.refused.castello"}
    sms = (out / "sms.en.txt").read_text("utf-8").replace("\n", " ")
    assert "refused by" in sms


def test_what_was_printed_holds_until_the_folder_changes(
    july: PrintedFolder, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["notice", "check", JULY, str(july.folder)]) == 0
    raised(folder)
    assert main(["notice", "check", str(folder), str(july.folder)]) == 0
    refuse(folder)
    capsys.readouterr()
    assert main(["notice", "check", str(folder), str(july.folder), "--json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert said["void"] is True
    ids = {each["id"] for each in said["changes"]["north"]}
    assert {"ways.for.castello", "ways.refused.castello"} <= ids
    assert not any(id_.startswith("terms.") for id_ in ids)


def test_an_amendment_prints_what_is_void_and_what_changed(
    july: PrintedFolder, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    call = ["notice", "print", str(folder), "--out", str(out), "--replaces", str(july.folder)]
    assert main(call) == 2
    assert "SC967" in capsys.readouterr().err
    raised(folder)
    refuse(folder)
    notices = folder / "notices.yaml"
    notices.write_text(notices.read_text("utf-8") + ALERTING, encoding="utf-8")
    assert main(call) == 0
    assert "Void from now on: version 1 of 2016-07-29." in capsys.readouterr().out
    assert (out / "what-changed.ar.pdf").exists()
    page = (out / "index.en.html").read_text("utf-8")
    assert "It replaces version 1 of 29 July 2016" in page
    alert = etree.fromstring((out / "alert.cap.xml").read_bytes())
    assert alert.findtext(f"{CAP}msgType") == "Update"
    assert str(alert.findtext(f"{CAP}references")).endswith("v1,2016-07-29T00:00:00+03:00")


def test_a_version_is_taken_back_on_every_channel(
    july: PrintedFolder, folder: Path, tmp_path: Path
) -> None:
    notices = folder / "notices.yaml"
    notices.write_text(notices.read_text("utf-8") + ALERTING, encoding="utf-8")
    file = folder / "operation.yaml"
    # No way is left that could be told of: taking back works all the same.
    file.write_text(
        file.read_text("utf-8").replace("{answer: none, source: opposition}", "refused"), "utf-8"
    )
    out = tmp_path / "out"
    call = ["notice", "withdraw", str(folder), str(july.folder), "--out", str(out), "--quiet"]
    assert main([*call, "--at", "2016-08-03T14:30"]) == 0
    for code, void in (("en", "is withdrawn from 3 August 2016, 14:30"), ("ar", "سُحبت النسخة 1")):
        assert void in (out / f"loudspeaker.{code}.txt").read_text("utf-8")
        assert (out / f"withdrawn.{code}.pdf").stat().st_size > 1000
        page = out / ("index.html" if code == "ar" else "index.en.html")
        assert void in page.read_text("utf-8")
    alert = etree.fromstring((out / "alert.cap.xml").read_bytes())
    assert alert.findtext(f"{CAP}msgType") == "Cancel"
    assert alert.findtext(f"{CAP}sent") == "2016-08-03T14:30:00+03:00"


@pytest.mark.parametrize("moment", ["", "tomorrow", "2016-13-01", "2016-08-03T14:30+03:00"])
def test_a_moment_that_is_none_is_named(
    july: PrintedFolder, moment: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call = ["notice", "withdraw", JULY, str(july.folder), "--out", str(tmp_path / "out")]
    assert main([*call, "--at", moment]) == 2
    assert "SC725" in capsys.readouterr().err


@pytest.mark.parametrize("text", [None, "", "[]", "{}", '{"format": 9}', '{"format": 1}'])
@pytest.mark.parametrize("command", ["check", "withdraw"])
def test_a_folder_that_is_no_printed_version_is_named(
    command: str, text: str | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if text is not None:
        (tmp_path / "notices.json").write_text(text, encoding="utf-8")
    more = ["--at", "2016-08-03"] if command == "withdraw" else []
    out = ["--out", str(tmp_path / "out")] if command == "withdraw" else []
    assert main(["notice", command, JULY, str(tmp_path), *more, *out]) == 2
    assert "SC966" in capsys.readouterr().err


def test_an_operation_that_nobody_announced_prints_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    main(["new", "town", "--quiet"])
    assert main(["notice", "print", "town"]) == 2
    assert "SC958" in capsys.readouterr().err
    assert not (tmp_path / "town-notices-out").exists()


def test_every_sentence_names_what_it_rests_on(december: PrintedFolder) -> None:
    assert december.operation == DECEMBER
    record = json.loads(december.text("notices.json"))
    for district in record["districts"]:
        for sentence in district["sentences"]:
            assert set(sentence["words"]) == {"ar", "en"}
            assert sentence["rests_on"] or sentence["id"].startswith(("voice.", "terms.children"))
