"""Words that a dump lost, as another source of the same text prints them.

Nothing is put into the text: a `Fill` says where words are missing and which ones the other source has there. It is
made only where no other reading is left: an insertion, no replacement, between equal stretches on both sides, at the
border of a paragraph or at a mark of lost text, in an article that is otherwise the same.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reader.analysis.alignment import EqualRun, TextChange, equal_runs
from reader.model.blocks import TextSpan

if TYPE_CHECKING:
    from reader.model.edition import Paragraph
    from reader.text.fold import Fold

CERTAIN = 8
"""Equal code points, white space apart, that have to stand on both sides of a fill."""
SAME_TEXT = 0.8
"""Share of the other source's text, fills apart, that has to be equal."""
LONGEST_VARIANT = 40
"""Code points on each side up to which a replacement is a variant; longer ones are another text."""


class Fill(NamedTuple):
    """Words that the other source has, and this one lost."""

    place: TextSpan
    """An empty span: where the words are missing. Paragraph 1 is the first."""
    text: str
    """As the other source prints them, a line feed between paragraphs."""
    is_marked: bool
    """The loss was known: there is a mark of lost text at this place."""


class Variant(NamedTuple):
    """Words for which the other source has others."""

    place: TextSpan
    text: str
    """The words of the other source."""


class Comparison(NamedTuple):
    """What another printing of an article has that this one has not."""

    share: float
    """Of the other source's text, fills apart, how much is equal: 0 to 1."""
    fills: tuple[Fill, ...] = ()
    variants: tuple[Variant, ...] = ()
    additions: tuple[Fill, ...] = ()
    """Words that only the other source has, without certainty that they were lost here: editors shorten."""


class _Flat:
    """Paragraphs as one text without white space, and the way back."""

    def __init__(self, paragraphs: Sequence[str], fold: "Fold") -> None:
        self.paragraphs = paragraphs
        self.positions: list[tuple[int, int]] = []
        self.spans: list[tuple[int, int]] = []
        """Where each paragraph begins and ends."""
        parts: list[str] = []
        for index, paragraph in enumerate(paragraphs):
            compared = fold.same_length(paragraph)
            offsets = [at for at, char in enumerate(compared) if not char.isspace()]
            parts += (compared[at] for at in offsets)
            self.positions += ((index, at) for at in offsets)
            self.spans.append((len(parts) - len(offsets), len(parts)))
        self.text = "".join(parts)
        self.borders = frozenset(at for span in self.spans for at in span)

    def position(self, at: int) -> tuple[int, int]:
        """Index of the paragraph and offset in it; at a border the beginning of the paragraph behind it."""
        if at < len(self.positions):
            return self.positions[at]
        return max(len(self.paragraphs) - 1, 0), len(self.paragraphs[-1]) if self.paragraphs else 0

    def place(self, start: int, end: int) -> TextSpan:
        """The span from `start` to `end`, in the paragraph in which it begins."""
        paragraph, offset = self.position(start)
        if start == end:
            return TextSpan(paragraph + 1, offset, offset)
        last, last_offset = self.position(end - 1)
        stop = last_offset + 1 if last == paragraph else len(self.paragraphs[paragraph])
        return TextSpan(paragraph + 1, offset, stop)

    def printed(self, start: int, end: int) -> str:
        """The source's own words from `start` to `end`, paragraphs joined by line feeds."""
        (first, from_), (last, to) = self.position(start), self.position(end - 1)
        if first == last:
            return self.paragraphs[first][from_ : to + 1]
        parts = (self.paragraphs[first][from_:], *self.paragraphs[first + 1 : last], self.paragraphs[last][: to + 1])
        return "\n".join(part.strip() for part in parts)


class _Gap(NamedTuple):
    """What lies between two equal runs."""

    left: EqualRun
    right: EqualRun

    @property
    def change(self) -> TextChange:
        left, right = self.left, self.right
        return TextChange(left.a + left.size, right.a, left.b + left.size, right.b)


def compare(
    paragraphs: "Sequence[Paragraph]", other: Sequence[str], fold: "Fold", *, is_same_page: bool, outside: str = ""
) -> Comparison:
    """What `other`, the paragraphs of another source, has beside those of an article.

    `is_same_page`: both are the same paper's page of the same day; otherwise words are fills only where a mark of lost
    text stands. `outside`: title and bylines of the article; what stands there is not missing among its paragraphs.
    """
    own, theirs = _Flat([each.text for each in paragraphs], fold), _Flat(other, fold)
    marks = frozenset(_marks(paragraphs, own))
    known = "".join(fold.same_length(outside).split())
    runs = equal_runs(own.text, theirs.text)
    fills: list[Fill] = []
    additions: list[Fill] = []
    variants: list[Variant] = []
    for gap in _gaps(runs, len(own.text), len(theirs.text)):
        change = gap.change
        if not change.is_insertion:
            variants += _variants(change, own, theirs)
        elif theirs.text[change.b_start : change.b_end] not in known:
            moved = _at_border(gap, own, theirs, marks, only_at_marks=not is_same_page)
            (fills if moved else additions).append(_fill(moved or change, own, theirs, marks))
    filled = sum(len("".join(fill.text.split())) for fill in fills)
    share = sum(run.size for run in runs) / max(len(theirs.text) - filled, 1)
    if share < SAME_TEXT:
        return Comparison(share, (), tuple(variants), tuple(sorted(fills + additions)))
    return Comparison(share, tuple(fills), tuple(variants), tuple(additions))


def _marks(paragraphs: "Sequence[Paragraph]", own: _Flat) -> Iterator[int]:
    """Flat positions at which text is known to be lost, or may be."""
    for paragraph, (start, end) in zip(paragraphs, own.spans, strict=True):
        if paragraph.lost_before or paragraph.possible_gap:
            yield start
        if paragraph.lost_after:
            yield end


def _gaps(runs: Sequence[EqualRun], a_length: int, b_length: int) -> Iterator[_Gap]:
    for left, right in pairwise((EqualRun(0, 0, 0), *runs, EqualRun(a_length, b_length, 0))):
        gap = _Gap(left, right)
        if gap.change.a_start < gap.change.a_end or gap.change.b_start < gap.change.b_end:
            yield gap


def _at_border(
    gap: _Gap, own: _Flat, theirs: _Flat, marks: frozenset[int], *, only_at_marks: bool
) -> TextChange | None:
    """The insertion where it is certain; None where it is not.

    Where its first words are those behind it too, it may as well begin later; the place that counts is a border of the
    other source's paragraphs, or a mark.
    """
    best: tuple[int, TextChange] | None = None
    for moved, left, right in _shifts(gap, theirs.text):
        at_mark = moved.a_start in marks
        borders = (moved.b_start in theirs.borders) + (moved.b_end in theirs.borders)
        is_supported = at_mark or (borders and not only_at_marks)
        rank = 4 * at_mark + 2 * borders + (moved.a_start in own.borders)
        is_held = _is_held(left, moved.a_start == 0) and _is_held(right, moved.a_start == len(own.text))
        is_inside = at_mark or moved.a_start > 0  # what stands before the first word may be the byline
        if is_supported and is_held and is_inside and (best is None or rank > best[0]):
            best = rank, moved
    return best and best[1]


def _is_held(equal: int, is_edge: bool) -> bool:
    return equal >= CERTAIN or (is_edge and equal == 0)


def _shifts(gap: _Gap, text: str) -> Iterator[tuple[TextChange, int, int]]:
    """The places at which the same insertion gives the same text, with the equal code points on both sides."""
    change, left, right = gap.change, gap.left.size, gap.right.size
    yield change, left, right
    for step in range(1, left + 1):
        if text[change.b_start - step] != text[change.b_end - step]:
            break
        yield _moved(change, -step), left - step, right + step
    for step in range(1, right + 1):
        if text[change.b_start + step - 1] != text[change.b_end + step - 1]:
            break
        yield _moved(change, step), left + step, right - step


def _moved(change: TextChange, by: int) -> TextChange:
    return TextChange(*(at + by for at in change))


def _fill(change: TextChange, own: _Flat, theirs: _Flat, marks: frozenset[int]) -> Fill:
    text = theirs.printed(change.b_start, change.b_end)
    return Fill(own.place(change.a_start, change.a_start), text, change.a_start in marks)


def _variants(change: TextChange, own: _Flat, theirs: _Flat) -> Iterator[Variant]:
    if change.is_deletion or max(change.a_end - change.a_start, change.b_end - change.b_start) > LONGEST_VARIANT:
        return
    yield Variant(own.place(change.a_start, change.a_end), theirs.printed(change.b_start, change.b_end))
