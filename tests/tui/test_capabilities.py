"""What is known of terminals by their names."""

import pytest

from reader.tui.terminal.capabilities import theme_for


@pytest.mark.parametrize(
    ("theme", "environment", "expected"),
    [
        ("dark", {"TERM": "xterm-256color"}, "dark"),
        ("light", {"TERM": "foot", "COLORTERM": "truecolor"}, "light"),
        ("light", {"TERM": "screen"}, "ansi"),
        ("dark", {"TERM": "linux"}, "ansi"),
        ("none", {"TERM": "linux"}, "none"),
        ("dark", {"TERM": "vt100"}, "none"),
    ],
)
def test_a_terminal_of_few_colours_is_shown_a_theme_of_few(
    theme: str, environment: dict[str, str], expected: str
) -> None:
    assert theme_for(theme, environment) == expected
