"""What no paper printed, found before anything else: the navigation of sites, and what crawlers and converters add.

A line is known by its form, by what stands beside it, and by being said again, within the page or in most files of a
folder. It takes no part in what the lines around it are; a line about an article (its time, its source) is shown
with it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from reader.parser.furniture.furniture_rules import FurnitureRules, squeezed
from reader.parser.matching.punctuation import Punctuation
from reader.parser.units.text_lines import TextLine

SHORT, SENTENCE = 45, 25
"""Titles are shorter; a text that ends in a full stop and is so long is a paragraph."""
FIELD = 40
"""A field of a line about an article has so many characters at most."""


HEAD_INSIDE = "head-inside"
"""The reason of a paper and a day between a title and its text: they are printed, but no part of the article."""


class Found(NamedTuple):
    """Why a line is furniture."""

    because: str
    is_of_article: bool = False
    """Whether it is about an article, and shown with it."""


@dataclass(slots=True)
class Looked:
    """The lines of a text, and what was found among them."""

    lines: Sequence[TextLine]
    rules: FurnitureRules
    signs: Punctuation
    is_header: Callable[[TextLine], bool]
    """Whether a line reads as the head of a page."""
    is_signed: Callable[[TextLine], bool]
    """Whether a line is a byline."""
    is_marked: Callable[[TextLine], bool]
    """Whether a line begins as the first paragraph of a report does."""
    found: list[Found | None] = field(default_factory=list)
    short: list[int] = field(default_factory=list)
    """The lines that may be titles, once those that are known by their form are found."""

    def mark(self, numbers: Iterable[int], because: str) -> None:
        """Take these lines for furniture, those that are not yet."""
        for number in numbers:
            if self.found[number] is None:
                self.found[number] = Found(because)

    def is_text(self, number: int) -> bool:
        """Whether a line is as long as a paragraph."""
        text = self.lines[number].text
        return len(text) > SHORT or (len(text) >= SENTENCE and text[-1] in self.signs.stops)

    def is_sentence(self, number: int) -> bool:
        """Whether a line has stops or commas in it."""
        normalized = self.lines[number].normalized
        has_sign = not (self.signs.stops.isdisjoint(normalized) and self.signs.inner_commas.isdisjoint(normalized))
        return has_sign or sum(map(normalized.count, self.signs.commas)) > 1

    def may_be_title(self, number: int, longest: int = SHORT) -> bool:
        """Whether a line is short, ends no sentence, and nothing is known of it yet."""
        text = self.lines[number].text
        is_open = text[-1] not in self.signs.stops and text[-1] not in self.signs.commas
        return self.found[number] is None and len(text) <= longest and is_open


Pass = Callable[[Looked], None]


def find_furniture(looked: Looked, passes: Sequence[Pass]) -> list[Found | None]:
    """For each line why it is furniture; None for what is printed."""
    by_form(looked)
    for find in passes:
        find(looked)
    return looked.found


def by_form(looked: Looked) -> None:
    """Lines of a form that no paper prints."""
    rules = looked.rules
    looked.found = [_form(line, looked, rules) if rules.may_be(line.normalized) else None for line in looked.lines]
    looked.short = [number for number in range(len(looked.lines)) if looked.may_be_title(number)]


def _form(line: TextLine, looked: Looked, rules: FurnitureRules) -> Found | None:
    normalized = line.normalized
    if normalized.startswith(_BULLETS):
        normalized = normalized[2:].lstrip() or normalized
    if name := rules.form(normalized):
        if name in _MAY_BE_HEADS and looked.is_header(line):
            return None
        return Found(name, name in rules.of_article)
    if len(line.text) > _LONGEST_ROW:
        return None
    if rules.is_row_of_buttons(normalized):
        return None if looked.is_header(line) else Found("buttons")
    has_fields = ":" in normalized and (normalized[0].isdigit() or rules.fields.match(normalized))
    return _fields(normalized, rules) if has_fields else None


_BULLETS = ("* ", "+ ", "• ", "· ", "- ")
"""How text browsers print the items of a list."""
_MAY_BE_HEADS = {"trail", "page-foot"}
_LONGEST_ROW = 110


def _fields(normalized: str, rules: FurnitureRules) -> Found | None:
    """`来源:江口网 时间:2022-03-08 10:20`; one that names people is about the article."""
    labels = list(rules.fields.finditer(normalized))
    if not labels or not _is_stamp(normalized[: labels[0].start()]):
        return None
    ends = [label.start() for label in labels[1:]] + [len(normalized)]
    values = [(label[1], normalized[label.end() : end].strip()) for label, end in zip(labels, ends, strict=True)]
    site = [(label, value) for label, value in values if label in rules.site_fields]
    if any(len(value) > FIELD or value.endswith("。") for _, value in values):
        return None
    if not site or any(label in rules.time_fields and not rules.year.match(value) for label, value in site):
        return None
    people = any(label in rules.person_fields and value for label, value in values)
    return Found("site-fields", people or any(map(rules.names_people, (value for _, value in site))))


def _is_stamp(text: str) -> bool:
    return not text.strip() or (len(text) <= SENTENCE and text.strip()[0].isdigit())


def without_furniture(lines: Sequence[TextLine], found: Sequence[Found | None]) -> list[TextLine]:
    """What is printed; the blank lines around furniture are those before the line below it."""
    if not any(found):
        return list(lines)
    kept: list[TextLine] = []
    gap = 0
    for line, reason in zip(lines, found, strict=True):
        gap = max(gap, line.gap)
        if reason is None:
            kept.append(replace(line, gap=gap if kept else 0) if gap != line.gap or not kept else line)
            gap = 0
    return kept


def said(looked: Looked, number: int) -> str:
    """What a line says, squeezed."""
    return squeezed(looked.lines[number].normalized)
