"""Notes as rows of a list: the article, the passage, the reader's words."""

from collections.abc import Sequence
from datetime import datetime

from reader.app.notebook import PlacedNote
from reader.text.width import cells, head
from reader.tui.layout.edition_rows import wrapped
from reader.tui.style.display_settings import DisplaySettings
from reader.tui.style.roles import BLANK_ROW, ListRow, TextRole

MOST_QUOTED = 3
"""Lines of a passage that are shown."""
INDENT = 2


def note_rows(found: Sequence[PlacedNote], look: DisplaySettings, width: int) -> list[ListRow]:
    """The notes, those on one article in a row under its title; the item of a row is the index of its note."""
    rows: list[ListRow] = []
    article = None
    for index, each in enumerate(found):
        rows.append(BLANK_ROW)
        if each.note.article != article:
            article = each.note.article
            lines = wrapped(each.note.title or article, width - 14, look)
            day = datetime.fromtimestamp(each.note.at / 1_000_000).date().isoformat()
            rows.append(ListRow(((lines[0], TextRole.LABEL),), aside=(day, TextRole.DIM)))
            rows += [ListRow(((line, TextRole.LABEL),)) for line in lines[1:]]
        rows += _note_rows(each, index, look, width - INDENT)
    return rows


def _note_rows(each: PlacedNote, index: int, look: DisplaySettings, width: int) -> list[ListRow]:
    lines = wrapped(f"“{each.note.quote}”", width, look)
    if len(lines) > MOST_QUOTED:
        room = width - cells("…", look.ambiguous)
        lines = [*lines[: MOST_QUOTED - 1], head(lines[MOST_QUOTED - 1], room, look.ambiguous) + "…"]
    rows = [ListRow(((line, TextRole.NOTE),), index) for line in lines]
    rows += [ListRow(((line, TextRole.STRONG),), index) for line in wrapped(each.note.text, width, look) if line]
    if each.is_lost:
        rows.append(ListRow(((look.messages("notes.lost"), TextRole.DAMAGE),), index))
    return rows
