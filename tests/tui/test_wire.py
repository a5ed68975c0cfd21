"""What goes over the wire leaves the very screen that plain painting leaves, in fewer bytes."""

import pytest
from emulated import Emulator
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.segment import Segment
from rich.style import Style

from reader.text.width import cells
from reader.tui.drawing import Terminal
from reader.tui.pens import PLAIN, change, pen
from reader.tui.wire import MOST_MARKS, Piece, Wire

WIDTH, HEIGHT, PANE = 36, 9, 12
STYLES = ["none", "red", "bold", "bold dim", "on blue", "#102030 on #405060", "reverse", "underline italic", "strike"]
GLYPHS = st.sampled_from([*"ab  中文“”，e—      ", "e\u0301"])
SEGMENTS = st.lists(st.tuples(st.lists(GLYPHS, max_size=9).map("".join), st.sampled_from(STYLES)), max_size=5)


def piece(y: int, pane: int, panes: list[list[tuple[str, str]]]) -> Piece:
    """Panes side by side from the given one on, as many as fit."""
    return Piece(y, pane * PANE, [part for parts in panes[: WIDTH // PANE - pane] for part in strip(parts, PANE)])


PIECES = st.builds(
    piece,
    st.integers(0, HEIGHT - 1),
    st.integers(0, WIDTH // PANE - 1),
    st.lists(SEGMENTS, min_size=1, max_size=3),
)
TERMINALS = st.builds(Terminal, erases_to_ground=st.booleans(), scrolls=st.booleans())


def strip(parts: list[tuple[str, str]], width: int) -> list[Segment]:
    """Segments of `width` cells."""
    found, left = [], width
    for text, style in parts:
        while cells(text) > left:
            text = text[:-1]
        found.append(Segment(text, Style.parse(style)))
        left -= cells(text)
    return [*found, Segment(" " * left, Style.parse("on black"))]


def codes_of(style: Style) -> str:
    return style.render("x").removeprefix("\x1b[").partition("m")[0] if style else ""


def plain(pieces: list[Piece]) -> str:
    """The pieces as plain painting has them."""
    return "".join(
        f"\x1b[{y + 1};{x + 1}H" + "".join(style.render(text) if style else text for text, style, _ in segments)
        for y, x, segments in pieces
    )


def a_row(y: int, text: str, style: str = "none", width: int = WIDTH) -> Piece:
    return Piece(y, 0, strip([(text, style)], width))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(PIECES, max_size=8), max_size=5), TERMINALS)
def test_the_screen_is_that_of_plain_painting(frames: list[list[Piece]], terminal: Terminal) -> None:
    expected, actual = Emulator(WIDTH, HEIGHT), Emulator(WIDTH, HEIGHT)
    wire = Wire(codes_of, terminal)
    wire.forget(WIDTH, HEIGHT)
    for pieces in frames:
        expected.feed(plain(pieces))
        actual.feed(wire.draw(pieces, (1, 2)))
        assert expected.cells() == actual.cells()


@settings(max_examples=50, deadline=None)
@given(st.lists(SEGMENTS, min_size=HEIGHT, max_size=25), st.lists(st.integers(-9, 9), max_size=6), st.booleans())
def test_a_screen_that_scrolls_is_that_of_plain_painting(
    texts: list[list[tuple[str, str]]], steps: list[int], has_footer: bool
) -> None:
    expected, actual = Emulator(WIDTH, HEIGHT), Emulator(WIDTH, HEIGHT)
    wire = Wire(codes_of)
    wire.forget(WIDTH, HEIGHT)
    top = 0
    for step in [0, *steps]:
        top = min(max(top + step, 0), len(texts) - HEIGHT)
        pieces = [Piece(y, 0, strip(texts[top + y], WIDTH)) for y in range(HEIGHT)]
        if has_footer:
            pieces[-1] = a_row(HEIGHT - 1, f"line {top}", "reverse")
        expected.feed(plain(pieces))
        actual.feed(wire.draw(pieces, (0, 0)))
        assert expected.cells() == actual.cells()


def middle_pane(y: int, text: str) -> Piece:
    return Piece(y, PANE, strip([(text, "none")], PANE))


@settings(max_examples=50, deadline=None)
@given(
    st.lists(SEGMENTS, min_size=2 * HEIGHT, max_size=2 * HEIGHT),
    st.lists(SEGMENTS, min_size=HEIGHT, max_size=25),
    st.lists(st.integers(-4, 4), max_size=6),
)
def test_a_pane_that_scrolls_between_others_is_that_of_plain_painting(
    beside: list[list[tuple[str, str]]], texts: list[list[tuple[str, str]]], steps: list[int]
) -> None:
    expected, actual = Emulator(WIDTH, HEIGHT), Emulator(WIDTH, HEIGHT)
    wire = Wire(codes_of, Terminal(erases_to_ground=True))
    wire.shows_at_once = True
    wire.forget(WIDTH, HEIGHT)
    sides = [Piece(y % HEIGHT, y // HEIGHT * 2 * PANE, strip(parts, PANE)) for y, parts in enumerate(beside)]
    top = 0
    for step in [0, *steps]:
        top = min(max(top + step, 0), len(texts) - HEIGHT)
        pieces = [Piece(y, PANE, strip(texts[top + y], PANE)) for y in range(HEIGHT)]
        expected.feed(plain(sides + pieces))
        actual.feed(wire.draw(pieces if wire.cursor else sides + pieces, (0, 0)))
        assert expected.cells() == actual.cells()


def test_a_pane_between_others_is_scrolled_where_the_terminal_shows_a_frame_at_once() -> None:
    rows = [chr(0x4E00 + number) * 6 for number in range(20)]

    def drawn(*, shows_at_once: bool) -> str:
        wire = Wire(codes_of)
        wire.shows_at_once = shows_at_once
        wire.forget(WIDTH, HEIGHT)
        wire.draw([a_row(y, f"{y}") for y in range(HEIGHT)], (0, 0))
        wire.draw([middle_pane(y, rows[y]) for y in range(HEIGHT)], (0, 0))
        return wire.draw([middle_pane(y, rows[y + 1]) for y in range(HEIGHT)], (0, 0))

    assert "r" not in drawn(shows_at_once=False)
    torn = drawn(shows_at_once=True)
    assert torn.startswith("\x1b[?2026h\x1b[1;9r")
    assert torn.endswith("\x1b[?2026l")
    assert len(torn.encode()) < len(drawn(shows_at_once=False).encode())


def test_blanks_are_erased_where_that_is_shorter() -> None:
    wire = Wire(codes_of)
    wire.forget(WIDTH, HEIGHT)
    wire.draw([a_row(0, "中文中.中"), a_row(1, "中")], (0, 0))
    assert wire.draw([a_row(0, " " * 6 + ".中"), a_row(1, "文")], (0, 0)) == "\x1b[H\x1b[6X\v文\x1b[H"


def test_nothing_is_sent_where_nothing_changes() -> None:
    wire = Wire(codes_of)
    wire.forget(WIDTH, HEIGHT)
    assert wire.draw([a_row(2, "中文")], (0, 0)) != ""
    assert wire.draw([a_row(2, "中文")], (0, 0)) == ""
    assert wire.draw([], (2, 1)) == "\x1b[3;2H"


def test_only_what_changes_is_sent() -> None:
    wire = Wire(codes_of)
    wire.forget(WIDTH, HEIGHT)
    wire.draw([a_row(2, "第一篇 第二篇")], (0, 0))
    assert wire.draw([a_row(2, "第三篇 第二篇")], (0, 0)) == "\x1b[3;3H三\x1b[H"


def test_a_forgotten_screen_is_drawn_whole() -> None:
    wire = Wire(codes_of)
    wire.forget(WIDTH, HEIGHT)
    first = wire.draw([a_row(2, "中文")], (0, 0))
    wire.forget(WIDTH, HEIGHT)
    assert wire.draw([a_row(2, "中文")], (0, 0)) == first


def test_a_full_width_pane_is_scrolled_by_the_terminal() -> None:
    rows = [chr(0x4E00 + number) * 9 for number in range(20)]

    def drawn(terminal: Terminal) -> int:
        wire = Wire(codes_of, terminal)
        wire.forget(WIDTH, HEIGHT)
        wire.draw([a_row(y, rows[y]) for y in range(HEIGHT)], (0, 0))
        return len(wire.draw([a_row(y, rows[y + 1]) for y in range(HEIGHT)], (0, 0)))

    assert drawn(Terminal()) < 80 < drawn(Terminal(scrolls=False))


@pytest.mark.parametrize("believed", [1, 2])
def test_every_glyph_stands_in_its_column_in_terminals_of_both_kinds(believed: int) -> None:
    """In safe mode two cells are laid out for an ambiguous glyph, whatever the terminal gives it."""
    wire = Wire(codes_of, Terminal(ambiguous=2, is_sure=False))
    wire.forget(WIDTH, HEIGHT)
    emulator = Emulator(WIDTH, HEIGHT, ambiguous=believed)
    emulator.feed("x" * WIDTH * HEIGHT)
    text = "■记者说“好”……行"
    emulator.feed(wire.draw([Piece(1, 0, [Segment(text)])], (0, 0)))
    row = emulator.cells()[1]
    column = 0
    for char in text:
        assert row[column][0] == char
        assert row[column + 1][0] in ("", " ")
        column += 2


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        ("", PLAIN),
        ("1;38;2;1;2;3;48;5;17", pen("48;5;17;38;2;1;2;3;1")),
        ("31;102", pen("102;31")),
    ],
)
def test_pens_are_read_from_codes(codes: str, expected: object) -> None:
    assert pen(codes) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", ""),
        ("1", "", "\x1b[m"),
        ("38;2;1;2;3;48;2;4;5;6", "1;38;2;1;2;3;48;2;4;5;6", "\x1b[1m"),
        ("1;38;2;1;2;3;48;2;4;5;6", "38;2;1;2;3;48;2;4;5;6", "\x1b[22m"),
        ("1;2;38;2;1;2;3;48;2;4;5;6", "2;38;2;1;2;3;48;2;4;5;6", "\x1b[22;2m"),
        ("38;2;1;2;3", "4", "\x1b[0;4m"),
        ("31;44", "31", "\x1b[49m"),
    ],
)
def test_the_shortest_change_of_pen(old: str, new: str, expected: str) -> None:
    assert change(pen(old), pen(new)) == expected


CODES = st.lists(st.sampled_from(["1", "2", "3", "4", "7", "9", "31", "38;2;1;2;3", "44", "48;5;9"])).map(";".join)


@settings(max_examples=200, deadline=None)
@given(CODES, CODES)
def test_a_change_of_pen_arrives_at_the_new_one(old: str, new: str) -> None:
    expected, actual = Emulator(4, 1), Emulator(4, 1)
    expected.feed(change(PLAIN, pen(new)) + "x")
    actual.feed(change(PLAIN, pen(old)) + change(pen(old), pen(new)) + "x")
    assert expected.cells()[0][0] == actual.cells()[0][0]


def test_no_more_marks_are_drawn_on_a_character_than_a_writing_has() -> None:
    wire = Wire(codes_of)
    wire.forget(4, 1)
    drawn = wire.draw([Piece(0, 0, [Segment("报" + "\u0301" * 50_000 + "e\u0301")])], (0, 0))
    assert drawn.count("\u0301") == MOST_MARKS + 1
