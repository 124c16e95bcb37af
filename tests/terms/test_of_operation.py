"""The instruments of an operation folder, and what is held against them."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
import yaml

from safeconduct.errors import Fault, InputError
from safeconduct.operation.model import Operation
from safeconduct.operation.read import read_operation
from safeconduct.terms.of_operation import outlooks, read_terms, warnings_of
from tests.terms.small import document, event, offer

TWO_GATES = Path(__file__).resolve().parents[1] / "folders" / "two-gates"
LIBRARY = "library: sy-2016-15\n"
OFFICE = 'handing_in:\n  - {{offer: {offer}, recipient: "a judge", reached_by: [west]}}\n'
OWN = yaml.safe_dump(document(), allow_unicode=True, sort_keys=False)


def folder_with(folder: Path, horizon: str = "P1D", more: str = "", **terms: str) -> Operation:
    """Copy two-gates, which begins on 29 July 2016 at 06:00, and give it terms; read it."""
    place = folder / "op"
    shutil.copytree(TWO_GATES, place)
    file = place / "operation.yaml"
    text = file.read_text("utf-8").replace("horizon: P1D", f"horizon: {horizon}")
    file.write_text(f"{text}\n{more}", "utf-8")
    (place / "terms").mkdir()
    for name, said in terms.items():
        (place / "terms" / f"{name}.yaml").write_text(said, "utf-8")
    return read_operation(place)


def refused(operation: Operation) -> list[tuple[str, int, str]]:
    with pytest.raises(InputError) as caught:
        read_terms(operation)
    return [(fault.file, fault.line, fault.code) for fault in caught.value.faults]


def line_of(operation: Operation, words: str) -> int:
    lines = (operation.folder / "operation.yaml").read_text("utf-8").split("\n")
    return next(number for number, line in enumerate(lines, 1) if words in line)


def warned(operation: Operation) -> list[Fault]:
    return list(warnings_of(operation, outlooks(operation, read_terms(operation))))


def own(**changed: object) -> str:
    return yaml.safe_dump(document(**changed), allow_unicode=True, sort_keys=False)


def test_a_folder_without_terms_has_none(tmp_path: Path) -> None:
    shutil.copytree(TWO_GATES, tmp_path / "op")
    operation = read_operation(tmp_path / "op")
    assert read_terms(operation) == ()
    assert outlooks(operation, ()) == ()
    assert warnings_of(operation, ()) == ()


def test_an_instrument_of_ones_own_and_one_of_the_library(tmp_path: Path) -> None:
    operation = folder_with(tmp_path, a=OWN, b=f"# A comment.\n{LIBRARY}")
    assert [each.id for each in read_terms(operation)] == ["xx-1", "sy-2016-15"]
    found = outlooks(operation, read_terms(operation))
    assert [(each.instrument.id, each.offer.id) for each in found] == [
        ("xx-1", "one"), ("sy-2016-15", "1"), ("sy-2016-15", "2"),
    ]  # fmt: skip
    assert [each.days_left for each in found] == [91, 91, 30]
    assert warned(operation) == []


def test_the_same_instrument_twice(tmp_path: Path) -> None:
    operation = folder_with(tmp_path, a=LIBRARY, b=f"# Again.\n{LIBRARY}")
    [(file, line, code)] = refused(operation)
    assert (file, code) == ("terms/b.yaml", "SC726")
    assert line in (1, 2)


def test_a_file_of_ones_own_that_bears_the_id_of_another(tmp_path: Path) -> None:
    operation = folder_with(tmp_path, a=LIBRARY, b=OWN.replace("xx-1", "sy-2016-15"))
    assert [code for *_, code in refused(operation)] == ["SC726"]


def test_an_id_the_library_does_not_have(tmp_path: Path) -> None:
    operation = folder_with(tmp_path, a="# A comment.\nlibrary: sy-1999-1\n", b=LIBRARY)
    assert refused(operation) == [("terms/a.yaml", 2, "SC720")]


def test_more_than_the_id_cannot_stand_beside_it(tmp_path: Path) -> None:
    operation = folder_with(tmp_path, a=f"{LIBRARY}title: {{en: Other}}\n")
    assert refused(operation) == [("terms/a.yaml", 2, "SC201")]


def test_faults_of_every_file_are_told_at_once(tmp_path: Path) -> None:
    broken = own(offers={"one": offer(act="caried-arms")})
    operation = folder_with(
        tmp_path, more=OFFICE.format(offer="nowhere/1"), a=broken, b="library: nope\n", c=LIBRARY
    )
    line = next(n for n, each in enumerate(broken.split("\n"), 1) if "caried-arms" in each)
    assert refused(operation) == [("terms/a.yaml", line, "SC704"), ("terms/b.yaml", 1, "SC720")]


@pytest.mark.parametrize("offer_id", ["sy-2016-15/3", "sy-2018-18/1", "xx-1/one"])
def test_an_office_for_an_offer_no_file_holds(offer_id: str, tmp_path: Path) -> None:
    operation = folder_with(tmp_path, more=OFFICE.format(offer=offer_id), a=LIBRARY)
    line = line_of(operation, offer_id)
    assert refused(operation) == [("operation.yaml", line, "SC727")]


def test_an_office_for_an_offer_that_is_there(tmp_path: Path) -> None:
    operation = folder_with(tmp_path, more=OFFICE.format(offer="sy-2016-15/1"), a=LIBRARY)
    assert [each.id for each in read_terms(operation)] == ["sy-2016-15"]


@pytest.mark.parametrize(
    ("horizon", "last", "warns"),
    [
        ("P1D", "2016-07-30", False),
        ("P1D", "2016-07-29", True),
        # The plan ends at midnight: the day that begins then is no day of it.
        ("PT18H", "2016-07-29", False),
        ("PT18H10M", "2016-07-29", True),
        ("P7D", "2016-08-05", False),
        ("P7D", "2016-08-04", True),
    ],
)
def test_an_offer_that_ends_before_the_plan_warns(
    horizon: str, last: str, warns: bool, tmp_path: Path
) -> None:
    one = offer(window={"starts": "issued", "through": last})
    operation = folder_with(tmp_path, horizon, a=own(offers={"one": one}))
    found = warned(operation)
    assert [each.code for each in found] == ["SC728"] * warns
    for each in found:
        assert each.severity == "warning"
        assert f"xx-1/one ends on {last}; the plan goes on to 2016-" in each.what
        assert each.remedy


@pytest.mark.parametrize(
    ("closes", "opens", "codes"),
    [
        ("2016-07-30", "2016-08-02", ["SC729"]),
        ("2016-07-30", "2017-01-01", ["SC728", "SC729"]),
        ("2016-08-04", "2016-08-10", ["SC728", "SC729"]),
        # The gap lies after the plan.
        ("2016-08-05", "2016-08-10", []),
        ("2016-07-30", "2016-07-31", []),
        ("2016-07-28", "2016-08-02", ["SC729"]),
    ],
)
def test_a_gap_within_the_plan_warns(
    closes: str, opens: str, codes: list[str], tmp_path: Path
) -> None:
    text = own(
        offers={"one": offer(window={"starts": "issued", "through": closes})},
        events={"again": event("extend", "2016-07-28", opens=opens, through="2017-12-31")},
    )
    found = warned(folder_with(tmp_path, "P7D", a=text))
    assert [each.code for each in found] == codes
    for each in found:
        if each.code == "SC729":
            last = date.fromordinal(date.fromisoformat(opens).toordinal() - 1)
            assert each.what.endswith(f" to {last}.")


def test_what_was_not_enacted_or_not_known_yet_is_no_term(tmp_path: Path) -> None:
    offers = {"one": offer(standing="proposed"), "two": offer()}
    later = own(instrument="xx-2", known_since="2016-07-30")
    claimed = own(instrument="xx-3", standing="claimed")
    operation = folder_with(tmp_path, a=own(offers=offers), b=later, c=claimed)
    instruments = read_terms(operation)
    assert [each.id for each in instruments] == ["xx-1", "xx-2", "xx-3"]
    found = outlooks(operation, instruments)
    assert [f"{each.instrument.id}/{each.offer.id}" for each in found] == ["xx-1/two"]


def test_an_extension_that_comes_after_the_first_day_is_not_foreseen(tmp_path: Path) -> None:
    one = offer(window={"starts": "issued", "through": "2016-07-30"})
    text = own(
        offers={"one": one}, events={"more": event("extend", "2016-07-30", through="2016-12-31")}
    )
    operation = folder_with(tmp_path, "P7D", a=text)
    [found] = outlooks(operation, read_terms(operation))
    assert str(found.last_sure) == "2016-07-30"
    assert [each.code for each in warned(operation)] == ["SC728"]
