"""Another printing of the open article as rows: its words, with what differs marked so that it shows without colour."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from reader.text.linebreak import break_lines
from reader.tui.style.display_settings import DisplaySettings
from reader.tui.style.roles import BLANK_ROW, ListRow, StyledRun, TextRole

if TYPE_CHECKING:
    from reader.analysis.printing_differences import Differences
    from reader.app.other_printings import Printing

OPENED, CLOSED = "{", "}"
"""Around words that only the other printing has."""


def printing_rows(printing: "Printing", found: "Differences", look: DisplaySettings, width: int) -> list[ListRow]:
    """Paper and day, title, then the paragraphs. The item of a paragraph's rows is its index."""
    say = look.messages
    head = [(f"{printing.paper}  {printing.date or ''}", TextRole.ACCENT), (printing.title, TextRole.STRONG)]
    rows = [BLANK_ROW]
    for text, ink in head:
        rows += _set([(look.shown(text.replace("\n", " ")), ink)], look, width, None)
    share = int(printing.overlap.own * 100 + 1e-9)
    rows += _set([(say("printing.share", share=share), TextRole.DIM)], look, width, None)
    for index, text in enumerate(printing.texts):
        rows += [BLANK_ROW, *_set(list(_marked(index, text, found, look)), look, width, index)]
    return rows


def _marked(index: int, text: str, found: "Differences", look: DisplaySettings) -> Iterator[StyledRun]:
    """A paragraph in runs, differing words in braces, omissions as their count."""
    words = [(each.start, each.end, 0) for each in found.words if each.paragraph == index]
    gaps = [(each.offset, each.offset, each.letters) for each in found.omissions if each.paragraph == index]
    shown, done = look.shown(text), 0
    for start, end, letters in sorted([*words, *gaps]):
        yield shown[done:start], TextRole.TEXT
        if letters:
            yield f"[-{letters}]", TextRole.DAMAGE
        else:
            yield f"{OPENED}{shown[start:end]}{CLOSED}", TextRole.WATCH
        done = end
    yield shown[done:], TextRole.TEXT


def _set(runs: Sequence[StyledRun], look: DisplaySettings, width: int, item: int | None) -> Iterator[ListRow]:
    """Runs broken into lines."""
    text = "".join(part for part, _ in runs)
    for start, end in break_lines(text, max(2, width), ambiguous=look.ambiguous):
        yield ListRow(tuple(_cut(runs, start, end)), item)


def _cut(runs: Sequence[StyledRun], start: int, end: int) -> Iterator[StyledRun]:
    at = 0
    for part, ink in runs:
        if cut := part[max(0, start - at) : max(0, end - at)]:
            yield cut, ink
        at += len(part)
