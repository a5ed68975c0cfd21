"""Text that is not Chinese: shown whole, in the source's order, under one heading, with nothing invented in it."""

import re

from reader.model.blocks import BlockKind
from reader.model.edition import Edition, Page, PlainBlock
from reader.parser.units.text_lines import read_lines
from reader.text.han import HAN

SAMPLE = 20_000
LEAST = 200
"""Letters by which it can be told."""
SHARE = 0.03
"""Share of Han characters among the letters of what has some Chinese in it."""
BECAUSE = "not-chinese"
FEW, MANY = 300, 60
"""With so many Han characters among so many it is Chinese at a glance."""
_HAN = re.compile(f"[{HAN}]")


def is_foreign(text: str) -> bool:
    """Whether hardly any of its letters is a Han character."""
    sample = text[:SAMPLE]
    if len(_HAN.findall(sample, 0, FEW)) >= MANY:
        return False
    letters = sum(map(str.isalpha, sample))
    return letters >= LEAST and len(_HAN.findall(sample)) < SHARE * letters


def as_it_is(text: str) -> Edition:
    """An edition of one block."""
    lines = read_lines(text)
    block = PlainBlock(
        BlockKind.OTHER,
        tuple(line.number for line in lines),
        BECAUSE,
        text=tuple(line.text for line in lines),
    )
    return Edition((Page((block,)),))
