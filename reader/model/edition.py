"""An edition: pages of blocks, some of which are articles. Frozen values, no behaviour beyond deriving.

Lines are 1-based lines of the source. Offsets are code points. Texts are the source's own, nothing repaired.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from reader.model.blocks import ARTICLE_KINDS, BlockKind, TextSpan

__all__ = [
    "ARTICLE_KINDS",
    "Area",
    "Article",
    "Block",
    "BlockKind",
    "Credit",
    "Dateline",
    "Diagnostic",
    "Edition",
    "Guess",
    "Hint",
    "Origin",
    "Page",
    "Paragraph",
    "ParagraphRole",
    "PlainBlock",
    "Source",
    "SourceLine",
    "TextSpan",
]


class ParagraphRole(StrEnum):
    """Role of a paragraph in its article."""

    TEXT = "text"
    LEAD = "lead"
    SUBHEAD = "subhead"
    CAPTION = "caption"


class Origin(StrEnum):
    """Origin of a fact about the edition; a hint wins over a guess from the text or the file's name."""

    HINT = "hint"
    TEXT = "text"
    FILE_NAME = "file-name"


class SourceLine(NamedTuple):
    """A line of the source as it is printed, without the white space around it."""

    line: int
    text: str


class Credit(NamedTuple):
    """Who made an article, as its byline or its photo credit says."""

    role: str
    """`reporter` `correspondent` `photographer` `author` `editor`, or a further one that the paper prints."""
    name: str
    """With the padding of two-character names taken out: 王 强 is 王强."""
    line: int
    rank: str | None = None
    """见习, 首席, 实习, 特约 ... as printed."""
    organisation: str | None = None


class Dateline(NamedTuple):
    """The opening words that say where a report comes from: 本报讯, 新华社北京7月3日电."""

    text: str
    agency: str | None = None
    place: str | None = None
    date: str | None = None
    """As printed."""


class Paragraph(NamedTuple):
    """A paragraph of an article, in the words of the source, wrapped lines joined."""

    text: str
    lines: tuple[int, ...]
    role: ParagraphRole = ParagraphRole.TEXT
    line_starts: tuple[int, ...] = (0,)
    """For each of `lines`, the offset in `text` at which it begins: the way back from the text to the source."""
    lost_before: bool = False
    """The dump lost the beginning. The reason is the diagnostic of the paragraph's first line."""
    lost_after: bool = False
    possible_gap: str | None = None
    """The id of the reason for which something may be missing before this paragraph, where there is one."""


class Area(NamedTuple):
    """Position and size of an item on its printed page, in thousandths of the page."""

    left: int
    top: int
    width: int
    height: int


class PlainBlock(NamedTuple):
    """A block that is no article: a notice, a strip, the masthead."""

    kind: BlockKind
    lines: tuple[int, ...]
    because: str
    """The id of the rule or pass that decided."""
    section: str | None = None
    """The column or section that it stands under, as printed; None where the page does not say."""
    text: tuple[str, ...] = ()
    """The lines as printed, white space around them taken off."""
    address: str | None = None
    """The web address of the item, for what comes from an e-paper."""
    area: Area | None = None
    """Position on the printed page, if an e-paper gives it."""

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts that places index: an empty title, then line by line."""
        return ("", *self.text)

    @property
    def characters(self) -> int:
        """Length of title and text in code points, white space not counted."""
        return _without_spaces(self.text)


class Article(NamedTuple):
    """A block of editorial matter: an article, a photo story or a brief."""

    kind: BlockKind
    lines: tuple[int, ...]
    because: str
    """As for a plain block, and so is `section`."""
    section: str | None = None
    title_lines: tuple[int, ...] = ()
    kicker: str = ""
    headline: str = ""
    subtitle: str = ""
    title_is_guess: bool = False
    """The title's words are sure, but which part is the kicker and which the headline is a guess."""
    column: str = ""
    """A label of its own over or before the title: 【人民时评】."""
    credits: tuple[Credit, ...] = ()
    dateline: Dateline | None = None
    paragraphs: tuple[Paragraph, ...] = ()
    others: tuple[SourceLine, ...] = ()
    """Every line of the block that stands neither in the title nor in a paragraph: bylines, labels."""
    continued: str | None = None
    """The words that say that it goes on, or comes from, elsewhere: 下转第四版."""
    address: str | None = None
    """As for a plain block, and so is `area`."""
    area: Area | None = None

    @property
    def title(self) -> str:
        """Kicker, headline and subtitle, those that there are, joined by line feeds."""
        return "\n".join(part for part in (self.kicker, self.headline, self.subtitle) if part)

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts that places index: the title, the paragraphs, then the other lines."""
        return (self.title, *(p.text for p in self.paragraphs), *(other.text for other in self.others))

    @property
    def characters(self) -> int:
        """Length of title and paragraphs in code points, white space and bylines not counted."""
        return _without_spaces((self.title, *(p.text for p in self.paragraphs)))


Block: TypeAlias = Article | PlainBlock
"""A run of source lines that belong together. Over all blocks they are the non-blank lines, each once."""


def _without_spaces(texts: Iterable[str]) -> int:
    return sum(len("".join(text.split())) for text in texts)


class Page(NamedTuple):
    """One page of the paper."""

    blocks: tuple[Block, ...]
    number: str | None = None
    """As the paper counts: C01, 3, A05."""
    name: str | None = None
    """版名: 要闻, 今日平湖报."""
    origin: Origin = Origin.TEXT
    """Origin of number and name."""


class Diagnostic(NamedTuple):
    """Something about the source that a reader should know."""

    code: str
    """`lost-before`, `lost-after`, `possible-gap`, ..."""
    line: int
    because: str
    """The id of the reason; the catalogue has its text under `damage.<because>`."""
    message: str
    """The reason in one English sentence, for files and scripts."""


class Source(NamedTuple):
    """The file an edition was read from."""

    name: str
    encoding: str
    """As Python's codecs name it: utf-8, utf-8-sig, gb18030, big5, utf-16."""
    sha256: str
    """Of the bytes."""
    lines: int
    replaced: int = 0
    """Bytes that are not of the encoding, and glyphs without a character; each run stands as U+FFFD in the text."""
    controls: int = 0
    """NUL and other control characters, kept in the text and shown as pictures."""
    text: str = ""
    """The whole decoded text, line ends as line feeds. Not part of exchanged files."""
    misread_as: str = ""
    """The encoding as which the text had been misread before it was written; that is undone here. Empty: it was not."""
    repeated: tuple[str, ...] = ()
    """Its lines that most files of its folder have, without white space: no paper printed them."""


class Guess(NamedTuple):
    """Guesses from the path of a file, for what nothing else says."""

    newspaper: str | None = None
    date: str | None = None
    """ISO 8601."""
    page: str | None = None
    name: str | None = None
    """Of the page."""


class Hint(NamedTuple):
    """Facts about a source from outside its text, which win over those in it."""

    newspaper: str | None = None
    date: str | None = None
    """ISO 8601."""
    page: str | None = None
    name: str | None = None
    """Of the page."""
    origin: Origin = Origin.HINT
    item: str | None = None
    """The number of the article on its page, where a file holds one."""
    guess: Guess = Guess()
    """Guesses from the path of the file."""
    repeated: tuple[str, ...] = ()
    """Lines of the text that most files of its folder have."""
    labels: tuple[tuple[int, str], ...] = ()
    """Source lines and the labels that a reader has corrected them to."""


class Edition(NamedTuple):
    """Pages of one source, with its facts and diagnostics."""

    pages: tuple[Page, ...]
    newspaper: str | None = None
    newspaper_origin: Origin | None = None
    date: str | None = None
    """ISO 8601."""
    date_origin: Origin | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    source: Source | None = None
