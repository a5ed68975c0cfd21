"""Whatever stands in a file of YAML or JSON is a plain value, or a mistake with a line, at the price of its length."""

import json

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from reader.model.plain_values import MOST_LEVELS, PlainError, from_json, from_yaml
from reader.runtime.messages import catalogue

BOMB = "a: &a [x, x, x]\n" + "".join(
    f"{b}: &{b} [{'*' + a + ', *' + a}]\n" for a, b in zip("abcdef", "bcdefg", strict=True)
)


def fault(text: str, *, is_json: bool = False) -> tuple[str, int]:
    with pytest.raises(PlainError) as raised:
        from_json(text) if is_json else from_yaml(text)
    if raised.value.message != "yaml.syntax":  # of which each caller says what it expected
        assert catalogue("en")(raised.value.message, path="x", line=1, what="y")
    return raised.value.message, raised.value.line


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        (BOMB, "yaml.alias", 1),
        ("x: 1\ny: *x", "yaml.alias", 2),
        ("\nx: !!bool y", "yaml.tag", 2),
        ('x: !!int ""', "yaml.tag", 1),
        ("x: !!timestamp y", "yaml.tag", 1),
        ("x: !!python/name:os.system", "yaml.tag", 1),
        ("x: 1\n? [a, b]\n: c", "yaml.key", 2),
        ("x: 1\n? {a: b}\n: c", "yaml.key", 2),
        ("x: 1\ny: 2\nx: 3", "yaml.twice", 3),
        ("- 1\n- " + "1" * 5_000, "yaml.number", 2),
        ("x: 0x_", "yaml.number", 1),
        ("x:\n " + "[" * 100 + "]" * 100, "yaml.deep", 2),
        ("x:\n  - {", "yaml.syntax", 3),
        ("a: 1\n--- \nb: 1", "yaml.syntax", 2),
        ("x: 1\ny: \x07", "yaml.character", 2),
        ("x: \ud800", "yaml.character", 1),
    ],
)
def test_a_mistake_in_yaml_is_named_with_its_line(text: str, message: str, line: int) -> None:
    assert fault(text) == (message, line)


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        ('{"x":\n' + "1" * 5_000 + "}", "yaml.number", 2),
        ('{"x": 1,\n "y": NaN}', "yaml.number", 2),
        ('{"x": -Infinity}', "yaml.number", 1),
        ('{"x": 1,\n "y": {"z": 1,\n "z": 2}}', "yaml.twice", 3),
        ('{"x": ' + "[" * 100_000, "yaml.deep", 1),
        ('{"x": ' + "[" * 70 + "]" * 70 + "}", "yaml.deep", 1),
        ('{"x": 1,}', "yaml.syntax", 1),
    ],
)
def test_a_mistake_in_json_is_named_with_its_line(text: str, message: str, line: int) -> None:
    assert fault(text, is_json=True) == (message, line)


def test_what_stands_plainly_is_what_it_looks_like() -> None:
    text = "a: 3\nb: [true, null, 1.5, 2021-11-08, =, 'x']\n? c\n: !!str 7\n1: {}\n"
    assert from_yaml(text) == {"a": 3, "b": [True, None, 1.5, "2021-11-08", "=", "x"], "c": "7", "1": {}}
    assert from_yaml("a: 01\nb: yes", texts_only=True) == {"a": "01", "b": "yes"}
    assert from_yaml("a: 1\na: 2", last_counts=True) == {"a": 2}
    assert from_yaml("# nothing") is None


PLAIN = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-(10**16), 10**16), st.text(max_size=9)),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=5), inner, max_size=4)),
    max_leaves=20,
)


@given(PLAIN)
def test_what_was_written_is_read(value: object) -> None:
    assert from_json(json.dumps(value)) == value
    assert from_yaml(yaml.safe_dump(value)) == value


@given(st.text("ab:-?[]{}&*!|>'\"#%@,= \n\t0123.x_~<"))
def test_nothing_but_a_mistake_with_a_line_comes_of_anything(text: str) -> None:
    for read in (from_yaml, from_json):
        line = 1
        try:
            read(text)
        except PlainError as error:
            line = error.line
        assert 1 <= line <= text.count("\n") + 2


def test_as_many_levels_as_there_may_be_are_read() -> None:
    text = "[" * MOST_LEVELS + "]" * MOST_LEVELS
    assert from_json(text) == from_yaml(text)
