"""All commands by name, to choose from while typing."""

from collections.abc import Iterator

from reader.text.linebreak import break_lines
from reader.text.width import cells
from reader.tui.commands import COMMANDS, GROUPS, Context, commands
from reader.tui.row_filter import matching
from reader.tui.screens.prompt_screen import PromptScreen
from reader.tui.style.display_settings import DisplaySettings
from reader.tui.style.roles import BLANK_ROW, ListRow, TextRole

GAP = 3
LEAST_TOLD = 16
"""Cells below which a description is left out."""
GOES_ON = ".."
NOT_OFFERED = ("palette",)


class PaletteScreen(PromptScreen):
    """Gives the id of the chosen command to the screen below."""

    prompt = "palette.ask"

    def __init__(self, look: DisplaySettings, context: Context = Context.READING) -> None:
        super().__init__(look)
        self._offered = context
        self.header.show(look.messages("command.palette"), "", "")
        self.ask()

    def show_rows(self) -> None:
        """The commands for what is typed so far."""
        self.typed(self.status.text)

    def typed(self, text: str) -> None:
        """Offers the commands that have the text in their name, id or description."""
        self.list.chosen = None
        self._show(text, top=0)

    def choose(self, by: int) -> None:
        """Another command, with all of its description."""
        super().choose(by)
        self._show(self.status.text)

    def _show(self, text: str, *, top: int | None = None) -> None:
        width = self.size.width - 3
        rows = palette_rows(self.look, text, self._offered, width)
        if len(rows) == 1:
            rows.append(ListRow(((self.look.messages("search.none"), TextRole.DAMAGE),)))
        first = next((row.item for row in rows if row.item is not None), None)
        chosen = first if self.list.chosen is None else self.list.chosen
        self.list.show(list(_unfolded(rows, chosen, self.look, width)), chosen, top=top)
        self.show_position()

    def take(self) -> None:
        """The command itself."""
        if self.list.chosen is not None:
            self.dismiss(COMMANDS[self.list.chosen].id)


def palette_rows(look: DisplaySettings, text: str, context: Context, width: int) -> list[ListRow]:
    """Name, keys, description of each command of `context` that `text` fits. The item of a row indexes `COMMANDS`."""
    listed = commands(look.messages, look.keymap)
    labels = [f"{listing.id} {listing.description} {listing.tooltip}" for listing in listed]
    fitting = set(matching(text, labels)) if text.strip() else set(range(len(listed)))
    names = max(cells(listing.description, look.ambiguous) for listing in listed) + GAP
    keys = max(cells(" ".join(listing.keys), look.ambiguous) for listing in listed) + GAP
    rows = [BLANK_ROW]
    offered = sorted(enumerate(zip(COMMANDS, listed, strict=True)), key=lambda each: each[1][0] in GROUPS["moving"])
    for index, (command, listing) in offered:
        is_offered = context in command.contexts and command.id not in NOT_OFFERED
        if is_offered and index in fitting:
            told = " ".join(listing.keys)
            name = listing.description + " " * (names - cells(listing.description, look.ambiguous))
            rows.append(
                ListRow(
                    (
                        (name, TextRole.TEXT),
                        (told + " " * (keys - cells(told, look.ambiguous)), TextRole.KEYWORD),
                        (_cut(listing.tooltip, width - names - keys, look), TextRole.DIM),
                    ),
                    index,
                )
            )
    return rows


def _unfolded(rows: list[ListRow], chosen: int | None, look: DisplaySettings, width: int) -> Iterator[ListRow]:
    """The rows, and below the chosen one all of its description where it was cut."""
    for row in rows:
        yield row
        if chosen is not None and row.item == chosen:
            told = commands(look.messages, look.keymap)[chosen].tooltip
            if row.runs[-1][0] != told:
                spans = break_lines(told, max(LEAST_TOLD, width - GAP), ambiguous=look.ambiguous)
                yield from (ListRow((("  ", TextRole.TEXT), (told[a:b], TextRole.TEXT)), chosen) for a, b in spans)


def _cut(text: str, width: int, look: DisplaySettings) -> str:
    """The words at the beginning that fit, and a sign that there are more; nothing where that says nothing."""
    if cells(text, look.ambiguous) <= width:
        return text
    if width < LEAST_TOLD:
        return ""
    start, end = break_lines(text, width - len(GOES_ON), ambiguous=look.ambiguous)[0]
    return text[start:end].rstrip() + GOES_ON
