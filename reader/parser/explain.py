"""Why each line is what it is: its kind, the feature that spoke most for it, and what it would have been otherwise."""

from bisect import bisect
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from reader.parser.features.corrected import CORRECTION, NONE_GIVEN
from reader.parser.features.page_features import PageFeatures, extract_page_features
from reader.parser.furniture.finder import HEAD_INSIDE
from reader.parser.labeller.labels import LineLabel
from reader.parser.labeller.weights import INFINITE, max_marginals, viterbi
from reader.parser.rules import Rules
from reader.parser.units.not_chinese import BECAUSE, is_foreign
from reader.parser.units.text_lines import read_lines

CLOSE = 2.0
"""A runner-up that is worth so little less is told."""


@dataclass(frozen=True, slots=True)
class ExplainedLine:
    """A line that is not blank, and what was made of it."""

    line: int
    text: str
    """As printed, white space around it taken off."""
    label: LineLabel
    because: str
    """The feature that speaks most for the kind; `context` where only the neighbours do."""
    runner_up: LineLabel | None
    """The kind that came close; None where none did."""
    margin: float
    """By how much the page would be worth less with the second best kind of this line."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Every line explained, and the evidence of the whole page."""

    evidence: Mapping[str, str]
    """What the page as a whole shows: name and value."""
    lines: tuple[ExplainedLine, ...]


@dataclass(frozen=True, slots=True)
class LabelDifference:
    """A line that two versions of the rules take for different things."""

    page: str
    before: ExplainedLine
    after: ExplainedLine


def explain(text: str, rules: Rules, given: Mapping[int, str] = NONE_GIVEN) -> Explanation:
    """Explain every line of `text`; `given` are lines with the labels that a reader has corrected them to."""
    if is_foreign(text):
        return Explanation({}, tuple(_as_it_is(text)))
    page = extract_page_features(text, rules, given=given)
    printed = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    lines = {each.line: each for each in reversed([*_lines(page, rules)])}
    whole = (replace(lines[number], text=printed[number - 1].strip()) for number in sorted(lines))
    return Explanation(_evidence(page), tuple(whole))


def diff(pages: Mapping[str, str], before: Rules, after: Rules) -> Iterator[LabelDifference]:
    """The lines of `pages` (name to text) whose kind is another under the rules `after` than under `before`."""
    for name, text in pages.items():
        old = explain(text, before).lines
        new = explain(text, after).lines
        yield from (LabelDifference(name, a, b) for a, b in zip(old, new, strict=True) if a.label is not b.label)


def annotated(explanation: Explanation) -> Iterator[str]:
    """The explanation as lines of text: `kind | because | runner-up | line`, the evidence before them behind a #."""
    for name, value in explanation.evidence.items():
        yield f"# {name}: {value}"
    for line in explanation.lines:
        close = f"{line.runner_up} -{line.margin:.1f}" if line.runner_up else ""
        yield f"{line.label:9} | {line.because:16} | {close:15} | {line.line:4} {line.text}"


def _as_it_is(text: str) -> Iterator[ExplainedLine]:
    label = LineLabel.OTHER
    for line in read_lines(text):
        yield ExplainedLine(line.number, line.text, label, BECAUSE, None, INFINITE)
        label = LineLabel.OTHER_CONT


def _evidence(page: PageFeatures) -> dict[str, str]:
    layout = page.layout
    measure = "cells" if layout.counts_cells else "characters"
    return {
        "lines": str(layout.lines),
        "wrapped at": "no" if layout.wrapped_at is None else f"{layout.wrapped_at} {measure}",
        "paragraphs indented": "yes" if layout.indented else "no",
        "blank lines between paragraphs": str(page.paragraph_gap),
        "first paragraphs marked": f"{page.marked:.0%}",
        "script": "traditional" if layout.traditional else "simplified",
    }


def _lines(page: PageFeatures, rules: Rules) -> Iterator[ExplainedLine]:
    yield from sorted([*_furniture(page), *_weighed(page, rules)], key=lambda line: line.line)


def _furniture(page: PageFeatures) -> Iterator[ExplainedLine]:
    last = -1
    printed = sorted(line for seen in page.units for line in seen.unit.lines)
    for line, reason in page.furniture:
        goes_on = last >= 0 and bisect(printed, last) == bisect(printed, line.number)
        label = LineLabel.FURNITURE_MORE if goes_on else LineLabel.FURNITURE
        if reason.is_of_article or reason.because == HEAD_INSIDE:
            label = LineLabel.STAMP if reason.is_of_article else LineLabel.HEADER
        else:
            last = line.number
        yield ExplainedLine(line.number, line.text, label, reason.because, None, INFINITE)


def _weighed(page: PageFeatures, rules: Rules) -> Iterator[ExplainedLine]:
    labels = viterbi(page.emissions, page.gaps, rules.weights)
    losses = max_marginals(page.emissions, page.gaps, rules.weights)
    for seen, label, loss in zip(page.units, labels, losses, strict=True):
        because, _ = rules.weights.strongest_feature(seen.features, label)
        if seen.unit.line in page.corrected:
            because = CORRECTION
        others = {other: worth for other, worth in loss.items() if other is not label}
        second = min(others, key=lambda other: (others[other], other), default=None)
        margin = max(others[second], 0.0) if second else INFINITE
        close = second if margin <= CLOSE else None
        for line, text in seen.unit.printed():
            yield ExplainedLine(line, text, label, because, close, margin)
