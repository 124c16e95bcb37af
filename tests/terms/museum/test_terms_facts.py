"""Broken sets of facts are told by line, and no message repeats what stood there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from safeconduct.errors import InputError
from safeconduct.terms.decide import decide
from safeconduct.terms.facts import checked_facts, read_facts
from safeconduct.terms.library import library_instrument
from safeconduct.terms.read_instrument import read_instrument

MUSEUM = Path(__file__).parent
CASES: list[dict[str, Any]] = yaml.safe_load((MUSEUM / "facts.yaml").read_text("utf-8"))
NAMES = ["SAMIR", "HADDAD", "Samir", "Haddad"]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case: dict[str, Any], tmp_path: Path) -> None:
    file = tmp_path / "facts.yaml"
    file.write_text(case["text"], "utf-8")
    with pytest.raises(InputError) as caught:
        read_facts(file)
    told = [[fault.line, fault.code] for fault in caught.value.faults]
    assert told == case["told"], str(caught.value)
    for fault in caught.value.faults:
        assert fault.file == "facts.yaml"
        assert fault.what.endswith(".")
        assert fault.why.endswith(".")
        assert fault.remedy.endswith(".")
    said = str(caught.value)
    assert not [word for word in [*NAMES, *case.get("hides", [])] if word in said], said
    assert str(tmp_path) not in said


def test_every_code_of_facts_is_shown() -> None:
    shown = {code for case in CASES for _, code in case["told"]}
    assert {"SC722", "SC723", "SC724"} <= shown
    assert len(CASES) == len({case["name"] for case in CASES})


def test_a_whole_set_of_facts_is_read_and_unknown_ones_are_left_out(tmp_path: Path) -> None:
    file = tmp_path / "facts.yaml"
    file.write_text(
        "age-years: 30\ncarried-arms: yes\nin-hiding: no\nfugitive-from-justice: unknown\n"
        "offence-on: 2015-01-31\nhanded-to: court\nholds-captive:\nfreed-captive: true\n",
        "utf-8",
    )
    facts = read_facts(file)
    assert {key: str(value) for key, value in facts.items()} == {
        "age-years": "30",
        "carried-arms": "True",
        "in-hiding": "False",
        "offence-on": "2015-01-31",
        "handed-to": "court",
        "freed-captive": "True",
    }
    assert [each.name for each in tmp_path.iterdir()] == ["facts.yaml"]


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"SAMIR HADDAD": True}, "SC722"),
        ({("SAMIR", "HADDAD"): True}, "SC722"),
        ({30: True}, "SC722"),
        ({"carried-arms": "SAMIR"}, "SC723"),
        ({"handed-to": "SAMIR"}, "SC723"),
        ({"age-years": True}, "SC723"),
        ([{"age-years": 30}, {"age-years": 40}], "SC724"),
        ([], "SC724"),
        ("SAMIR", "SC724"),
        (None, "SC724"),
    ],
)
def test_facts_that_come_from_no_file_are_checked_alike(facts: Any, code: str) -> None:
    instrument = library_instrument("sy-2016-15")
    for use in (checked_facts, lambda each: decide(instrument, each, on=instrument.known_since)):
        with pytest.raises(InputError) as caught:
            use(facts)
        assert [fault.code for fault in caught.value.faults] == [code]
        assert not [name for name in NAMES if name in str(caught.value)]


def test_an_instrument_is_no_set_of_facts_nor_the_other_way_round(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_facts(MUSEUM / "base.yaml")
    assert {fault.code for fault in caught.value.faults} == {"SC722"}
    file = tmp_path / "facts.yaml"
    file.write_text("age-years: 30\n", "utf-8")
    with pytest.raises(InputError) as caught:
        read_instrument(file)
    assert {"SC201", "SC202"} == {fault.code for fault in caught.value.faults}
