"""What tests of every layer share: where shared data lies, and no network."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

REPOSITORY = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of road extracts and recorded days; without it the test is skipped."""
    named = os.environ.get("SAFECONDUCT_SHARED")
    shared = Path(named) if named else REPOSITORY.parent / "shared"
    data = shared / "data"
    if not data.is_dir():
        pytest.skip(f"the shared data is not at {data}; SAFECONDUCT_SHARED can say where it is")
    return data


@pytest.fixture(autouse=True, scope="session")
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep built road networks of the tests out of the user's cache folder."""
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.mktemp("cache"))


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection that would leave this machine."""
    connect: Callable[[socket.socket, Any], None] = socket.socket.connect

    def only_here(self: socket.socket, address: Any) -> None:
        leaves = self.family in {socket.AF_INET, socket.AF_INET6}
        if leaves and address[0] not in {"127.0.0.1", "::1", "localhost"}:
            raise AssertionError(f"a test reached for the network: {address}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", only_here)
