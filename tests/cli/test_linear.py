"""Reading line by line: all that is listed has a number, and no cursor is moved."""

import pytest
from command_result import RunCommand

from reader.app import load
from reader.library import Library


def read(kanbao: RunCommand, *lines: str, source: tuple[str, ...] = ()) -> list[str]:
    """What is printed for the typed lines, prompts taken out."""
    ran = kanbao("--linear", *source, stdin="\n".join(lines).encode())
    assert (ran.status, ran.err) == (0, "")
    assert "\x1b" not in ran.out
    return ran.out.replace("> ", "").splitlines()


def test_the_contents_are_numbered_and_a_number_opens_an_article(kanbao: RunCommand) -> None:
    lines = read(kanbao, "2", "q")
    assert lines[0] == "1. 平湖汽车产业链装载红色“引擎”"
    headline = lines[1].removeprefix("2. ")
    assert headline in lines[10:]


def test_enter_goes_on_to_the_next_article_and_the_end_is_said(kanbao: RunCommand) -> None:
    lines = read(kanbao, "", "p", "")
    assert lines.count("平湖汽车产业链装载红色“引擎”") == 1
    assert "This was the first one." in lines


@pytest.mark.parametrize("asked", ["党建联盟", "djlm"])
def test_words_are_searched_for_and_each_hit_has_a_number(kanbao: RunCommand, asked: str) -> None:
    lines = read(kanbao, asked, "1")
    start = lines.index("Type a number to read, words to search for, or help.") + 1
    assert lines[start].startswith("1. ")
    assert "党建联盟" in lines[start]
    assert any(line.endswith(" found.") for line in lines)


@pytest.mark.parametrize("word", ["facts", "f", "资料"])
def test_a_command_has_an_english_and_a_chinese_word(kanbao: RunCommand, word: str) -> None:
    assert any("胡佳英" in line for line in read(kanbao, "1", word)[30:])


def test_the_library_is_searched_and_its_hits_are_opened(kanbao: RunCommand, tmp_path: object) -> None:
    with Library.open() as library:
        library.add(load.load_edition(load.bundled_edition_path()))
        library.catch_up()
    lines = read(kanbao, "search 独山港", "1", "library", "1", "back")
    assert any(line.startswith("1. 嘉兴日报平湖版/2021-11-08/C01#") for line in lines)
    assert "1. 嘉兴日报平湖版/2021-11-08/C01 今日平湖报" in lines


@pytest.mark.parametrize("line", ["99", "search", "title:(", "\x1b[31m", "0", "help", "back"])
def test_no_line_ends_the_program(kanbao: RunCommand, line: str) -> None:
    assert read(kanbao, line, "contents")[-1] == "Type a number to read, words to search for, or help."
