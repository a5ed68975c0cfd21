"""Passages to come back to: bookmarks and marks, or the editions and searches of late."""

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import ClassVar, NamedTuple

from reader.errors import ReaderError
from reader.marks.bookmarks import BOOKMARK, MARK, bookmarks
from reader.marks.reading import recent
from reader.marks.records import RecordChange, Records
from reader.marks.searches import history
from reader.tui.commands import Context
from reader.tui.layout.edition_rows import wrapped
from reader.tui.screens.command_screen import CommandScreen, Handler, bindings
from reader.tui.screens.list_screen import ListScreen
from reader.tui.style.display_settings import DisplaySettings
from reader.tui.style.roles import BLANK_ROW, ListRow, StyledRun, TextRole

SEARCHES = 20
"""Searches of late that are listed."""


class Place(NamedTuple):
    """A row of the list, and what it opens."""

    group: str
    """Key of the catalogue."""
    title: str
    detail: str
    source: str = ""
    article: str = ""
    position: tuple[int, int] = (0, 0)
    query: str = ""
    """The search that it opens instead."""
    record: tuple[str, str] | None = None
    """Kind and key of the record that can be removed here."""


class PlacesScreen(ListScreen):
    """Gives the chosen place to the screen below."""

    context = Context.PLACES
    BINDINGS = bindings(context)
    hints = "places"

    def __init__(
        self, look: DisplaySettings, title: str, places: Callable[[], Sequence[Place]], records: Records
    ) -> None:
        super().__init__(look)
        self._ask = places
        self._records = records
        self._title = title
        self.notice = ""
        self.places = places()

    def show_rows(self) -> None:
        """The places under the headings of their groups."""
        chosen = self.list.chosen or 0
        self.header.show(self._title, "", str(len(self.places)))
        rows = place_rows(self.places, self.look, self.size.width - 4)
        self.list.show(rows, min(chosen, len(self.places) - 1) if self.places else None)

    def status_runs(self) -> list[StyledRun]:
        """What was done; else the keys that matter here."""
        return [(self.notice, TextRole.STRONG)] if self.notice else super().status_runs()

    def take(self) -> None:
        """Opens what is chosen."""
        if self.list.chosen is not None and self.places:
            self.dismiss(self.places[self.list.chosen])

    def remove_chosen(self) -> None:
        """Removes the chosen bookmark or mark."""
        chosen = self.places[self.list.chosen] if self.places and self.list.chosen is not None else None
        if chosen and chosen.record:
            kind, key = chosen.record
            label = "did.remove-bookmark" if kind == BOOKMARK else "did.remove-mark"
            self._change(lambda: self._records.write([RecordChange(kind, key, None)], label), label)

    def _change(self, change: Callable[[], object], label: str) -> None:
        say = self.look.messages
        try:
            change()
            self.notice = say("notice.done", what=say(label, count=1))
        except ReaderError as error:
            self.notice = say.error(error)
        self.places = self._ask()
        self.show_rows()

    def _turn(self, name: str, done: str) -> None:
        say = self.look.messages
        try:
            step = self._records.undo() if name == "undo" else self._records.redo()
        except ReaderError as error:
            self.notice = say.error(error)
            return
        self.notice = (
            say(done, what=say(step.label, count=len(step.before))) if step else say(f"notice.nothing-to-{name}")
        )
        self.places = self._ask()
        self.show_rows()

    def before_command(self) -> None:
        """Takes back the notice."""
        self.notice = ""

    def after_command(self) -> None:
        """What was done, or the keys."""
        self.show_status()

    handlers: ClassVar[Mapping[str, Handler]] = {
        **ListScreen.unfiltered,
        "open": take,
        "remove": remove_chosen,
        "undo": lambda screen: screen._turn("undo", "notice.undone"),
        "redo": lambda screen: screen._turn("redo", "notice.redone"),
        "help": CommandScreen.show_help,
        "palette": CommandScreen.show_palette,
    }


def place_rows(places: Sequence[Place], look: DisplaySettings, width: int) -> list[ListRow]:
    """The places as rows of at most `width` cells; the item of a row is the index of its place."""
    rows: list[ListRow] = []
    for group, members in groupby(enumerate(places), key=lambda each: each[1].group):
        rows += [BLANK_ROW, ListRow(((look.messages(group), TextRole.LABEL),))]
        for index, place in members:
            rows.append(ListRow(((_first(place.title, width, look), TextRole.TEXT),), index))
            if place.detail:
                rows.append(ListRow((("  " + _first(place.detail, width - 2, look), TextRole.DIM),), index))
    return rows


def _first(text: str, width: int, look: DisplaySettings) -> str:
    return next(iter(wrapped(text, width, look)), "")


def bookmark_places(records: Records, look: DisplaySettings) -> list[Place]:
    """The bookmarks, the latest first, and the marks by their letters."""
    marked = [
        Place(
            "places.bookmarks",
            each.words or each.title or _name(each.article),
            " ".join(filter(None, (each.title if each.words else "", _edition(each.article)))),
            each.source,
            each.article,
            (each.span.paragraph, each.span.start),
            record=(BOOKMARK, each.id),
        )
        for each in bookmarks(records)
    ]
    lettered = [
        Place(
            "places.marks",
            f"{each.key[0]}  {_name(each.value['article'])}",
            f"{_edition(each.value['article'])}{'' if each.key[1:] else '  ' + look.messages('places.everywhere')}",
            each.value["source"],
            each.value["article"],
            _pair(each.value["position"]),
            record=(MARK, each.key),
        )
        for each in sorted(records.every(MARK))
    ]
    return [*marked, *lettered]


def recent_places(records: Records, look: DisplaySettings) -> list[Place]:  # noqa: ARG001 - as bookmark_places
    """The editions that were read last, and the searches that were made last."""
    editions = [
        Place(
            "places.editions",
            _source(left.source),
            _name(left.article),
            left.source,
            left.article,
            _pair(left.position),
        )
        for left in recent(records)
    ]
    return [*editions, *(Place("places.searches", text, "", query=text) for text in history(records)[:SEARCHES])]


def _pair(position: Sequence[int]) -> tuple[int, int]:
    paragraph, offset = position
    return paragraph, offset


def _source(source: str) -> str:
    return Path(source).name if Path(source).is_absolute() else source


def _edition(article: str) -> str:
    """The edition's part of an article's key."""
    return article.partition("#")[0]


def _name(article: str) -> str:
    """The headline's part of an article's key."""
    return article.partition("#")[2] or article
