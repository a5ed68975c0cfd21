"""Someone who may not write reads a library while its owner adds: every answer is true, and what is new is seen."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from factories import article, asked, edition, raw

from reader.errors import LibraryError
from reader.library import Library, connection
from reader.library.opening import opened_to_read
from reader.library.repeating import repeated


def add(folder: Path, *days: int) -> None:
    with Library.open(folder) as owner:
        for day in days:
            made = edition(article("党建", f"第{day}次成立党建联盟。"), day=f"2021-11-{day:02}")
            owner.add(made, raw(made))
        owner.catch_up()


@pytest.fixture
def shared() -> Iterator[Path]:
    """A library that others may read, of one edition."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        folder = Path(name) / "kanbao"
        folder.mkdir(0o755)
        folder.chmod(0o755)
        (folder / "library.db").touch()
        (folder / "library.db").chmod(0o644)
        add(folder, 1)
        yield folder


def reader_of(folder: Path) -> Library:
    path = folder / "library.db"
    return Library(opened_to_read(path), path, is_read_only=True)


def beside(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("library.db-*"))


def test_what_a_library_is_shared_through_stays_where_others_may_read_it(shared: Path, folder: Path) -> None:
    add(folder, 1)
    assert (beside(folder), beside(shared)) == ([], ["library.db-shm", "library.db-wal"])
    assert (shared / "library.db-wal").stat().st_size == 0


def test_without_locks_what_is_new_is_seen(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "_with_locks", lambda path: None)
    with reader_of(shared) as reader:
        for day in (2, 3):
            add(shared, day)
            assert (len(reader.editions()), reader.search(asked("联盟")).total) == (day, day)


def test_a_library_that_takes_the_place_of_another_is_seen(shared: Path, folder: Path) -> None:
    add(folder, 4, 5)
    with reader_of(shared) as reader:
        assert len(reader.editions()) == 1
        for path in shared.glob("*.db-*"):
            path.unlink()
        for name in ("library.db", "index.db"):
            (folder / name).replace(shared / name)
        assert (len(reader.editions()), reader.search(asked("联盟")).total) == (2, 2)


def test_changes_that_wait_are_read_from_a_copy(shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "_with_locks", lambda path: None)
    monkeypatch.setattr(connection, "BEGINNING_SECONDS", 0)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with Library.open(shared) as owner:
        owner.add(edition(article("党建", "联盟"), day="2021-11-02"), b"x")
        with reader_of(shared) as reader:
            assert len(reader.editions()) == 2
            assert list(tmp_path.glob("kanbao-*")) == []
            owner.add(edition(article("党建", "联盟成立"), day="2021-11-03"), b"y")
            assert len(reader.editions()) == 3


def test_changes_that_cannot_be_read_are_told(shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "_with_locks", lambda path: None)
    monkeypatch.setattr(connection, "BEGINNING_SECONDS", 0)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "none"))
    with Library.open(shared) as owner:
        owner.add(edition(article("党建", "联盟"), day="2021-11-02"), b"x")
        with pytest.raises(LibraryError) as raised:
            reader_of(shared)
    assert raised.value.message == "library.unfinished"


class Changing:
    """Something that changes while it is read, so many times."""

    def __init__(self, changes: int) -> None:
        self.changes = changes
        self.opened = 0
        self.is_read_only = True

    @property
    def is_still(self) -> bool:
        return self.opened >= self.changes

    def open_again(self) -> None:
        self.opened += 1

    @repeated
    def read(self) -> int:
        if not self.is_still:
            raise LibraryError("library.corrupt")
        return self.opened


@pytest.mark.parametrize("changes", [0, 1, 5])
def test_an_answer_counts_when_nothing_has_changed_meanwhile(changes: int) -> None:
    assert Changing(changes).read() == changes


class Beginning(Changing):
    """A library whose writer is just making the files through which it is shared."""

    @repeated
    def read(self) -> int:
        if self.opened < 2:
            raise LibraryError("library.read-only")
        return self.opened


def test_what_sqlite_says_while_a_writer_begins_is_no_answer() -> None:
    assert Beginning(0).read() == 2


READER = """
import os, sys
from pathlib import Path
from reader.app import bundled
from reader.library import Library
from reader.search.query import Term
bundled.fold()
os.setgid(65534), os.setuid(65534)
last = 0
with Library.open(Path(sys.argv[1])) as library:
    while last < 25:
        found = library.search(Term("联盟"), limit=1000)
        assert (len(found.hits), found.total_is_exact, found.unsearched) == (found.total, True, 0)
        assert last <= found.total <= len(library.editions())
        if found.total != last:
            print(found.total, flush=True)
        last = found.total
"""


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="only the superuser can be another user")
def test_another_user_reads_while_the_owner_adds(shared: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", READER, shared], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as reader:
        assert reader.stdout
        assert reader.stderr
        assert reader.stdout.readline() == "1\n"
        for day in range(2, 26):
            add(shared, day)
        seen = [int(line) for line in reader.stdout]
        assert (seen[-1:], reader.stderr.read()) == ([25], "")
