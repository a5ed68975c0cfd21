"""The lines of the source with their numbers, beside what was made of them."""

from reader.model.edition import Article, Edition
from reader.model.toc import Entry
from reader.text.linebreak import break_lines
from reader.text.sanitize import sanitize
from reader.tui.style.display_settings import DisplaySettings
from reader.tui.style.roles import BLANK_ROW, ListRow, TextRole
from reader.tui.widgets.row_pane import RowPane


class SourcePane(RowPane):
    """Shows the whole source: the lines of the open entry stand out, the line being read is marked."""

    def __init__(self, look: DisplaySettings, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(look, id=id, is_hanging=False)
        self.is_active = True
        self._edition: Edition | None = None
        self._entry: Entry | None = None

    def set_source(self, edition: Edition, entry: Entry | None) -> None:
        """The source of an edition, seen from an entry."""
        if edition is not self._edition or entry is not self._entry:
            self._edition, self._entry = edition, entry
            self._set()

    def fit(self, columns: int, rows: int) -> None:
        """Sets the lines for another width; the line being read stays near the top."""
        is_other_width = columns != self.extent[0]
        self.extent = (columns, rows)
        if is_other_width:
            self._set()
            self._reveal()

    def follow(self, paragraph: int) -> None:
        """Marks the source lines of a paragraph and brings them in sight."""
        if self._entry is None:
            return
        line = first_line(self._entry, paragraph)
        if line is not None:
            self.chosen = line
            self._reveal()
            self.refresh()

    def _reveal(self) -> None:
        if rows := self._rows_of(self.chosen):
            self.top = max(0, min(rows[0] - 2, len(self.rows) - self.extent[1]))

    def _set(self) -> None:
        edition, entry = self._edition, self._entry
        if edition is None or not self.extent[0]:
            return
        text = edition.source.text if edition.source else ""
        own = frozenset(entry.block.lines) if entry else frozenset()
        lines = text.split("\n")
        gutter = len(str(len(lines)))
        rows = [BLANK_ROW]
        for number, line in enumerate(lines, 1):
            rows.extend(self._rows(number, line.rstrip("\r"), number in own, gutter))
        self.rows = rows
        self.refresh()

    def _rows(self, number: int, line: str, is_own: bool, gutter: int) -> list[ListRow]:
        shown = sanitize(line)
        width = max(2, self.extent[0] - gutter - 4)
        spans = break_lines(shown, width, ambiguous=self.look.ambiguous)
        ink = TextRole.TEXT if is_own else TextRole.DIM
        return [
            ListRow(((f"{number if index == 0 else '':>{gutter}}  ", TextRole.DIM), (shown[start:end], ink)), number)
            for index, (start, end) in enumerate(spans)
        ]


def first_line(entry: Entry, paragraph: int) -> int | None:
    """The source line at which a text of the entry begins."""
    block = entry.block
    if not isinstance(block, Article):
        return block.lines[paragraph - 1] if 0 < paragraph <= len(block.lines) else next(iter(block.lines), None)
    if paragraph == 0:
        return next(iter(block.title_lines or block.lines), None)
    if paragraph <= len(block.paragraphs):
        return next(iter(block.paragraphs[paragraph - 1].lines), None)
    return block.others[paragraph - len(block.paragraphs) - 1].line
