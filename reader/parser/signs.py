"""The signs of `rules/signs.yaml`: what each does in a text."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from reader.parser.alternation import Words, any_of


@dataclass(frozen=True, slots=True)
class Signs:
    """Signs by what they do in a text."""

    stops: frozenset[str]
    """They end a sentence."""
    cries: frozenset[str]
    """They end a sentence, and titles may end with them, too."""
    commas: frozenset[str]
    """A line that ends with one goes on."""
    inner_commas: frozenset[str]
    """A title seldom has one inside."""
    quotes: frozenset[str]
    telling: re.Pattern[str]
    """Stops, commas, quotes, figures, colons and white space: what tells inside a short line."""
    traditional: frozenset[str]
    """They are of the traditional script alone."""
    signature: Words
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
    def from_plain(cls, plain: Mapping[str, str]) -> "Signs":
        """From the values of `rules/signs.yaml`, one string of signs each."""
        return cls(
            frozenset(plain["stops"]),
            frozenset(plain["cries"]),
            frozenset(plain["commas"]),
            frozenset(plain["inner_commas"]),
            frozenset(plain["quotes"]),
            re.compile(f"[{re.escape(plain['stops'] + plain['inner_commas'] + plain['quotes'])}\\d: ]"),
            frozenset(plain["traditional"]) - frozenset(" \n"),
            any_of(plain["signature"].split()),
            re.compile(plain["signature_end"]),
            frozenset(plain["credit_ends"]),
            re.compile("|".join(plain["heading"].split())),
            re.compile(plain["continuation"]),
            plain["label"],
            plain["closing"],
            plain["old_words"],
            plain["new_words"],
            frozenset(plain["never_first"]),
            re.compile(plain["imprint"]),
        )

    def may_sign(self, text: str) -> bool:
        """Whether a line has anything of a byline."""
        return self.signature.search(text) is not None or self.signature_end.search(text) is not None
