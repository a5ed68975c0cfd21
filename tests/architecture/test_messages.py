"""The catalogue says everything in every language, with the same fields."""

import string

import pytest

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
