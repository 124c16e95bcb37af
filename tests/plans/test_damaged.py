from __future__ import annotations

from pathlib import Path

import pytest

from safeconduct.catalogue import CATALOGUE
from safeconduct.errors import Fault, InputError
from safeconduct.plans.read import read_plan
from safeconduct.plans.write import write_plan
from tests.plans.any_plan import a_plan

# file, text that is there, text instead, code
DAMAGE = [
    ("plan.json", '"engine"', '"motor"', "SC404"),
    ("plan.json", '"step_s": 600', '"step_s": "600"', "SC405"),
    ("plan.json", '"step_s": 600', '"step_s": 600.5', "SC405"),
    ("plan.json", '"value": 62.5', '"value": NaN', "SC405"),
    ("plan.json", '"name": "moved"', '"name": "lost"', "SC405"),
    ("certificate.json", "0.25]", '"cheap"]', "SC405"),
    ("certificate.json", '["room"', '["rooms"', "SC405"),
    ("certificate.json", ", 1, 0.25]", ", 0.25]", "SC404"),
    ("certificate.json", '"room", ', '"room" ', "SC403"),
    ("cohorts.csv", "cohort,group", "cohorte,groupe", "SC406"),
    ("cohorts.csv", ",12.500000,", ",-12.500000,", "SC408"),
    ("cohorts.csv", ",12.500000,", ",nan,", "SC408"),
    ("cohorts.csv", ",12.500000,", ",1e999,", "SC408"),
    ("cohorts.csv", ",12.500000,", ",twelve,", "SC408"),
    ("cohorts.csv", ",buses,", ",trains,", "SC408"),
    ("cohorts.csv", "1,people,a,c,s,buses", "1.5,people,a,c,s,buses", "SC408"),
    ("cohorts.csv", ",buses,l,", ",buses,", "SC407"),
    ("cohorts.csv", ",buses,l,", ',buses,"l,', "SC407"),
    ("cohorts.csv", "06:30:00+03:00", "06:30:00", "SC409"),
    ("cohorts.csv", "06:30:00+03:00", "06:30:00+02:00", "SC409"),
    ("cohorts.csv", "06:30:00+03:00", "26:30:00+03:00", "SC409"),
    ("runs.csv", ",1.0,", ",one,", "SC408"),
    ("lines.csv", "3|4,5|6", "3|4,5|6,7", "SC407"),
    ("usage.csv", "room,", "rooms,", "SC408"),
    ("usage.csv", ",400.000000,", ",-1,", "SC408"),
    ("arrivals.csv", ",12.500000", ",13.500000", "SC410"),
    ("arrivals.csv", "2016-07-29T06:20", "2016-07-29T06:10", "SC410"),
]
WHOLE_FILE = [
    ("plan.json", '"step_s": 600', '"step_s": 0', "SC405"),
    ("plan.json", "Asia/Damascus", "Asia/Nowhere", "SC405"),
    ("plan.json", "2016-07-29T06:00", "2016-07-32T06:00", "SC405"),
    ("plan.json", "2016-07-29T06:00", "9999-12-31T23:00", "SC405"),
    ("plan.json", '"last_arrival_step": 6', '"last_arrival_step": 7', "SC410"),
    ("plan.json", '"gap": 0.0,\n  "horizon', '"gap": 0.1,\n  "horizon', "SC410"),
    ("certificate.json", '"proofs"', '"proof"', "SC404"),
    ("arrivals.csv", "2016-07-29T06:50:00+03:00", "2016-07-29T06:40:00+03:00", "SC410"),
]


def damaged(folder: Path, file: str, old: str, new: str) -> tuple[list[Fault], int]:
    """Give the faults after replacing a text, and the line it stood on."""
    write_plan(a_plan(), folder)
    text = (folder / file).read_text(encoding="utf-8")
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(InputError) as raised:
        read_plan(folder)
    return list(raised.value.faults), text[: text.index(old)].count("\n") + 1


@pytest.mark.parametrize(("file", "old", "new", "code"), DAMAGE)
def test_each_damage_has_its_code_and_line(
    tmp_path: Path, file: str, old: str, new: str, code: str
) -> None:
    faults, line = damaged(tmp_path, file, old, new)
    assert (Path(file).name, line, code) in [(Path(f.file).name, f.line, f.code) for f in faults]
    assert code in CATALOGUE


@pytest.mark.parametrize(("file", "old", "new", "code"), WHOLE_FILE)
def test_what_is_wrong_with_a_file_as_a_whole_has_its_code(
    tmp_path: Path, file: str, old: str, new: str, code: str
) -> None:
    faults, _ = damaged(tmp_path, file, old, new)
    assert (file, code) in [(Path(f.file).name, f.code) for f in faults]


def test_a_person_lost_from_the_cohorts_is_missed_in_the_arrivals(tmp_path: Path) -> None:
    faults, _ = damaged(tmp_path, "cohorts.csv", ",50.000000,", ",49.000000,")
    assert [(Path(f.file).name, f.line, f.code) for f in faults] == [("arrivals.csv", 3, "SC410")]


def test_all_faults_of_all_files_come_at_once(tmp_path: Path) -> None:
    write_plan(a_plan(), tmp_path)
    (tmp_path / "runs.csv").unlink()
    (tmp_path / "usage.csv").write_bytes(b"limit,kind\n\xff\n")
    cohorts = (tmp_path / "cohorts.csv").read_text(encoding="utf-8")
    (tmp_path / "cohorts.csv").write_text(
        cohorts.replace("12.500000", "x").replace("50.000000", "y"), encoding="utf-8"
    )
    with pytest.raises(InputError) as raised:
        read_plan(tmp_path)
    found = {(Path(f.file).name, f.line, f.code) for f in raised.value.faults}
    assert found == {
        ("runs.csv", 0, "SC401"),
        ("usage.csv", 2, "SC402"),
        ("cohorts.csv", 2, "SC408"),
        ("cohorts.csv", 3, "SC408"),
    }


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError) as raised:
        read_plan(tmp_path / "nowhere")
    assert [f.code for f in raised.value.faults] == ["SC401"]


@pytest.mark.parametrize("name", ["plan.json", "certificate.json", "cohorts.csv", "runs.csv"])
def test_a_file_cut_anywhere_gives_faults_and_no_traceback(tmp_path: Path, name: str) -> None:
    write_plan(a_plan(), tmp_path)
    whole = (tmp_path / name).read_bytes()
    for length in range(0, len(whole) - 1, 7):
        (tmp_path / name).write_bytes(whole[:length])
        if name == "runs.csv" and whole[:length].endswith(b"\n"):
            continue  # a run that is missing as a whole is for certify to find
        with pytest.raises(InputError):
            read_plan(tmp_path)


@pytest.mark.parametrize("text", ["[" * 100_000, '{"aims": ' * 50_000, "1" * 5000, '"\\ud800"'])
def test_json_made_to_break_a_parser_is_a_fault(tmp_path: Path, text: str) -> None:
    write_plan(a_plan(), tmp_path)
    (tmp_path / "plan.json").write_text(text, encoding="utf-8")
    with pytest.raises(InputError):
        read_plan(tmp_path)
