"""What belongs to the user is read by nobody else, unless a library is shared on purpose."""

import os
import stat
from pathlib import Path

import pytest
from factories import article, edition, raw

from reader.errors import LibraryError
from reader.library import Library
from reader.marks.records import RecordChange, Records

MADE = edition(article("党建", "成立了汽车产业链党建联盟。"))


def fill(folder: Path) -> None:
    with Library.open(folder) as library:
        library.add(MADE, raw(MADE))
        library.catch_up()
    with Records.open(folder) as records:
        records.write([RecordChange("read", "键", True)])


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def modes(folder: Path) -> dict[str, int]:
    return {path.name: mode(path) for path in [folder, *folder.glob("*.db")]}


PRIVATE = {"kanbao": 0o700, "library.db": 0o600, "index.db": 0o600, "marks.db": 0o600}


@pytest.fixture(autouse=True)
def usual_umask() -> object:
    before = os.umask(0o022)
    yield
    os.umask(before)


def test_a_folder_that_was_open_to_others_is_made_private(folder: Path) -> None:
    folder.mkdir()
    folder.chmod(0o755)
    fill(folder)
    assert modes(folder) == PRIVATE


def test_files_that_an_older_version_left_open_are_made_private(folder: Path) -> None:
    fill(folder)
    for path in folder.glob("*.db"):
        path.chmod(0o644)
    fill(folder)
    assert modes(folder) == PRIVATE


def test_a_library_that_is_shared_keeps_its_modes_and_marks_stay_private(folder: Path) -> None:
    fill(folder)
    folder.chmod(0o750)
    (folder / "library.db").chmod(0o640)
    (folder / "index.db").unlink()
    fill(folder)
    assert modes(folder) == {"kanbao": 0o750, "library.db": 0o640, "index.db": 0o640, "marks.db": 0o600}


@pytest.mark.parametrize("opened", [Library, Records])
def test_the_folder_of_another_user_is_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch, opened: type[Library] | type[Records]
) -> None:
    fill(folder)
    monkeypatch.setattr(os, "getuid", lambda: folder.stat().st_uid + 1)
    with pytest.raises(LibraryError) as refused:
        opened.open(folder)
    assert refused.value.message == "library.of-another"


def test_a_group_that_the_owner_lets_write_is_let_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(folder)
    folder.chmod(0o770)
    (folder / "library.db").chmod(0o660)
    monkeypatch.setattr(os, "getuid", lambda: folder.stat().st_uid + 1)
    with Library.open(folder) as library:
        assert len(library.editions()) == 1


def test_what_was_added_is_on_the_disk_before_it_is_reported(folder: Path) -> None:
    with Library.open(folder) as library:
        assert library._connection.execute("PRAGMA synchronous").fetchone() == (2,)
