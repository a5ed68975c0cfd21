"""Notes are printed and exported with their places and references."""

import json
from pathlib import Path

from command_result import RunCommand

from reader.app.load import load_edition
from reader.app.notebook import Notebook
from reader.app.session import Session
from reader.model.blocks import TextSpan

TEXT = """某报 2021年11月8日 第01版

平湖党建*红色*引擎
本报讯 第一句在此。第二句也在此，说明情况。
第二段的文字在这里，也有一句。
"""


def noted(path: Path, text: str = TEXT) -> None:
    path.write_text(text, "utf-8")
    session = Session(load_edition(str(path)), str(path))
    notebook = Notebook()
    number = next(entry.number for entry in session.entries if entry.is_article)
    session.open(number)
    paragraph = session.entries[number - 1].block.texts[1]
    start = paragraph.index("第二句")
    notebook.write(session, [TextSpan(1, start, start + 3)], "要*查*")
    notebook.close()


def test_without_notes_nothing_is_printed(kanbao: RunCommand) -> None:
    assert (kanbao("notes").status, kanbao("notes").out) == (1, "")


def test_markdown_has_passage_note_place_and_reference(tmp_path: Path, kanbao: RunCommand) -> None:
    noted(tmp_path / "a.txt")
    printed = kanbao("notes", "--export", "md").out
    assert printed.startswith("## 平湖党建")
    assert "> 第二句\n\n要\\*查\\*\n\n*paragraph 1*\n\n" in printed
    assert "2021-11-08" in printed


def test_json_says_what_is_lost_when_the_text_was_mended(tmp_path: Path, kanbao: RunCommand) -> None:
    noted(tmp_path / "a.txt")
    assert [each["is_lost"] for each in json.loads(kanbao("notes", "--export", "json").out)] == [False]
    (tmp_path / "a.txt").write_text(TEXT.replace("第二句也", "末一句也"), "utf-8")
    (found,) = json.loads(kanbao("notes", "--export", "json").out)
    assert (found["is_lost"], found["quote"], found["note"]) == (True, "第二句", "要*查*")
    assert "“第二句”" in kanbao("notes").out
