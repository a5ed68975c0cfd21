"""Numbers and dates as page headers print them, in ASCII or Han digits: 第十二版, 中華民國卅六年."""

import datetime
import re

REPUBLIC = 1911
"""What is added to a year of the republic."""
OLDEST = 1800
_DIGITS = {
    char: value
    for value, chars in enumerate(("〇○零", "一元正", "二", "三", "四", "五", "六", "七", "八", "九"))
    for char in chars
}
_TENS = {"十": 10, "廿": 20, "卅": 30}
HAN = "〇○零一二三四五六七八九十廿卅元正"


def digits(printed: str) -> str:
    """The number of a page in digits: 12 for 十二; A03 as it is."""
    return str(number(printed) or printed) if set(printed) <= set(HAN) else printed


def iso(match: re.Match[str]) -> str | None:
    """The date of `match` in ISO 8601; None for a 31 February and for years without a century."""
    year, month, day = (number(part) for part in filter(None, match.groups()))
    if not match[0][0].isdigit() and match[0][0] not in HAN:
        year += REPUBLIC
    if year < OLDEST:
        return None
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


def number(printed: str) -> int:
    """The value of ASCII or Han digits: 26, 二〇二一, 三十六, 廿九; 0 for what is no number (十廿)."""
    bare = printed.lstrip("".join(set(printed) - set("0123456789" + HAN)))
    if bare.isascii():
        return int(bare or 0)
    if not set(bare) & set(_TENS):
        return int("".join(str(_DIGITS[char]) for char in bare))
    tens, ten, ones = next(bare.partition(char) for char in bare if char in _TENS)
    if not {tens, ones} <= {"", *_DIGITS}:
        return 0
    return _TENS[ten] * _DIGITS.get(tens, 1) + _DIGITS.get(ones, 0)
