"""All keys, as the bindings have them."""

from collections.abc import Iterator

from reader.text.linebreak import break_lines
from reader.text.width import cells
from reader.tui.commands import GROUPS, Listing, commands
from reader.tui.row_filter import matching
from reader.tui.screens.list_screen import ListScreen
from reader.tui.style.display_settings import DisplaySettings
from reader.tui.style.roles import BLANK_ROW, ListRow, TextRole

GAP = 3


class HelpScreen(ListScreen):
    """Keys, the command in a word, the command in a sentence."""

    def show_rows(self) -> None:
        """Every command under the heading of its group."""
        self.list.show(list(help_rows(self.look, self.size.width - 2, self.filter_text)), None)
        self.after_command()

    def show_position(self) -> None:
        """How much of it has been in sight."""
        self.after_command()

    def after_command(self) -> None:
        """How much of it has been in sight."""
        height = self.size.height - 2
        rows = max(1, len(self.list.rows))
        percent = min(100, 100 * (self.list.top + height) // rows)
        self.header.show(self.look.messages("help.title"), "", f"{percent}%")


def help_rows(look: DisplaySettings, width: int, text: str = "") -> Iterator[ListRow]:
    """The commands that have `text`, in a table that fits `width` cells."""
    every = commands(look.messages, look.keymap)
    listed = {listing.id: listing for listing in every}
    labels = [f"{' '.join(each.keys)} {each.id} {each.description} {each.tooltip}" for each in every]
    fitting = {every[at].id for at in matching(text, labels)} if text.strip() else set(listed)
    keys = max(cells("  ".join(listing.keys), look.ambiguous) for listing in listed.values()) + GAP
    names = max(cells(listing.description, look.ambiguous) for listing in listed.values()) + GAP
    for group, every_member in GROUPS.items():
        members = [member for member in every_member if member.id in fitting]
        if members:
            yield BLANK_ROW
            yield ListRow(((look.messages(f"group.{group}"), TextRole.LABEL),))
        for member in members:
            yield from _command(listed[member.id], keys, names, look, width)


def _command(listing: Listing, keys: int, names: int, look: DisplaySettings, width: int) -> Iterator[ListRow]:
    told = "  ".join(listing.keys)
    lead = ((_padded(told, keys, look), TextRole.STRONG), (_padded(listing.description, names, look), TextRole.TEXT))
    room = width - keys - names
    if room < 16:
        yield ListRow(lead)
        below = break_lines(listing.tooltip, max(2, width - 2), ambiguous=look.ambiguous)
        yield from (ListRow((("  ", TextRole.TEXT), (listing.tooltip[a:b], TextRole.DIM))) for a, b in below)
        return
    spans = break_lines(listing.tooltip, room, ambiguous=look.ambiguous)
    for index, (start, end) in enumerate(spans):
        first = lead if index == 0 else ((" " * (keys + names), TextRole.TEXT),)
        yield ListRow((*first, (listing.tooltip[start:end], TextRole.DIM)))


def _padded(text: str, width: int, look: DisplaySettings) -> str:
    return text + " " * (width - cells(text, look.ambiguous))
