"""What can be read on every ground: contrast as WCAG 2 computes it."""

import pytest
from rich.color import Color

from reader.tui.style.roles import Surface, TextRole
from reader.tui.style.themes import CONTRAST, DARK, LIGHT, Theme


def _luminance(color: Color | None) -> float:
    assert color is not None
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in (each / 255 for each in color.get_truecolor())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", [DARK, LIGHT, CONTRAST], ids=lambda theme: theme.name)
@pytest.mark.parametrize("surface", list(Surface))
@pytest.mark.parametrize("role", [TextRole.TEXT, TextRole.DIM, TextRole.LABEL, TextRole.STRONG])
def test_ink_has_a_contrast_of_four_and_a_half(theme: Theme, surface: Surface, role: TextRole) -> None:
    style = theme.style(surface, role)
    light, dark = sorted((_luminance(style.color), _luminance(style.bgcolor)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5
