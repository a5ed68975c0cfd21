"""Han characters (CJK ideographs): the one definition of them, as a character class and as a predicate."""

import re
from typing import Final

HAN: Final = "〇\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
"""The inside of a character class: 〇, the unified ideographs with extension A, planes 2 and 3 (Unicode 15, 18.1)."""
_HAN: Final = re.compile(f"[{HAN}]+")


def is_han(text: str) -> bool:
    """True if `text` is not empty and every character is a Han character."""
    return _HAN.fullmatch(text) is not None
