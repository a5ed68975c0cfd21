"""Edition and searches as rows of lists: the table of contents, the hits. Titles wrap whole."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from reader.app.read_state import is_unread, unread_count
from reader.app.session import SearchResults
from reader.model.blocks import BlockKind, TextSpan
from reader.model.edition import Article
from reader.model.toc import Entry, Section
from reader.text.linebreak import break_lines
from reader.text.width import cells, head, tail
from reader.tui.style.display_settings import DisplaySettings
from reader.tui.style.roles import BLANK_ROW, ListRow, StyledRun, TextRole

WITHOUT_TITLE = 2
"""Lines given to what has no title and is told by its first words."""
MOST_HITS = 1000
"""Hits that are listed; who has more asks for less."""
KIND_COLUMN = 2
"""Empty cells between the kind of a notice and its title."""


def wrapped(text: str, width: int, look: DisplaySettings) -> list[str]:
    """A text of the source in its shown form as lines of at most `width` cells."""
    shown = look.shown(" ".join(text.split()))
    return [shown[start:end] for start, end in break_lines(shown, max(2, width), ambiguous=look.ambiguous)]


def contents_rows(
    sections: Sequence[Section], read: Collection[int], look: DisplaySettings, width: int
) -> list[ListRow]:
    """The table of contents; the item of a row is the number of its entry."""
    rows = [BLANK_ROW]
    for section in sections:
        label = _label(section, look)
        lines = wrapped(label, width - 5, look)
        unread, count = unread_count(section, read), str(len(section.entries))
        aside = f"{unread}/{count}" if unread else count
        rows.append(ListRow(((lines[0], TextRole.LABEL),), aside=(aside, TextRole.LABEL)))
        rows.extend(ListRow(((line, TextRole.LABEL),)) for line in lines[1:])
        kinds = max((cells(_short_kind(entry, look), look.ambiguous) for entry in section.entries), default=0)
        for entry in section.entries:
            rows.extend(_entry_rows(entry, read, look, width, kinds))
        rows.append(BLANK_ROW)
    return rows[:-1] if len(rows) > 1 else rows


def kind_of(entry: Entry, look: DisplaySettings) -> str:
    """What an entry is called where that has to be said: all but plain articles."""
    return "" if entry.block.kind is BlockKind.ARTICLE else look.messages(f"kind.{entry.block.kind}")


def title_of(entry: Entry) -> str:
    """The headline, or the words that are printed first."""
    return entry.title


def _label(section: Section, look: DisplaySettings) -> str:
    if section.label:
        return section.label
    if section.is_furniture:
        return look.messages("section.furniture")
    return look.messages("section.none" if section.is_news else "section.notices")


def _short_kind(entry: Entry, look: DisplaySettings) -> str:
    return "" if isinstance(entry.block, Article) else look.messages(f"kind-short.{entry.block.kind}")


def _entry_rows(
    entry: Entry, read: Collection[int], look: DisplaySettings, width: int, kinds: int
) -> Iterator[ListRow]:
    """What an entry is called; before it, in a column of `kinds` cells, what it is where it is no article.

    Unread articles have a sign: without colour they could not be told.
    """
    ink = TextRole.DIM if entry.number in read else TextRole.TEXT
    sign = unread_sign(look) if is_unread(entry, read) else ""
    kind = _short_kind(entry, look)
    lead = kinds + KIND_COLUMN if kinds else 0
    lines = _shortened(wrapped(title_of(entry), width - lead, look), has_title(entry))
    for index, line in enumerate(lines):
        first = kind + " " * (lead - cells(kind, look.ambiguous))
        runs: list[StyledRun] = [(first if index == 0 else " " * lead, TextRole.DIM), (line, ink)]
        note = kind_of(entry, look) if entry.block.kind is BlockKind.PHOTO_STORY and index == len(lines) - 1 else ""
        yield ListRow(tuple(runs), entry.number, (note, TextRole.DIM) if note else None, "" if index else sign)


def unread_sign(look: DisplaySettings) -> str:
    """The sign of one cell before an unread article; an asterisk where the terminal draws the bullet over two."""
    return "•" if look.ambiguous == 1 else "*"


def has_title(entry: Entry) -> bool:
    """Whether what it is called by is a title, and not the words that it begins with."""
    return isinstance(entry.block, Article) and bool(entry.block.headline)


def _shortened(lines: list[str], is_title: bool) -> list[str]:
    """Titles whole; of other text the first words, and a sign that it goes on."""
    if is_title or len(lines) <= WITHOUT_TITLE:
        return lines
    return [*lines[: WITHOUT_TITLE - 1], lines[WITHOUT_TITLE - 1][:-1] + ".."]


def hit_rows(found: SearchResults, entries: Sequence[Entry], look: DisplaySettings, width: int) -> list[ListRow]:
    """Hits under the titles of their entries, `MOST_HITS` of them; the item of a row is the index of its hit."""
    rows: list[ListRow] = [BLANK_ROW]
    counts = Counter(hit.entry for hit in found.hits)
    entry, texts = 0, tuple[str, ...]()
    for index, hit in enumerate(found.hits[:MOST_HITS]):
        if hit.entry != entry:
            entry, texts = hit.entry, entries[hit.entry - 1].block.texts
            rows.extend([BLANK_ROW] if len(rows) > 1 else [])
            lines = _shortened(wrapped(title_of(entries[entry - 1]), width - 3, look), has_title(entries[entry - 1]))
            rows.append(ListRow(((lines[0], TextRole.LABEL),), aside=(str(counts[entry]), TextRole.LABEL)))
            rows.extend(ListRow(((line, TextRole.LABEL),)) for line in lines[1:])
        rows.append(ListRow(context(texts[hit.place.paragraph], hit.place, look, width - 3), index))
    if (more := len(found.hits) - MOST_HITS) > 0:
        rows += [BLANK_ROW, ListRow(((look.messages("search.more-hits", count=more), TextRole.DIM),))]
    return rows


def context(text: str, place: TextSpan, look: DisplaySettings, width: int) -> tuple[StyledRun, ...]:
    """A place and what stands around it on a line of `width` cells: the places of several lines are aligned."""
    width = max(0, width)
    first = max(0, place.start - width // 3)
    part = look.shown(text[first : place.end + width].replace("\n", " "))
    start, end = place.start - first, place.end - first
    room = max(0, width - cells(part[start:end], look.ambiguous))
    before, after = part[:start], part[end:]
    column = min(width // 3, room)
    before = tail(before, column, look.ambiguous)
    before = " " * (column - cells(before, look.ambiguous)) + before
    room -= column
    return (
        (before, TextRole.TEXT),
        (part[start:end], TextRole.HIT),
        (head(after, room, look.ambiguous), TextRole.TEXT),
    )
