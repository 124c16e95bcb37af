"""Facts that cannot be read end with 2, repeat nothing, and are never those of several persons."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main

from safeconduct.cli.main import app, main

NAME = "SAMIR HADDAD"
HIDDEN = ("SAMIR", "HADDAD", "Samir", "Haddad", "سمير")

BROKEN = [
    ("a name as a key", f"age-years: 30\n{NAME}: yes\n", [(2, "SC722")]),
    ("a name in Arabic", "age-years: 30\nسمير: yes\n", [(2, "SC722")]),
    ("a name in flow", f"{{age-years: 30, {NAME}: yes}}\n", [(1, "SC722")]),
    ("a name as an answer", "age-years: 30\nhanded-to: SAMIR\n", [(2, "SC723")]),
    ("a name as an age", "age-years: SAMIR\n", [(1, "SC723")]),
    ("a list of persons", f"- age-years: 30\n- {NAME}: yes\n", [(1, "SC724")]),
    ("a list of names", "[SAMIR, HADDAD]\n", [(1, "SC724")]),
    ("a name alone", f"{NAME}\n", [(1, "SC724")]),
    ("persons by name", "SAMIR: {age-years: 30}\nHADDAD: {age-years: 40}\n",
     [(1, "SC722"), (2, "SC722")]),
    ("a second person below a line", f"age-years: 30\n---\n{NAME}: yes\n", [(2, "SC115")]),
    ("an empty file", "", [(1, "SC105")]),
    # What the reader of YAML itself refuses must not repeat a name either.
    ("a name twice", f"{NAME}: yes\n{NAME}: no\n", None),
    ("a name as an alias", "carried-arms: *SAMIR\n", None),
    ("a name as a tag", "carried-arms: !SAMIR yes\n", None),
    ("a name that is cut off", f'age-years: 30\n"{NAME}: yes\n', None),
]  # fmt: skip
BROKEN_IDS = [name for name, _, _ in BROKEN]


def decide(facts: str, *more: str) -> list[str]:
    return ["terms", "decide", "sy-2016-15/1", "--on", "2016-08-15", "--facts", facts, *more]


@pytest.mark.parametrize("way", ["file", "stdin"])
@pytest.mark.parametrize("as_json", [False, True], ids=["words", "json"])
@pytest.mark.parametrize(("text", "told"), [case[1:] for case in BROKEN], ids=BROKEN_IDS)
def test_a_fault_gives_its_line_and_repeats_nothing(
    text: str,
    told: list[tuple[int, str]] | None,
    as_json: bool,
    way: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    file = tmp_path / "facts.yaml"
    file.write_text(text, "utf-8")
    monkeypatch.setattr("sys.stdin", io.StringIO(text))
    place = str(file) if way == "file" else "-"
    assert main(decide(place, *["--json"] * as_json)) == 2
    out, err = capfd.readouterr()
    assert not [name for name in HIDDEN if name in out + err], out + err
    named = "facts.yaml" if way == "file" else "standard input"
    if not as_json:
        assert not out
        assert told is None or all(f"{named}:{line}: {code}: " in err for line, code in told)
        return
    assert not err
    found = json.loads(out)
    assert found["exit"] == 2
    assert {fault["file"] for fault in found["faults"]} == {named}
    assert all(fault["line"] > 0 for fault in found["faults"])
    if told is not None:
        assert [(fault["line"], fault["code"]) for fault in found["faults"]] == told


@pytest.mark.parametrize(
    ("place", "code"),
    [("missing.yaml", "SC101"), ("nowhere/facts.yaml", "SC101"), (".", "SC103"), ("", "SC10")],
)
def test_facts_that_are_not_there(
    place: str,
    code: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(decide(place)) == 2
    out, err = capsys.readouterr()
    assert not out
    assert "1 fault; nothing was written." in err
    assert f": {code}" in err
    assert not err.startswith(":")  # a place is named


def test_bytes_that_are_no_text_are_a_fault_of_the_input(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "facts.yaml").write_bytes(b"age-years: \xff\n")
    assert main(decide(str(tmp_path / "facts.yaml"))) == 2
    assert "SC104" in capsys.readouterr().err
    # As a terminal in UTF-8 gives them to Python.
    for errors in ("strict", "surrogateescape"):
        stream = io.TextIOWrapper(io.BytesIO(b"age-years: \xff\n"), "utf-8", errors)
        monkeypatch.setattr("sys.stdin", stream)
        assert main(decide("-")) == 2
        assert "SC690" not in capsys.readouterr().err


def test_a_set_of_facts_given_twice_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one, two = tmp_path / "one.yaml", tmp_path / "two.yaml"
    one.write_text("age-years: 30\n", "utf-8")
    two.write_text("age-years: 40\n", "utf-8")
    assert main(decide(str(one), "--facts", str(two))) == 2
    out, _ = capsys.readouterr()
    assert not out


@pytest.mark.parametrize("more", ["two.yaml", "sy-2018-18"])
def test_a_second_file_or_instrument_has_no_place(
    more: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    facts = tmp_path / "one.yaml"
    facts.write_text("age-years: 30\n", "utf-8")
    assert main(decide(str(facts), more)) == 2
    assert "SC654" in capsys.readouterr().err


def commands() -> Iterator[tuple[str, Any]]:
    """Give every command below terms, as the command line has it."""
    root: Any = typer.main.get_command(app)
    yield from root.commands["terms"].commands.items()


def test_no_command_takes_several_sets_of_facts() -> None:
    found = dict(commands())
    assert set(found) == {"list", "show", "decide", "ask", "calendar", "compare", "check"}
    taking = []
    for name, command in found.items():
        for parameter in command.params:
            assert parameter.nargs == 1, (name, parameter.name)
            # Facts given twice are refused, and so must be seen both times; see above.
            several = getattr(parameter, "multiple", False)
            assert several == (parameter.name == "facts"), (name, parameter.name)
            if "facts" in (parameter.name or ""):
                taking.append((name, parameter.name))
    assert taking == [("decide", "facts")]
    # Two ids are compared, and two texts decide nothing about anybody.
    arguments = {
        name: [p.name for p in command.params if p.param_type_name == "argument"]
        for name, command in found.items()
    }
    assert arguments["decide"] == arguments["ask"] == ["id_"]
    assert arguments["compare"] == ["first", "second"]


def test_no_option_asks_who_somebody_is() -> None:
    options = {
        option
        for _, command in commands()
        for parameter in command.params
        for option in parameter.opts
        if option.startswith("-")
    }
    asked = {"--facts", "--known-on", "--lang", "--on", "--out", "--trace"}
    assert options == asked | {"--json", "--quiet"}


def test_a_folder_of_facts_is_not_walked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(3):
        (tmp_path / f"{number}.yaml").write_text("age-years: 30\n", "utf-8")
    assert main(decide(str(tmp_path))) == 2
    assert main(decide(str(tmp_path / "*.yaml"))) == 2
    out, _ = capsys.readouterr()
    assert not out
