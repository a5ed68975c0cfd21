"""Why each line is what it is: its kind, the clue that spoke most for it, and what it would have been otherwise."""

from bisect import bisect
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from reader.parser.foreign import BECAUSE, is_foreign
from reader.parser.furniture import HEAD_INSIDE
from reader.parser.kinds import LineKind
from reader.parser.lines import read_lines
from reader.parser.reading import Reading, read
from reader.parser.rules import Rules
from reader.parser.weights import INFINITE, best_path, margins

CLOSE = 2.0
"""A runner-up that is worth so little less is told."""


@dataclass(frozen=True, slots=True)
class Explained:
    """A line that is not blank, and what was made of it."""

    line: int
    text: str
    """As printed, white space around it taken off."""
    kind: LineKind
    because: str
    """The clue that speaks most for the kind; `context` where only the neighbours do."""
    runner_up: LineKind | None
    """The kind that came close; None where none did."""
    margin: float
    """By how much the page would be worth less with the second best kind of this line."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Every line explained, and the evidence of the whole page."""

    evidence: Mapping[str, str]
    """What the page as a whole shows: name and value."""
    lines: tuple[Explained, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A line that two versions of the rules take for different things."""

    page: str
    before: Explained
    after: Explained


def explain(text: str, rules: Rules) -> Explanation:
    """Explain every line of `text`."""
    if is_foreign(text):
        return Explanation({}, tuple(_as_it_is(text)))
    reading = read(text, rules)
    printed = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    lines = {each.line: each for each in reversed([*_lines(reading, rules)])}
    whole = (replace(lines[number], text=printed[number - 1].strip()) for number in sorted(lines))
    return Explanation(_evidence(reading), tuple(whole))


def diff(pages: Mapping[str, str], before: Rules, after: Rules) -> Iterator[Difference]:
    """The lines of `pages` (name to text) whose kind is another under the rules `after` than under `before`."""
    for name, text in pages.items():
        old = explain(text, before).lines
        new = explain(text, after).lines
        yield from (Difference(name, a, b) for a, b in zip(old, new, strict=True) if a.kind is not b.kind)


def annotated(explanation: Explanation) -> Iterator[str]:
    """The explanation as lines of text: `kind | because | runner-up | line`, the evidence before them behind a #."""
    for name, value in explanation.evidence.items():
        yield f"# {name}: {value}"
    for line in explanation.lines:
        close = f"{line.runner_up} -{line.margin:.1f}" if line.runner_up else ""
        yield f"{line.kind:9} | {line.because:16} | {close:15} | {line.line:4} {line.text}"


def _as_it_is(text: str) -> Iterator[Explained]:
    kind = LineKind.OTHER
    for line in read_lines(text):
        yield Explained(line.number, line.text, kind, BECAUSE, None, INFINITE)
        kind = LineKind.OTHER_MORE


def _evidence(reading: Reading) -> dict[str, str]:
    layout = reading.layout
    measure = "cells" if layout.counts_cells else "characters"
    return {
        "lines": str(layout.lines),
        "wrapped at": "no" if layout.wrapped_at is None else f"{layout.wrapped_at} {measure}",
        "paragraphs indented": "yes" if layout.indented else "no",
        "blank lines between paragraphs": str(reading.paragraph_gap),
        "first paragraphs marked": f"{reading.marked:.0%}",
        "script": "traditional" if layout.traditional else "simplified",
    }


def _lines(reading: Reading, rules: Rules) -> Iterator[Explained]:
    yield from sorted([*_furniture(reading), *_weighed(reading, rules)], key=lambda line: line.line)


def _furniture(reading: Reading) -> Iterator[Explained]:
    last = -1
    printed = sorted(line for seen in reading.seen for line in seen.unit.lines)
    for line, reason in reading.furniture:
        goes_on = last >= 0 and bisect(printed, last) == bisect(printed, line.number)
        kind = LineKind.FURNITURE_MORE if goes_on else LineKind.FURNITURE
        if reason.is_of_article or reason.because == HEAD_INSIDE:
            kind = LineKind.STAMP if reason.is_of_article else LineKind.HEADER
        else:
            last = line.number
        yield Explained(line.number, line.text, kind, reason.because, None, INFINITE)


def _weighed(reading: Reading, rules: Rules) -> Iterator[Explained]:
    kinds = best_path(reading.scores, reading.gaps, rules.weights)
    losses = margins(reading.scores, reading.gaps, rules.weights)
    for seen, kind, loss in zip(reading.seen, kinds, losses, strict=True):
        because, _ = rules.weights.reason(seen.clues, kind)
        others = {other: worth for other, worth in loss.items() if other is not kind}
        second = min(others, key=lambda other: (others[other], other), default=None)
        margin = max(others[second], 0.0) if second else INFINITE
        close = second if margin <= CLOSE else None
        for line, text in seen.unit.printed():
            yield Explained(line, text, kind, because, close, margin)
