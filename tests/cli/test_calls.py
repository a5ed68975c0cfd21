"""Commands that are called in a wrong way: one line in the user's language says what is wrong with the call."""

import argparse
import inspect
from pathlib import Path

import pytest
from command_result import RunCommand

from reader.app.load import bundled_edition_path
from reader.cli.arguments import SENTENCES
from reader.cli.show import LONGEST_TITLE

WRONG = {
    "serach x": ("serach", "search"),
    "serach": ("serach", "search"),
    "zzz yyy": ("zzz",),
    "show -1": ("-1",),
    "-1": ("-1",),
    "show --width abc": ("--width", "abc"),
    "show --width": ("--width",),
    "search": ("QUERY",),
    "search --limit -1 x": ("--limit", "'-1'"),
    "search -n 0 x": ("--limit", "'0'", "1–100000"),
    "list --json=3": ("--json", "3"),
    "export -f pdf": ("--format", "pdf", "md"),
    "keys x": ("x",),
}


@pytest.mark.parametrize("call", WRONG)
@pytest.mark.parametrize("language", ["en_GB.UTF-8", "zh_CN.UTF-8"])
def test_a_wrong_call_is_told_in_one_line(
    kanbao: RunCommand, monkeypatch: pytest.MonkeyPatch, call: str, language: str
) -> None:
    monkeypatch.setenv("LANG", language)
    ran = kanbao(*call.split())
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert all(part in ran.err for part in WRONG[call])
    words = ("argument", "expected", "invalid", "required", "choose", "missing")
    assert language.startswith("en") or not any(word in ran.err for word in words)


def test_every_sentence_that_is_said_in_another_way_is_one_of_argparse() -> None:
    source = inspect.getsource(argparse)
    assert [sentence for sentence in SENTENCES if sentence not in source] == []


def test_export_prints_markdown_where_no_format_is_named(kanbao: RunCommand) -> None:
    assert kanbao("export", "1").out == kanbao("export", "1", "-f", "md").out


def test_a_file_that_cannot_be_added_is_told_in_one_line(kanbao: RunCommand) -> None:
    ran = kanbao("add", "nosuch.txt")
    assert (ran.status, ran.err) == (2, "kanbao: nosuch.txt: there is no such file.\n")


def test_words_that_stand_together_are_shown_in_one_line(kanbao: RunCommand) -> None:
    lines = kanbao("search", "党建 联盟").out.splitlines()
    assert sum("企业合作共赢" in line for line in lines[:5]) == 1


def test_a_folder_without_rules_is_named(kanbao: RunCommand, tmp_path: Path) -> None:
    ran = kanbao("explain", bundled_edition_path(), "--diff", str(tmp_path / "nosuch"))
    assert ran.status == 2
    assert "nosuch" in ran.err
    assert "data/" in ran.err


def test_a_title_that_is_a_whole_text_is_cut_in_the_list(kanbao: RunCommand) -> None:
    listed = kanbao("list", "-", stdin=("长" * 5000).encode()).out
    assert all(len(line) < LONGEST_TITLE + 60 for line in listed.splitlines())


def test_reasons_are_told_in_the_users_language(kanbao: RunCommand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert "没有正文" in kanbao("show", "-", stdin="平湖港吞吐量再创新高".encode()).out
