"""Lines of the source are corrected in the reader: split and joined, undone; the file stays as it is."""

from pathlib import Path

import pytest
from app_harness import SHIPPED, AppHarness, running_app

from reader.app.load import load_edition
from reader.runtime.messages import LANGUAGES
from reader.tui.screens.correcting_screen import CHOICES, CorrectingScreen

TEXT = """某报 2021年11月8日 第01版

平湖党建红色引擎
本报讯（记者 张三）第一句在此，说明了党建的情况。
第二段的文字在这里，也有一句完整的话。
第三段是最后一段，说的是别的事情。
"""


async def opened(stage: AppHarness, path: Path, text: str = TEXT) -> None:
    from reader.app.session import Session

    path.write_text(text, "utf-8")
    session = Session(load_edition(str(path)), str(path))
    stage.reading.read(session)
    session.open(next(entry.number for entry in session.entries if entry.is_article))
    await stage.pilot.pause()


async def test_an_article_is_split_and_the_split_undone(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    async with running_app(SHIPPED) as stage:
        await opened(stage, path)
        before = len(stage.session.entries)
        await stage.press("C")
        assert isinstance(stage.app.screen, CorrectingScreen)
        await stage.press("G", "enter")
        assert "2 首段" in stage.lines[-1]
        await stage.press("2")
        assert "首段*" in stage.text
        await stage.press("escape")
        assert len(stage.session.entries) == before + 1
        assert len(load_edition(str(path)).pages[0].blocks) == len(stage.session.edition.pages[0].blocks)
        await stage.press("C", "G", "enter", "0", "escape")
        assert len(stage.session.entries) == before
        assert path.read_text("utf-8") == TEXT


async def test_a_correction_is_undone_at_once(tmp_path: Path) -> None:
    async with running_app(SHIPPED) as stage:
        await opened(stage, tmp_path / "a.txt")
        await stage.press("C", "G", "enter")
        await stage.type("８")
        assert "非报纸*" in stage.text
        await stage.press("u")
        assert "非报纸*" not in stage.text


async def test_what_is_no_file_cannot_be_corrected() -> None:
    async with running_app(SHIPPED) as stage:
        await stage.press("C")
        assert "只能更正从文件读入" in stage.lines[-1]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_lines_and_choices_are_whole_on_eighty_columns(tmp_path: Path, language: str) -> None:
    path = tmp_path / "a.txt"
    async with running_app(SHIPPED, (80, 24), language=language) as stage:
        await opened(stage, path, TEXT.replace("说的是别的事情", "说的是别的事情" * 12))
        await stage.press("C")
        assert "".join("".join(stage.lines).split()).count("说的是别的事情") == 12
        await stage.press("enter")
        assert all(f"{digit} " in stage.lines[-1] for digit in CHOICES)
