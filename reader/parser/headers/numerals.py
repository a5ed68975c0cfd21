"""Numbers and dates as page headers print them, in ASCII or Han digits: 第十二版, 中華民國卅六年."""

import datetime
import re
from dataclasses import dataclass
from typing import Any

REPUBLIC = 1911
"""What is added to a year of the republic."""
OLDEST = 1800


@dataclass(frozen=True, slots=True)
class Numerals:
    """Han digits and tens, and what each is worth."""

    digits: dict[str, int]
    tens: dict[str, int]

    @classmethod
    def from_data(cls, rules: Any) -> "Numerals":
        """From the value of `data/rules/masthead.yaml`: `digits` from nought to nine, `tens` from ten on."""
        return cls(
            {char: value for value, chars in enumerate(rules["digits"].split()) for char in chars},
            {char: 10 * value for value, char in enumerate(rules["tens"].split(), 1)},
        )

    @property
    def all(self) -> str:
        """Every Han digit and ten."""
        return "".join([*self.digits, *self.tens])

    def page(self, printed: str) -> str:
        """The number of a page in digits: 12 for 十二; A03 as it is."""
        return str(self.number(printed) or printed) if set(printed) <= {*self.digits, *self.tens} else printed

    def iso(self, match: re.Match[str]) -> str | None:
        """The date of `match` in ISO 8601; None for a 31 February and for years without a century."""
        year, month, day = (self.number(part) for part in filter(None, match.groups()))
        if not match[0][0].isdigit() and match[0][0] not in self.all:
            year += REPUBLIC
        if year < OLDEST:
            return None
        try:
            return datetime.date(year, month, day).isoformat()
        except ValueError:
            return None

    def number(self, printed: str) -> int:
        """The value of ASCII or Han digits: 26, 二〇二一, 三十六, 廿九; 0 for what is no number (十廿)."""
        bare = printed.lstrip("".join(set(printed) - set("0123456789" + self.all)))
        if bare.isascii():
            return int(bare or 0)
        if not set(bare) & set(self.tens):
            return int("".join(str(self.digits[char]) for char in bare))
        tens, ten, ones = next(bare.partition(char) for char in bare if char in self.tens)
        if not {tens, ones} <= {"", *self.digits}:
            return 0
        return self.tens[ten] * self.digits.get(tens, 1) + self.digits.get(ones, 0)
