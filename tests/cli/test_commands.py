"""The commands on the shipped edition, on files and on standard input."""

import json
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from command_result import RunCommand

from reader.runtime import paths, resources
from reader.search.grammar import parse_query
from reader.search.query import Term
from reader.text.width import cells

PAGE = """\
早报

古镇修旧如旧 游客慢下来
■记者 陈立
本报讯 昨天上午,古镇南街重新开门迎客,青石板路一共铺了3.5公里。
“房子还是老样子,[red]可住着舒服多了。”居民老沈说。

茶山开采
■记者 周敏华
本报讯 县里的茶山昨天开采,茶农老李一早就上了山。
"""


@pytest.fixture
def page(tmp_path: Path) -> str:
    file = tmp_path / "zaobao-2020-04-05-a2.txt"
    file.write_text(PAGE, "utf-8")
    return str(file)


def shipped() -> str:
    return str(resources.folder() / resources.EDITION)


def test_list_numbers_the_articles_of_the_shipped_edition(kanbao: RunCommand) -> None:
    ran = kanbao("list")
    lines = ran.out.splitlines()
    assert ran.status == 0
    assert "嘉兴日报平湖版/2021-11-08/C01#1 " in lines[0]
    assert "平湖汽车产业链装载红色“引擎”" in lines[0]
    assert "[Weather]" in ran.out


def test_a_number_is_one_of_the_last_listing(kanbao: RunCommand, page: str) -> None:
    assert "平湖汽车产业链" in kanbao("show", "1").out
    assert "古镇修旧如旧" in kanbao("list", page).out
    assert kanbao("show", "2").out.startswith("茶山开采")
    ran = kanbao("show", "99")
    assert (ran.status, ran.out) == (2, "")
    assert "99" in ran.err


def test_a_number_is_of_the_listed_file_wherever_it_is_used(
    kanbao: RunCommand, page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(Path(page).parent)
    listed = kanbao("list", Path(page).name).out
    assert f" {Path(page).name}#1 " in listed
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    (tmp_path / "elsewhere" / Path(page).name).write_text(
        "晚报\n\n另一页\n■记者 王强\n本报讯 另一页的正文。\n", "utf-8"
    )
    assert kanbao("show", "2").out.startswith("茶山开采")


def test_what_another_terminal_lists_moves_no_number_here(
    kanbao: RunCommand, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    kanbao("list", page)
    with monkeypatch.context() as terminal:
        terminal.setattr(paths, "_session", lambda: "another")
        assert kanbao("show", "2").out.startswith("茶山开采")  # It has listed nothing yet.
        kanbao("list", "C01")
        assert "平湖汽车产业链" in kanbao("show", "1").out
    assert kanbao("show", "2").out.startswith("茶山开采")


def test_the_session_of_a_terminal_has_a_name_of_its_own() -> None:
    code = "from reader.runtime import paths; print(paths._session())"
    names = {
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, start_new_session=is_new).stdout
        for is_new in (False, False, True, True)
    }
    assert (len(names), f"{paths._session()}\n" in names) == (3, True)


@pytest.mark.parametrize(
    "ref",
    ["3", "嘉兴日报平湖版/2021-11-08/C01#3", "平湖版#3", "c01#3", "2021-11-08#3"],
)
def test_an_article_is_named_by_number_reference_or_part_of_one(kanbao: RunCommand, ref: str) -> None:
    ran = kanbao("show", ref)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("我市喜迎 “钱江杯”双丰收")


def test_an_article_of_a_file_and_of_standard_input(kanbao: RunCommand, page: str) -> None:
    from_file = kanbao("show", f"{page}#2")
    assert from_file.out.startswith("茶山开采\n■记者 周敏华\n　　本报讯 县里的茶山")
    assert kanbao("show", "-#2", stdin=PAGE.encode("gb18030")).out == from_file.out


def test_what_does_not_exist_is_said_in_one_line(kanbao: RunCommand, page: str) -> None:
    for arguments in (
        ("show", "nowhere"),
        ("show", "nowhere.txt"),
        ("show", f"{page}#99"),
        ("list", "#"),
        ("list", ""),
    ):
        ran = kanbao(*arguments)
        assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1), arguments
        assert ran.err.startswith("kanbao: ")


@pytest.mark.parametrize("width", [8, 20, 33, 80])
def test_show_sets_text_for_a_width(kanbao: RunCommand, width: int) -> None:
    lines = kanbao("show", "1", "--width", str(width)).out.splitlines()
    assert max(map(cells, lines)) <= width
    assert not [line for line in lines if line[:1] in "，。、；：”" and line]


def test_width_0_keeps_paragraphs_whole(kanbao: RunCommand, page: str) -> None:
    assert "　　“房子还是老样子，[red]可住着舒服多了。”居民老沈说。\n" in kanbao("show", page, "--width", "0").out


def test_plain_shows_the_signs_of_the_source(kanbao: RunCommand, page: str) -> None:
    assert "昨天上午，古镇" in kanbao("show", page).out
    assert "昨天上午,古镇" in kanbao("show", page, "--plain").out


def test_the_width_is_that_of_the_terminal(kanbao: RunCommand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    assert max(map(cells, kanbao("show", "1").out.splitlines())) <= 30


def test_a_whole_edition_has_every_line_of_the_source(kanbao: RunCommand, page: str) -> None:
    for path in (page, shipped()):
        shown = "".join(kanbao("show", path, "--plain", "--width", "0").out.split())
        for line in Path(path).read_text("utf-8").splitlines():
            assert "".join(line.split()) in shown, line


def test_nothing_of_a_source_acts_on_the_terminal(kanbao: RunCommand, tmp_path: Path) -> None:
    text = "\x1b]0;owned\x07[red]x\x9b31m\u202eabc\u200b"
    file = tmp_path / "bad\x1b[31m\u202e.txt"
    file.write_text(text)
    allowed = set("\n")
    for arguments in (("show", "-"), ("parse", "-"), ("parse", "-", "--json"), ("list", "-"), ("list", "-", "--json")):
        ran = kanbao(*arguments, stdin=text.encode())
        assert ran.status == 0
        assert not [char for char in ran.out if not char.isprintable() and char not in allowed], arguments
    for name in (str(file), str(file) + "x", f"{file}#99"):
        for command in ("show", "list", "search x -e", "parse"):
            ran = kanbao(*command.split(), name)
            assert not [char for char in ran.out + ran.err if not char.isprintable() and char not in allowed]
    for form in ("md", "txt", "html", "json", "yaml"):
        out = kanbao("export", str(file), "--format", form).out
        assert not [char for char in out if not char.isprintable() and char not in allowed], form


def test_search_prints_places_in_their_context(kanbao: RunCommand) -> None:
    ran = kanbao("search", "污水")
    assert ran.status == 0
    assert ran.out.splitlines()[0] == "嘉兴日报平湖版/2021-11-08/C01#7  独山港污水零直排提档升级"
    assert "打通治污" in ran.out


def test_search_as_json(kanbao: RunCommand) -> None:
    found = json.loads(kanbao("search", "党建联盟", "--json").out)
    assert found["query"] == "党建联盟"
    assert found["total"] == len(found["hits"])
    hit = found["hits"][0]
    assert hit["matched"] == "党建联盟"
    assert hit["matched"] in hit["context"]
    assert hit["matches"][0] == [hit["paragraph"], hit["start"], hit["end"]]


def test_search_that_finds_nothing_says_so(kanbao: RunCommand) -> None:
    ran = kanbao("search", "不在这里的词")
    assert (ran.status, ran.out) == (1, "")
    assert "不在这里的词" in ran.err
    assert json.loads(kanbao("search", "不在这里的词", "--json").out)["hits"] == []


def test_where_nothing_is_found_it_says_what_would_be(kanbao: RunCommand) -> None:
    ran = kanbao("search", "党见联盟")
    assert (ran.status, ran.out) == (1, "")
    assert "党建联盟 (1)" in ran.err
    assert "(0)" not in ran.err
    ran = kanbao("search", "龘靐齉爩")
    assert "(0)" not in ran.err
    assert "Tried without finding anything: in parts, one character other, shorter" in ran.err


def test_search_takes_terms_that_begin_with_a_minus_sign(kanbao: RunCommand) -> None:
    every = json.loads(kanbao("search", "平湖", "--json").out)["total"]
    fewer = json.loads(kanbao("search", "平湖", "-党建", "--json").out)["total"]
    assert 0 < fewer < every


def test_letters_are_tried_as_pinyin_and_that_is_said(kanbao: RunCommand) -> None:
    ran = kanbao("search", "djlm")
    assert ran.status == 0
    assert "党建联盟" in ran.out
    assert "党建联盟" in ran.err
    found = json.loads(kanbao("search", "djlm", "--json").out)
    assert found["query"] == "djlm"
    assert "党建联盟" in found["read_as"]
    assert found["hits"][0]["matched"] == "党建联盟"


def test_search_in_a_file(kanbao: RunCommand, page: str) -> None:
    ran = kanbao("search", "茶山", "--edition", page, "--limit", "1")
    assert ran.out.startswith(f"{page}#2  茶山开采\n")


def test_search_with_a_mistake_in_the_query(kanbao: RunCommand) -> None:
    ran = kanbao("search", "(党建")
    assert (ran.status, ran.err.count("\n")) == (2, 1)


def test_values_may_stand_close_to_the_options_of_a_search(kanbao: RunCommand, page: str) -> None:
    every = json.loads(kanbao("search", "平湖", "--json").out)
    assert len(json.loads(kanbao("search", "平湖", "-n2", "--json").out)["hits"]) == 2 < every["total"]
    assert json.loads(kanbao("search", "茶山", f"-e{page}", "--json").out)["query"] == "茶山"
    assert json.loads(kanbao("search", "平湖", "-english", "--json").out)["query"] == "平湖 -english"
    assert json.loads(kanbao("search", "平湖", "-n次", "--json").out)["query"] == "平湖 -n次"


def test_list_as_json(kanbao: RunCommand, page: str) -> None:
    listed = json.loads(kanbao("list", page, "--json").out)
    assert [(one["number"], one["title"]) for one in listed][:2] == [(1, "古镇修旧如旧 游客慢下来"), (2, "茶山开采")]
    assert listed[0]["ref"] == f"{page}#1"


def test_what_parse_prints_can_be_opened_again(kanbao: RunCommand, page: str) -> None:
    for arguments in (("--json",), ("--format", "json"), ("--format", "yaml"), ()):
        parsed = kanbao("parse", page, *arguments).out
        assert kanbao("parse", "-", *arguments, stdin=parsed.encode()).out == parsed
        shown = kanbao("show", "-#2", stdin=parsed.encode()).out
        assert shown == kanbao("show", f"{page}#2").out


def test_an_edition_may_begin_with_comments(kanbao: RunCommand, page: str) -> None:
    parsed = kanbao("parse", page).out
    for before in ("# Mended by hand.\n\n# Twice.\n", "%YAML 1.1\n---\n", "\n--- # an edition\n"):
        assert kanbao("parse", "-", stdin=(before + parsed).encode()).out == parsed


def test_without_a_terminal_the_text_itself_is_printed(kanbao: RunCommand, page: str) -> None:
    assert kanbao(page).out == kanbao("show", page).out
    assert kanbao(f"{page}#2").out == kanbao("show", f"{page}#2").out


def test_help_names_every_command_and_option(kanbao: RunCommand, monkeypatch: pytest.MonkeyPatch) -> None:
    from reader.cli.arguments import COMMANDS

    for language in ("en_GB.UTF-8", "zh_CN.UTF-8"):
        monkeypatch.setenv("LANG", language)
        text = kanbao("--help").out
        assert all(f"  {name} " in text for name in COMMANDS)
        for name, command in COMMANDS.items():
            ran = kanbao(name, "--help")
            assert (ran.status, ran.err) == (0, "")
            assert all(argument.names[-1] in ran.out for argument in command.arguments)


@pytest.mark.parametrize(
    ("language", "fields"), [("en", "title: author: section: paper:"), ("zh", "标题: 作者: 栏目: 报纸:")]
)
def test_the_help_of_the_search_tells_how_queries_are_written(
    kanbao: RunCommand, monkeypatch: pytest.MonkeyPatch, language: str, fields: str
) -> None:
    monkeypatch.setenv("LANG", f"{language}.UTF-8")
    lines = kanbao("search", "--help").out.splitlines()
    assert max(map(cells, lines)) <= 80
    assert any(line.strip().startswith(fields) for line in lines)
    table = [line.strip() for line in lines if line[:2] == "  " and line[2:3] in '党"(~nk类']
    queries = [line.partition("  ")[0] for line in table]
    assert len(queries) == 8
    assert not any(isinstance(parse_query(query, date(2021, 11, 8)), Term) for query in queries)


@pytest.mark.parametrize("arguments", [("show", "--colour"), ("search",), ("parse",), ("--frob",), ("show", "a", "b")])
def test_a_wrong_call_is_one_line_and_names_the_help(kanbao: RunCommand, arguments: tuple[str, ...]) -> None:
    ran = kanbao(*arguments)
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert "--help" in ran.err


def test_the_language_of_the_settings_holds(kanbao: RunCommand) -> None:
    folder = Path.home() / ".config/kanbao"
    folder.mkdir(parents=True)
    (folder / "config.yaml").write_text("language: zh\n")
    assert "[天气]" in kanbao("list").out
    (folder / "config.yaml").write_text("langage: zh\n")
    ran = kanbao("list")
    assert (ran.status, ran.err.count("\n")) == (0, 1)
    assert "language" in ran.err


def test_explain_gives_every_line_a_kind_and_a_reason(kanbao: RunCommand, page: str) -> None:
    rows = [line for line in kanbao("explain", page).out.splitlines() if not line.startswith("#")]
    written = [line for line in PAGE.splitlines() if line]
    assert [row.split("|")[3].split(maxsplit=1)[1] for row in rows] == written
    assert all(row.split("|")[0].strip() and row.split("|")[1].strip() for row in rows)
    (explained,) = json.loads(kanbao("explain", page, "--json").out)
    assert [line["text"] for line in explained["lines"]] == written


def test_explain_compares_two_versions_of_the_rules(kanbao: RunCommand, page: str, tmp_path: Path) -> None:
    changed = tmp_path / "data"
    shutil.copytree(resources.folder(), changed)
    assert kanbao("explain", "--diff", str(changed), page, shipped()).status == 1
    weights = changed / "rules/weights.yaml"
    weights.write_text(
        weights.read_text("utf-8").replace("\n  byline: {byline: ", "\n  byline: {byline: -", 1), "utf-8"
    )
    ran = kanbao("explain", "--diff", str(changed), page)
    assert ran.status == 0
    assert f"{page}:4: " in ran.out
    pages = tmp_path / "pages"
    pages.mkdir()
    shutil.copy(page, pages)
    (pages / ".hidden.txt").write_text("旧稿", "utf-8")
    assert kanbao("explain", "--diff", str(changed), str(pages)).out == ran.out.replace(
        page, str(pages / Path(page).name)
    )


def test_keys_lists_every_command_of_the_screen(kanbao: RunCommand) -> None:
    from reader.tui.commands import COMMANDS

    text = kanbao("keys").out
    assert all(f"  {command.id} " in text for command in COMMANDS)
    assert len(json.loads(kanbao("keys", "--json").out)) == len(COMMANDS)


def test_keys_of_the_settings_are_checked(kanbao: RunCommand) -> None:
    folder = Path.home() / ".config/kanbao"
    folder.mkdir(parents=True)
    (folder / "config.yaml").write_text("keys: {next-article: ctrl+j}\n")
    assert "Ctrl-J" in kanbao("keys").out
    (folder / "config.yaml").write_text("keys: {next-artcle: ctrl+j}\n")
    ran = kanbao("keys")
    assert ran.status == 0
    assert "next-article" in ran.err


def test_doctor_tells_what_is_amiss(kanbao: RunCommand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    ran = kanbao("doctor")
    assert (ran.status, ran.err) == (0, "")
    assert "textual" in ran.out
    folder = Path.home() / ".config/kanbao"
    folder.mkdir(parents=True)
    (folder / "config.yaml").write_text("theme: pink\n")
    ran = kanbao("doctor")
    assert ran.status == 2
    assert [line for line in ran.out.splitlines() if line.startswith("!") and "theme" in line]
    assert not all(one["ok"] for one in json.loads(kanbao("doctor", "--json").out))


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_knows_every_command_and_option(kanbao: RunCommand, shell: str) -> None:
    from reader.cli.arguments import COMMANDS

    script = kanbao("completion", shell).out
    assert "@COMMANDS@" not in script
    assert "@CASES@" not in script
    for name, command in COMMANDS.items():
        assert name in script
        for argument in command.arguments:
            assert argument.names[-1].lstrip("-") in script or not argument.names[-1].startswith("--")
