"""The catalogue says everything in every language, with the same fields."""

import shutil
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.runtime import messages, resources
from reader.runtime.messages import LANGUAGES, catalogue, language_of


def fields_of(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_every_text_stands_in_every_language() -> None:
    assert [key for key, texts in catalogue("en").texts.items() if set(texts) != set(LANGUAGES)] == []


def test_the_languages_mention_the_same_fields() -> None:
    differing = [
        key
        for key, texts in catalogue("en").texts.items()
        if len({frozenset(fields_of(text)) for text in texts.values()}) != 1
    ]
    assert differing == []


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "zh_TW.UTF-8", "LC_ALL": ""}, "zh"),
    ],
)
def test_the_locale_chooses_the_language(environment: dict[str, str], expected: str) -> None:
    assert language_of(environment) == expected


@pytest.fixture
def german(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """`data/` with a file for another language."""
    folder = tmp_path / "data"
    shutil.copytree(resources.folder() / "messages", folder / "messages")
    file = folder / "messages/languages/de.yaml"
    file.parent.mkdir()
    file.write_text('reading: "{name} wird gelesen ..."\n', "utf-8")
    monkeypatch.setattr(resources, "folder", lambda: folder)
    for cached in (resources.load, messages.catalogue, messages.added_languages):
        cached.cache_clear()
    yield file
    for cached in (resources.load, messages.catalogue, messages.added_languages):
        cached.cache_clear()


def test_a_language_is_one_file_and_what_it_lacks_is_english(german: Path) -> None:
    assert language_of({"LANG": "de_AT.UTF-8"}) == "de"
    said = catalogue("de")
    assert said("reading", name="x") == "x wird gelesen ..."
    assert said("program.more") == catalogue("en")("program.more")
