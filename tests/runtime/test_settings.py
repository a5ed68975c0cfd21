"""The user's settings: every mistake in them is named with its line."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.runtime.messages import catalogue
from reader.runtime.settings import CHECKS, Settings, _settings, load, read_settings


def written(folder: Path, content: str) -> Path:
    file = folder / "config.yaml"
    file.write_text(content, "utf-8")
    return file


def test_every_setting_has_a_check_and_its_default_passes_it() -> None:
    assert list(Settings._fields) == list(CHECKS)
    for name in CHECKS.keys() - {"watch_words", "papers", "library", "hidden_kinds"}:
        assert CHECKS[name](getattr(Settings(), name)) == getattr(Settings(), name)


@pytest.mark.parametrize("content", [None, "", "# nothing yet\n"])
def test_without_settings_the_defaults_hold(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "config.yaml" if content is None else written(tmp_path, content)
    assert load(path) == Settings()


def test_settings_are_read(tmp_path: Path) -> None:
    content = """\
language: zh
theme: light
measure: 34
ambiguous: 2
full_width_signs: false
mouse: true
watch_words: [平湖, 2021, " 党建 "]
keys: {next-article: "n ctrl+n", quit: q}
"""
    assert load(written(tmp_path, content)) == Settings(
        "zh", "light", 34, 2, False, True, ("平湖", "2021", "党建"), {"next-article": "n ctrl+n", "quit": "q"}
    )


@pytest.mark.parametrize(
    ("content", "message", "line"),
    [
        ("theme: dark\nmesure: 30\n", "config.unknown-nearest", 2),
        ("xyzzy: 1\n", "config.unknown", 1),
        ("theme: pink\n", "config.one-of", 1),
        ("theme: drak\n", "config.one-of-nearest", 1),
        ("hidden_kinds: [weather, add]\n", "config.one-of", 1),
        ("contents_width: 7\n", "config.number-nearest", 1),
        ("\n\nmeasure: wide\n", "config.number", 3),
        ("measure: 1000\n", "config.number-nearest", 1),
        ("measure: true\n", "config.number", 1),
        ("ambiguous: true\n", "config.one-of", 1),
        ("mouse: 1\n", "config.one-of-nearest", 1),
        ("watch_words: 平湖\n", "config.words-nearest", 1),
        ("watch_words: [[]]\n", "config.words", 1),
        ("watch_words: ['']\n", "config.words", 1),
        ("keys: [a]\n", "config.keys", 1),
        ("keys: {quit: [q]}\n", "config.keys", 1),
        ("[1]\n", "config.shape", 1),
        ("theme: dark\ntheme: {\n", "config.yaml", 2),
        ("theme: \x07\n", "yaml.character", 1),
        ("theme: !!python/object:os.system x\n", "yaml.tag", 1),
        ("theme: dark\nmouse: !!bool x\n", "yaml.tag", 2),
        ("a: &a [x, x]\nb: [*a, *a]\n", "yaml.alias", 1),
        ("theme: dark\n? [a]\n: b\n", "yaml.key", 2),
        ("measure: " + "9" * 5000, "yaml.number", 1),
        ("watch_words: " + "[" * 100 + "]" * 100, "yaml.deep", 1),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, content: str, message: str, line: int) -> None:
    path = written(tmp_path, content)
    (error, *_) = read_settings(path).mistakes
    assert (error.message, error.fields["line"]) == (message, line)
    assert str(path) in catalogue("zh").error(error)


def test_the_nearest_name_is_said(tmp_path: Path) -> None:
    (mistake,) = read_settings(written(tmp_path, "watch_word: [平湖]\n")).mistakes
    assert mistake.fields["nearest"] == "watch_words"


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_bytes(b"\xff\xfe")
    (mistake,) = read_settings(tmp_path / "config.yaml").mistakes
    assert mistake.message == "config.unreadable"


@pytest.mark.parametrize("kind", ["pipe", "device", "folder"])
def test_settings_are_read_from_a_file_and_from_nothing_else(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "config.yaml"
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "device":
        path.symlink_to("/dev/zero")
    else:
        path.mkdir()
    (mistake,) = read_settings(path).mistakes
    assert mistake.message == "config.no-file"


def test_settings_without_end_are_not_read(tmp_path: Path) -> None:
    (mistake,) = read_settings(written(tmp_path, "# " + "x" * 300_000)).mistakes
    assert mistake.message == "config.large"


@pytest.mark.parametrize("content", ["library: /srv/papers\n", "library: [/srv/papers]\n"])
def test_the_library_is_one_place_or_several(tmp_path: Path, content: str) -> None:
    assert read_settings(written(tmp_path, content)).settings.library == ("/srv/papers",)


TEN = """\
language: english
theme: drak
mesure: 30
measure: 1000
ambiguous: 3
mouse: yes please
watch_words: 平湖
hidden_kinds: [adverts]
full_width_signs: {
contents_width: 30
facts_width: "[
papers: [平湖日报]
"""


def test_ten_mistakes_are_all_named_and_the_rest_counts(tmp_path: Path) -> None:
    found = read_settings(written(tmp_path, TEN))
    lines = [mistake.fields["line"] for mistake in found.mistakes]
    assert set(range(1, 9)) <= set(lines)
    assert len(found.mistakes) >= 10
    assert found.settings.contents_width == 30
    assert found.settings.language == "auto"


@settings(max_examples=200)
@given(st.text(st.sampled_from("ab: \n[]{},'\"#-&*!%1measuretheme"), max_size=80))
def test_whatever_stands_in_the_file_settings_come_of_it(text: str) -> None:
    found, mistakes = _settings(text, "config.yaml")
    assert isinstance(found, dict)
    assert len(mistakes) <= text.count("\n") + 1
