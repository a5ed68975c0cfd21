"""Text that was read in a wrong encoding is read as it was meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.app import load
from reader.sources.mojibake import undo

TEXT = (
    "江口区启动十项便民行动\n本报讯(记者林平)昨日,江口区在全区启动十项便民行动,进一步缩短办事时间,年底前全部完成。\n"
    * 3
)
TRADITIONAL = (
    "郵局推出新郵票\n【本報訊】郵局昨日宣布推出一套新郵票,以本地古蹟為題,下周一起在各分局發售,每人限購兩套。\n" * 3
)


@pytest.mark.parametrize(
    ("text", "right", "wrong", "name"),
    [
        (TEXT, "utf-8", "latin-1", "latin"),
        (TEXT, "gb18030", "latin-1", "latin"),
        (TRADITIONAL, "cp950", "latin-1", "latin"),
        (TRADITIONAL, "cp950", "gb18030", "gb18030"),
        (TEXT, "gb18030", "cp950", "cp950"),
    ],
)
def test_the_way_back_is_found(text: str, right: str, wrong: str, name: str) -> None:
    undone = undo(text.encode(right).decode(wrong, "replace"))
    assert undone is not None
    assert (undone.misread_as, undone.encoding) == (name, right)
    lost = sum(one != other for one, other in zip(undone.text, text, strict=False))
    assert lost <= 0.1 * len(text) or wrong == "cp950"


def test_utf_8_that_was_read_as_gbk_is_mostly_had_back() -> None:
    undone = undo("\n".join(line.encode().decode("gb18030", "replace") for line in TEXT.splitlines()))
    assert undone is not None
    assert "便民行动" in undone.text


@pytest.mark.parametrize(
    "text", [TEXT, TRADITIONAL, "Chinese newspapers", "Café, déjà vu, naïveté " * 9, "日本語の新聞を読む" * 9]
)
def test_what_was_read_rightly_is_left_alone(text: str) -> None:
    assert undo(text) is None


@given(st.text(max_size=300))
def test_any_text_keeps_its_lines(text: str) -> None:
    undone = undo(text)
    assert undone is None or undone.text.count("\n") == text.count("\n")


def test_it_is_said_that_it_was_undone() -> None:
    edition = load.load_edition_bytes(TEXT.encode("gb18030").decode("latin-1").encode(), "page.txt")
    assert "misread" in {found.code for found in edition.diagnostics}
    assert edition.pages[0].blocks[0].texts[0] == "江口区启动十项便民行动"


def test_what_is_not_chinese_is_shown_as_it_stands() -> None:
    text = "The harbour opens\nThe council met on Monday and decided to open the harbour.\n\nWeather\n" * 4
    edition = load.load_edition_bytes(text.encode(), "page.txt")
    (block,) = edition.pages[0].blocks
    assert (block.kind, block.because) == ("other", "not-chinese")
    assert [found.code for found in edition.diagnostics] == ["not-chinese"]
