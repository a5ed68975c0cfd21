"""What can be told of an article from form alone: who speaks, figures with their unit, documents, its length.

Needs no segmenter, and shows no guess: what has not the form of a fact is left out.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from reader.analysis.figures import Figure, FigureForms, figures
from reader.analysis.speakers import Frames, Person, people
from reader.model.blocks import TextSpan
from reader.model.edition import Article, Block

CHARACTERS_A_MINUTE = 500
"""Silent reading: what the curriculum standard for Chinese in compulsory schooling (义务教育语文课程标准) asks of the
grades 7 to 9 for an ordinary modern text, 阅读一般的现代文,每分钟不少于500字."""
_DOCUMENT = re.compile(r"《([^《》\n]{1,60}(?:《[^《》\n]{1,60}》[^《》\n]{0,60})?)》")


@dataclass(frozen=True, slots=True)
class CitedDocument:
    """What an article names in 《》: a law, a plan, a book, a paper."""

    title: str
    """Without the marks around it."""
    spans: tuple[TextSpan, ...]
    """Every place where it is named, with the marks."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What form tells of one block."""

    people: tuple[Person, ...]
    """Who speaks. The people of the byline are the article's credits."""
    figures: tuple[Figure, ...]
    documents: tuple[CitedDocument, ...]
    characters: int
    """Of title and text, white space apart."""
    minutes: int
    """To read it, rounded up."""


@dataclass(frozen=True, slots=True)
class FactForms:
    """What facts are recognised by."""

    frames: Frames
    figures: FigureForms

    @classmethod
    def from_data(cls, surnames: Mapping[str, str], speakers: Mapping[str, str], figures: Mapping[str, str]) -> Self:
        """Compile the three lexicons of those names. KeyError where a list is missing."""
        return cls(Frames.from_data(surnames, speakers), FigureForms.from_data(figures))


def extract_facts(block: Block, forms: FactForms) -> Facts:
    """The facts of a block. Places index `block.texts`; bylines and labels of an article are not looked at."""
    texts = block.texts
    if isinstance(block, Article):
        texts = texts[: 1 + len(block.paragraphs)]
    return Facts(
        people=people(texts, forms.frames),
        figures=figures(texts, forms.figures),
        documents=_documents(texts),
        characters=block.characters,
        minutes=-(-block.characters // CHARACTERS_A_MINUTE),
    )


def _documents(texts: Sequence[str]) -> tuple[CitedDocument, ...]:
    named: dict[str, list[TextSpan]] = {}
    for number, text in enumerate(texts):
        for match in _DOCUMENT.finditer(text):
            named.setdefault(match[1], []).append(TextSpan(number, match.start(), match.end()))
    return tuple(CitedDocument(title, tuple(places)) for title, places in named.items())
