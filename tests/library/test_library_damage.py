"""Damage inside library.db has one message, harms no index, and costs no more than what it has struck."""

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest
from factories import article, asked, edition, raw

from reader.errors import LibraryError
from reader.library import Library, health
from reader.library.salvage import SalvagedEdition, salvage

PAGE = 4096
COUNT = 40


def filled(folder: Path) -> Path:
    with Library.open(folder) as library:
        for number in range(COUNT):
            text = "".join(chr(0x4E00 + (number * 577 + at * 7919) % 20000) for at in range(900))
            made = edition(article(f"题{number}", text), page=str(number), name=f"{number}.txt")
            library.add(made, raw(made), path=f"/papers/{number}.txt", words={"党建": 1})
        library.catch_up()
    return folder / "library.db"


def execute(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def spoil_page(path: Path, table: str) -> None:
    """Fills a page of a table's leaves with noise."""
    with closing(sqlite3.connect(path)) as connection:
        root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0]
    data = bytearray(path.read_bytes())
    page = data[(root - 1) * PAGE : root * PAGE]
    assert page[0] == 5, "the root is no leaf"
    cell = int.from_bytes(page[12:14], "big")
    child = int.from_bytes(page[cell : cell + 4], "big")
    data[(child - 1) * PAGE : child * PAGE] = b"\x5a" * PAGE
    path.write_bytes(data)


def spoil_header(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[:24] = b"\x5a" * 24
    path.write_bytes(data)


DAMAGES: dict[str, Callable[[Path], None]] = {
    "no content": lambda path: execute(path, "DELETE FROM content WHERE edition = 3"),
    "no entry": lambda path: execute(path, "DELETE FROM entry WHERE edition = 3"),
    "no edition": lambda path: execute(path, "DELETE FROM edition WHERE id = 3"),
    "no identity": lambda path: execute(path, "DELETE FROM identity"),
    "no such table": lambda path: execute(path, "DROP TABLE content"),
    "a page of the entries": lambda path: spoil_page(path, "entry"),
    "a page of the contents": lambda path: spoil_page(path, "content"),
    "the header": spoil_header,
    "a text": lambda path: execute(path, "UPDATE entry SET texts = x'00' WHERE edition = 3"),
}


def ask_everything(folder: Path) -> None:
    with Library.open(folder) as library:
        for listed in library.editions():
            library.edition(listed.key)
        library.search(asked("题"), limit=COUNT)
        library.months(asked("题"))
        library.suggest("dangjian")


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_is_called_damage_by_every_question_and_by_the_examination(folder: Path, damage: str) -> None:
    DAMAGES[damage](filled(folder))
    if damage != "a text":  # which only comparing every source finds
        with pytest.raises(LibraryError) as examined:
            health.check(folder)
        assert examined.value.message == "library.corrupt"
    if damage not in ("no entry", "no edition"):  # of these nothing is left to ask for
        with pytest.raises(LibraryError) as asked_for:
            ask_everything(folder)
        assert asked_for.value.message == "library.corrupt"


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_healthy_index_survives_damage_of_the_library(folder: Path, damage: str) -> None:
    path = filled(folder)
    before = (folder / "index.db").stat().st_ino
    DAMAGES[damage](path)
    with closing(sqlite3.connect(folder / "index.db")) as index:
        known = index.execute("SELECT count(*) FROM doc").fetchone()
    for _ in range(2):
        with suppress(LibraryError):
            ask_everything(folder)
    assert (folder / "index.db").stat().st_ino == before
    with closing(sqlite3.connect(folder / "index.db")) as index:
        assert index.execute("SELECT count(*) FROM doc").fetchone() == known


def saved(path: Path, scratch: Path) -> tuple[list[SalvagedEdition], list[SalvagedEdition], list[SalvagedEdition]]:
    """Whole, in part, lost."""
    scratch.mkdir()
    every = list(salvage(path, scratch))
    whole = [one for one in every if one.edition and one.raw]
    return whole, [one for one in every if not one.is_lost and one not in whole], [one for one in every if one.is_lost]


def test_what_is_whole_is_saved_whole_and_the_damaged_file_is_not_touched(folder: Path, tmp_path: Path) -> None:
    path = filled(folder)
    spoil_page(path, "content")
    before = path.read_bytes()
    whole, in_part, lost = saved(path, tmp_path / "scratch")
    assert len(whole) + len(in_part) + len(lost) == COUNT
    assert len(whole) >= COUNT - 20
    assert not lost
    assert all(one.text and one.path for one in in_part)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("damage", "whole", "in_part"),
    [
        ("no content", COUNT - 1, 1),
        ("no entry", COUNT - 1, 0),
        ("no edition", COUNT, 0),
        ("no such table", 0, COUNT),
        ("the header", COUNT, 0),
        ("no identity", COUNT, 0),
    ],
)
def test_each_kind_of_damage_costs_what_it_struck(
    folder: Path, tmp_path: Path, damage: str, whole: int, in_part: int
) -> None:
    path = filled(folder)
    DAMAGES[damage](path)
    found = saved(path, tmp_path / "scratch")
    assert (len(found[0]), len(found[1])) == (whole, in_part)
    assert all(one.raw and one.keys and one.words == {"党建": 1} for one in found[0])


def test_a_damaged_edition_can_be_removed(folder: Path) -> None:
    path = filled(folder)
    execute(path, "DELETE FROM content WHERE edition = 3")
    with Library.open(folder) as library:
        library.remove("平湖日报/2021-11-08/2")
        library.catch_up()
    assert health.check(folder).editions == COUNT - 1


def test_verification_names_the_edition_whose_source_has_changed(folder: Path) -> None:
    path = filled(folder)
    execute(path, "UPDATE edition SET sha256 = hex(randomblob(32)) WHERE id = 5")
    assert [one.key for one in health.check_sources(path) if not one.is_whole] == ["平湖日报/2021-11-08/4"]


def test_verification_finds_a_text_that_was_spoiled(folder: Path) -> None:
    path = filled(folder)
    DAMAGES["a text"](path)
    assert [one.key for one in health.check_sources(path) if not one.is_whole] == ["平湖日报/2021-11-08/2"]
