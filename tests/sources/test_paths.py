"""Paper, day and page as the names of files and folders have them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.edition import Origin
from reader.runtime import resources
from reader.sources.hints import guess_from
from reader.sources.path_names import PaperNames

DAY = "2021-11-08"


@pytest.mark.parametrize(
    ("path", "paper", "day", "page", "item"),
    [
        ("pinghu-2021-11-08-c01.txt", None, DAY, "C01", None),
        ("日报_20211108_A05.txt", None, DAY, "A05", None),
        ("某报2021年11月8日第3版.txt", None, DAY, "3", None),
        ("2021.11.8.txt", None, DAY, None, None),
        ("node_2021-11-08_p12.txt", None, DAY, "12", None),
        ("20211308.txt", None, None, None, None),
        ("page-12.txt", None, None, None, None),
        ("phone-057312345678.txt", None, None, None, None),
        ("人民日报_2021-11-08_02版.txt", "人民日报", DAY, "02", None),
        ("人民日报/2021/11/08/04.txt", "人民日报", DAY, "04", None),
        ("20211108-01-02.txt", None, DAY, "01", "02"),
        ("rmrb2021110801.txt", "人民日报", DAY, "01", None),
        ("河口日报-2021-11-08-04.txt", "河口日报", DAY, "04", None),
        ("rmrb/2021/1108/04.txt", "人民日报", DAY, "04", None),
        ("2021年/11月/8日/第4版.txt", None, DAY, "4", None),
        ("人民日报/2021-11-08/04.txt", "人民日报", DAY, "04", None),
        ("人民日报/2021/11/08/04/1.txt", "人民日报", DAY, "04", "1"),
        ("人民日报/202111/08/4-2.txt", "人民日报", DAY, "4", "2"),
        ("nw.D110000jiangk_20211108_1-01.htm", None, DAY, "1", "01"),
        ("202111080102.txt", None, DAY, "01", "02"),
        ("2021110801.txt", None, DAY, "01", None),
        ("jkrb20211108c01.txt", None, DAY, "C01", None),
        ("2021/11/08/C01.txt", None, DAY, "C01", None),
        ("南方周末/2021-11-08 第A02版 评论.txt", "南方周末", DAY, "A02", None),
        ("江口日报平湖版/2021-11-08_第C01版.txt", "江口日报平湖版", DAY, "C01", None),
        ("江口日报/page.txt", "江口日报", None, None, None),
        ("剪报/page.txt", None, None, None, None),
        ("江口日报第3版.txt", "江口日报", None, "3", None),
    ],
)
def test_names_of_files_and_folders_are_guessed_from(
    path: str, paper: str | None, day: str | None, page: str | None, item: str | None
) -> None:
    hint = guess_from(Path("/data") / path)
    assert (hint.newspaper, hint.date, hint.page, hint.item) == (paper, day, page, item)
    assert hint.origin is Origin.FILE_NAME


def test_letters_stand_for_papers_that_are_known() -> None:
    plain = resources.load("lexicon/newspapers.yaml")
    names = PaperNames.from_data(plain)
    assert [name for name in plain["letters"].values() if name not in names.names] == []
    assert all(letters.isascii() and letters.islower() for letters in plain["letters"])


@given(st.lists(st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1), max_size=9))
def test_any_path_is_guessed_from_without_error(parts: list[str]) -> None:
    guess_from(Path("/", *parts))
