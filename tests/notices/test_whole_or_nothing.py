"""Whatever fails, and however late, nothing of the papers is left half-printed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from safeconduct.errors import Fault, InputError
from safeconduct.network.build import build_network
from safeconduct.network.model import Network
from safeconduct.notices import print as printing
from safeconduct.notices.print import make_ready, print_notices
from safeconduct.operation.model import Operation
from safeconduct.operation.read import read_operation
from safeconduct.terms.model import Instrument
from safeconduct.terms.of_operation import read_terms
from tests.notices.conftest import PrintedFolder
from tests.notices.folders import JULY, change, copy_of

STEPS = ["set_leaflet", "set_map", "set_script", "set_changes", "render_page", "write_channels"]
FAULT = Fault(
    "operation.yaml", 1, "SC961", "A letter is missing.", "It would be a box.", "Change it."
)


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder read and attached to its roads, with the version raised."""

    operation: Operation
    network: Network
    texts: tuple[Instrument, ...]


@pytest.fixture(scope="module")
def raised(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    folder = copy_of(JULY, tmp_path_factory.mktemp("raised") / "op")
    change(folder / "notices.yaml", "version: 1", "version: 2")
    operation = read_operation(folder)
    network = build_network(operation)
    return Folder(operation, network, tuple(read_terms(operation)))


@pytest.mark.parametrize("step", STEPS)
def test_a_fault_at_any_step_leaves_the_folder_as_it_was(
    step: str,
    raised: Folder,
    july: PrintedFolder,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Empty:
        pdf = b"%PDF"
        pictures = (b"PNG",)

    def fails(*_: Any, **__: Any) -> Any:
        raise InputError([FAULT])

    for name in STEPS:
        given: Any = {"set_map": b"<svg/>", "render_page": "", "write_channels": None}.get(
            name, Empty
        )
        monkeypatch.setattr(printing, name, lambda *_, given=given, **__: given)
    monkeypatch.setattr(printing, step, fails)
    old, new = tmp_path / "old", tmp_path / "new"
    old.mkdir()
    (old / "leaflet-north.ar.pdf").write_bytes(b"of the version before")
    for folder in (old, new):
        with pytest.raises(InputError):
            print_notices(
                raised.operation, raised.network, raised.texts, folder, replaces=july.folder
            )
    assert not new.exists()
    assert {each.name: each.read_bytes() for each in old.iterdir()} == {
        "leaflet-north.ar.pdf": b"of the version before"
    }


def test_a_version_not_raised_and_ways_that_are_gone_are_told_at_once(
    july: PrintedFolder, tmp_path: Path
) -> None:
    folder = copy_of(JULY, tmp_path / "op")
    change(folder / "operation.yaml", "{answer: none, source: opposition}", "refused")
    operation = read_operation(folder)
    with pytest.raises(InputError) as caught:
        make_ready(operation, read_terms(operation), july.folder)
    assert sorted(each.code for each in caught.value.faults) == ["SC958", "SC958", "SC967"]


def test_the_next_version_names_the_one_it_makes_void(raised: Folder, july: PrintedFolder) -> None:
    ready = make_ready(raised.operation, raised.texts, july.folder)
    assert ready.earlier is not None
    assert (ready.earlier.version, ready.issue.version) == (1, 2)
    for told in (*ready.notices, ready.whole):
        assert [each.key for each in told.sentences() if each.id == "issue.replaces"] == [
            "issue.replaces"
        ]
