"""The edition before and the edition after, as a list of all of them would give them."""

from pathlib import Path

from factories import article, edition, raw
from hypothesis import given
from hypothesis import strategies as st

from reader.library import Library

DAYS = st.sampled_from([None, "2021-11-08", "2021-11-09", "2022-01-01"])
PAPERS = st.sampled_from([None, "平湖日报", "人民日报"])
PAGES = st.sampled_from([None, "1", "2", "10", "A2"])


@given(st.lists(st.tuples(PAPERS, DAYS, PAGES), max_size=12))
def test_the_neighbours_are_those_of_the_list(tmp_path_factory: object, parts: list[tuple[str | None, ...]]) -> None:
    folder: Path = tmp_path_factory.mktemp("library")  # type: ignore[attr-defined]
    with Library.open(folder) as library:
        for number, (paper, day, page) in enumerate(parts):
            made = edition(article(f"题{number}", "文" * number), paper=paper, day=day, page=page, name=str(number))
            library.add(made, raw(made))
        listed = library.editions()
        for paper in {each.newspaper for each in listed}:
            keys = [each.key for each in sorted(listed, key=lambda each: each.date or "") if each.newspaper == paper]
            assert [library.neighbour(key, 1) for key in keys] == [*keys[1:], None]
            assert [library.neighbour(key, -1) for key in keys] == [None, *keys[:-1]]
        assert all(library.has(each.key) for each in listed)
        assert not library.has("x")
        assert library.neighbour("x", 1) is None
