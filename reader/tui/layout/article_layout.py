"""A block as it stands in a pane: the lines that were set, in columns or not, and which inks their cells have."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reader.model.edition import Block
from reader.text.width import cells
from reader.tui.layout.column_layout import ColumnLayout, lay_out_columns, single_column
from reader.tui.layout.panes import GUTTER, column_count, column_width, measure
from reader.tui.layout.typesetter import DamageMarks, DisplayLine, LineSpan, TypesetOptions, TypesetText, typeset
from reader.tui.style.display_settings import DisplaySettings
from reader.tui.style.highlights import HighlightLayer, highlighted
from reader.tui.style.roles import StyledRun, TextRole

Labels = Mapping[tuple[int, int], str]
"""Letters by the paragraph and offset of the characters over which they stand."""
NO_LABELS: Labels = {}


@dataclass(frozen=True)
class ArticleLayout:
    """Rows are counted from the first line of the block."""

    text: TypesetText
    spread: ColumnLayout
    left: int
    """Empty cells before the text."""
    column: int
    """The width of a column, in cells."""
    ambiguous: int

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return len(self.spread.rows)

    @property
    def page(self) -> int:
        """Rows that are turned at once; 0 where text runs on in one column."""
        return self.spread.page

    def row_of(self, paragraph: int, offset: int) -> int:
        """The row of a place; the beginning of the title is the empty row above it."""
        if (paragraph, offset) == (0, 0) or not self.spread.row_of:
            return 0
        return self.spread.row_of[self.text.line_of(paragraph, offset)]

    def place_at(self, row: int) -> tuple[int, int]:
        """Paragraph and offset of the first place on a row or below it."""
        if row <= 0:
            return (0, 0)
        lines = (index for held in self.spread.rows[row:] for _, index in held)
        return self.text.place_of(next(lines, 0))

    def runs(self, row: int, layers: Sequence[HighlightLayer], labels: Labels = NO_LABELS) -> list[StyledRun]:
        """The text of a row from the left edge of the pane, `labels` in the place of characters."""
        runs: list[StyledRun] = []
        x = 0
        for column, index in self.spread.rows[row]:
            for at, part in self._parts(self.text.lines[index], layers, labels):
                start = self.left + column * (self.column + GUTTER) + at
                if start > x:
                    runs.append((" " * (start - x), TextRole.TEXT))
                runs += part
                x = max(x, start) + sum(cells(text, self.ambiguous) for text, _ in part)
        return runs

    def _parts(
        self, line: DisplayLine, layers: Sequence[HighlightLayer], labels: Labels
    ) -> list[tuple[int, list[StyledRun]]]:
        """The sign and the stretches of a line, with the cell at which each begins."""
        parts: list[tuple[int, list[StyledRun]]] = []
        if line.sign:
            parts.append((line.sign_x, [(line.sign, line.ink if line.ink is TextRole.ACCENT else TextRole.DAMAGE)]))
        for stretch in line.stretches:
            parts.append((stretch.x, self._inked(stretch, line.ink, layers, labels)))
        return parts

    def _inked(
        self, stretch: LineSpan, ink: TextRole, layers: Sequence[HighlightLayer], labels: Labels
    ) -> list[StyledRun]:
        paragraph, at = stretch.paragraph, stretch.start
        shown = self.text.shown[paragraph]
        runs: list[StyledRun] = []
        within = (offset for of, offset in labels if of == paragraph and at <= offset < stretch.end)
        for offset in sorted(within) if labels else ():
            runs += highlighted(shown, paragraph, at, offset, ink, layers)
            letter = labels[paragraph, offset]
            runs.append((letter.ljust(cells(shown[offset], self.ambiguous)), TextRole.CURSOR))
            at = offset + 1
        return runs + highlighted(shown, paragraph, at, stretch.end, ink, layers)


def lay_out_article(
    block: Block, label: str, look: DisplaySettings, size: tuple[int, int], *, in_columns: bool
) -> ArticleLayout:
    """The block set for a pane of `size`, columns and rows of cells."""
    pane, height = size
    count = column_count(pane) if in_columns else 1
    width = column_width(pane, count) if count > 1 else measure(pane, look.measure)
    total = count * width + GUTTER * (count - 1)
    text = typeset(
        block,
        TypesetOptions(width, look.ambiguous, look.shown),
        signs=DamageMarks(look.messages("mark.lost"), look.messages("mark.gap")),
        label=label,
        head_width=total,
    )
    lines = len(text.lines)
    laid = lay_out_columns(text.head, lines, count, height) if count > 1 else single_column(lines)
    return ArticleLayout(text, laid, max(0, (pane - total) // 2), width, look.ambiguous)
