"""Corrections are replayed on each parse, named by explain, exported, applied, and taken back."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from command_result import RunCommand

from reader.app.load import load_edition
from reader.marks.corrections import touch_marker
from reader.marks.records import Records
from reader.model.edition import Article
from reader.runtime import paths

TEXT = """某报 2021年11月8日 第01版

平湖党建红色引擎
本报讯（记者 张三）第一句在此，说明了党建的情况。
第二段的文字在这里，也有一句完整的话。
企业合作共赢
第三段的文字在这里，也有一句完整的话。
第四段是最后一段，说的是别的事情。
"""


def titles(path: Path) -> Sequence[str]:
    blocks = [block for page in load_edition(str(path)).pages for block in page.blocks]
    return [block.title for block in blocks if isinstance(block, Article)]


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_a_line_is_made_a_title_and_a_title_a_subhead(page: Path, kanbao: RunCommand) -> None:
    kanbao("corrections", "set", str(page), "6=title", "7=lead")
    assert titles(page) == ["平湖党建红色引擎", "企业合作共赢"]
    kanbao("corrections", "set", str(page), "6=subhead", "7=body")
    assert titles(page) == ["平湖党建红色引擎"]
    assert page.read_text("utf-8") == TEXT


def test_an_article_is_split_and_joined_again(page: Path, kanbao: RunCommand) -> None:
    kanbao("corrections", "set", str(page), "8=lead")
    split = len(titles(page))
    kanbao("corrections", "set", str(page), "8=body")
    assert len(titles(page)) == split - 1


def test_a_line_is_furniture_or_is_not(page: Path, kanbao: RunCommand) -> None:
    kanbao("corrections", "set", str(page), "8=furniture")
    blocks = [block for each in load_edition(str(page)).pages for block in each.blocks]
    assert [(block.kind, block.because) for block in blocks if block.lines == (8,)] == [("furniture", "correction")]


def test_explain_names_the_correction(page: Path, kanbao: RunCommand) -> None:
    kanbao("corrections", "set", str(page), "6=title")
    (found,) = json.loads(kanbao("explain", str(page), "--json").out)
    assert [line["line"] for line in found["lines"] if line["because"] == "correction"] == [6]


def test_a_correction_is_taken_back(page: Path, kanbao: RunCommand) -> None:
    before = kanbao("parse", str(page)).out
    kanbao("corrections", "set", str(page), "8=furniture")
    assert kanbao("parse", str(page)).out != before
    kanbao("corrections", "set", str(page), "8=")
    assert kanbao("parse", str(page)).out == before


def test_an_undone_correction_does_not_hold(page: Path, kanbao: RunCommand) -> None:
    before = kanbao("parse", str(page)).out
    kanbao("corrections", "set", str(page), "8=furniture")
    with Records.open() as records:
        for record in records.every("correction"):
            records.write([record._replace(value=None)])  # type: ignore[list-item]
    touch_marker(paths.data_folder())
    assert kanbao("parse", str(page)).out == before


def test_corrections_are_given_to_another_reader(page: Path, tmp_path: Path, kanbao: RunCommand) -> None:
    kanbao("corrections", "set", str(page), "8=furniture")
    corrected, overlay = kanbao("parse", str(page)).out, tmp_path / "o.yaml"
    overlay.write_text(kanbao("corrections", "export").out, "utf-8")
    kanbao("corrections", "set", str(page), "8=")
    assert kanbao("corrections", "export").status == 1
    kanbao("corrections", "apply", str(overlay))
    assert kanbao("parse", str(page)).out == corrected


def test_what_is_known_of_the_paper_is_corrected(page: Path, tmp_path: Path, kanbao: RunCommand) -> None:
    kanbao("corrections", "set", str(page), "8=body")
    overlay = tmp_path / "o.yaml"
    overlay.write_text(
        kanbao("corrections", "export").out.replace("  lines:", "  newspaper: 平湖报\n  lines:"), "utf-8"
    )
    kanbao("corrections", "apply", str(overlay))
    assert load_edition(str(page)).newspaper == "平湖报"


@pytest.mark.parametrize(
    "text",
    [
        "- x",
        "format: kanbao-corrections/1",
        "format: kanbao-corrections/1\nsources: [1]",
        "format: kanbao-corrections/1\nsources: [{sha256: x}]",
        f"format: kanbao-corrections/1\nsources: [{{sha256: {'0' * 63}a, lines: {{1: nonsense}}}}]",
        f"format: kanbao-corrections/1\nsources: [{{sha256: {'0' * 63}a, lines: {{x: title}}}}]",
        "a: [",
    ],
)
def test_an_overlay_that_is_none_is_one_error(text: str, tmp_path: Path, kanbao: RunCommand) -> None:
    (tmp_path / "o.yaml").write_text(text, "utf-8")
    found = kanbao("corrections", "apply", str(tmp_path / "o.yaml"))
    assert (found.status, found.err.count("\n")) == (2, 1)
    assert "o.yaml" in found.err


@pytest.mark.parametrize("given", [("9999=title",), ("6=headline",), ("x",), ()])
def test_a_slip_is_one_error_or_nothing(given: Sequence[str], page: Path, kanbao: RunCommand) -> None:
    found = kanbao("corrections", "set", str(page), *given)
    assert found.status == (2 if given else 0)
