"""Any part of a reference that only one thing answers to is a reference."""

import pytest
from factories import article, edition, raw

from reader.errors import LibraryError
from reader.library import Library


@pytest.fixture(autouse=True)
def _editions(library: Library) -> None:
    for paper, day, page in [
        ("平湖日报", "2021-11-08", "1"),
        ("平湖日报", "2021-11-08", "11"),
        ("嘉兴日报", "2021-11-08", "C01"),
        ("嘉兴日报", "2021-12-01", "A_1"),
    ]:
        made = edition(article("甲", "子"), article("乙", "丑"), paper=paper, day=day, page=page)
        library.add(made, raw(made) + f"{paper}{day}{page}".encode())


@pytest.mark.parametrize(
    ("ref", "key", "number"),
    [
        ("平湖日报/2021-11-08/1", "平湖日报/2021-11-08/1", None),
        ("平湖日报/2021-11-08/1#2", "平湖日报/2021-11-08/1", 2),
        ("C01", "嘉兴日报/2021-11-08/C01", None),
        ("c01#1", "嘉兴日报/2021-11-08/C01", 1),
        ("嘉兴/2021-12", "嘉兴日报/2021-12-01/A_1", None),
        ("2021-11-08/11", "平湖日报/2021-11-08/11", None),
        ("平湖日报/1", "平湖日报/2021-11-08/1", None),
        (" A_1 ", "嘉兴日报/2021-12-01/A_1", None),
    ],
)
def test_parts_that_one_edition_answers_to(library: Library, ref: str, key: str, number: int | None) -> None:
    target = library.find(ref)
    assert (target.key, target.number) == (key, number)


@pytest.mark.parametrize(
    "ref", ["平湖日报/2021-11-08/2", "北京", "C01#3", "C01#x", "C01#", "C%", "/", "2021-11-08/平湖"]
)
def test_what_nothing_answers_to_is_unknown(library: Library, ref: str) -> None:
    with pytest.raises(LibraryError) as raised:
        library.find(ref if ref != "/" else "//////")
    assert raised.value.message == "library.reference-unknown"


def test_several_that_answer_are_named(library: Library) -> None:
    with pytest.raises(LibraryError) as raised:
        library.find("2021-11-08#1")
    assert raised.value.message == "library.reference-ambiguous"
    assert raised.value.fields["count"] == 3
    assert "嘉兴日报/2021-11-08/C01#1" in str(raised.value.fields["candidates"])


def test_every_page_of_an_edition_leads_to_it(library: Library) -> None:
    made = edition(article("甲", "寅"), paper="人民日报")
    second = edition(article("丙", "卯"), paper="人民日报", page="2").pages
    library.add(type(made)(made.pages + second, "人民日报", None, "2021-11-08"), b"two pages")
    assert library.find("人民日报/2021-11-08/2#2").key == "人民日报/2021-11-08/1"
