"""The signs of `rules/punctuation.yaml`: what each does in a text."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from reader.parser.matching.keyword_matcher import KeywordMatcher, any_of


@dataclass(frozen=True, slots=True)
class Punctuation:
    """Signs by what they do in a text."""

    stops: frozenset[str]
    """They end a sentence."""
    exclamations: frozenset[str]
    """They end a sentence, and titles may end with them, too."""
    commas: frozenset[str]
    """A line that ends with one goes on."""
    inner_commas: frozenset[str]
    """A title seldom has one inside."""
    quotes: frozenset[str]
    probe: re.Pattern[str]
    """Stops, commas, quotes, figures, colons and white space: what tells inside a short line."""
    traditional: frozenset[str]
    """They are of the traditional script alone."""
    signature: KeywordMatcher
    signature_end: re.Pattern[str]
    """What a byline has in it or ends with, unless it is names alone."""
    credit_ends: frozenset[str]
    """What a caption that names its photographer ends with."""
    heading: re.Pattern[str]
    """What a page header has in it."""
    continuation: re.Pattern[str]
    """What words of continuation have in them."""
    label: str
    """They decorate a label: 【新思想引领新征程】."""
    closing: str
    """Quotes and brackets that may stand behind the end of a sentence."""
    old_words: str
    new_words: str
    """Characters that are more frequent in papers of before 1950 and in those since."""
    never_first: frozenset[str]
    """No paragraph begins with one of them."""
    imprint: re.Pattern[str]
    """What a line of the imprint begins with."""

    @classmethod
    def from_data(cls, data: Mapping[str, str]) -> "Punctuation":
        """From the values of `rules/punctuation.yaml`, one string of signs each."""
        return cls(
            frozenset(data["stops"]),
            frozenset(data["cries"]),
            frozenset(data["commas"]),
            frozenset(data["inner_commas"]),
            frozenset(data["quotes"]),
            re.compile(f"[{re.escape(data['stops'] + data['inner_commas'] + data['quotes'])}\\d: ]"),
            frozenset(data["traditional"]) - frozenset(" \n"),
            any_of(data["signature"].split()),
            re.compile(data["signature_end"]),
            frozenset(data["credit_ends"]),
            re.compile("|".join(data["heading"].split())),
            re.compile(data["continuation"]),
            data["label"],
            data["closing"],
            data["old_words"],
            data["new_words"],
            frozenset(data["never_first"]),
            re.compile(data["imprint"]),
        )

    def may_sign(self, text: str) -> bool:
        """Whether a line has anything of a byline."""
        return self.signature.search(text) is not None or self.signature_end.search(text) is not None
