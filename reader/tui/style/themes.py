"""The looks that `t` goes through. Every state is told by more than colour: marks, weight, underline, reversal."""

from dataclasses import dataclass
from functools import cache

from rich.style import Style

from reader.tui.style.roles import Surface, TextRole


@dataclass(frozen=True)
class Theme:
    """A ground and an ink each, as rich reads styles."""

    name: str
    grounds: dict[Surface, str]
    inks: dict[TextRole, str]

    def style(self, ground: Surface, ink: TextRole) -> Style:
        """How `ink` looks on `ground`."""
        return _style(self.grounds[ground], self.inks[ink])


@cache
def _style(ground: str, ink: str) -> Style:
    return Style.parse(ground) + Style.parse(ink)


def _theme(name: str, page: str, side: str, bar: str, chosen: str, **inks: str) -> Theme:
    return Theme(
        name,
        {Surface.PAGE: page, Surface.SIDE: side, Surface.BAR: bar, Surface.CHOSEN: chosen},
        {TextRole(ink): style for ink, style in inks.items()},
    )


DARK = _theme(
    "dark",
    page="on #1d1b19",
    side="on #242220",
    bar="on #2d2925",
    chosen="on #3a342d",
    text="#d9d2c5",
    dim="#ada496",
    accent="#e0705c",
    title="bold #e0705c",
    strong="bold #f4ecdc",
    label="bold #ada496",
    keyword="#8fb9a8",
    watch="#a9b8e8 underline",
    hit="#1d1b19 on #d8b45a",
    current="bold underline #1d1b19 on #f08a4b",
    note="#f4ecdc underline on #4a3f2a",
    selected="#ffffff on #2f4a66",
    damage="#d49a6a",
    cursor="#1d1b19 on #d9d2c5",
)
LIGHT = _theme(
    "light",
    page="on #faf5e9",
    side="on #f2ead8",
    bar="on #e9dfc8",
    chosen="on #e5d9bf",
    text="#2b2622",
    dim="#5c5447",
    accent="#a8321f",
    title="bold #a8321f",
    strong="bold #1a1512",
    label="bold #5c5447",
    keyword="#2f6f5e",
    watch="#3f4fa0 underline",
    hit="#1a1512 on #f0cf72",
    current="bold underline #1a1512 on #f09a55",
    note="#1a1512 underline on #efe3b4",
    selected="#000000 on #b9d3ee",
    damage="#96591c",
    cursor="#faf5e9 on #2b2622",
)
CONTRAST = _theme(
    "contrast",
    page="on #000000",
    side="on #000000",
    bar="on #2a2a2a",
    chosen="on #004a80",
    text="#ffffff",
    dim="#c8c8c8",
    accent="bold #ff9c8a",
    title="bold #ff9c8a",
    strong="bold #ffffff",
    label="bold underline #ffffff",
    keyword="#7fffd4",
    watch="#b5c7ff underline",
    hit="#000000 on #ffe14d",
    current="bold underline #000000 on #ff9d3c",
    note="bold underline #ffff9c",
    selected="#ffffff on #00509d",
    damage="bold #ffb86b",
    cursor="#000000 on #ffffff",
)
ANSI = _theme(
    "ansi",
    page="on default",
    side="on default",
    bar="on default",
    chosen="on default reverse",
    text="default",
    dim="bright_black",
    accent="red",
    title="bold red",
    strong="bold default",
    label="bold bright_black",
    keyword="cyan",
    watch="blue underline",
    hit="black on yellow",
    current="bold underline black on bright_yellow",
    note="underline yellow",
    selected="reverse",
    damage="magenta",
    cursor="reverse",
)
NONE = _theme(
    "none",
    page="none",
    side="none",
    bar="none",
    chosen="reverse",
    text="none",
    dim="none",
    accent="none",
    title="bold",
    strong="bold",
    label="bold",
    keyword="underline",
    watch="bold underline",
    hit="reverse",
    current="reverse bold underline",
    note="underline reverse",
    selected="reverse",
    damage="none",
    cursor="reverse",
)

THEMES = (DARK, LIGHT, CONTRAST, ANSI, NONE)
"""In the order in which a key goes through them."""


def named(name: str, *, colour: bool = True) -> Theme:
    """The theme of that name, the dark one for an unknown name; without `colour` the one that has none."""
    if not colour:
        return NONE
    return next((theme for theme in THEMES if theme.name == name), DARK)


def after(theme: Theme) -> Theme:
    """The next one."""
    return THEMES[(THEMES.index(theme) + 1) % len(THEMES)]
