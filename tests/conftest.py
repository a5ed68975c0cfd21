"""Every test has a home of its own: none reads or writes what belongs to the user."""

import io
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from command_result import CommandResult, RunCommand
from hypothesis import settings

from reader.cli import main
from reader.library import Library

# No property is a matter of time, and what decides about a change draws the same examples every time.
settings.register_profile("kanbao", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("kanbao")


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    home: Path = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    folders = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")
    for variable in (*folders, "NO_COLOR", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")


@pytest.fixture
def kanbao(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> RunCommand:
    """Runs a command in the test's own process."""

    def run(*arguments: str, stdin: bytes | None = None) -> CommandResult:
        if stdin is not None:
            monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        status = main(list(arguments))
        return CommandResult(status, *capsys.readouterr())

    return run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a library may be."""
    return tmp_path / "kanbao"


@pytest.fixture
def library(folder: Path) -> Iterator[Library]:
    """An empty library."""
    with Library.open(folder) as opened:
        yield opened
