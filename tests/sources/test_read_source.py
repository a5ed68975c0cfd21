"""Files and standard input as sources, and what is no source."""

import io
import os
from pathlib import Path

import pytest

from reader.errors import SourceError
from reader.model import Guess, Hint, Origin
from reader.sources import decode, read_source, reading


def refused(path: Path | str) -> str:
    with pytest.raises(SourceError) as raised:
        read_source(str(path))
    return raised.value.message


@pytest.mark.parametrize("content", [b"a\r\nb\r\nc", b"a\rb\rc", b"a\nb\nc", b"a\nb\nc\n"])
def test_line_ends_are_line_feeds(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "page.txt"
    file.write_bytes(content)
    source, _ = read_source(str(file))
    assert source.text.rstrip("\n") == "a\nb\nc"
    assert source.lines == 3
    assert source.name == "page.txt"


@pytest.mark.parametrize("end", ["\u2028", "\u2029", "\v", "\f", "\x85"])
def test_all_that_ends_lines_for_unicode_ends_lines(end: str) -> None:
    source = decode(f"看报{end}的人{end}好天气".encode(), "page.txt")
    assert (source.text, source.lines, source.controls) == ("看报\n的人\n好天气", 3, 0)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_byte_order_marks_are_no_text(encoding: str) -> None:
    source = decode("\ufeff\ufeff看报\n\ufeff的人".encode(encoding), "page.txt")
    assert source.text == "看报\n的人"


def test_entities_are_the_characters_that_they_stand_for() -> None:
    text = "&nbsp;&#20013;&#x56FD;&quot;A&amp;B&quot;&mdash;&emsp;&hellip;"
    assert decode(text.encode(), "page.txt").text == ' 中国"A&B"—\u3000…'


@pytest.mark.parametrize("text", ["&#27;[0m", "&#xD800;", "&#10;", "AT&T", "&nothing;", "&#0;", "a&b;c"])
def test_what_stands_for_no_character_stays(text: str) -> None:
    assert decode(text.encode(), "page.txt").text == text


def test_glyphs_without_a_character_are_damage() -> None:
    source = decode("看报(cid:12)(cid:345)的人(cid:6)\n".encode(), "page.txt")
    assert (source.text, source.replaced) == ("看报\ufffd的人\ufffd\n", 3)


def test_what_kanbao_wrote_is_read_as_it_stands() -> None:
    text = '{"format": "kanbao-edition/1", "newspaper": "&quot;(cid:1)"}'
    assert decode(text.encode(), "page.txt").text == text


def test_what_cannot_be_read_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "empty").touch()
    (tmp_path / "blank").write_bytes(b" \r\n\xe3\x80\x80\n")
    (tmp_path / "binary").write_bytes(bytes(100))
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert refused(tmp_path) == "source.folder"
    assert refused(tmp_path / "missing") == "source.missing"
    assert refused(tmp_path / "empty" / "below") == "source.missing"
    assert refused(tmp_path / "loop") == "source.missing"
    assert refused("with\0nul") == "source.missing"
    assert refused("x" * 5000) == "source.missing"
    assert refused(tmp_path / "empty") == "source.empty"
    assert refused(tmp_path / "blank") == "source.empty"
    assert refused(tmp_path / "binary") == "source.binary"


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is unreadable to root")
def test_a_file_without_permission_is_named(tmp_path: Path) -> None:
    file = tmp_path / "secret"
    file.write_text("看报")
    file.chmod(0)
    assert refused(file) == "source.unreadable"


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "huge"
    with file.open("wb") as stream:
        stream.truncate(1024**3)  # a hole: takes no room
    monkeypatch.setattr(reading, "_bounded", lambda *_: pytest.fail("was read"))
    assert refused(file) == "source.too-large"


def test_what_never_ends_is_refused() -> None:
    assert refused("/dev/zero") == "source.too-large"


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("看报".encode("gb18030"))))
    source, hint = read_source("-")
    assert (source.name, source.text, source.encoding) == ("-", "看报", "gb18030")
    assert hint == Hint()


def test_a_closed_standard_input_is_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert refused("-") == "source.empty"


def test_a_name_that_is_no_text_is_made_printable(tmp_path: Path) -> None:
    file = tmp_path / os.fsdecode(b"page\xff.txt")
    file.write_text("看报")
    assert read_source(str(file))[0].name == "page\ufffd.txt"


def meta(folder: Path, content: str) -> str:
    file = folder / "page-2020-01-02.txt"
    file.write_text("看报")
    (folder / "page-2020-01-02.meta.yaml").write_text(content, "utf-8")
    return str(file)


def test_the_file_beside_a_source_says_what_is_known(tmp_path: Path) -> None:
    _, hint = read_source(meta(tmp_path, "newspaper: 某报\ndate: 2021-11-08\npage: 3\nname: 要闻\n"))
    guess = Guess(date="2020-01-02")
    assert hint == Hint("某报", "2021-11-08", "3", "要闻", Origin.HINT, guess=guess)


def test_what_is_known_of_a_folder_is_known_of_its_files_unless_they_know_better(tmp_path: Path) -> None:
    (tmp_path / ".meta.yaml").write_text("newspaper: 江口日报\nname: 要闻\n", "utf-8")
    (tmp_path / "2020").mkdir()
    (tmp_path / "2020" / ".meta.yaml").write_text("name: 综合\n", "utf-8")
    _, hint = read_source(meta(tmp_path / "2020", "page: 3\n"))
    assert (hint.newspaper, hint.page, hint.name, hint.date) == ("江口日报", "3", "综合", None)
    assert hint.guess == Guess(date="2020-01-02")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("[1, 2]", "source.meta-shape"),
        ("", "source.meta-shape"),
        ("paper: 某报", "source.meta-key"),
        ("date: yesterday", "source.meta-date"),
        ("date: 2021-13-08", "source.meta-date"),
        ("page: [3]", "source.meta-value"),
        ("page: {", "source.meta-yaml"),
        ("page: \x00", "yaml.character"),
        ("page: !!timestamp x", "yaml.tag"),
        ("page: 1\npage: 2", "yaml.twice"),
        ("#" * 70_000, "source.too-large-beside"),
    ],
)
def test_a_mistake_in_it_is_named(tmp_path: Path, content: str, message: str) -> None:
    assert refused(meta(tmp_path, content)) == message
