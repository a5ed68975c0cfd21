"""Several libraries answer as one that holds all of it."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from factories import article, asked, edition, raw

from reader.errors import AmbiguousError, LibraryError
from reader.library import Library
from reader.library.joined import JoinedLibrary
from reader.model.edition import Edition

MADE = [
    edition(
        article(f"题{paper}{day}{page}", "党建联盟成立。" + "文" * day, "党建" * (day % 3)),
        paper=paper,
        day=f"2021-{month:02}-{day:02}" if month else None,
        page=page,
        name=f"{paper}{month}{day}{page}",
    )
    for paper in ("平湖日报", "人民日报")
    for month in (0, 10, 11)
    for day in (7, 8)
    for page in ("1", "2", "10")
    if month or day == 7
]


def fill(folder: Path, editions: list[Edition]) -> Path:
    with Library.open(folder) as library:
        for made in editions:
            library.add(made, raw(made), words={"党建": 1})
        library.catch_up()
    return folder


@contextmanager
def _open(own: Path, others: Sequence[Path]) -> Iterator[JoinedLibrary]:
    joined = JoinedLibrary.open_places(own, others)
    with joined:
        yield joined


@pytest.fixture
def whole(tmp_path: Path) -> Iterator[Library]:
    with Library.open(fill(tmp_path / "whole", MADE)) as library:
        yield library


@pytest.fixture
def joined(tmp_path: Path) -> Iterator[JoinedLibrary]:
    """Three of them, one of which has some of what another has."""
    places = [fill(tmp_path / name, MADE[at::3]) for at, name in enumerate(("own", "second", "third"))]
    fill(tmp_path / "third", MADE[1:6:3])
    with _open(places[0], places[1:]) as library:
        yield library


def test_the_shelf_is_that_of_one_library(joined: JoinedLibrary, whole: Library) -> None:
    keys = [each.key for each in whole.editions()]
    assert [each.key for each in joined.editions()] == keys
    for step in (1, -1):
        assert [joined.neighbour(key, step) for key in keys] == [whole.neighbour(key, step) for key in keys]
    assert all(map(joined.has, keys))


@pytest.mark.parametrize("query", ["党建联盟", "title:题人民日报", "党建 date:2021-11", "没有的"])
@pytest.mark.parametrize("best_first", [False, True])
def test_a_search_finds_what_it_finds_in_one_library(
    joined: JoinedLibrary, whole: Library, query: str, best_first: bool
) -> None:
    expected = whole.search(asked(query), best_first=best_first)
    found = joined.search(asked(query), best_first=best_first)
    assert {hit.row.ref for hit in found.hits} == {hit.row.ref for hit in expected.hits}
    assert (found.total, found.total_is_exact) == (expected.total, True)
    if not best_first:
        assert [hit.row.date for hit in found.hits] == [hit.row.date for hit in expected.hits]
        few = joined.search(asked(query), limit=4)
        assert [hit.row.date for hit in few.hits] == [hit.row.date for hit in expected.hits[:4]]


def test_references_lead_to_the_library_that_has_the_edition(joined: JoinedLibrary, whole: Library) -> None:
    for each in whole.editions():
        assert joined.edition(f"{each.key}#1").date == each.date
        assert joined.source(each.key) == whole.source(each.key)
        assert joined.search(asked("党建"), editions=[each.key]).total == 1
    with pytest.raises(AmbiguousError):
        joined.find("2021-11")
    with pytest.raises(LibraryError) as raised:
        joined.find("光明日报")
    assert raised.value.message == "library.reference-unknown"


def test_a_place_that_cannot_be_reached_is_missed_and_the_others_go_on(tmp_path: Path) -> None:
    own, other = fill(tmp_path / "own", MADE[:2]), fill(tmp_path / "other", MADE[2:4])
    bad = tmp_path / "bad"
    bad.mkdir()
    (bad / "library.db").write_text("no library")
    with _open(own, [tmp_path / "none", bad, other]) as library:
        assert library.missed == [tmp_path / "none", bad]
        assert library.search(asked("党建联盟")).total == 4
    assert not (tmp_path / "none").exists()


def test_a_library_that_fails_while_it_is_read_is_missed(tmp_path: Path) -> None:
    own, other = fill(tmp_path / "own", MADE[:2]), fill(tmp_path / "other", MADE[2:4])
    with _open(own, [other]) as library:
        assert len(library.editions()) == 4
        shutil.copy(own / "index.db", other / "library.db")
        assert len(library.editions()) == 2
        assert library.missed == [other]


def test_what_others_add_is_seen_at_once_and_nothing_is_written_there(tmp_path: Path) -> None:
    own, other = fill(tmp_path / "own", MADE[:1]), fill(tmp_path / "other", MADE[1:2])
    with _open(own, [other]) as library:
        fill(other, MADE[2:3])
        assert library.search(asked("党建联盟")).total == 3
        library.add(MADE[4], raw(MADE[4]))
    with Library.open(other) as library:
        assert len(library.editions()) == 2
    with Library.open(own) as library:
        assert len(library.editions()) == 2
