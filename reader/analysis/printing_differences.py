"""Where another printing of a text differs from it: other words, words left out, and which paragraph answers which."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from reader.analysis.alignment import EqualRun, changes_between, equal_runs

if TYPE_CHECKING:
    from reader.text.fold import Fold


class OtherWords(NamedTuple):
    """A stretch of a paragraph of the other printing that stands there alone."""

    paragraph: int
    """0-based index among the other printing's texts."""
    start: int
    end: int


class Omission(NamedTuple):
    """A place of the other printing where it leaves out letters of this one."""

    paragraph: int
    offset: int
    letters: int


class Differences(NamedTuple):
    """Between two printings. Signs, width and script do not count."""

    words: tuple[OtherWords, ...]
    omissions: tuple[Omission, ...]
    answering: dict[int, int]
    """Index of a text of this printing to that of the other one in which it goes on."""


class _Letters:
    """The letters of some texts in one row, and where each stands."""

    def __init__(self, texts: Sequence[str], fold: "Fold") -> None:
        folded = [fold.same_length(text) for text in texts]
        self.positions = [
            (index, at) for index, text in enumerate(folded) for at, char in enumerate(text) if char.isalnum()
        ]
        self.text = "".join(folded[index][at] for index, at in self.positions)


def differences(own: Sequence[str], other: Sequence[str], fold: "Fold") -> Differences:
    """What `other`, the paragraphs of another printing, has otherwise than `own`."""
    ours, theirs = _Letters(own, fold), _Letters(other, fold)
    runs = equal_runs(ours.text, theirs.text)
    words: list[OtherWords] = []
    omissions: list[Omission] = []
    for change in changes_between(runs, len(ours.text), len(theirs.text)):
        if change.b_start < change.b_end:
            words += _stretches(theirs, change.b_start, change.b_end)
        elif theirs.positions:
            paragraph, offset = _behind(theirs, change.b_start)
            omissions.append(Omission(paragraph, offset, change.a_end - change.a_start))
    return Differences(tuple(words), tuple(omissions), dict(_answering(runs, ours, theirs)))


def _stretches(texts: _Letters, start: int, end: int) -> Iterator[OtherWords]:
    """The letters from `start` to `end`, a stretch for each paragraph."""
    first = last = texts.positions[start]
    for index, at in texts.positions[start + 1 : end]:
        if index != first[0]:
            yield OtherWords(first[0], first[1], last[1] + 1)
            first = (index, at)
        last = (index, at)
    yield OtherWords(first[0], first[1], last[1] + 1)


def _behind(texts: _Letters, at: int) -> tuple[int, int]:
    """The place behind the letter before `at`; before the first letter for 0."""
    if at == 0:
        return texts.positions[0]
    index, offset = texts.positions[at - 1]
    return index, offset + 1


def _answering(runs: Sequence[EqualRun], ours: _Letters, theirs: _Letters) -> Iterator[tuple[int, int]]:
    """Pairs of indexes; of several runs in a text the first decides."""
    for run in reversed(runs):
        for step in range(run.size - 1, -1, -1):
            yield ours.positions[run.a + step][0], theirs.positions[run.b + step][0]
