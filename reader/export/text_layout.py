"""Entries as lines of text, set for a width in cells: what `kanbao show` prints and `.txt` files hold."""

from collections.abc import Callable, Iterator, Sequence
from enum import Enum, auto
from typing import NamedTuple

from reader.model.edition import Article, Edition, Paragraph, ParagraphRole
from reader.model.toc import Entry
from reader.runtime.messages import Messages
from reader.text.full_width import full_width_punctuation
from reader.text.linebreak import break_lines
from reader.text.sanitize import sanitize

INDENT = "\u3000\u3000"
"""Two ems, 4 cells, before the first line of a paragraph."""


class TextStyle(Enum):
    """What a line is, for those who print it in colour."""

    TEXT = auto()
    HEAD = auto()
    """The paper, its date and page."""
    LABEL = auto()
    """Number and kind of an entry, and the label of a column."""
    KICKER = auto()
    HEADLINE = auto()
    SUBTITLE = auto()
    BYLINE = auto()
    SUBHEAD = auto()
    CAPTION = auto()
    DAMAGE = auto()


StyledLine = tuple[TextStyle, str]


class TextSettings(NamedTuple):
    """How lines are set."""

    width: int = 76
    """Cells of a line; 0 leaves every paragraph on one line."""
    ambiguous: int = 1
    """Cells of a character of ambiguous width."""
    shown: Callable[[str], str] = sanitize
    """From the source's text to what is printed, one code point for one."""


def shown_wide(text: str) -> str:
    """Harmless, with full-width signs between Chinese."""
    return full_width_punctuation(sanitize(text))


def to_text(edition: Edition, chosen: Sequence[Entry], messages: Messages) -> str:
    """The chosen entries as plain text with the source's own signs, for a width of 76 cells."""
    return "".join(f"{text}\n" for _, text in set_entries(edition, chosen, TextSettings(), messages))


def set_entries(
    edition: Edition, chosen: Sequence[Entry], look: TextSettings, messages: Messages
) -> Iterator[StyledLine]:
    """A single entry by itself; several with the paper's name above and a number over each."""
    if len(chosen) == 1:
        yield from set_entry(edition, chosen[0], look, messages)
        return
    page = None
    for entry in chosen:
        if entry.page is not page:
            yield from _head(edition, entry, look, is_first=page is None)
            page = entry.page
        yield TextStyle.TEXT, ""
        kind = () if entry.is_article else (messages(f"kind.{entry.block.kind}"),)
        yield TextStyle.LABEL, " ".join((f"#{entry.number}", *kind))
        yield from set_entry(edition, entry, look, messages)


def set_entry(edition: Edition, entry: Entry, look: TextSettings, messages: Messages) -> Iterator[StyledLine]:
    """One entry: title, then paragraphs and other lines in the order of the source, then what is damaged in it."""
    block = entry.block
    if isinstance(block, Article):
        yield from _set_article(block, look, messages)
    else:
        for text in block.text:
            yield from _set(TextStyle.TEXT, text, look)
    for line, reason in damage(edition, entry, messages):
        text = messages("show.damage", line=line, reason=reason)
        yield from ((TextStyle.DAMAGE, part) for _, part in _set(TextStyle.DAMAGE, text, look))


def damage(edition: Edition, entry: Entry, messages: Messages) -> tuple[tuple[int, str], ...]:
    """Line and reason, in the user's language, of everything found about an entry."""
    lines = set(entry.block.lines)
    return tuple(
        (found.line, messages(key) if messages.has(key := f"damage.{found.because}") else sanitize(found.message))
        for found in edition.diagnostics
        if found.line in lines
    )


def heading(edition: Edition, entry: Entry) -> str:
    """What stands at the head of a page: the paper, the date, the page's number and name, as far as they are known."""
    file = edition.source.name if edition.source and edition.source.name != "-" else None
    parts = (edition.newspaper or file, edition.date, entry.page.number, entry.page.name)
    return "  ".join(sanitize(part) for part in parts if part)


def body(article: Article) -> list[tuple[ParagraphRole | None, str, Paragraph | None]]:
    """Paragraphs and other lines (role None) in the order in which they stand in the source."""
    found = [(p.lines[:1] or (0,), p.role, p.text, p) for p in article.paragraphs]
    others = [((other.line,), None, other.text, None) for other in article.others if other.text]
    return [(role, text, p) for _, role, text, p in sorted([*others, *found], key=lambda part: part[0])]


def marked(paragraph: Paragraph, text: str, messages: Messages) -> str:
    """`text`, which shows `paragraph`, with a mark where words were lost; the marks are no words of the paper."""
    before = messages("mark.lost") if paragraph.lost_before else ""
    gap = messages("mark.gap") if paragraph.possible_gap else ""
    after = messages("mark.lost") if paragraph.lost_after else ""
    return f"{gap}{before}{text}{after}"


def _head(edition: Edition, entry: Entry, look: TextSettings, *, is_first: bool) -> Iterator[StyledLine]:
    if not is_first:
        yield TextStyle.TEXT, ""
    for _, text in _set(TextStyle.HEAD, heading(edition, entry), look):
        yield TextStyle.HEAD, text


def _set_article(article: Article, look: TextSettings, messages: Messages) -> Iterator[StyledLine]:
    if article.column and all(article.column not in other.text for other in article.others):
        yield from _set(TextStyle.LABEL, article.column, look)
    yield from _set(TextStyle.KICKER, article.kicker, look)
    yield from _set(TextStyle.HEADLINE, article.headline, look)
    yield from _set(TextStyle.SUBTITLE, article.subtitle, look)
    for role, text, paragraph in body(article):
        if paragraph is None:
            yield from _set(TextStyle.BYLINE, text, look)
            continue
        ink = {ParagraphRole.SUBHEAD: TextStyle.SUBHEAD, ParagraphRole.CAPTION: TextStyle.CAPTION}.get(
            role or paragraph.role
        )
        shown = marked(paragraph, look.shown(text), messages)
        yield from _broken(ink or TextStyle.TEXT, shown, look, "" if ink is TextStyle.SUBHEAD else INDENT)


def _set(ink: TextStyle, text: str, look: TextSettings) -> Iterator[StyledLine]:
    if text:
        yield from _broken(ink, look.shown(text), look, "")


def _broken(ink: TextStyle, shown: str, look: TextSettings, indent: str) -> Iterator[StyledLine]:
    if not look.width:
        yield ink, indent + shown
        return
    spans = break_lines(shown, look.width, indent=2 * len(indent), ambiguous=look.ambiguous)
    for number, (start, end) in enumerate(spans):
        yield ink, (indent if number == 0 else "") + shown[start:end]
